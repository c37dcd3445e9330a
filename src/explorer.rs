//! The explorer: the interactive outlet.
//!
//! A key's journey: terminal event, [`Keymap`], [`Action`], then the overlay
//! on top, or else the app, or else the screen; what comes back is a
//! [`Request`] that the app carries out, and at most one [`Effect`] that
//! [`runtime`] does. Then the screen is drawn once, and the next key awaited.

pub mod action;
mod bars;
mod ctx;
mod hits;
pub mod keymap;
pub mod layout;
pub mod overlay;
pub mod reading;
mod request;
pub mod runtime;
pub mod screen;
pub mod terminal;
pub mod theme;
pub mod trail;
pub mod waiting;

use std::sync::Arc;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

pub use self::ctx::Ctx;
pub use self::request::{Effect, Request};

use self::action::{Action, Input};
use self::hits::Found;
use self::keymap::{Keymap, Mode};
use self::overlay::card::{self, Card};
use self::overlay::help::Help;
use self::overlay::search::SearchBox;
use self::screen::topics::{Chapter, Place, Topics};
use self::theme::Theme;
use self::trail::Trail;
use crate::dossier::{Dossier, EntryId, Item};
use crate::search::Index;

/// What lies over a screen.
#[derive(Debug)]
enum Overlay {
    Search(Box<SearchBox>),
    Card(Card),
    Help(Help),
}

/// Where the reader was: the place on the screen, and the cards over it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stop {
    place: Place,
    cards: Vec<card::Place>,
}

/// The whole state of the explorer.
pub struct App {
    shared: Shared,
    keymap: Keymap,
    topics: Topics,
    overlays: Vec<Overlay>,
    trail: Trail<Stop>,
    message: Option<String>,
    area: Rect,
}

/// What screens and overlays are shown of the app.
struct Shared {
    dossier: Arc<Dossier>,
    index: Option<Index>,
    /// How much of the index is made, in per cent.
    indexing: Option<u64>,
    theme: Theme,
    found: Option<Found>,
}

impl Shared {
    fn ctx(&self) -> Ctx<'_> {
        Ctx {
            dossier: &self.dossier,
            index: self.index.as_ref(),
            indexing: self.indexing,
            theme: &self.theme,
            lights: self.found.as_ref().map(|found| &found.hits.lights),
        }
    }
}

impl App {
    /// An explorer of a dossier on a screen of this size.
    #[must_use]
    pub fn new(dossier: Arc<Dossier>, theme: Theme, area: Rect) -> Self {
        let mut app = Self {
            shared: Shared {
                dossier,
                index: None,
                indexing: None,
                theme,
                found: None,
            },
            keymap: Keymap::built_in(),
            topics: Topics::default(),
            overlays: Vec::new(),
            trail: Trail::default(),
            message: None,
            area,
        };
        app.resize(area);
        app
    }

    /// Takes how much of the index is made, in per cent.
    pub fn indexing(&mut self, percent: u64) {
        // Threads may tell it out of order.
        self.shared.indexing = self.shared.indexing.max(Some(percent));
    }

    /// Takes the index once it is made; a search begun meanwhile is done, and
    /// cards learn of the mentions.
    pub fn indexed(&mut self, index: Index) {
        self.shared.index = Some(index);
        self.shared.indexing = None;
        let ctx = self.shared.ctx();
        for overlay in &mut self.overlays {
            match overlay {
                Overlay::Search(search) => search.search(&ctx),
                Overlay::Card(card) => card.write(&ctx),
                Overlay::Help(_) => {}
            }
        }
    }

    /// Takes a new size of the screen.
    pub fn resize(&mut self, area: Rect) {
        self.area = area;
        let ctx = self.shared.ctx();
        self.topics.fit(&ctx, area);
        for overlay in &mut self.overlays {
            if let Overlay::Card(card) = overlay {
                card.fit(&ctx, area);
            }
        }
    }

