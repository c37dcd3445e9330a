//! The timeline: what happened, in order. Above, all of it in time, with its
//! eras; below, the events in a list, and the one that is looked at.

mod chronicle;
mod detail;
mod drawing;
mod legend;
mod parts;
mod pointing;
mod rows;
mod scene;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use self::chronicle::Chronicle;
use self::detail::Detail;
use self::parts::parts;
use self::scene::Scene;
use super::{Hint, Screen};
use crate::dossier::{Date, EntryId, Kind};
use crate::explorer::action::{Action, Pointer};
use crate::explorer::keymap::Mode;
use crate::explorer::layout::inside;
use crate::explorer::overlay::prompt::Question;
use crate::explorer::pane::restyle_border;
use crate::explorer::reading::Seen;
use crate::explorer::{Ctx, Request};
use crate::widget::list;
use crate::widget::paper::GUTTER;
use crate::widget::timeline::Window;

/// How much nearer one step of zooming is.
const CLOSER: f64 = 0.5;
/// A step earlier or later, as a part of what is in view.
const STEP: f64 = 0.125;

/// The state of the screen.
#[derive(Debug, Default)]
pub struct Timeline {
    /// The topic whose events alone are shown.
    only: Option<usize>,
    chronicle: Option<Chronicle>,
    /// The event that is looked at: its place among those that are shown.
    cursor: usize,
    scene: Scene,
    detail: Detail,
    /// Whether the keys go to the event.
    reading: bool,
    /// The first row of the list in view.
    first: usize,
}

/// A place on this screen, to come back to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Place {
    only: Option<usize>,
    event: Option<EntryId>,
    window: Option<Window>,
    reading: bool,
    /// The first row of the list in view.
    first: usize,
    /// Where the reader was in the event.
    detail: detail::Place,
}

impl Place {
    /// The event that was selected.
    pub(super) fn entry(&self) -> Option<EntryId> {
        self.event
    }
}

impl Screen for Timeline {
    fn mode(&self) -> Mode {
        Mode::Timeline
    }

    fn fit(&mut self, ctx: &Ctx, area: Rect) {
        self.gather(ctx);
        let parts = parts(area, true, ctx.room.alone);
        let pane = inside(parts.detail);
        let size = (pane.width.saturating_sub(GUTTER + 1), pane.height);
        self.detail.fit(ctx, self.selected(), size);
        let height = usize::from(inside(parts_list(ctx, area)).height);
        let shown = self.shown();
        self.first = list::scrolled(self.first, self.cursor, height, shown);
        if let Some(chronicle) = &self.chronicle {
            self.scene.fit(ctx, chronicle, parts.drawing());
        }
    }

    fn update(&mut self, ctx: &Ctx, action: Action, area: Rect) -> Request {
        let one_pane = !parts(area, self.reading, ctx.room.alone).two_panes();
        let height = inside(parts(area, true, ctx.room.alone).detail).height;
        let height = usize::from(height).max(1);
        if self.reading
            && let Some(request) = self.detail.follow(ctx, action, height)
        {
            self.fit(ctx, area);
            return request;
        }
        match action {
            Action::NextPane | Action::PreviousLink => self.reading = !self.reading,
            Action::Close | Action::Back if one_pane && self.reading => self.reading = false,
            Action::Close => self.reading = false,
            Action::Back => return Request::Back,
            Action::Open if one_pane && !self.reading => self.reading = true,
            Action::Open => return self.selected().map_or(Request::Nothing, Request::Open),
            Action::Sources => return self.selected().map_or(Request::Nothing, Request::Card),
            Action::Jump => return Request::Ask(Question::Jump),
            Action::ZoomIn => self.turn(|scene, of, at| scene.zoom(of, at, CLOSER)),
            Action::ZoomOut => self.turn(|scene, of, at| scene.zoom(of, at, 1.0 / CLOSER)),
            Action::Fit => self.scene.window = None,
            Action::Earlier => self.step(-STEP),
            Action::Later => self.step(STEP),
            _ if self.reading => self.detail.turn(action, height),
            _ => self.choose(ctx, action, area),
        }
        self.fit(ctx, area);
        Request::Nothing
    }

