//! Density: how much there is in each column of a stretch of time.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::events::Events;
use super::window::Window;
use super::{Look, put};

/// How many heights there are in a row.
pub(super) const LEVELS: usize = 8;

/// How much there is in each column.
#[derive(Debug)]
pub(super) struct Density {
    window: Window,
    /// From 0, nothing, to 1, the most.
    heights: Vec<f64>,
}

impl Density {
    pub(super) fn of(events: &Events, window: &Window, columns: u16) -> Self {
        let step = window.span() / f64::from(columns.max(1));
        let counts = (0..columns).map(|column| {
            let from = window.from() + step * f64::from(column);
            events.between(from, from + step)
        });
        let counts: Vec<usize> = counts.collect();
        let most = counts.iter().copied().max().unwrap_or(0);
        Self {
            window: *window,
            heights: counts
                .into_iter()
                .map(|count| height(count, most))
                .collect(),
        }
    }

    /// Draws the heights, as high as the area is.
    pub(super) fn draw(&self, look: &Look, area: Rect, buf: &mut Buffer) {
        for (x, &height) in (area.left()..area.right()).zip(&self.heights) {
            let mut left = steps(height, area.height);
            for y in (area.top()..area.bottom()).rev() {
                let Some(at) = left.min(LEVELS).checked_sub(1) else {
                    break;
                };
                put(look.glyphs.levels[at], (x, y), 1, look.density, buf);
                left -= at + 1;
            }
        }
    }

    /// Draws on the row below which part of it a window shows, and where in it
    /// the focus is.
    pub(super) fn draw_window(
        &self,
        shown: &Window,
        focus: Option<f64>,
        look: &Look,
        area: Rect,
        buf: &mut Buffer,
    ) {
        let columns = u16::try_from(self.heights.len())
            .unwrap_or(u16::MAX)
            .min(area.width);
        if area.is_empty() {
            return;
        }
        if let Some((first, last)) = self.window.columns(shown.from(), shown.until(), columns) {
            let [open, line, close] = look.glyphs.window;
            for x in first..=last {
                put(line, (area.x + x, area.y), 1, look.axis, buf);
            }
            put(open, (area.x + first, area.y), 1, look.axis, buf);
            put(close, (area.x + last, area.y), 1, look.axis, buf);
        }
        if let Some(at) = focus.filter(|at| self.window.holds(*at) && columns > 0) {
            let x = area.x + self.window.column(at, columns);
            put(look.glyphs.here, (x, area.y), 1, look.pointer, buf);
        }
    }
}

/// The height of a count: few are told from none, and many do not make the
/// few vanish.
fn height(count: usize, most: usize) -> f64 {
    let weight = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX)).ln_1p();
    if count == 0 {
        return 0.0;
    }
    weight(count) / weight(most)
}

/// A height in so many rows, each of [`LEVELS`] steps; what is there at all
/// has one.
fn steps(height: f64, rows: u16) -> usize {
    let most = usize::from(rows) * LEVELS;
    if height <= 0.0 {
        return 0;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "no more than the steps of the rows"
    )]
    let steps = (height * f64::from(rows) * 8.0).round() as usize;
    steps.clamp(1, most.max(1))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{day, event};
    use super::*;

    #[test]
    fn what_lasts_counts_in_every_column_that_it_touches() {
        let events = Events::new(vec![event(1900.0, 1930.0), day(1920.5, 0), day(1955.0, 0)]);
        let density = Density::of(&events, &Window::new(1900.0, 2000.0), 10);
        let levels: Vec<usize> = density
            .heights
            .iter()
            .map(|height| steps(*height, 1))
            .collect();
        assert_eq!(levels, [5, 5, 8, 0, 0, 5, 0, 0, 0, 0]);
    }

    #[test]
    fn one_among_many_is_seen() {
        let level = |count, most| steps(height(count, most), 1);
        assert_eq!(
            [0, 1, 10, 1000].map(|count| level(count, 1000)),
            [0, 1, 3, 8]
        );
        assert_eq!(level(1, 1), 8);
        assert_eq!(level(1, usize::MAX), 1);
        assert_eq!(steps(0.5, 3), 12, "half of three rows");
    }
}
