//! Figures for people: the list of them, and one as a chart and a table.

use std::io::{self, Write};

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;

use super::chart;
use crate::commands::page::{Page, WIDTH};
use crate::commands::row;
use crate::dossier::{At, Entry, Figure, FigureKind, Item};
use crate::search::View;
use crate::widget::chart::{ASCII, Look, UNICODE};

/// The widest that a table is drawn before columns are left out.
const WIDEST: u16 = 400;

/// What a chart is drawn on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
    /// Whether nothing but ASCII is drawn.
    pub ascii: bool,
}

impl Default for Paper {
    fn default() -> Self {
        Self {
            width: u16::try_from(WIDTH).unwrap_or(80),
            height: 22,
            ascii: false,
        }
    }
}

/// Lists figures, a line each.
pub(super) fn list(view: View<'_>, entries: &[Entry<'_>], out: &mut dyn Write) -> io::Result<()> {
    let addresses = entries
        .iter()
        .map(|entry| entry.address().to_string().len());
    let width = addresses.max().unwrap_or(0);
    for entry in entries {
        let Item::Figure(figure) = entry.item else {
            continue;
        };
        let address = entry.address().to_string();
        let (kind, span) = (kind(figure.kind), span(&view.figure(figure)));
        let (title, unit) = (&figure.title, &figure.unit);
        writeln!(
            out,
            "{address:<width$}  {kind:<6}  {title} ({unit}), {span}"
        )?;
    }
    Ok(())
}

/// How a figure is drawn, as a word.
fn kind(kind: FigureKind) -> &'static str {
    match kind {
        FigureKind::Line => "line",
        FigureKind::Bars => "bars",
        FigureKind::Shares => "shares",
        FigureKind::Groups => "groups",
    }
}

/// From when to when the numbers are, or how many groups they are of.
fn span(figure: &Figure) -> String {
    let chart = chart(figure);
    let stops = chart.stops();
    match (stops.first(), stops.last()) {
        _ if figure.kind == FigureKind::Groups => match stops.len() {
            1 => "1 group".to_owned(),
            groups => format!("{groups} groups"),
        },
        (Some(first), Some(last)) if first.label != last.label => {
            format!("{} to {}", first.label, last.label)
        }
        (Some(only), _) => only.label.clone(),
        (None, _) => "no numbers".to_owned(),
    }
}

/// Writes one figure: its chart, its table, what is to be known of it, and
/// who says so.
pub(super) fn one(
    view: View<'_>,
    entry: &Entry<'_>,
    paper: Paper,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Item::Figure(figure) = entry.item else {
        return Ok(());
    };
    let mut page = Page { out, view };
    page.title(&figure.title)?;
    let seen = view.figure(figure);
    let chart = chart(&seen);
    let glyphs = if paper.ascii { &ASCII } else { &UNICODE };
    let plot = chart.prepare(Size::new(paper.width, paper.height), glyphs);
    // Groups and shares are written whole, however many they are.
    let size = Size::new(paper.width, plot.whole().max(paper.height));
    let plot = chart.prepare(size, glyphs);
    lines(page.out, Size::new(size.width, plot.rows()), |area, buf| {
        plot.draw(None, 0, &LOOK, area, buf);
    })?;
    writeln!(page.out)?;
    let rows = u16::try_from(chart.stops().len().max(seen.series.len()) + 8);
    let high = rows.unwrap_or(u16::MAX);
    let mut sheet = chart.sheet(Size::new(paper.width, high), glyphs);
    if sheet.leaves_out() {
        sheet = chart.sheet(Size::new(WIDEST, high), glyphs);
    }
    lines(
        page.out,
        Size::new(sheet.size().width, sheet.rows()),
        |area, buf| {
            sheet.draw(None, 0, &LOOK, area, buf);
        },
    )?;
    writeln!(page.out)?;
    if let Some(date) = view.lens.as_of().filter(|_| seen.is_cut_from(figure)) {
        page.paragraph("", &format!("Numbers after {} are left out.", date.human()))?;
    }
    for (at, change) in seen.breaks.iter().enumerate() {
        let line = format!("break {}, {}: {}", at + 1, At::Date(change.at), change.note);
        page.paragraph("", &line)?;
    }
    page.paragraph("", &figure.note)?;
    page.meta(entry)
}

const LOOK: Look<'_> = Look {
    text: Style::new(),
    dim: Style::new(),
    cursor: Style::new(),
    series: &[],
};

/// Writes what is drawn as lines, without blanks at their ends.
fn lines(out: &mut dyn Write, size: Size, draw: impl FnOnce(Rect, &mut Buffer)) -> io::Result<()> {
    let area = Rect::new(0, 0, size.width, size.height);
    let mut buf = Buffer::empty(area);
    draw(area, &mut buf);
    for y in 0..area.height {
        writeln!(out, "{}", row(&buf, y))?;
    }
    Ok(())
}
