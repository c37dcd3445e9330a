//! The parts of the map's screen: a pure function of its size.

use ratatui::layout::Rect;

use crate::explorer::Ctx;
use crate::explorer::layout::{TWO_PANES, inside, regions};
use crate::widget::map::Size;

/// The narrowest and the widest that the panel is.
const PANEL: (u16, u16) = (31, 60);

/// The parts of the screen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parts {
    /// The map's pane and the panel's, borders and all; one may be empty.
    pub(super) map: Rect,
    pub(super) panel: Rect,
    /// Inside the map's pane: the map, and the row of eras below it.
    pub(super) inner: Rect,
    pub(super) strip: Rect,
}

impl Parts {
    /// Columns and rows of the map.
    pub(super) fn size(&self) -> Size {
        (self.inner.width, self.inner.height)
    }

    /// The parts of a screen of this size; `reading` tells which pane is shown
    /// where there is one.
    pub(super) fn of(ctx: &Ctx, area: Rect, reading: bool) -> Self {
        let eras = ctx.dossier.atlas.eras.len() > 1;
        let body = regions(area, true).body();
        let nothing = Rect { width: 0, ..body };
        let (map, panel) = if area.width >= TWO_PANES && !ctx.room.alone {
            let width = (body.width / 8 * 3).clamp(PANEL.0, PANEL.1);
            let left = Rect {
                // The panes share the border between them.
                width: body.width - width + 1,
                ..body
            };
            let right = Rect {
                x: body.right() - width,
                width,
                ..body
            };
            (left, right)
        } else if reading {
            (nothing, body)
        } else {
            (body, nothing)
        };
        // What is not shown is prepared as it will be.
        let pane = inside(if map.is_empty() { body } else { map });
        let strip = u16::from(pane.height >= 4 && eras);
        let inner = Rect {
            height: pane.height - strip,
            ..pane
        };
        let strip = Rect {
            y: inner.bottom(),
            height: strip,
            ..pane
        };
        Parts {
            map,
            panel,
            inner,
            strip,
        }
    }

    /// The inside of the panel, also where it is not shown.
    pub(super) fn room(&self, area: Rect) -> Rect {
        inside(if self.panel.is_empty() {
            regions(area, true).body()
        } else {
            self.panel
        })
    }
}
