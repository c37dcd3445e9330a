//! The look of a timeline: its styles and glyphs.

use ratatui::style::Style;

use super::density::LEVELS;

/// How a timeline is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Which characters stand for what.
    pub glyphs: &'static Glyphs,
    /// What stands for text that is left out.
    pub ellipsis: &'static str,
    /// Marks.
    pub mark: Style,
    /// Labels beside marks.
    pub label: Style,
    /// The mark that is looked at, and the year below it.
    pub focus: Style,
    /// What points at it.
    pub pointer: Style,
    /// Its label.
    pub focus_label: Style,
    /// Names of lanes.
    pub name: Style,
    /// The name of the lane that is looked at.
    pub focus_name: Style,
    /// Lines.
    pub axis: Style,
    /// Years on the axis.
    pub year: Style,
    /// Years with which a longer time begins.
    pub strong: Style,
    /// Bands, every second one in the second style.
    pub bands: [Style; 2],
    /// The band that is looked at.
    pub here: Style,
    /// Heights.
    pub density: Style,
}

/// The characters of a timeline, each one column wide.
#[derive(Debug)]
pub struct Glyphs {
    /// Known to the day.
    pub day: &'static str,
    /// Not known to the day.
    pub about: &'static str,
    /// In doubt.
    pub doubt: &'static str,
    /// Several in one cell, from two on; the last stands for all that are
    /// more.
    pub several: [&'static str; 9],
    /// What lasted.
    pub lasting: &'static str,
    /// The beginning, the middle and the end of a time in which something was.
    pub within: [&'static str; 3],
    /// It goes on.
    pub on: &'static str,
    /// The axis, a tick with a label on it, and one without.
    pub line: &'static str,
    /// A tick with a label.
    pub tick: &'static str,
    /// A tick without one.
    pub minor: &'static str,
    /// Points up at what is looked at.
    pub here: &'static str,
    /// The edge of a band.
    pub edge: &'static str,
    /// The same below the bands, where nothing else is.
    pub below: &'static str,
    /// What fills bands: every second one otherwise, and the one looked at.
    pub fill: [&'static str; 3],
    /// Heights from the lowest up.
    pub levels: [&'static str; LEVELS],
    /// The beginning, the middle and the end of the window.
    pub window: [&'static str; 3],
}

/// Characters that fonts of terminals have.
pub static UNICODE: Glyphs = Glyphs {
    day: "●",
    about: "○",
    doubt: "?",
    several: ["2", "3", "4", "5", "6", "7", "8", "9", "+"],
    lasting: "━",
    within: ["├", "╌", "┤"],
    on: "►",
    line: "─",
    tick: "┬",
    minor: "┴",
    here: "▲",
    edge: "│",
    below: "┊",
    fill: [" ", "╌", "━"],
    levels: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    window: ["└", "─", "┘"],
};

/// Characters of ASCII alone.
pub static ASCII: Glyphs = Glyphs {
    day: "*",
    about: "o",
    doubt: "?",
    several: ["2", "3", "4", "5", "6", "7", "8", "9", "+"],
    lasting: "=",
    within: ["[", "-", "]"],
    on: ">",
    line: "-",
    tick: "+",
    minor: "'",
    here: "^",
    edge: "|",
    below: ":",
    fill: [" ", "-", "="],
    levels: [".", ":", "-", "=", "+", "*", "#", "@"],
    window: ["\\", "_", "/"],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widget::Columns;

    fn all(glyphs: &Glyphs) -> Vec<&'static str> {
        let one = [
            glyphs.day,
            glyphs.about,
            glyphs.doubt,
            glyphs.lasting,
            glyphs.on,
            glyphs.line,
            glyphs.tick,
            glyphs.minor,
            glyphs.here,
            glyphs.edge,
            glyphs.below,
        ];
        let many = [
            &glyphs.several[..],
            &glyphs.within,
            &glyphs.fill,
            &glyphs.levels,
            &glyphs.window,
        ];
        one.into_iter().chain(many.concat()).collect()
    }

    #[test]
    fn every_glyph_takes_one_column_and_those_of_ascii_are_ascii() {
        for glyph in all(&UNICODE).into_iter().chain(all(&ASCII)) {
            assert_eq!(glyph.width(), 1, "{glyph}");
        }
        assert!(all(&ASCII).into_iter().all(str::is_ascii));
    }

    #[test]
    fn what_is_not_the_same_does_not_look_the_same() {
        for glyphs in [&UNICODE, &ASCII] {
            let marks = [
                glyphs.day,
                glyphs.about,
                glyphs.doubt,
                glyphs.lasting,
                glyphs.within[1],
            ];
            for (at, mark) in marks.iter().enumerate() {
                assert!(!marks[at + 1..].contains(mark), "{mark}");
                assert!(!glyphs.several.contains(mark), "{mark}");
            }
        }
    }
}
