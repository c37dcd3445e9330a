//! Wording: terms that take a side, found in what a dossier says in its own
//! voice. What stands in quotation marks is somebody else's.

use super::file;
use crate::dossier::fold::{Folded, fold};

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
        let term = |file: &file::Wording| Term {
            folded: fold(&file.avoid.text),
            avoid: file.avoid.text.clone(),
            write: file.write.text.clone(),
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
        let own = without_quotations(text);
        let folded = Folded::of(&own);
        let begins = |at: usize| {
            let before = folded.text()[..at].chars().next_back();
            before.is_none_or(|before| !before.is_alphanumeric())
        };
        let mut slips = Vec::new();
        for term in &self.terms {
            let found = folded.text().match_indices(&term.folded);
            slips.extend(found.filter(|(at, _)| begins(*at)).map(|(at, _)| Slip {
                at: folded.original(at..at + term.folded.len()).start,
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

/// The text with every quotation blanked, byte for byte.
fn without_quotations(text: &str) -> String {
    let mut own = String::with_capacity(text.len());
    let mut closing: Option<char> = None;
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        let quoted = closing.is_some();
        if closing == Some(char) && (char != '\'' || !after.is_alphanumeric()) {
            closing = None;
        } else if closing.is_none() && !before.is_alphanumeric() {
            closing = closes(char);
        }
        if quoted || closing.is_some() {
            own.extend(std::iter::repeat_n(' ', char.len_utf8()));
        } else {
            own.push(char);
        }
        before = char;
    }
    if closing.is_some() {
        // What is opened and never closed is no quotation.
        return text.to_owned();
    }
    own
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
        Wording::of(&[file::Wording {
            avoid: "seiz".into(),
            write: "took".into(),
        }])
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
    }

    #[test]
    fn a_quotation_may_take_a_side() {
        for quoted in [
            "The board speaks of \"seizing\" it.",
            "The board 'seized Northport's pier', says the skipper.",
            "“seized”",
            "«seized»",
            "「seized」",
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
