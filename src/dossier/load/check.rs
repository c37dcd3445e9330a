//! From what the files say to what is known: ids, texts, dates, figures and
//! cross-references are checked, and whatever is wrong is collected.

mod atlas;
mod desk;
mod figure;
mod known;
mod lists;
mod path;
mod topic;
mod wording;

use std::collections::HashSet;

use self::desk::Desk;
use self::known::Known;
use super::{MaybeFile, file};
use crate::dossier::address::{RESERVED, is_id};
use crate::dossier::page::{self, Read};
use crate::dossier::{Dossier, Problem, Severity, Topic};

/// The files of a dossier as they were read.
pub(super) struct Files {
    pub(super) head: Read<file::Head>,
    pub(super) topics: Vec<MaybeFile<file::Topic>>,
    pub(super) sources: MaybeFile<Vec<file::Source>>,
    pub(super) names: MaybeFile<Vec<file::Name>>,
    pub(super) atlas: MaybeFile<file::Atlas>,
    pub(super) paths: MaybeFile<Vec<file::Path>>,
}

/// Checks the files; if `thorough`, also for what stands idle. Without errors
/// among the problems there is a dossier.
pub(super) fn check(files: Files, thorough: bool) -> (Option<Dossier>, Vec<Problem>) {
    let known = Known::of(&files, thorough);
    let Files {
        head,
        topics,
        sources,
        names,
        atlas,
        paths,
    } = files;

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
    let paths = readable(paths, &mut problems);
    let checked_sources = at_desk(sources.as_ref(), &known, &mut problems, |desk, files| {
        lists::sources(desk, files)
    });
    let checked_names = at_desk(names.as_ref(), &known, &mut problems, |desk, files| {
        lists::names(desk, files)
    });
    let checked_atlas = at_desk(atlas.as_ref(), &known, &mut problems, atlas::atlas);
    let checked_paths = at_desk(paths.as_ref(), &known, &mut problems, |desk, files| {
        path::paths(desk, files)
    });
    if problems
        .iter()
        .any(|problem| problem.severity == Severity::Error)
    {
        return (None, problems);
    }

    let about = (title, about, checked);
    let lists = (checked_sources, checked_names);
    let dossier = Dossier::new(about, read_topics, lists, checked_atlas, checked_paths);
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

/// Checks what a file holds at a desk of its own; without the file there is
/// nothing.
fn at_desk<T, V: Default>(
    read: Option<&Read<T>>,
    known: &Known,
    problems: &mut Vec<Problem>,
    check: impl FnOnce(&mut Desk, &T) -> V,
) -> V {
    read.map_or_else(V::default, |read: &page::Read<T>| {
        let mut desk = Desk::new(&read.page, known);
        let checked = check(&mut desk, &read.value);
        problems.append(&mut desk.problems);
        checked
    })
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
