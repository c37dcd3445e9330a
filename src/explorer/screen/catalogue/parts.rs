//! Where the parts of a catalogue are: a pure function of the size of the
//! screen and of how much is said of what is typed.

use ratatui::layout::{Constraint, Layout, Rect};

use crate::explorer::layout::{Regions, inside, regions_with};

/// The parts on a screen of some size.
pub(super) struct Parts {
    /// The panes; one of them is empty where there is room for one.
    pub(super) panes: Regions,
    /// The line of the filter; empty where there is none.
    pub(super) input: Rect,
    /// What is said of it.
    pub(super) said: Rect,
    /// The list itself.
    pub(super) rows: Rect,
}

/// The panes; what is listed has more to say than a list of topics.
pub(super) fn panes(area: Rect, reading: bool) -> Regions {
    let columns = area.width / 10 * 4;
    regions_with(area, reading, columns.clamp(32, 64))
}

/// The parts, with so many rows said of the filter if there is one; one row is
/// kept free for them always, and more only as long as the list can be seen.
pub(super) fn parts(area: Rect, reading: bool, said: Option<usize>) -> Parts {
    let panes = panes(area, reading);
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
