//! The note: a text of the reader's own on something, written below what that
//! says.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use crate::dossier::{counted, printable};
use crate::explorer::action::Action;
use crate::explorer::keymap::Mode;
use crate::explorer::layout::inside;
use crate::explorer::overlay::Layer;
use crate::explorer::screen::Hint;
use crate::explorer::shelving::Deed;
use crate::explorer::{Ctx, Effect, Request};
use crate::shelf::{Change, Draft, Kept, MAX_NOTE, STEP};
use crate::widget::popup;
use crate::widget::prose::{Row, clip, draw_row, wrap};

const WIDTH: u16 = 84;
const HEIGHT: u16 = 26;
/// Rows of what the note is on, at most.
const QUOTED: u16 = 4;
/// Rows of a box that has room for blank ones.
const ROOMY: u16 = 12;
/// What a tab becomes.
const TAB: &str = "    ";

/// A note that is being written.
#[derive(Debug)]
pub struct Note {
    /// What it is on, with the note from before.
    kept: Kept,
    text: TextArea<'static>,
    /// Whether it was asked what is to become of what was written.
    asks: bool,
    /// Whether it was tried to be kept when the reader wanted to quit.
    tried: bool,
    /// Whether it is gone on with after another explorer was ended.
    again: bool,
}

impl Note {
    /// The note on something, kept or not.
    #[must_use]
    pub fn on(ctx: &Ctx, kept: Kept, area: Rect) -> Self {
        let text = kept.note.clone();
        Self::with(ctx, Draft { kept, text }, area)
    }

    /// The note that was being written when another explorer was ended.
    #[must_use]
    pub fn again(ctx: &Ctx, draft: Draft, area: Rect) -> Self {
        let note = Self::with(ctx, draft, area);
        Self {
            again: true,
            ..note
        }
    }

    fn with(ctx: &Ctx, draft: Draft, area: Rect) -> Self {
        let Draft { kept, text } = draft;
        let mut text = TextArea::from(text.lines());
        text.set_wrap_mode(WrapMode::WordOrGlyph);
        text.set_cursor_line_style(Style::new());
        // The terminal's own cursor is there.
        text.set_cursor_style(Style::new());
        text.set_max_histories(1_000);
        text.move_cursor(CursorMove::Bottom);
        text.move_cursor(CursorMove::End);
        let mut note = Self {
            kept,
            text,
            asks: false,
            tried: false,
            again: false,
        };
        note.fit(ctx, area);
        note
    }

    /// Puts another text in the place of this one, as it came from the
    /// reader's own editor.
    ///
    /// # Errors
    /// When nothing has changed, or it is too long; then it is as it was.
    pub fn rewrite(&mut self, text: &str) -> Result<(), String> {
        let text = clean(text);
        let text = text.trim_end_matches('\n');
        if text == self.written() {
            return Err("The note came back from the editor as it was.".to_owned());
        }
        if text.len() > MAX_NOTE {
            return Err(too_long(text.len()));
        }
        self.asks = false;
        self.text.select_all();
        self.text.cut();
        self.text.insert_str(text);
        Ok(())
    }

    /// What was written and is not saved, with what it is on.
    #[must_use]
    pub fn draft(&self) -> Option<Draft> {
        let text = self.written();
        (text != self.kept.note).then(|| Draft {
            kept: self.kept.clone(),
            text,
        })
    }

    /// What keeps the note where the reader wants to quit; nothing where that
    /// has nothing to keep, or has been tried.
    #[must_use]
    pub fn last_words(&mut self) -> Option<Deed> {
        if self.tried || !self.is_dirty() {
            return None;
        }
        self.tried = true;
        Some(self.deed())
    }

    fn written(&self) -> String {
        let text = self.text.lines().join("\n");
        text.trim_end_matches('\n').to_owned()
    }

    fn is_dirty(&self) -> bool {
        self.written() != self.kept.note
    }

    fn deed(&self) -> Deed {
        let after = self.written();
        let (said, undone) = match (self.kept.note.is_empty(), after.is_empty()) {
            (true, _) => ("The note is kept", "The note is taken back"),
            (false, true) => ("The note is taken away", "The note is there again"),
            (false, false) => ("The note is kept as it is now", "The note is as it was"),
        };
        Deed {
            changes: vec![Change::note(&self.kept, &after)],
            said: format!("{said}."),
            undone: Some(format!("{undone}.")),
        }
    }

