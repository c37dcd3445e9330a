//! Citing: the command, through the program itself.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use assert_cmd::Command;
use common::strait;
use serde_json::Value;

/// What `nemuro cite` says on the strait: its exit status, output and errors.
fn cite(args: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::cargo_bin("nemuro").unwrap();
    command.env("NEMURO_CONFIG", "/dev/null");
    command.env("NEMURO_DOSSIER", strait());
    let output = command.arg("cite").args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[track_caller]
fn cited(args: &[&str]) -> String {
    let (code, stdout, stderr) = cite(args);
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    stdout
}

/// The ids of the sources that are cited.
#[track_caller]
fn ids(args: &[&str]) -> Vec<String> {
    let csl = cited(&[args, &["--format", "csl-json"]].concat());
    let items: Vec<Value> = serde_json::from_str(&csl).unwrap();
    let id = |item: &Value| item["id"].as_str().unwrap().to_owned();
    items.iter().map(id).collect()
}

#[test]
fn a_statement_is_cited_in_four_forms() {
    let address = "ferries/longest-crossing";
    let text = cited(&[address]);
    assert!(text.starts_with("\"In the winter of 1924 "), "{text}");
    assert!(text.contains("\n12 January 1924; unconfirmed: Only the skipper says so.\n"));
    assert!(text.ends_with(
        "\nSource:\nA. Skipper, undated. Letters of a skipper. Side: Russia, state media.\n"
    ));
    assert_eq!(cited(&[address, "--format", "text"]), text);
    assert!(cited(&[address, "--format", "markdown"]).starts_with("> In the winter of 1924 "));
    assert!(
        cited(&[address, "--format", "bibtex"]).starts_with("@article{letters-of-a-skipper,\n")
    );
    assert_eq!(ids(&[address]), ["letters-of-a-skipper"]);
}

#[test]
fn a_topic_a_section_and_a_path_have_the_sources_of_all_that_is_in_them() {
    let both = ["harbour-board-1931", "letters-of-a-skipper"];
    assert_eq!(ids(&["ferries"]), both);
    assert_eq!(ids(&["ferries/crossings"]), both);
    assert_eq!(ids(&["ferries/boats"]), ["harbour-board-1931"]);
    assert_eq!(ids(&["paths/a-crossing"]), [both[1], both[0]]);
    assert!(
        cited(&["ferries/boats"])
            .starts_with("Boats. The Strait of Sample, ferries/boats, checked ")
    );
}

#[test]
fn a_figure_a_position_and_a_source_have_their_own() {
    let both = ["harbour-board-1931", "letters-of-a-skipper"];
    assert_eq!(ids(&["ferries/fare"]), ["harbour-board-1931"]);
    assert_eq!(ids(&["ferries/whose-is-the-pier"]), both);
    assert_eq!(ids(&["sources/letters-of-a-skipper"]), both[1..]);
}

#[test]
fn as_of_a_date_it_is_what_was_said_by_then() {
    let text = cited(&["ferries/daily-ferry"]);
    assert!(text.contains("1902–1931; overtaken since 1 June 1931: The bridge took its place."));
    assert!(text.contains("ferries/daily-ferry, checked 31 January 2026."));
    let (code, _, stderr) = cite(&["ferries/bridge-opened", "--as-of", "1911"]);
    assert_eq!(code, Some(1));
    assert!(stderr.contains("is not seen as of 1911"), "{stderr}");
    let then = cited(&["ferries/fare", "--as-of", "1931"]);
    assert!(then.contains("ferries/fare, as of 1931."), "{then}");
}

#[test]
fn a_lens_leaves_out_the_sources_of_what_is_not_seen() {
    assert_eq!(
        ids(&["ferries", "--lens", "kind:topic,event"]),
        ["harbour-board-1931"]
    );
}

#[test]
fn what_has_no_sources_says_so() {
    let (code, stdout, stderr) = cite(&["names/northport"]);
    assert_eq!((code, stdout.as_str()), (Some(1), ""));
    assert_eq!(
        stderr,
        "nemuro: names/northport is a name, and names have no sources; \
         `nemuro show names/northport` lists what mentions it\n"
    );
    let (code, _, stderr) = cite(&["ferries/three-boat"]);
    assert_eq!(code, Some(1));
    assert!(
        stderr.contains("did you mean ferries/three-boats?"),
        "{stderr}"
    );
    let (code, _, stderr) = cite(&["ferries", "--format", "apa"]);
    assert_eq!(code, Some(2));
    assert!(
        stderr.contains("text, markdown, bibtex, csl-json"),
        "{stderr}"
    );
}
