//! The glyphs that charts are drawn with.

/// What charts are drawn with. Series follow each other through the lists,
/// and begin again where there are more of them.
#[derive(Debug)]
pub struct Glyphs {
    /// Points of a series: read, and derived.
    pub(super) markers: &'static [[&'static str; 2]],
    /// What the bars of a series are filled with.
    pub(super) fills: &'static [Fill],
    /// A bar that is too short to be drawn to its length.
    pub(super) stub: &'static str,
    /// Whether lines are drawn in dots, eight to a cell.
    pub(super) braille: bool,
    /// A line, where it is not.
    pub(super) dot: &'static str,
    /// The time that a number is of.
    pub(super) extent: &'static str,
    /// The axes, their corner, and their ticks.
    pub(super) upright: &'static str,
    pub(super) level: &'static str,
    pub(super) corner: &'static str,
    pub(super) tick_left: &'static str,
    pub(super) tick_below: &'static str,
    /// The corner of a scale that does not begin at 0.
    pub(super) torn: &'static str,
    /// Times that are left out of the axis.
    pub(super) skipped: &'static str,
    /// A break.
    pub(super) break_line: &'static str,
    pub(super) break_level: &'static str,
    /// The cursor: across a chart, below a bar, beside a row.
    pub(super) cursor: &'static str,
    pub(super) cursor_level: &'static str,
    pub(super) cursor_row: &'static str,
    /// The end of the whole.
    pub(super) end: &'static str,
    /// What stands for a number that is not there.
    pub(super) none: &'static str,
    /// What stands for text that is left out.
    pub(super) ellipsis: &'static str,
}

/// What a bar is filled with.
#[derive(Debug)]
pub(super) struct Fill {
    /// A cell at the upper end of a bar, by how much of it is filled; the
    /// last is filled whole.
    pub(super) up: &'static [&'static str],
    /// A cell at the right end, likewise.
    pub(super) right: &'static [&'static str],
    /// Half a cell at the lower end of a bar below 0, and at its left end,
    /// where there is such a glyph.
    pub(super) down: Option<&'static str>,
    pub(super) left: Option<&'static str>,
}

impl Fill {
    /// A fill that has no parts of a cell.
    const fn whole(glyph: &'static [&'static str; 1]) -> Self {
        Self {
            up: glyph,
            right: glyph,
            down: None,
            left: None,
        }
    }

    /// A whole cell.
    pub(super) fn cell(&self) -> &'static str {
        self.up[self.up.len() - 1]
    }
}

/// After a number that was calculated from others.
pub(super) const DERIVED: &str = "*";

/// Blocks, lines and dots.
pub static UNICODE: Glyphs = Glyphs {
    markers: &[
        ["●", "○"],
        ["■", "□"],
        ["▲", "△"],
        ["◆", "◇"],
        ["▼", "▽"],
        ["★", "☆"],
    ],
    fills: &[
        Fill {
            up: &["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
            right: &["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"],
            down: Some("▀"),
            left: Some("▐"),
        },
        Fill {
            up: &["⣀", "⣤", "⣶", "⣿"],
            right: &["⡇", "⣿"],
            down: Some("⠛"),
            left: Some("⢸"),
        },
        Fill {
            up: &["⢀", "⢄", "⢔", "⢕"],
            right: &["⢕"],
            down: Some("⠑"),
            left: None,
        },
        Fill::whole(&["▚"]),
        Fill {
            up: &["⡀", "⡄", "⡆", "⡇"],
            right: &["⡇"],
            down: Some("⠃"),
            left: None,
        },
        Fill::whole(&["▒"]),
        Fill::whole(&["╱"]),
        Fill {
            up: &["⣀", "⣀", "⣒", "⣒"],
            right: &["⣒"],
            down: None,
            left: None,
        },
    ],
    stub: "_",
    braille: true,
    dot: "·",
    extent: "─",
    upright: "│",
    level: "─",
    corner: "└",
    tick_left: "┤",
    tick_below: "┬",
    torn: "╱",
    skipped: "╌",
    break_line: "┊",
    break_level: "┄",
    cursor: "│",
    cursor_level: "━",
    cursor_row: "▌",
    end: "│",
    none: "–",
    ellipsis: "…",
};

/// The same in ASCII.
pub static ASCII: Glyphs = Glyphs {
    markers: &[
        ["A", "a"],
        ["B", "b"],
        ["C", "c"],
        ["D", "d"],
        ["E", "e"],
        ["F", "f"],
        ["G", "g"],
        ["H", "h"],
    ],
    fills: &[
        Fill::whole(&["#"]),
        Fill::whole(&["="]),
        Fill::whole(&[":"]),
        Fill::whole(&["%"]),
        Fill::whole(&["+"]),
        Fill::whole(&["o"]),
        Fill::whole(&["/"]),
        Fill::whole(&["x"]),
    ],
    stub: "_",
    braille: false,
    dot: ".",
    extent: "-",
    upright: "|",
    level: "-",
    corner: "+",
    tick_left: "+",
    tick_below: "+",
    torn: "/",
    skipped: "~",
    break_line: ":",
    break_level: ".",
    cursor: "|",
    cursor_level: "=",
    cursor_row: ">",
    end: "|",
    none: "-",
    ellipsis: "..",
};

impl Glyphs {
    /// The marker of a point.
    pub(super) fn marker(&self, series: usize, derived: bool) -> &'static str {
        self.markers[series % self.markers.len()][usize::from(derived)]
    }

    /// What the bars of a series are filled with.
    pub(super) fn fill(&self, series: usize) -> &'static Fill {
        &self.fills[series % self.fills.len()]
    }
}
