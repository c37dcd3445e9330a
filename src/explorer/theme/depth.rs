//! Depth: how many colours a terminal can show, and which of them stands for
//! one that it cannot.

use std::env;
use std::str::FromStr;

use ratatui::style::Color;

use super::contrast::{Lab, contrast, rgb_of};
use super::scheme::one_of;

/// How many colours a terminal can show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// None: only bold, underlined, dim and reversed.
    None,
    /// The sixteen whose values the terminal's own settings hold.
    #[default]
    Sixteen,
    /// The 256 of xterm.
    Indexed,
    /// 24 bits each.
    Full,
}

impl FromStr for Depth {
    type Err = String;

    /// Reads how many colours, as it is written.
    fn from_str(written: &str) -> Result<Self, String> {
        let known = Self::WORDS.iter().find(|(word, _)| *word == written);
        let words = Self::WORDS.map(|(word, _)| word);
        known
            .map(|(_, depth)| *depth)
            .ok_or_else(|| format!("write {}", one_of(&words)))
    }
}

impl Depth {
    /// The depths as they are written, and what they are.
    pub const WORDS: [(&'static str, Self); 4] = [
        ("none", Self::None),
        ("16", Self::Sixteen),
        ("256", Self::Indexed),
        ("24bit", Self::Full),
    ];

    /// What the terminal says that it can show. `NO_COLOR` says that none are
    /// wanted; a terminal of which nothing is known has sixteen.
    #[must_use]
    pub fn of_terminal() -> Self {
        if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
            return Self::None;
        }
        let level = supports_color::on(supports_color::Stream::Stdout);
        match level {
            Some(level) if level.has_16m => Self::Full,
            Some(level) if level.has_256 => Self::Indexed,
            None if env::var_os("TERM").is_some_and(|term| term == "dumb") => Self::None,
            _ => Self::Sixteen,
        }
    }
}

/// The colour that stands for another where a terminal shows fewer: the
/// nearest to the eye. `over` is what it is drawn on, and the contrast that it
/// must keep there if any colour does; so what is drawn stays readable. A
/// colour becomes one of about the same hue, or none, but never another: red
/// means something. Of the first sixteen the values are those of xterm, and
/// 256 colours leave them out, for a reader's settings may differ.
///
/// Colours that name one of the terminal's own are left as they are.
#[must_use]
pub fn downgrade(colour: Color, depth: Depth, over: Option<(Color, f64)>) -> Color {
    let Color::Rgb(red, green, blue) = colour else {
        return colour;
    };
    let candidates: &mut dyn Iterator<Item = Color> = match depth {
        Depth::Full => return colour,
        Depth::None => return Color::Reset,
        Depth::Sixteen => &mut SIXTEEN.into_iter(),
        Depth::Indexed => &mut (16..=255).map(Color::Indexed),
    };
    let wanted = Lab::of((red, green, blue));
    let mut best: Option<(Score, Color)> = None;
    for candidate in candidates {
        let Some(rgb) = rgb_of(candidate) else {
            continue;
        };
        let contrast = over.map_or(0.0, |(ground, _)| contrast(candidate, ground));
        let readable = over.is_none_or(|(_, floor)| contrast >= floor);
        let lab = Lab::of(rgb);
        let score = Score {
            unreadable: !readable,
            // What is unreadable anyway is at least as clear as can be.
            strange: if readable { wanted.strangeness(lab) } else { 0 },
            distance: if readable {
                wanted.distance(lab)
            } else {
                -contrast
            },
        };
        if best.is_none_or(|(least, _)| score < least) {
            best = Some((score, candidate));
        }
    }
    best.map_or(colour, |(_, best)| best)
}

/// How badly a colour stands for another; less is better.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
struct Score {
    unreadable: bool,
    strange: u8,
    distance: f64,
}

/// The terminal's own colours by their names.
pub(super) const SIXTEEN: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

#[cfg(test)]
mod tests {
    use super::*;

    const BLACK: Color = Color::Rgb(0, 0, 0);
    const WHITE: Color = Color::Rgb(255, 255, 255);

    #[test]
    fn a_colour_becomes_the_nearest_that_there_is() {
        let orange = Color::Rgb(255, 135, 0);
        assert_eq!(downgrade(orange, Depth::Full, None), orange);
        assert_eq!(downgrade(orange, Depth::Indexed, None), Color::Indexed(208));
        assert_eq!(downgrade(orange, Depth::None, None), Color::Reset);
        assert_eq!(downgrade(BLACK, Depth::Sixteen, None), Color::Black);
        assert_eq!(downgrade(WHITE, Depth::Sixteen, None), Color::White);
        let grey = Color::Rgb(128, 128, 128);
        assert_eq!(downgrade(grey, Depth::Indexed, None), Color::Indexed(244));
        assert_eq!(downgrade(grey, Depth::Sixteen, None), Color::DarkGray);
    }

    #[test]
    fn what_would_not_be_read_becomes_what_is() {
        let red = Color::Rgb(200, 20, 20);
        assert_eq!(downgrade(red, Depth::Sixteen, None), Color::Red);
        let on_black = downgrade(red, Depth::Sixteen, Some((BLACK, 4.5)));
        assert_eq!(on_black, Color::LightRed);
        let green = Color::Rgb(20, 110, 40);
        let on_white = downgrade(green, Depth::Sixteen, Some((WHITE, 4.5)));
        assert_eq!(
            on_white,
            Color::Black,
            "no green of the sixteen is read on white"
        );
    }

    #[test]
    fn the_terminals_own_colours_stay_its_own() {
        for depth in [Depth::None, Depth::Sixteen, Depth::Indexed, Depth::Full] {
            for own in [Color::Reset, Color::Cyan, Color::Indexed(4)] {
                assert_eq!(downgrade(own, depth, None), own);
            }
        }
    }
}
