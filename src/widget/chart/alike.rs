//! Two charts on one scale, so that what is as much is drawn as high.

use ratatui::layout::Size;

use super::{Chart, Glyphs, Kind, Plot};

/// How often heights are brought nearer to each other: what a legend takes
/// changes with them.
const TRIES: usize = 4;

impl Chart {
    /// Works out two charts over time of the same unit on one scale, which
    /// their headings say; neither is higher than its size. Nothing where they
    /// are not such, or where there is no scale that serves both.
    pub fn prepare_alike(
        &mut self,
        other: &mut Self,
        mut sizes: (Size, Size),
        glyphs: &'static Glyphs,
    ) -> Option<(Plot, Plot)> {
        let common = self.common_extremes(other)?;
        (self.common, other.common) = (Some(common), Some(common));
        for _ in 0..TRIES {
            let (own, others) = (
                self.prepare(sizes.0, glyphs),
                other.prepare(sizes.1, glyphs),
            );
            let Some((rows, other_rows)) = own.scale.zip(others.scale) else {
                break;
            };
            if rows == other_rows {
                return Some((own, others));
            }
            // The higher one gives up what it has more.
            let less = |by: usize| u16::try_from(by).unwrap_or(u16::MAX);
            let (rows, other_rows) = (rows.1, other_rows.1);
            let (first, second) = (&mut sizes.0.height, &mut sizes.1.height);
            *first = first.saturating_sub(less(rows.saturating_sub(other_rows)));
            *second = second.saturating_sub(less(other_rows.saturating_sub(rows)));
        }
        (self.common, other.common) = (None, None);
        None
    }

    /// The ends of both, with 0 where one has bars, which stand on it.
    fn common_extremes(&self, other: &Self) -> Option<(f64, f64)> {
        let kinds = [self.data.kind, other.data.kind];
        let over_time = kinds
            .iter()
            .all(|kind| matches!(kind, Kind::Line | Kind::Bars));
        if !over_time || self.data.unit != other.data.unit {
            return None;
        }
        let (own, others) = (self.own_extremes()?, other.own_extremes()?);
        let ends = (own.0.min(others.0), own.1.max(others.1));
        Some(if kinds.contains(&Kind::Bars) {
            (ends.0.min(0.0), ends.1.max(0.0))
        } else {
            ends
        })
    }
}
