//! The view: which part of the globe is shown, and where a point of it falls.

use super::dots::{self, DOTS};

/// Longitude and latitude in degrees.
pub type LonLat = (f64, f64);

/// Columns and rows of cells.
pub type Size = (u16, u16);

/// The finest and the coarsest scale, in degrees of latitude a dot.
const SCALES: (f64, f64) = (0.0005, 2.0);
/// No view is centred nearer to a pole.
const HIGHEST: f64 = 85.0;

/// A box on the globe; one whose eastern edge lies west of its western edge
/// reaches over the antimeridian.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extent {
    /// The western and eastern edge, in degrees.
    pub lon: (f64, f64),
    /// The southern and northern edge, in degrees.
    pub lat: (f64, f64),
}

impl Extent {
    fn middle(&self) -> LonLat {
        (
            turned(self.lon.0 + self.width() / 2.0),
            f64::midpoint(self.lat.0, self.lat.1),
        )
    }

    /// Degrees from west to east.
    fn width(&self) -> f64 {
        let width = self.lon.1 - self.lon.0;
        if width < 0.0 { width + 360.0 } else { width }
    }
}

/// What is shown: the point in the middle, and how large.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    centre: LonLat,
    /// Degrees of latitude a dot.
    scale: f64,
}

impl View {
    /// The largest view that shows the whole of a box in so many cells.
    ///
    /// ```
    /// use nemuro::widget::map::{Extent, View};
    ///
    /// let strait = Extent { lon: (144.8, 147.2), lat: (43.1, 44.7) };
    /// let view = View::fit(&strait, (60, 20));
    /// let ((west, east), (south, north)) = view.reach((60, 20));
    /// assert!(west < 144.81 && east > 147.19 && south < 43.11 && north > 44.69);
    /// ```
    #[must_use]
    pub fn fit(extent: &Extent, size: Size) -> Self {
        let (width, height) = dots::across(size);
        let centre = extent.middle();
        let tall = (extent.lat.1 - extent.lat.0) / height.max(1.0);
        let wide = extent.width() * narrowing(centre.1) / width.max(1.0);
        Self::at(centre, tall.max(wide))
    }

    /// A view of a point, at so many degrees of latitude a dot. What is no
    /// number or too large or small is brought within what can be shown.
    #[must_use]
    pub fn at((lon, lat): LonLat, scale: f64) -> Self {
        let sound = |value: f64| if value.is_finite() { value } else { 0.0 };
        let scale = if scale.is_nan() { SCALES.1 } else { scale };
        Self {
            centre: (turned(sound(lon)), sound(lat).clamp(-HIGHEST, HIGHEST)),
            scale: scale.clamp(SCALES.0, SCALES.1),
        }
    }

    /// The point in the middle.
    #[must_use]
    pub fn centre(&self) -> LonLat {
        self.centre
    }

    /// Degrees of latitude a dot.
    #[must_use]
    pub fn scale(&self) -> f64 {
        self.scale
    }

    /// The same middle, so many times as large.
    #[must_use]
    pub fn zoomed(&self, times: f64) -> Self {
        Self::at(self.centre, self.scale / times)
    }

    /// So many times as large about a point, which comes nearer to the middle
    /// where the view does.
    #[must_use]
    pub fn zoomed_about(&self, (lon, lat): LonLat, times: f64) -> Self {
        let zoomed = self.zoomed(times);
        // At the end of the scales it does not move at all.
        let shrinks = zoomed.scale / self.scale;
        let left = if shrinks < 1.0 {
            shrinks * shrinks
        } else {
            shrinks
        };
        let (east, north) = (turned(self.centre.0 - lon), self.centre.1 - lat);
        Self::at((lon + east * left, lat + north * left), zoomed.scale)
    }

    /// The point in the middle of a cell, where a map has so many.
    #[must_use]
    pub fn point(&self, (column, row): (u16, u16), size: Size) -> LonLat {
        let (width, height) = dots::across(size);
        let dot = |at: u16, dots: u16, of: f64| (f64::from(at) + 0.5) * f64::from(dots) - of / 2.0;
        let east = dot(column, DOTS.0, width) * self.scale / narrowing(self.centre.1);
        let south = dot(row, DOTS.1, height) * self.scale;
        (turned(self.centre.0 + east), self.centre.1 - south)
    }

    /// The view so many cells to the east and to the south.
    #[must_use]
    pub fn panned(&self, (east, south): (f64, f64)) -> Self {
        let lon = east * f64::from(DOTS.0) * self.scale / narrowing(self.centre.1);
        let lat = south * f64::from(DOTS.1) * self.scale;
        Self::at((self.centre.0 + lon, self.centre.1 - lat), self.scale)
    }

