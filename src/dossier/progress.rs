//! Progress: how far the reading of a dossier is, in bytes of its files.

use std::sync::{Mutex, PoisonError};

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The files are read and parsed.
    Reading,
    /// What they say is checked.
    Checking,
}

impl Stage {
    /// In how many steps each byte is dealt with: it comes from the disk and
    /// is parsed; its ids are gathered and then it is checked.
    const STEPS: u64 = 2;

    /// The stage in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Reading => "Reading the dossier",
            Self::Checking => "Checking it",
        }
    }
}

/// How far a stage is. It never goes back, and a stage that is not cut short
/// by a problem ends at its total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// How many bytes of the files are dealt with.
    pub done: u64,
    /// How many bytes there are.
    pub total: u64,
    /// The file that was worked at last, within the dossier:
    /// `topics/energy.ron`; empty at the beginning.
    pub file: String,
}

impl Progress {
    /// How much is done, in per cent; all only when all is done.
    #[must_use]
    pub fn percent(&self) -> u64 {
        let percent = 100 * u128::from(self.done) / u128::from(self.total.max(1));
        u64::try_from(percent).unwrap_or(100).min(100)
    }

    /// How much is done of how much: `84 of 205 MB`.
    #[must_use]
    pub fn amount(&self) -> String {
        let (kb, tenths) = (self.total.div_ceil(1000), 100_000);
        match self.total {
            0..1_000_000 => format!("{} of {kb} kB", self.done / 1000),
            1_000_000..10_000_000 => {
                let [done, total] = [self.done, self.total].map(|bytes| bytes / tenths);
                let point = |tenths: u64| format!("{}.{}", tenths / 10, tenths % 10);
                format!("{} of {} MB", point(done), point(total))
            }
            _ => {
                let [done, total] = [self.done, self.total].map(|bytes| bytes / 1_000_000);
                format!("{done} of {total} MB")
            }
        }
    }
}

/// Adds up what is done by several threads, and tells it in order.
pub(super) struct Tally<'a> {
    stage: Stage,
    total: u64,
    /// Each byte counted at each step. Telling happens under the lock, for
    /// what is told must not overtake what was added.
    done: Mutex<u64>,
    tell: &'a (dyn Fn(Progress) + Sync),
}

impl<'a> Tally<'a> {
    /// Begins a stage.
    pub(super) fn new(stage: Stage, total: u64, tell: &'a (dyn Fn(Progress) + Sync)) -> Self {
        let tally = Self {
            stage,
            total,
            done: Mutex::new(0),
            tell,
        };
        tally.add("", 0);
        tally
    }

    /// One step with one file of so many bytes.
    pub(super) fn step<'t>(&'t self, file: &'t str, size: u64) -> Step<'t> {
        let tally = self;
        Step { tally, file, size }
    }

    fn add(&self, file: &str, bytes: u64) {
        let mut done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        *done += bytes;
        (self.tell)(Progress {
            stage: self.stage,
            done: (*done / Stage::STEPS).min(self.total),
            total: self.total,
            file: file.to_owned(),
        });
    }
}

/// A step with a file; when it is dropped the whole file is done with, however
/// many bytes it turned out to have.
pub(super) struct Step<'t> {
    tally: &'t Tally<'t>,
    file: &'t str,
    /// The bytes that are still to come.
    size: u64,
}

impl Step<'_> {
    /// So many bytes more are done.
    pub(super) fn done(&mut self, bytes: usize) {
        let bytes = self.size.min(bytes as u64);
        if bytes > 0 {
            self.size -= bytes;
            self.tally.add(self.file, bytes);
        }
    }
}

impl Drop for Step<'_> {
    fn drop(&mut self) {
        self.done(usize::MAX);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_as_precise_as_it_can_be_read_in_passing() {
        let amount = |done, total| {
            let (stage, file) = (Stage::Reading, String::new());
            Progress {
                stage,
                done,
                total,
                file,
            }
            .amount()
        };
        assert_eq!(amount(84_200_000, 205_900_000), "84 of 205 MB");
        assert_eq!(amount(350_000, 1_440_000), "0.3 of 1.4 MB");
        assert_eq!(amount(0, 45_001), "0 of 46 kB");
    }

    #[test]
    fn a_file_counts_as_what_it_was_thought_to_hold_whatever_it_holds() {
        let told = Mutex::new(Vec::new());
        let tell = |progress: Progress| told.lock().unwrap().push(progress.done);
        let tally = Tally::new(Stage::Reading, 30, &tell);
        let mut grown = tally.step("grown", 10);
        grown.done(8);
        grown.done(8);
        drop(grown);
        drop(tally.step("shrunk", 20));
        drop(tally.step("grown", 10));
        drop(tally.step("shrunk", 20));
        assert_eq!(*told.lock().unwrap(), [0, 4, 5, 15, 20, 30]);
    }
}
