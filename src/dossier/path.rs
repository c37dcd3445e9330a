//! Paths: short guided ways through what is known.

use std::sync::OnceLock;

use super::{Address, Dossier, Entry, Kind};

/// Words that are read in a minute, at an easy pace.
const WORDS_A_MINUTE: usize = 220;

/// A way through the dossier, for a reader with a question or a little time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// The id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Where it leads, in a sentence or two.
    pub about: String,
    /// Its steps, in order.
    pub steps: Vec<Step>,
    /// Counted when it is first asked for.
    pub(in crate::dossier) minutes: OnceLock<usize>,
}

/// A step on a path: a few items, and what joins them to those before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The heading.
    pub title: String,
    /// What leads to the items; may be empty.
    pub text: String,
    /// Claims, events, figures and positions, in order.
    pub items: Vec<Address>,
}

impl Path {
    /// The items of all steps, in order.
    pub fn items(&self) -> impl Iterator<Item = &Address> {
        self.steps.iter().flat_map(|step| &step.items)
    }

    /// The items of all steps as entries of the dossier that the path is of.
    pub fn entries<'a>(&'a self, dossier: &'a Dossier) -> impl Iterator<Item = Entry<'a>> {
        let ids = self.items().filter_map(|address| dossier.find(address));
        ids.map(|id| dossier.entry(id))
    }

    /// How many minutes it takes to read, at least one.
    #[must_use]
    pub fn minutes(&self, dossier: &Dossier) -> usize {
        *self
            .minutes
            .get_or_init(|| self.words(dossier).div_ceil(WORDS_A_MINUTE).max(1))
    }

    fn words(&self, dossier: &Dossier) -> usize {
        let count = |text: &str| text.split_whitespace().count();
        let steps = self.steps.iter();
        let own: usize = steps
            .map(|step| count(&step.title) + count(&step.text))
            .sum();
        let told = |entry: Entry<'_>| {
            // A claim is listed under the heading of its section, not with it.
            let title = if entry.kind() == Kind::Claim {
                ""
            } else {
                entry.title
            };
            count(title) + count(&entry.text) + count(entry.note())
        };
        let told: usize = self.entries(dossier).map(told).sum();
        count(&self.about) + own + told
    }
}
