//! `nemuro paths`: the guided ways through the dossier; and one of them whole,
//! for `nemuro show paths/ID`.

use std::io::{self, Write};

use serde::Serialize;

use super::entry::Whole;
use super::page::Page;
use super::{End, SCHEMA, json};
use crate::dossier::{Address, Entry};
use crate::search::View;

#[derive(Serialize)]
struct Answer<'a> {
    schema: u32,
    paths: Vec<Way<'a>>,
}

#[derive(Serialize)]
struct Shown<'a> {
    schema: u32,
    entries: Vec<Element<'a>>,
}

/// An element of what is shown of a path: itself first, then its items.
#[derive(Serialize)]
#[serde(untagged)]
enum Element<'a> {
    Way(Way<'a>),
    Item(Box<Whole<'a>>),
}

#[derive(Serialize)]
struct Way<'a> {
    address: String,
    kind: &'static str,
    title: &'a str,
    text: &'a str,
    minutes: usize,
    steps: Vec<Step<'a>>,
}

#[derive(Serialize)]
struct Step<'a> {
    title: &'a str,
    text: &'a str,
    items: Vec<&'a str>,
}

impl<'a> Way<'a> {
    /// The path at a place in the dossier's list.
    fn of(view: View<'a>, at: usize) -> Self {
        let dossier = view.dossier;
        let path = &dossier.paths[at];
        let steps = path.steps.iter().map(|step| Step {
            title: &step.title,
            text: view.of_today(&step.text),
            items: seen(view, &step.items).map(Address::as_str).collect(),
        });
        Self {
            address: Address::of_path(path).to_string(),
            kind: "path",
            title: &path.title,
            text: view.of_today(&path.about),
            minutes: dossier.minutes(at),
            steps: steps.collect(),
        }
    }
}

/// Lists the paths.
///
/// # Errors
/// When `out` cannot be written to.
pub fn run(view: View<'_>, as_json: bool, out: &mut dyn Write) -> io::Result<End> {
    let dossier = view.dossier;
    let end = if dossier.paths.is_empty() {
        End::Nothing
    } else {
        End::Done
    };
    if as_json {
        let ways = (0..dossier.paths.len()).map(|at| Way::of(view, at));
        let (schema, paths) = (SCHEMA, ways.collect());
        json(out, &Answer { schema, paths })?;
        return Ok(end);
    }
    let addresses: Vec<Address> = dossier.paths.iter().map(Address::of_path).collect();
    let longest = addresses.iter().map(|address| address.as_str().len()).max();
    let width = longest.unwrap_or(0);
    for (at, (path, address)) in dossier.paths.iter().zip(&addresses).enumerate() {
        let (minutes, address, title) = (dossier.minutes(at), address.as_str(), &path.title);
        writeln!(out, "{minutes:>4} min  {address:<width$}  {title}")?;
    }
    Ok(end)
}

/// Shows one path, at a place in the dossier's list, with everything on it.
///
/// # Errors
/// When `out` cannot be written to.
pub fn show(view: View<'_>, at: usize, as_json: bool, out: &mut dyn Write) -> io::Result<End> {
    let dossier = view.dossier;
    let path = &dossier.paths[at];
    if as_json {
        let ids = seen(view, path.items()).filter_map(|at| dossier.find(at));
        let items: Vec<Entry<'_>> = ids.map(|id| view.entry(id)).collect();
        let wholes = items.iter().map(|entry| Whole::of(view, entry));
        let items = wholes.map(|whole| Element::Item(Box::new(whole)));
        let way = std::iter::once(Element::Way(Way::of(view, at)));
        let (schema, entries) = (SCHEMA, way.chain(items).collect());
        json(out, &Shown { schema, entries })?;
        return Ok(End::Done);
    }
    let mut page = Page { out, view };
    page.title(&path.title)?;
    page.paragraph("", view.of_today(&path.about))?;
    writeln!(page.out, "  at {}", Address::of_path(path))?;
    for step in &path.steps {
        writeln!(page.out)?;
        page.heading(&step.title)?;
        page.paragraph("", view.of_today(&step.text))?;
        for id in seen(view, &step.items).filter_map(|address| dossier.find(address)) {
            writeln!(page.out)?;
            page.entry(&view.entry(id))?;
        }
    }
    Ok(End::Done)
}

/// Those of some items that are seen.
fn seen<'a>(
    view: View<'a>,
    items: impl IntoIterator<Item = &'a Address>,
) -> impl Iterator<Item = &'a Address> {
    let items = items.into_iter();
    items.filter(move |address| view.find(address).is_some())
}
