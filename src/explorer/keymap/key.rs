//! Keys: as keymaps write them, and as a terminal tells them, whatever the
//! layout of the keyboard.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::dossier::nearest;

/// A key, or several held down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub(super) code: KeyCode,
    pub(super) modifiers: KeyModifiers,
}

/// The key that always quits, whatever is bound to what.
pub(super) const ALWAYS_QUITS: (&str, Key) = (
    "Ctrl-c",
    Key {
        code: KeyCode::Char('c'),
        modifiers: KeyModifiers::CONTROL,
    },
);

impl Key {
    /// Whether it types a character where text is taken.
    pub(super) fn is_text(self) -> bool {
        matches!(self.code, KeyCode::Char(_)) && !self.is_held()
    }

    /// Whether Ctrl or Alt is held down with it.
    pub(super) fn is_held(self) -> bool {
        let held = KeyModifiers::CONTROL | KeyModifiers::ALT;
        self.modifiers.intersects(held)
    }

    /// The same physical key on a Latin keyboard, for one of another layout.
    pub(super) fn elsewhere(self) -> Option<Self> {
        let KeyCode::Char(char) = self.code else {
            return None;
        };
        let code = KeyCode::Char(physical(char)?);
        Some(Self { code, ..self })
    }
}

/// Reads a key, or says what is wrong with it and what would be right.
pub(super) fn read(written: &str) -> Result<Key, (String, String)> {
    if let Some(right) = never_sent(written) {
        return Err((format!("no terminal sends \"{written}\""), right));
    }
    key(written).ok_or_else(|| {
        let right = nearest(written, NAMED.iter().map(|(name, _)| *name)).map_or_else(
            || "write a character, or a name such as Enter or Ctrl-d".to_owned(),
            |near| format!("did you mean \"{near}\"?"),
        );
        (format!("\"{written}\" is not a key"), right)
    })
}

