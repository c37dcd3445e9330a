//! Figures in the small: the course of a series in a line, and a row for a
//! figure that a claim rests on or that speaks against it.

use super::{Sheet, unbroken};
use crate::commands::figures::course;
use crate::dossier::{At, Claim, Date, Entry, EntryId, Figure, Item, Point, Series, Standing};
use crate::widget::Columns;
use crate::widget::prose::{Row, clip, set};
use crate::widget::spark;

/// The widest that a course is drawn, beside its numbers and alone in a row.
const COLUMNS: usize = 24;
const FEWER: usize = 16;
/// Columns of a title that are not given up for what follows it.
const TITLE: usize = 12;
/// Fewer numbers than this have no course.
const NUMBERS: usize = 3;

impl Sheet<'_> {
    /// The course of a series, unbroken between rows, and blanks after it;
    /// nothing where it has none.
    pub(super) fn spark(&self, series: &Series) -> String {
        match self.spark_of(series, COLUMNS).as_str() {
            "" => String::new(),
            spark => format!("{}  ", unbroken(spark)),
        }
    }

    fn spark_of(&self, series: &Series, most: usize) -> String {
        let course = course(series);
        if course.len() < NUMBERS {
            return String::new();
        }
        let columns = most.min(usize::from(self.width) / 3);
        let numbers = spark::columns(&course, columns);
        spark::row(&numbers, self.theme.sparks())
    }

    /// A row for each figure that a claim names, and for those that speak
    /// against it, as far as they are seen. On a card they are links.
    pub(super) fn figures_of(&self, entry: &Entry<'_>, claim: &Claim) -> Vec<Row> {
        if self.alone {
            return Vec::new();
        }
        let mut ids: Vec<EntryId> = Vec::new();
        let against = entry.standing.map_or(&[][..], Standing::by);
        let named = claim.figures.iter().chain(against);
        for id in named.filter_map(|at| self.view.find(at)) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        let rows = ids.into_iter().filter_map(|id| {
            let Item::Figure(figure) = self.dossier.entry(id).item else {
                return None;
            };
            self.in_a_row(&self.view.figure(figure), entry.date)
        });
        rows.collect()
    }

    /// A figure in a row: the course of its first series, with the number of
    /// the date that is told of marked; what was counted, and how that began
    /// and ended.
    fn in_a_row(&self, figure: &Figure, told: Option<Date>) -> Option<Row> {
        let series = figure
            .series
            .iter()
            .find(|series| !series.points.is_empty())?;
        let (first, last) = (series.points.first()?, series.points.last()?);
        let spark = match self.spark_of(series, FEWER).as_str() {
            "" => String::new(),
            spark => format!("{spark}  "),
        };
        let mark = told.and_then(|told| mark(series, told, spark.width().checked_sub(2)?));
        let dot = self.theme.dot();
        let name = match figure.series.len() {
            1 => String::new(),
            _ => format!(" {dot} {}", series.name),
        };
        let ends = match course(series).len() {
            0 => String::new(),
            1 => format!(": {} ({})", first.written(), first.at),
            _ => format!(
                ": {} ({}) to {} ({})",
                first.written(),
                first.at,
                last.written(),
                last.at
            ),
        };
        let room = usize::from(self.wide()).saturating_sub(2 + spark.width());
        // The title is cut before a number is left alone with it.
        let tails = [
            format!(", {}{name}{ends}", figure.unit),
            format!("{name}{ends}"),
            name,
        ];
        let shortest = TITLE.min(figure.title.width());
        let fits = |tail: &&String| tail.width() + shortest <= room;
        let tail = tails.iter().find(fits).map_or("", String::as_str);
        let title = room.saturating_sub(tail.width());
        let title = clip(&figure.title, title, self.theme.ellipsis());
        let text = format!("{spark}{title}{tail}");
        let Some(mark) = mark else {
            return Some(Row::of(text, self.theme.dim).indented(2));
        };
        let at = |column: usize| {
            let mut marks = text.char_indices().map(|(at, _)| at);
            marks.nth(column).unwrap_or(text.len())
        };
        let (from, to) = (at(mark), at(mark + 1));
        let parts = [
            (&text[..from], self.theme.dim, None),
            (
                &text[from..to],
                self.theme.accent.patch(self.theme.selected),
                None,
            ),
            (&text[to..], self.theme.dim, None),
        ];
        let rows = set(&parts, u16::MAX, 0).into_iter();
        rows.map(|row| row.indented(2)).next()
    }
}

/// The column of the one number of a series that is of a date, in a course of
/// so many columns.
fn mark(series: &Series, told: Date, columns: usize) -> Option<usize> {
    let of = |point: &&Point| match point.at {
        At::Date(at) => at.first_day() <= told.last_day() && at.last_day() >= told.first_day(),
        At::Group(_) => false,
    };
    let mut points = series
        .points
        .iter()
        .enumerate()
        .filter(|(_, point)| of(point));
    let (only, more) = (points.next()?, points.next());
    let course = course(series);
    let ends = (course.first()?.0, course.last()?.0);
    let (x, _) = course.get(only.0)?;
    (more.is_none() && columns > 0).then(|| spark::place(ends, columns, *x))
}
