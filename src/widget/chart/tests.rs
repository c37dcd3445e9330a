use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;

use super::*;

/// Numbers of a kind; each series is a name and its years with their values.
fn chart(kind: Kind, series: &[(&str, &[(i16, f64)])]) -> Chart {
    let point = |(year, value): &(i16, f64)| {
        let year = f64::from(*year);
        Point {
            at: match kind {
                Kind::Groups => At::Group,
                _ => At::Time(year, year + 1.0),
            },
            label: year.to_string(),
            value: *value,
            written: value.to_string(),
            derived: false,
        }
    };
    let series = series.iter().map(|(name, points)| Series {
        name: (*name).to_owned(),
        points: points.iter().map(point).collect(),
    });
    Chart::new(Data {
        kind,
        unit: "%".to_owned(),
        whole: Some(100.0),
        series: series.collect(),
        breaks: Vec::new(),
    })
}

const LOOK: Look<'_> = Look {
    text: Style::new(),
    dim: Style::new(),
    cursor: Style::new(),
    series: &[],
};

fn rows(buf: &Buffer) -> Vec<String> {
    let area = buf.area;
    let row = |y| {
        let cells = (area.left()..area.right()).map(|x| buf[(x, y)].symbol());
        cells.collect::<String>().trim_end().to_owned()
    };
    (area.top()..area.bottom()).map(row).collect()
}

fn drawn_at(chart: &Chart, cursor: Option<usize>, width: u16, height: u16) -> Vec<String> {
    let area = Rect::new(0, 0, width, height);
    let mut buf = Buffer::empty(area);
    let plot = chart.prepare(Size::new(width, height), &UNICODE);
    let offset = cursor.map_or(0, |cursor| plot.scrolled(0, cursor));
    plot.draw(cursor, offset, &LOOK, area, &mut buf);
    rows(&buf)
}

fn drawn(chart: &Chart) -> String {
    drawn_at(chart, None, 60, 14).join("\n")
}

fn dots(text: &str) -> usize {
    let braille = |char: &char| ('\u{2801}'..='\u{28ff}').contains(char);
    text.chars().filter(braille).count()
}

#[test]
fn only_numbers_that_follow_each_other_are_joined() {
    let near = chart(
        Kind::Line,
        &[("A", &[(2000, 1.0), (2001, 5.0), (2002, 2.0)])],
    );
    assert!(dots(&drawn(&near)) > 10);
    let far = chart(Kind::Line, &[("A", &[(1980, 1.0), (2001, 5.0)])]);
    assert_eq!(dots(&drawn(&far)), 0, "nothing is known of what is between");
    let one_gap = chart(
        Kind::Line,
        &[("A", &[(2000, 1.0), (2001, 1.0), (2002, 1.0), (2009, 5.0)])],
    );
    let right: String = drawn(&one_gap)
        .lines()
        .map(|row| row.chars().skip(30).collect::<String>())
        .collect();
    assert_eq!(dots(&right), 0);
}

#[test]
fn a_few_numbers_far_apart_do_not_make_gaps_usual() {
    let points = [(2010, 8.0), (2012, 9.0), (2018, 8.0), (2019, 8.3)];
    let rows = drawn_at(&chart(Kind::Line, &[("A", &points)]), None, 60, 14);
    let left: String = rows
        .iter()
        .map(|row| row.chars().take(30).collect::<String>())
        .collect();
    assert_eq!(dots(&left), 0, "2011 is missing: {rows:#?}");
    assert!(dots(&rows.join("")) > 0);
}

#[test]
fn a_break_parts_what_would_be_joined() {
    let mut data = chart(Kind::Line, &[("A", &[(2000, 1.0), (2001, 5.0)])]).data;
    assert!(dots(&drawn(&Chart::new(data.clone()))) > 0);
    data.breaks.push(Break {
        at: 2001.0,
        mark: "7".to_owned(),
    });
    let text = drawn(&Chart::new(data));
    assert_eq!(dots(&text), 0);
    assert!(text.contains('┊') && text.contains('7'), "{text}");
}

