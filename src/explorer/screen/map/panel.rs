//! The panel beside the map: the era in words, what tells of it, and the lands
//! and places, each of which can be chosen.

mod items;

use super::gazetteer::{Gazetteer, Target};
use super::picture::happened;
use super::strip;
use super::telling::{self, Telling};
use ratatui::layout::Rect;

use crate::dossier::{Entry, EntryId, Item};
use crate::explorer::action::Action;
use crate::explorer::ctx::Turn;
use crate::explorer::reading::{Seen, Sheet, follow, of_era, seen};
use crate::explorer::{Ctx, Request};
use crate::widget::Columns;
use crate::widget::paper::{GUTTER, Paper};
use crate::widget::prose::{Row, clip, set};

/// Rows of what tells of an era; the rest is where it leads.
const ROWS: usize = 3;
/// Columns that what happened at a place is set in.
const BELOW: u16 = 2;

/// Where an item of the panel leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// To an entry.
    Entry(EntryId),
    /// To a land or place.
    Target(Target),
}

/// What a panel is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Occasion {
    era: Option<usize>,
    frame: Option<usize>,
    width: u16,
    turn: Turn,
}

/// The panel as it is written.
#[derive(Debug, Default)]
pub(super) struct Panel {
    of: Option<Occasion>,
    pub(super) paper: Paper,
    pub(super) links: Vec<Link>,
    parts: Vec<Part>,
    /// The part that was gone to, until something else is.
    part: Option<usize>,
}

/// A part of the panel: what stands under a heading, or is told of a land.
#[derive(Debug, Clone, Copy)]
struct Part {
    row: usize,
    /// Its first item, if it has any.
    item: Option<usize>,
}

impl Panel {
    /// Writes the panel, unless it is written for this already. It begins at
    /// its first link where the era is another. The lands in a view of the
    /// atlas come before the others.
    pub(super) fn fit(
        &mut self,
        ctx: &Ctx,
        gazetteer: &Gazetteer,
        (era, frame): (Option<usize>, Option<usize>),
        width: u16,
    ) {
        let occasion = Occasion {
            era,
            frame,
            width,
            turn: ctx.turn(),
        };
        if self.of == Some(occasion) {
            return;
        }
        let same = self.of.is_some_and(|of| of.era == era);
        let (cursor, link, scroll) = (self.paper.cursor, self.link(), self.paper.scroll);
        let mut writing = Writing {
            ctx,
            gazetteer,
            frame,
            telling: Telling::of(ctx, era),
            width: width.saturating_sub(GUTTER + 1).max(1),
            paper: Paper {
                leads: true,
                ..Paper::default()
            },
            links: Vec::new(),
            parts: Vec::new(),
        };
        writing.write();
        (self.of, self.paper, self.links) = (Some(occasion), writing.paper, writing.links);
        (self.parts, self.part) = (writing.parts, None);
        if same {
            // Lands may have changed places.
            let moved = self.links.get(cursor).copied() != link;
            let item = link.filter(|_| moved).and_then(|link| self.item(link));
            let cursor = item.unwrap_or(cursor);
            (self.paper.cursor, self.paper.scroll) = (cursor, scroll);
        }
    }

    /// Goes to the next part, or to the start of this one or the part before;
    /// to its first item, if it has any.
    pub(super) fn turn_part(&mut self, on: bool, height: usize) {
        let paper = &mut self.paper;
        let row = match paper.selected() {
            Some(item) if paper.shows_selected(height) => item.rows.start,
            _ => paper.scroll,
        };
        let within = || self.parts.iter().rposition(|part| part.row <= row);
        let Some(at) = self.part.or_else(within) else {
            return;
        };
        let first = self.part.is_some() || self.parts[at].item == Some(paper.cursor);
        let to = match on {
            true => (at + 1).min(self.parts.len() - 1),
            false if first => at.saturating_sub(1),
            false => at,
        };
        let part = self.parts[to];
        // From where there is no item, the next one is that after it.
        let before = || {
            paper
                .items
                .iter()
                .rposition(|item| item.rows.start < part.row)
        };
        paper.cursor = part.item.or_else(before).unwrap_or(0);
        paper.scroll = part.row;
        paper.clamp(height);
        self.part = Some(to);
    }

