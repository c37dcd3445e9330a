//! The help: every key, by what one wants to do, made from the keymap; and
//! what the signs mean. It can be searched.

mod listing;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line as Title;

use self::listing::{Listed, listing};
use crate::explorer::action::{Action, Pointer};
use crate::explorer::keymap::Mode;
use crate::explorer::layout::inside;
use crate::explorer::line::Line;
use crate::explorer::overlay::Layer;
use crate::explorer::screen::Hint;
use crate::explorer::theme::Theme;
use crate::explorer::{Ctx, Request};
use crate::search::Query;
use crate::widget::Columns;
use crate::widget::popup;
use crate::widget::prose::{Row, draw_row, set};

const WIDTH: u16 = 84;

/// The help, scrolled to a row.
#[derive(Debug)]
pub struct Help {
    /// Whose keys come first.
    mode: Mode,
    scroll: usize,
    /// What is looked for.
    line: Line,
    /// Whether that is being typed.
    typing: bool,
}

impl Help {
    /// The help for what is being done: its own keys come first.
    #[must_use]
    pub fn on(mode: Mode) -> Self {
        Self {
            mode,
            scroll: 0,
            line: Line::default(),
            typing: false,
        }
    }

    /// Whether the line of what is looked for is shown.
    fn is_asked(&self) -> bool {
        self.typing || !self.line.value().trim().is_empty()
    }

    /// Where the rows are, below the line where that is shown.
    fn room(&self, area: Rect) -> Rect {
        let inner = inside(frame(area));
        let above = u16::from(self.is_asked()).min(inner.height);
        Rect {
            y: inner.y + above,
            height: inner.height - above,
            ..inner
        }
    }

    /// Scrolls by keys, as far as there are rows.
    fn turn(&mut self, ctx: &Ctx, action: Action, area: Rect) {
        let room = self.room(area);
        let height = usize::from(room.height).max(1);
        let (rows, ..) = self.rows(ctx, room.width);
        let last = rows.len().saturating_sub(height);
        self.scroll = match action {
            Action::Down => self.scroll + 1,
            Action::Up => self.scroll.saturating_sub(1),
            Action::HalfPageDown => self.scroll + height / 2,
            Action::HalfPageUp => self.scroll.saturating_sub(height / 2),
            Action::PageDown => self.scroll + height,
            Action::PageUp => self.scroll.saturating_sub(height),
            Action::First => 0,
            Action::Last => last,
            _ => self.scroll,
        }
        .min(last);
    }

    /// Its rows, what is listed, and how many keys there are in all.
    fn rows(&self, ctx: &Ctx, width: u16) -> (Vec<Row>, Vec<Listed>, usize) {
        let (listed, all) = listing(ctx.keymap, self.mode, self.line.value());
        let rows = rows(ctx.theme, &listed, width);
        (rows, listed, all)
    }
}

impl Layer for Help {
    fn mode(&self) -> Mode {
        if self.typing {
            Mode::Typing
        } else {
            Mode::Popup
        }
    }

    fn text(&mut self, _ctx: &Ctx, text: &str, _area: Rect) -> Request {
        self.line.insert(text);
        self.scroll = 0;
        Request::Nothing
    }

    fn update(&mut self, ctx: &Ctx, action: Action, area: Rect) -> Request {
        match action {
            Action::Search => self.typing = true,
            Action::Open if self.typing => self.typing = false,
            Action::Close if self.is_asked() => {
                (self.line, self.typing, self.scroll) = (Line::default(), false, 0);
            }
            Action::Close | Action::Help => return Request::Close,
            _ if self.typing && self.line.edit(action) => self.scroll = 0,
            _ => self.turn(ctx, action, area),
        }
        Request::Nothing
    }

    fn frame(&self, _ctx: &Ctx, area: Rect) -> Rect {
        frame(area)
    }

    fn point(&mut self, ctx: &Ctx, pointer: Pointer, area: Rect) -> Request {
        if let Pointer::Wheel { rows, .. } = pointer {
            self.scroll = self.scroll.saturating_add_signed(rows.into());
            self.turn(ctx, Action::Help, area);
        }
        Request::Nothing
    }

    fn draw(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = ctx.theme;
        let room = self.room(area);
        let (rows, listed, all) = self.rows(ctx, room.width);
        let found = listed.iter().filter(|row| row.is_found()).count();
        let bottom = (self.scroll + usize::from(room.height)).min(rows.len());
        let count = if self.line.value().trim().is_empty() {
            format!(" {bottom}/{} ", rows.len())
        } else {
            format!(" {found} of {all} ")
        };
        let title = Title::styled(" Help ", theme.heading);
        let count = Title::styled(count, theme.dim);
        let block = popup::frame(theme.borders(), theme.border[0], title, count);
        let inner = popup::draw(block, frame(area), buf);
        let lit = |at: usize| listed.get(at).map_or_else(Vec::new, Listed::lit);
        let first = rows.len().saturating_sub(usize::from(room.height));
        let shown = rows.iter().skip(self.scroll.min(first));
        for (row, place) in shown.zip(room.rows()) {
            draw_row(row, place, buf, theme.light, &lit);
        }
        if found == 0 {
            let text = Row::of("Nothing has this key, word or meaning.", theme.dim);
            draw_row(&text.indented(1), room, buf, theme.light, &lit);
        }
        if !self.is_asked() {
            return None;
        }
        let query = Query::default();
        let cursor = self
            .line
            .draw(theme, (" / ", &query), inner.rows().next()?, buf);
        cursor.filter(|_| self.typing)
    }

    fn hints(&self, _ctx: &Ctx) -> Vec<Hint> {
        if self.typing {
            return vec![
                (&[Action::Close], "clear"),
                (&[Action::Open], "keep"),
                (&[Action::Down, Action::Up], "scroll"),
            ];
        }
        let close = if self.is_asked() { "clear" } else { "close" };
        vec![
            (&[Action::Search], "find a key"),
            (&[Action::Down, Action::Up], "scroll"),
            (&[Action::PageDown], "page"),
            (&[Action::Close], close),
        ]
    }
}

fn frame(area: Rect) -> Rect {
    let height = area.height.saturating_sub(u16::from(area.height >= 4));
    popup::centered(Rect { height, ..area }, WIDTH, height)
}

/// What is listed, as rows: keys in a column, their meaning beside them.
fn rows(theme: &Theme, listed: &[Listed], width: u16) -> Vec<Row> {
    let mut rows = Vec::new();
    let measure = width.saturating_sub(1);
    for (at, row) in listed.iter().enumerate() {
        match row {
            Listed::Heading(title) => {
                if !rows.is_empty() {
                    rows.push(Row::default());
                }
                rows.push(Row::of(title.clone(), theme.heading).indented(1));
            }
            Listed::Key { keys, meaning, .. } => {
                rows.extend(line(theme, keys, (meaning, at), measure));
            }
        }
    }
    rows
}

fn line(theme: &Theme, keys: &str, (meaning, at): (&str, usize), width: u16) -> Vec<Row> {
    const COLUMN: usize = 24;
    let column = if usize::from(width) < 2 * COLUMN {
        12
    } else {
        COLUMN
    };
    let gap = " ".repeat(column.saturating_sub(keys.width()).max(2));
    let parts = [
        (keys, theme.accent, None),
        (&gap, theme.text, None),
        (meaning, theme.text, Some((at, 0))),
    ];
    let hang = u16::try_from(column).unwrap_or(0);
    set(&parts, width, hang)
        .into_iter()
        .map(|row| row.indented(1))
        .collect()
}
