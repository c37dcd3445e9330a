//! The mouse: from what the terminal tells of it to what it asks for. Moves
//! and drags ask for nothing, and are not asked of the terminal either.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use crate::explorer::action::Pointer;

/// Rows that one step of the wheel is.
const ROWS: i16 = 3;

/// What the mouse asks for, if anything.
#[must_use]
pub fn pointer(event: MouseEvent) -> Option<Pointer> {
    let at = Position::new(event.column, event.row);
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Pointer::Click(at)),
        MouseEventKind::ScrollDown => Some(Pointer::Wheel { at, rows: ROWS }),
        MouseEventKind::ScrollUp => Some(Pointer::Wheel { at, rows: -ROWS }),
        _ => None,
    }
}
