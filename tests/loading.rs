//! What is wrong with a dossier is said with its place and a remedy, all at
//! once; nothing that stands in a folder makes the loader panic.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::fs;
use std::path::Path;

use common::strait;
use nemuro::dossier::{Origin, Problem, check};
use proptest::prelude::*;
use tempfile::TempDir;

/// A copy of the small dossier to break.
fn copy() -> TempDir {
    let to = TempDir::new().unwrap();
    fs::create_dir(to.path().join("topics")).unwrap();
    for file in [
        "dossier.ron",
        "sources.ron",
        "names.ron",
        "atlas.ron",
        "paths.ron",
        "topics/ferries.ron",
        "topics/tides.ron",
    ] {
        fs::copy(strait().join(file), to.path().join(file)).unwrap();
    }
    to
}

fn problems(folder: &Path) -> Vec<Problem> {
    check(&Origin::Folder(folder.to_path_buf())).1
}

/// The first line of each problem, from the name of the file on.
fn said(folder: &Path) -> Vec<String> {
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
fn broken(file: &str, from: &str, to: &str) -> Vec<String> {
    let folder = copy();
    let path = folder.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(&path, text.replacen(from, to, 1)).unwrap();
    said(folder.path())
}

#[test]
fn the_small_dossier_is_sound() {
    assert_eq!(said(&strait()), [""; 0]);
}

#[test]
fn the_built_in_dossier_is_strictly_sound() {
    let (dossier, problems) = check(&Origin::BuiltIn);
    assert!(problems.is_empty(), "{}", problems[0]);
    assert!(dossier.unwrap().topics.len() >= 18);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of mistakes")]
fn each_mistake_is_said_with_its_place_and_a_remedy() {
    let ferries = "topics/ferries.ron";
    for (file, from, to, want) in [
        (
            ferries,
            "summary:",
            "sumary:",
            "topics/ferries.ron:3:5: unknown field `sumary` in Topic; did you mean `summary`?",
        ),
        (
            ferries,
            "[\"letters-of-a-skipper\"],\n                standing: Unconfirmed",
            "[\"letters-of-a-skiper\"],\n                standing: Unconfirmed",
            "topics/ferries.ron:31:28: there is no source \"letters-of-a-skiper\"; did you mean \"letters-of-a-skipper\"?",
        ),
        (
            ferries,
            "by: [\"ferries/fare\"]",
            "by: [\"ferries/fair\"]",
            "topics/ferries.ron:23:27: nothing is at \"ferries/fair\"; did you mean \"ferries/fare\"?",
        ),
        (
            ferries,
            "\"1924-01-12\"",
            "\"1924-13\"",
            "topics/ferries.ron:30:24: \"1924-13\" has no month 13; months are 01 to 12",
        ),
        (
            ferries,
            "id: \"three-boats\"",
            "id: \"daily-ferry\"",
            "topics/ferries.ron:37:22: the id \"daily-ferry\" is used twice in this topic; ids are unique; rename one",
        ),
        (
            ferries,
            "place: \"northport\"",
            "place: \"nortport\"",
            "topics/ferries.ron:51:21: there is no place \"nortport\"; did you mean \"northport\"?",
        ),
        (
            ferries,
            "(\"1911\", 3)",
            "(\"1911\", NaN)",
            "topics/ferries.ron:60:67: NaN is not a number to draw; leave the point out",
        ),
        (
            ferries,
            "(\"1911\", 3)",
            "(\"1902\", 3)",
            "topics/ferries.ron:60:67: the id \"1902\" is used twice for points of this series; ids are unique; rename one",
        ),
        (
            ferries,
            "\"The fare was",
            "“The fare was",
            "topics/ferries.ron:19:22: a typographic quotation mark stands where a string begins; write the straight one: \"…\"",
        ),
        (
            ferries,
            "\"1924-01-12\"",
            "\"1924/\"",
            "topics/ferries.ron:30:24: \"1924/\" has no end; write \"..\" after the slash for a span that goes on",
        ),
        (
            ferries,
            "market days.\",",
            "market days.,",
            "topics/ferries.ron:9:24: something before this is not finished; a comma, a closing bracket or the closing quotation mark of a string is missing",
        ),
        (
            "sources.ron",
            "        kind: Article,\n",
            "",
            "sources.ron:19:5: `kind` is missing in Source; add kind: Article, Report, Survey, Statistics, Treaty, Law, Speech or Page",
        ),
        (
            ferries,
            "kind: Line",
            "kind: Lines",
            "topics/ferries.ron:59:19: unknown word `Lines`; did you mean `Line`?",
        ),
        (
            ferries,
            "winter of 1924",
            "winter \u{1b}[31mof 1924",
            "topics/ferries.ron:29:38: a control character, U+001B, is not let in; take it out",
        ),
        (
            ferries,
            "winter of 1924",
            "winter \u{202e}of 1924",
            "topics/ferries.ron:29:38: a bidirectional control character, U+202E, is not let in; take it out",
        ),
        (
            ferries,
            "Three boats",
            "Three \\u{7}boats",
            "topics/ferries.ron:37:22: a control character, U+0007, is not let in; take it out",
        ),
        (
            "sources.ron",
            "https://example.org/ferry",
            "javascript:alert(1)",
            "sources.ron:9:15: this is no web address; it starts with https:// or http://",
        ),
        (
            "sources.ron",
            "side: Russia",
            "side: Rusia",
            "sources.ron:18:15: unknown word `Rusia`; did you mean `Russia`?",
        ),
        (
            "names.ron",
            "\"Nordhavn\"",
            "\"Térn\"",
            "names.ron:11:43: warning: \"Tern\" is also a form of \"northport\"; a form belongs to one name",
        ),
        (
            "names.ron",
            "(10.5, 55.25)",
            "(55.25, 210.5)",
            "names.ron:3:14: (55.25, 210.5) is not on the globe; longitude is -180 to 180, then latitude -90 to 90",
        ),
        (
            "atlas.ron",
            "(\"north-shore\", Disputed)",
            "(\"north-shor\", Disputed)",
            "atlas.ron:13:25: there is no land \"north-shor\"; did you mean \"north-shore\"?",
        ),
        (
            "atlas.ron",
            "from: \"1902\"",
            "from: \"1955\"",
            "atlas.ron:9:18: the era ends before it starts; swap from and until",
        ),
        (
            "atlas.ron",
            "land: \"north-shore\"",
            "land: \"south-shore\"",
            "atlas.ron:5:71: there is no land \"south-shore\"; did you mean \"north-shore\"?",
        ),
        (
            "atlas.ron",
            "[(\"north-shore\", Disputed)]",
            "[(\"north-shore\", Disputed), (\"north-shore\", Japan)]",
            "atlas.ron:13:52: \"north-shore\" has two holders; keep one",
        ),
        (
            "atlas.ron",
            "lon: (10.0, 12.0)",
            "lon: (12.0, 10.0)",
            "atlas.ron:5:71: the box of cut has no extent; write lon: (west, east), lat: (south, north)",
        ),
        (
            "paths.ron",
            "\"ferries/fare\"]",
            "\"ferries/boats\"]",
            "paths.ron:10:84: \"ferries/boats\" is no statement; name a claim, an event, a figure or a position",
        ),
        (
            ferries,
            "by: [\"ferries/fare\"]",
            "by: [\"ferries/boats\"]",
            "topics/ferries.ron:23:27: \"ferries/boats\" is no statement; name a claim, an event, a figure or a position",
        ),
        (
            ferries,
            "derived: [\"1930\"]",
            "derived: [\"1930\"], from: [(\"1902\", [\"letters-of-a-skipper\"])]",
            "topics/ferries.ron:60:135: \"letters-of-a-skipper\" is no source of this figure; add it to the sources of the figure",
        ),
        (
            ferries,
            "derived: [\"1930\"]",
            "derived: [\"1930\"], from: [(\"1903\", [\"harbour-board-1931\"])]",
            "topics/ferries.ron:60:126: \"1903\" has sources but no point; name the date or group of a point",
        ),
        (
            ferries,
            "points: [(\"1902\", 2)",
            "points: {\"1902\": 2}, x: [(\"1902\", 2)",
            "topics/ferries.ron:60:50: a list belongs here; write […]",
        ),
        (
            ferries,
            "(\"1902\", 2)",
            "(\"1902\", \"two\")",
            "topics/ferries.ron:60:61: a number belongs here; write it in digits, without quotation marks",
        ),
        (
            "atlas.ron",
            "cut: (lon: (10.0, 12.0), lat: (54.0, 56.0))",
            "cut: (10.0, 54.0, 12.0, 56.0)",
            "atlas.ron:6:11: the name of a field belongs here; write it and a colon before the value",
        ),
        (
            "dossier.ron",
            "avoid: \"grab\"",
            "avoid: \"\"",
            "dossier.ron:6:31: the word to avoid is empty; write it",
        ),
        (
            "paths.ron",
            "\"ferries/fare\"]",
            "\"ferries/fair\"]",
            "paths.ron:10:84: nothing is at \"ferries/fair\"; did you mean \"ferries/fare\"?",
        ),
        (
            "paths.ron",
            "items: [\"tides/spring-tide\", \"ferries/whose-is-the-pier\"]",
            "items: []",
            "paths.ron:12:26: the step leads to nothing; add items: [\"topic/item\"]",
        ),
        (
            "sources.ron",
            "voice: StateMedia",
            "voice: StateMedium",
            "sources.ron:19:16: unknown word `StateMedium`; did you mean `StateMedia`?",
        ),
        (
            "dossier.ron",
            "\"tides\"",
            "\"tide\"",
            "dossier.ron:5:26: topic \"tide\" has no file; write topics/tide.ron or take it off the list",
        ),
        (
            "dossier.ron",
            "\"tides\"",
            "\"names\"",
            "dossier.ron:5:26: a topic cannot be called \"names\"; choose another id",
        ),
    ] {
        let said = broken(file, from, to);
        assert!(
            said.iter().any(|said| said == want),
            "wanted {want}\ngot {said:#?}"
        );
    }
}

#[test]
fn every_problem_is_told_at_once_and_in_file_order() {
    let folder = copy();
    for (file, from, to) in [
        ("topics/ferries.ron", "\"1902/1931\"", "\"early\""),
        ("topics/ferries.ron", "\"1911\",\n", "\"late\",\n"),
        ("topics/tides.ron", "summary:", "sumary:"),
        ("sources.ron", "kind: Report", "kind: Raport"),
    ] {
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
    }
    let said = said(folder.path());
    let starts = [
        "topics/ferries.ron:9:",
        "topics/ferries.ron:20:",
        "topics/tides.ron:3:",
        "sources.ron:6:",
    ];
    assert_eq!(
        said.len(),
        starts.len(),
        "what a torn file may hold is not complained of: {said:#?}"
    );
    for (said, start) in said.iter().zip(starts) {
        assert!(said.starts_with(start), "{said} should start with {start}");
    }
}

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

#[test]
fn only_the_head_and_one_topic_are_required() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("topics")).unwrap();
    let head = "Dossier(title: \"T\", about: \"A\", checked: \"2026\", topics: [\"one\"])";
    fs::write(folder.path().join("dossier.ron"), head).unwrap();
    fs::write(
        folder.path().join("topics/one.ron"),
        "Topic(title: \"One\", summary: \"S\")",
    )
    .unwrap();
    assert_eq!(said(folder.path()), [""; 0]);
}

