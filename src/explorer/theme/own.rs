//! Colours of the reader's own, by role, over those of whichever theme is in
//! use; and how clearly they stand out there.

use std::str::FromStr;

use ratatui::style::{Color, Modifier, Style};

use super::contrast::{contrast, rgb_of};
use super::depth::{Depth, SIXTEEN};
use super::scheme::Scheme;
use super::table::{Need, Role, Row, TABLE};
use crate::dossier::nearest;

/// Every role by its name, and what it is for.
pub const ROLES: &[(Role, &str, &str)] = &[
    (Role::Ground, "background", "what everything is drawn on"),
    (Role::Text, "text", "what is read"),
    (Role::Dim, "dim", "dates, counts, marks"),
    (
        Role::Heading,
        "heading",
        "titles and headings; else as text",
    ),
    (
        Role::Accent,
        "accent",
        "where you are, and keys in the hints",
    ),
    (Role::Light, "light", "the words of a search"),
    (
        Role::Mistake,
        "mistake",
        "what cannot be read of what was typed",
    ),
    (Role::Selected, "selected", "the selected row"),
    (
        Role::Chosen,
        "chosen",
        "the box behind text that is typed over, and behind the lens",
    ),
    (
        Role::Link,
        "link",
        "links of the selected statement; else as accent",
    ),
    (
        Role::LinkFocus,
        "link-focus",
        "the box of the link that the keys are at; else as accent",
    ),
    (
        Role::Letter,
        "letter",
        "the box behind the letters of links",
    ),
    (
        Role::Changed,
        "changed",
        "the mark of what changed since it was read",
    ),
    (Role::Tag, "tag", "your tags"),
    (Role::Note, "note", "your notes; else as text"),
    (
        Role::Border,
        "border",
        "the border of the pane at hand; else as accent",
    ),
    (Role::BorderBehind, "border-behind", "the other borders"),
    (Role::Series(0), "series-1", "the first series of a chart"),
    (Role::Series(1), "series-2", "the second"),
    (Role::Series(2), "series-3", "the third"),
    (Role::Series(3), "series-4", "the fourth"),
    (Role::Series(4), "series-5", "the fifth"),
    (Role::Series(5), "series-6", "the sixth"),
    (Role::Line, "line", "the line on the map; else as text"),
    (Role::Standing(0), "holds", "a standing"),
    (Role::Standing(1), "overtaken", "a standing"),
    (Role::Standing(2), "contested", "a standing"),
    (Role::Standing(3), "unconfirmed", "a standing"),
    (Role::Side(0), "japan", "lands held by Japan"),
    (Role::Side(1), "russia", "lands held by Russia"),
    (
        Role::Side(2),
        "disputed",
        "lands held by one and claimed by the other",
    ),
];

impl Role {
    /// The role of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let found = ROLES.iter().find(|(_, own, _)| *own == name);
        found.map(|(role, ..)| *role)
    }

    /// The name.
    #[must_use]
    pub fn name(self) -> &'static str {
        let found = ROLES.iter().find(|(role, ..)| *role == self);
        found.map_or("", |(_, name, _)| name)
    }

    /// The role whose own colour it takes where it has none itself.
    fn like(self) -> Option<Self> {
        match self {
            Self::Heading | Self::Note | Self::Line => Some(Self::Text),
            Self::Link | Self::LinkFocus | Self::Border => Some(Self::Accent),
            _ => None,
        }
    }
}

/// Colours of the reader's own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Colours(Vec<(Role, Color)>);

/// A role that stands out less than it must.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weak {
    /// The role.
    pub role: Role,
    /// Its contrast.
    pub has: f64,
    /// The least that it must have.
    pub needs: f64,
}

impl Weak {
    /// How weak it is, in words.
    #[must_use]
    pub fn told(&self) -> String {
        // Rounded down, so that what is too little never looks like enough.
        let has = (self.has * 100.0).floor() / 100.0;
        format!("{} has a contrast of {has:.2}", self.role.name())
    }
}

impl Colours {
    /// Gives a role a colour; false where it has one already.
    pub fn give(&mut self, role: Role, colour: Color) -> bool {
        let free = !self.has(role);
        if free {
            self.0.push((role, colour));
        }
        free
    }

    /// Whether a role has been given a colour itself.
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.0.iter().any(|(own, _)| *own == role)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The colour of a role, if it has one of the reader's.
    pub(super) fn of(&self, role: Role) -> Option<Color> {
        let given = |role: Role| self.0.iter().find(|(own, _)| *own == role);
        let found = given(role).or_else(|| given(role.like()?));
        found.map(|(_, colour)| *colour)
    }

    /// The style of a row of the table in a theme: the theme's, or with the
    /// reader's colour in it. What is a box keeps text that is read on it.
    pub(super) fn over(&self, row: &Row, mut style: Style) -> Style {
        let Some(colour) = self.of(row.role) else {
            return style;
        };
        if row.role == Role::Ground {
            return style.bg(colour);
        }
        if style.bg.is_some() {
            let inks = [style.fg.unwrap_or(Color::Reset), BLACK, WHITE];
            let clear = |ink: &Color| contrast(*ink, colour);
            let best = inks
                .into_iter()
                .max_by(|one, other| clear(one).total_cmp(&clear(other)));
            let ink = inks[..1].iter().copied().find(|ink| clear(ink) >= READ);
            return style.bg(colour).fg(ink.or(best).unwrap_or(Color::Reset));
        }
        // It is as light as the reader wants it.
        style.add_modifier.remove(Modifier::DIM);
        style.fg(colour)
    }

