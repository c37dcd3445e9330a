//! Checking figures: every number can be drawn, and a share is of a whole.

use std::collections::HashMap;

use super::desk::Desk;
use super::file;
use crate::dossier::page::Spot;
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
    let has = |spot: &Spot| file.points.iter().any(|(at, _)| at.text == spot.text);
    for spot in file.derived.iter().filter(|spot| !has(spot)) {
        let what = format!("\"{}\" is marked as derived but has no point", spot.text);
        desk.error(spot, what, "name the date or group of a point");
    }
    let mut from = points_from(desk, file, sources);
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
                sources: from.remove(at.text.as_str()).unwrap_or_default(),
            }
        })
        .collect();
    Series { name, points }
}

/// The sources of single points, by the place of the point; they are among
/// those of the figure.
fn points_from<'a>(
    desk: &mut Desk,
    file: &'a file::Series,
    sources: &[usize],
) -> HashMap<&'a str, Vec<usize>> {
    let mut from = HashMap::new();
    for (at, spots) in &file.from {
        if !file.points.iter().any(|(point, _)| point.text == at.text) {
            let what = format!("\"{}\" has sources but no point", at.text);
            desk.error(at, what, "name the date or group of a point");
        }
        let places = desk.some_sources(spots);
        for spot in spots {
            let known = desk.known.sources.get(&spot.text);
            if known.is_some_and(|place| !sources.contains(place)) {
                let what = format!("\"{}\" is no source of this figure", spot.text);
                desk.error(spot, what, "add it to the sources of the figure");
            }
        }
        if from.insert(at.text.as_str(), places).is_some() {
            let what = format!("the sources of \"{}\" are named twice", at.text);
            desk.error(at, what, "keep one");
        }
    }
    from
}

/// Warns of a share above the whole, and of shares of one time that add up to
/// more than that.
fn shares(desk: &mut Desk, file: &file::Figure) {
    let mut sums: HashMap<&str, f64> = HashMap::new();
    for (at, value) in file.series.iter().flat_map(|series| &series.points) {
        let shares = matches!(file.kind, FigureKind::Shares);
        if *value > 100.0 {
            let what = format!("{value} per cent is more than the whole");
            desk.warn(at, what, "correct the value or the unit");
        } else if shares && *value < 0.0 {
            let what = format!("a share of {value} per cent is less than nothing");
            desk.warn(at, what, "correct the value, or draw it as Line or Bars");
        }
        let sum = sums.entry(at.text.as_str()).or_default();
        let before = *sum;
        *sum += value;
        let most = 100.0 + ROUNDING;
        if shares && before <= most && *sum > most {
            let what = format!("the shares of {} add up to {sum:.1} per cent", at.text);
            desk.warn(at, what, "correct a share, or draw them as Line or Bars");
        }
    }
}
