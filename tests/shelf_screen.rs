//! The shelf in the explorer: what is kept, noted and tagged from any screen,
//! and the screen that shows it.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{Explorer, read, strait};
use nemuro::dossier::{Address, Origin};
use nemuro::explorer::Effect;
use nemuro::explorer::action::{Input, Pointer};
use nemuro::explorer::screen::Which;
use nemuro::shelf::{Change, Draft, ELSEWHERE, Kept, MAX_NOTE, Refused, Shelf, Trouble};

const SIZES: [(u16, u16); 4] = [(80, 24), (110, 34), (200, 60), (40, 12)];

fn address(text: &str) -> Address {
    text.parse().unwrap()
}

/// Something kept on a day that stays the same.
fn kept(explorer: &Explorer, at: &str, note: &str, tags: &[&str]) -> Kept {
    let id = explorer.dossier.find(&address(at));
    let plain = Kept::new(
        address(at),
        "Lights",
        "The lamp burned whale oil.",
        "A book.",
    );
    Kept {
        note: note.to_owned(),
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        since: "2026-11-20".parse().unwrap(),
        ..id.map_or(plain, |id| Kept::of(&explorer.dossier, id))
    }
}

/// A shelf with five items: one without anything, one with a note and tags,
/// one that said something else then, a name, one that is in no dossier.
fn shelf(explorer: &Explorer) -> Shelf {
    let mut shelf = Shelf::default();
    let note = "Compare with the toll of the bridge:\n\n樺丸 asked three.\nСколько это сегодня?";
    let mut reworded = kept(explorer, "ferries/longest-crossing", "", &["ice"]);
    "In the winter of 1924 a crossing took ten hours.".clone_into(&mut reworded.quoted);
    for kept in [
        kept(explorer, "ferries/daily-ferry", "", &[]),
        kept(
            explorer,
            "ferries/fare-of-two-crowns",
            note,
            &["fares", "to-check"],
        ),
        reworded,
        kept(explorer, "names/tern", "", &["boats"]),
        kept(
            explorer,
            "lights/north-lamp",
            "Where was this?",
            &["to-check"],
        ),
    ] {
        shelf.apply(&Change::keep(kept)).unwrap();
    }
    shelf
}

/// An explorer with these five on the shelf.
fn with_five(width: u16, height: u16) -> Explorer {
    let mut explorer = Explorer::on_the_strait(width, height);
    let shelf = shelf(&explorer);
    explorer.app.shelved(shelf, 0);
    explorer
}

fn snap(name: &str, keys: &str) {
    for (width, height) in SIZES {
        let screen = with_five(width, height).press(keys).screen();
        insta::assert_snapshot!(format!("{name}-{width}x{height}"), screen);
    }
}

/// The addresses on the shelf, in order.
fn on_the_shelf(explorer: &Explorer) -> Vec<String> {
    let kept = explorer.app.shelf().shelf().kept().iter();
    kept.map(|kept| kept.address.to_string()).collect()
}

fn note_on(explorer: &Explorer, at: &str) -> Option<String> {
    let kept = explorer.app.shelf().shelf().get(&address(at))?;
    Some(kept.note.clone())
}

fn tags_of(explorer: &Explorer, at: &str) -> Vec<String> {
    let kept = explorer.app.shelf().shelf().get(&address(at));
    kept.unwrap().tags.clone()
}

/// The changes that the last key had saved.
fn saved(explorer: &Explorer) -> usize {
    match &explorer.last {
        Some(Effect::Keep(changes)) => changes.len(),
        _ => 0,
    }
}

#[test]
fn the_shelf() {
    snap("shelf", "7 j");
}

#[test]
fn something_kept_being_read() {
    snap("shelf-read", "7 j l");
}

#[test]
fn something_that_said_something_else_when_it_was_kept() {
    snap("shelf-reworded", "7 j j l");
}

#[test]
fn something_that_the_dossier_does_not_have() {
    snap("shelf-unknown", "7 G l");
}

#[test]
fn the_shelf_being_filtered_by_a_tag_that_is_completed() {
    snap("shelf-filter", "7 f =# Tab");
}

#[test]
fn tags_being_written() {
    snap("shelf-tags", "7 j # =fa");
}

