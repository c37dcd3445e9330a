//! Gathering: the entries that have what is sought, with what each is worth.
//!
//! Lists are read from the shortest; a term whose lists are far longer than
//! what was found so far is looked up in the entries found instead. There is
//! an end to what one search reads, so that no input takes long: beyond it
//! entries are missing from the count, never from what was looked at.

use std::cell::RefCell;
use std::ops::Range;

use super::bits::Bits;
use super::index::Index;
use super::role::Roles;
use super::score::{Field, field, worth};
use super::seek::Sought;

/// Postings that one search reads at most, about.
const PLACES: usize = 1_000_000;
/// Entries whose words are read at most.
const CANDIDATES: usize = 2048;
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
const STEEP: f32 = 0.6;

/// An entry that was gathered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Found {
    pub(super) entry: u32,
    /// Whether it has every term that carries weight.
    pub(super) every: bool,
    /// Whether it comes before those that do not have every term.
    pub(super) first: bool,
    pub(super) score: f32,
}

/// What was gathered.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) found: Vec<Found>,
    /// Whether there may be more that were not looked at.
    pub(super) more: bool,
}

/// What is known of an entry while a search gathers.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    /// The search that it was last touched in.
    search: u32,
    /// The best match of the term at hand.
    best: f32,
    sum: f32,
    /// The terms that it has.
    has: u16,
}

/// Space for gathering, kept from one search to the next.
#[derive(Debug, Default)]
struct Space {
    cells: Vec<Cell>,
    search: u32,
    /// The entries touched in this search.
    touched: Vec<u32>,
    /// The entries that have the term at hand.
    mine: Vec<u32>,
}

thread_local! {
    static SPACE: RefCell<Space> = RefCell::default();
}

impl Index {
    /// The entries that have what is sought: all with every term, and where
    /// they are few also those with enough of the terms; of `allowed` alone.
    pub(super) fn gather(&self, sought: &[Sought], allowed: Option<&Bits>, roles: &Roles) -> Gathered {
        SPACE.with_borrow_mut(|space| {
            space.begin(self.len());
            Gathering {
                index: self,
                sought,
                allowed,
                roles,
                space,
                rarity: vec![0.0; sought.len()],
                under: vec![Vec::new(); sought.len()],
                read: 0,
                more: false,
            }
            .gather()
        })
    }
}

impl Index {
    /// What stands under a heading that is worth something, and what that is
    /// worth to it.
    fn under(&self, heading: u32, worth: f32) -> Option<(Range<u32>, f32)> {
        let at = self.under.binary_search_by_key(&heading, |&(start, _)| start).ok()?;
        let (start, end) = self.under[at];
        Some((start + 1..end, worth * HEADING))
    }
}

impl Space {
    fn begin(&mut self, entries: usize) {
        self.search = self.search.wrapping_add(1);
        if self.cells.len() < entries || self.search == 0 {
            self.cells = vec![Cell::default(); entries];
            self.search = 1;
        }
        self.touched.clear();
    }

    #[inline]
    fn touch(&mut self, entry: u32, bit: u16, worth: f32) {
        let cell = &mut self.cells[entry as usize];
        if cell.search != self.search {
            *cell = Cell {
                search: self.search,
                ..Cell::default()
            };
            self.touched.push(entry);
        }
        if cell.has & bit == 0 {
            cell.has |= bit;
            cell.best = worth;
            self.mine.push(entry);
        } else if worth > cell.best {
            cell.best = worth;
        }
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
    /// How many postings were read.
    read: usize,
    more: bool,
}

impl Gathering<'_> {
    fn gather(mut self) -> Gathered {
        let mut order: Vec<usize> = (0..self.sought.len())
            .filter(|&term| !self.sought[term].is_unknown())
            .collect();
        order.sort_by_key(|&term| (self.sought[term].cost, term));
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
        self.weigh(&later);
        self.inherit();
        let required = self.required();
        let mut found = self.complete(&later, required & !bits(&later));
        found.retain(|found| found.every);
        if found.len() < FEW && self.sought.len() > 1 {
            // Too few have every term: those that have most of them are wanted
            // too, so what was put off is read after all, while it is not too
            // much.
            let (now, later): (Vec<usize>, Vec<usize>) = later.into_iter().partition(|&term| {
                let fits = self.read + self.sought[term].cost <= PLACES;
                if fits {
                    self.stream(term);
                }
                fits
            });
            if !now.is_empty() {
                self.weigh(&later);
                self.inherit();
            }
            found = self.complete(&later, 0);
        }
        Gathered {
            found,
            more: self.more,
        }
    }

