//! Room: how much of the screen the text has, as the reader wants it.

use ratatui::layout::Rect;

use super::action::Action;
use super::config::COLUMNS;
use super::layout::{self, Regions};
use super::{App, Overlay};

/// Text, and the list, become wider or narrower by so many columns at a time.
const STEP: u16 = 4;
/// The fewest columns of a list, and of the page beside it.
const LIST: u16 = 16;
const PAGE: u16 = 40;
/// A list is no more than so much wider or narrower than by itself.
const MOST: i16 = 80;

/// Columns of a page besides those of its text: its dates, its gutter, its
/// border and some air.
const BESIDE_TEXT: u16 = 22;

/// How much of the screen the text has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Columns that text is set in at most.
    pub measure: u16,
    /// Whether one pane is shown alone, however wide the screen is.
    pub alone: bool,
    /// Columns that lists have more than by themselves, or less.
    pub list: i16,
}

impl Room {
    /// The parts of a screen with a list and a page, the list with so many
    /// columns, or else as many as a list of topics has.
    #[must_use]
    pub fn panes(&self, area: Rect, reading: bool, columns: Option<u16>) -> Regions {
        match columns {
            _ if self.alone => layout::alone(area, reading, self.measure + BESIDE_TEXT),
            _ => {
                let columns = columns.unwrap_or_else(|| layout::list_columns(area));
                let most = area.width.saturating_sub(PAGE).max(LIST);
                let columns = columns.saturating_add_signed(self.list).clamp(LIST, most);
                layout::regions_with(area, reading, columns)
            }
        }
    }
}

impl App {
    /// Shows one pane alone, however wide the screen is, or both again.
    pub(super) fn alone(&mut self) {
        self.shared.room.alone = !self.shared.room.alone;
        let (ctx, area) = (self.shared.ctx(), self.area);
        let screen = self.screens.screen_mut();
        screen.fit(&ctx, area);
        if self.shared.room.alone && self.overlays.is_empty() {
            // It is the page that one wants to be alone with.
            let _ = screen.update(&ctx, Action::In, area);
        }
        self.set_anew();
    }

    /// Gives the list beside the page more columns, or fewer.
    pub(super) fn widen_list(&mut self, wider: bool) {
        let step = STEP.cast_signed();
        let list = self.shared.room.list + if wider { step } else { -step };
        self.shared.room.list = list.clamp(-MOST, MOST);
        self.set_anew();
    }

    /// Sets text wider, or narrower, and says how wide.
    pub(super) fn widen(&mut self, wider: bool) {
        let now = self.shared.room.measure;
        let wanted = if wider { now + STEP } else { now - STEP };
        self.shared.room.measure = wanted.clamp(*COLUMNS.start(), *COLUMNS.end());
        self.set_anew();
        let (ctx, area) = (self.shared.ctx(), self.area);
        for overlay in &mut self.overlays {
            if let Overlay::Card(_) = overlay {
                overlay.layer_mut().fit(&ctx, area);
            }
        }
        let columns = self.shared.room.measure;
        self.say(&format!("Text is set in at most {columns} columns."));
    }
}
