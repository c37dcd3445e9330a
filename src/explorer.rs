//! The explorer: the interactive outlet.
//!
//! A key's journey: terminal event, [`Keymap`], [`Action`], then the overlay
//! on top, or else the app, or else the screen; what comes back is a
//! [`Request`] that the app carries out, and at most one [`Effect`] that
//! [`runtime`] does. Then the screen is drawn once, and the next key awaited.

pub mod action;
mod bars;
mod browser;
mod changes;
mod citing;
pub mod clipboard;
pub mod config;
pub mod ctx;
mod editor;
mod going;
mod hits;
mod keeping;
mod keyboard;
pub mod keymap;
pub mod layout;
mod line;
mod matching;
mod naming;
pub mod overlay;
pub mod pane;
mod pointing;
pub mod reading;
mod request;
pub mod room;
pub mod runtime;
pub mod screen;
mod scrolling;
mod shared;
pub mod shelved;
mod shelving;
pub mod sight;
mod signals;
mod stay;
mod telling;
pub mod terminal;
pub mod theme;
pub mod tool;
mod tooling;
pub mod trail;
pub mod waiting;
mod welcome;

use std::sync::Arc;
use std::time::Duration;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

pub use self::ctx::Ctx;
pub use self::request::{Effect, Request};
pub use self::shelving::Deed;

use self::action::{Action, Input};
use self::citing::Citing;
use self::config::Config;
use self::keymap::{Keymap, Mode};
use self::overlay::help::Help;
use self::overlay::prompt::Question;
use self::overlay::{Overlay, card};
use self::screen::{Place, Screens, Which};
use self::shared::Shared;
use self::shelved::Shelved;
use self::sight::Sight;
use self::theme::{Scheme, Theme};
use self::trail::Trail;
use crate::dossier::{Dossier, EntryId};
use crate::search::{Index, Query};
use crate::widget::{ascii, settle};

/// Where the reader was: the place on the screen, and the cards over it.
#[derive(Debug, Clone, PartialEq)]
struct Stop {
    place: Place,
    cards: Vec<card::Place>,
}

/// The whole state of the explorer.
pub struct App {
    shared: Shared,
    screens: Screens,
    overlays: Vec<Overlay>,
    trail: Trail<Stop>,
    /// What was last done from the palette, the latest first.
    recent: Vec<Action>,
    message: Option<String>,
    citing: Citing,
    /// Whether nobody has pressed a key in this program yet.
    new_here: bool,
    /// Whether we have the mouse, rather than the terminal.
    mouse: bool,
    area: Rect,
}

impl App {
    /// An explorer of a dossier on a screen of this size.
    #[must_use]
    pub fn new(dossier: Arc<Dossier>, theme: Theme, area: Rect) -> Self {
        Self::configured(dossier, theme, Config::default(), area)
    }

    /// The same as the reader wants it to be, who is told what of that cannot
    /// be read.
    #[must_use]
    pub fn configured(dossier: Arc<Dossier>, theme: Theme, config: Config, area: Rect) -> Self {
        let message = config.told();
        let mut app = Self {
            shared: Shared::of(dossier, theme, config),
            screens: Screens::default(),
            overlays: Vec::new(),
            trail: Trail::default(),
            recent: Vec::new(),
            message,
            citing: Citing::default(),
            new_here: false,
            mouse: true,
            area,
        };
        app.resize(area);
        app
    }

    /// Takes how much of the index is made, in per cent.
    pub fn indexing(&mut self, percent: u64) {
        // Threads may tell it out of order.
        self.shared.indexing = self.shared.indexing.max(Some(percent));
    }

    /// Takes the index once it is made; a search begun meanwhile is done, and
    /// cards learn of the mentions.
    pub fn indexed(&mut self, index: Index) {
        self.shared.index = Some(index);
        self.shared.indexing = None;
        self.set_anew();
    }

    /// Takes a new size of the screen.
    pub fn resize(&mut self, area: Rect) {
        self.area = area;
        self.drop_letters();
        self.shared.side_by_side = area.width >= layout::SIDE_BY_SIDE;
        let ctx = self.shared.ctx();
        self.screens.screen_mut().fit(&ctx, area);
        for overlay in &mut self.overlays {
            overlay.layer_mut().fit(&ctx, area);
        }
    }

