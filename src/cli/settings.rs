//! `nemuro keys` and `nemuro config`: which key does what, and what is wrong
//! with the reader's config.

use std::io::{self, Write};

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use crate::commands::{End, SCHEMA, json};
use crate::dossier::{nearest, printable};
use crate::explorer::config::{self, Config};
use crate::explorer::keymap::Mode;

/// Columns of the keys in the list.
const KEYS: usize = 24;

#[derive(Serialize)]
struct Answer {
    schema: u32,
    keys: Vec<Bound>,
}

/// An action in a mode, with its keys.
#[derive(Serialize)]
struct Bound {
    mode: &'static str,
    action: String,
    keys: Vec<String>,
    meaning: &'static str,
}

/// Lists every action of every mode with its keys.
pub(super) fn keys(config: &Config, as_json: bool, out: &mut dyn Write) -> io::Result<End> {
    if as_json {
        let modes = Mode::ALL.into_iter();
        let bound = modes.flat_map(|(mode, _)| {
            let listed = config.keymap.listed(mode).iter();
            listed.map(move |(action, keys)| Bound {
                mode: mode.word(),
                action: format!("{action:?}"),
                keys: keys.clone(),
                meaning: action.meaning().1,
            })
        });
        let keys = bound.collect();
        json(
            out,
            &Answer {
                schema: SCHEMA,
                keys,
            },
        )?;
        return Ok(End::Done);
    }
    for (at, (mode, title)) in Mode::ALL.into_iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{title} ({})", mode.word())?;
        for (action, keys) in config.keymap.listed(mode) {
            let keys = match keys.as_slice() {
                [] => "none".to_owned(),
                keys => keys.join(" "),
            };
            let gap = " ".repeat(KEYS.saturating_sub(keys.width()).max(2));
            let meaning = action.meaning().1;
            writeln!(out, "  {keys}{gap}{action:<16?}  {meaning}")?;
        }
    }
    Ok(End::Done)
}

/// Tells where the config is and what is wrong with it, or prints the
/// defaults.
pub(super) fn config(config: &Config, print: bool, out: &mut dyn Write) -> io::Result<End> {
    if print {
        write!(out, "{}", config::printed())?;
        return Ok(End::Done);
    }
    let path = printable(&config.path.display().to_string());
    match (config.path.as_os_str().is_empty(), config.found) {
        (true, _) => writeln!(out, "There is no home folder to look for a config in.")?,
        (_, false) => writeln!(
            out,
            "{path} is not there: everything is as it is without it."
        )?,
        (_, true) => writeln!(out, "{path}")?,
    }
    for problem in &config.problems {
        writeln!(out, "{problem}")?;
    }
    if config.problems.is_empty() {
        return Ok(End::Done);
    }
    Ok(End::Bad)
}

/// What the reader searches for by a name.
pub(super) fn search<'a>(config: &'a Config, name: &str) -> Result<&'a str, String> {
    let searches = &config.own.searches;
    if let Some(search) = searches.iter().find(|search| search.name == name) {
        return Ok(&search.query);
    }
    let names = searches.iter().map(|search| search.name.as_str());
    let right = match nearest(name, names) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None if searches.is_empty() => "`searches` in the config gives them names".to_owned(),
        None => {
            let names = searches.iter().map(|search| format!("\"{}\"", search.name));
            format!("there are {}", names.collect::<Vec<_>>().join(", "))
        }
    };
    let name = printable(name);
    Err(format!("the config has no search \"{name}\"; {right}"))
}

/// Tells on standard error, in a line, that the config has problems.
pub(super) fn complain(config: &Config) -> io::Result<()> {
    match config.told() {
        Some(told) => writeln!(io::stderr(), "nemuro: {}", printable(&told)),
        None => Ok(()),
    }
}
