//! Coming again: where the reader was, and what has changed since.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::fs;
use std::path::Path;

use common::{Explorer, read, strait};
use nemuro::dossier::Origin;
use nemuro::explorer::screen::Which;
use nemuro::shelf::{Change, Kept, Seen, Shelf, Stay};

/// An explorer opened anew where another was left.
fn come_again(before: &Explorer, width: u16, height: u16) -> Explorer {
    let mut again = Explorer::of(before.dossier.clone(), width, height, false);
    again.app.return_to(&before.app.stay());
    again
}

#[test]
fn the_reader_comes_back_to_the_very_row() {
    let mut before = Explorer::on_the_strait(80, 24).press("j Enter j j j j j");
    let at = before.at();
    assert!(at.is_some());
    let mut again = come_again(&before, 80, 24);
    assert_eq!(again.at(), at);
    assert_eq!(again.screen(), before.screen());
}

#[test]
fn on_a_smaller_screen_what_was_read_is_still_in_view() {
    let before = Explorer::on_the_strait(200, 60).press("j Enter G k k");
    let at = before.at();
    let again = come_again(&before, 40, 10);
    assert_eq!(again.at(), at);
    let seen = again.app.in_view();
    assert!(seen.contains(&again.app.selected().unwrap()));
}

#[test]
fn every_screen_is_come_back_to_at_what_was_selected() {
    for (keys, which) in [
        ("2 j j", Which::Timeline),
        ("3 j", Which::Figures),
        ("4 Tab Tab", Which::Map),
        ("5 j j j", Which::Names),
        ("6 j", Which::Sources),
    ] {
        let before = Explorer::built_in(110, 34).press(keys);
        assert_eq!(before.app.shown(), which, "{keys}");
        let again = come_again(&before, 110, 34);
        assert_eq!(
            (again.app.shown(), again.at()),
            (which, before.at()),
            "{keys}"
        );
    }
}

#[test]
fn on_the_shelf_what_was_chosen_is_chosen_again_as_soon_as_the_shelf_is_read() {
    let explorer = Explorer::on_the_strait(110, 34);
    let mut shelf = Shelf::default();
    for at in ["ferries/daily-ferry", "names/tern", "lights/gone"] {
        let kept = Kept::new(at.parse().unwrap(), "Lights", "It burned.", "A book.");
        shelf.apply(&Change::keep(kept)).unwrap();
    }
    // What the dossier does not have, too.
    for (keys, chosen) in [("7 j", "names/tern"), ("7 G", "lights/gone")] {
        let mut before = Explorer::of(explorer.dossier.clone(), 110, 34, false);
        before.app.shelved(shelf.clone(), 0);
        let before = before.press(keys);
        let mut again = come_again(&before, 110, 34);
        // It may end before the shelf is read.
        assert_eq!(again.app.stay(), before.app.stay(), "{chosen}");
        again.app.shelved(shelf.clone(), 0);
        assert_eq!(again.app.stay().at, Some(chosen.parse().unwrap()));
        assert_eq!(again.app.subject(), Some(chosen.parse().unwrap()));
        // A change by another explorer moves nothing.
        let mut more = shelf.clone();
        let kept = Kept::new("ferries/fare".parse().unwrap(), "", "More.", "");
        more.apply(&Change::keep(kept)).unwrap();
        let mut again = again.press("g j");
        again.app.shelved(more, 0);
        assert_eq!(again.app.subject(), Some("names/tern".parse().unwrap()));
    }
}

#[test]
fn the_lens_and_the_order_of_the_sides_are_as_they_were() {
    let before = Explorer::on_the_strait(110, 34).press("x @ =1905 Enter");
    let mut again = come_again(&before, 110, 34);
    assert!(again.screen().contains("as of 1905"));
    assert!(again.app.stay().swapped);
}

#[test]
fn what_is_no_longer_there_is_passed_over() {
    let mut explorer = Explorer::on_the_strait(80, 24);
    let first = explorer.screen();
    explorer.app.return_to(&Stay {
        screen: "telescope".to_owned(),
        chapter: Some("gone".parse().unwrap()),
        at: Some("gone/too".parse().unwrap()),
        lens: "colour:blue".to_owned(),
        ..Stay::default()
    });
    assert_eq!(explorer.screen(), first);
}

