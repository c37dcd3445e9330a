//! A card: one item whole, with its sources, what speaks against it, and
//! where its names are mentioned. Links lead on.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use crate::dossier::{Address, Entry, EntryId, Item, Standing};
use crate::explorer::action::Action;
use crate::explorer::keymap::Mode;
use crate::explorer::layout::inside;
use crate::explorer::overlay::Layer;
use crate::explorer::reading::{self, Sheet, Writing, link, numbered, related};
use crate::explorer::screen::Hint;
use crate::explorer::scrolling::scroll;
use crate::explorer::{Ctx, Request};
use crate::widget::paper::{GUTTER, Look, Paper};
use crate::widget::popup;
use crate::widget::prose::{Row, clip, set as wrapped};

/// The widest and highest a card grows.
const WIDTH: u16 = 96;
const HEIGHT: u16 = 40;
/// Columns that sources are set in below what they are the sources of.
const BELOW: u16 = 4;
/// How many sources of what speaks against a statement are named.
const NAMED: usize = 3;
/// How many mentions are listed.
const MENTIONS: usize = 200;

/// A card of one item.
#[derive(Debug)]
pub struct Card {
    entry: EntryId,
    /// The path that it was met on, whose page numbers its sources.
    path: Option<usize>,
    width: u16,
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
        }
    }

    /// Where the selected item on it leads.
    #[must_use]
    pub fn link(&self) -> Option<EntryId> {
        self.links.get(self.paper.cursor).copied()
    }

    /// Writes the card.
    fn write(&mut self, ctx: &Ctx) {
        let (cursor, scroll) = (self.paper.cursor, self.paper.scroll);
        (self.paper, self.links) = set(ctx, self, &ctx.view.entry(self.entry));
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
        if (width, ctx.side_by_side) != (self.width, self.side_by_side) {
            (self.width, self.side_by_side) = (width, ctx.side_by_side);
            self.write(ctx);
        }
        self.paper.clamp(usize::from(inner.height));
    }

    /// Writes it: an index that has just been made knows the mentions.
    fn renew(&mut self, ctx: &Ctx, area: Rect) {
        self.write(ctx);
        self.fit(ctx, area);
    }

    fn subject(&self, ctx: &Ctx) -> Option<Address> {
        Some(ctx.dossier.entry(self.entry).address())
    }

    fn update(&mut self, _ctx: &Ctx, action: Action, area: Rect) -> Request {
        let height = usize::from(inside(frame(area)).height).max(1);
        match action {
            Action::Close => return Request::Close,
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
        Request::Nothing
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
        let full = frame(area);
        let most = full.height.saturating_sub(2);
        let needed = u16::try_from(self.paper.rows.len()).unwrap_or(u16::MAX);
        let shown = popup::centered(full, full.width, needed.min(most) + full.height - most);
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
        let look = Look {
            bar: Some((theme.bar(), theme.accent)),
            light: theme.light,
            lit: &|origin| ctx.lit(origin),
        };
        self.paper.draw(self.width, &look, inner, buf);
        let mark = |at: usize| {
            let link = self.links.get(at).filter(|link| **link != self.entry);
            ctx.mark(*link?)
        };
        self.paper.draw_marks(true, &mark, inner, buf);
        None
    }

    fn hints(&self, ctx: &Ctx) -> Vec<Hint> {
        let hints: [(bool, Hint); 5] = [
            (
                ctx.lights.is_some(),
                (&[Action::NextHit, Action::PreviousHit], "next, previous"),
            ),
            (true, (&[Action::Down, Action::Up], "move")),
            (true, (&[Action::Open], "follow")),
            (true, (&[Action::Close], "close")),
            (true, (&[Action::Help], "help")),
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

impl Writing<'_> {
    /// Links to what speaks against a statement, each with its sources below
    /// it: what the note says can be traced from here.
    fn see(&mut self, by: &[EntryId]) {
        if by.is_empty() {
            return;
        }
        let heading = self.head("See");
        let (dossier, theme) = (self.ctx.dossier, self.ctx.theme);
        for &id in by {
            let entry = self.ctx.view.entry(id);
            let mut rows = vec![link(theme, &entry, self.width)];
            let room = usize::from(self.width.saturating_sub(BELOW));
            let below = |text: &str| {
                let text = clip(text, room, theme.ellipsis());
                Row::of(text, theme.dim).indented(BELOW)
            };
            let (named, more) = entry.sources.split_at(entry.sources.len().min(NAMED));
            rows.extend(named.iter().map(|&at| below(&dossier.sources[at].brief())));
            if !more.is_empty() {
                rows.push(below(&format!("and {} more", more.len())));
            }
            self.paper.push_item(Some(heading), rows);
            self.links.push(id);
        }
    }

    /// The sources of an entry, each with the number that its page gives it.
    fn sources(&mut self, sheet: &Sheet, sources: &[usize]) {
        if sources.is_empty() {
            return;
        }
        let one = sources.len() == 1;
        let heading = self.head(if one { "Source" } else { "Sources" });
        for at in sources {
            let source = &sheet.dossier.sources[*at];
            let Some(id) = sheet.dossier.find(&Address::of_source(source)) else {
                continue;
            };
            let number = sheet.numbered.iter().position(|numbered| numbered == at);
            let rows = match number {
                Some(number) => sheet.numbered_source(source, number + 1),
                None => sheet.source(&sheet.dossier.entry(id), source),
            };
            self.paper.push_item(Some(heading), rows);
            self.links.push(id);
        }
    }
}

/// Everything on a card, and where its items lead.
fn set(ctx: &Ctx, card: &Card, entry: &Entry<'_>) -> (Paper, Vec<EntryId>) {
    let (theme, dossier, width) = (ctx.theme, ctx.dossier, card.width);
    let topic = dossier.topic_of(entry);
    let numbers = match (card.path, topic) {
        (Some(path), _) => {
            let ids = dossier.paths[path]
                .items()
                .filter_map(|at| ctx.view.find(at));
            numbered(ids.map(|id| ctx.view.entry(id)))
        }
        (None, Some(topic)) => numbered(ctx.view.entries_of(topic)),
        (None, None) => Vec::new(),
    };
    let sheet = Sheet {
        numbered: &numbers,
        alone: true,
        ..Sheet::of(ctx, width)
    };
    let mut writing = Writing::of(ctx, width);
    writing.paper.rows = sheet.entry(entry);
    if entry.standing == Some(&Standing::Holds) {
        let glyph = Standing::Holds.glyph();
        let text = format!("{glyph} holds: nothing in this dossier speaks against it");
        let style = theme.standing(&Standing::Holds);
        let rows = wrapped(&[(&text, style, None)], width.saturating_sub(2), 2);
        let rows = rows.into_iter().map(|row| row.indented(2));
        writing.paper.rows.extend(rows);
    }
    if let Some(kept) = ctx.shelf.of(entry.id) {
        writing.kept(&sheet, kept);
    }
    writing.see(&ctx.view.by(entry));
    let answers = ctx.view.of_these(dossier.answers(entry.id));
    writing.links("Answers", answers.into_iter());
    if let Item::Claim(claim) = entry.item {
        let figures = claim.figures.iter();
        let figures: Vec<EntryId> = figures.filter_map(|at| ctx.view.find(at)).collect();
        writing.links("Figures", figures.into_iter());
    }
    writing.sources(&sheet, &entry.sources);
    if let Some((label, related)) = related(ctx, entry) {
        let label = format!("{label} {}", related.len());
        writing.links(&label, related.into_iter().take(MENTIONS));
    }
    let Writing {
        mut paper,
        mut links,
        ..
    } = writing;
    paper.rows.push(Row::default());
    let address = Row::of(entry.address().to_string(), theme.dim);
    if topic.is_some() {
        // It leads to the item among its neighbours.
        paper.push_item(None, vec![address]);
        links.push(entry.id);
    } else {
        paper.rows.push(address);
    }
    (paper, links)
}
