//! The topics: a list of them at the left, the page of one at the right.

mod contents;
mod drawing;
mod links;
mod moving;
mod page;
mod pointing;
mod returning;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

pub use self::contents::Chapter;

use self::contents::{Listed, contents};
use self::page::{Page, PageItem};
use super::{Hint, Screen};
use crate::dossier::{Address, Dossier, EntryId, Item};
use crate::explorer::action::{Action, Pointer};
use crate::explorer::keymap::Mode;
use crate::explorer::layout::{Regions, inside, regions};
use crate::explorer::reading::{Seen, seen, tie};
use crate::explorer::scrolling::scroll;
use crate::explorer::{Ctx, Request};
use crate::widget::paper::{GUTTER, Spot};

/// Rows of the page that stay in view above an item that is jumped to.
const CONTEXT: usize = 3;

/// From so many columns on the page says how much of the topic was read.
const WITH_READ: u16 = 70;

/// The state of the screen.
#[derive(Debug, Default)]
pub struct Topics {
    /// What is shown.
    chapter: Chapter,
    /// The group of it that the list is at, if not at the chapter itself.
    group: Option<usize>,
    /// The first row of the list in view.
    first: usize,
    /// Whether the keys go to the page.
    reading: bool,
    page: Page,
    /// The height that the page was last fitted to.
    fitted: u16,
}

/// A place on this screen, to come back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    chapter: Chapter,
    group: Option<usize>,
    reading: bool,
    /// What was selected: through another lens it is another item.
    entry: Option<EntryId>,
    cursor: usize,
    scroll: usize,
    /// The link that had the focus.
    link: Option<(Spot, usize)>,
}

impl Place {
    /// What was selected, where the keys went to the page.
    pub(super) fn entry(&self) -> Option<EntryId> {
        self.entry.filter(|_| self.reading)
    }

    /// What was read.
    pub(super) fn title<'a>(&self, dossier: &'a Dossier) -> &'a str {
        self.chapter.title(dossier)
    }
}

impl Screen for Topics {
    fn mode(&self) -> Mode {
        Mode::Browse
    }

    /// Keeps the selected item where it was in view.
    fn fit(&mut self, ctx: &Ctx, area: Rect) {
        // Where there is one pane, the page is set for it before it is shown.
        let pane = inside(ctx.room.panes(area, true, None).detail);
        let height = usize::from(pane.height);
        let width = pane.width.saturating_sub(GUTTER + 1);
        if self.page.is_of(ctx, self.chapter, width) && self.fitted == pane.height {
            self.tie(ctx, height);
            return;
        }
        self.fitted = pane.height;
        if !self.page.is_of(ctx, self.chapter, width) {
            let same = self.page.chapter() == Some(self.chapter);
            let fresh = Page::of(ctx, self.chapter, width);
            let old = std::mem::replace(&mut self.page, fresh);
            if same {
                self.page.keep(&old);
            }
        }
        let paper = &mut self.page.paper;
        paper.clamp(height);
        if self.reading && !paper.shows_selected(height) {
            paper.bring_into_view(height);
        }
        self.tie(ctx, height);
    }

    fn update(&mut self, ctx: &Ctx, action: Action, area: Rect) -> Request {
        let two_panes = self.regions(ctx, area).two_panes();
        if self.reading
            && let Some(request) = self.follow_link(ctx, action, area)
        {
            return request;
        }
        match action {
            Action::NextPane | Action::PreviousLink => self.reading = !self.reading,
            Action::Out => self.reading = false,
            Action::Close if !two_panes => self.reading = false,
            Action::In => self.reading = true,
            Action::Back => return Request::Back,
            Action::Events => {
                return match self.chapter {
                    Chapter::Topic(topic) => Request::Events(Some(topic)),
                    Chapter::Path(_) => Request::Events(None),
                };
            }
            Action::Open if !self.reading => {
                self.reading = true;
                self.fit(ctx, area);
                self.turn_to_group(area);
                return Request::Nothing;
            }
            Action::Open | Action::Sources => {
                return self.selected().map_or(Request::Nothing, Request::Card);
            }
            _ if self.reading => self.read(action, area),
            _ => self.choose(ctx, action, area),
        }
        self.fit(ctx, area);
        Request::Nothing
    }

