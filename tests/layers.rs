//! A room may use only rooms above it: every arrow in the house points the
//! same way.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the top down.
const ROOMS: [&str; 7] = [
    "dossier", "search", "shelf", "widget", "commands", "explorer", "cli",
];

/// Rooms above that a room has no business with all the same: a widget draws
/// plain data and knows no dossier.
const SHUT: [(&str, &[&str]); 1] = [("widget", &["dossier", "search", "shelf"])];

#[test]
fn every_room_uses_only_rooms_above_it() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (at, room) in ROOMS.iter().enumerate() {
        for file in files(room) {
            seen += 1;
            let text = fs::read_to_string(&file).unwrap();
            for used in rooms_used(&text) {
                let used_at = ROOMS.iter().position(|other| *other == used);
                let shut = SHUT
                    .iter()
                    .any(|(own, not)| own == room && not.contains(&used));
                if used_at.is_none_or(|used_at| used_at > at) || shut {
                    wrong.push(format!("{} uses {used}", file.display()));
                }
            }
        }
    }
    assert!(seen > 40, "the sources were not found");
    assert!(wrong.is_empty(), "arrows that point back: {wrong:#?}");
}

#[test]
fn every_module_is_in_a_room() {
    let lib = fs::read_to_string(root().join("lib.rs")).unwrap();
    let modules: Vec<&str> = lib
        .lines()
        .filter_map(|line| line.trim().strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    let mut rooms = ROOMS.to_vec();
    rooms.sort_unstable();
    let mut sorted = modules.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, rooms);
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The files of a room: `room.rs` and all below `room/`.
fn files(room: &str) -> Vec<PathBuf> {
    let mut files = vec![root().join(format!("{room}.rs"))];
    let mut folders = vec![root().join(room)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ext| ext == "rs") {
                files.push(path);
            }
        }
    }
    files
}

/// The rooms that a file names after `crate::`.
fn rooms_used(text: &str) -> Vec<&str> {
    text.match_indices("crate::")
        .map(|(at, found)| {
            let rest = &text[at + found.len()..];
            let end = rest
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            &rest[..end]
        })
        .collect()
}