/// What would be right, for a key with Ctrl that comes as another or not at
/// all: terminals send a control character, which only some keys have.
fn never_sent(written: &str) -> Option<String> {
    let mut chars = written.strip_prefix("Ctrl-")?.chars();
    let (Some(char), None) = (chars.next(), chars.next()) else {
        return None;
    };
    match char {
        'i' => Some("it is \"Tab\" to them".to_owned()),
        'm' => Some("it is \"Enter\" to them".to_owned()),
        '[' => Some("it is \"Esc\" to them".to_owned()),
        'A'..='Z' => Some(format!(
            "did you mean \"Ctrl-{}\"?",
            char.to_ascii_lowercase()
        )),
        _ if char.is_ascii() => None,
        _ => Some("with Ctrl write a Latin letter, such as Ctrl-n".to_owned()),
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

pub(super) fn key(written: &str) -> Option<Key> {
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
pub(super) fn normal(event: KeyEvent) -> Key {
    let modifiers = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
    let code = match event.code {
        KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        code => code,
    };
    Key { code, modifiers }
}

/// The character that a key has on a Latin keyboard, for keys pressed on a
/// Russian (ЙЦУКЕН) or Japanese (kana, full width, or through an input method)
/// layout.
pub(in crate::explorer) fn physical(char: char) -> Option<char> {
    const LAYOUTS: [(&str, &str); 6] = [
        // The key of the full stop and comma on ЙЦУКЕН, and its digits.
        (".,\"№", "/?@#"),
        ("хъжэбюёХЪЖЭБЮЁ", "[];',.`{}:\"<>~"),
        ("йцукенгшщзфывапролдячсмить", "qwertyuiopasdfghjklzxcvbnm"),
        ("ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ", "QWERTYUIOPASDFGHJKLZXCVBNM"),
        (
            "たていすかんなにらせちとしはきくまのりつさそひこみもめぬふあうえおやゆよわほねるへれけむろ゛゜",
            "qwertyuiopasdfghjklzxcvbnm/1234567890-,.^;:]\\@[",
        ),
        // What an input method makes of a Latin key.
        ("、。・「」ー", ",./[]-"),
    ];
    for (theirs, ours) in LAYOUTS {
        let mut keys = theirs.chars().zip(ours.chars());
        if let Some((_, latin)) = keys.find(|(key, _)| *key == char) {
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
    use super::super::{Keymap, Mode};
    use super::*;

    /// The rows of keyboards from the digits down, without and with Shift; a
    /// blank where a key has no character of its own.
    const LATIN: &str = "1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./\
                         !@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?";
    const RUSSIAN: &str = "1234567890-=йцукенгшщзхъфывапролджэячсмитьбю.\
                           !\"№;%:?*()_+ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,";
    /// In Japan other signs stand at some of the keys, and with Shift the
    /// keys of kana give the same characters.
    const JAPANESE: &str = "1234567890-^qwertyuiop@[asdfghjkl;:]zxcvbnm,./";
    const KANA: &str = "ぬふあうえおやゆよわほへたていすかんなにらせ゛゜ちとしはきくまのりれけむつさそひこみもねるめ";

    /// The keys bound to a character that a layout does not do the same by:
    /// `there` gives what is typed at the key of a character.
    fn out_of_reach(there: impl Fn(char) -> Option<char>) -> Vec<String> {
        let keymap = Keymap::built_in();
        let mut lost = Vec::new();
        for (mode, _) in Mode::ALL {
            let around = mode.outer().map_or(&[][..], |outer| keymap.listed(outer));
            for (_, keys) in keymap.listed(mode).iter().chain(around) {
                for written in keys {
                    let wanted = key(written).unwrap();
                    let KeyCode::Char(char) = wanted.code else {
                        continue;
                    };
                    let press = |char| {
                        let code = KeyCode::Char(char);
                        keymap.lookup(mode, KeyEvent::new(code, wanted.modifiers))
                    };
                    if there(char).and_then(press) != press(char) {
                        lost.push(format!("{} {written}", mode.word()));
                    }
                }
            }
        }
        lost
    }

    /// What is typed at the key that has a character on another layout.
    fn at<'a>(latin: &'a str, other: &'a str) -> impl Fn(char) -> Option<char> + 'a {
        assert_eq!(latin.chars().count(), other.chars().count());
        |char| {
            let mut keys = latin.chars().zip(other.chars());
            let own = keys.find(|(key, _)| *key == char).map(|(_, typed)| typed);
            own.or((char == ' ').then_some(' '))
        }
    }

    #[test]
    fn every_key_is_reached_on_a_russian_layout() {
        // The map has keys of its own at `.` and `,`: there Ctrl-f searches,
        // and F1 helps.
        let lost = out_of_reach(at(LATIN, RUSSIAN));
        assert_eq!(lost, ["map /", "map ?"]);
    }

    #[test]
    fn every_key_is_reached_on_a_kana_layout_that_gives_a_character_of_its_own() {
        let lost = out_of_reach(at(JAPANESE, KANA));
        let shifted = |lost: &&String| {
            let written = lost.split(' ').nth(1).unwrap_or_default();
            written.len() == 1 && !JAPANESE.contains(written)
        };
        let lost: Vec<&String> = lost.iter().filter(|lost| !shifted(lost)).collect();
        assert_eq!(lost, Vec::<&String>::new());
    }

    #[test]
    fn every_key_is_reached_in_full_width() {
        let wide = |char: char| {
            let code = u32::from(char);
            if char == ' ' {
                Some(' ')
            } else {
                char::from_u32(code + 0xFEE0)
            }
        };
        assert_eq!(out_of_reach(wide), Vec::<String>::new());
    }

    #[test]
    fn what_an_input_method_makes_of_a_key_is_that_key() {
        for (typed, latin) in [('、', ','), ('。', '.'), ('・', '/'), ('ー', '-')] {
            assert_eq!(physical(typed), Some(latin), "{typed}");
        }
    }
}
