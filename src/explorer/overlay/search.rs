//! The search: what is typed, what it finds, and the item behind the hit.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;
use tui_input::{Input, InputRequest};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::dossier::{Entry, EntryId, Item, Standing};
use crate::explorer::action::Action;
use crate::explorer::reading::{Sheet, origin, place};
use crate::explorer::{Ctx, Request};
use crate::search::{Field, Hits, Index, MAX_QUERY, Query};
use crate::widget::list::scrolled;
use crate::widget::prose::{Row, Run, clip, draw_row};
use crate::widget::{input, popup};

/// Rows of a section that are shown beside its hit; no screen is higher.
const ENOUGH: usize = 100;
/// How many hits can be walked through.
const LIMIT: usize = 200;
/// Rows of one hit in the list.
const HIT: u16 = 2;
/// From so many columns on the item behind a hit is shown beside the list,
/// and from so many rows on below it.
const BESIDE: u16 = 100;
const BELOW: u16 = 16;

/// The search box.
#[derive(Debug, Default)]
pub struct SearchBox {
    input: Input,
    query: Query,
    found: Hits,
    cursor: usize,
    first: usize,
    /// Whether what is typed next takes the place of what stands there.
    overtype: bool,
}

impl SearchBox {
    /// A box with something typed already.
    #[must_use]
    pub fn with(ctx: &Ctx, typed: &str) -> Self {
        let mut this = Self {
            input: Input::new(typed.to_owned()),
            ..Self::default()
        };
        this.search(ctx);
        this
    }

    /// A box with a search to be gone on with at one of its hits; what is
    /// typed takes its place.
    #[must_use]
    pub fn again(ctx: &Ctx, typed: &str, at: usize) -> Self {
        let mut this = Self::with(ctx, typed);
        this.overtype = !typed.is_empty();
        this.cursor = at.min(this.found.hits.len().saturating_sub(1));
        this
    }

    /// Searches for what is typed; also when the index has just been made.
    pub fn search(&mut self, ctx: &Ctx) {
        self.query = Query::parse(ctx.dossier, self.input.value());
        let search = |index: &Index| index.search(ctx.dossier, &self.query, LIMIT);
        self.found = ctx.index.map_or_else(Hits::default, search);
        (self.cursor, self.first) = (0, 0);
    }

    /// Takes text that was typed or pasted.
    pub fn text(&mut self, ctx: &Ctx, text: &str) {
        if std::mem::take(&mut self.overtype) {
            self.input.reset();
        }
        let typed = text
            .chars()
            .filter(|char| !char.is_control())
            .take(MAX_QUERY);
        for char in typed {
            self.input.handle(InputRequest::InsertChar(char));
        }
        self.search(ctx);
    }

    /// Does what a key asks for.
    pub fn update(&mut self, ctx: &Ctx, action: Action, area: Rect) -> Request {
        let page = usize::from(parts(area).hits.height / HIT).max(1);
        let last = self.found.hits.len().saturating_sub(1);
        match action {
            Action::Close => return Request::Close,
            Action::Open => {
                return match self.found.hits.get(self.cursor) {
                    Some(_) => Request::Hit {
                        query: std::mem::take(&mut self.query),
                        found: std::mem::take(&mut self.found),
                        at: self.cursor,
                    },
                    None => Request::Nothing,
                };
            }
            Action::Down => self.cursor = (self.cursor + 1).min(last),
            Action::Up => self.cursor = self.cursor.saturating_sub(1),
            Action::PageDown => self.cursor = (self.cursor + page).min(last),
            Action::PageUp => self.cursor = self.cursor.saturating_sub(page),
            _ => {
                let action = match action {
                    Action::EraseBack if self.overtype => Action::EraseLine,
                    action => action,
                };
                self.overtype = false;
                if let Some(request) = edit(action)
                    && self
                        .input
                        .handle(request)
                        .is_some_and(|changed| changed.value)
                {
                    self.search(ctx);
                }
            }
        }
        self.first = scrolled(self.first, self.cursor, page, self.found.hits.len());
        Request::Nothing
    }

