//! The way: where the reader has been, to go back to any of it at once.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use crate::explorer::action::{Action, Pointer};
use crate::explorer::keymap::Mode;
use crate::explorer::layout::inside;
use crate::explorer::overlay::Layer;
use crate::explorer::screen::Hint;
use crate::explorer::{Ctx, Request};
use crate::widget::list::{self, ListRow, scrolled};
use crate::widget::popup;

const WIDTH: u16 = 84;

/// Where the reader has been, the last on top, and where they are.
#[derive(Debug)]
pub struct Way {
    /// What each place is called: its screen, and what was read there.
    places: Vec<(String, String)>,
    here: usize,
    cursor: usize,
}

impl Way {
    /// The way through these places, the one ahead of all others first, at one
    /// of them.
    #[must_use]
    pub fn of(places: Vec<(String, String)>, here: usize) -> Self {
        // One wants to go back, mostly.
        let cursor = (here + 1).min(places.len().saturating_sub(1));
        Self {
            places,
            here,
            cursor,
        }
    }

    fn area(&self, area: Rect) -> Rect {
        let height = area.height.saturating_sub(u16::from(area.height >= 4));
        let rows = u16::try_from(self.places.len()).unwrap_or(u16::MAX);
        let wanted = rows.saturating_add(2).min(height);
        popup::centered(Rect { height, ..area }, WIDTH, wanted)
    }
}

impl Layer for Way {
    fn mode(&self) -> Mode {
        Mode::Popup
    }

    fn update(&mut self, _ctx: &Ctx, action: Action, area: Rect) -> Request {
        let page = usize::from(inside(self.area(area)).height).max(1);
        let last = self.places.len().saturating_sub(1);
        self.cursor = match action {
            Action::Close | Action::Way => return Request::Close,
            Action::Open => {
                let to = self.cursor.cast_signed();
                return Request::Travel(self.here.cast_signed() - to);
            }
            Action::Down => self.cursor + 1,
            Action::Up => self.cursor.saturating_sub(1),
            Action::PageDown | Action::HalfPageDown => self.cursor + page,
            Action::PageUp | Action::HalfPageUp => self.cursor.saturating_sub(page),
            Action::First => 0,
            Action::Last => last,
            _ => self.cursor,
        }
        .min(last);
        Request::Nothing
    }

    fn frame(&self, _ctx: &Ctx, area: Rect) -> Rect {
        self.area(area)
    }

    fn point(&mut self, ctx: &Ctx, pointer: Pointer, area: Rect) -> Request {
        let inner = inside(self.area(area));
        let (height, len) = (usize::from(inner.height), self.places.len());
        let first = scrolled(0, self.cursor, height, len);
        match pointer {
            Pointer::Wheel { rows, .. } => {
                let last = len.saturating_sub(1);
                self.cursor = self.cursor.saturating_add_signed(rows.into()).min(last);
            }
            Pointer::Click(at) if inner.contains(at) => {
                let place = first + usize::from(at.y - inner.y);
                if place == self.cursor {
                    return self.update(ctx, Action::Open, area);
                }
                self.cursor = place.min(len.saturating_sub(1));
            }
            Pointer::Click(_) => {}
        }
        Request::Nothing
    }

    fn draw(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = ctx.theme;
        let title = Line::styled(" Where you have been ", theme.heading);
        let count = format!(" {}/{} ", self.cursor + 1, self.places.len());
        let count = Line::styled(count, theme.dim);
        let block = popup::frame(theme.borders(), theme.border[0], title, count);
        let inner = popup::draw(block, self.area(area), buf);
        let row = |(at, (screen, what)): (usize, &(String, String))| ListRow {
            text: format!("{screen}  {what}"),
            right: match at {
                at if at == self.here => "here".to_owned(),
                at if at < self.here => "ahead".to_owned(),
                _ => String::new(),
            },
            style: theme.text,
            indent: 0,
        };
        let rows: Vec<ListRow> = self.places.iter().enumerate().map(row).collect();
        let look = theme.list(true);
        let first = scrolled(0, self.cursor, usize::from(inner.height), rows.len());
        list::draw(&rows, first, self.cursor, &look, inner, buf);
        None
    }

    fn hints(&self, _ctx: &Ctx) -> Vec<Hint> {
        vec![
            (&[Action::Down, Action::Up], "move"),
            (&[Action::Open], "go there"),
            (&[Action::Close], "close"),
        ]
    }
}
