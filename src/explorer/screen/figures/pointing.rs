//! What the mouse does to the figures: in the list, and on the charts.

use ratatui::layout::Rect;

use super::Figures;
use crate::explorer::action::{Action, Pointer};
use crate::explorer::layout::inside;
use crate::explorer::screen::Screen;
use crate::explorer::{Ctx, Request};

impl Figures {
    pub(super) fn pointed(&mut self, ctx: &Ctx, pointer: Pointer, area: Rect) -> Request {
        let regions = self.regions(ctx, area);
        let (at, list) = (pointer.at(), inside(regions.list));
        match pointer {
            Pointer::Wheel { rows, .. } if list.contains(at) => {
                let chosen = self.list.slid(self.shown, rows, list.height.into());
                if let Some(id) = chosen {
                    self.choose_figure(id);
                }
            }
            Pointer::Click(_) if list.contains(at) => {
                let Some(id) = self.list.at(at.y - list.y) else {
                    return Request::Nothing;
                };
                if self.shown == Some(id) && !self.reading {
                    return self.update(ctx, Action::Open, area);
                }
                self.choose_figure(id);
                self.reading = false;
            }
            Pointer::Wheel { rows, .. } => {
                let mut panels = self.panels.iter_mut();
                let under = panels.find(|panel| panel.area().contains(at));
                if let Some(panel) = under {
                    panel.turn(rows > 0);
                }
            }
            Pointer::Click(_) if regions.detail.contains(at) => {
                self.reading = true;
                let stop = self.panels.first().and_then(|panel| panel.stop_at(at));
                if stop.is_some() {
                    self.cursor = stop;
                    self.read_off(ctx);
                }
            }
            Pointer::Click(_) => {}
        }
        self.fit(ctx, area);
        Request::Nothing
    }
}
