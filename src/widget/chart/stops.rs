//! Stops: the places of a chart that have numbers, in order, and which
//! numbers they have.

use super::{At, Data, Kind, Point};

/// A place of a chart that has numbers.
#[derive(Debug, Clone)]
pub struct Stop {
    /// What it is.
    pub at: At,
    /// What it is called.
    pub label: String,
    /// For each series the place in its list of points, where it has one.
    pub points: Vec<Option<usize>>,
}

impl Stop {
    fn of(point: &Point, series: usize) -> Self {
        Self {
            at: point.at,
            label: point.label.clone(),
            points: vec![None; series],
        }
    }

    fn is_of(&self, point: &Point) -> bool {
        self.at == point.at && self.label == point.label
    }
}

/// The stops of all series together: times in their order, groups in the
/// order that the series agree on.
pub(super) fn of(data: &Data) -> Vec<Stop> {
    match data.kind {
        Kind::Groups => groups(data),
        Kind::Line | Kind::Bars | Kind::Shares => times(data),
    }
}

fn times(data: &Data) -> Vec<Stop> {
    let mut places: Vec<(usize, usize, &Point)> = Vec::new();
    for (number, series) in data.series.iter().enumerate() {
        let points = series.points.iter().enumerate();
        places.extend(points.map(|(at, point)| (number, at, point)));
    }
    // A shorter time stands before a longer one with the same middle.
    places.sort_by(|(_, _, a), (_, _, b)| {
        let key = |point: &Point| (point.at.middle(), point.at.length());
        let ((am, al), (bm, bl)) = (key(a), key(b));
        am.total_cmp(&bm).then(al.total_cmp(&bl))
    });
    let mut stops: Vec<Stop> = Vec::new();
    for (number, at, point) in places {
        match stops.last_mut() {
            Some(last) if last.is_of(point) && last.points[number].is_none() => {
                last.points[number] = Some(at);
            }
            _ => {
                let mut stop = Stop::of(point, data.series.len());
                stop.points[number] = Some(at);
                stops.push(stop);
            }
        }
    }
    stops
}

/// A group that only a later series has stands after the one that it has
/// before it.
fn groups(data: &Data) -> Vec<Stop> {
    let mut stops: Vec<Stop> = Vec::new();
    for (number, series) in data.series.iter().enumerate() {
        let mut next = 0;
        for (at, point) in series.points.iter().enumerate() {
            // Series mostly have the same groups in the same order.
            let ahead = stops.get(next).is_some_and(|stop| stop.is_of(point));
            let found = if ahead {
                Some(next)
            } else {
                stops.iter().position(|stop| stop.is_of(point))
            };
            let place = found.unwrap_or_else(|| {
                stops.insert(next, Stop::of(point, data.series.len()));
                next
            });
            stops[place].points[number].get_or_insert(at);
            next = place + 1;
        }
    }
    stops
}
