//! What changes do to a shelf, and that what is written is read again.

use proptest::collection::vec;
use proptest::prelude::*;

use super::written::{parse, text};
use super::*;

fn address(text: &str) -> Address {
    text.parse().unwrap()
}

fn kept(at: &str) -> Kept {
    let quoted = format!("What {at} says.");
    Kept::new(address(at), "Energy › LNG", &quoted, "A source. 2019.")
}

fn with_note(at: &str, note: &str) -> Kept {
    Kept {
        note: note.to_owned(),
        ..kept(at)
    }
}

/// A shelf with some items on it.
fn shelf(items: &[&str]) -> Shelf {
    let mut shelf = Shelf::default();
    for item in items {
        shelf.apply(&Change::keep(kept(item))).unwrap();
    }
    shelf
}

fn order(shelf: &Shelf) -> Vec<&str> {
    let kept = shelf.kept().iter();
    kept.map(|kept| kept.address.as_str()).collect()
}

fn moved(at: &str, after: Option<&str>) -> Change {
    Change::Move {
        address: address(at),
        after: after.map(address),
    }
}

fn tags(at: &str, add: &[&str], remove: &[&str]) -> Change {
    let words = |tags: &[&str]| tags.iter().map(|&tag| tag.to_owned()).collect();
    Change::Tags {
        address: address(at),
        add: words(add),
        remove: words(remove),
    }
}

#[test]
fn what_is_kept_comes_last_and_is_moved_where_the_reader_wants_it() {
    let mut shelf = shelf(&["a/1", "a/2", "a/3"]);
    assert_eq!(order(&shelf), ["a/1", "a/2", "a/3"]);
    for (change, want) in [
        (moved("a/1", Some("a/3")), ["a/2", "a/3", "a/1"]),
        (moved("a/1", None), ["a/1", "a/2", "a/3"]),
        (moved("a/3", Some("a/1")), ["a/1", "a/3", "a/2"]),
        (moved("a/3", Some("a/3")), ["a/1", "a/3", "a/2"]),
        (moved("a/1", Some("a/9")), ["a/1", "a/3", "a/2"]),
        (moved("a/9", Some("a/1")), ["a/1", "a/3", "a/2"]),
    ] {
        shelf.apply(&change).unwrap();
        assert_eq!(order(&shelf), want, "{change:?}");
        for (place, item) in want.iter().enumerate() {
            assert_eq!(shelf.place(&address(item)), Some(place), "{change:?}");
        }
    }
}

#[test]
fn what_is_taken_off_comes_back_whole_where_it_was() {
    let mut shelf = shelf(&["a/1", "a/2", "a/3"]);
    shelf.apply(&tags("a/2", &["lng"], &[])).unwrap();
    let note = Change::note(shelf.get(&address("a/2")).unwrap(), "Mine.");
    shelf.apply(&note).unwrap();
    let before = shelf.clone();
    let remove = Change::remove(shelf.get(&address("a/2")).unwrap());
    let undo = shelf.undoing(&remove);
    shelf.apply(&remove).unwrap();
    assert_eq!(order(&shelf), ["a/1", "a/3"]);
    assert_eq!(shelf.get(&address("a/2")), None);
    shelf.apply(&undo[0]).unwrap();
    assert_eq!(shelf, before);
}

#[test]
fn a_note_written_twice_at_the_same_time_has_both_texts() {
    let mut shelf = shelf(&["a/1"]);
    let as_both_saw_it = shelf.kept()[0].clone();
    let mine = Change::note(&as_both_saw_it, "Mine.");
    let yours = Change::note(&as_both_saw_it, "Yours.");
    shelf.apply(&yours).unwrap();
    shelf.apply(&mine).unwrap();
    let both = format!("Yours.\n\n{ELSEWHERE}\n\nMine.");
    assert_eq!(shelf.kept()[0].note, both);
    shelf.apply(&mine).unwrap();
    assert_eq!(shelf.kept()[0].note, both, "made twice it does no more");
    let none = Change::note(&as_both_saw_it, "");
    shelf.apply(&none).unwrap();
    assert_eq!(
        shelf.kept()[0].note,
        both,
        "a text outlives that it is deleted elsewhere"
    );
}

