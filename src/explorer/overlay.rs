//! What lies over a screen, one file each.

pub mod card;
pub mod help;
pub mod letters;
pub mod note;
pub mod pages;
pub mod palette;
pub mod prompt;
pub mod search;
pub mod tags;
pub mod way;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use self::card::Card;
use self::help::Help;
use self::letters::Letters;
use self::note::Note;
use self::pages::Pages;
use self::palette::Palette;
use self::prompt::Prompt;
use self::search::SearchBox;
use self::tags::Tags;
use self::way::Way;
use super::action::{Action, Pointer};
use super::keymap::Mode;
use super::reading::Seen;
use super::screen::Hint;
use super::{Ctx, Request};
use crate::dossier::Address;

/// What every overlay can do.
pub trait Layer {
    /// What is being done there, as far as keys go.
    fn mode(&self) -> Mode;

    /// Takes another size of the screen.
    fn fit(&mut self, _ctx: &Ctx, _area: Rect) {}

    /// Sets anew what depends on the facts: the lens or the index has changed.
    fn renew(&mut self, _ctx: &Ctx, _area: Rect) {}

    /// Does what a key asks for; `area` is the whole screen.
    fn update(&mut self, ctx: &Ctx, action: Action, area: Rect) -> Request;

    /// Takes text, where the mode takes it.
    fn text(&mut self, _ctx: &Ctx, _text: &str, _area: Rect) -> Request {
        Request::Nothing
    }

    /// What the keys that act on one item act on there, if anything: where it
    /// lives.
    fn subject(&self, _ctx: &Ctx) -> Option<Address> {
        None
    }

    /// Where it lies: a click beside it closes it.
    fn frame(&self, _ctx: &Ctx, area: Rect) -> Rect {
        area
    }

    /// Does what the mouse asks for at a place within its frame.
    fn point(&mut self, ctx: &Ctx, pointer: Pointer, area: Rect) -> Request {
        if let Pointer::Wheel { rows, .. } = pointer {
            let action = if rows < 0 { Action::Up } else { Action::Down };
            self.update(ctx, action, area);
        }
        Request::Nothing
    }

    /// Draws it over what lies below; says where the terminal's cursor
    /// belongs, if anywhere.
    fn draw(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) -> Option<Position>;

    /// The links in view, in reading order.
    fn links(&mut self, _ctx: &Ctx, _area: Rect) -> Vec<Seen> {
        Vec::new()
    }

    /// The keys that matter, those first that matter most.
    fn hints(&self, ctx: &Ctx) -> Vec<Hint>;
}

/// What lies over a screen.
#[derive(Debug)]
#[expect(missing_docs, reason = "the types say all")]
pub enum Overlay {
    Search(Box<SearchBox>),
    Card(Card),
    Help(Help),
    Prompt(Prompt),
    Way(Way),
    Pages(Pages),
    Note(Box<Note>),
    Tags(Tags),
    Letters(Letters),
    Palette(Box<Palette>),
}

impl Overlay {
    /// The overlay.
    #[must_use]
    pub fn layer(&self) -> &dyn Layer {
        match self {
            Self::Search(search) => search.as_ref(),
            Self::Card(card) => card,
            Self::Help(help) => help,
            Self::Prompt(prompt) => prompt,
            Self::Way(way) => way,
            Self::Pages(pages) => pages,
            Self::Note(note) => note.as_ref(),
            Self::Tags(tags) => tags,
            Self::Letters(letters) => letters,
            Self::Palette(palette) => palette.as_ref(),
        }
    }

    /// The same, to be changed.
    pub fn layer_mut(&mut self) -> &mut dyn Layer {
        match self {
            Self::Search(search) => search.as_mut(),
            Self::Card(card) => card,
            Self::Help(help) => help,
            Self::Prompt(prompt) => prompt,
            Self::Way(way) => way,
            Self::Pages(pages) => pages,
            Self::Note(note) => note.as_mut(),
            Self::Tags(tags) => tags,
            Self::Letters(letters) => letters,
            Self::Palette(palette) => palette.as_mut(),
        }
    }
}
