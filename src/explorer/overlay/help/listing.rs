//! The listing: what the help says, as far as it is asked for.

use std::ops::Range;

use crate::dossier::Standing;
use crate::explorer::action::{Action, Purpose};
use crate::explorer::keymap::{Keymap, Mode};
use crate::explorer::matching::{Named, Typed};

/// A row of the help.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Listed {
    /// What the rows below have in common.
    Heading(String),
    /// Keys, or a sign, and what they mean.
    Key {
        keys: String,
        meaning: &'static str,
        /// The parts of the meaning that were asked for.
        lit: Vec<Range<usize>>,
    },
}

impl Listed {
    /// Whether it is what may be asked for.
    pub(super) fn is_found(&self) -> bool {
        matches!(self, Self::Key { .. })
    }

    /// The parts that were asked for.
    pub(super) fn lit(&self) -> Vec<Range<usize>> {
        match self {
            Self::Key { lit, .. } => lit.clone(),
            Self::Heading(_) => Vec::new(),
        }
    }
}

/// Something that the help tells: how it is called, its keys, what it means.
struct Told {
    name: &'static str,
    keys: Vec<String>,
    meaning: &'static str,
}

/// What the help says of what is typed, or all of it; and how many keys and
/// signs there are in all. What holds where one is comes first, by what one
/// wants to do.
pub(super) fn listing(keymap: &Keymap, mode: Mode, typed: &str) -> (Vec<Listed>, usize) {
    let mut sections = here(keymap, mode);
    sections.extend(elsewhere(keymap, mode));
    sections.push(queries());
    sections.push(signs());
    let all = sections.iter().map(|(_, told)| told.len()).sum();
    let typed = typed.trim();
    let by_key = |told: &Told| told.keys.iter().any(|key| key == typed);
    // Who types a key wants to know what it does, not where its letter stands.
    let is_key = sections.iter().any(|(_, told)| told.iter().any(by_key));
    let asked = Typed::of(typed);
    let lower = typed.to_lowercase();
    let found = |told: &Told| {
        if is_key {
            return by_key(told).then(Vec::new);
        }
        let named = Named {
            name: told.name,
            meaning: told.meaning,
            keys: &told.keys,
        };
        let part = |key: &String| lower.len() > 1 && key.to_lowercase().contains(&lower);
        let fit = asked.fit(named, true).map(|fit| fit.meaning);
        fit.or_else(|| told.keys.iter().any(part).then(Vec::new))
    };
    let mut rows = Vec::new();
    for (heading, told) in sections {
        let own = told.into_iter().filter_map(|told| {
            let lit = found(&told)?;
            Some(Listed::Key {
                keys: told.keys.join(" "),
                meaning: told.meaning,
                lit,
            })
        });
        let own: Vec<Listed> = own.collect();
        if !own.is_empty() {
            rows.push(Listed::Heading(heading));
            rows.extend(own);
        }
    }
    (rows, all)
}

/// What the keys do that hold in a mode: its own first, where those of reading
/// hold there too, and then by what one wants to do.
fn here(keymap: &Keymap, mode: Mode) -> Vec<(String, Vec<Told>)> {
    let mut actions: Vec<Action> = Vec::new();
    for mode in [Some(mode), mode.outer()].into_iter().flatten() {
        for (action, _) in keymap.listed(mode) {
            if !actions.contains(action) {
                actions.push(*action);
            }
        }
    }
    let told = |action: &Action| {
        let modes = [Some(mode), mode.outer()].into_iter().flatten();
        let listed = modes.flat_map(|mode| keymap.listed(mode));
        let keys = listed.filter(|(listed, _)| listed == action);
        let keys = keys.flat_map(|(_, keys)| keys.iter());
        // One that the mode binds to something else does not count.
        let keys = keys.filter(|key| keymap.means(mode, key) == Some(*action));
        told(*action, mode, keys.cloned().collect())
    };
    let own = if mode.outer().is_some() {
        keymap.listed(mode)
    } else {
        &[]
    };
    let is_own = |action: &Action| own.iter().any(|(own, _)| own == action);
    let first = actions.iter().filter(|action| is_own(action)).map(told);
    let first: Vec<Told> = first.filter(|told| !told.keys.is_empty()).collect();
    let of = |(purpose, title): (Purpose, &str)| {
        let own = actions.iter().filter(|action| !is_own(action));
        let own = own.filter(|action| action.purpose() == purpose);
        let own = own.map(told).filter(|told| !told.keys.is_empty());
        (title.to_owned(), own.collect())
    };
    let mut purposes = Purpose::ALL.to_vec();
    if mode == Mode::Note {
        // Who writes wants to know first how to save it.
        purposes.sort_by_key(|(purpose, _)| match purpose {
            Purpose::Keeping => 0,
            Purpose::Reading => 1,
            Purpose::Program => 2,
            Purpose::Typing => 3,
            _ => 4,
        });
    }
    let of = |told: (Purpose, &str)| {
        let (purpose, title) = told;
        of((purpose, in_mode(mode, purpose).unwrap_or(title)))
    };
    let here = (!first.is_empty()).then(|| (format!("Here: {}", mode.place()), first));
    here.into_iter()
        .chain(purposes.into_iter().map(of))
        .collect()
}

