//! Gathering: the entries that have what is sought, with what each is worth.
//!
//! Lists are read from the shortest; a term whose lists are far longer than
//! what was found so far is looked up in the entries found instead. There is
//! an end to what one search reads, so that no input takes long; where it is
//! reached, entries that were not looked at may be missing, and the count says
//! that there may be more.

use std::ops::Range;
use std::sync::PoisonError;

use super::best::{Best, Found, Gathered};
use super::bits::Bits;
use super::index::Index;
use super::role::Roles;
use super::score::{Field, field, worth};
use super::seek::Sought;
use super::space::{Cell, PARTS, Space, in_parts};
use super::way::Way;

/// Postings that one search reads at most, about.
const PLACES: usize = 300_000;
/// What reading a list counts for besides its postings, and of how many
/// entries one has to have it not to be scattered.
const LIST: usize = 32;
const SCATTERED: usize = 64;
/// How many postings are passed over in the time in which one is taken.
const PASSED_OVER: usize = 6;
/// Entries whose words are read at most.
const CANDIDATES: usize = 1024;
/// With fewer entries that have every term, those that have most come after.
const FEW: usize = 8;
/// With so many terms having them all is what is asked for; with more, as in a
/// question, it is worth no more than it adds up to.
const FIRST: u32 = 3;
/// The part of a query's weight that an entry without every term must match.
const ENOUGH: f32 = 0.45;
/// How many times as long as what was found a list may be to be read.
const LONGER: usize = 8;
/// A list that is always read.
const SHORT: usize = 10_000;
/// The same where every word is known, so that who asks for one thing too many
/// still finds the others.
const ENOUGH_KNOWN: f32 = 0.38;
/// What a word of which nothing is known weighs, beside the others: of two
/// words one is not enough.
const UNKNOWN: f32 = 1.25;
/// The most that a word that carries little weighs.
const SMALL: f32 = 0.4;
/// How much more a word weighs that is part of a name.
const NAMED: f32 = 1.3;
/// What a heading is worth to what stands under it.
const HEADING: f32 = 0.25;
/// How steeply a word weighs more for being rarer. As steep as in BM25, one
/// rare verb of a question would outweigh the name that it asks about.
const STEEP: f32 = 0.8;

impl Index {
    /// The best `keep` entries that have what is sought: all with every term,
    /// and where they are few also those with enough of the terms; of
    /// `allowed` alone.
    pub(super) fn gather(
        &self,
        sought: &[Sought],
        allowed: Option<&Bits>,
        roles: &Roles,
        keep: usize,
    ) -> Gathered {
        // A search that ended in the middle may have left something behind.
        let mut space = self.space.lock().unwrap_or_else(PoisonError::into_inner);
        space.clear();
        let gathered = Gathering {
            index: self,
            sought,
            allowed,
            roles,
            rarity: vec![0.0; sought.len()],
            under: vec![Vec::new(); sought.len()],
            read: 0,
            more: sought.iter().any(|sought| sought.cut),
            keep,
            space: &mut space,
        }
        .gather();
        space.clear();
        gathered
    }

    /// What stands under a heading that is worth something, and what that is
    /// worth to it.
    fn under(&self, heading: u32, worth: f32) -> Option<(Range<u32>, f32)> {
        let at = self
            .under
            .binary_search_by_key(&heading, |&(start, _)| start)
            .ok()?;
        let (start, end) = self.under[at];
        Some((start + 1..end, worth * HEADING))
    }
}

/// One search at work.
struct Gathering<'a> {
    index: &'a Index,
    sought: &'a [Sought],
    allowed: Option<&'a Bits>,
    roles: &'a Roles,
    space: &'a mut Space,
    rarity: Vec<f32>,
    /// For each term, what stands under headings that have it, and how well
    /// they do.
    under: Vec<Vec<(Range<u32>, f32)>>,
    /// How many of the best are kept.
    keep: usize,
    /// How many postings were read.
    read: usize,
    more: bool,
}

