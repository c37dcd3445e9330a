//! The picture: what the map draws, prepared once for a size and a view.

use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::gazetteer::{Gazetteer, Target};
use crate::commands::map::sketch::{fill, forms, land_tags};
use crate::dossier::{Atlas, LonLat};
use crate::explorer::Ctx;
use crate::explorer::ctx::Turn;
use crate::widget::map::{
    Anchor, Before, Fill, Look, Raster, Scene, Sign, Size, Tag, Trace, View, place, scale,
};

/// Steps of a change from one era to the next, and how long each lasts.
const STEPS: u8 = 6;
const STEP: Duration = Duration::from_millis(50);
/// Cells of the map for each name on it.
const CELLS: usize = 150;

/// What is told on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) era: Option<usize>,
    pub(super) chosen: Option<Target>,
    pub(super) turn: Turn,
}

/// A change from one era to the next that goes on.
#[derive(Debug)]
struct Change {
    from: Option<usize>,
    step: u8,
}

/// The map as it is prepared.
#[derive(Debug, Default)]
pub(super) struct Picture {
    of: Option<(View, Size)>,
    told: Option<Told>,
    raster: Raster,
    /// The line of each era.
    lines: Vec<Trace>,
    none: Trace,
    /// How each land is drawn in each era; last without any.
    fills: Vec<Vec<Fill>>,
    signs: Vec<Sign>,
    /// What each tag is about.
    anchors: Vec<Anchor>,
    change: Option<Change>,
}

impl Picture {
    /// Prepares what has changed.
    pub(super) fn fit(
        &mut self,
        ctx: &Ctx,
        gazetteer: &Gazetteer,
        (view, size): (View, Size),
        told: Told,
    ) {
        let atlas = &ctx.dossier.atlas;
        if self.told.map(|before| before.turn) != Some(told.turn) {
            let styled = |holder| fill(holder, ctx.theme.held(holder));
            let of = |era| atlas.holders(era).into_iter().map(styled).collect();
            self.fills = (0..=atlas.eras.len()).map(of).collect();
        }
        let moved = self.of != Some((view, size));
        if moved {
            self.of = Some((view, size));
            self.raster = Raster::of(&gazetteer.sketch.ground(), &view, size);
            let traced = |line: &[Vec<LonLat>]| Trace::of(line, &view, size);
            self.lines = atlas.eras.iter().map(|era| traced(&era.line)).collect();
            self.none = traced(&[]);
        }
        if moved || self.told != Some(told) {
            self.told = Some(told);
            let tags = tags(ctx, gazetteer, told, size);
            let lines: Vec<&Trace> = self.lines.iter().collect();
            let bar = scale(&view, size, ctx.theme.dim, ctx.theme.is_ascii());
            self.anchors = tags.iter().map(|tag| tag.anchor).collect();
            self.signs = place(&tags, &self.raster, &view, &lines, bar);
        }
    }

    /// Whether any of a land is in view.
    pub(super) fn shows(&self, land: usize) -> bool {
        let (width, height) = self.raster.size();
        let mut cells = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        cells.any(|(x, y)| self.raster.land(x, y) == Some(land))
    }

    /// The point of a land that is nearest to the middle of what is in view of
    /// it.
    pub(super) fn middle(&self, land: usize) -> Option<LonLat> {
        let (view, size) = self.of?;
        Some(view.point(self.raster.middle(land)?, size))
    }

    /// The point of some lands that is nearest to the middle of the view, if
    /// any of them is in view.
    pub(super) fn nearest(&self, of: &dyn Fn(usize) -> bool) -> Option<LonLat> {
        let (view, size) = self.of?;
        let middle = (size.0 / 2, size.1 / 2);
        Some(view.point(self.raster.nearest(middle, of)?, size))
    }

    /// What is marked, named or drawn at a cell: what it is anchored to.
    pub(super) fn at(&self, (column, row): (u16, u16)) -> Option<Anchor> {
        let stands = |sign: &&Sign| {
            let columns = sign.x..sign.x.saturating_add(sign.width());
            sign.y == row && columns.contains(&column)
        };
        let tag = self
            .signs
            .iter()
            .rev()
            .find(stands)
            .and_then(|sign| sign.tag);
        let tagged = tag.and_then(|tag| self.anchors.get(tag)).copied();
        let (width, height) = self.raster.size();
        let land = || {
            let within = column < width && row < height;
            within.then(|| self.raster.land(column, row)).flatten()
        };
        tagged.or_else(|| land().map(Anchor::Land))
    }

    /// Begins to change from an era to the one that is told next.
    pub(super) fn change_from(&mut self, era: Option<usize>) {
        self.change = Some(Change { from: era, step: 0 });
    }

    /// Ends a change at once.
    pub(super) fn settle(&mut self) {
        self.change = None;
    }

    /// How long until the next step of a change.
    pub(super) fn moves_in(&self) -> Option<Duration> {
        self.change.as_ref().map(|_| STEP)
    }

