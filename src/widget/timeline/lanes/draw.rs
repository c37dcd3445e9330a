//! How lanes are drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::row::{self, Row};
use super::{Ending, Labels, Lanes, Mark};
use crate::widget::prose::clip;
use crate::widget::timeline::events::{Event, Shape};
use crate::widget::timeline::look::{Glyphs, Look};
use crate::widget::timeline::put;

impl Lanes {
    /// Draws the lanes, their names in the first columns, with an event that
    /// is looked at; `edges` are columns that lines run down.
    pub(in crate::widget::timeline) fn draw(
        &self,
        focus: Option<(usize, &Event)>,
        labels: Labels<'_>,
        edges: impl Iterator<Item = u16>,
        look: &Look,
        (gutter, area): (u16, Rect),
        buf: &mut Buffer,
    ) {
        let marks = Rect {
            x: area.x + gutter.min(area.width),
            width: area.width.saturating_sub(gutter).min(self.columns),
            ..area
        };
        for x in edges.filter(|x| *x < marks.width) {
            for y in area.y..area.bottom() {
                put(look.glyphs.below, (marks.x + x, y), 1, look.axis, buf);
            }
        }
        let found = focus.and_then(|(at, event)| Some((at, self.find(at, event)?)));
        let mut y = area.y;
        for (nth, lane) in self.shown.iter().enumerate() {
            if y >= area.bottom() {
                break;
            }
            let here = found.is_some_and(|(_, (lane, ..))| lane == nth);
            let style = if here { look.focus_name } else { look.name };
            let room = usize::from(gutter.saturating_sub(2).min(area.width));
            let title = clip(&lane.title, room, look.ellipsis);
            put(&title, (area.x, y), room, style, buf);
            for at in lane.rows.clone() {
                if y >= area.bottom() {
                    break;
                }
                let line = Rect {
                    y,
                    height: 1,
                    ..marks
                };
                let focus = found.filter(|(_, (_, row, _))| *row == at);
                let focus = focus.map(|(event, (.., mark))| (event, mark));
                self.draw_row(&self.rows[at], focus, labels, look, line, buf);
                y += 1;
            }
            y += self.gap;
        }
    }

    fn draw_row(
        &self,
        row: &Row,
        focus: Option<(usize, usize)>,
        labels: Labels<'_>,
        look: &Look,
        line: Rect,
        buf: &mut Buffer,
    ) {
        let over = focus.and_then(|(event, at)| row.over(at, labels, event, self.columns));
        // With a blank at either side.
        let covered = over
            .as_ref()
            .map(|(x, text)| (x.saturating_sub(1), row::end(*x, text).saturating_add(1)));
        for mark in &row.marks {
            draw_mark(mark, look.glyphs, look.mark, line, buf);
        }
        for (x, text) in row.marks.iter().filter_map(|mark| mark.label.as_ref()) {
            let hidden = |(from, until)| *x < until && row::end(*x, text) > from;
            if !covered.is_some_and(hidden) {
                write(text, *x, (look.label, look.glyphs.below), line, buf);
            }
        }
        if let Some((_, at)) = focus {
            draw_mark(&row.marks[at], look.glyphs, look.focus, line, buf);
        }
        if let Some((x, text)) = over {
            write(&text, x, (look.focus_label, look.glyphs.below), line, buf);
        }
    }
}

/// Writes a label, and takes away lines that run down beside it.
fn write(text: &str, column: u16, (style, below): (Style, &str), line: Rect, buf: &mut Buffer) {
    if column >= line.width {
        return;
    }
    let room = usize::from(line.width - column);
    let end = put(text, (line.x + column, line.y), room, style, buf);
    for x in [(line.x + column).checked_sub(1), Some(end)]
        .into_iter()
        .flatten()
    {
        let within = x >= line.x && x < line.right();
        if let Some(cell) = buf.cell_mut((x, line.y)).filter(|_| within)
            && cell.symbol() == below
        {
            cell.reset();
        }
    }
}

/// Draws a mark over the columns that it takes.
fn draw_mark(mark: &Mark, glyphs: &Glyphs, style: Style, line: Rect, buf: &mut Buffer) {
    for column in mark.first..=mark.last {
        if column >= line.width {
            break;
        }
        let glyph = glyph(mark, column, glyphs);
        put(glyph, (line.x + column, line.y), 1, style, buf);
    }
}

/// What a mark shows in one of its columns.
fn glyph<'a>(mark: &Mark, column: u16, glyphs: &'a Glyphs) -> &'a str {
    let [open, middle, close] = match mark.shape {
        Shape::Within if mark.count == 1 => glyphs.within,
        shape => {
            let end = if shape.is_exact() {
                glyphs.day
            } else {
                glyphs.about
            };
            [end, glyphs.lasting, end]
        }
    };
    let point = match mark.shape {
        Shape::Within => glyphs.about,
        _ => open,
    };
    let first = column == mark.first && mark.begins;
    let last = column == mark.last;
    let narrow = mark.shape != Shape::Within && mark.last == mark.first + 1;
    match mark.ending {
        _ if mark.count > 1 && column == mark.first => {
            let place = (mark.count - 2).min(glyphs.several.len() - 1);
            glyphs.several[place]
        }
        _ if mark.count > 1 => glyphs.lasting,
        Ending::Never if last && column > mark.first => glyphs.on,
        Ending::Here if last && mark.doubtful => glyphs.doubt,
        _ if first && mark.doubtful => glyphs.doubt,
        Ending::Here if first && last => point,
        _ if first => open,
        // Of two columns, two ends would look like two events.
        Ending::Here if last && !(narrow && mark.begins) => close,
        Ending::Here | Ending::Later | Ending::Never => middle,
    }
}
