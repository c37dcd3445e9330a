//! A set of entries, one bit each.

/// A set of entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    /// A set of none of so many entries.
    pub(super) fn none(entries: usize) -> Self {
        Self(vec![0; entries.div_ceil(64)])
    }

    /// The entries for which something holds.
    pub(super) fn of(entries: usize, holds: impl Fn(u32) -> bool) -> Self {
        let mut bits = Self::none(entries);
        let mut next = 0;
        for word in &mut bits.0 {
            let end = (next + 64).min(super::postings::number(entries));
            for (bit, entry) in (next..end).enumerate() {
                *word |= u64::from(holds(entry)) << bit;
            }
            next = end;
        }
        bits
    }

    pub(super) fn insert(&mut self, entry: u32) {
        self.0[entry as usize / 64] |= 1 << (entry % 64);
    }

    /// Inserts a run of entries.
    pub(super) fn insert_all(&mut self, entries: std::ops::Range<u32>) {
        for entry in entries {
            self.insert(entry);
        }
    }

    /// Leaves only what is in another set too.
    pub(super) fn and(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a &= b);
    }

    /// Leaves out what is in another set.
    pub(super) fn remove_all(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a &= !b);
    }

    pub(super) fn remove(&mut self, entry: u32) {
        self.0[entry as usize / 64] &= !(1 << (entry % 64));
    }

    #[inline]
    pub(super) fn has(&self, entry: u32) -> bool {
        self.0[entry as usize / 64] & 1 << (entry % 64) != 0
    }

    /// How many entries there are in it.
    pub(super) fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The entries in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        let words = (0..).zip(&self.0);
        words.flat_map(|(at, &word)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros();
                rest &= rest.wrapping_sub(1);
                (bit < 64).then_some(at * 64 + bit)
            })
        })
    }
}