/// How the keys for something are headed where they do something else than
/// elsewhere.
fn in_mode(mode: Mode, purpose: Purpose) -> Option<&'static str> {
    match (mode, purpose) {
        (Mode::Note, Purpose::Keeping) => Some("The note"),
        (Mode::Note, Purpose::Reading) => Some("Closing it"),
        (Mode::Note, Purpose::Moving) => Some("Moving in it"),
        _ => None,
    }
}

/// What keys do in the other modes, mode by mode.
fn elsewhere(keymap: &Keymap, mode: Mode) -> Vec<(String, Vec<Told>)> {
    let others = Mode::ALL.into_iter();
    let others = others.filter(|(other, _)| *other != mode && Some(*other) != mode.outer());
    let of = |(other, heading): (Mode, &str)| {
        let listed = keymap.listed(other).iter();
        let own = listed.map(|(action, keys)| told(*action, other, keys.clone()));
        (heading.to_owned(), own.collect())
    };
    others.map(of).collect()
}

fn told(action: Action, mode: Mode, keys: Vec<String>) -> Told {
    let (name, meaning) = action.meaning();
    let in_note = (mode == Mode::Note).then(|| action.in_a_note()).flatten();
    let meaning = in_note.unwrap_or(meaning);
    Told {
        name,
        keys,
        meaning,
    }
}

/// What may be typed in a search besides words.
fn queries() -> (String, Vec<Told>) {
    let ways: [(&[&str], &str, &str); 9] = [
        (
            &["\"a phrase\""],
            "phrase",
            "These very words, one after the other",
        ),
        (
            &["'word"],
            "very word",
            "The very word, and nothing near it",
        ),
        (&["^word"], "beginning", "A word that begins so"),
        (
            &["!word"],
            "leave out",
            "Leave out what has it; so does ! before a phrase or a field",
        ),
        (
            &["topic:", "source:"],
            "field",
            "Only what is of a topic, or cites a source: the beginning of its id",
        ),
        (
            &["kind:"],
            "field",
            "Only a kind: topic, section, claim, event, figure, position, name, source",
        ),
        (
            &["side:", "standing:"],
            "field",
            "Only with a source of a side; only what holds, or is overtaken, contested, unconfirmed",
        ),
        (
            &["before:", "after:", "in:"],
            "field",
            "Only what was before a date, after it, or of that time",
        ),
        (
            &["as-of:"],
            "field",
            "Everything as it stood by the end of a date",
        ),
    ];
    let told = |(keys, name, meaning): (&[&str], &'static str, &'static str)| Told {
        name,
        keys: keys.iter().map(|key| (*key).to_owned()).collect(),
        meaning,
    };
    (
        "In a search, a filter or a lens".to_owned(),
        ways.map(told).into(),
    )
}

/// What the signs on the pages mean.
fn signs() -> (String, Vec<Told>) {
    let signs = [
        (
            "=",
            "holds",
            "nothing in the dossier speaks against it; the page leaves the word out",
        ),
        ("~", "overtaken", "true once, and ended"),
        ("!", "contested", "another source says otherwise"),
        ("?", "unconfirmed", "nobody independent says so"),
        (
            "[1]",
            "",
            "the number of a source, listed at the end of the page",
        ),
    ];
    let told = |(sign, name, meaning): (&str, &'static str, &'static str)| {
        debug_assert!(name.is_empty() || Standing::WORDS.contains(&name));
        Told {
            name,
            keys: vec![format!("{sign} {name}").trim_end().to_owned()],
            meaning,
        }
    };
    let heading = "How well a statement holds up".to_owned();
    (heading, signs.map(told).into())
}