#[test]
fn a_text_that_is_a_part_of_a_note_already_is_not_added_to_it() {
    let mut shelf = shelf(&["a/1"]);
    let seen = shelf.kept()[0].clone();
    for text in ["Mine.", "Yours.", "Theirs."] {
        shelf.apply(&Change::note(&seen, text)).unwrap();
    }
    let all = shelf.kept()[0].note.clone();
    assert_eq!(all.matches(ELSEWHERE).count(), 2);
    let both = format!("Theirs.\n\n{ELSEWHERE}\n\nMine.");
    for text in ["Mine.", "Yours.", "Theirs.", &both] {
        shelf.apply(&Change::keep(with_note("a/1", text))).unwrap();
        shelf.apply(&Change::note(&seen, text)).unwrap();
        let restore = Change::Restore {
            kept: Box::new(with_note("a/1", text)),
            after: None,
        };
        shelf.apply(&restore).unwrap();
        assert_eq!(shelf.kept()[0].note, all, "{text}");
    }
    // A part of a part is a text of its own.
    shelf.apply(&Change::note(&seen, "Mine")).unwrap();
    assert_eq!(
        shelf.kept()[0].note,
        format!("{all}\n\n{ELSEWHERE}\n\nMine")
    );
}

#[test]
fn a_note_brings_back_what_was_taken_off_elsewhere() {
    let mut shelf = shelf(&["a/1"]);
    let seen = shelf.kept()[0].clone();
    shelf.apply(&Change::remove(&seen)).unwrap();
    shelf.apply(&Change::note(&seen, "Mine.")).unwrap();
    let back = shelf.get(&seen.address).unwrap();
    assert_eq!((back.note.as_str(), &back.quoted), ("Mine.", &seen.quoted));
}

#[test]
fn what_has_a_new_note_is_not_taken_off_by_who_did_not_see_it() {
    let mut shelf = shelf(&["a/1"]);
    let seen = shelf.kept()[0].clone();
    shelf.apply(&Change::note(&seen, "Yours.")).unwrap();
    let refused = shelf.apply(&Change::remove(&seen)).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "a/1 stays on the shelf, for another note was written on it meanwhile"
    );
    assert_eq!(shelf.kept()[0].note, "Yours.");
}

#[test]
fn what_is_kept_twice_has_both_notes_and_all_tags_and_the_older_quotation() {
    let mut shelf = Shelf::default();
    let first = Kept {
        tags: vec!["lng".into()],
        ..with_note("a/1", "First.")
    };
    let second = Kept {
        tags: vec!["LNG".into(), "poll".into()],
        quoted: "Otherwise.".into(),
        ..with_note("a/1", "Second.")
    };
    shelf.apply(&Change::keep(first.clone())).unwrap();
    shelf.apply(&Change::keep(second)).unwrap();
    let [both] = shelf.kept() else {
        panic!("one item: {shelf:?}");
    };
    assert_eq!(both.note, format!("First.\n\n{ELSEWHERE}\n\nSecond."));
    assert_eq!(both.tags, ["lng", "poll"]);
    assert_eq!(both.quoted, first.quoted);
}

#[test]
fn a_tag_is_one_word_however_it_is_written() {
    let mut shelf = shelf(&["a/1", "a/2"]);
    let typed = ["#LNG", "lng", "peace treaty", " ÉTAIN ", "etain"];
    shelf.apply(&tags("a/1", &typed, &[])).unwrap();
    assert_eq!(shelf.kept()[0].tags, ["LNG", "peace-treaty", "ÉTAIN"]);
    shelf.apply(&tags("a/2", &["lng"], &[])).unwrap();
    assert_eq!(
        shelf.tags(),
        [("LNG", 2), ("peace-treaty", 1), ("ÉTAIN", 1)]
    );
    assert!(shelf.kept()[1].has_tag("#Lng"));
    shelf.apply(&tags("a/1", &[], &["#lng", "étain"])).unwrap();
    assert_eq!(shelf.kept()[0].tags, ["peace-treaty"]);
    assert!(tag(" # ").is_err());
}

