//! The board: the map while signs are put on it, and where there is room.

use super::Sign;
use super::stand::{Stand, around};
use crate::widget::map::raster::Raster;
use crate::widget::map::stroke::Trace;

/// The map while signs are put on it.
pub(super) struct Board<'a> {
    pub(super) raster: &'a Raster,
    pub(super) lines: &'a [&'a Trace],
    pub(super) taken: Vec<bool>,
    pub(super) signs: Vec<Sign>,
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
    pub(super) fn best(&self, stand: &Stand, size: (u16, u16)) -> Option<Spot> {
        let mut best: Option<(Spot, u32)> = None;
        let spots = stand.over(size).into_iter().chain(around(stand, size));
        for (nth, (x, y)) in (0..).zip(spots) {
            let (Ok(x), Ok(y)) = (u16::try_from(x), u16::try_from(y)) else {
                continue;
            };
            if !self.stands_alone((x, y), size) {
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