    /// The same with its middle brought into a box, so that nobody pans away
    /// from everything.
    #[must_use]
    pub fn held(&self, within: &Extent) -> Self {
        let middle = within.middle();
        let half = (within.width() / 2.0).max(0.0);
        let lon = middle.0 + turned(self.centre.0 - middle.0).clamp(-half, half);
        let (south, north) = (
            within.lat.0.min(within.lat.1),
            within.lat.0.max(within.lat.1),
        );
        let lat = if south.is_nan() || north.is_nan() {
            self.centre.1
        } else {
            self.centre.1.clamp(south, north)
        };
        Self::at((lon, lat), self.scale)
    }

    /// The western and eastern, and the southern and northern edge of what is
    /// shown in so many cells.
    #[must_use]
    pub fn reach(&self, size: Size) -> (LonLat, LonLat) {
        let (width, height) = dots::across(size);
        let half = width / 2.0 * self.scale / narrowing(self.centre.1);
        let tall = height / 2.0 * self.scale;
        let (lon, lat) = self.centre;
        ((lon - half, lon + half), (lat - tall, lat + tall))
    }

    /// Whether a point is in view, and not just at the edge.
    #[must_use]
    pub fn shows(&self, at: LonLat, size: Size) -> bool {
        let (x, y) = self.projection(size).dot(at);
        let (width, height) = dots::across(size);
        let within = |at: f64, of: f64| (0.05..0.95).contains(&(at / of.max(1.0)));
        within(x, width) && within(y, height)
    }

    /// Kilometres a cell is wide.
    #[must_use]
    pub fn kilometres(&self) -> f64 {
        // A degree of latitude.
        const DEGREE: f64 = 111.2;
        self.scale * f64::from(DOTS.0) * DEGREE
    }

    /// Where points fall among the dots of so many cells.
    pub(super) fn projection(&self, size: Size) -> Projection {
        let (width, height) = dots::across(size);
        Projection {
            centre: self.centre,
            degrees: (self.scale / narrowing(self.centre.1), self.scale),
            middle: (width / 2.0, height / 2.0),
        }
    }
}

/// From points on the globe to dots on the screen: equirectangular, with the
/// proportions of the latitude in the middle.
#[derive(Debug, Clone, Copy)]
pub(super) struct Projection {
    centre: LonLat,
    /// Degrees of longitude and of latitude a dot.
    degrees: (f64, f64),
    middle: (f64, f64),
}

impl Projection {
    /// Where a point falls, in dots from the top left.
    pub(super) fn dot(&self, (lon, lat): LonLat) -> (f64, f64) {
        self.place(turned(lon - self.centre.0), lat)
    }

    /// Where a line falls, unbroken: each point is the nearest that it can be
    /// to the one before it, also over the antimeridian, and the whole as
    /// near to the middle as it can be. What is no number is left out.
    pub(super) fn line(&self, points: &[LonLat]) -> Vec<(f64, f64)> {
        let mut east = Vec::with_capacity(points.len());
        let (mut last, mut lowest, mut highest) = (None, f64::MAX, f64::MIN);
        for &(lon, lat) in points {
            if !(lon.is_finite() && lat.is_finite()) {
                continue;
            }
            let lon = match last {
                None => turned(lon - self.centre.0),
                Some((before, turn)) => turn + turned(lon - before),
            };
            last = Some((lon + self.centre.0, lon));
            (lowest, highest) = (lowest.min(lon), highest.max(lon));
            east.push((lon, lat));
        }
        let turns = (f64::midpoint(lowest, highest) / 360.0).round() * 360.0;
        let turns = if east.is_empty() { 0.0 } else { turns };
        east.into_iter()
            .map(|(lon, lat)| self.place(lon - turns, lat))
            .collect()
    }

    /// Where a point falls that lies so many degrees east of the middle.
    fn place(&self, east: f64, lat: f64) -> (f64, f64) {
        (
            self.middle.0 + east / self.degrees.0,
            self.middle.1 - (lat - self.centre.1) / self.degrees.1,
        )
    }
}

/// How much narrower a degree of longitude is than one of latitude.
fn narrowing(lat: f64) -> f64 {
    lat.to_radians().cos().max(0.05)
}

