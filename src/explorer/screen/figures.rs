//! The figures: a list of them at the left, the chart of one at the right,
//! with what a cursor reads off and who says so. Another can be kept beside
//! it.

mod drawing;
mod known;
mod listed;
mod panel;
mod parts;
mod pointing;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{Hint, Screen};
use crate::dossier::{EntryId, Item};
use crate::explorer::action::{Action, Pointer};
use crate::explorer::ctx::Turn;
use crate::explorer::keymap::Mode;
use crate::explorer::layout::{Regions, inside};
use crate::explorer::reading::Seen;
use crate::explorer::{Ctx, Request};

use self::listed::List;
use self::panel::Panel;
use self::parts::{two, wide};

/// On fewer rows of the screen there may be no room for a chart.
const CHARTED: u16 = 16;
/// From so many columns on it is said that a number is the last.
const SAID: u16 = 28;

/// The state of the screen.
#[derive(Debug, Default)]
pub struct Figures {
    list: List,
    /// The figure that is shown.
    shown: Option<EntryId>,
    /// The one that stays beside it.
    kept: Option<EntryId>,
    /// The place that numbers are read off at; none where one begins.
    cursor: Option<usize>,
    /// Whether the numbers are shown as a table.
    table: bool,
    /// Whether the keys go to the chart.
    reading: bool,
    /// The shown figure and the kept one, set for the room they have.
    panels: Vec<Panel>,
    set: Option<Set>,
}

/// What panels are set for; with anything else they are set anew.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Set {
    area: Rect,
    turn: Turn,
    shown: Option<EntryId>,
    kept: Option<EntryId>,
    table: bool,
}

/// A place on this screen, to come back to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Place {
    shown: Option<EntryId>,
    kept: Option<EntryId>,
    cursor: Option<usize>,
    table: bool,
    reading: bool,
    panel: panel::Place,
}

impl Place {
    /// The figure that was shown.
    pub(super) fn entry(&self) -> Option<EntryId> {
        self.shown
    }
}

impl Screen for Figures {
    fn mode(&self) -> Mode {
        Mode::Figures
    }

    fn fit(&mut self, ctx: &Ctx, area: Rect) {
        self.list.fit(ctx);
        let seen = |id: &EntryId| self.list.place(*id).is_some();
        self.shown = self.shown.filter(seen).or_else(|| self.list.first());
        self.kept = self.kept.filter(seen);
        let height = inside(self.regions(ctx, area).list).height;
        self.list.bring_into_view(self.shown, height.into());
        let set = Set {
            area,
            turn: ctx.turn(),
            shown: self.shown,
            kept: self.kept,
            table: self.table,
        };
        if self.set != Some(set) {
            self.set = Some(set);
            self.set_panels(ctx, area);
        }
    }

    fn update(&mut self, ctx: &Ctx, action: Action, area: Rect) -> Request {
        if self.reading
            && let Some(panel) = self.panels.first_mut()
            && let Some(request) = panel.follow(ctx, action)
        {
            return request;
        }
        let mut request = Request::Nothing;
        match action {
            Action::Back => return Request::Back,
            Action::NextPane | Action::PreviousLink => self.reading = !self.reading,
            Action::Out | Action::Close => self.reading = false,
            Action::In => self.reading = true,
            Action::Open | Action::Later if !self.reading => self.reading = true,
            Action::Open => return self.shown.map_or(Request::Nothing, Request::Open),
            Action::Sources => return self.shown.map_or(Request::Nothing, Request::Card),
            Action::View => self.table = !self.table,
            Action::Beside => request = self.keep(ctx, area),
            Action::Down => self.step(1),
            Action::Up => self.step(-1),
            _ if self.reading => {
                request = self.read(ctx, action);
                // Where it takes more than a row it would cover the chart.
                if area.width < SAID {
                    request = Request::Nothing;
                }
            }
            _ => self.choose(ctx, action, area),
        }
        self.fit(ctx, area);
        request
    }

    fn point(&mut self, ctx: &Ctx, pointer: Pointer, area: Rect) -> Request {
        self.pointed(ctx, pointer, area)
    }

