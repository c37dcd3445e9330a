//! What text is let into a dossier: NFC, single spaces, and no character that
//! could move a cursor, turn a line around or hide.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The longest text of one field, in bytes.
pub const MAX_TEXT: usize = 64 * 1024;

/// The most combining marks on one letter; more is a flood, not a language.
const MAX_MARKS: usize = 8;

/// No combining mark comes before this character.
const FIRST_MARK: char = '\u{300}';

/// A character that no dossier may contain, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unwelcome {
    /// Bytes from the start of the text.
    pub at: usize,
    /// The character.
    pub char: char,
    /// Which sort of character it is.
    pub sort: &'static str,
}

/// The text in NFC with each run of white space made one space, or the first
/// character that is not let in.
///
/// # Errors
/// Control, bidirectional, tag, invisible and line-separating characters, and
/// floods of combining marks.
pub fn clean(text: &str) -> Result<String, Unwelcome> {
    if is_plain(text) {
        return Ok(text.to_owned());
    }
    let mut marks = 0;
    for (at, char) in text.char_indices() {
        marks = if char >= FIRST_MARK && is_combining_mark(char) {
            marks + 1
        } else {
            0
        };
        let sort = if marks > MAX_MARKS {
            Some("one combining mark too many on a letter")
        } else {
            unwelcome(char)
        };
        if let Some(sort) = sort {
            return Err(Unwelcome { at, char, sort });
        }
    }
    let composed: Cow<str> = if is_nfc(text) {
        text.into()
    } else {
        text.nfc().collect::<String>().into()
    };
    let mut words = composed.split_whitespace();
    let mut clean = String::with_capacity(composed.len());
    clean.push_str(words.next().unwrap_or_default());
    for word in words {
        clean.push(' ');
        clean.push_str(word);
    }
    Ok(clean)
}

/// Whether a text is printable ASCII in single spaces, as most are, so that
/// nothing in it needs a closer look.
fn is_plain(text: &str) -> bool {
    let mut before = b' ';
    for byte in text.bytes() {
        if !(b' '..=b'~').contains(&byte) || (byte == b' ' && before == b' ') {
            return false;
        }
        before = byte;
    }
    before != b' ' || text.is_empty()
}

/// A text from outside the dossier (an argument, a path, a line of a file)
/// made safe to print: characters that are not let in become `\u{…}`.
#[must_use]
pub fn printable(text: &str) -> String {
    text.chars()
        .flat_map(|char| {
            let hidden = unwelcome(char).is_some() || (char.is_control() && char != '\t');
            let escaped = hidden.then(|| char.escape_unicode());
            let plain = (!hidden).then_some(if char == '\t' { ' ' } else { char });
            escaped.into_iter().flatten().chain(plain)
        })
        .collect()
}

fn unwelcome(char: char) -> Option<&'static str> {
    match char {
        '\t' | '\n' | '\r' => None,
        '\u{2028}' | '\u{2029}' => Some("a line separator"),
        '\u{061C}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}' => Some("a bidirectional control character"),
        '\u{E0000}'..='\u{E007F}' => Some("a tag character"),
        '\u{00AD}'
        | '\u{034F}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{180E}'
        | '\u{200B}'
        | '\u{2060}'..='\u{2064}'
        | '\u{206A}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF9}'..='\u{FFFB}' => Some("an invisible character"),
        _ if char.is_control() => Some("a control character"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_is_composed_and_its_white_space_made_single() {
        assert_eq!(
            clean("Hoppo\u{304}  Ryo\u{304}do\n\tis").unwrap(),
            "Hoppō Ryōdo is"
        );
        assert_eq!(clean(" \n ").unwrap(), "");
    }

    #[test]
    fn what_could_harm_a_terminal_is_named_with_its_place() {
        for (text, at, sort) in [
            ("ab\u{1b}[31m", 2, "a control character"),
            ("\u{9b}31m", 0, "a control character"),
            ("é\u{202e}x", 2, "a bidirectional control character"),
            ("\u{e0041}", 0, "a tag character"),
            ("a\u{200b}", 1, "an invisible character"),
            ("a\u{2028}b", 1, "a line separator"),
        ] {
            let found = clean(text).unwrap_err();
            assert_eq!((found.at, found.sort), (at, sort), "{text:?}");
        }
        assert!(clean(&format!("a{}", "\u{301}".repeat(10_000))).is_err());
    }

    proptest! {
        #[test]
        fn clean_text_is_clean_and_stays_so(text in any::<String>()) {
            if let Ok(once) = clean(&text) {
                prop_assert!(!once.chars().any(char::is_control));
                prop_assert_eq!(clean(&once), Ok(once));
            }
        }

        #[test]
        fn plain_text_is_its_words_in_single_spaces(text in "[ -~]{0,30}| *[a-z]* *[a-z]* *") {
            let words: Vec<&str> = text.split_whitespace().collect();
            prop_assert_eq!(clean(&text), Ok(words.join(" ")));
        }

        #[test]
        fn printable_text_holds_no_control_character(text in any::<String>()) {
            prop_assert!(!printable(&text).chars().any(char::is_control));
        }
    }
}
