//! The scene: everything on the map put together and drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::dots::{braille, lot};
use super::hatch::Fill;
use super::raster::{Raster, Spot};
use super::sign::{Kind, Sign};
use super::stroke::{Stroke, Trace};

/// How a map is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Where there is nothing.
    pub water: Style,
    /// Over the style of a land, its coast.
    pub coast: Style,
    /// The line.
    pub line: Style,
    /// Over the style of a land, the one that is chosen.
    pub chosen: Style,
    /// Whether nothing outside ASCII is drawn, but for what signs say.
    pub ascii: bool,
}

/// What stands for a coast and for the line in ASCII.
const COAST: char = '#';
const LINE: char = '*';

/// A map put together from what was prepared.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The lands.
    pub raster: &'a Raster,
    /// How each land is drawn; a land that has none here is empty.
    pub fills: &'a [Fill],
    /// The line.
    pub line: &'a Trace,
    /// The land that is chosen.
    pub chosen: Option<usize>,
    /// Markers and labels.
    pub signs: &'a [Sign],
    /// What the map is changing from.
    pub before: Option<Before<'a>>,
}

/// What a map is changing from.
#[derive(Debug, Clone, Copy)]
pub struct Before<'a> {
    /// How each land was drawn.
    pub fills: &'a [Fill],
    /// Where the line was.
    pub line: &'a Trace,
    /// How much of the change is done, from 0 to 1.
    pub progress: f64,
}

impl Scene<'_> {
    /// Draws the map.
    pub fn draw(&self, look: &Look, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        let (width, height) = self.raster.size();
        let mut lines = (
            Strokes::of(self.line),
            self.before.map(|before| Strokes::of(before.line)),
        );
        for y in 0..area.height {
            for x in 0..area.width {
                let Some(cell) = buf.cell_mut((area.x + x, area.y + y)) else {
                    continue;
                };
                cell.reset();
                cell.set_style(look.water);
                if x >= width || y >= height {
                    continue;
                }
                let at = usize::from(y) * usize::from(width) + usize::from(x);
                let past = self.before.filter(|before| !changed(at, before.progress));
                let stroke = match (past, &mut lines.1) {
                    (Some(_), Some(lines)) => lines.at(at),
                    _ => lines.0.at(at),
                };
                if let Some((char, style)) = self.cell((x, y), past, stroke, look) {
                    cell.set_char(char).set_style(style);
                }
            }
        }
        let fits = |sign: &&Sign| {
            sign.y < area.height && sign.x.saturating_add(sign.width()) <= area.width
        };
        let signs = || self.signs.iter().filter(fits);
        // First all the room, then all the signs: none clears another.
        signs().for_each(|sign| clear(sign, look, area, buf));
        signs().for_each(|sign| self.sign(sign, look, area, buf));
    }

    /// What a cell shows; nothing for water.
    fn cell(
        &self,
        (x, y): (u16, u16),
        past: Option<Before<'_>>,
        stroke: Option<Stroke>,
        look: &Look,
    ) -> Option<(char, Style)> {
        if let Some(stroke) = stroke {
            let char = if look.ascii { LINE } else { stroke.char() };
            return Some((char, look.line));
        }
        let spot = self.raster.spot(x, y);
        let land = spot.land()?;
        let fill = past.map_or(self.fills, |before| before.fills).get(land);
        let chosen = self.chosen == Some(land);
        let char = if look.ascii {
            letter(spot, fill, chosen)
        } else {
            pattern(spot, fill, chosen, (x, y))
        };
        let mut style = fill.map_or(look.water, |fill| fill.style(y));
        if spot.coast > 0 {
            style = style.patch(look.coast);
        }
        if chosen {
            style = style.patch(look.chosen);
        }
        char.map(|char| (char, style))
    }

    fn sign(&self, sign: &Sign, look: &Look, area: Rect, buf: &mut Buffer) {
        let (x, y) = (area.x + sign.x, area.y + sign.y);
        let Kind::Swatch(land) = sign.kind else {
            buf.set_string(x, y, &sign.text, sign.style);
            return;
        };
        let Some(fill) = self.fills.get(land) else {
            return;
        };
        for column in 0..sign.width() {
            if let Some(cell) = buf.cell_mut((x + column, y)) {
                let char = fill.char(column, 0, look.ascii);
                let style = fill.styles[usize::from(column % 2)];
                cell.set_char(char).set_style(style);
            }
        }
    }
}

