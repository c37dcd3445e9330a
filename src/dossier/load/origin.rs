//! Where a dossier is read from, and the files there.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use crate::dossier::page::Page;
use crate::dossier::progress::Step;
use crate::dossier::{Dossier, Problem};

static BUILT_IN: Dir = include_dir!("$CARGO_MANIFEST_DIR/data");

/// The largest file of a dossier, in bytes.
pub const MAX_FILE: u64 = 64 * 1024 * 1024;

/// So much of a file is read before it is told.
const CHUNK: u64 = 1024 * 1024;

/// Where a dossier is read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The one in the program.
    BuiltIn,
    /// A folder of RON files.
    Folder(PathBuf),
}

/// Why a file cannot be read, and what would be right.
type Unreadable = (String, &'static str);

impl Origin {
    /// How many bytes a file has, as far as that can be told; 0 where there
    /// is none.
    pub(super) fn size(&self, path: &str) -> u64 {
        let size = match self {
            Self::BuiltIn => BUILT_IN.get_file(path).map(|file| file.contents().len()),
            Self::Folder(folder) => {
                let meta = fs::metadata(folder.join(path)).ok();
                return meta
                    .filter(fs::Metadata::is_file)
                    .map_or(0, |meta| meta.len().min(MAX_FILE));
            }
        };
        size.unwrap_or(0) as u64
    }

    /// The text of a file; none where there is no such file.
    pub(super) fn page(&self, path: &str, step: &mut Step) -> Option<Result<Page, Problem>> {
        let shown = match self {
            Self::BuiltIn => path.to_owned(),
            Self::Folder(folder) => folder.join(path).display().to_string(),
        };
        let bytes = match self {
            Self::BuiltIn => BUILT_IN.get_file(path)?.contents().to_vec(),
            Self::Folder(folder) => match bytes(&folder.join(path), step) {
                Ok(bytes) => bytes?,
                Err((what, right)) => return Some(Err(Problem::of_file(&shown, what, right))),
            },
        };
        Some(Page::new(shown, bytes))
    }

    /// What is wrong where there is no dossier.
    pub(super) fn no_dossier(&self) -> Problem {
        let path = match self {
            Self::BuiltIn => "dossier.ron".to_owned(),
            Self::Folder(folder) if folder.is_file() => {
                let right = "name the folder that it is in";
                return Problem::of_file(&folder.display().to_string(), "is a file", right);
            }
            Self::Folder(folder) if !folder.is_dir() => {
                let right = "name a folder that holds a dossier.ron";
                return Problem::of_file(&folder.display().to_string(), "is not a folder", right);
            }
            Self::Folder(folder) => folder.join("dossier.ron").display().to_string(),
        };
        let right =
            "a dossier starts with this file: Dossier(title: …, about: …, checked: …, topics: […])";
        Problem::of_file(&path, "is not there", right)
    }

    /// Topic files that the dossier does not list.
    pub(super) fn strays(&self, dossier: Option<&Dossier>) -> Vec<Problem> {
        let (Self::Folder(folder), Some(dossier)) = (self, dossier) else {
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
}

/// The bytes of a file, none where there is none.
fn bytes(path: &Path, step: &mut Step) -> Result<Option<Vec<u8>>, Unreadable> {
    let unreadable = |error: io::Error| {
        let right = "make it a file that you may read";
        (format!("cannot be read ({error})"), right)
    };
    let meta = match fs::metadata(path) {
        Ok(meta) => meta,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(error)),
    };
    if !meta.is_file() {
        return Err(("is not a file".into(), "put a RON file there"));
    }
    let mut file = fs::File::open(path).map_err(unreadable)?;
    // One byte more than is expected shows the end, and that it is too large.
    let expected = meta.len().min(MAX_FILE) + 1;
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or(0));
    while bytes.len() as u64 <= MAX_FILE {
        let chunk = CHUNK.min(MAX_FILE + 1 - bytes.len() as u64);
        let read = (&mut file).take(chunk).read_to_end(&mut bytes);
        match read.map_err(unreadable)? {
            0 => return Ok(Some(bytes)),
            read => step.done(read),
        }
    }
    let what = format!("is larger than {} MB", MAX_FILE / (1024 * 1024));
    Err((what, "split it into several topics"))
}