    /// Draws the box; says where the terminal's cursor belongs.
    pub fn draw(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = ctx.theme;
        let parts = parts(area);
        let title = Line::styled(" Search ", theme.heading);
        let block = popup::frame(
            theme.borders(),
            theme.border[0],
            title,
            Line::styled(self.count(), theme.dim),
        );
        popup::draw(block, parts.frame, buf);
        let text = if self.overtype {
            theme.chosen
        } else {
            theme.text
        };
        let cursor = input::draw(&self.input, ("/ ", theme.accent), text, parts.input, buf);
        if parts.hits.is_empty() {
            return cursor;
        }
        if self.found.hits.is_empty() {
            buf.set_stringn(
                parts.hits.x + 2.min(parts.hits.width),
                parts.hits.y,
                self.nothing(ctx),
                usize::from(parts.hits.width.saturating_sub(2)),
                theme.dim,
            );
            return cursor;
        }
        let shown = Ctx {
            lights: Some(&self.found.lights),
            ..*ctx
        };
        let lit = |origin: usize| shown.lit(origin);
        let mut place = Rect {
            height: 1,
            ..parts.hits
        };
        let page = usize::from(parts.hits.height / HIT).max(1);
        let first = scrolled(self.first, self.cursor, page, self.found.hits.len());
        for (at, hit) in self.found.hits.iter().enumerate().skip(first).take(page) {
            for row in summary(&shown, hit.entry, place.width.saturating_sub(2)) {
                if place.y >= parts.hits.bottom() {
                    break;
                }
                if at == self.cursor {
                    buf.set_stringn(
                        place.x,
                        place.y,
                        theme.bar(),
                        usize::from(place.width),
                        theme.accent,
                    );
                }
                let text = Rect {
                    x: place.x + 2.min(place.width),
                    width: place.width.saturating_sub(2),
                    ..place
                };
                draw_row(&row, text, buf, theme.light, &lit);
                place.y += 1;
            }
        }
        if let (Some(preview), Some(hit)) = (parts.preview, self.found.hits.get(self.cursor)) {
            for (y, row) in (preview.y..preview.bottom()).zip(whole(ctx, hit.entry, preview.width))
            {
                let place = Rect {
                    y,
                    height: 1,
                    ..preview
                };
                draw_row(&row, place, buf, theme.light, &lit);
            }
        }
        cursor
    }

    fn count(&self) -> String {
        match (self.found.total, self.found.hits.len()) {
            (0, _) => String::new(),
            (total, listed) if listed < total => {
                format!(" {} of the first {listed} of {total} ", self.cursor + 1)
            }
            (total, _) => format!(" {} of {total} ", self.cursor + 1),
        }
    }

    fn nothing(&self, ctx: &Ctx) -> &'static str {
        if ctx.index.is_none() {
            "The dossier is still being indexed."
        } else if self.query.is_empty() {
            "Words in English, Japanese or Russian; a slip of the finger is forgiven."
        } else {
            "Nothing found."
        }
    }
}

fn edit(action: Action) -> Option<InputRequest> {
    Some(match action {
        Action::EraseBack => InputRequest::DeletePrevChar,
        Action::EraseForward => InputRequest::DeleteNextChar,
        Action::EraseWord => InputRequest::DeletePrevWord,
        Action::EraseLine => InputRequest::DeleteLine,
        Action::CursorLeft => InputRequest::GoToPrevChar,
        Action::CursorRight => InputRequest::GoToNextChar,
        Action::WordLeft => InputRequest::GoToPrevWord,
        Action::WordRight => InputRequest::GoToNextWord,
        Action::LineStart => InputRequest::GoToStart,
        Action::LineEnd => InputRequest::GoToEnd,
        _ => return None,
    })
}

/// The parts of the box on a screen of this size.
struct Parts {
    frame: Rect,
    input: Rect,
    hits: Rect,
    preview: Option<Rect>,
}

fn parts(area: Rect) -> Parts {
    let frame = crate::explorer::layout::regions(area, true).body();
    let inner = crate::explorer::layout::inside(frame);
    let rows = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Min(0),
    ]);
    let [input, _, rest] = inner.layout(&rows);
    let (hits, preview) = if rest.width >= BESIDE {
        let columns = Layout::horizontal([
            Constraint::Percentage(50),
            Constraint::Length(3),
            Constraint::Min(0),
        ]);
        let [hits, _, preview] = rest.layout(&columns);
        (hits, Some(preview))
    } else if rest.height >= BELOW {
        let rows = Layout::vertical([
            Constraint::Min(0),
            Constraint::Length(1),
            Constraint::Length(7),
        ]);
        let [hits, _, preview] = rest.layout(&rows);
        (hits, Some(preview))
    } else {
        (rest, None)
    };
    Parts {
        frame,
        input,
        hits,
        preview,
    }
}