    /// Opens an entry, as if it had been chosen.
    pub fn open(&mut self, id: EntryId) {
        self.carry_out(Request::Open(id));
    }

    /// Sets out on a path; `path` is a place in the dossier's list of them.
    pub fn set_out(&mut self, path: usize) {
        let stop = self.here();
        self.overlays.clear();
        self.screens.shown = Which::Topics;
        let (ctx, area) = (self.shared.ctx(), self.area);
        self.screens.topics.set_out(&ctx, path, area);
        self.left(stop);
    }

    /// Looks at everything through a lens, a query of fields alone; where the
    /// reader was is kept as far as it is still seen.
    pub fn look(&mut self, query: Query) {
        let shared = &mut self.shared;
        let (dossier, index) = (&shared.dossier, shared.index.as_ref());
        shared.sight.look(dossier, index, query);
        // Hits of before may no longer be seen.
        shared.found = None;
        self.message = shared.seen();
        self.set_anew();
    }

    /// Lets nothing move by itself.
    pub fn keep_still(&mut self) {
        self.shared.still = true;
    }

    /// Goes to a screen, at what the reader is at.
    pub fn show(&mut self, which: Which) {
        let at = match self.overlays.last() {
            Some(Overlay::Card(card)) => Some(card.place().entry),
            _ => self.screens.screen().selected(),
        };
        // Where nothing is selected, the topic has a place in time and numbers.
        let by_topic = matches!(which, Which::Timeline | Which::Figures);
        let topic = || self.topic().filter(|_| by_topic);
        let at = at.or_else(topic);
        // Topics are where everything is read: one goes there to read on.
        let at = at.filter(|_| which != Which::Topics);
        self.carry_out(Request::Screen(which, at));
    }

    /// Sets anew what depends on the index, the lens and the order of the
    /// sides.
    fn set_anew(&mut self) {
        self.drop_letters();
        let (ctx, area) = (self.shared.ctx(), self.area);
        self.screens.screen_mut().fit(&ctx, area);
        for overlay in &mut self.overlays {
            overlay.layer_mut().renew(&ctx, area);
        }
    }

    /// How long until something moves by itself, if anything does.
    #[must_use]
    pub fn moves_in(&self) -> Option<Duration> {
        self.screens.screen().moves_in()
    }

    /// Moves on what moves by itself.
    pub fn step(&mut self) {
        self.screens.screen_mut().step();
    }

    /// What is being done, as far as keys go.
    #[must_use]
    pub fn mode(&self) -> Mode {
        match self.overlays.last() {
            None => self.screens.screen().mode(),
            Some(overlay) => overlay.layer().mode(),
        }
    }

    /// Which key does what.
    #[must_use]
    pub fn keymap(&self) -> &Keymap {
        &self.shared.keymap
    }

    /// The entry that is selected, if the keys go to one.
    #[must_use]
    pub fn selected(&self) -> Option<EntryId> {
        self.screens.screen().selected()
    }

    /// The screen that is shown.
    #[must_use]
    pub fn shown(&self) -> Which {
        self.screens.shown
    }

    /// What the reader keeps.
    #[must_use]
    pub fn shelf(&self) -> &Shelved {
        &self.shared.shelf
    }

    /// What is looked at through.
    #[must_use]
    pub fn sight(&self) -> &Sight {
        &self.shared.sight
    }

    /// Does what a key press amounts to.
    pub fn update(&mut self, input: Input) -> Option<Effect> {
        self.message = None;
        self.citing.pressed(&input);
        self.new_here = false;
        match input {
            // What is pasted where nothing is typed is no key.
            Input::Text(_) if !self.mode().takes_text() => None,
            Input::Text(text) => {
                let (ctx, area) = (self.shared.ctx(), self.area);
                let request = match self.overlays.last_mut() {
                    Some(overlay) => overlay.layer_mut().text(&ctx, &text, area),
                    None => self.screens.screen_mut().text(&ctx, &text, area),
                };
                self.carry_out(request)
            }
            Input::Do(action) => self.act(action),
            Input::Point(pointer) => self.point(pointer),
        }
    }