    /// Reads the lists of a term.
    fn stream(&mut self, term: usize) {
        let sought = &self.sought[term];
        let bit = 1 << term;
        let admits = |allowed: Option<&Bits>, entry| allowed.is_none_or(|bits| bits.has(entry));
        let many = self.sought.len() > 1;
        self.space.mine.clear();
        for &(entry, impact) in &sought.found {
            if admits(self.allowed, entry) {
                let weight = f32::from(self.index.weights[entry as usize]) / 64.0;
                let worth = worth(impact, sought.step, 1.0) * weight;
                self.space.touch(entry, bit, worth);
            }
        }
        let mut ways: Vec<_> = sought.ways.iter().collect();
        if self.read + sought.cost > PLACES {
            // Not all can be read: what is worth most comes first.
            ways.sort_by(|a, b| b.step.total_cmp(&a.step).then(b.quality.total_cmp(&a.quality)));
        }
        for way in ways {
            let reader = self.index.postings.read(way.list);
            let room = PLACES.saturating_sub(self.read);
            if reader.length() > room {
                self.more = true;
            }
            let places = reader.length().min(room);
            self.read += places;
            for (entry, impact) in reader.take(places) {
                if admits(self.allowed, entry) {
                    let worth = way.worth(impact, self.index.weights[entry as usize]);
                    self.space.touch(entry, bit, worth);
                    if many && !way.leads && field(impact) == Field::Title {
                        self.under[term].extend(self.index.under(entry, worth));
                    }
                }
            }
        }
        let rarity = self.rarity_of(self.space.mine.len(), sought);
        self.rarity[term] = rarity;
        for &entry in &self.space.mine {
            let cell = &mut self.space.cells[entry as usize];
            cell.sum += cell.best * rarity;
        }
    }

    /// Lets entries that have some terms have also those of their headings.
    fn inherit(&mut self) {
        for term in 0..self.sought.len() {
            let bit = 1 << term;
            for (range, worth) in std::mem::take(&mut self.under[term]) {
                if self.read + range.len() > PLACES {
                    continue;
                }
                self.read += range.len();
                for cell in &mut self.space.cells[range.start as usize..range.end as usize] {
                    if cell.search == self.space.search && cell.has & bit == 0 {
                        cell.has |= bit;
                        cell.sum += worth * self.rarity[term];
                    }
                }
            }
        }
    }

    /// How rare the terms are that were put off, as far as the lengths of
    /// their lists tell, and those of which nothing is known: as the others.
    fn weigh(&mut self, later: &[usize]) {
        for &term in later {
            let sought = &self.sought[term];
            self.rarity[term] = self.rarity_of(sought.cost.min(self.index.len()), sought);
        }
        let plain = |term: usize| self.rarity[term] / if self.sought[term].named { NAMED } else { 1.0 };
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
        } else if sought.named {
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

    /// The entries that have at least the terms of `least`, with the terms that
    /// were put off looked up in the best of them.
    fn complete(&mut self, later: &[usize], least: u16) -> Vec<Found> {
        let whole: f32 = self.rarity.iter().sum();
        let required = self.required();
        let cells = &self.space.cells;
        let put_off: f32 = later.iter().map(|&term| self.rarity[term]).sum();
        let weight = |has: u16| -> f32 {
            let terms = self.rarity.iter().enumerate();
            let has = terms.filter(|(term, _)| has & 1 << term != 0);
            has.map(|(term, rarity)| {
                // A guess is worth less than a word where something is missing.
                *rarity * self.sought[term].trust
            })
            .sum()
        };
        let mut candidates: Vec<u32> = self
            .space
            .touched
            .iter()
            .copied()
            .filter(|&entry| {
                let has = cells[entry as usize].has;
                has & least == least
                    && (least == required || weight(has) + put_off >= ENOUGH * whole)
            })
            .collect();
        if !later.is_empty() && candidates.len() > CANDIDATES {
            let sum = |entry: u32| cells[entry as usize].sum;
            candidates.select_nth_unstable_by(CANDIDATES, |&a, &b| {
                sum(b).total_cmp(&sum(a)).then(a.cmp(&b))
            });
            candidates.truncate(CANDIDATES);
            self.more = true;
        }
        let mut words = Vec::new();
        let found = candidates.into_iter().filter_map(|entry| {
            let Cell { mut has, mut sum, .. } = cells[entry as usize];
            if !later.is_empty() {
                let best = self.roles.best(self.index, entry, later, &mut words);
                for (&term, best) in later.iter().zip(best) {
                    let sought = &self.sought[term];
                    let found = sought.found.binary_search_by_key(&entry, |&(entry, _)| entry);
                    let best = found.map_or(best, |at| {
                        best.max(worth(sought.found[at].1, sought.step, 1.0))
                    });
                    if best > 0.0 {
                        has |= 1 << term;
                        sum += best * self.rarity[term];
                    }
                }
            }
            let every = has & required == required;
            let first = every && required.count_ones() <= FIRST;
            let part = if every || whole <= 0.0 { 1.0 } else { weight(has) / whole };
            (part >= ENOUGH).then_some(Found {
                entry,
                every,
                first,
                score: sum * part,
            })
        });
        found.collect()
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