/// A longitude, or a difference of two, from -180 up to 180.
fn turned(lon: f64) -> f64 {
    if (-180.0..180.0).contains(&lon) {
        return lon;
    }
    (lon + 180.0).rem_euclid(360.0) - 180.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_zoomed_about_comes_nearer_to_the_middle_and_stays_where_it_is_on_the_way_back() {
        let (view, size) = (View::at((145.0, 44.0), 0.01), (80, 24));
        let at = view.point((70, 3), size);
        let on = |view: &View| view.projection(size).dot(at);
        let far = |view: &View| (on(view).0 - 80.0).hypot(on(view).1 - 48.0);
        assert!((on(&view).0 - 141.0).abs() < 1e-6 && (on(&view).1 - 14.0).abs() < 1e-6);
        let near = view.zoomed_about(at, 1.5);
        assert!(far(&near) < far(&view) * 0.8, "{near:?}");
        let back = near.zoomed_about(at, 1.0 / 1.5);
        assert!((far(&back) - far(&near)).abs() < 1.0, "{back:?}");
        let nearest = View::at((145.0, 44.0), 0.0);
        assert_eq!(nearest.zoomed_about(at, 1.5), nearest);
    }
    use proptest::prelude::*;

    #[test]
    fn a_box_is_shown_whole_and_in_its_proportions() {
        let strait = Extent {
            lon: (144.0, 148.0),
            lat: (58.0, 62.0),
        };
        // At 60° a degree of longitude is half as wide as one of latitude.
        let view = View::fit(&strait, (20, 20));
        let projection = view.projection((20, 20));
        let (west, south) = projection.dot((144.0, 58.0));
        let (east, north) = projection.dot((148.0, 62.0));
        let (wide, tall) = (east - west, south - north);
        assert!((tall / wide - 2.0).abs() < 1e-9, "{wide} by {tall}");
        assert!((wide - 40.0).abs() < 1e-9, "as large as can be");
    }

    #[test]
    fn a_line_over_the_antimeridian_stays_in_one_piece() {
        let view = View::at((179.0, 60.0), 0.1);
        let line = view
            .projection((80, 24))
            .line(&[(178.0, 60.0), (-178.0, 60.0), (-177.0, 61.0)]);
        let steps = line.windows(2).map(|pair| pair[1].0 - pair[0].0);
        assert!(
            steps.into_iter().all(|step| step > 0.0 && step < 40.0),
            "{line:?}"
        );
        let from_the_other_side = View::at((-179.0, 60.0), 0.1);
        let line = from_the_other_side
            .projection((80, 24))
            .line(&[(178.0, 60.0), (-178.0, 60.0)]);
        assert!(line.iter().all(|at| at.0.abs() < 160.0), "{line:?}");
    }

    #[test]
    fn a_box_over_the_antimeridian_is_shown_whole() {
        let bering = Extent {
            lon: (170.0, -170.0),
            lat: (60.0, 66.0),
        };
        let view = View::fit(&bering, (80, 24));
        assert!((view.centre().0.abs() - 180.0).abs() < 1e-9, "{view:?}");
    }

    #[test]
    fn nobody_pans_away_from_everything() {
        let strait = Extent {
            lon: (144.0, 148.0),
            lat: (42.0, 46.0),
        };
        let mut view = View::fit(&strait, (80, 24));
        for _ in 0..100 {
            view = view.panned((40.0, 12.0)).held(&strait);
        }
        assert!((view.centre().0 - 148.0).abs() < 1e-9, "{view:?}");
        assert!((view.centre().1 - 42.0).abs() < 1e-9, "{view:?}");
    }

    proptest! {
        #[test]
        fn zooming_in_and_out_comes_back(lon in -180.0..180.0, lat in -80.0..80.0, scale in 0.01..0.5f64) {
            let view = View::at((lon, lat), scale);
            let back = view.zoomed(1.5).zoomed(1.0 / 1.5);
            prop_assert!((back.scale() - view.scale()).abs() < 1e-9);
            prop_assert_eq!(back.centre(), view.centre());
        }

        #[test]
        fn any_view_is_a_sound_one(lon: f64, lat: f64, scale: f64, times: f64, by: (f64, f64), box_: (f64, f64, f64, f64)) {
            let extent = Extent { lon: (box_.0, box_.1), lat: (box_.2, box_.3) };
            for view in [
                View::at((lon, lat), scale).zoomed(times).panned(by).held(&extent),
                View::fit(&extent, (80, 24)),
                View::fit(&extent, (0, 0)),
            ] {
                let ((west, east), (south, north)) = view.reach((80, 24));
                prop_assert!([west, east, south, north].iter().all(|edge| edge.is_finite()));
                prop_assert!(view.scale() > 0.0 && view.centre().1.abs() <= HIGHEST);
            }
        }
    }
}
