//! Marks: the numbers of sources after a text, and where they lead.

use std::ops::Range;

use super::Sheet;

/// The marks of sources, ` [1, 3]`, among what follows a text, and where they
/// lead.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub(super) text: String,
    pub(super) links: Vec<(Range<usize>, usize)>,
}

impl Marks {
    /// Adds the marks of sources that are numbered on a page, with a blank of
    /// this kind before each.
    pub(super) fn add(&mut self, sheet: &Sheet, sources: &[usize], blank: &str) {
        let place = |source: &usize| sheet.numbered.iter().position(|other| other == source);
        let mut places: Vec<usize> = sources.iter().filter_map(place).collect();
        places.sort_unstable();
        let first = sheet.dossier.source_ids().start as usize;
        for (nth, place) in places.iter().enumerate() {
            self.text.push_str(if nth == 0 { "" } else { "," });
            self.text.push_str(blank);
            self.text.push_str(if nth == 0 { "[" } else { "" });
            let from = self.text.len();
            self.text.push_str(&(place + 1).to_string());
            let to = first + sheet.numbered[*place];
            self.links.push((from..self.text.len(), to));
        }
        self.text.push_str(if places.is_empty() { "" } else { "]" });
    }

    /// The links of marks that begin at a byte.
    pub(super) fn from(&self, at: usize) -> impl Iterator<Item = (Range<usize>, usize)> {
        let links = self.links.iter();
        links.map(move |(link, to)| (at + link.start..at + link.end, *to))
    }

    /// The links of marks after a text.
    pub(super) fn after(&self, text: &str) -> Vec<(Range<usize>, usize)> {
        self.from(text.len()).collect()
    }
}