#[test]
fn a_scale_that_does_not_begin_at_nought_says_so() {
    let alike = chart(Kind::Line, &[("A", &[(2000, 8.0), (2001, 9.5)])]);
    let text = drawn(&alike);
    assert!(text.contains("not at 0") && text.contains('╱'), "{text}");
    let bars = chart(Kind::Bars, &[("A", &[(2000, 8.0), (2001, 9.5)])]);
    let text = drawn(&bars);
    assert!(!text.contains("not at 0"), "bars stand on 0: {text}");
}

#[test]
fn a_nought_is_a_number_and_not_a_gap() {
    let bars = chart(
        Kind::Bars,
        &[("A", &[(2000, 8.0), (2001, 0.0), (2003, 4.0)])],
    );
    let rows = drawn_at(&bars, None, 60, 14);
    let axis = rows.iter().position(|row| row.contains('└')).unwrap();
    let above: Vec<&str> = rows[axis - 1].split('│').collect();
    assert!(above[1].contains(" 0 "), "{rows:#?}");
}

#[test]
fn bars_below_nought_hang_from_the_axis() {
    let bars = chart(Kind::Bars, &[("A", &[(2000, 8.0), (2001, -8.0)])]);
    let rows = drawn_at(&bars, None, 40, 16);
    let axis = rows
        .iter()
        .position(|row| row.starts_with("  0 ┤"))
        .unwrap();
    let full: Vec<usize> = (0..rows.len())
        .filter(|y| rows[*y].contains("████"))
        .collect();
    assert!(
        full.contains(&(axis - 1)) && full.contains(&(axis + 1)),
        "{rows:#?}"
    );
}

#[test]
fn a_share_stays_until_it_is_said_to_be_another() {
    let shares = chart(
        Kind::Shares,
        &[
            ("A", &[(1997, 60.0), (2007, 30.0)]),
            ("B", &[(1997, 40.0)]),
            ("C", &[(2007, 30.0)]),
        ],
    );
    let readout = shares.readout(1).unwrap();
    assert_eq!(readout.text(), "2007: A 30 %, B 40 % (since 1997), C 30 %");
    let sums: f64 = readout.values.iter().map(|value| value.value).sum();
    assert!((sums - 100.0).abs() < 1e-9);
}

#[test]
fn shares_that_cannot_have_stayed_are_not_made_up() {
    let shares = chart(
        Kind::Shares,
        &[("A", &[(1997, 60.0), (2007, 90.0)]), ("B", &[(1997, 40.0)])],
    );
    assert_eq!(shares.readout(1).unwrap().text(), "2007: A 90 %");
    let text = drawn(&shares);
    assert!(text.contains("empty: not accounted for"), "{text}");
    assert!(text.lines().any(|row| row.ends_with(" 90")), "{text}");
}

#[test]
fn more_than_the_whole_is_shown_to_be_more() {
    let shares = chart(
        Kind::Shares,
        &[("A", &[(1997, 60.0)]), ("B", &[(1997, 80.0)])],
    );
    let text = drawn(&shares);
    assert!(text.lines().any(|row| row.ends_with(" 140")), "{text}");
}

#[test]
fn groups_stand_in_the_order_that_the_series_agree_on() {
    let groups = chart(
        Kind::Groups,
        &[
            ("A", &[(1, 1.0), (4, 1.0)]),
            ("B", &[(1, 1.0), (2, 1.0), (3, 1.0), (4, 1.0), (5, 1.0)]),
        ],
    );
    let labels: Vec<&str> = groups
        .stops()
        .iter()
        .map(|stop| stop.label.as_str())
        .collect();
    assert_eq!(labels, ["1", "2", "3", "4", "5"]);
    assert_eq!(groups.readout(1).unwrap().text(), "2: B 1 %");
}

#[test]
fn the_cursor_goes_over_the_places_of_all_series_and_stays_on_them() {
    let chart = chart(
        Kind::Line,
        &[("A", &[(2000, 1.0), (2004, 1.0)]), ("B", &[(2002, 1.0)])],
    );
    assert_eq!(chart.stops().len(), 3);
    assert_eq!(chart.moved(0, 1), 1);
    assert_eq!(chart.moved(1, -5), 0);
    assert_eq!(chart.moved(1, isize::MAX), 2);
    assert_eq!(chart.moved(99, 0), 2);
}