    fn save(&self) -> Request {
        if self.is_dirty() {
            Request::Change(self.deed())
        } else {
            Request::Close
        }
    }

    /// Does what a key asks for in the text.
    fn edit(&mut self, action: Action, height: u16) {
        let text = &mut self.text;
        let moves = match action {
            Action::Down => CursorMove::Down,
            Action::Up => CursorMove::Up,
            Action::First => CursorMove::Top,
            Action::Last => CursorMove::Bottom,
            Action::CursorLeft => CursorMove::Back,
            Action::CursorRight => CursorMove::Forward,
            Action::WordLeft => CursorMove::WordBack,
            Action::WordRight => CursorMove::WordForward,
            Action::LineStart => CursorMove::Head,
            Action::LineEnd => CursorMove::End,
            Action::PageDown | Action::PageUp => {
                let down = action == Action::PageDown;
                for _ in 0..height.max(1) {
                    text.move_cursor(if down {
                        CursorMove::Down
                    } else {
                        CursorMove::Up
                    });
                }
                return;
            }
            Action::Newline => return text.insert_newline(),
            _ => {
                match action {
                    Action::EraseBack => text.delete_char(),
                    Action::EraseForward => text.delete_next_char(),
                    Action::EraseWord => text.delete_word(),
                    Action::EraseLine => text.delete_line_by_head(),
                    Action::Undo => text.undo(),
                    Action::Redo => text.redo(),
                    _ => false,
                };
                return;
            }
        };
        text.move_cursor(moves);
    }

    /// The parts of the box on a screen of some size.
    fn parts(&self, area: Rect) -> Parts {
        let body = Rect {
            height: area.height.saturating_sub(u16::from(area.height >= 4)),
            ..area
        };
        let frame = popup::centered(body, WIDTH, HEIGHT);
        let inner = inside(frame);
        let lines = self.kept.quoted.lines();
        let needed: usize = lines.map(|line| wrap(line, inner.width).len()).sum();
        // Most of the room is the note's own.
        let most = (inner.height / 4).min(QUOTED);
        let quoted = u16::try_from(needed).unwrap_or(u16::MAX).min(most);
        // What is quoted and one's own words are told apart by a label, with a
        // blank row before it where there is room.
        let label = u16::from(quoted > 0);
        let blank = u16::from(label > 0 && inner.height >= ROOMY);
        let rows = Layout::vertical([
            Constraint::Length(quoted),
            Constraint::Length(blank),
            Constraint::Length(label),
            Constraint::Min(0),
        ]);
        let [quoted, _, label, text] = inner.layout(&rows);
        Parts {
            frame,
            quoted,
            label,
            text,
        }
    }

    /// What it is on, in as many rows as there is room for.
    fn quoted(&self, ctx: &Ctx, width: u16, most: u16) -> Vec<Row> {
        let lines = self.kept.quoted.lines();
        let mut rows: Vec<&str> = lines
            .flat_map(|line| wrap(line, width).into_iter().map(|range| &line[range]))
            .collect();
        let more = rows.len() > usize::from(most);
        rows.truncate(usize::from(most));
        let last = rows.len().saturating_sub(1);
        let (room, ellipsis) = (usize::from(width), ctx.theme.ellipsis());
        let row = |(at, text): (usize, &&str)| {
            let text = if more && at == last {
                let start = clip(text, room.saturating_sub(ellipsis.len() + 1), "");
                format!("{start} {ellipsis}")
            } else {
                (*text).to_owned()
            };
            Row::of(text, ctx.theme.dim)
        };
        rows.iter().enumerate().map(row).collect()
    }
}

impl Layer for Note {
    fn mode(&self) -> Mode {
        Mode::Note
    }

    /// Wraps the text for the room there is: moving up and down asks for it.
    fn fit(&mut self, ctx: &Ctx, area: Rect) {
        self.text.set_style(ctx.theme.text);
        let area = self.parts(area).text;
        (&self.text).render(area, &mut Buffer::empty(area));
    }