    /// Forgets which part was gone to.
    pub(super) fn leave_part(&mut self) {
        self.part = None;
    }

    /// Does what a key asks of the links, if it does.
    pub(super) fn follow(&mut self, ctx: &Ctx, action: Action, height: usize) -> Option<Request> {
        let request = follow(ctx, &mut self.paper, action, height)?;
        self.part = None;
        Some(request)
    }

    /// The links in view in an area.
    pub(super) fn seen(&mut self, ctx: &Ctx, gazetteer: &Gazetteer, area: Rect) -> Vec<Seen> {
        let lead = |link: &Link| match link {
            Link::Entry(id) => Some(*id),
            Link::Target(target) => gazetteer.entry(*target),
        };
        let links = &self.links;
        seen(ctx, &mut self.paper, area, &|at| lead(links.get(at)?))
    }

    /// Where the selected item leads.
    pub(super) fn link(&self) -> Option<Link> {
        self.links.get(self.paper.cursor).copied()
    }

    /// The item that leads somewhere.
    pub(super) fn item(&self, link: Link) -> Option<usize> {
        self.links.iter().position(|other| *other == link)
    }
}

/// A panel while it is written.
struct Writing<'a> {
    ctx: &'a Ctx<'a>,
    gazetteer: &'a Gazetteer,
    telling: Telling<'a>,
    /// The view of the atlas that is shown.
    frame: Option<usize>,
    width: u16,
    paper: Paper,
    links: Vec<Link>,
    parts: Vec<Part>,
}

