//! A panel: one figure set for the room it has: its title, its chart or
//! table, what is read off it and who says so, and what is to be known of it.

mod below;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use super::known::{below, side, sources};
use crate::commands::figures::chart;
use crate::dossier::{EntryId, Item};
use crate::explorer::Ctx;
use crate::explorer::reading::{self, origin};
use crate::search::Field;
use crate::widget::chart::{Chart, Kind, Look, Plot, Sheet, Stop};
use crate::widget::paper::{GUTTER, Paper, Spot};
use crate::widget::prose::{Part, Row, clip, draw_row, set};

/// The widest and the highest that a chart is drawn.
const CHART: Size = Size {
    width: 124,
    height: 32,
};
/// Rows of a chart that are not given up for text.
const LEAST: u16 = 8;
/// Sources of a number that are named at the cursor; one where there are
/// fewer rows than that.
const NAMED: usize = 2;
const NAMED_FROM: u16 = 24;
/// Places that are asked how many rows their numbers take.
const ASKED: usize = 100;

/// A place in a panel: the first row in view of its chart or table and of the
/// text, and the link that has the focus.
pub(super) type Place = (usize, usize, Option<(Spot, usize)>);

/// A figure, set for an area.
#[derive(Debug)]
pub(super) struct Panel {
    area: Rect,
    chart: Chart,
    drawn: Drawn,
    /// The sources of the numbers at each stop.
    sources: Vec<Vec<usize>>,
    title: Vec<Row>,
    /// What is read off, in the rows kept for it.
    at: Vec<Row>,
    at_rows: u16,
    /// What is to be known.
    below: Paper,
    cursor: usize,
    /// The first row of the chart in view, where it is scrolled.
    offset: usize,
}

#[derive(Debug)]
enum Drawn {
    Chart(Plot),
    Table(Sheet),
}

impl Drawn {
    fn rows(&self) -> u16 {
        match self {
            Self::Chart(plot) => plot.rows(),
            Self::Table(sheet) => sheet.rows(),
        }
    }

    fn scrolled(&self, offset: usize, cursor: usize) -> usize {
        match self {
            Self::Chart(plot) => plot.scrolled(offset, cursor),
            Self::Table(sheet) => sheet.scrolled(offset, cursor),
        }
    }
}

impl Panel {
    /// A figure set for an area; `lacks_room` is the one that should stand
    /// beside it. None of what is no figure.
    pub(super) fn of(
        ctx: &Ctx,
        id: EntryId,
        pane: Rect,
        table: bool,
        lacks_room: Option<EntryId>,
    ) -> Option<Self> {
        let area = Rect {
            x: pane.x.saturating_add(1),
            width: pane.width.saturating_sub(2),
            ..pane
        };
        let entry = ctx.view.entry(id);
        let Item::Figure(figure) = entry.item else {
            return None;
        };
        let seen = ctx.view.figure(figure);
        let chart = chart(&seen);
        let sources = sources(&seen, &chart, &entry.sources);
        let title = Some(origin(id, Field::Title));
        let title = set(
            &[(&figure.title, ctx.theme.heading, title)],
            area.width.max(1),
            0,
        );
        let below = below(
            ctx,
            id,
            figure,
            &seen,
            &entry.sources,
            area.width,
            lacks_room,
        );
        let mut panel = Self {
            area,
            drawn: Drawn::Chart(chart.prepare(Size::ZERO, ctx.theme.charts())),
            chart,
            sources,
            title,
            at: Vec::new(),
            at_rows: 0,
            below: Paper {
                rows: below,
                ..Paper::default()
            },
            cursor: 0,
            offset: 0,
        };
        panel.share_out(ctx, table);
        Some(panel)
    }

    /// Shares the rows out among chart and text.
    fn share_out(&mut self, ctx: &Ctx, table: bool) {
        let height = self.area.height;
        let stops = self.chart.stops().len();
        let asked = (0..stops).step_by(stops / ASKED + 1);
        let most = asked.map(|stop| self.rows_at(ctx, stop).len()).max();
        let most = u16::try_from(most.unwrap_or(0)).unwrap_or(u16::MAX);
        self.at_rows = most.min((height / 5).max(1));
        let title = u16::try_from(self.title.len()).unwrap_or(u16::MAX);
        let below = u16::try_from(self.below.rows.len()).unwrap_or(u16::MAX);
        // A blank row above and below what is read off.
        let taken = title.saturating_add(self.at_rows + 2);
        let rest = height.saturating_sub(taken);
        let text = below.min((rest / 5).max(2)).min(rest);
        let high = (rest - text).max(LEAST.min(rest)).min(CHART.height);
        let size = Size::new(self.area.width.min(CHART.width), high);
        let glyphs = ctx.theme.charts();
        self.drawn = if table {
            Drawn::Table(self.chart.sheet(size, glyphs))
        } else {
            Drawn::Chart(self.chart.prepare(size, glyphs))
        };
    }

