//! The screens: one file each, with its state, its update and its drawing.
//! A screen owns only its cursor, its scroll and what it has set for the room
//! it has; what is shared comes with [`Ctx`].

pub mod catalogue;
pub mod figures;
pub mod map;
pub mod names;
pub mod shelf;
pub mod sources;
pub mod timeline;
pub mod topics;

use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use self::figures::Figures;
use self::map::Map;
use self::names::Names;
use self::shelf::Shelf;
use self::sources::Sources;
use self::timeline::Timeline;
use self::topics::Topics;
use super::action::{Action, Pointer};
use super::keymap::Mode;
use super::reading::Seen;
use super::{Ctx, Request};
use crate::dossier::{Address, Dossier, EntryId, nearest};

/// Keys that matter on a screen, and what they do there.
pub type Hint = (&'static [Action], &'static str);

/// Which screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[expect(missing_docs, reason = "the words say all")]
pub enum Which {
    #[default]
    Topics,
    Timeline,
    Figures,
    Map,
    Names,
    Sources,
    Shelf,
}

impl Which {
    /// The screens in the order of their numbers, each with the action that
    /// goes there and its title.
    pub const ALL: [(Self, Action, &'static str); 7] = [
        (Self::Topics, Action::Topics, "Topics"),
        (Self::Timeline, Action::Timeline, "Timeline"),
        (Self::Figures, Action::Figures, "Figures"),
        (Self::Map, Action::Map, "Map"),
        (Self::Names, Action::Names, "Names"),
        (Self::Sources, Action::SourceList, "Sources"),
        (Self::Shelf, Action::Shelf, "Shelf"),
    ];

    /// The screen that an action goes to.
    #[must_use]
    pub fn of(action: Action) -> Option<Self> {
        let found = Self::ALL.iter().find(|(_, goes, _)| *goes == action);
        found.map(|(which, ..)| *which)
    }

    /// What goes there.
    #[must_use]
    pub fn action(self) -> Action {
        let found = Self::ALL.iter().find(|(which, ..)| *which == self);
        found.map_or(Action::Topics, |(_, goes, _)| *goes)
    }

    /// What it is called.
    #[must_use]
    pub fn title(self) -> &'static str {
        let found = Self::ALL.iter().find(|(which, ..)| *which == self);
        found.map_or("", |(_, _, title)| title)
    }

    /// Whether a dossier has what it shows; the shelf is the reader's own.
    #[must_use]
    pub fn has_any(self, dossier: &Dossier) -> bool {
        match self {
            Self::Topics | Self::Shelf => true,
            Self::Timeline => dossier.topics.iter().any(|topic| !topic.events.is_empty()),
            Self::Figures => dossier.topics.iter().any(|topic| !topic.figures.is_empty()),
            Self::Map => !dossier.atlas.lands.is_empty() || !dossier.atlas.places.is_empty(),
            Self::Names => !dossier.names.is_empty(),
            Self::Sources => !dossier.sources.is_empty(),
        }
    }
}

impl std::str::FromStr for Which {
    type Err = String;

    /// Reads what a screen is called.
    fn from_str(typed: &str) -> Result<Self, String> {
        let typed = typed.to_lowercase();
        let titles = Self::ALL.map(|(.., title)| title.to_lowercase());
        let at = titles.iter().position(|title| *title == typed);
        at.map(|at| Self::ALL[at].0).ok_or_else(|| {
            match nearest(&typed, titles.iter().map(String::as_str)) {
                Some(near) => format!("did you mean {near}?"),
                None => format!("the screens are {}", titles.join(", ")),
            }
        })
    }
}

/// A place on a screen, to come back to.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each holds the place of its screen")]
pub enum Place {
    Topics(topics::Place),
    Timeline(timeline::Place),
    Figures(figures::Place),
    Map(map::Place),
    Names(names::Place),
    Sources(sources::Place),
    Shelf(shelf::Place),
}

impl Place {
    /// The screen that it is on.
    #[must_use]
    pub fn which(&self) -> Which {
        match self {
            Self::Topics(_) => Which::Topics,
            Self::Timeline(_) => Which::Timeline,
            Self::Figures(_) => Which::Figures,
            Self::Map(_) => Which::Map,
            Self::Names(_) => Which::Names,
            Self::Sources(_) => Which::Sources,
            Self::Shelf(_) => Which::Shelf,
        }
    }
}

