//! A line of input with a prompt, scrolled so that the cursor is in view.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use tui_input::Input;
use unicode_width::UnicodeWidthStr;

/// Draws the line and says where the terminal's cursor belongs, so that input
/// methods appear at the right place.
pub fn draw(
    input: &Input,
    prompt: (&str, Style),
    text: Style,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    if area.is_empty() {
        return None;
    }
    let (x, _) = buf.set_stringn(area.x, area.y, prompt.0, usize::from(area.width), prompt.1);
    let room = usize::from(area.right().saturating_sub(x)).saturating_sub(1);
    let scroll = input.visual_scroll(room);
    let mut skipped = 0;
    let shown: String = input
        .value()
        .chars()
        .skip_while(|char| {
            let skip = skipped < scroll;
            skipped += unicode_width::UnicodeWidthChar::width(*char).unwrap_or(0);
            skip
        })
        .collect();
    buf.set_stringn(x, area.y, &shown, room.max(1), text);
    let before = input
        .visual_cursor()
        .saturating_sub(scroll)
        .min(shown.width());
    let column = x.saturating_add(u16::try_from(before).unwrap_or(u16::MAX));
    Some(Position::new(column.min(area.right() - 1), area.y))
}
