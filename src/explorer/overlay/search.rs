//! The search: what is typed, what it finds, and the item behind the hit.

mod hit;
mod parts;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line as Title;

use self::hit::HIT;
use self::parts::{Parts, inner, parts};
use crate::dossier::{Address, EntryId};
use crate::explorer::action::{Action, Pointer};
use crate::explorer::hits::count;
use crate::explorer::keymap::Mode;
use crate::explorer::layout::regions;
use crate::explorer::line::{Line, remark};
use crate::explorer::overlay::Layer;
use crate::explorer::screen::Hint;
use crate::explorer::{Ctx, Request};
use crate::search::{Hits, Index, Query, View};
use crate::widget::list::{scrolled, slid};
use crate::widget::paper::draw_mark;
use crate::widget::popup;
use crate::widget::prose::{Row, draw_row};

/// How many hits can be walked through.
const LIMIT: usize = 200;

/// The search box.
#[derive(Debug, Default)]
pub struct SearchBox {
    line: Line,
    query: Query,
    found: Hits,
    cursor: usize,
    first: usize,
    /// How many rows of the text of the hit are passed.
    passed: usize,
    /// The earlier search that was brought back, counted from the last.
    brought: Option<usize>,
}

impl SearchBox {
    /// A box with something typed already.
    #[must_use]
    pub fn with(ctx: &Ctx, typed: &str) -> Self {
        let line = Line::of(typed, false);
        let mut this = Self {
            line,
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
        this.line = Line::of(typed, true);
        this.cursor = at.min(this.found.hits.len().saturating_sub(1));
        this
    }

    /// Searches for what is typed; also when the index has just been made.
    pub fn search(&mut self, ctx: &Ctx) {
        let query = Query::parse(ctx.dossier, self.line.value());
        self.query = query.through(ctx.view.lens);
        let search = |index: &Index| index.search(ctx.dossier, &self.query, LIMIT);
        self.found = ctx.index.map_or_else(Hits::default, search);
        (self.cursor, self.first, self.passed) = (0, 0, 0);
    }

    /// Brings back the search before the one that is there, or after it; what
    /// is typed then is typed over it.
    fn bring(&mut self, ctx: &Ctx, earlier: bool) {
        let at = match (self.brought, earlier) {
            // The last one may be what stands there already.
            (None, true) => {
                let last = ctx.queries.last().map(String::as_str);
                usize::from(last == Some(self.line.value()))
            }
            (None, false) => return,
            (Some(at), true) => at + 1,
            (Some(at), false) => match at.checked_sub(1) {
                Some(at) => at,
                None => return,
            },
        };
        if let Some(query) = ctx.queries.iter().rev().nth(at) {
            self.line = Line::of(query, true);
            self.search(ctx);
            self.brought = Some(at);
        }
    }

    /// Searches within a topic, by its id, or everywhere again.
    pub fn within(&mut self, ctx: &Ctx, topic: &str) {
        self.line.toggle(topic);
        self.search(ctx);
    }

    /// Whether what is typed begins with a field for this topic alone.
    #[must_use]
    pub fn is_within(&self, topic: &str) -> bool {
        self.line.is_within(topic)
    }

    /// Whether ways to go on with what is typed are being chosen from.
    #[must_use]
    pub fn is_choosing(&self) -> bool {
        self.line.choice().is_some()
    }

    /// Whether there are ways to go on with what is typed.
    #[must_use]
    pub fn can_complete(&self, ctx: &Ctx) -> bool {
        self.line.can_complete(ctx.dossier)
    }

    /// Scrolls the text of the hit by half of what is in view of it.
    fn turn_text(&mut self, ctx: &Ctx, action: Action, area: Rect) {
        let (parts, _) = self.parts(ctx, area);
        let (Some(preview), Some(hit)) = (parts.preview, self.found.hits.get(self.cursor)) else {
            return;
        };
        let height = usize::from(preview.height);
        let rows = hit::whole(&self.shown(ctx), hit.entry, preview.width).len();
        let by = height.div_ceil(2);
        self.passed = match action {
            Action::PreviewDown => (self.passed + by).min(rows.saturating_sub(height)),
            _ => self.passed.saturating_sub(by),
        };
    }

    /// The hit that is chosen.
    #[must_use]
    pub fn chosen(&self) -> Option<EntryId> {
        self.found.hits.get(self.cursor).map(|hit| hit.entry)
    }

    /// Goes from hit to hit.
    fn choose(&mut self, action: Action, page: usize) {
        let (last, before) = (self.found.hits.len().saturating_sub(1), self.cursor);
        self.cursor = match action {
            Action::Down | Action::Complete => self.cursor + 1,
            Action::Up | Action::CompleteBack => self.cursor.saturating_sub(1),
            Action::PageDown => self.cursor + page,
            Action::PageUp => self.cursor.saturating_sub(page),
            _ => self.cursor,
        }
        .min(last);
        if self.cursor != before {
            self.passed = 0;
        }
    }

    /// Hits are seen through the lens of the query too, with its words lit.
    fn shown<'a>(&'a self, ctx: &Ctx<'a>) -> Ctx<'a> {
        Ctx {
            view: View::through(ctx.dossier, self.query.lens()),
            lights: Some(&self.found.lights),
            ..*ctx
        }
    }

    /// How many hits are in view.
    fn page(&self, ctx: &Ctx, area: Rect) -> usize {
        let (parts, _) = self.parts(ctx, area);
        usize::from(parts.hits.height / HIT).max(1)
    }

    /// The parts of the box, and what stands under the input.
    fn parts(&self, ctx: &Ctx, area: Rect) -> (Parts, Vec<Row>) {
        let width = inner(area).width;
        if let Some(choice) = self.line.choice() {
            // A blank row parts the ways from the hits, where there is room.
            let parts = parts(area, choice.height() + 1);
            let height = usize::from(parts.said.height).min(choice.height());
            let rows = choice.rows(ctx.theme, width, height);
            return (parts, rows);
        }
        let rows = remark::rows(ctx, &self.query, &self.found, width);
        (parts(area, rows.len()), rows)
    }

    fn draw_hits(&self, ctx: &Ctx, parts: &Parts, buf: &mut Buffer) {
        let theme = ctx.theme;
        let shown = self.shown(ctx);
        let lit = |origin: usize| shown.lit(origin);
        let page = usize::from(parts.hits.height / HIT).max(1);
        let first = scrolled(self.first, self.cursor, page, self.found.hits.len());
        let hits = self.found.hits.iter().enumerate().skip(first).take(page);
        let width = parts.hits.width.saturating_sub(2);
        let rows = hits.flat_map(|(at, hit)| {
            let rows = hit::summary(&shown, hit.entry, width);
            let [first, second] = rows;
            let chosen = at == self.cursor;
            [(chosen, first, ctx.mark(hit.entry)), (chosen, second, None)]
        });
        for ((chosen, row, mark), place) in rows.zip(parts.hits.rows()) {
            if chosen {
                let width = usize::from(place.width);
                buf.set_stringn(place.x, place.y, theme.bar(), width, theme.accent);
            }
            if let Some(mark) = mark {
                draw_mark(mark, chosen, place, buf);
            }
            let text = Rect {
                x: place.x + 2.min(place.width),
                width,
                ..place
            };
            draw_row(&row, text, buf, theme.light, &lit);
        }
        if let (Some(preview), Some(hit)) = (parts.preview, self.found.hits.get(self.cursor)) {
            let rows = hit::whole(&shown, hit.entry, preview.width);
            // The screen may have grown since it was scrolled.
            let most = rows.len().saturating_sub(usize::from(preview.height));
            let rows = rows.iter().skip(self.passed.min(most));
            for (row, place) in rows.zip(preview.rows()) {
                draw_row(row, place, buf, theme.light, &lit);
            }
        }
    }
}

impl Layer for SearchBox {
    fn mode(&self) -> Mode {
        Mode::Typing
    }

