//! The index: the vocabulary with its postings, the entries with their words,
//! and the ways by which a name or a source reaches the entries that mention
//! or cite it.

use std::ops::Range;
use std::sync::Mutex;

use crate::dossier::{Dossier, EntryId};

use super::build;
use super::facts::Facts;
use super::forward::Forward;
use super::postings::{Postings, number};
use super::score::COUNT;
use super::space::Space;
use super::vocabulary::Vocabulary;

/// Finds entries of one dossier.
#[derive(Debug)]
pub struct Index {
    pub(super) vocabulary: Vocabulary,
    /// A list for each word, then one for each name with the entries that
    /// mention it, one for each source with those that cite it, and one for
    /// each word that is the same across languages with those that have it.
    pub(super) postings: Postings,
    pub(super) forward: Forward,
    /// The number in the forward index of each list.
    pub(super) codes: Vec<u32>,
    /// How much each kind of entry counts, as 1/64.
    pub(super) weights: Vec<u8>,
    /// How many words there are in a field that has any.
    pub(super) average: [f32; COUNT],
    /// What a lens asks of each entry.
    pub(super) facts: Facts,
    /// Where the entries of each topic start; one more for the end.
    pub(super) topics: Vec<u32>,
    /// The entries that stand under others, topics and sections: for each of
    /// these, in order, itself and the end of what stands under it.
    pub(super) under: Vec<(u32, u32)>,
    /// The entries of the names.
    pub(super) names: Range<u32>,
    /// The entries of the sources.
    pub(super) sources: Range<u32>,
    /// The entries, seen by nobody, of the words that are the same across
    /// languages.
    pub(super) words: Range<u32>,
    /// The words of each form of each name, and then of these words. What stands alone at the end of a
    /// run is in the pair before it, and left out.
    pub(super) forms: Vec<Vec<Box<[u32]>>>,
    /// Where searches work, one after the other.
    pub(super) space: Mutex<Space>,
    /// The initials of the names that have some, sorted.
    pub(super) initials: Vec<(Box<str>, u32)>,
}

impl Index {
    /// Indexes a dossier.
    #[must_use]
    pub fn build(dossier: &Dossier) -> Self {
        Self::build_with(dossier, &|_, _| ())
    }

    /// Indexes a dossier. `progress` is told now and then, from any thread,
    /// how much of how much is done.
    #[must_use]
    pub fn build_with(dossier: &Dossier, progress: &(dyn Fn(usize, usize) + Sync)) -> Self {
        build::build(dossier, progress)
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.start as usize
    }

    /// Whether there is no entry at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many distinct words there are.
    #[must_use]
    pub fn words(&self) -> usize {
        self.vocabulary.len()
    }

    /// Bytes that the index holds in memory.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let forms = self.forms.iter().flatten();
        let initials = self
            .initials
            .iter()
            .map(|(initials, _)| initials.len() + 20);
        self.vocabulary.bytes()
            + self.postings.bytes()
            + self.forward.bytes()
            + 4 * self.codes.len()
            + self.weights.len()
            + self.facts.bytes()
            + self.space.lock().map_or(0, |space| space.bytes())
            + 8 * self.under.len()
            + forms.map(|form| 16 + 4 * form.len()).sum::<usize>()
            + initials.sum::<usize>()
    }

    /// The entries that mention a name, in order; none for other entries.
    #[must_use]
    pub fn mentioning(&self, name: EntryId) -> Vec<EntryId> {
        self.reached(&self.names, name)
    }

    /// The entries that cite a source, in order; none for other entries.
    #[must_use]
    pub fn citing(&self, source: EntryId) -> Vec<EntryId> {
        self.reached(&self.sources, source)
    }

    fn reached(&self, through: &Range<u32>, entry: EntryId) -> Vec<EntryId> {
        if !through.contains(&entry.0) {
            return Vec::new();
        }
        let entries = self.postings.read(self.list_through(entry.0));
        entries.map(|(entry, _)| EntryId(entry)).collect()
    }

    /// How much an entry counts for its kind.
    #[inline]
    pub(super) fn weight(&self, entry: u32) -> f32 {
        f32::from(self.weights[entry as usize]) / 64.0
    }

    /// The list of the entries that a name or a source reaches.
    pub(super) fn list_through(&self, entry: u32) -> u32 {
        number(self.vocabulary.len()) + (entry - self.names.start)
    }
}
