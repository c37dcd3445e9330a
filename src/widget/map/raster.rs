//! The raster: which land and which coast each dot of a view shows, found out
//! once and drawn many times.

use super::dots::{across, bit, clamped, number};
use super::stroke::walk;
use super::view::{LonLat, Projection, Size, View};

/// What is drawn from: the lands and their coasts, in the same order.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The rings of each land. A dot within an even number of a land's rings
    /// is not on it, so a ring within a ring is a lake.
    pub lands: &'a [Vec<Vec<LonLat>>],
    /// The parts of them that lie on water.
    pub coasts: &'a [Vec<Vec<LonLat>>],
}

/// A cell of a raster: the dots in it, as bits of Braille patterns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Spot {
    /// The land that most of the dots belong to, counted from one; 0 for
    /// water.
    land: u16,
    /// The dots on a coast.
    pub(super) coast: u8,
    /// The dots of land that touch a coast.
    pub(super) shore: u8,
    /// The dots of land further in.
    pub(super) inland: u8,
    /// Whether the land has no cell around here that is all land: an islet.
    pub(super) islet: bool,
}

impl Spot {
    /// The land that most of the dots belong to.
    pub(super) fn land(self) -> Option<usize> {
        usize::from(self.land).checked_sub(1)
    }

    /// How much of the cell is land, in dots.
    pub(super) fn dots(self) -> u32 {
        (self.coast | self.shore | self.inland).count_ones()
    }
}

/// Lands and coasts of a view, in cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Raster {
    pub(super) size: Size,
    pub(super) spots: Vec<Spot>,
}

/// The largest size that a raster is made for.
const LARGEST: Size = (1000, 500);

impl Raster {
    /// The lands in a view of so many cells.
    #[must_use]
    pub fn of(ground: &Ground<'_>, view: &View, size: Size) -> Self {
        let size = (size.0.min(LARGEST.0), size.1.min(LARGEST.1));
        let mut plate = Plate::blank(size);
        let projection = view.projection(size);
        let numbered = |of: &'_ [Vec<Vec<LonLat>>], plate: &mut Plate, coast: bool| {
            for (at, lines) in of.iter().enumerate() {
                let Ok(land) = u16::try_from(at + 1) else {
                    break;
                };
                if coast {
                    plate.trace(&projection, lines, land);
                } else {
                    plate.fill(&projection, lines, land);
                }
            }
        };
        numbered(ground.lands, &mut plate, false);
        numbered(ground.coasts, &mut plate, true);
        plate.into_raster(size)
    }

    /// Columns and rows.
    #[must_use]
    pub fn size(&self) -> Size {
        self.size
    }

    /// The land that a cell shows most of.
    #[must_use]
    pub fn land(&self, column: u16, row: u16) -> Option<usize> {
        self.spot(column, row).land()
    }

    /// The cell of some lands that is nearest to another cell, if any is in
    /// view.
    #[must_use]
    pub fn nearest(
        &self,
        (column, row): (u16, u16),
        of: &dyn Fn(usize) -> bool,
    ) -> Option<(u16, u16)> {
        let (width, height) = self.size;
        let cells = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let own = cells.filter(|(x, y)| self.land(*x, *y).is_some_and(of));
        own.min_by_key(|(x, y)| {
            // Cells are twice as high as wide.
            let (dx, dy) = (
                u32::from(x.abs_diff(column)),
                2 * u32::from(y.abs_diff(row)),
            );
            dx * dx + dy * dy
        })
    }

    /// The cell of a land that is nearest to the middle of what is in view of
    /// it.
    #[must_use]
    pub fn middle(&self, land: usize) -> Option<(u16, u16)> {
        self.nearest(self.mean(land)?, &|other| other == land)
    }

    /// The middle of what is in view of a land, which may lie off it.
    pub(super) fn mean(&self, land: usize) -> Option<(u16, u16)> {
        let (width, height) = self.size;
        let (mut sum, mut count) = ((0_u64, 0_u64), 0_u64);
        for row in 0..height {
            for column in (0..width).filter(|column| self.land(*column, row) == Some(land)) {
                let dots = u64::from(self.spot(column, row).dots());
                sum.0 += dots * u64::from(column);
                sum.1 += dots * u64::from(row);
                count += dots;
            }
        }
        let column = u16::try_from(sum.0.checked_div(count)?).ok()?;
        let row = u16::try_from(sum.1.checked_div(count)?).ok()?;
        Some((column, row))
    }

    pub(super) fn spot(&self, column: u16, row: u16) -> Spot {
        if column >= self.size.0 || row >= self.size.1 {
            return Spot::default();
        }
        let at = usize::from(row) * usize::from(self.size.0) + usize::from(column);
        self.spots.get(at).copied().unwrap_or_default()
    }
}

