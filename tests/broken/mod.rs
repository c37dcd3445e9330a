//! A copy of the small dossier, to be broken, and what is said of it then.

use std::fs;
use std::path::Path;

use nemuro::dossier::{Origin, Problem, check};
use tempfile::TempDir;

use crate::common::strait;

/// A copy of the small dossier to break.
pub fn copy() -> TempDir {
    let to = TempDir::new().unwrap();
    fs::create_dir(to.path().join("topics")).unwrap();
    for file in [
        "dossier.ron",
        "sources.ron",
        "names.ron",
        "atlas.ron",
        "paths.ron",
        "words.ron",
        "topics/ferries.ron",
        "topics/tides.ron",
    ] {
        fs::copy(strait().join(file), to.path().join(file)).unwrap();
    }
    to
}

/// Every problem of a folder.
pub fn problems(folder: &Path) -> Vec<Problem> {
    check(&Origin::Folder(folder.to_path_buf()), &|_| ()).1
}

/// The first line of each problem, from the name of the file on.
pub fn said(folder: &Path) -> Vec<String> {
    let prefix = format!("{}/", folder.display());
    problems(folder)
        .iter()
        .map(|problem| {
            problem
                .to_string()
                .lines()
                .next()
                .unwrap()
                .replace(&prefix, "")
        })
        .collect()
}

/// What is said after one replacement in one file.
pub fn broken(file: &str, from: &str, to: &str) -> Vec<String> {
    let folder = copy();
    let path = folder.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(&path, text.replacen(from, to, 1)).unwrap();
    said(folder.path())
}
