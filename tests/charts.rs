//! Charts and their tables as they are drawn, from plain numbers.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use nemuro::widget::chart::{
    ASCII, At, Break, Chart, Data, Glyphs, Kind, Look, Point, Series, UNICODE,
};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;

const SIZES: [(u16, u16); 3] = [(40, 12), (56, 18), (100, 30)];

const LOOK: Look<'_> = Look {
    text: Style::new(),
    dim: Style::new(),
    cursor: Style::new(),
    series: &[],
};

/// A number; `at` is a year, a month as `1998-06`, or a group. An asterisk
/// after it tells that it is derived.
fn point(kind: Kind, at: &str, value: f64) -> Point {
    let (label, derived) = at.strip_suffix('*').map_or((at, false), |at| (at, true));
    let time = || {
        let (year, month) = label
            .split_once('-')
            .map_or((label, None), |(y, m)| (y, Some(m)));
        let year: f64 = year.parse().unwrap();
        match month {
            Some(month) => {
                let first = year + (month.parse::<f64>().unwrap() - 1.0) / 12.0;
                At::Time(first, first + 1.0 / 12.0)
            }
            None => At::Time(year, year + 1.0),
        }
    };
    Point {
        at: if kind == Kind::Groups {
            At::Group
        } else {
            time()
        },
        label: label.to_owned(),
        value,
        written: value.to_string(),
        derived,
    }
}

fn chart(kind: Kind, unit: &str, series: &[(&str, &[(&str, f64)])], breaks: &[f64]) -> Chart {
    let series = series.iter().map(|(name, points)| Series {
        name: (*name).to_owned(),
        points: points
            .iter()
            .map(|(at, value)| point(kind, at, *value))
            .collect(),
    });
    let breaks = breaks.iter().enumerate().map(|(at, time)| Break {
        at: *time,
        mark: (at + 1).to_string(),
    });
    Chart::new(Data {
        kind,
        unit: unit.to_owned(),
        whole: (unit == "%").then_some(100.0),
        series: series.collect(),
        breaks: breaks.collect(),
    })
}

fn text(buf: &Buffer) -> String {
    let row = |y| {
        let (mut row, mut skip) = (String::new(), 0);
        for x in 0..buf.area.width {
            let symbol = buf[(x, y)].symbol();
            if skip == 0 {
                row.push_str(symbol);
                skip = unicode_width::UnicodeWidthStr::width(symbol).max(1);
            }
            skip -= 1;
        }
        row.trim_end().to_owned()
    };
    let rows: Vec<String> = (0..buf.area.height).map(row).collect();
    rows.join("\n")
}

fn drawn(chart: &Chart, (width, height): (u16, u16), glyphs: &'static Glyphs) -> String {
    let area = Rect::new(0, 0, width, height);
    let mut buf = Buffer::empty(area);
    let plot = chart.prepare(Size::new(width, height), glyphs);
    let cursor = chart.stops().len() / 2;
    plot.draw(
        Some(cursor),
        plot.scrolled(0, cursor),
        &LOOK,
        area,
        &mut buf,
    );
    let readout = chart.readout(cursor).unwrap().text();
    format!("{}\n\n{readout}", text(&buf))
}

fn tabled(chart: &Chart, (width, height): (u16, u16)) -> String {
    let area = Rect::new(0, 0, width, height);
    let mut buf = Buffer::empty(area);
    let sheet = chart.sheet(Size::new(width, height), &UNICODE);
    let cursor = chart.stops().len() / 2;
    sheet.draw(
        Some(cursor),
        sheet.scrolled(0, cursor),
        &LOOK,
        area,
        &mut buf,
    );
    text(&buf)
}

fn snap(name: &str, chart: &Chart) {
    for (width, height) in SIZES {
        let whole = drawn(chart, (width, height), &UNICODE);
        insta::assert_snapshot!(format!("{name}-{width}x{height}"), whole);
    }
    insta::assert_snapshot!(format!("{name}-ascii"), drawn(chart, (56, 18), &ASCII));
    insta::assert_snapshot!(format!("{name}-table"), tabled(chart, (56, 14)));
}

const CATCH: &[(&str, f64)] = &[
    ("1985", 944.0),
    ("2004", 141.0),
    ("2009", 299.0),
    ("2010", 386.0),
    ("2011", 425.0),
    ("2012*", 567.0),
    ("2013", 810.0),
    ("2014", 943.0),
    ("2015", 1168.0),
];
const NORTH: &[(&str, f64)] = &[
    ("2009", 197.0),
    ("2010", 264.0),
    ("2011", 247.0),
    ("2012", 248.0),
    ("2013", 359.0),
    ("2014", 473.0),
    ("2015", 288.0),
];

#[test]
fn lines_with_gaps_and_a_break() {
    let series = [("Catch", CATCH), ("North of the strait", NORTH)];
    snap("lines", &chart(Kind::Line, "boats", &series, &[2011.5]));
}

#[test]
fn lines_of_numbers_that_are_much_alike_and_of_times_of_different_length() {
    let points = [
        ("2021", 11.0),
        ("2022-02", 10.6),
        ("2022-08*", 10.1),
        ("2023-02", 9.9),
    ];
    snap(
        "lines-alike",
        &chart(Kind::Line, "%", &[("灯油の割合", &points)], &[]),
    );
}

#[test]
fn bars_side_by_side() {
    let ships = [
        ("2019*", 1559.5),
        ("2020", 1144.7),
        ("2021", 1543.1),
        ("2022", 1970.0),
    ];
    let boats = [("2019", 782.7), ("2021", 862.4), ("2022*", 603.8)];
    let series = [("Ships", &ships[..]), ("Boats", &boats)];
    snap(
        "bars",
        &chart(Kind::Bars, "million crowns", &series, &[2020.0]),
    );
}

#[test]
fn bars_with_times_left_out() {
    let good = [
        ("1990", 80.0),
        ("2000", 82.0),
        ("2009", 0.0),
        ("2011", 67.0),
        ("2017-12", 48.0),
    ];
    let bad = [("1990", 3.0), ("2005", -15.0), ("2011", -20.0)];
    let series = [("Good", &good[..]), ("Bad", &bad)];
    snap("bars-far", &chart(Kind::Bars, "points", &series, &[]));
}

#[test]
fn shares_that_stay_and_shares_that_are_missing() {
    let crown = [("1997-04", 50.0), ("2007-04", 27.5), ("2022-08", 0.0)];
    let harbour = [("1997-04", 20.0), ("2007-04", 12.5)];
    let mill = [("2007-04*", 60.0)];
    let series = [
        ("The crown", &crown[..]),
        ("Harbour board", &harbour),
        ("製材所", &mill),
    ];
    snap("shares", &chart(Kind::Shares, "%", &series, &[2010.0]));
}

#[test]
fn groups_with_long_names() {
    let before = [
        ("Amber Island", 3608.0),
        ("The long island in the middle of the strait", 7364.0),
        ("色丹島", 1038.0),
        ("Reefs", 5281.0),
    ];
    let after = [
        ("Amber Island", 5934.0),
        ("色丹島*", 2917.0),
        ("Reefs", 0.0),
    ];
    let series = [("1945", &before[..]), ("2016", &after)];
    snap("groups", &chart(Kind::Groups, "people", &series, &[]));
}
