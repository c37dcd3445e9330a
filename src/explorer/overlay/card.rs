//! A card: one item whole, with its sources, what speaks against it, and
//! where its names are mentioned. Links lead on.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::dossier::{Address, Entry, EntryId, Item, Standing};
use crate::explorer::action::Action;
use crate::explorer::layout::inside;
use crate::explorer::reading::{Sheet, link, place};
use crate::explorer::{Ctx, Request};
use crate::widget::popup;
use crate::widget::prose::{Row, draw_row};

/// The widest and highest a card grows.
const WIDTH: u16 = 96;
const HEIGHT: u16 = 40;
/// How many mentions are listed.
const MENTIONS: usize = 200;

/// A card of one item.
#[derive(Debug)]
pub struct Card {
    entry: EntryId,
    width: u16,
    rows: Vec<Row>,
    /// The rows that lead somewhere.
    links: Vec<(usize, EntryId)>,
    cursor: usize,
    scroll: usize,
}

impl Card {
    /// The card of an entry.
    #[must_use]
    pub fn of(ctx: &Ctx, entry: EntryId, area: Rect) -> Self {
        let mut card = Self {
            entry,
            width: 0,
            rows: Vec::new(),
            links: Vec::new(),
            cursor: 0,
            scroll: 0,
        };
        card.fit(ctx, area);
        card
    }

    /// Sets the card anew where the room for it has changed.
    pub fn fit(&mut self, ctx: &Ctx, area: Rect) {
        let width = inside(frame(area)).width.saturating_sub(2);
        if width != self.width {
            self.width = width;
            (self.rows, self.links) = set(ctx, &ctx.dossier.entry(self.entry), width);
        }
        self.clamp(area);
    }

    /// Does what a key asks for.
    pub fn update(&mut self, action: Action, area: Rect) -> Request {
        let height = usize::from(inside(frame(area)).height).max(1);
        let last = self.links.len().saturating_sub(1);
        match action {
            Action::Close => return Request::Close,
            Action::Open => {
                let link = self.links.get(self.cursor);
                return link.map_or(Request::Nothing, |(_, entry)| Request::Open(*entry));
            }
            Action::Down if self.links.is_empty() => self.scroll += 1,
            Action::Up if self.links.is_empty() => self.scroll = self.scroll.saturating_sub(1),
            Action::Down => self.cursor = (self.cursor + 1).min(last),
            Action::Up if self.cursor == 0 => {
                self.scroll = 0;
                return Request::Nothing;
            }
            Action::Up => self.cursor -= 1,
            Action::First => (self.cursor, self.scroll) = (0, 0),
            Action::Last => self.cursor = last,
            Action::PageDown => return self.turn(height, true, area),
            Action::HalfPageDown => return self.turn(height.div_ceil(2), true, area),
            Action::PageUp => return self.turn(height, false, area),
            Action::HalfPageUp => return self.turn(height.div_ceil(2), false, area),
            _ => return Request::Nothing,
        }
        if let Some((row, _)) = self.links.get(self.cursor)
            && action != Action::First
        {
            let shown = self.scroll..self.scroll + height;
            if *row >= shown.end {
                self.scroll = row + 1 - height;
            } else if *row < shown.start {
                self.scroll = row.saturating_sub(1);
            }
        }
        self.clamp(area);
        Request::Nothing
    }

    fn turn(&mut self, rows: usize, down: bool, area: Rect) -> Request {
        self.scroll = if down {
            self.scroll + rows
        } else {
            self.scroll.saturating_sub(rows)
        };
        self.clamp(area);
        let shown = self.links.iter().position(|(row, _)| *row >= self.scroll);
        self.cursor = shown.unwrap_or(self.cursor);
        Request::Nothing
    }

    fn clamp(&mut self, area: Rect) {
        let height = usize::from(inside(frame(area)).height);
        self.scroll = self.scroll.min(self.rows.len().saturating_sub(height));
        self.cursor = self.cursor.min(self.links.len().saturating_sub(1));
    }