    fn answer(&mut self, ctx: &Ctx, answer: &str, area: Rect) -> Request {
        let (Ok(date), Some(chronicle)) = (answer.parse::<Date>(), &self.chronicle) else {
            return Request::Nothing;
        };
        let Some(last) = chronicle.ids.len().checked_sub(1) else {
            return Request::Nothing;
        };
        let found = chronicle.from(ctx, date.first_day());
        self.cursor = found.unwrap_or(last);
        self.first = self.cursor;
        self.turn(Scene::centre);
        self.fit(ctx, area);
        match found {
            Some(_) => Request::Nothing,
            None => Request::Say(format!(
                "Nothing is later; this is the last before {}.",
                date.human()
            )),
        }
    }

    fn point(&mut self, ctx: &Ctx, pointer: Pointer, area: Rect) -> Request {
        self.pointed(ctx, pointer, area)
    }

    fn draw(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let parts = parts(area, self.reading, ctx.room.alone);
        let chronicle = self.chronicle.as_ref()?;
        self.draw_chart(ctx, chronicle, &parts, buf);
        // The pane at hand comes last, so that its border is whole.
        for detail in [!self.reading, self.reading] {
            let pane = if detail { parts.detail } else { parts.list };
            if pane.is_empty() {
                continue;
            }
            restyle_border(pane, buf);
            if detail {
                self.detail.draw(ctx, self.reading, pane, buf);
            } else {
                self.draw_list(ctx, chronicle, pane, buf);
            }
        }
        if parts.with_lanes {
            legend::draw(ctx.theme, parts.list.union(parts.detail), buf);
        }
        None
    }

    fn hints(&self, ctx: &Ctx, area: Rect) -> Vec<Hint> {
        let one_pane = !parts(area, self.reading, ctx.room.alone).two_panes();
        let (any, one) = (self.shown() > 0, self.only.is_some());
        let hints: [(bool, Hint); 11] = [
            (one && !any, (&[Action::Events], "all topics")),
            (any, (&[Action::Down, Action::Up], "move")),
            (any && one_pane && !self.reading, (&[Action::Open], "read")),
            (any && one_pane && self.reading, (&[Action::Close], "list")),
            (
                any && (!one_pane || self.reading),
                (&[Action::Open], "in its topic"),
            ),
            (
                any && self.reading,
                (&[Action::NextPane, Action::Links], "links"),
            ),
            (any, (&[Action::ZoomIn, Action::ZoomOut], "zoom")),
            (any, (&[Action::Earlier, Action::Later], "earlier, later")),
            (any, (&[Action::Jump], "jump")),
            (any && !one, (&[Action::Events], "this topic")),
            (any && one, (&[Action::Events], "all topics")),
        ];
        let hints = hints.into_iter();
        hints
            .filter_map(|(when, hint)| when.then_some(hint))
            .collect()
    }

    fn selected(&self) -> Option<EntryId> {
        self.chronicle.as_ref()?.ids.get(self.cursor).copied()
    }

    fn show(&mut self, ctx: &Ctx, id: EntryId, area: Rect) {
        let place = |screen: &Self| {
            let chronicle = screen.chronicle.as_ref()?;
            chronicle.ids.iter().position(|other| *other == id)
        };
        self.gather(ctx);
        let mut found = place(self);
        let is_event = ctx.dossier.entry(id).kind() == Kind::Event;
        if found.is_none() && self.only.is_some() && is_event {
            // It may be of another topic.
            let (only, cursor) = (self.only.take(), self.cursor);
            self.gather(ctx);
            found = place(self);
            if found.is_none() {
                (self.only, self.cursor) = (only, cursor);
                self.gather(ctx);
            }
        }
        if !is_event {
            found = self.chronicle.as_ref().and_then(|all| all.near(ctx, id));
        }
        if let Some(found) = found {
            self.cursor = found;
            self.turn(Scene::follow);
        }
        self.fit(ctx, area);
    }

    fn links(&mut self, ctx: &Ctx, area: Rect) -> Vec<Seen> {
        self.detail
            .links(ctx, parts(area, self.reading, ctx.room.alone).detail)
    }

    fn place(&self) -> super::Place {
        super::Place::Timeline(Place {
            only: self.only,
            event: self.selected(),
            window: self.scene.window,
            reading: self.reading,
            first: self.first,
            detail: self.detail.place(),
        })
    }

