//! Signs: markers and labels, placed so that none lies on another or leaves
//! the map, and little of the map is hidden. A pure matter, done once for a
//! view.

mod board;
mod stand;

use ratatui::style::Style;

use self::board::{Board, Spot};
use self::stand::Stand;

use super::dots::whole;
use super::raster::Raster;
use super::stroke::Trace;
use super::view::{LonLat, View};
use crate::widget::Columns;

/// What is marked or named.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Anchor {
    /// A point.
    Point(LonLat),
    /// A land, by its place among the lands.
    Land(usize),
}

/// Something to be marked or named on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Tag {
    /// Where it is.
    pub anchor: Anchor,
    /// What marks it; a land only where it is too small to be seen.
    pub mark: Option<(&'static str, Style)>,
    /// What names it, the longest first; a text may have several rows. With
    /// none it is only marked.
    pub texts: Vec<String>,
    /// How the name is drawn.
    pub style: Style,
    /// Whether the name may hide what is drawn below it.
    pub bold: bool,
}

/// A marker, a row of a label or a swatch in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// The first column.
    pub x: u16,
    /// The row.
    pub y: u16,
    /// What it says.
    pub text: String,
    /// How it is drawn.
    pub style: Style,
    /// What it is.
    pub kind: Kind,
    /// The tag that it is of, by its place among them.
    pub tag: Option<usize>,
}

/// What a sign is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A marker.
    Mark,
    /// A row of a label, around which the map stays free.
    Label,
    /// A sample of how a land is drawn, beside its name: so it is told how ever
    /// small the land is.
    Swatch(usize),
}

/// Columns of a swatch.
const SWATCH: u16 = 2;
/// What a name hides of the map without a shorter one being tried: two cells
/// of coast.
const LITTLE: u32 = 4;
/// What a name may hide, unless it must be seen: a dozen.
const MOST: u32 = 24;

impl Sign {
    /// Columns.
    #[must_use]
    pub fn width(&self) -> u16 {
        columns(&self.text)
    }
}

/// Places tags, the first of them first; where there is no room for one, it
/// is left out. `lines` are kept clear of names where that can be, and what
/// stands `already` is one of the signs.
#[must_use]
pub fn place(
    tags: &[Tag],
    raster: &Raster,
    view: &View,
    lines: &[&Trace],
    already: Option<Sign>,
) -> Vec<Sign> {
    let (width, height) = raster.size();
    let mut board = Board {
        raster,
        lines,
        taken: vec![false; usize::from(width) * usize::from(height)],
        signs: Vec::new(),
    };
    if let Some(sign) = already {
        board.take(sign.x, sign.y, sign.width(), 1);
        board.signs.push(sign);
    }
    let projection = view.projection(raster.size());
    let cells = (usize::from(width), usize::from(height));
    let stands: Vec<Option<Stand>> = tags
        .iter()
        .map(|tag| match tag.anchor {
            Anchor::Point(at) => {
                let (x, y) = projection.dot(at);
                let column = u16::try_from(whole(x / 2.0, cells.0)?).ok()?;
                let row = u16::try_from(whole(y / 4.0, cells.1)?).ok()?;
                Some(Stand::point(column, row))
            }
            Anchor::Land(land) => Stand::land(raster, land),
        })
        .collect();
    for (at, (tag, stand)) in tags.iter().zip(&stands).enumerate() {
        if let Some(stand) = stand {
            let before = board.signs.len();
            board.put(tag, *stand);
            for sign in &mut board.signs[before..] {
                sign.tag = Some(at);
            }
        }
    }
    board.signs
}

