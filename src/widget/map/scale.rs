//! The scale: a bar as long as a round number of kilometres.

use ratatui::style::Style;

use super::dots::clamped;
use super::sign::{Kind, Sign};
use super::view::{Size, View};

/// Columns that a bar has at least.
const SHORTEST: f64 = 4.0;

/// A bar and its length, for the lower left corner of a map of so many cells;
/// none where there is no room for it.
#[must_use]
pub fn scale(view: &View, size: Size, style: Style, ascii: bool) -> Option<Sign> {
    let row = size.1.checked_sub(1).filter(|row| *row >= 7)?;
    let cell = view.kilometres();
    let rounds = (-1..5).flat_map(|power| [1.0, 2.0, 5.0].map(|first| first * 10_f64.powi(power)));
    let (length, columns) = rounds
        .map(|round| (round, round / cell))
        .find(|(_, columns)| *columns >= SHORTEST)?;
    let columns = clamped(columns.round(), usize::from(size.0));
    let [left, bar, right] = if ascii {
        ["|", "_", "|"]
    } else {
        ["└", "─", "┘"]
    };
    let text = format!(
        "{left}{}{right} {length} km",
        bar.repeat(columns.saturating_sub(1))
    );
    let sign = Sign {
        x: 1,
        y: row,
        text,
        style,
        kind: Kind::Mark,
        tag: None,
    };
    (sign.width() < size.0 / 2).then_some(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_it_says() {
        // 0.0899 degrees a cell are ten kilometres.
        let view = View::at((0.0, 0.0), 0.0899 / 2.0);
        let sign = |ascii| scale(&view, (60, 20), Style::new(), ascii).unwrap();
        assert_eq!(sign(false).text, "└────┘ 50 km");
        assert_eq!(sign(true).text, "|____| 50 km");
        assert_eq!((sign(false).x, sign(false).y), (1, 19));
    }

    #[test]
    fn a_small_map_has_none() {
        for size in [(0, 0), (20, 20), (60, 7)] {
            assert_eq!(
                scale(&View::at((0.0, 0.0), 0.1), size, Style::new(), false),
                None
            );
        }
    }
}
