//! The contents at the left: the paths, the topics, and the groups of the one
//! that is shown.

use super::page::Group;
use crate::dossier::Dossier;
use crate::explorer::Ctx;
use crate::widget::list::ListRow;

/// What a page is of: a place in the dossier's topics, or in its paths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chapter {
    /// A topic.
    Topic(usize),
    /// A guided way through the topics.
    Path(usize),
}

impl Default for Chapter {
    fn default() -> Self {
        Self::Topic(0)
    }
}

impl Chapter {
    /// What it is called.
    pub(super) fn title(self, dossier: &Dossier) -> &str {
        match self {
            Self::Topic(at) => &dossier.topics[at].title,
            Self::Path(at) => &dossier.paths[at].title,
        }
    }

    /// Whether anything of it is seen through the lens.
    pub(super) fn is_seen(self, ctx: &Ctx) -> bool {
        match self {
            Self::Topic(at) => ctx.sight.statements(ctx.dossier, at) > 0,
            Self::Path(at) => {
                let mut items = ctx.dossier.paths[at].items();
                ctx.sight.lens().is_empty() || items.any(|at| ctx.view.find(at).is_some())
            }
        }
    }

    /// How much there is to read: so many statements, or minutes.
    pub(super) fn amount(self, ctx: &Ctx) -> String {
        match self {
            Self::Topic(at) => ctx.sight.statements(ctx.dossier, at).to_string(),
            Self::Path(_) if !self.is_seen(ctx) => "-".to_owned(),
            Self::Path(at) => ctx.dossier.minutes(at).to_string(),
        }
    }
}

/// A row of the contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Listed {
    /// What stands above the paths.
    Paths,
    /// What stands between the paths and the topics.
    Blank,
    /// What stands above the topics, where paths stand above them.
    Topics,
    /// Somewhere to go: a chapter, or a group of the one that is shown.
    At(Chapter, Option<usize>),
}

impl Listed {
    /// How it is listed, with the groups of the chapter that is shown.
    pub(super) fn row(self, ctx: &Ctx, groups: &[Group]) -> ListRow {
        // A number of minutes must not be taken for one of statements.
        let head = |text: &str, right: &str| ListRow {
            text: text.to_owned(),
            right: right.to_owned(),
            style: ctx.theme.dim,
            indent: 0,
        };
        let (chapter, group) = match self {
            Self::Blank => return ListRow::default(),
            Self::Paths => return head("Reading paths", "min"),
            Self::Topics => return head("Topics", "statements"),
            Self::At(chapter, group) => (chapter, group),
        };
        match group.and_then(|group| groups.get(group)) {
            Some(group) => ListRow {
                indent: 2,
                text: group.title.clone(),
                right: String::new(),
                style: ctx.theme.dim,
            },
            None => ListRow {
                indent: 0,
                text: chapter.title(ctx.dossier).to_owned(),
                right: chapter.amount(ctx),
                style: if chapter.is_seen(ctx) {
                    ctx.theme.text
                } else {
                    ctx.theme.dim
                },
            },
        }
    }
}

/// The rows of the contents while a chapter with so many groups is shown.
pub(super) fn contents(dossier: &Dossier, shown: Chapter, groups: usize) -> Vec<Listed> {
    let paths = (0..dossier.paths.len()).map(Chapter::Path);
    let topics = (0..dossier.topics.len()).map(Chapter::Topic);
    let mut rows = Vec::with_capacity(paths.len() + topics.len() + groups + 3);
    let unfolded = |chapter: Chapter| {
        let groups = (0..groups).filter(move |_| chapter == shown);
        std::iter::once(None)
            .chain(groups.map(Some))
            .map(move |group| Listed::At(chapter, group))
    };
    if paths.len() > 0 {
        rows.push(Listed::Paths);
        rows.extend(paths.flat_map(unfolded));
        rows.extend([Listed::Blank, Listed::Topics]);
    }
    rows.extend(topics.flat_map(unfolded));
    rows
}

/// The row to go to from another, so many rows on; headings are stepped over.
pub(super) fn step(rows: &[Listed], at: usize, by: isize) -> usize {
    let last = rows.len().saturating_sub(1);
    let goal = at.saturating_add_signed(by).min(last);
    let stands = |&row: &usize| matches!(rows.get(row), Some(Listed::At(..)));
    let (mut ahead, mut behind) = (
        (goal..=last).filter(stands),
        (0..=goal).rev().filter(stands),
    );
    let found = if by < 0 {
        behind.next().or_else(|| ahead.next())
    } else {
        ahead.next().or_else(|| behind.next())
    };
    found.unwrap_or(at)
}

/// How many rows on, or back, the next chapter is; 0 where there is none.
pub(super) fn next_chapter(rows: &[Listed], at: usize, next: bool) -> isize {
    let begins = |row: &usize| matches!(rows.get(*row), Some(Listed::At(_, None)));
    let found = if next {
        (at + 1..rows.len()).find(begins)
    } else {
        (0..at).rev().find(begins)
    };
    found.map_or(0, |row| row.cast_signed() - at.cast_signed())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_stepped_over() {
        let at = |topic| Listed::At(Chapter::Topic(topic), None);
        let rows = [
            Listed::Paths,
            at(0),
            Listed::Blank,
            Listed::Topics,
            at(1),
            at(2),
        ];
        assert_eq!(step(&rows, 1, 1), 4, "down over the blank and the heading");
        assert_eq!(step(&rows, 4, -1), 1, "and up again");
        assert_eq!(
            step(&rows, 1, -1),
            1,
            "above the first stands only a heading"
        );
        assert_eq!(step(&rows, 1, 50), 5);
        assert_eq!(step(&rows, 5, isize::MIN), 1);
    }
}
