//! Problems: what is wrong with a dossier, where, and what would be right.

use std::fmt;

use unicode_width::UnicodeWidthStr;

use super::text;

/// Columns of a source line that are shown around a problem.
const EXCERPT: usize = 96;

/// Whether a dossier can be opened in spite of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It cannot be read or resolved.
    Error,
    /// It can be read, but something is missing or idle.
    Warning,
}

/// One thing that is wrong with a dossier.
///
/// Prints as `path:line:column: what; what would be right`, followed by the
/// line and a caret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Error or warning.
    pub severity: Severity,
    /// The file.
    pub path: Box<str>,
    /// The line, from 1; 0 where the problem is the file itself.
    pub line: usize,
    /// The column in characters, from 1; 0 where the problem is the file itself.
    pub column: usize,
    /// What is wrong.
    pub what: Box<str>,
    /// What would be right.
    pub right: Box<str>,
    excerpt: Option<Box<Excerpt>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Excerpt {
    line: String,
    /// Display columns before the caret.
    indent: usize,
}

impl Problem {
    /// A problem with a file as a whole.
    #[must_use]
    pub fn of_file(path: &str, what: impl Into<Box<str>>, right: impl Into<Box<str>>) -> Self {
        Self {
            severity: Severity::Error,
            path: path.into(),
            line: 0,
            column: 0,
            what: what.into(),
            right: right.into(),
            excerpt: None,
        }
    }

    /// The same, as a warning.
    #[must_use]
    pub fn as_warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// A problem at a line and column of a file, both from 1, with the text
    /// of that line.
    pub(super) fn at(
        severity: Severity,
        path: &str,
        (line, column): (usize, usize),
        source: &str,
        what: impl Into<Box<str>>,
        right: impl Into<Box<str>>,
    ) -> Self {
        Self {
            severity,
            line,
            column,
            excerpt: Some(Box::new(Excerpt::around(source, column.saturating_sub(1)))),
            ..Self::of_file(path, what, right)
        }
    }
}

impl Excerpt {
    fn around(source: &str, column: usize) -> Self {
        let skip = column.saturating_sub(EXCERPT * 2 / 3);
        let shown: String = source.chars().skip(skip).take(EXCERPT).collect();
        let before: String = shown.chars().take(column - skip).collect();
        Self {
            indent: text::printable(&before).width(),
            line: text::printable(&shown),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", text::printable(&self.path))?;
        if self.line > 0 {
            write!(f, ":{}:{}", self.line, self.column)?;
        }
        let kind = match self.severity {
            Severity::Error => "",
            Severity::Warning => "warning: ",
        };
        write!(
            f,
            ": {kind}{}; {}",
            text::printable(&self.what),
            text::printable(&self.right)
        )?;
        if let Some(excerpt) = &self.excerpt {
            let Excerpt { line, indent } = excerpt.as_ref();
            let number = self.line;
            let gutter = number.to_string().len();
            write!(
                f,
                "\n  {number} | {line}\n  {:gutter$} | {:indent$}^",
                "", ""
            )?;
        }
        Ok(())
    }
}

/// The candidate nearest to a mistyped word, if one is near enough to be meant.
///
/// ```
/// let topics = ["energy", "economy"];
/// assert_eq!(nemuro::dossier::nearest("enrgy", topics), Some("energy"));
/// assert_eq!(nemuro::dossier::nearest("zebra", topics), None);
/// ```
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let reach = (word.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .filter(|candidate| candidate.len().abs_diff(word.len()) <= 4 * reach)
        .map(|candidate| (strsim::osa_distance(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= reach)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_prints_its_place_its_line_and_a_caret() {
        let problem = Problem::at(
            Severity::Error,
            "topics/x.ron",
            (2, 18),
            "    title: \"樺太\", sumary: \"x\",",
            "unknown field `sumary`",
            "did you mean `summary`?",
        );
        let want = "\
topics/x.ron:2:18: unknown field `sumary`; did you mean `summary`?
  2 |     title: \"樺太\", sumary: \"x\",
    |                    ^";
        assert_eq!(problem.to_string(), want);
    }

    #[test]
    fn a_long_line_is_cut_around_the_caret() {
        let source = format!("{}here", "x".repeat(100_000));
        let at = (1, 100_001);
        let shown = Problem::at(Severity::Warning, "a", at, &source, "w", "r").to_string();
        assert!(shown.len() < 400 && shown.contains("here"));
    }
}
