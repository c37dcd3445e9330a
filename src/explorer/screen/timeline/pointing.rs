//! What the mouse does to the timeline: on the chart, in the list, and to the
//! event.

use ratatui::layout::Rect;

use super::scene::Scene;
use super::{STEP, Timeline, parts::parts};
use crate::explorer::action::{Action, Pointer};
use crate::explorer::layout::inside;
use crate::explorer::screen::Screen;
use crate::explorer::{Ctx, Request};
use crate::widget::list;

impl Timeline {
    pub(super) fn pointed(&mut self, ctx: &Ctx, pointer: Pointer, area: Rect) -> Request {
        let parts = parts(area, self.reading, ctx.room.alone);
        let at = pointer.at();
        let (on_list, on_event) = (parts.list.contains(at), parts.detail.contains(at));
        let request = match pointer {
            Pointer::Click(_) if parts.drawing().contains(at) => {
                let drawing = parts.drawing();
                let place = (at.x - drawing.x, at.y - drawing.y);
                let event = self.chronicle.as_ref();
                let event = event.and_then(|story| self.scene.at(story, place, drawing));
                self.go_to(ctx, event, area)
            }
            Pointer::Wheel { rows, .. } if parts.chart.contains(at) => {
                self.pan(f64::from(rows.signum()) * STEP);
                Request::Nothing
            }
            Pointer::Click(_) if inside(parts.list).contains(at) => {
                let was_reading = std::mem::take(&mut self.reading);
                let inner = inside(parts.list);
                let first = self.drawn_from(inner);
                let event = first + usize::from(at.y - inner.y);
                let event = Some(event).filter(|event| *event < self.shown());
                if was_reading && event == Some(self.cursor) {
                    return Request::Nothing;
                }
                self.go_to(ctx, event, area)
            }
            Pointer::Wheel { rows, .. } if on_list && !on_event => {
                let height = usize::from(inside(parts.list).height);
                let first = self.drawn_from(inside(parts.list));
                let before = self.cursor;
                (self.first, self.cursor) = list::slid(first, before, rows, height, self.shown());
                if self.cursor != before {
                    self.turn(Scene::follow);
                }
                Request::Nothing
            }
            Pointer::Wheel { rows, .. } if on_event => {
                self.detail.slide(rows, inside(parts.detail).height);
                Request::Nothing
            }
            Pointer::Click(_) if on_event => {
                self.reading = true;
                Request::Nothing
            }
            _ => Request::Nothing,
        };
        self.fit(ctx, area);
        request
    }

    /// The first event in view in the list.
    fn drawn_from(&self, inner: Rect) -> usize {
        list::scrolled(self.first, self.cursor, inner.height.into(), self.shown())
    }

    /// Looks at an event, or opens it if it is looked at already.
    fn go_to(&mut self, ctx: &Ctx, event: Option<usize>, area: Rect) -> Request {
        match event {
            None => Request::Nothing,
            Some(event) if event == self.cursor => self.update(ctx, Action::Open, area),
            Some(event) => {
                self.cursor = event;
                self.turn(Scene::follow);
                Request::Nothing
            }
        }
    }

    /// Moves what is in view by a part of it; the event that is looked at
    /// stays.
    fn pan(&mut self, part: f64) {
        if let Some(chronicle) = &self.chronicle {
            let window = self.scene.shown(chronicle).panned(part);
            self.scene.show(chronicle, &window);
        }
    }
}