    fn draw(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let regions = self.regions(ctx, area);
        if !regions.list.is_empty() {
            self.draw_list(ctx, regions.list, buf);
        }
        if !regions.detail.is_empty() {
            self.draw_panels(ctx, regions.detail, buf);
        }
        None
    }

    fn hints(&self, ctx: &Ctx, area: Rect) -> Vec<Hint> {
        let view = if self.table { "chart" } else { "table" };
        let mut hints: Vec<Hint> = if self.reading {
            let mut hints: Vec<Hint> = vec![
                (&[Action::Earlier, Action::Later], "read off"),
                (&[Action::Sources], "sources"),
                (&[Action::Open], "its topic"),
                (&[Action::View], view),
                (&[Action::NextPane, Action::Links], "links"),
                (&[Action::Down, Action::Up], "other figure"),
            ];
            if let Some(what) = self.panels.first().and_then(Panel::next_page) {
                hints.insert(2, (&[Action::PageDown], what));
            }
            // Where there may be no room for a chart, the table matters most.
            if area.height < CHARTED {
                hints.retain(|(keys, _)| !keys.contains(&Action::View));
                hints.insert(0, (&[Action::View], view));
            }
            hints
        } else {
            vec![
                (&[Action::Down, Action::Up], "move"),
                (&[Action::Open], "to the chart"),
                (&[Action::Sources], "sources"),
                (&[Action::View], view),
            ]
        };
        if self.kept.is_some() {
            hints.push((&[Action::Beside], "let go"));
        } else if two(inside(wide(ctx, area, true).detail)).is_some() {
            hints.push((&[Action::Beside], "keep beside"));
        }
        hints
    }

    fn selected(&self) -> Option<EntryId> {
        self.shown
    }

    fn show(&mut self, ctx: &Ctx, id: EntryId, area: Rect) {
        if let Some(figure) = self.near(ctx, id) {
            self.choose_figure(figure);
            self.reading = figure == id;
            self.fit(ctx, area);
        }
    }

    fn links(&mut self, ctx: &Ctx, area: Rect) -> Vec<Seen> {
        if self.regions(ctx, area).detail.is_empty() {
            return Vec::new();
        }
        let panels = self.panels.iter_mut();
        panels.flat_map(|panel| panel.seen(ctx)).collect()
    }

    fn place(&self) -> super::Place {
        super::Place::Figures(Place {
            shown: self.shown,
            kept: self.kept,
            cursor: self.cursor,
            table: self.table,
            reading: self.reading,
            panel: self.panels.first().map_or((0, 0, None), Panel::place),
        })
    }

    fn go(&mut self, ctx: &Ctx, place: &super::Place, area: Rect) {
        let super::Place::Figures(place) = place else {
            return;
        };
        (self.shown, self.kept) = (place.shown, place.kept);
        (self.table, self.reading) = (place.table, place.reading);
        self.cursor = place.cursor;
        self.set = None;
        self.fit(ctx, area);
        if let Some(panel) = self
            .panels
            .first_mut()
            .filter(|_| self.shown == place.shown)
        {
            panel.go(ctx, place.panel);
        }
    }
}

impl Figures {
    /// An entry itself where it is a figure; else the first figure that it
    /// names, or the first of its topic.
    fn near(&self, ctx: &Ctx, id: EntryId) -> Option<EntryId> {
        let entry = ctx.dossier.entry(id);
        let listed = |id: &EntryId| self.list.place(*id).is_some();
        let named = match entry.item {
            Item::Figure(_) => return Some(id).filter(listed),
            Item::Claim(claim) => claim.figures.iter(),
            _ => [].iter(),
        };
        let mut named = named.filter_map(|at| ctx.dossier.find(at));
        let topic = ctx.dossier.topic_of(&entry);
        let own = topic.into_iter().flat_map(|at| ctx.dossier.entries_of(at));
        named
            .find(listed)
            .or_else(|| own.map(|entry| entry.id).find(listed))
    }

    fn regions(&self, ctx: &Ctx, area: Rect) -> Regions {
        wide(ctx, area, self.reading)
    }

