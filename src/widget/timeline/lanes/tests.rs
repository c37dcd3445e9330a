use super::*;

impl Lanes {
    /// How many events are drawn or counted.
    pub(in crate::widget::timeline) fn drawn(&self) -> usize {
        let marks = self.rows.iter().flat_map(|row| &row.marks);
        marks.map(|mark| mark.count).sum()
    }

    /// The columns that are taken on each row, from the left: by marks, and by
    /// labels.
    fn taken(&self) -> Vec<[Vec<(u16, u16)>; 2]> {
        let taken = |row: &Row| {
            let marks = row.marks.iter().map(|mark| (mark.first, mark.last + 1));
            let labels = row.marks.iter().filter_map(|mark| mark.label.as_ref());
            let labels = labels.map(|(x, text)| (*x, row::end(*x, text)));
            [marks.collect(), labels.collect()]
        };
        self.rows.iter().map(taken).collect()
    }
}

mod placing {
    use super::super::super::sample::{day, event};
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn labels_touch_neither_marks_nor_each_other(
            mut times in prop::collection::vec((1900.0..2000.0_f64, 0.0..20.0_f64, 0usize..3), 0..60),
            columns in 1u16..150, height in 1u16..12,
        ) {
            times.sort_by(|a, b| a.0.total_cmp(&b.0));
            let events = times.iter().map(|(at, long, lane)| {
                if *long < 10.0 { day(*at, *lane) } else { Event { lane: *lane, ..event(*at, at + long) } }
            });
            let events = Events::new(events.collect());
            let names = vec![String::new(); 3];
            let of = |at: usize| ["Short", "北方領土の日", "A title of some length"][at % 3].to_owned();
            let labels = Labels { of: &of, ellipsis: "…" };
            let window = Window::new(1890.0, 2000.0);
            let lanes = Lanes::of(&events, &names, &window, (columns, height), labels);
            for [marks, labels] in lanes.taken() {
                for (at, (from, until)) in labels.iter().enumerate() {
                    prop_assert!(*until <= columns);
                    for (other, end) in &marks {
                        if from > other && until < end {
                            // On what lasts long enough for it.
                            continue;
                        }
                        prop_assert!(until < other || from > end, "on a mark");
                    }
                    for (other, end) in &labels[at + 1..] {
                        prop_assert!(until < other || from > end, "on a label");
                    }
                }
            }
        }
    }
}
