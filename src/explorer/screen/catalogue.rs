//! A catalogue: a list that is filtered by what is typed, and beside it one
//! item of it whole, with links to everything that leads there. The names are
//! one, and the sources are.

pub(super) mod drawing;
mod filter;
pub(super) mod listing;
pub(super) mod order;
pub(super) mod page;
pub(super) mod parts;
pub(super) mod pointing;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use self::filter::Filter;
use self::listing::Listing;
use self::order::{Order, sort};
use self::page::Page;
use self::parts::{Parts, panes, parts};
use self::pointing::Board;
use super::{Hint, Screen, Which};
use crate::dossier::{Address, Entry, EntryId, Item, Kind};
use crate::explorer::action::{Action, Pointer};
use crate::explorer::keymap::Mode;
use crate::explorer::layout::inside;
use crate::explorer::reading::{Seen, Writing, reaches};
use crate::explorer::{Ctx, Request};
use crate::widget::prose::Row;

/// Rows that what is said of the filter takes at most.
const SAID: usize = 6;

/// What a catalogue is of; it keeps what all of its pages have in common.
pub trait Subject: Default {
    /// The screen that it is.
    const WHICH: Which;
    /// What its items are.
    const KIND: Kind;
    /// Rows of an item in the list.
    const ROWS: u16;
    /// The orders that the list can be in besides that of the dossier.
    const ORDERS: &'static [Order];

    /// The places of its items in a dossier.
    fn ids(ctx: &Ctx) -> std::ops::Range<u32>;

