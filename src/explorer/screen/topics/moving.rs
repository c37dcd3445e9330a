//! Moving in the list of topics; the page follows.

use ratatui::layout::Rect;

use super::contents::{Listed, next_chapter, step};
use super::page::Page;
use super::{Topics, page_height};
use crate::explorer::Ctx;
use crate::explorer::action::Action;
use crate::explorer::layout::inside;
use crate::widget::list;

impl Topics {
    /// Moves in the list; the page follows.
    pub(super) fn choose(&mut self, ctx: &Ctx, action: Action, area: Rect) {
        let height = inside(self.regions(ctx, area).list).height.max(2);
        let (half, full) = ((height / 2).cast_signed(), height.cast_signed());
        let rows = self.contents(ctx);
        let by = match action {
            Action::Down => 1,
            Action::Up => -1,
            Action::HalfPageDown => half.into(),
            Action::HalfPageUp => (-half).into(),
            Action::PageDown => full.into(),
            Action::PageUp => (-full).into(),
            Action::First => isize::MIN,
            Action::Last => isize::MAX,
            Action::NextPart => next_chapter(&rows, self.list_cursor(&rows), true),
            Action::PreviousPart => next_chapter(&rows, self.list_cursor(&rows), false),
            _ => return,
        };
        self.choose_row(ctx, step(&rows, self.list_cursor(&rows), by), area);
        // Leaving a chapter folds it, and the list is shorter then.
        let rows = self.contents(ctx);
        let at = self.list_cursor(&rows);
        // The heading above the first of all is shown with it.
        let at = if at == 1 { 0 } else { at };
        self.first = list::scrolled(self.first, at, height.into(), rows.len());
    }

    /// Goes in the list to a row, or to the next that can be gone to.
    pub(super) fn choose_row(&mut self, ctx: &Ctx, row: usize, area: Rect) {
        let rows = self.contents(ctx);
        let Some(&Listed::At(chapter, group)) = rows.get(step(&rows, row, 0)) else {
            return;
        };
        self.show_chapter(ctx, chapter, area);
        self.group = group;
        self.turn_to_group(area);
    }

    /// Goes on the page to the group that the list is at.
    pub(super) fn turn_to_group(&mut self, area: Rect) {
        let height = page_height(area);
        let Page { paper, groups, .. } = &mut self.page;
        paper.focus = None;
        match self.group.and_then(|group| groups.get(group)) {
            Some(group) => (paper.cursor, paper.scroll) = (group.first, group.row),
            None => paper.to_top(),
        }
        paper.clamp(height);
    }
}
