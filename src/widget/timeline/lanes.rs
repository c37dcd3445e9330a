//! Lanes: where each event stands in them. Marks are spread over the rows of
//! their lane so that they touch as little as can be, and get their labels
//! where there is room beside them. What is looked at gets one in any case,
//! and the labels of the others do not move for it.

mod allot;
mod draw;
mod row;

use self::allot::{Lane, lanes};
use self::row::Row;
use super::events::{Event, Events, Shape};
use super::window::Window;
use crate::widget::Columns;

/// A lane's name takes at most so many columns.
const NAME: u16 = 18;
/// From so many columns on there is room for names.
const WITH_NAMES: u16 = 60;

/// What is written beside marks.
#[derive(Clone, Copy)]
pub struct Labels<'a> {
    /// The label of an event, by its place.
    pub of: &'a dyn Fn(usize) -> String,
    /// What stands for text that is left out.
    pub ellipsis: &'a str,
}

/// How a mark ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// Within the window.
    Here,
    /// After it.
    Later,
    /// Not at all: it goes on.
    Never,
}

/// An event, or several, where they are drawn.
#[derive(Debug, Clone)]
struct Mark {
    /// The first and the last column.
    first: u16,
    last: u16,
    /// How many events it stands for.
    count: usize,
    /// The column in which the last of them begins.
    upto: u16,
    /// The first of them.
    event: usize,
    shape: Shape,
    doubtful: bool,
    /// Whether it began within the window.
    begins: bool,
    ending: Ending,
    /// What is written beside it, and from which column on.
    label: Option<(u16, String)>,
}

impl Mark {
    fn of(at: usize, event: &Event, window: &Window, (first, last): (u16, u16)) -> Self {
        Self {
            first,
            // A day from very near is wide, and still one mark.
            last: if event.shape == Shape::Day {
                first
            } else {
                last
            },
            count: 1,
            upto: first,
            event: at,
            shape: event.shape,
            doubtful: event.doubtful,
            begins: event.from >= window.from(),
            ending: match event.open {
                true => Ending::Never,
                false if event.until <= window.until() => Ending::Here,
                false => Ending::Later,
            },
            label: None,
        }
    }
}

/// The lanes of a window, as they are drawn.
#[derive(Debug)]
pub(super) struct Lanes {
    window: Window,
    columns: u16,
    shown: Vec<Lane>,
    rows: Vec<Row>,
    /// Blank rows between two lanes.
    gap: u16,
}

/// The columns of the names of lanes where there are so many columns in all.
pub(super) fn gutter(names: &[String], width: u16) -> u16 {
    let longest = names.iter().map(|name| name.width()).max().unwrap_or(0);
    if longest == 0 || width < WITH_NAMES {
        return 0;
    }
    let room = (width / 5).min(NAME);
    u16::try_from(longest).unwrap_or(room).min(room) + 2
}

impl Lanes {
    /// Places the events of a window in so many columns and rows.
    pub(super) fn of(
        events: &Events,
        names: &[String],
        window: &Window,
        (columns, height): (u16, u16),
        labels: Labels<'_>,
    ) -> Self {
        let mut counts = vec![0; names.len()];
        events.each_in(window, columns, |_, event, _| {
            if let Some(count) = counts.get_mut(event.lane) {
                *count += 1;
            }
        });
        let lanes = lanes(names, &counts, usize::from(height));
        let mut lane_of = vec![None; names.len()];
        for (at, lane) in lanes.iter().enumerate() {
            for &name in &lane.names {
                lane_of[name] = Some(at);
            }
        }
        let taken = lanes.last().map_or(0, |lane| lane.rows.end);
        let mut rows: Vec<Row> = Vec::new();
        rows.resize_with(taken, Row::default);
        events.each_in(window, columns, |at, event, taken| {
            let lane = lane_of.get(event.lane).copied().flatten();
            if let Some(lane) = lane.and_then(|lane| lanes.get(lane)) {
                let mark = Mark::of(at, event, window, taken);
                row::place(&mut rows[lane.rows.clone()], mark);
            }
        });
        for row in &mut rows {
            row.write(columns, labels);
        }
        let roomy = usize::from(height) >= taken + lanes.len().saturating_sub(1);
        Self {
            window: *window,
            columns,
            shown: lanes,
            rows,
            gap: u16::from(roomy),
        }
    }

    /// The event whose mark or label is at a column and a row; of several in
    /// one mark the first.
    pub(super) fn at(&self, (column, row): (u16, u16)) -> Option<usize> {
        let mut y = 0;
        for lane in &self.shown {
            for at in lane.rows.clone() {
                if y == row {
                    return self.rows[at].at(column);
                }
                y += 1;
            }
            y += self.gap;
        }
        None
    }

    /// The lane, the row and the place in it of the mark that stands for an
    /// event.
    fn find(&self, at: usize, event: &Event) -> Option<(usize, usize, usize)> {
        let lane = self
            .shown
            .iter()
            .position(|lane| lane.names.contains(&event.lane))?;
        let until = event.until.max(event.from.next_up());
        let (first, _) = self.window.columns(event.from, until, self.columns)?;
        let rows = self.shown[lane].rows.clone();
        let own = |mark: &Mark| mark.event == at;
        let shared = |mark: &Mark| (mark.first..=mark.upto).contains(&first) && mark.count > 1;
        let place = |is: &dyn Fn(&Mark) -> bool| {
            let mut rows = rows.clone().rev();
            rows.find_map(|row| Some((lane, row, self.rows[row].marks.iter().position(is)?)))
        };
        place(&own).or_else(|| place(&shared))
    }
}

#[cfg(test)]
mod tests;
