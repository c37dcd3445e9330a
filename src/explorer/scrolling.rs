//! Scrolling: what the keys that move do on paper, alike on every screen and
//! card.

use ratatui::layout::Rect;

use super::action::{Action, Pointer};
use crate::widget::paper::Paper;

/// Moves the selection on paper of which so many rows are in view.
pub fn scroll(paper: &mut Paper, action: Action, height: usize) {
    if moves(action) {
        paper.focus = None;
    }
    match action {
        Action::Down => paper.down(height),
        Action::Up => paper.up(height),
        _ => turn(paper, action, height),
    }
}

/// Turns paper without a selection, row by row or by pages.
pub fn turn(paper: &mut Paper, action: Action, height: usize) {
    if moves(action) {
        paper.focus = None;
    }
    let half = height.div_ceil(2);
    match action {
        Action::Down => paper.turn(1, true, height),
        Action::Up => paper.turn(1, false, height),
        Action::First => paper.to_top(),
        Action::Last => paper.to_end(height),
        Action::HalfPageDown => paper.turn(half, true, height),
        Action::HalfPageUp => paper.turn(half, false, height),
        Action::PageDown => paper.turn(height, true, height),
        Action::PageUp => paper.turn(height, false, height),
        _ => {}
    }
}

/// Whether it moves on paper; a link does not keep the focus then.
fn moves(action: Action) -> bool {
    matches!(
        action,
        Action::Down
            | Action::Up
            | Action::First
            | Action::Last
            | Action::HalfPageDown
            | Action::HalfPageUp
            | Action::PageDown
            | Action::PageUp
    )
}

/// What a pointer came to on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touch {
    /// It scrolled, or there is nothing.
    Nothing,
    /// An item was selected.
    Selected,
    /// An item was pointed at that was selected already.
    Again,
}

/// Points at paper that is in view in an area.
pub fn point(paper: &mut Paper, pointer: Pointer, area: Rect) -> Touch {
    match pointer {
        Pointer::Wheel { rows, .. } => paper.slide(rows, usize::from(area.height)),
        Pointer::Click(at) => {
            let item = paper.item_in_view(at.y.saturating_sub(area.y));
            let Some(item) = item.filter(|_| area.contains(at)) else {
                return Touch::Nothing;
            };
            let again = item == paper.cursor;
            paper.cursor = item;
            paper.focus = None;
            return if again { Touch::Again } else { Touch::Selected };
        }
    }
    Touch::Nothing
}
