//! From what the files say to what is known: ids, texts, dates, figures and
//! cross-references are checked, and whatever is wrong is collected.

mod atlas;
mod desk;
mod figure;
mod known;
mod lists;
mod path;
mod suggestions;
mod topic;
mod word;
mod wording;

pub(in crate::dossier) use self::wording::without_quotations;

use std::collections::HashSet;

use rayon::prelude::*;

use self::desk::Desk;
use self::known::Known;
use super::{LISTS, MaybeFile, file, topic_file};
use crate::dossier::address::{RESERVED, is_id};
use crate::dossier::page::Read;
use crate::dossier::progress::{Progress, Stage, Tally};
use crate::dossier::{Dossier, Problem, Severity, Topic};

/// The files of a dossier as they were read.
pub(super) struct Files<'a> {
    pub(super) head: Read<'a, file::Head<'a>>,
    pub(super) topics: Vec<MaybeFile<'a, file::Topic<'a>>>,
    pub(super) sources: MaybeFile<'a, Vec<file::Source<'a>>>,
    pub(super) names: MaybeFile<'a, Vec<file::Name<'a>>>,
    pub(super) atlas: MaybeFile<'a, file::Atlas<'a>>,
    pub(super) paths: MaybeFile<'a, Vec<file::Path<'a>>>,
    pub(super) words: MaybeFile<'a, Vec<file::Word<'a>>>,
}

impl Files<'_> {
    /// How many bytes are to be checked.
    fn bytes(&self) -> u64 {
        let topics: u64 = self.topics.iter().map(bytes).sum();
        topics + self.bytes_of_lists()
    }

    /// How many of them are in the files that a dossier may do without.
    fn bytes_of_lists(&self) -> u64 {
        let lists = bytes(&self.sources) + bytes(&self.names) + bytes(&self.words);
        lists + bytes(&self.atlas) + bytes(&self.paths)
    }
}

/// How many bytes of a file were read.
fn bytes<T>(file: &MaybeFile<T>) -> u64 {
    let read = file.as_ref().and_then(|file| file.as_ref().ok());
    read.map_or(0, |read| read.page.text.len() as u64)
}

/// Checks the files; if `thorough`, also for what stands idle. Without errors
/// among the problems there is a dossier.
pub(super) fn check(
    files: Files,
    thorough: bool,
    progress: &(dyn Fn(Progress) + Sync),
) -> (Option<Dossier>, Vec<Problem>) {
    let tally = &Tally::new(Stage::Checking, files.bytes(), progress);
    let known = Known::of(&files, thorough, tally);
    let Files {
        head,
        topics,
        sources,
        names,
        atlas,
        paths,
        words,
    } = files;

    let mut desk = Desk::new(head.page, &known);
    let title = desk.told(&head.value.title, "title");
    let about = desk.told(&head.value.about, "about");
    let checked = desk.date(&head.value.checked);
    for wording in &head.value.wording {
        desk.text(&wording.avoid, "word to avoid");
        desk.text(&wording.write, "word to write");
    }
    let listed = topic_ids(&mut desk, &head, &topics);
    let mut problems = desk.problems;

    let with = (&known, tally);
    let listed: Vec<_> = listed.into_iter().zip(topics).collect();
    // Each file has a desk of its own; what they report is put in file order.
    let (topics, ((sources, names), (atlas, paths, words))) = rayon::join(
        || {
            let checked = listed.into_par_iter().map(|(id, file)| {
                let mut checked = Checked::of(&topic_file(&id), file, with, |desk, file| {
                    topic::topic(desk, id, file)
                });
                // What was parsed goes as what is known of it comes.
                checked.read = None;
                checked
            });
            checked.collect::<Vec<_>>()
        },
        || {
            rayon::join(
                || {
                    (
                        Checked::of(LISTS[0], sources, with, |desk, file| {
                            lists::sources(desk, file)
                        }),
                        Checked::of(LISTS[1], names, with, |desk, file| lists::names(desk, file)),
                    )
                },
                || {
                    (
                        Checked::of(LISTS[2], atlas, with, atlas::atlas),
                        Checked::of(LISTS[3], paths, with, |desk, file| path::paths(desk, file)),
                        Checked::of(LISTS[4], words, with, |desk, file| word::words(desk, file)),
                    )
                },
            )
        },
    );
    let topics = topics
        .into_iter()
        .filter_map(|topic| topic.reported(&mut problems).0);
    let topics: Vec<Topic> = topics.collect();
    let (checked_sources, sources) = sources.reported(&mut problems);
    let (checked_names, names) = names.reported(&mut problems);
    let (checked_atlas, _) = atlas.reported(&mut problems);
    let (checked_paths, _) = paths.reported(&mut problems);
    let (checked_words, _) = words.reported(&mut problems);
    if problems
        .iter()
        .any(|problem| problem.severity == Severity::Error)
    {
        return (None, problems);
    }

    let about = (title, about, checked);
    let lists = (
        checked_sources.unwrap_or_default(),
        checked_names.unwrap_or_default(),
    );
    let ways = (
        checked_paths.unwrap_or_default(),
        checked_words.unwrap_or_default(),
    );
    let atlas = checked_atlas.unwrap_or_default();
    let dossier = Dossier::new(about, topics, lists, atlas, ways);
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

/// A file and what came of checking it.
struct Checked<'a, T, V> {
    read: Option<Read<'a, T>>,
    value: Option<V>,
    problems: Vec<Problem>,
}

impl<'a, T, V> Checked<'a, T, V> {
    /// Checks what a file holds at a desk of its own.
    fn of(
        path: &str,
        file: MaybeFile<'a, T>,
        (known, tally): (&Known<'_>, &Tally),
        check: impl FnOnce(&mut Desk, &T) -> V,
    ) -> Self {
        let (read, value, problems) = match file {
            None => (None, None, Vec::new()),
            Some(Err(problem)) => (None, None, vec![problem]),
            Some(Ok(read)) => {
                let _step = tally.step(path, read.page.text.len() as u64);
                let mut desk = Desk::new(read.page, known);
                let value = check(&mut desk, &read.value);
                let problems = desk.problems;
                (Some(read), Some(value), problems)
            }
        };
        Self {
            read,
            value,
            problems,
        }
    }

    /// What the file holds, its problems put with the others.
    fn reported(mut self, problems: &mut Vec<Problem>) -> (Option<V>, Option<Read<'a, T>>) {
        problems.append(&mut self.problems);
        (self.value, self.read)
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
        .map(|spot| spot.text.to_string())
        .collect()
}
