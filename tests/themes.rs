//! Themes: what is drawn can be read, in every theme and with however many
//! colours.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{Explorer, text};
use nemuro::explorer::theme::contrast::{Lab, contrast, rgb_of};
use nemuro::explorer::theme::table::{Need, Role, TABLE};
use nemuro::explorer::theme::{Depth, Scheme, Theme};
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

/// The themes that know what they are drawn on.
const OWN: [Scheme; 3] = [Scheme::Dark, Scheme::Light, Scheme::Contrast];
const DEPTHS: [Depth; 3] = [Depth::Full, Depth::Indexed, Depth::Sixteen];
/// Screens and what lies over them, by the keys that lead there.
const PLACES: [&str; 15] = [
    "",
    "Tab j",
    "Tab j Enter",
    "2",
    "3",
    "4",
    "4 v",
    "5",
    "5 Tab",
    "6 Tab",
    "3 v Tab",
    "/ =sakhalin",
    "?",
    ": =lens",
    "@ =1905 Enter",
];

/// What is seen of a style: the colour in front and the one behind.
fn seen(style: Style, theme: &Theme) -> (Color, Color) {
    let [ground, text] = [
        theme.scheme().style(Role::Ground, theme.depth()).bg,
        theme.text.fg,
    ]
    .map(|colour| colour.unwrap_or(Color::Reset));
    let (fg, bg) = (style.fg.unwrap_or(text), style.bg.unwrap_or(ground));
    if style.add_modifier.contains(Modifier::REVERSED) {
        (bg, fg)
    } else {
        (fg, bg)
    }
}

#[test]
fn every_role_stands_out_from_what_it_is_drawn_on() {
    let mut weak = Vec::new();
    for scheme in OWN {
        for depth in DEPTHS {
            let theme = Theme::of(scheme, depth, false);
            for row in TABLE.iter().filter(|row| row.role != Role::Ground) {
                let (fg, bg) = seen(scheme.style(row.role, depth), &theme);
                let (has, floor) = (contrast(fg, bg), scheme.floor(row.need));
                if has < floor {
                    weak.push(format!("{scheme} {depth:?} {:?}: {has:.2}", row.role));
                }
            }
        }
    }
    assert!(weak.is_empty(), "{weak:#?}");
}

#[test]
fn what_is_read_needs_four_and_a_half_and_the_contrast_theme_seven() {
    assert!((Scheme::Dark.floor(Need::Text) - 4.5).abs() < f64::EPSILON);
    assert!((Scheme::Light.floor(Need::Mark) - 3.0).abs() < f64::EPSILON);
    for need in [Need::Text, Need::Mark] {
        assert!((Scheme::Contrast.floor(need) - 7.0).abs() < f64::EPSILON);
    }
}

/// On the terminal's own background, which may be black or white, what names
/// a colour and has no glyph of its own is seen on both.
#[test]
fn the_terminal_theme_is_seen_on_black_and_on_white() {
    // Each of these stands beside a glyph or a hatch that is its own.
    let told_by_glyph = |role| matches!(role, Role::Series(3..) | Role::Standing(0));
    for row in TABLE.iter().filter(|row| !told_by_glyph(row.role)) {
        let colour = row.styles[0].fg.filter(|colour| *colour != Color::Reset);
        for ground in [Color::Rgb(0, 0, 0), Color::Rgb(255, 255, 255)] {
            let has = colour.map_or(21.0, |colour| contrast(colour, ground));
            assert!(has >= 3.0, "{:?} on {ground}: {has:.2}", row.role);
        }
    }
}

#[test]
fn series_and_sides_are_told_apart_by_colour_too_where_there_are_enough() {
    let series: Vec<Role> = (0..6).map(Role::Series).collect();
    let sides: Vec<Role> = (0..3).map(Role::Side).collect();
    let standings: Vec<Role> = (0..4).map(Role::Standing).collect();
    for scheme in OWN {
        for depth in [Depth::Full, Depth::Indexed] {
            for roles in [&series, &sides, &standings] {
                for (at, one) in roles.iter().enumerate() {
                    for other in &roles[at + 1..] {
                        let lab = |role: &Role| {
                            let colour = scheme.style(*role, depth).fg.unwrap();
                            Lab::of(rgb_of(colour).unwrap())
                        };
                        let apart = lab(one).distance(lab(other));
                        assert!(
                            apart > 0.08,
                            "{scheme} {depth:?} {one:?} {other:?}: {apart:.3}"
                        );
                    }
                }
            }
        }
    }
}

/// The styles of cells that show something.
fn cells(buffer: &Buffer) -> impl Iterator<Item = (&str, Color, Color)> {
    buffer
        .content
        .iter()
        .map(|cell| (cell.symbol(), cell.fg, cell.bg))
}

