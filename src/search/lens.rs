//! The lens: which entries are looked at, apart from any words. It is what the
//! fields of a query come to, and what the explorer applies to every screen.

mod time;

use crate::dossier::{Date, Dossier, Entry, Item, Kind, Side, Standing};

pub(super) use self::time::{Dating, Span, When, all_out, known_from};

/// Which entries are looked at: those that each of its fields admits. An
/// empty lens admits all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lens {
    /// Places in the dossier's topics.
    pub(super) topics: Choice<usize>,
    pub(super) kinds: Choice<Kind>,
    /// Places in the dossier's sources.
    pub(super) sources: Choice<usize>,
    pub(super) sides: Choice<Side>,
    /// Places in [`Standing::WORDS`].
    pub(super) standings: Choice<usize>,
    /// When it was; all of them hold.
    pub(super) dates: Vec<Dating>,
    /// By the end of this date it had been said or had happened.
    pub(super) as_of: Option<Date>,
    /// Another lens that it is looked through besides, as of the same date.
    pub(super) behind: Option<Box<Lens>>,
}

/// What may be had and what may not; both rising and without duplicates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice<T> {
    /// Any of these; where there is none, everything.
    pub(super) any: Vec<T>,
    /// None of these.
    pub(super) none: Vec<T>,
}

impl<T> Choice<T> {
    /// Everything may be had.
    const fn all() -> Self {
        Self {
            any: Vec::new(),
            none: Vec::new(),
        }
    }
}

impl<T> Default for Choice<T> {
    fn default() -> Self {
        Self::all()
    }
}

impl<T: Ord + Copy> Choice<T> {
    pub(super) fn is_empty(&self) -> bool {
        self.any.is_empty() && self.none.is_empty()
    }

    /// Lets more be had, or less.
    pub(super) fn add(&mut self, not: bool, values: impl IntoIterator<Item = T>) {
        let list = if not { &mut self.none } else { &mut self.any };
        list.extend(values);
        list.sort_unstable();
        list.dedup();
    }

    /// Whether something that has these values may be had.
    pub(super) fn admits(&self, values: &[T]) -> bool {
        let has = |list: &[T]| values.iter().any(|value| list.binary_search(value).is_ok());
        (self.any.is_empty() || has(&self.any)) && !has(&self.none)
    }
}

/// What holds as of a time before it was overtaken or contested.
static HOLDS: Standing = Standing::Holds;

impl Lens {
    /// A lens that admits everything.
    pub(super) const fn whole() -> Self {
        Self {
            topics: Choice::all(),
            kinds: Choice::all(),
            sources: Choice::all(),
            sides: Choice::all(),
            standings: Choice::all(),
            dates: Vec::new(),
            as_of: None,
            behind: None,
        }
    }

    /// Whether everything is looked at.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.topics.is_empty()
            && self.kinds.is_empty()
            && self.sources.is_empty()
            && self.sides.is_empty()
            && self.standings.is_empty()
            && self.dates.is_empty()
            && self.as_of.is_none()
            && self.behind.is_none()
    }

    /// This lens before another: what both admit, as of the earlier of their
    /// dates.
    #[must_use]
    pub fn before(mut self, other: &Self) -> Self {
        if self.is_empty() {
            return other.clone();
        }
        if other.is_empty() {
            return self;
        }
        let dates = self.as_of.into_iter().chain(other.as_of);
        let as_of = dates.min_by_key(Date::last_day);
        let behind = match self.behind.take() {
            Some(behind) => behind.before(other),
            None => other.clone(),
        };
        self.behind = Some(Box::new(behind));
        self.seen_as_of(as_of);
        self
    }

    /// Sets the date of this lens and of those behind it.
    fn seen_as_of(&mut self, date: Option<Date>) {
        self.as_of = date;
        if let Some(behind) = &mut self.behind {
            behind.seen_as_of(date);
        }
    }

    /// The date by whose end the dossier is seen, if it is not seen as it is
    /// today.
    #[must_use]
    pub fn as_of(&self) -> Option<Date> {
        self.as_of
    }

    /// Whether an entry of the dossier is looked at.
    #[must_use]
    pub fn admits(&self, dossier: &Dossier, entry: &Entry<'_>) -> bool {
        let topic = || dossier.topic_of(entry);
        let standing = || self.standing(dossier, entry).map(place);
        (self.topics.is_empty() || self.topics.admits(topic().as_slice()))
            && self.kinds.admits(&[entry.kind()])
            && (self.sources.is_empty() || self.sources.admits(&sources(dossier, entry)))
            && (self.sides.is_empty() || self.sides.admits(&sides(dossier, entry)))
            && (self.standings.is_empty() || self.standings.admits(standing().as_slice()))
            && (self.dates.is_empty() || {
                let span = Span::of(entry);
                self.dates.iter().all(|dating| dating.admits(span))
            })
            && self.was_known(dossier, entry)
            && self
                .behind
                .as_ref()
                .is_none_or(|behind| behind.admits(dossier, entry))
    }

    /// The standing of an entry as of the date of the lens: what was overtaken
    /// later still holds, and so does what is contested only by what was said
    /// later. None where standing does not apply.
    #[must_use]
    pub fn standing<'a>(&self, dossier: &Dossier, entry: &Entry<'a>) -> Option<&'a Standing> {
        let standing = entry.standing?;
        let Some(as_of) = self.as_of else {
            return Some(standing);
        };
        let so_far = match standing {
            Standing::Overtaken { since, .. } => since.first_day() <= as_of.last_day(),
            Standing::Contested { by, .. } => {
                let mut by = by.iter().filter_map(|address| dossier.find(address));
                let known = |id| self.was_known(dossier, &dossier.outline(id));
                // Who contests it is not always an item of the dossier.
                by.clone().next().is_none() || by.any(known)
            }
            Standing::Holds | Standing::Unconfirmed { .. } => true,
        };
        Some(if so_far { standing } else { &HOLDS })
    }

    /// Whether an entry had been said or had happened by the date of the lens.
    fn was_known(&self, dossier: &Dossier, entry: &Entry<'_>) -> bool {
        self.as_of.is_none_or(|as_of| {
            known_from(dossier, entry).is_none_or(|from| from <= as_of.last_day())
        })
    }
}

/// The place of a standing in [`Standing::WORDS`].
pub(super) fn place(standing: &Standing) -> usize {
    match standing {
        Standing::Holds => 0,
        Standing::Overtaken { .. } => 1,
        Standing::Contested { .. } => 2,
        Standing::Unconfirmed { .. } => 3,
    }
}

/// The sources that an entry cites; a source's own place for a source.
fn sources(dossier: &Dossier, entry: &Entry<'_>) -> Vec<usize> {
    match entry.item {
        Item::Source(_) => {
            let first = dossier.len() - dossier.sources.len();
            vec![entry.id.index() - first]
        }
        _ => entry.sources.to_vec(),
    }
}

/// Whose word an entry rests on.
pub(super) fn sides(dossier: &Dossier, entry: &Entry<'_>) -> Vec<Side> {
    let sources = sources(dossier, entry);
    let sides = sources.iter().map(|&source| dossier.sources[source].side);
    sides.collect()
}

#[cfg(test)]
mod tests;
