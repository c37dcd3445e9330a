//! The config as it is when the reader has none, with what may be written.

use std::fmt::Write;

use super::COLUMNS;
use crate::dossier::NameOrder;
use crate::explorer::keymap::{Keymap, Mode};
use crate::explorer::layout::MEASURE;
use crate::explorer::theme::own::{self, ROLES};
use crate::explorer::theme::{Depth, Scheme};
use crate::explorer::tool::Fact;

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
        r##"// How Nemuro looks and which keys it knows. Everything here is as it is
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
    // Colours of your own by role, over those of the theme, such as
    // ("accent", "#7aa2f7"). "#rrggbb", "default" (the terminal's own) or
    // {names}. The roles:
{roles}    colors: [],
    // Searches by name, which the palette lists, such as
    // ("Contested by Japan", "standing:contested side:japan").
    searches: [],
    // Programs by name, which the palette lists where something is selected,
    // each with its arguments, such as
    // ("Add to Anki", ["anki-add", "--", "{{text}}", "{{address}}"]).
    // In each argument {facts}
    // stand for what is selected. They are run without a shell, when they are
    // chosen and never by themselves.
    tools: [],
    // In each mode an action and all its keys, the first of which is the one
    // that hints show; [] unbinds it. Actions that are left out keep their
    // keys, but for those that are given to another. Keys are characters
    // ("j", "G", "/"), names (Enter Esc Tab BackTab Space Backspace Delete Up
    // Down Left Right Home End PageUp PageDown F1 … F12) and either of them
    // after Ctrl- or Alt-. Ctrl-c always quits.
    keys: (
{keys}    ),
)
"##,
        theme = Scheme::default(),
        order = NameOrder::ALL[0].1,
        names = listed(&own::NAMES.map(|name| format!("\"{name}\""))),
        roles = roles(),
        facts = Fact::ALL.map(|(_, word)| format!("{{{word}}}")).join(" "),
        keys = keys(&Keymap::built_in()),
    )
}

/// Words in a comment that is as wide as the others.
fn listed(words: &[String]) -> String {
    let options = textwrap::Options::new(76).subsequent_indent("    // ");
    // A name is not broken where it has a hyphen.
    let options = options.word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::fill(&words.join(", "), options)
}

/// The roles, each with what it is for.
fn roles() -> String {
    let row = |(_, name, meaning): &(_, &str, &str)| format!("    //   {name:<14} {meaning}\n");
    ROLES.iter().map(row).collect()
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