#[test]
fn a_note_being_written() {
    snap("shelf-note", "7 j e Enter =more");
}

#[test]
fn a_note_that_is_left_without_being_kept() {
    snap("shelf-note-asks", "7 j e Enter =more Esc");
}

#[test]
fn an_empty_shelf_says_how_to_keep_something() {
    let mut explorer = Explorer::on_the_strait(80, 24).press("7");
    let screen = explorer.screen();
    assert!(screen.contains("Nothing is kept yet. m"), "{screen}");
    insta::assert_snapshot!("shelf-empty-80x24", screen);
    // There is nothing to act on, and nothing breaks.
    let mut explorer = explorer.press("d u # J K e m Enter l j s f =x Enter Esc");
    assert!(explorer.screen().contains("Shelf"));
    assert_eq!(explorer.app.shown(), Which::Shelf);
}

#[test]
fn without_glyphs_outside_ascii_everything_but_the_readers_words_is_ascii() {
    let dossier = read(&Origin::Folder(strait()));
    let screens: Vec<String> = ["7 j l", "7 j e", "7 # =x", "1 Enter", "1 Enter j Enter"]
        .iter()
        .map(|keys| {
            let mut explorer = Explorer::of(dossier.clone(), 110, 34, true);
            let shelf = shelf(&explorer);
            explorer.app.shelved(shelf, 0);
            explorer.press(keys).screen()
        })
        .collect();
    let words = "樺丸アジサシСколько это сегодня–ÎÉé'";
    for screen in &screens {
        let mut foreign = screen.chars().filter(|c| !c.is_ascii());
        assert!(foreign.all(|c| words.contains(c)), "{screen}");
    }
    assert!(screens[3].contains(">*A ferry crosses"), "{}", screens[3]);
    insta::assert_snapshot!("shelf-ascii", screens.join("\n"));
}

#[test]
fn m_keeps_what_is_selected_and_takes_it_off_again() {
    let mut explorer = Explorer::on_the_strait(80, 24).press("Enter m");
    let first = on_the_shelf(&explorer);
    assert_eq!(first, ["ferries/daily-ferry"]);
    assert_eq!(saved(&explorer), 1);
    let screen = explorer.screen();
    assert!(screen.contains("Kept: \"A ferry crosses"), "{screen}");
    assert!(screen.contains("m takes it off"), "{screen}");
    assert!(screen.contains("▌♦A ferry crosses"), "{screen}");
    let mut explorer = explorer.press("m");
    let screen = explorer.screen();
    assert!(screen.contains("Taken off the shelf"), "{screen}");
    assert!(screen.contains("m puts it back"), "{screen}");
    assert!(!screen.contains('♦'), "{screen}");
    assert!(on_the_shelf(&explorer).is_empty());
}

#[test]
fn what_is_said_of_a_key_takes_one_row() {
    for (width, height) in [(40, 12), (80, 24), (110, 34)] {
        for keys in ["m", "m m", "m m m", "y", "y y y", "o"] {
            let mut explorer = Explorer::on_the_strait(width, height).press("Enter");
            let before = explorer.screen().lines().count();
            let frame = |screen: &str| screen.lines().nth(before - 2).map(str::to_owned);
            let below = frame(&explorer.screen());
            let mut explorer = explorer.press(keys);
            let screen = explorer.screen();
            assert_eq!(frame(&screen), below, "{keys} at {width}:\n{screen}");
            let said = screen.lines().last().unwrap().trim();
            assert!(!said.contains("? help"), "{keys} at {width}: {said}");
        }
    }
    let said = |width| {
        let mut explorer = Explorer::on_the_strait(width, 12).press("Enter m");
        explorer.screen().lines().last().unwrap().trim().to_owned()
    };
    let whole = "m takes it off, e adds a note, 7 shows all.";
    assert!(said(80).ends_with(whole), "{}", said(80));
    assert!(said(40).ends_with("; m takes it off."), "{}", said(40));
}

