//! Room: how much of the screen the text has, as the reader wants it.

use ratatui::layout::Rect;

use super::action::Action;
use super::config::COLUMNS;
use super::layout::{self, Regions};
use super::{App, Overlay};

/// Text becomes wider or narrower by so many columns at a time.
const STEP: u16 = 4;

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
}

impl Room {
    /// The parts of a screen with a list and a page, the list with so many
    /// columns, or else as many as a list of topics has.
    #[must_use]
    pub fn panes(&self, area: Rect, reading: bool, columns: Option<u16>) -> Regions {
        match columns {
            _ if self.alone => layout::alone(area, reading, self.measure + BESIDE_TEXT),
            Some(columns) => layout::regions_with(area, reading, columns),
            None => layout::regions(area, reading),
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
