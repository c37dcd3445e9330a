//! Checking the lists that topics draw on: sources and names.

use std::collections::{HashMap, HashSet};

use super::desk::Desk;
use super::file;
use crate::dossier::fold::fold;
use crate::dossier::page::{Read, Spot};
use crate::dossier::{Dossier, Name, NameOrder, Problem, Severity, Source, nearest};

pub(super) fn sources(desk: &mut Desk, files: &[file::Source]) -> Vec<Source> {
    desk.unique(files.iter().map(|file| &file.id), "among the sources");
    if desk.known.thorough {
        one_source_each(desk, files);
    }
    files.iter().map(|file| source(desk, file)).collect()
}

/// Warns of pages that are two sources.
fn one_source_each(desk: &mut Desk, files: &[file::Source]) {
    let mut pages: HashMap<&str, &str> = HashMap::new();
    for file in files {
        let Some(url) = &file.url else { continue };
        if let Some(other) = pages.insert(page_of(&url.text), &file.id.text) {
            let what = format!("this page is also the source \"{other}\"");
            desk.warn(url, what, "keep one source for a page");
        }
    }
}

/// An address without what may differ in two addresses of one page.
fn page_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.trim_start_matches("www.").trim_end_matches('/')
}

fn source(desk: &mut Desk, file: &file::Source) -> Source {
    let id = desk.id(&file.id);
    let issued = desk.maybe_date(file.issued.as_ref());
    let accessed = desk.maybe_date(file.accessed.as_ref());
    if let (Some(issued), Some(accessed), Some(spot)) = (issued, accessed, &file.issued)
        && issued.first_day() > accessed.last_day()
    {
        desk.warn(
            spot,
            "the source came out after it was read",
            "correct one of the dates",
        );
    }
    if let (Some(issued), Some(checked), Some(spot)) = (issued, desk.known.checked, &file.issued)
        && issued.first_day() > checked.last_day()
    {
        let what = "the source came out after the dossier was checked";
        desk.warn(spot, what, "correct the date, or checked in dossier.ron");
    }
    if let Some(language) = &file.language
        && !((2..=3).contains(&language.text.len())
            && language.text.bytes().all(|b| b.is_ascii_lowercase()))
    {
        let what = format!("\"{}\" is not a language code", language.text);
        desk.error(language, what, "write two or three letters, such as \"en\"");
    }
    Source {
        id,
        title: desk.text(&file.title, "title"),
        publisher: desk.maybe_text(&file.publisher),
        authors: file
            .authors
            .iter()
            .map(|author| desk.text(author, "author"))
            .collect(),
        kind: file.kind,
        issued,
        accessed,
        url: file.url.as_ref().map(|url| web_address(desk, url)),
        archive_url: file.archive_url.as_ref().map(|url| web_address(desk, url)),
        language: file
            .language
            .as_ref()
            .map(|language| language.text.to_string()),
        side: file.side,
        voice: file.voice,
    }
}

fn web_address(desk: &mut Desk, spot: &Spot) -> String {
    let url = desk.text(spot, "address");
    let web = url.starts_with("https://") || url.starts_with("http://");
    if !web || url.contains(char::is_whitespace) {
        desk.error(
            spot,
            "this is no web address",
            "it starts with https:// or http://",
        );
    }
    url
}

pub(super) fn names(desk: &mut Desk, files: &[file::Name]) -> Vec<Name> {
    desk.unique(files.iter().map(|file| &file.id), "among the names");
    if desk.known.thorough {
        one_owner_each(desk, files);
    }
    files.iter().map(|file| name(desk, file)).collect()
}

/// Warns of forms that belong to two names.
fn one_owner_each(desk: &mut Desk, files: &[file::Name]) {
    let mut owners: HashMap<String, &str> = HashMap::new();
    for file in files {
        let own = &file.id.text;
        for form in file.en.iter().chain(&file.ja).chain(&file.ru) {
            if let Some(owner) = owners.insert(fold(&form.text), own)
                && owner != own
            {
                let what = format!("\"{}\" is also a form of \"{owner}\"", form.text);
                desk.warn(form, what, "a form belongs to one name");
            }
        }
    }
}

