//! The shelf: what the reader keeps, in their own order, and one item of it
//! whole, as it was kept and as it is now.

mod changing;
mod drawing;
mod filter;
mod listed;
mod page;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use self::changing::take_off;
use self::filter::Filter;
use super::catalogue::listing::Listing;
use super::catalogue::page::{self as page_of, Page};
use super::catalogue::parts::{Parts, panes, parts};
use super::catalogue::pointing::Board;
use super::{Hint, Screen};
use crate::dossier::{Address, EntryId};
use crate::explorer::action::{Action, Pointer};
use crate::explorer::keymap::Mode;
use crate::explorer::layout::inside;
use crate::explorer::reading::Seen;
use crate::explorer::{Ctx, Request};
use crate::search::Query;
use crate::shelf::Kept;
use crate::widget::prose::{Row, draw_row};

/// Rows that what is said of the filter takes at most.
const SAID: usize = 6;

/// The state of the screen.
#[derive(Debug, Default)]
pub struct Shelf {
    filter: Filter,
    listing: Listing<Address>,
    page: Page<Address>,
    /// Whether the keys go to the page.
    reading: bool,
    /// The shelf that is listed: how often it had changed.
    seen: Option<u64>,
    /// What is chosen, as an entry of the dossier.
    entry: Option<EntryId>,
    /// What was chosen before the filter was typed.
    before: Option<Address>,
    /// What is to be chosen as soon as the shelf is read from the disk.
    awaited: Option<Address>,
}

/// A place on this screen, to come back to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Place {
    /// What was typed to filter it.
    filter: String,
    chosen: Option<Address>,
    /// The first item in view.
    first: usize,
    reading: bool,
    /// Where the reader was on the page.
    page: page_of::Place,
}

impl Place {
    /// What was chosen: its first words, or its address where it is no longer
    /// kept.
    pub(super) fn title(&self, ctx: &Ctx) -> String {
        let Some(address) = &self.chosen else {
            return String::new();
        };
        let kept = ctx.shelf.shelf().get(address);
        let words = kept.and_then(|kept| kept.quoted.lines().next());
        words.map_or_else(|| address.to_string(), str::to_owned)
    }
}

impl Screen for Shelf {
    fn mode(&self) -> Mode {
        if self.filter.typing {
            Mode::Typing
        } else {
            Mode::Shelf
        }
    }

    fn fit(&mut self, ctx: &Ctx, area: Rect) {
        if self.seen != Some(ctx.shelf.turn()) {
            self.seen = Some(ctx.shelf.turn());
            self.list_anew(ctx);
        }
        self.listing.fit(self.in_view(ctx, area));
        let chosen = self.listing.chosen();
        self.entry = chosen.as_ref().and_then(|at| ctx.dossier.find(at));
        // Where there is one pane, the page is set for it before it is shown.
        let pane = panes(ctx, area, true).detail;
        self.page.fit(ctx, chosen, pane, |writing, address| {
            page::write(writing, &address);
        });
    }

    fn update(&mut self, ctx: &Ctx, action: Action, area: Rect) -> Request {
        self.awaited = None;
        let request = if self.filter.typing {
            self.typed(ctx, action, area);
            Request::Nothing
        } else {
            self.act(ctx, action, area)
        };
        self.fit(ctx, area);
        request
    }

    fn text(&mut self, ctx: &Ctx, text: &str, area: Rect) -> Request {
        self.filter.line.insert(text);
        self.ask(ctx, self.before_typing());
        self.fit(ctx, area);
        Request::Nothing
    }

    fn point(&mut self, ctx: &Ctx, pointer: Pointer, area: Rect) -> Request {
        let (parts, _) = self.parts_of(ctx, area, self.reading);
        let board = Board {
            parts: &parts,
            rows: listed::ROWS,
            in_view: self.in_view(ctx, area),
            listing: &mut self.listing,
            page: &mut self.page,
            reading: &mut self.reading,
            typing: &mut self.filter.typing,
        };
        if let Some(action) = board.pointed(pointer) {
            return self.update(ctx, action, area);
        }
        self.fit(ctx, area);
        Request::Nothing
    }

    fn draw(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let (parts, said) = self.parts_of(ctx, area, self.reading);
        if !parts.panes.detail.is_empty() {
            self.draw_page(ctx, parts.panes.detail, buf);
        }
        if parts.panes.list.is_empty() {
            return None;
        }
        self.draw_list(ctx, &parts, buf);
        let theme = ctx.theme;
        for (row, place) in said.iter().zip(parts.said.rows()) {
            draw_row(row, place, buf, theme.light, &|_| Vec::new());
        }
        let prompt = ("filter: ", &Query::default());
        let cursor = self.filter.line.draw(theme, prompt, parts.input, buf);
        cursor.filter(|_| self.filter.typing)
    }

