//! The vocabulary: each distinct word once, sorted, and the ways in which a
//! typed word can be taken for one of them.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memmem;

use super::words::{is_pair, words};
use crate::dossier::fold;

/// How a typed word matches a word of the vocabulary, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// It is the word.
    Exact,
    /// The word starts with it.
    Prefix,
    /// The word contains it.
    Substring,
    /// Its letters are in the word, in order.
    Subsequence,
    /// The word is a few slips away.
    Edits,
}

/// The fewest letters with which parts of words are looked for.
const SUBSTRING_FROM: usize = 3;
const SUBSEQUENCE_FROM: usize = 4;
/// Letters from which one slip, and two, are forgiven.
const EDITS_FROM: [usize; 2] = [4, 8];
/// The score per letter below which scattered letters are no match.
const FLOOR: i64 = 13;
/// Longer words are matched only exactly and by prefix.
const MAX_GUESS: usize = 40;

/// Each distinct word once, in order. A word's id is its place.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// Every word, each after a line feed, which no word contains.
    text: String,
    /// Where each word starts in `text`; one more for the end.
    starts: Vec<u32>,
    /// Which letters each word has: a filter before costly comparisons.
    letters: Vec<u32>,
}

/// The words a typed word may be taken for.
#[derive(Debug, Default, Clone)]
pub(super) struct Taken {
    pub(super) exact: Option<u32>,
    pub(super) prefix: Range<u32>,
    /// Parts and guesses, by word id, with a quality of 0 to 1.
    pub(super) loose: Vec<(u32, Tier, f32)>,
}

impl Taken {
    /// How a word of the vocabulary matches, and how well, from 0 to 1.
    pub(super) fn of(&self, word: u32) -> Option<(Tier, f32)> {
        if self.exact == Some(word) {
            return Some((Tier::Exact, 1.0));
        }
        if self.prefix.contains(&word) {
            return Some((Tier::Prefix, 1.0));
        }
        let at = self
            .loose
            .binary_search_by_key(&word, |&(id, ..)| id)
            .ok()?;
        let (_, tier, quality) = self.loose[at];
        Some((tier, quality))
    }

    /// Every word that matches, with how and how well.
    pub(super) fn words(&self) -> impl Iterator<Item = (u32, Tier, f32)> + '_ {
        let exact = self.exact.map(|id| (id, Tier::Exact, 1.0));
        let prefix = self
            .prefix
            .clone()
            .filter(|id| Some(*id) != self.exact)
            .map(|id| (id, Tier::Prefix, 1.0));
        exact
            .into_iter()
            .chain(prefix)
            .chain(self.loose.iter().copied())
    }
}