#[test]
fn the_mark_shifts_nothing() {
    for keys in ["Enter j j", "2", "3", "5", "6", "/ =ferry", "7"] {
        let dossier = read(&Origin::Folder(strait()));
        let mut before = Explorer::of(dossier.clone(), 110, 34, false).press(keys);
        let mut after = Explorer::of(dossier, 110, 34, false);
        let mut shelf = Shelf::default();
        for id in after.dossier.ids() {
            let kept = Kept::of(&after.dossier, id);
            shelf.apply(&Change::keep(kept)).unwrap();
        }
        // The shelf itself marks nothing: everything there is kept.
        if keys == "7" {
            continue;
        }
        after.app.shelved(shelf, 0);
        let mut after = after.press(keys);
        let (before, after) = (before.screen(), after.screen());
        assert!(after.contains('♦'), "{keys}: {after}");
        // A mark stands where there was a blank.
        let differs = before.lines().zip(after.lines()).any(|(before, after)| {
            let blank = after.replace('♦', " ");
            blank.trim_end() != before
        });
        assert!(!differs, "{keys}:\n{before}\n{after}");
    }
}

#[test]
fn every_screen_keeps_what_is_selected_there() {
    for (keys, at) in [
        ("Enter m", "ferries/daily-ferry"),
        ("Enter G m", "sources/letters-of-a-skipper"),
        ("2 m", "ferries/bridge-opened"),
        ("3 m", "ferries/fare"),
        ("5 j m", "names/tern"),
        ("6 j m", "sources/letters-of-a-skipper"),
        ("Enter Enter m", "ferries/daily-ferry"),
        ("/ =crowns Ctrl-k", "ferries/fare-of-two-crowns"),
        ("m", "ferries"),
        ("j m", "ferries/crossings"),
    ] {
        let explorer = Explorer::on_the_strait(110, 34).press(keys);
        assert_eq!(on_the_shelf(&explorer), [at], "{keys}");
        assert_eq!(saved(&explorer), 1, "{keys}");
    }
}

#[test]
fn on_the_map_places_and_events_are_kept() {
    let mut explorer = Explorer::built_in(110, 34).press("4 Tab j m");
    let at = explorer.at().unwrap();
    assert_eq!(on_the_shelf(&explorer), [at]);
    assert!(explorer.screen().contains('♦'));
}

#[test]
fn on_the_page_of_a_name_the_link_is_kept() {
    let explorer = Explorer::on_the_strait(110, 34).press("5 j Enter m");
    assert!(on_the_shelf(&explorer)[0].starts_with("ferries/"));
}

#[test]
fn where_nothing_is_selected_it_is_said_that_nothing_can_be_kept() {
    let mut explorer = Explorer::on_the_strait(80, 24).press("? m");
    assert!(
        explorer
            .screen()
            .contains("Nothing is selected here that can be kept.")
    );
    assert!(on_the_shelf(&explorer).is_empty());
}

#[test]
fn what_is_taken_off_comes_back_with_its_note_and_tags_and_to_its_place() {
    let mut explorer = with_five(110, 34).press("7 j d");
    let screen = explorer.screen();
    assert!(
        screen.contains("and its note with it; u puts it back"),
        "{screen}"
    );
    assert_eq!(on_the_shelf(&explorer).len(), 4);
    // On the page of its topic the same key puts it back.
    explorer.open("ferries/fare-of-two-crowns");
    let explorer = explorer.press("m");
    let at = "ferries/fare-of-two-crowns";
    assert_eq!(on_the_shelf(&explorer)[1], at);
    assert!(
        note_on(&explorer, at)
            .unwrap()
            .contains("樺丸 asked three.")
    );
    assert_eq!(tags_of(&explorer, at), ["fares", "to-check"]);
}

#[test]
fn deletes_moves_tags_and_notes_are_undone_one_after_the_other() {
    let explorer = with_five(110, 34);
    let before = explorer.app.shelf().shelf().clone();
    let mut explorer = explorer.press("7 d J J # =new Enter e =words Ctrl-s Delete");
    assert_ne!(*explorer.app.shelf().shelf(), before);
    for _ in 0..6 {
        explorer = explorer.press("u");
        assert!(saved(&explorer) > 0, "each is saved");
    }
    assert_eq!(*explorer.app.shelf().shelf(), before);
    let mut explorer = explorer.press("u");
    assert!(explorer.screen().contains("There is nothing to undo"));
}