    /// What stands out less than a theme promises with so many colours, in the order of the table:
    /// the roles that have a colour of the reader's, and on a background of
    /// theirs all. Nothing is known of the terminal's own colours.
    #[must_use]
    pub fn weak(&self, scheme: Scheme, depth: Depth) -> Vec<Weak> {
        let style = |role| scheme.painted(role, depth, self);
        let (ground, text) = (style(Role::Ground).bg, style(Role::Text).fg);
        let all = self.has(Role::Ground);
        let rows = TABLE
            .iter()
            .filter(|row| row.role != Role::Ground && (all || self.of(row.role).is_some()));
        let weak = rows.filter_map(|row| {
            let style = style(row.role);
            let known = |colour: Option<Color>| colour.filter(|colour| rgb_of(*colour).is_some());
            let ink = style.fg.and_then(|ink| known(Some(ink)).or(known(text)))?;
            let behind = known(style.bg).or(known(ground))?;
            let (has, needs) = (contrast(ink, behind), scheme.floor(row.need));
            (has < needs).then_some(Weak {
                role: row.role,
                has,
                needs,
            })
        });
        weak.collect()
    }
}

const BLACK: Color = Color::Rgb(0, 0, 0);
const WHITE: Color = Color::Rgb(255, 255, 255);
/// Text on a box that is read needs no other colour.
const READ: f64 = 4.5;

/// A colour as it is written: `#rrggbb`, one of the terminal's sixteen by its
/// name, or `default`, which is the terminal's own.
///
/// # Errors
/// What would be right.
pub fn colour(written: &str) -> Result<Color, String> {
    if written == "default" {
        return Ok(Color::Reset);
    }
    let colour = Color::from_str(written).ok();
    let known = |colour: &Color| matches!(colour, Color::Rgb(..)) || SIXTEEN.contains(colour);
    colour.filter(known).ok_or_else(|| {
        let names = NAMES.iter().copied().chain(["default"]);
        match nearest(written, names) {
            Some(near) if !written.starts_with('#') => format!("did you mean \"{near}\"?"),
            _ => format!(
                "write \"#rrggbb\", \"default\" or one of {}",
                NAMES.join(", ")
            ),
        }
    })
}

/// The names of the sixteen.
pub const NAMES: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "gray",
    "dark-gray",
    "light-red",
    "light-green",
    "light-yellow",
    "light-blue",
    "light-magenta",
    "light-cyan",
    "white",
];

/// What a contrast is needed for.
#[must_use]
pub fn purpose(role: Role) -> &'static str {
    let row = TABLE.iter().find(|row| row.role == role);
    match row.map(|row| row.need) {
        Some(Need::Mark) => "seen",
        _ => "read",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(given: &[(Role, &str)]) -> Colours {
        let mut colours = Colours::default();
        for (role, written) in given {
            assert!(colours.give(*role, colour(written).unwrap()));
        }
        colours
    }

    #[test]
    fn every_role_of_the_table_has_a_name_of_its_own() {
        assert_eq!(ROLES.len(), TABLE.len());
        for row in TABLE {
            assert_eq!(Role::named(row.role.name()), Some(row.role));
        }
    }

    #[test]
    fn colours_are_written_as_everybody_writes_them() {
        assert_eq!(colour("#7aa2f7"), Ok(Color::Rgb(0x7a, 0xa2, 0xf7)));
        assert_eq!(colour("default"), Ok(Color::Reset));
        for (name, own) in NAMES.iter().zip(SIXTEEN) {
            assert_eq!(colour(name), Ok(own));
        }
        for wrong in ["", "reset", "208", "#7aa2f", "#7aa2fg", "purpel"] {
            assert!(colour(wrong).is_err(), "{wrong}");
        }
        assert_eq!(
            colour("magneta"),
            Err("did you mean \"magenta\"?".to_owned())
        );
    }

    #[test]
    fn what_is_like_another_follows_it_unless_it_has_its_own() {
        let colours = own(&[(Role::Accent, "red"), (Role::Link, "blue")]);
        assert_eq!(colours.of(Role::Border), Some(Color::Red));
        assert_eq!(colours.of(Role::Link), Some(Color::Blue));
        assert_eq!(colours.of(Role::Text), None);
    }

    #[test]
    fn text_on_a_box_of_any_colour_can_be_read() {
        for grey in (0..=255).step_by(15) {
            let written = format!("#{grey:02x}{grey:02x}{grey:02x}");
            for scheme in [Scheme::Dark, Scheme::Light] {
                let colours = own(&[(Role::Letter, &written), (Role::Chosen, &written)]);
                assert_eq!(colours.weak(scheme, Depth::Full), [], "{written} {scheme}");
            }
        }
    }

    #[test]
    fn what_is_weak_is_known_where_the_background_is() {
        let grey = own(&[(Role::Dim, "#333333")]);
        assert_eq!(grey.weak(Scheme::Terminal, Depth::Full), []);
        let [weak] = grey.weak(Scheme::Dark, Depth::Full)[..] else {
            panic!("dim alone")
        };
        assert_eq!((weak.role, weak.needs), (Role::Dim, 4.5));
        assert_eq!(weak.told(), "dim has a contrast of 1.39");
        // A border is seen where text is not read.
        let border = own(&[(Role::BorderBehind, "#6a6a6a")]);
        assert_eq!(border.weak(Scheme::Dark, Depth::Full), []);
        assert_eq!(border.weak(Scheme::Contrast, Depth::Full).len(), 1);
        // On another background everything may be too weak.
        let white = own(&[(Role::Ground, "#ffffff")]);
        assert!(
            white
                .weak(Scheme::Dark, Depth::Full)
                .iter()
                .any(|weak| weak.role == Role::Text)
        );
        assert_eq!(white.weak(Scheme::Light, Depth::Full), []);
    }
}
