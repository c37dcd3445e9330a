//! Drawing a catalogue: the list with its filter, and the page.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::parts::Parts;
use super::{Catalogue, Subject};
use crate::dossier::counted;
use crate::explorer::Ctx;
use crate::explorer::layout::inside;
use crate::explorer::pane::pane;
use crate::widget::paper::{self, GUTTER};
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
        let (theme, area) = (ctx.theme, parts.rows);
        let mut title = S::WHICH.title().to_owned();
        if let Some((name, _)) = self.order() {
            title = format!("{title} {} {name}", theme.dot());
        }
        pane(ctx, !self.reading, &title, &self.count()).render(parts.panes.list, buf);
        if self.listing.ids().is_empty() {
            let text = self.filter.nothing(ctx, S::KIND);
            let width = area.width.saturating_sub(GUTTER + 1);
            let rows = set(&[(&text, theme.dim, None)], width, 0);
            for (row, place) in rows.into_iter().zip(area.rows()) {
                draw_row(&row.indented(GUTTER), place, buf, theme.light, &|_| {
                    Vec::new()
                });
            }
            return;
        }
        let bar = if self.reading {
            theme.dim
        } else {
            theme.accent
        };
        let lit = |origin: usize| ctx.lit(origin);
        let width = area.width.saturating_sub(GUTTER + 1);
        let first = self.listing.first;
        let shown = self.listing.ids().iter().enumerate().skip(first);
        let shown = shown.take(usize::from(area.height / S::ROWS).max(1));
        let rows = shown.flat_map(|(at, &id)| {
            let mut rows = S::listed(ctx, &ctx.view.entry(id), width);
            rows.resize(usize::from(S::ROWS), Row::default());
            rows.into_iter().map(move |row| (at, row))
        });
        for ((at, mut row), place) in rows.zip(area.rows()) {
            if at == self.listing.cursor {
                let room = usize::from(place.width);
                buf.set_stringn(place.x, place.y, theme.bar(), room, bar);
                for run in row.runs.iter_mut().filter(|run| run.style == theme.text) {
                    run.style = run.style.patch(theme.selected);
                }
            }
            let text = Rect {
                x: place.x + GUTTER.min(place.width),
                width: width.min(place.width),
                ..place
            };
            draw_row(&row, text, buf, theme.light, &lit);
        }
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
        let (theme, reading) = (ctx.theme, self.reading);
        let count = if reading {
            self.page.count()
        } else {
            String::new()
        };
        let title = self.chosen(ctx).map(|entry| S::title(ctx, &entry));
        let room = usize::from(area.width).saturating_sub(count.len() + 8);
        let title = clip(&title.unwrap_or_default(), room, theme.ellipsis());
        pane(ctx, reading, &title, &count).render(area, buf);
        let look = paper::Look {
            bar: reading.then_some((theme.bar(), theme.accent)),
            light: theme.light,
            lit: &|origin| ctx.lit(origin),
        };
        let page = &self.page;
        page.paper.draw(page.columns, &look, inside(area), buf);
    }
}
