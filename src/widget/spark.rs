//! Sparklines: the course of a series in one row of text.

/// The heights of a sparkline, from the least up.
#[derive(Debug, Clone, Copy)]
pub struct Heights(&'static [&'static str]);

/// Blocks.
pub const UNICODE: Heights = Heights(&["▁", "▂", "▃", "▄", "▅", "▆", "▇"]);
/// The same in ASCII.
pub const ASCII: Heights = Heights(&["_", ".", "-", "=", "^"]);

/// How near to a round place a number must be to count as there.
const NEXT: f64 = 1.5;

/// A sparkline of numbers, one a column; where there is none, a blank. The
/// least number is lowest and the greatest highest; if all are the same, they
/// are in the middle.
///
/// ```
/// use nemuro::widget::spark::{ASCII, UNICODE, row};
///
/// let numbers = [Some(8.2), Some(9.5), None, Some(8.8)];
/// assert_eq!(row(&numbers, UNICODE), "▁▇ ▄");
/// assert_eq!(row(&numbers, ASCII), "_^ -");
/// ```
#[must_use]
pub fn row(numbers: &[Option<f64>], heights: Heights) -> String {
    let sound = || numbers.iter().flatten().filter(|number| number.is_finite());
    let least = sound().copied().fold(f64::INFINITY, f64::min);
    let most = sound().copied().fold(f64::NEG_INFINITY, f64::max);
    let top = heights.0.len() - 1;
    let glyph = |number: f64| {
        // Halved first, for the difference of two numbers may be no number.
        let part = (number / 2.0 - least / 2.0) / (most / 2.0 - least / 2.0);
        let steps = u32::try_from(top).map_or(0.0, f64::from);
        let height = (0..top).find(|height| {
            let height = u32::try_from(*height).map_or(0.0, f64::from);
            part * steps < height + 0.5
        });
        let height = if least < most {
            height.unwrap_or(top)
        } else {
            top / 2
        };
        heights.0[height]
    };
    numbers
        .iter()
        .map(|number| match number {
            Some(number) if number.is_finite() => glyph(*number),
            _ => " ",
        })
        .collect()
}

/// Points in time laid out on at most so many columns, as far apart as they
/// are: a column for each usual step where there is room for all of them, so
/// that a gap shows; else the mean of what falls into a column.
#[must_use]
pub fn columns(points: &[(f64, f64)], most: usize) -> Vec<Option<f64>> {
    let sound = |(x, y): &&(f64, f64)| x.is_finite() && y.is_finite();
    let mut points: Vec<(f64, f64)> = points.iter().filter(sound).copied().collect();
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return Vec::new();
    };
    let ends = (first.0, last.0);
    let columns = wanted(&points, last.0 - first.0).min(most);
    if columns == 0 {
        return Vec::new();
    }
    let mut sums = vec![(0.0, 0_u32); columns];
    for (x, y) in &points {
        let (sum, count) = &mut sums[place(ends, columns, *x)];
        *count += 1;
        *sum += (y - *sum) / f64::from(*count);
    }
    sums.into_iter()
        .map(|(mean, count)| (count > 0).then_some(mean))
        .collect()
}

/// The column of a time, of so many between the first time and the last.
#[must_use]
pub fn place((first, last): (f64, f64), columns: usize, x: f64) -> usize {
    let most = columns.saturating_sub(1);
    let places = u32::try_from(most).map_or(0.0, f64::from);
    let span = last - first;
    let part = if span > 0.0 { (x - first) / span } else { 0.0 };
    let goal = part * places;
    let place = (0..most).find(|at| {
        let at = u32::try_from(*at).map_or(0.0, f64::from);
        goal < at + 0.5
    });
    place.unwrap_or(most)
}

/// Columns for a point each, and for those that are missing.
fn wanted(points: &[(f64, f64)], span: f64) -> usize {
    let mut steps: Vec<f64> = points
        .windows(2)
        .map(|pair| pair[1].0 - pair[0].0)
        .collect();
    steps.retain(|step| *step > 0.0);
    steps.sort_by(f64::total_cmp);
    let Some(&usual) = steps.get(steps.len().saturating_sub(1) / 2) else {
        return 1;
    };
    // Steps that are nearly the same are the same.
    let near: Vec<f64> = steps
        .iter()
        .copied()
        .filter(|step| *step <= usual * NEXT && *step >= usual / NEXT)
        .collect();
    let count = u32::try_from(near.len()).map_or(1.0, f64::from);
    let usual = near.iter().sum::<f64>() / count;
    let columns = (span / usual).round().clamp(0.0, 10_000.0);
    (0..10_001_u32)
        .find(|at| f64::from(*at) >= columns)
        .map_or(1, |at| at as usize + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spark(points: &[(f64, f64)], most: usize) -> String {
        row(&columns(points, most), UNICODE)
    }

    #[test]
    fn a_gap_is_a_blank() {
        let points = [(2010.0, 8.0), (2011.0, 9.0), (2013.0, 8.5), (2014.0, 8.0)];
        assert_eq!(spark(&points, 20), "▁▇ ▄▁");
    }

    #[test]
    fn one_number_and_equal_numbers_are_in_the_middle() {
        assert_eq!(spark(&[(2010.0, 8.0)], 20), "▄");
        assert_eq!(spark(&[(2010.0, 8.0), (2011.0, 8.0)], 20), "▄▄");
        assert_eq!(spark(&[], 20), "");
    }

    #[test]
    fn what_does_not_fit_is_put_together() {
        let points: Vec<(f64, f64)> = (0..100).map(|at| (f64::from(at), f64::from(at))).collect();
        assert_eq!(spark(&points, 7), "▁▂▃▄▅▆▇");
    }

    #[test]
    fn surveys_at_somewhat_different_months_stand_side_by_side() {
        let points = [(2021.7, 1.0), (2022.8, 2.0), (2023.7, 3.0), (2024.8, 4.0)];
        assert_eq!(spark(&points, 20), "▁▃▅▇");
    }

    proptest! {
        #[test]
        fn any_numbers_make_a_row_of_the_width_asked_for(
            points in prop::collection::vec(
                (proptest::num::f64::ANY, proptest::num::f64::ANY), 0..40),
            most in 0usize..50,
        ) {
            for heights in [UNICODE, ASCII] {
                let row = row(&columns(&points, most), heights);
                prop_assert!(row.chars().count() <= most);
            }
        }
    }
}
