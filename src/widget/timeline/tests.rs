use super::sample::{day, event, sometime};
use super::*;
use crate::widget::Columns;
use proptest::prelude::*;
use ratatui::style::{Modifier, Style};
use std::fmt::Write;
use std::time::Instant;

fn look(glyphs: &'static Glyphs) -> Look {
    let plain = Style::new();
    let lit = plain.add_modifier(Modifier::REVERSED);
    Look {
        glyphs,
        ellipsis: if glyphs.day.is_ascii() { ".." } else { "…" },
        mark: plain,
        label: plain,
        focus: lit,
        pointer: plain,
        focus_label: lit,
        name: plain,
        focus_name: plain,
        axis: plain,
        year: plain,
        strong: plain,
        bands: [plain; 2],
        here: plain,
        density: plain,
    }
}

/// A small history of a strait.
fn strait() -> (Story, Vec<&'static str>) {
    let mut events = vec![
        (sometime(1902.0, 1903.0, 0), "The first ferry"),
        (event(1904.1, 1905.7), "A winter of ice"),
        (day(1911.3, 0), "The fare is raised"),
        (sometime(1910.0, 1920.0, 1), "A dredger is sold"),
        (day(1924.0, 0), "A long crossing"),
        (day(1924.1, 0), "The ice breaks"),
        (day(1924.1, 0), "A boat is lost"),
        (day(1924.2, 1), "A chart is printed"),
        (day(1931.4, 0), "The bridge is opened to carts and walkers"),
        (event(1931.4, 1931.5), "Tolls"),
    ];
    events[1].0.doubtful = true;
    events[9].0.open = true;
    events[9].0.lane = 1;
    events.sort_by(|a, b| a.0.from.total_cmp(&b.0.from));
    let band = |from: Option<f64>, until: Option<f64>, title: &str| Band {
        from,
        until,
        title: title.to_owned(),
    };
    let story = Story {
        events: Events::new(events.iter().map(|(event, _)| *event).collect()),
        lanes: ["Ferries", "Works and tolls"].map(str::to_owned).to_vec(),
        bands: vec![
            band(None, Some(1902.0), "Rowing boats"),
            band(Some(1902.0), Some(1931.4), "Ferry days"),
            band(Some(1931.4), None, "The bridge"),
        ],
    };
    (story, events.iter().map(|(_, title)| *title).collect())
}