    /// Opens an entry, as if it had been chosen.
    pub fn open(&mut self, id: EntryId) {
        self.carry_out(Request::Open(id));
    }

    /// Sets out on a path; `path` is a place in the dossier's list of them.
    pub fn set_out(&mut self, path: usize) {
        let stop = self.here();
        self.overlays.clear();
        self.topics.set_out(&self.shared.ctx(), path, self.area);
        self.left(stop);
    }

    /// Opens the search with something typed.
    pub fn search(&mut self, typed: &str) {
        let search = SearchBox::with(&self.shared.ctx(), typed);
        self.overlays.push(Overlay::Search(Box::new(search)));
    }

    /// Opens the search, with the last one in it to be gone on with or typed
    /// over.
    fn search_again(&mut self) {
        let last = self.shared.found.as_ref();
        let (typed, at) = last.map_or(("", 0), |found| (found.query.typed(), found.at));
        let search = SearchBox::again(&self.shared.ctx(), typed, at);
        self.overlays.push(Overlay::Search(Box::new(search)));
    }

    /// Searches within the topic whose page is being read, or everywhere
    /// again.
    fn search_within(&mut self) {
        let ctx = self.shared.ctx();
        match (self.topics.chapter(), self.overlays.last_mut()) {
            (Chapter::Topic(topic), Some(Overlay::Search(search))) => {
                search.within(&ctx, &self.shared.dossier.topics[topic].id);
            }
            (Chapter::Path(_), Some(Overlay::Search(_))) => {
                self.say("A reading path has no one topic; type topic: and Tab.");
            }
            _ => {}
        }
    }

    /// Shows a message until the next key.
    pub fn say(&mut self, message: &str) {
        self.message = Some(message.to_owned());
    }

    /// What is being done, as far as keys go.
    #[must_use]
    pub fn mode(&self) -> Mode {
        match self.overlays.last() {
            None => Mode::Browse,
            Some(Overlay::Search(_)) => Mode::Search,
            Some(Overlay::Card(_) | Overlay::Help(_)) => Mode::Popup,
        }
    }

    /// Which key does what.
    #[must_use]
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// The entry that is selected, if the keys go to one.
    #[must_use]
    pub fn selected(&self) -> Option<EntryId> {
        self.topics.selected()
    }

    /// Does what a key press amounts to.
    pub fn update(&mut self, input: Input) -> Option<Effect> {
        self.message = None;
        match input {
            Input::Text(text) => {
                if let Some(Overlay::Search(search)) = self.overlays.last_mut() {
                    search.text(&self.shared.ctx(), &text);
                }
                None
            }
            Input::Do(action) => self.act(action),
        }
    }