#[test]
fn what_was_refused_leaves_nothing_to_undo() {
    let at = "ferries/fare-of-two-crowns";
    let mut explorer = with_five(110, 34).press("7 j # =new Enter d");
    // Another explorer wrote on it, so that it stays.
    let mut there = shelf(&explorer);
    let both = format!("Mine.\n\n{ELSEWHERE}\n\nYours.");
    let seen = there.get(&address(at)).unwrap().clone();
    there.apply(&Change::note(&seen, &both)).unwrap();
    let refused = Refused::Noted(address(at));
    explorer.app.troubled(&Trouble::Refused(refused));
    assert!(explorer.screen().contains("stays on the shelf"));
    explorer.app.shelved(there.clone(), 0);
    // What is undone is the tag, and not what was not done.
    let explorer = explorer.press("u");
    assert_eq!(note_on(&explorer, at).unwrap(), both);
    assert_eq!(*explorer.app.shelf().shelf(), there);
    let mut explorer = explorer.press("u");
    assert!(explorer.screen().contains("There is nothing to undo"));
}

#[test]
fn what_was_taken_off_with_its_note_comes_back_also_at_another_time() {
    let explorer = with_five(110, 34).press("7 d j d d");
    // Another explorer, opened later.
    let shelf = explorer.app.shelf().shelf().clone();
    let mut later = Explorer::on_the_strait(110, 34);
    later.app.shelved(shelf, 0);
    let mut later = later.press("7");
    assert!(later.screen().contains("u undo"), "{}", later.screen());
    let mut later = later.press("u");
    let screen = later.screen();
    let said = "Back on the shelf with its tags: \"TERN";
    assert!(
        screen.to_uppercase().contains(&said.to_uppercase()),
        "{screen}"
    );
    assert_eq!(saved(&later), 1);
    let mut later = later.press("u");
    assert!(later.screen().contains("Back on the shelf with its"));
    assert_eq!(on_the_shelf(&later).len(), 4);
    // What had neither note nor tags is kept anew with one key.
    let mut later = later.press("u");
    assert!(later.screen().contains("There is nothing to undo"));
    assert!(later.app.shelf().shelf().taken_off().is_empty());
}

#[test]
fn items_are_moved_up_and_down_and_stay_selected() {
    let explorer = with_five(110, 34).press("7 J J");
    assert_eq!(on_the_shelf(&explorer)[2], "ferries/daily-ferry");
    assert_eq!(explorer.at().as_deref(), Some("ferries/daily-ferry"));
    let mut explorer = explorer.press("K K K K");
    assert_eq!(on_the_shelf(&explorer)[0], "ferries/daily-ferry");
    assert_eq!(saved(&explorer), 0, "it is the first already");
    assert!(
        explorer
            .screen()
            .contains("This is the first item already.")
    );
    let mut explorer = explorer.press("G J");
    assert!(explorer.screen().contains("This is the last item already."));
    let explorer = explorer.press("g");
    // In a filtered list it moves past what is seen.
    let explorer = explorer.press("f =#to-check Enter J");
    assert_eq!(on_the_shelf(&explorer)[4], "ferries/fare-of-two-crowns");
}

#[test]
fn the_filter_looks_for_words_in_quotation_note_title_and_tags_and_for_tags_alone() {
    for (typed, left) in [
        ("crowns", 1),
        ("СКОЛЬКО", 1),
        ("樺丸", 1),
        ("ferries", 3),
        ("#to-check", 2),
        ("to-check", 2),
        ("boats", 1),
        ("#to Space =lamp", 1),
        ("#Fares", 1),
        ("lamp Space =ferry", 0),
        ("#", 5),
    ] {
        let mut explorer = with_five(110, 34).press(&format!("7 f ={typed}"));
        let screen = explorer.screen();
        let count = if left == 5 {
            "─ 5 ┬".to_owned()
        } else {
            format!("{left} of 5")
        };
        assert!(screen.contains(&count), "{typed}: {screen}");
    }
    let mut explorer = with_five(110, 34).press("7 j f =zzz");
    assert!(
        explorer
            .screen()
            .contains("Nothing on the shelf has all of this.")
    );
    let explorer = explorer.press("Esc");
    assert_eq!(explorer.at().as_deref(), Some("ferries/fare-of-two-crowns"));
}

