//! What stands below a chart: its links, and where the reader is in it.

use super::{Panel, Place, page};
use crate::explorer::action::Action;
use crate::explorer::reading::{Seen, follow, seen, tie, tie_selected};
use crate::explorer::{Ctx, Request};

impl Panel {
    /// Does what a key asks of the links below, if it does.
    pub(in crate::explorer::screen::figures) fn follow(
        &mut self,
        ctx: &Ctx,
        action: Action,
    ) -> Option<Request> {
        let height = usize::from(self.text_area().height);
        let request = follow(ctx, &mut self.below, action, height.max(1))?;
        self.tie(ctx);
        Some(request)
    }

    /// The links in view below.
    pub(in crate::explorer::screen::figures) fn seen(&mut self, ctx: &Ctx) -> Vec<Seen> {
        let area = page(self.text_area());
        seen(ctx, &mut self.below, area, &|_| None)
    }

    /// Looks for the links in view below.
    pub(in crate::explorer::screen::figures) fn tie(&mut self, ctx: &Ctx) {
        let height = usize::from(self.text_area().height);
        tie_selected(ctx, &mut self.below, height);
    }

    /// Where the reader is in it: the rows in view of chart and text, and the
    /// link that has the focus.
    pub(in crate::explorer::screen::figures) fn place(&self) -> Place {
        (self.offset, self.below.scroll, self.below.kept())
    }

    /// Goes to where the reader was in it.
    pub(in crate::explorer::screen::figures) fn go(
        &mut self,
        ctx: &Ctx,
        (offset, scroll, link): Place,
    ) {
        (self.offset, self.below.scroll) = (offset, scroll);
        self.offset = self.drawn.scrolled(self.offset, self.cursor);
        self.below.clamp(usize::from(self.text_area().height));
        self.below.refocus(link, &|rows| tie(ctx, rows));
        self.tie(ctx);
    }
}
