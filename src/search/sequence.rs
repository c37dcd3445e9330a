//! Sequences: words that stand one after the other, as those of a phrase do and
//! the pairs of a run.

use super::forward;
use super::index::Index;
use super::query::{How, What};
use super::score::{Field, impact};
use super::seek::Room;
use super::vocabulary::ratio;

/// Words that stand one after the other.
#[derive(Debug, Clone)]
pub(super) struct Sequence {
    /// For each place the lists of words that may stand there, rising.
    pub(super) places: Vec<Vec<u32>>,
    /// Before which places a last character may stand alone.
    pub(super) loose: Vec<bool>,
}

/// Where a sequence stands.
pub(super) struct Stands {
    /// Entries and impacts, in order.
    pub(super) found: Vec<(u32, u8)>,
    /// Whether there were more candidates than are looked at.
    pub(super) cut: bool,
}

impl Sequence {
    /// Whether a word may stand anywhere in it.
    pub(super) fn has(&self, word: u32) -> bool {
        self.places
            .iter()
            .any(|place| place.binary_search(&word).is_ok())
    }

    /// How many of some words, from the first, are the sequence.
    pub(super) fn stands(&self, words: &[u32]) -> Option<usize> {
        stands_at(words, &self.places, &self.loose)
    }
}

impl Index {
    /// The words and runs of a phrase, place by place; none where one of them
    /// is nowhere.
    pub(super) fn sequence(&self, parts: &[What], how: How) -> Option<Sequence> {
        let mut sequence = Sequence {
            places: Vec::new(),
            loose: Vec::new(),
        };
        let mut after_run = false;
        let mut add = |words: Vec<u32>, loose: bool| {
            sequence.loose.push(loose);
            let known = !words.is_empty();
            sequence.places.push(words);
            known
        };
        for (nth, part) in parts.iter().enumerate() {
            let begun = how == How::Prefix && nth + 1 == parts.len();
            let known = match part {
                What::Word(word) if begun => {
                    add(self.vocabulary.prefixed(word).collect(), after_run)
                }
                What::Word(word) => {
                    add(self.vocabulary.find(word).into_iter().collect(), after_run)
                }
                What::Run(pairs) => match &pairs[..] {
                    [one] if one.chars().count() == 1 => {
                        add(self.vocabulary.prefixed(one).collect(), after_run)
                    }
                    pairs => pairs.iter().enumerate().all(|(nth, pair)| {
                        add(
                            self.vocabulary.find(pair).into_iter().collect(),
                            nth == 0 && after_run,
                        )
                    }),
                },
                What::Phrase(_) => true,
            };
            if !known {
                return None;
            }
            after_run = matches!(part, What::Run(_));
        }
        (!sequence.places.is_empty()).then_some(sequence)
    }

    /// The entries in which a sequence stands.
    pub(super) fn stand(&self, sequence: &Sequence, room: Room) -> Stands {
        let count = |place: &Vec<u32>| place.iter().map(|&w| self.postings.count(w)).sum::<usize>();
        let mut order: Vec<&Vec<u32>> = sequence.places.iter().collect();
        order.sort_by_key(|place| count(place));
        let entries = |place: &Vec<u32>| {
            let mut entries: Vec<u32> = place
                .iter()
                .flat_map(|&word| self.postings.read(word).map(|(entry, _)| entry))
                .collect();
            if place.len() > 1 {
                entries.sort_unstable();
                entries.dedup();
            }
            entries
        };
        let mut rest = order.into_iter();
        let mut candidates = rest.next().map(entries).unwrap_or_default();
        // Where many words may stand, looking at the candidates is faster than
        // reading the lists of all of them.
        let mut last = None;
        for place in rest {
            // A run of one character has the same pair many times.
            if let [word] = place[..]
                && last.replace(word) != Some(word)
            {
                self.postings.read(word).common(&mut candidates);
            }
        }
        let codes: Vec<Vec<u32>> = sequence
            .places
            .iter()
            .map(|place| {
                let mut codes: Vec<u32> = place
                    .iter()
                    .map(|&word| self.codes[word as usize])
                    .collect();
                codes.sort_unstable();
                codes
            })
            .collect();
        let finder = forward::Finder::of(&codes, &sequence.loose);
        // Without bytes to look for, each candidate has to be read word by word.
        let most = room.candidates();
        let cut = finder.is_none() && candidates.len() > most;
        if cut {
            candidates.truncate(most);
        }
        let mut words = Vec::new();
        let found = candidates.into_iter().filter_map(|entry| {
            if !self.forward.may_have(entry, finder.as_ref()) {
                return None;
            }
            let mut fields = self.forward.read(entry);
            let mut best: Option<(Field, u16, usize)> = None;
            while let Some(field) = fields.next(&mut words) {
                let times = (0..words.len())
                    .filter(|&at| stands_at(&words[at..], &codes, &sequence.loose).is_some())
                    .count();
                if times > 0 && best.is_none() {
                    best = Some((field, u16::try_from(times).unwrap_or(u16::MAX), words.len()));
                }
            }
            let (field, times, length) = best?;
            let length = ratio(length, 1) / self.average[field as usize];
            Some((entry, impact(field, times, length)))
        });
        Stands {
            found: found.collect(),
            cut,
        }
    }
}

/// How many words it takes until words that may stand one after the other have
/// done so; none where they do not.
fn stands_at(words: &[u32], places: &[Vec<u32>], loose: &[bool]) -> Option<usize> {
    let mut at = 0;
    for (place, &loose) in places.iter().zip(loose) {
        let here = |at: usize| {
            let word = words.get(at);
            word.is_some_and(|word| place.binary_search(word).is_ok())
        };
        if !here(at) && loose {
            at += 1;
        }
        if !here(at) {
            return None;
        }
        at += 1;
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sequence_stands_where_its_words_do() {
        let places = [vec![3], vec![4, 5]];
        assert_eq!(stands_at(&[3, 5, 9], &places, &[false, false]), Some(2));
        assert_eq!(stands_at(&[3, 9, 5], &places, &[false, false]), None);
        assert_eq!(stands_at(&[3, 9, 5], &places, &[false, true]), Some(3));
    }
}
