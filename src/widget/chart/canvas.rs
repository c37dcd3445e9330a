//! What a chart is drawn as: strokes of text at places, and lines of dots.

use std::borrow::Cow;

use super::Glyphs;

/// What a stroke is, from which the caller's look gives it a style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// What is read.
    Text,
    /// Axes, units and remarks.
    Dim,
    /// A series.
    Series(usize),
}

/// Text at a place.
#[derive(Debug, Clone)]
pub(super) struct Stroke {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) text: Cow<'static, str>,
    pub(super) role: Role,
}

/// Text at places; what comes later is drawn over what came before.
pub(super) type Strokes = Vec<Stroke>;

/// Text at a place.
pub(super) fn stroke(x: usize, y: usize, text: impl Into<Cow<'static, str>>, role: Role) -> Stroke {
    let text = text.into();
    Stroke { x, y, text, role }
}

/// Lines of dots, several to a cell where the glyphs allow it.
pub(super) struct Dots {
    width: usize,
    glyphs: &'static Glyphs,
    /// The dots of each cell as bits, and the series that drew last there.
    cells: Vec<(u8, usize)>,
}

impl Dots {
    /// No dots on so many cells.
    pub(super) fn new(width: usize, height: usize, glyphs: &'static Glyphs) -> Self {
        let cells = vec![(0, 0); width * height];
        Self {
            width,
            glyphs,
            cells,
        }
    }

    /// How many dots a cell has across and down.
    pub(super) fn per_cell(glyphs: &Glyphs) -> (usize, usize) {
        if glyphs.braille { (2, 4) } else { (1, 1) }
    }

    /// A straight line between two dots.
    pub(super) fn line(&mut self, from: (usize, usize), to: (usize, usize), series: usize) {
        let across = from.0.abs_diff(to.0);
        let down = from.1.abs_diff(to.1);
        let steps = across.max(down).max(1);
        let between = |from: usize, to: usize, step: usize| {
            let part = from.abs_diff(to) * step;
            let part = (part + steps / 2) / steps;
            if to < from { from - part } else { from + part }
        };
        for step in 0..=steps {
            self.dot(
                between(from.0, to.0, step),
                between(from.1, to.1, step),
                series,
            );
        }
    }

    fn dot(&mut self, x: usize, y: usize, series: usize) {
        // The bits of a braille character, by row and column.
        const BITS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
        let (across, down) = Self::per_cell(self.glyphs);
        let (column, row) = (x / across, y / down);
        if column >= self.width {
            return;
        }
        if let Some(cell) = self.cells.get_mut(row * self.width + column) {
            *cell = (cell.0 | BITS[y % down][x % across], series);
        }
    }

    /// The dots as text, from a place on.
    pub(super) fn strokes(&self, left: usize, top: usize) -> impl Iterator<Item = Stroke> {
        let cells = self.cells.iter().enumerate();
        cells
            .filter(|(_, (bits, _))| *bits != 0)
            .map(move |(at, (bits, series))| {
                let text: Cow<'static, str> = if self.glyphs.braille {
                    let braille = char::from_u32(0x2800 + u32::from(*bits));
                    braille.unwrap_or(' ').to_string().into()
                } else {
                    self.glyphs.dot.into()
                };
                let (x, y) = (at % self.width, at / self.width);
                stroke(left + x, top + y, text, Role::Series(*series))
            })
    }
}
