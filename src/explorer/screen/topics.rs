//! The topics: a list of them at the left, the page of one at the right.

mod contents;
mod page;

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::style::Modifier;
use ratatui::symbols::merge::MergeStrategy;
use ratatui::text::Line;
use ratatui::widgets::{Block, Widget};

pub use self::contents::Chapter;

use self::contents::{Listed, contents, step};
use self::page::{Page, PageItem};
use crate::dossier::{EntryId, Item};
use crate::explorer::action::Action;
use crate::explorer::layout::{Regions, inside, regions};
use crate::explorer::{Ctx, Request};
use crate::widget::list::{self, ListRow};
use crate::widget::paper::{self, GUTTER};
use crate::widget::prose::clip;

/// Rows of the page that stay in view above an item that is jumped to.
const CONTEXT: usize = 3;

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
    cursor: usize,
    scroll: usize,
}

impl Topics {
    /// Where the reader is.
    #[must_use]
    pub fn place(&self) -> Place {
        Place {
            chapter: self.chapter,
            group: self.group,
            reading: self.reading,
            cursor: self.page.paper.cursor,
            scroll: self.page.paper.scroll,
        }
    }

    /// Goes to a place where the reader was.
    pub fn go(&mut self, ctx: &Ctx, place: &Place, area: Rect) {
        self.reading = place.reading;
        self.show(ctx, place.chapter, area);
        self.group = place.group;
        let height = page_height(area);
        let paper = &mut self.page.paper;
        (paper.cursor, paper.scroll) = (place.cursor, place.scroll);
        paper.clamp(height);
        if self.reading && !paper.shows_selected(height) {
            // The screen was smaller, or larger, then.
            paper.bring_into_view(height);
        }
    }

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

    /// Goes from the page to the list.
    pub fn leave_page(&mut self) {
        self.reading = false;
    }

    /// The entry that is selected on the page, where the keys go to it.
    #[must_use]
    pub fn selected(&self) -> Option<EntryId> {
        let item = self.item()?;
        self.reading.then_some(item.entry)
    }

    /// Sets the page anew where the chapter or the room for it has changed, and
    /// keeps the selected item where it was in view.
    pub fn fit(&mut self, ctx: &Ctx, area: Rect) {
        // Where there is one pane, the page is set for it before it is shown.
        let pane = inside(regions(area, true).detail);
        let height = usize::from(pane.height);
        let width = pane.width.saturating_sub(GUTTER + 1);
        if self.page.is_of(self.chapter, width) && self.fitted == pane.height {
            return;
        }
        self.fitted = pane.height;
        if !self.page.is_of(self.chapter, width) {
            let same = self.page.chapter() == Some(self.chapter);
            let fresh = Page::of(ctx, self.chapter, width);
            let old = std::mem::replace(&mut self.page, fresh).paper;
            let paper = &mut self.page.paper;
            if same {
                paper.cursor = old.cursor;
                let top = |paper: &paper::Paper| paper.selected().map_or(0, |item| item.rows.start);
                let above = top(&old).saturating_sub(old.scroll);
                paper.scroll = top(paper).saturating_sub(above);
            }
        }
        let paper = &mut self.page.paper;
        paper.clamp(height);
        if self.reading && !paper.shows_selected(height) {
            paper.bring_into_view(height);
        }
    }

    /// Goes to an entry of a topic.
    pub fn open(&mut self, ctx: &Ctx, id: EntryId, area: Rect) {
        let entry = ctx.dossier.entry(id);
        let Some(topic) = ctx.dossier.topic_of(&entry) else {
            return;
        };
        self.reading = true;
        self.show(ctx, Chapter::Topic(topic), area);
        let height = page_height(area);
        let Page {
            paper,
            items,
            groups,
            ..
        } = &mut self.page;
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
    }

    /// Goes to the beginning of a path; `path` is a place in the dossier's
    /// list of them.
    pub fn set_out(&mut self, ctx: &Ctx, path: usize, area: Rect) {
        self.reading = true;
        self.show(ctx, Chapter::Path(path), area);
        self.page.paper.to_top();
        self.follow();
    }

    /// Shows a chapter from its beginning, unless it is shown already.
    fn show(&mut self, ctx: &Ctx, chapter: Chapter, area: Rect) {
        if chapter != self.chapter {
            self.chapter = chapter;
            self.group = None;
        }
        self.fit(ctx, area);
    }

    fn item(&self) -> Option<&PageItem> {
        self.page.items.get(self.page.paper.cursor)
    }

    fn regions(&self, area: Rect) -> Regions {
        regions(area, self.reading)
    }

