//! The sources: whose word they are, and what cites them.

use std::ops::Range;

use super::Which;
use super::catalogue::order::{Key, Order, by_title, by_use};
use super::catalogue::{Catalogue, Subject};
use crate::dossier::{Date, Entry, EntryId, Item, Kind, fold};
use crate::explorer::Ctx;
use crate::explorer::reading::{Sheet, Writing, origin, part_of};
use crate::search::Field;
use crate::widget::Columns;
use crate::widget::prose::{Row, Run, clip};

pub use super::catalogue::Place;

/// Columns that a part of what is said of a source is worth its while in.
const LEAST: usize = 6;

/// The state of the screen.
pub type Sources = Catalogue<OfSources>;

/// A catalogue of sources.
#[derive(Debug, Default)]
pub struct OfSources;

impl Subject for OfSources {
    const WHICH: Which = Which::Sources;
    const KIND: Kind = Kind::Source;
    const ROWS: u16 = 2;
    const ORDERS: &'static [Order] = &[
        ("newest first", by_date),
        ("side", by_side),
        ("A to Z", by_title),
        ("most cited", by_use),
    ];

    fn ids(ctx: &Ctx) -> Range<u32> {
        ctx.dossier.source_ids()
    }

    /// The title, and below it the year, whose word it is, and who says so.
    fn listed(ctx: &Ctx, entry: &Entry<'_>, width: u16) -> Vec<Row> {
        let Item::Source(source) = entry.item else {
            return Vec::new();
        };
        let theme = ctx.theme;
        let title = Row {
            runs: vec![Run {
                text: clip(entry.title, usize::from(width), theme.ellipsis()),
                style: theme.text,
                origin: Some(origin(entry.id, Field::Title)),
                ..Run::default()
            }],
            ..Row::default()
        };
        let year = source.issued.map(year);
        let by = Some(entry.text.as_ref()).filter(|by| !by.is_empty());
        let parts = [
            year.as_deref(),
            Some(&source.whose()),
            Some(source.kind.word()),
            by,
        ];
        let dot = format!(" {} ", theme.dot());
        let mut about = Row::default().indented(2);
        for part in parts.into_iter().flatten() {
            let step = if about.runs.is_empty() { "" } else { &*dot };
            let room = usize::from(width).saturating_sub(about.width() + step.width());
            // A part of which next to nothing can be seen is left out.
            if room < LEAST.min(part.width()) {
                break;
            }
            let seen = clip(part, room, theme.ellipsis());
            for (text, origin) in [(step.to_owned(), None), (seen, part_of(entry, part))] {
                about.runs.push(Run {
                    text,
                    style: theme.dim,
                    origin,
                    ..Run::default()
                });
            }
        }
        vec![title, about]
    }

    fn title(ctx: &Ctx, entry: &Entry<'_>) -> String {
        match entry.item {
            Item::Source(source) => {
                let kind = entry.kind().word();
                format!("{kind} {} {}", ctx.theme.dot(), source.kind.word())
            }
            _ => String::new(),
        }
    }

    fn write(&mut self, writing: &mut Writing, entry: &Entry<'_>) {
        if let Item::Source(source) = entry.item {
            let sheet = Sheet::of(writing.ctx, writing.width);
            writing.paper.rows.extend(sheet.whole_source(entry, source));
        }
        writing.related(entry.id);
    }

    /// The first of its sources.
    fn of(ctx: &Ctx, entry: &Entry<'_>) -> Option<EntryId> {
        let ids = ctx.dossier.source_ids();
        let id = |at: &usize| Some(EntryId(ids.start + u32::try_from(*at).ok()?));
        let mut sources = entry.sources.iter().filter_map(id);
        sources.find(|id| ctx.view.admits(&ctx.dossier.entry(*id)))
    }

    fn place(place: Place) -> super::Place {
        super::Place::Sources(place)
    }

    fn own(place: &super::Place) -> Option<&Place> {
        match place {
            super::Place::Sources(place) => Some(place),
            _ => None,
        }
    }
}

/// By when it came out, the latest first; what has no date comes last.
fn by_date(_: &Ctx, entry: &Entry<'_>) -> Key {
    let issued = match entry.item {
        Item::Source(source) => source.issued,
        _ => None,
    };
    let day = issued.map(|date| date.last_day());
    let day = day.map(|day| {
        let (year, of_year) = (i64::from(day.year()), i64::from(day.day_of_year()));
        -(year * 400 + of_year)
    });
    (day.unwrap_or(i64::MAX), String::new())
}

/// By whose word it is, Japan's first, then Russia's; each from A to Z.
fn by_side(_: &Ctx, entry: &Entry<'_>) -> Key {
    match entry.item {
        Item::Source(source) => (source.side as i64, fold(entry.title)),
        _ => Key::default(),
    }
}

/// A date as short as it can be told from others in a list: its year, if it is
/// of one.
fn year(date: Date) -> String {
    let (first, last) = (date.first_day().year(), date.last_day().year());
    if first == last && !date.is_doubtful() {
        first.to_string()
    } else {
        date.short()
    }
}
