//! The atlas: coastlines, who held what when, and views on the map.
//!
//! Coordinates are longitude and latitude in degrees.

mod held;

use std::collections::HashMap;

use jiff::civil;
use serde::Deserialize;

use super::{Address, Date};

/// Longitude and latitude in degrees.
pub type LonLat = (f64, f64);

/// What the map is drawn from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Atlas {
    /// Stretches of land that were held together.
    pub lands: Vec<Land>,
    /// Points on the map.
    pub places: Vec<Place>,
    /// Who held what when, in order of time.
    pub eras: Vec<Era>,
    /// Views to choose from.
    pub frames: Vec<Frame>,
    /// The box at which the coastlines were cut off, if they were.
    pub cut: Option<Extent>,
}

/// A box on the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extent {
    /// The western and eastern edge, in degrees.
    pub lon: (f64, f64),
    /// The southern and northern edge, in degrees.
    pub lat: (f64, f64),
}

impl Extent {
    /// Whether a point is in the box, which may lie over the antimeridian:
    /// then its western edge is further east than its eastern one.
    #[must_use]
    pub fn holds(&self, (lon, lat): LonLat) -> bool {
        let (west, east) = self.lon;
        let along = if west <= east {
            (west..=east).contains(&lon)
        } else {
            lon >= west || lon <= east
        };
        along && (self.lat.0..=self.lat.1).contains(&lat)
    }

    /// Whether the box meets the box around some rings.
    #[must_use]
    pub fn meets(&self, rings: &[Vec<LonLat>]) -> bool {
        let corners = || rings.iter().flatten();
        let reaches = |(from, until): (f64, f64), of: fn(&LonLat) -> f64| {
            corners().any(|at| of(at) >= from) && corners().any(|at| of(at) <= until)
        };
        reaches(self.lon, |at| at.0) && reaches(self.lat, |at| at.1)
    }

    /// Whether a straight line lies on one of the edges.
    #[expect(
        clippy::float_cmp,
        reason = "a coastline that is cut off ends on the edge exactly"
    )]
    fn has_on_edge(&self, (a, b): (LonLat, LonLat)) -> bool {
        let lies = |edge: f64, a: f64, b: f64| a == edge && b == edge;
        lies(self.lon.0, a.0, b.0)
            || lies(self.lon.1, a.0, b.0)
            || lies(self.lat.0, a.1, b.1)
            || lies(self.lat.1, a.1, b.1)
    }
}

impl Atlas {
    /// The era that a day is in: a place in the list of eras. The day on which
    /// one era ends and another begins is in the later one.
    #[must_use]
    pub fn era_on(&self, day: civil::Date) -> Option<usize> {
        self.eras.iter().rposition(|era| {
            era.from.is_none_or(|from| from.first_day() <= day)
                && era.until.is_none_or(|until| day <= until.last_day())
        })
    }

    /// The coasts of each land, in the order of the lands: the parts of its
    /// rings that lie on water. An edge that two lands share is no coast, nor
    /// is one along which the coastlines were cut off.
    #[must_use]
    pub fn coasts(&self) -> Vec<Vec<Vec<LonLat>>> {
        let mut owners: HashMap<[u64; 4], usize> = HashMap::new();
        for edge in self
            .lands
            .iter()
            .flat_map(|land| &land.rings)
            .flat_map(|ring| edges(ring))
        {
            *owners.entry(key(edge)).or_default() += 1;
        }
        let is_coast = |edge: (LonLat, LonLat)| {
            owners.get(&key(edge)) == Some(&1) && !self.cut.is_some_and(|cut| cut.has_on_edge(edge))
        };
        let of_land = |land: &Land| {
            let rings = land.rings.iter();
            rings.flat_map(|ring| stretches(ring, &is_coast)).collect()
        };
        self.lands.iter().map(of_land).collect()
    }
}

/// The edges of a ring, the one that closes it last.
fn edges(ring: &[LonLat]) -> impl Iterator<Item = (LonLat, LonLat)> {
    let next = ring.iter().cycle().skip(1);
    ring.iter().copied().zip(next.copied())
}

/// An edge as it is the same in both directions.
fn key(((a, b), (c, d)): (LonLat, LonLat)) -> [u64; 4] {
    let (one, other) = ([a, b].map(f64::to_bits), [c, d].map(f64::to_bits));
    let (one, other) = (one.min(other), one.max(other));
    [one[0], one[1], other[0], other[1]]
}

/// The stretches of a ring of which every edge is a coast; a ring that is
/// coast all round ends where it began.
fn stretches(ring: &[LonLat], is_coast: &impl Fn((LonLat, LonLat)) -> bool) -> Vec<Vec<LonLat>> {
    let edges: Vec<_> = edges(ring).collect();
    // Begun after an edge that is none, no stretch is torn in two.
    let start = edges.iter().position(|edge| !is_coast(*edge));
    let turned = edges.iter().cycle().skip(start.map_or(0, |at| at + 1));
    let mut stretches: Vec<Vec<LonLat>> = Vec::new();
    let mut on_coast = false;
    for &edge in turned.take(edges.len()) {
        let coast = is_coast(edge);
        match stretches.last_mut() {
            Some(stretch) if coast && on_coast => stretch.push(edge.1),
            _ if coast => stretches.push(vec![edge.0, edge.1]),
            _ => {}
        }
        on_coast = coast;
    }
    stretches
}

