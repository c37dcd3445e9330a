//! A card: one item whole, with its sources, what speaks against it, and
//! where its names are mentioned. Links lead on.

mod kin;
mod whole;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use self::whole::whole;
use crate::dossier::{Address, EntryId, Item};
use crate::explorer::action::{Action, Pointer};
use crate::explorer::keymap::Mode;
use crate::explorer::layout::inside;
use crate::explorer::overlay::Layer;
use crate::explorer::reading::{self, Seen, follow, look, seen, tie, tie_selected};
use crate::explorer::screen::Hint;
use crate::explorer::scrolling::{Touch, point, scroll};
use crate::explorer::{Ctx, Request};
use crate::widget::paper::{GUTTER, Paper, Spot};
use crate::widget::popup;
use crate::widget::prose::clip;

/// The widest and highest a card grows.
const WIDTH: u16 = 96;
const HEIGHT: u16 = 40;
/// From so many rows on the card of a place has a map.
const WITH_MAP: u16 = 26;

/// A card of one item.
#[derive(Debug)]
pub struct Card {
    entry: EntryId,
    /// The path that it was met on, whose page numbers its sources.
    path: Option<usize>,
    width: u16,
    height: u16,
    /// Whether it was set for a wide screen.
    side_by_side: bool,
    paper: Paper,
    /// Where each item on the paper leads.
    links: Vec<EntryId>,
}

/// A place on a card, to come back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Whose card it is.
    pub entry: EntryId,
    path: Option<usize>,
    cursor: usize,
    scroll: usize,
    /// The link that had the focus.
    link: Option<(Spot, usize)>,
}

impl Card {
    /// The card of an entry; its sources have the numbers that they have on
    /// the page of the path it was met on, or else of its topic.
    #[must_use]
    pub fn of(ctx: &Ctx, entry: EntryId, path: Option<usize>, area: Rect) -> Self {
        let mut card = Self {
            entry,
            path,
            width: 0,
            height: 0,
            side_by_side: false,
            paper: Paper::default(),
            links: Vec::new(),
        };
        card.fit(ctx, area);
        card
    }

    /// The card, as it was at a place.
    #[must_use]
    pub fn at(ctx: &Ctx, place: Place, area: Rect) -> Self {
        let mut card = Self::of(ctx, place.entry, place.path, area);
        (card.paper.cursor, card.paper.scroll) = (place.cursor, place.scroll);
        card.fit(ctx, area);
        card.paper.refocus(place.link, &|rows| tie(ctx, rows));
        card
    }

    /// Where the reader is.
    #[must_use]
    pub fn place(&self) -> Place {
        Place {
            entry: self.entry,
            path: self.path,
            cursor: self.paper.cursor,
            scroll: self.paper.scroll,
            link: self.paper.kept(),
        }
    }

    /// Where the selected item on it leads.
    #[must_use]
    pub fn link(&self) -> Option<EntryId> {
        self.links.get(self.paper.cursor).copied()
    }

    /// Where it is drawn: no higher than it has to be.
    fn shown(&self, area: Rect) -> Rect {
        let full = frame(area);
        let most = full.height.saturating_sub(2);
        let needed = u16::try_from(self.paper.rows.len()).unwrap_or(u16::MAX);
        popup::centered(full, full.width, needed.min(most) + full.height - most)
    }

    /// Writes the card.
    fn write(&mut self, ctx: &Ctx) {
        let (cursor, scroll) = (self.paper.cursor, self.paper.scroll);
        (self.paper, self.links) = whole(ctx, self, &ctx.view.entry(self.entry));
        (self.paper.cursor, self.paper.scroll) = (cursor, scroll);
    }
}

impl Layer for Card {
    fn mode(&self) -> Mode {
        Mode::Popup
    }

    /// Sets the card anew where the room for it has changed.
    fn fit(&mut self, ctx: &Ctx, area: Rect) {
        let inner = inside(frame(area));
        let width = inner.width.saturating_sub(GUTTER + 1);
        let mapped = (self.height >= WITH_MAP) != (inner.height >= WITH_MAP);
        if mapped || (width, ctx.side_by_side) != (self.width, self.side_by_side) {
            (self.width, self.side_by_side) = (width, ctx.side_by_side);
            self.height = inner.height;
            self.write(ctx);
        }
        self.paper.clamp(usize::from(inner.height));
        tie_selected(ctx, &mut self.paper, usize::from(inner.height));
    }

    /// Writes it: an index that has just been made knows the mentions.
    fn renew(&mut self, ctx: &Ctx, area: Rect) {
        self.write(ctx);
        self.fit(ctx, area);
    }