    fn renew(&mut self, ctx: &Ctx, _area: Rect) {
        self.search(ctx);
    }

    /// The chosen hit.
    fn subject(&self, ctx: &Ctx) -> Option<Address> {
        let hit = self.found.hits.get(self.cursor)?;
        Some(ctx.dossier.entry(hit.entry).address())
    }

    fn text(&mut self, ctx: &Ctx, text: &str, _area: Rect) -> Request {
        self.line.insert(text);
        self.brought = None;
        self.search(ctx);
        Request::Nothing
    }

    fn update(&mut self, ctx: &Ctx, action: Action, area: Rect) -> Request {
        let back = action == Action::CompleteBack;
        match action {
            Action::Close if self.line.restore() => self.search(ctx),
            Action::Close => return Request::Close,
            // What has been put in is looked at before a hit of it is opened.
            Action::Open if self.line.keep() => {}
            Action::Open if !self.found.hits.is_empty() => {
                return Request::Hit {
                    query: std::mem::take(&mut self.query),
                    found: Box::new(std::mem::take(&mut self.found)),
                    at: self.cursor,
                };
            }
            Action::Complete | Action::CompleteBack if self.line.complete(ctx.dossier, back) => {
                self.search(ctx);
            }
            Action::EarlierQuery | Action::LaterQuery => {
                self.bring(ctx, action == Action::EarlierQuery);
            }
            Action::PreviewDown | Action::PreviewUp => self.turn_text(ctx, action, area),
            _ => {
                if self.line.edit(action) {
                    self.brought = None;
                    self.search(ctx);
                }
                self.choose(action, self.page(ctx, area));
            }
        }
        let page = self.page(ctx, area);
        self.first = scrolled(self.first, self.cursor, page, self.found.hits.len());
        Request::Nothing
    }