/// A stretch of land that was held by one side at a time.
#[derive(Debug, Clone, PartialEq)]
pub struct Land {
    /// The id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its coastlines: each ring has at least three corners.
    pub rings: Vec<Vec<LonLat>>,
}

/// A point on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub at: LonLat,
    /// The id of the land that it is part of, so that an islet too small for
    /// a coastline is held with its neighbours.
    pub land: Option<String>,
}

/// A time in which the line lay in one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Era {
    /// The id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// When it began, if it is known.
    pub from: Option<Date>,
    /// When it ended, if it has.
    pub until: Option<Date>,
    /// Who held each land: the land's id and the holder.
    pub holders: Vec<(String, Holder)>,
    /// The line between the two states, in pieces.
    pub line: Vec<Vec<LonLat>>,
    /// The map in words.
    pub note: String,
    /// The items that tell of it.
    pub claims: Vec<Address>,
}

/// Who held a land.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[expect(missing_docs, reason = "the words say all")]
pub enum Holder {
    Japan,
    Russia,
    /// Held by both, undivided.
    Shared,
    /// Held by Russia, claimed by Japan.
    Disputed,
}

impl Holder {
    /// Every way in which a land may be held.
    pub const ALL: [Self; 4] = [Self::Japan, Self::Russia, Self::Shared, Self::Disputed];

    /// The holder as a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Japan => "japan",
            Self::Russia => "russia",
            Self::Shared => "shared",
            Self::Disputed => "disputed",
        }
    }

    /// The holder in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Japan => "held by Japan",
            Self::Russia => "held by Russia",
            Self::Shared => "shared, undivided",
            Self::Disputed => "held by Russia, claimed by Japan",
        }
    }
}

/// A view on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// The id.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// How far it reaches.
    pub extent: Extent,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two lands that meet at x = 1, the western one cut off at x = 0.
    fn neighbours() -> Atlas {
        let land = |id: &str, ring: &[LonLat]| Land {
            id: id.to_owned(),
            name: id.to_owned(),
            rings: vec![ring.to_vec()],
        };
        Atlas {
            lands: vec![
                land("west", &[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]),
                land("east", &[(1.0, 1.0), (1.0, 0.0), (2.0, 0.5)]),
                land("island", &[(3.0, 0.0), (4.0, 0.0), (3.5, 1.0)]),
            ],
            cut: Some(Extent {
                lon: (0.0, 9.0),
                lat: (-9.0, 9.0),
            }),
            ..Atlas::default()
        }
    }

    #[test]
    fn neither_a_shared_edge_nor_a_cut_one_is_a_coast() {
        let coasts = neighbours().coasts();
        assert_eq!(
            coasts[0],
            [vec![(1.0, 1.0), (0.0, 1.0)], vec![(0.0, 0.0), (1.0, 0.0)]]
        );
        assert_eq!(coasts[1], [[(1.0, 0.0), (2.0, 0.5), (1.0, 1.0)]]);
    }

    #[test]
    fn a_box_may_lie_over_the_antimeridian() {
        let strait = Extent {
            lon: (170.0, -170.0),
            lat: (60.0, 66.0),
        };
        assert!(strait.holds((175.0, 61.0)) && strait.holds((-175.0, 61.0)));
        assert!(!strait.holds((0.0, 61.0)) && !strait.holds((175.0, 70.0)));
        let west = Extent {
            lon: (10.0, 20.0),
            ..strait
        };
        assert!(west.holds((10.0, 66.0)) && !west.holds((175.0, 61.0)));
    }

    #[test]
    fn a_day_is_in_the_later_of_two_eras_that_meet() {
        let era = |from: Option<&str>, until: Option<&str>| Era {
            id: String::new(),
            title: String::new(),
            from: from.map(|date| date.parse().unwrap()),
            until: until.map(|date| date.parse().unwrap()),
            holders: Vec::new(),
            line: Vec::new(),
            note: String::new(),
            claims: Vec::new(),
        };
        let atlas = Atlas {
            eras: vec![
                era(None, Some("1855-02-07")),
                era(Some("1855-02-07"), Some("1875")),
                era(Some("1905-08"), None),
            ],
            ..Atlas::default()
        };
        let on = |date: &str| atlas.era_on(date.parse::<Date>().unwrap().last_day());
        assert_eq!(on("1600"), Some(0));
        assert_eq!(on("1855-02-06"), Some(0));
        assert_eq!(on("1855-02-07"), Some(1));
        assert_eq!(on("1875"), Some(1));
        assert_eq!(on("1890"), None, "between two eras");
        assert_eq!(on("2000"), Some(2));
        assert_eq!(Atlas::default().era_on(civil::Date::MIN), None);
    }

    #[test]
    fn an_island_has_its_coast_all_round() {
        let island = &neighbours().coasts()[2];
        assert_eq!(*island, [[(3.0, 0.0), (4.0, 0.0), (3.5, 1.0), (3.0, 0.0)]]);
    }
}
