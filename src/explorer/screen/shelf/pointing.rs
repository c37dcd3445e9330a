//! What the mouse does to the shelf: in the list, to the filter, and on the
//! page.

use ratatui::layout::Rect;

use super::{Shelf, listed};
use crate::explorer::action::{Action, Pointer};
use crate::explorer::layout::inside;
use crate::explorer::screen::Screen;
use crate::explorer::scrolling::{Touch, point};
use crate::explorer::{Ctx, Request};
use crate::widget::list;

impl Shelf {
    pub(super) fn pointed(&mut self, ctx: &Ctx, pointer: Pointer, area: Rect) -> Request {
        let (parts, _) = self.parts_of(ctx, area, self.reading);
        let (at, clicked) = (pointer.at(), matches!(pointer, Pointer::Click(_)));
        if parts.rows.contains(at) {
            return self.point_at_list(ctx, pointer, parts.rows, area);
        }
        if parts.input.contains(at) && clicked && !self.filter.typing {
            return self.update(ctx, Action::Filter, area);
        }
        if !parts.panes.detail.contains(at) {
            return Request::Nothing;
        }
        let was_reading = self.reading && !self.filter.typing;
        if clicked {
            (self.reading, self.filter.typing) = (true, false);
        }
        let touch = point(&mut self.page.paper, pointer, inside(parts.panes.detail));
        match touch {
            Touch::Again if was_reading => self.update(ctx, Action::Open, area),
            _ => Request::Nothing,
        }
    }

    fn point_at_list(&mut self, ctx: &Ctx, pointer: Pointer, rows: Rect, area: Rect) -> Request {
        let (page, listing) = (self.in_view(ctx, area), &mut self.listing);
        let len = listing.ids().len();
        match pointer {
            Pointer::Wheel { rows: by, .. } => {
                // Items are of several rows; each step is one of them at least.
                let by = by.signum() * (by.abs() / listed::ROWS.cast_signed()).max(1);
                (listing.first, listing.cursor) =
                    list::slid(listing.first, listing.cursor, by, page, len);
            }
            Pointer::Click(at) => {
                let to = listing.first + usize::from((at.y - rows.y) / listed::ROWS);
                if to >= len {
                    return Request::Nothing;
                }
                if to == listing.cursor && !self.reading {
                    return self.update(ctx, Action::Open, area);
                }
                listing.cursor = to;
                self.reading = false;
            }
        }
        self.fit(ctx, area);
        Request::Nothing
    }
}
