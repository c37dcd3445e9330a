//! Paths: short guided ways through what is known.

use super::{Address, Dossier, Entry, Kind, is_cjk};

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
    pub(super) fn minutes(&self, dossier: &Dossier) -> usize {
        self.words(dossier).div_ceil(WORDS_A_MINUTE).max(1)
    }

    fn words(&self, dossier: &Dossier) -> usize {
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

/// How many words are in a text; of scripts without spaces two characters
/// pass for one.
fn count(text: &str) -> usize {
    let words = text.split_whitespace();
    words
        .map(|word| {
            let cjk = word.chars().filter(|char| is_cjk(*char)).count();
            usize::from(word.chars().any(|char| !is_cjk(char))) + cjk.div_ceil(2)
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn words_are_counted_in_scripts_without_spaces_too() {
        assert_eq!(count("four words, with commas"), 4);
        assert_eq!(count("北方領土の日"), 3);
        assert_eq!(count("the 北方領土 issue"), 4);
        assert_eq!(count("  "), 0);
    }
}
