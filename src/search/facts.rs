//! Facts: what a lens asks of an entry, kept apart from the entries so that a
//! million of them are looked through in a few milliseconds.

use jiff::civil;

use super::bits::Bits;
use super::index::Index;
use super::lens::{Dating, Lens, Span, When, known_from, place, sides};
use super::postings::number;
use super::query;
use crate::dossier::{Dossier, Entry, EntryId, Kind, Side};

/// What a lens asks of each entry.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// Kind, standing and sides, by bits.
    sorts: Vec<u16>,
    /// The first and the last day; without a date, since when it could be
    /// known.
    days: Vec<(i32, i32)>,
}

/// Bits of a sort: three for the kind, three for the standing, of which seven
/// is none, three for the sides, and one for what has a date.
const STANDING: u16 = 3;
const SIDES: u16 = 6;
const DATED: u16 = 1 << 9;
/// How many sorts there are.
const SORTS: u16 = 1 << 10;
/// Stands for a day before all others.
const ALWAYS: i32 = i32::MIN;

impl Facts {
    /// Room for what is known of some entries.
    pub(super) fn with_capacity(entries: usize) -> Self {
        Self {
            sorts: Vec::with_capacity(entries),
            days: Vec::with_capacity(entries),
        }
    }

    /// Notes the facts of the next entry.
    pub(super) fn push(&mut self, dossier: &Dossier, entry: &Entry<'_>) {
        let standing = entry.standing.map_or(7, place);
        let sides = sides(dossier, entry)
            .into_iter()
            .map(|side| 1 << (SIDES + side as u16));
        let span = Span::of(entry);
        let sort = entry.kind() as u16
            | u16::try_from(standing).unwrap_or(7) << STANDING
            | sides.fold(0, |all, side| all | side)
            | if span.is_some() { DATED } else { 0 };
        self.sorts.push(sort);
        self.days.push(match span {
            Some(span) => (day(span.first), day(span.last)),
            None => (known_from(dossier, entry).map_or(ALWAYS, day), ALWAYS),
        });
    }

    /// Adds the facts of the entries that follow.
    pub(super) fn append(&mut self, mut more: Self) {
        self.sorts.append(&mut more.sorts);
        self.days.append(&mut more.days);
    }

    /// Bytes held in memory.
    pub(super) fn bytes(&self) -> usize {
        2 * self.sorts.len() + 8 * self.days.len()
    }
}

impl Index {
    /// How many statements of each topic a lens admits: claims, events,
    /// figures and positions.
    #[must_use]
    pub fn statements(&self, dossier: &Dossier, lens: &Lens) -> Vec<usize> {
        let admitted = self.admitted(dossier, lens);
        let kind = |entry: u32| self.facts.sorts[entry as usize] & 7;
        let heading = |entry: u32| {
            let kind = kind(entry);
            kind == Kind::Topic as u16 || kind == Kind::Section as u16
        };
        let topic = |ends: &[u32]| {
            let entries = (ends[0]..ends[1]).filter(|&entry| admitted.has(entry));
            entries.filter(|&entry| !heading(entry)).count()
        };
        self.topics.windows(2).map(topic).collect()
    }

    /// The entries that a lens admits.
    pub(super) fn admitted(&self, dossier: &Dossier, lens: &Lens) -> Bits {
        let admits = sorts(lens);
        let as_of = lens.as_of().map(|date| day(date.last_day()));
        let facts = &self.facts;
        let spans: Vec<Days> = lens.dates.iter().map(Days::of).collect();
        let mut bits = Bits::of(self.len(), |entry| {
            let at = entry as usize;
            let (first, last) = facts.days[at];
            let sort = facts.sorts[at];
            let dated = sort & DATED != 0;
            admits[usize::from(sort & (SORTS - 1))]
                && as_of.is_none_or(|day| first <= day)
                && spans.iter().all(|days| days.admit(dated, first, last))
        });
        if as_of.is_some() && !lens.standings.is_empty() {
            // What was overtaken or contested later had another standing then.
            let later = |entry: &u32| matches!(facts.sorts[*entry as usize] >> STANDING & 7, 1 | 2);
            for entry in (0..number(self.len())).filter(later) {
                if lens.admits(dossier, &dossier.entry(EntryId(entry))) {
                    bits.insert(entry);
                } else {
                    bits.remove(entry);
                }
            }
        }
        if !lens.topics.is_empty() {
            bits.and(
                &self.chosen(&lens.topics.any, &lens.topics.none, |bits, &topic| {
                    bits.insert_all(self.topics[topic]..self.topics[topic + 1]);
                }),
            );
        }
        if !lens.sources.is_empty() {
            bits.and(
                &self.chosen(&lens.sources.any, &lens.sources.none, |bits, &source| {
                    let entry = self.sources.start + number(source);
                    bits.insert(entry);
                    let citing = self.postings.read(self.list_through(entry));
                    citing.for_each(|(entry, _)| bits.insert(entry));
                }),
            );
        }
        if let Some(behind) = &lens.behind {
            bits.and(&self.admitted(dossier, behind));
        }
        bits
    }

    /// The entries of any of some values, or of all where there are none,
    /// without those of others.
    fn chosen<T>(&self, any: &[T], none: &[T], add: impl Fn(&mut Bits, &T)) -> Bits {
        let mut bits = Bits::none(self.len());
        if any.is_empty() {
            bits.insert_all(0..number(self.len()));
        }
        for value in any {
            add(&mut bits, value);
        }
        let mut without = Bits::none(self.len());
        for value in none {
            add(&mut without, value);
        }
        bits.remove_all(&without);
        bits
    }
}

/// For each sort of entry whether its kind, standing and sides are
/// admitted.
fn sorts(lens: &Lens) -> Vec<bool> {
    let admits = |sort: u16| {
        let standing = usize::from(sort >> STANDING & 7);
        let standing: &[usize] = if standing == 7 { &[] } else { &[standing] };
        let sides = query::SIDES.into_iter();
        let sides: Vec<Side> = sides
            .filter(|&side| sort & 1 << (SIDES + side as u16) != 0)
            .collect();
        lens.kinds.admits(&[query::KINDS[usize::from(sort & 7)]])
            && lens.standings.admits(standing)
            && lens.sides.admits(&sides)
    };
    (0..SORTS).map(admits).collect()
}

/// The days between which something must begin and end, any of some.
struct Days {
    any: Vec<[i32; 4]>,
    not: bool,
}

impl Days {
    fn of(dating: &Dating) -> Self {
        let any = dating.dates.iter().map(|date| {
            let (first, last) = (day(date.first_day()), day(date.last_day()));
            // Not before, not after; ends not before, ends not after.
            match dating.when {
                When::Before => [i32::MIN, i32::MAX, i32::MIN, first - 1],
                When::After => [last + 1, i32::MAX, i32::MIN, i32::MAX],
                When::In => [i32::MIN, last, first, i32::MAX],
            }
        });
        Self {
            any: any.collect(),
            not: dating.not,
        }
    }

    fn admit(&self, dated: bool, first: i32, last: i32) -> bool {
        let lies = |[from, to, end_from, end_to]: &[i32; 4]| {
            (*from..=*to).contains(&first) && (*end_from..=*end_to).contains(&last)
        };
        (dated && self.any.iter().any(lies)) != self.not
    }
}

/// A day as a number that rises with time.
fn day(day: civil::Date) -> i32 {
    i32::from(day.year()) * 10_000 + i32::from(day.month()) * 100 + i32::from(day.day())
}
