//! Roles: what the words of an entry are to a query, when its words are read
//! in order from the forward index.

use hashbrown::HashMap;

use super::forward::GAP;
use super::index::Index;
use super::score::{FIELDS, Field, impact};
use super::seek::Sought;
use super::vocabulary::ratio;
use super::way::Way;

/// The words before one in which it is counted.
const MOST_TIMES: usize = 64;

/// One thing that a word may be: a term of the query.
#[derive(Debug, Clone, Copy)]
struct Role {
    term: usize,
    /// How it is worth something by itself; as part of a sequence it is not.
    way: Option<Way>,
    /// The next thing that the same word may be.
    next: Option<u32>,
}

/// What words are to a query, by their numbers in the forward index.
#[derive(Debug, Default)]
pub(super) struct Roles {
    first: HashMap<u32, u32>,
    all: Vec<Role>,
    terms: usize,
}

impl Roles {
    pub(super) fn of(index: &Index, sought: &[Sought]) -> Self {
        let mut this = Self {
            terms: sought.len(),
            ..Self::default()
        };
        for (term, sought) in sought.iter().enumerate() {
            for &way in &sought.ways {
                this.push(index.codes[way.list as usize], term, Some(way));
            }
            for &list in sought
                .sequence
                .iter()
                .flat_map(|s| s.places.iter().flatten())
            {
                this.push(index.codes[list as usize], term, None);
            }
        }
        this
    }

    fn push(&mut self, code: u32, term: usize, way: Option<Way>) {
        // A run of one character has the same pair many times.
        if way.is_none() && self.each(code).any(|role| role.term == term) {
            return;
        }
        let at = super::postings::number(self.all.len());
        let next = self.first.insert(code, at);
        self.all.push(Role { term, way, next });
    }

    fn each(&self, code: u32) -> impl Iterator<Item = &Role> {
        let mut next = self.first.get(&code).copied();
        std::iter::from_fn(move || {
            let role = &self.all[next? as usize];
            next = role.next;
            Some(role)
        })
    }

    /// What some terms are worth in an entry; `words` is space to work in.
    pub(super) fn best<'a>(
        &self,
        index: &Index,
        entry: u32,
        terms: &'a [usize],
        words: &mut Vec<u32>,
    ) -> impl Iterator<Item = f32> + use<'a> {
        // The best field of each term, how often it stands there, and by which
        // way.
        let mut best = [0.0f32; 16];
        let mut fields = index.forward.read(entry);
        while let Some(field) = fields.next(words) {
            let length = ratio(words.len(), 1) / index.average[field as usize];
            for (at, &code) in words.iter().enumerate() {
                for role in self.each(code).filter(|role| terms.contains(&role.term)) {
                    let Some(way) = role.way else {
                        continue;
                    };
                    // More often than that adds next to nothing.
                    let before = words[..=at].iter().rev().take(MOST_TIMES);
                    let times = before.filter(|&&word| word == code).count();
                    let times = u16::try_from(times).unwrap_or(u16::MAX);
                    // What is reached is not told by field here.
                    let field = if way.leads { Field::Text } else { field };
                    let impact = impact(field, times, length);
                    let worth = way.worth(impact, index.weights[entry as usize]);
                    best[role.term] = best[role.term].max(worth);
                }
            }
        }
        terms.iter().map(move |&term| best[term])
    }

    /// How much an entry gains by where the terms stand in it; `words` is space
    /// to work in.
    pub(super) fn standing(&self, index: &Index, entry: u32, words: &mut Vec<u32>) -> Placing {
        let mut standing = Placing::default();
        let mut fields = index.forward.read(entry);
        while let Some(field) = fields.next(words) {
            if field > Field::Note {
                continue;
            }
            let weight = FIELDS[field as usize] / FIELDS[0];
            for text in words.split(|&word| word == GAP) {
                let (near, covered) = self.in_text(text);
                standing.near = standing.near.max(near * weight);
                if field <= Field::Name {
                    standing.covered = standing.covered.max(covered);
                }
            }
        }
        standing
    }

    /// How near the terms stand to each other in a text, and how much of it
    /// they are.
    fn in_text(&self, text: &[u32]) -> (f32, f32) {
        let mut last: Option<(usize, usize)> = None;
        let (mut run, mut longest) = (1.0f32, 1.0f32);
        let (mut has, mut count) = (0u32, 0);
        for (at, &code) in text.iter().enumerate() {
            let leads = |role: &&Role| role.way.is_some_and(|way| way.leads);
            let Some(role) = self.each(code).find(|role| !leads(role)) else {
                continue;
            };
            count += 1;
            has |= self.each(code).fold(0, |has, role| has | 1 << role.term);
            run = match last {
                Some((place, other)) if other != role.term => {
                    let ordered = if other < role.term { 1.0 } else { 0.8 };
                    run + ratio(1, at - place) * ordered
                }
                _ => 1.0,
            };
            longest = longest.max(run);
            last = Some((at, role.term));
        }
        let near = (longest - 1.0) / ratio(self.terms.max(2) - 1, 1);
        let all = ratio(has.count_ones() as usize, self.terms);
        (near.min(1.0), ratio(count, text.len()) * all * all)
    }
}

/// Where the terms of a query stand in an entry, each from 0 to 1.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Placing {
    /// How near to each other.
    pub(super) near: f32,
    /// How much they are of its title, or of a form of its name.
    pub(super) covered: f32,
}
