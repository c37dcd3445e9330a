//! What could be better in a dossier is a warning with its place and a remedy.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod broken;
mod common;

use std::fs;

use broken::{broken, copy, said};
use common::strait;

#[test]
fn what_is_idle_or_without_a_source_is_a_warning() {
    let said = broken(
        "topics/ferries.ron",
        "sources: [\"letters-of-a-skipper\"],\n                standing: Unconfirmed",
        "standing: Unconfirmed",
    );
    assert_eq!(
        said,
        ["topics/ferries.ron:28:22: warning: this claim has no source; add sources: [\"…\"]"]
    );
    let said = broken(
        "topics/ferries.ron",
        "            sources: [\"harbour-board-1931\"],\n            note: \"1912",
        "            note: \"1912",
    );
    assert_eq!(
        said,
        ["topics/ferries.ron:56:18: warning: this figure has no source; add sources: [\"…\"]"]
    );
    let said = broken("names.ron", "\"Tern\"], ja", "\"Skua\"], ja");
    let want = "names.ron:11:15: warning: nothing mentions \"tern\"; add a form that the texts use, or take it out";
    assert_eq!(said, [want]);
}

#[test]
fn what_can_hardly_be_so_is_a_warning() {
    let ferries = "topics/ferries.ron";
    for (file, from, to, want) in [
        (
            ferries,
            "\"1902~\"",
            "\"1932\"",
            "topics/ferries.ron:39:24: warning: the date (1932) is later than that of the latest source (1931); correct the date, or name the page that says so",
        ),
        (
            ferries,
            "date: \"1931-06-01\"",
            "date: \"1941\"",
            "topics/ferries.ron:47:20: warning: the date (1941) is later than that of the latest source (1931); correct the date, or name the page that says so",
        ),
        (
            ferries,
            "(\"1930\", 12345.5)], derived: [\"1930\"]",
            "(\"1941\", 12345.5)]",
            "topics/ferries.ron:60:80: warning: the date (1941) is later than that of the latest source (1931); correct the date, or name the page that says so",
        ),
        (
            ferries,
            "\"A ferry crosses",
            "\"A ferry grabbed the line and 'grabs' it",
            "topics/ferries.ron:8:32: warning: \"grab\" takes a side; write \"took\", or put it in quotation marks and say whose word it is",
        ),
        (
            ferries,
            "\"crowns\"",
            "\"%\"",
            "topics/ferries.ron:60:80: warning: 12345.5 per cent is more than the whole; correct the value, or say in the unit of what, such as \"% of 2010\"",
        ),
        (
            "atlas.ron",
            "from: \"1902\",\n            until: \"1931\"",
            "from: \"1802\",\n            until: \"1831\"",
            "atlas.ron:16:23: warning: \"ferries/daily-ferry\" (1902–1931) lies outside this era; name it in the era that it belongs to",
        ),
        (
            "sources.ron",
            "        authors: [\"A. Skipper\"],\n",
            "        url: \"http://www.example.org/ferry/\",\n",
            "sources.ron:16:15: warning: this page is also the source \"harbour-board-1931\"; keep one source for a page",
        ),
        (
            ferries,
            "since: \"1931-06-01\"",
            "since: \"1901\"",
            "topics/ferries.ron:12:29: warning: overtaken since 1901, before it was so (1902–1931); correct one of the dates",
        ),
        (
            ferries,
            "            agreed_sources: [\"harbour-board-1931\"],\n",
            "",
            "topics/ferries.ron:73:22: warning: what is agreed has no source; add agreed_sources: [\"…\"]",
        ),
        (
            "sources.ron",
            "issued: \"1931\",\n        accessed: \"2026-01-30\",",
            "issued: \"2030\",",
            "sources.ron:7:18: warning: the source came out after the dossier was checked; correct the date, or checked in dossier.ron",
        ),
        (
            "atlas.ron",
            "lon: (9.5, 11.5)",
            "lon: (19.5, 21.5)",
            "atlas.ron:19:25: warning: no land is in the frame; longitude comes first; draw the frame around a land",
        ),
        (
            "sources.ron",
            "accessed: \"2026-01-30\"",
            "accessed: \"1930\"",
            "sources.ron:7:18: warning: the source came out after it was read; correct one of the dates",
        ),
        (
            "paths.ron",
            "\"ferries/fare\"]",
            "\"ferries/fare-of-two-crowns\"]",
            "paths.ron:10:84: warning: the path comes to \"ferries/fare-of-two-crowns\" twice; keep one",
        ),
    ] {
        assert_eq!(broken(file, from, to), [want]);
    }
}

#[test]
fn shares_of_one_time_that_add_up_to_more_than_the_whole_are_a_warning() {
    let folder = copy();
    let path = folder.path().join("topics/ferries.ron");
    let shares = |of_b: f64| {
        let text = fs::read_to_string(strait().join("topics/ferries.ron")).unwrap();
        let text = text
            .replace("\"crowns\"", "\"%\"")
            .replace("kind: Line", "kind: Shares")
            .replace(
                "(\"1902\", 2), (\"1911\", 3), (\"1930\", 12345.5)], derived: [\"1930\"])]",
                &format!("(\"1911\", 60)]), Series(name: \"B\", points: [(\"1911\", {of_b})])]"),
            );
        fs::write(&path, text).unwrap();
        said(folder.path())
    };
    assert_eq!(shares(40.4), [""; 0], "rounded");
    let want = "topics/ferries.ron:60:97: warning: a share of -1 is less than nothing; correct the value, or draw it as Line or Bars";
    assert_eq!(shares(-1.0), [want]);
    let want = "topics/ferries.ron:60:97: warning: the shares of 1911 add up to 110.0 per cent; correct a share, or draw them as Line or Bars";
    assert_eq!(shares(50.0), [want]);
}

#[test]
fn eras_that_overlap_are_a_warning() {
    let said = broken(
        "atlas.ron",
        "    ],\n    frames",
        "        Era(id: \"later\", title: \"Later\", from: \"1920\", holders: []),\n    ],\n    frames",
    );
    let want = "atlas.ron:18:18: warning: the era starts before \"ferry-days\" has ended; write the eras in order, from where the one before ends";
    assert_eq!(said, [want]);
}

#[test]
fn a_topic_that_no_list_names_is_a_warning() {
    let folder = copy();
    fs::copy(
        strait().join("topics/tides.ron"),
        folder.path().join("topics/waves.ron"),
    )
    .unwrap();
    let want = "topics/waves.ron: warning: is in no list of topics and is not shown; add \"waves\" to topics in dossier.ron";
    assert_eq!(said(folder.path()), [want]);
}