    fn subject(&self, ctx: &Ctx) -> Option<Address> {
        Some(ctx.dossier.entry(self.entry).address())
    }

    fn update(&mut self, ctx: &Ctx, action: Action, area: Rect) -> Request {
        let height = usize::from(inside(frame(area)).height).max(1);
        if let Some(request) = follow(ctx, &mut self.paper, action, height) {
            self.fit(ctx, area);
            return request;
        }
        match action {
            Action::Close => return Request::Close,
            Action::Back => return Request::Back,
            // What cannot be seen is shown before it is followed.
            Action::Open if !self.paper.shows_selected(height) => {
                self.paper.bring_into_view(height);
            }
            Action::Open => {
                let link = self.links.get(self.paper.cursor);
                return link.map_or(Request::Nothing, |entry| Request::Open(*entry));
            }
            _ => scroll(&mut self.paper, action, height),
        }
        self.fit(ctx, area);
        Request::Nothing
    }

    fn frame(&self, _ctx: &Ctx, area: Rect) -> Rect {
        self.shown(area)
    }

    fn point(&mut self, ctx: &Ctx, pointer: Pointer, area: Rect) -> Request {
        let inner = inside(self.shown(area));
        match point(&mut self.paper, pointer, inner) {
            Touch::Again => self.update(ctx, Action::Open, area),
            Touch::Nothing | Touch::Selected => Request::Nothing,
        }
    }

    fn draw(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = ctx.theme;
        let entry = ctx.dossier.entry(self.entry);
        let title = match entry.item {
            Item::Name(name) => format!(" {} {} {} ", name.kind.word(), theme.dot(), entry.title),
            _ if entry.topic.is_none() => format!(" {} ", entry.kind().word()),
            _ => format!(
                " {} {} {} ",
                entry.kind().word(),
                theme.dot(),
                reading::place(theme, &entry)
            ),
        };
        let (full, shown) = (frame(area), self.shown(area));
        let most = full.height.saturating_sub(2);
        let more = usize::from(most) < self.paper.rows.len();
        let count = if more {
            format!(
                " {}/{} ",
                (self.paper.scroll + usize::from(most)).min(self.paper.rows.len()),
                self.paper.rows.len()
            )
        } else {
            String::new()
        };
        let title = clip(
            &title,
            usize::from(full.width.saturating_sub(14)),
            theme.ellipsis(),
        );
        let block = popup::frame(
            theme.borders(),
            theme.border[0],
            Line::styled(title, theme.heading),
            Line::styled(count, theme.dim),
        );
        let inner = popup::draw(block, shown, buf);
        let lit = |origin| ctx.lit(origin);
        let look = look(ctx, true, &lit);
        self.paper.draw(self.width, &look, inner, buf);
        let mark = |at: usize| {
            let link = self.links.get(at).filter(|link| **link != self.entry);
            ctx.mark(*link?)
        };
        self.paper.draw_marks(true, &mark, inner, buf);
        None
    }

    fn links(&mut self, ctx: &Ctx, area: Rect) -> Vec<Seen> {
        let inner = inside(self.shown(area));
        seen(ctx, &mut self.paper, inner, &|at| {
            self.links.get(at).copied()
        })
    }

    fn hints(&self, ctx: &Ctx) -> Vec<Hint> {
        let hints: [(bool, Hint); 10] = [
            (
                ctx.lights.is_some(),
                (&[Action::NextHit, Action::PreviousHit], "next, previous"),
            ),
            (true, (&[Action::Down, Action::Up], "move")),
            (true, (&[Action::Open], "follow")),
            (self.paper.focus.is_some(), (&[Action::Close], "let go")),
            (self.paper.focus.is_none(), (&[Action::Close], "close")),
            (true, (&[Action::NextPane], "next link")),
            (true, (&[Action::Links], "letters on links")),
            (true, (&[Action::Help], "help")),
            (true, (&[Action::Bookmark], "keep")),
            (true, (&[Action::Copy], "copy")),
        ];
        let hints = hints.into_iter();
        hints
            .filter_map(|(when, hint)| when.then_some(hint))
            .collect()
    }
}

/// The area a card may take on a screen of this size.
fn frame(area: Rect) -> Rect {
    let body = Rect {
        height: area.height.saturating_sub(u16::from(area.height >= 4)),
        ..area
    };
    let margin = if area.width >= 100 { 8 } else { 0 };
    popup::centered(
        body,
        body.width.saturating_sub(margin).min(WIDTH),
        body.height.saturating_sub(margin / 4).min(HEIGHT),
    )
}
