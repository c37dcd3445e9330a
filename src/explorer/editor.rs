//! The reader's own editor: a text goes to it in a file, and comes back. The
//! terminal is the editor's meanwhile; to give it away is the runtime's.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::{Command, ExitStatus};

use tempfile::NamedTempFile;

use super::overlay::note::clean;
use crate::dossier::{counted, printable};
use crate::shelf::MAX_NOTE;

/// The reader's own editor, as they named it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor(OsString);

impl Editor {
    /// The editor of `$VISUAL`, or else of `$EDITOR`.
    ///
    /// # Errors
    /// With what to do, where neither names one.
    pub fn of_the_reader() -> Result<Self, String> {
        let named = ["VISUAL", "EDITOR"].into_iter().filter_map(env::var_os);
        let mut named = named.filter(|editor| !editor.to_string_lossy().trim().is_empty());
        named.next().map(Self).ok_or_else(|| {
            "No editor is named: set VISUAL or EDITOR, for instance to nano.".to_owned()
        })
    }

    /// Has the reader write on with a text, and waits for the end of that.
    /// The command may have arguments and quotes, for the shell reads it, as
    /// with git.
    ///
    /// # Errors
    /// With a sentence that says what went wrong and where what was written
    /// is; the text here is then as it was.
    pub fn edit(&self, text: &str) -> Result<String, String> {
        let unwritable = |error: io::Error| {
            let folder = printable(&env::temp_dir().display().to_string());
            format!("No file for the editor can be made in {folder} ({error}).")
        };
        let file = written(text).map_err(unwritable)?;
        match self.run(&file) {
            Ok(status) if status.success() => taken(file),
            Ok(status) => Err(left(file, text, &failure(status))),
            Err(error) => {
                let what = format!("The editor cannot be started ({error})");
                Err(left(file, text, &what))
            }
        }
    }

    fn run(&self, file: &NamedTempFile) -> io::Result<ExitStatus> {
        let mut line = self.0.clone();
        line.push(" \"$@\"");
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(line).arg(&self.0).arg(file.path());
        shell.status()
    }
}

/// A new file with a text, that only its owner can read.
fn written(text: &str) -> io::Result<NamedTempFile> {
    let mut named = tempfile::Builder::new();
    named.prefix("nemuro-note-").suffix(".md");
    let mut file = named.tempfile()?;
    file.write_all(text.as_bytes())?;
    if !text.is_empty() && !text.ends_with('\n') {
        // Editors end files so, and would say that the end is missing.
        file.write_all(b"\n")?;
    }
    file.flush()?;
    Ok(file)
}

/// What is in the file; where that cannot be a note, it stays where it is.
fn taken(file: NamedTempFile) -> Result<String, String> {
    let bytes = match fs::read(file.path()) {
        Ok(bytes) => bytes,
        Err(error) => return Err(format!("The editor's file cannot be read ({error}).")),
    };
    let Ok(text) = String::from_utf8(bytes) else {
        let what = "What the editor wrote is not UTF-8";
        return Err(format!("{what}; {}", stays(file)));
    };
    // As it would stand in the note, which may be longer.
    let text = clean(&text);
    if text.len() > MAX_NOTE {
        let (bytes, most) = (counted(text.len()), counted(MAX_NOTE));
        let what = format!("What the editor wrote has {bytes} bytes, and a note {most} at most");
        return Err(format!("{what}; {}", stays(file)));
    }
    Ok(text)
}

/// How an editor failed; its file is kept if something was written there.
fn left(file: NamedTempFile, text: &str, what: &str) -> String {
    let now = fs::read(file.path()).unwrap_or_default();
    let now = String::from_utf8_lossy(&now);
    if now.trim_end_matches('\n') == text.trim_end_matches('\n') || now.is_empty() {
        format!("{what}; the note is as it was.")
    } else {
        format!("{what}; {}", stays(file))
    }
}

fn failure(status: ExitStatus) -> String {
    match status.code() {
        // What the shell says of a command that it does not find.
        Some(127) => "The editor was not found".to_owned(),
        Some(code) => format!("The editor ended with status {code}"),
        None => "The editor was ended by a signal".to_owned(),
    }
}

/// Lets the file stay, and says where it is.
fn stays(file: NamedTempFile) -> String {
    let path: PathBuf = match file.into_temp_path().keep() {
        Ok(path) => path,
        Err(error) => error.path.to_path_buf(),
    };
    let path = printable(&path.display().to_string());
    format!("the note is as it was, and what was written is in {path}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited(command: &str, text: &str) -> Result<String, String> {
        Editor(command.into()).edit(text)
    }

    #[test]
    fn a_text_goes_to_the_editor_and_comes_back() {
        let back = edited("sed -i -e 's/one/two  words/'", "one, 樺太").unwrap();
        assert_eq!(back, "two  words, 樺太\n");
        assert_eq!(edited("true", "as it was").unwrap(), "as it was\n");
        assert_eq!(edited("true", "").unwrap(), "");
    }

    #[test]
    fn the_file_is_the_readers_alone_ends_in_md_and_is_gone_afterwards() {
        let home = tempfile::tempdir().unwrap();
        let told = home.path().join("told");
        let script = format!(
            "tell() {{ stat -c '%a %n' \"$1\" > '{}'; }}; tell",
            told.display()
        );
        edited(&script, "text").unwrap();
        let told = fs::read_to_string(told).unwrap();
        let (mode, path) = told.trim_end().split_once(' ').unwrap();
        assert_eq!(mode, "600");
        let path = std::path::Path::new(path);
        assert_eq!(path.extension(), Some("md".as_ref()));
        assert!(!path.exists(), "{}", path.display());
    }

    #[test]
    fn an_editor_that_fails_loses_nothing() {
        let said = edited("false", "my words").unwrap_err();
        assert_eq!(
            said,
            "The editor ended with status 1; the note is as it was."
        );
        let said = edited("no-such-editor-anywhere 2>/dev/null", "my words").unwrap_err();
        assert_eq!(said, "The editor was not found; the note is as it was.");
        let said = edited("fail() { echo more >> \"$1\"; exit 3; }; fail", "my words").unwrap_err();
        let path = said.split(" is in ").nth(1).unwrap();
        let path = path.trim_end_matches('.');
        assert_eq!(fs::read_to_string(path).unwrap(), "my words\nmore\n");
        fs::remove_file(path).unwrap();
    }

    #[test]
    fn what_cannot_be_a_note_stays_in_its_file() {
        for (script, what) in [
            ("yes | head -c 70000 >", "70,000 bytes"),
            // Each tab stands there as blanks.
            ("head -c 20000 /dev/zero | tr '\\0' '\\t' >", "80,000 bytes"),
            ("printf '\\377' >", "not UTF-8"),
        ] {
            let said = edited(script, "my words").unwrap_err();
            assert!(said.contains(what), "{said}");
            let path = said.split(" is in ").nth(1).unwrap();
            let path = path.trim_end_matches('.');
            assert!(fs::metadata(path).unwrap().len() > 0);
            fs::remove_file(path).unwrap();
        }
    }
}
