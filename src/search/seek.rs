//! Seeking: what each term of a query stands for: words of the vocabulary,
//! words one after the other, and the names and sources that lead on.

use std::borrow::Cow;
use std::collections::HashMap;

use super::forward;
use super::index::Index;
use super::query::{How, Term, What};
use super::score::{Field, field, impact, worth};
use super::vocabulary::{Taken, Tier};
use super::words::is_pair;

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
}

impl Room {
    /// The room of a query of so many terms.
    pub(super) fn of(terms: usize) -> Self {
        Self {
            words: MOST_WORDS / terms.max(1),
            guesses: MOST_GUESSES,
        }
    }
}

/// The most names, and the most sources, through which a term leads to others;
/// what is in more of them says nothing of any.
const MOST_NAMES: usize = 64;
const MOST_SOURCES: usize = 16;
/// What being reached through a name is worth (a little less than having the
/// very word in the text), and through a source.
const NAME: f32 = 1.4;
const SOURCE: f32 = 0.5;
/// What the best way of taking a term is worth before saturation, and by how
/// much the next is less.
const TOP: f32 = 4.0;

/// A word that is sought, and what it is worth.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    /// Its list.
    pub(super) list: u32,
    pub(super) tier: Tier,
    /// What it is worth before saturation; for names and sources, the whole.
    pub(super) step: f32,
    pub(super) quality: f32,
    /// Whether it leads through a name or a source.
    pub(super) leads: bool,
}

impl Way {
    /// What so many postings are worth.
    pub(super) fn worths(&self, places: usize) -> Worths<'_> {
        if self.leads || places < 1024 {
            return Worths::Way(self);
        }
        let mut table = Box::new([0.0; 256]);
        for (impact, worth) in (0..=u8::MAX).zip(table.iter_mut()) {
            *worth = self.worth(impact, 1);
        }
        Worths::Table(table)
    }

    /// What a posting is worth.
    #[inline]
    pub(super) fn worth(&self, impact: u8, weight: u8) -> f32 {
        if self.leads {
            self.step
        } else {
            worth(impact, self.step, self.quality) * f32::from(weight) / 64.0
        }
    }
}

/// What the impacts of a way are worth: as a table where there are many.
pub(super) enum Worths<'a> {
    Table(Box<[f32; 256]>),
    Way(&'a Way),
}

impl Worths<'_> {
    #[inline]
    pub(super) fn of(&self, impact: u8, weight: u8) -> f32 {
        match self {
            Self::Table(worths) => worths[usize::from(impact)] * f32::from(weight),
            Self::Way(way) => way.worth(impact, weight),
        }
    }
}

/// Words that stand one after the other.
#[derive(Debug, Clone)]
pub(super) struct Sequence {
    /// For each place the lists of words that may stand there.
    pub(super) places: Vec<Vec<u32>>,
    /// Before which places a last character may stand alone.
    pub(super) loose: Vec<bool>,
}

impl Sequence {
    /// How many of some words, from the first, are the sequence.
    pub(super) fn stands(&self, words: &[u32]) -> Option<usize> {
        stands_at(words, &self.places, &self.loose)
    }
}

/// What a term stands for.
#[derive(Debug, Default)]
pub(super) struct Sought {
    /// As it was typed, folded.
    pub(super) typed: String,
    /// The words, in the order of their lists.
    pub(super) ways: Vec<Way>,
    pub(super) sequences: Vec<Sequence>,
    /// Where the sequences stand: entry and impact, in order.
    pub(super) found: Vec<(u32, u8)>,
    /// What the sequences are worth before saturation.
    pub(super) step: f32,
    /// How many postings there are.
    pub(super) cost: usize,
    /// How many of them are of words, not of what these lead to.
    pub(super) stands: usize,
    /// Whether it is a word that carries little by itself: of, why, который.
    pub(super) small: bool,
    /// How far it can be trusted, from 0 to 1: a guess less than a word.
    pub(super) trust: f32,
    /// Whether it is part of a name.
    pub(super) named: bool,
    /// The two words that it is, if it was written as one.
    pub(super) split: Option<(String, String)>,
    /// What it was taken for, if that was a guess.
    pub(super) guess: Option<String>,
}

