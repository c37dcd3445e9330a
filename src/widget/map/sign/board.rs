//! The board: the map while signs are put on it, and where there is room.

use super::Sign;
use super::stand::{BESIDE, Stand, around};
use crate::widget::map::raster::Raster;
use crate::widget::map::stroke::Trace;

/// The map while signs are put on it.
pub(super) struct Board<'a> {
    pub(super) raster: &'a Raster,
    pub(super) lines: &'a [&'a Trace],
    pub(super) taken: Vec<bool>,
    pub(super) signs: Vec<Sign>,
}

/// Columns from its land within which a name is its own.
const FAR: u32 = 16;

/// What leads from a name to its land, besides being near.
#[derive(Debug, Clone, Copy)]
enum Lead {
    None,
    /// It begins or ends right beside it, in the same row.
    Level,
    /// The same, and a marker is between them.
    Marked,
}

/// A place for a name: its first column and row, and how much it hides.
pub(super) type Spot = (u16, u16, u32);

impl Board<'_> {
    /// Whether a land has no cell that is all land.
    pub(super) fn is_small(&self, land: usize) -> bool {
        !self
            .raster
            .spots
            .iter()
            .any(|spot| spot.land() == Some(land) && !spot.islet)
    }

    /// Where a name of this size hides least, if there is any room for it.
    /// Beside a marker, where it is `marked`, it may stand nearer to
    /// another land.
    pub(super) fn best(&self, stand: &Stand, size: (u16, u16), marked: bool) -> Option<Spot> {
        let mut best: Option<(Spot, u32)> = None;
        let spots = stand.over(size).into_iter().chain(around(stand, size));
        for (nth, (x, y)) in (0..).zip(spots) {
            let (Ok(x), Ok(y)) = (u16::try_from(x), u16::try_from(y)) else {
                continue;
            };
            let lead = match nth < BESIDE {
                true if marked => Lead::Marked,
                true => Lead::Level,
                false => Lead::None,
            };
            if !self.stands_alone((x, y), size) || !self.is_of(stand, (x, y), size, lead) {
                continue;
            }
            let hidden = self.hidden((x, y), size);
            let cost = 4 * hidden + nth;
            if best.is_none_or(|(_, other)| cost < other) {
                best = Some(((x, y, hidden), cost));
            }
        }
        best.map(|(spot, _)| spot)
    }

    /// Where a name of this size lies wholly on its land, nearest to its
    /// middle.
    pub(super) fn inside(&self, stand: &Stand, size: (u16, u16)) -> Option<(u16, u16)> {
        let (land, middle) = stand.land?;
        let (columns, rows) = self.raster.size();
        let far = |x: u16, y: u16| {
            let dx = i64::from(x) + i64::from(size.0 / 2) - i64::from(middle.0);
            let dy = 2 * (i64::from(y) + i64::from(size.1 / 2) - i64::from(middle.1));
            dx * dx + dy * dy
        };
        let mut best: Option<(i64, (u16, u16))> = None;
        for y in 0..(rows + 1).saturating_sub(size.1) {
            let mut run = 0;
            for x in 0..columns {
                let own = (y..y + size.1).all(|y| self.raster.land(x, y) == Some(land));
                run = if own { run + 1 } else { 0 };
                let Some(start) = (x + 1).checked_sub(size.0).filter(|_| run >= size.0) else {
                    continue;
                };
                let far = far(start, y);
                let better = best.is_none_or(|(other, _)| far < other);
                if better && self.stands_alone((start, y), size) {
                    best = Some((far, (start, y)));
                }
            }
        }
        best.map(|(_, at)| at)
    }

    /// Whether nobody takes a name here for that of another land: with its
    /// swatch and without it, its own land is the nearest, unless something
    /// leads to it, and it lies on no other.
    fn is_of(&self, stand: &Stand, (x, y): (u16, u16), size: (u16, u16), lead: Lead) -> bool {
        let Some((own, _)) = stand.land else {
            return true;
        };
        let (width, height) = size;
        let swatch = stand.swatch().min(width);
        // The swatch is at the end that is not beside the land.
        let left = x.saturating_add(width) <= stand.columns.0;
        let text = if left { x + swatch } else { x };
        [(x, width), (text, width - swatch)]
            .into_iter()
            .all(|(x, width)| {
                let (near, other) = self.nearest(own, (x, y), (width, height));
                let own = near <= FAR * FAR && near < other;
                match lead {
                    Lead::None => own,
                    Lead::Level => own || (near == other && near <= FAR),
                    Lead::Marked => other > 0,
                }
            })
    }

    /// How far what is seen of a land and the nearest other are from a name, in columns and
    /// squared, as far as they are near.
    fn nearest(&self, own: usize, (x, y): (u16, u16), (width, height): (u16, u16)) -> (u32, u32) {
        let (columns, rows) = self.raster.size();
        let (right, bottom) = (x.saturating_add(width), y.saturating_add(height));
        let gap = |at: u16, from: u16, to: u16| {
            let gap = from.saturating_sub(at).max((at + 1).saturating_sub(to));
            u32::from(gap)
        };
        let reach = |from: u16, to: u16, far: u32, end: u16| {
            let far = u16::try_from(far).unwrap_or(u16::MAX);
            from.saturating_sub(far)..to.saturating_add(far).min(end)
        };
        let (mut near, mut other) = (u32::MAX, u32::MAX);
        // Cells are twice as high as wide.
        for row in reach(y, bottom, FAR / 2, rows) {
            for column in reach(x, right, FAR, columns) {
                let Some(land) = self.raster.land(column, row) else {
                    continue;
                };
                let (beside, above) = (gap(column, x, right), gap(row, y, bottom));
                // What is hidden by this name or another leads nobody to it.
                let hidden = (above == 0 && beside <= 1) || self.taken[self.at(column, row)];
                if land == own && hidden {
                    continue;
                }
                let far = beside.pow(2) + (2 * above).pow(2);
                let nearest = if land == own { &mut near } else { &mut other };
                *nearest = far.min(*nearest);
            }
        }
        (near, other)
    }

    /// How much of the map a name would hide.
    fn hidden(&self, (x, y): (u16, u16), (width, height): (u16, u16)) -> u32 {
        let cell = |x: u16, y: u16| {
            let spot = self.raster.spot(x, y);
            let line = self.lines.iter().any(|line| line.meets(x, y));
            let land = match spot.land() {
                None => 0,
                _ if spot.coast == 0 => 1,
                _ => 2,
            };
            land + if line { 4 } else { 0 }
        };
        let rows = y..y + height;
        rows.map(|y| (x..x + width).map(|x| cell(x, y)).sum::<u32>())
            .sum()
    }

    /// Whether there is room for a name and nothing stands right beside it.
    fn stands_alone(&self, (x, y): (u16, u16), (width, height): (u16, u16)) -> bool {
        let from = x.saturating_sub(1);
        let to = x.saturating_add(width).saturating_add(1);
        let to = to.min(self.raster.size().0);
        self.is_free((x, y), (width, height))
            && self.is_free((from, y), (to.saturating_sub(from), height))
    }

    /// Whether cells are on the map and nothing stands there.
    pub(super) fn is_free(&self, (x, y): (u16, u16), (width, height): (u16, u16)) -> bool {
        let (columns, rows) = self.raster.size();
        let (right, bottom) = (x.checked_add(width), y.checked_add(height));
        right.is_some_and(|right| right <= columns)
            && bottom.is_some_and(|bottom| bottom <= rows)
            && width > 0
            && (y..y + height).all(|y| (x..x + width).all(|x| !self.taken[self.at(x, y)]))
    }

    /// Keeps cells, as far as they are on the map, from other signs.
    pub(super) fn take(&mut self, x: u16, y: u16, width: u16, height: u16) {
        let (columns, rows) = self.raster.size();
        for y in y..y.saturating_add(height).min(rows) {
            for x in x..x.saturating_add(width).min(columns) {
                let at = self.at(x, y);
                self.taken[at] = true;
            }
        }
    }

    /// Frees cells of one row.
    pub(super) fn give_back(&mut self, x: u16, y: u16, width: u16) {
        for x in x..x + width {
            let at = self.at(x, y);
            self.taken[at] = false;
        }
    }

    fn at(&self, x: u16, y: u16) -> usize {
        usize::from(y) * usize::from(self.raster.size().0) + usize::from(x)
    }
}
