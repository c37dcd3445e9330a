//! The links on the page of a topic or path.

use ratatui::layout::Rect;

use super::{Topics, page_height};
use crate::explorer::action::Action;
use crate::explorer::reading::{follow, tie_selected};
use crate::explorer::screen::Screen;
use crate::explorer::{Ctx, Request};

impl Topics {
    /// Looks for the links of the selected item, where the keys go to it.
    pub(super) fn tie(&mut self, ctx: &Ctx, height: usize) {
        if self.reading {
            tie_selected(ctx, &mut self.page.paper, height);
        }
    }

    /// Does what a key asks of the links on the page, if it does.
    pub(super) fn follow_link(&mut self, ctx: &Ctx, action: Action, area: Rect) -> Option<Request> {
        let height = page_height(area).max(1);
        let request = follow(ctx, &mut self.page.paper, action, height)?;
        self.follow();
        self.fit(ctx, area);
        Some(request)
    }
}
