//! Returning: where on a page the reader is, so that they find it again, also
//! on a screen of another size.

use ratatui::layout::Rect;

use super::{Chapter, Topics, page_height};
use crate::dossier::EntryId;
use crate::explorer::Ctx;

impl Topics {
    /// What is selected on the page, whether or not the keys go there.
    #[must_use]
    pub fn entry(&self) -> Option<EntryId> {
        self.item().map(|item| item.entry)
    }

    /// How many rows of the page are in view above what is selected there;
    /// below nought where so many of its own are no longer in view.
    #[must_use]
    pub fn above(&self) -> i64 {
        let paper = &self.page.paper;
        let row = paper.selected().map_or(0, |item| item.rows.start);
        rows(row) - rows(paper.scroll)
    }

    /// Goes to where the reader was: a chapter, what was selected on its page
    /// if that is still there, whether the keys went there, and how many rows
    /// were in view above it.
    pub fn return_to(
        &mut self,
        ctx: &Ctx,
        (chapter, entry): (Chapter, Option<EntryId>),
        (reading, above): (bool, i64),
        area: Rect,
    ) {
        self.reading = reading;
        self.show_chapter(ctx, chapter, area);
        if let Some(entry) = entry {
            let height = page_height(area);
            self.page.select(entry, height);
            let paper = &mut self.page.paper;
            let row = paper.selected().map_or(0, |item| item.rows.start);
            let scroll = rows(row).saturating_sub(above);
            paper.scroll = usize::try_from(scroll).unwrap_or(0);
            paper.clamp(height);
            if !paper.shows_selected(height) {
                // The screen is smaller than it was.
                paper.bring_into_view(height);
            }
        }
        self.follow();
    }
}

/// A number of rows that may be below nought.
fn rows(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
