//! Hints: keys and what they do, as many as fit on one row.

use crate::widget::Columns;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Draws pairs of key and meaning; what does not fit whole is left out.
pub fn draw(
    hints: &[(String, impl AsRef<str>)],
    key: Style,
    meaning: Style,
    area: Rect,
    buf: &mut Buffer,
) {
    let mut x = area.x.saturating_add(1);
    for (keys, what) in hints {
        let what = what.as_ref();
        let width = keys.width() + 1 + what.width();
        if area.is_empty() || usize::from(area.right().saturating_sub(x)) < width {
            break;
        }
        let (after, _) = buf.set_stringn(x, area.y, keys, width, key);
        let (after, _) = buf.set_stringn(after + 1, area.y, what, width, meaning);
        x = after.saturating_add(2);
    }
}
