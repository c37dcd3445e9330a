//! The page of a catalogue or of the shelf: one item whole, and links to what
//! leads to it. It is written once for an item, a width, a lens and what is on
//! the shelf.

use ratatui::layout::Rect;

use crate::dossier::EntryId;
use crate::explorer::action::Action;
use crate::explorer::ctx::Turn;
use crate::explorer::layout::inside;
use crate::explorer::reading::{Seen, Sheet, Writing, follow, seen, tie, tie_selected};
use crate::explorer::scrolling::scroll;
use crate::explorer::{Ctx, Request};
use crate::widget::paper::{GUTTER, Paper, Spot};

/// What a page was written of: the item, the columns, the lens, whether the
/// index was there, what was on the shelf.
type Of<T> = (T, u16, Turn, bool, u64);

/// A place on a page: the item that is selected, the first row in view, and
/// the link that has the focus.
pub(in super::super) type Place = (usize, usize, Option<(Spot, usize)>);

/// One item whole.
#[derive(Debug)]
pub(in super::super) struct Page<T> {
    of: Option<Of<T>>,
    pub(in super::super) paper: Paper,
    /// Where each item on the paper leads.
    links: Vec<EntryId>,
    /// Columns that the page is set in.
    pub(in super::super) columns: u16,
    /// The height that it was last fitted to.
    height: u16,
}

impl<T> Default for Page<T> {
    fn default() -> Self {
        Self {
            of: None,
            paper: Paper::default(),
            links: Vec::new(),
            columns: 0,
            height: 0,
        }
    }
}

impl<T: Clone + PartialEq> Page<T> {
    /// Has an item written anew where it, the lens, the shelf or the room has
    /// changed.
    pub(in super::super) fn fit(
        &mut self,
        ctx: &Ctx,
        id: Option<T>,
        pane: Rect,
        write: impl FnOnce(&mut Writing, T),
    ) {
        let inner = inside(pane);
        self.height = inner.height;
        let width = inner.width.saturating_sub(GUTTER + 1);
        self.columns = Sheet::of(ctx, width).columns();
        let (turn, indexed, shelf) = (ctx.turn(), ctx.index.is_some(), ctx.shelf.turn());
        let of = id
            .clone()
            .map(|id| (id, self.columns, turn, indexed, shelf));
        if of != self.of {
            let same = id.as_ref() == self.of.as_ref().map(|(id, ..)| id);
            let place = self.place();
            (self.paper, self.links) = id.map_or_else(Default::default, |id| {
                let mut writing = Writing::of(ctx, self.columns);
                write(&mut writing, id);
                (writing.paper, writing.links)
            });
            self.of = of;
            if same {
                (self.paper.cursor, self.paper.scroll, _) = place;
            }
        }
        self.paper.clamp(self.rows());
        let height = self.rows();
        tie_selected(ctx, &mut self.paper, height);
    }

    /// The item that is selected, how far down the page is, and the link that
    /// has the focus.
    pub(in super::super) fn place(&self) -> Place {
        let paper = &self.paper;
        (paper.cursor, paper.scroll, paper.kept())
    }

    /// Goes to a place on the page.
    pub(in super::super) fn go(&mut self, ctx: &Ctx, (cursor, scroll, link): Place) {
        let height = self.rows();
        (self.paper.cursor, self.paper.scroll) = (cursor, scroll);
        self.paper.clamp(height);
        self.paper.refocus(link, &|rows| tie(ctx, rows));
        tie_selected(ctx, &mut self.paper, height);
    }

    /// Does what a key asks of the links, if it does.
    pub(in super::super) fn go_on(&mut self, ctx: &Ctx, action: Action) -> Option<Request> {
        let height = self.rows().max(1);
        follow(ctx, &mut self.paper, action, height)
    }

    /// The links in view, in an area.
    pub(in super::super) fn seen(&mut self, ctx: &Ctx, pane: Rect) -> Vec<Seen> {
        let links = &self.links;
        seen(ctx, &mut self.paper, inside(pane), &|at| {
            links.get(at).copied()
        })
    }

    /// Where the selected link leads; what is out of view is brought into
    /// view instead.
    pub(in super::super) fn follow(&mut self) -> Option<EntryId> {
        let height = self.rows();
        if !self.paper.shows_selected(height) {
            self.paper.bring_into_view(height);
            return None;
        }
        self.links.get(self.paper.cursor).copied()
    }

    /// The link that is selected, in view or not.
    pub(in super::super) fn link(&self) -> Option<EntryId> {
        self.links.get(self.paper.cursor).copied()
    }

    /// Where each item on it leads.
    pub(in super::super) fn links(&self) -> &[EntryId] {
        &self.links
    }

    /// Which of how many links is selected.
    pub(in super::super) fn count(&self) -> String {
        match self.links.len() {
            0 => String::new(),
            all => format!("{}/{all}", self.paper.cursor + 1),
        }
    }

    /// Moves on the page.
    pub(in super::super) fn read(&mut self, action: Action) {
        let height = self.rows().max(1);
        scroll(&mut self.paper, action, height);
    }

    /// Rows that are in view.
    fn rows(&self) -> usize {
        usize::from(self.height)
    }
}
