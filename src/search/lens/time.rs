//! Time in a lens: when an entry was, and since when it could be known.

use jiff::civil;

use crate::dossier::{At, Date, Dossier, Entry, Figure, Item, Position, Section, Source};

/// The days that an entry is about, from the first to the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) struct Span {
    pub(in crate::search) first: civil::Date,
    pub(in crate::search) last: civil::Date,
}

impl Span {
    /// The days of a date.
    pub(in crate::search) fn of_date(date: Date) -> Self {
        Self {
            first: date.first_day(),
            last: date.last_day(),
        }
    }

    /// The days that an entry is about: those of its date; from its first
    /// number to its last for a figure; none for what has no date.
    pub(in crate::search) fn of(entry: &Entry<'_>) -> Option<Self> {
        let own = entry.date.map(Self::of_date);
        own.or_else(|| {
            dates(entry).map(Self::of_date).reduce(|all, one| Self {
                first: all.first.min(one.first),
                last: all.last.max(one.last),
            })
        })
    }
}

/// The dates of a figure's numbers; none for what is no figure.
fn dates<'a>(entry: &Entry<'a>) -> impl Iterator<Item = Date> + use<'a> {
    let figure = match entry.item {
        Item::Figure(figure) => Some(figure),
        _ => None,
    };
    figure.into_iter().flat_map(numbers)
}

/// The dates of a figure's numbers.
fn numbers(figure: &Figure) -> impl Iterator<Item = Date> {
    let points = figure.series.iter().flat_map(|series| &series.points);
    points.filter_map(|point| match point.at {
        At::Date(date) => Some(date),
        At::Group(_) => None,
    })
}

/// Where an entry must lie in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct Dating {
    pub(in crate::search) when: When,
    /// Any of these, by their days.
    pub(in crate::search) dates: Vec<Date>,
    /// Whether entries that lie there are left out.
    pub(in crate::search) not: bool,
}

/// How an entry must lie to a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) enum When {
    /// It is over before the date begins.
    Before,
    /// It begins after the date is over.
    After,
    /// They have a day in common.
    In,
}

impl Dating {
    /// Whether something of these days may be had; what has none lies nowhere.
    pub(in crate::search) fn admits(&self, span: Option<Span>) -> bool {
        let lies = |span: Span| {
            self.dates.iter().any(|date| match self.when {
                When::Before => span.last < date.first_day(),
                When::After => span.first > date.last_day(),
                When::In => span.first <= date.last_day() && span.last >= date.first_day(),
            })
        };
        span.is_some_and(lies) != self.not
    }
}

/// The first day on which an entry can have been said or have happened: that
/// of its date or of its first number. A source without a date was there when
/// it was read at the latest; figures without dates are known from the first of
/// their sources, positions from when all sources of one side were there, topics and sections from the first of what
/// is in them. None for what was always so, or where nothing tells.
pub(in crate::search) fn known_from(dossier: &Dossier, entry: &Entry<'_>) -> Option<civil::Date> {
    if let Some(span) = Span::of(entry) {
        return Some(span.first);
    }
    match entry.item {
        Item::Source(source) => out(source),
        Item::Figure(figure) => first_out(dossier, &figure.sources),
        Item::Position(position) => first_taken(dossier, position),
        Item::Section(section) => first_said(section),
        Item::Topic(topic) => {
            let claims = topic.sections.iter().filter_map(first_said);
            let events = topic.events.iter().map(|event| event.date.first_day());
            let figures = topic.figures.iter().filter_map(|figure| {
                let numbers = numbers(figure).map(|date| date.first_day()).min();
                numbers.or_else(|| first_out(dossier, &figure.sources))
            });
            let positions = topic.positions.iter();
            let positions = positions.filter_map(|position| first_taken(dossier, position));
            claims.chain(events).chain(figures).chain(positions).min()
        }
        _ => None,
    }
}

/// When a source was there.
fn out(source: &Source) -> Option<civil::Date> {
    Some(source.issued.or(source.accessed)?.first_day())
}

fn first_out(dossier: &Dossier, sources: &[usize]) -> Option<civil::Date> {
    let out = |at: &usize| out(&dossier.sources[*at]);
    sources.iter().filter_map(out).min()
}

/// When all that a text draws on was there: it is one text, and tells of the
/// last too. None where nothing tells.
pub(in crate::search) fn all_out(dossier: &Dossier, sources: &[usize]) -> Option<civil::Date> {
    let out = |at: &usize| out(&dossier.sources[*at]);
    sources.iter().filter_map(out).max()
}

/// When the first side to a question was known; none where nothing tells.
fn first_taken(dossier: &Dossier, position: &Position) -> Option<civil::Date> {
    let stances = position.stances();
    let known = stances.filter_map(|(_, stance)| all_out(dossier, &stance.sources));
    known.min()
}

fn first_said(section: &Section) -> Option<civil::Date> {
    let claims = section.claims.iter();
    claims.map(|claim| claim.date.first_day()).min()
}
