//! The glyphs that charts are drawn with.

/// What charts are drawn with. Series follow each other through the lists,
/// and begin again where there are more of them.
#[derive(Debug)]
pub struct Glyphs {
    /// Points of a series: read, and derived.
    pub(super) markers: &'static [[&'static str; 2]],
    /// What the bars of a series are filled with.
    pub(super) fills: &'static [&'static str],
    /// The upper end of a bar, by how much of the cell it fills; the last is
    /// all of it. Without parts there is only all of it.
    pub(super) upward: &'static [&'static str],
    /// The right end of a bar, likewise.
    pub(super) rightward: &'static [&'static str],
    /// Half a cell at the lower end of a bar below 0, and at the left end.
    pub(super) downward: &'static str,
    pub(super) leftward: &'static str,
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
    fills: &["█", "▒", "░", "▚", "▓", "⣶", "╱", "⡪"],
    upward: &["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    rightward: &["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"],
    downward: "▀",
    leftward: "▐",
    stub: "▁",
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
    fills: &["#", "=", ":", "%", "+", "o", "/", "x"],
    upward: &["#"],
    rightward: &["#"],
    downward: "#",
    leftward: "#",
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
    pub(super) fn fill(&self, series: usize) -> &'static str {
        self.fills[series % self.fills.len()]
    }
}
