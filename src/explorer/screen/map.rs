//! The map: who held what when, and where it happened. The map at the left,
//! its era in words at the right, with links to what tells of it and the lands
//! and places to choose from.

mod camera;
mod drawing;
mod gazetteer;
mod moving;
mod panel;
mod parts;
mod picture;
mod pointing;
mod strip;
mod telling;

use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use self::camera::Camera;
use self::gazetteer::{Gazetteer, Target};
use self::panel::{Link, Panel, in_words};
use self::parts::Parts;
use self::picture::{Picture, Told};
use super::{Hint, Screen};
use crate::dossier::{Address, Dossier, EntryId, Item, LonLat};
use crate::explorer::action::{Action, Pointer};
use crate::explorer::keymap::Mode;
use crate::explorer::layout::{TWO_PANES, inside};
use crate::explorer::reading::{Seen, tie, tie_selected};
use crate::explorer::{Ctx, Request};
use crate::widget::paper::{GUTTER, Paper, Spot};

/// From so many columns on there is room for every hint.
const ROOMY: u16 = 100;

/// The state of the screen.
#[derive(Debug, Default)]
pub struct Map {
    gazetteer: Option<Gazetteer>,
    era: Option<usize>,
    /// The change of the lens that the era was last chosen for.
    turn: Option<u64>,
    camera: Camera,
    /// The view of the atlas that was last gone to.
    frame: Option<usize>,
    chosen: Option<Target>,
    /// Whether the keys go to the panel.
    reading: bool,
    /// Whether the map is told in words.
    words: bool,
    picture: Picture,
    panel: Panel,
    /// The map in words.
    page: Paper,
}

/// A place on this screen, to come back to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Place {
    era: Option<usize>,
    camera: Camera,
    frame: Option<usize>,
    reading: bool,
    words: bool,
    cursor: usize,
    scroll: usize,
    /// The link that had the focus.
    link: Option<(Spot, usize)>,
    /// The first row in view of the map in words.
    page: usize,
}

impl Place {
    /// The era that was shown.
    pub(super) fn title<'a>(&self, dossier: &'a Dossier) -> &'a str {
        let era = self.era.and_then(|era| dossier.atlas.eras.get(era));
        era.map_or("", |era| era.title.as_str())
    }
}

impl Map {
    fn parts(&self, ctx: &Ctx, area: Rect) -> Parts {
        Parts::of(ctx, area, self.reading)
    }

    /// The last era that is seen.
    fn last(ctx: &Ctx) -> Option<usize> {
        ctx.view.era()
    }

    /// Whether there are eras that are passed by because the line stayed.
    fn passes_by(ctx: &Ctx) -> bool {
        let last = Self::last(ctx).unwrap_or(0);
        (0..last).any(|era| ctx.dossier.atlas.keeps_line(era))
    }

    /// Shows an era from its beginning.
    fn enter(&mut self, era: Option<usize>) {
        self.era = era;
        self.chosen = None;
        self.page.to_top();
        self.panel = Panel::default();
    }

    /// What the selected link is about is chosen on the map, and comes into
    /// view.
    fn follow(&mut self, ctx: &Ctx, area: Rect) {
        let Some(gazetteer) = &self.gazetteer else {
            return;
        };
        self.chosen = match self.panel.link() {
            Some(Link::Target(target)) => Some(target),
            Some(Link::Entry(id)) => gazetteer.target(id),
            None => None,
        };
        let size = self.parts(ctx, area).size();
        if let Some(at) = self.chosen.and_then(|target| self.far(ctx, target)) {
            self.camera = self.camera.to(&ctx.dossier.atlas, size, at);
        }
    }

    /// The point to move to so that a target is in view; none for a land of
    /// which some is.
    fn far(&self, ctx: &Ctx, target: Target) -> Option<LonLat> {
        match target {
            Target::Place(place) => Some(self.gazetteer.as_ref()?.places.get(place)?.at),
            Target::Land(land) if self.picture.shows(land) => None,
            Target::Land(land) => {
                let ring = ctx.dossier.atlas.lands.get(land)?.rings.first()?;
                ring.get(ring.len() / 2).copied()
            }
        }
    }

