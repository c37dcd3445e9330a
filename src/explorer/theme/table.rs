//! The table of styles: a row a role, a column a theme. Nothing else in the
//! explorer names a colour.

#![expect(
    clippy::unreadable_literal,
    reason = "colours are written as everybody writes them: red, green, blue"
)]

use ratatui::style::{Color, Modifier, Style};

/// What a style is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// What everything is drawn on.
    Ground,
    /// What is read.
    Text,
    /// What is said about it: dates, counts, marks.
    Dim,
    /// Titles and headings.
    Heading,
    /// Where the reader is, links, and keys in the hints.
    Accent,
    /// The words of a search, over the style of their text.
    Light,
    /// What cannot be read of what was typed.
    Mistake,
    /// The selected item, over its own style.
    Selected,
    /// Text that is typed over, and the lens in the header.
    Chosen,
    /// A link in the selected statement, over the style of its text.
    Link,
    /// The link that the keys are at, likewise.
    LinkFocus,
    /// The letters shown on links.
    Letter,
    /// The mark of a statement that changed since it was read.
    Changed,
    /// A tag of the reader's.
    Tag,
    /// A note of the reader's.
    Note,
    /// The border of the pane at hand.
    Border,
    /// The borders of the others.
    BorderBehind,
    /// A series of a chart, from 0: its line and its name.
    Series(usize),
    /// The line on the map.
    Line,
    /// A standing, by its place among the standings.
    Standing(usize),
    /// A side, or both: Japan, Russia, disputed.
    Side(usize),
}

/// How clearly something must stand out from what it is drawn on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It is read.
    Text,
    /// It is seen: borders, marks, bars, hatches.
    Mark,
}

impl Need {
    /// The least contrast, by WCAG 2.2 (1.4.3, 1.4.11); with `strong` that of
    /// its enhanced level (1.4.6), for marks too.
    #[must_use]
    pub fn floor(self, strong: bool) -> f64 {
        match self {
            _ if strong => 7.0,
            Self::Text => 4.5,
            Self::Mark => 3.0,
        }
    }
}

/// A role, how clearly it must stand out, and its style in each theme.
pub struct Row {
    /// What it is for.
    pub role: Role,
    /// How clearly it must stand out.
    pub need: Need,
    /// Its style in each theme, in the order of `Scheme::ALL`.
    pub styles: [Style; 4],
}

const PLAIN: Style = Style::new();
/// Said outright, so that it holds on a border of another colour too.
const OWN: Style = fg(Color::Reset);
const LINK: Modifier = Modifier::UNDERLINED;
const LIT: Modifier = Modifier::BOLD.union(Modifier::UNDERLINED);

const fn fg(colour: Color) -> Style {
    Style::new().fg(colour)
}

const fn rgb(hex: u32) -> Style {
    fg(Color::from_u32(hex))
}

const fn on(text: u32, ground: u32) -> Style {
    rgb(text).bg(Color::from_u32(ground))
}

const fn row(role: Role, need: Need, styles: [Style; 4]) -> Row {
    Row { role, need, styles }
}

/// What the terminal theme has otherwise than the rest.
const fn own(terminal: Style, rest: [Style; 4]) -> [Style; 4] {
    let [_, dark, light, contrast] = rest;
    [terminal, dark, light, contrast]
}

/// Styles with modifiers.
const fn with(styles: [Style; 4], modifiers: Modifier) -> [Style; 4] {
    let [a, b, c, d] = styles;
    [
        a.add_modifier(modifiers),
        b.add_modifier(modifiers),
        c.add_modifier(modifiers),
        d.add_modifier(modifiers),
    ]
}