fn drawn(
    (story, titles): &(Story, Vec<&'static str>),
    window: (f64, f64),
    focus: usize,
    (width, height): (u16, u16),
    glyphs: &'static Glyphs,
) -> String {
    let whole = story.events.extent().unwrap().with_margin(0.02);
    let of = |at: usize| titles[at].to_owned();
    let look = look(glyphs);
    let labels = Labels {
        of: &of,
        ellipsis: look.ellipsis,
    };
    let window = Window::new(window.0, window.1);
    let chart = Chart::of(story, &window, &whole, (width, height), labels);
    let area = Rect::new(0, 0, width, height);
    let mut buf = Buffer::empty(area);
    chart.draw(story, Some(focus), labels, &look, area, &mut buf);
    let mut text = String::new();
    for y in 0..height {
        let row: String = (0..width).map(|x| buf[(x, y)].symbol()).collect();
        writeln!(text, "{}", row.trim_end()).unwrap();
    }
    text
}

fn joined(rows: &[&str]) -> String {
    rows.iter().fold(String::new(), |all, row| all + row + "\n")
}

#[test]
fn each_event_is_drawn_as_precisely_as_it_is_known() {
    let want = [
        "                     │Ferry days ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━│1931",
        "Ferries              ├╌╌┤ The first ferry                                 ● The ice breaks ┊",
        "                     ┊    ?━━━? A winter of ice                           ● A boat is lost ┊",
        "                     ┊                     ● The fare is raised The bridge is opened to c… ●",
        "                     ┊                                                   ● A long crossing ┊",
        "Works and tolls      ┊                  ├╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┤ A dredger is sold  Tolls ●━━━━━━━►",
        "                     ┊                                                    ● A chart is printed",
        "                 ┬1900──────┬1905───────┬1910───────┬1915───────┬1920────▲──┬1925───────┬1930───────",
    ];
    let got = drawn(&strait(), (1900.0, 1935.0), 4, (100, 8), &UNICODE);
    assert_eq!(got, joined(&want));
}

#[test]
fn without_glyphs_outside_ascii_it_tells_the_same() {
    let want = [
        "  |Ferry days ==============================|1931",
        "  [-] The first ferry             * The ice breaks",
        "  :  ?==? A winter of ice         * A boat is lost",
        "  :             * The fare is raised        *",
        "  :               A long crossing *         :",
        "  :           [-------------] A dredger i.. *====>",
        "  :            A chart is printed *         :",
        "+1900--+1905--+1910--+1915--+1920-^+1925--+1930---",
    ];
    let got = drawn(&strait(), (1900.0, 1935.0), 4, (50, 8), &ASCII);
    assert_eq!(got, joined(&want));
}

#[test]
fn from_near_it_shows_what_part_of_the_whole_is_in_view() {
    let want = [
        "                 Ferry days ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌│The bridge ━━━━",
        "Ferries                          ● A long crossing              ┊",
        "                                  ● The ice breaks              ┊",
        "                                  ● A boat is lost              ┊",
        "                      The bridge is opened to carts and walkers ●",
        "                                                                ┊",
        "Works and tolls                   ● A chart is printed          ┊",
        "                                                          Tolls ●━━━━━━━━━━━━━━►",
        "                                                                ┊",
        "                                                                ┊",
        "                 ┬1920───┬1922───┬1924────┬1926───┬1928────┬1930▲──┬1932───┬1934",
        "                  ▃▃▃ ▃▃▃▃        ▃▃▃▅▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃       █              ▅▃",
        "                                                       └──────────────────────▲┘",
    ];
    let got = drawn(&strait(), (1920.0, 1935.0), 9, (80, 13), &UNICODE);
    assert_eq!(got, joined(&want));
}

#[test]
fn where_there_is_no_room_for_lanes_it_shows_how_much_there_is() {
    let five = [
        "  │Ferry days ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━│1931",
        "                                  █",
        "  ▂▂▂▂▂▂▂     ▂▂█▂▂▂▂▂▂▂▂▂▂▂▂     █         █▂▂▂▂▂",
        "  ███████     ███████████████     █         ██████",
        "┬1900──┬1905──┬1910──┬1915──┬1920─▲┬1925──┬1930───",
    ];
    let two = [
        "  ▃▃▃▃▃▃▃     ▃▃▅▃▃▃▃▃▃▃▃▃▃▃▃     █         ▅▃▃▃▃▃",
        "┬1900──┬1905──┬1910──┬1915──┬1920─▲┬1925──┬1930───",
    ];
    for (rows, want) in [(5, &five[..]), (2, &two), (1, &two[1..])] {
        let got = drawn(&strait(), (1900.0, 1935.0), 4, (50, rows), &UNICODE);
        assert_eq!(got, joined(want));
    }
}

#[test]
fn what_fills_the_window_is_named_on_itself() {
    let got = drawn(&strait(), (1932.0, 1934.0), 9, (70, 7), &UNICODE);
    assert!(got.contains("━━ Tolls ━━━━━"), "{got}");
}

#[test]
fn several_in_one_cell_are_counted_and_the_one_looked_at_is_still_named() {
    let mut events: Vec<Event> = (0..12)
        .map(|nth| day(1950.0 + f64::from(nth) / 100.0, 0))
        .collect();
    events.push(day(1960.0, 0));
    events.push(day(1960.01, 0));
    let titles = vec![
        "A",
        "B",
        "C",
        "D",
        "E",
        "F",
        "G",
        "H",
        "I",
        "J",
        "K",
        "L",
        "One of two",
        "The other",
    ];
    let story = Story {
        events: Events::new(events),
        lanes: vec!["All".to_owned(), "None".to_owned()],
        bands: Vec::new(),
    };
    let story = (story, titles);
    let window = (1940.0, 1970.0);
    let got = drawn(&story, window, 0, (61, 6), &UNICODE);
    assert_eq!(got.matches("● ").count(), 4 + 2, "{got}");
    assert!(got.contains(" 8\n"), "{got}");
    let lane = |focus: usize| {
        // One row: all of them share a cell.
        let got = drawn(&story, window, focus, (45, 6), &UNICODE);
        got.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(
        lane(13).iter().any(|row| row.contains("The other")),
        "{:?}",
        lane(13)
    );
    assert!(
        lane(9).iter().any(|row| row.ends_with(" J")),
        "{:?}",
        lane(9)
    );
}

/// A story of so many events, spread over three centuries and crowded in the
/// last of them.
fn long(count: u32) -> Story {
    let event = |nth: u32| {
        let part = (f64::from(nth) / f64::from(count)).sqrt();
        let lane = usize::try_from(nth * 7 % 12).unwrap();
        let at = 1700.0 + 300.0 * part;
        match nth % 9 {
            0 => sometime(at.floor(), at.floor() + 1.0, lane),
            1 => Event {
                lane,
                ..event(at, at + f64::from(nth % 17))
            },
            _ => day(at, lane),
        }
    };
    let mut events: Vec<Event> = (0..count).map(event).collect();
    events.sort_by(|a, b| a.from.total_cmp(&b.from));
    Story {
        events: Events::new(events),
        lanes: (0..12).map(|nth| format!("Lane {nth}")).collect(),
        bands: Vec::new(),
    }
}

/// The shortest of several times that something took, in microseconds.
fn shortest(mut what: impl FnMut()) -> u128 {
    let times = (0..5).map(|_| {
        let start = Instant::now();
        what();
        start.elapsed().as_micros()
    });
    times.min().unwrap_or(0)
}

#[test]
fn a_frame_costs_what_is_in_it_and_not_what_there_is() {
    let area = Rect::new(0, 0, 200, 40);
    let of = |at: usize| format!("The event number {at}");
    let labels = Labels {
        of: &of,
        ellipsis: "…",
    };
    let look = look(&UNICODE);
    let mut told = Vec::new();
    for count in [1000, 100_000] {
        let story = long(count);
        let whole = story.events.extent().unwrap();
        // As many events in view in both.
        let near = Window::new(1990.0, 1990.0 + 4000.0 / f64::from(count));
        for window in [near, whole] {
            let size = (area.width, area.height);
            let place = || Chart::of(&story, &window, &whole, size, labels);
            let (placing, chart) = (shortest(|| drop(place())), place());
            let mut buf = Buffer::empty(area);
            let focus = story.events.len() - 1;
            let drawing =
                shortest(|| chart.draw(&story, Some(focus), labels, &look, area, &mut buf));
            told.push((count, window.span(), placing, drawing));
        }
    }
    println!("events, years, placing and drawing in µs: {told:?}");
    let [few_near, few, many_near, many] = told[..] else {
        panic!("four windows");
    };
    // Generous, for machines that do other things at the same time.
    assert!(many.3 < 20 * few.3.max(500), "drawing all: {told:?}");
    assert!(
        many_near.3 < 20 * few_near.3.max(500),
        "drawing some: {told:?}"
    );
}

prop_compose! {
    fn anything()(
        from in prop_oneof![1690.0..2030.0_f64, any::<f64>()],
        long in prop_oneof![Just(0.0), Just(0.003), 0.0..120.0_f64, any::<f64>()],
        shape in prop_oneof![Just(Shape::Day), Just(Shape::Within), Just(Shape::Lasting), Just(Shape::Roughly)],
        doubtful: bool, open: bool, lane in 0usize..6,
    ) -> Event {
        Event { from, until: from + long, shape, doubtful, open, lane }
    }
}

prop_compose! {
    fn stories()(
        mut events in prop::collection::vec(anything(), 0..60),
        sorted in prop::bool::weighted(0.9),
        lanes in prop::collection::vec("[a-z樺太 ]{0,12}", 0..6),
        bands in prop::collection::vec(
            (prop::option::of(1700.0..2000.0_f64), prop::option::of(any::<f64>()), "[a-z樺太 ]{0,12}"), 0..5,
        ),
    ) -> Story {
        if sorted {
            events.sort_by(|a, b| a.from.total_cmp(&b.from));
        }
        let bands = bands.into_iter().map(|(from, until, title)| Band { from, until, title });
        Story { events: Events::new(events), lanes, bands: bands.collect() }
    }
}

/// Wide labels too.
fn title(at: usize) -> String {
    [
        "",
        "樺",
        "Сахалин",
        "a",
        "北方領土の日",
        "An event that is told at some length",
    ][at % 6]
        .to_owned()
}

proptest! {
    #[test]
    fn nothing_is_drawn_outside_and_no_wide_character_is_cut(
        story in stories(),
        from in prop_oneof![1690.0..2030.0_f64, any::<f64>()], span in prop_oneof![0.0..400.0_f64, any::<f64>()],
        (width, height) in prop_oneof![(0u16..130, 0u16..40), Just((500, 200))],
        (x, y) in (0u16..4, 0u16..4), focus in prop::option::of(0usize..70),
    ) {
        let window = Window::new(from, from + span);
        let labels = Labels { of: &title, ellipsis: "…" };
        let whole = story.events.extent().unwrap_or(window);
        let chart = Chart::of(&story, &window, &whole, (width, height), labels);
        let all = Rect::new(0, 0, width + 8, height + 8);
        // Also where the screen has become smaller meanwhile.
        for area in [Rect::new(x, y, width, height), Rect::new(x, y, width / 2, height / 2)] {
            let mut buf = Buffer::empty(all);
            chart.draw(&story, focus, labels, &look(&UNICODE), area, &mut buf);
            for (at, cell) in buf.content.iter().enumerate() {
                let (column, row) = buf.pos_of(at);
                let within = area.contains((column, row).into());
                prop_assert!(within || cell.symbol() == " ", "{column} {row}");
                if cell.symbol().width() > 1 {
                    prop_assert!(area.contains((column + 1, row).into()), "cut at {column} {row}");
                    prop_assert_eq!(buf[(column + 1, row)].symbol(), " ");
                }
            }
        }
    }

    #[test]
    fn every_event_in_the_window_is_drawn_or_counted(
        story in stories(), from in 1690.0..2030.0_f64, span in 1.0..200.0_f64,
        columns in 1u16..150, height in 1u16..20,
    ) {
        let window = Window::new(from, from + span);
        let labels = Labels { of: &title, ellipsis: "…" };
        let lanes = Lanes::of(&story.events, &story.lanes, &window, (columns, height), labels);
        let mut inside = 0;
        story.events.each_in(&window, columns, |_, event, _| {
            inside += usize::from(event.lane < story.lanes.len());
        });
        prop_assert_eq!(lanes.drawn(), inside);
    }

    #[test]
    fn what_is_looked_at_moves_no_label_of_another_row(
        mut events in prop::collection::vec(1900.0..2000.0_f64, 1..60), one in 0usize..60, other in 0usize..60,
    ) {
        events.sort_by(f64::total_cmp);
        let events: Vec<Event> = events.into_iter().map(|at| day(at, 0)).collect();
        let (one, other) = (one % events.len(), other % events.len());
        let story = Story { events: Events::new(events), lanes: vec!["All".to_owned()], bands: Vec::new() };
        let names = vec!["A quiet day"; story.events.len()];
        let story = (story, names);
        let draw = |focus| drawn(&story, (1900.0, 2000.0), focus, (100, 9), &UNICODE);
        let (one, other) = (draw(one), draw(other));
        let differ = one.lines().zip(other.lines()).filter(|(a, b)| a != b).count();
        prop_assert!(differ <= 3, "two rows and the axis: {one}{other}");
    }
}
