//! The tags of something that is kept, typed as words in a line; words that
//! are tags already can be completed.

use std::collections::HashSet;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line as Title;

use crate::dossier::fold;
use crate::explorer::action::Action;
use crate::explorer::keymap::Mode;
use crate::explorer::layout::inside;
use crate::explorer::line::Line;
use crate::explorer::overlay::Layer;
use crate::explorer::reading::tagged;
use crate::explorer::screen::Hint;
use crate::explorer::shelving::Deed;
use crate::explorer::{Ctx, Request};
use crate::search::{Completion, Query};
use crate::shelf::{Change, Kept, Shelf, tag};
use crate::widget::popup;
use crate::widget::prose::{Row, clip, draw_row, set};

const WIDTH: u16 = 66;
/// Rows for what is said of what is typed, or for the ways to complete it.
const SAID: u16 = 4;
/// So many tags are named.
const NAMED: usize = 40;

/// The tags of one item, being typed.
#[derive(Debug)]
pub struct Tags {
    kept: Kept,
    line: Line,
}

impl Tags {
    /// The tags of something kept, to be changed.
    #[must_use]
    pub fn of(kept: &Kept) -> Self {
        let mut typed = kept.tags.join(" ");
        if !typed.is_empty() {
            typed.push(' ');
        }
        Self {
            kept: kept.clone(),
            line: Line::of(&typed, false),
        }
    }

    /// What is typed, each word once, or what is wrong with it.
    fn words(&self) -> Result<Vec<String>, String> {
        let mut seen = HashSet::new();
        let typed = self.line.value().split([' ', ',', '\u{3000}']);
        let words = typed.filter(|word| !word.trim_matches('#').is_empty());
        let tags = words.map(|word| tag(word).map_err(|refused| refused.to_string()));
        let mut tags: Vec<String> = tags.collect::<Result<_, _>>()?;
        tags.retain(|tag| seen.insert(fold(tag)));
        Ok(tags)
    }

    fn save(&self) -> Request {
        let Ok(words) = self.words() else {
            return Request::Nothing;
        };
        let had: HashSet<String> = self.kept.tags.iter().map(|tag| fold(tag)).collect();
        let has: HashSet<String> = words.iter().map(|tag| fold(tag)).collect();
        let added = words.iter().filter(|tag| !had.contains(&fold(tag)));
        let removed = self.kept.tags.iter();
        let removed = removed.filter(|tag| !has.contains(&fold(tag)));
        let (add, remove): (Vec<String>, Vec<String>) =
            (added.cloned().collect(), removed.cloned().collect());
        if add.is_empty() && remove.is_empty() {
            return Request::Close;
        }
        let said = match words.len() {
            0 => "It has no tags now.".to_owned(),
            _ => format!("Tagged {}.", tagged(&words)),
        };
        Request::Change(Deed {
            changes: vec![Change::Tags {
                address: self.kept.address.clone(),
                add,
                remove,
            }],
            said,
            undone: Some("The tags are as they were.".to_owned()),
        })
    }

    /// What is said below the line.
    fn said(&self, ctx: &Ctx, width: u16) -> Vec<Row> {
        if let Some(choice) = self.line.choice() {
            let height = usize::from(SAID).min(choice.height());
            return choice.rows(ctx.theme, width, height);
        }
        let (text, style) = match self.words() {
            Err(wrong) => (format!("! {wrong}"), ctx.theme.mistake),
            Ok(_) => (known(ctx.shelf.shelf()), ctx.theme.dim),
        };
        set(&[(&text, style, None)], width, 0)
    }
}

impl Layer for Tags {
    fn mode(&self) -> Mode {
        Mode::Typing
    }

    fn text(&mut self, _ctx: &Ctx, text: &str, _area: Rect) -> Request {
        self.line.insert(text);
        Request::Nothing
    }

    fn update(&mut self, ctx: &Ctx, action: Action, _area: Rect) -> Request {
        let back = action == Action::CompleteBack;
        match action {
            Action::Close if self.line.restore() => {}
            Action::Close => return Request::Close,
            Action::Open if self.line.keep() => {}
            Action::Open => return self.save(),
            Action::Complete | Action::CompleteBack => {
                let shelf = ctx.shelf.shelf();
                let ways = |typed: &str, cursor: usize| ways(shelf, typed, cursor);
                self.line.go_on(ways, back);
            }
            _ => {
                self.line.edit(action);
            }
        }
        Request::Nothing
    }

    fn draw(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = ctx.theme;
        let body = Rect {
            height: area.height.saturating_sub(u16::from(area.height >= 4)),
            ..area
        };
        let full = popup::centered(body, WIDTH, 3 + SAID);
        let words = self.kept.quoted.lines().next().unwrap_or_default();
        let title = format!(" Tags {} {words} ", theme.dot());
        let room = usize::from(full.width.saturating_sub(4));
        let title = Title::styled(clip(&title, room, theme.ellipsis()), theme.heading);
        let block = popup::frame(theme.borders(), theme.border[0], title, Title::default());
        popup::draw(block, full, buf);
        let inner = inside(full);
        let mut rows = inner.rows();
        let prompt = ("# ", &Query::default());
        let cursor = self.line.draw(theme, prompt, rows.next()?, buf);
        let said = self.said(ctx, inner.width);
        for (row, place) in said.iter().zip(rows) {
            draw_row(row, place, buf, theme.light, &|_| Vec::new());
        }
        cursor
    }

    fn hints(&self, _ctx: &Ctx) -> Vec<Hint> {
        vec![
            (&[Action::Open], "save"),
            (&[Action::Complete], "complete"),
            (&[Action::Close], "leave"),
        ]
    }
}

/// The tags that are there, the most used first.
fn known(shelf: &Shelf) -> String {
    let tags = shelf.tags();
    if tags.is_empty() {
        return "Words, with blanks between them, by which to find this again.".to_owned();
    }
    let named = tags.iter().take(NAMED);
    let named: Vec<String> = named.map(|(tag, times)| format!("{tag} {times}")).collect();
    format!("Tags so far: {}.", named.join(", "))
}

/// The ways to go on with the word at a cursor, a byte of what was typed: the
/// tags that begin so, or are near, the most used first.
#[must_use]
pub fn ways(shelf: &Shelf, typed: &str, cursor: usize) -> Vec<Completion> {
    let cursor = typed.floor_char_boundary(cursor);
    let is_between = |char: char| char == ',' || char.is_whitespace();
    let (before, after) = typed.split_at(cursor);
    let start = before.rfind(is_between).map_or(0, |at| {
        at + before[at..].chars().next().map_or(1, char::len_utf8)
    });
    let end = after.find(is_between).map_or(typed.len(), |at| cursor + at);
    let hash = typed[start..end].starts_with('#');
    let start = start + usize::from(hash);
    let typed_here = fold(typed[start..end].trim_start_matches('#'));
    let there: HashSet<String> = typed.split(is_between).map(fold).collect();
    let tags = shelf.tags().into_iter().filter(|(tag, _)| {
        let tag = fold(tag);
        tag.starts_with(&typed_here) && tag != typed_here && !there.contains(&tag)
    });
    let way = |(tag, times): (&str, usize)| Completion {
        range: start..end,
        text: tag.to_owned(),
        hint: match times {
            1 => "on 1 item".to_owned(),
            _ => format!("on {times} items"),
        },
    };
    tags.map(way).collect()
}
