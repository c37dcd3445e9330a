//! The legend: which glyph is which series, and what else is to be known to
//! read a chart.

use super::canvas::{Role, Strokes, stroke};
use super::{Chart, Glyphs};
use crate::widget::Columns;
use crate::widget::prose::clip;

/// Columns between two items.
const APART: usize = 3;

/// An item: a glyph, and what it stands for; a remark has no glyph.
#[derive(Clone)]
pub(super) struct Item {
    pub(super) glyph: String,
    pub(super) name: String,
    pub(super) role: Role,
    /// The name, where more can be told.
    at_length: Option<String>,
}

impl Item {
    /// Something that is to be known.
    pub(super) fn remark(text: impl Into<String>) -> Self {
        Self {
            glyph: String::new(),
            name: text.into(),
            role: Role::Dim,
            at_length: None,
        }
    }

    fn long(mut self) -> Self {
        if let Some(long) = self.at_length.take() {
            self.name = long;
        }
        self
    }

    /// What marks a number that was calculated from others.
    pub(super) fn derived(mark: &str) -> Self {
        Self {
            at_length: Some(format!("{mark} derived: calculated from other numbers")),
            ..Self::remark(format!("{mark} derived"))
        }
    }
}

/// The items, told at length where that takes no more rows of a width.
pub(super) fn at_length(items: Vec<Item>, width: u16, glyphs: &Glyphs) -> Vec<Item> {
    let rows = |items: &[Item]| set(items, (0, 0), (width.into(), usize::MAX), glyphs).0;
    let long: Vec<Item> = items.iter().cloned().map(Item::long).collect();
    if rows(&long) <= rows(&items) {
        long
    } else {
        items
    }
}

/// The series, each with a glyph.
pub(super) fn series(chart: &Chart, glyph: impl Fn(usize) -> String) -> Vec<Item> {
    let series = chart.data().series.iter().enumerate();
    series
        .filter(|(_, series)| !series.points.is_empty())
        .map(|(at, series)| Item {
            glyph: glyph(at),
            name: series.name.clone(),
            role: Role::Series(at),
            at_length: None,
        })
        .collect()
}

/// The items one after the other on rows of a width, at most so many; how
/// many rows they take, and the strokes from a place on.
pub(super) fn set(
    items: &[Item],
    (left, top): (usize, usize),
    (width, most): (usize, usize),
    glyphs: &Glyphs,
) -> (usize, Strokes) {
    let mut strokes = Strokes::new();
    let (mut x, mut y) = (0, 0);
    for (at, item) in items.iter().enumerate() {
        let glyph = item.glyph.width();
        let before = glyph + usize::from(glyph > 0);
        let name = clip(&item.name, width.saturating_sub(before), glyphs.ellipsis);
        let own = before + name.width();
        if x > 0 && x + own > width {
            (x, y) = (0, y + 1);
        }
        if y >= most {
            // What is left out is in the table and in what the cursor reads.
            let left_out = items.len() - at;
            let text = format!("and {left_out} more");
            if let Some(last) = strokes.last() {
                let x = last.x + last.text.width() + APART;
                strokes.push(stroke(x, top + most - 1, text, Role::Dim));
            }
            return (most, strokes);
        }
        if glyph > 0 {
            strokes.push(stroke(left + x, top + y, item.glyph.clone(), item.role));
        }
        let role = if glyph > 0 { Role::Text } else { Role::Dim };
        strokes.push(stroke(left + x + before, top + y, name, role));
        x += own + APART;
    }
    let rows = if items.is_empty() { 0 } else { y + 1 };
    (rows, strokes)
}
