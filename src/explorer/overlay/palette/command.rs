//! Commands: what is typed in the palette with more behind it, a lens, a date
//! or an address.

use std::ops::Range;

use crate::dossier::{Address, Dossier, Entry, EntryId, Kind};
use crate::explorer::overlay::prompt::{Meaning, as_of, seen};
use crate::explorer::theme::Scheme;
use crate::explorer::{Ctx, Request};
use crate::search::{Completion, Query, complete};

/// The most addresses that are listed.
const MOST: usize = 50;
/// Among no more entries than this the nearest address is looked for.
const FEW: usize = 50_000;

/// A command: its word, what follows it, and what it does.
pub(super) const COMMANDS: [(&str, &str, &str); 4] = [
    (
        "lens",
        "FIELDS",
        "See only what these fields admit, such as standing:contested; alone, everything",
    ),
    (
        "as-of",
        "DATE",
        "See everything as of a year or date, such as 1905; alone, as of today",
    ),
    (
        "open",
        "ADDRESS",
        "Go to what lives at an address, such as a topic, names/… or sources/…",
    ),
    (
        "theme",
        "NAME",
        "Draw in a theme: terminal, dark, light or contrast",
    ),
];

/// The fields that a lens is made of.
const FIELDS: [&str; 8] = [
    "topic:",
    "kind:",
    "source:",
    "side:",
    "standing:",
    "before:",
    "after:",
    "in:",
];

/// What a line comes to that begins with the word of a command; none where it
/// does not. `open` and `theme` alone are no commands yet: they are also what
/// actions are called.
pub(super) fn meaning(ctx: &Ctx, typed: &str) -> Option<Meaning> {
    let (word, rest) = split(typed);
    match word {
        "lens" => Some(look(ctx, rest)),
        "as-of" => Some(as_of(ctx, rest)),
        "theme" if !rest.trim().is_empty() || typed.ends_with(' ') => Some(draw_in(rest.trim())),
        "open" if !rest.trim().is_empty() || typed.ends_with(' ') => Some(open(ctx, rest.trim())),
        _ => None,
    }
}

/// What a lens comes to.
fn look(ctx: &Ctx, rest: &str) -> Meaning {
    let query = match Query::fields(ctx.dossier, rest.trim()) {
        Ok(query) => query,
        Err(wrong) => return Meaning::Wrong(wrong),
    };
    // The date stays, unless the fields name another.
    let date = ctx.sight.lens().as_of();
    let query = match date.filter(|_| query.lens().as_of().is_none()) {
        Some(date) => {
            let typed = format!("{} as-of:{date}", rest.trim());
            Query::parse(ctx.dossier, typed.trim())
        }
        None => query,
    };
    let told = if rest.trim().is_empty() {
        let again = if ctx.sight.lens().is_empty() {
            "Everything is seen."
        } else if date.is_some() {
            "Enter: the fields of the lens go; the date stays."
        } else {
            "Enter: everything is seen again."
        };
        let fields = FIELDS.join(" ");
        format!("{again} Or fields, such as standing:contested kind:claim; Tab offers {fields}")
    } else if Query::undated(rest).is_empty() && date.is_some() {
        "The fields of the lens go; the date stays.".to_owned()
    } else if query.is_empty() {
        "Everything is seen again, as of today.".to_owned()
    } else {
        format!("Only what these fields admit is seen{}.", seen(ctx, &query))
    };
    Meaning::Does(Box::new(Request::Look(query)), told)
}

/// What the name of a theme comes to.
fn draw_in(typed: &str) -> Meaning {
    let names = Scheme::ALL.map(|(_, name)| name).join(", ");
    match typed.parse::<Scheme>() {
        Ok(scheme) => {
            let told = format!("Enter draws in the theme {}.", scheme.word());
            Meaning::Does(Box::new(Request::Theme(scheme)), told)
        }
        Err(_) if typed.is_empty() => {
            let told = format!("One of {names}.");
            Meaning::Does(Box::new(Request::Nothing), told)
        }
        Err(_) => Meaning::Wrong(format!("there is no theme {typed}; there are {names}")),
    }
}

