//! A line of input with a prompt, scrolled so that the cursor is in view.

use std::ops::Range;

use crate::widget::Columns;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use tui_input::Input;
use unicode_segmentation::UnicodeSegmentation;

/// Draws the line and says where the terminal's cursor belongs, so that input
/// methods appear at the right place. Parts of what was typed, byte ranges of
/// it, have styles of their own over that of the rest.
pub fn draw(
    input: &Input,
    prompt: (&str, Style),
    (text, parts): (Style, &[(Range<usize>, Style)]),
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    if area.is_empty() {
        return None;
    }
    let (start, _) = buf.set_stringn(area.x, area.y, prompt.0, usize::from(area.width), prompt.1);
    let right = usize::from(area.right());
    let room = right.saturating_sub(usize::from(start) + 1).max(1);
    let scroll = input.visual_scroll(room);
    let mut column = 0_usize;
    for (at, grapheme) in input.value().grapheme_indices(true) {
        let width = grapheme.width();
        // Of a wide character that is scrolled half out of view, nothing is
        // drawn: what follows stays under the cursor.
        if let Some(from) = column.checked_sub(scroll) {
            if from + width > room {
                break;
            }
            let own = parts.iter().filter(|(range, _)| range.contains(&at));
            let style = own.fold(text, |style, (_, own)| style.patch(*own));
            let x = start.saturating_add(u16::try_from(from).unwrap_or(u16::MAX));
            let left = usize::from(area.right().saturating_sub(x));
            buf.set_stringn(x, area.y, grapheme, left, style);
        }
        column += width;
    }
    let cursor = input.visual_cursor().saturating_sub(scroll).min(room);
    let cursor = start.saturating_add(u16::try_from(cursor).unwrap_or(u16::MAX));
    Some(Position::new(cursor.min(area.right() - 1), area.y))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Modifier;

    fn drawn(typed: &str, part: Range<usize>, width: u16) -> (String, String, u16) {
        let area = Rect::new(0, 0, width, 1);
        let mut buf = Buffer::empty(area);
        let lit = Style::new().add_modifier(Modifier::UNDERLINED);
        let parts = [(part, lit)];
        let input = Input::new(typed.to_owned());
        let prompt = ("/ ", Style::new());
        let cursor = draw(&input, prompt, (Style::new(), &parts), area, &mut buf);
        let joined = |lit_only: bool| {
            let cells = buf.content.iter();
            let cells = cells
                .filter(|cell| !lit_only || cell.modifier.contains(Modifier::UNDERLINED))
                .map(ratatui::buffer::Cell::symbol);
            cells.collect::<String>()
        };
        (joined(false), joined(true), cursor.map_or(0, |at| at.x))
    }

    #[test]
    fn a_part_of_what_was_typed_stands_out() {
        let (line, lit, cursor) = drawn("kind:evnt oil", 5..9, 20);
        assert_eq!((line.trim_end(), lit.as_str()), ("/ kind:evnt oil", "evnt"));
        assert_eq!(cursor, 15);
    }

    #[test]
    fn wide_characters_and_scrolling_keep_it_in_its_place() {
        let typed = "side:樺太 oil";
        let (line, lit, cursor) = drawn(typed, 5..11, 30);
        assert_eq!(lit, "樺太");
        assert!(line.starts_with("/ side:樺 太"), "{line}");
        assert_eq!(cursor, 15);
        // Half of the first of them is out of view.
        for width in 6..15 {
            let (line, lit, cursor) = drawn(typed, 5..11, width);
            let shown: String = lit.chars().filter(|char| *char != ' ').collect();
            assert!("樺太".ends_with(&shown), "{width}: {line}");
            let before = line.chars().nth(usize::from(cursor) - 1);
            assert_eq!(before, Some('l'), "{width}: {line:?}");
            assert!(cursor + 2 >= width, "{width}: {line:?}");
        }
    }
}