    /// Does what a key asks for.
    pub fn update(&mut self, ctx: &Ctx, action: Action, area: Rect) -> Request {
        let two_panes = self.regions(area).two_panes();
        match action {
            Action::NextPane => self.reading = !self.reading,
            Action::Out => self.reading = false,
            Action::Close if !two_panes => self.reading = false,
            Action::In => self.reading = true,
            Action::Back => return Request::Back,
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

    /// Moves in the list; the page follows.
    fn choose(&mut self, ctx: &Ctx, action: Action, area: Rect) {
        let height = inside(self.regions(area).list).height.max(2);
        let (half, full) = ((height / 2).cast_signed(), height.cast_signed());
        let by = match action {
            Action::Down => 1,
            Action::Up => -1,
            Action::HalfPageDown => half.into(),
            Action::HalfPageUp => (-half).into(),
            Action::PageDown => full.into(),
            Action::PageUp => (-full).into(),
            Action::First => isize::MIN,
            Action::Last => isize::MAX,
            _ => return,
        };
        let rows = self.contents(ctx);
        let to = step(&rows, self.list_cursor(&rows), by);
        let Some(&Listed::At(chapter, group)) = rows.get(to) else {
            return;
        };
        self.show(ctx, chapter, area);
        self.group = group;
        self.turn_to_group(area);
        // Leaving a chapter folds it, and the list is shorter then.
        let rows = self.contents(ctx);
        let at = self.list_cursor(&rows);
        // The heading above the first of all is shown with it.
        let at = if at == 1 { 0 } else { at };
        self.first = list::scrolled(self.first, at, height.into(), rows.len());
    }

    /// Goes on the page to the group that the list is at.
    fn turn_to_group(&mut self, area: Rect) {
        let height = page_height(area);
        let Page { paper, groups, .. } = &mut self.page;
        match self.group.and_then(|group| groups.get(group)) {
            Some(group) => (paper.cursor, paper.scroll) = (group.first, group.row),
            None => paper.to_top(),
        }
        paper.clamp(height);
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
        let (half, paper) = (height.div_ceil(2), &mut self.page.paper);
        match action {
            Action::Down => paper.down(height),
            Action::Up => paper.up(height),
            Action::First => paper.to_top(),
            Action::Last => paper.to_end(height),
            Action::HalfPageDown => paper.turn(half, true, height),
            Action::HalfPageUp => paper.turn(half, false, height),
            Action::PageDown => paper.turn(height, true, height),
            Action::PageUp => paper.turn(height, false, height),
            _ => {}
        }
        self.follow();
    }

    /// The list goes where the page is.
    fn follow(&mut self) {
        let begun = self.page.paper.cursor > 0 || self.page.paper.scroll > 0;
        self.group = self.item().and_then(|item| item.group).filter(|_| begun);
    }

    /// Draws the screen.
    pub fn draw(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) {
        let regions = self.regions(area);
        if !regions.list.is_empty() {
            self.draw_list(ctx, regions.list, buf);
        }
        if !regions.detail.is_empty() {
            self.draw_page(ctx, regions.detail, buf);
        }
    }

    fn draw_list(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) {
        let theme = ctx.theme;
        pane(ctx, !self.reading, "Topics", "").render(area, buf);
        let contents = self.contents(ctx);
        let rows: Vec<ListRow> = contents
            .iter()
            .map(|entry| entry.row(ctx, &self.page.groups))
            .collect();
        let selected = self.list_cursor(&contents);
        let area = inside(area);
        let first = list::scrolled(self.first, selected, usize::from(area.height), rows.len());
        let bar = if self.reading {
            theme.dim
        } else {
            theme.accent
        };
        let look = list::Look {
            mark: (theme.bar(), bar),
            selected: theme.selected.remove_modifier(Modifier::DIM),
            right: theme.dim,
            ellipsis: theme.ellipsis(),
        };
        list::draw(&rows, first, selected, &look, area, buf);
    }

    fn draw_page(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) {
        let (theme, paper) = (ctx.theme, &self.page.paper);
        let chapter = self.chapter.title(ctx.dossier);
        let group = self
            .item()
            .and_then(|item| self.page.groups.get(item.group?));
        let title = match group {
            Some(group) if paper.cursor > 0 || paper.scroll > 0 => {
                format!("{chapter} {} {}", theme.step(), group.title)
            }
            _ => chapter.to_owned(),
        };
        let count = self.page.count(paper.cursor);
        let room = usize::from(area.width).saturating_sub(count.len() + 8);
        let title = clip(&title, room, theme.ellipsis());
        pane(ctx, self.reading, &title, &count).render(area, buf);
        let look = paper::Look {
            bar: self.reading.then_some((theme.bar(), theme.accent)),
            light: theme.light,
            lit: &|origin| ctx.lit(origin),
        };
        paper.draw(self.page.columns, &look, inside(area), buf);
    }
}

/// Rows of the page that are in view.
fn page_height(area: Rect) -> usize {
    usize::from(inside(regions(area, true).detail).height)
}

/// The frame of a pane, with a title and a count.
fn pane<'a>(ctx: &Ctx, focused: bool, title: &str, count: &str) -> Block<'a> {
    let theme = ctx.theme;
    let style = theme.border[usize::from(!focused)];
    let name = if focused { theme.heading } else { theme.text };
    let spaced = |text: &str| match text {
        "" => String::new(),
        _ => format!(" {text} "),
    };
    Block::bordered()
        .border_set(theme.borders())
        .border_style(style)
        .merge_borders(MergeStrategy::Exact)
        .title(Line::styled(spaced(title), name))
        .title(Line::styled(spaced(count), theme.dim).alignment(Alignment::Right))
}