    fn hints(&self, ctx: &Ctx, area: Rect) -> Vec<Hint> {
        if self.filter.typing {
            return self.filter.hints(ctx);
        }
        let one_pane = !panes(ctx, area, true).two_panes();
        let (some, any) = (
            self.listing.chosen().is_some(),
            !ctx.shelf.shelf().is_empty(),
        );
        let opens = self.entry.is_some() && (self.reading || !one_pane);
        let hints: [(bool, Hint); 9] = [
            (some, (&[Action::Down, Action::Up], "move")),
            (opens, (&[Action::Open], "in its topic")),
            (some && one_pane && !self.reading, (&[Action::Open], "read")),
            (one_pane && self.reading, (&[Action::Out], "list")),
            (some, (&[Action::Note], "note")),
            (some, (&[Action::Tags], "tags")),
            (some, (&[Action::Remove], "take off")),
            (ctx.shelf.can_undo(), (&[Action::Undo], "undo")),
            (any, (&[Action::Filter], "filter")),
        ];
        let mut hints: Vec<Hint> = hints
            .into_iter()
            .filter_map(|(when, hint)| when.then_some(hint))
            .collect();
        if self.filter.is_shown() {
            hints.push((&[Action::Close], "clear"));
        }
        hints
    }

    fn selected(&self) -> Option<EntryId> {
        self.entry
    }

    fn in_view(&self, _area: Rect) -> Vec<EntryId> {
        self.entry.filter(|_| self.reading).into_iter().collect()
    }

    /// What is chosen, whether or not the dossier has it.
    fn subject(&self, _ctx: &Ctx) -> Option<Address> {
        self.listing.chosen()
    }

    /// Goes to an entry, if it is kept.
    fn show(&mut self, ctx: &Ctx, id: EntryId, area: Rect) {
        let Some(kept) = ctx.shelf.of(id) else {
            return;
        };
        self.awaited = None;
        if !self.listing.choose(&kept.address) {
            self.filter = Filter::default();
            self.ask(ctx, Some(kept.address.clone()));
        }
        self.filter.typing = false;
        self.fit(ctx, area);
    }

    fn links(&mut self, ctx: &Ctx, area: Rect) -> Vec<Seen> {
        let pane = panes(ctx, area, self.reading).detail;
        self.page.seen(ctx, pane)
    }

    fn place(&self) -> super::Place {
        super::Place::Shelf(Place {
            filter: self.filter.typed().to_owned(),
            chosen: self.listing.chosen(),
            first: self.listing.first,
            reading: self.reading,
            page: self.page.place(),
        })
    }

    fn go(&mut self, ctx: &Ctx, place: &super::Place, area: Rect) {
        let super::Place::Shelf(place) = place else {
            return;
        };
        self.filter = Filter::of(&place.filter);
        self.ask(ctx, place.chosen.clone());
        self.listing.first = place.first;
        self.reading = place.reading;
        self.fit(ctx, area);
        if self.listing.chosen() == place.chosen {
            self.page.go(ctx, place.page);
        }
    }
}

impl Shelf {
    /// Goes back to an item where the reader was; the shelf may not have been
    /// read yet.
    pub fn return_to(&mut self, ctx: &Ctx, address: &Address, area: Rect) {
        self.awaited = Some(address.clone());
        self.list_anew(ctx);
        self.fit(ctx, area);
    }

    /// What is chosen, or is to be as soon as it is there.
    #[must_use]
    pub fn at(&self) -> Option<Address> {
        self.awaited.clone().or_else(|| self.listing.chosen())
    }