/// A hit in two rows: the words found, and what and where it is.
fn summary(ctx: &Ctx, id: EntryId, width: u16) -> [Row; 2] {
    let theme = ctx.theme;
    let entry = ctx.dossier.entry(id);
    let titled = !matches!(entry.item, Item::Claim(_));
    // What has a title is known by it, unless only its text was found.
    let lit = |field| {
        ctx.lit(origin(id, field).0)
            .first()
            .map(|range| range.start)
    };
    let (field, text, found) = match (titled, lit(Field::Text)) {
        (false, found) => (Field::Text, &*entry.text, found),
        (true, Some(found)) if entry.topic.is_some() && lit(Field::Title).is_none() => {
            (Field::Text, &*entry.text, Some(found))
        }
        (true, _) => (Field::Title, entry.title, lit(Field::Title)),
    };
    let (from, cut) = snippet(text, found.unwrap_or(0), usize::from(width));
    let mut row = Row::default();
    if from > 0 {
        row.runs.push(run(theme.ellipsis(), theme.dim));
    }
    let room = usize::from(width).saturating_sub(row.width());
    row.runs.push(Run {
        text: clip(cut, room, theme.ellipsis()),
        style: theme.text,
        origin: Some((origin(id, field).0, from)),
    });
    [row, about(ctx, &entry, width.saturating_sub(2)).indented(2)]
}

fn run(text: impl Into<String>, style: Style) -> Run {
    Run {
        text: text.into(),
        style,
        origin: None,
    }
}

/// Where to start a text so that a match in it is in view.
fn snippet(text: &str, found: usize, width: usize) -> (usize, &str) {
    if text
        .get(..found)
        .is_none_or(|before| before.width() + 12 < width)
    {
        return (0, text);
    }
    // Back from the match, as far as a third of the row allows, to a space.
    let mut room = width / 3;
    let mut start = found;
    for (at, char) in text.get(..found).unwrap_or_default().char_indices().rev() {
        room = match room.checked_sub(char.width().unwrap_or(0)) {
            Some(room) if room > 0 => room,
            _ => break,
        };
        if char == ' ' {
            start = at + 1;
        }
    }
    (start, &text[start..])
}

/// What an entry is, how well it holds up, from when it is, and where.
fn about(ctx: &Ctx, entry: &Entry<'_>, width: u16) -> Row {
    let theme = ctx.theme;
    let dot = format!(" {} ", theme.dot());
    let mut row = Row::of(entry.kind().word(), theme.dim);
    if let Some(standing) = entry
        .standing
        .filter(|standing| **standing != Standing::Holds)
    {
        let word = format!("{} {}", standing.glyph(), standing.word());
        row.runs
            .extend([run(&*dot, theme.dim), run(word, theme.standing(standing))]);
    }
    let date = entry.date.map(|date| date.short());
    let place = Some(place(theme, entry)).filter(|place| !place.is_empty());
    for part in [date, place].into_iter().flatten() {
        let room = usize::from(width).saturating_sub(row.width());
        row.runs.push(run(
            clip(&format!("{dot}{part}"), room, theme.ellipsis()),
            theme.dim,
        ));
    }
    row
}

/// An entry as it will be read, under its path; a section with its claims,
/// which follow it in the dossier.
fn whole(ctx: &Ctx, id: EntryId, width: u16) -> Vec<Row> {
    let entry = ctx.dossier.entry(id);
    let sheet = Sheet {
        dossier: ctx.dossier,
        theme: ctx.theme,
        width,
        numbered: &[],
        alone: false,
    };
    let mut rows = vec![about(ctx, &entry, width), Row::default()];
    rows.extend(sheet.entry(&entry));
    if let Item::Section(section) = entry.item {
        let claims = (id.0 + 1..).map(EntryId).take(section.claims.len());
        for claim in claims {
            if rows.len() > ENOUGH {
                break;
            }
            rows.push(Row::default());
            rows.extend(sheet.entry(&ctx.dossier.entry(claim)));
        }
    }
    rows
}
