//! How many columns a text takes where it is drawn.

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
        // Unicode gives these no width, as they extend what they follow; but
        // terminals draw each in a column of its own, and so does ratatui.
        let voiced = |char: &char| matches!(char, '\u{ff9e}' | '\u{ff9f}');
        UnicodeWidthStr::width(self) + self.chars().filter(voiced).count()
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
