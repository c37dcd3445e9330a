//! Lights: where in a text the words of a query stand, for people to see.

use std::ops::Range;

use crate::dossier::{Dossier, Entry, Folded};

use super::index::Index;
use super::rank::Match;
use super::score::Field;
use super::seek::Sought;
use super::vocabulary::Tier;
use super::words::{Word, words};

/// A query made ready to be lit in texts of one dossier.
#[derive(Debug, Default)]
pub struct Lights {
    sought: Vec<Sought>,
    /// The names that the query has a whole form of: places in the list of
    /// names, rising.
    named: Vec<usize>,
    /// Forms of words that stand for what was typed.
    forms: Vec<Box<[u32]>>,
}

impl Lights {
    /// Makes ready what is sought.
    pub(super) fn new(index: &Index, sought: Vec<Sought>, forms: Vec<Box<[u32]>>) -> Self {
        let first = index.list_through(index.names.start);
        let through = first..first + (index.names.end - index.names.start);
        let ways = sought.iter().flat_map(|sought| &sought.ways);
        let mut named: Vec<usize> = ways
            .filter(|way| through.contains(&way.list))
            .map(|way| (way.list - first) as usize)
            .collect();
        named.sort_unstable();
        named.dedup();
        let has = |word: u32| {
            let mut sought = sought.iter();
            sought.any(|one| one.way(word).is_some() || one.sequence.iter().any(|s| s.has(word)))
        };
        named.retain(|&name| {
            let initials = |sought: &Sought| {
                let entry = index.names.start + super::postings::number(name);
                let found = sought
                    .found
                    .binary_search_by_key(&entry, |&(entry, _)| entry);
                sought.sequence.is_none() && found.is_ok()
            };
            sought.iter().any(initials)
                || index.forms[name]
                    .iter()
                    .any(|form| !form.is_empty() && form.iter().all(|&word| has(word)))
        });
        Self {
            sought,
            named,
            forms,
        }
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
        let mut ranges = self.words(index, text);
        if !self.named.is_empty() {
            self.light_names(dossier, text, &mut ranges);
        }
        merged(ranges)
    }

    /// The words of the query in a text.
    fn words(&self, index: &Index, text: &str) -> Vec<Range<usize>> {
        let mut ranges = Vec::new();
        if self.sought.is_empty() || text.is_empty() {
            return ranges;
        }
        let folded = Folded::of(text);
        let tokens: Vec<(Word<'_>, Option<u32>)> = words(folded.text())
            .map(|word| {
                let id = index.vocabulary.find(&word.text);
                (word, id)
            })
            .collect();
        let ids: Vec<u32> = tokens
            .iter()
            .map(|(_, id)| id.unwrap_or(u32::MAX))
            .collect();
        for form in self.forms.iter().filter(|form| !form.is_empty()) {
            for (at, _) in ids
                .windows(form.len())
                .enumerate()
                .filter(|(_, ids)| **ids == **form)
            {
                let end = tokens[at + form.len() - 1].0.range.end;
                ranges.push(folded.original(tokens[at].0.range.start..end));
            }
        }
        let some = self.sought.iter().any(|sought| !sought.small);
        for sought in self.sought.iter().filter(|sought| !(some && sought.small)) {
            for (token, word) in &tokens {
                let Some(way) = word.and_then(|word| sought.way(word)) else {
                    continue;
                };
                let mut range = token.range.clone();
                // Of a word that contains what was typed, light that part.
                let part = folded.text()[range.clone()].find(&sought.typed);
                if let (Tier::Prefix | Tier::Part, Some(part)) = (way.tier, part) {
                    range = range.start + part..range.start + part + sought.typed.len();
                }
                ranges.push(folded.original(range));
            }
            if let Some(sequence) = &sought.sequence {
                for at in 0..ids.len() {
                    if let Some(end) = sequence.stands(&ids[at..]) {
                        let end = tokens[at + end - 1].0.range.end;
                        ranges.push(folded.original(tokens[at].0.range.start..end));
                    }
                }
            }
        }
        merged(ranges)
    }

    /// Lights names by forms other than the one that was typed.
    fn light_names(&self, dossier: &Dossier, text: &str, lit: &mut Vec<Range<usize>>) {
        for mention in dossier.mentions(text) {
            if self.named.binary_search(&mention.name).is_err() {
                continue;
            }
            // What is lit so far is in order, and none within another.
            let at = lit.partition_point(|range| range.end <= mention.range.start);
            let touched = lit
                .get(at)
                .is_some_and(|range| range.start < mention.range.end);
            if !touched {
                lit.insert(at, mention.range);
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
