//! Where figures are drawn: one alone, or two beside or above each other.

use ratatui::layout::Rect;

use crate::explorer::Ctx;
use crate::explorer::layout::{Regions, alone};

/// From so many columns of a pane on two figures stand side by side.
const BESIDE: u16 = 104;
/// From so many rows of a pane on one stands above the other.
const ABOVE: u16 = 40;
/// Columns between two figures.
const APART: u16 = 3;

/// The parts of the screen; a chart that is alone has all of it.
pub(super) fn wide(ctx: &Ctx, area: Rect, reading: bool) -> Regions {
    if ctx.room.alone {
        alone(area, reading, area.width)
    } else {
        ctx.room.panes(area, reading, None)
    }
}

/// The parts of a pane for two figures, if they fit.
pub(super) fn two(pane: Rect) -> Option<(Rect, Rect)> {
    if pane.width >= BESIDE {
        let width = (pane.width - APART) / 2;
        let first = Rect { width, ..pane };
        let second = Rect {
            x: pane.right() - width,
            width,
            ..pane
        };
        return Some((first, second));
    }
    (pane.height >= ABOVE).then(|| {
        let height = (pane.height - 1) / 2;
        let first = Rect { height, ..pane };
        let second = Rect {
            y: pane.bottom() - height,
            height,
            ..pane
        };
        (first, second)
    })
}
