//! Reading a dossier: RON files, built in or in a folder, become one checked
//! [`Dossier`], or every problem with its place.

mod check;
mod file;

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use include_dir::{Dir, include_dir};
use rayon::prelude::*;
use serde::Deserialize;

use super::address::is_id;
use super::page::{self, Page};
use super::{Dossier, Problem};

static BUILT_IN: Dir = include_dir!("$CARGO_MANIFEST_DIR/data");

/// The largest file of a dossier, in bytes.
pub const MAX_FILE: u64 = 64 * 1024 * 1024;

/// Where a dossier is read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The one in the program.
    BuiltIn,
    /// A folder of RON files.
    Folder(PathBuf),
}

/// Reads a dossier. `progress` is told, from any thread, how many of how many
/// files are read.
///
/// # Errors
/// All problems, in file order, when one of them is an error.
pub fn load(
    origin: &Origin,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Dossier, Vec<Problem>> {
    let pages = Pages::default();
    let files = files(origin, &pages, progress).map_err(|problem| vec![problem])?;
    let (dossier, problems) = check::check(files, false);
    dossier.ok_or(problems)
}

/// Reads a dossier and looks for everything that could be better: also for
/// what stands idle in it. Without errors among the problems there is a
/// dossier.
#[must_use]
pub fn check(origin: &Origin) -> (Option<Dossier>, Vec<Problem>) {
    let pages = Pages::default();
    let files = match files(origin, &pages, &|_, _| ()) {
        Ok(files) => files,
        Err(problem) => return (None, vec![problem]),
    };
    let (dossier, mut problems) = check::check(files, true);
    problems.extend(strays(origin, dossier.as_ref()));
    (dossier, problems)
}

/// The texts of the files: they stand here while what is parsed refers to them.
#[derive(Default)]
struct Pages {
    head: OnceLock<Page>,
    topics: OnceLock<Vec<OnceLock<Page>>>,
    lists: [OnceLock<Page>; 4],
}

fn files<'a>(
    origin: &Origin,
    pages: &'a Pages,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<check::Files<'a>, Problem> {
    if let Origin::Folder(folder) = origin
        && !folder.is_dir()
    {
        return Err(no_dossier(origin));
    }
    let head = one::<file::Head>(origin, "dossier.ron", &pages.head)
        .unwrap_or_else(|| Err(no_dossier(origin)))?;

    let ids: Vec<&str> = head.value.topics.iter().map(|id| &*id.text).collect();
    let (done, total) = (AtomicUsize::new(0), ids.len() + 4);
    let tick = || progress(done.fetch_add(1, Ordering::Relaxed) + 1, total);
    let empty = || ids.iter().map(|_| OnceLock::new()).collect();
    let places: &[OnceLock<Page>] = pages.topics.get_or_init(empty);
    let topic = |(id, place): (&&str, &'a OnceLock<Page>)| {
        // What is no id is no file's name either, and might lead elsewhere.
        let topic = is_id(id)
            .then(|| one::<file::Topic>(origin, &format!("topics/{id}.ron"), place))
            .flatten();
        tick();
        topic
    };
    let [sources, names, atlas, paths] = &pages.lists;
    let (topics, ((sources, names), (atlas, paths))) = rayon::join(
        || ids.par_iter().zip(places).map(topic).collect(),
        || {
            rayon::join(
                || {
                    (
                        list(origin, "sources.ron", sources, &tick),
                        list(origin, "names.ron", names, &tick),
                    )
                },
                || {
                    (
                        list(origin, "atlas.ron", atlas, &tick),
                        list(origin, "paths.ron", paths, &tick),
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
    })
}

/// One file of the dossier, typed; none where there is no such file.
type MaybeFile<'a, T> = Option<Result<page::Read<'a, T>, Problem>>;

/// One of the files that a dossier may do without.
fn list<'a, T: Deserialize<'a>>(
    origin: &Origin,
    path: &str,
    place: &'a OnceLock<Page>,
    tick: &impl Fn(),
) -> MaybeFile<'a, T> {
    let file = one(origin, path, place);
    tick();
    file
}

fn one<'a, T: Deserialize<'a>>(
    origin: &Origin,
    path: &str,
    place: &'a OnceLock<Page>,
) -> MaybeFile<'a, T> {
    let page = page(origin, path)?.map(|page| place.get_or_init(|| page));
    Some(page.and_then(page::read))
}

fn page(origin: &Origin, path: &str) -> Option<Result<Page, Problem>> {
    let shown = match origin {
        Origin::BuiltIn => path.to_owned(),
        Origin::Folder(folder) => folder.join(path).display().to_string(),
    };
    let bytes = match origin {
        Origin::BuiltIn => BUILT_IN.get_file(path)?.contents().to_vec(),
        Origin::Folder(folder) => match bytes(&folder.join(path)) {
            Ok(bytes) => bytes?,
            Err((what, right)) => return Some(Err(Problem::of_file(&shown, what, right))),
        },
    };
    Some(Page::new(shown, bytes))
}

/// The bytes of a file, none where there is none.
fn bytes(path: &Path) -> Result<Option<Vec<u8>>, (String, &'static str)> {
    let unreadable = |error: std::io::Error| {
        let right = "make it a file that you may read";
        (format!("cannot be read ({error})"), right)
    };
    let meta = match fs::metadata(path) {
        Ok(meta) => meta,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(error)),
    };
    if !meta.is_file() {
        return Err(("is not a file".into(), "put a RON file there"));
    }
    let expected = meta.len().min(MAX_FILE) + 1;
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or(0));
    fs::File::open(path)
        .and_then(|file| file.take(MAX_FILE + 1).read_to_end(&mut bytes))
        .map_err(unreadable)?;
    if bytes.len() as u64 > MAX_FILE {
        let what = format!("is larger than {} MB", MAX_FILE / (1024 * 1024));
        return Err((what, "split it into several topics"));
    }
    Ok(Some(bytes))
}

fn no_dossier(origin: &Origin) -> Problem {
    let path = match origin {
        Origin::BuiltIn => "dossier.ron".to_owned(),
        Origin::Folder(folder) if folder.is_file() => {
            let right = "name the folder that it is in";
            return Problem::of_file(&folder.display().to_string(), "is a file", right);
        }
        Origin::Folder(folder) if !folder.is_dir() => {
            let right = "name a folder that holds a dossier.ron";
            return Problem::of_file(&folder.display().to_string(), "is not a folder", right);
        }
        Origin::Folder(folder) => folder.join("dossier.ron").display().to_string(),
    };
    let right =
        "a dossier starts with this file: Dossier(title: …, about: …, checked: …, topics: […])";
    Problem::of_file(&path, "is not there", right)
}

/// Topic files that the dossier does not list.
fn strays(origin: &Origin, dossier: Option<&Dossier>) -> Vec<Problem> {
    let (Origin::Folder(folder), Some(dossier)) = (origin, dossier) else {
        return Vec::new();
    };
    let Ok(entries) = fs::read_dir(folder.join("topics")) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
        .iter()
        .filter(|path| path.extension().is_some_and(|ext| ext == "ron"))
        .filter_map(|path| Some((path, path.file_stem()?.to_str()?)))
        .filter(|(_, id)| !dossier.topics.iter().any(|topic| topic.id == *id))
        .map(|(path, id)| {
            let path = path.display().to_string();
            let right = format!("add \"{id}\" to topics in dossier.ron");
            let what = "is in no list of topics and is not shown";
            Problem::of_file(&path, what, right).as_warning()
        })
        .collect()
}
