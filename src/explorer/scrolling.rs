//! Scrolling: what the keys that move do on paper, alike on every screen and
//! card.

use super::action::Action;
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
