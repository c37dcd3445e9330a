//! Checking figures: every number can be drawn, and a share is of a whole.

use std::collections::{HashMap, HashSet};

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
    let percent = matches!(unit.as_str(), "%" | "per cent" | "percent");
    if percent {
        of_a_whole(desk, file);
    }
    if matches!(file.kind, FigureKind::Shares) {
        shares(desk, file, percent);
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
    let points = file.points.iter().map(|(at, _)| at);
    desk.unique(points, "for points of this series");
    let places: HashSet<&str> = file.points.iter().map(|(at, _)| &*at.text).collect();
    let mut derived: HashSet<&str> = HashSet::new();
    for spot in &file.derived {
        if !places.contains(&*spot.text) {
            let what = format!("\"{}\" is marked as derived but has no point", spot.text);
            desk.error(spot, what, "name the date or group of a point");
        }
        derived.insert(&spot.text);
    }
    let mut from = points_from(desk, file, &places, sources);
    let points = file
        .points
        .iter()
        .map(|(at, value)| {
            let place = match kind {
                FigureKind::Groups => At::Group(desk.text(at, "group")),
                _ => At::Date(desk.date(at)),
            };
            let own = from.remove(&*at.text).unwrap_or_default();
            if let At::Date(date) = place {
                let sources = if own.is_empty() { sources } else { &own };
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
                derived: derived.contains(&*at.text),
                sources: own,
            }
        })
        .collect();
    Series { name, points }
}

/// The sources of single points, by the place of the point; they are among
/// those of the figure.
fn points_from<'a>(
    desk: &mut Desk,
    file: &'a file::Series<'_>,
    places: &HashSet<&str>,
    sources: &[usize],
) -> HashMap<&'a str, Vec<usize>> {
    let mut from = HashMap::new();
    for (at, spots) in &file.from {
        if !places.contains(&*at.text) {
            let what = format!("\"{}\" has sources but no point", at.text);
            desk.error(at, what, "name the date or group of a point");
        }
        let named = desk.some_sources(spots);
        for spot in spots {
            let known = desk.known.sources.get(&*spot.text);
            if known.is_some_and(|place| !sources.contains(place)) {
                let what = format!("\"{}\" is no source of this figure", spot.text);
                desk.error(spot, what, "add it to the sources of the figure");
            }
        }
        if from.insert(&*at.text, named).is_some() {
            let what = format!("the sources of \"{}\" are named twice", at.text);
            desk.error(at, what, "keep one");
        }
    }
    from
}

/// Warns of more than a hundred per cent where the unit does not say of what.
fn of_a_whole(desk: &mut Desk, file: &file::Figure) {
    for (at, value) in file.series.iter().flat_map(|series| &series.points) {
        if *value > 100.0 {
            let what = format!("{value} per cent is more than the whole");
            let right = "correct the value, or say in the unit of what, such as \"% of 2010\"";
            desk.warn(at, what, right);
        }
    }
}

/// Warns of shares below nothing, and where they are per cent, of shares of
/// one time that add up to more than the whole.
fn shares(desk: &mut Desk, file: &file::Figure, percent: bool) {
    let mut sums: HashMap<&str, f64> = HashMap::new();
    for (at, value) in file.series.iter().flat_map(|series| &series.points) {
        if *value < 0.0 {
            let what = format!("a share of {value} is less than nothing");
            desk.warn(at, what, "correct the value, or draw it as Line or Bars");
        }
        let sum = sums.entry(&*at.text).or_default();
        let before = *sum;
        *sum += value;
        let most = 100.0 + ROUNDING;
        if percent && before <= most && *sum > most {
            let what = format!("the shares of {} add up to {sum:.1} per cent", at.text);
            desk.warn(at, what, "correct a share, or draw them as Line or Bars");
        }
    }
}