#[test]
fn groups_that_do_not_fit_are_scrolled_to_with_the_cursor() {
    let points: Vec<(i16, f64)> = (1000..1040).map(|at| (at, 3.0)).collect();
    let groups = chart(Kind::Groups, &[("A", &points)]);
    let top = drawn_at(&groups, Some(0), 40, 12).join("\n");
    assert!(
        top.contains("1000") && top.contains("more rows below"),
        "{top}"
    );
    let end = drawn_at(&groups, Some(39), 40, 12).join("\n");
    assert!(
        end.contains("1039") && !end.contains("more rows below"),
        "{end}"
    );
}

#[test]
fn too_many_series_for_bars_side_by_side_stand_above_each_other() {
    let points: Vec<(i16, f64)> = (2000..2020).map(|at| (at, 3.0)).collect();
    let series: Vec<(&str, &[(i16, f64)])> = ["A", "B", "C"]
        .iter()
        .map(|name| (*name, &points[..]))
        .collect();
    let bars = chart(Kind::Bars, &series);
    let rows = drawn_at(&bars, None, 60, 30);
    let axes = rows.iter().filter(|row| row.contains('└')).count();
    assert_eq!(axes, 3, "{rows:#?}");
}

#[test]
fn a_table_that_is_too_wide_is_turned_or_scrolled_through_with_the_cursor() {
    let long = ["A longer name", "Another long name", "The third of them"];
    let points: [(i16, f64); 2] = [(2000, 1.0), (2001, 2.0)];
    let series: Vec<(&str, &[(i16, f64)])> = long.iter().map(|name| (*name, &points[..])).collect();
    let chart = chart(Kind::Line, &series);
    let drawn = |width: u16| {
        let area = Rect::new(0, 0, width, 12);
        let mut buf = Buffer::empty(area);
        let sheet = chart.sheet(Size::new(width, 12), &UNICODE);
        sheet.draw(Some(1), 0, &LOOK, area, &mut buf);
        rows(&buf).join("\n")
    };
    assert!(drawn(60).lines().any(|row| row.starts_with("  2000")));
    assert!(
        drawn(30).lines().any(|row| row.starts_with("  A longer")),
        "{}",
        drawn(30)
    );
    assert!(drawn(16).contains("column 1 of"), "{}", drawn(16));
    let sheet = chart.sheet(Size::new(16, 12), &UNICODE);
    assert!(sheet.shows(0) && !sheet.shows(1) && sheet.leaves_out());
    let sheet = chart.sheet_at(Size::new(16, 12), &UNICODE, 0, 1);
    assert!(sheet.shows(1) && sheet.first() == 1);
}

#[test]
fn rows_of_a_turned_table_that_are_not_in_view_are_paged_to() {
    let names = [
        "A longer name",
        "Another long name",
        "Third of them",
        "Last",
    ];
    let points: [(i16, f64); 2] = [(2000, 1.0), (2001, 2.0)];
    let series: Vec<(&str, &[(i16, f64)])> =
        names.iter().map(|name| (*name, &points[..])).collect();
    let sheet = chart(Kind::Line, &series).sheet(Size::new(30, 4), &UNICODE);
    assert_eq!(sheet.turned(0, true), 1);
    assert!(sheet.has_more(0) && !sheet.has_more(3));
    assert_eq!(sheet.turned(3, true), 3, "no further than the last");
    assert_eq!(sheet.turned(1, false), 0);
}

#[test]
fn shares_that_stay_are_written_in_brackets() {
    let shares = chart(
        Kind::Shares,
        &[
            ("A", &[(1997, 60.0), (2007, 30.0), (2011, 0.0)]),
            ("B", &[(1997, 40.0)]),
        ],
    );
    let text = drawn(&shares);
    let row = text.lines().find(|row| row.contains("2007"));
    let row = row.unwrap();
    assert!(row.contains(" 30 ") && row.contains(" (40) "), "{text}");
    let cell = shares.table().rows[2].1[1].clone().unwrap();
    assert_eq!((cell.text.as_str(), cell.stays), ("(40)", true));
}

