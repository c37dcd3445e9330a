//! Drawing the timeline: all of it in time, and the list.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::chronicle::Chronicle;
use super::parts::Parts;
use super::{Timeline, rows};
use crate::dossier::counted;
use crate::explorer::Ctx;
use crate::explorer::layout::inside;
use crate::explorer::pane::pane;
use crate::widget::list;
use crate::widget::prose::{Row, clip, draw_row};
use crate::widget::timeline::band_at;

impl Timeline {
    pub(super) fn draw_chart(
        &self,
        ctx: &Ctx,
        chronicle: &Chronicle,
        parts: &Parts,
        buf: &mut Buffer,
    ) {
        if parts.chart.is_empty() {
            return;
        }
        if parts.framed {
            let count = match chronicle.ids.len() {
                0 => "0".to_owned(),
                all => format!("{}/{}", counted(self.cursor + 1), counted(all)),
            };
            let room = usize::from(parts.chart.width).saturating_sub(count.len() + 8);
            let title = clip(&self.title(ctx, chronicle), room, ctx.theme.ellipsis());
            pane(ctx, false, &title, &count).render(parts.chart, buf);
        }
        let drawing = parts.drawing();
        self.scene.draw(ctx, chronicle, self.cursor, drawing, buf);
    }

    /// The screen, the topic if there is one, and the era.
    pub(super) fn title(&self, ctx: &Ctx, chronicle: &Chronicle) -> String {
        let mut title = "Timeline".to_owned();
        if let Some(topic) = self.only.and_then(|topic| ctx.dossier.topics.get(topic)) {
            title = format!("{title} {} {}", ctx.theme.step(), topic.title);
        }
        let bands = &chronicle.story.bands;
        match self.time().and_then(|at| band_at(bands, at)) {
            Some(band) => format!("{title} {} {}", ctx.theme.dot(), bands[band].title),
            None => title,
        }
    }

    pub(super) fn draw_list(&self, ctx: &Ctx, chronicle: &Chronicle, area: Rect, buf: &mut Buffer) {
        let title = if self.only.is_some() {
            "Its events"
        } else {
            "Events"
        };
        pane(ctx, !self.reading, title, "").render(area, buf);
        let area = inside(area);
        if chronicle.ids.is_empty() {
            let of = self.only.map_or("", |_| " of this topic");
            let how = match ctx.sight.how(ctx.theme.dot()) {
                how if how.is_empty() => how,
                how => format!(" {how}"),
            };
            let what = format!("No event{of} is seen{how}.");
            let row = Row::of(what, ctx.theme.dim).indented(2);
            draw_row(&row, area, buf, ctx.theme.light, &|_| Vec::new());
            return;
        }
        let height = usize::from(area.height);
        let first = list::scrolled(self.first, self.cursor, height, chronicle.ids.len());
        let how = (!self.reading, self.only.is_some());
        rows::draw(ctx, chronicle, (first, self.cursor), how, area, buf);
    }
}
