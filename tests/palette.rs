//! The palette: anything by its name; and commands.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::Explorer;
use nemuro::explorer::Effect;
use nemuro::explorer::screen::Which;

fn on_the_strait() -> Explorer {
    Explorer::on_the_strait(110, 34)
}

#[test]
fn the_palette_at_three_sizes() {
    for (width, height) in [(40, 12), (80, 24), (110, 34)] {
        let palette = |keys: &str| Explorer::on_the_strait(width, height).press(keys).screen();
        insta::assert_snapshot!(format!("palette-{width}x{height}"), palette(":"));
        let typed = format!("palette-typed-{width}x{height}");
        insta::assert_snapshot!(typed, palette(": =time"));
    }
}

#[test]
fn an_action_is_done_by_its_name_its_meaning_or_its_key() {
    for typed in ["timeline", "timel", "tmeline", "event Space =selected", "2"] {
        let explorer = on_the_strait().press(&format!(": ={typed} Enter"));
        assert_eq!(explorer.app.shown(), Which::Timeline, "{typed}");
    }
    let mut explorer = on_the_strait().press(": =quit Enter");
    assert_eq!(explorer.last.take(), Some(Effect::Quit));
}

#[test]
fn what_was_done_last_comes_first_next_time() {
    let explorer = on_the_strait().press(": =figures Enter 1 : Enter");
    assert_eq!(explorer.app.shown(), Which::Figures);
}

#[test]
fn what_cannot_be_done_here_says_why() {
    let mut explorer = on_the_strait().press(": =zoom Space =in Enter");
    let screen = explorer.screen();
    assert!(
        screen.contains("not here, but on the timeline, on the map."),
        "{screen}"
    );
    // The palette is still open, for another word.
    assert!(screen.contains("Palette"), "{screen}");
    let mut explorer = on_the_strait().press(": =next Space =hit Enter");
    assert!(explorer.screen().contains("Search first: / and a word."));
    let mut explorer = on_the_strait().press("G : =swap Enter");
    let screen = explorer.screen();
    assert!(
        screen.contains("Nothing to do for \"swap\": what each side says"),
        "{screen}"
    );
}

#[test]
fn it_lies_over_a_card_and_does_what_can_be_done_there() {
    let mut explorer = on_the_strait().press("Enter j Enter : =last Enter");
    let screen = explorer.screen();
    assert!(!screen.contains("Palette"), "{screen}");
    assert!(
        screen.contains("close"),
        "the card is still there: {screen}"
    );
}

#[test]
fn a_topic_is_gone_to_by_its_title_and_anything_by_its_address() {
    let explorer = on_the_strait().press(": =tides Enter");
    assert_eq!(explorer.app.shown(), Which::Topics);
    let mut explorer = explorer.press(": =open Space =names/northport Enter");
    assert!(
        explorer.screen().contains("Northport"),
        "{}",
        explorer.screen()
    );
    assert!(!explorer.screen().contains("Palette"));
    let mut explorer = on_the_strait().press(": =open Space =tdes");
    let screen = explorer.screen();
    assert!(
        screen.contains("nothing is at tdes; did you mean tides?"),
        "{screen}"
    );
    let mut explorer = explorer.press("Enter");
    assert!(
        explorer.screen().contains("Palette"),
        "what is wrong stays to be mended"
    );
}

#[test]
fn a_theme_is_taken_by_its_name() {
    let mut explorer = on_the_strait();
    let before = explorer.buffer();
    let mut explorer = explorer.press(": =theme Space =li Tab Enter");
    assert_ne!(explorer.buffer(), before);
    assert!(explorer.screen().contains("light"), "{}", explorer.screen());
    let mut explorer = explorer.press(": =theme Space =blue Enter");
    let said = "there is no theme blue; there are terminal, dark, light, contrast";
    assert!(explorer.screen().contains(said), "{}", explorer.screen());
}

#[test]
fn tab_goes_on_with_an_address_and_with_fields() {
    let mut explorer = on_the_strait().press(": =open Space =ti Tab");
    assert!(
        explorer.screen().contains(": open tides"),
        "{}",
        explorer.screen()
    );
    let mut explorer = on_the_strait().press(": =lens Space =stand Tab");
    assert!(
        explorer.screen().contains("standing:"),
        "{}",
        explorer.screen()
    );
}

#[test]
fn a_command_is_chosen_and_gone_on_with() {
    let mut explorer = on_the_strait().press(": =len Enter");
    let screen = explorer.screen();
    assert!(screen.contains(": lens"), "{screen}");
    let explorer = explorer.press("=standing:contested Enter");
    assert!(!explorer.app.sight().lens().is_empty());
}

#[test]
fn escape_leaves_it_and_changes_nothing() {
    let mut explorer = on_the_strait().press("Enter j");
    let before = explorer.screen();
    let mut explorer = explorer.press(": =zoom Down Esc");
    assert_eq!(explorer.screen(), before);
}

#[test]
fn every_action_has_a_name_and_a_meaning() {
    use nemuro::explorer::keymap::{Keymap, Mode};
    let keymap = Keymap::built_in();
    for (mode, _) in Mode::ALL {
        for (action, keys) in keymap.listed(mode) {
            let (name, meaning) = action.meaning();
            assert!(!name.is_empty() && !meaning.is_empty(), "{action:?}");
            assert!(!keys.is_empty(), "{action:?}");
        }
    }
}

#[test]
fn a_key_that_swaps_nothing_says_why() {
    let mut explorer = Explorer::on_the_strait(110, 34).press("5 x");
    let screen = explorer.screen();
    let why = "Nothing to do for \"swap\": what each side says does not stand here.";
    assert!(screen.contains(why), "{screen}");
}

#[test]
fn what_is_typed_on_another_layout_is_taken_for_the_same_keys_where_nothing_else_is_found() {
    let palette = |typed: &str| {
        let mut explorer = Explorer::on_the_strait(110, 34).press(&format!(": ={typed}"));
        explorer.screen()
    };
    let latin = palette("theme");
    let russian = palette("еруьу");
    assert!(russian.contains("┌ Palette · theme"), "{russian}");
    assert!(russian.contains("Go on to the next theme"), "{russian}");
    assert!(!latin.contains("Palette · "), "{latin}");
    assert!(palette("ёёёёё").contains("Nothing is called so"));
    let mut explorer = Explorer::on_the_strait(110, 34).press(": =еруьу Enter");
    assert!(!explorer.screen().contains("Palette"), "it is done");
}

#[test]
fn a_lens_says_what_may_follow_and_tab_offers_it() {
    for (width, height) in [(40, 12), (80, 24), (110, 34)] {
        let mut explorer = Explorer::on_the_strait(width, height).press(": =lens Space");
        let screen = explorer.screen();
        assert!(screen.contains("standing:contested"), "{screen}");
        let mut explorer = explorer.press("Tab");
        let screen = explorer.screen();
        assert!(screen.contains(": lens topic:"), "{screen}");
        assert!(screen.contains("kind:"), "{screen}");
    }
    let mut explorer = on_the_strait().press(": =lens Space =kind:claim Space Tab Tab Enter");
    assert!(
        explorer.screen().contains(": lens kind:claim kind:"),
        "{}",
        explorer.screen()
    );
}
