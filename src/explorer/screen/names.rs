//! The names: in three scripts, with where they are mentioned.

use std::ops::Range;

use super::Which;
use super::catalogue::order::{Key, Order, by_title, by_use};
use super::catalogue::{Catalogue, Subject};
use crate::dossier::{Entry, EntryId, Item, Kind, Name, fold};
use crate::explorer::Ctx;
use crate::explorer::reading::{Locator, Sheet, Writing, origin, part_of};
use crate::search::Field;
use crate::widget::Columns;
use crate::widget::prose::{Row, Run, clip};

pub use super::catalogue::Place;

/// The state of the screen.
pub type Names = Catalogue<OfNames>;

/// A catalogue of names.
#[derive(Debug, Default)]
pub struct OfNames {
    /// The maps that places are marked on.
    locator: Locator,
}

impl Subject for OfNames {
    const WHICH: Which = Which::Names;
    const KIND: Kind = Kind::Name;
    const ROWS: u16 = 1;
    const ORDERS: &'static [Order] = &[
        ("A to Z", by_title),
        ("kind", by_kind),
        ("most mentioned", by_use),
    ];

    fn ids(ctx: &Ctx) -> Range<u32> {
        ctx.dossier.name_ids()
    }

    /// The lead form whole before anything else; then the form that was looked
    /// for, the kind, and the first form in Japanese, each if there is room
    /// for the whole of it.
    fn listed(ctx: &Ctx, entry: &Entry<'_>, width: u16) -> Vec<Row> {
        let Item::Name(name) = entry.item else {
            return Vec::new();
        };
        let (theme, width) = (ctx.theme, usize::from(width));
        let mut row = Row {
            runs: vec![Run {
                text: clip(entry.title, width, theme.ellipsis()),
                style: theme.text,
                origin: Some(origin(entry.id, Field::Title)),
                ..Run::default()
            }],
            ..Row::default()
        };
        let left = |row: &Row, right: usize| width.saturating_sub(row.width() + right);
        let add = |row: &mut Row, form: &str| {
            let from = part_of(entry, form);
            for (text, origin) in [("  ", None), (form, from)] {
                row.runs.push(Run {
                    text: text.to_owned(),
                    style: theme.dim,
                    origin,
                    ..Run::default()
                });
            }
        };
        let looked_for = looked_for(ctx, entry, name);
        if let Some(form) = looked_for.filter(|form| form.width() + 2 <= left(&row, 0)) {
            add(&mut row, form);
        }
        let kind = name.kind.word();
        if kind.width() + 2 <= left(&row, 0) {
            row.right = Some((kind.to_owned(), theme.dim));
        }
        let taken = row.right.as_ref().map_or(0, |(kind, _)| kind.width() + 2);
        let japanese = name.ja.first().filter(|form| *form != entry.title);
        if let (1, Some(form)) = (row.runs.len(), japanese)
            && form.width() + 2 <= left(&row, taken)
        {
            add(&mut row, form);
        }
        vec![row]
    }

    fn title(ctx: &Ctx, entry: &Entry<'_>) -> String {
        match entry.item {
            Item::Name(name) => format!("{} {} {}", name.kind.word(), ctx.theme.dot(), entry.title),
            _ => String::new(),
        }
    }

    fn write(&mut self, writing: &mut Writing, entry: &Entry<'_>) {
        let (ctx, width) = (writing.ctx, writing.width);
        let sheet = Sheet::of(ctx, width);
        writing.paper.rows.extend(sheet.entry(entry));
        if let Item::Name(Name {
            place: Some(at), ..
        }) = entry.item
        {
            let map = self.locator.rows(ctx, (entry.title, *at), sheet.wide());
            if !map.is_empty() {
                writing.paper.rows.push(Row::default());
                writing.paper.rows.extend(map);
            }
        }
        writing.related(entry.id);
        let address = Row::of(entry.address().to_string(), ctx.theme.dim);
        writing.paper.rows.extend([Row::default(), address]);
    }

    /// The first name that it mentions.
    fn of(ctx: &Ctx, entry: &Entry<'_>) -> Option<EntryId> {
        // The names are looked for in a text only once the index is made,
        // which does the same for all of them.
        ctx.index?;
        let first = ctx.dossier.name_ids().start;
        let own = |text: &str| {
            let mut mentions = ctx.dossier.mentions(text);
            mentions.find_map(|mention| {
                let id = EntryId(first + u32::try_from(mention.name).ok()?);
                ctx.view.admits(&ctx.dossier.entry(id)).then_some(id)
            })
        };
        own(entry.title).or_else(|| own(&entry.text))
    }

    fn place(place: Place) -> super::Place {
        super::Place::Names(place)
    }

    fn own(place: &super::Place) -> Option<&Place> {
        match place {
            super::Place::Names(place) => Some(place),
            _ => None,
        }
    }
}

/// By what the name is of, then from A to Z.
fn by_kind(_: &Ctx, entry: &Entry<'_>) -> Key {
    match entry.item {
        Item::Name(name) => (0, format!("{} {}", name.kind.word(), fold(entry.title))),
        _ => Key::default(),
    }
}

/// The form in which a name was looked for, if that is not the one that it is
/// listed under.
fn looked_for<'a>(ctx: &Ctx, entry: &Entry<'_>, name: &'a Name) -> Option<&'a str> {
    if !ctx.lit(origin(entry.id, Field::Title).0).is_empty() {
        return None;
    }
    let lit = ctx.lit(origin(entry.id, Field::Text).0);
    let mut forms = name.forms().skip(1);
    forms.find(|form| {
        let at = part_of(entry, form).map_or(0, |(_, at)| at);
        let own = at..at + form.len();
        lit.iter()
            .any(|lit| own.start < lit.end && lit.start < own.end)
    })
}
