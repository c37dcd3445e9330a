//! Hatches: patterns of dots that tell lands apart without colour.

use ratatui::style::Style;

use super::dots::{bit, braille};

/// A pattern of dots, eight across and eight down, over and over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hatch {
    /// For each row and column of cells, again after two and after four, the
    /// dots of a cell.
    cells: [[u8; 4]; 2],
}

impl Hatch {
    /// No dots at all.
    pub const NONE: Self = Self::of([0; 8]);
    /// Lines that rise from left to right.
    pub const DIAGONAL: Self = Self::of([
        0b0001_0001,
        0b0010_0010,
        0b0100_0100,
        0b1000_1000,
        0b0001_0001,
        0b0010_0010,
        0b0100_0100,
        0b1000_1000,
    ]);
    /// Dots far apart.
    pub const SPARSE: Self = Self::of([
        0b0000_0000,
        0b1000_1000,
        0b0000_0000,
        0b0010_0010,
        0b0000_0000,
        0b1000_1000,
        0b0000_0000,
        0b0010_0010,
    ]);
    /// Level lines.
    pub const STRIPES: Self = Self::of([0, 0xff, 0, 0, 0, 0xff, 0, 0]);
    /// Lines that rise and lines that fall.
    pub const CROSS: Self = Self::of([
        0b1000_1000,
        0b0101_0101,
        0b0010_0010,
        0b0101_0101,
        0b1000_1000,
        0b0101_0101,
        0b0010_0010,
        0b0101_0101,
    ]);

    /// A pattern from its rows, the leftmost dot first.
    #[must_use]
    pub const fn of(rows: [u8; 8]) -> Self {
        let mut cells = [[0; 4]; 2];
        let mut at = 0;
        while at < 64 {
            let (x, y) = (at % 8, at / 8);
            if rows[y] & (0x80 >> x) != 0 {
                cells[y / 4][x / 2] |= bit(x, y);
            }
            at += 1;
        }
        Self { cells }
    }

    /// The dots of a cell.
    pub(super) fn cell(self, column: u16, row: u16) -> u8 {
        self.cells[usize::from(row % 2)][usize::from(column % 4)]
    }
}

/// How a land is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fill {
    /// The pattern of dots.
    pub hatch: Hatch,
    /// Its style in every second row, and in the rows between.
    pub styles: [Style; 2],
    /// What stands for a cell of it in ASCII; one column wide.
    pub ascii: char,
}

impl Fill {
    /// Columns of a sample.
    pub const SAMPLE: u16 = 3;

    /// What a legend shows of it.
    #[must_use]
    pub fn sample(&self, ascii: bool) -> String {
        let cells = 0..Self::SAMPLE;
        cells.map(|column| self.char(column, 0, ascii)).collect()
    }

    /// What a cell of it shows.
    pub(super) fn char(&self, column: u16, row: u16, ascii: bool) -> char {
        match self.hatch.cell(column, row) {
            _ if ascii => self.ascii,
            0 => ' ',
            dots => braille(dots),
        }
    }

    /// The style in a row of cells.
    pub(super) fn style(&self, row: u16) -> Style {
        self.styles[usize::from(row % 2)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_hatch_looks_different_in_a_legend() {
        let hatches = [
            Hatch::NONE,
            Hatch::DIAGONAL,
            Hatch::SPARSE,
            Hatch::STRIPES,
            Hatch::CROSS,
        ];
        let samples = hatches.map(|hatch| {
            let styles = [Style::new(); 2];
            let ascii = '/';
            let fill = Fill {
                hatch,
                styles,
                ascii,
            };
            fill.sample(false)
        });
        insta::assert_snapshot!(samples.join("|"), @"   |⡠⠊⡠|⠂⡀⠂|⠒⠒⠒|⢑⢔⢑");
    }
}
