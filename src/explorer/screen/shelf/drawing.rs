//! Drawing the shelf: the list, and the page.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::super::catalogue::drawing::{Item, draw_items, draw_page, draw_remark};
use super::super::catalogue::parts::Parts;
use super::{Shelf, listed};
use crate::dossier::counted;
use crate::explorer::Ctx;
use crate::explorer::action::Action;
use crate::explorer::keymap::Mode;
use crate::explorer::pane::pane;
use crate::widget::paper::GUTTER;

impl Shelf {
    /// How many are listed: `2 of 12`.
    fn count(&self, ctx: &Ctx) -> String {
        let (left, all) = (self.listing.ids().len(), self.listing.all());
        let count = if self.filter.is_empty() {
            counted(all)
        } else {
            format!("{} of {}", counted(left), counted(all))
        };
        if ctx.shelf.is_unsaved() {
            format!("{count} {} not saved", ctx.theme.dot())
        } else {
            count
        }
    }

    pub(super) fn draw_list(&self, ctx: &Ctx, parts: &Parts, buf: &mut Buffer) {
        let area = parts.rows;
        let count = self.count(ctx);
        pane(ctx, !self.reading, "Shelf", &count).render(parts.panes.list, buf);
        if self.listing.ids().is_empty() {
            return draw_remark(ctx, &nothing(ctx), area, buf);
        }
        let width = area.width.saturating_sub(GUTTER + 1);
        let shelf = ctx.shelf.shelf();
        let shown = self.listing.ids().iter().enumerate();
        let shown = shown.skip(self.listing.first).filter_map(|(at, address)| {
            Some(Item {
                chosen: at == self.listing.cursor,
                rows: listed::rows(ctx, shelf.get(address)?, width),
                // Everything here is kept.
                mark: None,
            })
        });
        draw_items(ctx, (shown, listed::ROWS), !self.reading, area, buf);
    }

    pub(super) fn draw_page(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) {
        let chosen = self.chosen(ctx);
        let title = chosen.map(|kept| listed::place(ctx, kept));
        let title = (title.unwrap_or_default(), String::new());
        draw_page(ctx, &self.page, (title, self.reading), area, buf);
    }
}

/// Why nothing is listed.
fn nothing(ctx: &Ctx) -> String {
    if !ctx.shelf.shelf().is_empty() {
        return "Nothing on the shelf has all of this.".to_owned();
    }
    let key = |action| {
        let key = ctx.keymap.key_of(Mode::Browse, action);
        key.unwrap_or_default().to_owned()
    };
    format!(
        "Nothing is kept yet. {} keeps what is selected, on any screen; {} also writes a \
         note on it. Both are then here, and in `nemuro shelf`.",
        key(Action::Bookmark),
        key(Action::Note)
    )
}