#[test]
fn enter_leads_to_the_topic_and_back_to_the_shelf() {
    let mut explorer = with_five(110, 34).press("7 j Enter");
    assert_eq!(explorer.app.shown(), Which::Topics);
    assert_eq!(explorer.at().as_deref(), Some("ferries/fare-of-two-crowns"));
    explorer = explorer.press("Backspace");
    assert_eq!(explorer.app.shown(), Which::Shelf);
    assert_eq!(explorer.at().as_deref(), Some("ferries/fare-of-two-crowns"));
    let mut explorer = explorer.press("L");
    assert_eq!(explorer.app.shown(), Which::Topics);
    // A filter is there again too.
    explorer = explorer.press("7 f =#boats Enter Enter Backspace");
    assert!(explorer.screen().contains("filter: #boats"));
    // What is in no dossier cannot be gone to.
    let mut explorer = explorer.press("Esc G Enter");
    assert!(
        explorer
            .screen()
            .contains("Nothing is at lights/north-lamp")
    );
}

#[test]
fn with_one_pane_enter_reads_and_enter_again_opens() {
    let mut explorer = with_five(60, 24).press("7 j Enter");
    let screen = explorer.screen();
    assert!(
        screen.contains("Your note") && !screen.contains("│  A ferry"),
        "{screen}"
    );
    let explorer = explorer.press("Esc");
    let mut explorer = explorer.press("Enter Enter");
    assert_eq!(explorer.app.shown(), Which::Topics);
    assert!(explorer.screen().contains("The fare was two crowns."));
}

#[test]
fn another_screen_opens_at_what_is_selected_on_the_shelf_and_the_shelf_at_what_was() {
    let explorer = with_five(110, 34).press("7 j j j 5");
    assert_eq!(explorer.at().as_deref(), Some("names/tern"));
    let explorer = explorer.press("7 g 5 g j 7");
    assert_eq!(explorer.at().as_deref(), Some("names/tern"));
    let mut explorer = explorer.press("s");
    assert!(explorer.screen().contains("♦ kept · #boats"));
}

#[test]
fn what_is_kept_is_shown_whatever_the_lens_and_said_not_to_be_seen() {
    let mut explorer = with_five(110, 34).press("@ =1905 Enter 7 j j");
    let screen = explorer.screen();
    assert!(screen.contains("│  A ferry crosses"), "{screen}");
    assert!(screen.contains("one crossing took eleven"), "{screen}");
    assert!(screen.contains("It is not seen as of 1905"), "{screen}");
    assert!(screen.contains("5 ┬"), "{screen}");
}

#[test]
fn a_note_keeps_what_it_is_on_and_shows_on_its_card_and_page() {
    let explorer = Explorer::on_the_strait(110, 34).press("Enter j e =a Space =first Enter");
    let mut explorer = explorer.press("=樺太, Space =второе Ctrl-s");
    assert!(explorer.screen().contains("The note is kept."));
    assert_eq!(saved(&explorer), 1);
    let at = "ferries/fare-of-two-crowns";
    assert_eq!(note_on(&explorer, at).unwrap(), "a first\n樺太, второе");
    let screen = explorer.press("Enter").screen();
    assert!(screen.contains("♦ kept"), "{screen}");
    assert!(screen.contains("  a first"), "{screen}");
    assert!(screen.contains("  樺太, второе"), "{screen}");
}

#[test]
fn tags_show_on_the_card() {
    let mut explorer = with_five(110, 34);
    explorer.open("ferries/fare-of-two-crowns");
    let screen = explorer.press("Enter").screen();
    assert!(screen.contains("♦ kept · #fares #to-check"), "{screen}");
}

