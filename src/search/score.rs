//! Scoring: how well each entry matches one term of a query.
//!
//! An entry has its best match over words and fields. A match is worth the
//! weight of its field times a step for its tier, so that on the same field a
//! worse tier never outranks a better one; within the step BM25's saturation
//! and length decide.

use super::index::{Index, Reach};
use super::postings::{Reader, Record, unpack};
use super::query::Term;
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
pub(super) const FIELDS: [f32; 4] = [3.0, 2.9, 1.6, 1.0];
/// How much being reached through a name counts (a little less than having
/// the very word in the text), and how much through a source.
const NAME: f32 = 1.4;
const SOURCE: f32 = 0.5;
/// What a prefix is worth before saturation; an exact match one more.
const PREFIX_STEP: f32 = 3.0;
/// BM25: how soon repetition stops to count, and how much length does.
const K: f32 = 1.2;
const B: f32 = 0.6;
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
pub(super) struct Scores {
    pub(super) best: Vec<f32>,
    /// The best in a form of a name or a title; what names and sources pass on.
    passed: Vec<f32>,
    pub(super) touched: Vec<u32>,
}

impl Index {
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
    pub(super) fn named(&self, scores: &[Scores]) -> Vec<usize> {
        let first = self.names.first as usize;
        let names = 0..self.names.lists.len();
        names
            .filter(|at| scores.iter().any(|term| term.passed[first + at] > 0.0))
            .collect()
    }

    pub(super) fn score(&self, sought: &Sought) -> Scores {
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

#[expect(clippy::cast_precision_loss, reason = "lengths of words")]
pub(super) fn closeness(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}