/// What an address comes to.
fn open(ctx: &Ctx, typed: &str) -> Meaning {
    if typed.is_empty() {
        let told = "An address, such as the id of a topic; Tab goes on with it.";
        return Meaning::Does(Box::new(Request::Nothing), told.to_owned());
    }
    let address = match typed.parse::<Address>() {
        Ok(address) => address,
        Err(wrong) => return Meaning::Wrong(wrong.to_string()),
    };
    if let Some(id) = ctx.dossier.find(&address) {
        let entry = ctx.dossier.entry(id);
        let told = format!(
            "Enter goes to this {}: {}",
            entry.kind().word(),
            entry.title
        );
        return Meaning::Does(Box::new(Request::Open(id)), told);
    }
    if let Some(path) = ctx.dossier.path(&address) {
        let told = format!(
            "Enter sets out on this path: {}",
            ctx.dossier.paths[path].title
        );
        return Meaning::Does(Box::new(Request::SetOut(path)), told);
    }
    // Among very many it would take longer than a key press may.
    let few = ctx.dossier.len() <= FEW;
    let near = few.then(|| ctx.dossier.nearest_address(typed)).flatten();
    Meaning::Wrong(match near {
        Some(near) => format!("nothing is at {address}; did you mean {near}?"),
        None => format!("nothing is at {address}"),
    })
}

/// The ways to go on with a command at a cursor, a byte of what was typed.
pub(super) fn ways(dossier: &Dossier, typed: &str, cursor: usize) -> Vec<Completion> {
    let (word, rest) = split(typed);
    let start = typed.len() - rest.len();
    match word {
        "lens" => {
            let ways = complete(dossier, typed, cursor);
            let begun = typed
                .get(..cursor)
                .is_some_and(|typed| !typed.ends_with(' '));
            if begun || !ways.is_empty() {
                return ways;
            }
            // Nothing is begun yet: anything may be.
            let way = |field: &str| Completion {
                range: cursor..cursor,
                text: field.to_owned(),
                hint: String::new(),
            };
            FIELDS.map(way).into()
        }
        "theme" if cursor == typed.len() => {
            let begins = Scheme::ALL.into_iter();
            let begins = begins.filter(|(_, name)| name.starts_with(rest));
            let way = |(_, name): (Scheme, &str)| Completion {
                range: start..typed.len(),
                text: name.to_owned(),
                hint: String::new(),
            };
            begins.map(way).collect()
        }
        "open" if cursor == typed.len() => addresses(dossier, rest, start),
        _ => Vec::new(),
    }
}

/// The addresses that go on as typed: topics and paths, and what is in a topic
/// once that is named.
fn addresses(dossier: &Dossier, typed: &str, start: usize) -> Vec<Completion> {
    let range = start..start + typed.len();
    let way = |text: String, hint: &str| Completion {
        range: range.clone(),
        text,
        hint: hint.to_owned(),
    };
    let room = typed.split_once('/').map(|(room, _)| room);
    let begins = |way: &Completion| way.text.starts_with(typed);
    let of = |entry: Entry<'_>| way(entry.address().to_string(), entry.title);
    let named = |ids: Range<u32>| {
        let ways = ids.map(|id| of(dossier.entry(EntryId(id))));
        ways.filter(begins).take(MOST).collect()
    };
    match room {
        Some("names") => return named(dossier.name_ids()),
        Some("sources") => return named(dossier.source_ids()),
        _ => {}
    }
    let own = room.and_then(|id| dossier.topics.iter().position(|topic| topic.id == id));
    if let Some(own) = own {
        let entries = dossier.entries_of(own);
        let ways = entries.filter(|entry| entry.kind() != Kind::Topic).map(of);
        return ways.filter(begins).take(MOST).collect();
    }
    let topics = dossier.topics.iter();
    let topics = topics.map(|topic| way(topic.id.clone(), &topic.title));
    let paths = dossier.paths.iter();
    let paths = paths.map(|path| way(Address::of_path(path).to_string(), &path.title));
    topics.chain(paths).filter(begins).take(MOST).collect()
}

/// The first word of a line, and the rest.
fn split(typed: &str) -> (&str, &str) {
    let typed = typed.trim_start();
    typed.split_once(' ').unwrap_or((typed, ""))
}

/// The lens of a command, its ranges those of the whole line.
pub(super) fn lens(ctx: &Ctx, typed: &str) -> Option<Query> {
    let (word, rest) = split(typed);
    let before = typed.len() - rest.len();
    (word == "lens").then(|| Query::parse(ctx.dossier, &(" ".repeat(before) + rest)))
}
