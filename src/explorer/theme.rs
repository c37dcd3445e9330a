//! The theme: a style for each role. Nothing else in the explorer names a
//! colour.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::border;

use crate::dossier::{Holder, Standing};
use crate::widget::{chart, popup, spark};

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
    /// Borders of the pane at hand, and of the others.
    pub border: [Style; 2],
    /// The series of a chart, one after the other.
    pub series: [Style; 6],
    /// The line on the map.
    pub line: Style,
    standings: [Style; 4],
    /// The two sides, and what both hold or claim.
    sides: [Style; 3],
    ascii: bool,
}

impl Theme {
    /// The terminal's own sixteen colours on its own background. With `ascii`
    /// no glyph is outside ASCII.
    #[must_use]
    pub fn terminal(ascii: bool) -> Self {
        // Said outright, so that it holds on a border of another colour too.
        let text = Style::new().fg(Color::Reset);
        let accent = Style::new().fg(Color::Cyan);
        Self {
            text,
            dim: text.add_modifier(Modifier::DIM),
            heading: text.add_modifier(Modifier::BOLD),
            accent,
            light: Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            mistake: text.fg(Color::Red),
            selected: Style::new().add_modifier(Modifier::BOLD),
            chosen: text.add_modifier(Modifier::REVERSED),
            border: [accent, text.add_modifier(Modifier::DIM)],
            series: [
                Color::Cyan,
                Color::Yellow,
                Color::Magenta,
                Color::Green,
                Color::LightBlue,
                Color::Red,
            ]
            .map(|colour| text.fg(colour)),
            standings: [
                text.fg(Color::Green),
                text.fg(Color::Yellow),
                text.fg(Color::Red),
                text.fg(Color::Magenta),
            ],
            // Bold and in the colour of text, for it matters most.
            line: text.add_modifier(Modifier::BOLD),
            sides: [Color::Red, Color::LightBlue, Color::Magenta].map(|colour| text.fg(colour)),
            ascii,
        }
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

/// Takes the colours out of what was drawn, for `NO_COLOR`: a background
/// becomes reverse video, so that nothing is told by colour alone.
pub fn without_colour(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if cell.bg != Color::Reset {
            cell.modifier.insert(Modifier::REVERSED);
        }
        cell.fg = Color::Reset;
        cell.bg = Color::Reset;
    }
}