impl Place {
    /// The entry that the reader was at, if any.
    #[must_use]
    pub fn entry(&self) -> Option<EntryId> {
        match self {
            Self::Topics(place) => place.entry(),
            Self::Timeline(place) => place.entry(),
            Self::Figures(place) => place.entry(),
            Self::Map(_) | Self::Shelf(_) => None,
            Self::Names(place) | Self::Sources(place) => place.entry(),
        }
    }

    /// What was shown where the reader was at no entry.
    #[must_use]
    pub fn title(&self, ctx: &Ctx) -> String {
        match self {
            Self::Topics(place) => place.title(ctx.dossier).to_owned(),
            Self::Map(place) => place.title(ctx.dossier).to_owned(),
            Self::Shelf(place) => place.title(ctx),
            _ => String::new(),
        }
    }
}

/// What every screen can do.
pub trait Screen {
    /// What is being done there, as far as keys go.
    fn mode(&self) -> Mode;

    /// Sets what is shown anew where the room for it, the lens
    /// ([`Ctx::turn`]) or the index has changed. It is called before the
    /// screen is updated or drawn for the first time, and after every change.
    fn fit(&mut self, ctx: &Ctx, area: Rect);

    /// Does what a key asks for; `area` is the whole screen.
    fn update(&mut self, ctx: &Ctx, action: Action, area: Rect) -> Request;

    /// Takes text, where the mode takes it.
    fn text(&mut self, _ctx: &Ctx, _text: &str, _area: Rect) -> Request {
        Request::Nothing
    }

    /// Does what the mouse asks for at a place between header and footer.
    fn point(&mut self, _ctx: &Ctx, _pointer: Pointer, _area: Rect) -> Request {
        Request::Nothing
    }

    /// Takes the answer to what the screen asked the reader for.
    fn answer(&mut self, _ctx: &Ctx, _answer: &str, _area: Rect) -> Request {
        Request::Nothing
    }

    /// Draws it between header and footer; says where the terminal's cursor
    /// belongs, if anywhere.
    fn draw(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) -> Option<Position>;

    /// The keys that matter, those first that matter most.
    fn hints(&self, ctx: &Ctx, area: Rect) -> Vec<Hint>;

    /// The entry that the reader is at, if any: another screen opens there.
    fn selected(&self) -> Option<EntryId>;

    /// The entries whose text is before the reader's eyes, where the keys go
    /// to it.
    fn in_view(&self, _area: Rect) -> Vec<EntryId> {
        self.selected().into_iter().collect()
    }

    /// What the keys that act on one item act on, if anything: where it lives.
    fn subject(&self, ctx: &Ctx) -> Option<Address> {
        let id = self.selected()?;
        Some(ctx.dossier.entry(id).address())
    }

    /// Goes to where an entry is shown here; nowhere if it is not.
    fn show(&mut self, ctx: &Ctx, id: EntryId, area: Rect);

    /// Where the reader is.
    fn place(&self) -> Place;

    /// Goes to a place where the reader was; it is one of this screen.
    fn go(&mut self, ctx: &Ctx, place: &Place, area: Rect);

    /// The links in view, in reading order.
    fn links(&mut self, _ctx: &Ctx, _area: Rect) -> Vec<Seen> {
        Vec::new()
    }

    /// How long until something moves by itself, if anything does.
    fn moves_in(&self) -> Option<Duration> {
        None
    }

    /// Moves on what moves by itself.
    fn step(&mut self) {}
}

/// All the screens.
#[derive(Debug, Default)]
pub struct Screens {
    /// The one that is shown.
    pub shown: Which,
    /// The topics.
    pub topics: Topics,
    /// The timeline.
    pub timeline: Timeline,
    /// The figures.
    pub figures: Figures,
    /// The map.
    pub map: Map,
    /// The names.
    pub names: Names,
    /// The sources.
    pub sources: Sources,
    /// The shelf.
    pub shelf: Shelf,
}

impl Screens {
    /// The screen that is shown.
    #[must_use]
    pub fn screen(&self) -> &dyn Screen {
        match self.shown {
            Which::Topics => &self.topics,
            Which::Timeline => &self.timeline,
            Which::Figures => &self.figures,
            Which::Map => &self.map,
            Which::Names => &self.names,
            Which::Sources => &self.sources,
            Which::Shelf => &self.shelf,
        }
    }

    /// The same, to be changed.
    pub fn screen_mut(&mut self) -> &mut dyn Screen {
        match self.shown {
            Which::Topics => &mut self.topics,
            Which::Timeline => &mut self.timeline,
            Which::Figures => &mut self.figures,
            Which::Map => &mut self.map,
            Which::Names => &mut self.names,
            Which::Sources => &mut self.sources,
            Which::Shelf => &mut self.shelf,
        }
    }
}