    fn go(&mut self, ctx: &Ctx, place: &super::Place, area: Rect) {
        let super::Place::Timeline(place) = place else {
            return;
        };
        self.only = place.only;
        self.reading = place.reading;
        self.gather(ctx);
        if let Some(event) = place.event {
            self.show(ctx, event, area);
        }
        self.scene.window = place.window;
        self.first = place.first;
        self.fit(ctx, area);
        if self.selected() == place.event {
            self.detail.go(ctx, place.detail);
            self.fit(ctx, area);
        }
    }
}

/// The list, where it is shown.
fn parts_list(ctx: &Ctx, area: Rect) -> Rect {
    parts(area, false, ctx.room.alone).list
}

impl Timeline {
    /// Shows only the events of a topic, by its place in the dossier; or all.
    pub fn only(&mut self, topic: Option<usize>) {
        self.only = topic;
        self.scene.window = None;
        self.reading = false;
    }

    /// Shows only the events of a topic, or else of the one that the event
    /// looked at is of; or all again.
    pub fn turn_to_topic(&mut self, ctx: &Ctx, topic: Option<usize>) {
        let own = || ctx.dossier.topic_of(&ctx.dossier.entry(self.selected()?));
        let topic = topic.or_else(own);
        let reading = self.reading;
        self.only(if self.only.is_none() { topic } else { None });
        self.reading = reading;
    }

    /// Gathers the events anew where others are seen, and stays at the one
    /// that is looked at, or at the next that is seen.
    fn gather(&mut self, ctx: &Ctx) {
        if self
            .chronicle
            .as_ref()
            .is_some_and(|old| old.is_of(ctx, self.only))
        {
            return;
        }
        let fresh = Chronicle::of(ctx, self.only);
        let old = self.selected();
        let date = old.and_then(|id| ctx.dossier.entry(id).date);
        let same = old.and_then(|old| fresh.ids.iter().position(|id| *id == old));
        let next = || fresh.from(ctx, date?.first_day());
        self.cursor = match old {
            Some(_) => same
                .or_else(next)
                .unwrap_or(fresh.ids.len().saturating_sub(1)),
            None => 0,
        };
        self.scene.renew(&fresh);
        self.chronicle = Some(fresh);
    }

    fn shown(&self) -> usize {
        self.chronicle
            .as_ref()
            .map_or(0, |chronicle| chronicle.ids.len())
    }

    /// When the event that is looked at begins, in years.
    fn time(&self) -> Option<f64> {
        let chronicle = self.chronicle.as_ref()?;
        Some(chronicle.story.events.get(self.cursor)?.from)
    }

    /// Does something to what is in view, about when the event that is looked
    /// at begins.
    fn turn(&mut self, how: impl FnOnce(&mut Scene, &Chronicle, f64)) {
        if let (Some(at), Some(chronicle)) = (self.time(), &self.chronicle) {
            how(&mut self.scene, chronicle, at);
        }
    }

    /// Goes earlier or later by a part of what is in view, at least to the
    /// event before or after.
    fn step(&mut self, part: f64) {
        let (Some(chronicle), Some(at)) = (&self.chronicle, self.time()) else {
            return;
        };
        let window = self.scene.shown(chronicle);
        let last = chronicle.ids.len().saturating_sub(1);
        let there = chronicle.story.events.from(at + window.span() * part);
        self.cursor = if part < 0.0 {
            there.min(self.cursor.saturating_sub(1))
        } else {
            there.max(self.cursor + 1).min(last)
        };
        self.scene.show(chronicle, &window.panned(part));
        self.turn(Scene::follow);
    }

    /// Moves in the list.
    fn choose(&mut self, ctx: &Ctx, action: Action, area: Rect) {
        let height = usize::from(inside(parts_list(ctx, area)).height).max(2);
        let last = self.shown().saturating_sub(1);
        let at = self.cursor;
        self.cursor = match action {
            Action::Down => at + 1,
            Action::Up => at.saturating_sub(1),
            Action::HalfPageDown => at + height / 2,
            Action::HalfPageUp => at.saturating_sub(height / 2),
            Action::PageDown => at + height,
            Action::PageUp => at.saturating_sub(height),
            Action::First => 0,
            Action::Last => last,
            _ => return,
        }
        .min(last);
        self.turn(Scene::follow);
    }
}
