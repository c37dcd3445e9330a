//! The palette: everything that can be done, found by its name, its meaning or
//! its key; and commands, with more typed behind them.

mod command;
mod offer;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line as Title;

use self::offer::{Deed, Offer, offers};
use crate::explorer::action::{Action, Pointer};
use crate::explorer::keymap::Mode;
use crate::explorer::layout::{inside, regions};
use crate::explorer::line::Line;
use crate::explorer::matching::{Fit, Typed};
use crate::explorer::overlay::Layer;
use crate::explorer::overlay::prompt::Meaning;
use crate::explorer::screen::Hint;
use crate::explorer::theme::Theme;
use crate::explorer::{Ctx, Request};
use crate::widget::Columns;
use crate::widget::list::{scrolled, slid};
use crate::widget::popup;
use crate::widget::prose::{Row, Run, clip, draw_row, wrap};

/// The widest and the highest that it grows.
const WIDTH: u16 = 88;
const HEIGHT: u16 = 22;
/// Columns of the names, and from so many columns on there is room for what
/// they mean.
const NAMES: usize = 22;
const ROOMY: usize = 48;

/// The palette.
#[derive(Debug)]
pub struct Palette {
    /// What is being done below it.
    mode: Mode,
    recent: Vec<Action>,
    /// Whether the reader is at something that a tool can be told of.
    at_one: bool,
    line: Line,
    offers: Vec<Offer>,
    /// Those that are what was typed, best first, and how well they are.
    found: Vec<(usize, Fit)>,
    /// What the same keys type on a Latin keyboard, where only that is found.
    taken: Option<String>,
    cursor: usize,
    first: usize,
}

impl Palette {
    /// The palette over what is being done; `recent` actions come first, and
    /// the reader's tools are offered where they are `at_one` thing.
    #[must_use]
    pub fn on(ctx: &Ctx, mode: Mode, recent: &[Action], at_one: bool) -> Self {
        let mut palette = Self {
            mode,
            recent: recent.to_vec(),
            at_one,
            line: Line::default(),
            offers: offers(ctx, mode, recent, at_one),
            found: Vec::new(),
            taken: None,
            cursor: 0,
            first: 0,
        };
        palette.find();
        palette
    }

    /// Finds what is typed.
    fn find(&mut self) {
        self.taken = None;
        self.found = self.called(self.line.value());
        if self.found.is_empty()
            && let Some(latin) = Typed::elsewhere(self.line.value())
        {
            self.found = self.called(&latin);
            self.taken = Some(latin).filter(|_| !self.found.is_empty());
        }
        (self.cursor, self.first) = (0, 0);
    }

    /// The offers that something typed fits, best first.
    fn called(&self, typed: &str) -> Vec<(usize, Fit)> {
        let typed = Typed::of(typed);
        let offers = self.offers.iter().enumerate();
        let found = offers.filter_map(|(at, offer)| Some((at, offer.fit(&typed)?)));
        let mut found: Vec<(usize, Fit)> = found.collect();
        // The sort keeps the order of what is found alike: what can be done
        // here stands before what cannot.
        found.sort_by_key(|(_, fit)| fit.rank);
        found
    }

    /// Goes from row to row.
    fn choose(&mut self, action: Action, page: usize) {
        let last = self.found.len().saturating_sub(1);
        self.cursor = match action {
            Action::Down | Action::Complete => self.cursor + 1,
            Action::Up | Action::CompleteBack => self.cursor.saturating_sub(1),
            Action::PageDown => self.cursor + page,
            Action::PageUp => self.cursor.saturating_sub(page),
            _ => self.cursor,
        }
        .min(last);
        self.first = scrolled(self.first, self.cursor, page, self.found.len());
    }

    /// Takes up what is chosen.
    fn take_up(&mut self) -> Request {
        let Some((at, _)) = self.found.get(self.cursor) else {
            return Request::Nothing;
        };
        let offer = &self.offers[*at];
        match offer.deed {
            Deed::Do(action) => match &offer.elsewhere {
                None => Request::Act(action),
                Some(places) => Request::Say(format!("{}: not here, but {places}.", offer.meaning)),
            },
            Deed::Open(id) => Request::Open(id),
            Deed::SetOut(path) => Request::SetOut(path),
            Deed::Search(at) => Request::Search(at),
            Deed::Run(at) => Request::Run(at),
            Deed::Write(word) => {
                self.line = Line::of(&format!("{word} "), false);
                self.find();
                Request::Nothing
            }
        }
    }

