//! What the mouse does to the topics: in the list, and on the page.

use ratatui::layout::Rect;

use super::contents::Listed;
use super::{Topics, page_height};
use crate::explorer::action::{Action, Pointer};
use crate::explorer::layout::inside;
use crate::explorer::screen::Screen;
use crate::explorer::scrolling::{Touch, point};
use crate::explorer::{Ctx, Request};
use crate::widget::list;

impl Topics {
    pub(super) fn pointed(&mut self, ctx: &Ctx, pointer: Pointer, area: Rect) -> Request {
        let regions = self.regions(ctx, area);
        if inside(regions.list).contains(pointer.at()) {
            return self.point_at_list(ctx, pointer, inside(regions.list), area);
        }
        if !regions.detail.contains(pointer.at()) {
            return Request::Nothing;
        }
        let was_reading = self.reading;
        self.reading |= matches!(pointer, Pointer::Click(_));
        let touch = point(&mut self.page.paper, pointer, inside(regions.detail));
        self.follow();
        match touch {
            Touch::Again if was_reading => self.update(ctx, Action::Open, area),
            _ => Request::Nothing,
        }
    }

    fn point_at_list(&mut self, ctx: &Ctx, pointer: Pointer, inner: Rect, area: Rect) -> Request {
        let height = usize::from(inner.height);
        let rows = self.contents(ctx);
        let here = self.list_cursor(&rows);
        let first = list::scrolled(self.first, here, height, rows.len());
        match pointer {
            Pointer::Wheel { rows: by, .. } => {
                let (first, to) = list::slid(first, here, by, height, rows.len());
                self.first = first;
                if to != here {
                    self.choose_row(ctx, to, area);
                }
            }
            Pointer::Click(at) => {
                let to = first + usize::from(at.y - inner.y);
                if !matches!(rows.get(to), Some(Listed::At(..))) {
                    return Request::Nothing;
                }
                if to == here && !self.reading {
                    return self.update(ctx, Action::Open, area);
                }
                self.reading = false;
                self.first = first;
                self.choose_row(ctx, to, area);
            }
        }
        self.fit(ctx, area);
        self.page.paper.clamp(page_height(area));
        Request::Nothing
    }
}
