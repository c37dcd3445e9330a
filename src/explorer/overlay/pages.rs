//! The pages of some sources: one is chosen and opened, or its address copied.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use crate::dossier::Source;
use crate::explorer::action::{Action, Pointer};
use crate::explorer::keymap::Mode;
use crate::explorer::layout::inside;
use crate::explorer::overlay::Layer;
use crate::explorer::screen::Hint;
use crate::explorer::{Ctx, Request};
use crate::widget::list::{self, ListRow, scrolled, slid};
use crate::widget::popup;
use crate::widget::prose::{Row, draw_row, set};

/// The widest that the list grows.
const WIDTH: u16 = 96;
/// The most rows of an address.
const ADDRESS: usize = 4;

/// A page of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Page {
    /// The source in a line.
    title: String,
    /// What sort of page it is, if not the source's own.
    sort: &'static str,
    url: String,
}

/// The pages of some sources, one of them chosen.
#[derive(Debug)]
pub struct Pages {
    listed: Vec<Page>,
    cursor: usize,
    first: usize,
}

impl Pages {
    /// The pages of some sources, and the copies that are kept of them; none
    /// where there are none.
    #[must_use]
    pub fn of(sources: &[&Source]) -> Option<Self> {
        let page = |title: &str, sort, url: &Option<String>| {
            let (title, url) = (title.to_owned(), url.clone()?);
            Some(Page { title, sort, url })
        };
        let both = |source: &&Source| {
            let own = page(&source.brief(), "", &source.url);
            let copy = page(&source.brief(), "copy", &source.archive_url);
            own.into_iter().chain(copy)
        };
        let listed: Vec<Page> = sources.iter().flat_map(both).collect();
        (!listed.is_empty()).then_some(Self {
            listed,
            cursor: 0,
            first: 0,
        })
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.listed.len()
    }

    /// Whether there is none; there never is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// The address of the one that is chosen.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.listed[self.cursor].url
    }

    /// Chooses the page at an address, if it is one of them.
    pub fn choose(&mut self, url: &str) {
        let at = self.listed.iter().position(|page| page.url == url);
        self.cursor = at.unwrap_or(self.cursor);
    }

    /// The address of the chosen one, in rows.
    fn address(&self, ctx: &Ctx, width: u16) -> Vec<Row> {
        let parts = [(self.url(), ctx.theme.text, None)];
        let mut rows = set(&parts, width, 0);
        rows.truncate(ADDRESS);
        rows
    }

    /// Rows for the list, and its first row, on a screen of this size.
    fn view(&self, ctx: &Ctx, area: Rect) -> (u16, usize) {
        let inner = inside(self.frame(ctx, area));
        let address = self.address(ctx, inner.width.saturating_sub(2)).len();
        let below = u16::try_from(address + 1).unwrap_or(u16::MAX);
        let height = inner.height.saturating_sub(below);
        let rows = usize::from(height);
        (height, scrolled(self.first, self.cursor, rows, self.len()))
    }
}

impl Layer for Pages {
    fn mode(&self) -> Mode {
        Mode::Popup
    }

    fn update(&mut self, ctx: &Ctx, action: Action, area: Rect) -> Request {
        let (height, first) = self.view(ctx, area);
        self.first = first;
        let (page, last) = (usize::from(height).max(1), self.len() - 1);
        self.cursor = match action {
            Action::Close | Action::ChooseSource => return Request::Close,
            Action::Open | Action::OpenSource => return Request::Browse(self.url().to_owned()),
            Action::Copy => {
                return Request::Copy {
                    text: self.url().to_owned(),
                    what: "the address",
                };
            }
            Action::Down | Action::NextPane => self.cursor + 1,
            Action::Up | Action::PreviousLink => self.cursor.saturating_sub(1),
            Action::HalfPageDown => self.cursor + page / 2,
            Action::HalfPageUp => self.cursor.saturating_sub(page / 2),
            Action::PageDown => self.cursor + page,
            Action::PageUp => self.cursor.saturating_sub(page),
            Action::First => 0,
            Action::Last => last,
            _ => self.cursor,
        }
        .min(last);
        Request::Nothing
    }

    fn frame(&self, ctx: &Ctx, area: Rect) -> Rect {
        let height = area.height.saturating_sub(u16::from(area.height >= 4));
        let body = Rect { height, ..area };
        let width = WIDTH.min(area.width);
        let address = self.address(ctx, width.saturating_sub(4)).len();
        // The list, a blank row, the address, and the border.
        let needed = u16::try_from(self.len() + 1 + address + 2).unwrap_or(u16::MAX);
        popup::centered(body, width, needed)
    }
    fn point(&mut self, ctx: &Ctx, pointer: Pointer, area: Rect) -> Request {
        let inner = inside(self.frame(ctx, area));
        let (height, first) = self.view(ctx, area);
        match pointer {
            Pointer::Wheel { rows, .. } => {
                (self.first, self.cursor) =
                    slid(first, self.cursor, rows, height.into(), self.len());
            }
            Pointer::Click(at) if inner.contains(at) && at.y < inner.y + height => {
                let page = first + usize::from(at.y - inner.y);
                if page == self.cursor {
                    return self.update(ctx, Action::Open, area);
                }
                self.cursor = page.min(self.len() - 1);
            }
            Pointer::Click(_) => {}
        }
        Request::Nothing
    }

    fn draw(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = ctx.theme;
        let title = Line::styled(" Pages of the sources ", theme.heading);
        let count = format!(" {}/{} ", self.cursor + 1, self.len());
        let count = Line::styled(count, theme.dim);
        let block = popup::frame(theme.borders(), theme.border[0], title, count);
        let inner = popup::draw(block, self.frame(ctx, area), buf);
        let (height, first) = self.view(ctx, area);
        let row = |page: &Page| ListRow {
            text: page.title.clone(),
            right: page.sort.to_owned(),
            style: theme.text,
            ..ListRow::default()
        };
        let rows: Vec<ListRow> = self.listed.iter().map(row).collect();
        let look = list::Look {
            mark: (theme.bar(), theme.accent),
            selected: theme.selected,
            right: theme.dim,
            ellipsis: theme.ellipsis(),
        };
        // A blank column before the border, as at the left.
        let width = inner.width.saturating_sub(1);
        let shown = Rect {
            height,
            width,
            ..inner
        };
        list::draw(&rows, first, self.cursor, &look, shown, buf);
        let below = (shown.bottom() + 1).min(inner.bottom())..inner.bottom();
        let room = inner.width.saturating_sub(2);
        for (y, row) in below.zip(self.address(ctx, room)) {
            let place = Rect::new(inner.x + 2.min(inner.width), y, room, 1);
            draw_row(&row, place, buf, theme.light, &|_| Vec::new());
        }
        None
    }

    fn hints(&self, _ctx: &Ctx) -> Vec<Hint> {
        vec![
            (&[Action::Down, Action::Up], "move"),
            (&[Action::Open], "open in the browser"),
            (&[Action::Copy], "copy the address"),
            (&[Action::Close], "close"),
        ]
    }
}
