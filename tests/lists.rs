//! Names and sources: lists that are filtered by what is typed, and one item
//! whole beside them.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{Explorer, read, strait};
use nemuro::dossier::{Item, Origin};
use nemuro::explorer::screen::Which;
use proptest::prelude::*;

const SIZES: [(u16, u16); 4] = [(80, 24), (110, 34), (200, 60), (40, 12)];

fn snap(name: &str, keys: &str) {
    for (width, height) in SIZES {
        let screen = Explorer::on_the_strait(width, height).press(keys).screen();
        insta::assert_snapshot!(format!("{name}-{width}x{height}"), screen);
    }
}

fn on_the_strait(keys: &str) -> Explorer {
    Explorer::on_the_strait(110, 34).press(keys)
}

fn built_in(keys: &str) -> Explorer {
    Explorer::built_in(110, 34).press(keys)
}

/// What is listed: the rows of the pane at the left.
fn listed(explorer: &mut Explorer) -> Vec<String> {
    let screen = explorer.screen();
    let rows = screen
        .lines()
        .filter_map(|row| row.strip_prefix(['│', '┌']));
    let rows = rows.map(|row| row.split(['│', '┬']).next().unwrap_or(""));
    rows.map(|row| row.trim().trim_start_matches("▌ ").to_owned())
        .collect()
}

#[test]
fn the_names() {
    snap("names", "5");
}

#[test]
fn a_name_being_read() {
    snap("names-read", "5 Enter j");
}

#[test]
fn names_being_filtered() {
    snap("names-filter", "5 f =гаван");
}

#[test]
fn the_sources() {
    snap("sources", "6");
}

#[test]
fn a_source_being_read() {
    snap("sources-read", "6 j Enter");
}

#[test]
fn sources_being_filtered_with_a_mistake() {
    snap("sources-mistake", "6 f =sied:russia Space =skiper");
}

#[test]
fn a_field_of_a_filter_being_completed() {
    snap("sources-completion", "6 f =side: Tab Tab");
}

#[test]
fn without_glyphs_outside_ascii_everything_but_the_dossier_is_ascii() {
    let dossier = read(&Origin::Folder(strait()));
    let screen = |keys: &str| {
        Explorer::of(dossier.clone(), 110, 34, true)
            .press(keys)
            .screen()
    };
    let screens = [screen("5 Enter j"), screen("6 f =sied:russia Space =ferry")];
    let from_the_dossier = "北港Северная Гавань'アジサシ丸Étain–";
    for screen in &screens {
        let mut foreign = screen.chars().filter(|c| !c.is_ascii());
        assert!(foreign.all(|c| from_the_dossier.contains(c)), "{screen}");
    }
    insta::assert_snapshot!("lists-ascii", screens.join("\n"));
}

#[test]
fn the_styles_of_a_list() {
    let buffer = on_the_strait("6 f =ferry").resize(80, 14).buffer();
    insta::assert_snapshot!("lists-styles", format!("{buffer:?}"));
}

#[test]
fn a_form_in_any_script_and_with_a_slip_finds_a_name() {
    for typed in ["сахалин", "樺太", "karafuto", "sakhaln"] {
        let explorer = built_in("5").press(&format!("f ={typed} Enter"));
        assert_eq!(
            explorer.at().as_deref(),
            Some("names/sakhalin"),
            "{typed}: {:?}",
            explorer.at()
        );
    }
    let mut explorer = built_in("5 f =sakhaln");
    let screen = explorer.screen();
    assert!(screen.contains("sakhaln taken for sakhalin"), "{screen}");
}

#[test]
fn a_form_that_was_looked_for_is_listed_in_the_place_of_the_japanese_one() {
    let mut explorer = on_the_strait("5");
    assert!(listed(&mut explorer)[1].starts_with("Northport  北港"));
    let mut explorer = explorer.press("f =гаван");
    assert!(listed(&mut explorer)[3].starts_with("Northport  Северная Гавань"));
}