    fn act(&mut self, action: Action) -> Option<Effect> {
        let elsewhere = !matches!(action, Action::Quit | Action::Suspend);
        if elsewhere && self.lies_over_a_note() {
            // It is not to be left by a key for something else.
            return self.act_on_top(action);
        }
        match action {
            Action::Quit => return self.quit(),
            Action::Redraw => return Some(Effect::Redraw),
            Action::Suspend => return Some(Effect::Suspend),
            Action::Help if !matches!(self.overlays.last(), Some(Overlay::Help(_))) => {
                self.overlays.push(Overlay::Help(Help::on(self.mode())));
            }
            // In the help it is a key that is looked for.
            Action::Search if !matches!(self.overlays.last(), Some(Overlay::Help(_))) => {
                self.search_again();
            }
            Action::Links => self.letter_links(),
            Action::Within => self.search_within(),
            Action::NextChange => self.next_change(),
            Action::NextUnread => self.next_unread(),
            Action::NextHit => self.walk(1),
            Action::PreviousHit => self.walk(-1),
            Action::Forward if matches!(self.overlays.last(), None | Some(Overlay::Card(_))) => {
                self.forward();
            }
            Action::Events if self.screens.shown == Which::Timeline && self.overlays.is_empty() => {
                self.turn_to_topic();
            }
            Action::Way if !matches!(self.overlays.last(), Some(Overlay::Way(_))) => {
                self.show_way();
            }
            Action::Copy | Action::OpenSource | Action::ChooseSource
                if !matches!(self.overlays.last(), Some(Overlay::Pages(_))) =>
            {
                return self.cite(action);
            }
            Action::Alone => self.alone(),
            Action::Wider => self.widen(true),
            Action::Narrower => self.widen(false),
            Action::WiderList => self.widen_list(true),
            Action::NarrowerList => self.widen_list(false),
            Action::AsOf => return self.carry_out(Request::Ask(Question::AsOf)),
            Action::Palette => self.open_palette(),
            Action::Mouse => return Some(self.turn_mouse()),
            Action::Swap => self.swap(),
            Action::Bookmark => return self.bookmark(),
            Action::Note => self.write_note(),
            Action::Theme => self.draw_in(self.shared.theme.scheme().next()),
            _ if Which::of(action).is_some() => self.switch(action),
            // What is being typed is closed first.
            Action::Close
                if self.overlays.is_empty()
                    && self.shared.found.is_some()
                    && self.mode() != Mode::Typing =>
            {
                self.shared.found = None;
            }
            _ => return self.act_on_top(action),
        }
        None
    }

    /// Draws in a theme.
    fn draw_in(&mut self, scheme: Scheme) {
        let shared = &mut self.shared;
        shared.theme = shared.theme.in_scheme(scheme);
        self.message = Some(shared.theme.told());
        self.set_anew();
    }

    /// Whether the page of a topic is being read.
    fn is_reading(&self) -> bool {
        self.screens.shown == Which::Topics && self.screens.topics.is_reading()
    }

    /// Draws everything.
    pub fn draw(&mut self, frame: &mut Frame) {
        if frame.area() != self.area {
            self.resize(frame.area());
        }
        let area = frame.area();
        let cursor = self.render(area, frame.buffer_mut());
        if let Some(cursor) = cursor {
            frame.set_cursor_position(cursor);
        }
    }

    /// Draws everything into a buffer; says where the terminal's cursor
    /// belongs, if anywhere.
    pub fn render(&self, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let ctx = self.shared.ctx();
        let regions = layout::regions(area, true);
        self.draw_header(regions.header, buf);
        let mut cursor = self.screens.screen().draw(&ctx, area, buf);
        for overlay in &self.overlays {
            cursor = overlay.layer().draw(&ctx, area, buf);
        }
        self.draw_footer(regions.footer, buf);
        settle(buf);
        if ctx.theme.is_ascii() {
            ascii::simplify(buf);
        }
        self.shared.theme.finish(buf);
        cursor
    }
}
