//! Ranking: which entries match a query, and in which order.
//!
//! For each term an entry has its best match over words and fields. A match
//! is worth the weight of its field times a step for its tier, so that on the
//! same field a worse tier never outranks a better one; within the step BM25's
//! saturation and length decide. Terms are weighted by rarity. Entries with
//! all terms come first; where they are few, those with most come after.

use std::cmp::Ordering;
use std::ops::Range;

use crate::dossier::{Dossier, Entry, EntryId, Item, fold};

use super::index::{Index, Reach};
use super::light::Lights;
use super::postings::{Reader, Record, unpack};
use super::query::{Query, Term};
use super::vocabulary::{Taken, Tier};

/// A field of an entry that is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the words say all")]
pub enum Field {
    Title = 0,
    Name = 1,
    Text = 2,
    Note = 3,
}

impl Field {
    /// The field as a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Name => "name",
            Self::Text => "text",
            Self::Note => "note",
        }
    }
}

/// How much the fields count, in the order of [`Field`].
const FIELDS: [f32; 4] = [3.0, 2.2, 1.6, 1.0];
/// How much being reached through a name counts (a little less than having
/// the very word in the text), and how much through a source.
const NAME: f32 = 1.4;
const SOURCE: f32 = 0.5;
/// What a prefix is worth before saturation; an exact match one more.
const PREFIX_STEP: f32 = 3.0;
/// BM25: how soon repetition stops to count, and how much length does.
const K: f32 = 1.2;
const B: f32 = 0.6;
/// What words standing next to each other add, at most.
const NEAR: f32 = 0.5;
/// What being the very title, or a form of the name, adds.
const WHOLE: f32 = 0.4;
/// So many of the best are looked at again, for nearness.
const CANDIDATES: usize = 32;
/// With fewer entries that have every term, those that have most come after.
const FEW: usize = 8;
/// The part of a query's weight that an entry without every term must match.
const ENOUGH: f32 = 0.5;

/// What a query found.
#[derive(Debug, Default)]
pub struct Hits {
    /// How many entries match.
    pub total: usize,
    /// The best of them, best first.
    pub hits: Vec<Hit>,
    /// What lights the query in a text.
    pub lights: Lights,
}

/// One entry that matches.
#[derive(Debug, Clone, Copy)]
pub struct Hit {
    /// The entry.
    pub entry: EntryId,
    /// Whether it has every word of the query; such entries come first.
    pub every: bool,
    /// How well it matches; higher is better.
    pub score: f32,
}

/// Where a word of the query stands in an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// In which field: title, text or note.
    pub field: Field,
    /// Where in it, in bytes.
    pub range: Range<usize>,
}

/// A term and the words it may be taken for.
#[derive(Debug)]
pub(super) enum Sought {
    Word {
        typed: String,
        taken: Taken,
    },
    Run {
        pairs: Vec<String>,
        taken: Vec<Taken>,
    },
}

impl Sought {
    /// Whether a word of the vocabulary is one that is sought.
    pub(super) fn has(&self, word: u32) -> bool {
        match self {
            Self::Word { taken, .. } => taken.of(word).is_some(),
            Self::Run { taken, .. } => taken.iter().any(|pair| pair.exact == Some(word)),
        }
    }
}

/// How well each entry matches one term.
struct Scores {
    best: Vec<f32>,
    /// The best in a form of a name or a title; what names and sources pass on.
    passed: Vec<f32>,
    touched: Vec<u32>,
}

impl Index {
    /// The best entries for a query, at most `limit`, best first.
    #[must_use]
    pub fn search(&self, dossier: &Dossier, query: &Query, limit: usize) -> Hits {
        if query.is_empty() || limit == 0 {
            return Hits::default();
        }
        let sought: Vec<Sought> = query.terms().iter().map(|term| self.seek(term)).collect();
        let scores: Vec<Scores> = sought.iter().map(|sought| self.score(sought)).collect();
        let mut ranked = self.combine(&scores);
        let total = ranked.len();
        let lights = Lights::new(self, sought, self.named(&scores));
        let keep = limit.max(CANDIDATES);
        if keep < ranked.len() {
            ranked.select_nth_unstable_by(keep, order);
            ranked.truncate(keep);
        }
        if CANDIDATES < ranked.len() {
            ranked.select_nth_unstable_by(CANDIDATES, order);
        }
        let typed = fold(query.typed().trim());
        let several = query.terms().len() > 1;
        for hit in ranked.iter_mut().take(CANDIDATES) {
            let entry = dossier.entry(hit.entry);
            let whole = match entry.item {
                Item::Name(name) => name.forms().any(|form| fold(form) == typed),
                Item::Claim(_) => false,
                _ => entry.topic.is_some() && fold(entry.title) == typed,
            };
            let near = if several {
                self.nearness(&lights, &entry)
            } else {
                0.0
            };
            hit.score *= 1.0 + NEAR * near + if whole { WHOLE } else { 0.0 };
        }
        ranked.sort_unstable_by(order);
        ranked.truncate(limit);
        Hits {
            total,
            hits: ranked,
            lights,
        }
    }

