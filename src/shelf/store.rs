//! The folder where the things of one dossier lie.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use super::drawer::{Drawer, Held};
use super::seen::hash;
use super::trouble::{Aside, Trouble, why};
use super::written::{Content, parse, text};
use super::{Change, Seen, Shelf, Stay};
use crate::dossier::{Origin, Problem, printable};

/// The longest part of a folder's own name in that of its store, in bytes.
const MAX_NAME: usize = 100;

/// The folder where the things of one dossier lie: `shelf.ron`, `stay.ron`,
/// `seen.ron` and the drafts of notes. It is made when something is saved.
#[derive(Debug, Clone)]
pub struct Store {
    folder: PathBuf,
    /// Which dossier that is, for the first line of the files.
    pub(super) dossier: String,
}

/// What came of some changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The shelf as it lies on the disk now, with what others changed.
    pub shelf: Shelf,
    /// What is to be told: a file that was set aside, changes that are not
    /// made.
    pub told: Vec<Trouble>,
}

impl Store {
    /// Where the things of a dossier lie: in `$XDG_STATE_HOME/nemuro`, or
    /// `~/.local/state/nemuro`.
    ///
    /// # Errors
    /// When the reader has no home.
    pub fn of(origin: &Origin) -> Result<Self, Trouble> {
        let base = etcetera::choose_base_strategy().map_err(|_| Trouble::Homeless)?;
        let state = base.state_dir().unwrap_or_else(|| base.data_dir());
        let home = state.join("nemuro");
        let Origin::Folder(folder) = origin else {
            let dossier = ", of the dossier in the program".to_owned();
            let folder = home.join("built-in");
            return Ok(Self { folder, dossier });
        };
        let whole = folder
            .canonicalize()
            .or_else(|_| std::path::absolute(folder));
        let whole = whole.unwrap_or_else(|_| folder.clone());
        Ok(Self {
            folder: home.join(name(&whole)),
            dossier: format!(", of {}", printable(&whole.display().to_string())),
        })
    }

    /// A store in a folder.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            dossier: String::new(),
        }
    }

    /// The folder, whether or not it is there.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The shelf. A file that cannot be understood is set aside, and the next
    /// time the shelf is empty.
    ///
    /// # Errors
    /// When the file cannot be read or understood.
    pub fn shelf(&self) -> Result<Shelf, Trouble> {
        self.take()
    }

    /// The shelf, looked at only: a file that cannot be understood stays where
    /// it is.
    ///
    /// # Errors
    /// When the file cannot be read or understood.
    pub fn look(&self) -> Result<Shelf, Trouble> {
        let drawer = self.drawer::<Shelf>();
        let read = read(&drawer)?;
        read.map_err(|problem| Trouble::Corrupt(problem, Aside::Left))
    }

    /// Makes changes to the shelf as it lies on the disk, and saves it.
    ///
    /// # Errors
    /// When it cannot be read or saved. Then none of the changes is made; to
    /// make them again does no harm.
    pub fn change(&self, changes: &[Change]) -> Result<Saved, Trouble> {
        let mut refused = Vec::new();
        let (shelf, aside) = self.revise(|mut shelf: Shelf| {
            let results = changes.iter().map(|change| shelf.apply(change));
            refused = results.filter_map(Result::err).collect();
            shelf
        })?;
        let refused = refused.into_iter().map(Trouble::Refused);
        let told = aside.into_iter().chain(refused).collect();
        Ok(Saved { shelf, told })
    }

    /// Where the reader was; none where they never were.
    ///
    /// # Errors
    /// As for [`Store::shelf`].
    pub fn stay(&self) -> Result<Option<Stay>, Trouble> {
        let stay: Stay = self.take()?;
        Ok(Some(stay).filter(|stay| *stay != Stay::default()))
    }

    /// Saves where the reader is. Of two explorers the last one holds.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn keep_stay(&self, stay: &Stay) -> Result<Option<Trouble>, Trouble> {
        Ok(self.revise(|_| stay.clone())?.1)
    }

    /// What was last seen of each statement.
    ///
    /// # Errors
    /// As for [`Store::shelf`].
    pub fn seen(&self) -> Result<Seen, Trouble> {
        self.take()
    }

    /// Adds what was seen to what is remembered, also by other explorers. What
    /// was saved last holds.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn keep_seen(&self, later: &Seen) -> Result<Option<Trouble>, Trouble> {
        let revised = self.revise(|mut seen: Seen| {
            seen.merge(later);
            seen
        })?;
        Ok(revised.1)
    }

    fn drawer<T: Content>(&self) -> Drawer {
        Drawer::new(&self.folder, T::FILE)
    }

    /// What a file holds; a file that cannot be understood is set aside.
    fn take<T: Content>(&self) -> Result<T, Trouble> {
        let drawer = self.drawer::<T>();
        match read(&drawer)? {
            Ok(content) => Ok(content),
            // Somebody may have mended it or set it aside just now.
            Err(problem) => match drawer.hold() {
                Ok(held) => read_held(&drawer, &held).and_then(|(content, aside)| match aside {
                    None => Ok(content),
                    Some(trouble) => Err(trouble),
                }),
                Err(trouble) => Err(Trouble::Corrupt(problem, Aside::Stuck(trouble.what()))),
            },
        }
    }

    /// Makes something else of what a file holds, while nobody else does.
    fn revise<T: Content + Clone>(
        &self,
        revision: impl FnOnce(T) -> T,
    ) -> Result<(T, Option<Trouble>), Trouble> {
        let drawer = self.drawer::<T>();
        let held = drawer.hold()?;
        let (before, aside) = read_held::<T>(&drawer, &held)?;
        let after = revision(before.clone());
        if after != before {
            let path = drawer.path();
            let unwritable = |why: String| Trouble::Unwritable(path.to_owned(), why);
            let text =
                text(&after, &self.dossier).map_err(|error| unwritable(error.to_string()))?;
            let saved = held.replace(&text);
            saved.map_err(|error| Trouble::unwritable(path, &error))?;
        }
        Ok((after, aside))
    }
}

/// What a file holds, or what is wrong with it.
fn read<T: Content>(drawer: &Drawer) -> Result<Result<T, Box<Problem>>, Trouble> {
    let Some(bytes) = drawer.read()? else {
        return Ok(Ok(T::default()));
    };
    let path = drawer.path().display().to_string();
    Ok(parse(path, bytes).map_err(Box::new))
}

/// What a file holds that nobody else writes; what cannot be understood is set
/// aside, and told.
pub(super) fn read_held<T: Content>(
    drawer: &Drawer,
    held: &Held,
) -> Result<(T, Option<Trouble>), Trouble> {
    match read(drawer)? {
        Ok(content) => Ok((content, None)),
        Err(problem) => match held.set_aside() {
            Ok(path) => {
                let told = Trouble::Corrupt(problem, Aside::Moved(path));
                Ok((T::default(), Some(told)))
            }
            Err(error) => Err(Trouble::Corrupt(problem, Aside::Stuck(why(&error)))),
        },
    }
}

/// The name of the store of a folder: the folder's own, so that people find
/// it, and a hash of the whole path, so that each has its own.
fn name(folder: &Path) -> String {
    let own = folder.file_name().unwrap_or_default().to_string_lossy();
    let end = own.floor_char_boundary(MAX_NAME);
    let hash = hash([&*folder.to_string_lossy()]);
    format!("{}-{hash:08x}", &own[..end])
}