/// The row of a tick among rows.
fn tick(rows: &[String], name: &str) -> Option<usize> {
    let named = |row: &String| row.trim_start().starts_with(&format!("{name} "));
    rows.iter().position(named)
}

#[test]
fn two_charts_of_one_unit_stand_on_one_scale() {
    let points = [(2000, 8.0), (2001, 95.0)];
    let low = [(2000, 8.0), (2001, 9.5)];
    for kind in [Kind::Line, Kind::Bars] {
        let mut high = chart(Kind::Line, &[("A", &points)]);
        let mut low = chart(kind, &[("A", &low), ("Another, with a long name", &low)]);
        let sizes = (Size::new(50, 20), Size::new(40, 17));
        let plots = high.prepare_alike(&mut low, sizes, &UNICODE);
        let (high, low) = plots.unwrap();
        let written = |plot: &Plot| {
            let area = Rect::new(0, 0, 50, 20);
            let mut buf = Buffer::empty(area);
            plot.draw(None, 0, &LOOK, area, &mut buf);
            rows(&buf)
        };
        let (high, low) = (written(&high), written(&low));
        assert!(high[0].contains("(same scale)") && low[0].contains("(same scale)"));
        // Bars stand on the axis, and lines end a row above it.
        let apart = |rows: &[String]| tick(rows, "50").unwrap() - tick(rows, "100").unwrap();
        assert_eq!(apart(&high), apart(&low), "{high:#?} {low:#?}");
    }
}

#[test]
fn charts_of_other_units_keep_their_own_scales() {
    let points = [(2000, 8.0), (2001, 95.0)];
    let mut first = chart(Kind::Line, &[("A", &points)]);
    let mut second = first.clone();
    second.data.unit = "boats".to_owned();
    let sizes = (Size::new(50, 20), Size::new(50, 20));
    assert!(first.prepare_alike(&mut second, sizes, &UNICODE).is_none());
    let mut groups = chart(Kind::Groups, &[("A", &points)]);
    assert!(first.prepare_alike(&mut groups, sizes, &UNICODE).is_none());
    assert!(!drawn(&first).contains("same scale"));
}

fn numbers() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => -1e6..1e6_f64,
        1 => Just(0.0),
        1 => proptest::num::f64::ANY,
    ]
}

fn times() -> impl Strategy<Value = At> {
    prop_oneof![
        4 => (1900..2030_i16, 0..12_u8).prop_map(|(year, month)| {
            let first = f64::from(year) + f64::from(month) / 12.0;
            At::Time(first, first + 1.0 / 12.0)
        }),
        2 => (1900..2030_i16).prop_map(|year| At::Time(f64::from(year), f64::from(year) + 1.0)),
        1 => (numbers(), numbers()).prop_map(|(first, last)| At::Time(first, last)),
        1 => Just(At::Group),
    ]
}

fn points() -> impl Strategy<Value = Point> {
    let texts = ("[a-z樺太é ]{0,12}", "[0-9,.樺]{0,9}");
    (times(), numbers(), texts, any::<bool>()).prop_map(|(at, value, (label, written), derived)| {
        Point {
            at,
            label,
            value,
            written,
            derived,
        }
    })
}

fn any_data() -> impl Strategy<Value = Data> {
    let kinds = prop::sample::select(vec![Kind::Line, Kind::Bars, Kind::Shares, Kind::Groups]);
    let series = ("\\PC{0,20}", prop::collection::vec(points(), 0..30))
        .prop_map(|(name, points)| Series { name, points });
    let series = prop::collection::vec(series, 0..9);
    let breaks = (numbers(), "[0-9樺]{0,3}").prop_map(|(at, mark)| Break { at, mark });
    let breaks = prop::collection::vec(breaks, 0..3);
    let whole = prop::option::of(numbers());
    (kinds, "\\PC{0,9}", whole, series, breaks).prop_map(|(kind, unit, whole, series, breaks)| {
        let mut data = Data {
            kind,
            unit,
            whole,
            series,
            breaks,
        };
        if kind == Kind::Groups {
            let points = data.series.iter_mut().flat_map(|series| &mut series.points);
            points.for_each(|point| point.at = At::Group);
        }
        data
    })
}