#[test]
fn what_a_torn_file_may_hold_is_not_complained_of() {
    let folder = copy();
    let ferries = folder.path().join("topics/ferries.ron");
    let text = fs::read_to_string(&ferries).unwrap();
    fs::write(
        &ferries,
        text.replace("place: \"northport\"", "place: \"north-shore\""),
    )
    .unwrap();
    assert_eq!(
        said(folder.path()),
        [""; 0],
        "a land of the atlas is a place"
    );
    let atlas = folder.path().join("atlas.ron");
    let text = fs::read_to_string(&atlas).unwrap();
    fs::write(
        &atlas,
        text.replace("title: \"Ferry days\"", "titel: \"Ferry days\""),
    )
    .unwrap();
    assert_eq!(said(folder.path()).len(), 1, "{:?}", said(folder.path()));
}

#[test]
fn an_id_leads_to_no_file_outside_the_folder() {
    let folder = copy();
    fs::write(folder.path().join("secret.ron"), "SECRET").unwrap();
    let head = folder.path().join("dossier.ron");
    let text = fs::read_to_string(&head).unwrap();
    fs::write(&head, text.replace("\"tides\"", "\"../secret\"")).unwrap();
    let said = said(folder.path());
    assert!(
        said.iter()
            .any(|said| said.contains("\"../secret\" is not an id")),
        "{said:?}"
    );
    assert!(
        !said
            .iter()
            .any(|said| said.contains("SECRET") || said.contains("secret.ron")),
        "{said:?}"
    );
}

