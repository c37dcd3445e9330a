//! Folding: the form of a text in which spelling habits no longer differ.
//!
//! Compatibility forms become plain ones (full width, half width, ligatures),
//! case and accents go, ё is е, and ō is o. Every folded character remembers
//! the bytes of the original it came from, so whatever is found in the folded
//! text can be lit in the original.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// A folded text that knows where each of its characters came from.
#[derive(Debug, Default, Clone)]
pub struct Folded {
    text: String,
    /// For each byte of `text`, the byte in the original where its character
    /// starts; one more for the end.
    origin: Vec<u32>,
}

impl Folded {
    /// Folds a text.
    ///
    /// ```
    /// use nemuro::dossier::Folded;
    ///
    /// let folded = Folded::of("Hoppō, ЁЛКА");
    /// assert_eq!(folded.text(), "hoppo, елка");
    /// assert_eq!(folded.original(4..5), 4..6, "ō is two bytes");
    /// ```
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(text.len()),
            origin: Vec::with_capacity(text.len() + 1),
        };
        for (at, letter) in letters(text) {
            let start = folded.text.len();
            fold_letter(letter, &mut folded.text);
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            folded.origin.extend((start..folded.text.len()).map(|_| at));
        }
        let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
        folded.origin.push(end);
        folded
    }

    /// The folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the original that a range of the folded text came from.
    #[must_use]
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        let at = |i: usize| {
            self.origin
                .get(i)
                .or(self.origin.last())
                .map_or(0, |&o| o as usize)
        };
        let start = at(range.start);
        // A character may fold to several (ﬁ to fi): the end is where the next
        // original character starts.
        let last = at(range.end.max(1) - 1);
        let mut end = range.end;
        while end < self.origin.len() - 1 && at(end) == last {
            end += 1;
        }
        start..at(end).max(start)
    }
}

/// Folds a text when only the folded form is wanted.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Folds a text to the end of another.
pub(crate) fn fold_into(text: &str, out: &mut String) {
    let mut rest = text;
    while !rest.is_empty() {
        let plain = rest.bytes().position(|b| !b.is_ascii());
        let start = out.len();
        out.push_str(&rest[..plain.unwrap_or(rest.len())]);
        out[start..].make_ascii_lowercase();
        rest = &rest[plain.unwrap_or(rest.len())..];
        // A letter outside ASCII, and all that follow it before the next one
        // within.
        let other = rest.bytes().position(|b| b.is_ascii());
        let (others, after) = rest.split_at(other.unwrap_or(rest.len()));
        letters(others).for_each(|(_, letter)| fold_letter(letter, out));
        rest = after;
    }
}

/// The letters of a text with where they start: a kana and the voicing mark
/// that follows it are one.
fn letters(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, char) = rest.next()?;
        let mark = |c: char| matches!(c, '\u{3099}' | '\u{309A}' | '\u{FF9E}' | '\u{FF9F}');
        let marked = if is_kana(char) {
            rest.next_if(|(_, next)| mark(*next))
        } else {
            None
        };
        let end = marked.map_or(start + char.len_utf8(), |(at, mark)| at + mark.len_utf8());
        Some((start, &text[start..end]))
    })
}

fn is_kana(char: char) -> bool {
    matches!(char, '\u{3040}'..='\u{30FF}' | '\u{FF65}'..='\u{FF9F}')
}

fn fold_letter(letter: &str, out: &mut String) {
    let Some(char) = letter.chars().next() else {
        return;
    };
    if char.is_ascii() {
        out.push(char.to_ascii_lowercase());
        return;
    }
    if matches!(char, 'й' | 'Й') {
        // It is a letter of its own, though Unicode takes it apart.
        out.push('й');
        return;
    }
    if is_kana(char) {
        // A voicing mark is part of a kana letter, not an accent.
        out.extend(letter.nfkc());
        return;
    }
    for part in std::iter::once(char).nfkd() {
        if ('\u{0300}'..='\u{036F}').contains(&part) {
            continue;
        }
        for lower in part.to_lowercase() {
            match lower {
                'ß' => out.push_str("ss"),
                'ø' => out.push('o'),
                'ł' => out.push('l'),
                'æ' => out.push_str("ae"),
                'œ' => out.push_str("oe"),
                'đ' => out.push('d'),
                '’' | '‘' | 'ʼ' => out.push('\''),
                '‐' | '‑' | '–' | '—' | '−' => out.push('-'),
                // Case mapping may bring an accent of its own (İ to i + dot).
                '\u{0300}'..='\u{036F}' => {}
                _ => out.push(lower),
            }
        }
    }
}

/// Whether a character belongs to a script written without spaces, so that
/// words in it are found by any part of a run.
#[must_use]
pub fn is_cjk(char: char) -> bool {
    matches!(char,
        '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{3096}'
        | '\u{309D}'..='\u{309F}'
        | '\u{30A1}'..='\u{30FA}'
        | '\u{30FC}'..='\u{30FF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spelling_habits_fold_together() {
        for (one, other) in [
            ("Hoppō Ryōdo", "hoppo ryodo"),
            ("МОСКВА", "москва"),
            ("Ноздрёв", "ноздрев"),
            ("Ｓａｋｈａｌｉｎ", "sakhalin"),
            ("ｻﾊﾘﾝ", "サハリン"),
            ("ﾌﾟｰﾁﾝ", "プーチン"),
            ("フ\u{309A}ーチン", "プーチン"),
            ("ﬁsh", "fish"),
            ("1918–1922", "1918-1922"),
        ] {
            assert_eq!(fold(one), fold(other), "{one}");
        }
        assert_ne!(fold("ガ"), fold("カ"), "a voiced kana is another letter");
        assert_eq!(fold("Мирный"), "мирный", "so is a short i");
    }

    #[test]
    fn a_find_in_the_folded_text_points_at_the_original() {
        let text = "the ﬁsheries of Hoppō";
        let folded = Folded::of(text);
        let at = folded.text().find("fisheries").unwrap();
        assert_eq!(&text[folded.original(at..at + 9)], "ﬁsheries");
        assert_eq!(&text[folded.original(at..at + 1)], "ﬁ");
        let at = folded.text().find("hoppo").unwrap();
        assert_eq!(&text[folded.original(at..at + 5)], "Hoppō");
    }

    proptest! {
        #[test]
        fn any_range_points_at_whole_characters(text in "\\PC{0,40}", a in 0usize..80, b in 0usize..80) {
            let folded = Folded::of(&text);
            prop_assert_eq!(folded.text(), fold(&text));
            let (a, b) = (a.min(folded.text().len()), b.min(folded.text().len()));
            let original = folded.original(a.min(b)..a.max(b));
            prop_assert!(text.get(original).is_some());
        }

        #[test]
        fn folding_twice_changes_nothing(text in "[ -~а-яА-ЯёЁōŌéｱ-ﾝァ-ン一-龯]{0,30}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