/// Fails if anything but the area of a larger buffer is drawn on.
fn stays_inside(area: Rect, draw: impl Fn(Rect, &mut Buffer)) -> Result<(), TestCaseError> {
    let whole = Rect::new(0, 0, area.right() + 3, area.bottom() + 2);
    let mut buf = Buffer::filled(whole, ratatui::buffer::Cell::new("?"));
    for y in area.top()..area.bottom() {
        for x in area.left()..area.right() {
            buf[(x, y)].set_symbol(" ");
        }
    }
    draw(area, &mut buf);
    for y in 0..whole.height {
        for x in 0..whole.width {
            let inside = area.contains((x, y).into());
            prop_assert!(inside || buf[(x, y)].symbol() == "?", "drawn at {x}, {y}");
        }
    }
    Ok(())
}

fn is_drawn_safely(data: Data, size: Size, area: Rect) -> Result<(), TestCaseError> {
    let chart = Chart::new(data);
    let cursors: Vec<Option<usize>> = [None, Some(0), Some(1), Some(usize::MAX)].into();
    for glyphs in [&UNICODE, &ASCII] {
        let plot = chart.prepare(size, glyphs);
        let sheet = chart.sheet(size, glyphs);
        prop_assert!(plot.rows() <= size.height && sheet.rows() <= size.height);
        for &cursor in &cursors {
            let at = cursor.unwrap_or(0);
            stays_inside(area, |area, buf| {
                plot.draw(cursor, plot.scrolled(3, at), &LOOK, area, buf);
            })?;
            stays_inside(area, |area, buf| {
                sheet.draw(cursor, sheet.scrolled(usize::MAX, at), &LOOK, area, buf);
            })?;
        }
    }
    for cursor in 0..=chart.stops().len() {
        let readout = chart.readout(cursor);
        prop_assert_eq!(readout.is_some(), cursor < chart.stops().len());
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_numbers_are_drawn_within_any_area(
        data in any_data(),
        (width, height) in (0u16..140, 0u16..50),
        (x, y) in (0u16..4, 0u16..4),
        (w, h) in (0u16..60, 0u16..30),
    ) {
        let size = Size::new(width, height);
        is_drawn_safely(data.clone(), size, Rect::new(x, y, width, height))?;
        // The area may have become another than the one it was made for.
        is_drawn_safely(data, size, Rect::new(x, y, w, h))?;
    }
}

#[test]
fn the_smallest_and_the_largest_areas_hold_whatever_there_is() {
    let points: Vec<(i16, f64)> = (0..3000).map(|at| (at, f64::from(at % 97) - 9.0)).collect();
    for kind in [Kind::Line, Kind::Bars, Kind::Shares, Kind::Groups] {
        for series in [
            &[][..],
            &[("A", &points[..1])],
            &[("A", &points), ("樺太庁", &points)],
        ] {
            for (width, height) in [(0, 0), (1, 1), (0, 9), (9, 0), (500, 200)] {
                let data = chart(kind, series).data;
                let area = Rect::new(0, 0, width, height);
                is_drawn_safely(data, Size::new(width, height), area).unwrap();
            }
        }
    }
}

#[test]
fn nothing_but_ascii_is_drawn_where_that_is_asked_for() {
    let points = [(2000, 1.0), (2001, 5.0), (2005, -2.0)];
    for kind in [Kind::Line, Kind::Bars, Kind::Shares, Kind::Groups] {
        let chart = chart(kind, &[("A", &points), ("B", &points[..2])]);
        for height in [6, 12, 30] {
            let area = Rect::new(0, 0, 60, height);
            let size = Size::new(60, height);
            let mut buf = Buffer::empty(area);
            chart
                .prepare(size, &ASCII)
                .draw(Some(1), 0, &LOOK, area, &mut buf);
            assert!(
                rows(&buf).iter().all(|row| row.is_ascii()),
                "{:#?}",
                rows(&buf)
            );
            let mut buf = Buffer::empty(area);
            chart
                .sheet(size, &ASCII)
                .draw(Some(1), 0, &LOOK, area, &mut buf);
            assert!(
                rows(&buf).iter().all(|row| row.is_ascii()),
                "{:#?}",
                rows(&buf)
            );
        }
    }
}
