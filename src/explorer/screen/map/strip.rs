//! The strip: every era in one row, the one that is shown marked, and those
//! in which the line stayed where it was in brackets.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::dossier::{Date, Era};
use crate::explorer::Ctx;
use crate::widget::Columns;

/// The labels of the eras up to the last that is seen, and which of them there
/// is room for.
fn labels(
    ctx: &Ctx,
    shown: Option<usize>,
    last: usize,
    area: Rect,
) -> (Vec<String>, (usize, usize)) {
    let atlas = &ctx.dossier.atlas;
    let eras = atlas.eras.iter().take(last + 1);
    let passed = |at: usize| at < last && atlas.keeps_line(at);
    let label = |(at, era): (usize, &Era)| match label(era) {
        label if passed(at) => format!("({label})"),
        label => label,
    };
    let labels: Vec<String> = eras.enumerate().map(label).collect();
    let at = shown.unwrap_or(last).min(labels.len().saturating_sub(1));
    let taken = 2 * ctx.theme.ellipsis().width() + 1;
    let room = usize::from(area.width).saturating_sub(taken);
    let window = window(&labels, at, room);
    (labels, window)
}

/// The era whose label stands in a column of the screen.
pub(super) fn at(
    ctx: &Ctx,
    shown: Option<usize>,
    last: usize,
    area: Rect,
    column: u16,
) -> Option<usize> {
    let (labels, (from, until)) = labels(ctx, shown, last, area);
    let mut x = usize::from(area.x);
    if from > 0 {
        x += ctx.theme.ellipsis().width();
    }
    for (at, label) in labels.iter().enumerate().take(until).skip(from) {
        // A blank or the bar stands before each.
        let end = x + 1 + label.width();
        if (x..end).contains(&usize::from(column)) {
            return Some(at);
        }
        x = end;
    }
    None
}

/// Draws the eras up to the last that is seen.
pub(super) fn draw(ctx: &Ctx, shown: Option<usize>, last: usize, area: Rect, buf: &mut Buffer) {
    let theme = ctx.theme;
    let (labels, (from, until)) = labels(ctx, shown, last, area);
    let mut x = area.x;
    let mut put = |text: &str, style| {
        let left = usize::from(area.right().saturating_sub(x));
        (x, _) = buf.set_stringn(x, area.y, text, left, style);
    };
    if from > 0 {
        put(theme.ellipsis(), theme.dim);
    }
    for (nth, label) in labels.iter().enumerate().take(until).skip(from) {
        if Some(nth) == shown {
            put(theme.bar(), theme.accent);
            put(label, theme.accent.patch(theme.selected));
        } else {
            put(" ", theme.dim);
            put(label, theme.dim);
        }
    }
    if until < labels.len() {
        put(" ", theme.dim);
        put(theme.ellipsis(), theme.dim);
    }
}

/// What the signs on the strip mean, of those that are on it.
pub(super) fn key(ctx: &Ctx, last: usize) -> Option<String> {
    let atlas = &ctx.dossier.atlas;
    let stayed = (0..last).any(|at| atlas.keeps_line(at));
    let opens = atlas.eras.iter().take(last + 1);
    let opens = opens
        .filter(|_| last > 0)
        .any(|era| era.from.is_none() && era.until.is_some());
    let parts = [
        (stayed, "( ) the line stayed"),
        (opens, "< until that year"),
    ];
    let parts = parts
        .iter()
        .filter(|(there, _)| *there)
        .map(|(_, what)| *what);
    let parts: Vec<&str> = parts.collect();
    (!parts.is_empty()).then(|| format!("on the strip: {}", parts.join("; ")))
}

/// An era in a few columns: the year it began in.
fn label(era: &Era) -> String {
    let year = |date: &Date| {
        let text = date.to_string();
        let end = text.find(['-', '/', '~', '?']).unwrap_or(text.len());
        text[..end].to_owned()
    };
    match (&era.from, &era.until) {
        (Some(from), _) => year(from),
        (None, Some(until)) => format!("<{}", year(until)),
        (None, None) => "...".to_owned(),
    }
}

/// As many labels around one as there is room for.
fn window(labels: &[String], at: usize, room: usize) -> (usize, usize) {
    let width = |label: &String| label.width() + 1;
    let (mut from, mut until) = (at, (at + 1).min(labels.len()));
    let mut used: usize = labels.get(at).map_or(0, width);
    loop {
        let before = from.checked_sub(1).and_then(|at| labels.get(at)).map(width);
        let after = labels.get(until).map(width);
        if let Some(more) = after.filter(|more| used + more <= room) {
            (until, used) = (until + 1, used + more);
        } else if let Some(more) = before.filter(|more| used + more <= room) {
            (from, used) = (from - 1, used + more);
        } else {
            return (from, until);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shown_era_is_always_within_the_strip() {
        let labels: Vec<String> = (1855..1900).map(|year| year.to_string()).collect();
        for at in 0..labels.len() {
            for room in 0..100 {
                let (from, until) = window(&labels, at, room);
                assert!(from <= at && at < until, "{at} in {room}");
                assert!(5 * (until - from) <= room.max(5), "{at} in {room}");
            }
        }
        assert_eq!(window(&[], 0, 10), (0, 0));
    }
}
