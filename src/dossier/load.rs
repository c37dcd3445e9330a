//! Reading a dossier: RON files, built in or in a folder, become one checked
//! [`Dossier`], or every problem with its place.

mod check;
mod file;
mod origin;

use std::sync::OnceLock;

use rayon::prelude::*;
use serde::Deserialize;

pub(super) use self::check::without_quotations;
pub use self::origin::{MAX_FILE, Origin};

use super::address::is_id;
use super::page::{self, Page};
use super::progress::{Progress, Stage, Tally};
use super::{Dossier, Problem};

/// The files that a dossier may do without.
const LISTS: [&str; 5] = [
    "sources.ron",
    "names.ron",
    "atlas.ron",
    "paths.ron",
    "words.ron",
];

/// The file of a topic.
fn topic_file(id: &str) -> String {
    format!("topics/{id}.ron")
}

/// Reads a dossier. `progress` is told, from any thread but in order, how far
/// that is.
///
/// # Errors
/// All problems, in file order, when one of them is an error.
pub fn load(
    origin: &Origin,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Dossier, Vec<Problem>> {
    let pages = Pages::default();
    let files = files(origin, &pages, progress).map_err(|problem| vec![problem])?;
    let (dossier, problems) = check::check(files, false, progress);
    dossier.ok_or(problems)
}

/// Reads a dossier and looks for everything that could be better: also for
/// what stands idle in it. Without errors among the problems there is a
/// dossier. `progress` is told as when it is loaded.
#[must_use]
pub fn check(
    origin: &Origin,
    progress: &(dyn Fn(Progress) + Sync),
) -> (Option<Dossier>, Vec<Problem>) {
    let pages = Pages::default();
    let files = match files(origin, &pages, progress) {
        Ok(files) => files,
        Err(problem) => return (None, vec![problem]),
    };
    let (dossier, mut problems) = check::check(files, true, progress);
    problems.extend(origin.strays(dossier.as_ref()));
    (dossier, problems)
}

/// The texts of the files: they stand here while what is parsed refers to them.
#[derive(Default)]
struct Pages {
    head: OnceLock<Page>,
    topics: OnceLock<Vec<OnceLock<Page>>>,
    lists: [OnceLock<Page>; LISTS.len()],
}

/// One file of the dossier, typed; none where there is no such file.
type MaybeFile<'a, T> = Option<Result<page::Read<'a, T>, Problem>>;

fn files<'a>(
    origin: &Origin,
    pages: &'a Pages,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<check::Files<'a>, Problem> {
    if let Origin::Folder(folder) = origin
        && !folder.is_dir()
    {
        return Err(origin.no_dossier());
    }
    // Which files there are stands in the first; until it is read, it is all.
    let tally = Tally::new(Stage::Reading, origin.size("dossier.ron"), &|_| ());
    let reader = Reader { origin, tally };
    let head = reader
        .read::<file::Head>("dossier.ron", &pages.head)
        .unwrap_or_else(|| Err(origin.no_dossier()))?;

    // What is no id is no file's name either, and might lead elsewhere.
    let path = |id: &str| is_id(id).then(|| topic_file(id));
    let ids = head.value.topics.iter();
    let paths: Vec<Option<String>> = ids.map(|id| path(&id.text)).collect();
    let all = paths.iter().flatten().map(String::as_str).chain(LISTS);
    let total = all.map(|path| origin.size(path)).sum();
    let tally = Tally::new(Stage::Reading, total, progress);
    let reader = Reader { origin, tally };

    let empty = || paths.iter().map(|_| OnceLock::new()).collect();
    let places: &[OnceLock<Page>] = pages.topics.get_or_init(empty);
    let topic = |(path, place): (&Option<String>, &'a OnceLock<Page>)| {
        path.as_ref().and_then(|path| reader.read(path, place))
    };
    let [sources, names, atlas, steps, words] = &pages.lists;
    let (topics, ((sources, names), (atlas, paths, words))) = rayon::join(
        || paths.par_iter().zip(places).map(topic).collect(),
        || {
            rayon::join(
                || (reader.read(LISTS[0], sources), reader.read(LISTS[1], names)),
                || {
                    (
                        reader.read(LISTS[2], atlas),
                        reader.read(LISTS[3], steps),
                        reader.read(LISTS[4], words),
                    )
                },
            )
        },
    );

    Ok(check::Files {
        head,
        topics,
        sources,
        names,
        atlas,
        paths,
        words,
    })
}

/// Reads files and tells how far it is.
struct Reader<'t> {
    origin: &'t Origin,
    tally: Tally<'t>,
}

impl Reader<'_> {
    /// One file of the dossier, whose text is put in its place.
    fn read<'a, T: Deserialize<'a>>(
        &self,
        path: &str,
        place: &'a OnceLock<Page>,
    ) -> MaybeFile<'a, T> {
        let size = self.origin.size(path);
        let mut reading = self.tally.step(path, size);
        let parsing = self.tally.step(path, size);
        let page = self.origin.page(path, &mut reading);
        drop(reading);
        let page = page?.map(|page| place.get_or_init(|| page));
        let read = page.and_then(page::read);
        drop(parsing);
        Some(read)
    }
}