#[test]
fn a_theme_with_a_ground_of_its_own_is_drawn_on_it_everywhere() {
    for scheme in OWN {
        for keys in PLACES {
            let mut explorer = Explorer::themed(scheme, Depth::Full, 110, 34).press(keys);
            for (symbol, fg, bg) in cells(&explorer.drawn()) {
                let own = |colour| matches!(colour, Color::Rgb(..));
                assert!(own(fg) && own(bg), "{scheme} {keys:?} {symbol:?} {fg} {bg}");
            }
        }
    }
}

/// Not only by the table: cell by cell, as it comes to the screen.
#[test]
fn nothing_on_any_screen_is_too_weak_to_be_read() {
    for scheme in OWN {
        for depth in DEPTHS {
            for keys in PLACES {
                let mut explorer = Explorer::themed(scheme, depth, 110, 34).press(keys);
                for (symbol, fg, bg) in cells(&explorer.drawn()) {
                    let word = symbol.chars().any(char::is_alphanumeric);
                    let need = if word { Need::Text } else { Need::Mark };
                    let has = contrast(fg, bg);
                    assert!(
                        symbol == " " || has >= scheme.floor(need),
                        "{scheme} {depth:?} {keys:?} {symbol:?}: {has:.2}"
                    );
                }
            }
        }
    }
}

#[test]
fn no_more_colours_are_drawn_than_the_terminal_has() {
    for (scheme, _) in Scheme::ALL {
        for keys in PLACES {
            let drawn = |depth| {
                let mut explorer = Explorer::themed(scheme, depth, 110, 34).press(keys);
                let buffer = explorer.drawn();
                let both = cells(&buffer).flat_map(|(_, fg, bg)| [fg, bg]);
                both.collect::<Vec<_>>()
            };
            let indexed = drawn(Depth::Indexed);
            assert!(
                !indexed
                    .iter()
                    .any(|colour| matches!(colour, Color::Rgb(..)))
            );
            let sixteen = drawn(Depth::Sixteen);
            let named = |colour: &Color| !matches!(colour, Color::Rgb(..) | Color::Indexed(_));
            assert!(sixteen.iter().all(named));
            assert!(
                drawn(Depth::None)
                    .iter()
                    .all(|colour| *colour == Color::Reset)
            );
        }
    }
}

#[test]
fn without_colours_what_is_chosen_is_reversed_in_every_theme() {
    for (scheme, _) in Scheme::ALL {
        let mut explorer = Explorer::themed(scheme, Depth::None, 110, 34).press("@ =1905 Enter");
        let buffer = explorer.drawn();
        let reversed = |x: u16| buffer[(x, 0)].modifier.contains(Modifier::REVERSED);
        assert!((0..110).any(reversed), "{scheme}: the lens in the header");
    }
}

#[test]
fn the_selected_row_of_a_list_is_not_dim_in_any_theme() {
    for (scheme, _) in Scheme::ALL {
        let mut explorer = Explorer::themed(scheme, Depth::Full, 110, 34).press("j");
        let drawn = explorer.drawn();
        let bar = drawn.content.iter().position(|cell| cell.symbol() == "▌");
        let row = &drawn.content[bar.unwrap()..];
        let cell = row[1..].iter().find(|cell| cell.symbol() != " ").unwrap();
        let text = Theme::of(scheme, Depth::Full, false).text.fg.unwrap();
        assert_eq!(cell.fg, text, "{scheme}");
        assert!(cell.modifier.contains(Modifier::BOLD) && !cell.modifier.contains(Modifier::DIM));
    }
}

#[test]
fn a_key_goes_on_to_the_next_theme_at_once_and_names_it() {
    let mut explorer = Explorer::on_the_strait(110, 34).press("t");
    assert!(
        explorer.screen().contains("Theme: dark"),
        "{}",
        explorer.screen()
    );
    let named = ["light", "contrast", "terminal", "dark"];
    for name in named {
        explorer = explorer.press("t");
        assert!(explorer.screen().contains(&format!("Theme: {name}")));
    }
}

/// Pages and pictures that were set before are set anew.
#[test]
fn nothing_keeps_the_colours_of_the_theme_before() {
    for keys in PLACES.into_iter().filter(|keys| !keys.contains('=')) {
        let mut turned = Explorer::themed(Scheme::Dark, Depth::Full, 110, 34).press(keys);
        turned.buffer();
        let mut turned = turned.press("t");
        turned.app.say("");
        let mut fresh = Explorer::themed(Scheme::Light, Depth::Full, 110, 34).press(keys);
        fresh.app.say("");
        assert!(turned.drawn() == fresh.drawn(), "{keys:?}");
    }
}

#[test]
fn what_is_said_does_not_depend_on_the_theme() {
    for keys in PLACES {
        let words =
            |scheme, depth| text(&Explorer::themed(scheme, depth, 80, 24).press(keys).buffer());
        let plain = words(Scheme::Terminal, Depth::Sixteen);
        for (scheme, _) in Scheme::ALL {
            for depth in [Depth::None, Depth::Sixteen, Depth::Indexed, Depth::Full] {
                assert_eq!(words(scheme, depth), plain, "{scheme} {depth:?} {keys:?}");
            }
        }
    }
}
