//! Tools: programs of the reader's own, run on what is selected when they are
//! chosen in the palette, and never by themselves.
//!
//! No shell reads what is run: the words of the config are the program and its
//! arguments, and what is put in for `{text}` and the like stays within the
//! argument where it stands. The program itself is as the config has it.

use std::process::{Child, Command, Stdio};

use crate::dossier::{nearest, printable};

/// A program of the reader's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tool {
    /// What the palette calls it.
    pub name: String,
    program: String,
    arguments: Vec<Vec<Part>>,
}

/// What may be told to a program of the item that is selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// Where it lives.
    Address,
    /// What it says.
    Text,
    /// What it is listed under.
    Title,
    /// When what it says was so, as it is written in a dossier.
    Date,
    /// The first page of its sources.
    Url,
    /// What it says, with its sources.
    Citation,
}

impl Fact {
    /// Each with its word.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Address, "address"),
        (Self::Text, "text"),
        (Self::Title, "title"),
        (Self::Date, "date"),
        (Self::Url, "url"),
        (Self::Citation, "citation"),
    ];
}

/// A part of an argument.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Written(String),
    Told(Fact),
}

/// What is wrong with the words of a tool: which of them, where in it in
/// bytes, what, and what would be right.
pub(crate) type Wrong = (usize, usize, String, String);

impl Tool {
    /// Reads a tool: its name, the program and its arguments.
    pub(crate) fn read(name: &str, words: &[&str]) -> Result<Self, Wrong> {
        let mut read = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let parts = parts(word).map_err(|(place, what, right)| (at, place, what, right))?;
            read.push(parts);
        }
        let mut read = read.into_iter();
        let program = match read.next().as_deref() {
            Some([Part::Written(program)]) => program.clone(),
            Some([]) | None => {
                let right = "write the program first: [\"program\", \"{text}\"]";
                let what = "no program is named".to_owned();
                return Err((0, 0, what, right.to_owned()));
            }
            Some(_) => {
                let what = "the program itself is not for the dossier to say".to_owned();
                let right = "name it, and put {…} into its arguments";
                return Err((0, 0, what, right.to_owned()));
            }
        };
        Ok(Self {
            name: printable(name),
            program,
            arguments: read.collect(),
        })
    }

    /// Whether it is told a fact.
    #[must_use]
    pub fn asks(&self, fact: Fact) -> bool {
        let mut parts = self.arguments.iter().flatten();
        parts.any(|part| *part == Part::Told(fact))
    }

    /// The program and its arguments as they are written, in a line.
    #[must_use]
    pub fn written(&self) -> String {
        let set = |part: &Part| match part {
            Part::Written(text) => text.clone(),
            Part::Told(fact) => {
                let known = Fact::ALL.iter().find(|(own, _)| own == fact);
                format!("{{{}}}", known.map_or("", |(_, word)| word))
            }
        };
        let arguments = self.arguments.iter();
        let arguments = arguments.map(|parts| parts.iter().map(set).collect::<String>());
        let words: Vec<String> = [self.program.clone()]
            .into_iter()
            .chain(arguments)
            .collect();
        printable(&words.join(" "))
    }

    /// What is to be run, told these facts.
    #[must_use]
    pub fn told(&self, fact: impl Fn(Fact) -> String) -> Run {
        let set = |part: &Part| match part {
            Part::Written(text) => text.clone(),
            Part::Told(asked) => fact(*asked),
        };
        let arguments = self.arguments.iter();
        Run {
            name: self.name.clone(),
            program: self.program.clone(),
            arguments: arguments
                .map(|parts| parts.iter().map(set).collect())
                .collect(),
        }
    }
}

/// The parts of a word; `{{` and `}}` are braces.
fn parts(word: &str) -> Result<Vec<Part>, (usize, String, String)> {
    let mut parts = Vec::new();
    let mut written = String::new();
    let mut at = 0;
    while let Some(char) = word[at..].chars().next() {
        let rest = &word[at..];
        if rest.starts_with("{{") || rest.starts_with("}}") {
            written.push(char);
            at += 2;
            continue;
        }
        if char != '{' {
            written.push(char);
            at += char.len_utf8();
            continue;
        }
        let Some((name, _)) = rest[1..].split_once('}') else {
            let what = "`{` is not closed".to_owned();
            return Err((at, what, "write }, or {{ for a brace".to_owned()));
        };
        let known = Fact::ALL.iter().find(|(_, word)| *word == name);
        let Some((fact, _)) = known else {
            let words = Fact::ALL.map(|(_, word)| word);
            let right = nearest(name, words).map_or_else(
                || {
                    format!(
                        "write one of {{{}}}, or {{{{ for a brace",
                        words.join("}, {")
                    )
                },
                |near| format!("did you mean {{{near}}}?"),
            );
            let what = format!("there is no {{{}}}", printable(name));
            return Err((at, what, right));
        };
        if !written.is_empty() {
            parts.push(Part::Written(std::mem::take(&mut written)));
        }
        parts.push(Part::Told(*fact));
        at += 1 + name.len() + 1;
    }
    if !written.is_empty() {
        parts.push(Part::Written(written));
    }
    Ok(parts)
}