impl Gathering<'_> {
    fn gather(mut self) -> Gathered {
        let mut order: Vec<usize> = (0..self.sought.len())
            .filter(|&term| !self.sought[term].is_unknown())
            .collect();
        // A small word never comes first, for nothing is left out for lacking it.
        let some = self.sought.iter().any(|sought| !sought.small);
        order.sort_by_key(|&term| {
            let sought = &self.sought[term];
            (some && sought.small, sought.cost, term)
        });
        self.weigh();
        let mut later = Vec::new();
        for (nth, term) in order.into_iter().enumerate() {
            let cost = self.sought[term].cost;
            let longer = cost > SHORT.max(LONGER * self.space.touched.len());
            if nth > 0 && (longer || self.read + cost > PLACES) {
                later.push(term);
            } else {
                self.stream(term);
            }
        }
        self.inherit();
        let required = self.required();
        let gathered = self.complete(&later, required & !bits(&later), true);
        if gathered.total >= FEW || self.sought.len() < 2 {
            return gathered;
        }
        // Too few have every term: those that have most of them are wanted
        // too, so what was put off is read after all, while it is not too much.
        let (now, later): (Vec<usize>, Vec<usize>) = later.into_iter().partition(|&term| {
            let fits = self.read + self.sought[term].cost <= PLACES;
            if fits {
                self.stream(term);
            }
            fits
        });
        if !now.is_empty() {
            self.inherit();
        }
        self.complete(&later, 0, false)
    }

    /// Reads the lists of a term.
    fn stream(&mut self, term: usize) {
        let sought = &self.sought[term];
        let bit = 1 << term;
        let rarity = self.rarity[term] / PARTS;
        for &(entry, impact) in &sought.found {
            if entry < self.index.words.start && self.admits(entry) {
                let worth = worth(impact, sought.step, 1.0) * self.index.weight(entry);
                self.space.touch(entry, bit, in_parts(worth), rarity);
            }
        }
        let mut ways: Vec<&Way> = sought.ways.iter().collect();
        if self.read + sought.cost > PLACES {
            // Not all can be read: what is worth most comes first.
            ways.sort_by(|a, b| {
                b.step
                    .total_cmp(&a.step)
                    .then(b.quality.total_cmp(&a.quality))
            });
        }
        for way in ways {
            let reader = self.index.postings.read(way.list);
            // What is not allowed is passed over in little time.
            let over = if self.allowed.is_some() {
                PASSED_OVER
            } else {
                1
            };
            let room = PLACES.saturating_sub(self.read) * over;
            self.more |= reader.length() > room;
            let places = reader.length().min(room);
            // What is scattered takes longer to look up, and each list some time.
            let scattered = places < self.index.len() / SCATTERED;
            self.read += LIST + places / over * if scattered { 2 } else { 1 };
            let worths = way.worths(places);
            let headings = !way.leads && self.sought.len() > 1;
            let seen = self.index.words.start;
            let postings = reader.take(places).take_while(|&(entry, _)| entry < seen);
            for (entry, impact) in postings {
                if self.admits(entry) {
                    let worth = worths.of(impact, self.index.weights[entry as usize]);
                    self.space.touch(entry, bit, in_parts(worth), rarity);
                }
                if headings && field(impact) == Field::Title {
                    let worth = worths.of(impact, self.index.weights[entry as usize]);
                    self.under[term].extend(self.index.under(entry, worth));
                }
            }
        }
    }

    #[inline]
    fn admits(&self, entry: u32) -> bool {
        self.allowed.is_none_or(|bits| bits.has(entry))
    }

    /// Lets entries that have some terms have also those of their headings.
    fn inherit(&mut self) {
        for term in 0..self.sought.len() {
            let bit = 1 << term;
            for (range, worth) in &self.under[term] {
                if self.read + range.len() > PLACES {
                    self.more = true;
                    continue;
                }
                self.read += range.len();
                for cell in &mut self.space.cells[range.start as usize..range.end as usize] {
                    if cell.has != 0 && cell.has & bit == 0 {
                        cell.has |= bit;
                        cell.sum += worth * self.rarity[term];
                    }
                }
            }
        }
    }

    /// How rare the terms are, as far as the lengths of their lists tell; those
    /// of which nothing is known are like the others.
    fn weigh(&mut self) {
        for (term, sought) in self.sought.iter().enumerate() {
            self.rarity[term] = self.rarity_of(sought.stands, sought);
        }
        let plain =
            |term: usize| self.rarity[term] / if self.sought[term].named { NAMED } else { 1.0 };
        let known: Vec<f32> = self.known().map(plain).collect();
        let sum: f32 = known.iter().sum();
        let mean = sum * super::vocabulary::ratio(1, known.len());
        for (term, sought) in self.sought.iter().enumerate() {
            if sought.is_unknown() {
                self.rarity[term] = if sought.small { 0.0 } else { mean * UNKNOWN };
            }
        }
    }

    fn known(&self) -> impl Iterator<Item = usize> {
        (0..self.sought.len()).filter(|&term| !self.sought[term].is_unknown())
    }

    fn rarity_of(&self, matched: usize, sought: &Sought) -> f32 {
        let rarity = rarity(matched, self.index.len());
        if sought.small && self.sought.iter().any(|sought| !sought.small) {
            rarity.min(SMALL)
        } else if sought.named && sought.guess.is_none() {
            rarity * NAMED
        } else {
            rarity
        }
    }

    /// The terms without which an entry does not have everything.
    fn required(&self) -> u16 {
        let some = self.sought.iter().any(|sought| !sought.small);
        let terms = (0..self.sought.len()).filter(|&term| !(some && self.sought[term].small));
        bits(&terms.collect::<Vec<_>>())
    }

    /// The best of the entries that have at least the terms of `least`, and
    /// if `all` every term, with the terms that were put off looked up in the
    /// best of them.
    fn complete(&mut self, later: &[usize], least: u16, all: bool) -> Gathered {
        let whole: f32 = self.rarity.iter().sum();
        let weights = self.weights();
        let weight = |has: u16| weights[usize::from(has)];
        let required = self.required();
        let put_off: f32 = later.iter().map(|&term| self.rarity[term]).sum();
        let short = required.count_ones() <= FIRST;
        let sure = self
            .sought
            .iter()
            .all(|sought| !sought.is_unknown() && sought.trust >= 1.0);
        let enough = if sure { ENOUGH_KNOWN } else { ENOUGH };
        let found = |entry: u32, has: u16, sum: f32| {
            let every = has & required == required;
            let part = if every { 1.0 } else { weight(has) / whole };
            (part >= enough && (every || !all)).then_some(Found {
                entry,
                first: every && short,
                score: sum * part,
            })
        };
        let mut best = Best::new(self.keep);
        let cells = &self.space.cells;
        let touched = self
            .space
            .touched
            .iter()
            .map(|&entry| (entry, cells[entry as usize]));
        let touched = touched.filter(|(_, cell)| cell.has & least == least);
        if later.is_empty() {
            for (entry, cell) in touched {
                if let Some(found) = found(entry, cell.has, cell.sum) {
                    best.add(found);
                }
            }
            return best.gathered(self.more);
        }
        let mut candidates = Best::new(CANDIDATES);
        for (entry, cell) in touched {
            if all || weight(cell.has) + put_off >= enough * whole {
                candidates.add(Found {
                    entry,
                    first: false,
                    score: cell.sum,
                });
            }
        }
        let more = self.more || candidates.total > CANDIDATES;
        let mut words = Vec::new();
        for candidate in candidates.found() {
            let entry = candidate.entry;
            let Cell {
                mut has, mut sum, ..
            } = cells[entry as usize];
            let worths = self.roles.best(self.index, entry, later, &mut words);
            for (&term, worth) in later.iter().zip(worths) {
                let worth = worth.max(self.in_sequence(term, entry));
                if worth > 0.0 {
                    has |= 1 << term;
                    sum += worth * self.rarity[term];
                }
            }
            if let Some(found) = found(entry, has, sum) {
                best.add(found);
            }
        }
        best.gathered(more)
    }

    /// What the sequences of a term are worth in an entry.
    fn in_sequence(&self, term: usize, entry: u32) -> f32 {
        let sought = &self.sought[term];
        let found = sought
            .found
            .binary_search_by_key(&entry, |&(entry, _)| entry);
        found.map_or(0.0, |at| {
            worth(sought.found[at].1, sought.step, 1.0) * self.index.weight(entry)
        })
    }

    /// What each set of terms weighs together. A guess is worth less than a
    /// word where something is missing.
    fn weights(&self) -> Vec<f32> {
        let mut weights = vec![0.0; 1 << self.sought.len()];
        for has in 1..weights.len() {
            let term = has.trailing_zeros() as usize;
            let own = self.rarity[term] * self.sought[term].trust;
            weights[has] = weights[has & (has - 1)] + own;
        }
        weights
    }
}

/// A set of terms as bits.
fn bits(terms: &[usize]) -> u16 {
    terms.iter().fold(0, |bits, term| bits | 1 << term)
}

#[expect(clippy::cast_precision_loss, reason = "counts of entries")]
fn rarity(matched: usize, all: usize) -> f32 {
    let (matched, all) = (matched.min(all) as f32, all as f32);
    1.0 + STEEP * (1.0 + (all - matched + 0.5) / (matched + 0.5)).ln()
}