#[test]
fn leaving_a_note_asks_before_anything_is_lost() {
    let at = "ferries/daily-ferry";
    let written = || Explorer::on_the_strait(80, 24).press("Enter e =my Space =words Esc");
    let mut explorer = written();
    assert!(explorer.screen().contains("Keep what you wrote?"));
    // Any other key goes on writing.
    let explorer = explorer.press("=! Esc Esc =? Esc Enter");
    assert_eq!(note_on(&explorer, at).unwrap(), "my words!?");
    let mut explorer = written().press("Ctrl-d");
    assert!(!explorer.screen().contains("my words"));
    assert!(on_the_shelf(&explorer).is_empty());
    // What was not changed is closed at once.
    let mut explorer = with_five(80, 24).press("7 j e Esc");
    assert!(!explorer.screen().contains("Keep what you wrote?"));
    assert_eq!(saved(&explorer), 0);
    // And without having asked nothing is thrown away.
    let mut explorer = Explorer::on_the_strait(80, 24).press("Enter e =my Ctrl-d");
    assert!(explorer.screen().contains("│my "));
}

#[test]
fn quitting_keeps_the_note_first() {
    let explorer = Explorer::on_the_strait(80, 24).press("Enter e =unsaved");
    assert_eq!(explorer.app.draft().unwrap().text, "unsaved");
    let mut explorer = explorer.press("Ctrl-c");
    assert_eq!(saved(&explorer), 1);
    assert!(explorer.screen().contains("The same key again quits."));
    assert_eq!(
        note_on(&explorer, "ferries/daily-ferry").unwrap(),
        "unsaved"
    );
    assert_eq!(explorer.press("Ctrl-c").last, Some(Effect::Quit));
}

#[test]
fn no_key_in_the_help_over_a_note_leads_away_from_it() {
    for keys in [
        "2",
        ":",
        "/",
        "n",
        "w",
        "m",
        "y",
        "z",
        "7",
        "f",
        "H",
        "Tab Enter",
        "q",
    ] {
        let explorer = Explorer::on_the_strait(80, 24).press("Enter e =unsaved F1");
        let mut explorer = explorer.press(keys);
        assert_eq!(explorer.app.draft().unwrap().text, "unsaved", "{keys}");
        explorer = explorer.press("Esc Esc Esc");
        assert!(explorer.app.draft().is_some(), "{keys}: it asks at most");
    }
    // Quitting from there keeps it first, too.
    let explorer = Explorer::on_the_strait(80, 24).press("Enter e =unsaved F1 Ctrl-c");
    assert_eq!(saved(&explorer), 1);
    assert_eq!(
        note_on(&explorer, "ferries/daily-ferry").unwrap(),
        "unsaved"
    );
}

#[test]
fn a_click_outside_of_a_note_asks_as_the_key_does() {
    let mut explorer = Explorer::on_the_strait(80, 24).press("Enter e =unsaved");
    let outside = ratatui::layout::Position::new(200, 60);
    explorer.app.update(Input::Point(Pointer::Click(outside)));
    assert_eq!(explorer.app.draft().unwrap().text, "unsaved");
    assert!(explorer.screen().contains("Keep what you wrote?"));
}

#[test]
fn what_is_pasted_where_nothing_is_typed_is_nothing() {
    for keys in ["Enter", "5", "6", "7", "?", "5 Tab"] {
        let mut explorer = with_five(80, 24).press(keys);
        let before = explorer.screen();
        explorer.app.update(Input::Text("xyzzy".to_owned()));
        assert_eq!(explorer.screen(), before, "{keys}");
    }
}

#[test]
fn a_note_that_was_being_written_when_nemuro_ended_is_gone_on_with() {
    let at = "ferries/fare-of-two-crowns";
    let draft = |explorer: &Explorer, at: &str, text: &str| Draft {
        kept: kept(explorer, at, "Before.", &[]),
        text: text.to_owned(),
    };
    let begun = || {
        let mut explorer = Explorer::on_the_strait(110, 34);
        let draft = draft(&explorer, at, "Before. After");
        assert_eq!(explorer.app.offer(vec![draft]), None);
        let screen = explorer.screen();
        assert!(
            screen.contains("was being written when Nemuro ended"),
            "{screen}"
        );
        explorer.press("Enter j e")
    };
    let mut explorer = begun();
    let screen = explorer.screen();
    assert!(screen.contains("│Before. After"), "{screen}");
    assert!(
        screen.contains("A draft from when Nemuro ended"),
        "{screen}"
    );
    assert_eq!(explorer.app.draft().unwrap().text, "Before. After");
    let explorer = explorer.press("=! Ctrl-s");
    assert_eq!(note_on(&explorer, at).unwrap(), "Before. After!");
    // It is there again only once.
    let mut explorer = begun().press("Esc Ctrl-d e");
    assert!(!explorer.screen().contains("After"));
    assert_eq!(explorer.app.draft(), None);
    // What the dossier does not have is kept at once.
    let mut explorer = Explorer::on_the_strait(110, 34);
    let gone = draft(&explorer, "lights/gone", "Words");
    let effect = explorer.app.offer(vec![gone]);
    assert!(matches!(effect, Some(Effect::Keep(_))));
    assert_eq!(note_on(&explorer, "lights/gone").unwrap(), "Words");
    assert!(explorer.screen().contains("is on the shelf"));
}

