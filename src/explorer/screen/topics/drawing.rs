//! Drawing the topics: the list and the page.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::{Chapter, Topics, WITH_READ};
use crate::dossier::counted;
use crate::explorer::Ctx;
use crate::explorer::layout::inside;
use crate::explorer::pane::pane;
use crate::explorer::reading::look;
use crate::widget::Columns;
use crate::widget::list::{self, ListRow};
use crate::widget::prose::clip;

impl Topics {
    pub(super) fn draw_list(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) {
        let theme = ctx.theme;
        pane(ctx, !self.reading, "Topics", "").render(area, buf);
        let contents = self.contents(ctx);
        let rows: Vec<ListRow> = contents
            .iter()
            .map(|entry| entry.row(ctx, &self.page.groups))
            .collect();
        let selected = self.list_cursor(&contents);
        let area = inside(area);
        let first = list::scrolled(self.first, selected, usize::from(area.height), rows.len());
        let look = theme.list(!self.reading);
        list::draw(&rows, first, selected, &look, area, buf);
    }

    pub(super) fn draw_page(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) {
        let (theme, paper) = (ctx.theme, &self.page.paper);
        let chapter = self.chapter.title(ctx.dossier);
        let group = self
            .item()
            .and_then(|item| self.page.groups.get(item.group?));
        let title = match group {
            Some(group) if paper.cursor > 0 || paper.scroll > 0 => {
                format!("{chapter} {} {}", theme.step(), group.title)
            }
            _ => chapter.to_owned(),
        };
        let mut count = self.page.count(paper.cursor);
        if let Chapter::Topic(topic) = self.chapter
            && !count.is_empty()
            && area.width >= WITH_READ
        {
            match ctx.changes.read_of(topic) {
                0 => {}
                read => count = format!("{count} {} {} read", theme.dot(), counted(read)),
            }
        }
        let room = usize::from(area.width).saturating_sub(count.width() + 8);
        let title = clip(&title, room, theme.ellipsis());
        pane(ctx, self.reading, &title, &count).render(area, buf);
        let lit = |origin| ctx.lit(origin);
        let look = look(ctx, self.reading, &lit);
        let inner = inside(area);
        paper.draw(self.page.columns, &look, inner, buf);
        let mark = |at: usize| ctx.mark(self.page.items.get(at)?.entry);
        paper.draw_marks(self.reading, &mark, inner, buf);
    }
}
