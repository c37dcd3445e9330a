//! Wording: terms that take a side, found in what a dossier says in its own
//! voice. What stands in quotation marks is somebody else's.

use super::file;
use crate::dossier::fold::{Folded, fold, is_cjk};

/// The terms that a dossier wants avoided.
#[derive(Default)]
pub(super) struct Wording {
    terms: Vec<Term>,
}

struct Term {
    /// The beginning of a word or of a phrase, folded.
    folded: String,
    avoid: String,
    write: String,
}

/// A term in a text.
#[derive(Debug, PartialEq)]
pub(super) struct Slip {
    /// Where it stands in the text, in bytes.
    pub(super) at: usize,
    pub(super) what: String,
    pub(super) right: String,
}

impl Wording {
    pub(super) fn of(files: &[file::Wording]) -> Self {
        let single = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let term = |file: &file::Wording| Term {
            folded: fold(&single(&file.avoid.text)),
            avoid: file.avoid.text.to_string(),
            write: file.write.text.to_string(),
        };
        let terms = files
            .iter()
            .map(term)
            .filter(|term| !term.folded.is_empty());
        Self {
            terms: terms.collect(),
        }
    }

    /// The terms in a text, outside quotation marks.
    pub(super) fn slips(&self, text: &str) -> Vec<Slip> {
        if self.terms.is_empty() {
            return Vec::new();
        }
        let (own, places) = single_spaces(&without_quotations(text));
        let folded = Folded::of(&own);
        let begins = |at: usize| {
            let before = folded.text()[..at].chars().next_back();
            let term = folded.text()[at..].chars().next();
            before.is_none_or(|before| !before.is_alphanumeric() || is_cjk(before))
                || term.is_some_and(is_cjk)
        };
        let mut slips = Vec::new();
        for term in &self.terms {
            let found = folded.text().match_indices(&term.folded);
            slips.extend(found.filter(|(at, _)| begins(*at)).map(|(at, _)| Slip {
                at: places[folded.original(at..at + term.folded.len()).start],
                what: format!("\"{}\" takes a side", term.avoid),
                right: format!(
                    "write \"{}\", or put it in quotation marks and say whose word it is",
                    term.write
                ),
            }));
        }
        slips
    }
}

/// The text with each run of white space made one space, and where in it each
/// byte stood.
fn single_spaces(text: &str) -> (String, Vec<usize>) {
    let mut single = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len());
    for (at, char) in text.char_indices() {
        let char = if char.is_whitespace() { ' ' } else { char };
        if char != ' ' || !single.ends_with(' ') {
            single.push(char);
            places.extend(at..at + char.len_utf8());
        }
    }
    (single, places)
}

/// The text with every quotation blanked, byte for byte. What is opened and
/// never closed is no quotation.
pub(in crate::dossier) fn without_quotations(text: &str) -> String {
    let mut own = String::with_capacity(text.len());
    // What has not been closed once is not looked for again.
    let mut open: Vec<char> = Vec::new();
    while let Some(char) = text[own.len()..].chars().next() {
        let rest = &text[own.len() + char.len_utf8()..];
        let joined = own.chars().next_back().is_some_and(char::is_alphanumeric);
        let may_open = !(joined && matches!(char, '\'' | '"'));
        let close = closes(char).filter(|close| may_open && !open.contains(close));
        let quoted = close.and_then(|close| quotation(rest, close));
        if quoted.is_none() {
            open.extend(close);
        }
        match quoted {
            Some(length) => own.extend(std::iter::repeat_n(' ', char.len_utf8() + length)),
            None => own.push(char),
        }
    }
    own
}

/// How long a quotation is that has been opened, its closing mark included.
fn quotation(text: &str, close: char) -> Option<usize> {
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let after = chars.peek().map(|(_, after)| *after);
        // Before a letter it is an apostrophe.
        let apostrophe = matches!(char, '\'' | '’') && after.is_some_and(char::is_alphanumeric);
        if char == close && !apostrophe {
            return Some(at + char.len_utf8());
        }
    }
    None
}

/// What closes the quotation that a character opens.
fn closes(open: char) -> Option<char> {
    match open {
        '"' => Some('"'),
        '\'' => Some('\''),
        '“' => Some('”'),
        '‘' => Some('’'),
        '«' => Some('»'),
        '「' => Some('」'),
        '『' => Some('』'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wording() -> Wording {
        Wording::of(&["seiz", "by \n force"].map(|avoid| file::Wording {
            avoid: avoid.into(),
            write: "took".into(),
        }))
    }

    fn found(text: &str) -> Vec<usize> {
        wording().slips(text).iter().map(|slip| slip.at).collect()
    }

    #[test]
    fn a_term_is_found_at_the_beginning_of_a_word() {
        assert_eq!(
            found("The harbour was Seized, and the seizing went on."),
            [16, 32]
        );
        assert_eq!(found("Nobody disseized anyone."), [0; 0]);
        assert_eq!(found("樺太 was seized"), [11], "bytes, not characters");
        assert_eq!(found("島をseized"), [6], "no space is needed after kana");
    }

    #[test]
    fn a_phrase_is_found_across_a_break_of_the_line() {
        assert_eq!(found("held by\n      force of arms"), [5]);
    }

    #[test]
    fn a_quotation_may_take_a_side() {
        for quoted in [
            "The board speaks of \"seizing\" it.",
            "The board 'seized Northport's pier', says the skipper.",
            "“seized”",
            "«seized»",
            "「seized」",
            "政府は「seized」と言う",
            "‘Northport’s pier was seized’",
            "'A' and 'seized'; \"b\",\"seized\"",
            "Since the '90s they say \"seized\" of it.",
        ] {
            assert_eq!(found(quoted), [0; 0], "{quoted}");
        }
        assert_eq!(
            found("The owners' pier was seized by the boards' men.").len(),
            1
        );
        assert_eq!(found("'seized and never closed").len(), 1);
    }
}
