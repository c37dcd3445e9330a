//! The view: a dossier as it is seen through a lens. Every screen and every
//! command that honours a lens asks it, so that all of them show the same.

use std::borrow::Cow;

use crate::dossier::{Address, Date, Dossier, Entry, EntryId, Era, Figure, Item, Standing};

use super::Lens;

/// A dossier seen through a lens: what is admitted, standing as it stood.
///
/// ```
/// use nemuro::dossier::{Origin, load};
/// use nemuro::search::{Query, View};
///
/// let dossier = load(&Origin::BuiltIn, &|_| ()).expect("it is sound");
/// let query = Query::parse(&dossier, "as-of:1900");
/// let then = View::through(&dossier, query.lens());
/// assert!(then.entries().count() < View::of(&dossier).entries().count());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// What is known.
    pub dossier: &'a Dossier,
    /// What it is seen through.
    pub lens: &'a Lens,
}

impl<'a> View<'a> {
    /// A dossier seen whole, as it stands today.
    #[must_use]
    pub fn of(dossier: &'a Dossier) -> Self {
        static WHOLE: Lens = Lens::whole();
        Self {
            dossier,
            lens: &WHOLE,
        }
    }

    /// A dossier seen through a lens.
    #[must_use]
    pub fn through(dossier: &'a Dossier, lens: &'a Lens) -> Self {
        Self { dossier, lens }
    }

    /// Whether an entry is seen.
    #[must_use]
    pub fn admits(&self, entry: &Entry<'_>) -> bool {
        self.lens.is_empty() || self.lens.admits(self.dossier, entry)
    }

    /// An entry as it is seen, whether or not it is: with the standing it had,
    /// a figure's text with the numbers there were, a name's without its gloss,
    /// which was written today.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> Entry<'a> {
        self.seen(self.dossier.entry(id))
    }

    /// Every entry that is seen, in dossier order.
    pub fn entries(self) -> impl Iterator<Item = Entry<'a>> {
        let entries = self.dossier.entries();
        entries
            .filter(move |entry| self.admits(entry))
            .map(move |entry| self.seen(entry))
    }

    /// The entries of a topic that are seen, its own first; `topic` is a place
    /// in [`Dossier::topics`].
    pub fn entries_of(self, topic: usize) -> impl Iterator<Item = Entry<'a>> {
        let entries = self.dossier.entries_of(topic);
        entries
            .filter(move |entry| self.admits(entry))
            .map(move |entry| self.seen(entry))
    }

    /// What lives at an address, where it is seen.
    #[must_use]
    pub fn find(&self, address: &Address) -> Option<EntryId> {
        let id = self.dossier.find(address)?;
        self.admits(&self.dossier.entry(id)).then_some(id)
    }

    /// Those of some entries that are seen.
    #[must_use]
    pub fn of_these(&self, ids: &[EntryId]) -> Vec<EntryId> {
        // There may be very many, and to make an entry takes a while.
        if self.lens.is_empty() {
            return ids.to_vec();
        }
        let seen = |id: &&EntryId| self.admits(&self.dossier.entry(**id));
        ids.iter().filter(seen).copied().collect()
    }

    /// What speaks against a statement, as far as it is seen.
    #[must_use]
    pub fn by(&self, entry: &Entry<'_>) -> Vec<EntryId> {
        let by = entry.standing.map_or(&[][..], Standing::by);
        by.iter().filter_map(|address| self.find(address)).collect()
    }

    /// A figure as it is seen: cut at the date of the lens.
    #[must_use]
    pub fn figure(&self, figure: &'a Figure) -> Cow<'a, Figure> {
        match self.lens.as_of() {
            Some(date) => Cow::Owned(figure.until(date)),
            None => Cow::Borrowed(figure),
        }
    }

    /// The era of the atlas at the date of the lens; the last one where the
    /// dossier is seen as of today.
    #[must_use]
    pub fn era(&self) -> Option<usize> {
        let atlas = &self.dossier.atlas;
        match self.lens.as_of() {
            Some(date) => atlas.era_on(date.last_day()),
            None => atlas.eras.len().checked_sub(1),
        }
    }

    /// When an era ended, if that is seen.
    #[must_use]
    pub fn until(&self, era: &Era) -> Option<Date> {
        let seen = |until: &Date| match self.lens.as_of() {
            Some(date) => until.first_day() <= date.last_day(),
            None => true,
        };
        era.until.filter(seen)
    }

    /// The note on an era as far as it is seen: what is written of an era that
    /// goes on is of today, and left out as of another date.
    #[must_use]
    pub fn note_of<'e>(&self, era: &'e Era) -> &'e str {
        let goes_on = era.until.is_none_or(|until| until.is_open());
        if goes_on && self.lens.as_of().is_some() {
            ""
        } else {
            &era.note
        }
    }

    fn seen(&self, mut entry: Entry<'a>) -> Entry<'a> {
        if self.lens.as_of().is_some() {
            entry.standing = self.lens.standing(self.dossier, &entry);
            match entry.item {
                Item::Figure(figure) => entry.text = self.figure(figure).numbers().into(),
                // Glosses are of today.
                Item::Name(name) => entry.text = name.in_a_line().into(),
                _ => {}
            }
        }
        entry
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Query;
    use crate::search::sample::STRAIT;

    fn seen(typed: &str) -> Vec<String> {
        let dossier = &*STRAIT;
        let query = Query::parse(dossier, typed);
        let view = View::through(dossier, query.lens());
        let entries = view.entries().filter(|entry| entry.topic.is_some());
        entries.map(|entry| entry.address().to_string()).collect()
    }

    #[test]
    fn two_lenses_admit_what_both_do_as_of_the_earlier_date() {
        let dossier = &*STRAIT;
        let lens = |typed: &str| Query::parse(dossier, typed).lens().clone();
        let entries = |lens: &Lens| {
            let entries = View::through(dossier, lens).entries();
            entries.map(|entry| entry.id).collect::<Vec<_>>()
        };
        for (one, other, both) in [
            (
                "kind:claim",
                "kind:event",
                "kind:claim kind:event !kind:claim !kind:event",
            ),
            ("kind:claim,event", "kind:event", "kind:event"),
            ("as-of:1930", "as-of:1900", "as-of:1900"),
            ("as-of:1930", "standing:holds", "standing:holds as-of:1930"),
            ("", "kind:claim", "kind:claim"),
        ] {
            let expected = entries(&lens(both));
            let (one, other) = (lens(one), lens(other));
            for joined in [one.clone().before(&other), other.clone().before(&one)] {
                assert_eq!(entries(&joined), expected, "{both}");
                assert_eq!(joined.as_of(), lens(both).as_of());
            }
        }
        assert!(seen("kind:claim").len() < seen("").len());
    }
}