    /// An item in the list, in so many columns.
    fn listed(ctx: &Ctx, entry: &Entry<'_>, width: u16) -> Vec<Row>;

    /// What stands above the page of an item.
    fn title(ctx: &Ctx, entry: &Entry<'_>) -> String;

    /// Writes an item whole.
    fn write(&mut self, writing: &mut Writing, entry: &Entry<'_>);

    /// The item to show for an entry of another kind, if any.
    fn of(ctx: &Ctx, entry: &Entry<'_>) -> Option<EntryId>;

    /// A place on its screen as one of any screen.
    fn place(place: Place) -> super::Place;

    /// A place of any screen, if it is on its own.
    fn own(place: &super::Place) -> Option<&Place>;
}

/// A place in a catalogue, to come back to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Place {
    /// What was typed to filter it.
    filter: String,
    order: usize,
    chosen: Option<EntryId>,
    /// The first item in view.
    first: usize,
    /// Whether the keys went to the page.
    reading: bool,
    /// The item that was selected, how far down the page was, and the link
    /// that had the focus.
    page: page::Place,
}

impl Place {
    /// What was chosen.
    pub(super) fn entry(&self) -> Option<EntryId> {
        self.chosen
    }
}

/// The state of a catalogue.
#[derive(Debug, Default)]
pub struct Catalogue<S> {
    filter: Filter,
    listing: Listing<EntryId>,
    /// The order of the list: that of the dossier, or one of the subject's,
    /// counted from 1.
    order: usize,
    page: Page<EntryId>,
    /// Whether the keys go to the page.
    reading: bool,
    /// What it was listed for: the lens, and whether the index was there.
    seen: Option<(u64, bool)>,
    /// What was chosen before the filter was typed.
    before: Option<EntryId>,
    subject: S,
}

impl<S: Subject> Screen for Catalogue<S> {
    fn mode(&self) -> Mode {
        match (self.filter.typing, self.reading) {
            (true, _) => Mode::Typing,
            (false, true) => Mode::Browse,
            (false, false) => Mode::Lists,
        }
    }

    fn fit(&mut self, ctx: &Ctx, area: Rect) {
        let seen = (ctx.sight.turn(), ctx.index.is_some());
        if self.seen != Some(seen) {
            self.seen = Some(seen);
            let chosen = self.listing.chosen();
            self.list(ctx);
            self.ask(ctx, chosen);
        }
        self.listing.fit(self.in_view(ctx, area));
        // Where there is one pane, the page is set for it before it is shown.
        let pane = panes(ctx, area, true).detail;
        let subject = &mut self.subject;
        self.page
            .fit(ctx, self.listing.chosen(), pane, |writing, id| {
                subject.write(writing, &ctx.view.entry(id));
            });
    }

    fn update(&mut self, ctx: &Ctx, action: Action, area: Rect) -> Request {
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
        let (parts, _) = self.parts(ctx, area);
        let board = Board {
            parts: &parts,
            rows: S::ROWS,
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
        // The words of the filter are lit rather than those of a search.
        let ctx = &Ctx {
            lights: self.filter.lights().or(ctx.lights),
            ..*ctx
        };
        let (parts, said) = self.parts(ctx, area);
        if !parts.panes.detail.is_empty() {
            self.draw_page(ctx, parts.panes.detail, buf);
        }
        if parts.panes.list.is_empty() {
            return None;
        }
        self.draw_list(ctx, &parts, buf);
        let cursor = self.draw_filter(ctx, (&parts, &said), buf);
        cursor.filter(|_| self.filter.typing)
    }

    fn hints(&self, ctx: &Ctx, _area: Rect) -> Vec<Hint> {
        if self.filter.typing {
            return self.typing_hints(ctx);
        }
        let (reading, some) = (self.reading, self.listing.chosen().is_some());
        let filtered = self.filter.is_shown();
        let place = self.chosen(ctx).is_some_and(|entry| match entry.item {
            Item::Name(name) => name.place.is_some_and(|at| reaches(&ctx.dossier.atlas, at)),
            _ => false,
        });
        let link = reading && self.page.paper.focus.is_some();
        let hints: [(bool, Hint); 12] = [
            (link, (&[Action::Open], "follow")),
            (link, (&[Action::Close], "let go")),
            (true, (&[Action::Down, Action::Up], "move")),
            (!reading && some, (&[Action::Open], "read")),
            (reading && !link, (&[Action::Open], "open")),
            (reading, (&[Action::Sources], "sources")),
            (reading, (&[Action::Out], "list")),
            (reading, (&[Action::NextPane, Action::Links], "links")),
            (place, (&[Action::Map], "on the map")),
            (!reading, (&[Action::Filter], "filter")),
            (!reading, (&[Action::Order], "order")),
            (filtered && !link, (&[Action::Close], "clear")),
        ];
        let hints = hints.into_iter();
        hints
            .filter_map(|(when, hint)| when.then_some(hint))
            .collect()
    }

    fn selected(&self) -> Option<EntryId> {
        self.listing.chosen()
    }

    /// On the page, the link that is selected, if any.
    fn subject(&self, ctx: &Ctx) -> Option<Address> {
        let link = self.page.link().filter(|_| self.reading);
        let id = link.or_else(|| self.listing.chosen())?;
        Some(ctx.dossier.entry(id).address())
    }

    fn show(&mut self, ctx: &Ctx, id: EntryId, area: Rect) {
        let entry = ctx.dossier.entry(id);
        let own = entry.kind() == S::KIND;
        let Some(item) = Some(id).filter(|_| own).or_else(|| S::of(ctx, &entry)) else {
            return;
        };
        if !ctx.view.admits(&ctx.dossier.entry(item)) {
            return;
        }
        if !self.listing.choose(&item) {
            self.filter = Filter::default();
            self.ask(ctx, Some(item));
        }
        self.filter.typing = false;
        self.reading = own;
        self.fit(ctx, area);
        self.page.go(ctx, (0, 0, None));
    }

    fn links(&mut self, ctx: &Ctx, area: Rect) -> Vec<Seen> {
        let pane = panes(ctx, area, self.reading).detail;
        self.page.seen(ctx, pane)
    }

    fn place(&self) -> super::Place {
        S::place(Place {
            filter: self.filter.typed().to_owned(),
            order: self.order,
            chosen: self.listing.chosen(),
            first: self.listing.first,
            reading: self.reading,
            page: self.page.place(),
        })
    }

    fn go(&mut self, ctx: &Ctx, place: &super::Place, area: Rect) {
        let Some(place) = S::own(place) else {
            return;
        };
        self.filter = Filter::of(&place.filter);
        self.order = place.order;
        self.list(ctx);
        self.ask(ctx, place.chosen);
        self.listing.first = place.first;
        self.reading = place.reading;
        self.fit(ctx, area);
        if self.listing.chosen() == place.chosen {
            self.page.go(ctx, place.page);
        }
    }
}

impl<S: Subject> Catalogue<S> {
    /// Does what a key asks for where nothing is typed.
    fn act(&mut self, ctx: &Ctx, action: Action, area: Rect) -> Request {
        let one_pane = !panes(ctx, area, true).two_panes();
        let reading = self.reading;
        if reading && let Some(request) = self.page.go_on(ctx, action) {
            return request;
        }
        match action {
            Action::Filter => {
                self.before = self.listing.chosen();
                self.reading = false;
                self.filter.begin();
            }
            Action::Order => {
                let chosen = self.listing.chosen();
                self.order = (self.order + 1) % (S::ORDERS.len() + 1);
                self.list(ctx);
                self.ask(ctx, chosen);
                let order = self.order().map_or("as given", |(name, _)| name);
                return Request::Say(format!("In order: {order}."));
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
            Action::Open if !reading => self.reading = self.listing.chosen().is_some(),
            Action::Open => {
                let link = self.page.follow();
                return link.map_or(Request::Nothing, Request::Open);
            }
            Action::Sources if reading => {
                return self.page.follow().map_or(Request::Nothing, Request::Card);
            }
            _ if reading => self.page.read(action),
            _ => self.listing.step(action, self.in_view(ctx, area)),
        }
        Request::Nothing
    }

    /// Does what a key asks for while the filter is typed.
    fn typed(&mut self, ctx: &Ctx, action: Action, area: Rect) {
        match action {
            // What has been put in is looked at before it is kept.
            Action::Open if self.filter.line.keep() => {}
            Action::Open if self.listing.chosen().is_some() => {
                (self.filter.typing, self.reading) = (false, true);
            }
            _ if self.filter.edit(ctx, action) => self.ask(ctx, self.before_typing()),
            Action::Close => {
                self.filter = Filter::default();
                self.ask(ctx, self.before);
            }
            _ => self.listing.step(action, self.in_view(ctx, area)),
        }
    }

    /// What is chosen while a filter is typed: the first of what it leaves, or
    /// what was chosen before where it asks for nothing.
    fn before_typing(&self) -> Option<EntryId> {
        self.before
            .filter(|_| self.filter.typed().trim().is_empty())
    }

    /// Lists what the filter leaves, at an item if that is among it, and else
    /// at the first.
    fn ask(&mut self, ctx: &Ctx, at: Option<EntryId>) {
        let mut left = self.filter.ask(ctx, S::KIND, self.listing.all());
        if let (Some(left), Some(order)) = (&mut left, self.order()) {
            sort(ctx, order, left);
        }
        self.listing.leave(left);
        if !at.is_some_and(|id| self.listing.choose(&id)) {
            self.listing.rewind();
        }
    }

    /// Lists everything that is seen, in the order at hand.
    fn list(&mut self, ctx: &Ctx) {
        let ids = S::ids(ctx).map(EntryId).collect::<Vec<_>>();
        let mut seen = ctx.view.of_these(&ids);
        if let Some(order) = self.order() {
            sort(ctx, order, &mut seen);
        }
        self.listing.see(seen);
    }

    /// The order of the list, if it is not that of the dossier.
    fn order(&self) -> Option<&'static Order> {
        S::ORDERS.get(self.order.checked_sub(1)?)
    }

    /// How many items are in view.
    fn in_view(&self, ctx: &Ctx, area: Rect) -> usize {
        // Where there is one pane, that of the list is meant.
        let (parts, _) = self.parts_of(ctx, area, false);
        usize::from(parts.rows.height / S::ROWS).max(1)
    }

    fn parts(&self, ctx: &Ctx, area: Rect) -> (Parts, Vec<Row>) {
        self.parts_of(ctx, area, self.reading)
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
    fn chosen<'a>(&self, ctx: &Ctx<'a>) -> Option<Entry<'a>> {
        self.listing.chosen().map(|id| ctx.view.entry(id))
    }
}
