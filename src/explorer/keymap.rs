//! The keymap: from key presses to actions. The keys are data, `keymap.ron`;
//! help and hints are made from it. A reader's own take their place.

mod key;
mod mouse;
mod own;

use std::collections::HashMap;

use crossterm::event::{KeyCode, KeyEvent};
use serde::Deserialize;

pub(super) use self::key::physical;
pub(crate) use self::own::Own;

pub use self::mouse::pointer;

use self::key::{Key, key, normal};
use super::action::{Action, Input};
use crate::dossier::page::{self, Page, Spot};
use crate::dossier::{Problem, Severity};

const DEFAULT: &str = include_str!("keymap.ron");

/// What is being done, as far as keys go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Reading a screen.
    Browse,
    /// On the timeline, where the keys of reading hold too unless they are
    /// bound otherwise; the same for the next four.
    Timeline,
    /// At the figures.
    Figures,
    /// On the map.
    Map,
    /// In the lists of names and sources.
    Lists,
    /// On the shelf.
    Shelf,
    /// Typing: a search, a filter, a date, a command.
    Typing,
    /// Writing a note.
    Note,
    /// A card or the help lies over the screen.
    Popup,
    /// The links in view have letters, one of which is typed.
    Letters,
}

impl Mode {
    /// Every mode with its heading in the help.
    pub const ALL: [(Self, &'static str); 10] = [
        (Self::Browse, "Reading"),
        (
            Self::Timeline,
            "On the timeline, besides the keys of reading",
        ),
        (Self::Figures, "At the figures, besides the keys of reading"),
        (Self::Map, "On the map, besides the keys of reading"),
        (
            Self::Lists,
            "In names and sources, besides the keys of reading",
        ),
        (Self::Shelf, "On the shelf, besides the keys of reading"),
        (Self::Typing, "Typing"),
        (Self::Note, "Writing a note"),
        (Self::Popup, "In a card or in this help"),
        (Self::Letters, "While links have letters"),
    ];

    /// The mode as keymaps name it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Browse => "browse",
            Self::Timeline => "timeline",
            Self::Figures => "figures",
            Self::Map => "map",
            Self::Lists => "lists",
            Self::Shelf => "shelf",
            Self::Typing => "typing",
            Self::Note => "note",
            Self::Popup => "popup",
            Self::Letters => "letters",
        }
    }

    /// Reads a key that may be bound in this mode, or says why it may not.
    fn key(self, written: &str) -> Result<Key, (String, String)> {
        let key = key::read(written)?;
        if self.takes_text() && key.is_text() {
            let right = "use a named key, or one with Ctrl- or Alt-".to_owned();
            return Err((format!("\"{written}\" is text in this mode"), right));
        }
        Ok(key)
    }

    /// Where that is, in a few words: `on the map`.
    pub(super) fn place(self) -> String {
        let heading = Self::ALL.iter().find(|(mode, _)| *mode == self);
        match heading.and_then(|(_, heading)| heading.split(',').next()) {
            // The screens for reading have the keys that hold everywhere.
            _ if self == Self::Browse => "on a screen".to_owned(),
            Some(heading) => heading.to_lowercase(),
            None => String::new(),
        }
    }

    /// Whether characters that are not bound are text.
    pub(super) fn takes_text(self) -> bool {
        matches!(self, Self::Typing | Self::Note | Self::Letters)
    }

    /// The mode whose keys hold too where this one does not bind them.
    pub(super) fn outer(self) -> Option<Self> {
        match self {
            Self::Timeline | Self::Figures | Self::Map | Self::Lists | Self::Shelf => {
                Some(Self::Browse)
            }
            Self::Browse | Self::Typing | Self::Note | Self::Popup | Self::Letters => None,
        }
    }
}

/// Which key does what, in which mode.
#[derive(Debug, Clone)]
pub struct Keymap {
    bindings: HashMap<(Mode, Key), Action>,
    /// For help and hints: in each mode the actions in order with their keys.
    listed: HashMap<Mode, Vec<(Action, Vec<String>)>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "Keymap", bound = "'de: 'a")]