    fn hints_of_command(&self) -> Vec<Hint> {
        if self.line.choice().is_some() {
            return vec![
                (&[Action::Complete, Action::CompleteBack], "choose"),
                (&[Action::Close], "undo"),
                (&[Action::Open], "keep"),
            ];
        }
        vec![
            (&[Action::Open], "do it"),
            (&[Action::Close], "leave it"),
            (&[Action::Complete], "complete"),
        ]
    }
}

impl Layer for Palette {
    fn mode(&self) -> Mode {
        Mode::Typing
    }

    fn renew(&mut self, ctx: &Ctx, _area: Rect) {
        self.offers = offers(ctx, self.mode, &self.recent, self.at_one);
        self.find();
    }

    fn text(&mut self, _ctx: &Ctx, text: &str, _area: Rect) -> Request {
        self.line.insert(text);
        self.find();
        Request::Nothing
    }

    fn update(&mut self, ctx: &Ctx, action: Action, area: Rect) -> Request {
        let back = action == Action::CompleteBack;
        let meaning = command::meaning(ctx, self.line.value());
        let is_command = meaning.is_some();
        match action {
            Action::Close if self.line.restore() => self.find(),
            Action::Close => return Request::Close,
            // What has been put in is looked at before it is done.
            Action::Open if self.line.keep() => self.find(),
            Action::Open => match meaning {
                Some(Meaning::Does(request, _)) => return *request,
                Some(Meaning::Wrong(_)) => {}
                None => return self.take_up(),
            },
            Action::Complete | Action::CompleteBack if is_command => {
                let ways = |typed: &str, at| command::ways(ctx.dossier, typed, at);
                self.line.go_on(ways, back);
            }
            _ => {
                if self.line.edit(action) {
                    self.find();
                }
                self.choose(action, usize::from(list(area).height).max(1));
            }
        }
        Request::Nothing
    }

    fn frame(&self, _ctx: &Ctx, area: Rect) -> Rect {
        frame(area)
    }

    fn point(&mut self, ctx: &Ctx, pointer: Pointer, area: Rect) -> Request {
        let (list, len) = (list(area), self.found.len());
        let height = usize::from(list.height);
        match pointer {
            Pointer::Wheel { rows, .. } => {
                (self.first, self.cursor) = slid(self.first, self.cursor, rows, height, len);
            }
            Pointer::Click(at) if list.contains(at) => {
                let first = scrolled(self.first, self.cursor, height, len);
                let row = first + usize::from(at.y - list.y);
                if row == self.cursor {
                    return self.update(ctx, Action::Open, area);
                }
                self.cursor = row.min(len.saturating_sub(1));
            }
            Pointer::Click(_) => {}
        }
        Request::Nothing
    }

    fn draw(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = ctx.theme;
        let meaning = command::meaning(ctx, self.line.value());
        let count = match (&meaning, self.found.len()) {
            (Some(_), _) | (None, 0) => String::new(),
            (None, all) => format!(" {} of {all} ", self.cursor + 1),
        };
        let title = match self.taken.as_ref().filter(|_| meaning.is_none()) {
            Some(latin) => {
                let latin = clip(latin, NAMES, theme.ellipsis());
                format!(" Palette {} {latin} ", theme.dot())
            }
            None => " Palette ".to_owned(),
        };
        let title = Title::styled(title, theme.heading);
        let count = Title::styled(count, theme.dim);
        let block = popup::frame(theme.borders(), theme.border[0], title, count);
        popup::draw(block, frame(area), buf);
        let inner = inside(frame(area));
        let query = command::lens(ctx, self.line.value()).unwrap_or_default();
        let cursor = self
            .line
            .draw(theme, (": ", &query), inner.rows().next()?, buf);
        let list = list(area);
        match meaning {
            Some(meaning) => self.draw_command(theme, &meaning, list, buf),
            None if self.found.is_empty() => {
                let text = "Nothing is called so, means it or has this key.";
                say(text, theme.dim, theme, list, buf);
            }
            None => self.draw_list(theme, list, buf),
        }
        cursor
    }

    fn hints(&self, ctx: &Ctx) -> Vec<Hint> {
        if command::meaning(ctx, self.line.value()).is_some() {
            return self.hints_of_command();
        }
        vec![
            (&[Action::Open], "do it"),
            (&[Action::Down, Action::Up], "choose"),
            (&[Action::Close], "leave it"),
        ]
    }
}

