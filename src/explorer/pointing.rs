//! Pointing: what is clicked or turned at with the mouse gets it: the overlay
//! on top, the header and its screens, the hints, or else the screen.

use ratatui::layout::Position;

use super::action::{Action, Pointer};
use super::reading::{self, Lead, Seen};
use super::{App, Effect, Request, layout};

impl App {
    /// Does what the mouse asks for.
    pub(super) fn point(&mut self, pointer: Pointer) -> Option<Effect> {
        let (at, area) = (pointer.at(), self.area);
        let clicked = matches!(pointer, Pointer::Click(_));
        let regions = layout::regions(area, true);
        if regions.footer.contains(at) {
            return if clicked {
                self.point_at_hint(at)
            } else {
                None
            };
        }
        if clicked && let Some(lead) = self.link_at(at) {
            return self.carry_out(reading::open(Some(lead)));
        }
        let ctx = self.shared.ctx();
        if let Some(overlay) = self.overlays.last_mut() {
            let layer = overlay.layer_mut();
            let request = match layer.frame(&ctx, area).contains(at) {
                true => layer.point(&ctx, pointer, area),
                // As with the key, what was written is asked about.
                false if clicked => layer.update(&ctx, Action::Close, area),
                false => Request::Nothing,
            };
            return self.carry_out(request);
        }
        if regions.header.contains(at) {
            if clicked {
                self.point_at_screen(at);
            }
            return None;
        }
        let request = self.screens.screen_mut().point(&ctx, pointer, area);
        self.carry_out(request)
    }

    /// Where the link leads that is at a place on the page, card or panel on
    /// top.
    fn link_at(&mut self, at: Position) -> Option<Lead> {
        let (ctx, area) = (self.shared.ctx(), self.area);
        let links = match self.overlays.last_mut() {
            Some(overlay) => overlay.layer_mut().links(&ctx, area),
            None => self.screens.screen_mut().links(&ctx, area),
        };
        let is_at = |link: &Seen| link.places.iter().any(|place| place.contains(at));
        links.into_iter().find(is_at).map(|link| link.lead)
    }

    /// Goes to the screen whose name is clicked.
    fn point_at_screen(&mut self, at: Position) {
        let header = layout::regions(self.area, true).header;
        let names = self.screen_places(header);
        let found = names.into_iter().find(|name| name.area.contains(at));
        if let Some(name) = found {
            self.switch(name.goes);
        }
    }

    /// Does what the hint says that is clicked.
    fn point_at_hint(&mut self, at: Position) -> Option<Effect> {
        let action = self.hint_at(at)?;
        self.act(action)
    }

    /// Uses the mouse, or leaves it to the terminal.
    pub fn use_mouse(&mut self, on: bool) {
        self.mouse = on;
    }

    /// Takes the mouse from the terminal, or gives it back.
    pub(super) fn turn_mouse(&mut self) -> Effect {
        self.mouse = !self.mouse;
        let key = self.shared.keymap.key_of(self.mode(), super::Action::Mouse);
        let key = key.unwrap_or("Mouse in the palette");
        self.message = Some(if self.mouse {
            "The mouse points here again.".to_owned()
        } else {
            format!("The mouse selects text now; {key} takes it back.")
        });
        Effect::Mouse(self.mouse)
    }
}
