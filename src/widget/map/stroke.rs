//! Strokes: lines walked dot by dot, and the line between two sides, of solid
//! quarters of cells and dashed, prepared once for a view. Among coasts and
//! hatches of dots, what is solid stands out without colour.

use super::dots::{clamped, number, whole};
use super::view::{LonLat, Size, View};

/// Quarters of cells in a dash, and in the gap after it.
const DASH: (f64, f64) = (4.0, 2.0);

/// Calls for each dot that a straight line comes through, in order, of so many
/// across and down.
pub(super) fn walk(
    from: (f64, f64),
    to: (f64, f64),
    size: (usize, usize),
    mut dot: impl FnMut(usize, usize),
) {
    steps(from, to, size, |x, y, _| dot(x, y));
}

/// The same, with how many steps each dot lies from the line's start.
fn steps(
    from: (f64, f64),
    to: (f64, f64),
    size: (usize, usize),
    mut dot: impl FnMut(usize, usize, f64),
) {
    let Some((start, end)) = within(from, to, size) else {
        return;
    };
    let along = |part: f64| {
        (
            from.0 + (to.0 - from.0) * part,
            from.1 + (to.1 - from.1) * part,
        )
    };
    let length = longer(from, to);
    let (a, b) = (along(start), along(end));
    // What is in view is never longer than width and height together.
    // One more than there are, so that rounding leaves none out.
    let count = clamped(longer(a, b).ceil(), size.0 + size.1) + 1;
    let step = (end - start) / number(count);
    let mut part = start;
    for _ in 0..=count {
        let (x, y) = along(part.min(end));
        if let (Some(x), Some(y)) = (whole(x, size.0), whole(y, size.1)) {
            dot(x, y, part * length);
        }
        part += step;
    }
}

/// Steps from one dot to another, of which one is straight or askew.
fn longer(from: (f64, f64), to: (f64, f64)) -> f64 {
    (to.0 - from.0).abs().max((to.1 - from.1).abs())
}

/// From which to which part of a straight line it is in view, if it is.
fn within(from: (f64, f64), to: (f64, f64), size: (usize, usize)) -> Option<(f64, f64)> {
    let (mut start, mut end) = (0.0_f64, 1.0_f64);
    for (at, by, most) in [
        (from.0, to.0 - from.0, number(size.0)),
        (from.1, to.1 - from.1, number(size.1)),
    ] {
        if by == 0.0 {
            if !(0.0..=most).contains(&at) {
                return None;
            }
            continue;
        }
        let (a, b) = (-at / by, (most - at) / by);
        start = start.max(a.min(b));
        end = end.min(a.max(b));
    }
    // Also false for what is no number.
    (start <= end).then_some((start, end))
}

/// A cell that a line comes through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stroke {
    /// The number of the cell, row by row.
    pub(super) cell: u32,
    /// The quarters of it that are solid, as bits: the upper left, the upper
    /// right, the lower left, the lower right.
    pub(super) quarters: u8,
}

impl Stroke {
    /// The character of the solid quarters.
    pub(super) fn char(self) -> char {
        const QUARTERS: [char; 16] = [
            ' ', '▘', '▝', '▀', '▖', '▌', '▞', '▛', '▗', '▚', '▐', '▜', '▄', '▙', '▟', '█',
        ];
        QUARTERS[usize::from(self.quarters % 16)]
    }
}

/// A line between two sides in a view: the cells it comes through, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trace {
    size: Size,
    pub(super) strokes: Vec<Stroke>,
}

impl Trace {
    /// The pieces of a line in a view of so many cells.
    #[must_use]
    pub fn of(lines: &[Vec<LonLat>], view: &View, size: Size) -> Self {
        let mut trace = Self {
            size,
            strokes: Vec::new(),
        };
        let projection = view.projection(size);
        let quarters = (usize::from(size.0) * 2, usize::from(size.1) * 2);
        let quarter = |(x, y): (f64, f64)| (x, y / 2.0);
        for line in lines {
            let mut done = 0.0;
            for pair in projection.line(line).windows(2) {
                let (from, to) = (quarter(pair[0]), quarter(pair[1]));
                steps(from, to, quarters, |x, y, far| {
                    if (done + far) % (DASH.0 + DASH.1) < DASH.0 {
                        trace.add(x, y);
                    }
                });
                done += longer(from, to);
            }
        }
        trace.gather();
        trace
    }

