//! The forms of names, found among the words of a text while it is taken
//! apart; the same that [`Dossier::mentions`] finds in the text.

use std::collections::HashMap;

use crate::dossier::{Dossier, fold};
use crate::search::postings::number;
use crate::search::words::{is_pair, words};

/// Words that have no letter of their own in initials.
const SMALL: [&str; 12] = [
    "of", "the", "and", "for", "in", "on", "to", "at", "и", "по", "в", "на",
];

/// The forms of all names.
pub(super) struct Forms {
    /// The words they begin and go on with, in the order of their numbers.
    pub(super) words: Vec<String>,
    /// For each of these, the forms that begin with it, longest first.
    by_first: Vec<Vec<Form>>,
}

struct Form {
    words: Vec<u32>,
    folded: String,
    name: u32,
}

impl Forms {
    pub(super) fn of(dossier: &Dossier) -> Self {
        let mut this = Self {
            words: Vec::new(),
            by_first: Vec::new(),
        };
        let mut numbers: HashMap<String, u32> = HashMap::new();
        for (at, name) in dossier.names.iter().enumerate() {
            for form in name.forms() {
                let folded = fold(form);
                if folded.chars().count() < 2 {
                    continue;
                }
                let mut form: Vec<u32> = Vec::new();
                let (mut end, mut start) = (0, None);
                for word in words(&folded) {
                    start.get_or_insert(word.range.start);
                    // The end of a run stands alone only where the run ends.
                    let tail = is_pair(&word.text) && word.range.end == end;
                    end = word.range.end;
                    if tail && end == folded.len() {
                        continue;
                    }
                    let words = &mut this.words;
                    let next = number(words.len());
                    let word = numbers
                        .entry(word.text.into_owned())
                        .or_insert_with_key(|word| {
                            words.push(word.clone());
                            next
                        });
                    form.push(*word);
                }
                let Some(&first) = form.first() else {
                    continue;
                };
                this.by_first.resize_with(this.words.len(), Vec::new);
                this.by_first[first as usize].push(Form {
                    words: form,
                    folded: folded[start.unwrap_or(0)..].to_owned(),
                    name: number(at),
                });
            }
        }
        for forms in &mut this.by_first {
            forms.sort_by_key(|form| std::cmp::Reverse(form.folded.len()));
        }
        this
    }

    /// Tells the names in a text: from the left, the longest form first, and
    /// none within another. `found` are its words, each with where it starts.
    pub(super) fn find(&self, folded: &str, found: &[(u32, u32)], mut each: impl FnMut(u32)) {
        let mut free = 0;
        for (at, &(word, start)) in found.iter().enumerate() {
            let Some(forms) = self.by_first.get(word as usize) else {
                continue;
            };
            if (start as usize) < free {
                continue;
            }
            let here = |form: &&Form| {
                let words = found[at..].iter().map(|(word, _)| word);
                form.words.len() <= found.len() - at
                    && form.words.iter().zip(words).all(|(a, b)| a == b)
                    && folded[start as usize..].starts_with(&form.folded)
            };
            if let Some(form) = forms.iter().find(here) {
                each(form.name);
                free = start as usize + form.folded.len();
            }
        }
    }
}

/// The initials of each form of a name that has at least three words, with
/// and without small ones: what people write for the whole.
pub(super) fn initials(dossier: &Dossier) -> Vec<(Box<str>, u32)> {
    let mut all = Vec::new();
    for (at, name) in (0..).zip(&dossier.names) {
        for form in name.forms() {
            let folded = fold(form);
            let each: Vec<_> = words(&folded).map(|word| word.text).collect();
            if each.iter().any(|word| is_pair(word)) {
                continue;
            }
            let letter = |word: &std::borrow::Cow<str>| word.chars().next();
            let every: String = each.iter().filter_map(letter).collect();
            let large = each.iter().filter(|word| !SMALL.contains(&word.as_ref()));
            let large: String = large.filter_map(letter).collect();
            for initials in [every, large] {
                if initials.chars().count() >= 3 {
                    all.push((initials.into_boxed_str(), at));
                }
            }
        }
    }
    all.sort_unstable();
    all.dedup();
    all
}