impl Writing<'_> {
    fn write(&mut self) {
        self.part();
        self.rows(self.telling.when());
        let mut statements = self.telling.statements().into_iter();
        if let Some(first) = statements.next() {
            // What made the era comes first, and is one key away.
            let rows = self.statement(&self.ctx.view.entry(first));
            self.item(Some(0), rows, Link::Entry(first));
        }
        self.blank();
        self.rows(self.telling.legend(self.width));
        let changes = self.telling.changes(self.width);
        if !changes.is_empty() {
            self.head("What changed");
            self.rows(changes);
        }
        self.blank();
        self.signs();
        let last = self.ctx.view.era();
        if let Some(strip) = last.and_then(|last| strip::key(self.ctx, last)) {
            self.rows(set(&[(&strip, self.ctx.theme.dim, None)], self.width, 2));
        }
        self.statements(statements.collect());
        let holdings = self.telling.holdings(self.width);
        if !holdings.is_empty() {
            self.head("Who holds what");
            self.rows(holdings);
        }
        let note = self.telling.note();
        if !note.is_empty() {
            self.head("In words");
            let sheet = Sheet::of(self.ctx, self.width);
            let era = self.telling.era();
            let origin = era.map(|era| of_era(self.ctx.dossier, era));
            self.rows(set(&[(note, self.ctx.theme.text, origin)], sheet.wide(), 0));
        } else if self.telling.is_noted() {
            self.blank();
            let date = self.ctx.view.lens.as_of().map(|date| date.human());
            let date = date.unwrap_or_default();
            let what = format!("The note on this era is of later, and left out as of {date}.");
            self.rows(Sheet::of(self.ctx, self.width).remark(&what));
        }
        self.targets();
    }

    fn rows(&mut self, rows: Vec<Row>) {
        self.paper.rows.extend(rows);
    }

    fn blank(&mut self) {
        if !self.paper.rows.is_empty() {
            self.rows(vec![Row::default()]);
        }
    }

    /// A heading after a blank row; its row.
    fn head(&mut self, text: &str) -> usize {
        self.blank();
        self.part();
        self.rows(vec![Row::of(text, self.ctx.theme.heading)]);
        self.paper.rows.len() - 1
    }

    /// Begins a part.
    fn part(&mut self) {
        let row = self.paper.rows.len();
        self.parts.push(Part { row, item: None });
    }

    fn item(&mut self, head: Option<usize>, rows: Vec<Row>, link: Link) {
        if let Some(part) = self.parts.last_mut() {
            part.item.get_or_insert(self.links.len());
        }
        self.paper.push_item(head, rows);
        self.links.push(link);
    }

    /// What the signs on the map mean.
    fn signs(&mut self) {
        let (theme, era) = (self.ctx.theme, self.telling.era());
        let [plain, chosen, event] = theme.marks();
        let places = self.gazetteer.places.iter().enumerate();
        let mut places = places.filter(|(_, place)| place.listed).peekable();
        let mut row = format!("{chosen} chosen");
        if places.peek().is_some() {
            row = format!("{plain} place  {row}");
        }
        let here = |at| happened(self.ctx, self.gazetteer, Target::Place(at), era);
        let event = places
            .any(|(at, _)| here(at))
            .then(|| format!("{event} something happened here in this era"));
        for row in [row].into_iter().chain(event) {
            self.rows(set(&[(&row, theme.dim, None)], self.width, 2));
        }
    }

    /// What else tells of the era.
    fn statements(&mut self, ids: Vec<EntryId>) {
        if ids.is_empty() {
            return;
        }
        let head = self.head("More on this era");
        for (nth, id) in ids.into_iter().enumerate() {
            if nth > 0 {
                self.blank();
            }
            let entry = self.ctx.view.entry(id);
            let rows = self.statement(&entry);
            self.item((nth == 0).then_some(head), rows, Link::Entry(id));
        }
    }

    /// The first rows of a statement, and where and when it is.
    fn statement(&self, entry: &Entry<'_>) -> Vec<Row> {
        let theme = self.ctx.theme;
        let text = match entry.item {
            Item::Claim(_) => &*entry.text,
            _ => entry.title,
        };
        let mut rows = set(&[(text, theme.accent, None)], self.width, 0);
        if rows.len() > ROWS {
            rows.truncate(ROWS);
            if let Some(run) = rows.last_mut().and_then(|row| row.runs.last_mut()) {
                let mark = theme.ellipsis();
                let room = usize::from(self.width).saturating_sub(mark.width());
                run.text = clip(&run.text, room, "") + mark;
            }
        }
        let topic = entry.topic.map(|topic| topic.title.clone());
        let date = entry.date.map(|date| date.short());
        let parts: Vec<String> = date.into_iter().chain(topic).collect();
        let below = parts.join(&format!(" {} ", theme.dot()));
        let below = clip(&below, usize::from(self.width), theme.ellipsis());
        rows.push(Row::of(below, theme.dim));
        rows
    }

    /// The lands and places, and what happened there.
    fn targets(&mut self) {
        let mut groups = self.gazetteer.groups(self.ctx.dossier);
        let atlas = &self.ctx.dossier.atlas;
        if let Some(frame) = self.frame.and_then(|at| atlas.frames.get(at)) {
            let seen = |land: usize| frame.extent.meets(&atlas.lands[land].rings);
            groups.sort_by_key(|(land, _)| land.is_none_or(|land| !seen(land)));
        }
        if groups.is_empty() {
            return;
        }
        let head = self.head("Lands and places");
        for (nth, (land, places)) in groups.into_iter().enumerate() {
            if nth > 0 {
                self.blank();
                self.part();
            }
            let mut head = (nth == 0).then_some(head);
            let places = places.into_iter().map(Target::Place);
            for target in land.map(Target::Land).into_iter().chain(places) {
                let rows = self.target(target);
                self.item(head.take(), rows, Link::Target(target));
                let events = self.gazetteer.events(target);
                for id in self.ctx.view.of_these(events) {
                    let rows = self.event(id);
                    self.item(None, rows, Link::Entry(id));
                }
            }
        }
    }
}

/// The rows of the whole map in words.
pub(super) fn in_words(
    ctx: &Ctx,
    gazetteer: &Gazetteer,
    era: Option<usize>,
    width: u16,
) -> Vec<Row> {
    telling::in_words(ctx, gazetteer, &Telling::of(ctx, era), width)
}