    fn act(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::Quit => return Some(Effect::Quit),
            Action::Suspend => return Some(Effect::Suspend),
            Action::Help if !matches!(self.overlays.last(), Some(Overlay::Help(_))) => {
                self.overlays.push(Overlay::Help(Help::default()));
            }
            Action::Search => self.search_again(),
            Action::Within => self.search_within(),
            Action::NextHit => self.walk(1),
            Action::PreviousHit => self.walk(-1),
            Action::Forward if self.overlays.is_empty() => self.forward(),
            Action::Topics => {
                self.overlays.clear();
                self.topics.leave_page();
            }
            Action::Close if self.overlays.is_empty() && self.shared.found.is_some() => {
                self.shared.found = None;
            }
            _ => {
                let (ctx, area) = (self.shared.ctx(), self.area);
                let request = match self.overlays.last_mut() {
                    Some(Overlay::Search(search)) => search.update(&ctx, action, area),
                    Some(Overlay::Card(card)) => card.update(action, area),
                    Some(Overlay::Help(help)) => help.update(&ctx, &self.keymap, action, area),
                    None => self.topics.update(&ctx, action, area),
                };
                self.carry_out(request);
            }
        }
        None
    }

    fn carry_out(&mut self, request: Request) {
        match request {
            Request::Nothing => {}
            Request::Close => {
                self.overlays.pop();
                let here = self.here();
                self.trail.returned(&here);
            }
            Request::Card(id) => {
                let path = match self.topics.chapter() {
                    Chapter::Path(path) => Some(path),
                    Chapter::Topic(_) => None,
                };
                let card = Card::of(&self.shared.ctx(), id, path, self.area);
                self.overlays.push(Overlay::Card(card));
            }
            Request::Open(id) => {
                let stop = self.here();
                self.go(id);
                self.left(stop);
            }
            Request::Hit {
                query,
                found: hits,
                at,
            } => {
                self.overlays.pop();
                let hits = *hits;
                self.shared.found = Some(Found { query, hits, at });
                self.walk(0);
            }
            Request::Back => self.back(),
        }
    }

    /// Goes to an entry: on its topic's page, or on a card where it has none.
    fn go(&mut self, id: EntryId) {
        let entry = self.shared.dossier.entry(id);
        if matches!(entry.item, Item::Name(_) | Item::Source(_)) {
            self.carry_out(Request::Card(id));
            return;
        }
        self.overlays.clear();
        self.topics.open(&self.shared.ctx(), id, self.area);
    }

    /// Remembers where the reader was before something was gone to, if that
    /// led elsewhere.
    fn left(&mut self, stop: Stop) {
        if self.here() != stop {
            self.trail.leave(stop);
        }
    }

    fn here(&self) -> Stop {
        let cards = self.overlays.iter().filter_map(|overlay| match overlay {
            Overlay::Card(card) => Some(card.place()),
            Overlay::Search(_) | Overlay::Help(_) => None,
        });
        Stop {
            place: self.topics.place(),
            cards: cards.collect(),
        }
    }

    /// Goes back; where there is one pane and nothing behind, to the list.
    fn back(&mut self) {
        let one_pane = !layout::regions(self.area, true).two_panes();
        match self.trail.back(self.here()) {
            Some(stop) => self.to(&stop),
            None if one_pane && self.topics.is_reading() => self.topics.leave_page(),
            None => self.message = Some("This is where you started.".to_owned()),
        }
    }

    fn forward(&mut self) {
        match self.trail.forward(self.here()) {
            Some(stop) => self.to(&stop),
            None => self.message = Some("There is nothing ahead.".to_owned()),
        }
    }

    fn to(&mut self, stop: &Stop) {
        let (ctx, area) = (self.shared.ctx(), self.area);
        self.topics.go(&ctx, &stop.place, area);
        let card = |place: &card::Place| Overlay::Card(Card::at(&ctx, *place, area));
        self.overlays = stop.cards.iter().map(card).collect();
    }

    /// Draws everything.
    pub fn draw(&mut self, frame: &mut Frame) {
        if frame.area() != self.area {
            self.resize(frame.area());
        }
        let area = frame.area();
        let cursor = self.render(area, frame.buffer_mut());
        if let Some(cursor) = cursor {
            frame.set_cursor_position(cursor);
        }
    }

    /// Draws everything into a buffer; says where the terminal's cursor
    /// belongs, if anywhere.
    pub fn render(&self, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let ctx = self.shared.ctx();
        let regions = layout::regions(area, self.topics.is_reading());
        self.draw_header(regions.header, buf);
        self.topics.draw(&ctx, area, buf);
        let mut cursor = None;
        for overlay in &self.overlays {
            cursor = match overlay {
                Overlay::Search(search) => search.draw(&ctx, area, buf),
                Overlay::Card(card) => {
                    card.draw(&ctx, area, buf);
                    None
                }
                Overlay::Help(help) => {
                    help.draw(&ctx, &self.keymap, area, buf);
                    None
                }
            };
        }
        self.draw_footer(regions.footer, buf);
        cursor
    }
}
