//! Words: how a folded text is taken apart.
//!
//! Letters and digits between anything else are a word; thousands separators
//! and the dots of initials go, decimal points stay. Scripts without spaces
//! become overlapping pairs of characters, so that any part of a run is found;
//! the last character of a run also stands alone, so that every character
//! begins some word.

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
        let (mut start, mut first) = next_start(folded, rest)?;
        if is_possessive(folded, start) {
            (start, first) = next_start(folded, start + 1)?;
        }
        if !first.is_ascii() && is_cjk(first) {
            rest = start + first.len_utf8();
            let second = folded[rest..].chars().next().filter(|&next| is_cjk(next));
            let end = rest + second.map_or(0, char::len_utf8);
            return Some(plain(folded, start..end));
        }
        if let Some(end) = initials_end(folded, start) {
            rest = end;
            let text = folded[start..end].replace('.', "").into();
            let range = start..end;
            return Some(Word { text, range });
        }
        let end = word_end(folded, start);
        rest = end;
        let word = &folded[start..end];
        if first.is_ascii_digit() && word.contains(',') {
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

/// Where the next word starts, and its first character.
fn next_start(folded: &str, from: usize) -> Option<(usize, char)> {
    let bytes = folded.as_bytes();
    let mut at = from;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_alphanumeric() {
            return Some((at, char::from(byte)));
        }
        if byte.is_ascii() {
            at += 1;
            continue;
        }
        let char = folded[at..].chars().next()?;
        if char.is_alphanumeric() {
            return Some((at, char));
        }
        at += char.len_utf8();
    }
    None
}

/// Whether the s of a possessive stands here, which is no word.
fn is_possessive(folded: &str, start: usize) -> bool {
    let bytes = folded.as_bytes();
    if bytes[start] != b's' || start == 0 || bytes[start - 1] != b'\'' {
        return false;
    }
    let (before, after) = folded.split_at(start);
    after.starts_with('s')
        && !after[1..].starts_with(|c: char| c.is_alphanumeric())
        && before
            .strip_suffix('\'')
            .is_some_and(|before| before.ends_with(char::is_alphanumeric))
}

/// The most letters that are taken for initials.
const MOST_INITIALS: usize = 10;

/// Where initials with dots end, `u.s.` or `l.d.p`: at least two letters,
/// each alone before a dot.
fn initials_end(folded: &str, start: usize) -> Option<usize> {
    let bytes = folded.as_bytes();
    let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_lowercase);
    let dot = |at: usize| bytes.get(at) == Some(&b'.');
    if !(letter(start) && dot(start + 1) && letter(start + 2)) {
        return None;
    }
    let mut end = start;
    while letter(end) && dot(end + 1) && end < start + 2 * MOST_INITIALS {
        end += 2;
    }
    if letter(end) {
        end += 1;
    }
    let joins = folded[end..]
        .chars()
        .next()
        .is_some_and(char::is_alphanumeric);
    (!joins).then_some(end)
}

fn word_end(folded: &str, start: usize) -> usize {
    let bytes = folded.as_bytes();
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_alphanumeric() {
            at += 1;
        } else if byte.is_ascii() {
            let number = matches!(byte, b'.' | b',')
                && at > start
                && bytes[at - 1].is_ascii_digit()
                && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
                && (byte == b'.' || thousands(&bytes[at + 1..]));
            if !number {
                return at;
            }
            at += 1;
        } else {
            let Some(char) = folded[at..].chars().next() else {
                return at;
            };
            if !char.is_alphanumeric() || is_cjk(char) {
                return at;
            }
            at += char.len_utf8();
        }
    }
    at
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
            ["sakhalin", "2", "japan", "lng"]
        );
        assert_eq!(
            texts("1,168 of 8.2 in 1855."),
            ["1168", "of", "8.2", "in", "1855"]
        );
        assert_eq!(texts("1,16,8"), ["1", "16", "8"]);
        assert_eq!(texts("樺太と2島"), ["樺太", "太と", "と", "2", "島"]);
        assert_eq!(texts("…"), Vec::<String>::new());
    }

    #[test]
    fn initials_are_one_word() {
        assert_eq!(
            texts("the u.s. and l.d.p, s. abe"),
            ["the", "us", "and", "ldp", "s", "abe"]
        );
        assert_eq!(texts("end.a.start"), ["end", "a", "start"]);
        assert_eq!(texts("a.b"), ["ab"]);
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
