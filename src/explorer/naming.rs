//! Naming: what is done from the palette, by its name rather than by its key.

use ratatui::buffer::Buffer;

use super::action::Action;
use super::overlay::Overlay;
use super::overlay::palette::Palette;
use super::{App, Effect};

/// How many of the actions done last come first in the palette.
const RECENT: usize = 5;

impl App {
    /// Opens the palette over what is shown; the help, which is no place to do
    /// anything from, makes room for it.
    pub(super) fn open_palette(&mut self) {
        self.overlays
            .retain(|overlay| !matches!(overlay, Overlay::Help(_)));
        let at_one = self.cited().is_some();
        let palette = Palette::on(&self.shared.ctx(), self.mode(), &self.recent, at_one);
        self.overlays.push(Overlay::Palette(Box::new(palette)));
    }

    /// Does what was chosen in the palette, and says why where nothing comes
    /// of it.
    pub(super) fn by_name(&mut self, action: Action) -> Option<Effect> {
        self.overlays.pop();
        self.recent.retain(|other| *other != action);
        self.recent.insert(0, action);
        self.recent.truncate(RECENT);
        let before = self.shown_now();
        let effect = self.act(action);
        let moves = self.moves_in().is_some();
        if effect.is_none() && self.message.is_none() && !moves && self.shown_now() == before {
            self.came_to_nothing(action);
        }
        effect
    }

    /// Says why nothing came of an action.
    fn came_to_nothing(&mut self, action: Action) {
        let (name, _) = action.meaning();
        self.message = Some(format!("Nothing to do for \"{name}\": {}.", action.needs()));
    }

    /// Swaps the order of the sides; where nothing of the kind stands, it says
    /// so and leaves it.
    pub(super) fn swap(&mut self) {
        let before = self.shown_now();
        self.shared.swapped = !self.shared.swapped;
        self.set_anew();
        let hints = self.screens.screen().hints(&self.shared.ctx(), self.area);
        // On a page it may stand further down.
        let further = hints.iter().any(|(keys, _)| keys.contains(&Action::Swap));
        if !further && self.shown_now() == before {
            self.shared.swapped = !self.shared.swapped;
            self.set_anew();
            self.came_to_nothing(Action::Swap);
        }
    }

    /// Everything that is shown: what does not change it did nothing.
    fn shown_now(&self) -> Buffer {
        let mut buffer = Buffer::empty(self.area);
        self.render(self.area, &mut buffer);
        buffer
    }
}