    /// How near the words of a query stand to each other in an entry, from 0
    /// to 1.
    fn nearness(&self, lights: &Lights, entry: &Entry<'_>) -> f32 {
        let mut near: f32 = 0.0;
        let texts = [
            (Field::Title, entry.title),
            (Field::Text, &entry.text),
            (Field::Note, entry.note()),
        ];
        for (field, text) in texts {
            for pair in lights.words(self, text).places.windows(2) {
                let [(place, term), (next, other)] = [pair[0], pair[1]];
                if term != other && next > place {
                    let ordered = if term < other { 1.0 } else { 0.8 };
                    let weight = FIELDS[field as usize] / FIELDS[0];
                    near = near.max(closeness(1, next - place) * ordered * weight);
                }
            }
        }
        near
    }

    /// The words that a term may be taken for.
    pub(super) fn seek(&self, term: &Term) -> Sought {
        match term {
            Term::Word(typed) => Sought::Word {
                typed: typed.clone(),
                taken: self.vocabulary.take(typed),
            },
            Term::Run(pairs) => Sought::Run {
                taken: pairs
                    .iter()
                    .map(|pair| self.vocabulary.take(pair))
                    .collect(),
                pairs: pairs.clone(),
            },
        }
    }

    /// The names of which any term is in a form: places in the list of names.
    fn named(&self, scores: &[Scores]) -> Vec<usize> {
        let first = self.names.first as usize;
        let names = 0..self.names.lists.len();
        names
            .filter(|at| scores.iter().any(|term| term.passed[first + at] > 0.0))
            .collect()
    }

    fn score(&self, sought: &Sought) -> Scores {
        let mut scores = Scores {
            best: vec![0.0; self.lengths.len()],
            passed: vec![0.0; self.lengths.len()],
            touched: Vec::new(),
        };
        match sought {
            Sought::Word { typed, taken } => {
                for (word, tier, quality) in taken.words() {
                    let quality = match tier {
                        // Of two words begun, the shorter is nearer.
                        Tier::Prefix => closeness(typed.len(), self.vocabulary.word(word).len()),
                        _ => quality,
                    };
                    let mut reader = Reader::new(self.postings(word));
                    while let Some(record) = reader.next(|_, _| ()) {
                        self.note(&mut scores, &record, tier, quality);
                    }
                }
            }
            Sought::Run { pairs, taken } => self.score_run(pairs, taken, &mut scores),
        }
        pass_on(&self.names, NAME, 0.0, &mut scores);
        pass_on(&self.sources, SOURCE, PREFIX_STEP, &mut scores);
        scores
    }

    /// A run is found where its pairs stand one after the other.
    fn score_run(&self, pairs: &[String], taken: &[Taken], scores: &mut Scores) {
        let whole = pairs.len() == 1;
        let mut found: Vec<(u32, u32, u8)> = Vec::new();
        for (nth, taken) in taken.iter().enumerate() {
            let mut places = Vec::new();
            for (word, ..) in taken
                .words()
                .filter(|(_, tier, _)| whole || *tier == Tier::Exact)
            {
                let mut reader = Reader::new(self.postings(word));
                let mut at = Vec::new();
                while let Some(record) = reader.next(|position, field| at.push((position, field))) {
                    places.extend(at.drain(..).map(|(p, f)| (record.entry, p, f)));
                }
            }
            places.sort_unstable();
            if nth == 0 {
                found = places;
            } else {
                let step = u32::try_from(nth).unwrap_or(u32::MAX);
                found.retain(|(entry, p, f)| places.binary_search(&(*entry, p + step, *f)).is_ok());
            }
        }
        for chunk in found.chunk_by(|a, b| a.0 == b.0) {
            let mut record = Record {
                entry: chunk[0].0,
                counts: [0; 4],
            };
            for (.., field) in chunk {
                record.counts[usize::from(*field)] += 1;
            }
            self.note(scores, &record, Tier::Exact, 1.0);
        }
    }