impl Palette {
    /// What a command comes to, or the ways to go on with it.
    fn draw_command(&self, theme: &Theme, meaning: &Meaning, area: Rect, buf: &mut Buffer) {
        if let Some(choice) = self.line.choice() {
            let height = usize::from(area.height).min(choice.height());
            let rows = choice.rows(theme, area.width, height);
            for (row, place) in rows.iter().zip(area.rows()) {
                draw_row(row, place, buf, theme.light, &|_| Vec::new());
            }
            return;
        }
        match meaning {
            Meaning::Does(_, told) => say(told, theme.dim, theme, area, buf),
            Meaning::Wrong(wrong) => say(&format!("! {wrong}"), theme.mistake, theme, area, buf),
        }
    }

    fn draw_list(&self, theme: &Theme, area: Rect, buf: &mut Buffer) {
        let height = usize::from(area.height);
        let first = scrolled(self.first, self.cursor, height, self.found.len());
        let found = self.found.iter().enumerate().skip(first);
        for ((at, (offer, fit)), place) in found.zip(area.rows()) {
            let offer = &self.offers[*offer];
            let row = row(theme, offer, at == self.cursor, usize::from(place.width));
            let lit = |origin| match origin {
                0 => fit.name.clone(),
                _ => fit.meaning.clone(),
            };
            draw_row(&row, place, buf, theme.light, &lit);
        }
    }
}

/// An offer in a row of so many columns: its name, what it does where there is
/// room for that, and its keys or where else it can be done.
fn row(theme: &Theme, offer: &Offer, chosen: bool, width: usize) -> Row {
    let ellipsis = theme.ellipsis();
    let room = width.saturating_sub(3);
    let right = match &offer.elsewhere {
        Some(places) => clip(places, room / 3, ellipsis),
        None => clip(&offer.keys.join(" "), room / 3, ellipsis),
    };
    let free = room.saturating_sub(right.width() + 2);
    let name = clip(&offer.name, free, ellipsis);
    let style = match (&offer.elsewhere, chosen) {
        (Some(_), false) => theme.dim,
        (_, false) => theme.text,
        (_, true) => theme.text.patch(theme.selected),
    };
    let run = |text: String, style, origin: Option<usize>| Run {
        text,
        style,
        origin: origin.map(|origin| (origin, 0)),
        link: None,
    };
    let bar = if chosen { theme.bar() } else { " " };
    let gap = NAMES.saturating_sub(name.width()).max(2);
    let left = free.saturating_sub(name.width() + gap);
    let mut runs = vec![
        run(format!("{bar} "), theme.accent, None),
        run(name, style, Some(0)),
    ];
    if width >= ROOMY && left >= 8 {
        runs.push(run(" ".repeat(gap), theme.dim, None));
        let meaning = clip(&offer.meaning, left, ellipsis);
        runs.push(run(meaning, theme.dim, Some(1)));
    }
    let style = match offer.elsewhere {
        Some(_) => theme.dim,
        None => theme.accent,
    };
    Row {
        runs,
        right: (!right.is_empty()).then_some((right, style)),
        ..Row::default()
    }
}

/// Says something in an area, wrapped.
fn say(text: &str, style: ratatui::style::Style, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let text = text.replace('…', theme.ellipsis());
    for (range, place) in wrap(&text, area.width).into_iter().zip(area.rows()) {
        let text = clip(&text[range], usize::from(area.width), theme.ellipsis());
        let row = Row::of(text, style);
        draw_row(&row, place, buf, theme.light, &|_| Vec::new());
    }
}

/// Where it is on a screen of some size.
fn frame(area: Rect) -> Rect {
    let body = regions(area, true).body();
    let margin = if body.height > HEIGHT { 4 } else { 0 };
    let frame = popup::centered(body, WIDTH, body.height.saturating_sub(margin).min(HEIGHT));
    Rect {
        // It stays where it is looked for, near the top.
        y: body.y + (body.height - frame.height) / 4,
        ..frame
    }
}

/// The rows of the list: below the line, with one between where there is room.
fn list(area: Rect) -> Rect {
    let inner = inside(frame(area));
    let above = if inner.height > 6 { 2 } else { 1 }.min(inner.height);
    Rect {
        y: inner.y + above,
        height: inner.height - above,
        ..inner
    }
}
