//! A dossier is read whole or not at all; nothing that stands in a folder makes
//! the loader panic.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod broken;
mod common;

use std::fs;
use std::path::Path;
use std::sync::Mutex;

use broken::{broken, copy, problems, said};
use common::{read, strait};
use nemuro::dossier::{Origin, Progress, Stage, check, load};
use proptest::prelude::*;
use tempfile::TempDir;

#[test]
fn the_small_dossier_is_sound() {
    assert_eq!(said(&strait()), [""; 0]);
}

#[test]
fn the_built_in_dossier_is_strictly_sound() {
    let (dossier, problems) = check(&Origin::BuiltIn, &|_| ());
    assert!(problems.is_empty(), "{}", problems[0]);
    assert!(dossier.unwrap().topics.len() >= 18);
}

#[test]
fn every_entry_is_found_at_its_address_and_in_its_topic() {
    for origin in [Origin::BuiltIn, Origin::Folder(strait())] {
        let dossier = read(&origin);
        let mut in_topics = 0;
        for entry in dossier.entries() {
            assert_eq!(dossier.find(&entry.address()), Some(entry.id));
            if let Some(topic) = dossier.topic_of(&entry) {
                assert_eq!(dossier.topics[topic].id, entry.topic.unwrap().id);
                in_topics += 1;
            }
        }
        let topics = 0..dossier.topics.len() + 3;
        let listed = topics.flat_map(|topic| dossier.entries_of(topic));
        assert_eq!(listed.count(), in_topics);
        for nowhere in ["energy/nothing", "nothing", "names/nothing", "sources/a"] {
            assert_eq!(dossier.find(&nowhere.parse().unwrap()), None, "{nowhere}");
        }
    }
}

#[test]
fn progress_never_goes_back_and_each_stage_ends_at_its_total() {
    for origin in [Origin::BuiltIn, Origin::Folder(strait())] {
        let told = Mutex::new(Vec::new());
        load(&origin, &|progress| told.lock().unwrap().push(progress)).unwrap();
        let told = told.into_inner().unwrap();
        for pair in told.windows(2) {
            let [before, after] = pair else { continue };
            assert!((before.stage, before.done) <= (after.stage, after.done));
        }
        for stage in [Stage::Reading, Stage::Checking] {
            let of = told.iter().filter(|told| told.stage == stage);
            let of: Vec<&Progress> = of.collect();
            let (first, last) = (of.first().unwrap(), of.last().unwrap());
            assert_eq!((first.done, first.percent()), (0, 0));
            assert_eq!((last.done, last.percent()), (last.total, 100));
            assert!(of.iter().all(|told| told.total == last.total));
            assert!(of.iter().any(|told| told.file.starts_with("topics/")));
        }
    }
    let size = |file: &str| fs::metadata(strait().join(file)).unwrap().len();
    let lists = [
        "sources.ron",
        "names.ron",
        "atlas.ron",
        "paths.ron",
        "words.ron",
    ];
    let topics = ["topics/ferries.ron", "topics/tides.ron"];
    let bytes: u64 = lists.into_iter().chain(topics).map(size).sum();
    let told = Mutex::new(0);
    let tell = |progress: Progress| *told.lock().unwrap() = progress.total;
    load(&Origin::Folder(strait()), &tell).unwrap();
    assert_eq!(*told.lock().unwrap(), bytes);
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
fn words_are_read_in_their_order_and_may_be_absent() {
    let words = |folder: &Path| {
        let dossier = read(&Origin::Folder(folder.to_path_buf()));
        dossier.words.clone()
    };
    let strait = words(&strait());
    let forms: Vec<Vec<&str>> = strait.iter().map(|word| word.forms().collect()).collect();
    let tide = ["tide", "tides", "潮", "прилив", "приливы"];
    assert_eq!(forms, [&tide[..], &["boat", "vessel"]]);
    assert_eq!(
        (&strait[0].ja[..], &strait[1].ru[..]),
        (&["潮".to_owned()][..], &[][..])
    );

    let folder = copy();
    fs::remove_file(folder.path().join("words.ron")).unwrap();
    assert_eq!(words(folder.path()), []);
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