/// Clears the room of a sign, and of a label the cells beside it.
fn clear(sign: &Sign, look: &Look, area: Rect, buf: &mut Buffer) {
    let beside = u16::from(sign.kind != Kind::Mark);
    let from = area.x + sign.x.saturating_sub(beside);
    let to = (area.x + sign.x + sign.width()).saturating_add(beside);
    for x in from..to.min(area.right()) {
        if let Some(cell) = buf.cell_mut((x, area.y + sign.y)) {
            cell.reset();
            cell.set_style(look.water);
        }
    }
}

/// The Braille pattern of a cell with land in it.
fn pattern(spot: Spot, fill: Option<&Fill>, chosen: bool, (x, y): (u16, u16)) -> Option<char> {
    let hatch = fill.map_or(0, |fill| fill.hatch.cell(x, y));
    // The coast of what is chosen is twice as thick.
    let coast = spot.coast | if chosen { spot.shore } else { 0 };
    let dots = coast | (hatch & (spot.shore | spot.inland));
    (dots > 0).then(|| braille(dots))
}

/// The same in ASCII.
fn letter(spot: Spot, fill: Option<&Fill>, chosen: bool) -> Option<char> {
    let own = fill.map(|fill| fill.ascii).filter(|own| *own != ' ');
    match (spot.coast, own) {
        (0, _) if spot.dots() < 4 => None,
        (0, own) => own,
        // The hatch of an islet would not be seen for its coast.
        (_, Some(own)) if spot.islet && !chosen => Some(own),
        _ => Some(COAST),
    }
}

/// Whether a cell has changed already.
fn changed(at: usize, progress: f64) -> bool {
    f64::from(lot(at)) < progress * 256.0
}

/// The strokes of a line, met one after the other.
struct Strokes<'a> {
    rest: &'a [Stroke],
}

impl<'a> Strokes<'a> {
    fn of(line: &'a Trace) -> Self {
        Self {
            rest: &line.strokes,
        }
    }