#[test]
fn fields_narrow_the_sources_in_dossier_order() {
    let mut explorer = built_in("6 f =side:japan");
    let dossier = explorer.dossier.clone();
    let japanese = dossier
        .sources
        .iter()
        .filter(|source| source.side == nemuro::dossier::Side::Japan);
    let count = format!("{} of {}", japanese.count(), dossier.sources.len());
    assert!(listed(&mut explorer)[0].contains(&count), "{count}");
    let mut places = Vec::new();
    for _ in 0..30 {
        let source = dossier.entry(explorer.app.selected().unwrap());
        let Item::Source(item) = source.item else {
            panic!("{}", source.address())
        };
        assert_eq!(item.side, nemuro::dossier::Side::Japan);
        places.push(source.id);
        explorer = explorer.press("Down");
    }
    assert!(places.is_sorted_by(|a, b| a < b));
    let mut explorer = explorer.press("Ctrl-u =before:1990 Space =!side:japan");
    let rows = listed(&mut explorer);
    let years: Vec<i32> = rows
        .iter()
        .filter_map(|row| row.split(' ').next()?.parse().ok())
        .filter(|year| *year > 1000)
        .collect();
    assert!(years.iter().all(|year| *year < 1990), "{years:?}");
}

#[test]
fn the_best_comes_first_and_the_keys_choose_while_one_types() {
    let explorer = built_in("5 f =hokkaido");
    assert_eq!(explorer.at().as_deref(), Some("names/hokkaido"));
    let second = explorer.press("Down");
    assert_ne!(second.at().as_deref(), Some("names/hokkaido"));
    let explorer = second.press("Up =x Backspace");
    assert_eq!(explorer.at().as_deref(), Some("names/hokkaido"));
    let explorer = explorer.press("PageDown PageUp");
    assert_eq!(explorer.at().as_deref(), Some("names/hokkaido"));
}

#[test]
fn a_filter_that_is_kept_stays_until_it_is_cleared() {
    let mut explorer = built_in("5 f =hokkaido Enter");
    assert!(explorer.screen().contains("filter: hokkaido"));
    // To another screen and back; j is no longer text.
    let mut explorer = explorer.press("1 5 h j k");
    assert!(explorer.screen().contains("filter: hokkaido"));
    let mut explorer = explorer.press("j");
    let chosen = explorer.at();
    assert_ne!(chosen.as_deref(), Some("names/hokkaido"));
    explorer = explorer.press("Esc");
    assert!(!explorer.screen().contains("filter:"));
    assert_eq!(explorer.at(), chosen, "what was chosen stays chosen");
    let all = explorer.dossier.names.len().to_string();
    assert!(listed(&mut explorer)[0].ends_with(&all));
}

#[test]
fn leaving_a_filter_leaves_the_list_as_it_was() {
    let mut explorer = built_in("5 j j j j j");
    let before = explorer.screen();
    let mut explorer = explorer.press("f =hokkaido Down Esc");
    assert_eq!(explorer.screen(), before);
    // A filter that was kept is gone on with or typed over.
    let mut explorer = explorer.press("f =hokkaido Enter h f");
    assert!(explorer.screen().contains("filter: hokkaido"));
    let explorer = explorer.press("=sakhalin Enter");
    assert_eq!(explorer.at().as_deref(), Some("names/sakhalin"));
}

#[test]
fn esc_leaves_what_is_typed_before_it_clears_the_marks_of_a_search() {
    let mut explorer = on_the_strait("/ =crowns Enter 5 f =north");
    assert!(explorer.screen().contains("filter: north"));
    let mut explorer = explorer.press("Esc");
    let screen = explorer.screen();
    assert!(!screen.contains("filter:"), "{screen}");
    assert!(screen.contains("crowns · 2 hits"), "{screen}");
    assert!(!explorer.press("Esc").screen().contains("crowns"));
}

#[test]
fn what_cannot_be_read_is_said_and_everything_is_listed() {
    let mut explorer = on_the_strait("6 f =kind:evnt Space");
    let rows = listed(&mut explorer);
    assert!(rows[0].ends_with(" 2"), "{rows:?}");
    assert!(
        rows[2].starts_with("! there is no kind `evnt`"),
        "{}",
        rows[2]
    );
}

