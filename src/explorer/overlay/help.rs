//! The help: every key of every mode, made from the keymap, and what the
//! signs mean.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use crate::dossier::Standing;
use crate::explorer::action::Action;
use crate::explorer::keymap::{Keymap, Mode};
use crate::explorer::layout::inside;
use crate::explorer::overlay::Layer;
use crate::explorer::screen::Hint;
use crate::explorer::theme::Theme;
use crate::explorer::{Ctx, Request};
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
}

impl Help {
    /// The help for what is being done: its own keys come first.
    #[must_use]
    pub fn on(mode: Mode) -> Self {
        Self { mode, scroll: 0 }
    }
}

impl Layer for Help {
    fn mode(&self) -> Mode {
        Mode::Popup
    }

    fn update(&mut self, ctx: &Ctx, action: Action, area: Rect) -> Request {
        let inner = inside(frame(area));
        let height = usize::from(inner.height).max(1);
        let last = rows(ctx.theme, (ctx.keymap, self.mode), inner.width)
            .len()
            .saturating_sub(height);
        self.scroll = match action {
            Action::Close | Action::Help => return Request::Close,
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
        Request::Nothing
    }

    fn draw(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = ctx.theme;
        let full = frame(area);
        let rows = rows(theme, (ctx.keymap, self.mode), inside(full).width);
        let bottom = (self.scroll + usize::from(inside(full).height)).min(rows.len());
        let count = Line::styled(format!(" {bottom}/{} ", rows.len()), theme.dim);
        let title = Line::styled(" Help ", theme.heading);
        let block = popup::frame(theme.borders(), theme.border[0], title, count);
        let inner = popup::draw(block, full, buf);
        let first = self
            .scroll
            .min(rows.len().saturating_sub(usize::from(inner.height)));
        for (y, row) in (inner.y..inner.bottom()).zip(&rows[first..]) {
            let place = Rect {
                y,
                height: 1,
                ..inner
            };
            draw_row(row, place, buf, theme.light, &|_| Vec::new());
        }
        None
    }

    fn hints(&self, _ctx: &Ctx) -> Vec<Hint> {
        vec![
            (&[Action::Down, Action::Up], "scroll"),
            (&[Action::PageDown], "page"),
            (&[Action::Close], "close"),
        ]
    }
}

fn frame(area: Rect) -> Rect {
    let height = area.height.saturating_sub(u16::from(area.height >= 4));
    popup::centered(Rect { height, ..area }, WIDTH, height)
}

/// The help as rows: keys in a column, their meaning beside them.
fn rows(theme: &Theme, (keymap, first): (&Keymap, Mode), width: u16) -> Vec<Row> {
    let mut rows = Vec::new();
    let measure = width.saturating_sub(1);
    let modes = Mode::ALL.iter();
    let own = modes.clone().filter(|(mode, _)| *mode == first);
    for &(mode, title) in own.chain(modes.filter(|(mode, _)| *mode != first)) {
        rows.push(Row::of(title, theme.heading).indented(1));
        for (action, keys) in keymap.listed(mode) {
            rows.extend(line(theme, &keys.join(" "), action.meaning().1, measure));
        }
        rows.push(Row::default());
    }
    rows.push(Row::of("How well a statement holds up", theme.heading).indented(1));
    let signs = [
        (
            "holds",
            "nothing in the dossier speaks against it; the page leaves the word out",
        ),
        ("overtaken", "true once, and ended"),
        ("contested", "another source says otherwise"),
        ("unconfirmed", "nobody independent says so"),
    ];
    let glyphs = ["=", "~", "!", "?"];
    for ((word, meaning), glyph) in signs.into_iter().zip(glyphs) {
        debug_assert!(Standing::WORDS.contains(&word));
        rows.extend(line(theme, &format!("{glyph} {word}"), meaning, measure));
    }
    rows.extend(line(
        theme,
        "[1]",
        "the number of a source, listed at the end of the page",
        measure,
    ));
    rows
}

fn line(theme: &Theme, keys: &str, meaning: &str, width: u16) -> Vec<Row> {
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
        (meaning, theme.text, None),
    ];
    let hang = u16::try_from(column).unwrap_or(0);
    set(&parts, width, hang)
        .into_iter()
        .map(|row| row.indented(1))
        .collect()
}
