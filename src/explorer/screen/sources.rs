//! The sources: whose word they are, and what cites them.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{Hint, Screen};
use crate::dossier::EntryId;
use crate::explorer::action::Action;
use crate::explorer::keymap::Mode;
use crate::explorer::{Ctx, Request};

/// The state of the screen.
#[derive(Debug, Default)]
pub struct Sources {}

/// A place on this screen, to come back to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Place {}

impl Screen for Sources {
    fn mode(&self) -> Mode {
        Mode::Lists
    }

    fn fit(&mut self, _ctx: &Ctx, _area: Rect) {}

    fn update(&mut self, _ctx: &Ctx, action: Action, _area: Rect) -> Request {
        match action {
            Action::Back => Request::Back,
            _ => Request::Nothing,
        }
    }

    fn draw(&self, _ctx: &Ctx, _area: Rect, _buf: &mut Buffer) -> Option<Position> {
        None
    }

    fn hints(&self, _ctx: &Ctx, _area: Rect) -> Vec<Hint> {
        Vec::new()
    }

    fn selected(&self) -> Option<EntryId> {
        None
    }

    fn show(&mut self, _ctx: &Ctx, _id: EntryId, _area: Rect) {}

    fn place(&self) -> super::Place {
        super::Place::Sources(Place {})
    }

    fn go(&mut self, _ctx: &Ctx, _place: &super::Place, _area: Rect) {}
}