struct File<'a> {
    browse: Vec<(Action, Vec<Spot<'a>>)>,
    #[serde(default)]
    timeline: Vec<(Action, Vec<Spot<'a>>)>,
    #[serde(default)]
    figures: Vec<(Action, Vec<Spot<'a>>)>,
    #[serde(default)]
    map: Vec<(Action, Vec<Spot<'a>>)>,
    #[serde(default)]
    lists: Vec<(Action, Vec<Spot<'a>>)>,
    #[serde(default)]
    shelf: Vec<(Action, Vec<Spot<'a>>)>,
    typing: Vec<(Action, Vec<Spot<'a>>)>,
    #[serde(default)]
    note: Vec<(Action, Vec<Spot<'a>>)>,
    popup: Vec<(Action, Vec<Spot<'a>>)>,
    #[serde(default)]
    letters: Vec<(Action, Vec<Spot<'a>>)>,
}

impl Keymap {
    /// The keymap in the program.
    ///
    /// # Panics
    /// Never: a test reads the same file.
    #[must_use]
    pub fn built_in() -> Self {
        Self::read("keymap.ron", DEFAULT).expect("the built-in keymap is tested")
    }

    /// Reads a keymap.
    ///
    /// # Errors
    /// Unknown actions, keys that are no keys, and keys bound twice in one
    /// mode, each with its place.
    pub fn read(path: &str, text: &str) -> Result<Self, Vec<Problem>> {
        let page = Page::new(path.to_owned(), text.as_bytes().to_vec());
        let page = page.map_err(|problem| vec![problem])?;
        let read = page::read::<File>(&page).map_err(|problem| vec![problem])?;
        let mut keymap = Self {
            bindings: HashMap::new(),
            listed: HashMap::new(),
        };
        let mut problems = Vec::new();
        let modes = [
            (Mode::Browse, &read.value.browse),
            (Mode::Timeline, &read.value.timeline),
            (Mode::Figures, &read.value.figures),
            (Mode::Map, &read.value.map),
            (Mode::Lists, &read.value.lists),
            (Mode::Shelf, &read.value.shelf),
            (Mode::Typing, &read.value.typing),
            (Mode::Note, &read.value.note),
            (Mode::Popup, &read.value.popup),
            (Mode::Letters, &read.value.letters),
        ];
        for (mode, bindings) in modes {
            for (action, spots) in bindings {
                for spot in spots {
                    if let Err((what, right)) = keymap.bind(mode, *action, &spot.text) {
                        let at = spot.offset(&read.page.text).unwrap_or(0);
                        problems.push(read.page.problem(Severity::Error, at, what, right));
                    }
                }
                let keys = spots.iter().map(|spot| spot.text.to_string()).collect();
                keymap.listed.entry(mode).or_default().push((*action, keys));
            }
        }
        if problems.is_empty() {
            Ok(keymap)
        } else {
            Err(problems)
        }
    }

    fn bind(&mut self, mode: Mode, action: Action, written: &str) -> Result<(), (String, String)> {
        match self.bindings.insert((mode, mode.key(written)?), action) {
            None => Ok(()),
            Some(other) => Err(twice(written, other)),
        }
    }

    /// What a key press amounts to in a mode.
    #[must_use]
    pub fn lookup(&self, mode: Mode, event: KeyEvent) -> Option<Input> {
        let key = normal(event);
        if let Some(action) = self.bound(mode, key) {
            return Some(Input::Do(action));
        }
        if mode.takes_text() && key.is_text() {
            let KeyCode::Char(char) = key.code else {
                return None;
            };
            return Some(Input::Text(char.to_string()));
        }
        // Another layout: the same physical key.
        self.bound(mode, key.elsewhere()?).map(Input::Do)
    }

    /// What a key is bound to in a mode, or in the one around it.
    fn bound(&self, mode: Mode, key: Key) -> Option<Action> {
        let own = self.bindings.get(&(mode, key)).copied();
        own.or_else(|| self.bound(mode.outer()?, key))
    }

    /// What a key does in a mode, as a keymap writes it.
    #[must_use]
    pub fn means(&self, mode: Mode, written: &str) -> Option<Action> {
        self.bound(mode, key(written)?)
    }

    /// The actions of a mode in order, each with its keys.
    #[must_use]
    pub fn listed(&self, mode: Mode) -> &[(Action, Vec<String>)] {
        self.listed.get(&mode).map_or(&[], Vec::as_slice)
    }

    /// The first key of an action in a mode, as the hints show it; one that
    /// the mode itself binds to something else does not count.
    #[must_use]
    pub fn key_of(&self, mode: Mode, action: Action) -> Option<&str> {
        let of = |listing: Mode| {
            let listed = self.listed(listing).iter();
            let (_, keys) = listed.clone().find(|(listed, _)| *listed == action)?;
            let mut keys = keys.iter().map(String::as_str);
            keys.find(|written| self.means(mode, written) == Some(action))
        };
        of(mode).or_else(|| of(mode.outer()?))
    }
}

/// What is wrong with a key that is bound to something else too.
fn twice(written: &str, other: Action) -> (String, String) {
    let what = format!("\"{written}\" is already bound to {other:?} in this mode");
    (what, "bind a key once".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyModifiers;

    fn press(mode: Mode, code: KeyCode, modifiers: KeyModifiers) -> Option<Input> {
        Keymap::built_in().lookup(mode, KeyEvent::new(code, modifiers))
    }

    fn browse(char: char) -> Option<Input> {
        press(Mode::Browse, KeyCode::Char(char), KeyModifiers::NONE)
    }

    #[test]
    fn the_built_in_keymap_is_sound() {
        let keymap = Keymap::read("keymap.ron", DEFAULT).unwrap();
        for (mode, _) in Mode::ALL {
            assert!(!keymap.listed(mode).is_empty(), "{mode:?}");
        }
    }

    #[test]
    fn the_same_physical_key_works_on_other_layouts() {
        for key in ['j', 'о', 'ま', 'ｊ'] {
            assert_eq!(browse(key), Some(Input::Do(Action::Down)), "{key}");
        }
        assert_eq!(
            browse('П'),
            Some(Input::Do(Action::Last)),
            "Shift-g on a Russian layout"
        );
        assert_eq!(
            browse('.'),
            Some(Input::Do(Action::Search)),
            "/ on a Russian layout"
        );
        assert_eq!(
            browse('め'),
            Some(Input::Do(Action::Search)),
            "/ on a kana layout"
        );
    }

    #[test]
    fn where_text_is_taken_every_layout_types_its_own() {
        for char in ['j', 'о', '樺', '?', '1'] {
            let typed = press(Mode::Typing, KeyCode::Char(char), KeyModifiers::NONE);
            assert_eq!(typed, Some(Input::Text(char.to_string())));
        }
        let bound = press(Mode::Typing, KeyCode::Char('w'), KeyModifiers::CONTROL);
        assert_eq!(bound, Some(Input::Do(Action::EraseWord)));
        assert_eq!(
            press(Mode::Typing, KeyCode::Char('x'), KeyModifiers::CONTROL),
            None
        );
    }

    #[test]
    fn what_is_wrong_with_a_keymap_is_named_with_its_place() {
        let wrong = |browse: &str| {
            let text = format!("Keymap(\n browse: [{browse}],\n typing: [],\n popup: [],\n)");
            Keymap::read("my.ron", &text).unwrap_err()[0].to_string()
        };
        let twice = wrong("(Down, [\"j\"]), (Up, [\"j\"])");
        assert!(
            twice.starts_with("my.ron:2:33: \"j\" is already bound to Down"),
            "{twice}"
        );
        assert!(wrong("(Donw, [\"j\"])").contains("did you mean `Down`?"));
        assert!(wrong("(Down, [\"Entr\"])").contains("did you mean \"Enter\"?"));
        assert!(wrong("(Down, [\"\"])").contains("is not a key"));
    }

    #[test]
    fn a_character_cannot_be_bound_where_it_is_text() {
        let text = "Keymap(browse: [], typing: [(Close, [\"q\"])], popup: [])";
        let problems = Keymap::read("my.ron", text).unwrap_err();
        assert!(problems[0].what.contains("is text"), "{}", problems[0]);
    }
}
