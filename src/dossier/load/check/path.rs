//! Checking paths: every step leads somewhere, and no item comes twice.

use std::collections::HashSet;

use super::desk::Desk;
use super::file;
use crate::dossier::{Path, Step};

pub(super) fn paths(desk: &mut Desk, files: &[file::Path]) -> Vec<Path> {
    desk.unique(files.iter().map(|file| &file.id), "among the paths");
    files.iter().map(|file| path(desk, file)).collect()
}

fn path(desk: &mut Desk, file: &file::Path) -> Path {
    if file.steps.is_empty() {
        desk.error(&file.id, "the path has no steps", "add steps: [Step(…)]");
    }
    let mut seen = HashSet::new();
    for spot in file.steps.iter().flat_map(|step| &step.items) {
        if !seen.insert(&*spot.text) {
            let what = format!("the path comes to \"{}\" twice", spot.text);
            desk.warn(spot, what, "keep one");
        }
    }
    Path {
        id: desk.id(&file.id),
        title: desk.told(&file.title, "title"),
        about: desk.told(&file.about, "about"),
        steps: file.steps.iter().map(|file| step(desk, file)).collect(),
    }
}

fn step(desk: &mut Desk, file: &file::Step) -> Step {
    if file.items.is_empty() {
        desk.error(
            &file.title,
            "the step leads to nothing",
            "add items: [\"topic/item\"]",
        );
    }
    Step {
        title: desk.told(&file.title, "title"),
        text: desk.maybe_told(&file.text),
        items: file
            .items
            .iter()
            .filter_map(|spot| desk.statement(spot))
            .collect(),
    }
}