impl Vocabulary {
    /// A vocabulary of words that are sorted and distinct.
    pub(super) fn of<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut vocabulary = Self::default();
        for word in words {
            vocabulary.text.push('\n');
            vocabulary.starts.push(length(&vocabulary.text));
            vocabulary.text.push_str(word);
            vocabulary.letters.push(letters(word));
        }
        vocabulary.text.push('\n');
        vocabulary.starts.push(length(&vocabulary.text));
        vocabulary
    }

    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    /// Bytes held in memory.
    pub(super) fn bytes(&self) -> usize {
        self.text.len() + 4 * (self.starts.len() + self.letters.len())
    }

    pub(super) fn word(&self, id: u32) -> &str {
        let at = id as usize;
        &self.text[self.starts[at] as usize..self.starts[at + 1] as usize - 1]
    }

    /// The id of a word.
    pub(super) fn find(&self, word: &str) -> Option<u32> {
        let at = self.lower_bound(word);
        (at < id(self.len()) && self.word(at) == word).then_some(at)
    }

    /// The ids of the words of a text that are in the vocabulary; without
    /// what stands alone at the end of a run of pairs.
    pub(super) fn words_of(&self, text: &str) -> Box<[u32]> {
        let folded = fold(text);
        let mut end = 0;
        let mut ids = Vec::new();
        for word in words(&folded) {
            let tail = is_pair(&word.text) && word.range.start < end;
            if !tail || word.text.chars().count() > 1 {
                ids.extend(self.find(&word.text));
            }
            end = word.range.end;
        }
        ids.into()
    }

    fn lower_bound(&self, word: &str) -> u32 {
        let (mut low, mut high) = (0, id(self.len()));
        while low < high {
            let middle = low.midpoint(high);
            if self.word(middle) < word {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Every word that starts with a typed one.
    fn prefixed(&self, prefix: &str) -> Range<u32> {
        let start = self.lower_bound(prefix);
        let mut after = prefix.to_owned();
        after.push(char::MAX);
        start..self.lower_bound(&after).max(start)
    }

    /// The words a typed word may be taken for. Guesses are made only where
    /// no word is or starts with what was typed.
    pub(super) fn take(&self, typed: &str) -> Taken {
        let mut taken = Taken {
            exact: self.find(typed),
            prefix: self.prefixed(typed),
            loose: Vec::new(),
        };
        let count = typed.chars().count();
        if count > MAX_GUESS || is_pair(typed) {
            return taken;
        }
        if count >= SUBSTRING_FROM {
            self.substrings(typed, &mut taken);
        }
        if taken.exact.is_none() && taken.prefix.is_empty() {
            self.guesses(typed, count, &mut taken);
        }
        taken.loose.sort_unstable_by_key(|&(id, ..)| id);
        taken
    }

    fn substrings(&self, typed: &str, taken: &mut Taken) {
        for at in memmem::find_iter(self.text.as_bytes(), typed) {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            let word = id(self.starts.partition_point(|&start| start <= at)) - 1;
            let seen = taken.loose.last().is_some_and(|&(last, ..)| last == word);
            if self.starts[word as usize] != at && !seen {
                let part = ratio(typed.len(), self.word(word).len());
                taken.loose.push((word, Tier::Substring, part));
            }
        }
        taken.loose.retain(|(id, ..)| !taken.prefix.contains(id));
    }

    /// Words with the same letters in order, and words a few slips away.
    fn guesses(&self, typed: &str, count: usize, taken: &mut Taken) {
        let slips = EDITS_FROM.iter().filter(|&&from| count >= from).count();
        let number = typed.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        if slips == 0 || number {
            return;
        }
        let matcher = SkimMatcherV2::default().ignore_case();
        let (first, mask) = (typed.chars().next(), letters(typed));
        let found = taken.loose.clone();
        for (at, &has) in self.letters.iter().enumerate() {
            let missing = (mask & !has).count_ones() as usize;
            if missing > slips {
                continue;
            }
            let id = id(at);
            let word = self.word(id);
            if found
                .binary_search_by_key(&id, |&(known, ..)| known)
                .is_ok()
                || word.chars().all(|c| c.is_ascii_digit())
            {
                continue;
            }
            if missing == 0
                && count >= SUBSEQUENCE_FROM
                && word.len() <= 3 * typed.len()
                && word.chars().next() == first
                && let Some(score) = matcher.fuzzy_match(word, typed)
                && score >= FLOOR * i64::try_from(count).unwrap_or(i64::MAX)
            {
                taken
                    .loose
                    .push((id, Tier::Subsequence, ratio(typed.len(), word.len())));
                continue;
            }
            if let Some(quality) = slips_between(typed, count, word, slips) {
                taken.loose.push((id, Tier::Edits, quality));
            }
        }
    }
}

/// How near a typed word is to a word of the vocabulary, or to its beginning
/// where that is longer (one is half-typed most of the time): 1 for no slip,
/// less for each; none for more slips than are forgiven.
fn slips_between(typed: &str, count: usize, word: &str, most: usize) -> Option<f32> {
    let len = word.chars().count();
    if len + most < count {
        return None;
    }
    let nearness = |distance: usize, open: f32| 1.0 / (1.0 + ratio(distance, 1) + open);
    let near = |word: &str| {
        // A slip puts in at most one letter that was not meant, and leaves out
        // at most one that was.
        let (typed_letters, letters) = (letters(typed), letters(word));
        let odd = (typed_letters & !letters)
            .count_ones()
            .max((letters & !typed_letters).count_ones());
        let near = odd as usize <= most;
        near.then(|| strsim::osa_distance(typed, word))
            .filter(|&distance| distance <= most)
    };
    if len <= count + most
        && let Some(distance) = near(word)
    {
        return Some(nearness(distance, 0.0));
    }
    if len <= count {
        return None;
    }
    let end = word
        .char_indices()
        .nth(count)
        .map_or(word.len(), |(end, _)| end);
    near(&word[..end]).map(|distance| nearness(distance, 0.5))
}

/// One bit for each sort of letter in a word.
fn letters(word: &str) -> u32 {
    word.chars()
        .fold(0, |mask, char| mask | 1 << (u32::from(char) % 32))
}

fn id(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn length(text: &str) -> u32 {
    id(text.len())
}

#[expect(clippy::cast_precision_loss, reason = "lengths of words")]
fn ratio(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn vocabulary() -> Vocabulary {
        let words = [
            "fish",
            "fisheries",
            "gas",
            "kuril",
            "kurils",
            "nebuchadnezzar",
            "northern",
            "port",
            "putin",
            "sakhalin",
            "shikotan",
            "treaty",
            "выборы",
            "сахалин",
            "樺太",
        ];
        Vocabulary::of(words)
    }

    fn taken(typed: &str) -> Vec<(String, Tier)> {
        let vocabulary = vocabulary();
        let taken = vocabulary.take(typed);
        taken
            .words()
            .map(|(id, tier, _)| (vocabulary.word(id).to_owned(), tier))
            .collect()
    }

    #[test]
    fn a_word_is_taken_for_itself_and_for_what_it_begins() {
        assert_eq!(
            taken("kuril"),
            [
                ("kuril".into(), Tier::Exact),
                ("kurils".into(), Tier::Prefix)
            ]
        );
        assert_eq!(taken("樺"), [("樺太".into(), Tier::Prefix)]);
    }

    #[test]
    fn parts_of_words_are_found_after_words() {
        assert_eq!(taken("halin"), [("sakhalin".into(), Tier::Substring)]);
        assert_eq!(taken("аха"), [("сахалин".into(), Tier::Substring)]);
    }

    #[test]
    fn slips_are_forgiven() {
        for (typed, meant) in [
            ("sahkalin", "sakhalin"),
            ("sakalin", "sakhalin"),
            ("zakhalin", "sakhalin"),
            ("sakhallin", "sakhalin"),
            ("pution", "putin"),
            ("treatey", "treaty"),
            ("fihseri", "fisheries"),
            ("сохалин", "сахалин"),
        ] {
            assert!(
                taken(typed).iter().any(|(word, _)| word == meant),
                "{typed}: {:?}",
                taken(typed)
            );
        }
    }

    #[test]
    fn nothing_is_taken_for_what_nobody_wrote() {
        for typed in ["zzzz", "xqj", "qwerty", "1234", "banana"] {
            assert_eq!(taken(typed), [], "{typed}");
        }
    }

    proptest! {
        #[test]
        fn every_word_is_found_exactly(words in prop::collection::btree_set("[a-zа-я樺太島]{1,8}", 1..40)) {
            let vocabulary = Vocabulary::of(words.iter().map(String::as_str));
            prop_assert_eq!(vocabulary.len(), words.len());
            for word in &words {
                let id = vocabulary.find(word).unwrap();
                prop_assert_eq!(vocabulary.word(id), word);
                let taken = vocabulary.take(word);
                prop_assert_eq!(taken.of(id).map(|(tier, _)| tier), Some(Tier::Exact));
                prop_assert!(taken.prefix.contains(&id));
            }
        }

        #[test]
        fn anything_may_be_typed(typed in "\\PC{0,50}") {
            let _ = vocabulary().take(&typed);
        }
    }
}