    /// Takes a step of a change.
    pub(super) fn step(&mut self) {
        if let Some(change) = &mut self.change {
            change.step += 1;
            if change.step >= STEPS {
                self.change = None;
            }
        }
    }

    /// Draws the map.
    pub(super) fn draw(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) {
        let theme = ctx.theme;
        let (Some(told), Some(last)) = (self.told, self.fills.last()) else {
            return;
        };
        let fills = |era: Option<usize>| era.and_then(|at| self.fills.get(at)).unwrap_or(last);
        let line = |era: Option<usize>| era.and_then(|at| self.lines.get(at)).unwrap_or(&self.none);
        let scene = Scene {
            raster: &self.raster,
            fills: fills(told.era),
            line: line(told.era),
            chosen: match told.chosen {
                Some(Target::Land(land)) => Some(land),
                _ => None,
            },
            signs: &self.signs,
            before: self.change.as_ref().map(|change| Before {
                fills: fills(change.from),
                line: line(change.from),
                progress: f64::from(change.step + 1) / f64::from(STEPS + 1),
            }),
        };
        let look = Look {
            water: theme.text,
            coast: Style::new(),
            line: theme.line,
            chosen: theme.selected.remove_modifier(Modifier::DIM),
            ascii: theme.is_ascii(),
        };
        scene.draw(&look, area, buf);
    }
}

/// What is marked and named, what matters most first.
fn tags(ctx: &Ctx, gazetteer: &Gazetteer, told: Told, size: Size) -> Vec<Tag> {
    let (theme, atlas) = (ctx.theme, &ctx.dossier.atlas);
    let room = usize::from(size.0) * usize::from(size.1) / CELLS;
    let mut tags: Vec<Tag> = told
        .chosen
        .map(|target| chosen(ctx, gazetteer, target))
        .into_iter()
        .collect();
    let is_new = |tag: &Tag, tags: &[Tag]| tags.iter().all(|other| other.anchor != tag.anchor);
    for tag in land_tags(atlas, theme.heading) {
        if is_new(&tag, &tags) {
            tags.push(tag);
        }
    }
    let listed = |at: &usize| gazetteer.places[*at].listed;
    let places = || {
        (0..gazetteer.places.len())
            .filter(listed)
            .map(Target::Place)
    };
    let (now, rest): (Vec<_>, Vec<_>) =
        places().partition(|target| happened(ctx, gazetteer, *target, told.era));
    for (target, here) in now
        .into_iter()
        .map(|target| (target, true))
        .chain(rest.into_iter().map(|target| (target, false)))
    {
        let tag = place_tag(ctx, gazetteer, target, here);
        // Only so many are named, or nobody finds anything.
        if is_new(&tag, &tags) && tags.len() < room {
            tags.push(tag);
        }
    }
    tags
}

/// Whether something happened at a target in an era, as far as it is seen.
pub(super) fn happened(
    ctx: &Ctx,
    gazetteer: &Gazetteer,
    target: Target,
    era: Option<usize>,
) -> bool {
    let atlas: &Atlas = &ctx.dossier.atlas;
    let seen = ctx.view.of_these(gazetteer.events(target));
    era.is_some()
        && seen.into_iter().any(|id| {
            let date = ctx.dossier.entry(id).date;
            date.is_some_and(|date| atlas.era_on(date.first_day()) == era)
        })
}

fn anchor(gazetteer: &Gazetteer, target: Target) -> Anchor {
    match target {
        Target::Land(land) => Anchor::Land(land),
        Target::Place(place) => Anchor::Point(gazetteer.places[place].at),
    }
}

fn place_tag(ctx: &Ctx, gazetteer: &Gazetteer, target: Target, here: bool) -> Tag {
    let theme = ctx.theme;
    let [plain, _, event] = theme.marks();
    let afloat = match target {
        Target::Place(place) => gazetteer.places[place].afloat,
        Target::Land(_) => false,
    };
    let mark = if here { event } else { plain };
    Tag {
        anchor: anchor(gazetteer, target),
        mark: (here || !afloat).then_some((mark, theme.text)),
        texts: forms(gazetteer.called(ctx.dossier, target)),
        style: if afloat {
            theme.dim.add_modifier(Modifier::ITALIC)
        } else {
            theme.text
        },
        bold: false,
    }
}

/// What is chosen: named whatever it hides, with the bar of what is selected.
fn chosen(ctx: &Ctx, gazetteer: &Gazetteer, target: Target) -> Tag {
    let theme = ctx.theme;
    let [_, mark, _] = theme.marks();
    let texts = forms(gazetteer.called(ctx.dossier, target));
    let barred = texts.iter().map(|text| {
        let rows: Vec<String> = text
            .lines()
            .map(|row| format!("{} {row}", theme.bar()))
            .collect();
        rows.join("\n")
    });
    Tag {
        anchor: anchor(gazetteer, target),
        mark: Some((mark, theme.accent)),
        texts: barred.collect(),
        style: theme.accent.patch(theme.selected),
        bold: true,
    }
}
