//! A gauge: how much of something is done, as a line.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// What a gauge is drawn with: a character of one column, and its style.
pub type Mark<'a> = (&'a str, Style);

/// Draws `done` of `total` on the first row of an area; of nothing, nothing is
/// done.
pub fn draw(done: u64, total: u64, [full, rest]: [Mark; 2], area: Rect, buf: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let width = u128::from(area.width);
    let filled = width * u128::from(done.min(total)) / u128::from(total.max(1));
    for x in 0..area.width {
        let (mark, style) = if u128::from(x) < filled { full } else { rest };
        buf.set_string(area.x + x, area.y, mark, style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(done: u64, total: u64, width: u16) -> String {
        let area = Rect::new(0, 0, width, 1);
        let mut buf = Buffer::empty(area);
        let marks = [("#", Style::new()), ("-", Style::new())];
        draw(done, total, marks, area, &mut buf);
        buf.content
            .iter()
            .map(ratatui::buffer::Cell::symbol)
            .collect()
    }

    #[test]
    fn a_gauge_is_full_only_when_all_is_done() {
        assert_eq!(drawn(0, 10, 8), "--------");
        assert_eq!(drawn(5, 10, 8), "####----");
        assert_eq!(drawn(u64::MAX - 1, u64::MAX, 8), "#######-");
        assert_eq!(drawn(10, 10, 8), "########");
        assert_eq!(drawn(11, 10, 8), "########");
        assert_eq!(
            (drawn(0, 0, 3), drawn(1, 2, 0)),
            ("---".into(), String::new())
        );
    }
}
