//! A hit: in two rows of the list, and whole beside it.

use ratatui::style::Style;
use unicode_width::UnicodeWidthChar;

use crate::dossier::{Entry, EntryId, Item, Standing};
use crate::explorer::Ctx;
use crate::explorer::reading::{Sheet, origin, place};
use crate::search::{Field, Query, View};
use crate::widget::Columns;
use crate::widget::prose::{Row, Run, clip};

/// Rows of a section that are shown beside its hit; no screen is higher.
const ENOUGH: usize = 100;
/// Rows of one hit in the list.
pub(super) const HIT: u16 = 2;

/// A hit in two rows: the words found, and what and where it is.
pub(super) fn summary(ctx: &Ctx, id: EntryId, width: u16) -> [Row; 2] {
    let theme = ctx.theme;
    let entry = ctx.view.entry(id);
    let titled = !matches!(entry.item, Item::Claim(_));
    // What has a title is known by it, unless only its text was found.
    let lit = |field| {
        ctx.lit(origin(id, field).0)
            .first()
            .map(|range| range.start)
    };
    let (field, text, found) = match (titled, lit(Field::Text)) {
        (false, found) => (Field::Text, &*entry.text, found),
        (true, Some(found)) if entry.topic.is_some() && lit(Field::Title).is_none() => {
            (Field::Text, &*entry.text, Some(found))
        }
        (true, _) => (Field::Title, entry.title, lit(Field::Title)),
    };
    let (from, cut) = snippet(text, found.unwrap_or(0), usize::from(width));
    let mut row = Row::default();
    if from > 0 {
        row.runs.push(run(theme.ellipsis(), theme.dim));
    }
    let room = usize::from(width).saturating_sub(row.width());
    row.runs.push(Run {
        text: clip(cut, room, theme.ellipsis()),
        style: theme.text,
        origin: Some((origin(id, field).0, from)),
        ..Run::default()
    });
    [row, about(ctx, &entry, width.saturating_sub(2)).indented(2)]
}

fn run(text: impl Into<String>, style: Style) -> Run {
    Run {
        text: text.into(),
        style,
        ..Run::default()
    }
}

/// Where to start a text so that a match in it is in view.
fn snippet(text: &str, found: usize, width: usize) -> (usize, &str) {
    if text
        .get(..found)
        .is_none_or(|before| before.width() + 12 < width)
    {
        return (0, text);
    }
    // Back from the match, as far as a third of the row allows, to a space.
    let mut room = width / 3;
    let mut start = found;
    for (at, char) in text.get(..found).unwrap_or_default().char_indices().rev() {
        room = match room.checked_sub(char.width().unwrap_or(0)) {
            Some(room) if room > 0 => room,
            _ => break,
        };
        if char == ' ' {
            start = at + 1;
        }
    }
    (start, &text[start..])
}

/// What an entry is, how well it holds up, from when it is, and where.
fn about(ctx: &Ctx, entry: &Entry<'_>, width: u16) -> Row {
    let theme = ctx.theme;
    let dot = format!(" {} ", theme.dot());
    let mut row = Row::of(entry.kind().word(), theme.dim);
    if let Some(standing) = entry
        .standing
        .filter(|standing| **standing != Standing::Holds)
    {
        let word = format!("{} {}", standing.glyph(), standing.word());
        row.runs
            .extend([run(&*dot, theme.dim), run(word, theme.standing(standing))]);
    }
    let date = entry.date.map(|date| date.short());
    let place = Some(place(theme, entry)).filter(|place| !place.is_empty());
    for part in [date, place].into_iter().flatten() {
        let room = usize::from(width).saturating_sub(row.width());
        row.runs.push(run(
            clip(&format!("{dot}{part}"), room, theme.ellipsis()),
            theme.dim,
        ));
    }
    row
}

/// An entry as it will be read, under its path; a section with its claims,
/// which follow it in the dossier.
pub(super) fn whole(ctx: &Ctx, id: EntryId, width: u16) -> Vec<Row> {
    let entry = ctx.view.entry(id);
    let sheet = Sheet::of(ctx, width);
    let mut rows = vec![about(ctx, &entry, width), Row::default()];
    rows.extend(sheet.entry(&entry));
    if let Item::Section(section) = entry.item {
        let claims = (id.0 + 1..).map(EntryId).take(section.claims.len());
        // As of a date, what was said later is not there.
        let then = ctx.view.lens.as_of().map(|date| format!("as-of:{date}"));
        let then = Query::parse(ctx.dossier, &then.unwrap_or_default());
        let said = |claim: &EntryId| {
            let entry = ctx.dossier.entry(*claim);
            View::through(ctx.dossier, then.lens()).admits(&entry)
        };
        let claims = claims.filter(said);
        for claim in claims {
            if rows.len() > ENOUGH {
                break;
            }
            rows.push(Row::default());
            rows.extend(sheet.entry(&ctx.view.entry(claim)));
        }
    }
    rows
}