/// A program and its arguments, to be run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// What the reader calls it.
    pub name: String,
    /// The program.
    pub program: String,
    /// Its arguments, each whole.
    pub arguments: Vec<String>,
}

impl Run {
    /// Starts it: without a shell, with nothing to read and nowhere to write,
    /// apart from the keys that reach the explorer. It goes on when the
    /// explorer ends.
    ///
    /// # Errors
    /// In a sentence, when it cannot be started.
    pub fn start(&self) -> Result<Running, String> {
        let mut command = Command::new(&self.program);
        command
            .args(&self.arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let called = format!("{}: {}", self.name, printable(&self.program));
        match command.spawn() {
            Ok(child) => Ok(Running { child, called }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Err(format!("{called} is not there."))
            }
            Err(error) => Err(format!("{called} cannot be started ({error}).")),
        }
    }
}

/// A program that runs.
#[derive(Debug)]
pub struct Running {
    child: Child,
    called: String,
}

impl Running {
    /// Waits for its end.
    ///
    /// # Errors
    /// In a sentence, when it says that it failed.
    pub fn end(mut self) -> Result<(), String> {
        match self.child.wait() {
            Ok(status) if !status.success() => Err(format!("{} failed ({status}).", self.called)),
            // Of one that cannot be waited for nothing is known.
            Ok(_) | Err(_) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tool(words: &[&str]) -> Tool {
        Tool::read("a tool", words).unwrap()
    }

    fn arguments(words: &[&str]) -> Vec<String> {
        let fact = |fact| match fact {
            Fact::Text => "it is; $(so) {url}".to_owned(),
            Fact::Date => String::new(),
            other => format!("<{other:?}>"),
        };
        tool(words).told(fact).arguments
    }

    #[test]
    fn what_is_told_stays_within_its_argument() {
        assert_eq!(
            arguments(&[
                "p",
                "{text}",
                "--at={address}:{date}",
                "{{{title}}}",
                "plain"
            ]),
            [
                "it is; $(so) {url}",
                "--at=<Address>:",
                "{<Title>}",
                "plain"
            ]
        );
        assert_eq!(
            arguments(&["p", "", "{url}{citation}"]),
            ["", "<Url><Citation>"]
        );
    }

    #[test]
    fn a_tool_says_what_it_asks_for() {
        let tool = tool(&["p", "a {url}"]);
        assert!(tool.asks(Fact::Url) && !tool.asks(Fact::Text));
        assert_eq!(tool.written(), "p a {url}");
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_place() {
        let wrong = |words: &[&str]| {
            let (word, at, what, right) = Tool::read("a tool", words).unwrap_err();
            format!("{word}:{at} {what}; {right}")
        };
        assert_eq!(
            wrong(&["p", "ü {txt}"]),
            "1:3 there is no {txt}; did you mean {text}?"
        );
        assert_eq!(
            wrong(&["p", "a {text"]),
            "1:2 `{` is not closed; write }, or {{ for a brace"
        );
        assert!(wrong(&["p", "{}"]).starts_with("1:0 there is no {}; write one of {address}, "));
        assert!(wrong(&["{text}", "a"]).contains("not for the dossier to say"));
        assert!(wrong(&["a{text}"]).contains("not for the dossier to say"));
        assert!(wrong(&[]).contains("no program is named"));
        assert!(wrong(&[""]).contains("no program is named"));
    }

    #[test]
    fn a_program_that_is_not_there_is_told() {
        let run = tool(&["no-such-program-at-all"]).told(|_| String::new());
        let said = "a tool: no-such-program-at-all is not there.";
        assert_eq!(run.start().unwrap_err(), said);
    }
}