    fn text(&mut self, _ctx: &Ctx, text: &str, _area: Rect) -> Request {
        let text = clean(text);
        let long = self.written().len() + text.len();
        if long > MAX_NOTE {
            return Request::Say(too_long(long));
        }
        self.asks = false;
        self.text.insert_str(text);
        Request::Nothing
    }

    fn update(&mut self, _ctx: &Ctx, action: Action, area: Rect) -> Request {
        let asked = std::mem::take(&mut self.asks);
        match action {
            Action::Save => return self.save(),
            Action::Newline if asked => return self.save(),
            Action::Discard if asked => return Request::Close,
            Action::Discard => {}
            Action::Close if !self.is_dirty() => return Request::Close,
            Action::Close => self.asks = !asked,
            Action::Editor => return Request::Do(Effect::Edit(self.written())),
            Action::Newline if self.written().len() >= MAX_NOTE => {
                return Request::Say(too_long(self.written().len() + 1));
            }
            _ => {
                let height = self.parts(area).text.height;
                self.edit(action, height);
            }
        }
        Request::Nothing
    }

    fn draw(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = ctx.theme;
        let parts = self.parts(area);
        let place = self
            .kept
            .title
            .replace(STEP, &format!(" {} ", theme.step()));
        let title = format!(" Note {} {place} ", theme.dot());
        let room = usize::from(parts.frame.width.saturating_sub(16));
        let title = Line::styled(clip(&title, room, theme.ellipsis()), theme.heading);
        let state = if self.is_dirty() { " not saved " } else { "" };
        let state = Line::styled(state, theme.dim);
        let mut block = popup::frame(theme.borders(), theme.border[0], title, state);
        if self.asks {
            let question = Line::styled(" Keep what you wrote? ", theme.heading);
            block = block.title_bottom(question);
        } else if self.again && self.is_dirty() {
            let draft = " A draft from when Nemuro ended ";
            block = block.title_bottom(Line::styled(draft, theme.heading));
        }
        popup::draw(block, parts.frame, buf);
        let quoted = self.quoted(ctx, parts.quoted.width, parts.quoted.height);
        for (row, place) in quoted.iter().zip(parts.quoted.rows()) {
            draw_row(row, place, buf, theme.light, &|_| Vec::new());
        }
        Line::styled("Your note", theme.heading).render(parts.label, buf);
        if parts.text.is_empty() {
            return None;
        }
        (&self.text).render(parts.text, buf);
        let (cursor, (top, _)) = (self.text.screen_cursor(), self.text.scroll_offset());
        let down = cursor.row.saturating_sub(usize::from(top));
        let right = |by: usize| u16::try_from(by).unwrap_or(u16::MAX);
        // Behind the last character of a full row there is no column.
        Some(Position::new(
            (parts.text.x.saturating_add(right(cursor.col))).min(parts.text.right() - 1),
            (parts.text.y.saturating_add(right(down))).min(parts.text.bottom() - 1),
        ))
    }

    fn hints(&self, _ctx: &Ctx) -> Vec<Hint> {
        if self.asks {
            return vec![
                (&[Action::Newline], "keep"),
                (&[Action::Discard], "discard"),
                (&[Action::Close], "write on"),
            ];
        }
        vec![
            (&[Action::Save], "save"),
            (&[Action::Close], "close"),
            (&[Action::Editor], "own editor"),
            (&[Action::Undo, Action::Redo], "undo, redo"),
            (&[Action::Help], "help"),
        ]
    }
}

/// The parts of the box on a screen of some size.
struct Parts {
    frame: Rect,
    /// What the note is on.
    quoted: Rect,
    /// What says that the rest is the reader's.
    label: Rect,
    text: Rect,
}

/// A text as it may stand in a note: one kind of line end, blanks for tabs,
/// and what could move a cursor or hide written out.
#[must_use]
pub fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines = text.split('\n').map(|line| {
        let line = line.replace('\t', TAB);
        printable(&line)
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn too_long(bytes: usize) -> String {
    format!(
        "A note has {} bytes at most, and this would be {}; nothing was put in.",
        counted(MAX_NOTE),
        counted(bytes)
    )
}
