//! ASCII for what is not a letter: dashes, dots, quotation marks and arrows as
//! characters that every terminal and font has. Letters stay as they are.

use ratatui::buffer::Buffer;

/// What stands for a character where only ASCII is to be drawn; none for
/// letters and for what has no likeness. It is as wide as the character but for
/// the ellipsis.
#[must_use]
pub fn likeness(char: char) -> Option<&'static str> {
    Some(match char {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{b7}' | '\u{2022}' => "-",
        '\u{2018}' | '\u{2019}' | '\u{2032}' => "'",
        '\u{201c}' | '\u{201d}' | '\u{2033}' => "\"",
        '\u{2192}' | '\u{203a}' => ">",
        '\u{2190}' | '\u{2039}' => "<",
        '\u{d7}' => "x",
        '\u{a0}' | '\u{2009}' | '\u{202f}' => " ",
        '\u{2026}' => "...",
        _ => return None,
    })
}

/// Puts likenesses in a buffer, cell for cell.
pub fn simplify(buf: &mut Buffer) {
    for cell in &mut buf.content {
        let mut chars = cell.symbol().chars();
        if let (Some(char), None) = (chars.next(), chars.next())
            && let Some(likeness) = likeness(char).filter(|likeness| likeness.len() == 1)
        {
            cell.set_symbol(likeness);
        }
    }
}