#[test]
fn where_nothing_is_found_it_is_said_why() {
    let mut explorer = on_the_strait("5 f =zzzz");
    let screen = explorer.screen();
    assert!(
        screen.contains("No name is found: \"zzzz\" is nowhere"),
        "{screen}"
    );
    assert!(screen.contains("0 of 2"), "{screen}");
    // There is nothing to go to.
    let mut explorer = explorer.press("Enter");
    assert!(explorer.screen().contains("filter: zzzz"));
    assert_eq!(explorer.at(), None);
}

#[test]
fn until_the_index_is_made_a_filter_waits_and_says_so() {
    let dossier = read(&Origin::Folder(strait()));
    let mut explorer = Explorer::without_index(dossier, 110, 34).press("5");
    assert!(explorer.screen().contains("as soon as the dossier is"));
    let mut explorer = explorer.press("f =tern");
    assert!(explorer.screen().contains("still being indexed"));
    explorer.app.indexing(40);
    assert!(explorer.screen().contains("indexing 40 %"));
    let index = nemuro::search::Index::build(&explorer.dossier);
    explorer.app.indexed(index);
    assert_eq!(explorer.at().as_deref(), Some("names/tern"));
    assert!(explorer.screen().contains("Mentioned in"));
}

#[test]
fn a_page_leads_to_every_mention_topic_by_topic() {
    let mut explorer = on_the_strait("5 Enter");
    let screen = explorer.screen();
    let dossier = explorer.dossier.clone();
    let index = nemuro::search::Index::build(&dossier);
    let name = explorer.app.selected().unwrap();
    let mentions = index.mentioning(name);
    let heading = format!("Mentioned in {}", mentions.len());
    assert!(screen.contains(&heading), "{screen}");
    for topic in ["Ferries", "Tides"] {
        let id = topic.to_lowercase();
        let own = mentions.iter().filter(|mention| {
            let entry = dossier.entry(**mention);
            entry.topic.is_some_and(|topic| topic.id == id)
        });
        let group = format!("{topic}  {}", own.count());
        assert!(screen.contains(&group), "{group}: {screen}");
    }
    // The links are followed in the order in which they stand.
    for (at, mention) in mentions.iter().take(4).enumerate() {
        let opened = on_the_strait(&format!("5 Enter {} Enter", "j ".repeat(at)));
        let entry = dossier.entry(*mention);
        if entry.is_statement() {
            assert_eq!(opened.app.selected(), Some(*mention));
            assert_eq!(opened.app.shown(), Which::Topics);
        }
    }
}

#[test]
fn a_place_that_the_map_reaches_is_marked_on_a_small_one() {
    let mark = "◉";
    let mut on_it = built_in("5 f =nemuro");
    assert_eq!(on_it.at().as_deref(), Some("names/nemuro"));
    assert!(on_it.screen().contains("◉ Nemuro"), "{}", on_it.screen());
    // It stays the same map for the next place.
    let mut next = on_it.press("Ctrl-u =shikotan");
    assert!(next.screen().contains("◉ Shikotan"), "{}", next.screen());
    for (typed, id) in [("moscow", "moscow"), ("laxman", "laxman")] {
        let mut explorer = built_in(&format!("5 f ={typed} Enter"));
        let at = explorer.at().unwrap_or_default();
        assert!(at.contains(id), "{typed}: {at}");
        assert!(!explorer.screen().contains(mark), "{typed}");
        assert!(!explorer.screen().contains("on the map"), "{typed}");
    }
    let mut read = next.press("Enter");
    assert!(read.screen().contains("4 on the map"));
    // The map has room, or is not there.
    let mut narrow = Explorer::on_the_strait(38, 30).press("5 Enter");
    assert!(!narrow.screen().contains(mark), "{}", narrow.screen());
}

#[test]
fn a_place_is_opened_on_the_map() {
    let explorer = on_the_strait("5 4");
    assert_eq!(explorer.app.shown(), Which::Map);
    let explorer = explorer.press("Backspace");
    assert_eq!(explorer.at().as_deref(), Some("names/northport"));
}