    /// Whether the line comes through a cell.
    pub(super) fn meets(&self, column: u16, row: u16) -> bool {
        let cell = u32::from(row) * u32::from(self.size.0) + u32::from(column);
        let found = self
            .strokes
            .binary_search_by_key(&cell, |stroke| stroke.cell);
        found.is_ok()
    }

    /// Adds a quarter of a cell.
    fn add(&mut self, x: usize, y: usize) {
        let Ok(cell) = u32::try_from(y / 2 * usize::from(self.size.0) + x / 2) else {
            return;
        };
        let quarters = 1 << (x % 2 + y % 2 * 2);
        match self.strokes.last_mut().filter(|last| last.cell == cell) {
            Some(last) => last.quarters |= quarters,
            None => self.strokes.push(Stroke { cell, quarters }),
        }
    }

    /// Makes one stroke of those in one cell.
    fn gather(&mut self) {
        self.strokes.sort_unstable_by_key(|stroke| stroke.cell);
        self.strokes.dedup_by(|next, kept| {
            let same = next.cell == kept.cell;
            if same {
                kept.quarters |= next.quarters;
            }
            same
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn walked(from: (f64, f64), to: (f64, f64)) -> Vec<(usize, usize)> {
        let mut dots = Vec::new();
        walk(from, to, (40, 40), |x, y| dots.push((x, y)));
        dots.dedup();
        dots
    }

    #[test]
    fn a_line_that_ends_out_of_view_is_drawn_as_far_as_it_is_in_view() {
        let dots = walked((-1e12, 5.5), (1e12, 5.5));
        assert_eq!((dots[0], dots[dots.len() - 1]), ((0, 5), (39, 5)));
        assert_eq!(walked((-5.0, 50.0), (50.0, 60.0)), []);
    }

    #[test]
    fn a_line_is_dashed() {
        let view = View::at((0.0, 0.0), 0.1);
        let trace = Trace::of(&[vec![(-10.0, 0.0), (10.0, 0.0)]], &view, (40, 10));
        let drawn: String = (0..40)
            .map(|cell| {
                let stroke = trace
                    .strokes
                    .iter()
                    .find(|stroke| stroke.cell == 5 * 40 + cell);
                stroke.map_or(' ', |stroke| stroke.char())
            })
            .collect();
        insta::assert_snapshot!(drawn, @"▀▀ ▀▀ ▀▀ ▀▀ ▀▀ ▀▀ ▀▀ ▀▀ ▀▀ ▀▀ ▀▀ ▀▀ ▀▀ ▀");
    }

    proptest! {
        #[test]
        fn any_line_is_walked_in_steps_of_one_dot(a in (-90.0..90.0f64, -90.0..90.0f64), b in (-90.0..90.0f64, -90.0..90.0f64)) {
            for pair in walked(a, b).windows(2) {
                prop_assert!(pair[0].0.abs_diff(pair[1].0) <= 1 && pair[0].1.abs_diff(pair[1].1) <= 1);
            }
        }

        #[test]
        fn anything_is_walked_without_a_panic(a: (f64, f64), b: (f64, f64), width in 0usize..50, height in 0usize..50) {
            let mut last = None;
            walk(a, b, (width, height), |x, y| last = Some((x, y)));
            if let Some((x, y)) = last {
                prop_assert!(x < width && y < height);
            }
        }

        #[test]
        fn a_trace_stays_within_its_cells(line in prop::collection::vec((-200.0..200.0f64, -90.0..90.0f64), 0..6), size in (0u16..40, 0u16..20)) {
            let trace = Trace::of(&[line], &View::at((0.0, 0.0), 0.5), size);
            let cells = u32::from(size.0) * u32::from(size.1);
            prop_assert!(trace.strokes.iter().all(|stroke| stroke.cell < cells));
            prop_assert!(trace.strokes.windows(2).all(|pair| pair[0].cell < pair[1].cell));
        }
    }
}