fn name(desk: &mut Desk, file: &file::Name) -> Name {
    let id = desk.id(&file.id);
    if file.en.is_empty() && file.ja.is_empty() && file.ru.is_empty() {
        desk.error(&file.id, "the name has no form", "add en: [\"…\"]");
    }
    if let Some(at) = file.place {
        desk.lon_lat(at);
    }
    let mut forms =
        |forms: &[Spot]| -> Vec<String> { forms.iter().map(|f| desk.text(f, "form")).collect() };
    let (en, ja, ru) = (forms(&file.en), forms(&file.ja), forms(&file.ru));
    let japan = called(desk, file.japan.as_ref(), &en);
    let russia = called(desk, file.russia.as_ref(), &en);
    Name {
        id,
        kind: file.kind,
        en,
        ja,
        ru,
        japan,
        russia,
        order: NameOrder::AsWritten,
        gloss: desk.maybe_told(&file.gloss),
        dates: desk.maybe_date(file.dates.as_ref()),
        place: file.place,
    }
}

/// What a side calls a place: one of the forms that it is found by.
fn called(desk: &mut Desk, spot: Option<&Spot>, en: &[String]) -> Option<String> {
    let spot = spot?;
    let form = desk.text(spot, "form");
    if !form.is_empty() && !en.contains(&form) {
        let what = format!("\"{form}\" is none of the forms of this name");
        let right = match nearest(&form, en.iter().map(String::as_str)) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("write \"{form}\" into en, too"),
        };
        desk.error(spot, what, right);
    }
    Some(form)
}

/// Sources that nothing cites.
pub(super) fn idle_sources(dossier: &Dossier, read: &Read<Vec<file::Source>>) -> Vec<Problem> {
    let cited: HashSet<usize> = dossier
        .entries()
        .flat_map(|entry| entry.sources.to_vec())
        .collect();
    let idle = read
        .value
        .iter()
        .enumerate()
        .filter(|(at, _)| !cited.contains(at));
    idle.map(|(_, source)| {
        let what = format!("nothing cites \"{}\"", source.id.text);
        warning(read, &source.id, what, "cite it or take it out")
    })
    .collect()
}

/// Names that nothing mentions: no text, no event as its place, no place on
/// the map.
pub(super) fn idle_names(dossier: &Dossier, read: &Read<Vec<file::Name>>) -> Vec<Problem> {
    let mut mentioned = HashSet::new();
    let mut look = |text: &str| {
        mentioned.extend(dossier.mentions(text).map(|mention| mention.name));
    };
    for entry in dossier.entries().filter(|entry| entry.topic.is_some()) {
        [entry.title, &entry.text, entry.note()]
            .into_iter()
            .for_each(&mut look);
    }
    for era in &dossier.atlas.eras {
        [era.title.as_str(), &era.note]
            .into_iter()
            .for_each(&mut look);
    }
    for path in &dossier.paths {
        [path.title.as_str(), &path.about]
            .into_iter()
            .for_each(&mut look);
    }
    for step in dossier.paths.iter().flat_map(|path| &path.steps) {
        [step.title.as_str(), &step.text]
            .into_iter()
            .for_each(&mut look);
    }
    let events = dossier.topics.iter().flat_map(|topic| &topic.events);
    let places = events.filter_map(|event| event.place.as_deref());
    let places = places.chain(dossier.atlas.places.iter().map(|place| place.id.as_str()));
    for id in places {
        mentioned.extend(dossier.names.iter().position(|name| name.id == id));
    }
    let idle = read
        .value
        .iter()
        .enumerate()
        .filter(|(at, _)| !mentioned.contains(at));
    idle.map(|(_, name)| {
        let what = format!("nothing mentions \"{}\"", name.id.text);
        warning(
            read,
            &name.id,
            what,
            "add a form that the texts use, or take it out",
        )
    })
    .collect()
}

fn warning<T>(read: &Read<T>, at: &Spot, what: String, right: &str) -> Problem {
    let offset = at.offset(&read.page.text).unwrap_or(0);
    read.page.problem(Severity::Warning, offset, what, right)
}
