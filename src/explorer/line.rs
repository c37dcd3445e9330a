//! A line that is typed in: a search, a filter, a date, a command.

mod choice;
pub(in crate::explorer) mod remark;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use tui_input::{Input, InputRequest};

use self::choice::Choice;
use crate::dossier::Dossier;
use crate::explorer::action::Action;
use crate::explorer::theme::Theme;
use crate::search::{Completion, MAX_QUERY, Query, complete};
use crate::widget::input;

/// What is typed.
#[derive(Debug, Default)]
pub(in crate::explorer) struct Line {
    input: Input,
    /// From which byte on what is typed next takes the place of what stands
    /// there.
    over: Option<usize>,
    /// What stood at the front before a topic was put there.
    aside: String,
    choice: Option<Choice>,
}

impl Line {
    /// A line with something typed already, to be gone on with or, if `over`,
    /// also typed over.
    pub(in crate::explorer) fn of(typed: &str, over: bool) -> Self {
        Self {
            input: Input::new(typed.to_owned()),
            over: (over && !typed.is_empty()).then_some(0),
            ..Self::default()
        }
    }

    /// What stands there.
    pub(in crate::explorer) fn value(&self) -> &str {
        self.input.value()
    }

    /// The ways to go on that are being chosen from.
    pub(in crate::explorer) fn choice(&self) -> Option<&Choice> {
        self.choice.as_ref()
    }

    /// Takes text that was typed or pasted.
    pub(in crate::explorer) fn insert(&mut self, text: &str) {
        self.choice = None;
        if let Some(from) = self.over.take() {
            self.cut(from);
        }
        for char in in_one_line(text).take(MAX_QUERY) {
            self.input.handle(InputRequest::InsertChar(char));
        }
    }

    /// Leaves only what stands before a byte.
    fn cut(&mut self, from: usize) {
        let kept = self.value().get(..from).unwrap_or_default().to_owned();
        self.input = Input::new(kept);
    }

    /// Does what a key asks for; whether what stands there has changed.
    pub(in crate::explorer) fn edit(&mut self, action: Action) -> bool {
        self.choice = None;
        let Some(request) = request(action) else {
            return false;
        };
        if let (InputRequest::DeletePrevChar, Some(from)) = (request, self.over.take()) {
            self.cut(from);
            return true;
        }
        let done = self.input.handle(request);
        done.is_some_and(|done| done.value)
    }

    /// Whether there are ways to go on at the cursor.
    pub(in crate::explorer) fn can_complete(&self, dossier: &Dossier) -> bool {
        !complete(dossier, self.value(), self.cursor()).is_empty()
    }

    /// Puts in the next way to go on at the cursor, or the one before; false
    /// where there is none.
    pub(in crate::explorer) fn complete(&mut self, dossier: &Dossier, back: bool) -> bool {
        self.go_on(|typed, cursor| complete(dossier, typed, cursor), back)
    }

    /// The same with ways of another sort: those to go on with what is typed
    /// at a cursor, a byte of it.
    pub(in crate::explorer) fn go_on(
        &mut self,
        ways: impl FnOnce(&str, usize) -> Vec<Completion>,
        back: bool,
    ) -> bool {
        if let Some(choice) = &mut self.choice {
            choice.step(back);
        } else {
            let ways = ways(self.value(), self.cursor());
            let typed = (self.value().to_owned(), self.input.cursor());
            self.choice = Choice::of(typed, ways, back);
        }
        let Some(choice) = &self.choice else {
            return false;
        };
        let (text, cursor) = choice.put_in();
        self.input = Input::new(text).with_cursor(cursor);
        if choice.is_settled() {
            self.choice = None;
        }
        self.over = None;
        true
    }

    /// Leaves the choice with what it has put in; false where there is none.
    pub(in crate::explorer) fn keep(&mut self) -> bool {
        self.choice.take().is_some()
    }

    /// Leaves the choice with what was typed before; false where there is
    /// none.
    pub(in crate::explorer) fn restore(&mut self) -> bool {
        let Some(choice) = self.choice.take() else {
            return false;
        };
        let (text, cursor) = choice.typed;
        self.input = Input::new(text).with_cursor(cursor);
        true
    }

