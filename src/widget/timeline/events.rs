//! Events in time, and which of them are in a window of it.

use super::window::Window;

/// What of an event's time is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// The very day.
    Day,
    /// That it was on some day of a stretch: a month, a year, a decade.
    Within,
    /// The days on which it began and ended.
    Lasting,
    /// More or less when it began and ended.
    Roughly,
}

impl Shape {
    /// Whether it is known to the day.
    pub(super) fn is_exact(self) -> bool {
        matches!(self, Self::Day | Self::Lasting)
    }
}

/// An event as it is drawn. Times are in years: 1905.5 is the middle of 1905.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Event {
    /// The beginning of the time in which it may have been.
    pub from: f64,
    /// The end of it; the day after the last.
    pub until: f64,
    /// What is known of it.
    pub shape: Shape,
    /// Whether even that is in doubt.
    pub doubtful: bool,
    /// Whether it goes on, so that its end is none.
    pub open: bool,
    /// The place of its lane among the lanes.
    pub lane: usize,
}

/// Events in order of their beginnings.
#[derive(Debug, Default)]
pub struct Events {
    in_order: Vec<Event>,
    /// A tree over them in the manner of a heap: the latest end below each
    /// node, the events' own ends in the second half. What has ended before a
    /// window is passed over by the branch, however much that is.
    latest: Vec<f64>,
    /// The ends in order of time.
    ends: Vec<f64>,
}

impl Events {
    /// Events, which must come in order of their beginnings.
    #[must_use]
    pub fn new(mut events: Vec<Event>) -> Self {
        for event in &mut events {
            let sound = |at: f64| if at.is_finite() { at } else { 0.0 };
            event.from = sound(event.from);
            event.until = sound(event.until).max(event.from);
        }
        let leaves = events.len().next_power_of_two();
        let mut latest = vec![f64::NEG_INFINITY; 2 * leaves];
        let mut ends: Vec<f64> = events.iter().map(end).collect();
        latest[leaves..leaves + ends.len()].copy_from_slice(&ends);
        ends.sort_unstable_by(f64::total_cmp);
        for node in (1..leaves).rev() {
            latest[node] = latest[2 * node].max(latest[2 * node + 1]);
        }
        Self {
            in_order: events,
            latest,
            ends,
        }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.in_order.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.in_order.is_empty()
    }

    /// One of them, by its place.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&Event> {
        self.in_order.get(at)
    }

    /// The place of the first that begins at a point in time or after it; their
    /// number where all begin before.
    #[must_use]
    pub fn from(&self, at: f64) -> usize {
        self.in_order.partition_point(|event| event.from < at)
    }

    /// The time from the first beginning to the last end; what goes on counts
    /// with its beginning.
    #[must_use]
    pub fn extent(&self) -> Option<Window> {
        let from = self.in_order.first()?.from;
        let end = |event: &Event| if event.open { event.from } else { event.until };
        let until = self.in_order.iter().map(end).fold(from, f64::max);
        Some(Window::new(from, until))
    }

    /// How many there are between two points in time: those that had begun by
    /// the second less those that had ended by the first.
    pub(super) fn between(&self, from: f64, until: f64) -> usize {
        let begun = self.in_order.partition_point(|event| event.from < until);
        let ended = self.ends.partition_point(|end| *end <= from);
        begun.saturating_sub(ended)
    }

    /// Calls with the place and the columns of each event in a window, in
    /// order.
    pub(super) fn each_in(
        &self,
        window: &Window,
        columns: u16,
        mut found: impl FnMut(usize, &Event, (u16, u16)),
    ) {
        let begun = self.in_order.partition_point(|e| e.from < window.until());
        let leaves = self.latest.len() / 2;
        // Nodes still to be looked into, with the first leaf and the number of
        // leaves below each.
        let mut ahead = vec![(1, 0, leaves)];
        while let Some((node, first, below)) = ahead.pop() {
            if first >= begun || self.latest[node] <= window.from() {
                continue;
            }
            if below > 1 {
                let half = below / 2;
                ahead.push((2 * node + 1, first + half, half));
                ahead.push((2 * node, first, half));
            } else if let Some(event) = self.in_order.get(first) {
                let until = if event.open { f64::MAX } else { event.until };
                if let Some(taken) = window.columns(event.from, until, columns) {
                    found(first, event, taken);
                }
            }
        }
    }
}

/// When an event is over. What takes no time at all is over right after it
/// began.
fn end(event: &Event) -> f64 {
    if event.open {
        f64::INFINITY
    } else {
        event.until.max(event.from.next_up())
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::event;
    use super::*;
    use proptest::prelude::*;

    fn seen(events: &Events, from: f64, until: f64) -> Vec<usize> {
        let mut seen = Vec::new();
        events.each_in(&Window::new(from, until), 10, |at, _, _| seen.push(at));
        seen
    }

    #[test]
    fn only_what_touches_the_window_is_seen() {
        let mut open = event(1900.0, 1901.0);
        open.open = true;
        let events = Events::new(vec![
            event(1800.0, 1990.0),
            event(1850.0, 1851.0),
            open,
            event(1950.0, 1950.0),
            event(1980.0, 1990.0),
        ]);
        assert_eq!(seen(&events, 1860.0, 1890.0), [0]);
        assert_eq!(seen(&events, 1950.0, 1960.0), [0, 2, 3]);
        assert_eq!(seen(&events, 1995.0, 1996.0), [2], "it goes on");
        assert_eq!(
            [0.0, 1850.0, 1850.1, 1999.0].map(|at| events.from(at)),
            [0, 1, 2, 5]
        );
        assert_eq!(events.extent(), Some(Window::new(1800.0, 1990.0)));
        assert_eq!(Events::new(Vec::new()).extent(), None);
        assert!(seen(&Events::new(Vec::new()), 0.0, 1.0).is_empty());
    }

    proptest! {
        #[test]
        fn nothing_in_the_window_is_missed(
            mut times in prop::collection::vec((0.0..100.0_f64, 0.0..30.0_f64), 0..70),
            from in -10.0..110.0_f64, span in 1.0..50.0_f64,
        ) {
            times.sort_by(|a, b| a.0.total_cmp(&b.0));
            let events: Vec<Event> = times.iter().map(|(at, long)| event(*at, at + long)).collect();
            let until = from + span;
            let want: Vec<usize> = (0..events.len())
                .filter(|at| events[*at].from < until && events[*at].until > from)
                .collect();
            let events = Events::new(events);
            prop_assert_eq!(events.between(from, until), want.len());
            prop_assert_eq!(seen(&events, from, until), want);
        }

        #[test]
        fn times_that_are_none_do_no_harm(
            times in prop::collection::vec((any::<f64>(), any::<f64>()), 0..20),
            from in any::<f64>(), until in any::<f64>(),
        ) {
            let events = times.iter().map(|(from, until)| event(*from, *until)).collect();
            let count = seen(&Events::new(events), from, until).len();
            prop_assert!(count <= times.len());
        }
    }
}
