//! The filter of the shelf: words of what is kept and of the reader's own
//! notes, and tags.

use crate::dossier::{Address, fold};
use crate::explorer::Ctx;
use crate::explorer::action::Action;
use crate::explorer::line::Line;
use crate::explorer::overlay::tags::ways;
use crate::explorer::screen::Hint;
use crate::search::Completion;
use crate::shelf::{Kept, Shelf};
use crate::widget::prose::Row;

/// What is typed.
#[derive(Debug, Default)]
pub(super) struct Filter {
    pub(super) line: Line,
    /// Whether it is being typed.
    pub(super) typing: bool,
}

impl Filter {
    /// A filter with something typed already.
    pub(super) fn of(typed: &str) -> Self {
        Self {
            line: Line::of(typed, false),
            typing: false,
        }
    }

    /// Begins to type; what is there is gone on with or typed over.
    pub(super) fn begin(&mut self) {
        self.line = Line::of(self.line.value(), true);
        self.typing = true;
    }

    /// What is typed.
    pub(super) fn typed(&self) -> &str {
        self.line.value()
    }

    /// Whether it has a place above the list.
    pub(super) fn is_shown(&self) -> bool {
        self.typing || !self.typed().trim().is_empty()
    }

    /// Whether it asks for nothing.
    pub(super) fn is_empty(&self) -> bool {
        asked(self.typed()).is_empty()
    }

    /// What it leaves of the shelf, in the reader's order; none where nothing
    /// is asked for, and all is left.
    pub(super) fn ask(&self, ctx: &Ctx) -> Option<Vec<Address>> {
        let asked = asked(self.typed());
        if asked.is_empty() {
            return None;
        }
        let kept = ctx.shelf.shelf().kept().iter();
        let left = kept.filter(|kept| admits(kept, &asked));
        Some(left.map(|kept| kept.address.clone()).collect())
    }

    /// Does what a key asks for in the line; whether what is typed has
    /// changed.
    pub(super) fn edit(&mut self, ctx: &Ctx, action: Action) -> bool {
        let back = action == Action::CompleteBack;
        match action {
            Action::Close => self.line.restore(),
            Action::Complete | Action::CompleteBack => {
                let shelf = ctx.shelf.shelf();
                let ways = |typed: &str, cursor: usize| of_tag(shelf, typed, cursor);
                self.line.go_on(ways, back)
            }
            _ => self.line.edit(action),
        }
    }

    /// What is said under the line: the tags that are being chosen from.
    pub(super) fn said(&self, ctx: &Ctx, width: u16, most: usize) -> Vec<Row> {
        let Some(choice) = self.line.choice() else {
            return Vec::new();
        };
        // A blank row parts the ways from the list, where there is room.
        let mut rows = choice.rows(ctx.theme, width, choice.height().min(most));
        rows.push(Row::default());
        rows.truncate(most);
        rows
    }

    /// The keys that matter while it is typed.
    pub(super) fn hints(&self, ctx: &Ctx) -> Vec<Hint> {
        if self.line.choice().is_some() {
            return vec![
                (&[Action::Complete, Action::CompleteBack], "choose"),
                (&[Action::Close], "undo"),
                (&[Action::Open], "keep"),
            ];
        }
        let mut hints: Vec<Hint> = vec![
            (&[Action::Open], "done"),
            (&[Action::Down, Action::Up], "choose"),
            (&[Action::Close], "clear"),
        ];
        if !ctx.shelf.shelf().tags().is_empty() {
            hints.push((&[Action::Complete], "complete a #tag"));
        }
        hints.push((&[Action::Help], "help"));
        hints
    }
}

/// One thing that is asked for.
enum Asked {
    /// A word, or part of one, of the quotation, the note, the title or a tag.
    Word(String),
    /// The beginning of a tag.
    Tag(String),
}

fn asked(typed: &str) -> Vec<Asked> {
    let words = typed
        .split_whitespace()
        .map(|word| match word.strip_prefix('#') {
            Some(tag) => Asked::Tag(fold(tag)),
            None => Asked::Word(fold(word)),
        });
    let says = |asked: &Asked| match asked {
        Asked::Word(text) | Asked::Tag(text) => !text.is_empty(),
    };
    words.filter(says).collect()
}

/// Whether something kept has all that is asked for.
fn admits(kept: &Kept, asked: &[Asked]) -> bool {
    let texts = [&kept.quoted, &kept.note, &kept.title].map(|text| fold(text));
    let tags: Vec<String> = kept.tags.iter().map(|tag| fold(tag)).collect();
    asked.iter().all(|asked| match asked {
        Asked::Word(word) => texts.iter().chain(&tags).any(|text| text.contains(word)),
        Asked::Tag(begun) => tags.iter().any(|tag| tag.starts_with(begun)),
    })
}

/// The tags that a word with `#` in front may be gone on with.
fn of_tag(shelf: &Shelf, typed: &str, cursor: usize) -> Vec<Completion> {
    let before = typed.get(..cursor).unwrap_or(typed);
    let word = before.rsplit(char::is_whitespace).next();
    if word.is_some_and(|word| word.starts_with('#')) {
        ways(shelf, typed, cursor)
    } else {
        Vec::new()
    }
}