#[test]
fn the_terminals_cursor_is_where_one_writes() {
    let mut explorer = Explorer::on_the_strait(80, 24).press("Enter e =ab樺 Enter =太");
    let area = ratatui::layout::Rect::new(0, 0, 80, 24);
    let mut buffer = ratatui::buffer::Buffer::empty(area);
    let cursor = explorer.app.render(area, &mut buffer).unwrap();
    let row = common::text(&explorer.buffer());
    let row = row.lines().nth(usize::from(cursor.y)).unwrap().to_owned();
    assert!(row.contains("│太"), "{row}");
    assert_eq!(buffer[(cursor.x - 2, cursor.y)].symbol(), "太");
    let explorer = explorer.press("Up End");
    let cursor = explorer.app.render(area, &mut buffer).unwrap();
    assert_eq!(buffer[(cursor.x - 2, cursor.y)].symbol(), "樺");
}

#[test]
fn wide_text_wraps_within_the_note_and_the_cursor_follows() {
    for width in [20, 33, 80, 200] {
        let mut explorer = Explorer::on_the_strait(width, 24).press("Enter e");
        let text = "千島列島Курильские острова e\u{301}té ".repeat(8);
        explorer
            .app
            .update(nemuro::explorer::action::Input::Text(text));
        let buffer = explorer.buffer();
        let symbol = |x: u16, y: u16| buffer[(x, y)].symbol();
        let corner = |corner: &str| {
            let places = buffer.area.positions();
            let found = places.filter(|at| symbol(at.x, at.y) == corner);
            found.last().unwrap()
        };
        let (top, bottom) = (corner("┌"), corner("┘"));
        for y in top.y + 1..bottom.y {
            assert_eq!(symbol(top.x, y), "│", "{width}, row {y}");
            assert_eq!(symbol(bottom.x, y), "│", "{width}, row {y}");
        }
        let cursor = explorer
            .app
            .render(buffer.area, &mut buffer.clone())
            .unwrap();
        assert!((top.y..bottom.y).contains(&cursor.y), "{width}");
        assert!((top.x..bottom.x).contains(&cursor.x), "{width}");
    }
}

#[test]
fn pasted_text_is_taken_as_it_is_but_for_what_could_hide() {
    let mut explorer = Explorer::on_the_strait(80, 24).press("Enter e");
    let pasted = "one\r\ntwo\tthree\u{202e}\u{1b}[31m";
    let input = nemuro::explorer::action::Input::Text(pasted.to_owned());
    explorer.app.update(input);
    let explorer = explorer.press("Ctrl-s");
    let note = note_on(&explorer, "ferries/daily-ferry").unwrap();
    assert_eq!(note, "one\ntwo    three\\u{202e}\\u{1b}[31m");
}

#[test]
fn what_was_written_can_be_undone_and_done_again() {
    let explorer = Explorer::on_the_strait(80, 24).press("Enter e =ab Ctrl-z");
    assert_eq!(explorer.app.draft().unwrap().text, "a");
    let explorer = explorer.press("Ctrl-r Ctrl-w =cd Space =ef Ctrl-w Backspace Enter Up Delete");
    assert_eq!(explorer.app.draft().unwrap().text, "d");
}

#[test]
fn a_note_that_is_too_long_is_refused_and_nothing_is_cut() {
    let mut explorer = Explorer::on_the_strait(80, 24).press("Enter e =short");
    let long = "x".repeat(MAX_NOTE);
    let input = nemuro::explorer::action::Input::Text(long);
    explorer.app.update(input);
    assert!(
        explorer.screen().contains("65,541"),
        "{}",
        explorer.screen()
    );
    assert_eq!(explorer.app.draft().unwrap().text, "short");
}

