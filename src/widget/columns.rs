//! How many columns a text takes where it is drawn.

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption};
use unicode_width::UnicodeWidthStr;

/// What takes columns of a terminal.
pub trait Columns {
    /// How many, as they are drawn.
    fn width(&self) -> usize;
}

impl Columns for str {
    fn width(&self) -> usize {
        if self.is_ascii() {
            return self.len();
        }
        // ratatui counts a column for each of these on top of the one that
        // Unicode gives it, and leaves a cell free behind it.
        let voiced = |char: &char| is_voiced(*char);
        UnicodeWidthStr::width(self) + self.chars().filter(voiced).count()
    }
}

/// Whether a character is the voiced mark of half-width kana.
fn is_voiced(char: char) -> bool {
    matches!(char, '\u{ff9e}' | '\u{ff9f}')
}

/// Has voiced half-width kana taken for what they are on a terminal, so that
/// the free cell behind them is sent too and nothing old stays there.
pub fn settle(buf: &mut Buffer) {
    for cell in &mut buf.content {
        if !cell.symbol().is_ascii() && cell.symbol().contains(is_voiced) {
            let width = u16::try_from(UnicodeWidthStr::width(cell.symbol()));
            if let Some(width) = width.ok().and_then(NonZeroU16::new) {
                cell.set_diff_option(CellDiffOption::ForcedWidth(width));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Columns;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    #[test]
    fn a_text_is_as_wide_as_it_is_drawn() {
        for text in [
            "plain",
            "樺太",
            "ｶﾞﾗｽ ﾊﾟﾝ",
            "и\u{306}",
            "❤\u{fe0f}",
            "👨\u{200d}👩\u{200d}👧",
            "🇯🇵",
            "नि",
            "ไทย",
        ] {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 1));
            let (end, _) = buffer.set_stringn(0, 0, text, 40, Style::new());
            assert_eq!(text.width(), usize::from(end), "{text}");
        }
    }
}
