//! The themes there are, and how one is made fit for a terminal.

use std::fmt;
use std::str::FromStr;

use ratatui::style::{Color, Style};

use super::contrast::rgb_of;
use super::depth::{Depth, downgrade};
use super::own::Colours;
use super::table::{Need, Role, Row, TABLE};
use crate::dossier::nearest;

/// A theme by its name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// The terminal's own sixteen colours on its own background.
    #[default]
    Terminal,
    /// Light on dark, of its own colours like the next two.
    Dark,
    /// Dark on light.
    Light,
    /// As clear as can be: on black, with a contrast of seven at least.
    Contrast,
}

impl Scheme {
    /// Every theme with its name, in the order in which the key leads through
    /// them, which is that of the table.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Terminal, "terminal"),
        (Self::Dark, "dark"),
        (Self::Light, "light"),
        (Self::Contrast, "contrast"),
    ];

    /// The name.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL[self.column()].1
    }

    /// The next one; after the last the first.
    #[must_use]
    pub fn next(self) -> Self {
        Self::ALL[(self.column() + 1) % Self::ALL.len()].0
    }

    fn column(self) -> usize {
        self as usize
    }

    /// The style of a role on a terminal that shows so many colours.
    #[must_use]
    pub fn style(self, role: Role, depth: Depth) -> Style {
        self.painted(role, depth, &Colours::default())
    }

    /// The same with colours of the reader's own in place of the theme's.
    #[must_use]
    pub fn painted(self, role: Role, depth: Depth, own: &Colours) -> Style {
        TABLE
            .iter()
            .find(|row| row.role == role)
            .map_or_else(Style::new, |row| self.fit(row, depth, own))
    }

    /// The style of a row of the table, with colours that the terminal shows
    /// and that stand out on each other as they must.
    fn fit(self, row: &Row, depth: Depth, own: &Colours) -> Style {
        let column = match (self, depth) {
            // Their greys would be lost: what is dim there is dimmed here.
            (Self::Dark | Self::Light, Depth::None) => Self::Terminal.column(),
            _ => self.column(),
        };
        let mut style = row.styles[column];
        if depth == Depth::None {
            // Colours are taken out of what was drawn.
            return style;
        }
        style = own.over(row, style);
        let ground = Self::ground(column, depth, own);
        let over = match style.bg {
            Some(ground) if row.role != Role::Ground => {
                // What is drawn on it matters; it need not stand out itself.
                let ground = downgrade(ground, depth, None);
                style.bg = Some(ground);
                Some(ground)
            }
            _ => ground,
        };
        // Nothing is known of what a terminal writes on by itself.
        let over = over.filter(|ground| rgb_of(*ground).is_some());
        let floor = self.floor(row.need);
        style.fg = style
            .fg
            .map(|colour| downgrade(colour, depth, over.map(|ground| (ground, floor))));
        if row.role == Role::Ground {
            style.bg = ground;
        }
        style
    }

    /// What a theme is drawn on, by its column.
    fn ground(column: usize, depth: Depth, own: &Colours) -> Option<Color> {
        let row = TABLE.iter().find(|row| row.role == Role::Ground)?;
        let ground = own.over(row, row.styles[column]).bg?;
        Some(downgrade(ground, depth, None))
    }

    /// The least contrast that it keeps.
    #[must_use]
    pub fn floor(self, need: Need) -> f64 {
        need.floor(self == Self::Contrast)
    }
}

impl fmt::Display for Scheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Scheme {
    type Err = String;

    /// Reads the name of a theme.
    fn from_str(written: &str) -> Result<Self, String> {
        let known = Self::ALL.iter().find(|(_, word)| *word == written);
        known.map(|(scheme, _)| *scheme).ok_or_else(|| {
            let words = Self::ALL.map(|(_, word)| word);
            nearest(written, words).map_or_else(
                || format!("write {}", one_of(&words)),
                |near| format!("did you mean \"{near}\"?"),
            )
        })
    }
}

/// Words to choose from, in a sentence.
pub(crate) fn one_of(words: &[&str]) -> String {
    match words {
        [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => words.concat(),
    }
}
