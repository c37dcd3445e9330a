//! Where one file lies: read whole or not at all, replaced whole or not at all,
//! by one program at a time.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::kept::today;
use super::trouble::Trouble;

/// The largest file, in bytes.
pub const MAX_FILE: u64 = 32 * 1024 * 1024;

/// So long is waited for another program to let go of a file.
const PATIENCE: Duration = Duration::from_secs(2);

/// So long between two looks at whether it did.
const PAUSE: Duration = Duration::from_millis(10);

/// A file that is so old and not yet in its place was left there by a program
/// that was killed.
const ORPHANED: Duration = Duration::from_mins(1);

/// So many files of one name and day are set aside.
const MAX_ASIDE: u32 = 999;

/// A file in a folder that may not be there yet.
#[derive(Debug)]
pub(super) struct Drawer {
    folder: PathBuf,
    path: PathBuf,
}

/// A drawer that no other program opens meanwhile.
#[derive(Debug)]
pub(super) struct Held {
    /// The file itself, where the path in the folder is a link to it.
    target: PathBuf,
    /// Held until it is closed.
    _lock: File,
}

impl Drawer {
    pub(super) fn new(folder: &Path, name: &str) -> Self {
        Self {
            folder: folder.to_owned(),
            path: folder.join(name),
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// What is in the file; none where there is no file. That is always a
    /// whole one, whether or not somebody writes one just now.
    pub(super) fn read(&self) -> Result<Option<Vec<u8>>, Trouble> {
        let unreadable = |error: io::Error| Trouble::unreadable(&self.path, &error);
        let meta = match fs::metadata(&self.path) {
            Ok(meta) => meta,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(unreadable(error)),
        };
        if !meta.is_file() {
            // A pipe would keep us waiting.
            return Err(unreadable(io::Error::other("it is not a file")));
        }
        let mut bytes = Vec::new();
        let file = File::open(&self.path).map_err(unreadable)?;
        let read = file.take(MAX_FILE + 1).read_to_end(&mut bytes);
        read.map_err(unreadable)?;
        Ok(Some(bytes))
    }

    /// Takes hold of the file, with its folder made where that is missing.
    pub(super) fn hold(&self) -> Result<Held, Trouble> {
        let held = self.hold_within(PATIENCE)?;
        held.ok_or_else(|| Trouble::Busy(self.path.clone()))
    }

    /// The same if no other program holds it now.
    pub(super) fn hold_now(&self) -> Result<Option<Held>, Trouble> {
        self.hold_within(Duration::ZERO)
    }

    fn hold_within(&self, patience: Duration) -> Result<Option<Held>, Trouble> {
        let unwritable = |error: io::Error| Trouble::unwritable(&self.path, &error);
        make(&self.folder).map_err(unwritable)?;
        let target = target(&self.path);
        // Not the file itself: that is another one after each save.
        let beside = with(&target, ".lock");
        let mut options = OpenOptions::new();
        let options = options.read(true).write(true).create(true).truncate(false);
        let lock = private(options).open(&beside).or_else(|error| {
            // It may be there in a folder that nothing can be made in.
            File::open(&beside).map_err(|_| error)
        });
        let lock = lock.map_err(unwritable)?;
        let begun = Instant::now();
        loop {
            match lock.try_lock() {
                Ok(()) => break,
                Err(TryLockError::Error(error)) => return Err(unwritable(error)),
                Err(TryLockError::WouldBlock) if begun.elapsed() >= patience => {
                    return Ok(None);
                }
                Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            }
        }
        let held = Held {
            target,
            _lock: lock,
        };
        held.sweep();
        Ok(Some(held))
    }
}

impl Held {
    /// Puts a text in the place of what was there, so that after a crash it is
    /// the one or the other.
    pub(super) fn replace(&self, text: &str) -> io::Result<()> {
        if text.len() as u64 > MAX_FILE {
            let most = MAX_FILE / (1024 * 1024);
            let what = format!("it would be larger than {most} MB");
            return Err(io::Error::other(what));
        }
        let mode = match fs::metadata(&self.target) {
            Ok(meta) if !meta.is_file() => return Err(io::Error::other("it is not a file")),
            Ok(meta) => {
                // To rename does not ask whether it may be written to.
                OpenOptions::new().write(true).open(&self.target)?;
                Some(meta.permissions())
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        let (folder, name) = self.parts();
        let mut new = tempfile::Builder::new()
            .prefix(&format!(".{name}."))
            .suffix(NEW)
            .tempfile_in(folder)?;
        new.write_all(text.as_bytes())?;
        if let Some(mode) = mode {
            new.as_file().set_permissions(mode)?;
        }
        new.as_file().sync_all()?;
        new.persist(&self.target)?;
        sync(folder)
    }

    /// Removes the file, if it is there.
    pub(super) fn remove(&self) -> io::Result<()> {
        match fs::remove_file(&self.target) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
            Ok(()) => sync(self.parts().0),
        }
    }

    /// Gives the file another name, that says when, and tells it.
    pub(super) fn set_aside(&self) -> io::Result<PathBuf> {
        let day = today();
        for number in 1..=MAX_ASIDE {
            let aside = with(&self.target, &format!(".set-aside-{day}-{number}"));
            if fs::symlink_metadata(&aside).is_ok() {
                continue;
            }
            fs::rename(&self.target, &aside)?;
            sync(self.parts().0)?;
            return Ok(aside);
        }
        let what = format!("{MAX_ASIDE} files were set aside today");
        Err(io::Error::other(what))
    }

    /// Removes what killed programs left of their saves. Where that cannot be
    /// it does no harm.
    fn sweep(&self) {
        let (folder, name) = self.parts();
        let begin = format!(".{name}.");
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let ours = entry.file_name().to_str().is_some_and(|name| {
                let between = name.strip_prefix(&begin);
                between.is_some_and(|rest| rest.ends_with(NEW) && rest.len() > NEW.len())
            });
            let age = entry.metadata().and_then(|meta| meta.modified());
            let age = age.ok().and_then(|then| then.elapsed().ok());
            if ours && age.is_some_and(|age| age > ORPHANED) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// The folder that the file is in, and its name there.
    fn parts(&self) -> (&Path, String) {
        let folder = self.target.parent().unwrap_or(Path::new("."));
        let name = self.target.file_name().unwrap_or_default();
        (folder, name.to_string_lossy().into_owned())
    }
}

/// How the name of a file ends that is not yet in its place.
const NEW: &str = ".new";

/// The file that a path leads to, where it is a link: to write to the path
/// itself would put a file in the place of the link.
fn target(path: &Path) -> PathBuf {
    let mut at = path.to_owned();
    // As many links as the system follows.
    for _ in 0..40 {
        if let Ok(whole) = fs::canonicalize(&at) {
            return whole;
        }
        // What it leads to is not there yet.
        match (fs::read_link(&at), at.parent()) {
            (Ok(to), Some(folder)) => at = folder.join(to),
            _ => return at,
        }
    }
    at
}

fn with(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// Makes a folder, and those that it is in, for the reader alone.
fn make(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}

/// A file that is made is for the reader alone.
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// Sees to it that what was renamed in a folder stays so.
fn sync(folder: &Path) -> io::Result<()> {
    use io::ErrorKind::{InvalidInput, Unsupported};
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        // Not every file system knows of such a thing.
        Err(error) if matches!(error.kind(), InvalidInput | Unsupported) => Ok(()),
        done => done,
    }
}