    /// Whether it begins with a field for this topic alone.
    pub(in crate::explorer) fn is_within(&self, topic: &str) -> bool {
        let front = &self.value()[..front(self.value())];
        front.trim_end().strip_prefix("topic:") == Some(topic)
    }

    /// Puts a field for a topic at the front, in the place of one that is
    /// there for another topic; or takes it away again and puts that one back.
    pub(in crate::explorer) fn toggle(&mut self, topic: &str) {
        self.choice = None;
        let (old, words) = self.value().split_at(front(self.value()));
        let (old, words) = (old.to_owned(), words.to_owned());
        // The cursor stays at its place in the words.
        let place = self.input.cursor().saturating_sub(old.chars().count());
        let over = self.over.map(|from| from.saturating_sub(old.len()));
        let new = if self.is_within(topic) {
            std::mem::take(&mut self.aside)
        } else {
            self.aside = old;
            format!("topic:{topic} ")
        };
        self.over = over.map(|from| new.len() + from);
        let cursor = new.chars().count() + place;
        self.input = Input::new(new + &words).with_cursor(cursor);
    }

    /// Where the cursor is, in bytes.
    fn cursor(&self) -> usize {
        let typed = self.value();
        let at = typed.char_indices().nth(self.input.cursor());
        at.map_or(typed.len(), |(at, _)| at)
    }

    /// Draws it with the mistakes of its query; says where the terminal's
    /// cursor belongs.
    pub(in crate::explorer) fn draw(
        &self,
        theme: &Theme,
        (prompt, query): (&str, &Query),
        area: Rect,
        buf: &mut Buffer,
    ) -> Option<Position> {
        let wrong = theme.mistake.add_modifier(Modifier::UNDERLINED);
        let mistakes = query.mistakes().iter().map(|mistake| {
            let style = if mistake.gentle { theme.dim } else { wrong };
            (mistake.range.clone(), style)
        });
        let over = self.over.map(|from| (from..usize::MAX, theme.chosen));
        let parts: Vec<_> = mistakes.chain(over).collect();
        let prompt = (prompt, theme.accent);
        input::draw(&self.input, prompt, (theme.text, &parts), area, buf)
    }
}

/// What is typed or pasted, in one line: the rows of it part words, as blanks
/// do. A row that ends with it parts nothing.
fn in_one_line(text: &str) -> impl Iterator<Item = char> + '_ {
    let mut parted = false;
    let text = text.trim_end_matches(['\r', '\n', '\t']);
    text.chars().filter_map(move |char| {
        let parts = matches!(char, '\r' | '\n' | '\t');
        let first = parts && !parted;
        parted = parts;
        if first {
            return Some(' ');
        }
        Some(char).filter(|char| !char.is_control())
    })
}

/// Where the words begin after a field for a topic at the very front, with
/// the space behind it; 0 where there is none.
fn front(typed: &str) -> usize {
    let Some(value) = typed.strip_prefix("topic:") else {
        return 0;
    };
    let end = value.find(' ').map_or(value.len(), |space| space + 1);
    // A value in quotes may go on after a space.
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-, ".contains(&byte);
    let plain = value[..end].bytes().all(plain);
    if plain {
        typed.len() - value.len() + end
    } else {
        0
    }
}

fn request(action: Action) -> Option<InputRequest> {
    Some(match action {
        Action::EraseBack => InputRequest::DeletePrevChar,
        Action::EraseForward => InputRequest::DeleteNextChar,
        Action::EraseWord => InputRequest::DeletePrevWord,
        Action::EraseLine => InputRequest::DeleteLine,
        Action::CursorLeft => InputRequest::GoToPrevChar,
        Action::CursorRight => InputRequest::GoToNextChar,
        Action::WordLeft => InputRequest::GoToPrevWord,
        Action::WordRight => InputRequest::GoToNextWord,
        Action::LineStart => InputRequest::GoToStart,
        Action::LineEnd => InputRequest::GoToEnd,
        _ => return None,
    })
}
