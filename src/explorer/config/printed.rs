//! The config as it is when the reader has none, with what may be written.

use std::fmt::Write;

use super::COLUMNS;
use crate::dossier::NameOrder;
use crate::explorer::keymap::{Keymap, Mode};
use crate::explorer::layout::MEASURE;
use crate::explorer::theme::{Depth, Scheme};

/// The defaults as a config, each explained.
#[must_use]
pub fn printed() -> String {
    let quoted = |words: &[&str]| {
        let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
        words.join(", ")
    };
    let themes = quoted(&Scheme::ALL.map(|(_, word)| word));
    let colours = quoted(&Depth::WORDS.map(|(word, _)| word));
    let orders = quoted(&NameOrder::ALL.map(|(_, word)| word));
    let (least, most) = (COLUMNS.start(), COLUMNS.end());
    format!(
        r#"// How Nemuro looks and which keys it knows. Everything here is as it is
// without a config: keep what is to be otherwise, and leave out the rest.
Config(
    // {themes}.
    theme: "{theme}",
    // How many colours are drawn: "auto" asks the terminal; {colours}.
    color: "auto",
    // Whether screens and pictures are drawn with ASCII characters alone.
    ascii: false,
    // Whether the mouse is listened to. Off, the terminal selects text with it.
    mouse: true,
    // Whether anything may move by itself.
    animation: true,
    // Whose names come first: {orders}.
    names: "{order}",
    // Text is set in no more columns than this: {least} to {most}.
    columns: {MEASURE},
    // In each mode an action and all its keys, the first of which is the one
    // that hints show; [] unbinds it. Actions that are left out keep their
    // keys, but for those that are given to another. Keys are characters
    // ("j", "G", "/"), names (Enter Esc Tab BackTab Space Backspace Delete Up
    // Down Left Right Home End PageUp PageDown F1 … F12) and either of them
    // after Ctrl- or Alt-. Ctrl-c always quits.
    keys: (
{keys}    ),
)
"#,
        theme = Scheme::default(),
        order = NameOrder::ALL[0].1,
        keys = keys(&Keymap::built_in()),
    )
}

/// The keys of every mode, each with what it does.
fn keys(keymap: &Keymap) -> String {
    let mut text = String::new();
    for (mode, title) in Mode::ALL {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "        // {title}.\n        {}: [", mode.word());
        for (action, keys) in keymap.listed(mode) {
            let keys: Vec<String> = keys.iter().map(|key| format!("{key:?}")).collect();
            let row = format!("({action:?}, [{}]),", keys.join(", "));
            let _ = writeln!(text, "            {row:<44} // {}", action.meaning().1);
        }
        text.push_str("        ],\n");
    }
    text
}
