//! Wide, half wide and combined characters: whatever is drawn over or beside
//! them, on every screen and overlay and at many sizes, no frame is broken and
//! no character is cut in two.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::path::Path;
use std::sync::Arc;

use common::{Explorer, read, text};
use nemuro::dossier::{Dossier, Origin};
use ratatui::buffer::{Buffer, CellWidth};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

const SIZES: [(u16, u16); 12] = [
    (12, 6),
    (20, 8),
    (33, 11),
    (40, 12),
    (61, 17),
    (79, 23),
    (80, 24),
    (97, 30),
    (110, 34),
    (131, 41),
    (160, 50),
    (200, 60),
];

/// Keys that lead to every screen, and to what lies over it.
const SCREENS: [&str; 33] = [
    "",
    "j j",
    "k Enter",
    "k Enter j j j",
    "Enter",
    "Enter j",
    "Enter j j",
    "Enter G",
    "Enter G x",
    "2",
    "2 j",
    "2 - j",
    "2 + + l",
    "2 Tab j",
    "3",
    "3 v",
    "3 v l l",
    "3 j",
    "3 j v",
    "3 G",
    "3 b j",
    "4",
    "4 . Tab j",
    "4 v",
    "4 + p",
    "5",
    "5 j Tab j",
    "5 f =島",
    "6 j",
    "Enter j m j m 7",
    "Enter j m 7 Tab j",
    "Enter j Tab",
    "Enter f",
];
const OVERLAYS: [&str; 12] = [
    "Enter j Enter",
    "Enter j Enter j j",
    "Enter j j Enter",
    "/ =渡し船",
    "/ =иЙ Space =kind:",
    "@ =1911",
    ": =lens Space =side:j",
    "Enter j e =広いｶﾞﾗｽ島",
    "Enter j m 7 # =渡し",
    "w",
    "Enter j Enter f",
    "? j",
];

fn wide() -> Arc<Dossier> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/wide");
    read(&Origin::Folder(folder))
}

/// Whether a cell is part of a frame that goes on upwards or downwards.
fn is_side(symbol: &str) -> bool {
    matches!(
        symbol,
        "│" | "├" | "┤" | "┌" | "┐" | "└" | "┘" | "┬" | "┴" | "┼"
    )
}

/// What is wrong with what was drawn: a character cut in two, or a frame with
/// a hole in its side; `over` where something lies over the middle.
fn wrong(buffer: &Buffer, over: bool) -> Option<String> {
    let area = buffer.area;
    let at = |x: u16, y: u16| buffer[(x, y)].symbol();
    for (x, y) in area.positions().map(|at| (at.x, at.y)) {
        let columns = at(x, y).cell_width();
        if at(x, y).graphemes(true).count() > 1 {
            return Some(format!("two characters in a cell at {x},{y}"));
        }
        let behind =
            (1..columns).all(|more| x + more < area.width && at(x + more, y).trim().is_empty());
        if !behind {
            return Some(format!("{:?} is cut in two at {x},{y}", at(x, y)));
        }
        for (corner, end) in [("┌", "└"), ("┐", "┘"), ("┬", "┴")] {
            // In the first row of a screen it is where two panes meet.
            let parts = corner == "┬" && (over || y != 1);
            if at(x, y) == corner && !parts {
                let side = (y + 1..area.height).map(|y| at(x, y));
                let whole: Vec<&str> = side.take_while(|symbol| is_side(symbol)).collect();
                if !whole.iter().any(|symbol| [end, "┴", "┬"].contains(symbol)) {
                    return Some(format!("the frame at {x},{y} has a hole"));
                }
            }
        }
    }
    None
}

#[test]
fn no_frame_is_broken_and_no_character_cut_on_any_screen_at_any_size() {
    let dossier = wide();
    for (width, height) in SIZES {
        let screens = SCREENS.iter().map(|keys| (keys, false));
        for (keys, over) in screens.chain(OVERLAYS.iter().map(|keys| (keys, true))) {
            // Where nothing has a letter, a message says so, and on the
            // smallest screens it takes rows of the frame.
            if keys.ends_with(" f") && height < 10 {
                continue;
            }
            let dossier = Arc::clone(&dossier);
            let mut explorer = Explorer::of(dossier, width, height, false).press(keys);
            let buffer = explorer.buffer();
            if let Some(wrong) = wrong(&buffer, over) {
                panic!("{width}x{height} {keys:?}: {wrong}\n{}", text(&buffer));
            }
        }
    }
}

#[test]
fn dates_stay_in_their_column_beside_wide_text() {
    let mut explorer = Explorer::of(wide(), 100, 40, false).press("Enter");
    let screen = explorer.screen();
    let ends = |date: &str| {
        let row = screen.lines().find(|row| row.contains(date));
        let row = row.unwrap_or_else(|| panic!("{date}\n{screen}"));
        row[..row.find(date).unwrap() + date.len()].width()
    };
    assert_eq!(ends("1902–1931"), ends("12 Jan 1924"), "{screen}");
}

#[test]
fn a_japanese_statement_fills_its_rows() {
    let mut explorer = Explorer::of(wide(), 100, 40, false).press("Enter");
    let screen = explorer.screen();
    let row = screen
        .lines()
        .find(|row| row.contains("広い島から毎日"))
        .unwrap();
    assert!(
        row.contains("市の日には"),
        "rows end between characters: {screen}"
    );
}

#[test]
fn nothing_old_stays_behind_voiced_half_width_kana() {
    let buffer = Explorer::of(wide(), 160, 10, false).buffer();
    let mut before = Buffer::empty(buffer.area);
    before.content.iter_mut().for_each(|cell| {
        cell.set_symbol("X");
    });
    let sent = before.diff(&buffer);
    let at = (0..160).find(|x| buffer[(*x, 0)].symbol() == "ｶ\u{ff9e}");
    let behind = at.expect("the title has one") + 2;
    assert!(sent.iter().any(|(x, y, _)| (*x, *y) == (behind, 0)));
}