// The terminal theme has to serve on black and on white, whose values nobody
// tells. Of the sixteen colours only reds, magentas, the light blue and the
// dark grey of common terminals are seen on both; cyan, yellow and green are
// hardly read on white, and stand only where a glyph of their own does.
const TEXT: [Style; 4] = [OWN, rgb(0xd7dae0), rgb(0x1f2328), rgb(0xffffff)];
const BLUE: [Style; 4] = [
    fg(Color::LightBlue),
    rgb(0x6cc7f6),
    rgb(0x0b57b0),
    rgb(0x7dd8ff),
];
const RED: [Style; 4] = [fg(Color::Red), rgb(0xff7b72), rgb(0xb3261e), rgb(0xff9d94)];
const PURPLE: [Style; 4] = [
    fg(Color::Magenta),
    rgb(0xd2a8ff),
    rgb(0x7a3db8),
    rgb(0xf0a8ff),
];
const GREEN: [Style; 4] = [
    fg(Color::Green),
    rgb(0x7ee787),
    rgb(0x1a6b2e),
    rgb(0x7dff7d),
];
const AMBER: [Style; 4] = [
    fg(Color::Yellow),
    rgb(0xe3b341),
    rgb(0x7a5200),
    rgb(0xffe14d),
];
const TEAL: [Style; 4] = [fg(Color::Cyan), rgb(0x2bb5a5), rgb(0x086b6b), rgb(0x5cf2e0)];

/// Every role.
pub const TABLE: &[Row] = {
    use Need::{Mark, Text};
    &[
        row(
            Role::Ground,
            Mark,
            [
                PLAIN,
                PLAIN.bg(Color::from_u32(0x16191f)),
                PLAIN.bg(Color::from_u32(0xfdfcf8)),
                PLAIN.bg(Color::from_u32(0x000000)),
            ],
        ),
        row(Role::Text, Text, TEXT),
        row(
            Role::Dim,
            Text,
            [
                OWN.add_modifier(Modifier::DIM),
                rgb(0x8d96a5),
                rgb(0x5c6470),
                rgb(0xd0d0d0),
            ],
        ),
        row(Role::Heading, Text, with(TEXT, Modifier::BOLD)),
        row(Role::Accent, Text, BLUE),
        row(Role::Light, Text, with([PLAIN; 4], LIT)),
        row(Role::Mistake, Text, RED),
        row(Role::Selected, Text, with([PLAIN; 4], Modifier::BOLD)),
        row(
            Role::Chosen,
            Text,
            [
                OWN.add_modifier(Modifier::REVERSED),
                on(0x16191f, 0x9fb4cf),
                on(0xfdfcf8, 0x3a4a63),
                on(0x000000, 0xffe14d),
            ],
        ),
        row(Role::Link, Text, with(BLUE, LINK)),
        row(
            Role::LinkFocus,
            Text,
            with(BLUE, Modifier::REVERSED.union(Modifier::BOLD)),
        ),
        row(
            Role::Letter,
            Text,
            [
                fg(Color::Magenta).add_modifier(Modifier::REVERSED.union(Modifier::BOLD)),
                on(0x16191f, 0xe3b341).add_modifier(Modifier::BOLD),
                on(0xfdfcf8, 0x7a3db8).add_modifier(Modifier::BOLD),
                on(0x000000, 0xffe14d).add_modifier(Modifier::BOLD),
            ],
        ),
        row(Role::Changed, Text, with(PURPLE, Modifier::BOLD)),
        row(Role::Tag, Text, PURPLE),
        row(Role::Note, Text, with(TEXT, Modifier::ITALIC)),
        row(Role::Border, Mark, BLUE),
        row(
            Role::BorderBehind,
            Mark,
            [
                OWN.add_modifier(Modifier::DIM),
                rgb(0x667080),
                rgb(0x858b94),
                rgb(0xa8a8a8),
            ],
        ),
        row(Role::Series(0), Text, BLUE),
        row(Role::Series(1), Text, own(RED[0], AMBER)),
        row(Role::Series(2), Text, PURPLE),
        row(Role::Series(3), Text, GREEN),
        row(Role::Series(4), Text, own(AMBER[0], RED)),
        row(Role::Series(5), Text, TEAL),
        // Bold and in the colour of text, for it matters most.
        row(Role::Line, Mark, with(TEXT, Modifier::BOLD)),
        row(Role::Standing(0), Text, GREEN),
        row(Role::Standing(1), Text, own(PURPLE[0], AMBER)),
        row(Role::Standing(2), Text, RED),
        row(Role::Standing(3), Text, own(BLUE[0], PURPLE)),
        row(Role::Side(0), Mark, RED),
        row(Role::Side(1), Mark, BLUE),
        row(Role::Side(2), Mark, PURPLE),
    ]
};
