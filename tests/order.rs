//! Whose names come first: on the screen, in commands, in the built-in dossier.

#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(dead_code, reason = "the helpers of other tests come along")]

mod broken;
mod common;

use std::fs;

use assert_cmd::Command;
use broken::{broken, copy};
use common::{Explorer, read};
use nemuro::dossier::{Address, Dossier, NameOrder, Origin, load};
use nemuro::shelf::{Change, Kept, Shelf};
use tempfile::TempDir;

const NORTHPORT: &str = "ru: [\"Северная Гавань\"],";

/// The small dossier with a harbour that each side calls otherwise.
fn harbour() -> TempDir {
    let folder = copy();
    let change = |file: &str, from: &str, to: &str| {
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{from}");
        fs::write(&path, text.replace(from, to)).unwrap();
    };
    let called = format!("{NORTHPORT} japan: \"Nordhavn\", russia: \"Northport\",");
    change("names.ron", NORTHPORT, &called);
    let ferries = "topics/ferries.ron";
    change(
        ferries,
        "crosses from Northport",
        "crosses from Northport (Nordhavn)",
    );
    change(
        ferries,
        "The bridge is opened",
        "The bridge of Nordhavn/Northport is opened",
    );
    change(
        "sources.ron",
        "Thirty years of the Northport ferry",
        "Thirty years of Northport (Nordhavn)",
    );
    folder
}

