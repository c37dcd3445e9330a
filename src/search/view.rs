//! The view: a dossier as it is seen through a lens. Every screen and every
//! command that honours a lens asks it, so that all of them show the same.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::dossier::{
    Address, Date, Dossier, Entry, EntryId, Era, Figure, Item, Position, Stance, Standing,
};

use super::Lens;
use super::lens::all_out;

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
    /// a figure's text with the numbers there were, a position's with what had
    /// been said, and without what was written today.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> Entry<'a> {
        self.seen(self.dossier.entry(id))
    }

    /// Every entry that is seen, in dossier order.
    pub fn entries(self) -> impl Iterator<Item = Entry<'a>> {
        let ids = self.dossier.ids();
        ids.filter(move |id| self.sees(*id))
            .map(move |id| self.entry(id))
    }

    /// The entries of a topic that are seen, its own first; `topic` is a place
    /// in [`Dossier::topics`].
    pub fn entries_of(self, topic: usize) -> impl Iterator<Item = Entry<'a>> {
        let ids = self.dossier.ids_of(topic);
        ids.filter(move |id| self.sees(*id))
            .map(move |id| self.entry(id))
    }

    /// Whether the entry at a place is seen.
    #[must_use]
    pub fn sees(&self, id: EntryId) -> bool {
        self.lens.is_empty() || self.admits(&self.dossier.outline(id))
    }

    /// What lives at an address, where it is seen.
    #[must_use]
    pub fn find(&self, address: &Address) -> Option<EntryId> {
        let id = self.dossier.find(address)?;
        self.sees(id).then_some(id)
    }

    /// Those of some entries that are seen.
    #[must_use]
    pub fn of_these(&self, ids: &[EntryId]) -> Vec<EntryId> {
        // There may be very many, and to make an entry takes a while.
        if self.lens.is_empty() {
            return ids.to_vec();
        }
        ids.iter().copied().filter(|id| self.sees(*id)).collect()
    }

    /// What speaks against a statement, as far as it is seen.
    #[must_use]
    pub fn by(&self, entry: &Entry<'_>) -> Vec<EntryId> {
        let by = entry.standing.map_or(&[][..], Standing::by);
        by.iter().filter_map(|address| self.find(address)).collect()
    }

    /// A figure as it is seen: cut at the date as of which that is.
    #[must_use]
    pub fn figure(&self, figure: &'a Figure) -> Cow<'a, Figure> {
        match self.past() {
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

    /// The date as of which the dossier is seen; none where it is seen as of
    /// the day on which it was checked, or later, which is today.
    #[must_use]
    pub fn past(&self) -> Option<Date> {
        let date = self.lens.as_of()?;
        (date.last_day() < self.dossier.checked.first_day()).then_some(date)
    }

    /// A text that was written today, to introduce or to explain: empty as of
    /// another date.
    #[must_use]
    pub fn of_today<'t>(&self, text: &'t str) -> &'t str {
        if self.past().is_some() { "" } else { text }
    }

    /// What an era is called as far as it is seen: the title of one that goes
    /// on is of today, and as of another date it is only told since when.
    #[must_use]
    pub fn title_of<'e>(&self, era: &'e Era) -> Cow<'e, str> {
        let goes_on = era.until.is_none_or(|until| until.is_open());
        match (self.of_today(&era.title), era.from) {
            ("", Some(from)) if goes_on => format!("Since {}", from.human()).into(),
            _ => Cow::Borrowed(&era.title),
        }
    }

    /// The note on an era as far as it is seen: what is written of an era that
    /// goes on is of today, and left out as of another date.
    #[must_use]
    pub fn note_of<'e>(&self, era: &'e Era) -> &'e str {
        let goes_on = era.until.is_none_or(|until| until.is_open());
        if goes_on {
            self.of_today(&era.note)
        } else {
            &era.note
        }
    }

    /// Whether a text that rests on these sources is seen: all of them were
    /// there, for it is one text.
    #[must_use]
    pub fn has_said(&self, sources: &[usize]) -> bool {
        self.past().is_none_or(|date| {
            all_out(self.dossier, sources).is_none_or(|day| day <= date.last_day())
        })
    }

    /// What the sides to a question had said.
    pub fn stances(self, position: &'a Position) -> impl Iterator<Item = (&'a str, &'a Stance)> {
        let stances = position.stances();
        stances.filter(move |(_, stance)| self.has_said(&stance.sources))
    }

    /// What the sides had agreed on; empty where that is nothing.
    #[must_use]
    pub fn agreed(&self, position: &'a Position) -> &'a str {
        if self.has_said(&position.agreed_sources) {
            &position.agreed
        } else {
            ""
        }
    }

    /// The sources of what is seen of a position, each once.
    fn sources_of(self, position: &'a Position) -> Vec<usize> {
        let stances = self.stances(position);
        let stances = stances.flat_map(|(_, stance)| &stance.sources);
        let agreed = Some(&position.agreed_sources);
        let agreed = agreed.filter(|_| !self.agreed(position).is_empty());
        let mut seen = HashSet::new();
        let all = stances.chain(agreed.into_iter().flatten()).copied();
        all.filter(|source| seen.insert(*source)).collect()
    }

    fn seen(&self, mut entry: Entry<'a>) -> Entry<'a> {
        if self.lens.as_of().is_some() {
            entry.standing = self.lens.standing(self.dossier, &entry);
        }
        if self.past().is_some() {
            match entry.item {
                // So are introductions, with what they draw on.
                Item::Topic(_) => (entry.text, entry.sources) = ("".into(), Cow::default()),
                Item::Figure(figure) => {
                    let seen = self.figure(figure);
                    entry.text = seen.numbers().into();
                    entry.sources = still_cited(&seen, figure).into();
                }
                Item::Position(position) => {
                    let agreed = self.agreed(position);
                    entry.text = Position::in_a_line(self.stances(position), agreed).into();
                    entry.sources = self.sources_of(position).into();
                }
                // Glosses are of today.
                Item::Name(name) => entry.text = name.in_a_line().into(),
                _ => {}
            }
        }
        entry
    }
}

/// The sources of a figure that what is left of it rests on: all of them where
/// a number has none of its own, or where nothing was cut.
fn still_cited(seen: &Figure, whole: &Figure) -> Vec<usize> {
    let points = || seen.series.iter().flat_map(|series| &series.points);
    if !seen.is_cut_from(whole) || points().any(|point| point.sources.is_empty()) {
        return whole.sources.clone();
    }
    let cited: HashSet<usize> = points().flat_map(|point| point.sources.clone()).collect();
    let sources = whole.sources.iter().copied();
    sources.filter(|at| cited.contains(at)).collect()
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