#[test]
fn what_is_too_long_or_too_much_is_refused_and_nothing_is_cut() {
    let mut full = shelf(&["a/1"]);
    let before = full.clone();
    let seen = before.kept()[0].clone();
    let most = "x".repeat(MAX_NOTE);
    full.apply(&Change::note(&seen, &most)).unwrap();
    assert_eq!(full.kept()[0].note.len(), MAX_NOTE);
    let mut full = before.clone();
    let long_note = "x".repeat(MAX_NOTE + 1);
    let long_tag = "x".repeat(MAX_TAG + 1);
    let many: Vec<String> = (0..=MAX_TAGS).map(|tag| format!("t{tag}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let quoted = Kept {
        quoted: "x".repeat(MAX_QUOTED + 1),
        ..kept("a/2")
    };
    for (change, message) in [
        (
            Change::note(&seen, &long_note),
            "the note on a/1 has 65537 bytes",
        ),
        (
            Change::keep(with_note("a/2", &long_note)),
            "the note on a/2 has",
        ),
        (Change::keep(quoted), "a/2 says 262145 bytes"),
        (tags("a/1", &[&long_tag], &[]), "has 65 bytes, 64 at most"),
        (tags("a/1", &["good", " "], &[]), "\"\" is no tag"),
        (tags("a/1", &many, &[]), "a/1 has 32 tags"),
    ] {
        let refused = full.apply(&change).unwrap_err().to_string();
        assert!(refused.contains(message), "{refused}");
        assert_eq!(full, before, "nothing is changed: {message}");
    }
}

#[test]
fn a_shelf_holds_so_many_items_and_no_more() {
    let mut shelf = Shelf::default();
    for number in 0..MAX_KEPT {
        let change = Change::keep(kept(&format!("a/{number}")));
        shelf.apply(&change).unwrap();
    }
    let refused = shelf.apply(&Change::keep(kept("b/1"))).unwrap_err();
    let want = "b/1 is not kept, for the shelf has 10000 items";
    assert!(refused.to_string().starts_with(want), "{refused}");
    assert_eq!(shelf.len(), MAX_KEPT);
}

#[test]
fn what_could_harm_a_terminal_is_written_out() {
    let mut shelf = shelf(&["a/1"]);
    let seen = shelf.kept()[0].clone();
    let note = "one\u{1b}[31m\r\ntwo\u{202e}  \n\n";
    shelf.apply(&Change::note(&seen, note)).unwrap();
    assert_eq!(shelf.kept()[0].note, "one\\u{1b}[31m\ntwo\\u{202e}");
}

#[test]
fn a_file_says_what_it_is_and_reads_like_one() {
    let mut shelf = Shelf::default();
    let quoted = "Она сказала \"да\". 樺太";
    let item = Kept {
        quoted: quoted.into(),
        tags: vec!["lng".into(), "poll".into()],
        since: "2026-11-21".parse().unwrap(),
        ..with_note("energy/lng", "Two\nlines.")
    };
    shelf.apply(&Change::keep(item)).unwrap();
    let want = r##"// What you keep: bookmarks with notes and tags, of the strait. Nemuro writes this file; edit it only while no Nemuro is open.
Shelf(
    version: 1,
    kept: [
        Kept(
            address: "energy/lng",
            title: "Energy › LNG",
            quoted: r#"Она сказала "да". 樺太"#,
            citation: "A source. 2019.",
            note: "Two
lines.",
            tags: ["lng", "poll"],
            since: "2026-11-21",
        ),
    ],
)
"##;
    assert_eq!(text(&shelf, ", of the strait").unwrap(), want);
    let mut seen = Seen::default();
    seen.record(
        &address("a/1"),
        "00000001 00000002 0000000a".parse().unwrap(),
    );
    let seen = text(&seen, "").unwrap();
    let (_, body) = seen.split_once('\n').unwrap();
    let want = "Seen(\n    version: 1,\n    seen: [\n        (\"a/1\", \"00000001 00000002 0000000a\"),\n    ],\n)\n";
    assert_eq!(body, want);
}

#[test]
fn what_cannot_be_understood_is_told_with_its_place() {
    let file =
        |kept: &str| format!("Shelf(\n    version: 1,\n    kept: [\n        {kept}\n    ],\n)");
    for (text, place, what) in [
        ("", (1, 1), "expected opening"),
        ("Shelf(version: 1, kept: [", (1, 25), "not closed"),
        ("Shelf(version: 2, shelves: 3)", (1, 7), "of version 2"),
        ("Shelf(version: 1, kept: [], more: 1)", (1, 29), "`more`"),
        (
            &file(r#"Kept(address: "No Address", since: "2026")"#),
            (4, 24),
            "not an address",
        ),
        (
            &file(r#"Kept(address: "a/1", since: "soon")"#),
            (4, 38),
            "no date",
        ),
        (
            &file(r#"Kept(address: "a/1", since: "2026", tags: [" "])"#),
            (4, 24),
            "no tag",
        ),
    ] {
        let problem = parse::<Shelf>("x".into(), text.into()).unwrap_err();
        let told = format!("{problem}");
        assert!(told.contains(what), "{told}");
        assert_eq!((problem.line, problem.column), place, "{told}");
    }
    let problem = parse::<Shelf>("x".into(), b"Shelf(\xff".to_vec()).unwrap_err();
    assert!(problem.to_string().contains("not UTF-8"), "{problem}");
    let large = vec![b' '; usize::try_from(MAX_FILE).unwrap() + 1];
    let problem = parse::<Shelf>("x".into(), large).unwrap_err();
    assert!(
        problem.to_string().contains("larger than 32 MB"),
        "{problem}"
    );
}

#[test]
fn what_is_taken_off_with_a_note_or_tags_is_remembered_in_the_file_and_nothing_else() {
    let mut shelf = shelf(&["a/1", "a/2", "a/3"]);
    shelf.apply(&tags("a/1", &["lng"], &[])).unwrap();
    let seen = shelf.get(&address("a/2")).unwrap().clone();
    shelf.apply(&Change::note(&seen, "Mine.")).unwrap();
    let before = shelf.clone();
    for at in ["a/1", "a/2", "a/3"] {
        let kept = shelf.get(&address(at)).unwrap().clone();
        shelf.apply(&Change::remove(&kept)).unwrap();
    }
    let written = text(&shelf, "").unwrap();
    let again: Shelf = parse("x".into(), written.into()).unwrap();
    assert_eq!(again, shelf);
    let [first, second] = again.taken_off() else {
        panic!("two: {again:?}");
    };
    assert_eq!((first.tags[0].as_str(), &*second.note), ("lng", "Mine."));
    for kept in [first.clone(), second.clone()] {
        let (kept, after) = (Box::new(kept), None);
        shelf.apply(&Change::Restore { kept, after }).unwrap();
    }
    assert!(shelf.taken_off().is_empty());
    for at in ["a/1", "a/2"] {
        assert_eq!(shelf.get(&address(at)), before.get(&address(at)));
    }
}

#[test]
fn only_so_much_is_remembered_of_what_was_taken_off_and_the_oldest_goes() {
    let mut shelf = Shelf::default();
    let mut off = |kept: Kept| {
        shelf.apply(&Change::keep(kept.clone())).unwrap();
        shelf.apply(&Change::remove(&kept)).unwrap();
        let kept = shelf.taken_off().iter();
        let left: Vec<String> = kept.map(|kept| kept.address.to_string()).collect();
        left
    };
    let mut left = Vec::new();
    for number in 0..=MAX_TAKEN_OFF {
        left = off(with_note(&format!("a/{number}"), "Mine."));
    }
    assert_eq!((left.len(), left[0].as_str()), (MAX_TAKEN_OFF, "a/1"));
    for number in 0..12 {
        let large = "x".repeat(MAX_QUOTED - 100);
        left = off(Kept {
            quoted: large,
            ..with_note(&format!("b/{number}"), "Mine.")
        });
    }
    assert_eq!(left.len(), MAX_TAKEN_OFF_BYTES / MAX_QUOTED);
    assert_eq!(left.last().unwrap(), "b/11");
}

#[test]
fn what_stands_twice_in_a_file_is_one_with_both_notes() {
    let one = |note: &str| format!(r#"Kept(address: "a/1", since: "2026", note: "{note}")"#);
    let file = format!("Shelf(version: 1, kept: [{}, {}])", one("A"), one("B"));
    let shelf: Shelf = parse("x".into(), file.into()).unwrap();
    assert_eq!(shelf.len(), 1);
    assert_eq!(shelf.kept()[0].note, format!("A\n\n{ELSEWHERE}\n\nB"));
}

#[test]
fn what_is_not_saved_at_the_end_is_told_whole() {
    let mut unsaved = Unsaved {
        changes: vec![
            Change::keep(with_note("a/1", "One.\nTwo\u{7}.")),
            Change::remove(&kept("a/2")),
            Change::note(&kept("a/3"), "Three."),
            tags("a/4", &["x", "y"], &["z"]),
            moved("a/5", None),
            Change::Restore {
                kept: Box::new(with_note("a/6", "Six.")),
                after: None,
            },
        ],
        troubles: vec![Trouble::Busy("/x/shelf.ron".into())],
        place: false,
    };
    let want = "\
/x/shelf.ron is held by another program
not saved:
  a/1 was to be kept
    One.
    Two\\u{7}.
  a/2 was to be taken off
  a/3 was to have the note
    Three.
  a/4 was to have the tags +[x y] -[z]
  a/5 was to be moved
  a/6 was to be put back
    Six.";
    assert_eq!(unsaved.to_string(), want);
    unsaved.changes.clear();
    let want = "/x/shelf.ron is held by another program\nwhere you were is not saved";
    assert_eq!(unsaved.to_string(), want);
    unsaved.place = true;
    unsaved.troubles = vec![Refused::Full(address("a/1")).into(), Trouble::Homeless];
    let told = unsaved.to_string();
    assert!(told.starts_with("a/1 is not kept"), "{told}");
    assert!(told.ends_with("for HOME is not set"), "{told}");
}

#[test]
fn a_fingerprint_is_the_same_in_every_version_of_the_program() {
    // FNV-1a of 64 bits of nothing, and of "foobar" with the byte 0xff behind
    // it, folded: what files hold hangs on these.
    assert_eq!(super::seen::hash([]), 0xcbf2_9ce4 ^ 0x8422_2325);
    let claim = "11223344 aabbccdd 00000000".parse::<Fingerprint>().unwrap();
    assert_eq!(claim.to_string(), "11223344 aabbccdd 00000000");
    for bad in [
        "",
        "1 2 3",
        "11223344 aabbccdd",
        "+1223344 aabbccdd 00000000",
    ] {
        assert!(bad.parse::<Fingerprint>().is_err(), "{bad}");
    }
}

#[test]
fn only_so_much_is_remembered_of_what_was_seen_and_the_oldest_goes() {
    let mut seen = Seen::default();
    let print: Fingerprint = "00000001 00000002 00000003".parse().unwrap();
    for number in 0..MAX_SEEN + MAX_SEEN / 5 {
        seen.record(&address(&format!("a/{number}")), print);
        seen.record(&address("a/0"), print);
    }
    assert!(seen.len() <= MAX_SEEN + MAX_SEEN / 10);
    assert_eq!(seen.in_order().count(), MAX_SEEN);
    assert!(seen.has(&address("a/0")), "seen again and again");
    assert!(!seen.has(&address("a/1")));
}

fn any_address() -> impl Strategy<Value = Address> {
    "(energy|names)/[a-d]".prop_map(|text| text.parse().unwrap())
}

prop_compose! {
    fn any_kept()(
        address in any_address(),
        texts in vec(any::<String>(), 3),
        note in "(\\PC|\"|#|\\\\|\n){0,20}",
        tags in vec("[a-c]{1,2}", 0..4),
        day in 1..28,
    ) -> Kept {
        Kept {
            address,
            title: texts[0].clone(),
            quoted: texts[1].clone(),
            citation: texts[2].clone(),
            note,
            tags,
            since: format!("2026-11-{day:02}").parse().unwrap(),
        }
    }
}

fn any_change() -> impl Strategy<Value = Change> {
    let word = || vec("[a-c]{1,2}", 0..3);
    prop_oneof![
        3 => any_kept().prop_map(Change::keep),
        2 => (any_kept(), "[a-c]{0,3}").prop_map(|(kept, after)| Change::note(&kept, &after)),
        1 => any_kept().prop_map(|kept| Change::remove(&kept)),
        1 => (any_address(), "").prop_map(|(address, before)| Change::Remove { address, before }),
        1 => (any_address(), word(), word())
            .prop_map(|(address, add, remove)| Change::Tags { address, add, remove }),
        2 => (any_address(), any::<bool>(), any_address()).prop_map(|(address, first, after)| {
            let after = (!first).then_some(after);
            Change::Move { address, after }
        }),
        1 => (any_kept(), any_address()).prop_map(|(kept, after)| {
            let (kept, after) = (Box::new(kept), Some(after));
            Change::Restore { kept, after }
        }),
    ]
}

proptest! {
    #[test]
    fn what_is_let_in_is_let_in_as_it_is(text in "(\\PC|\r|\n| |\u{301}|\u{202e}){0,12}|[ a-c\n]{0,8}") {
        let once = super::kept::plain(&text);
        prop_assert_eq!(&super::kept::plain(&once), &once);
        let ends = once.lines().all(|line| line.trim_end() == line);
        prop_assert!(ends && !once.ends_with('\n'), "{:?}", once);
        let hidden = |char: char| char.is_control() && char != '\n';
        prop_assert!(!once.chars().any(hidden), "{:?}", once);
    }

    #[test]
    fn a_shelf_is_read_as_it_was_written(changes in vec(any_change(), 0..12)) {
        let mut shelf = Shelf::default();
        for change in &changes {
            let _ = shelf.apply(change);
        }
        let written = text(&shelf, "").unwrap();
        let again = parse::<Shelf>("x".into(), written.clone().into());
        prop_assert_eq!(again, Ok(shelf), "{}", written);
    }

    #[test]
    fn a_stay_is_read_as_it_was_written(
        texts in vec("\\PC{0,12}", 2), at in any_address(), above in -99i64..99, reading: bool,
    ) {
        let stay = Stay {
            screen: texts[0].clone(), lens: texts[1].clone(), at: Some(at), above, reading,
            ..Stay::default()
        };
        let written = text(&stay, "").unwrap();
        prop_assert_eq!(parse::<Stay>("x".into(), written.into()), Ok(stay));
    }

    #[test]
    fn what_was_seen_is_read_as_it_was_written(
        seen in vec(("[a-z]{1,3}/[a-z]{1,3}", any::<[u32; 3]>()), 0..20),
    ) {
        let mut all = Seen::default();
        for (at, [a, b, c]) in &seen {
            let print = format!("{a:08x} {b:08x} {c:08x}").parse().unwrap();
            // "names" and the like are rooms, not topics, and good here.
            all.record(&address(at), print);
        }
        let written = text(&all, "").unwrap();
        prop_assert_eq!(parse::<Seen>("x".into(), written.into()), Ok(all));
    }

    #[test]
    fn any_file_is_read_or_told_and_never_a_panic(bytes in vec(any::<u8>(), 0..200)) {
        let _ = parse::<Shelf>("x".into(), bytes.clone());
        let _ = parse::<Stay>("x".into(), bytes.clone());
        let _ = parse::<Seen>("x".into(), bytes);
    }

    #[test]
    fn anything_near_a_shelf_is_read_or_told(
        changes in vec(any_change(), 1..4), at: prop::sample::Index, with in "[\\PC\"(\\[,]{0,3}",
    ) {
        let mut shelf = Shelf::default();
        for change in &changes {
            let _ = shelf.apply(change);
        }
        let mut written = text(&shelf, "").unwrap();
        let at = written.floor_char_boundary(at.index(written.len()));
        let end = written.ceil_char_boundary((at + 2).min(written.len()));
        written.replace_range(at..end, &with);
        if let Err(problem) = parse::<Shelf>("x".into(), written.into()) {
            prop_assert!(!problem.to_string().is_empty());
        }
    }

    #[test]
    fn a_change_made_twice_does_what_it_does_once(
        before in vec(any_change(), 0..8), change in any_change(),
    ) {
        let mut once = Shelf::default();
        for change in &before {
            let _ = once.apply(change);
        }
        let _ = once.apply(&change);
        let mut twice = once.clone();
        let _ = twice.apply(&change);
        prop_assert_eq!(once, twice);
    }

    #[test]
    fn every_change_can_be_taken_back(
        before in vec(any_change(), 0..8), change in any_change(),
    ) {
        let mut shelf = Shelf::default();
        for change in &before {
            let _ = shelf.apply(change);
        }
        let was = shelf.clone();
        let undo = shelf.undoing(&change);
        if shelf.apply(&change).is_ok() {
            for undo in &undo {
                shelf.apply(undo).unwrap();
            }
            let by_tags = |shelf: &Shelf| {
                let mut kept = shelf.kept().to_vec();
                for kept in &mut kept {
                    kept.tags.sort();
                }
                kept
            };
            prop_assert_eq!(by_tags(&shelf), by_tags(&was));
        }
    }

    #[test]
    fn places_are_right_after_any_changes(changes in vec(any_change(), 0..20)) {
        let mut shelf = Shelf::default();
        for change in &changes {
            let _ = shelf.apply(change);
            for (place, kept) in shelf.kept().iter().enumerate() {
                prop_assert_eq!(shelf.place(&kept.address), Some(place));
            }
            prop_assert_eq!(shelf.places.len(), shelf.len());
        }
    }
}
