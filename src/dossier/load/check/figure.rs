//! Checking figures: every number can be drawn, and a share is of a whole.

use std::collections::HashMap;

use super::desk::Desk;
use super::file;
use crate::dossier::{At, Break, Figure, FigureKind, Point, Series};

/// Shares may add up to a little more than the whole, for they are rounded.
const ROUNDING: f64 = 1.0;

pub(super) fn figure(desk: &mut Desk, file: &file::Figure) -> Figure {
    let id = desk.id(&file.id);
    let title = desk.told(&file.title, "title");
    if file.series.iter().all(|series| series.points.is_empty()) {
        desk.error(
            &file.id,
            "the figure has no numbers",
            "add series with points",
        );
    }
    let unit = desk.text(&file.unit, "unit");
    if matches!(unit.as_str(), "%" | "per cent") {
        shares(desk, file);
    }
    let sources = desk.sources(&file.sources, &file.id, "figure");
    let series = file.series.iter();
    Figure {
        id,
        title,
        unit,
        kind: file.kind,
        series: series
            .map(|s| one_series(desk, file.kind, s, &sources))
            .collect(),
        breaks: file
            .breaks
            .iter()
            .map(|b| Break {
                at: desk.date(&b.at),
                note: desk.told(&b.note, "note"),
            })
            .collect(),
        note: desk.maybe_told(&file.note),
        sources,
    }
}

fn one_series(desk: &mut Desk, kind: FigureKind, file: &file::Series, sources: &[usize]) -> Series {
    let name = desk.text(&file.name, "name");
    let places = file.points.iter().map(|(at, _)| at);
    desk.unique(places, "for points of this series");
    for spot in &file.derived {
        if !file.points.iter().any(|(at, _)| at.text == spot.text) {
            let what = format!("\"{}\" is marked as derived but has no point", spot.text);
            desk.error(spot, what, "name the date or group of a point");
        }
    }
    let points = file
        .points
        .iter()
        .map(|(at, value)| {
            let place = match kind {
                FigureKind::Groups => At::Group(desk.text(at, "group")),
                _ => At::Date(desk.date(at)),
            };
            if let At::Date(date) = place {
                desk.not_before(date, at, sources);
            }
            if !value.is_finite() {
                desk.error(
                    at,
                    format!("{value} is not a number to draw"),
                    "leave the point out",
                );
            }
            Point {
                at: place,
                value: *value,
                derived: file.derived.iter().any(|spot| spot.text == at.text),
            }
        })
        .collect();
    Series { name, points }
}

/// Warns of a share above the whole, and of shares of one time that add up to
/// more than that.
fn shares(desk: &mut Desk, file: &file::Figure) {
    let mut sums: HashMap<&str, f64> = HashMap::new();
    for (at, value) in file.series.iter().flat_map(|series| &series.points) {
        if *value > 100.0 {
            let what = format!("{value} per cent is more than the whole");
            desk.warn(at, what, "correct the value or the unit");
        }
        let sum = sums.entry(at.text.as_str()).or_default();
        let before = *sum;
        *sum += value;
        let most = 100.0 + ROUNDING;
        if matches!(file.kind, FigureKind::Shares) && before <= most && *sum > most {
            let what = format!("the shares of {} add up to {sum:.1} per cent", at.text);
            desk.warn(at, what, "correct a share, or draw them as Line or Bars");
        }
    }
}