    /// Draws the card.
    pub fn draw(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) {
        let theme = ctx.theme;
        let entry = ctx.dossier.entry(self.entry);
        let title = match entry.item {
            Item::Name(name) => format!(" {} {} {} ", name.kind.word(), theme.dot(), entry.title),
            _ if entry.topic.is_none() => format!(" {} ", entry.kind().word()),
            _ => format!(
                " {} {} {} ",
                entry.kind().word(),
                theme.dot(),
                place(theme, &entry)
            ),
        };
        let full = frame(area);
        let most = full.height.saturating_sub(2);
        let needed = u16::try_from(self.rows.len()).unwrap_or(u16::MAX);
        let shown = popup::centered(full, full.width, needed.min(most) + full.height - most);
        let more = usize::from(most) < self.rows.len();
        let count = if more {
            format!(
                " {}/{} ",
                (self.scroll + usize::from(most)).min(self.rows.len()),
                self.rows.len()
            )
        } else {
            String::new()
        };
        let title = crate::widget::prose::clip(
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
        let selected = self.links.get(self.cursor).map(|(row, _)| *row);
        for (y, (at, row)) in
            (inner.y..inner.bottom()).zip(self.rows.iter().enumerate().skip(self.scroll))
        {
            if selected == Some(at) {
                buf.set_stringn(
                    inner.x,
                    y,
                    theme.bar(),
                    usize::from(inner.width),
                    theme.accent,
                );
            }
            let spot = Rect {
                x: inner.x + 2.min(inner.width),
                y,
                width: inner.width.saturating_sub(2),
                height: 1,
            };
            draw_row(row, spot, buf, theme.light, &|origin| ctx.lit(origin));
        }
    }
}

/// The area a card may take on a screen of this size.
fn frame(area: Rect) -> Rect {
    let body = Rect {
        height: area.height.saturating_sub(u16::from(area.height >= 4)),
        ..area
    };
    let margin = if area.width > 60 { 8 } else { 0 };
    popup::centered(
        body,
        body.width.saturating_sub(margin).min(WIDTH),
        body.height.saturating_sub(margin / 4).min(HEIGHT),
    )
}

/// Everything on a card, and which rows lead where.
fn set(ctx: &Ctx, entry: &Entry<'_>, width: u16) -> (Vec<Row>, Vec<(usize, EntryId)>) {
    let theme = ctx.theme;
    let sheet = Sheet {
        dossier: ctx.dossier,
        theme,
        width,
        numbered: &entry.sources,
        pointing: false,
    };
    let mut rows = sheet.entry(entry);
    let mut links = Vec::new();
    let head = |rows: &mut Vec<Row>, text: &str| {
        rows.push(Row::default());
        rows.push(Row::of(text, theme.heading));
    };
    if entry.standing == Some(&Standing::Holds) {
        let text = format!(
            "{} holds: nothing in this dossier speaks against it",
            Standing::Holds.glyph()
        );
        rows.push(Row::of(text, theme.standing(&Standing::Holds)).indented(2));
    }
    let by: Vec<EntryId> = entry
        .standing
        .map_or(&[][..], Standing::by)
        .iter()
        .filter_map(|at| ctx.dossier.find(at))
        .collect();
    if !by.is_empty() {
        head(&mut rows, "See");
        for id in by {
            links.push((rows.len(), id));
            rows.push(link(theme, &ctx.dossier.entry(id), width));
        }
    }
    if !entry.sources.is_empty() {
        head(
            &mut rows,
            if entry.sources.len() == 1 {
                "Source"
            } else {
                "Sources"
            },
        );
        for (number, &source) in entry.sources.iter().enumerate() {
            let source = &ctx.dossier.sources[source];
            let Some(id) = ctx.dossier.find(&Address::of_source(source)) else {
                continue;
            };
            links.push((rows.len(), id));
            let mut set = sheet.source(&ctx.dossier.entry(id), source);
            if let Some(run) = set.first_mut().and_then(|row| row.runs.first_mut()) {
                run.style = theme.accent;
                run.text.insert_str(0, &format!("[{}] ", number + 1));
                run.origin = None;
            }
            rows.extend(set);
        }
    }
    let (label, related) = related(ctx, entry);
    if !related.is_empty() {
        let count = related.len();
        head(&mut rows, &format!("{label} {count}"));
        for id in related.into_iter().take(MENTIONS) {
            links.push((rows.len(), id));
            rows.push(link(theme, &ctx.dossier.entry(id), width));
        }
    }
    rows.push(Row::default());
    rows.push(Row::of(entry.address().to_string(), theme.dim));
    (rows, links)
}

/// The entries that mention a name or cite a source.
fn related(ctx: &Ctx, entry: &Entry<'_>) -> (&'static str, Vec<EntryId>) {
    let Some(index) = ctx.index else {
        return ("", Vec::new());
    };
    match entry.item {
        Item::Name(_) => ("Mentioned in", index.mentioning(entry.id)),
        Item::Source(_) => ("Cited by", index.citing(entry.id)),
        _ => ("", Vec::new()),
    }
}
