//! Going: what screens and overlays ask of the app is carried out; from screen
//! to screen, to an entry, back and forth.

use super::action::Action;
use super::hits::Found;
use super::layout;
use super::overlay::Overlay;
use super::overlay::card::{self, Card};
use super::overlay::letters::Letters;
use super::overlay::prompt::Prompt;
use super::overlay::way::Way;
use super::screen::topics::Chapter;
use super::screen::{Screen, Which};
use super::{App, Ctx, Effect, Request, Stop, reading};
use crate::dossier::{Address, EntryId, Item};

impl Stop {
    /// The place in words: its screen, and what was read there.
    fn told(&self, ctx: &Ctx) -> (String, String) {
        let screen = self.place.which().title().to_owned();
        let card = self.cards.last().map(|card| card.entry);
        let Some(id) = card.or_else(|| self.place.entry()) else {
            return (screen, self.place.title(ctx));
        };
        let entry = ctx.view.entry(id);
        let row = reading::link(ctx.theme, &entry, u16::MAX);
        (screen, row.runs.into_iter().map(|run| run.text).collect())
    }
}

impl App {
    /// Has the overlay on top, or else the screen, do what a key asks for.
    pub(super) fn act_on_top(&mut self, action: Action) -> Option<Effect> {
        let (ctx, area) = (self.shared.ctx(), self.area);
        let request = match self.overlays.last_mut() {
            Some(overlay) => overlay.layer_mut().update(&ctx, action, area),
            None => self.screens.screen_mut().update(&ctx, action, area),
        };
        self.carry_out(request)
    }

    /// Carries out what is asked; what only the runtime can do comes back.
    pub(super) fn carry_out(&mut self, request: Request) -> Option<Effect> {
        match request {
            Request::Nothing => {}
            Request::Do(effect) => return Some(effect),
            Request::Copy { text, what } => return self.send(text, what),
            Request::Browse(url) => return Some(self.browse(url)),
            Request::Close => {
                let from = self.here();
                self.overlays.pop();
                let here = self.here();
                self.trail.returned(from, &here);
            }
            Request::Letters => self.letter_links(),
            Request::Follow(lead) => {
                self.overlays.pop();
                return self.carry_out(reading::open(Some(lead)));
            }
            Request::SetOut(path) => self.set_out(path),
            Request::Card(id) => {
                let stop = self.here();
                self.lay(id);
                self.left(stop);
            }
            Request::Open(id) => {
                if matches!(self.overlays.last(), Some(Overlay::Palette(_))) {
                    self.overlays.pop();
                }
                let stop = self.here();
                self.go(id);
                self.left(stop);
            }
            Request::Theme(scheme) => {
                self.overlays.pop();
                self.draw_in(scheme);
            }
            Request::Act(action) => return self.by_name(action),
            Request::Search(at) => self.search_by_name(at),
            Request::Run(tool) => return self.run_tool(tool),
            Request::Hit {
                query,
                found: hits,
                at,
            } => {
                self.overlays.pop();
                let hits = *hits;
                self.remember_query(query.typed());
                self.shared.found = Some(Found { query, hits, at });
                self.walk(0);
            }
            Request::Screen(which, _) if !which.has_any(&self.shared.dossier) => {
                let title = which.title().to_lowercase();
                let what = format!("There is nothing for this screen in this dossier: {title}.");
                self.message = Some(what);
            }
            Request::Screen(which, at) => {
                let stop = self.here();
                self.overlays.clear();
                self.screens.shown = which;
                let (ctx, area) = (self.shared.ctx(), self.area);
                let screen = self.screens.screen_mut();
                screen.fit(&ctx, area);
                if let Some(id) = at {
                    screen.show(&ctx, id, area);
                }
                self.left(stop);
            }
            Request::Events(topic) => {
                self.screens.timeline.only(topic);
                return self.carry_out(Request::Screen(Which::Timeline, None));
            }
            Request::Ask(question) => self.overlays.push(Overlay::Prompt(Prompt::of(question))),
            Request::Answer(answer) => {
                self.overlays.pop();
                let (ctx, area) = (self.shared.ctx(), self.area);
                let request = self.screens.screen_mut().answer(&ctx, &answer, area);
                return self.carry_out(request);
            }
            Request::Look(query) => {
                self.overlays.pop();
                self.look(query);
            }
            Request::Change(deed) => return self.change(deed),
            Request::Undo => return self.undo(),
            Request::Tags(address) => self.write_tags(&address),
            Request::Say(message) => self.message = Some(message),
            Request::Back => self.back(),
            Request::Travel(steps) => {
                self.overlays.pop();
                let here = self.here();
                if let Some(stop) = self.trail.travel(steps, here) {
                    self.to(&stop);
                }
            }
        }
        None
    }

    /// Puts letters on the links in view.
    pub(super) fn letter_links(&mut self) {
        let (ctx, area) = (self.shared.ctx(), self.area);
        let links = match self.overlays.last_mut() {
            Some(overlay) => overlay.layer_mut().links(&ctx, area),
            None => self.screens.screen_mut().links(&ctx, area),
        };
        if links.is_empty() {
            self.message = Some("There is no link in view.".to_owned());
        } else {
            self.overlays.push(Overlay::Letters(Letters::of(&links)));
        }
    }

