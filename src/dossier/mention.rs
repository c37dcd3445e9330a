//! Mentions: where a form of a name stands in a text.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::Name;
use super::fold::{Folded, fold, is_cjk};

/// A form of a name in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Where in the text, in bytes.
    pub range: Range<usize>,
    /// Whose name: a place in [`Dossier::names`](super::Dossier::names).
    pub name: usize,
}

/// Finds every form of every name in one pass over a text.
#[derive(Debug)]
pub(crate) struct Mentions {
    forms: Option<AhoCorasick>,
    /// The name of each form.
    names: Vec<usize>,
}

impl Mentions {
    pub(super) fn of(names: &[Name]) -> Self {
        let mut forms = Vec::new();
        let mut owners = Vec::new();
        for (at, name) in names.iter().enumerate() {
            for form in name.forms() {
                let folded = fold(form);
                if folded.chars().count() > 1 {
                    forms.push(folded);
                    owners.push(at);
                }
            }
        }
        // Fails only where the forms together outgrow the automaton's 32 bits.
        let forms = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(&forms)
            .ok();
        Self {
            forms,
            names: owners,
        }
    }

    pub(super) fn find(&self, text: &str) -> impl Iterator<Item = Mention> {
        let folded = Folded::of(text);
        let found: Vec<Mention> = self
            .forms
            .iter()
            .flat_map(|forms| forms.find_iter(folded.text()))
            .filter(|found| stands_alone(folded.text(), found.range()))
            .map(|found| Mention {
                range: folded.original(found.range()),
                name: self.names[found.pattern().as_usize()],
            })
            .collect();
        found.into_iter()
    }
}

/// Whether a form is not just part of a longer word; in scripts without
/// spaces it may stand anywhere.
fn stands_alone(text: &str, range: Range<usize>) -> bool {
    let joins = |inside: Option<char>, outside: Option<char>| match (inside, outside) {
        (Some(inside), Some(outside)) => {
            inside.is_alphanumeric()
                && outside.is_alphanumeric()
                && !(is_cjk(inside) || is_cjk(outside))
        }
        _ => false,
    };
    let form = &text[range.clone()];
    !joins(form.chars().next(), text[..range.start].chars().next_back())
        && !joins(form.chars().next_back(), text[range.end..].chars().next())
}
