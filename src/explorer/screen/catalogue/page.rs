//! The page of a catalogue: one item whole, and links to what leads to it. It
//! is written once for an item, a width and a lens.

use ratatui::layout::Rect;

use super::Subject;
use crate::dossier::EntryId;
use crate::explorer::Ctx;
use crate::explorer::action::Action;
use crate::explorer::ctx::Turn;
use crate::explorer::layout::inside;
use crate::explorer::reading::{Sheet, Writing};
use crate::explorer::scrolling::scroll;
use crate::widget::paper::{GUTTER, Paper};

/// What a page was written of: the item, the columns, the lens, whether the
/// index was there.
type Of = (EntryId, u16, Turn, bool);

/// One item whole.
#[derive(Debug, Default)]
pub(super) struct Page {
    of: Option<Of>,
    pub(super) paper: Paper,
    /// Where each item on the paper leads.
    links: Vec<EntryId>,
    /// Columns that the page is set in.
    pub(super) columns: u16,
    /// The height that it was last fitted to.
    height: u16,
}

impl Page {
    /// Writes an item anew where it, the lens or the room has changed.
    pub(super) fn fit<S: Subject>(
        &mut self,
        ctx: &Ctx,
        subject: &mut S,
        id: Option<EntryId>,
        pane: Rect,
    ) {
        let inner = inside(pane);
        self.height = inner.height;
        let width = inner.width.saturating_sub(GUTTER + 1);
        self.columns = Sheet::of(ctx, width).columns();
        let of = id.map(|id| (id, self.columns, ctx.turn(), ctx.index.is_some()));
        if of != self.of {
            let same = id == self.of.map(|(id, ..)| id);
            let place = self.place();
            (self.paper, self.links) = id.map_or_else(Default::default, |id| {
                let mut writing = Writing::of(ctx, self.columns);
                subject.write(&mut writing, &ctx.view.entry(id));
                (writing.paper, writing.links)
            });
            self.of = of;
            if same {
                (self.paper.cursor, self.paper.scroll) = place;
            }
        }
        self.paper.clamp(self.rows());
    }

    /// The link that is selected, and how far down the page is.
    pub(super) fn place(&self) -> (usize, usize) {
        (self.paper.cursor, self.paper.scroll)
    }

    /// Goes to a place on the page.
    pub(super) fn go(&mut self, (cursor, scroll): (usize, usize)) {
        let height = self.rows();
        (self.paper.cursor, self.paper.scroll) = (cursor, scroll);
        self.paper.clamp(height);
    }

    /// Where the selected link leads; what is out of view is brought into
    /// view instead.
    pub(super) fn follow(&mut self) -> Option<EntryId> {
        let height = self.rows();
        if !self.paper.shows_selected(height) {
            self.paper.bring_into_view(height);
            return None;
        }
        self.links.get(self.paper.cursor).copied()
    }

    /// Which of how many links is selected.
    pub(super) fn count(&self) -> String {
        match self.links.len() {
            0 => String::new(),
            all => format!("{}/{all}", self.paper.cursor + 1),
        }
    }

    /// Moves on the page.
    pub(super) fn read(&mut self, action: Action) {
        let height = self.rows().max(1);
        scroll(&mut self.paper, action, height);
    }

    /// Rows that are in view.
    fn rows(&self) -> usize {
        usize::from(self.height)
    }
}
