//! Drawing a catalogue: the list with its filter, and the page; the shelf is
//! drawn alike.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::page::Page;
use super::parts::Parts;
use super::{Catalogue, Subject};
use crate::dossier::counted;
use crate::explorer::Ctx;
use crate::explorer::action::Action;
use crate::explorer::layout::inside;
use crate::explorer::pane::pane;
use crate::explorer::reading::look;
use crate::explorer::screen::Hint;
use crate::widget::paper::{GUTTER, Mark, draw_mark};
use crate::widget::prose::{Row, clip, draw_row, set};

impl<S: Subject> Catalogue<S> {
    /// How many are listed: `12 of 456`.
    fn count(&self) -> String {
        let (left, all) = (self.listing.ids().len(), self.listing.all());
        if self.filter.query.is_empty() {
            return counted(all);
        }
        let more = if self.filter.may_be_more() {
            "more than "
        } else {
            ""
        };
        format!("{more}{} of {}", counted(left), counted(all))
    }

    pub(super) fn draw_list(&self, ctx: &Ctx, parts: &Parts, buf: &mut Buffer) {
        let area = parts.rows;
        let order = self.order().map_or("as given", |(name, _)| name);
        let title = format!("{} {} {order}", S::WHICH.title(), ctx.theme.dot());
        pane(ctx, !self.reading, &title, &self.count()).render(parts.panes.list, buf);
        if self.listing.ids().is_empty() {
            let text = self.filter.nothing(ctx, S::KIND);
            return draw_remark(ctx, &text, area, buf);
        }
        let width = area.width.saturating_sub(GUTTER + 1);
        let shown = self.listing.ids().iter().enumerate();
        let shown = shown.skip(self.listing.first).map(|(at, &id)| Item {
            chosen: at == self.listing.cursor,
            rows: S::listed(ctx, &ctx.view.entry(id), width),
            mark: ctx.mark(id),
        });
        draw_items(ctx, (shown, S::ROWS), !self.reading, area, buf);
    }

    pub(super) fn draw_filter(
        &self,
        ctx: &Ctx,
        (parts, said): (&Parts, &[Row]),
        buf: &mut Buffer,
    ) -> Option<Position> {
        let theme = ctx.theme;
        for (row, place) in said.iter().zip(parts.said.rows()) {
            draw_row(row, place, buf, theme.light, &|_| Vec::new());
        }
        let prompt = ("filter: ", &self.filter.query);
        self.filter.line.draw(theme, prompt, parts.input, buf)
    }

    pub(super) fn draw_page(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) {
        let reading = self.reading;
        let count = if reading {
            self.page.count()
        } else {
            String::new()
        };
        let title = self.chosen(ctx).map(|entry| S::title(ctx, &entry));
        let title = (title.unwrap_or_default(), count);
        draw_page(ctx, &self.page, (title, reading), area, buf);
        let mark = |at: usize| ctx.mark(*self.page.links().get(at)?);
        let paper = &self.page.paper;
        paper.draw_marks(reading, &mark, inside(area), buf);
    }

    pub(super) fn typing_hints(&self, ctx: &Ctx) -> Vec<Hint> {
        if self.filter.line.choice().is_some() {
            return vec![
                (&[Action::Complete, Action::CompleteBack], "choose"),
                (&[Action::Close], "undo"),
                (&[Action::Open], "keep"),
            ];
        }
        let mut hints: Vec<Hint> = vec![
            (&[Action::Open], "read"),
            (&[Action::Down, Action::Up], "choose"),
            (&[Action::Close], "clear"),
        ];
        if self.filter.line.can_complete(ctx.dossier) {
            hints.push((&[Action::Complete], "complete"));
        }
        hints.push((&[Action::Help], "help"));
        hints
    }
}

/// An item in a list.
pub(in super::super) struct Item {
    pub(in super::super) chosen: bool,
    pub(in super::super) rows: Vec<Row>,
    pub(in super::super) mark: Option<Mark<'static>>,
}

/// Draws items of so many rows each, as far as there is room for them.
pub(in super::super) fn draw_items(
    ctx: &Ctx,
    (items, height): (impl Iterator<Item = Item>, u16),
    focused: bool,
    area: Rect,
    buf: &mut Buffer,
) {
    let theme = ctx.theme;
    let bar = if focused { theme.accent } else { theme.dim };
    let lit = |origin: usize| ctx.lit(origin);
    let width = area.width.saturating_sub(GUTTER + 1);
    let mut places = area.rows();
    for item in items.take(usize::from(area.height / height).max(1)) {
        let mut rows = item.rows;
        rows.resize(usize::from(height), Row::default());
        for (nth, mut row) in rows.into_iter().enumerate() {
            let Some(place) = places.next() else {
                return;
            };
            if item.chosen {
                let room = usize::from(place.width);
                buf.set_stringn(place.x, place.y, theme.bar(), room, bar);
                for run in row.runs.iter_mut().filter(|run| run.style == theme.text) {
                    run.style = run.style.patch(theme.selected);
                }
            }
            if let Some(mark) = item.mark.filter(|_| nth == 0) {
                draw_mark(mark, item.chosen, place, buf);
            }
            let text = Rect {
                x: place.x + GUTTER.min(place.width),
                width: width.min(place.width),
                ..place
            };
            draw_row(&row, text, buf, theme.light, &lit);
        }
    }
}

/// Draws a remark where a list would be.
pub(in super::super) fn draw_remark(ctx: &Ctx, text: &str, area: Rect, buf: &mut Buffer) {
    let theme = ctx.theme;
    let width = area.width.saturating_sub(GUTTER + 1);
    let rows = set(&[(text, theme.dim, None)], width, 0);
    for (row, place) in rows.into_iter().zip(area.rows()) {
        let row = row.indented(GUTTER);
        draw_row(&row, place, buf, theme.light, &|_| Vec::new());
    }
}

/// Draws the page of an item in its pane, with a title and a count; `focused`
/// tells whether the keys go there.
pub(in super::super) fn draw_page<T: Clone + PartialEq>(
    ctx: &Ctx,
    page: &Page<T>,
    ((title, count), focused): ((String, String), bool),
    area: Rect,
    buf: &mut Buffer,
) {
    let theme = ctx.theme;
    let room = usize::from(area.width).saturating_sub(count.len() + 8);
    let title = clip(&title, room, theme.ellipsis());
    pane(ctx, focused, &title, &count).render(area, buf);
    let lit = |origin| ctx.lit(origin);
    let look = look(ctx, focused, &lit);
    let inner = inside(area);
    page.paper.draw(page.columns, &look, inner, buf);
}
