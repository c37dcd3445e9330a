//! What is told on standard error when there is nothing to show.

use std::io::{self, Write};

use clap::CommandFactory;

use super::Cli;
use crate::dossier::{Address, Date, Kind, Problem, nearest, printable};
use crate::search::View;
use crate::shelf::Shelf;

/// Says that nothing is at an address, and what may have been meant.
pub(super) fn nothing_at(view: View<'_>, address: &Address) -> io::Result<()> {
    let dossier = view.dossier;
    if dossier.find(address).is_some() {
        let date = view.lens.as_of();
        let date = date.map_or_else(String::new, |date| format!(" as of {}", date.human()));
        let what = format!("{address} is not seen{date}");
        return writeln!(io::stderr(), "nemuro: {what} (see --as-of and --lens)");
    }
    let topic = dossier
        .topics
        .iter()
        .any(|topic| topic.id == address.room());
    let command = Cli::command();
    let commands = command.get_subcommands().map(clap::Command::get_name);
    let meant = nearest(address.as_str(), commands);
    let hint = match dossier.nearest_address(address.as_str()) {
        _ if meant.is_some() && !topic => {
            format!("did you mean `nemuro {}`?", meant.unwrap_or_default())
        }
        Some(near) => format!("did you mean {near}?"),
        None if topic => format!(
            "`nemuro show {}` tells what is in that topic",
            address.room()
        ),
        None if address.room() == "paths" => "`nemuro paths` lists the paths".to_owned(),
        None => "`nemuro topics` lists the topics, `nemuro search` finds the rest".to_owned(),
    };
    writeln!(io::stderr(), "nemuro: nothing is at {address}; {hint}")
}

/// The same for the address of a figure, which is what was most likely meant.
pub(super) fn no_figure_at(view: View<'_>, address: &Address) -> io::Result<()> {
    let topics = view.dossier.topics.iter();
    let figures = topics.flat_map(|topic| {
        let figures = topic.figures.iter();
        figures.map(move |figure| Address::of_figure(topic, figure))
    });
    let figures: Vec<String> = figures.map(|figure| figure.to_string()).collect();
    let near = nearest(address.as_str(), figures.iter().map(String::as_str));
    match near.filter(|_| view.dossier.find(address).is_none()) {
        Some(near) => writeln!(
            io::stderr(),
            "nemuro: nothing is at {address}; did you mean {near}?"
        ),
        None => nothing_at(view, address),
    }
}

/// Says that what is at an address rests on no source, or that nothing is
/// there.
pub(super) fn no_sources_at(view: View<'_>, address: &Address) -> io::Result<()> {
    let dossier = view.dossier;
    let kind = view.find(address).map(|id| dossier.entry(id).kind());
    let what = match kind {
        None if dossier.path(address).is_none() => return nothing_at(view, address),
        Some(Kind::Name) => format!(
            "{address} is a name, and names have no sources; `nemuro show {address}` lists what mentions it"
        ),
        _ => format!("no source is named for {address}"),
    };
    writeln!(io::stderr(), "nemuro: {what}")
}

/// What is wrong with the id of a view of the map, if there is none such.
pub(super) fn no_frame(view: View<'_>, id: &str) -> Option<String> {
    let frames = &view.dossier.atlas.frames;
    let ids: Vec<&str> = frames.iter().map(|frame| frame.id.as_str()).collect();
    if ids.contains(&id) {
        return None;
    }
    let hint = match nearest(id, ids.iter().copied()) {
        Some(near) => format!("did you mean {near}?"),
        None if ids.is_empty() => "this map has none".to_owned(),
        None => format!("the views are {}", ids.join(", ")),
    };
    let id = printable(id);
    Some(format!("the map has no view \"{id}\"; {hint}"))
}

/// Says why there is no map to draw.
pub(super) fn no_era(view: View<'_>, day: Option<Date>) -> io::Result<()> {
    let eras = &view.dossier.atlas.eras;
    // Of two dates the earlier holds.
    let dates = view.lens.as_of().into_iter().chain(day);
    let date = dates.min_by_key(Date::last_day).map(|date| date.human());
    let first = eras.iter().find_map(|era| era.from);
    let why = match (date, first) {
        _ if eras.is_empty() => "this dossier has no map".to_owned(),
        (Some(date), Some(first)) => {
            let first = first.human();
            format!("the map has no era that {date} is in; its first begins in {first}")
        }
        (date, _) => {
            let date = date.unwrap_or_default();
            format!("the map has no era that {date} is in")
        }
    };
    writeln!(io::stderr(), "nemuro: {why}")
}

/// Says that the map is not of the day that was asked for: because that is
/// later than what is seen, or than what is known.
pub(super) fn another_era(view: View<'_>, day: Date) -> io::Result<()> {
    let checked = view.dossier.checked;
    let what = match view.lens.as_of() {
        Some(seen) if seen.last_day() < day.first_day() => {
            let (day, seen) = (day.human(), seen.human());
            format!("{day} is not seen as of {seen}; the map is of {seen}")
        }
        _ if checked.last_day() < day.first_day() => {
            let (day, checked) = (day.human(), checked.human());
            format!(
                "{day} is after {checked}, when this dossier was last checked; its last era is drawn"
            )
        }
        _ => return Ok(()),
    };
    writeln!(io::stderr(), "nemuro: {what}")
}

/// Says that nothing is kept, or nothing with a tag.
pub(super) fn nothing_kept(shelf: &Shelf, tag: Option<&str>) -> io::Result<()> {
    let tags = shelf.tags();
    let why = match tag {
        _ if shelf.is_empty() => {
            "nothing is kept; `m` in the explorer keeps what is selected".to_owned()
        }
        Some(tag) if tags.is_empty() => {
            format!("nothing has the tag {}, nor any other", printable(tag))
        }
        Some(tag) => {
            let known = tags.iter().take(12).map(|(tag, _)| *tag);
            let known = known.collect::<Vec<_>>().join(", ");
            let meant = nearest(tag, tags.iter().map(|(tag, _)| *tag));
            let hint = meant.map_or_else(
                || format!("the tags are {known}"),
                |near| format!("did you mean {near}?"),
            );
            format!("nothing has the tag {}; {hint}", printable(tag))
        }
        None => "nothing is kept".to_owned(),
    };
    writeln!(io::stderr(), "nemuro: {why}")
}

/// Tells the problems that a dossier cannot be opened for.
pub(super) fn complain(problems: &[Problem]) -> io::Result<()> {
    let mut err = io::stderr().lock();
    for problem in problems {
        writeln!(err, "{problem}")?;
    }
    writeln!(err, "nemuro: the dossier cannot be opened")
}
