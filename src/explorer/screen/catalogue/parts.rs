//! Where the parts of a catalogue and of the shelf are: a pure function of the size of the
//! screen and of how much is said of what is typed.

use ratatui::layout::{Constraint, Layout, Rect};

use crate::explorer::Ctx;
use crate::explorer::layout::{Regions, inside};

/// The parts on a screen of some size.
pub(in super::super) struct Parts {
    /// The panes; one of them is empty where there is room for one.
    pub(in super::super) panes: Regions,
    /// The line of the filter; empty where there is none.
    pub(in super::super) input: Rect,
    /// What is said of it.
    pub(in super::super) said: Rect,
    /// The list itself.
    pub(in super::super) rows: Rect,
}

/// The panes; what is listed has more to say than a list of topics.
pub(in super::super) fn panes(ctx: &Ctx, area: Rect, reading: bool) -> Regions {
    let columns = area.width / 10 * 4;
    ctx.room.panes(area, reading, Some(columns.clamp(32, 64)))
}

/// The parts, with so many rows said of the filter if there is one; one row is
/// kept free for them always, and more only as long as the list can be seen.
pub(in super::super) fn parts(ctx: &Ctx, area: Rect, reading: bool, said: Option<usize>) -> Parts {
    let panes = panes(ctx, area, reading);
    let inner = inside(panes.list);
    let (input, said) = said.map_or((0, 0), |said| {
        let most = inner.height.saturating_sub(4).max(1);
        (1, u16::try_from(said).unwrap_or(u16::MAX).clamp(1, most))
    });
    let rows = Layout::vertical([
        Constraint::Length(input),
        Constraint::Length(said),
        Constraint::Min(0),
    ]);
    let [input, said, rows] = inner.layout(&rows);
    Parts {
        panes,
        input,
        said,
        rows,
    }
}
