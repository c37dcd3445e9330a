//! Ranking: which entries match a query, and in which order.
//!
//! What an entry is worth for each term is added up, terms weighted by rarity.
//! Entries with all terms come first; where they are few, those with most come
//! after.

use std::cmp::Ordering;
use std::ops::Range;

use crate::dossier::{Dossier, Entry, EntryId, Item, fold};

use super::index::Index;
use super::light::Lights;
use super::query::Query;
use super::score::{FIELDS, Field, Scores, Sought, closeness};

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