/// The dots of a view while they are found out.
struct Plate {
    width: usize,
    height: usize,
    /// The land that each dot is part of, counted from one; 0 for water.
    lands: Vec<u16>,
    /// Whether the dot is on a coast.
    coast: Vec<bool>,
}

impl Plate {
    fn blank(size: Size) -> Self {
        let (width, height) = across(size);
        let (width, height) = (clamped(width, usize::MAX), clamped(height, usize::MAX));
        Self {
            width,
            height,
            lands: vec![0; width * height],
            coast: vec![false; width * height],
        }
    }

    /// Fills the dots whose middle is within an odd number of rings.
    fn fill(&mut self, projection: &Projection, rings: &[Vec<LonLat>], land: u16) {
        let mut crossings: Vec<(usize, f64)> = Vec::new();
        for ring in rings {
            let ring = projection.line(ring);
            let next = ring.iter().cycle().skip(1);
            for (&from, &to) in ring.iter().zip(next) {
                self.cross(from, to, &mut crossings);
            }
        }
        crossings.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        for row in crossings.chunk_by(|a, b| a.0 == b.0) {
            for pair in row.chunks_exact(2) {
                let start = pair[0].0 * self.width;
                let column = |x: f64| start + clamped((x + 0.5).max(0.0), self.width);
                let dots = column(pair[0].1)..column(pair[1].1);
                if let Some(dots) = self.lands.get_mut(dots) {
                    dots.fill(land);
                }
            }
        }
    }

    /// Where an edge crosses the middles of the rows of dots.
    fn cross(&self, from: (f64, f64), to: (f64, f64), crossings: &mut Vec<(usize, f64)>) {
        let (top, bottom) = if from.1 <= to.1 {
            (from, to)
        } else {
            (to, from)
        };
        let row = |y: f64| clamped((y + 0.5).max(0.0), self.height);
        let slope = (bottom.0 - top.0) / (bottom.1 - top.1);
        crossings.extend((row(top.1)..row(bottom.1)).map(|row| {
            let middle = number(row) + 0.5;
            (row, top.0 + (middle - top.1) * slope)
        }));
    }

    /// Draws coasts.
    fn trace(&mut self, projection: &Projection, coasts: &[Vec<LonLat>], land: u16) {
        for coast in coasts {
            let coast = projection.line(coast);
            for pair in coast.windows(2) {
                let (width, height) = (self.width, self.height);
                walk(pair[0], pair[1], (width, height), |x, y| {
                    self.lands[y * width + x] = land;
                    self.coast[y * width + x] = true;
                });
            }
        }
    }

    fn is_coast(&self, x: usize, y: usize) -> bool {
        x < self.width && y < self.height && self.coast[y * self.width + x]
    }

    fn into_raster(self, size: Size) -> Raster {
        let mut spots = Vec::with_capacity(usize::from(size.0) * usize::from(size.1));
        for row in 0..usize::from(size.1) {
            spots.extend((0..usize::from(size.0)).map(|column| self.spot(column, row)));
        }
        let mut raster = Raster { size, spots };
        raster.find_islets();
        raster
    }

    fn spot(&self, column: usize, row: usize) -> Spot {
        let mut spot = Spot::default();
        let mut lands = [0; 8];
        for (at, found) in lands.iter_mut().enumerate() {
            let (x, y) = (2 * column + at % 2, 4 * row + at / 2);
            *found = self.lands[y * self.width + x];
            let bit = bit(x, y);
            if self.is_coast(x, y) {
                spot.coast |= bit;
            } else if *found > 0 {
                let near = self.is_coast(x, y + 1)
                    || self.is_coast(x + 1, y)
                    || (y > 0 && self.is_coast(x, y - 1))
                    || (x > 0 && self.is_coast(x - 1, y));
                if near {
                    spot.shore |= bit;
                } else {
                    spot.inland |= bit;
                }
            }
        }
        let count = |land: u16| lands.iter().filter(|other| **other == land).count();
        let found = lands.into_iter().filter(|land| *land > 0);
        spot.land = found.max_by_key(|land| count(*land)).unwrap_or(0);
        spot
    }
}

