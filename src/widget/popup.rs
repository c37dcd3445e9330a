//! A popup: a cleared, bordered area over what lies below.

use crate::widget::Columns;
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::style::Style;
use ratatui::symbols::border;
use ratatui::text::Line;
use ratatui::widgets::{Block, Clear, Widget};

/// Borders of ASCII characters.
pub const ASCII: border::Set = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

/// A bordered block with a title at the left and one at the right.
#[must_use]
pub fn frame<'a>(
    set: border::Set<'a>,
    border: Style,
    title: Line<'a>,
    right: Line<'a>,
) -> Block<'a> {
    Block::bordered()
        .border_set(set)
        .border_style(border)
        .title(title)
        .title(right.alignment(Alignment::Right))
}

/// Clears an area, frames it and returns what is inside.
pub fn draw(block: Block<'_>, area: Rect, buf: &mut Buffer) -> Rect {
    clear(area, buf);
    let inner = block.inner(area);
    block.render(area, buf);
    inner
}

/// Clears an area of whatever was drawn there.
pub fn clear(area: Rect, buf: &mut Buffer) {
    // Of a wide character that the border cuts in two, the left half would
    // draw over it.
    if let Some(x) = area.x.checked_sub(1) {
        for y in area.top()..area.bottom() {
            if let Some(cell) = buf.cell_mut((x, y))
                && cell.symbol().width() > 1
            {
                cell.set_symbol(" ");
            }
        }
    }
    Clear.render(area, buf);
}

/// An area in the middle of another, at most so large.
#[must_use]
pub fn centered(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 2,
        width,
        height,
    }
}
