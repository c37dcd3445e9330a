//! The parts of the screen: the timeline above, the list and the event below.

use ratatui::layout::Rect;

use crate::explorer::layout::{TWO_PANES, inside, regions};

/// From so many columns and rows on there are lanes.
const WITH_LANES: (u16, u16) = (100, 28);
/// From so many rows on there is a timeline at all.
const WITH_CHART: u16 = 14;
/// Rows of a timeline without lanes, border and all.
const COMPACT: u16 = 6;
/// The same where there is one pane and no room for a border.
const STRIP: u16 = 2;

/// Where the parts are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parts {
    /// The timeline, border and all; empty where there is no room.
    pub(super) chart: Rect,
    /// Whether it has a border.
    pub(super) framed: bool,
    /// Whether there is room for lanes.
    pub(super) with_lanes: bool,
    /// The list of events, empty where only one is shown.
    pub(super) list: Rect,
    /// The event, empty where only the list is shown.
    pub(super) detail: Rect,
}

impl Parts {
    /// Whether the list and the event are shown at once.
    pub(super) fn two_panes(&self) -> bool {
        !self.list.is_empty() && !self.detail.is_empty()
    }

    /// The timeline itself.
    pub(super) fn drawing(&self) -> Rect {
        if !self.framed {
            return self.chart;
        }
        let inner = inside(self.chart);
        // A column of air at either side.
        Rect {
            x: inner.x + inner.width.min(1),
            width: inner.width.saturating_sub(2),
            ..inner
        }
    }
}

/// The parts of a screen of this size; `reading` tells which pane is shown
/// where there is room for one, and `alone` that there is one in any case.
pub(super) fn parts(area: Rect, reading: bool, alone: bool) -> Parts {
    let body = regions(area, true).body();
    let framed = body.width >= TWO_PANES;
    let with_lanes = body.width >= WITH_LANES.0 && body.height >= WITH_LANES.1;
    let height = match body.height {
        short if short < WITH_CHART => 0,
        _ if !framed => STRIP,
        // Somewhat less than half.
        high if with_lanes => (high * 45 / 100).clamp(14, 30),
        _ => COMPACT,
    };
    let chart = Rect { height, ..body };
    // The panes share the borders between them.
    let shared = u16::from(framed && height > 0);
    let rest = Rect {
        y: body.y + height - shared,
        height: body.height - height + shared,
        ..body
    };
    let nothing = Rect {
        width: 0,
        height: 0,
        ..rest
    };
    let (list, detail) = if framed && !alone {
        let width = (rest.width / 2).min(84);
        let list = Rect { width, ..rest };
        let detail = Rect {
            x: rest.x + width - 1,
            width: rest.width - width + 1,
            ..rest
        };
        (list, detail)
    } else if reading {
        (nothing, rest)
    } else {
        (rest, nothing)
    };
    Parts {
        chart,
        framed,
        with_lanes,
        list,
        detail,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn there_are_lanes_where_there_is_room_and_a_strip_where_there_is_little() {
        let chart = |width, height| {
            parts(Rect::new(0, 0, width, height), false, false)
                .chart
                .height
        };
        assert_eq!(chart(110, 34), 14);
        assert_eq!(chart(200, 60), 26);
        assert_eq!(chart(80, 24), COMPACT);
        assert_eq!(chart(60, 20), STRIP);
        assert_eq!(chart(60, 10), 0);
    }

    proptest! {
        #[test]
        fn every_part_is_within_the_screen(
            w in 0u16..500, h in 0u16..200, reading: bool, alone: bool,
        ) {
            let area = Rect::new(0, 0, w, h);
            let parts = parts(area, reading, alone);
            for part in [parts.chart, parts.list, parts.detail, parts.drawing()] {
                prop_assert!(part.is_empty() || area.union(part) == area);
            }
        }
    }
}
