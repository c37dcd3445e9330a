//! Words written as one that others write as two, and the other way round.

use super::index::Index;
use super::query::{How, Term, What};
use super::seek::{Room, Sought};
use super::sequence::Sequence;
use super::small::is_small;
use super::vocabulary::Tier;
use super::way::{TOP, Way};
use super::words::is_pair;

impl Index {
    /// A word and the number that was written as one with it, where nobody else
    /// wrote it so: `covid19`.
    pub(super) fn unjoined(&self, term: &Term) -> Vec<Term> {
        let parts = match (&term.what, term.how) {
            (What::Word(word), How::Loose) if self.vocabulary.prefixed(word).is_empty() => {
                word.find(char::is_numeric).map(|at| word.split_at(at))
            }
            _ => None,
        };
        match parts {
            Some((left, right)) if left.chars().count() > 1 => {
                let part = |word: &str| Term {
                    what: What::Word(word.to_owned()),
                    ..term.clone()
                };
                vec![part(left), part(right)]
            }
            _ => vec![term.clone()],
        }
    }

    /// The parts of a run that is nowhere as a whole: as long as pairs of it
    /// that are known follow each other. `なぜ平和条約がない` is asked for 平和条約.
    pub(super) fn parts_of_run(&self, term: &Term) -> Vec<Term> {
        let (What::Run(pairs), How::Loose) = (&term.what, term.how) else {
            return Vec::new();
        };
        let known = |pair: &String| self.vocabulary.find(pair).is_some();
        let parts = pairs.chunk_by(|a, b| known(a) == known(b));
        let parts = parts.filter(|part| part.first().is_some_and(known));
        let parts = parts.map(|part| Term {
            what: What::Run(part.to_vec()),
            ..term.clone()
        });
        parts.filter(|part| part.what != term.what).collect()
    }

    /// Lets two words that follow each other also be the one that others write
    /// them as: `sea food`.
    pub(super) fn join(&self, sought: &mut [Sought]) {
        for at in 1..sought.len() {
            let joined = format!("{}{}", sought[at - 1].typed, sought[at].typed);
            let words = [&sought[at - 1], &sought[at]];
            if words
                .iter()
                .any(|sought| !sought.leads || is_pair(&sought.typed))
            {
                continue;
            }
            let Some(list) = self.vocabulary.find(&joined) else {
                continue;
            };
            let way = Way {
                list,
                tier: Tier::Joined,
                step: TOP,
                quality: 1.0,
                leads: false,
            };
            for sought in &mut sought[at - 1..=at] {
                if let Err(place) = sought.ways.binary_search_by_key(&list, |way| way.list) {
                    sought.ways.insert(place, way);
                }
            }
        }
    }

    /// Two words written as one: those that stand one after the other most
    /// often.
    pub(super) fn split(&self, word: &str, room: Room) -> Option<(String, String)> {
        let ends = word.char_indices().map(|(at, _)| at).skip(1);
        let known = ends.filter_map(|at| {
            let (left, right) = word.split_at(at);
            // A short part is one only at the front, before a long one: jfest.
            let (before, after) = (left.chars().count(), right.chars().count());
            if after < 3 || before < 3 && after < 4 || is_small(left) {
                return None;
            }
            let mut rights: Vec<u32> = self.vocabulary.find(right).into_iter().collect();
            if before >= 3 && after >= 4 {
                rights.extend(self.begun(right, room).iter().map(|taken| taken.word));
            }
            rights.sort_unstable();
            rights.dedup();
            let places = vec![vec![self.vocabulary.find(left)?], rights];
            let loose = vec![false; 2];
            let stands = self.stand(&Sequence { places, loose }, room).found.len();
            (stands > 0).then(|| (stands, left.to_owned(), right.to_owned()))
        });
        let best = known.max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        best.map(|(_, left, right)| (left, right))
    }
}
