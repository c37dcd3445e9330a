//! Words: how a folded text is taken apart.
//!
//! Letters and digits between anything else are a word; thousands separators
//! go, decimal points stay. Scripts without spaces become overlapping pairs of
//! characters, so that any part of a run is found; the last character of a run
//! also stands alone, so that every character begins some word.

use std::borrow::Cow;
use std::ops::Range;

use crate::dossier::is_cjk;

/// A word and where it stands in the folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) range: Range<usize>,
}

/// The words of a folded text, in order.
pub(super) fn words(folded: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + folded[rest..].find(char::is_alphanumeric)?;
        let first = folded[start..].chars().next()?;
        if is_cjk(first) {
            rest = start + first.len_utf8();
            let second = folded[rest..].chars().next().filter(|&next| is_cjk(next));
            let end = rest + second.map_or(0, char::len_utf8);
            return Some(plain(folded, start..end));
        }
        let end = word_end(folded, start);
        rest = end;
        let word = &folded[start..end];
        if word.contains(',') {
            return Some(Word {
                text: word.replace(',', "").into(),
                range: start..end,
            });
        }
        Some(plain(folded, start..end))
    })
}

fn plain(folded: &str, range: Range<usize>) -> Word<'_> {
    Word {
        text: folded[range.clone()].into(),
        range,
    }
}

fn word_end(folded: &str, start: usize) -> usize {
    let bytes = folded.as_bytes();
    let mut chars = folded[start..].char_indices().peekable();
    let mut last_digit = false;
    while let Some((at, char)) = chars.next() {
        let number = matches!(char, '.' | ',')
            && last_digit
            && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit())
            && (char == '.' || thousands(&bytes[start + at + 1..]));
        if !number && (!char.is_alphanumeric() || is_cjk(char)) {
            return start + at;
        }
        last_digit = char.is_ascii_digit();
    }
    folded.len()
}

/// Whether exactly three digits follow a separator.
fn thousands(after: &[u8]) -> bool {
    after.len() >= 3
        && after[..3].iter().all(u8::is_ascii_digit)
        && !after.get(3).is_some_and(u8::is_ascii_digit)
}

/// Whether a word is a pair of characters of a script without spaces.
pub(super) fn is_pair(word: &str) -> bool {
    word.chars().next().is_some_and(is_cjk)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(folded: &str) -> Vec<String> {
        words(folded).map(|word| word.text.into_owned()).collect()
    }

    #[test]
    fn a_text_is_taken_apart_into_words() {
        assert_eq!(
            texts("sakhalin-2, 'japan's lng"),
            ["sakhalin", "2", "japan", "s", "lng"]
        );
        assert_eq!(
            texts("1,168 of 8.2 in 1855."),
            ["1168", "of", "8.2", "in", "1855"]
        );
        assert_eq!(texts("1,16,8"), ["1", "16", "8"]);
        assert_eq!(texts("樺太と2島"), ["樺太", "太と", "と", "2", "島"]);
        assert_eq!(texts("…"), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn words_stand_in_the_text_and_in_order(text in "\\PC{0,60}") {
            let mut last = 0;
            for word in words(&text) {
                prop_assert!(text.get(word.range.clone()).is_some());
                prop_assert!(word.range.start >= last && !word.range.is_empty());
                last = word.range.start + 1;
            }
        }
    }
}