    fn point(&mut self, ctx: &Ctx, pointer: Pointer, area: Rect) -> Request {
        self.pointed(ctx, pointer, area)
    }

    fn draw(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let regions = self.regions(ctx, area);
        if !regions.list.is_empty() {
            self.draw_list(ctx, regions.list, buf);
        }
        if !regions.detail.is_empty() {
            self.draw_page(ctx, regions.detail, buf);
        }
        None
    }

    fn hints(&self, ctx: &Ctx, _area: Rect) -> Vec<Hint> {
        let reading = self.reading;
        let topic = match self.chapter {
            Chapter::Topic(topic) => Some(&ctx.dossier.topics[topic]),
            Chapter::Path(_) => None,
        };
        let events = topic.is_some_and(|topic| !topic.events.is_empty());
        let sides = topic.is_some_and(|topic| !topic.positions.is_empty());
        let link = reading && self.page.paper.focus.is_some();
        let hints: [(bool, Hint); 9] = [
            (true, (&[Action::Down, Action::Up], "move")),
            (link, (&[Action::Open], "follow")),
            (link, (&[Action::Close], "let go")),
            (reading && !link, (&[Action::Open], "sources")),
            (!reading, (&[Action::Open], "read")),
            (reading, (&[Action::Out], "list")),
            (reading, (&[Action::NextPane, Action::Links], "links")),
            (events, (&[Action::Events], "its events")),
            (sides && reading, (&[Action::Swap], "swap sides")),
        ];
        let hints = hints.into_iter();
        hints
            .filter_map(|(when, hint)| when.then_some(hint))
            .collect()
    }

    /// The entry that is selected on the page, where the keys go to it.
    fn selected(&self) -> Option<EntryId> {
        let item = self.item()?;
        self.reading.then_some(item.entry)
    }

    fn in_view(&self, area: Rect) -> Vec<EntryId> {
        if !self.reading {
            return Vec::new();
        }
        let items = self.page.paper.in_view(page_height(area));
        self.page.items[items]
            .iter()
            .map(|item| item.entry)
            .collect()
    }

    /// In the list, the topic or section that it is at.
    fn subject(&self, ctx: &Ctx) -> Option<Address> {
        if self.reading {
            return Some(ctx.dossier.entry(self.item()?.entry).address());
        }
        match (
            self.group.and_then(|at| self.page.groups.get(at)),
            self.chapter,
        ) {
            (Some(group), _) => Some(ctx.dossier.entry(group.entry?).address()),
            (None, Chapter::Topic(at)) => Some(Address::of_topic(&ctx.dossier.topics[at].id)),
            (None, Chapter::Path(_)) => None,
        }
    }

    fn show(&mut self, ctx: &Ctx, id: EntryId, area: Rect) {
        self.open(ctx, id, area);
    }

    fn place(&self) -> super::Place {
        super::Place::Topics(Place {
            chapter: self.chapter,
            group: self.group,
            reading: self.reading,
            entry: self.entry(),
            cursor: self.page.paper.cursor,
            scroll: self.page.paper.scroll,
            link: self.page.paper.kept(),
        })
    }

    fn go(&mut self, ctx: &Ctx, place: &super::Place, area: Rect) {
        let super::Place::Topics(place) = place else {
            return;
        };
        self.reading = place.reading;
        self.show_chapter(ctx, place.chapter, area);
        self.group = place.group.filter(|group| *group < self.page.groups.len());
        let height = page_height(area);
        (self.page.paper.cursor, self.page.paper.scroll) = (place.cursor, place.scroll);
        if let Some(entry) = place
            .entry
            .filter(|_| self.item().map(|item| item.entry) != place.entry)
        {
            self.page.select(entry, height);
        }
        let paper = &mut self.page.paper;
        paper.clamp(height);
        if self.reading && !paper.shows_selected(height) {
            // The screen was smaller, or larger, then.
            paper.bring_into_view(height);
        }
        paper.refocus(place.link, &|rows| tie(ctx, rows));
        self.tie(ctx, height);
    }

