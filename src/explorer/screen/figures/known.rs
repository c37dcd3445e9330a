//! What is to be known of a figure besides its numbers: breaks, its note, and
//! who says so.

use crate::dossier::{At, EntryId, Figure, Source};
use crate::explorer::Ctx;
use crate::explorer::reading::origin;
use crate::search::Field;
use crate::widget::chart::{Chart, Stop};
use crate::widget::prose::{Row, set, set_linked};

/// The sources of the numbers at each place; those of the whole figure where
/// a number has none of its own.
pub(super) fn sources(figure: &Figure, chart: &Chart, all: &[usize]) -> Vec<Vec<usize>> {
    let at = |stop: &Stop| {
        let mut found: Vec<usize> = Vec::new();
        for (series, place) in figure.series.iter().zip(&stop.points) {
            let Some(point) = place.and_then(|place| series.points.get(place)) else {
                continue;
            };
            let own = if point.sources.is_empty() {
                all
            } else {
                &point.sources
            };
            let new: Vec<usize> = own
                .iter()
                .copied()
                .filter(|at| !found.contains(at))
                .collect();
            found.extend(new);
        }
        found
    };
    chart.stops().iter().map(at).collect()
}

/// What is to be known of a figure.
pub(super) fn below(
    ctx: &Ctx,
    id: EntryId,
    figure: &Figure,
    seen: &Figure,
    sources: &[usize],
    width: u16,
    lacks_room: Option<EntryId>,
) -> Vec<Row> {
    let theme = ctx.theme;
    let width = width.clamp(1, ctx.room.measure);
    let cut = seen.is_cut_from(figure);
    let mut rows = Vec::new();
    if let Some(other) = lacks_room {
        let other = ctx.dossier.entry(other).title;
        let text = format!("There is no room here for the figure that is kept: {other}.");
        rows.extend(set(&[(&text, theme.text, None)], width, 0));
    }
    if let Some(date) = ctx.view.past().filter(|_| cut) {
        let text = format!("Numbers after {} are left out.", date.human());
        rows.extend(set(&[(&text, theme.text, None)], width, 0));
    }
    for (at, change) in seen.breaks.iter().enumerate() {
        let mark = format!("{}  ", at + 1);
        let text = format!("{}: {}", At::Date(change.at), change.note);
        let parts = [
            (mark.as_str(), theme.heading, None),
            (&text, theme.text, None),
        ];
        rows.extend(set(&parts, width, 3));
    }
    if !figure.note.is_empty() {
        if !rows.is_empty() {
            rows.push(Row::default());
        }
        let note = Some(origin(id, Field::Note));
        rows.extend(set(&[(&figure.note, theme.text, note)], width, 0));
    }
    if !sources.is_empty() {
        if !rows.is_empty() {
            rows.push(Row::default());
        }
        let heading = if sources.len() == 1 {
            "Source"
        } else {
            "Sources"
        };
        rows.push(Row::of(heading, theme.heading));
        for at in sources {
            let source = &ctx.dossier.sources[*at];
            let side = format!("{}: ", side(source));
            let text = source.brief();
            let parts = [(side.as_str(), theme.text, None), (&text, theme.dim, None)];
            let to = ctx.dossier.source_ids().start as usize + at;
            let links = [(side.len()..side.len() + text.len(), to)];
            rows.extend(set_linked(&parts, &links, width, 2));
        }
    }
    rows
}

/// Whose word a source is, at the beginning of a line.
pub(super) fn side(source: &Source) -> String {
    let whose = source.whose();
    let (first, rest) = whose.split_at(whose.chars().next().map_or(0, char::len_utf8));
    format!("{}{rest}", first.to_uppercase())
}
