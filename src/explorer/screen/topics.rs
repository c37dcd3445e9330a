//! The topics: a list of them at the left, the page of one at the right.

mod page;

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::symbols::merge::MergeStrategy;
use ratatui::text::Line;
use ratatui::widgets::{Block, Widget};

use self::page::{Page, PageItem};
use crate::dossier::{EntryId, Item};
use crate::explorer::action::Action;
use crate::explorer::layout::{Regions, inside, regions};
use crate::explorer::{Ctx, Request};
use crate::widget::list::{self, ListRow, Look};
use crate::widget::prose::{clip, draw_row};

/// Rows of an item that stay in view above it when it is jumped to.
const CONTEXT: usize = 3;

/// The state of the screen.
#[derive(Debug, Default)]
pub struct Topics {
    /// The topic that is shown, as a place in the dossier's list.
    topic: usize,
    /// The group of the topic that the list is at, if not at the topic.
    group: Option<usize>,
    /// The first row of the list in view.
    first: usize,
    /// Whether the keys go to the page.
    reading: bool,
    /// The item of the page that is selected.
    cursor: usize,
    /// The first row of the page in view.
    scroll: usize,
    page: Page,
}

/// A place on this screen, to come back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    topic: usize,
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
            topic: self.topic,
            group: self.group,
            reading: self.reading,
            cursor: self.cursor,
            scroll: self.scroll,
        }
    }

    /// Goes to a place where the reader was.
    pub fn go(&mut self, ctx: &Ctx, place: &Place, area: Rect) {
        self.show(ctx, place.topic, area);
        self.reading = place.reading;
        self.fit(ctx, area);
        (self.group, self.cursor, self.scroll) = (place.group, place.cursor, place.scroll);
        self.clamp(area);
    }

    /// Whether the keys go to the page.
    #[must_use]
    pub fn is_reading(&self) -> bool {
        self.reading
    }

    /// The entry that is selected on the page, where the keys go to it.
    #[must_use]
    pub fn selected(&self) -> Option<EntryId> {
        let item = self.page.items.get(self.cursor)?;
        self.reading.then_some(item.entry)
    }

    /// Sets the page anew where the topic or the room for it has changed, and
    /// keeps the selected item where it was in view.
    pub fn fit(&mut self, ctx: &Ctx, area: Rect) {
        let pane = inside(self.regions(area).detail);
        let width = pane.width.saturating_sub(page::GUTTER);
        if self.page.is_of(self.topic, width) {
            return;
        }
        let above = self
            .page
            .items
            .get(self.cursor)
            .map(|item| item.rows.start.saturating_sub(self.scroll));
        let same = self.page.topic() == Some(self.topic);
        self.page = Page::of(ctx, self.topic, width);
        if let (true, Some(above), Some(item)) = (same, above, self.page.items.get(self.cursor)) {
            self.scroll = item.rows.start.saturating_sub(above);
            if self.reading {
                self.bring_into_view(usize::from(pane.height));
            }
        }
        self.clamp(area);
    }

    /// Goes to an entry of a topic.
    pub fn open(&mut self, ctx: &Ctx, id: EntryId, area: Rect) {
        let entry = ctx.dossier.entry(id);
        let Some(topic) = ctx.dossier.topic_of(&entry) else {
            return;
        };
        self.show(ctx, topic, area);
        self.reading = true;
        self.fit(ctx, area);
        let height = usize::from(inside(self.regions(area).detail).height);
        match entry.item {
            Item::Topic(_) => (self.cursor, self.scroll) = (0, 0),
            Item::Section(_) => {
                let group = self
                    .page
                    .groups
                    .iter()
                    .find(|group| group.entry == Some(id));
                if let Some(group) = group {
                    (self.cursor, self.scroll) = (group.first, group.row);
                }
            }
            _ => {
                let at = self.page.items.iter().position(|item| item.entry == id);
                self.cursor = at.unwrap_or(0);
                let rows = self.item().map_or(0..0, |item| item.rows.clone());
                let seen = rows.start >= self.scroll && rows.end <= self.scroll + height;
                if !seen {
                    self.scroll = rows.start.saturating_sub(CONTEXT.min(height / 4));
                }
            }
        }
        self.clamp(area);
        self.follow();
    }

    /// Shows a topic from its beginning, unless it is shown already.
    fn show(&mut self, ctx: &Ctx, topic: usize, area: Rect) {
        if topic != self.topic || self.page.topic().is_none() {
            self.topic = topic.min(ctx.dossier.topics.len().saturating_sub(1));
            (self.group, self.cursor, self.scroll) = (None, 0, 0);
        }
        self.fit(ctx, area);
    }

    fn item(&self) -> Option<&PageItem> {
        self.page.items.get(self.cursor)
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
            Action::Back if !two_panes && self.reading => self.reading = false,
            Action::Back => return Request::Back,
            Action::Open if !self.reading => {
                self.reading = true;
                self.fit(ctx, area);
                self.turn_to_group();
                self.clamp(area);
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
        let height = usize::from(inside(self.regions(area).list).height).max(2);
        let rows = self.list_places(ctx);
        let at = rows
            .iter()
            .position(|row| *row == (self.topic, self.group))
            .unwrap_or(0);
        let last = rows.len().saturating_sub(1);
        let to = match action {
            Action::Down => at + 1,
            Action::Up => at.saturating_sub(1),
            Action::HalfPageDown => at + height / 2,
            Action::HalfPageUp => at.saturating_sub(height / 2),
            Action::PageDown => at + height,
            Action::PageUp => at.saturating_sub(height),
            Action::First => 0,
            Action::Last => last,
            _ => return,
        };
        let Some(&(topic, group)) = rows.get(to.min(last)) else {
            return;
        };
        self.show(ctx, topic, area);
        self.group = group;
        self.turn_to_group();
        // Leaving a topic folds it, and the list is shorter then.
        let rows = self.list_places(ctx);
        let at = rows
            .iter()
            .position(|row| *row == (self.topic, self.group))
            .unwrap_or(0);
        self.first = list::scrolled(self.first, at, height, rows.len());
        self.clamp(area);
    }

    /// Goes on the page to the group that the list is at.
    fn turn_to_group(&mut self) {
        match self.group.and_then(|group| self.page.groups.get(group)) {
            Some(group) => (self.cursor, self.scroll) = (group.first, group.row),
            None if self.group.is_none() && self.scroll == 0 => self.cursor = 0,
            None => (self.cursor, self.scroll) = (0, 0),
        }
    }

    /// Every place of the list: the topics, and the groups of the one shown.
    fn list_places(&self, ctx: &Ctx) -> Vec<(usize, Option<usize>)> {
        let mut places = Vec::with_capacity(ctx.dossier.topics.len() + self.page.groups.len());
        for topic in 0..ctx.dossier.topics.len() {
            places.push((topic, None));
            if topic == self.topic {
                places.extend((0..self.page.groups.len()).map(|group| (topic, Some(group))));
            }
        }
        places
    }

    /// Moves on the page.
    fn read(&mut self, action: Action, area: Rect) {
        let height = usize::from(inside(self.regions(area).detail).height).max(1);
        let bottom = self.scroll + height;
        let item = self.item().map_or(0..0, |item| item.rows.clone());
        match action {
            Action::Down if item.end > bottom && item.start < bottom => {
                self.scroll += (item.end - bottom).min(height.div_ceil(2));
            }
            Action::Up if item.start < self.scroll && item.end > self.scroll => {
                self.scroll -= (self.scroll - item.start).min(height.div_ceil(2));
            }
            Action::Down => self.select(self.cursor + 1, height),
            Action::Up if self.cursor == 0 => self.scroll = self.scroll.saturating_sub(height / 2),
            Action::Up => self.select(self.cursor - 1, height),
            Action::First => {
                self.select(0, height);
                self.scroll = 0;
            }
            Action::Last => self.select(usize::MAX, height),
            Action::HalfPageDown => self.turn(height.div_ceil(2), true, height),
            Action::HalfPageUp => self.turn(height.div_ceil(2), false, height),
            Action::PageDown => self.turn(height, true, height),
            Action::PageUp => self.turn(height, false, height),
            _ => {}
        }
        self.clamp(area);
        self.follow();
    }

    /// Selects an item and brings it into view.
    fn select(&mut self, item: usize, height: usize) {
        self.cursor = item.min(self.page.items.len().saturating_sub(1));
        self.bring_into_view(height);
    }

    fn bring_into_view(&mut self, height: usize) {
        let rows = self.item().map_or(0..0, |item| item.rows.clone());
        if rows.end > self.scroll + height {
            self.scroll = (rows.end - height).min(rows.start);
        }
        // The heading above the first item of a group comes with it.
        let headed = |group: &&page::Group| group.first == self.cursor;
        let start = self
            .page
            .groups
            .iter()
            .find(headed)
            .map_or(rows.start, |group| group.row);
        if start < self.scroll {
            let fits = rows.end.saturating_sub(start) <= height;
            self.scroll = if fits { start } else { rows.start };
        }
    }

    /// Turns the page by so many rows; the selection goes along.
    fn turn(&mut self, rows: usize, down: bool, height: usize) {
        let last = self.page.rows.len().saturating_sub(height);
        let before = self.scroll;
        self.scroll = if down {
            (before + rows).min(last)
        } else {
            before.saturating_sub(rows)
        };
        if self.scroll == before {
            self.select(if down { usize::MAX } else { 0 }, height);
            return;
        }
        let shown = self.scroll..self.scroll + height;
        let within = |item: &PageItem| item.rows.start >= shown.start && item.rows.end <= shown.end;
        let touches = |item: &PageItem| item.rows.start < shown.end && item.rows.end > shown.start;
        let items = &self.page.items;
        let at = items
            .iter()
            .position(within)
            .or_else(|| items.iter().position(touches));
        self.cursor = at.unwrap_or(self.cursor);
    }

    /// The list goes where the page is.
    fn follow(&mut self) {
        self.group = self
            .item()
            .map(|item| item.group)
            .filter(|_| self.cursor > 0 || self.scroll > 0);
    }

    fn clamp(&mut self, area: Rect) {
        let height = usize::from(inside(self.regions(area).detail).height);
        self.cursor = self.cursor.min(self.page.items.len().saturating_sub(1));
        self.scroll = self.scroll.min(self.page.rows.len().saturating_sub(height));
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
        let places = self.list_places(ctx);
        let rows: Vec<ListRow> = places
            .iter()
            .map(
                |&(topic, group)| match group.and_then(|group| self.page.groups.get(group)) {
                    Some(group) => ListRow {
                        indent: 2,
                        text: group.title.clone(),
                        right: String::new(),
                        style: theme.dim,
                    },
                    None => ListRow {
                        indent: 0,
                        text: ctx.dossier.topics[topic].title.clone(),
                        right: ctx.dossier.topics[topic].statements().to_string(),
                        style: theme.text,
                    },
                },
            )
            .collect();
        let selected = places
            .iter()
            .position(|place| *place == (self.topic, self.group))
            .unwrap_or(0);
        let area = inside(area);
        let first = list::scrolled(self.first, selected, usize::from(area.height), rows.len());
        let mark = if self.reading {
            theme.dim
        } else {
            theme.accent
        };
        let look = Look {
            mark: (theme.bar(), mark),
            selected: theme
                .selected
                .remove_modifier(ratatui::style::Modifier::DIM),
            right: theme.dim,
            ellipsis: theme.ellipsis(),
        };
        list::draw(&rows, first, selected, &look, area, buf);
    }

    fn draw_page(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) {
        let theme = ctx.theme;
        let topic = &ctx.dossier.topics[self.topic];
        let group = self
            .item()
            .and_then(|item| self.page.groups.get(item.group));
        let count = self.page.count(self.cursor);
        let title = match group {
            Some(group) if self.cursor > 0 || self.scroll > 0 => {
                format!("{} {} {}", topic.title, theme.step(), group.title)
            }
            _ => topic.title.clone(),
        };
        let room = usize::from(area.width).saturating_sub(count.len() + 8);
        pane(
            ctx,
            self.reading,
            &clip(&title, room, theme.ellipsis()),
            &count,
        )
        .render(area, buf);
        let area = inside(area);
        let selected = self
            .item()
            .filter(|_| self.reading)
            .map(|item| item.rows.clone());
        for (y, (at, row)) in
            (area.y..area.bottom()).zip(self.page.rows.iter().enumerate().skip(self.scroll))
        {
            if selected.as_ref().is_some_and(|rows| rows.contains(&at)) {
                buf.set_stringn(
                    area.x,
                    y,
                    theme.bar(),
                    usize::from(area.width),
                    theme.accent,
                );
            }
            let place = Rect {
                x: area.x + page::GUTTER.min(area.width),
                y,
                width: area
                    .width
                    .saturating_sub(page::GUTTER)
                    .min(self.page.columns),
                height: 1,
            };
            draw_row(row, place, buf, theme.light, &|origin| ctx.lit(origin));
        }
    }
}

/// The frame of a pane, with a title and a count.
fn pane<'a>(ctx: &Ctx, focused: bool, title: &str, count: &str) -> Block<'a> {
    let theme = ctx.theme;
    let style = theme.border[usize::from(!focused)];
    let name = if focused { theme.heading } else { theme.text };
    let spaced = |text: &str| {
        if text.is_empty() {
            String::new()
        } else {
            format!(" {text} ")
        }
    };
    Block::bordered()
        .border_set(theme.borders())
        .border_style(style)
        .merge_borders(MergeStrategy::Exact)
        .title(Line::styled(spaced(title), name))
        .title(Line::styled(spaced(count), theme.dim).alignment(Alignment::Right))
}