    fn frame(&self, _ctx: &Ctx, area: Rect) -> Rect {
        regions(area, true).body()
    }

    fn point(&mut self, ctx: &Ctx, pointer: Pointer, area: Rect) -> Request {
        let ((parts, _), page) = (self.parts(ctx, area), self.page(ctx, area));
        let len = self.found.hits.len();
        match pointer {
            Pointer::Wheel { rows, .. } => {
                // A hit takes several rows, so it is gone on by hits.
                let by = rows.signum();
                (self.first, self.cursor) = slid(self.first, self.cursor, by, page, len);
            }
            Pointer::Click(at) if parts.hits.contains(at) => {
                let first = scrolled(self.first, self.cursor, page, len);
                let hit = first + usize::from((at.y - parts.hits.y) / HIT);
                if hit == self.cursor {
                    return self.update(ctx, Action::Open, area);
                }
                self.cursor = hit.min(len.saturating_sub(1));
            }
            Pointer::Click(_) => {}
        }
        Request::Nothing
    }

    fn draw(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = ctx.theme;
        let (parts, said) = self.parts(ctx, area);
        let title = Title::styled(" Search ", theme.heading);
        let count = match count(&self.found, Some(self.cursor)) {
            count if count.is_empty() => count,
            count => format!(" {count} "),
        };
        let count = Title::styled(count, theme.dim);
        let block = popup::frame(theme.borders(), theme.border[0], title, count);
        popup::draw(block, parts.frame, buf);
        let cursor = self.line.draw(theme, ("/ ", &self.query), parts.input, buf);
        let unlit = |_| Vec::new();
        for (row, place) in said.iter().zip(parts.said.rows()) {
            draw_row(row, place, buf, theme.light, &unlit);
        }
        if self.found.hits.is_empty() {
            let lines = remark::nothing(ctx, &self.query, &self.found);
            let width = parts.hits.width;
            let rows = lines.iter().flat_map(|line| {
                let rows = crate::widget::prose::wrap(line, width.saturating_sub(2));
                rows.into_iter().map(|range| &line[range])
            });
            for (text, place) in rows.zip(parts.hits.rows()) {
                let row = Row::of(text, theme.dim).indented(2);
                draw_row(&row, place, buf, theme.light, &unlit);
            }
        } else {
            self.draw_hits(ctx, &parts, buf);
        }
        cursor
    }

    fn hints(&self, ctx: &Ctx) -> Vec<Hint> {
        if self.is_choosing() {
            return vec![
                (&[Action::Complete, Action::CompleteBack], "choose"),
                (&[Action::Close], "undo"),
                (&[Action::Open], "keep"),
            ];
        }
        let mut hints: Vec<Hint> = vec![
            (&[Action::Open], "open"),
            (&[Action::Down, Action::Up], "choose"),
            (&[Action::Close], "back"),
        ];
        if self.can_complete(ctx) {
            hints.push((&[Action::Complete], "complete"));
        }
        hints
    }
}