impl Sought {
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
            What::Phrase(parts) => self.seek_phrase(parts, term.how),
        };
        if !term.not && term.how == How::Loose && !matches!(term.what, What::Phrase(_)) {
            self.lead(&mut sought);
        }
        if sought.guess.is_none() {
            sought.trust = 1.0;
        }
        sought.ways.sort_unstable_by_key(|way| way.list);
        for way in &sought.ways {
            let count = self.postings.count(way.list);
            sought.cost += count;
            sought.stands += if way.leads { 0 } else { count };
        }
        sought.cost += sought.found.len();
        sought.stands += sought.found.len();
        sought
    }

    /// A word and the number that was written as one with it, where nobody else
    /// wrote it so: `covid19`.
    pub(super) fn unjoined(&self, term: &Term) -> Vec<Term> {
        let parts = match (&term.what, term.how) {
            (What::Word(word), How::Loose) if self.vocabulary.prefixed(word).is_empty() => {
                word.find(char::is_numeric).map(|at| word.split_at(at))
            }
            _ => None,
        };
        match parts {
            Some((left, right)) if !left.is_empty() => {
                let part = |word: &str| Term {
                    what: What::Word(word.to_owned()),
                    ..term.clone()
                };
                vec![part(left), part(right)]
            }
            _ => vec![term.clone()],
        }
    }

    /// Lets two words that follow each other also be the one that others write
    /// them as: `sea food`.
    pub(super) fn join(&self, sought: &mut [Sought]) {
        for at in 1..sought.len() {
            let joined = format!("{}{}", sought[at - 1].typed, sought[at].typed);
            let words = [&sought[at - 1], &sought[at]];
            if words
                .iter()
                .any(|sought| sought.typed.is_empty() || is_pair(&sought.typed))
            {
                continue;
            }
            let Some(list) = self.vocabulary.find(&joined) else {
                continue;
            };
            let way = Way {
                list,
                tier: Tier::Joined,
                step: TOP,
                quality: 1.0,
                leads: false,
            };
            for sought in &mut sought[at - 1..=at] {
                if let Err(place) = sought.ways.binary_search_by_key(&list, |way| way.list) {
                    sought.ways.insert(place, way);
                    sought.cost += self.postings.count(list);
                }
            }
        }
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
            take(&mut taken, self.begun(word, *room));
        }
        if how == How::Loose {
            take(&mut taken, self.vocabulary.forms(word));
            // What only titles of sources have is not what the dossier says.
            let said = |one: &u32| {
                let first = self.postings.read(*one).next();
                first.is_some_and(|(entry, _)| entry < self.sources.start)
            };
            if room.guesses > 0 && !taken.keys().any(said) {
                room.guesses -= 1;
                let mut guesses = self.vocabulary.sounds(word);
                guesses.extend(self.vocabulary.guesses(word));
                let near = guesses.iter().any(|taken| taken.tier <= Tier::Slip);
                sought.split = if near || !taken.is_empty() {
                    None
                } else {
                    self.split(word, *room)
                };
                // Two slips are forgiven only where nothing nearer is.
                guesses.retain(|taken| !near || taken.tier != Tier::Slips);
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

    /// The words that a half-typed one begins.
    fn begun(&self, word: &str, room: Room) -> Vec<Taken> {
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

    /// Two words written as one: those that stand one after the other most
    /// often.
    fn split(&self, word: &str, room: Room) -> Option<(String, String)> {
        let ends = word.char_indices().map(|(at, _)| at).skip(1);
        let known = ends.filter_map(|at| {
            let (left, right) = word.split_at(at);
            // A short part is one only at the front, before a long one: jfest.
            let (before, after) = (left.chars().count(), right.chars().count());
            if after < 3 || before < 3 && after < 4 || is_small(left) {
                return None;
            }
            let mut rights: Vec<u32> = self.vocabulary.find(right).into_iter().collect();
            if before >= 3 && after >= 4 {
                rights.extend(self.begun(right, room).iter().map(|taken| taken.word));
            }
            rights.sort_unstable();
            rights.dedup();
            let places = vec![vec![self.vocabulary.find(left)?], rights];
            let loose = vec![false; 2];
            let stands = self.stand(&Sequence { places, loose }).len();
            (stands > 0).then(|| (stands, left.to_owned(), right.to_owned()))
        });
        let best = known.max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        best.map(|(_, left, right)| (left, right))
    }

    fn seek_run(&self, pairs: &[String], how: How, room: Room) -> Sought {
        let mut sought = Sought {
            typed: What::Run(pairs.to_vec()).text(),
            step: TOP,
            ..Sought::default()
        };
        if let [one] = pairs {
            let mut words = self.begun(one, room);
            if let Some(exact) = self.vocabulary.find(one) {
                words.retain(|taken| taken.word != exact && how != How::Exact);
                words.push(Taken::exact(exact));
            }
            // A pair is the very word; one character begins it.
            sought.ways = ways(&words);
        } else if let Some(sequence) = self.sequence(&[What::Run(pairs.to_vec())], how) {
            sought.sequences.push(sequence);
            self.find_sequences(&mut sought);
        }
        if sought.is_unknown() && how == How::Loose {
            let words = self.vocabulary.sounds(&sought.typed);
            sought.guess = self.guess(&words);
            sought.trust = trust(&words);
            sought.ways = ways(&words);
            sought.sequences.clear();
        }
        sought
    }

    fn seek_phrase(&self, parts: &[What], how: How) -> Sought {
        let mut sought = Sought {
            typed: parts.iter().map(What::text).collect::<Vec<_>>().join(" "),
            step: TOP,
            ..Sought::default()
        };
        sought.sequences.extend(self.sequence(parts, how));
        self.find_sequences(&mut sought);
        sought
    }

    /// The words and runs of a phrase, place by place; none where one of them
    /// is nowhere.
    fn sequence(&self, parts: &[What], how: How) -> Option<Sequence> {
        let mut sequence = Sequence {
            places: Vec::new(),
            loose: Vec::new(),
        };
        let mut after_run = false;
        let mut add = |words: Vec<u32>, loose: bool| {
            sequence.loose.push(loose);
            let known = !words.is_empty();
            sequence.places.push(words);
            known
        };
        for (nth, part) in parts.iter().enumerate() {
            let begun = how == How::Prefix && nth + 1 == parts.len();
            let known = match part {
                What::Word(word) if begun => {
                    add(self.vocabulary.prefixed(word).collect(), after_run)
                }
                What::Word(word) => {
                    add(self.vocabulary.find(word).into_iter().collect(), after_run)
                }
                What::Run(pairs) => match &pairs[..] {
                    [one] if one.chars().count() == 1 => {
                        add(self.vocabulary.prefixed(one).collect(), after_run)
                    }
                    pairs => pairs.iter().enumerate().all(|(nth, pair)| {
                        add(
                            self.vocabulary.find(pair).into_iter().collect(),
                            nth == 0 && after_run,
                        )
                    }),
                },
                What::Phrase(_) => true,
            };
            if !known {
                return None;
            }
            after_run = matches!(part, What::Run(_));
        }
        (!sequence.places.is_empty()).then_some(sequence)
    }

    /// Finds where the sequences of a term stand.
    fn find_sequences(&self, sought: &mut Sought) {
        let mut found = Vec::new();
        for sequence in &sought.sequences {
            found.extend(self.stand(sequence));
        }
        found.sort_unstable();
        // The best field of each entry comes first.
        found.dedup_by_key(|(entry, _)| *entry);
        sought.found = found;
        let found = &sought.found;
        if found.is_empty() {
            return;
        }
        if sought.sequences.len() > 1 {
            let stands: Vec<bool> = sought
                .sequences
                .iter()
                .map(|s| !self.stand(s).is_empty())
                .collect();
            let mut stands = stands.into_iter();
            sought.sequences.retain(|_| stands.next().unwrap_or(false));
        }
    }

    /// The entries in which a sequence stands.
    fn stand(&self, sequence: &Sequence) -> Vec<(u32, u8)> {
        let count = |place: &Vec<u32>| place.iter().map(|&w| self.postings.count(w)).sum::<usize>();
        let mut order: Vec<&Vec<u32>> = sequence.places.iter().collect();
        order.sort_by_key(|place| count(place));
        let entries = |place: &Vec<u32>| {
            let mut entries: Vec<u32> = place
                .iter()
                .flat_map(|&word| self.postings.read(word).map(|(entry, _)| entry))
                .collect();
            if place.len() > 1 {
                entries.sort_unstable();
                entries.dedup();
            }
            entries
        };
        let mut rest = order.into_iter();
        let mut candidates = rest.next().map(entries).unwrap_or_default();
        for place in rest {
            if candidates.is_empty() {
                break;
            }
            if let [word] = place[..] {
                self.postings.read(word).common(&mut candidates);
            } else {
                let others = entries(place);
                candidates.retain(|entry| others.binary_search(entry).is_ok());
            }
        }
        let codes: Vec<Vec<u32>> = sequence
            .places
            .iter()
            .map(|place| {
                let mut codes: Vec<u32> = place
                    .iter()
                    .map(|&word| self.codes[word as usize])
                    .collect();
                codes.sort_unstable();
                codes
            })
            .collect();
        let finder = forward::Finder::of(&codes, &sequence.loose);
        let mut words = Vec::new();
        let found = candidates.into_iter().filter_map(|entry| {
            if !self.forward.may_have(entry, finder.as_ref()) {
                return None;
            }
            let mut fields = self.forward.read(entry);
            let mut best: Option<(Field, u16, usize)> = None;
            while let Some(field) = fields.next(&mut words) {
                let times = (0..words.len())
                    .filter(|&at| stands_at(&words[at..], &codes, &sequence.loose).is_some())
                    .count();
                if times > 0 && best.is_none() {
                    best = Some((field, u16::try_from(times).unwrap_or(u16::MAX), words.len()));
                }
            }
            let (field, times, length) = best?;
            let length = super::vocabulary::ratio(length, 1) / self.average[field as usize];
            Some((entry, impact(field, times, length)))
        });
        found.collect()
    }

    /// Adds the names and sources in which a term stands, for they lead to the
    /// entries that mention or cite them.
    fn lead(&self, sought: &mut Sought) {
        let mut names: Vec<(f32, u32)> = Vec::new();
        let mut sources: Vec<(f32, u32)> = Vec::new();
        let mut note = |entry: u32, impact: u8, step: f32, quality: f32| {
            // What stands in a gloss leads nowhere.
            if field(impact) > Field::Name {
                return;
            }
            let worth = worth(impact, step, quality) / super::score::FIELDS[field(impact) as usize];
            if self.names.contains(&entry) {
                names.push((worth * NAME, entry));
            } else if self.sources.contains(&entry) && step >= TOP - 1.0 {
                sources.push((worth * SOURCE, entry));
            }
        };
        for way in &sought.ways {
            let mut reader = self.postings.read(way.list);
            reader.seek(self.names.start);
            for (entry, impact) in reader {
                note(entry, impact, way.step, way.quality);
            }
        }
        let first = sought
            .found
            .partition_point(|&(entry, _)| entry < self.names.start);
        for &(entry, impact) in &sought.found[first..] {
            note(entry, impact, sought.step, 1.0);
        }
        let initials = self
            .initials
            .partition_point(|(initials, _)| **initials < *sought.typed);
        let initials = self.initials[initials..].iter();
        let initials = initials.take_while(|(initials, _)| **initials == *sought.typed);
        if sought.is_unknown() {
            sought.step = TOP;
        } else if sought.found.is_empty() {
            // Who types a word that is written means the word first.
            sought.step = TOP - 2.0;
        }
        for &(_, name) in initials {
            let entry = self.names.start + name;
            names.push((sought.step * NAME, entry));
            sought.found.push((entry, impact(Field::Name, 1, 1.0)));
        }
        sought.found.sort_unstable();
        sought.found.dedup_by_key(|(entry, _)| *entry);
        let mut own: Vec<Way> = Vec::new();
        sought.named = !names.is_empty();
        for (mut through, most) in [(names, MOST_NAMES), (sources, MOST_SOURCES)] {
            through.sort_unstable_by(|a, b| a.1.cmp(&b.1).then(b.0.total_cmp(&a.0)));
            through.dedup_by_key(|(_, entry)| *entry);
            if through.len() > most {
                through.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
                through.truncate(most);
            }
            own.extend(through.into_iter().map(|(step, entry)| Way {
                list: self.list_through(entry),
                tier: Tier::Exact,
                step,
                quality: 0.0,
                leads: true,
            }));
        }
        sought.ways.extend(own);
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

/// The ways of a term: each tier a step below the better one, the best at the
/// top, for a term is no less asked for where it was guessed.
fn ways(words: &[Taken]) -> Vec<Way> {
    let mut tiers: Vec<Tier> = words.iter().map(|taken| taken.tier).collect();
    tiers.sort_unstable();
    tiers.dedup();
    let step = |tier: Tier| {
        let below = tiers.iter().position(|&other| other == tier).unwrap_or(0);
        // A word that was only begun is a step below the word itself.
        let below = below + usize::from(tiers.first() == Some(&Tier::Prefix));
        (TOP - f32::from(u8::try_from(below).unwrap_or(u8::MAX))).max(0.0)
    };
    let way = |taken: &Taken| Way {
        list: taken.word,
        tier: taken.tier,
        step: step(taken.tier),
        quality: taken.quality,
        leads: false,
    };
    words.iter().map(way).collect()
}

/// How many words it takes until words that may stand one after the other have
/// done so; none where they do not.
fn stands_at(words: &[u32], places: &[Vec<u32>], loose: &[bool]) -> Option<usize> {
    let mut at = 0;
    for (place, &loose) in places.iter().zip(loose) {
        let here = |at: usize| words.get(at).is_some_and(|word| place.contains(word));
        if !here(at) && loose {
            at += 1;
        }
        if !here(at) {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// How far what words were taken for can be trusted, from 0 to 1.
fn trust(words: &[Taken]) -> f32 {
    match words.iter().map(|taken| taken.tier).min() {
        Some(Tier::Sound) => 0.9,
        Some(Tier::Slip) => 0.8,
        Some(Tier::Part | Tier::Letters) => 0.5,
        Some(Tier::Slips) => 0.6,
        _ => 1.0,
    }
}

/// Words that carry little by themselves: without them a question asks for the
/// same. They are looked for, but nothing is left out for lacking them.
fn is_small(word: &str) -> bool {
    const SMALL: [&str; 123] = [
        "a",
        "about",
        "after",
        "all",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "because",
        "been",
        "between",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "during",
        "ever",
        "far",
        "for",
        "from",
        "get",
        "gets",
        "give",
        "had",
        "has",
        "have",
        "he",
        "her",
        "him",
        "his",
        "how",
        "hows",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "just",
        "like",
        "long",
        "made",
        "make",
        "many",
        "me",
        "more",
        "most",
        "much",
        "my",
        "no",
        "not",
        "now",
        "of",
        "on",
        "or",
        "our",
        "per",
        "s",
        "so",
        "some",
        "still",
        "t",
        "take",
        "takes",
        "tell",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "to",
        "today",
        "us",
        "was",
        "we",
        "were",
        "what",
        "whats",
        "when",
        "where",
        "wheres",
        "which",
        "while",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
        "в",
        "где",
        "и",
        "из",
        "как",
        "какие",
        "какой",
        "когда",
        "кто",
        "ли",
        "на",
        "о",
        "от",
        "по",
        "почему",
        "с",
        "сколько",
        "чем",
        "что",
    ];
    debug_assert!(!is_pair(word));
    let word: Cow<'_, str> = word.into();
    SMALL.contains(&word.as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_worse_tier_is_a_step_below_and_the_best_at_the_top() {
        let taken = |tier, word| Taken {
            word,
            tier,
            quality: 1.0,
        };
        let steps = |words: &[Taken]| ways(words).iter().map(|way| way.step).collect::<Vec<_>>();
        assert_eq!(
            steps(&[taken(Tier::Exact, 1), taken(Tier::Prefix, 2)]),
            [4.0, 3.0]
        );
        assert_eq!(
            steps(&[taken(Tier::Slip, 1), taken(Tier::Letters, 2)]),
            [4.0, 3.0]
        );
        assert_eq!(steps(&[taken(Tier::Prefix, 1)]), [3.0]);
    }

    #[test]
    fn a_sequence_stands_where_its_words_do() {
        let places = [vec![3], vec![4, 5]];
        assert_eq!(stands_at(&[3, 5, 9], &places, &[false, false]), Some(2));
        assert_eq!(stands_at(&[3, 9, 5], &places, &[false, false]), None);
        assert_eq!(stands_at(&[3, 9, 5], &places, &[false, true]), Some(3));
    }
}
