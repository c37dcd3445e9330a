//! A list: rows with a number at the right, one of them selected.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::prose::clip;
use crate::widget::Columns;

/// One row of a list.
#[derive(Debug, Clone, Default)]
pub struct ListRow {
    /// Columns further in.
    pub indent: u16,
    /// What it says.
    pub text: String,
    /// What stands at the right edge.
    pub right: String,
    /// How it is drawn.
    pub style: Style,
}

/// How a list is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The glyph before the selected row, and its style.
    pub mark: (&'static str, Style),
    /// How the text of the selected row is drawn.
    pub selected: Style,
    /// How what stands at the right is drawn.
    pub right: Style,
    /// What stands for text that is left out.
    pub ellipsis: &'static str,
}

/// Draws rows from `first` on, with `selected` marked.
pub fn draw(
    rows: &[ListRow],
    first: usize,
    selected: usize,
    look: &Look,
    area: Rect,
    buf: &mut Buffer,
) {
    for (y, (at, row)) in (area.y..area.bottom()).zip(rows.iter().enumerate().skip(first)) {
        let chosen = at == selected;
        let style = if chosen {
            row.style.patch(look.selected)
        } else {
            row.style
        };
        if chosen {
            buf.set_stringn(area.x, y, look.mark.0, usize::from(area.width), look.mark.1);
        }
        let start = (area.x + 2 + row.indent).min(area.right());
        let room = usize::from(area.right() - start);
        let right = if row.right.width() + 6 <= room {
            row.right.as_str()
        } else {
            ""
        };
        let text = room.saturating_sub(right.width() + usize::from(!right.is_empty()));
        buf.set_stringn(start, y, clip(&row.text, text, look.ellipsis), text, style);
        let width = u16::try_from(right.width()).unwrap_or(0);
        buf.set_string(area.right() - width, y, right, look.right);
    }
}

/// The first row to draw so that the selected one is in view, moving as
/// little as can be.
#[must_use]
pub fn scrolled(first: usize, selected: usize, height: usize, len: usize) -> usize {
    let last = len.saturating_sub(height);
    first
        .min(selected)
        .max((selected + 1).saturating_sub(height.max(1)))
        .min(last)
}

/// The first row to draw and the selected one after what is in view has moved
/// by so many rows, up if they are negative; the selection stays where it is as
/// long as it can be seen.
#[must_use]
pub fn slid(first: usize, selected: usize, rows: i16, height: usize, len: usize) -> (usize, usize) {
    let last = len.saturating_sub(height);
    let first = first.saturating_add_signed(rows.into()).min(last);
    let end = (first + height.max(1)).min(len).saturating_sub(1);
    (first, selected.clamp(first.min(end), end))
}

#[cfg(test)]
mod tests {
    use super::{scrolled, slid};

    #[test]
    fn sliding_takes_the_selection_along_only_at_the_edges() {
        assert_eq!(slid(0, 5, 3, 10, 20), (3, 5));
        assert_eq!(slid(3, 5, 3, 10, 20), (6, 6), "it would be above");
        assert_eq!(slid(10, 19, -3, 10, 20), (7, 16), "it would be below");
        assert_eq!(slid(9, 12, 3, 10, 20), (10, 12), "the end");
        assert_eq!(slid(0, 2, 3, 10, 3), (0, 2), "a short list does not slide");
        assert_eq!(slid(0, 0, -3, 0, 0), (0, 0), "nor does none");
    }

    #[test]
    fn the_selected_row_stays_in_view() {
        assert_eq!(scrolled(0, 3, 10, 20), 0, "in view: nothing moves");
        assert_eq!(scrolled(0, 10, 10, 20), 1, "just below");
        assert_eq!(scrolled(5, 2, 10, 20), 2, "above");
        assert_eq!(scrolled(9, 0, 10, 3), 0, "a short list does not scroll");
        assert_eq!(scrolled(0, 5, 0, 6), 5, "no height at all");
    }
}