    fn links(&mut self, ctx: &Ctx, area: Rect) -> Vec<Seen> {
        let pane = inside(self.regions(ctx, area).detail);
        seen(ctx, &mut self.page.paper, pane, &|_| None)
    }
}

impl Topics {
    /// What is shown.
    #[must_use]
    pub fn chapter(&self) -> Chapter {
        self.chapter
    }

    /// Whether the keys go to the page.
    #[must_use]
    pub fn is_reading(&self) -> bool {
        self.reading
    }

    /// The section that the list is at, if it is at one.
    #[must_use]
    pub fn section(&self) -> Option<EntryId> {
        self.page.groups.get(self.group?)?.entry
    }

    /// Goes from the page to the list.
    pub fn leave_page(&mut self) {
        self.reading = false;
    }

    /// Goes to an entry of a topic.
    pub fn open(&mut self, ctx: &Ctx, id: EntryId, area: Rect) {
        let entry = ctx.dossier.entry(id);
        let Some(topic) = ctx.dossier.topic_of(&entry) else {
            return;
        };
        self.reading = true;
        self.show_chapter(ctx, Chapter::Topic(topic), area);
        let height = page_height(area);
        let Page {
            paper,
            items,
            groups,
            ..
        } = &mut self.page;
        paper.focus = None;
        match entry.item {
            Item::Topic(_) => paper.to_top(),
            Item::Section(_) => {
                if let Some(group) = groups.iter().find(|group| group.entry == Some(id)) {
                    (paper.cursor, paper.scroll) = (group.first, group.row);
                }
            }
            _ => {
                paper.cursor = items.iter().position(|item| item.entry == id).unwrap_or(0);
                let rows = paper.selected().map_or(0..0, |item| item.rows.clone());
                let seen = rows.start >= paper.scroll && rows.end <= paper.scroll + height;
                if !seen {
                    paper.scroll = rows.start.saturating_sub(CONTEXT.min(height / 4));
                }
            }
        }
        paper.clamp(height);
        self.follow();
        self.tie(ctx, height);
    }

    /// Goes to the beginning of a path; `path` is a place in the dossier's
    /// list of them.
    pub fn set_out(&mut self, ctx: &Ctx, path: usize, area: Rect) {
        self.reading = true;
        self.show_chapter(ctx, Chapter::Path(path), area);
        self.page.paper.to_top();
        self.page.paper.focus = None;
        self.follow();
        self.tie(ctx, page_height(area));
    }

    /// Shows a chapter from its beginning, unless it is shown already.
    fn show_chapter(&mut self, ctx: &Ctx, chapter: Chapter, area: Rect) {
        if chapter != self.chapter {
            self.chapter = chapter;
            self.group = None;
        }
        self.fit(ctx, area);
    }

    fn item(&self) -> Option<&PageItem> {
        self.page.items.get(self.page.paper.cursor)
    }

    fn regions(&self, ctx: &Ctx, area: Rect) -> Regions {
        ctx.room.panes(area, self.reading, None)
    }

    fn contents(&self, ctx: &Ctx) -> Vec<Listed> {
        contents(ctx.dossier, self.chapter, self.page.groups.len())
    }

    fn list_cursor(&self, rows: &[Listed]) -> usize {
        let here = Listed::At(self.chapter, self.group);
        rows.iter().position(|row| *row == here).unwrap_or(0)
    }

    /// Moves on the page.
    fn read(&mut self, action: Action, area: Rect) {
        let height = page_height(area).max(1);
        match action {
            Action::NextPart | Action::PreviousPart => {
                self.page.turn_to_part(action == Action::NextPart);
                self.page.paper.clamp(height);
            }
            _ => scroll(&mut self.page.paper, action, height),
        }
        self.follow();
    }

    /// The list goes where the page is.
    fn follow(&mut self) {
        let begun = self.page.paper.cursor > 0 || self.page.paper.scroll > 0;
        self.group = self.item().and_then(|item| item.group).filter(|_| begun);
    }
}

/// Rows of the page that are in view.
fn page_height(area: Rect) -> usize {
    usize::from(inside(regions(area, true).detail).height)
}