#[test]
fn thousands_of_mistakes_are_told_in_a_moment() {
    let folder = copy();
    let claims: Vec<String> = (0..20_000)
        .map(|n| format!("Claim(id: \"c{n}\", text: \"C\", date: \"2026\", sources: [\"harbour-board-1932\"]),"))
        .collect();
    let topic = format!(
        "Topic(title: \"T\", summary: \"S\", sections: [Section(id: \"s\", title: \"S\", claims: [{}])])",
        claims.join("\n")
    );
    fs::write(folder.path().join("topics/tides.ron"), topic).unwrap();
    fs::remove_file(folder.path().join("paths.ron")).unwrap();
    let problems = problems(folder.path());
    assert_eq!(problems.len(), 20_000);
    assert!(problems[0].right.contains("harbour-board-1931"));
}

#[test]
fn files_that_are_no_text_or_no_files_are_said_plainly() {
    let folder = copy();
    let tides = folder.path().join("topics/tides.ron");
    fs::write(&tides, b"Topic(title: \"\xff\")").unwrap();
    assert!(said(folder.path())[0].contains("is not UTF-8 (byte 14, line 1)"));

    let text = fs::read(strait().join("topics/tides.ron")).unwrap();
    fs::write(&tides, [b"\xef\xbb\xbf".as_slice(), &text].concat()).unwrap();
    assert_eq!(
        said(folder.path()),
        [""; 0],
        "a byte order mark is passed over"
    );

    fs::remove_file(&tides).unwrap();
    fs::create_dir(&tides).unwrap();
    assert!(said(folder.path())[0].contains("is not a file"));

    assert!(said(&folder.path().join("nowhere"))[0].contains("is not a folder"));
}

#[test]
fn absurd_nesting_is_an_error_and_not_a_crash() {
    let said = broken(
        "topics/tides.ron",
        "sections: [",
        &format!("sections: {}", "[".repeat(100_000)),
    );
    assert_eq!(said.len(), 1, "{said:#?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_damage_to_a_file_is_a_panic(at in 0usize..3000, cut in 0usize..40, put in "[\\PC\"()\\[\\]\\\\]{0,12}") {
        let folder = copy();
        let path = folder.path().join("topics/ferries.ron");
        let mut text: Vec<char> = fs::read_to_string(&path).unwrap().chars().collect();
        let at = at.min(text.len());
        let end = (at + cut).min(text.len());
        text.splice(at..end, put.chars());
        fs::write(&path, text.into_iter().collect::<String>()).unwrap();
        for problem in problems(folder.path()) {
            let shown = problem.to_string();
            prop_assert!(!shown.chars().any(|c| c.is_control() && c != '\n'));
        }
    }
}
