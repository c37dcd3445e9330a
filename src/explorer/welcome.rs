//! The welcome: what to press, for somebody who opens the program for the first
//! time. It is gone with the first key.

use super::App;
use super::action::Action;
use super::keymap::Mode;
use crate::widget::Columns;

impl App {
    /// Says what to press, until the first key.
    pub fn first_run(&mut self) {
        self.new_here = true;
    }

    /// What is said to somebody who is new here, as much of it as has room.
    pub(super) fn welcome(&self, width: usize) -> Option<String> {
        if !self.new_here || !self.overlays.is_empty() {
            return None;
        }
        let says = [
            (Action::Search, "finds"),
            (Action::Open, "opens"),
            (Action::Help, "shows every key"),
            (Action::Palette, "does anything by name"),
        ];
        let keymap = &self.shared.keymap;
        let said = says.map(|(action, what)| {
            let key = keymap.key_of(Mode::Browse, action)?;
            Some(format!("{key} {what}"))
        });
        let [finds, opens, help, palette] = &said;
        let of = |parts: &[&Option<String>]| {
            let parts = parts.iter().filter_map(|part| part.as_deref());
            parts.collect::<Vec<_>>().join(", ")
        };
        let ways = [
            format!(" New here? {}.", of(&[finds, opens, help, palette])),
            format!(" New here? {}.", of(&[finds, opens, help])),
            format!(" New here? {}.", of(&[help])),
            format!(" {}", of(&[help])),
        ];
        ways.into_iter().find(|way| way.width() <= width)
    }
}
