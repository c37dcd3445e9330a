//! Bands: eras above what happened in them, each with its title as far as
//! there is room.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::window::Window;
use super::{Look, put};
use crate::widget::Columns;
use crate::widget::prose::clip;

/// A title that does not fit whole is cut to no less than this; for less room
/// there is the year in which the band began.
const ENOUGH: usize = 16;

/// A stretch of time with a title.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// When it began, if it is known; in years.
    pub from: Option<f64>,
    /// When it ended, if it has.
    pub until: Option<f64>,
    /// What it is called.
    pub title: String,
}

impl Band {
    fn ends(&self) -> (f64, f64) {
        (
            self.from.unwrap_or(f64::NEG_INFINITY),
            self.until.unwrap_or(f64::INFINITY),
        )
    }

    /// Whether a point in time is in it.
    #[must_use]
    pub fn holds(&self, at: f64) -> bool {
        let (from, until) = self.ends();
        at >= from && at < until
    }
}

/// The place of the band that a point in time is in; of several, the last.
#[must_use]
pub fn band_at(bands: &[Band], at: f64) -> Option<usize> {
    bands.iter().rposition(|band| band.holds(at))
}

/// A band in view.
#[derive(Debug)]
struct Shown {
    band: usize,
    first: u16,
    last: u16,
    /// Whether it begins in view.
    edge: bool,
    title: String,
    /// The year in which it began; empty where that is not known.
    year: String,
}

/// The bands of a window, on one row.
#[derive(Debug)]
pub(super) struct Bands {
    shown: Vec<Shown>,
}

impl Bands {
    pub(super) fn of(bands: &[Band], window: &Window, columns: u16) -> Self {
        let shown = bands.iter().enumerate().filter_map(|(at, band)| {
            let (from, until) = band.ends();
            let (first, last) = window.columns(from, until, columns)?;
            Some(Shown {
                band: at,
                first,
                last,
                edge: window.holds(from),
                title: band.title.clone(),
                year: band
                    .from
                    .map_or_else(String::new, |from| format!("{:.0}", from.floor())),
            })
        });
        Self {
            shown: shown.collect(),
        }
    }

    /// The columns at which bands begin.
    pub(super) fn edges(&self) -> impl Iterator<Item = u16> {
        let begun = self.shown.iter().filter(|shown| shown.edge);
        begun.map(|shown| shown.first)
    }

    /// Draws the bands; the one at hand stands out, and of the others every
    /// second one is drawn in another manner.
    pub(super) fn draw(&self, here: Option<usize>, look: &Look, area: Rect, buf: &mut Buffer) {
        if area.is_empty() {
            return;
        }
        for shown in &self.shown {
            if shown.first >= area.width {
                continue;
            }
            let last = shown.last.min(area.width - 1);
            let is_here = here == Some(shown.band);
            let style = if is_here {
                look.here
            } else {
                look.bands[shown.band % 2]
            };
            let fill = look.glyphs.fill[if is_here { 2 } else { shown.band % 2 }];
            for x in shown.first..=last {
                put(fill, (area.x + x, area.y), 1, style, buf);
            }
            let mut x = area.x + shown.first;
            if shown.edge {
                put(look.glyphs.edge, (x, area.y), 1, look.axis, buf);
                x += 1;
            }
            let room = usize::from((area.x + last + 1).saturating_sub(x));
            let title = clip(&shown.title, room.saturating_sub(1), look.ellipsis);
            // A few letters say nothing.
            let text = if title == shown.title || title.width() >= ENOUGH {
                &title
            } else if shown.year.width() < room {
                &shown.year
            } else {
                continue;
            };
            put(text, (x, area.y), room, style, buf);
            let end = x.saturating_add(u16::try_from(text.width()).unwrap_or(0));
            put(" ", (end, area.y), room - text.width(), style, buf);
        }
    }
}