    fn open(&mut self, ctx: &Ctx, area: Rect) -> Request {
        let height = usize::from(self.parts(ctx, area).room(area).height);
        let one_pane = ctx.room.alone || area.width < TWO_PANES;
        if one_pane && !self.reading {
            self.reading = true;
            return Request::Nothing;
        }
        let paper = &mut self.panel.paper;
        if self.reading && !paper.shows_selected(height) {
            // What cannot be seen is shown before it is followed.
            paper.bring_into_view(height);
            return Request::Nothing;
        }
        let gazetteer = self.gazetteer.as_ref();
        match self.panel.link() {
            None => Request::Nothing,
            Some(Link::Entry(id)) => Request::Open(id),
            Some(Link::Target(target)) => {
                match gazetteer.and_then(|gazetteer| gazetteer.entry(target)) {
                    Some(id) => Request::Card(id),
                    None => Request::Say("The dossier has no name for it.".to_owned()),
                }
            }
        }
    }

    /// The entry that a link leads to, if any.
    fn entry(&self, link: Link) -> Option<EntryId> {
        match link {
            Link::Entry(id) => Some(id),
            Link::Target(target) => self.gazetteer.as_ref()?.entry(target),
        }
    }

    /// The era that cites an item, if any does.
    fn citing(dossier: &Dossier, at: &Address) -> Option<usize> {
        let eras = &dossier.atlas.eras;
        eras.iter().position(|era| era.claims.contains(at))
    }
}

impl Screen for Map {
    fn mode(&self) -> Mode {
        Mode::Map
    }

    fn fit(&mut self, ctx: &Ctx, area: Rect) {
        if self.turn != Some(ctx.turn().0) {
            self.turn = Some(ctx.turn().0);
            self.picture.settle();
            self.enter(Self::last(ctx));
        }
        let parts = self.parts(ctx, area);
        let room = self.parts(ctx, area).room(area);
        let gazetteer = self
            .gazetteer
            .get_or_insert_with(|| Gazetteer::of(ctx.dossier));
        let shown = (self.era, self.frame);
        self.panel.fit(ctx, gazetteer, shown, room.width);
        self.panel.paper.clamp(usize::from(room.height));
        tie_selected(ctx, &mut self.panel.paper, room.height.into());
        let view = self.camera.view(&ctx.dossier.atlas, parts.size());
        let told = Told {
            era: self.era,
            chosen: self.chosen,
            turn: ctx.turn(),
        };
        let at = (view, parts.size());
        self.picture.fit(ctx, gazetteer, at, told);
        if self.words {
            let width = parts.inner.width.saturating_sub(GUTTER + 1);
            self.page.rows = in_words(ctx, gazetteer, self.era, width);
            self.page.clamp(usize::from(parts.inner.height));
        }
    }

    fn update(&mut self, ctx: &Ctx, action: Action, area: Rect) -> Request {
        self.picture.settle();
        let one_pane = ctx.room.alone || area.width < TWO_PANES;
        if self.reading
            && let Some(request) = self.follow_link(ctx, action, area)
        {
            return request;
        }
        let request = match action {
            Action::EraAfter => self.turn_era(ctx, true, false),
            Action::EraBefore => self.turn_era(ctx, false, false),
            Action::EveryEraAfter => self.turn_era(ctx, true, true),
            Action::EveryEraBefore => self.turn_era(ctx, false, true),
            Action::Close | Action::Back
                if self.reading && (one_pane || action == Action::Close) =>
            {
                self.reading = false;
                Request::Nothing
            }
            Action::Back => Request::Back,
            Action::Open => self.open(ctx, area),
            Action::Sources => match self.panel.link() {
                Some(Link::Entry(id)) => Request::Card(id),
                _ => Request::Nothing,
            },
            Action::NextPane | Action::PreviousLink => {
                self.reading = !self.reading;
                Request::Nothing
            }
            Action::View => {
                self.words = !self.words;
                Request::Nothing
            }
            _ => {
                self.go_on(ctx, action, area);
                Request::Nothing
            }
        };
        self.fit(ctx, area);
        request
    }

    fn point(&mut self, ctx: &Ctx, pointer: Pointer, area: Rect) -> Request {
        self.pointed(ctx, pointer, area)
    }

    fn draw(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let parts = self.parts(ctx, area);
        if !parts.panel.is_empty() {
            self.draw_panel(ctx, parts.panel, buf);
        }
        if !parts.map.is_empty() {
            self.draw_map(ctx, &parts, buf);
        }
        None
    }

