//! `nemuro shelf`, through the program itself.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use common::strait;
use nemuro::shelf::{Change, Kept, Store};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A home with the shelf of the small dossier in it.
struct Home {
    folder: TempDir,
    store: Store,
}

impl Home {
    /// With nothing on the shelf.
    fn empty() -> Self {
        let folder = TempDir::new().unwrap();
        let store = Store::at(&folder.path().join("nemuro").join(name()));
        Self { folder, store }
    }

    /// With three items: one whole, one bare, one that the dossier lacks.
    fn full() -> Self {
        let home = Self::empty();
        let kept = |at: &str, title: &str, quoted: &str| {
            let mut kept = Kept::new(at.parse().unwrap(), title, quoted, "");
            kept.since = "2026-11-21".parse().unwrap();
            kept
        };
        let whole = Kept {
            citation:
                "\"The fare was two crowns.\"\nHarbour Board, 1931 (https://example.org/a_b), *x*."
                    .into(),
            note: "# Mine\n\n*Ask* the skipper.".into(),
            tags: vec!["fare".into(), "two-crowns".into()],
            ..kept(
                "ferries/fare-of-two-crowns",
                "Ferries › Crossings",
                "The fare was *two* crowns.",
            )
        };
        let bare = kept("names/northport", "Northport", "");
        let gone = kept(
            "ferries/sunk",
            "Ferries › Boats",
            "- It sank.\n2. So it did.",
        );
        let changes = [whole, bare, gone].map(Change::keep);
        home.store.change(&changes).unwrap();
        home
    }

    fn shelf(&self, args: &[&str]) -> (Option<i32>, String, String) {
        let mut command = Command::cargo_bin("nemuro").unwrap();
        command.env("XDG_STATE_HOME", self.folder.path());
        command.env("XDG_CONFIG_HOME", self.folder.path());
        command.env("NEMURO_DOSSIER", strait());
        let output = command.arg("shelf").args(args).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (
            output.status.code(),
            text(output.stdout),
            text(output.stderr),
        )
    }

    fn file(&self) -> PathBuf {
        self.store.folder().join("shelf.ron")
    }
}

/// The name of the store of the small dossier. Every version of the program
/// must find it: the folder's own, and FNV-1a of 64 bits over the path and
/// 0xff, its halves laid over each other.
fn name() -> String {
    let path = fs::canonicalize(strait()).unwrap();
    let bytes = path.to_str().unwrap().bytes().chain([0xff]);
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("strait-{:08x}", (hash >> 32) ^ (hash & 0xffff_ffff))
}

