//! What the mouse does to the map: on the map itself, on the strip of eras, in
//! its words, and on the panel.

use ratatui::layout::Rect;

use super::gazetteer::Target;
use super::panel::Link;
use super::{Map, strip};
use crate::explorer::action::{Action, Pointer};
use crate::explorer::layout::inside;
use crate::explorer::screen::Screen;
use crate::explorer::scrolling::{Touch, point};
use crate::explorer::{Ctx, Request};
use crate::widget::map::Anchor;

impl Map {
    pub(super) fn pointed(&mut self, ctx: &Ctx, pointer: Pointer, area: Rect) -> Request {
        self.picture.settle();
        let parts = self.parts(ctx, area);
        let at = pointer.at();
        let request = match pointer {
            _ if parts.panel.contains(at) && inside(parts.panel).contains(at) => {
                self.point_at_panel(ctx, pointer, inside(parts.panel), area)
            }
            Pointer::Click(_) if parts.strip.contains(at) => {
                let last = Self::last(ctx).unwrap_or(0);
                let era = strip::at(ctx, self.era, last, parts.strip, at.x);
                if era.is_some() && era != self.era {
                    self.enter(era);
                }
                Request::Nothing
            }
            Pointer::Wheel { rows, .. } if self.words && parts.map.contains(at) => {
                self.page.slide(rows, usize::from(parts.inner.height));
                Request::Nothing
            }
            Pointer::Wheel { rows, .. } if parts.map.contains(at) => {
                self.zoom_at(ctx, pointer, rows < 0, area);
                Request::Nothing
            }
            Pointer::Click(_) if parts.inner.contains(at) && !self.words => {
                self.reading = false;
                let cell = (at.x - parts.inner.x, at.y - parts.inner.y);
                match self.target_at(cell) {
                    Some(target) => self.choose_target(ctx, target, area),
                    None => Request::Nothing,
                }
            }
            Pointer::Click(_) | Pointer::Wheel { .. } => Request::Nothing,
        };
        self.fit(ctx, area);
        request
    }

    fn point_at_panel(&mut self, ctx: &Ctx, pointer: Pointer, inner: Rect, area: Rect) -> Request {
        let was_reading = self.reading;
        self.reading |= matches!(pointer, Pointer::Click(_));
        match point(&mut self.panel.paper, pointer, inner) {
            Touch::Again if was_reading => return self.update(ctx, Action::Open, area),
            Touch::Nothing => {}
            Touch::Selected | Touch::Again => {
                self.panel.leave_part();
                self.follow(ctx, area);
            }
        }
        Request::Nothing
    }

    /// Enlarges the map about the place of the pointer, or makes it smaller.
    fn zoom_at(&mut self, ctx: &Ctx, pointer: Pointer, nearer: bool, area: Rect) {
        let (parts, at) = (self.parts(ctx, area), pointer.at());
        let (atlas, size) = (&ctx.dossier.atlas, parts.size());
        let cell = (
            at.x.saturating_sub(parts.inner.x),
            at.y.saturating_sub(parts.inner.y),
        );
        let about = self.camera.view(atlas, size).point(cell, size);
        self.camera = self.camera.zoomed(atlas, size, nearer, Some(about));
    }

    /// What is drawn or named at a cell of the map.
    fn target_at(&self, cell: (u16, u16)) -> Option<Target> {
        match self.picture.at(cell)? {
            Anchor::Land(land) => Some(Target::Land(land)),
            Anchor::Point(at) => {
                let mut places = self.gazetteer.as_ref()?.places.iter();
                places.position(|place| place.at == at).map(Target::Place)
            }
        }
    }

    /// Chooses a land or a place, in the panel too where it is listed there;
    /// opens it if it is chosen already.
    fn choose_target(&mut self, ctx: &Ctx, target: Target, area: Rect) -> Request {
        if self.chosen == Some(target) {
            let entry = self.gazetteer.as_ref().and_then(|all| all.entry(target));
            return entry.map_or_else(
                || Request::Say("The dossier has no name for it.".to_owned()),
                Request::Card,
            );
        }
        let height = usize::from(self.parts(ctx, area).room(area).height);
        if let Some(item) = self.panel.item(Link::Target(target)) {
            self.panel.leave_part();
            self.panel.paper.select(item, height);
        }
        self.chosen = Some(target);
        Request::Nothing
    }
}
