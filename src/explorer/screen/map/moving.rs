//! Moving: what the keys move on the map's screen, which is the map, the page
//! that tells it in words, or the panel.

use ratatui::layout::Rect;

use super::Map;
use super::camera::Camera;
use super::gazetteer::Target;
use crate::dossier::LonLat;
use crate::explorer::action::Action;
use crate::explorer::screen::Screen;
use crate::explorer::scrolling::scroll;
use crate::explorer::{Ctx, Request};
use crate::widget::map::Size;

impl Map {
    /// Does what a key asks for that moves something: in the panel where the
    /// keys go there, and else on the map.
    pub(super) fn go_on(&mut self, ctx: &Ctx, action: Action, area: Rect) {
        match action {
            _ if self.words && !self.reading && self.turn_page(ctx, action, area) => {}
            Action::PanUp if self.reading => self.read(ctx, Action::Up, area),
            Action::PanDown if self.reading => self.read(ctx, Action::Down, area),
            Action::PanLeft | Action::Out if self.reading => self.reading = false,
            Action::PanRight if self.reading => {}
            Action::In => self.reading = true,
            Action::ZoomIn
            | Action::ZoomOut
            | Action::Fit
            | Action::PanLeft
            | Action::PanRight
            | Action::PanUp
            | Action::PanDown
            | Action::NextFrame
            | Action::PreviousFrame => self.look(ctx, action, area),
            _ => self.read(ctx, action, area),
        }
    }

    /// Moves in the panel.
    fn read(&mut self, ctx: &Ctx, action: Action, area: Rect) {
        let height = usize::from(self.parts(ctx, area).room(area).height).max(1);
        match action {
            Action::NextPart => self.panel.turn_part(true, height),
            Action::PreviousPart => self.panel.turn_part(false, height),
            _ => {
                self.panel.leave_part();
                scroll(&mut self.panel.paper, action, height);
            }
        }
        self.follow(ctx, area);
    }

    /// Moves the page on which the map is told in words; whether the action
    /// is one of those that do.
    fn turn_page(&mut self, ctx: &Ctx, action: Action, area: Rect) -> bool {
        let height = usize::from(self.parts(ctx, area).size().1).max(1);
        let rows = self.page.rows.len();
        let (by, down) = match action {
            Action::Down | Action::PanDown => (1, true),
            Action::Up | Action::PanUp => (1, false),
            Action::HalfPageDown => (height.div_ceil(2), true),
            Action::HalfPageUp => (height.div_ceil(2), false),
            Action::PageDown => (height, true),
            Action::PageUp => (height, false),
            Action::Last => (rows, true),
            Action::First => (rows, false),
            Action::NextPart | Action::PreviousPart => {
                let on = action == Action::NextPart;
                self.page.scroll = self.heading(on).unwrap_or(self.page.scroll);
                self.page.clamp(height);
                return true;
            }
            _ => return false,
        };
        self.page.turn(by, down, height);
        true
    }

    /// The row below the next blank one on the page, or below the one before.
    fn heading(&self, on: bool) -> Option<usize> {
        let (rows, from) = (&self.page.rows, self.page.scroll);
        let below = |at: &usize| *at == 0 || rows[at - 1].runs.is_empty();
        if on {
            (from + 1..rows.len()).find(below)
        } else {
            (0..from).rfind(below)
        }
    }

    /// Moves the map.
    fn look(&mut self, ctx: &Ctx, action: Action, area: Rect) {
        if self.words {
            return;
        }
        let (atlas, size) = (&ctx.dossier.atlas, self.parts(ctx, area).size());
        let camera = self.camera;
        self.camera = match action {
            Action::ZoomIn => camera.zoomed(atlas, size, true, self.about(ctx, size)),
            Action::ZoomOut => camera.zoomed(atlas, size, false, self.chosen_at(ctx, size)),
            Action::PanLeft => camera.moved(atlas, size, (-1.0, 0.0)),
            Action::PanRight => camera.moved(atlas, size, (1.0, 0.0)),
            Action::PanUp => camera.moved(atlas, size, (0.0, -1.0)),
            Action::PanDown => camera.moved(atlas, size, (0.0, 1.0)),
            Action::NextFrame => camera.turned(atlas, true),
            Action::PreviousFrame => camera.turned(atlas, false),
            _ => Camera::Home,
        };
        if let Action::NextFrame | Action::PreviousFrame | Action::Fit = action {
            self.frame = self.camera.frame();
        }
    }

    /// Where what is chosen is, if that is in view.
    fn chosen_at(&self, ctx: &Ctx, size: Size) -> Option<LonLat> {
        match self.chosen? {
            Target::Land(land) => self.picture.middle(land),
            Target::Place(place) => {
                let at = self.gazetteer.as_ref()?.places.get(place)?.at;
                let view = self.camera.view(&ctx.dossier.atlas, size);
                view.shows(at, size).then_some(at)
            }
        }
    }

    /// What the map is enlarged about, if not its middle: what is chosen, or
    /// the nearest land where only water would be left. Lands that were ever
    /// held are asked for first.
    fn about(&self, ctx: &Ctx, size: Size) -> Option<LonLat> {
        let chosen = self.chosen_at(ctx, size);
        if chosen.is_some() {
            return chosen;
        }
        let atlas = &ctx.dossier.atlas;
        let fates = atlas.fates();
        let held = |land: usize| fates.get(land).is_some_and(|fates| *fates > 0);
        let nearest = self.picture.nearest(&held);
        let nearest = nearest.or_else(|| self.picture.nearest(&|_| true))?;
        let left_out = self.camera.leaves_out(atlas, size, nearest);
        left_out.then_some(nearest)
    }

    /// Does what a key asks of the links in the panel, if it does.
    pub(super) fn follow_link(&mut self, ctx: &Ctx, action: Action, area: Rect) -> Option<Request> {
        let height = usize::from(self.parts(ctx, area).room(area).height).max(1);
        let request = self.panel.follow(ctx, action, height)?;
        if self.panel.paper.kept().is_none() {
            self.follow(ctx, area);
        }
        self.fit(ctx, area);
        Some(request)
    }

    /// Goes to another era; after the last comes the first again. Those in
    /// which the line stayed where it was are passed by, unless `every` one is
    /// asked for; the last never is.
    pub(super) fn turn_era(&mut self, ctx: &Ctx, on: bool, every: bool) -> Request {
        let Some(last) = Self::last(ctx).filter(|last| *last > 0) else {
            return Request::Say("There is no other era on this map.".to_owned());
        };
        let step = |at: usize| match on {
            true if at >= last => 0,
            true => at + 1,
            false => at.checked_sub(1).unwrap_or(last),
        };
        let mut next = step(self.era.unwrap_or(last));
        while !every && next != last && ctx.dossier.atlas.keeps_line(next) {
            next = step(next);
        }
        if !ctx.still && !self.words {
            self.picture.change_from(self.era);
        }
        self.enter(Some(next));
        Request::Nothing
    }
}
