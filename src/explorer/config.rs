//! The config: what the reader wants to be otherwise, read once at the start.
//!
//! Each value is read by itself: what is wrong with one is told with its
//! place, and only that one is as if it were not there.

mod fields;
mod own;
mod printed;

use std::fs::File;
use std::io::{self, Read};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use etcetera::BaseStrategy;

use self::fields::{Fields, Raw};
use super::action::Action;
use super::keymap::{Keymap, Mode, Own};
use super::layout;
use super::theme::{Colours, Depth, Scheme};
use crate::dossier::page::{self, Page, Spot};
use crate::dossier::{NameOrder, Problem, Severity, nearest};

pub use self::own::{Added, Search};
pub use self::printed::printed;

/// No config is larger, in bytes.
const MAX_FILE: u64 = 1 << 20;
/// Text may be set so wide, in columns.
pub(super) const COLUMNS: RangeInclusive<u16> = 40..=200;

/// What the reader wants to be otherwise.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the reader's own"
)]
pub struct Config {
    /// Where it is read from, whether or not there is such a file.
    pub path: PathBuf,
    /// Whether there is.
    pub found: bool,
    /// Which theme things are drawn in.
    pub theme: Scheme,
    /// With how many colours; none where the terminal is asked.
    pub color: Option<Depth>,
    /// Whether no glyph is outside ASCII.
    pub ascii: bool,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// Whether anything may move by itself.
    pub animation: bool,
    /// Whose names come first.
    pub names: NameOrder,
    /// Columns that text is set in at most.
    pub columns: u16,
    /// Colours of the reader's, over those of the theme.
    pub colours: Colours,
    /// What the palette offers of the reader's own.
    pub own: Added,
    /// Which key does what.
    pub keymap: Keymap,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            path: PathBuf::new(),
            found: false,
            theme: Scheme::default(),
            color: None,
            ascii: false,
            mouse: true,
            animation: true,
            names: NameOrder::default(),
            columns: layout::MEASURE,
            colours: Colours::default(),
            own: Added::default(),
            keymap: Keymap::built_in(),
            problems: Vec::new(),
        }
    }
}

/// The fields that there are.
const FIELDS: [&str; 11] = [
    "theme",
    "color",
    "ascii",
    "mouse",
    "animation",
    "names",
    "columns",
    "colors",
    "searches",
    "tools",
    "keys",
];

impl Config {
    /// Reads the config at a path that was named, or else the reader's own.
    ///
    /// # Errors
    /// When what was named cannot be read. The reader's own may be missing,
    /// and if it cannot be read, that is one of its problems.
    pub fn load(named: Option<&Path>) -> Result<Self, Problem> {
        let Some(path) = named.map(Path::to_owned).or_else(Self::home) else {
            return Ok(Self::default());
        };
        let shown = path.display().to_string();
        let unreadable = |error: &io::Error| {
            let what = format!("cannot be read ({error})");
            Problem::of_file(&shown, what, "make it readable, or do without")
        };
        match read(&path) {
            Ok(bytes) if bytes.len() as u64 > MAX_FILE => {
                let right = "a config has no more than 1 MB";
                let problem = Problem::of_file(&shown, "is too large", right);
                Ok(Self::of_problem(path, problem))
            }
            Ok(bytes) => Ok(Self::read(&path, bytes)),
            Err(error) if named.is_some() => Err(unreadable(&error)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self {
                path,
                ..Self::default()
            }),
            Err(error) => Ok(Self::of_problem(path, unreadable(&error))),
        }
    }

    /// Where the reader's own is, if there is a home for it.
    fn home() -> Option<PathBuf> {
        let base = etcetera::choose_base_strategy().ok()?;
        Some(base.config_dir().join("nemuro").join("config.ron"))
    }

    /// The defaults, and why there is nothing else.
    fn of_problem(path: PathBuf, problem: Problem) -> Self {
        Self {
            path,
            found: true,
            problems: vec![problem],
            ..Self::default()
        }
    }

