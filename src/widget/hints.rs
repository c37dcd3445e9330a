//! Hints: keys and what they do, as many as fit on one row.

use crate::widget::Columns;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Columns between two hints.
const APART: u16 = 2;

/// Where hints stand that fit whole, each with its place among all: from the
/// first on, as far as there is room, and the one that has to be there
/// (`always`) in any case, where it fits at all.
#[must_use]
pub fn places(
    hints: &[(String, impl AsRef<str>)],
    always: Option<usize>,
    area: Rect,
) -> Vec<(usize, Rect)> {
    let width = |at: usize| {
        let (keys, what) = &hints[at];
        let between = usize::from(!keys.is_empty());
        let columns = keys.width() + between + what.as_ref().width();
        u16::try_from(columns).unwrap_or(u16::MAX)
    };
    let always = always.filter(|at| *at < hints.len());
    let mut places = Vec::new();
    let mut x = area.x.saturating_add(1);
    let mut full = area.is_empty();
    for at in 0..hints.len() {
        let wanted = Some(at) == always;
        // Room is kept for what has to be there.
        let kept = always.filter(|always| *always > at);
        let kept = kept.map_or(0, |at| width(at).saturating_add(APART));
        let room = area.right().saturating_sub(x);
        let fits = width(at).saturating_add(kept) <= room;
        full |= !fits && !wanted;
        if area.is_empty() || !fits || (full && !wanted) {
            continue;
        }
        let place = Rect {
            x,
            width: width(at),
            height: 1,
            ..area
        };
        places.push((at, place));
        x = place.right().saturating_add(APART);
    }
    places
}

/// Draws pairs of key and meaning where they stand; what does not fit whole is
/// left out.
pub fn draw(
    hints: &[(String, impl AsRef<str>)],
    always: Option<usize>,
    (key, meaning): (Style, Style),
    area: Rect,
    buf: &mut Buffer,
) {
    for (at, place) in places(hints, always, area) {
        let ((keys, what), room) = (&hints[at], usize::from(place.width));
        let (after, _) = buf.set_stringn(place.x, place.y, keys, room, key);
        let x = after + u16::from(!keys.is_empty());
        buf.set_stringn(x, place.y, what.as_ref(), room, meaning);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_fits_is_whole_and_what_has_to_be_there_is(
            hints in proptest::collection::vec(("[a-z?/]{1,9}", "[a-z]{1,12}"), 0..12),
            always in 0usize..12,
            width in 0u16..120,
        ) {
            let area = Rect::new(3, 5, width, 1);
            let places = places(&hints, Some(always), area);
            let mut end = area.x;
            for (at, place) in &places {
                let (keys, what) = &hints[*at];
                prop_assert_eq!(usize::from(place.width), keys.len() + 1 + what.len());
                prop_assert!(place.x > end || (end == area.x && place.x == end + 1));
                prop_assert!(place.right() <= area.right());
                end = place.right();
            }
            if let Some((keys, what)) = hints.get(always) {
                let fits = keys.len() + what.len() + 2 <= usize::from(width);
                prop_assert_eq!(places.iter().any(|(at, _)| *at == always), fits);
            }
        }
    }
}
