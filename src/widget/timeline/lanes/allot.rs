//! How the rows there are go to the lanes that have something to show.

use std::ops::Range;

/// A lane in view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lane {
    /// What it is called.
    pub(super) title: String,
    /// The places of its names; several where there is no room for a row each.
    pub(super) names: Vec<usize>,
    /// Its rows.
    pub(super) rows: Range<usize>,
}

/// The lanes that have something to show, in their order, with rows by how
/// much that is. Those that would leave most of a row empty while others are
/// crowded share the last rows.
pub(super) fn lanes(names: &[String], counts: &[usize], height: usize) -> Vec<Lane> {
    let full: Vec<usize> = (0..names.len()).filter(|at| counts[*at] > 0).collect();
    if full.is_empty() || height == 0 {
        return Vec::new();
    }
    let mut by_count = full.clone();
    by_count.sort_by_key(|at| (std::cmp::Reverse(counts[*at]), *at));
    let total: usize = full.iter().map(|at| counts[*at]).sum();
    // At least half of what a row has to hold.
    let enough = |at: &&usize| counts[**at] * 2 * height >= total;
    let mut own = by_count.iter().take_while(enough).count();
    if own + 1 == full.len() {
        // One alone shares with none.
        own += 1;
    }
    if full.len() > height {
        own = own.min(height - 1);
    }
    let mut groups: Vec<Vec<usize>> = full
        .iter()
        .filter(|at| by_count[..own].contains(at))
        .map(|at| vec![*at])
        .collect();
    let rest: Vec<usize> = full
        .iter()
        .copied()
        .filter(|at| by_count[own..].contains(at))
        .collect();
    if !rest.is_empty() {
        groups.push(rest);
    }
    let within: Vec<usize> = groups
        .iter()
        .map(|group| group.iter().map(|at| counts[*at]).sum())
        .collect();
    let mut start = 0;
    let rows = rows(&within, height);
    let lanes = groups.into_iter().zip(rows).map(|(group, rows)| {
        let title = match group.as_slice() {
            [one] => names[*one].clone(),
            more => format!("{} others", more.len()),
        };
        start += rows;
        Lane {
            title,
            names: group,
            rows: start - rows..start,
        }
    });
    lanes.collect()
}

/// One row for each, and the others to where most share a row; none has more
/// rows than it has events.
fn rows(counts: &[usize], height: usize) -> Vec<usize> {
    let mut rows = vec![1; counts.len()];
    for _ in counts.len()..height {
        // Compared crosswise: so many events a row.
        let crowded = (0..counts.len())
            .filter(|at| rows[*at] < counts[*at])
            .max_by(|a, b| {
                (counts[*a] * rows[*b])
                    .cmp(&(counts[*b] * rows[*a]))
                    .then(b.cmp(a))
            });
        match crowded {
            Some(at) => rows[at] += 1,
            None => break,
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(counts: &[usize], height: usize) -> Vec<(String, usize)> {
        let names: Vec<String> = ["a", "b", "c", "d"].map(str::to_owned).to_vec();
        let lanes = lanes(&names, counts, height);
        lanes
            .into_iter()
            .map(|lane| (lane.title, lane.rows.len()))
            .collect()
    }

    #[test]
    fn crowded_lanes_have_more_rows_and_empty_ones_none() {
        let want = [("a", 5), ("c", 1), ("d", 2)];
        let want = want.map(|(name, rows)| (name.to_owned(), rows));
        assert_eq!(named(&[20, 0, 2, 9], 8), want);
    }

    #[test]
    fn lanes_that_would_leave_a_row_empty_share_one_with_others() {
        let want = [("a", 3), ("2 others", 1)].map(|(name, rows)| (name.to_owned(), rows));
        assert_eq!(named(&[30, 2, 3, 0], 4), want);
        let want = [("a", 3), ("b", 1)].map(|(name, rows)| (name.to_owned(), rows));
        assert_eq!(named(&[30, 2, 0, 0], 4), want, "one alone shares with none");
    }

    #[test]
    fn no_lane_has_more_rows_than_events() {
        let want = [("a", 2), ("b", 1)].map(|(name, rows)| (name.to_owned(), rows));
        assert_eq!(named(&[2, 1, 0, 0], 40), want);
    }

    #[test]
    fn where_rows_are_few_the_emptiest_lanes_share_one() {
        let want = [("c", 1), ("3 others", 1)].map(|(name, rows)| (name.to_owned(), rows));
        assert_eq!(named(&[1, 1, 5, 1], 2), want);
        assert_eq!(named(&[1, 1, 5, 1], 1), [("4 others".to_owned(), 1)]);
        assert_eq!(named(&[1, 1, 5, 1], 0), []);
    }
}
