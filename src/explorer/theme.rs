//! The theme: a style for each role. Which, is in the table; nothing else in
//! the explorer names a colour.

pub mod contrast;
pub mod depth;
pub mod own;
mod scheme;
pub mod table;

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::border;

pub use self::depth::Depth;
pub use self::own::Colours;
pub use self::scheme::Scheme;

use self::table::Role;
use crate::dossier::{Holder, Standing};
use crate::widget::{chart, list, popup, spark};

/// Styles by role, and the glyphs that go with them.
#[derive(Debug, Clone)]
pub struct Theme {
    /// What is read.
    pub text: Style,
    /// What is said about it: dates, counts, marks.
    pub dim: Style,
    /// Titles and headings.
    pub heading: Style,
    /// Links, and keys in the hints.
    pub accent: Style,
    /// The words of a search.
    pub light: Style,
    /// What cannot be read of what was typed.
    pub mistake: Style,
    /// The selected item, over its own style.
    pub selected: Style,
    /// Text that is typed over.
    pub chosen: Style,
    /// A link in the selected statement, over the style of its text.
    pub link: Style,
    /// The link that the keys are at, likewise.
    pub link_focus: Style,
    /// The letters shown on links.
    pub letter: Style,
    /// The mark of a statement that changed since it was read.
    pub changed: Style,
    /// A tag of the reader's.
    pub tag: Style,
    /// A note of the reader's.
    pub note: Style,
    /// Borders of the pane at hand, and of the others.
    pub border: [Style; 2],
    /// The series of a chart, one after the other.
    pub series: [Style; 6],
    /// The line on the map.
    pub line: Style,
    standings: [Style; 4],
    /// The two sides, and what both hold or claim.
    sides: [Style; 3],
    /// What everything is drawn on, where the theme has a ground of its own.
    ground: Style,
    scheme: Scheme,
    depth: Depth,
    /// The reader's own, whichever the theme.
    own: Colours,
    ascii: bool,
}

impl Theme {
    /// The terminal's own sixteen colours on its own background. With `ascii`
    /// no glyph is outside ASCII.
    #[must_use]
    pub fn terminal(ascii: bool) -> Self {
        Self::of(Scheme::Terminal, Depth::Sixteen, ascii)
    }

    /// A theme for a terminal that shows so many colours.
    #[must_use]
    pub fn of(scheme: Scheme, depth: Depth, ascii: bool) -> Self {
        Self::painted(scheme, depth, Colours::default(), ascii)
    }

    fn painted(scheme: Scheme, depth: Depth, own: Colours, ascii: bool) -> Self {
        let style = |role| scheme.painted(role, depth, &own);
        Self {
            text: style(Role::Text),
            dim: style(Role::Dim),
            heading: style(Role::Heading),
            accent: style(Role::Accent),
            light: style(Role::Light),
            mistake: style(Role::Mistake),
            selected: style(Role::Selected),
            chosen: style(Role::Chosen),
            link: style(Role::Link),
            link_focus: style(Role::LinkFocus),
            letter: style(Role::Letter),
            changed: style(Role::Changed),
            tag: style(Role::Tag),
            note: style(Role::Note),
            border: [Role::Border, Role::BorderBehind].map(style),
            series: [0, 1, 2, 3, 4, 5].map(|at| style(Role::Series(at))),
            line: style(Role::Line),
            standings: [0, 1, 2, 3].map(|at| style(Role::Standing(at))),
            sides: [0, 1, 2].map(|at| style(Role::Side(at))),
            ground: style(Role::Ground),
            scheme,
            depth,
            own,
            ascii,
        }
    }

    /// The same with the colours of another scheme.
    #[must_use]
    pub fn in_scheme(&self, scheme: Scheme) -> Self {
        Self::painted(scheme, self.depth, self.own.clone(), self.ascii)
    }

    /// The same with colours of the reader's own.
    #[must_use]
    pub fn with(self, own: Colours) -> Self {
        Self::painted(self.scheme, self.depth, own, self.ascii)
    }

    /// Which of the themes it is.
    #[must_use]
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// How many colours it has.
    #[must_use]
    pub fn depth(&self) -> Depth {
        self.depth
    }

    /// How a list is drawn; `focused` tells whether the keys go there.
    #[must_use]
    pub fn list(&self, focused: bool) -> list::Look {
        let bar = if focused { self.accent } else { self.dim };
        list::Look {
            mark: (self.bar(), bar),
            selected: self.selected_row(),
            right: self.dim,
            ellipsis: self.ellipsis(),
        }
    }

