//! The vocabulary: each distinct word once, sorted, and the ways in which a
//! typed word can be taken for one of them.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memmem;
use rayon::prelude::*;

use super::postings::number;
use super::root::Roots;
use super::slip::Slips;
use super::sound::sound;
use super::words::{is_pair, words};
use crate::dossier::fold;

/// How a typed word is taken for a word of the vocabulary, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// It is the word.
    Exact,
    /// It is another form of the word: polls for poll.
    Form,
    /// The word starts with it.
    Prefix,
    /// It is two words written as one.
    Joined,
    /// It sounds like the word, in whatever script and spelling.
    Sound,
    /// The word is one slip away.
    Slip,
    /// A beginning of the word is one slip away.
    Begun,
    /// The word contains it.
    Part,
    /// Its letters are in the word, in order.
    Letters,
    /// The word is two slips away.
    Slips,
}

impl Tier {
    /// Whether the word was guessed: nobody typed it, nor its beginning.
    #[must_use]
    pub fn is_guess(self) -> bool {
        self >= Self::Joined
    }
}

/// The fewest letters with which parts of words are looked for.
const PART_FROM: usize = 4;
const LETTERS_FROM: usize = 4;
/// Letters from which one slip, and two, are forgiven.
const SLIPS_FROM: [usize; 2] = [4, 8];
/// Letters from which a slip is forgiven in the beginning of a word.
const BEGUN_FROM: usize = 5;
/// The score per letter below which scattered letters are no match.
const FLOOR: i64 = 13;
/// The first letters of a word, of which a slip puts in at most one.
const FIRST: usize = 4;
/// Longer words are matched only exactly and by prefix.
const MAX_GUESS: usize = 40;

/// Each distinct word once, in order. A word's id is its place.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// Every word, each after a line feed, which no word contains.
    text: String,
    /// Where each word starts in `text`; one more for the end.
    starts: Vec<u32>,
    /// Which letters each word has, and which its first four: a filter before
    /// costly comparisons.
    letters: Vec<[u32; 2]>,
    /// The words that have a root, in the order of their roots.
    by_root: Vec<u32>,
    /// The words that have a sound, in the order of their sounds.
    by_sound: Vec<u32>,
    /// The first word of a script without spaces; none is guessed.
    pairs: u32,
}

/// A word that a typed one may be taken for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Taken {
    pub(super) word: u32,
    pub(super) tier: Tier,
    /// How near it is, from 0 to 1, among words of the tier.
    pub(super) quality: f32,
}

impl Taken {
    /// A word taken for itself.
    pub(super) fn exact(word: u32) -> Self {
        Self {
            word,
            tier: Tier::Exact,
            quality: 1.0,
        }
    }
}

