//! A prompt: a date that is asked for, and under it what it comes to.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line as Title;

use crate::dossier::counted;
use crate::explorer::action::Action;
use crate::explorer::keymap::Mode;
use crate::explorer::layout::inside;
use crate::explorer::line::Line;
use crate::explorer::overlay::Layer;
use crate::explorer::screen::Hint;
use crate::explorer::{Ctx, Request};
use crate::search::{Query, read_date};
use crate::widget::popup;
use crate::widget::prose::{Row, clip, draw_row, wrap};

const WIDTH: u16 = 66;
/// Rows for what is said of what was typed.
const SAID: u16 = 2;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// A date as of which everything is seen.
    AsOf,
    /// A date to go to on the screen.
    Jump,
}

impl Question {
    fn title(self) -> &'static str {
        match self {
            Self::AsOf => "As of",
            Self::Jump => "Jump to",
        }
    }

    fn prompt(self) -> &'static str {
        match self {
            Self::AsOf => "@ ",
            Self::Jump => "J ",
        }
    }
}

/// What a line comes to.
pub(super) enum Meaning {
    /// What is asked of the app, and what that will do, in words.
    Does(Box<Request>, String),
    /// What is wrong with it.
    Wrong(String),
}

/// A prompt.
#[derive(Debug)]
pub struct Prompt {
    question: Question,
    line: Line,
}

impl Prompt {
    /// A prompt with nothing typed yet.
    #[must_use]
    pub fn of(question: Question) -> Self {
        Self {
            question,
            line: Line::default(),
        }
    }

    fn meaning(&self, ctx: &Ctx) -> Meaning {
        let typed = self.line.value();
        match self.question {
            Question::AsOf => as_of(ctx, typed),
            Question::Jump => jump(typed),
        }
    }
}

impl Layer for Prompt {
    fn mode(&self) -> Mode {
        Mode::Typing
    }

    fn text(&mut self, _ctx: &Ctx, text: &str, _area: Rect) -> Request {
        self.line.insert(text);
        Request::Nothing
    }

    fn update(&mut self, ctx: &Ctx, action: Action, _area: Rect) -> Request {
        match action {
            Action::Close => return Request::Close,
            Action::Open => {
                if let Meaning::Does(request, _) = self.meaning(ctx) {
                    return *request;
                }
            }
            _ => {
                self.line.edit(action);
            }
        }
        Request::Nothing
    }

    fn frame(&self, _ctx: &Ctx, area: Rect) -> Rect {
        let body = Rect {
            height: area.height.saturating_sub(u16::from(area.height >= 4)),
            ..area
        };
        popup::centered(body, WIDTH, 3 + SAID)
    }

    fn draw(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = ctx.theme;
        let full = self.frame(ctx, area);
        let title = Title::styled(format!(" {} ", self.question.title()), theme.heading);
        let block = popup::frame(theme.borders(), theme.border[0], title, Title::default());
        popup::draw(block, full, buf);
        let inner = inside(full);
        let mut rows = inner.rows();
        let query = Query::default();
        let prompt = (self.question.prompt(), &query);
        let cursor = self.line.draw(theme, prompt, rows.next()?, buf);
        let (said, style) = match self.meaning(ctx) {
            Meaning::Does(_, told) => (told, theme.dim),
            Meaning::Wrong(wrong) => (format!("! {wrong}"), theme.mistake),
        };
        let said = said.replace('…', theme.ellipsis());
        for (range, place) in wrap(&said, inner.width).into_iter().zip(rows) {
            let text = clip(&said[range], usize::from(inner.width), theme.ellipsis());
            draw_row(&Row::of(text, style), place, buf, theme.light, &|_| {
                Vec::new()
            });
        }
        cursor
    }

    fn hints(&self, _ctx: &Ctx) -> Vec<Hint> {
        vec![(&[Action::Open], "do it"), (&[Action::Close], "leave it")]
    }
}

/// What a date comes to as of which everything is to be seen.
pub(super) fn as_of(ctx: &Ctx, typed: &str) -> Meaning {
    let typed = typed.trim();
    if typed.is_empty() {
        let now = ctx.sight.lens().as_of().map_or_else(
            || "A year or date, such as 1905, 1930s or 1956-10. Now it is as of today.".to_owned(),
            |date| {
                format!(
                    "Now it is as of {}. With nothing typed, as of today.",
                    date.human()
                )
            },
        );
        let query = Query::parse(ctx.dossier, &ctx.sight.as_of(""));
        return Meaning::Does(Box::new(Request::Look(query)), now);
    }
    match read_date(typed) {
        Err(wrong) => Meaning::Wrong(wrong),
        Ok(date) => {
            let query = Query::parse(ctx.dossier, &ctx.sight.as_of(&date.to_string()));
            let told = format!(
                "What had been said or had happened by the end of {}",
                date.human()
            );
            let told = format!("{told}{}.", seen(ctx, &query));
            Meaning::Does(Box::new(Request::Look(query)), told)
        }
    }
}

/// How many statements a lens admits, where that is soon known.
pub(super) fn seen(ctx: &Ctx, query: &Query) -> String {
    let Some(index) = ctx.index else {
        return String::new();
    };
    let seen: usize = index.statements(ctx.dossier, query.lens()).iter().sum();
    let all = counted(ctx.dossier.statements());
    format!(": {} of {all} statements", counted(seen))
}

/// What a date comes to that is to be gone to.
fn jump(typed: &str) -> Meaning {
    let typed = typed.trim();
    if typed.is_empty() {
        let told = "A year or date, such as 1905, 1930s or 1956-10.".to_owned();
        return Meaning::Does(Box::new(Request::Close), told);
    }
    match read_date(typed) {
        Err(wrong) => Meaning::Wrong(wrong),
        Ok(date) => {
            let told = format!("Enter goes to {}.", date.human());
            let answer = Request::Answer(date.to_string());
            Meaning::Does(Box::new(answer), told)
        }
    }
}
