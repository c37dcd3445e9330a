//! Ranking: which entries match a query, and in which order.
//!
//! What an entry is worth for each term is added up, terms weighted by rarity.
//! Entries with all terms come first; where they are few, those with most come
//! after.

use std::ops::Range;

use crate::dossier::{Address, Dossier, EntryId};

use super::best::{Found, order};
use super::bits::Bits;
use super::index::Index;
use super::light::Lights;
use super::query::{MAX_TERMS, Query, Term};
use super::role::Roles;
use super::score::Field;
use super::seek::{Room, Sought};
use super::view::View;

/// What words standing next to each other add, at most.
const NEAR: f32 = 0.6;
/// What being the whole title, or a form of the name, adds.
const WHOLE: f32 = 0.6;
/// So many of the best are looked at again, for nearness.
const CANDIDATES: usize = 256;

/// What a query found.
#[derive(Debug, Default)]
pub struct Hits {
    /// How many entries match.
    pub total: usize,
    /// Whether there are, or may be, more than were counted: in a very large
    /// dossier not every place of very common words is looked at.
    pub more: bool,
    /// The best of them, best first.
    pub hits: Vec<Hit>,
    /// The words that were taken for others.
    pub taken: Vec<Guess>,
    /// The words of which nothing is known, as they were typed, folded.
    pub unknown: Vec<String>,
    /// What lights the query in a text.
    pub lights: Lights,
}

/// A word that nobody wrote, and the one that it was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// What was typed, folded.
    pub typed: String,
    /// What it was taken for.
    pub meant: String,
}

/// One entry that matches.
#[derive(Debug, Clone, Copy)]
pub struct Hit {
    /// The entry.
    pub entry: EntryId,
    /// Whether it has every word of a short query; such entries come first.
    pub first: bool,
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

/// The entry that lives at an address, where that is all that was typed: one
/// that is asked for by its address is meant alone. Topics are found as well
/// by their titles, among others.
fn at_address(dossier: &Dossier, query: &Query) -> Option<Hits> {
    let address: Address = query.typed().trim().parse().ok()?;
    address.item()?;
    let entry = View::through(dossier, query.lens()).find(&address)?;
    let hit = Hit {
        entry,
        first: true,
        score: 1.0,
    };
    Some(Hits {
        total: 1,
        hits: vec![hit],
        ..Hits::default()
    })
}

impl Index {
    /// The best entries for a query, at most `limit`, best first.
    #[must_use]
    pub fn search(&self, dossier: &Dossier, query: &Query, limit: usize) -> Hits {
        if query.is_empty() || limit == 0 {
            return Hits::default();
        }
        if let Some(hits) = at_address(dossier, query) {
            return hits;
        }
        let allowed = self.allowed(dossier, query);
        let wanted = query.terms().iter().filter(|term| !term.not);
        let wanted: Vec<Term> = wanted.flat_map(|term| self.unjoined(term)).collect();
        let (sought, taken, stand) = self.seek_all(&wanted);
        let unknown = sought.iter().filter(|sought| sought.is_unknown());
        let unknown = unknown.map(|sought| sought.typed.clone()).collect();
        if sought.is_empty() {
            return all(allowed.as_ref(), limit);
        }
        let roles = Roles::of(self, &sought);
        let keep = limit.max(CANDIDATES);
        let gathered = self.gather(&sought, allowed.as_ref(), &roles, keep);
        let mut ranked = gathered.found;
        if CANDIDATES < ranked.len() {
            ranked.select_nth_unstable_by(CANDIDATES, order);
        }
        let mut words = Vec::new();
        for found in ranked.iter_mut().take(CANDIDATES) {
            let standing = roles.standing(self, found.entry, &mut words);
            found.score *= 1.0 + NEAR * standing.near + WHOLE * standing.covered;
        }
        ranked.sort_unstable_by(order);
        ranked.truncate(limit);
        let hit = |found: &Found| Hit {
            entry: EntryId(found.entry),
            first: found.first,
            score: found.score,
        };
        Hits {
            total: gathered.total,
            more: gathered.more,
            hits: ranked.iter().map(hit).collect(),
            taken,
            unknown,
            lights: Lights::new(self, sought, stand),
        }
    }

    /// What the terms stand for, with what was guessed, and the forms of words
    /// that stand for each other.
    fn seek_all(&self, wanted: &[Term]) -> (Vec<Sought>, Vec<Guess>, Vec<Box<[u32]>>) {
        let mut room = Room::of(wanted.len());
        let mut whole: Vec<Sought> = wanted
            .iter()
            .map(|term| self.seek(term, &mut room))
            .collect();
        self.join(&mut whole);
        let mut stand = self.lead_words(&mut whole);
        let mut taken = Vec::new();
        let mut sought = Vec::new();
        for (term, mut one) in wanted.iter().zip(whole) {
            let somewhere = !one.is_unknown();
            self.settle(&mut one);
            if somewhere && one.is_unknown() {
                // What is only in a word of another language, and not the whole
                // of it, is nowhere: it may be guessed at.
                room.hidden = false;
                one = self.seek(term, &mut room);
                self.settle(&mut one);
                room.hidden = true;
            }
            let parts = match &one.split {
                Some((left, right)) => vec![Term::word(left.clone()), Term::word(right.clone())],
                None if one.is_unknown() => self.parts_of_run(term),
                None => Vec::new(),
            };
            if parts.is_empty() {
                taken.extend(guess(&one));
                sought.push(one);
            } else {
                let meant: Vec<String> = parts.iter().map(|part| part.what.text()).collect();
                let (typed, meant) = (one.typed, meant.join(" "));
                taken.push(Guess { typed, meant });
                let mut parts: Vec<Sought> = parts
                    .iter()
                    .map(|part| self.seek(part, &mut room))
                    .collect();
                stand.extend(self.lead_words(&mut parts));
                for part in &mut parts {
                    self.settle(part);
                }
                sought.append(&mut parts);
            }
        }
        sought.truncate(MAX_TERMS);
        (sought, taken, stand)
    }

    /// The entries that are asked for by more than words; none where all are.
    fn allowed(&self, dossier: &Dossier, query: &Query) -> Option<Bits> {
        let lens = query.lens();
        let mut banned = query.terms().iter().filter(|term| term.not).peekable();
        if lens.is_empty() && banned.peek().is_none() {
            return None;
        }
        let mut allowed = self.admitted(dossier, lens);
        for term in banned {
            let sought = self.seek(term, &mut Room::endless());
            let ways = sought.ways.iter();
            let stands = ways.flat_map(|way| self.postings.read(way.list));
            for (entry, _) in stands.chain(sought.found.iter().copied()) {
                if entry < self.words.start {
                    allowed.remove(entry);
                }
            }
        }
        Some(allowed)
    }
}

/// Everything that is allowed, in dossier order.
fn all(allowed: Option<&Bits>, limit: usize) -> Hits {
    let Some(allowed) = allowed else {
        return Hits::default();
    };
    let hit = |entry| Hit {
        entry: EntryId(entry),
        first: true,
        score: 0.0,
    };
    Hits {
        total: allowed.count(),
        hits: allowed.iter().take(limit).map(hit).collect(),
        ..Hits::default()
    }
}

fn guess(sought: &Sought) -> Option<Guess> {
    let meant = sought.guess.clone()?;
    (meant != sought.typed).then(|| Guess {
        typed: sought.typed.clone(),
        meant,
    })
}
