//! From what the files say to what is known: ids, texts, dates, figures and
//! cross-references are checked, and whatever is wrong is collected.

mod atlas;
mod desk;
mod lists;
mod topic;

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicUsize, Ordering};

use self::desk::Desk;
use super::{MaybeFile, file};
use crate::dossier::address::{Address, RESERVED, is_id};
use crate::dossier::page::Read;
use crate::dossier::{Atlas, Dossier, Name, Problem, Severity, Source, Topic, nearest};

/// The files of a dossier as they were read.
pub(super) struct Files {
    pub(super) head: Read<file::Head>,
    pub(super) topics: Vec<MaybeFile<file::Topic>>,
    pub(super) sources: MaybeFile<Vec<file::Source>>,
    pub(super) names: MaybeFile<Vec<file::Name>>,
    pub(super) atlas: MaybeFile<file::Atlas>,
}

/// Everything that can be referred to, gathered before references are checked.
#[derive(Default)]
pub(super) struct Known {
    addresses: HashSet<Address>,
    sources: HashMap<String, usize>,
    places: HashSet<String>,
    /// Whether a file could not be read, so that what is not found may be
    /// in it.
    torn: bool,
    /// How many suggestions have been looked for.
    suggested: AtomicUsize,
}

/// Checks the files; if `thorough`, also for what stands idle. Without errors
/// among the problems there is a dossier.
pub(super) fn check(files: Files, thorough: bool) -> (Option<Dossier>, Vec<Problem>) {
    let Files {
        head,
        topics,
        sources,
        names,
        atlas,
    } = files;
    let known = gather(
        &head,
        &topics,
        sources.as_ref(),
        names.as_ref(),
        atlas.as_ref(),
    );

    let mut desk = Desk::new(&head.page, &known);
    let title = desk.text(&head.value.title, "title");
    let about = desk.text(&head.value.about, "about");
    let checked = desk.date(&head.value.checked);
    let listed = topic_ids(&mut desk, &head, &topics);
    let mut problems = desk.problems;

    let mut read_topics: Vec<Topic> = Vec::with_capacity(topics.len());
    for (id, topic) in listed.into_iter().zip(topics) {
        if let Some(read) = readable(topic, &mut problems) {
            let mut desk = Desk::new(&read.page, &known);
            read_topics.push(topic::topic(&mut desk, id, &read.value));
            problems.append(&mut desk.problems);
        }
    }
    let sources = readable(sources, &mut problems);
    let names = readable(names, &mut problems);
    let atlas = readable(atlas, &mut problems);
    let read_sources: Vec<Source> = sources.as_ref().map_or_else(Vec::new, |read| {
        let mut desk = Desk::new(&read.page, &known);
        let list = lists::sources(&mut desk, &read.value);
        problems.append(&mut desk.problems);
        list
    });
    let read_names: Vec<Name> = names.as_ref().map_or_else(Vec::new, |read| {
        let mut desk = Desk::new(&read.page, &known);
        let list = lists::names(&mut desk, &read.value);
        problems.append(&mut desk.problems);
        list
    });
    let read_atlas: Atlas = atlas.map_or_else(Atlas::default, |read| {
        let mut desk = Desk::new(&read.page, &known);
        let atlas = atlas::atlas(&mut desk, &read.value);
        problems.append(&mut desk.problems);
        atlas
    });
    if problems
        .iter()
        .any(|problem| problem.severity == Severity::Error)
    {
        return (None, problems);
    }

    let about = (title, about, checked);
    let dossier = Dossier::new(about, read_topics, read_sources, read_names, read_atlas);
    if thorough {
        let idle = sources
            .iter()
            .flat_map(|read| lists::idle_sources(&dossier, read));
        problems.extend(idle);
        problems.extend(
            names
                .iter()
                .flat_map(|read| lists::idle_names(&dossier, read)),
        );
    }
    (Some(dossier), problems)
}

fn readable<T>(file: MaybeFile<T>, problems: &mut Vec<Problem>) -> Option<Read<T>> {
    match file? {
        Ok(read) => Some(read),
        Err(problem) => {
            problems.push(problem);
            None
        }
    }
}