    /// Does what a key asks for where nothing is typed.
    fn act(&mut self, ctx: &Ctx, action: Action, area: Rect) -> Request {
        let one_pane = !panes(ctx, area, true).two_panes();
        let (reading, chosen) = (self.reading, self.chosen(ctx));
        if reading && let Some(request) = self.page.go_on(ctx, action) {
            return request;
        }
        match action {
            // On the page there is nothing to filter, but links.
            Action::Filter if reading => return Request::Letters,
            Action::Filter => {
                self.before = self.listing.chosen();
                self.reading = false;
                self.filter.begin();
            }
            Action::NextPane | Action::PreviousLink => self.reading = !reading,
            Action::Out => self.reading = false,
            Action::In => self.reading = true,
            Action::Close | Action::Back if one_pane && reading => self.reading = false,
            Action::Close if self.filter.is_shown() => {
                self.filter = Filter::default();
                self.ask(ctx, self.listing.chosen());
            }
            Action::Back => return Request::Back,
            Action::Open if one_pane && !reading => self.reading = chosen.is_some(),
            Action::Open => return self.open(chosen),
            Action::Sources => {
                let entry = self.entry.map(Request::Card);
                return entry.unwrap_or_else(|| unknown(chosen));
            }
            Action::Tags => {
                let address = self.listing.chosen();
                return address.map_or(Request::Nothing, Request::Tags);
            }
            Action::Remove => {
                return chosen.map_or(Request::Nothing, |kept| take_off(ctx, kept));
            }
            Action::Undo => return Request::Undo,
            Action::MoveDown => return self.shift(ctx, 1),
            Action::MoveUp => return self.shift(ctx, -1),
            _ if reading => self.page.read(action),
            _ => self.listing.step(action, self.in_view(ctx, area)),
        }
        Request::Nothing
    }

    /// Goes to what is chosen, in its topic, or to the link on the page.
    fn open(&mut self, chosen: Option<&Kept>) -> Request {
        match (self.reading, self.entry) {
            (true, Some(_)) => self.page.follow().map_or(Request::Nothing, Request::Open),
            (false, Some(id)) => Request::Open(id),
            (_, None) => unknown(chosen),
        }
    }

    /// Does what a key asks for while the filter is typed.
    fn typed(&mut self, ctx: &Ctx, action: Action, area: Rect) {
        match action {
            // What has been put in is looked at before it is kept.
            Action::Open if self.filter.line.keep() => {}
            Action::Open => self.filter.typing = false,
            _ if self.filter.edit(ctx, action) => self.ask(ctx, self.before_typing()),
            Action::Close => {
                self.filter = Filter::default();
                self.ask(ctx, self.before.clone());
            }
            _ => self.listing.step(action, self.in_view(ctx, area)),
        }
    }

    /// What is chosen while a filter is typed: the first of what it leaves, or
    /// what was chosen before where it asks for nothing.
    fn before_typing(&self) -> Option<Address> {
        let nothing = self.filter.typed().trim().is_empty();
        self.before.clone().filter(|_| nothing)
    }

    /// Lists the shelf as it is now. Where what was chosen is no longer on it,
    /// what takes its place in the list is chosen.
    fn list_anew(&mut self, ctx: &Ctx) {
        let (chosen, at) = (self.at(), self.listing.cursor);
        let kept = ctx.shelf.shelf().kept().iter();
        self.listing
            .see(kept.map(|kept| kept.address.clone()).collect());
        self.listing.leave(self.filter.ask(ctx));
        if !chosen.is_some_and(|address| self.listing.choose(&address)) {
            self.listing.cursor = at;
        }
        if self.listing.all() > 0 {
            self.awaited = None;
        }
    }

    /// Lists what the filter leaves, at an item if that is among it, and else
    /// at the first.
    fn ask(&mut self, ctx: &Ctx, at: Option<Address>) {
        let left = self.filter.ask(ctx);
        self.listing.leave(left);
        if !at.is_some_and(|address| self.listing.choose(&address)) {
            self.listing.rewind();
        }
    }

    /// How many items are in view.
    fn in_view(&self, ctx: &Ctx, area: Rect) -> usize {
        // Where there is one pane, that of the list is meant.
        let (parts, _) = self.parts_of(ctx, area, false);
        usize::from(parts.rows.height / listed::ROWS).max(1)
    }

    /// The parts, and what is said of the filter.
    fn parts_of(&self, ctx: &Ctx, area: Rect, reading: bool) -> (Parts, Vec<Row>) {
        if !self.filter.is_shown() {
            return (parts(ctx, area, reading, None), Vec::new());
        }
        let width = inside(panes(ctx, area, reading).list)
            .width
            .saturating_sub(1);
        let said = self.filter.said(ctx, width, SAID);
        (parts(ctx, area, reading, Some(said.len())), said)
    }

    /// What is chosen.
    fn chosen<'a>(&self, ctx: &Ctx<'a>) -> Option<&'a Kept> {
        ctx.shelf.shelf().get(&self.listing.chosen()?)
    }
}

/// Says why something cannot be gone to.
fn unknown(chosen: Option<&Kept>) -> Request {
    chosen.map_or(Request::Nothing, |kept| {
        let address = &kept.address;
        Request::Say(format!("Nothing is at {address} in this dossier now."))
    })
}