    /// Sets the shown figure, and the kept one if there is room for two.
    fn set_panels(&mut self, ctx: &Ctx, area: Rect) {
        // Where there is one pane, it is set for the chart before it is shown.
        let pane = inside(wide(ctx, area, true).detail);
        let other = self.kept.filter(|kept| Some(*kept) != self.shown);
        let areas = other.and_then(|_| two(pane));
        let (first, second) = areas.map_or((pane, None), |(first, second)| (first, Some(second)));
        let lacks_room = other.filter(|_| second.is_none());
        let mut panels = Vec::new();
        if let Some(shown) = self.shown {
            panels.extend(Panel::of(ctx, shown, first, self.table, lacks_room));
        }
        if let (Some(other), Some(area)) = (other, second) {
            panels.extend(Panel::of(ctx, other, area, self.table, None));
        }
        if let [shown, other] = panels.as_mut_slice() {
            shown.on_one_scale(ctx, other);
        }
        self.panels = panels;
        self.read_off(ctx);
    }

    /// Reads off the numbers at the cursor; of the kept figure at the nearest
    /// place that it has.
    fn read_off(&mut self, ctx: &Ctx) {
        let Some((shown, others)) = self.panels.split_first_mut() else {
            return;
        };
        let cursor = shown.point(ctx, self.cursor);
        self.cursor = self.cursor.map(|_| cursor);
        if let Some(stop) = shown.stop() {
            for other in others {
                let near = other.near(stop);
                other.point(ctx, near);
            }
        }
    }

    fn choose_figure(&mut self, id: EntryId) {
        if self.shown != Some(id) {
            self.shown = Some(id);
            self.cursor = None;
        }
    }

    /// Goes to another figure, so many further on in the list.
    fn step(&mut self, by: isize) {
        if let Some(id) = self.list.moved(self.shown, by) {
            self.choose_figure(id);
        }
    }

    /// Moves in the list.
    fn choose(&mut self, ctx: &Ctx, action: Action, area: Rect) {
        let height = inside(self.regions(ctx, area).list).height.max(2);
        let (half, full) = ((height / 2).cast_signed(), height.cast_signed());
        match action {
            Action::HalfPageDown => self.step(half.into()),
            Action::HalfPageUp => self.step((-half).into()),
            Action::PageDown => self.step(full.into()),
            Action::PageUp => self.step((-full).into()),
            Action::First => self.step(isize::MIN),
            Action::Last => self.step(isize::MAX),
            _ => {}
        }
    }

    /// Moves the cursor on the chart, and the text below it.
    fn read(&mut self, ctx: &Ctx, action: Action) -> Request {
        let Some(panel) = self.panels.first_mut() else {
            return Request::Nothing;
        };
        let by = match action {
            Action::Earlier => -1,
            Action::Later => 1,
            Action::First => isize::MIN,
            Action::Last => isize::MAX,
            Action::HalfPageDown | Action::PageDown => {
                panel.turn(true);
                return Request::Nothing;
            }
            Action::HalfPageUp | Action::PageUp => {
                panel.turn(false);
                return Request::Nothing;
            }
            _ => return Request::Nothing,
        };
        let (before, after) = (panel.moved(0), panel.moved(by));
        self.cursor = Some(after);
        self.read_off(ctx);
        match action {
            Action::Later if before == after => Request::Say("This is the last number.".to_owned()),
            Action::Earlier if before == after => {
                Request::Say("This is the first number.".to_owned())
            }
            _ => Request::Nothing,
        }
    }

    /// Keeps the shown figure beside those that come, or lets go of the one
    /// that is kept.
    fn keep(&mut self, ctx: &Ctx, area: Rect) -> Request {
        if self.kept.take().is_some() {
            return Request::Nothing;
        }
        if two(inside(wide(ctx, area, true).detail)).is_none() {
            let what = "There is no room for two figures: that takes about 150 columns or 45 rows.";
            return Request::Say(what.to_owned());
        }
        self.kept = self.shown;
        Request::Say("This figure stays; choose another, and they stand together.".to_owned())
    }
}