    fn hints(&self, ctx: &Ctx, area: Rect) -> Vec<Hint> {
        let words = if self.words { "as a map" } else { "in words" };
        let mut hints: Vec<Hint> = vec![(&[Action::EraBefore, Action::EraAfter], "era")];
        if self.reading || !ctx.room.alone && area.width >= TWO_PANES {
            let moves = if self.words && !self.reading {
                "scroll"
            } else {
                "choose"
            };
            hints.push((&[Action::Open], "open"));
            hints.push((&[Action::Down, Action::Up], moves));
            if self.reading {
                hints.push((&[Action::NextPane, Action::Links], "links"));
            }
            if self.reading || area.width >= ROOMY {
                hints.push((&[Action::NextPart], "next part"));
            }
        } else {
            hints.push((&[Action::Open], "read"));
            if self.words {
                hints.push((&[Action::Down, Action::Up], "scroll"));
            }
        }
        if !self.words && (!self.reading || area.width >= ROOMY) {
            if Self::passes_by(ctx) {
                hints.push((
                    &[Action::EveryEraBefore, Action::EveryEraAfter],
                    "every era",
                ));
            }
            hints.push((&[Action::ZoomIn, Action::ZoomOut], "zoom"));
            hints.push((&[Action::NextFrame], "view"));
        }
        hints.push((&[Action::View], words));
        hints
    }

    fn selected(&self) -> Option<EntryId> {
        self.entry(self.panel.link()?)
    }

    fn show(&mut self, ctx: &Ctx, id: EntryId, area: Rect) {
        let entry = ctx.dossier.entry(id);
        let target = self.gazetteer.as_ref().and_then(|all| all.target(id));
        let (atlas, last) = (&ctx.dossier.atlas, Self::last(ctx));
        let era = match (&entry.item, entry.date) {
            (Item::Event(_), Some(date)) if target.is_some() => atlas.era_on(date.first_day()),
            _ => Self::citing(ctx.dossier, &entry.address()),
        };
        if let Some(era) = era.filter(|era| last.is_some_and(|last| *era <= last)) {
            self.enter(Some(era));
            self.fit(ctx, area);
        }
        let link = self.panel.item(Link::Entry(id));
        let item = link.or_else(|| self.panel.item(Link::Target(target?)));
        if let Some(item) = item {
            let height = usize::from(self.parts(ctx, area).room(area).height);
            self.panel.paper.select(item, height);
            self.follow(ctx, area);
        } else if let Some(target) = target {
            // It is not listed, and can be shown all the same.
            self.chosen = Some(target);
            let size = self.parts(ctx, area).size();
            if let Some(at) = self.far(ctx, target) {
                self.camera = self.camera.to(&ctx.dossier.atlas, size, at);
            }
        }
        self.fit(ctx, area);
    }

    fn links(&mut self, ctx: &Ctx, area: Rect) -> Vec<Seen> {
        let parts = self.parts(ctx, area);
        let Some(gazetteer) = self.gazetteer.as_ref().filter(|_| !parts.panel.is_empty()) else {
            return Vec::new();
        };
        self.panel.seen(ctx, gazetteer, inside(parts.panel))
    }

    fn place(&self) -> super::Place {
        super::Place::Map(Place {
            era: self.era,
            camera: self.camera,
            frame: self.frame,
            reading: self.reading,
            words: self.words,
            cursor: self.panel.paper.cursor,
            scroll: self.panel.paper.scroll,
            link: self.panel.paper.kept(),
            page: self.page.scroll,
        })
    }

    fn go(&mut self, ctx: &Ctx, place: &super::Place, area: Rect) {
        let super::Place::Map(place) = place else {
            return;
        };
        let seen = Self::last(ctx);
        self.enter(place.era.filter(|at| seen.is_some_and(|last| *at <= last)));
        (self.camera, self.frame) = (place.camera, place.frame);
        (self.reading, self.words) = (place.reading, place.words);
        self.fit(ctx, area);
        let paper = &mut self.panel.paper;
        (paper.cursor, paper.scroll) = (place.cursor, place.scroll);
        paper.refocus(place.link, &|rows| tie(ctx, rows));
        self.page.scroll = place.page;
        self.fit(ctx, area);
        if place.cursor > 0 {
            self.follow(ctx, area);
            self.camera = place.camera;
            self.fit(ctx, area);
        }
    }

    fn moves_in(&self) -> Option<Duration> {
        self.picture.moves_in()
    }

    fn step(&mut self) {
        self.picture.step();
    }
}