    /// Reads a config; `path` is where it stands.
    #[must_use]
    pub fn read(path: &Path, bytes: Vec<u8>) -> Self {
        let page = match Page::new(path.display().to_string(), bytes) {
            Ok(page) => page,
            Err(problem) => return Self::of_problem(path.to_owned(), problem),
        };
        let mut config = Self {
            path: path.to_owned(),
            found: true,
            ..Self::default()
        };
        if fields::is_blank(&page.text) {
            return config;
        }
        match page::read::<Fields<'_, true>>(&page) {
            Err(problem) => config.problems.push(problem),
            Ok(read) => config.take(&Reading::of(&page), &read.value),
        }
        config
    }

    fn take(&mut self, reading: &Reading<'_>, fields: &Fields<'_, true>) {
        let mut problems = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        let mut given = own::Given::default();
        for (field, raw) in &fields.0 {
            let name: &str = &field.text;
            if seen.contains(&name) {
                let what = format!("`{name}` is written twice");
                problems.push(reading.wrong(field, what, "keep one; the first holds"));
                continue;
            }
            seen.push(name);
            let read = match name {
                "theme" => reading.word(raw, "theme").map(|theme| self.theme = theme),
                "color" => reading.colours(raw).map(|color| self.color = color),
                "ascii" => reading.value(raw).map(|ascii| self.ascii = ascii),
                "mouse" => reading.value(raw).map(|mouse| self.mouse = mouse),
                "animation" => reading.value(raw).map(|moves| self.animation = moves),
                "names" => reading
                    .word(raw, "order of names")
                    .map(|names| self.names = names),
                "columns" => reading.columns(raw).map(|columns| self.columns = columns),
                "colors" => {
                    given = reading.own_colours(raw, &mut problems);
                    Ok(())
                }
                "searches" => {
                    self.own.searches = reading.searches(raw, &mut problems);
                    Ok(())
                }
                "tools" => {
                    self.own.tools = reading.tools(raw, &mut problems);
                    Ok(())
                }
                "keys" => {
                    let (own, wrong) = reading.keys(raw);
                    problems.extend(wrong);
                    let wrong = self.keymap.rebind(&own, &reading.page.text);
                    problems.extend(wrong.into_iter().map(|(at, what, right)| {
                        reading.page.problem(Severity::Warning, at, what, right)
                    }));
                    Ok(())
                }
                _ => Err(reading.unknown(field, "field", &FIELDS)),
            };
            problems.extend(read.err());
        }
        problems.extend(reading.weak(&given, self.theme));
        self.colours = given.0;
        problems.sort_by_key(|problem| (problem.line, problem.column));
        self.problems = problems.into_iter().map(Problem::as_warning).collect();
    }

    /// What is wrong with it in a line, if anything is.
    #[must_use]
    pub fn told(&self) -> Option<String> {
        let first = self.problems.first()?;
        let file = self.path.file_name().unwrap_or_default().to_string_lossy();
        let place = match first.line {
            0 => String::new(),
            line => format!("line {line}: "),
        };
        let first = format!("{place}{}; {}", first.what, first.right);
        Some(match self.problems.len() {
            1 => format!("{file}, {first}"),
            many => format!("{many} problems in {file} (nemuro config shows all), {first}"),
        })
    }
}

/// The bytes of a file, and one more than there may be.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?
        .take(MAX_FILE + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A config that is being read.
struct Reading<'a> {
    page: &'a Page,
}

impl<'a> Reading<'a> {
    fn of(page: &'a Page) -> Self {
        Self { page }
    }

    fn wrong(&self, spot: &Spot<'_>, what: String, right: impl Into<Box<str>>) -> Problem {
        let at = spot.offset(&self.page.text).unwrap_or(0);
        self.page.problem(Severity::Warning, at, what, right)
    }

