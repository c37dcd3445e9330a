//! Lights: where in a text the words of a query stand, for people to see.

use std::ops::Range;

use crate::dossier::{Dossier, Entry, Folded};

use super::index::Index;
use super::rank::Match;
use super::score::{Field, Sought};
use super::vocabulary::Tier;
use super::words::{Word, is_pair, words};

/// A query made ready to be lit in texts of one dossier.
#[derive(Debug, Default)]
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
    /// Makes ready what is sought; `touched` are the names that have anything
    /// of it, rising.
    pub(super) fn new(index: &Index, sought: Vec<Sought>, touched: Vec<usize>) -> Self {
        let mut named = touched;
        named.retain(|&name| {
            let mut forms = index.forms[name].iter();
            forms.any(|form| form.iter().all(|&word| sought.iter().any(|s| s.has(word))))
        });
        Self { sought, named }
    }

    /// Where the words of the query stand in the title, text and note of an
    /// entry.
    #[must_use]
    pub fn matches(&self, index: &Index, dossier: &Dossier, entry: &Entry<'_>) -> Vec<Match> {
        let fields = [
            (Field::Title, entry.title),
            (Field::Text, &entry.text),
            (Field::Note, entry.note()),
        ];
        let matches = fields.into_iter().flat_map(|(field, text)| {
            let ranges = self.find(index, dossier, text);
            ranges.into_iter().map(move |range| Match { field, range })
        });
        matches.collect()
    }

    /// Where the words of the query, and other forms of names that it names,
    /// stand in a text: byte ranges, in order, not overlapping.
    #[must_use]
    pub fn find(&self, index: &Index, dossier: &Dossier, text: &str) -> Vec<Range<usize>> {
        let mut lit = self.words(index, text);
        if !self.named.is_empty() {
            self.light_names(dossier, text, &mut lit);
            lit.ranges = merged(lit.ranges);
        }
        lit.ranges
    }

    /// The words of the query in a text.
    pub(super) fn words(&self, index: &Index, text: &str) -> Lit {
        let mut lit = Lit::default();
        if self.sought.is_empty() || text.is_empty() {
            return lit;
        }
        let folded = Folded::of(text);
        let tokens: Vec<(Word<'_>, Option<u32>)> = words(folded.text())
            .map(|word| {
                let id = index.vocabulary.find(&word.text);
                (word, id)
            })
            .collect();
        for (term, sought) in self.sought.iter().enumerate() {
            match sought {
                Sought::Word { typed, taken } => {
                    for (place, (token, word)) in tokens.iter().enumerate() {
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
                        tokens.get(at).is_some_and(|(token, _)| match pairs.len() {
                            1 => token.text.starts_with(pair.as_str()),
                            _ => token.text == *pair,
                        })
                    };
                    for place in 0..tokens.len() {
                        if !is_pair(&tokens[place].0.text)
                            || !pairs
                                .iter()
                                .enumerate()
                                .all(|(i, pair)| is(place + i, pair))
                        {
                            continue;
                        }
                        let start = tokens[place].0.range.start;
                        let last = pairs.last().map_or(0, String::len);
                        let end = tokens[place + pairs.len() - 1].0.range.start + last;
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