#[test]
fn a_source_is_shown_whole_with_what_cites_it_and_how_that_stands() {
    let mut explorer = on_the_strait("6 j Enter");
    let screen = explorer.screen();
    for part in [
        "Letters of a skipper",
        "Side       Russia",
        "Voice      state media",
        "Kind       article",
        "Authors    A. Skipper",
        "Address    sources/letters-of-a-skipper",
        "Cited by",
        "! contested  The fare was two crowns.",
    ] {
        assert!(screen.contains(part), "{part}: {screen}");
    }
    let screen = on_the_strait("6 Enter").screen();
    for part in [
        "Publisher  Northport Harbour Board",
        "Issued     1931",
        "Read       30 January 2026",
        "Language   English",
        "Page       https://example.org/ferry",
    ] {
        assert!(screen.contains(part), "{part}: {screen}");
    }
}

#[test]
fn s_shows_the_card_of_a_link_without_leaving() {
    let mut explorer = on_the_strait("6 Enter s");
    let before = explorer.at();
    let screen = explorer.screen();
    assert!(screen.contains("claim · Ferries"), "{screen}");
    let mut explorer = explorer.press("Esc");
    assert_eq!(explorer.at(), before);
    assert!(!explorer.screen().contains("claim · Ferries"));
}

#[test]
fn back_returns_to_the_same_filter_row_and_link() {
    let mut explorer = built_in("5 f =sakhalin Down Down Enter j j");
    let before = explorer.screen();
    let mut explorer = explorer.press("Enter");
    assert_eq!(explorer.app.shown(), Which::Topics);
    assert!(!explorer.screen().contains("filter:"));
    let mut explorer = explorer.press("Backspace");
    let rows = |screen: &str| {
        let rows = screen.lines().count();
        screen.lines().take(rows - 1).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(rows(&explorer.screen()), rows(&before), "all but the hints");
    let explorer = explorer.press("L");
    assert_eq!(explorer.app.shown(), Which::Topics);
}

#[test]
fn another_screen_leads_to_the_first_source_and_the_first_name_of_a_statement() {
    let explorer = on_the_strait("Enter j");
    let dossier = explorer.dossier.clone();
    let claim = dossier.entry(explorer.app.selected().unwrap());
    let first = dossier.sources[claim.sources[0]].id.clone();
    let explorer = explorer.press("6");
    assert_eq!(explorer.at(), Some(format!("sources/{first}")));
    let explorer = on_the_strait("/ =spring Space =tide Enter 5");
    assert_eq!(explorer.at().as_deref(), Some("names/northport"));
    // From the card of a source to the source.
    let explorer = on_the_strait("Enter G s 6");
    assert_eq!(
        explorer.at().as_deref(),
        Some("sources/letters-of-a-skipper")
    );
}

#[test]
fn the_explorer_starts_at_a_name_or_source_on_its_screen() {
    for (address, which) in [
        ("names/tern", Which::Names),
        ("sources/letters-of-a-skipper", Which::Sources),
    ] {
        let dossier = read(&Origin::Folder(strait()));
        let mut explorer = Explorer::without_index(dossier, 80, 24);
        let id = explorer.dossier.find(&address.parse().unwrap()).unwrap();
        explorer.app.open(id);
        explorer.app.show(which);
        assert_eq!(explorer.at().as_deref(), Some(address));
        assert_eq!(explorer.app.shown(), which);
    }
}

#[test]
fn an_entry_that_a_filter_leaves_out_is_shown_without_it() {
    let explorer = on_the_strait("6 f =board Enter 1 Enter G");
    assert_eq!(
        explorer.at().as_deref(),
        Some("sources/letters-of-a-skipper")
    );
    let mut explorer = explorer.press("6");
    assert_eq!(
        explorer.at().as_deref(),
        Some("sources/letters-of-a-skipper")
    );
    assert!(!explorer.screen().contains("filter:"));
}

#[test]
fn a_lens_leaves_out_names_and_sources_and_what_cites_them() {
    let mut explorer = built_in("6");
    let all = listed(&mut explorer)[0].clone();
    let mut explorer = explorer.press("@ =1950 Enter");
    let fewer = listed(&mut explorer)[0].clone();
    assert_ne!(all, fewer);
    let dossier = explorer.dossier.clone();
    let count = explorer
        .app
        .sight()
        .view(&dossier)
        .entries()
        .filter(|entry| matches!(entry.item, Item::Source(_)))
        .count();
    assert!(fewer.ends_with(&format!(" {count}")), "{fewer}");
    // As of 1920 a bridge of 1931 is not there to mention a name.
    let mentions = |keys: &str| {
        let screen = on_the_strait(keys).screen();
        let at = screen.find("Mentioned in ").unwrap() + 13;
        let count = screen[at..].split([' ', '\n']).next().unwrap();
        count.parse::<usize>().unwrap()
    };
    assert!(mentions("@ =1920 Enter 5") < mentions("5"));
    assert_eq!(mentions("5 @ =1920 Enter"), mentions("@ =1920 Enter 5"));
    let mut explorer = on_the_strait(": =lens Space =kind:claim Enter 5");
    let screen = explorer.screen();
    assert!(screen.contains("No name is seen through"), "{screen}");
    // A filter looks through the lens too.
    let mut explorer = on_the_strait(": =lens Space =side:russia Enter 6 f =northport");
    let screen = explorer.screen();
    assert!(screen.contains("0 of 1"), "{screen}");
}

#[test]
fn where_there_is_one_pane_enter_and_backspace_go_between_the_two() {
    let mut explorer = Explorer::on_the_strait(40, 12).press("5");
    assert!(explorer.screen().contains("┌ Names"));
    let mut explorer = explorer.press("Enter");
    let screen = explorer.screen();
    assert!(
        screen.contains("English") && !screen.contains("┌ Names"),
        "{screen}"
    );
    let mut explorer = explorer.press("Backspace");
    assert!(explorer.screen().contains("┌ Names"));
    let explorer = explorer.press("Backspace");
    assert_eq!(explorer.app.shown(), Which::Topics);
}

#[test]
fn a_new_size_keeps_what_is_chosen_in_view() {
    let mut explorer = built_in("5 G k k")
        .resize(60, 9)
        .resize(200, 60)
        .resize(80, 12);
    let id = explorer.app.selected().unwrap();
    let dossier = explorer.dossier.clone();
    let title = dossier.entry(id).title;
    assert!(
        listed(&mut explorer).iter().any(|row| row.contains(title)),
        "{title}: {}",
        explorer.screen()
    );
}

fn keys() -> impl Strategy<Value = String> {
    let key = prop::sample::select(vec![
        "5",
        "6",
        "1",
        "j",
        "k",
        "g",
        "G",
        "h",
        "l",
        "f",
        "f",
        "s",
        "n",
        "Tab",
        "BackTab",
        "Enter",
        "Esc",
        "Backspace",
        "H",
        "L",
        "Ctrl-d",
        "Ctrl-u",
        "PageDown",
        "PageUp",
        "Space",
        "=north",
        "=樺",
        "=港",
        "=zz",
        "=side:",
        "=kind:name",
        "=!",
        "=as-of:1920",
        "Left",
        "Home",
        "Down",
        "Up",
        "Ctrl-w",
        "Ctrl-t",
        "/",
        "@",
        "=1920",
        "?",
        "x",
    ]);
    prop::collection::vec(key, 0..40).prop_map(|keys| keys.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_at_any_size_leave_a_screen(
        keys in keys(),
        indexed: bool,
        sizes in prop::collection::vec((0u16..130, 0u16..50), 1..4),
    ) {
        let dossier = read(&Origin::Folder(strait()));
        let mut explorer = if indexed {
            Explorer::of(dossier, 100, 30, false)
        } else {
            Explorer::without_index(dossier, 100, 30)
        };
        explorer.app.show(Which::Names);
        for (width, height) in sizes {
            explorer = explorer.resize(width, height).press(&keys);
            let buffer = explorer.buffer();
            prop_assert_eq!((buffer.area.width, buffer.area.height), (width, height));
            if let Some(id) = explorer.app.selected() {
                prop_assert!(id.index() < explorer.dossier.len());
            }
        }
    }
}

#[test]
fn the_order_of_a_list_is_named_before_it_is_changed() {
    for (keys, title) in [("5", "Names · as given"), ("6", "Sources · as given")] {
        for width in [40, 80, 110] {
            let mut explorer = Explorer::on_the_strait(width, 24).press(keys);
            let screen = explorer.screen();
            assert!(screen.contains(title), "{screen}");
        }
    }
}
