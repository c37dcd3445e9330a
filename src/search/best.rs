//! The best of many entries, kept while they come: no more than twice as many
//! as are wanted are ever sorted.

use std::cmp::Ordering;

/// An entry that was gathered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Found {
    pub(super) entry: u32,
    /// Whether it comes before those that do not have every term.
    pub(super) first: bool,
    pub(super) score: f32,
}

/// What was gathered.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The best, in no order.
    pub(super) found: Vec<Found>,
    /// How many were counted.
    pub(super) total: usize,
    /// Whether there may be more that were not looked at.
    pub(super) more: bool,
}

/// The best of many, kept while they come.
pub(super) struct Best {
    found: Vec<Found>,
    keep: usize,
    pub(super) total: usize,
    /// None that is not better than this is among the best.
    least: Option<Found>,
}

impl Best {
    /// Keeps so many.
    pub(super) fn new(keep: usize) -> Self {
        Self {
            found: Vec::new(),
            keep: keep.max(1),
            total: 0,
            least: None,
        }
    }

    #[inline]
    /// Takes one more.
    pub(super) fn add(&mut self, found: Found) {
        self.total += 1;
        if self
            .least
            .is_some_and(|least| order(&found, &least).is_gt())
        {
            return;
        }
        self.found.push(found);
        if self.found.len() / 2 >= self.keep {
            self.cut();
        }
    }

    fn cut(&mut self) {
        if self.found.len() > self.keep {
            self.found.select_nth_unstable_by(self.keep - 1, order);
            self.found.truncate(self.keep);
            self.least = self.found.last().copied();
        }
    }

    /// The best, in no order.
    pub(super) fn found(mut self) -> Vec<Found> {
        self.cut();
        self.found
    }

    /// The best, and how many there were.
    pub(super) fn gathered(self, more: bool) -> Gathered {
        Gathered {
            total: self.total,
            found: self.found(),
            more,
        }
    }
}

/// Entries with every word of a short query first, then the better, then
/// dossier order.
pub(super) fn order(a: &Found, b: &Found) -> Ordering {
    b.first
        .cmp(&a.first)
        .then(b.score.total_cmp(&a.score))
        .then(a.entry.cmp(&b.entry))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn they_are_those_that_sorting_all_gives(scores in prop::collection::vec((0u8..20, any::<bool>()), 0..200), keep in 1usize..30) {
            let all = (0u32..).zip(&scores).map(|(entry, &(score, first))| Found {
                entry,
                first,
                score: f32::from(score),
            });
            let mut best = Best::new(keep);
            all.clone().for_each(|found| best.add(found));
            let gathered = best.gathered(false);
            prop_assert_eq!(gathered.total, scores.len());
            let mut kept = gathered.found;
            kept.sort_unstable_by(order);
            let mut sorted: Vec<Found> = all.collect();
            sorted.sort_by(order);
            sorted.truncate(keep);
            prop_assert_eq!(kept, sorted);
        }
    }
}
