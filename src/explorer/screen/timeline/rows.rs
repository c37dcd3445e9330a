//! The list of events: each on a row, with its date before it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::chronicle::{Chronicle, begun};
use crate::dossier::{Date, Entry, Standing};
use crate::explorer::Ctx;
use crate::explorer::reading::origin;
use crate::search::Field;
use crate::widget::Columns;
use crate::widget::paper::draw_mark;
use crate::widget::prose::{Row, Run, clip, draw_row};

/// Columns of the bar of the selected event.
const BAR: u16 = 2;
/// From so many columns on an event's topic stands at the right.
const WITH_TOPICS: u16 = 56;
/// A date takes at most so many columns.
const DATE: usize = 26;

/// Draws the events from `first` on.
pub(super) fn draw(
    ctx: &Ctx,
    chronicle: &Chronicle,
    (first, selected): (usize, usize),
    (focused, only): (bool, bool),
    area: Rect,
    buf: &mut Buffer,
) {
    let theme = ctx.theme;
    let lit = |origin| ctx.lit(origin);
    // Where whole spans would take too much, their beginnings tell the order.
    let [whole, begun] = chronicle.dates;
    let most = usize::from(area.width) * 2 / 5;
    let whole = (whole <= DATE && whole * 3 <= usize::from(area.width)).then_some(whole);
    let dates = (whole.is_some(), whole.unwrap_or(begun).min(most));
    let events = chronicle.ids.iter().enumerate().skip(first);
    for (line, (at, id)) in area.rows().zip(events) {
        let chosen = at == selected;
        if chosen {
            let style = if focused { theme.accent } else { theme.dim };
            buf.set_stringn(line.x, line.y, theme.bar(), usize::from(line.width), style);
        }
        if let Some(mark) = ctx.mark(*id) {
            draw_mark(mark, chosen, line, buf);
        }
        let text = Rect {
            x: line.x + BAR.min(line.width),
            width: line.width.saturating_sub(BAR + 1),
            ..line
        };
        let row = row(ctx, &ctx.view.entry(*id), dates, (chosen, only), text.width);
        draw_row(&row, text, buf, theme.light, &lit);
    }
}

/// An event on one row: its date, its standing where it does not hold, its
/// title, its topic.
fn row(
    ctx: &Ctx,
    entry: &Entry<'_>,
    (whole, dates): (bool, usize),
    (chosen, only): (bool, bool),
    width: u16,
) -> Row {
    let theme = ctx.theme;
    let run = |text: String, style: Style| Run {
        text,
        style,
        ..Run::default()
    };
    let written = |date: Date| if whole { date.short() } else { begun(date) };
    let date = entry.date.map_or_else(String::new, written);
    let date = clip(&date, dates, theme.ellipsis());
    let before = " ".repeat(dates.saturating_sub(date.width()));
    let standing = entry.standing.filter(|held| **held != Standing::Holds);
    let mark = standing.map_or_else(
        || run("  ".to_owned(), theme.dim),
        |held| run(format!(" {}", held.glyph()), theme.standing(held)),
    );
    let topic = entry.topic.map_or("", |topic| topic.title.as_str());
    let topic = if width >= WITH_TOPICS && !only {
        clip(topic, usize::from(width) / 4, theme.ellipsis())
    } else {
        String::new()
    };
    let taken = dates + 3 + topic.width() + usize::from(!topic.is_empty()) * 2;
    let room = usize::from(width).saturating_sub(taken);
    let style = if chosen {
        theme.text.patch(theme.selected)
    } else {
        theme.text
    };
    let title = Run {
        origin: Some(origin(entry.id, Field::Title)),
        ..run(clip(entry.title, room, theme.ellipsis()), style)
    };
    Row {
        runs: vec![
            run(before + &date, theme.dim),
            mark,
            run(" ".to_owned(), theme.dim),
            title,
        ],
        right: (!topic.is_empty()).then_some((topic, theme.dim)),
        ..Row::default()
    }
}