    /// Takes the letters off the links: they may be elsewhere now.
    pub(super) fn drop_letters(&mut self) {
        let letters = |overlay: &Overlay| matches!(overlay, Overlay::Letters(_));
        self.overlays.retain(|overlay| !letters(overlay));
    }

    /// The topic that is being read, where nothing of it is selected.
    pub(super) fn topic(&self) -> Option<EntryId> {
        let dossier = &self.shared.dossier;
        match self.screens.topics.chapter() {
            Chapter::Topic(topic) if self.screens.shown == Which::Topics => {
                dossier.find(&Address::of_topic(&dossier.topics[topic].id))
            }
            _ => None,
        }
    }

    /// Lays the card of an entry over what is shown.
    fn lay(&mut self, id: EntryId) {
        let path = match (self.screens.shown, self.screens.topics.chapter()) {
            (Which::Topics, Chapter::Path(path)) => Some(path),
            _ => None,
        };
        let card = Card::of(&self.shared.ctx(), id, path, self.area);
        self.overlays.push(Overlay::Card(card));
    }

    /// Goes to another screen, at what the reader is at; from the page of a
    /// topic to the list of topics.
    pub(super) fn switch(&mut self, action: Action) {
        let Some(which) = Which::of(action) else {
            return;
        };
        if which == self.screens.shown && self.overlays.is_empty() {
            if which == Which::Topics {
                self.screens.topics.leave_page();
            }
            return;
        }
        self.show(which);
    }

    /// On the timeline, shows only the events of the topic that is being read,
    /// or of that of the event looked at where it has none; or all again.
    pub(super) fn turn_to_topic(&mut self) {
        let (ctx, area) = (self.shared.ctx(), self.area);
        let read = match self.screens.topics.chapter() {
            Chapter::Topic(topic) => Some(topic),
            Chapter::Path(_) => None,
        };
        let happened = |topic: &usize| !ctx.dossier.topics[*topic].events.is_empty();
        let timeline = &mut self.screens.timeline;
        timeline.turn_to_topic(&ctx, read.filter(happened));
        timeline.fit(&ctx, area);
    }

    /// Goes to an entry: on its topic's page, or on a card where it has none.
    pub(super) fn go(&mut self, id: EntryId) {
        let entry = self.shared.dossier.entry(id);
        if matches!(entry.item, Item::Name(_) | Item::Source(_)) {
            self.lay(id);
            return;
        }
        let ctx = self.shared.ctx();
        if !ctx.view.admits(&entry) {
            let dot = ctx.theme.dot();
            let what = format!("{} is not seen {}.", entry.address(), ctx.sight.how(dot));
            self.message = Some(what);
            return;
        }
        self.overlays.clear();
        self.screens.shown = Which::Topics;
        self.screens.topics.open(&self.shared.ctx(), id, self.area);
    }

    /// Remembers where the reader was before something was gone to, if that
    /// led elsewhere.
    pub(super) fn left(&mut self, stop: Stop) {
        if self.here() != stop {
            self.trail.leave(stop);
        }
    }

    pub(super) fn here(&self) -> Stop {
        let cards = self.overlays.iter().filter_map(|overlay| match overlay {
            Overlay::Card(card) => Some(card.place()),
            _ => None,
        });
        Stop {
            place: self.screens.screen().place(),
            cards: cards.collect(),
        }
    }

    /// Goes back; where there is one pane and nothing behind, to the list.
    fn back(&mut self) {
        let one_pane = self.shared.room.alone || !layout::regions(self.area, true).two_panes();
        match self.trail.back(self.here()) {
            Some(stop) => self.to(&stop),
            None if one_pane && self.is_reading() => self.screens.topics.leave_page(),
            None => self.message = Some("This is where you started.".to_owned()),
        }
    }

    /// Shows where the reader has been.
    pub(super) fn show_way(&mut self) {
        let ctx = self.shared.ctx();
        let here = self.here();
        let (behind, ahead) = self.trail.places();
        let told = |stop: &Stop| stop.told(&ctx);
        let places = ahead.iter().map(told);
        let places = places.chain([here.told(&ctx)]);
        let places = places.chain(behind.iter().rev().map(told)).collect();
        let way = Way::of(places, ahead.len());
        self.overlays.push(Overlay::Way(way));
    }

    pub(super) fn forward(&mut self) {
        match self.trail.forward(self.here()) {
            Some(stop) => self.to(&stop),
            None => self.message = Some("There is nothing ahead.".to_owned()),
        }
    }

    fn to(&mut self, stop: &Stop) {
        let (ctx, area) = (self.shared.ctx(), self.area);
        self.screens.shown = stop.place.which();
        let screen = self.screens.screen_mut();
        screen.fit(&ctx, area);
        screen.go(&ctx, &stop.place, area);
        let card = |place: &card::Place| Overlay::Card(Card::at(&ctx, *place, area));
        self.overlays = stop.cards.iter().map(card).collect();
    }
}
