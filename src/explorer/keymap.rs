//! The keymap: from key presses to actions. The keys are data, `keymap.ron`;
//! help and hints are made from it.

use std::collections::HashMap;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use serde::Deserialize;

use super::action::{Action, Input};
use crate::dossier::page::{self, Page, Spot};
use crate::dossier::{Problem, Severity, nearest};

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

    /// Whether characters that are not bound are text.
    fn takes_text(self) -> bool {
        matches!(self, Self::Typing | Self::Note | Self::Letters)
    }

    /// The mode whose keys hold too where this one does not bind them.
    fn outer(self) -> Option<Self> {
        match self {
            Self::Timeline | Self::Figures | Self::Map | Self::Lists | Self::Shelf => {
                Some(Self::Browse)
            }
            Self::Browse | Self::Typing | Self::Note | Self::Popup | Self::Letters => None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

/// Which key does what, in which mode.
#[derive(Debug)]
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
        let key = key(written).ok_or_else(|| {
            let right = nearest(written, NAMED.iter().map(|(name, _)| *name)).map_or_else(
                || "write a character, or a name such as Enter or Ctrl-d".to_owned(),
                |near| format!("did you mean \"{near}\"?"),
            );
            (format!("\"{written}\" is not a key"), right)
        })?;
        let plain = !key
            .modifiers
            .intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        if mode.takes_text() && plain && matches!(key.code, KeyCode::Char(_)) {
            let right = "use a named key, or one with Ctrl- or Alt-".to_owned();
            return Err((format!("\"{written}\" is text in this mode"), right));
        }
        match self.bindings.insert((mode, key), action) {
            None => Ok(()),
            Some(other) => {
                let what = format!("\"{written}\" is already bound to {other:?} in this mode");
                Err((what, "bind a key once".to_owned()))
            }
        }
    }

    /// What a key press amounts to in a mode.
    #[must_use]
    pub fn lookup(&self, mode: Mode, event: KeyEvent) -> Option<Input> {
        let key = normal(event);
        if let Some(action) = self.bound(mode, key) {
            return Some(Input::Do(action));
        }
        let KeyCode::Char(char) = key.code else {
            return None;
        };
        if mode.takes_text() {
            let text = !key
                .modifiers
                .intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
            return text.then(|| Input::Text(char.to_string()));
        }
        // Another layout: the same physical key.
        let code = KeyCode::Char(physical(char)?);
        self.bound(mode, Key { code, ..key }).map(Input::Do)
    }

    /// What a key is bound to in a mode, or in the one around it.
    fn bound(&self, mode: Mode, key: Key) -> Option<Action> {
        let own = self.bindings.get(&(mode, key)).copied();
        own.or_else(|| self.bound(mode.outer()?, key))
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
            keys.iter().map(String::as_str).find(|written| {
                key(written).is_some_and(|key| self.bound(mode, key) == Some(action))
            })
        };
        of(mode).or_else(|| of(mode.outer()?))
    }
}

const NAMED: [(&str, KeyCode); 15] = [
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("BackTab", KeyCode::BackTab),
    ("Space", KeyCode::Char(' ')),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PageUp", KeyCode::PageUp),
    ("PageDown", KeyCode::PageDown),
];

fn key(written: &str) -> Option<Key> {
    let (name, modifiers) = if let Some(name) = written.strip_prefix("Ctrl-") {
        (name, KeyModifiers::CONTROL)
    } else if let Some(name) = written.strip_prefix("Alt-") {
        (name, KeyModifiers::ALT)
    } else {
        (written, KeyModifiers::NONE)
    };
    let mut chars = name.chars();
    let code = match (chars.next(), chars.next()) {
        (Some(char), None) if !char.is_whitespace() && !char.is_control() => KeyCode::Char(char),
        _ => match name
            .strip_prefix('F')
            .and_then(|number| number.parse().ok())
        {
            Some(number @ 1..=12) => KeyCode::F(number),
            _ => NAMED.iter().find(|(known, _)| *known == name)?.1,
        },
    };
    Some(Key { code, modifiers })
}

/// A key press as keymaps write it: Shift is in the character itself.
fn normal(event: KeyEvent) -> Key {
    let modifiers = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
    let code = match event.code {
        KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        code => code,
    };
    Key { code, modifiers }
}

/// The character that a key has on a Latin keyboard, for keys pressed on a
/// Russian (ЙЦУКЕН) or Japanese (kana, or full width) layout.
pub(super) fn physical(char: char) -> Option<char> {
    const LAYOUTS: [(&str, &str); 5] = [
        (".,", "/?"),
        ("бюБЮжЖ\"", ",.<>;:@"),
        ("йцукенгшщзфывапролдячсмить", "qwertyuiopasdfghjklzxcvbnm"),
        ("ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ", "QWERTYUIOPASDFGHJKLZXCVBNM"),
        (
            "たていすかんなにらせちとしはきくまのりつさそひこみもめぬふあうえおやゆよわほねる",
            "qwertyuiopasdfghjklzxcvbnm/1234567890-,.",
        ),
    ];
    for (theirs, ours) in LAYOUTS {
        if let Some((_, latin)) = theirs
            .chars()
            .zip(ours.chars())
            .find(|(key, _)| *key == char)
        {
            return Some(latin);
        }
    }
    let code = u32::from(char);
    (0xFF01..=0xFF5E)
        .contains(&code)
        .then(|| char::from_u32(code - 0xFEE0))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

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
