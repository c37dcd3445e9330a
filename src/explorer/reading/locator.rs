//! The locator: a map of a few rows with one place marked on it, as rows of a
//! page.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use crate::commands::map::sketch::{Sketch, extent, fill, forms, land_tags};
use crate::dossier::{Atlas, LonLat};
use crate::explorer::Ctx;
use crate::widget::Columns;
use crate::widget::map::{Anchor, Fill, Look, Raster, Scene, Size, Tag, Trace, View, place};
use crate::widget::prose::{Row, Run};

/// With fewer columns there is no map.
const NARROW: u16 = 36;
/// From so many columns on it is a large one.
const WIDE: u16 = 80;
/// Columns and rows of a small map, at most, and of a large one.
const SMALL: Size = (56, 8);
const LARGE: Size = (72, 16);
/// How much room is left around what was held.
const MARGIN: f64 = 1.1;
/// Maps with one place on them; what all of them have in common is kept.
#[derive(Debug, Default)]
pub struct Locator {
    sketch: Option<Sketch>,
    /// What the lands were last drawn for.
    of: Option<(View, Size)>,
    raster: Raster,
}

impl Locator {
    /// A map with a place on it, no wider than so many columns; nothing where
    /// there is no room, or where the place is not on the map.
    pub fn rows(&mut self, ctx: &Ctx, (name, at): (&str, LonLat), width: u16) -> Vec<Row> {
        let atlas = &ctx.dossier.atlas;
        let most = if width < WIDE { SMALL } else { LARGE };
        let size = (width.min(most.0), most.1);
        let Some(view) = view(atlas, at, size).filter(|_| width >= NARROW) else {
            return Vec::new();
        };
        let sketch = self.sketch.get_or_insert_with(|| Sketch::of(atlas));
        if self.of != Some((view, size)) {
            self.of = Some((view, size));
            self.raster = Raster::of(&sketch.ground(), &view, size);
        }
        let theme = ctx.theme;
        let tag = Tag {
            anchor: Anchor::Point(at),
            mark: Some((theme.marks()[1], theme.accent)),
            texts: forms(name),
            style: theme.accent.patch(theme.selected),
            bold: true,
        };
        let mut tags = vec![tag];
        // On a small one their names would hide the lands.
        if width >= WIDE {
            let other = |tag: &Tag| tag.texts.iter().all(|text| !text.contains(name));
            tags.extend(land_tags(atlas, theme.dim).into_iter().filter(other));
        }
        let scene = Scene {
            raster: &self.raster,
            fills: &vec![plain(ctx); atlas.lands.len()],
            line: &Trace::of(&[], &view, size),
            chosen: None,
            signs: &place(&tags, &self.raster, &view, &[], None),
            before: None,
        };
        let look = Look {
            water: theme.text,
            coast: Style::new(),
            line: theme.line,
            chosen: Style::new(),
            ascii: theme.is_ascii(),
        };
        let area = Rect::new(0, 0, size.0, size.1);
        let mut buf = Buffer::empty(area);
        scene.draw(&look, area, &mut buf);
        area.rows().map(|row| in_runs(&buf, row)).collect()
    }
}

/// Whether a place is where the map has its lands.
#[must_use]
pub fn reaches(atlas: &Atlas, at: LonLat) -> bool {
    let reach = atlas.cut.or_else(|| atlas.whole());
    reach.is_some_and(|reach| reach.holds(at))
}

/// What was ever held, or everything, whichever shows the place; none where
/// the map does not reach.
fn view(atlas: &Atlas, at: LonLat, size: Size) -> Option<View> {
    if !reaches(atlas, at) {
        return None;
    }
    let views = [atlas.stake(), atlas.whole()].into_iter().flatten();
    let mut views = views.map(|of| View::fit(&extent(&of), size).zoomed(1.0 / MARGIN));
    views.find(|view| view.shows(at, size))
}

/// How every land is drawn: who held it is told on the map itself.
fn plain(ctx: &Ctx) -> Fill {
    Fill {
        styles: [ctx.theme.dim; 2],
        ..fill(None, [Style::new(); 2])
    }
}

/// A row of cells as runs of one style each.
fn in_runs(buf: &Buffer, row: Rect) -> Row {
    let mut runs: Vec<Run> = Vec::new();
    let mut covered = 0;
    for cell in row.positions().filter_map(|at| buf.cell(at)) {
        let width = cell.symbol().width();
        if covered > 0 {
            // The right half of a wide character.
            covered -= 1;
            continue;
        }
        covered = width.saturating_sub(1);
        let style = style(cell);
        match runs.last_mut() {
            Some(run) if run.style == style => run.text.push_str(cell.symbol()),
            _ => runs.push(Run {
                text: cell.symbol().to_owned(),
                style,
                ..Run::default()
            }),
        }
    }
    Row {
        runs,
        ..Row::default()
    }
}

/// The style of a cell; blanks have none.
fn style(cell: &Cell) -> Style {
    if cell.symbol() == " " && !cell.modifier.contains(Modifier::REVERSED) {
        return Style::new();
    }
    cell.style()
}
