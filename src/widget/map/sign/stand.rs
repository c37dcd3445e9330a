//! Stands: where something to be named is on the map, and the places around
//! it for its name.

use super::SWATCH;
use crate::widget::map::raster::Raster;

/// Where a tag stands: the cells that its name is put beside.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stand {
    pub(super) row: u16,
    /// The first column, and the one after the last.
    pub(super) columns: (u16, u16),
    /// The land that its name may lie on, and its middle.
    pub(super) land: Option<(usize, (u16, u16))>,
    /// Whether its name may lie on it, for nothing marks it.
    pub(super) bare: bool,
}

impl Stand {
    pub(super) fn point(column: u16, row: u16) -> Self {
        Self {
            row,
            columns: (column, column + 1),
            land: None,
            bare: false,
        }
    }

    /// Columns of the swatch beside its name.
    pub(super) fn swatch(&self) -> u16 {
        self.land.map_or(0, |_| SWATCH + 1)
    }

    /// Where a name of this size lies over a point that nothing marks.
    pub(super) fn over(&self, (width, height): (u16, u16)) -> Option<(i32, i32)> {
        let (x, y) = (i32::from(self.columns.0), i32::from(self.row));
        let (left, up) = (i32::from(width) / 2, i32::from(height) / 2);
        (self.bare && self.land.is_none()).then_some((x - left, y - up))
    }

    /// The row of a land that is nearest to its middle, and where the land
    /// lies in it.
    pub(super) fn land(raster: &Raster, land: usize) -> Option<Self> {
        let (width, _) = raster.size();
        let own = |column: u16, row: u16| raster.land(column, row) == Some(land);
        let middle = raster.mean(land)?;
        let (column, row) = raster.nearest(middle, &|other| other == land)?;
        let end = (column..width).find(|column| !own(*column, row));
        let start = (0..column).rev().find(|column| !own(*column, row));
        Some(Self {
            row,
            columns: (start.map_or(0, |at| at + 1), end.unwrap_or(width)),
            land: Some((land, middle)),
            bare: false,
        })
    }
}

/// So many of the places around a stand are right beside it.
pub(super) const BESIDE: u32 = 2;

/// The places around a stand for a name of this size, the best first; those
/// right beside it before all others.
pub(super) fn around(
    stand: &Stand,
    (width, height): (u16, u16),
) -> impl Iterator<Item = (i32, i32)> {
    let (width, height) = (i32::from(width), i32::from(height));
    let (left, right) = (i32::from(stand.columns.0), i32::from(stand.columns.1));
    let row = i32::from(stand.row);
    // A point's name stands right beside it, or nobody knows whose it is.
    let steps = if stand.land.is_some() { 4 } else { 0 };
    let level = row - (height - 1) / 2;
    let (after, before) = (right + 1, left - 1 - width);
    let middle = i32::midpoint(left, right) - width / 2;
    let near = [
        (after, level),
        (before, level),
        (right, row + 1),
        (right, row - height),
        (left - width, row + 1),
        (left - width, row - height),
        (middle, row + 1),
        (middle, row - height),
    ];
    let next = (1..=steps).flat_map(move |step| {
        [
            (after + 2 * step, level),
            (before - 2 * step, level),
            (after, level + step),
            (after, level - step),
            (before, level + step),
            (before, level - step),
            (middle, row + 1 + step),
            (middle, row - height - step),
        ]
    });
    near.into_iter().chain(next)
}