impl Vocabulary {
    /// A vocabulary of words that are sorted and distinct.
    pub(super) fn of<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut vocabulary = Self::default();
        for word in words {
            vocabulary.text.push('\n');
            vocabulary.starts.push(number(vocabulary.text.len()));
            vocabulary.text.push_str(word);
            let first = word
                .char_indices()
                .nth(FIRST)
                .map_or(word, |(end, _)| &word[..end]);
            vocabulary.letters.push([letters(word), letters(first)]);
        }
        vocabulary.text.push('\n');
        vocabulary.starts.push(number(vocabulary.text.len()));
        vocabulary.pairs = vocabulary.lower_bound("\u{3005}");
        let (by_root, by_sound) = rayon::join(
            || vocabulary.sorted_by(Roots::new, Roots::of),
            || vocabulary.sorted_by(|| (), |(), word| sound(word)),
        );
        (vocabulary.by_root, vocabulary.by_sound) = (by_root, by_sound);
        vocabulary.text.shrink_to_fit();
        vocabulary
    }

    fn sorted_by<T>(
        &self,
        init: impl Fn() -> T + Sync + Send,
        key: impl Fn(&T, &str) -> Option<String> + Sync,
    ) -> Vec<u32> {
        let ids = 0..self.pairs;
        let keyed = ids.into_par_iter().map_init(init, |with, id| {
            let key = key(with, self.word(id))?;
            Some((key, id))
        });
        let mut keyed: Vec<(String, u32)> = keyed.flatten().collect();
        keyed.par_sort_unstable();
        keyed.into_iter().map(|(_, id)| id).collect()
    }

    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    /// Bytes held in memory.
    pub(super) fn bytes(&self) -> usize {
        let lists = [&self.starts, &self.by_root, &self.by_sound];
        self.text.len()
            + 8 * self.letters.len()
            + lists.map(|list| 4 * list.len()).iter().sum::<usize>()
    }

    pub(super) fn word(&self, id: u32) -> &str {
        let at = id as usize;
        &self.text[self.starts[at] as usize..self.starts[at + 1] as usize - 1]
    }

    /// The id of a word.
    pub(super) fn find(&self, word: &str) -> Option<u32> {
        let at = self.lower_bound(word);
        ((at as usize) < self.len() && self.word(at) == word).then_some(at)
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
        let (mut low, mut high) = (0, number(self.len()));
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
    pub(super) fn prefixed(&self, prefix: &str) -> Range<u32> {
        let start = self.lower_bound(prefix);
        let mut after = prefix.to_owned();
        after.push(char::MAX);
        start..self.lower_bound(&after).max(start)
    }

    /// The other forms of a typed word.
    pub(super) fn forms(&self, typed: &str) -> Vec<Taken> {
        let roots = Roots::new();
        let Some(root) = roots.of(typed) else {
            return Vec::new();
        };
        let same = |word: &str| {
            roots
                .of(word)
                .map_or(std::cmp::Ordering::Less, |r| r.cmp(&root))
        };
        let forms = self.equal(&self.by_root, same).iter();
        let nearness = |word: u32| {
            let (a, b) = (typed.len(), self.word(word).len());
            ratio(a.min(b), a.max(b))
        };
        let forms = forms.map(|&word| Taken {
            word,
            tier: Tier::Form,
            quality: nearness(word),
        });
        forms
            .filter(|taken| self.word(taken.word) != typed)
            .collect()
    }

    /// The words that sound like a typed one.
    pub(super) fn sounds(&self, typed: &str) -> Vec<Taken> {
        let Some(wanted) = sound(typed) else {
            return Vec::new();
        };
        let same = |word: &str| sound(word).map_or(std::cmp::Ordering::Less, |s| s.cmp(&wanted));
        let alike = self.equal(&self.by_sound, same).iter();
        let alike = alike.map(|&word| Taken {
            word,
            tier: Tier::Sound,
            quality: 1.0,
        });
        alike.collect()
    }

    /// The part of a sorted list in which words compare equal.
    fn equal<'a>(&self, list: &'a [u32], by: impl Fn(&str) -> std::cmp::Ordering) -> &'a [u32] {
        let start = list.partition_point(|&id| by(self.word(id)).is_lt());
        let end = start + list[start..].partition_point(|&id| by(self.word(id)).is_le());
        &list[start..end]
    }

    /// Words that what was typed is part of, or that it may have been meant
    /// for.
    pub(super) fn guesses(&self, typed: &str) -> Vec<Taken> {
        let count = typed.chars().count();
        let mut taken = Vec::new();
        if count > MAX_GUESS || is_pair(typed) {
            return taken;
        }
        if count >= PART_FROM {
            self.parts(typed, &mut taken);
        }
        let most = SLIPS_FROM.iter().filter(|&&from| count >= from).count();
        let number = typed.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        if most > 0 && !number {
            self.slips(typed, count, most, &mut taken);
        }
        taken
    }

    fn parts(&self, typed: &str, taken: &mut Vec<Taken>) {
        for at in memmem::find_iter(self.text.as_bytes(), typed) {
            let at = number(at);
            let word = number(self.starts.partition_point(|&start| start <= at)) - 1;
            let seen = taken.last().is_some_and(|last| last.word == word);
            if self.starts[word as usize] != at && !seen {
                taken.push(Taken {
                    word,
                    tier: Tier::Part,
                    quality: ratio(typed.len(), self.word(word).len()),
                });
            }
        }
    }

    /// Words a few slips away, and words with the same letters in order.
    fn slips(&self, typed: &str, count: usize, most: usize, taken: &mut Vec<Taken>) {
        let Some(slips) = Slips::of(typed) else {
            return;
        };
        let matcher = SkimMatcherV2::default().ignore_case();
        let (first, mask) = (typed.chars().next(), letters(typed));
        let parts = taken.len();
        for (at, &[has, begins]) in self.letters[..self.pairs as usize].iter().enumerate() {
            // A slip leaves out at most one letter that was meant, and puts in
            // at most one that was not.
            let missing = (mask & !has).count_ones() as usize;
            if missing > most || (begins & !mask).count_ones() as usize > most {
                continue;
            }
            let word = number(at);
            let text = self.word(word);
            let part = taken[..parts]
                .binary_search_by_key(&word, |taken| taken.word)
                .is_ok();
            let distance = slips.to(text, most);
            // Of a short word too much else begins with something like it; and
            // what goes on after a whole word was not half-typed.
            let more = typed.starts_with(text) && typed.len() > text.len() + 1;
            let near = if count < BEGUN_FROM || more {
                distance.whole + usize::from(more)
            } else {
                distance.whole.min(distance.beginning)
            };
            // Two slips that both leave letters out, or put them in, make it
            // another word.
            let far = near == 2 && text.chars().count().abs_diff(count) > 1;
            if near <= most && !far && !text.bytes().all(|b| b.is_ascii_digit()) {
                let whole = distance.whole <= distance.beginning;
                let alike = text.chars().next() == first;
                taken.push(Taken {
                    word,
                    tier: match near {
                        0 | 1 if whole => Tier::Slip,
                        0 | 1 => Tier::Begun,
                        _ => Tier::Slips,
                    },
                    quality: if whole { 0.75 } else { 0.25 } + if alike { 0.25 } else { 0.0 },
                });
            } else if missing == 0
                && !part
                && count >= LETTERS_FROM
                && text.chars().next() == first
                && text.len() <= 3 * typed.len()
                && in_order(typed, text)
                && let Some(score) = matcher.fuzzy_match(text, typed)
                && score >= FLOOR * i64::try_from(count).unwrap_or(i64::MAX)
            {
                taken.push(Taken {
                    word,
                    tier: Tier::Letters,
                    quality: ratio(typed.len(), text.len()),
                });
            }
        }
    }
}

/// Whether the letters of one word are in another, in order.
fn in_order(letters: &str, word: &str) -> bool {
    let mut rest = word.chars();
    letters
        .chars()
        .all(|letter| rest.any(|char| char == letter))
}

/// One bit for each sort of letter in a word.
fn letters(word: &str) -> u32 {
    word.chars()
        .fold(0, |mask, char| mask | 1 << (u32::from(char) % 32))
}

#[expect(clippy::cast_precision_loss, reason = "lengths of words")]
pub(super) fn ratio(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}