#[test]
fn what_is_kept_is_listed_whole_with_what_is_said_of_it_today() {
    let (code, stdout, stderr) = Home::full().shelf(&[]);
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    let want = "\
Ferries › Crossings
  The fare was *two* crowns.
  ! contested today: The skipper writes of three, and the board's own table says so too.
  note: # Mine

    *Ask* the skipper.
  tags: #fare #two-crowns
  citation: \"The fare was two crowns.\"
    Harbour Board, 1931 (https://example.org/a_b), *x*.
  at ferries/fare-of-two-crowns, kept 21 November 2026

Northport
  at names/northport, kept 21 November 2026

Ferries › Boats
  - It sank.
  2. So it did.
  at ferries/sunk, not in this version of the dossier, kept 21 November 2026
";
    assert_eq!(stdout, want);
}

#[test]
fn as_markdown_it_is_a_file_to_write_on_from() {
    let (code, stdout, stderr) = Home::full().shelf(&["--markdown"]);
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    let want = "\
# Kept from The Strait of Sample

## Ferries › Crossings

> The fare was \\*two\\* crowns.

*contested today*: The skipper writes of three, and the board's own table says so too.

Note:

# Mine

*Ask* the skipper.

Tags: #fare #two-crowns

- \"The fare was two crowns.\"
- Harbour Board, 1931 (<https://example.org/a_b>), \\*x\\*.

`ferries/fare-of-two-crowns`, kept 21 November 2026

## Northport

`names/northport`, kept 21 November 2026

## Ferries › Boats

> \\- It sank.
> 2\\. So it did.

`ferries/sunk`, not in this version of the dossier, kept 21 November 2026
";
    assert_eq!(stdout, want);
}

#[test]
fn as_json_every_bookmark_is_an_entry() {
    let (_, stdout, _) = Home::full().shelf(&["--json"]);
    assert_eq!(stdout.matches('\n').count(), 1, "one line: {stdout}");
    let answer: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(answer["schema"], 1);
    let want = json!({
        "address": "ferries/fare-of-two-crowns",
        "kind": "claim",
        "title": "Ferries › Crossings",
        "quoted": "The fare was *two* crowns.",
        "citation": "\"The fare was two crowns.\"\nHarbour Board, 1931 (https://example.org/a_b), *x*.",
        "note": "# Mine\n\n*Ask* the skipper.",
        "tags": ["fare", "two-crowns"],
        "since": "2026-11-21",
        "standing": "contested",
    });
    assert_eq!(answer["bookmarks"][0], want);
    assert_eq!(answer["bookmarks"][1]["kind"], "name");
    assert_eq!(answer["bookmarks"][1]["standing"], Value::Null);
    assert_eq!(
        answer["bookmarks"][2]["kind"],
        Value::Null,
        "it is not there"
    );
}

#[test]
fn a_tag_narrows_it_and_a_lens_does_not() {
    let home = Home::full();
    let (code, stdout, _) = home.shelf(&["--tag", "#FARE"]);
    assert_eq!(code, Some(0));
    assert_eq!(stdout.matches("kept 21 November 2026").count(), 1);
    let (_, stdout, _) = home.shelf(&["--tag", "fare", "--markdown"]);
    assert!(
        stdout.starts_with("# Kept from The Strait of Sample (#fare)\n"),
        "{stdout}"
    );
    let (_, stdout, _) = home.shelf(&["--as-of", "1800", "--lens", "kind:event"]);
    assert_eq!(stdout.matches("kept 21 November 2026").count(), 3);
    let (code, stdout, stderr) = home.shelf(&["--tag", "fares"]);
    assert_eq!((code, stdout.as_str()), (Some(1), ""));
    assert_eq!(
        stderr,
        "nemuro: nothing has the tag fares; did you mean fare?\n"
    );
    let (_, _, stderr) = home.shelf(&["--tag", "x"]);
    assert!(stderr.contains("the tags are fare, two-crowns"), "{stderr}");
}

#[test]
fn where_nothing_is_kept_it_says_how_to_keep_something() {
    let home = Home::empty();
    let (code, stdout, stderr) = home.shelf(&[]);
    assert_eq!((code, stdout.as_str()), (Some(1), ""));
    assert_eq!(
        stderr,
        "nemuro: nothing is kept; `m` in the explorer keeps what is selected\n"
    );
    let (code, stdout, _) = home.shelf(&["--json"]);
    assert_eq!(code, Some(1));
    assert_eq!(stdout, "{\"schema\":1,\"bookmarks\":[]}\n");
    assert!(!home.store.folder().exists(), "to look makes nothing");
}

#[test]
fn a_shelf_that_cannot_be_read_ends_with_2_and_is_left_as_it_is() {
    let home = Home::full();
    fs::write(home.file(), "Shelf(version: 1, kept: 3)").unwrap();
    let (code, stdout, stderr) = home.shelf(&[]);
    assert_eq!((code, stdout.as_str()), (Some(2), ""));
    let place = format!("nemuro: {}:1:24: ", home.file().display());
    assert!(stderr.starts_with(&place), "{stderr}");
    assert!(stderr.contains("it is left as it is"), "{stderr}");
    let left = fs::read_to_string(home.file()).unwrap();
    assert_eq!(left, "Shelf(version: 1, kept: 3)");
    fs::remove_file(home.file()).unwrap();
    fs::create_dir(home.file()).unwrap();
    let (code, _, stderr) = home.shelf(&[]);
    assert_eq!(code, Some(2));
    assert!(
        stderr.contains("cannot be read (it is not a file)"),
        "{stderr}"
    );
}
