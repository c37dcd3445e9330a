//! Space for gathering: one cell for each entry, kept from one search to the
//! next, so that a search makes none.

/// The parts in which the worth of a match is counted while gathering.
pub(super) const PARTS: f32 = 2048.0;

/// What is known of an entry while a search gathers; all zero outside it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cell {
    /// What it is worth, each term times its rarity.
    pub(super) sum: f32,
    /// The best match of the term at hand, in parts of [`PARTS`].
    best: u16,
    /// The terms that it has.
    pub(super) has: u16,
}

/// Space for gathering, kept from one search to the next.
#[derive(Debug, Default)]
pub(super) struct Space {
    pub(super) cells: Vec<Cell>,
    /// The entries touched in this search.
    pub(super) touched: Vec<u32>,
}

impl Space {
    /// Space for so many entries.
    pub(super) fn of(entries: usize) -> Self {
        Self {
            cells: vec![Cell::default(); entries],
            touched: Vec::new(),
        }
    }

    /// Bytes held in memory.
    pub(super) fn bytes(&self) -> usize {
        size_of::<Cell>() * self.cells.len() + 4 * self.touched.capacity()
    }

    /// Empties what was touched.
    pub(super) fn clear(&mut self) {
        for entry in self.touched.drain(..) {
            self.cells[entry as usize] = Cell::default();
        }
    }

    /// Notes that an entry has a term, and what that is worth.
    #[inline]
    pub(super) fn touch(&mut self, entry: u32, bit: u16, worth: u16, rarity: f32) {
        let cell = &mut self.cells[entry as usize];
        if cell.has == 0 {
            self.touched.push(entry);
        }
        if cell.has & bit == 0 {
            cell.has |= bit;
            cell.best = worth;
            cell.sum += f32::from(worth) * rarity;
        } else if worth > cell.best {
            cell.sum += f32::from(worth - cell.best) * rarity;
            cell.best = worth;
        }
    }
}

/// The worth of a match as a number of parts.
#[inline]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "none is worth more than 25, nor less than nothing"
)]
pub(super) fn in_parts(worth: f32) -> u16 {
    (worth * PARTS) as u16
}