    /// Draws this figure and another on one scale, if they are of one unit.
    pub(super) fn on_one_scale(&mut self, ctx: &Ctx, other: &mut Self) {
        let (Drawn::Chart(own), Drawn::Chart(others)) = (&self.drawn, &other.drawn) else {
            return;
        };
        let (sizes, glyphs) = ((own.size(), others.size()), ctx.theme.charts());
        let plots = self.chart.prepare_alike(&mut other.chart, sizes, glyphs);
        if let Some((own, others)) = plots {
            (self.drawn, other.drawn) = (Drawn::Chart(own), Drawn::Chart(others));
        }
    }

    /// Reads off the numbers at a place, or where one begins; where that is.
    pub(super) fn point(&mut self, ctx: &Ctx, cursor: Option<usize>) -> usize {
        let last = self.chart.stops().len().saturating_sub(1);
        // What is newest comes first, but groups are read from the top.
        let grouped = self.chart.data().kind == Kind::Groups;
        let begin = if grouped { 0 } else { last };
        self.cursor = cursor.unwrap_or(begin).min(last);
        if let Drawn::Table(sheet) = &self.drawn
            && !sheet.shows(self.cursor)
        {
            let (size, first) = (sheet.size(), sheet.first());
            let glyphs = ctx.theme.charts();
            let sheet = self.chart.sheet_at(size, glyphs, first, self.cursor);
            self.drawn = Drawn::Table(sheet);
        }
        self.offset = self.drawn.scrolled(self.offset, self.cursor);
        self.at = self.rows_at(ctx, self.cursor);
        self.cursor
    }

    /// The place that the cursor is at.
    pub(super) fn stop(&self) -> Option<&Stop> {
        self.chart.stops().get(self.cursor)
    }

    /// The place that is nearest to one of another figure.
    pub(super) fn near(&self, stop: &Stop) -> Option<usize> {
        self.chart.near(stop)
    }

    /// The cursor so many places further on.
    pub(super) fn moved(&self, by: isize) -> usize {
        self.chart.moved(self.cursor, by)
    }

    /// Turns the rows of a table that has more than are in view, and then the
    /// text below.
    pub(super) fn turn(&mut self, down: bool) {
        if let Drawn::Table(sheet) = &self.drawn
            && (down || self.below.scroll == 0)
        {
            let offset = sheet.turned(self.offset, down);
            if offset != self.offset {
                self.offset = offset;
                return;
            }
        }
        let rows = usize::from(self.text_area().height);
        let by = rows.saturating_sub(1).max(1);
        self.below.turn(by, down, rows);
        self.below.focus = None;
    }

    /// Whether there is more to be known than is in view.
    fn has_more(&self) -> bool {
        self.below.rows.len() > self.below.scroll + usize::from(self.text_area().height)
    }