impl Board<'_> {
    /// Marks and names a tag. One that has a name is not marked without it.
    fn put(&mut self, tag: &Tag, stand: Stand) {
        let small = stand.land.is_none_or(|(land, _)| self.is_small(land));
        let Some((mark, style)) = tag.mark.filter(|_| small) else {
            self.name(
                tag,
                &Stand {
                    bare: true,
                    ..stand
                },
            );
            return;
        };
        let (left, right) = stand.columns;
        let x = left + (right - left) / 2;
        let width = columns(mark);
        if !self.is_free((x, stand.row), (width, 1)) {
            return;
        }
        let stand = Stand {
            columns: (left, right.max(x + width)),
            ..stand
        };
        self.take(x, stand.row, width, 1);
        if self.name(tag, &stand) || tag.bold || tag.texts.is_empty() {
            self.signs.push(Sign {
                x,
                y: stand.row,
                text: mark.to_owned(),
                style,
                kind: Kind::Mark,
                tag: None,
            });
        } else {
            self.give_back(x, stand.row, width);
        }
    }

    /// Names a tag with the longest of its texts that there is room for;
    /// whether there is room for any.
    fn name(&mut self, tag: &Tag, stand: &Stand) -> bool {
        // What is chosen is known by its marker.
        let led = tag.bold && !stand.bare;
        let mut best: Option<(Spot, &str)> = None;
        for text in &tag.texts {
            let size = measure(text);
            if let Some(at) = self.inside(stand, size) {
                self.write(tag, None, at, text);
                return true;
            }
            let (width, height) = size;
            let size = (width.saturating_add(stand.swatch()), height);
            let Some(spot) = self.best(stand, size, led) else {
                continue;
            };
            if best.is_none_or(|(other, _)| spot.2 < other.2) {
                best = Some((spot, text));
            }
            // What hides much gives way to a shorter text.
            if spot.2 <= LITTLE {
                break;
            }
        }
        let Some((spot, text)) = best.filter(|(spot, _)| spot.2 <= MOST || tag.bold) else {
            return false;
        };
        self.write(tag, Some(stand), (spot.0, spot.1), text);
        true
    }

    /// Writes a label; with a swatch where it stands beside a land.
    fn write(&mut self, tag: &Tag, beside: Option<&Stand>, (x, y): (u16, u16), text: &str) {
        let (width, height) = measure(text);
        let swatch = beside.map_or(0, Stand::swatch);
        let whole = width.saturating_add(swatch);
        // What stands before something ends beside it, and a swatch lies at
        // the other end, not to be taken for an island.
        let left = beside.is_some_and(|stand| x.saturating_add(whole) <= stand.columns.0);
        let mut sign = |x: u16, y: u16, text: &str, kind: Kind| {
            self.signs.push(Sign {
                x,
                y,
                text: text.to_owned(),
                style: tag.style,
                kind,
                tag: None,
            });
        };
        for (nth, row) in (0..).zip(text.lines()) {
            let own = columns(row);
            let start = if left { x + whole - own } else { x };
            sign(start, y + nth, row, Kind::Label);
            if let Some((land, _)) = beside.and_then(|stand| stand.land).filter(|_| nth == 0) {
                let x = if left {
                    start - swatch
                } else {
                    start + own + 1
                };
                sign(x, y, "  ", Kind::Swatch(land));
            }
        }
        let before = x.saturating_sub(2);
        self.take(before, y, (x - before) + whole + 2, height);
    }
}

