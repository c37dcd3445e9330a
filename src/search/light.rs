//! Lights: where in a text the words of a query stand, for people to see.

use std::ops::Range;

use crate::dossier::{Dossier, Folded};

use super::index::Index;
use super::query::Query;
use super::rank::Sought;
use super::vocabulary::Tier;
use super::words::{is_pair, words};

/// A query made ready to be lit in texts of one dossier.
#[derive(Debug)]
pub struct Lights {
    sought: Vec<Sought>,
    /// The names that the query has a whole form of: places in the list of
    /// names, rising.
    named: Vec<usize>,
}

/// What a text has of a query.
#[derive(Debug, Default)]
pub(super) struct Lit {
    pub(super) ranges: Vec<Range<usize>>,
    /// Which word of the text is which term's: (place, term).
    pub(super) places: Vec<(usize, usize)>,
}

impl Lights {
    /// Makes a query ready.
    #[must_use]
    pub fn of(index: &Index, dossier: &Dossier, query: &Query) -> Self {
        let sought: Vec<Sought> = query.terms().iter().map(|t| index.seek(t)).collect();
        let touched = sought
            .iter()
            .flat_map(|sought| index.named(sought))
            .collect();
        Self::new(index, dossier, sought, touched)
    }

    /// The same where it is known which names have anything of the query.
    pub(super) fn new(
        index: &Index,
        dossier: &Dossier,
        sought: Vec<Sought>,
        touched: Vec<usize>,
    ) -> Self {
        let mut lights = Self {
            sought,
            named: Vec::new(),
        };
        let mut named = touched;
        named.sort_unstable();
        named.dedup();
        named.retain(|&name| {
            dossier.names[name].forms().any(|form| {
                let (ranges, folded) = (lights.words(index, form).ranges, Folded::of(form));
                let lit = |word: Range<usize>| {
                    let word = folded.original(word);
                    ranges
                        .iter()
                        .any(|range| range.start <= word.start && range.end >= word.end)
                };
                words(folded.text()).all(|word| lit(word.range))
            })
        });
        lights.named = named;
        lights
    }

    /// Where the words of the query, and other forms of names that it names,
    /// stand in a text: byte ranges, in order, not overlapping.
    #[must_use]
    pub fn find(&self, index: &Index, dossier: &Dossier, text: &str) -> Vec<Range<usize>> {
        self.lit(index, dossier, text).ranges
    }

    pub(super) fn lit(&self, index: &Index, dossier: &Dossier, text: &str) -> Lit {
        let mut lit = self.words(index, text);
        if !self.named.is_empty() {
            self.light_names(dossier, text, &mut lit);
            lit.ranges = merged(lit.ranges);
        }
        lit
    }

    /// The words of the query in a text.
    fn words(&self, index: &Index, text: &str) -> Lit {
        let mut lit = Lit::default();
        if self.sought.is_empty() || text.is_empty() {
            return lit;
        }
        let folded = Folded::of(text);
        let tokens: Vec<_> = words(folded.text()).collect();
        for (term, sought) in self.sought.iter().enumerate() {
            match sought {
                Sought::Word { typed, taken } => {
                    for (place, token) in tokens.iter().enumerate() {
                        let word = index.vocabulary.find(&token.text);
                        let Some((tier, _)) = word.and_then(|word| taken.of(word)) else {
                            continue;
                        };
                        let mut range = token.range.clone();
                        // Of a word that contains what was typed, light that part.
                        let part = folded.text()[range.clone()].find(typed.as_str());
                        if let (Tier::Prefix | Tier::Substring, Some(part)) = (tier, part) {
                            range = range.start + part..range.start + part + typed.len();
                        }
                        lit.ranges.push(folded.original(range));
                        lit.places.push((place, term));
                    }
                }
                Sought::Run { pairs, .. } => {
                    let is = |at: usize, pair: &String| {
                        tokens.get(at).is_some_and(|token| match pairs.len() {
                            1 => token.text.starts_with(pair.as_str()),
                            _ => token.text == *pair,
                        })
                    };
                    for place in 0..tokens.len() {
                        if !is_pair(&tokens[place].text)
                            || !pairs
                                .iter()
                                .enumerate()
                                .all(|(i, pair)| is(place + i, pair))
                        {
                            continue;
                        }
                        let start = tokens[place].range.start;
                        let last = pairs.last().map_or(0, String::len);
                        let end = tokens[place + pairs.len() - 1].range.start + last;
                        lit.ranges.push(folded.original(start..end));
                        lit.places.push((place, term));
                    }
                }
            }
        }
        lit.ranges = merged(lit.ranges);
        lit.places.sort_unstable();
        lit
    }

    /// Lights names by forms other than the one that was typed.
    fn light_names(&self, dossier: &Dossier, text: &str, lit: &mut Lit) {
        for mention in dossier.mentions(text) {
            let named = self.named.binary_search(&mention.name).is_ok();
            let touched = lit
                .ranges
                .iter()
                .any(|range| range.start < mention.range.end && mention.range.start < range.end);
            if named && !touched {
                lit.ranges.push(mention.range);
            }
        }
    }
}

fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}
