//! Seeking: what each term of a query stands for: words of the vocabulary,
//! words one after the other, and the names and sources that lead on.

use std::collections::HashMap;

use super::index::Index;
use super::query::{How, Term, What};
use super::sequence::Sequence;
use super::small::is_small;
use super::vocabulary::{Taken, Tier};
use super::way::{TOP, Way, trust, ways};

/// The most words that the half-typed ones of a query stand for together;
/// beyond, the commonest.
const MOST_WORDS: usize = 1024;
/// The most that are guessed at in a query; more are not a slip of the finger.
const MOST_GUESSES: usize = 6;

/// How much may still be taken for what was typed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// The words that a half-typed one may stand for.
    words: usize,
    /// How many words may still be guessed at.
    guesses: usize,
    /// Whether a word counts as said that only stands in a word of the glossary
    /// of languages, which leads on only as a whole.
    pub(super) hidden: bool,
}

/// Entries in which a sequence is looked for word by word, at most.
const MOST_READ: usize = 20_000;

impl Room {
    /// In how many entries a sequence may be looked for word by word.
    pub(super) fn candidates(self) -> usize {
        if self.words == usize::MAX {
            usize::MAX
        } else {
            MOST_READ
        }
    }

    /// The room of a query of so many terms.
    pub(super) fn of(terms: usize) -> Self {
        Self {
            words: MOST_WORDS / terms.max(1),
            guesses: MOST_GUESSES,
            hidden: true,
        }
    }

    /// Room for all there is: what is left out must be left out everywhere.
    pub(super) fn endless() -> Self {
        Self {
            words: usize::MAX,
            guesses: 0,
            hidden: true,
        }
    }
}

/// What a term stands for.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "they have nothing to do with each other"
)]
pub(super) struct Sought {
    /// As it was typed, folded.
    pub(super) typed: String,
    /// The words, in the order of their lists.
    pub(super) ways: Vec<Way>,
    pub(super) sequence: Option<Sequence>,
    /// Where the sequence stands: entry and impact, in order.
    pub(super) found: Vec<(u32, u8)>,
    /// Whether it may stand in more, which were not looked at.
    pub(super) cut: bool,
    /// What that is worth before saturation.
    pub(super) step: f32,
    /// How many postings there are.
    pub(super) cost: usize,
    /// How many of them are of words, not of what these lead to.
    pub(super) stands: usize,
    /// Whether it is a word that carries little by itself: of, why, который.
    pub(super) small: bool,
    /// How far it can be trusted, from 0 to 1: a guess less than a word.
    pub(super) trust: f32,
    /// Whether it leads through names and other words.
    pub(super) leads: bool,
    /// Whether it is part of a name.
    pub(super) named: bool,
    /// The two words that it is, if it was written as one.
    pub(super) split: Option<(String, String)>,
    /// What it was taken for, if that was a guess.
    pub(super) guess: Option<String>,
}

impl Sought {
    /// Takes a sequence, and finds where it stands.
    fn stand_in(&mut self, index: &Index, sequence: Option<Sequence>, room: Room) {
        if let Some(sequence) = &sequence {
            let standing = index.stand(sequence, room);
            (self.found, self.cut) = (standing.found, standing.cut);
        }
        self.sequence = sequence;
    }

    /// The way by which a list is sought.
    pub(super) fn way(&self, list: u32) -> Option<&Way> {
        let at = self.ways.binary_search_by_key(&list, |way| way.list).ok()?;
        Some(&self.ways[at])
    }

    /// Whether nothing is known of it.
    pub(super) fn is_unknown(&self) -> bool {
        self.ways.is_empty() && self.found.is_empty()
    }
}

impl Index {
    /// What a term stands for.
    pub(super) fn seek(&self, term: &Term, room: &mut Room) -> Sought {
        let mut sought = match &term.what {
            What::Word(word) => self.seek_word(word, term.how, room),
            What::Run(pairs) => self.seek_run(pairs, term.how, *room),
            What::Phrase(parts) => self.seek_phrase(parts, term.how, *room),
        };
        sought.leads = !term.not && term.how == How::Loose && !matches!(term.what, What::Phrase(_));
        if sought.leads {
            self.lead(&mut sought);
        }
        if sought.guess.is_none() {
            sought.trust = 1.0;
        }
        sought.ways.sort_unstable_by_key(|way| way.list);
        sought
    }

    /// Leaves of a term only what an entry that is seen has, and counts it.
    pub(super) fn settle(&self, sought: &mut Sought) {
        let seen = |list: u32| {
            let first = self.postings.read(list).next();
            first.is_some_and(|(entry, _)| entry < self.words.start)
        };
        sought.ways.retain(|way| seen(way.list));
        sought.found.retain(|&(entry, _)| entry < self.words.start);
        (sought.cost, sought.stands) = (0, 0);
        for way in &sought.ways {
            let count = self.postings.count(way.list);
            sought.cost += count;
            sought.stands += if way.leads { 0 } else { count };
        }
        sought.cost += sought.found.len();
        sought.stands += sought.found.len();
    }

