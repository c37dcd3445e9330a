//! Drawing the figures: the list, and one or two of them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::Figures;
use crate::explorer::Ctx;
use crate::explorer::layout::inside;
use crate::explorer::pane::pane;
use crate::widget::list;
use crate::widget::paper::draw_mark;

impl Figures {
    pub(super) fn draw_list(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) {
        let theme = ctx.theme;
        pane(ctx, !self.reading, "Figures", "").render(area, buf);
        let look = theme.list(!self.reading);
        let area = inside(area);
        let (rows, selected) = self.list.rows(ctx, self.shown, self.kept, area.as_size());
        list::draw(&rows, 0, selected, &look, area, buf);
        let figures = self.list.in_view(area.height).enumerate();
        for ((at, id), row) in figures.zip(area.rows()) {
            if let Some(mark) = id.and_then(|id| ctx.mark(id)) {
                draw_mark(mark, at == selected, row, buf);
            }
        }
    }

    pub(super) fn draw_panels(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) {
        let title = self.shown.and_then(|id| ctx.dossier.entry(id).topic);
        let title = title.map_or("Figures", |topic| topic.title.as_str());
        let count = self.list.count(self.shown);
        pane(ctx, self.reading, title, &count).render(area, buf);
        if self.panels.is_empty() {
            let area = inside(area);
            let room = usize::from(area.width.saturating_sub(2));
            if room > 0 && area.height > 0 {
                let text = &format!("No figure is seen {}.", ctx.sight.how(ctx.theme.dot()));
                buf.set_stringn(area.x + 2, area.y, text, room, ctx.theme.dim);
            }
        }
        for (at, panel) in self.panels.iter().enumerate() {
            panel.draw(ctx, self.reading && at == 0, buf);
        }
    }
}