fn out(folder: &TempDir, arguments: &[&str]) -> String {
    let mut command = Command::cargo_bin("nemuro").unwrap();
    command.env("NEMURO_CONFIG", "/dev/null");
    command.env("NEMURO_DOSSIER", folder.path()).args(arguments);
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

#[test]
fn commands_name_the_side_first_that_is_asked_for() {
    let folder = harbour();
    let claim = |names: &str| out(&folder, &["show", "ferries/daily-ferry", "--names", names]);
    let event = |names: &str| {
        out(
            &folder,
            &["show", "ferries/bridge-opened", "--names", names],
        )
    };
    for (names, crosses, bridge) in [
        ("as-written", "Northport (Nordhavn)", "Nordhavn/Northport"),
        ("russia", "Northport (Nordhavn)", "Northport/Nordhavn"),
        ("japan", "Nordhavn (Northport)", "Nordhavn/Northport"),
    ] {
        assert!(
            claim(names).contains(&format!("crosses from {crosses}")),
            "{names}"
        );
        assert!(
            event(names).contains(&format!("The bridge of {bridge}")),
            "{names}"
        );
    }
}

#[test]
fn a_side_comes_first_with_its_script_and_its_word_too() {
    let folder = harbour();
    let name = |names: &str| out(&folder, &["show", "names/northport", "--names", names]);
    let before = |text: &str, one: &str, other: &str| text.find(one) < text.find(other);
    assert!(before(&name("japan"), "Japanese:", "Russian:"));
    assert!(name("japan").starts_with("Nordhavn (place)\n  English: Nordhavn, Northport\n"));
    assert!(before(&name("russia"), "Russian:", "Japanese:"));
    assert!(name("russia").starts_with("Northport (place)\n"));
    let pier = |names: &str| {
        out(
            &folder,
            &["show", "ferries/whose-is-the-pier", "--names", names],
        )
    };
    assert!(before(&pier("as-written"), "Japan:", "Russia:"));
    assert!(before(&pier("russia"), "Russia:", "Japan:"));
}

#[test]
fn titles_of_sources_stay_as_they_are() {
    let folder = harbour();
    let claim = out(
        &folder,
        &["show", "ferries/daily-ferry", "--names", "japan"],
    );
    assert!(
        claim.contains("source: Thirty years of Northport (Nordhavn)."),
        "{claim}"
    );
}

#[test]
fn the_explorer_names_the_side_first_too() {
    let folder = harbour();
    let origin = Origin::Folder(folder.path().to_path_buf());
    let dossier = load(&origin, &|_| ()).unwrap().in_order(NameOrder::Japan);
    let mut explorer = Explorer::of(dossier.into(), 100, 30, false);
    assert!(
        explorer
            .screen()
            .contains("crosses from Nordhavn (Northport)")
    );
}

#[test]
fn what_was_kept_in_one_order_still_says_the_same_in_another() {
    let folder = harbour();
    let origin = Origin::Folder(folder.path().to_path_buf());
    let orders = NameOrder::ALL.map(|(order, _)| order);
    let dossiers = orders.map(|order| load(&origin, &|_| ()).unwrap().in_order(order));
    for then in &dossiers {
        for now in &dossiers {
            for id in then.ids() {
                let kept = Kept::of(then, id);
                assert!(kept.is_still_said(now, id), "{}", kept.quoted);
                // As long, and something else.
                let mut other = kept.clone();
                let turned = kept.quoted.chars().rev().collect();
                other.quoted = turned;
                let still = other.is_still_said(now, id);
                assert_eq!(still, kept.quoted == other.quoted, "{}", kept.quoted);
            }
        }
    }
    // On the shelf nothing is said of what it said then.
    let [written, japan, _] = dossiers;
    let id = written.find(&"ferries/daily-ferry".parse().unwrap());
    let mut shelf = Shelf::default();
    let kept = Change::keep(Kept::of(&written, id.unwrap()));
    shelf.apply(&kept).unwrap();
    let mut explorer = Explorer::of(japan.into(), 100, 30, false);
    explorer.app.shelved(shelf, 0);
    let screen = explorer.press("7").screen();
    assert!(screen.contains("from Nordhavn "), "{screen}");
    assert!(!screen.contains("It said, when you kept it"), "{screen}");
}

#[test]
fn an_order_that_is_none_is_told() {
    let mut command = Command::cargo_bin("nemuro").unwrap();
    command.env("NEMURO_CONFIG", "/dev/null");
    let told = command
        .args(["topics", "--names", "china"])
        .output()
        .unwrap();
    assert_eq!(told.status.code(), Some(2));
    let told = String::from_utf8(told.stderr).unwrap();
    assert!(told.contains("write japan, russia or as-written"), "{told}");
}

#[test]
fn what_a_side_calls_a_place_is_one_of_its_forms() {
    for (called, want) in [
        (
            "japan: \"Nordhaven\",",
            "names.ron:7:42: \"Nordhaven\" is none of the forms of this name; did you mean \"Nordhavn\"?",
        ),
        (
            "russia: \"Gavan\",",
            "names.ron:7:43: \"Gavan\" is none of the forms of this name; write \"Gavan\" into en, too",
        ),
    ] {
        let said = broken("names.ron", NORTHPORT, &format!("{NORTHPORT} {called}"));
        assert_eq!(said, [want]);
    }
}

/// Every text of a dossier that may be turned.
fn texts(dossier: &Dossier) -> Vec<String> {
    let entries = dossier.entries().filter(|entry| entry.topic.is_some());
    let texts = entries.flat_map(|entry| {
        [
            entry.title.to_owned(),
            entry.text.to_string(),
            entry.note().to_owned(),
        ]
    });
    let lands = dossier.atlas.lands.iter().map(|land| land.name.clone());
    let places = dossier.atlas.places.iter().map(|place| place.name.clone());
    let eras = dossier.atlas.eras.iter().map(|era| era.note.clone());
    let glosses = dossier.names.iter().map(|name| name.gloss.clone());
    let all = texts.chain(lands).chain(places).chain(eras);
    all.chain(glosses).collect()
}

#[test]
fn the_built_in_dossier_is_in_either_order_as_long_as_it_is_written() {
    let built_in = || load(&Origin::BuiltIn, &|_| ()).unwrap();
    let written = read(&Origin::BuiltIn);
    let japan = built_in().in_order(NameOrder::Japan);
    let russia = built_in().in_order(NameOrder::Russia);
    let joined = |dossier: &Dossier| texts(dossier).join("\n");
    // What each side says is put in another order as a whole.
    let lengths = |dossier: &Dossier| joined(dossier).len();
    assert_eq!(lengths(&japan), lengths(&written));
    assert_eq!(lengths(&russia), lengths(&written));
    let (japan_texts, russia_texts) = (joined(&japan), joined(&russia));
    for (russian, japanese) in [
        ("Iturup/Etorofu", "Etorofu/Iturup"),
        ("Iturup (Etorofu)", "Etorofu (Iturup)"),
        ("Kunashir/Kunashiri", "Kunashiri/Kunashir"),
        (
            "Northern Sakhalin (Northern Karafuto)",
            "Northern Karafuto (Northern Sakhalin)",
        ),
        (
            "La Pérouse Strait (Soya Strait)",
            "Soya Strait (La Pérouse Strait)",
        ),
        ("Malokurilskoye (Shakotan)", "Shakotan (Malokurilskoye)"),
    ] {
        assert!(
            russia_texts.contains(russian) && !russia_texts.contains(japanese),
            "{russian}"
        );
        assert!(
            japan_texts.contains(japanese) && !japan_texts.contains(russian),
            "{japanese}"
        );
    }
    // No place of the map that is named by both sides is left out.
    let pairs = written
        .names
        .iter()
        .filter_map(|name| name.japan.as_ref().zip(name.russia.as_ref()));
    let pairs = pairs
        .flat_map(|(japan, russia)| [format!("{russia} ({japan})"), format!("{japan} ({russia})")]);
    let pairs: Vec<String> = pairs.collect();
    for place in written
        .atlas
        .places
        .iter()
        .filter(|place| place.name.contains(" ("))
    {
        let told = pairs.contains(&place.name) || place.id == "lake-khasan";
        assert!(
            told,
            "{} has two names that names.ron does not tell apart",
            place.name
        );
    }
    let iturup: Address = "names/iturup".parse().unwrap();
    assert_eq!(japan.entry(japan.find(&iturup).unwrap()).title, "Etorofu");
}