impl Raster {
    /// Marks the cells of islets.
    fn find_islets(&mut self) {
        let (width, height) = self.size;
        for row in 0..height {
            for column in 0..width {
                let own = self.spot(column, row);
                if own.land == 0 {
                    continue;
                }
                let rows = row.saturating_sub(1)..=row.saturating_add(1);
                let islet = !rows.into_iter().any(|row| {
                    let columns = column.saturating_sub(1)..=column.saturating_add(1);
                    columns.into_iter().any(|column| {
                        let spot = self.spot(column, row);
                        spot.land == own.land && spot.dots() == 8 && spot.coast == 0
                    })
                });
                let at = usize::from(row) * usize::from(width) + usize::from(column);
                self.spots[at].islet = islet;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widget::map::Extent;
    use proptest::prelude::*;

    fn square(west: f64, south: f64, side: f64) -> Vec<LonLat> {
        vec![
            (west, south),
            (west + side, south),
            (west + side, south + side),
            (west, south + side),
        ]
    }

    fn raster(lands: &[Vec<Vec<LonLat>>], extent: Extent, size: Size) -> Raster {
        let coasts = vec![Vec::new(); lands.len()];
        let ground = Ground {
            lands,
            coasts: &coasts,
        };
        Raster::of(&ground, &View::fit(&extent, size), size)
    }

    #[test]
    fn a_lake_is_not_land() {
        let lands = [vec![square(0.0, 0.0, 8.0), square(2.0, 2.0, 4.0)]];
        let extent = Extent {
            lon: (0.0, 8.0),
            lat: (0.0, 8.0),
        };
        let raster = raster(&lands, extent, (16, 8));
        let drawn: Vec<String> = (0..8)
            .map(|row| {
                let cell = |column| raster.land(column, row).map_or('.', |_| '#');
                (0..16).map(cell).collect()
            })
            .collect();
        let full = "#".repeat(16);
        let lake = "####........####".to_owned();
        let mut want = vec![full.clone(), full.clone()];
        want.extend(std::iter::repeat_n(lake, 4));
        want.extend([full.clone(), full]);
        assert_eq!(drawn, want);
    }

    #[test]
    fn lands_that_meet_leave_no_gap_and_do_not_overlap() {
        let lands = [
            vec![square(0.0, 0.0, 1.0)],
            vec![square(1.0, 0.0, 1.0)],
            vec![square(0.0, 1.0, 1.0)],
        ];
        for columns in 3..40 {
            let extent = Extent {
                lon: (0.0, 2.0),
                lat: (0.0, 1.0),
            };
            let raster = raster(&lands, extent, (columns, 10));
            let row: Vec<_> = (0..columns).map(|column| raster.land(column, 5)).collect();
            let first = row.iter().position(Option::is_some).unwrap();
            let last = row.iter().rposition(Option::is_some).unwrap();
            assert!(row[first..=last].is_sorted(), "{row:?}");
            assert!(row[first..=last].iter().all(Option::is_some), "{row:?}");
        }
    }

    #[test]
    fn a_land_over_the_antimeridian_is_one() {
        let lands = [vec![vec![
            (178.0, 60.0),
            (-178.0, 60.0),
            (-178.0, 64.0),
            (178.0, 64.0),
        ]]];
        let extent = Extent {
            lon: (176.0, -176.0),
            lat: (59.0, 65.0),
        };
        let raster = raster(&lands, extent, (40, 20));
        let row: Vec<_> = (0..40).map(|column| raster.land(column, 10)).collect();
        let land = row.iter().filter(|land| land.is_some()).count();
        assert!((10..=30).contains(&land), "{row:?}");
        assert_eq!(row[20], Some(0));
        assert_eq!((row[0], row[39]), (None, None));
    }

    #[test]
    fn a_land_smaller_than_a_dot_is_an_islet_where_its_coast_runs() {
        let rings = vec![vec![square(4.0, 4.0, 0.01)]];
        let mut coast = square(4.0, 4.0, 0.01);
        coast.push((4.0, 4.0));
        let ground = Ground {
            lands: &rings,
            coasts: &[vec![coast]],
        };
        let extent = Extent {
            lon: (0.0, 8.0),
            lat: (0.0, 8.0),
        };
        let raster = Raster::of(&ground, &View::fit(&extent, (16, 8)), (16, 8));
        let land: Vec<&Spot> = raster
            .spots
            .iter()
            .filter(|spot| spot.land().is_some())
            .collect();
        assert!(!land.is_empty() && land.iter().all(|spot| spot.islet && spot.coast > 0));
    }

    proptest! {
        #[test]
        fn any_land_in_any_view_is_drawn_without_a_panic(
            rings in prop::collection::vec(prop::collection::vec((any::<f64>(), any::<f64>()), 0..6), 0..4),
            near in prop::collection::vec((-200.0..200.0f64, -95.0..95.0f64), 0..8),
            centre in (-180.0..180.0f64, -90.0..90.0f64),
            scale in 0.0001..3.0f64,
            size in (0u16..60, 0u16..30),
        ) {
            let lands = [rings, vec![near]];
            let ground = Ground { lands: &lands, coasts: &lands };
            let raster = Raster::of(&ground, &View::at(centre, scale), size);
            prop_assert_eq!(raster.spots.len(), usize::from(size.0) * usize::from(size.1));
            for spot in &raster.spots {
                prop_assert_eq!(spot.coast & spot.shore, 0);
                prop_assert_eq!((spot.coast | spot.shore) & spot.inland, 0);
                prop_assert_eq!(spot.land().is_some(), spot.dots() > 0);
            }
        }
    }
}