#[test]
fn what_the_editor_made_of_a_note_takes_its_place_and_can_be_undone() {
    let mut explorer = with_five(80, 24).press("7 j e Ctrl-e");
    let Some(Effect::Edit(text)) = explorer.last.take() else {
        panic!("{:?}", explorer.last)
    };
    assert!(text.starts_with("Compare with the toll"));
    explorer
        .app
        .edited(Ok("from elsewhere\r\nsecond\n".to_owned()));
    assert_eq!(explorer.app.draft().unwrap().text, "from elsewhere\nsecond");
    explorer
        .app
        .edited(Err("The editor ended with status 1.".to_owned()));
    assert!(explorer.screen().contains("ended with status 1"));
    assert_eq!(explorer.app.draft().unwrap().text, "from elsewhere\nsecond");
    let explorer = explorer.press("Ctrl-z Ctrl-z");
    assert_eq!(explorer.app.draft(), None, "as it was");
}

#[test]
fn tags_are_words_in_a_line_and_known_ones_complete() {
    let explorer = with_five(110, 34).press("7 # =to Tab Space =New,#ice Space =NEW Enter");
    assert_eq!(
        tags_of(&explorer, "ferries/daily-ferry"),
        ["to-check", "New", "ice"]
    );
    // What is taken out of the line is taken off.
    let explorer = explorer.press("# Ctrl-u =ice Enter");
    assert_eq!(tags_of(&explorer, "ferries/daily-ferry"), ["ice"]);
    let mut explorer = explorer.press("u");
    assert_eq!(
        tags_of(&explorer, "ferries/daily-ferry").len(),
        3,
        "{}",
        explorer.screen()
    );
    let long = "x".repeat(65);
    let mut explorer = explorer.press(&format!("# ={long} Enter"));
    assert!(explorer.screen().contains("at most are kept"));
}

#[test]
fn what_another_explorer_did_takes_its_place_and_what_was_chosen_stays() {
    let mut explorer = with_five(110, 34).press("7 j j");
    let mut other = explorer.app.shelf().shelf().clone();
    let first = other.kept()[0].clone();
    other.apply(&Change::remove(&first)).unwrap();
    explorer.app.shelved(other, 0);
    assert_eq!(explorer.at().as_deref(), Some("ferries/longest-crossing"));
    assert_eq!(on_the_shelf(&explorer).len(), 4);
}

#[test]
fn what_is_not_saved_is_said_until_it_is() {
    let mut explorer = with_five(110, 34).press("7");
    let shelf = explorer.app.shelf().shelf().clone();
    explorer.app.shelved(shelf.clone(), 2);
    explorer
        .app
        .say("/the/shelf.ron cannot be written (disk full).");
    let screen = explorer.screen();
    assert!(screen.contains("5 · not saved"), "{screen}");
    assert!(
        screen.lines().next().unwrap().contains("not saved"),
        "{screen}"
    );
    explorer.app.shelved(shelf, 0);
    assert!(!explorer.screen().contains("not saved"));
}

#[test]
fn a_long_message_is_shown_whole() {
    let mut explorer = with_five(60, 16);
    let long = "/a/rather/long/path/to/the/shelf.ron cannot be written (no space left on device); \
                what is not saved stays here and is tried again with the next change";
    explorer.app.say(long);
    let screen = explorer.screen();
    let told: Vec<&str> = screen.lines().rev().take(3).map(str::trim).collect();
    let told: Vec<&str> = told.into_iter().rev().collect();
    assert_eq!(told.join(" "), long, "{screen}");
}

#[test]
fn no_size_and_no_key_is_too_much() {
    for (width, height) in [(1, 1), (2, 3), (9, 4), (20, 6), (79, 9), (300, 100)] {
        let mut explorer = with_five(width, height);
        for keys in [
            "7 j l j G",
            "f =# Tab Enter Esc",
            "# Tab Enter",
            "e =x PageDown PageUp Esc Enter",
        ] {
            explorer = explorer.press(keys);
            explorer.screen();
        }
    }
}
