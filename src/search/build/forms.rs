//! The forms of names, found among the words of a text while it is taken
//! apart: those that [`Dossier::mentions`] finds, but that a form which only
//! begins a longer word does not hide a shorter one.

use std::collections::HashMap;

use crate::dossier::{Dossier, fold};
use crate::search::postings::number;
use crate::search::words::{is_pair, words};

/// Words that have no letter of their own in initials.
const SMALL: [&str; 12] = [
    "of", "the", "and", "for", "in", "on", "to", "at", "и", "по", "в", "на",
];

/// The forms of all names, and of the words that are the same across languages.
pub(super) struct Forms {
    /// The words they begin and go on with, in the order of their numbers.
    pub(super) words: Vec<String>,
    pub(super) of_names: Table,
    pub(super) of_words: Table,
}

/// Forms by the number of the word that they begin with, longest first.
#[derive(Default)]
pub(super) struct Table(Vec<Vec<Form>>);

struct Form {
    words: Vec<u32>,
    folded: String,
    /// Whose form it is: counted from the first name.
    whose: u32,
}

impl Forms {
    pub(super) fn of(dossier: &Dossier) -> Self {
        let mut numbers = Numbers::default();
        let names = (0..).zip(&dossier.names);
        let names = names.flat_map(|(at, name)| name.forms().map(move |form| (at, form)));
        let first = number(dossier.names.len() + dossier.sources.len());
        let others = (first..).zip(&dossier.words);
        let others = others.flat_map(|(at, word)| word.forms().map(move |form| (at, form)));
        Self {
            of_names: Table::of(names, &mut numbers),
            of_words: Table::of(others, &mut numbers),
            words: numbers.words,
        }
    }
}

/// The words of forms, numbered as they come.
#[derive(Default)]
struct Numbers {
    words: Vec<String>,
    known: HashMap<String, u32>,
}

impl Numbers {
    fn of(&mut self, word: &str) -> u32 {
        if let Some(&known) = self.known.get(word) {
            return known;
        }
        let next = number(self.words.len());
        self.words.push(word.to_owned());
        self.known.insert(word.to_owned(), next);
        next
    }
}

impl Table {
    fn of<'a>(forms: impl Iterator<Item = (u32, &'a str)>, numbers: &mut Numbers) -> Self {
        let mut by_first: Vec<Vec<Form>> = Vec::new();
        for (whose, form) in forms {
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
                if !(tail && end == folded.len()) {
                    form.push(numbers.of(&word.text));
                }
            }
            let Some(&first) = form.first() else {
                continue;
            };
            by_first.resize_with(by_first.len().max(first as usize + 1), Vec::new);
            by_first[first as usize].push(Form {
                words: form,
                folded: folded[start.unwrap_or(0)..].to_owned(),
                whose,
            });
        }
        for forms in &mut by_first {
            forms.sort_by_key(|form| std::cmp::Reverse(form.folded.len()));
        }
        Self(by_first)
    }

    /// Tells whose forms are in a text: from the left, the longest form first, and
    /// none within another. `found` are its words, each with where it starts.
    pub(super) fn find(&self, folded: &str, found: &[(u32, u32)], mut each: impl FnMut(u32)) {
        let mut free = 0;
        for (at, &(word, start)) in found.iter().enumerate() {
            let Some(forms) = self.0.get(word as usize) else {
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
                each(form.whose);
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
