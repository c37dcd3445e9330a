//! The filter: a search among what is listed, typed above it. It stays until
//! it is cleared.

use crate::dossier::{EntryId, Kind};
use crate::explorer::Ctx;
use crate::explorer::action::Action;
use crate::explorer::line::{Line, remark};
use crate::search::{Hits, Lights, Query};
use crate::widget::prose::Row;

/// What is typed, and what it comes to.
#[derive(Debug, Default)]
pub(super) struct Filter {
    pub(super) line: Line,
    /// Whether it is being typed.
    pub(super) typing: bool,
    pub(super) query: Query,
    found: Hits,
}

impl Filter {
    /// A filter with something typed already.
    pub(super) fn of(typed: &str) -> Self {
        Self {
            line: Line::of(typed, false),
            ..Self::default()
        }
    }

    /// Begins to type; what is there is gone on with or typed over.
    pub(super) fn begin(&mut self) {
        self.line = Line::of(self.line.value(), true);
        self.typing = true;
    }

    /// What is typed.
    pub(super) fn typed(&self) -> &str {
        self.line.value()
    }

    /// Whether it has a place above the list.
    pub(super) fn is_shown(&self) -> bool {
        self.typing || !self.typed().trim().is_empty()
    }

    /// What it leaves of the entries of a kind, of which there are so many,
    /// best first; none where nothing is asked for, and all are left.
    pub(super) fn ask(&mut self, ctx: &Ctx, kind: Kind, most: usize) -> Option<Vec<EntryId>> {
        let own = Query::parse(ctx.dossier, &format!("kind:{}", kind.word()));
        let query = Query::parse(ctx.dossier, self.typed());
        self.query = query.through(own.lens()).through(ctx.view.lens);
        self.found = Hits::default();
        if self.query.is_empty() {
            return None;
        }
        if let Some(index) = ctx.index {
            self.found = index.search(ctx.dossier, &self.query, most);
        }
        Some(self.found.hits.iter().map(|hit| hit.entry).collect())
    }

    /// Whether there may be more than it has found.
    pub(super) fn may_be_more(&self) -> bool {
        self.found.more
    }

    /// Does what a key asks for in the line; whether what is typed has
    /// changed.
    pub(super) fn edit(&mut self, ctx: &Ctx, action: Action) -> bool {
        let back = action == Action::CompleteBack;
        match action {
            Action::Close => self.line.restore(),
            Action::Complete | Action::CompleteBack => self.line.complete(ctx.dossier, back),
            _ => self.line.edit(action),
        }
    }

    /// The words that it has found, to be lit.
    pub(super) fn lights(&self) -> Option<&Lights> {
        let asks = self.is_shown() && !self.query.is_empty();
        asks.then_some(&self.found.lights)
    }

    /// What is said under the line: the ways to go on that are being chosen
    /// from, or what could not be read and what was taken for something else.
    pub(super) fn said(&self, ctx: &Ctx, width: u16, most: usize) -> Vec<Row> {
        let mut rows = match self.line.choice() {
            // A blank row parts the ways from the list, where there is room.
            Some(choice) => {
                let mut rows = choice.rows(ctx.theme, width, choice.height().min(most));
                rows.push(Row::default());
                rows
            }
            None => remark::rows(ctx, &self.query, &self.found, width),
        };
        rows.truncate(most);
        rows
    }

    /// Why nothing is left.
    pub(super) fn nothing(&self, ctx: &Ctx, kind: Kind) -> String {
        let kind = kind.word();
        if self.query.is_empty() {
            return format!("No {kind} is seen {}.", ctx.sight.how(ctx.theme.dot()));
        }
        if let Some(waiting) = remark::waiting(ctx) {
            return waiting.join(" ");
        }
        match remark::unknown(ctx, &self.found) {
            Some(unknown) => format!("No {kind} is found: {unknown}."),
            None => format!("No {kind} is found."),
        }
    }
}
