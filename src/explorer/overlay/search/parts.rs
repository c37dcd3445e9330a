//! Where the parts of the search box are: a pure function of the size of the
//! screen and of how much is to be said of what was typed.

use ratatui::layout::{Constraint, Layout, Rect};

use crate::explorer::layout::{inside, regions};

/// From so many columns on the item behind a hit is shown beside the list,
/// and from so many rows in the box on below it.
const BESIDE: u16 = 100;
const BELOW: u16 = 18;

/// The parts of the box on a screen of some size.
pub(super) struct Parts {
    pub(super) frame: Rect,
    pub(super) input: Rect,
    /// What is to be said of what was typed, or the ways to go on with it.
    pub(super) said: Rect,
    pub(super) hits: Rect,
    pub(super) preview: Option<Rect>,
}

/// What is inside the frame of the box.
pub(super) fn inner(area: Rect) -> Rect {
    inside(regions(area, true).body())
}

/// The parts where so many rows are to be said; one is kept free for them
/// always, and more only as long as a hit can be seen.
pub(super) fn parts(area: Rect, said: usize) -> Parts {
    let inner = inner(area);
    let most = inner.height.saturating_sub(3).max(1);
    let said = u16::try_from(said).unwrap_or(u16::MAX).clamp(1, most);
    let rows = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(said),
        Constraint::Min(0),
    ]);
    let [input, said, rest] = inner.layout(&rows);
    let (hits, preview) = if rest.width >= BESIDE {
        let columns = Layout::horizontal([
            Constraint::Percentage(50),
            Constraint::Length(3),
            Constraint::Min(0),
        ]);
        let [hits, _, preview] = rest.layout(&columns);
        (hits, Some(preview))
    } else if inner.height >= BELOW {
        let rows = Layout::vertical([
            Constraint::Min(0),
            Constraint::Length(1),
            Constraint::Length(7),
        ]);
        let [hits, _, preview] = rest.layout(&rows);
        (hits, Some(preview))
    } else {
        (rest, None)
    };
    Parts {
        frame: regions(area, true).body(),
        input,
        said,
        hits,
        preview,
    }
}