    /// The stroke in a cell; cells are asked for in order.
    fn at(&mut self, cell: usize) -> Option<Stroke> {
        while let Some((first, rest)) = self.rest.split_first() {
            match (first.cell as usize).cmp(&cell) {
                std::cmp::Ordering::Less => self.rest = rest,
                std::cmp::Ordering::Equal => return Some(*first),
                std::cmp::Ordering::Greater => return None,
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widget::map::{Anchor, Extent, Ground, Hatch, LonLat, Size, Tag, View, place};
    use proptest::prelude::*;

    const PLAIN: Style = Style::new();

    fn fill(hatch: Hatch, ascii: char) -> Fill {
        Fill {
            hatch,
            styles: [PLAIN; 2],
            ascii,
        }
    }

    fn look(ascii: bool) -> Look {
        Look {
            water: PLAIN,
            coast: PLAIN,
            line: PLAIN,
            chosen: PLAIN,
            ascii,
        }
    }

    /// Two lands in a strait, and an islet.
    fn lands() -> Vec<Vec<Vec<LonLat>>> {
        vec![
            vec![vec![(0.0, 0.0), (9.0, 0.0), (9.0, 6.0), (2.0, 9.0)]],
            vec![vec![(14.0, 2.0), (20.0, 2.0), (20.0, 10.0), (13.0, 10.0)]],
            vec![vec![(11.0, 4.0), (11.5, 4.0), (11.5, 4.5)]],
        ]
    }

    fn closed(lands: &[Vec<Vec<LonLat>>]) -> Vec<Vec<Vec<LonLat>>> {
        let mut coasts = lands.to_vec();
        for ring in coasts.iter_mut().flatten() {
            ring.extend(ring.first().copied());
        }
        coasts
    }

    fn tags() -> Vec<Tag> {
        let tag = |anchor, mark: Option<&'static str>, text: &str| Tag {
            anchor,
            mark: mark.map(|mark| (mark, PLAIN)),
            texts: vec![text.to_owned()],
            style: PLAIN,
            bold: false,
        };
        vec![
            tag(Anchor::Land(0), None, "Westland"),
            tag(Anchor::Land(2), None, "Islet"),
            tag(Anchor::Point((18.0, 4.0)), Some("o"), "Pier"),
        ]
    }

    /// The map with hatches for the two lands and the islet.
    fn drawn(
        now: [(Hatch, char); 3],
        before: Option<f64>,
        chosen: Option<usize>,
        ascii: bool,
    ) -> String {
        let size: Size = (48, 12);
        let area = Rect::new(0, 0, size.0, size.1);
        let lands = lands();
        let ground = Ground {
            lands: &lands,
            coasts: &closed(&lands),
        };
        let extent = Extent {
            lon: (0.0, 20.0),
            lat: (0.0, 10.0),
        };
        let view = View::fit(&extent, size);
        let raster = Raster::of(&ground, &view, size);
        let line = Trace::of(&[vec![(11.0, 10.0), (12.2, 5.0), (12.5, 0.0)]], &view, size);
        let fills = now.map(|(hatch, ascii)| fill(hatch, ascii));
        let empty = [fill(Hatch::NONE, ' '); 3];
        let none = Trace::of(&[], &view, size);
        let scene = Scene {
            raster: &raster,
            fills: &fills,
            line: &line,
            chosen,
            signs: &place(&tags(), &raster, &view, &[&line], None),
            before: before.map(|progress| Before {
                fills: &empty,
                line: &none,
                progress,
            }),
        };
        let mut buf = Buffer::empty(area);
        scene.draw(&look(ascii), area, &mut buf);
        let row = |y| {
            (0..size.0)
                .map(|x| buf[(x, y)].symbol())
                .collect::<String>()
        };
        let rows: Vec<String> = (0..size.1).map(|y| row(y).trim_end().to_owned()).collect();
        rows.join("\n")
    }

    const HELD: [(Hatch, char); 3] = [
        (Hatch::DIAGONAL, '/'),
        (Hatch::SPARSE, '.'),
        (Hatch::CROSS, '%'),
    ];

    /// Compares a map with the one that is kept beside the screens.
    fn kept(name: &str, map: &str) {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("../../../tests/snapshots");
        settings.bind(|| insta::assert_snapshot!(name, map));
    }

    #[test]
    fn lands_are_hatched_by_who_holds_them() {
        kept("map", &drawn(HELD, None, None, false));
    }

    #[test]
    fn a_chosen_land_has_a_thick_coast() {
        kept("map-chosen", &drawn(HELD, None, Some(1), false));
    }

    #[test]
    fn the_map_in_ascii() {
        let map = drawn(HELD, None, None, true);
        assert!(map.is_ascii());
        kept("map-ascii", &map);
    }

    #[test]
    fn a_change_comes_cell_by_cell() {
        let empty = [(Hatch::NONE, ' '); 3];
        let (before, after) = (
            drawn(empty, None, None, false),
            drawn(HELD, None, None, false),
        );
        let at = |progress| drawn(HELD, Some(progress), None, false);
        assert_eq!(at(1.0), after);
        assert!(
            at(0.0).lines().nth(11) == before.lines().nth(11),
            "{}",
            at(0.0)
        );
        let changed = |map: &str| {
            let pairs = map.chars().zip(after.chars());
            pairs.filter(|(own, after)| own != after).count()
        };
        let left = [0.0, 0.25, 0.5, 0.75, 1.0].map(|progress| changed(&at(progress)));
        assert!(left.is_sorted_by(|a, b| a > b), "{left:?}");
    }

    proptest! {
        #[test]
        fn nothing_is_drawn_outside_the_area(
            size in (0u16..70, 0u16..30),
            place_of in (0u16..20, 0u16..10),
            room in (0u16..80, 0u16..40),
            centre in (-5.0..25.0f64, -5.0..15.0f64),
            scale in 0.001..1.0f64,
            progress: f64,
            ascii: bool,
        ) {
            let lands = lands();
            let ground = Ground { lands: &lands, coasts: &closed(&lands) };
            let view = View::at(centre, scale);
            let raster = Raster::of(&ground, &view, size);
            let line = Trace::of(&[vec![(11.0, 10.0), (12.5, 0.0)]], &view, size);
            let fills = [fill(Hatch::CROSS, '%')];
            let scene = Scene {
                raster: &raster,
                fills: &fills,
                line: &line,
                chosen: Some(0),
                signs: &place(&tags(), &raster, &view, &[&line], None),
                before: Some(Before { fills: &[], line: &line, progress }),
            };
            let whole = Rect::new(0, 0, 80, 40);
            let mut buf = Buffer::empty(whole);
            let area = Rect::new(place_of.0, place_of.1, room.0, room.1);
            scene.draw(&look(ascii), area, &mut buf);
            for at in whole.positions().filter(|at| !area.contains(*at)) {
                prop_assert_eq!(&buf[at], &ratatui::buffer::Cell::EMPTY);
            }
            if ascii {
                prop_assert!(buf.content.iter().all(|cell| cell.symbol().is_ascii()));
            }
        }
    }
}