    /// What is wrong with a word that is none of those that there are.
    fn unknown(&self, spot: &Spot<'_>, kind: &str, known: &[&str]) -> Problem {
        let right = nearest(&spot.text, known.iter().copied()).map_or_else(
            || format!("write one of {}", known.join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        self.wrong(spot, format!("unknown {kind} `{}`", spot.text), right)
    }

    fn value<T: serde::Deserialize<'a>>(&self, raw: Raw<'a>) -> Result<T, Problem> {
        page::read_part(self.page, raw.get_ron())
    }

    /// A value that is a text; one without its quotation marks is shown with
    /// them.
    fn text(&self, raw: Raw<'a>) -> Result<Spot<'a>, Problem> {
        self.value(raw).map_err(|problem: Problem| {
            let written = raw.get_ron().trim();
            let plain = |char: char| char.is_ascii_alphanumeric() || char == '-';
            if written.is_empty() || !written.chars().all(plain) {
                return problem;
            }
            let at = self.page.offset(raw.get_ron()).unwrap_or(0);
            let what = format!("`{written}` has no quotation marks");
            let right = format!("write \"{written}\"");
            self.page.problem(Severity::Warning, at, what, right)
        })
    }

    /// A value that is one of a few words.
    fn word<T: FromStr<Err = String>>(&self, raw: Raw<'a>, kind: &str) -> Result<T, Problem> {
        let spot = self.text(raw)?;
        spot.text.parse().map_err(|right: String| {
            self.wrong(
                &spot,
                format!("there is no {kind} \"{}\"", spot.text),
                right,
            )
        })
    }

    fn colours(&self, raw: Raw<'a>) -> Result<Option<Depth>, Problem> {
        let spot = self.text(raw)?;
        if spot.text == "auto" {
            return Ok(None);
        }
        let words = Depth::WORDS.map(|(word, _)| word).join(", ");
        spot.text.parse().map(Some).map_err(|_: String| {
            let what = format!("\"{}\" is no number of colours", spot.text);
            self.wrong(&spot, what, format!("write one of auto, {words}"))
        })
    }

    fn columns(&self, raw: Raw<'a>) -> Result<u16, Problem> {
        let columns: i64 = self.value(raw)?;
        let fits = u16::try_from(columns).ok();
        fits.filter(|columns| COLUMNS.contains(columns))
            .ok_or_else(|| {
                let at = self.page.offset(raw.get_ron()).unwrap_or(0);
                let what = format!("text cannot be set in {columns} columns");
                let right = format!("write {} to {}", COLUMNS.start(), COLUMNS.end());
                self.page.problem(Severity::Warning, at, what, right)
            })
    }

    /// The rows of the reader's keys that can be read, and what is wrong with
    /// the others.
    fn keys(&self, raw: Raw<'a>) -> (Vec<Own<'a>>, Vec<Problem>) {
        let (mut own, mut wrong) = (Vec::new(), Vec::new());
        let fields: Fields<'_, false> = match self.value(raw) {
            Ok(fields) => fields,
            Err(problem) => return (own, vec![problem]),
        };
        for (field, raw) in fields.0 {
            let mut modes = Mode::ALL.iter().map(|(mode, _)| *mode);
            let Some(mode) = modes.find(|mode| mode.word() == field.text) else {
                let words = Mode::ALL.map(|(mode, _)| mode.word());
                wrong.push(self.unknown(&field, "mode", &words));
                continue;
            };
            let rows: Vec<Raw<'_>> = match self.value(raw) {
                Ok(rows) => rows,
                Err(problem) => {
                    wrong.push(problem);
                    continue;
                }
            };
            for row in rows {
                let at = self.page.offset(row.get_ron()).unwrap_or(0);
                match self.value::<(Action, Vec<Spot<'_>>)>(row) {
                    Ok((action, keys)) => own.push(Own {
                        mode,
                        action,
                        keys,
                        at,
                    }),
                    Err(problem) => wrong.push(problem),
                }
            }
        }
        (own, wrong)
    }
}