    /// Which it is, said to the reader.
    #[must_use]
    pub fn told(&self) -> String {
        let (name, dot) = (self.scheme, self.dot());
        let told = match (self.depth, self.scheme) {
            (Depth::None, _) => format!("Theme: {name} {dot} without colours"),
            (_, Scheme::Terminal) => format!("Theme: {name} {dot} the terminal's own colours"),
            (Depth::Sixteen, _) => format!("Theme: {name} {dot} in 16 colours"),
            (Depth::Indexed, _) => format!("Theme: {name} {dot} in 256 colours"),
            (Depth::Full, _) => format!("Theme: {name}"),
        };
        let keep = format!("; theme: \"{name}\" in the config keeps it");
        if self.own.is_empty() || self.depth == Depth::None {
            return told + &keep;
        }
        let weak = self.own.weak(self.scheme, self.depth);
        let weakest = weak
            .iter()
            .min_by(|one, other| one.has.total_cmp(&other.has));
        match weakest {
            None => format!("{told}, with your own colours{keep}"),
            Some(weak) => format!("{told}, with your own colours: {}", weak.told()),
        }
    }

    /// Puts what was drawn on the ground of the theme: whatever has no colour
    /// of its own, under popups too, gets the theme's. Without colours they
    /// are taken out, and a background becomes reverse video.
    pub fn finish(&self, buffer: &mut Buffer) {
        if self.depth == Depth::None {
            return without_colour(buffer);
        }
        let (Some(ground), Some(text)) = (self.ground.bg, self.text.fg) else {
            return;
        };
        for cell in &mut buffer.content {
            if cell.bg == Color::Reset {
                cell.bg = ground;
            }
            if cell.fg == Color::Reset {
                cell.fg = text;
            }
        }
    }

    /// How the selected row of a list is drawn, over its own style: what is dim
    /// is not dim there.
    #[must_use]
    pub fn selected_row(&self) -> Style {
        let row = self.text.patch(self.selected);
        row.remove_modifier(Modifier::DIM)
    }

    /// The style of a standing.
    #[must_use]
    pub fn standing(&self, standing: &Standing) -> Style {
        let at = Standing::WORDS
            .iter()
            .position(|word| *word == standing.word());
        self.standings[at.unwrap_or(0)]
    }

    /// How a land is drawn by who holds it: in every second row, and in the
    /// rows between.
    #[must_use]
    pub fn held(&self, holder: Option<Holder>) -> [Style; 2] {
        let [japan, russia, both] = self.sides;
        match holder {
            None => [self.dim; 2],
            Some(Holder::Japan) => [japan; 2],
            Some(Holder::Russia) => [russia; 2],
            Some(Holder::Shared) => [japan, russia],
            Some(Holder::Disputed) => [both; 2],
        }
    }

    /// What marks a place on the map: one, the selected one, one where
    /// something happened.
    #[must_use]
    pub fn marks(&self) -> [&'static str; 3] {
        if self.ascii {
            ["o", "@", "+"]
        } else {
            ["▪", "◉", "✶"]
        }
    }

    /// Whether no glyph is outside ASCII.
    #[must_use]
    pub fn is_ascii(&self) -> bool {
        self.ascii
    }

    /// The bar before the selected item.
    #[must_use]
    pub fn bar(&self) -> &'static str {
        if self.ascii { ">" } else { "▌" }
    }

    /// The mark of what the reader keeps.
    #[must_use]
    pub fn kept(&self) -> &'static str {
        if self.ascii { "*" } else { "♦" }
    }

    /// What points at another item.
    #[must_use]
    pub fn arrow(&self) -> &'static str {
        if self.ascii { "->" } else { "→" }
    }

    /// What stands between the parts of a path.
    #[must_use]
    pub fn step(&self) -> &'static str {
        if self.ascii { ">" } else { "›" }
    }

    /// What stands between facts on one row.
    #[must_use]
    pub fn dot(&self) -> &'static str {
        if self.ascii { "-" } else { "·" }
    }

    /// What marks a statement that is not as it was.
    #[must_use]
    pub fn unlike(&self) -> &'static str {
        if self.ascii { "/=" } else { "≠" }
    }

    /// What stands for text that is left out.
    #[must_use]
    pub fn ellipsis(&self) -> &'static str {
        if self.ascii { ".." } else { "…" }
    }

    /// What a gauge is filled with.
    #[must_use]
    pub fn full(&self) -> &'static str {
        if self.ascii { "#" } else { "━" }
    }

    /// What the rest of a gauge is.
    #[must_use]
    pub fn rest(&self) -> &'static str {
        if self.ascii { "-" } else { "─" }
    }

    /// What charts are drawn with.
    #[must_use]
    pub fn charts(&self) -> &'static chart::Glyphs {
        if self.ascii {
            &chart::ASCII
        } else {
            &chart::UNICODE
        }
    }

    /// What sparklines are drawn with.
    #[must_use]
    pub fn sparks(&self) -> spark::Heights {
        if self.ascii {
            spark::ASCII
        } else {
            spark::UNICODE
        }
    }

    /// The characters of borders.
    #[must_use]
    pub fn borders(&self) -> border::Set<'static> {
        if self.ascii {
            popup::ASCII
        } else {
            border::PLAIN
        }
    }
}

/// Takes the colours out of what was drawn: a background becomes reverse
/// video, so that nothing is told by colour alone.
fn without_colour(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if cell.bg != Color::Reset {
            cell.modifier.insert(Modifier::REVERSED);
        }
        cell.fg = Color::Reset;
        cell.bg = Color::Reset;
    }
}