/// The ids of the topics, with problems for those that are no ids, listed
/// twice or without a file.
fn topic_ids(
    desk: &mut Desk,
    head: &Read<file::Head>,
    topics: &[MaybeFile<file::Topic>],
) -> Vec<String> {
    let mut seen = HashSet::new();
    if head.value.topics.is_empty() {
        desk.error(
            &head.value.title,
            "the dossier lists no topic",
            "add topics: [\"…\"]",
        );
    }
    for (spot, file) in head.value.topics.iter().zip(topics) {
        let id = desk.id(spot);
        if RESERVED.contains(&id.as_str()) {
            desk.error(
                spot,
                format!("a topic cannot be called \"{id}\""),
                "choose another id",
            );
        }
        if file.is_none() && is_id(&id) {
            let right = format!("write topics/{id}.ron or take it off the list");
            desk.error(spot, format!("topic \"{id}\" has no file"), right);
        }
        if !seen.insert(id) {
            desk.error(
                spot,
                format!("topic \"{}\" is listed twice", spot.text),
                "keep one",
            );
        }
    }
    head.value
        .topics
        .iter()
        .map(|spot| spot.text.clone())
        .collect()
}

fn gather(
    head: &Read<file::Head>,
    topics: &[MaybeFile<file::Topic>],
    sources: Option<&Result<Read<Vec<file::Source>>, Problem>>,
    names: Option<&Result<Read<Vec<file::Name>>, Problem>>,
    atlas: Option<&Result<Read<file::Atlas>, Problem>>,
) -> Known {
    let mut known = Known::default();
    for (id, topic) in head.value.topics.iter().zip(topics) {
        known.torn |= !matches!(topic, Some(Ok(_)));
        known.addresses.insert(Address::of_topic(&id.text));
        let Some(Ok(Read { value, .. })) = topic else {
            continue;
        };
        let claims = value
            .sections
            .iter()
            .flat_map(|s| s.claims.iter().map(|c| &c.id));
        let items = claims
            .chain(value.sections.iter().map(|section| &section.id))
            .chain(value.events.iter().map(|event| &event.id))
            .chain(value.figures.iter().map(|figure| &figure.id))
            .chain(value.positions.iter().map(|position| &position.id));
        known
            .addresses
            .extend(items.map(|item| Address::of(&id.text, &item.text)));
    }
    known.torn |= matches!(sources, Some(Err(_)))
        || matches!(names, Some(Err(_)))
        || matches!(atlas, Some(Err(_)));
    if let Some(Ok(read)) = sources {
        for (at, source) in read.value.iter().enumerate() {
            known
                .addresses
                .insert(Address::of("sources", &source.id.text));
            known.sources.entry(source.id.text.clone()).or_insert(at);
        }
    }
    if let Some(Ok(read)) = names {
        for name in &read.value {
            known.addresses.insert(Address::of("names", &name.id.text));
            known.places.insert(name.id.text.clone());
        }
    }
    if let Some(Ok(read)) = atlas {
        let places = read.value.places.iter().map(|place| &place.id);
        let lands = read.value.lands.iter().map(|land| &land.id);
        known
            .places
            .extend(places.chain(lands).map(|id| id.text.clone()));
    }
    known
}

/// So many suggestions are looked for: each is a walk through all that is
/// known.
const SUGGESTIONS: usize = 50;

impl Known {
    /// "did you mean …", or what to do where nothing is near.
    fn suggest<'a>(
        &self,
        word: &str,
        candidates: impl IntoIterator<Item = &'a str>,
        otherwise: &str,
    ) -> String {
        if self.suggested.fetch_add(1, Ordering::Relaxed) >= SUGGESTIONS {
            return otherwise.to_owned();
        }
        let mut candidates: Vec<&str> = candidates.into_iter().collect();
        candidates.sort_unstable();
        nearest(word, candidates).map_or_else(
            || otherwise.to_owned(),
            |near| format!("did you mean \"{near}\"?"),
        )
    }
}