/// The small dossier with one word of one of its files put otherwise.
fn rewritten(folder: &Path, file: &str, from: &str, to: &str) -> Origin {
    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            let to = to.join(entry.file_name());
            if entry.file_type().unwrap().is_dir() {
                copy(&entry.path(), &to);
            } else {
                fs::copy(entry.path(), to).unwrap();
            }
        }
    }
    copy(&strait(), folder);
    let path = folder.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{from} is in {file}");
    fs::write(&path, text.replacen(from, to, 1)).unwrap();
    Origin::Folder(folder.to_owned())
}

/// What a reader has seen who went through all of the first topic.
fn seen_by_a_reader() -> Seen {
    let mut explorer = Explorer::on_the_strait(80, 24).press("Enter");
    let mut seen = Seen::default();
    for _ in 0..60 {
        seen.merge(&explorer.app.take_seen().unwrap_or_default());
        explorer = explorer.press("j");
    }
    seen
}

#[test]
fn a_statement_that_changed_since_it_was_read_says_what_of_it_did() {
    let seen = seen_by_a_reader();
    let folder = tempfile::tempdir().unwrap();
    let ferries = "topics/ferries.ron";
    let changes = [
        ("was two crowns", "was three crowns", "its text"),
        ("\"1924-01-12\"", "\"1924-01-13\"", "its date"),
        ("Only the skipper", "But the skipper", "its standing"),
    ];
    for (from, to, what) in changes {
        let origin = rewritten(&folder.path().join(what), ferries, from, to);
        let mut explorer = Explorer::of(read(&origin), 110, 40, false);
        explorer.app.remember(&seen);
        let opened = explorer.screen();
        let said = "1 statement has changed since you last read it; c leads there.";
        assert!(opened.contains(said), "{opened}");
        let mut explorer = explorer.press("c");
        let page = explorer.screen();
        let marked = format!("≠ changed  {what} since you last read it");
        assert_eq!(page.matches(&marked).count(), 1, "{page}");
        let at = explorer.app.selected().unwrap();
        assert!(explorer.app.in_view().contains(&at));
    }
}

#[test]
fn what_was_not_read_or_has_not_changed_is_not_marked() {
    let seen = seen_by_a_reader();
    // Nobody went to the second topic.
    let folder = tempfile::tempdir().unwrap();
    let origin = rewritten(
        folder.path(),
        "topics/tides.ron",
        "four metres",
        "five metres",
    );
    for dossier in [read(&origin), read(&Origin::Folder(strait()))] {
        let mut explorer = Explorer::of(dossier, 110, 40, false);
        explorer.app.remember(&seen);
        let mut explorer = explorer.press("c");
        let screen = explorer.screen();
        assert!(screen.contains("Nothing has changed since you last read it."));
        assert!(!screen.contains("≠"));
    }
}

#[test]
fn what_changed_is_told_once_it_was_read_again_no_more() {
    let mut seen = seen_by_a_reader();
    let folder = tempfile::tempdir().unwrap();
    let origin = rewritten(
        folder.path(),
        "topics/ferries.ron",
        "two crowns",
        "ten crowns",
    );
    let dossier = read(&origin);
    let mut explorer = Explorer::of(dossier.clone(), 110, 40, false);
    explorer.app.remember(&seen);
    let mut explorer = explorer.press("c");
    seen.merge(&explorer.app.take_seen().unwrap());
    let still = explorer.screen();
    assert!(
        still.contains("≠ changed"),
        "the mark stays while one reads"
    );
    let mut again = Explorer::of(dossier, 110, 40, false);
    again.app.remember(&seen);
    assert!(!again.press("j Enter").screen().contains("≠"));
}