    fn seek_word(&self, word: &str, how: How, room: &mut Room) -> Sought {
        let mut taken: HashMap<u32, Taken> = HashMap::new();
        let mut sought = Sought {
            typed: word.to_owned(),
            small: is_small(word),
            step: TOP,
            ..Sought::default()
        };
        let exact = self.vocabulary.find(word);
        take(&mut taken, exact.map(Taken::exact));
        if how != How::Exact {
            sought.cut = self.vocabulary.prefixed(word).len() > room.words;
            take(&mut taken, self.begun(word, *room));
        }
        if how == How::Loose {
            take(&mut taken, self.vocabulary.forms(word));
            // What only titles of sources have is not what the dossier says.
            let first = |one: &u32| self.postings.read(*one).next().map(|(entry, _)| entry);
            let said =
                |entry: u32| entry < self.sources.start || room.hidden && entry >= self.words.start;
            if taken.keys().filter_map(first).any(said) {
                // Nobody has to guess.
            } else if taken
                .keys()
                .filter_map(first)
                .any(|entry| self.sources.contains(&entry))
            {
                take(&mut taken, self.vocabulary.sounds(word));
            } else if room.guesses > 0 {
                room.guesses -= 1;
                let guesses = self.guesses(word);
                let near = guesses.iter().any(|taken| taken.tier <= Tier::Slip);
                sought.split = if near { None } else { self.split(word, *room) };
                taken.clear();
                take(&mut taken, guesses);
            }
        }
        let mut words: Vec<Taken> = taken.into_values().collect();
        words.sort_unstable_by_key(|taken| taken.word);
        sought.guess = self.guess(&words);
        sought.trust = trust(&words);
        sought.ways = ways(&words);
        sought
    }

    /// The words that one was meant for that nobody wrote.
    fn guesses(&self, word: &str) -> Vec<Taken> {
        let mut guesses = self.vocabulary.sounds(word);
        guesses.extend(self.vocabulary.guesses(word));
        // What nobody sees was not meant, nor a word that carries little.
        guesses.retain(|taken| {
            let first = self.postings.read(taken.word).next();
            first.is_some_and(|(entry, _)| entry < self.words.start)
                && !is_small(self.vocabulary.word(taken.word))
        });
        // What is further off is forgiven only where nothing nearer is.
        let best = guesses.iter().map(|taken| taken.tier).min();
        let slip = best.is_some_and(|best| best <= Tier::Slip);
        let begun = best.is_some_and(|best| best <= Tier::Begun);
        guesses.retain(|taken| match taken.tier {
            Tier::Begun => !slip,
            Tier::Slips => !begun,
            _ => true,
        });
        guesses
    }

    /// The words that a half-typed one begins.
    pub(super) fn begun(&self, word: &str, room: Room) -> Vec<Taken> {
        let range = self.vocabulary.prefixed(word);
        let mut begun: Vec<u32> = range.collect();
        if begun.len() > room.words {
            let count = |list: &u32| std::cmp::Reverse((self.postings.count(*list), *list));
            begun.select_nth_unstable_by_key(room.words, count);
            begun.truncate(room.words);
        }
        let nearness = |id: u32| {
            // Of two words begun, the shorter is nearer.
            super::vocabulary::ratio(word.len(), self.vocabulary.word(id).len())
        };
        let begun = begun.into_iter().map(|id| Taken {
            word: id,
            tier: Tier::Prefix,
            quality: nearness(id),
        });
        begun.collect()
    }

    fn seek_run(&self, pairs: &[String], how: How, room: Room) -> Sought {
        let mut sought = Sought {
            typed: What::Run(pairs.to_vec()).text(),
            step: TOP,
            ..Sought::default()
        };
        if let [one] = pairs {
            let mut words = self.begun(one, room);
            sought.cut = self.vocabulary.prefixed(one).len() > room.words;
            if let Some(exact) = self.vocabulary.find(one) {
                words.retain(|taken| taken.word != exact);
                words.push(Taken::exact(exact));
            }
            // A pair is the very word; one character stands wherever it begins
            // a pair.
            sought.ways = ways(&words);
        } else if let Some(sequence) = self.sequence(&[What::Run(pairs.to_vec())], how) {
            sought.stand_in(self, Some(sequence), room);
        }
        if sought.is_unknown() && how == How::Loose {
            let words = self.vocabulary.sounds(&sought.typed);
            sought.guess = self.guess(&words);
            sought.trust = trust(&words);
            sought.ways = ways(&words);
            sought.sequence = None;
        }
        sought
    }

    fn seek_phrase(&self, parts: &[What], how: How, room: Room) -> Sought {
        let mut sought = Sought {
            typed: parts.iter().map(What::text).collect::<Vec<_>>().join(" "),
            step: TOP,
            ..Sought::default()
        };
        sought.stand_in(self, self.sequence(parts, how), room);
        sought
    }

    /// The word that a term was most likely taken for, if it was guessed.
    fn guess(&self, words: &[Taken]) -> Option<String> {
        let best = words.iter().map(|taken| taken.tier).min()?;
        if !best.is_guess() || best == Tier::Part {
            return None;
        }
        let among = words.iter().filter(|taken| taken.tier == best);
        let best = among.max_by(|a, b| {
            let count = |taken: &Taken| self.postings.count(taken.word);
            let quality = a.quality.total_cmp(&b.quality);
            quality
                .then(count(a).cmp(&count(b)))
                .then(b.word.cmp(&a.word))
        })?;
        Some(self.vocabulary.word(best.word).to_owned())
    }
}

/// Takes more words for a typed one, each by the best way.
fn take(taken: &mut HashMap<u32, Taken>, more: impl IntoIterator<Item = Taken>) {
    for one in more {
        let known = taken.entry(one.word).or_insert(one);
        if (one.tier, -one.quality) < (known.tier, -known.quality) {
            *known = one;
        }
    }
}
