//! A timeline: events where they are in time, in lanes, below bands and above
//! an axis of years. An event is drawn as precisely as it is known: a day as a
//! point, a year or a decade as the stretch in which it was.
//!
//! A [`Chart`] is made once for a window and a size; drawing it costs no more
//! than what is drawn. How much it shows depends on its height: lanes where
//! there is room for them, and else how much there is in each column.

mod axis;
use crate::widget::Columns;
mod bands;
mod density;
mod events;
mod lanes;
mod look;
mod window;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;

pub use self::bands::{Band, band_at};
pub use self::events::{Event, Events, Shape};
pub use self::lanes::Labels;
pub use self::look::{ASCII, Glyphs, Look, UNICODE};
pub use self::window::Window;

use self::axis::Axis;
use self::bands::Bands;
use self::density::Density;
use self::lanes::Lanes;

/// From so many rows on there are lanes.
const WITH_LANES: u16 = 6;
/// From so many rows on it is shown which part of the whole is in view.
const WITH_WHOLE: u16 = 11;

/// What is pointed at where only the density of events is drawn, is no farther
/// away than so many columns.
const NEAR: f64 = 2.0;

/// What a timeline shows.
#[derive(Debug, Default)]
pub struct Story {
    /// The events, in order of their beginnings.
    pub events: Events,
    /// The names of the lanes.
    pub lanes: Vec<String>,
    /// The bands, in order of their beginnings.
    pub bands: Vec<Band>,
}

/// A timeline as it is drawn.
#[derive(Debug)]
pub struct Chart {
    window: Window,
    gutter: u16,
    bands: Option<Bands>,
    body: Body,
    axis: Axis,
    /// How much there is in all, where the window is only part of it.
    whole: Option<Density>,
}

#[derive(Debug)]
enum Body {
    Lanes(Lanes),
    Density(Density),
}

impl Chart {
    /// A timeline of a window in so many columns and rows; `whole` is all the
    /// time there is.
    #[must_use]
    pub fn of(
        story: &Story,
        window: &Window,
        whole: &Window,
        (width, height): (u16, u16),
        labels: Labels<'_>,
    ) -> Self {
        let with_lanes = height >= WITH_LANES;
        let gutter = if with_lanes {
            lanes::gutter(&story.lanes, width)
        } else {
            0
        };
        let columns = width.saturating_sub(gutter);
        let part = window.span() < whole.span() * 0.999;
        let whole =
            (part && height >= WITH_WHOLE).then(|| Density::of(&story.events, whole, columns));
        let banded = height >= 3 && !story.bands.is_empty();
        let bands = banded.then(|| Bands::of(&story.bands, window, columns));
        let others = u16::from(banded) + 1 + if whole.is_some() { 2 } else { 0 };
        let body = if with_lanes {
            let size = (columns, height.saturating_sub(others));
            Body::Lanes(Lanes::of(&story.events, &story.lanes, window, size, labels))
        } else {
            Body::Density(Density::of(&story.events, window, columns))
        };
        Self {
            window: *window,
            gutter,
            bands,
            body,
            axis: Axis::of(window, columns),
            whole,
        }
    }

    /// The event that is drawn at a column and a row; where only its density
    /// is, the one that begins nearest.
    #[must_use]
    pub fn at(&self, story: &Story, (column, row): (u16, u16), size: Size) -> Option<usize> {
        let column = column.checked_sub(self.gutter)?;
        match &self.body {
            Body::Lanes(lanes) => {
                let top = u16::from(self.bands.is_some());
                let below = 1 + if self.whole.is_some() { 2 } else { 0 };
                let row = row.checked_sub(top)?;
                let rows = size.height.saturating_sub(top + below);
                (row < rows).then(|| lanes.at((column, row))).flatten()
            }
            Body::Density(_) => {
                let columns = size.width.saturating_sub(self.gutter).max(1);
                let step = self.window.span() / f64::from(columns);
                let time = self.window.from() + step * (f64::from(column) + 0.5);
                let away = |at: &usize| {
                    let event = story.events.get(*at);
                    event.map_or(f64::INFINITY, |event| (event.from - time).abs())
                };
                let after = story.events.from(time);
                let near = [after.checked_sub(1), Some(after)].into_iter().flatten();
                let nearest = near.min_by(|a, b| away(a).total_cmp(&away(b)));
                nearest.filter(|at| away(at) <= step * NEAR)
            }
        }
    }

    /// Draws it, with the event at a place being looked at.
    pub fn draw(
        &self,
        story: &Story,
        focus: Option<usize>,
        labels: Labels<'_>,
        look: &Look,
        area: Rect,
        buf: &mut Buffer,
    ) {
        let area = area.intersection(buf.area);
        let focus = focus.and_then(|at| Some((at, story.events.get(at)?)));
        let time = focus.map(|(_, event)| event.from);
        let mut rest = area;
        let below = |area: Rect| Rect {
            x: area.x + self.gutter.min(area.width),
            width: area.width.saturating_sub(self.gutter),
            ..area
        };
        if let Some(bands) = &self.bands {
            let here = time.and_then(|at| band_at(&story.bands, at));
            bands.draw(here, look, below(take_top(&mut rest)), buf);
        }
        if let Some(whole) = &self.whole {
            let window = below(take_bottom(&mut rest));
            whole.draw_window(&self.window, time, look, window, buf);
            whole.draw(look, below(take_bottom(&mut rest)), buf);
        }
        let axis = below(take_bottom(&mut rest));
        match &self.body {
            Body::Lanes(lanes) => {
                let edges = self.bands.iter().flat_map(Bands::edges);
                lanes.draw(focus, labels, edges, look, (self.gutter, rest), buf);
            }
            Body::Density(density) => density.draw(look, below(rest), buf),
        }
        self.axis.draw(time, look, axis, buf);
    }
}

/// Writes a text into so much room at most, in its own style alone: what was
/// there before leaves nothing behind, nor half of a wide character. The
/// column after it.
fn put(text: &str, (x, y): (u16, u16), room: usize, style: Style, buf: &mut Buffer) -> u16 {
    let width = u16::try_from(text.width().min(room)).unwrap_or(0);
    let before = x.checked_sub(1).filter(|_| width > 0);
    if let Some(cell) = before.and_then(|x| buf.cell_mut((x, y)))
        && cell.symbol().width() > 1
    {
        cell.set_symbol(" ");
    }
    for x in x..x.saturating_add(width) {
        if let Some(cell) = buf.cell_mut((x, y)) {
            cell.reset();
        }
    }
    buf.set_stringn(x, y, text, room, style).0
}

/// The first row of an area, which is less by it then.
fn take_top(area: &mut Rect) -> Rect {
    let row = Rect {
        height: area.height.min(1),
        ..*area
    };
    area.y += row.height;
    area.height -= row.height;
    row
}

/// The last row of an area, which is less by it then.
fn take_bottom(area: &mut Rect) -> Rect {
    let row = bottom_of(*area);
    area.height -= row.height;
    row
}

fn bottom_of(area: Rect) -> Rect {
    let height = area.height.min(1);
    Rect {
        y: area.bottom() - height,
        height,
        ..area
    }
}