    /// Notes one word in one entry.
    fn note(&self, scores: &mut Scores, record: &Record, tier: Tier, quality: f32) {
        let at = record.entry as usize;
        let step = match tier {
            Tier::Exact => 4.0,
            Tier::Prefix => PREFIX_STEP,
            Tier::Substring => 2.0,
            Tier::Subsequence => 1.0,
            Tier::Edits => 0.0,
        };
        let (mut best, mut passed) = (0.0f32, 0.0f32);
        for (field, &count) in record.counts.iter().enumerate() {
            if count == 0 {
                continue;
            }
            // A name is no further from a word for having many forms.
            let length = if field == Field::Name as usize {
                1.0
            } else {
                f32::from(self.lengths[at][field]) / self.average[field].max(1.0)
            };
            let times = f32::from(count);
            let saturation = times / (times + K * (1.0 - B + B * length));
            let value = FIELDS[field] * (step + saturation * quality);
            best = best.max(value);
            // What stands in a gloss is not passed on.
            if field <= Field::Name as usize {
                passed = passed.max(FIELDS[0] * (step + saturation * quality));
            }
        }
        let best = best * f32::from(self.weights[at]) / 64.0;
        if scores.best[at] == 0.0 {
            scores.touched.push(record.entry);
        }
        scores.best[at] = scores.best[at].max(best);
        scores.passed[at] = scores.passed[at].max(passed);
    }

    /// Entries with every term and their scores; where they are few, also
    /// those with enough of the terms.
    fn combine(&self, scores: &[Scores]) -> Vec<Hit> {
        let rarity: Vec<f32> = scores
            .iter()
            .map(|term| rarity(term.touched.len(), self.lengths.len()))
            .collect();
        let has = |term: &Scores, entry: u32| term.best[entry as usize] > 0.0;
        let every = |entry: u32| scores.iter().all(|term| has(term, entry));
        let hit = |entry: u32, part: f32| {
            let terms = scores.iter().zip(&rarity);
            let score: f32 = terms
                .map(|(term, rarity)| term.best[entry as usize] * rarity)
                .sum();
            Hit {
                entry: EntryId(entry),
                every: every(entry),
                score: score * part,
            }
        };
        let rarest = scores.iter().min_by_key(|term| term.touched.len());
        let candidates = rarest
            .into_iter()
            .flat_map(|term| term.touched.iter().copied());
        let mut ranked: Vec<Hit> = candidates
            .filter(|&entry| every(entry))
            .map(|entry| hit(entry, 1.0))
            .collect();
        if ranked.len() >= FEW || scores.len() < 2 {
            return ranked;
        }
        let found = scores
            .iter()
            .zip(&rarity)
            .filter(|(term, _)| !term.touched.is_empty());
        let whole: f32 = found.map(|(_, rarity)| rarity).sum();
        let mut any: Vec<u32> = scores
            .iter()
            .flat_map(|t| t.touched.iter().copied())
            .collect();
        any.sort_unstable();
        any.dedup();
        for entry in any.into_iter().filter(|&entry| !every(entry)) {
            let terms = scores
                .iter()
                .zip(&rarity)
                .filter(|(term, _)| has(term, entry));
            let part = terms.map(|(_, rarity)| rarity).sum::<f32>() / whole;
            if part >= ENOUGH {
                ranked.push(hit(entry, part));
            }
        }
        ranked
    }
}

/// What a name or source matches, with at least a step of worth, reaches the
/// entries that mention or cite it.
fn pass_on(reach: &Reach, weight: f32, least: f32, scores: &mut Scores) {
    let first = reach.first as usize;
    for (at, list) in reach.lists.iter().enumerate() {
        let passed = scores.passed[first + at] / FIELDS[Field::Title as usize];
        if passed <= least {
            continue;
        }
        for entry in unpack(list) {
            let best = &mut scores.best[entry as usize];
            if *best == 0.0 {
                scores.touched.push(entry);
            }
            *best = best.max(passed * weight);
        }
    }
}

/// Entries with every word first, then the better, then dossier order.
fn order(a: &Hit, b: &Hit) -> Ordering {
    b.every
        .cmp(&a.every)
        .then(b.score.total_cmp(&a.score))
        .then(a.entry.cmp(&b.entry))
}

#[expect(clippy::cast_precision_loss, reason = "counts of entries")]
fn rarity(matched: usize, all: usize) -> f32 {
    let (matched, all) = (matched as f32, all as f32);
    (1.0 + (all - matched + 0.5) / (matched + 0.5))
        .ln()
        .max(0.05)
}

#[expect(clippy::cast_precision_loss, reason = "lengths of words")]
fn closeness(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}