fn columns(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// Columns and rows of a text.
fn measure(text: &str) -> (u16, u16) {
    let width = text.lines().map(columns).max().unwrap_or(0);
    (
        width,
        u16::try_from(text.lines().count()).unwrap_or(u16::MAX),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widget::map::{Extent, Ground};
    use proptest::prelude::*;

    const VIEW: Extent = Extent {
        lon: (0.0, 20.0),
        lat: (0.0, 10.0),
    };

    fn tag(anchor: Anchor, mark: Option<&'static str>, texts: &[&str]) -> Tag {
        Tag {
            anchor,
            mark: mark.map(|mark| (mark, Style::new())),
            texts: texts.iter().map(|text| (*text).to_owned()).collect(),
            style: Style::new(),
            bold: false,
        }
    }

    fn placed(tags: &[Tag], rings: &[Vec<Vec<LonLat>>], size: (u16, u16)) -> Vec<Sign> {
        let ground = Ground {
            lands: rings,
            coasts: rings,
        };
        let view = View::fit(&VIEW, size);
        place(tags, &Raster::of(&ground, &view, size), &view, &[], None)
    }

    fn texts(signs: &[Sign]) -> Vec<&str> {
        signs.iter().map(|sign| sign.text.as_str()).collect()
    }

    #[test]
    fn a_name_stands_right_of_its_marker_or_else_left_of_it() {
        let pier = |lon| tag(Anchor::Point((lon, 5.0)), Some("o"), &["Pier"]);
        let signs = placed(&[pier(5.0)], &[], (40, 10));
        assert_eq!(texts(&signs), ["Pier", "o"]);
        assert_eq!((signs[0].x, signs[0].y), (signs[1].x + 2, signs[1].y));
        let signs = placed(&[pier(19.5)], &[], (40, 10));
        assert_eq!((signs[0].x + 5, signs[0].y), (signs[1].x, signs[1].y));
    }

    #[test]
    fn a_shorter_name_is_taken_where_there_is_no_room_for_the_long_one() {
        let names = [
            "Long Island (Nagashima)",
            "Long Island\n(Nagashima)",
            "Long Island",
        ];
        let island = tag(Anchor::Point((10.0, 5.0)), Some("o"), &names);
        let said = |size| texts(&placed(std::slice::from_ref(&island), &[], size)).join("|");
        assert_eq!(said((60, 9)), "Long Island (Nagashima)|o");
        assert_eq!(said((24, 4)), "Long Island (Nagashima)|o", "above it");
        assert_eq!(said((20, 9)), "Long Island|(Nagashima)|o");
        assert_eq!(said((12, 2)), "Long Island|o");
        assert_eq!(said((8, 2)), "", "no marker without its name");
    }

    #[test]
    fn the_first_tag_has_the_first_choice() {
        let at = |name| tag(Anchor::Point((10.0, 5.0)), Some("o"), &[name]);
        let signs = placed(&[at("First"), at("Second")], &[], (40, 10));
        assert_eq!(texts(&signs), ["First", "o"]);
    }

    #[test]
    fn a_name_lies_on_its_land_where_there_is_room_and_with_a_swatch_beside_it_where_not() {
        let land = |west, east| vec![vec![(west, 1.0), (east, 1.0), (east, 9.0), (west, 9.0)]];
        let lands = [land(1.0, 12.0), land(15.0, 16.0)];
        let tags = [
            tag(Anchor::Land(0), None, &["Mainland"]),
            tag(Anchor::Land(1), None, &["Skerry"]),
        ];
        let signs = placed(&tags, &lands, (80, 20));
        assert_eq!(texts(&signs), ["Mainland", "Skerry", "  "]);
        assert_eq!(signs[2].kind, Kind::Swatch(1));
        assert!(signs[0].x > 4 && signs[0].x < 48, "{signs:?}");
        assert!(signs[1].x > 64 && signs[2].x == signs[1].x + 7, "{signs:?}");
    }

    #[test]
    fn a_name_without_a_marker_lies_over_its_point() {
        let strait = tag(Anchor::Point((10.0, 5.0)), None, &["Strait"]);
        let signs = placed(&[strait], &[], (40, 10));
        assert_eq!((signs[0].x, signs[0].y), (17, 5));
    }

    prop_compose! {
        fn any_tag()(
            point in (-2.0..22.0f64, -2.0..12.0f64),
            land in prop::option::of(0usize..3),
            marked: bool,
            texts in prop::collection::vec("[a-z樺太]{0,6}( [a-z]{1,5})?(\n[a-z]{0,4})?", 0..4),
            bold: bool,
        ) -> Tag {
            Tag {
                anchor: land.map_or(Anchor::Point(point), Anchor::Land),
                mark: marked.then_some(("o", Style::new())),
                texts,
                style: Style::new(),
                bold,
            }
        }
    }

    /// How far a row of a name is from the nearest cell of a land, squared.
    fn far(raster: &Raster, land: usize, sign: &Sign) -> Option<i64> {
        let (width, height) = raster.size();
        let cells = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let own = cells.filter(|(x, y)| raster.land(*x, *y) == Some(land));
        let far = own.map(|(x, y)| {
            let (first, last) = (i64::from(sign.x), i64::from(sign.x + sign.width()) - 1);
            let dx = (first - i64::from(x)).max(i64::from(x) - last).max(0);
            let dy = 2 * (i64::from(y) - i64::from(sign.y)).abs();
            dx * dx + dy * dy
        });
        far.min()
    }

    proptest! {
        #[test]
        fn the_nearest_land_to_the_name_of_a_land_is_its_own(
            corners in prop::collection::vec((0.0..20.0f64, 0.0..10.0f64), 1..7),
            sizes in prop::collection::vec((0.1..6.0f64, 0.1..4.0f64), 7),
            size in (10u16..90, 5u16..30),
        ) {
            let ring = |((west, south), (wide, tall)): (&LonLat, &LonLat)| {
                let (east, north) = (west + wide, south + tall);
                vec![vec![(*west, *south), (east, *south), (east, north), (*west, north)]]
            };
            let lands: Vec<_> = corners.iter().zip(&sizes).map(ring).collect();
            let names: Vec<String> = (0..lands.len()).map(|at| format!("Isle {at}")).collect();
            let tags: Vec<Tag> = names
                .iter()
                .enumerate()
                .map(|(at, name)| tag(Anchor::Land(at), None, &[name]))
                .collect();
            let ground = Ground { lands: &lands, coasts: &lands };
            let view = View::fit(&VIEW, size);
            let raster = Raster::of(&ground, &view, size);
            for sign in place(&tags, &raster, &view, &[], None) {
                let Some(own) = names.iter().position(|name| *name == sign.text) else {
                    continue;
                };
                let near = far(&raster, own, &sign);
                prop_assert!(near.is_some(), "{:?}", sign);
                // Right beside its land, in the same row, it is known for its.
                let beside = |at: u16| raster.land(at, sign.y) == Some(own);
                let level = beside(sign.x.wrapping_sub(2)) || beside(sign.x + sign.width() + 1);
                for other in (0..lands.len()).filter(|other| *other != own) {
                    let far = far(&raster, other, &sign);
                    let is_own = far.is_none_or(|far| near < Some(far) || level && near == Some(far));
                    prop_assert!(is_own, "{:?}: {}", sign, other);
                }
            }
        }

        #[test]
        fn signs_stay_on_the_map_and_off_each_other(
            tags in prop::collection::vec(any_tag(), 0..25),
            size in (0u16..60, 0u16..20),
        ) {
            let lands = [
                vec![vec![(1.0, 1.0), (9.0, 1.0), (9.0, 9.0), (1.0, 9.0)]],
                vec![vec![(12.0, 4.0), (12.4, 4.0), (12.0, 4.4)]],
            ];
            let mut cells = std::collections::HashSet::new();
            for sign in placed(&tags, &lands, size) {
                prop_assert!(sign.x + sign.width() <= size.0 && sign.y < size.1, "{:?}", sign);
                for x in sign.x..sign.x + sign.width() {
                    prop_assert!(cells.insert((x, sign.y)), "{:?}", sign);
                }
            }
        }
    }
}