#[test]
fn through_a_lens_that_hides_it_a_change_is_said_to_be_hidden() {
    let seen = seen_by_a_reader();
    let folder = tempfile::tempdir().unwrap();
    let origin = rewritten(
        folder.path(),
        "topics/ferries.ron",
        "two crowns",
        "ten crowns",
    );
    let mut explorer = Explorer::of(read(&origin), 110, 40, false);
    explorer.app.remember(&seen);
    let mut explorer = explorer.press("@ =1903 Enter c");
    assert!(
        explorer.screen().contains("not seen"),
        "{}",
        explorer.screen()
    );
}

#[test]
fn what_only_lies_beside_the_list_was_not_read() {
    let mut explorer = Explorer::on_the_strait(110, 40);
    assert_eq!(explorer.app.take_seen(), None);
    let mut explorer = explorer.press("Enter");
    assert!(explorer.app.take_seen().is_some());
    assert_eq!(
        explorer.app.take_seen(),
        None,
        "what was taken is not taken twice"
    );
}

#[test]
fn what_is_told_at_the_beginning_is_all_told() {
    let seen = seen_by_a_reader();
    let folder = tempfile::tempdir().unwrap();
    let origin = rewritten(
        folder.path(),
        "topics/ferries.ron",
        "two crowns",
        "ten crowns",
    );
    let mut explorer = Explorer::of(read(&origin), 110, 40, false);
    explorer.app.say("The config has a problem.");
    explorer.app.remember(&seen);
    explorer.app.return_to(&Stay {
        lens: "as-of:1930".to_owned(),
        ..Stay::default()
    });
    let screen = explorer.screen();
    let said = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "statements are seen as of 1930",
        "The config has a problem.",
        "has changed",
    ] {
        assert!(said.contains(part), "{screen}");
    }
}

#[test]
fn whose_names_come_first_is_no_change() {
    let plain = read(&Origin::BuiltIn);
    let mut seen = Seen::default();
    for id in plain.ids() {
        let entry = plain.entry(id);
        seen.record(&entry.address(), nemuro::shelf::Fingerprint::of(&entry));
    }
    for order in [
        nemuro::dossier::NameOrder::Japan,
        nemuro::dossier::NameOrder::Russia,
    ] {
        let turned = nemuro::dossier::load(&Origin::BuiltIn, &|_| ()).unwrap();
        let turned = turned.in_order(order);
        let changed = turned.ids().filter(|id| {
            let entry = turned.entry(*id);
            let now = nemuro::shelf::Fingerprint::of(&entry);
            entry.is_statement() && seen.what_changed(&entry.address(), &now).is_some()
        });
        assert_eq!(changed.count(), 0, "{order:?}");
    }
}

#[test]
fn what_was_seen_before_may_be_learnt_late() {
    let seen = seen_by_a_reader();
    let folder = tempfile::tempdir().unwrap();
    let origin = rewritten(
        folder.path(),
        "topics/ferries.ron",
        "two crowns",
        "ten crowns",
    );
    let explorer = Explorer::of(read(&origin), 110, 40, false);
    let mut explorer = explorer.press("j Enter j / =tide Enter Esc");
    let stay = Stay {
        queries: vec!["pier".to_owned(), "tide".to_owned()],
        ..Stay::default()
    };
    let at = explorer.at();
    explorer.app.learn(&seen, Some(&stay));
    assert!(explorer.screen().contains("1 statement has changed"));
    assert_eq!(explorer.at(), at, "the reader stays where they are by now");
    assert_eq!(explorer.app.stay().queries, ["pier", "tide"]);
}

#[test]
fn a_place_that_cannot_be_is_the_nearest_that_can() {
    for above in [i64::MIN, i64::MAX] {
        let mut explorer = Explorer::on_the_strait(80, 24);
        explorer.app.return_to(&Stay {
            chapter: Some("ferries".parse().unwrap()),
            at: Some("ferries/fare".parse().unwrap()),
            reading: true,
            above,
            ..Stay::default()
        });
        assert_eq!(explorer.at().as_deref(), Some("ferries/fare"));
        let seen = explorer.app.in_view();
        assert!(seen.contains(&explorer.app.selected().unwrap()));
    }
}