    /// What is turned to next, where not all is in view.
    pub(super) fn next_page(&self) -> Option<&'static str> {
        match &self.drawn {
            Drawn::Table(sheet) if sheet.has_more(self.offset) => Some("more rows"),
            _ => self.has_more().then_some("notes"),
        }
    }

    /// What is read off at a place, and who says so.
    fn rows_at(&self, ctx: &Ctx, stop: usize) -> Vec<Row> {
        let theme = ctx.theme;
        let Some(readout) = self.chart.readout(stop) else {
            return Vec::new();
        };
        let label = format!("{}  ", readout.label);
        let texts: Vec<(String, String, usize)> = readout
            .values
            .iter()
            .map(|value| {
                let name = unbroken(&format!("{} ", value.name));
                (name, unbroken(&value.text()), value.series)
            })
            .collect();
        let mut parts: Vec<Part<'_>> = vec![(&label, theme.heading, None)];
        for (at, (name, value, series)) in texts.iter().enumerate() {
            if at > 0 {
                parts.push((", ", theme.dim, None));
            }
            parts.push((name, theme.series[series % theme.series.len()], None));
            parts.push((value, theme.text, None));
        }
        let width = self.area.width.clamp(1, CHART.width);
        let mut rows = set(&parts, width, 2);
        for run in rows.iter_mut().flat_map(|row| &mut row.runs) {
            run.text = run.text.replace('\u{a0}', " ");
        }
        rows.extend(self.sources_at(ctx, stop));
        rows
    }

    /// Who says the numbers at a place.
    fn sources_at(&self, ctx: &Ctx, stop: usize) -> Vec<Row> {
        let theme = ctx.theme;
        let sources = self.sources.get(stop).map_or(&[][..], Vec::as_slice);
        let room = usize::from(self.area.width.min(ctx.room.measure));
        let most = if self.area.height < NAMED_FROM {
            1
        } else {
            NAMED
        };
        let named = sources
            .iter()
            .take(most)
            .map(|at| &ctx.dossier.sources[*at]);
        let mut rows: Vec<Row> = named
            .map(|source| {
                let text = format!("{}: {}", side(source), source.brief());
                Row::of(clip(&text, room, theme.ellipsis()), theme.dim)
            })
            .collect();
        if let (Some(more), Some(last)) = (sources.len().checked_sub(most + 1), rows.last_mut()) {
            let more = format!(" and {} more", more + 1);
            let text = &mut last.runs[0].text;
            *text = clip(text, room.saturating_sub(more.len()), theme.ellipsis());
            text.push_str(&more);
        }
        rows
    }

    /// The area that it is set for.
    pub(super) fn area(&self) -> Rect {
        self.area
    }

    /// The place whose numbers stand at a position.
    pub(super) fn stop_at(&self, at: Position) -> Option<usize> {
        let area = self.chart_area();
        if !area.contains(at) {
            return None;
        }
        let place = (at.x - area.x, at.y - area.y);
        match &self.drawn {
            Drawn::Chart(plot) => plot.stop_at(place, self.offset),
            Drawn::Table(sheet) => sheet.stop_at(place, self.offset),
        }
    }

    /// Where the chart is.
    fn chart_area(&self) -> Rect {
        let title = u16::try_from(self.title.len()).unwrap_or(u16::MAX);
        let title = title.min(self.area.height);
        Rect {
            y: self.area.y + title,
            height: self.drawn.rows().min(self.area.height - title),
            width: self.area.width.min(CHART.width),
            ..self.area
        }
    }

    /// Where what is read off is.
    fn at_area(&self) -> Rect {
        let y = self.chart_area().bottom().saturating_add(1);
        let rest = self.area.bottom().saturating_sub(y);
        Rect {
            y,
            height: self.at_rows.min(rest),
            ..self.area
        }
    }

    /// Where the text below is.
    fn text_area(&self) -> Rect {
        let y = self.at_area().bottom().saturating_add(1);
        Rect {
            y,
            height: self.area.bottom().saturating_sub(y),
            ..self.area
        }
    }

    /// Draws it; `focused` tells whether the keys go there.
    pub(super) fn draw(&self, ctx: &Ctx, focused: bool, buf: &mut Buffer) {
        let theme = ctx.theme;
        rows(ctx, &self.title, self.area, buf);
        let look = Look {
            text: theme.text,
            dim: theme.dim,
            cursor: if focused { theme.accent } else { theme.dim },
            series: &theme.series,
        };
        let (cursor, area) = (Some(self.cursor), self.chart_area());
        match &self.drawn {
            Drawn::Chart(plot) => plot.draw(cursor, self.offset, &look, area, buf),
            Drawn::Table(sheet) => sheet.draw(cursor, self.offset, &look, area, buf),
        }
        rows(ctx, &self.at, self.at_area(), buf);
        let area = self.text_area();
        let lit = |origin| ctx.lit(origin);
        let look = reading::look(ctx, focused, &lit);
        self.below.draw(area.width, &look, page(area), buf);
        if self.has_more() && area.height > 0 {
            let text = "notes: more below";
            let width = u16::try_from(text.len()).unwrap_or(u16::MAX);
            let right = area.x + area.width.min(ctx.room.measure);
            if width < area.width.min(ctx.room.measure) {
                buf.set_string(right - width, area.y - 1, text, theme.dim);
            }
        }
    }
}

/// Paper has a gutter, which is left of the text that it shows here.
fn page(text: Rect) -> Rect {
    Rect {
        x: text.x.saturating_sub(GUTTER),
        width: text.width + GUTTER.min(text.x),
        ..text
    }
}

fn rows(ctx: &Ctx, rows: &[Row], area: Rect, buf: &mut Buffer) {
    for (y, row) in (area.y..area.bottom()).zip(rows) {
        let area = Rect {
            y,
            height: 1,
            ..area
        };
        draw_row(row, area, buf, ctx.theme.light, &|origin| ctx.lit(origin));
    }
}

/// A text that is not broken between rows.
fn unbroken(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}
