//! What the tests of the timeline are made of.

use super::events::{Event, Shape};

/// An event that lasted.
pub(super) fn event(from: f64, until: f64) -> Event {
    Event {
        from,
        until,
        shape: Shape::Lasting,
        doubtful: false,
        open: false,
        lane: 0,
    }
}

/// An event on a day in a lane.
pub(super) fn day(from: f64, lane: usize) -> Event {
    Event {
        shape: Shape::Day,
        lane,
        ..event(from, from + 1.0 / 365.0)
    }
}

/// An event that was sometime in a stretch of time.
pub(super) fn sometime(from: f64, until: f64, lane: usize) -> Event {
    Event {
        shape: Shape::Within,
        lane,
        ..event(from, until)
    }
}
