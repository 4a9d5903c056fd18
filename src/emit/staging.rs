//! The order of a build's writing: open, take files, then commit or give up.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::foreign::{keep_off_sources, refuse_foreign};
use super::journal::Journal;
use super::steps::{steps, take, waiting};
use super::work::Work;
use super::{Refusal, Sink, Stamp, manifest};
use crate::failure::{Doing, failed, half_done};
use crate::memo::Digest;
use crate::plan::OutPath;

/// An output folder with the changes that wait beside it.
///
/// Dropped without a commit, it leaves the output as it was.
#[derive(Debug)]
pub struct Staging {
    output: PathBuf,
    stage: PathBuf,
    work: Work,
    /// There is no output folder yet, so the stage will become it.
    fresh: bool,
    before: BTreeMap<String, Known>,
    /// The folders that were made in the stage, so that each is made once.
    folders: Mutex<HashSet<String>>,
    staged: Mutex<BTreeMap<String, Stamp>>,
}

/// An output folder that nobody else writes into from now on, not yet looked at.
#[derive(Debug)]
pub struct Claim {
    output: PathBuf,
    work: Work,
}

impl Claim {
    /// Claims `output` for the site of the folder `root`; waits as [`Staging::open`] does.
    ///
    /// # Errors
    /// When the folder must not be used, or the disk fails.
    pub fn new(output: &Path, root: &Path, on_wait: &dyn Fn(Option<u32>)) -> Result<Claim, Refusal> {
        let output = keep_off_sources(output, root)?;
        if output.exists() && !output.is_dir() {
            refuse_foreign(&output, &BTreeMap::<String, ()>::new())?;
        }
        let work = Work::open(&output, on_wait)?;
        Ok(Claim { output, work })
    }

    /// Finishes what a killed build has begun, and looks at what is there.
    ///
    /// # Errors
    /// When the folder must not be used, or the disk fails.
    pub fn open(self) -> Result<Staging, Refusal> {
        let Claim { output, mut work } = self;
        if let Some(journal) = Journal::load(&work.journal())? {
            work.seal();
            let staged = waiting(&work.stage())?;
            move_in(&mut work, &output, &journal, &staged).map_err(|stopped| half_done(stopped.error))?;
        }
        work.clear()?;
        let known = |stamp| Known { stamp, kept: AtomicBool::new(false) };
        let before = manifest::load(&output)?.into_iter().map(|(path, stamp)| (path, known(stamp))).collect();
        refuse_foreign(&output, &before)?;
        let fresh = !output.exists();
        Ok(Staging { stage: work.stage(), output, work, fresh, before, folders: Mutex::default(), staged: Mutex::default() })
    }
}

/// A file of the build before.
#[derive(Debug)]
struct Known {
    stamp: Stamp,
    /// Whether it belongs to this build too, just as it is.
    kept: AtomicBool,
}

/// What a commit has to do.
#[derive(Debug)]
pub(super) struct Changes {
    /// New and changed files; they wait in the stage.
    pub(super) staged: Vec<String>,
    /// Files that go.
    pub(super) journal: Journal,
    written: Written,
}

/// What a build did to its output folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// Files that were written.
    pub written: usize,
    /// Files that were there already and stayed as they were.
    pub unchanged: usize,
    /// Files of an earlier build that were deleted.
    pub deleted: usize,
}

impl Staging {
    /// Prepares to write into `output`, the site of the folder `root`; finishes first what a killed build has begun.
    ///
    /// While another build is at work on the same folder, this calls `on_wait`
    /// with the other's process id, if that is known, and waits.
    ///
    /// # Errors
    /// When the folder must not be used, or the disk fails.
    pub fn open(output: &Path, root: &Path, on_wait: &dyn Fn(Option<u32>)) -> Result<Staging, Refusal> {
        Claim::new(output, root, on_wait)?.open()
    }

    /// Moves everything into place.
    ///
    /// # Errors
    /// When the disk fails; [`Failure`](crate::failure::Failure) tells whether the site was changed.
    pub fn commit(mut self) -> io::Result<Written> {
        let Changes { staged, journal, written } = self.changes()?;
        if self.fresh {
            fs::rename(&self.stage, &self.output).map_err(failed(Doing::Write, &self.output))?;
            return Ok(written);
        }
        if written.written == 0 && written.deleted == 0 {
            return Ok(written);
        }
        self.seal(&journal)?;
        match move_in(&mut self.work, &self.output, &journal, &staged) {
            Ok(()) => Ok(written),
            // Nothing has changed yet, so all is given up.
            Err(stopped) if stopped.taken == 0 => self.work.unseal().and(Err(stopped.error)),
            Err(stopped) => Err(half_done(stopped.error)),
        }
    }

    /// Whether an earlier build has written into the folder.
    #[must_use]
    pub fn had_files(&self) -> bool {
        !self.before.is_empty()
    }

    /// The site that will stand after a commit, as [`Sink::stands`] will know it.
    #[must_use]
    pub fn site(&self) -> Digest {
        let staged = self.staged.lock().unwrap_or_else(PoisonError::into_inner);
        let kept =
            self.before.iter().filter(|(_, known)| known.kept.load(Ordering::Relaxed)).map(|(path, known)| (path.as_str(), known.stamp));
        let after: BTreeMap<&str, Stamp> = kept.chain(staged.iter().map(|(path, stamp)| (path.as_str(), *stamp))).collect();
        digest(after.into_iter())
    }

    /// Gives everything up; the output stays as it was.
    pub fn abandon(self) {
        drop(self);
    }

    /// What is to be done; completes the stage by the new manifest if that is anything.
    pub(super) fn changes(&mut self) -> io::Result<Changes> {
        let staged = std::mem::take(self.staged.get_mut().unwrap_or_else(PoisonError::into_inner));
        let (kept, gone): (Vec<_>, Vec<_>) = self.before.iter().partition(|(_, known)| known.kept.load(Ordering::Relaxed));
        let gone: Vec<&str> = gone.into_iter().map(|(path, _)| path.as_str()).filter(|path| !staged.contains_key(*path)).collect();
        let written = Written { written: staged.len(), unchanged: kept.len(), deleted: gone.len() };
        if !self.fresh && staged.is_empty() && gone.is_empty() {
            return Ok(Changes { staged: Vec::new(), journal: Journal::default(), written });
        }
        let kept = kept.into_iter().map(|(path, known)| (path.as_str(), known.stamp));
        let after: BTreeMap<&str, Stamp> = staged.iter().map(|(path, stamp)| (path.as_str(), *stamp)).chain(kept).collect();
        // New files that clash with each other have failed in the stage already.
        if written.unchanged > 0
            && let Some(path) = self.clash(&staged, &after)
        {
            return Err(failed(Doing::Write, &self.output.join(path))(ErrorKind::IsADirectory.into()));
        }
        manifest::save(&self.stage, after.iter().map(|(path, stamp)| (*path, *stamp)))?;
        let journal = journal(&gone, &after);
        Ok(Changes { staged: staged.into_keys().collect(), journal, written })
    }

    /// From here on the build can only go forward, in this process or the next.
    pub(super) fn seal(&mut self, journal: &Journal) -> io::Result<()> {
        journal.save(&self.work.journal())?;
        self.work.seal();
        Ok(())
    }

    /// A new file whose path is a folder of other files too; nobody plans such a site, but it must not get half way.
    fn clash<'a>(&self, staged: &'a BTreeMap<String, Stamp>, after: &BTreeMap<&str, Stamp>) -> Option<&'a str> {
        let new = staged.keys().filter(|path| !self.before.contains_key(*path));
        new.map(String::as_str).find(|path| has_below(after, path) || has_above(after, path))
    }

    /// Whether a file of the build before has this stamp, and the disk still has it in full.
    fn keep(&self, path: &str, stamp: Stamp) -> bool {
        let Some(known) = self.before.get(path).filter(|known| known.stamp == stamp) else { return false };
        let whole = fs::symlink_metadata(self.output.join(path)).is_ok_and(|file| file.is_file() && file.len() == stamp.length);
        if whole {
            known.kept.store(true, Ordering::Relaxed);
        }
        whole
    }

    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        // Hidden names at the top are not looked at when the folder is opened, so they are now.
        let hidden = path.starts_with('.') && !self.before.contains_key(path);
        if hidden && (path == manifest::NAME || self.output.join(path).symlink_metadata().is_ok()) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        if let Some((folder, _)) = path.rsplit_once('/') {
            self.make_folder(folder)?;
        }
        fs::write(self.stage.join(path), bytes)
    }

    fn make_folder(&self, folder: &str) -> io::Result<()> {
        if self.folders.lock().unwrap_or_else(PoisonError::into_inner).contains(folder) {
            return Ok(());
        }
        if let Some((above, _)) = folder.rsplit_once('/') {
            self.make_folder(above)?;
        }
        match fs::create_dir(self.stage.join(folder)) {
            // Another thread was faster.
            Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        self.folders.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_string());
        Ok(())
    }
}

impl Sink for Staging {
    fn put(&self, path: &OutPath, bytes: &[u8]) -> io::Result<Stamp> {
        let (path, stamp) = (path.as_str(), Stamp::of(bytes));
        if !self.keep(path, stamp) {
            self.write(path, bytes).map_err(failed(Doing::Write, &self.output.join(path)))?;
            self.staged.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_string(), stamp);
        }
        Ok(stamp)
    }

    fn has(&self, path: &OutPath, stamp: Stamp) -> bool {
        self.keep(path.as_str(), stamp)
    }

    fn stands(&self, site: Digest) -> bool {
        // Which site it is comes first: no file of another one may be kept on the way.
        let same = digest(self.before.iter().map(|(path, known)| (path.as_str(), known.stamp))) == site;
        same && self.before.par_iter().all(|(path, known)| self.keep(path, known.stamp))
    }
}

/// The digest of a site: its files in order.
fn digest<'a>(files: impl Iterator<Item = (&'a str, Stamp)>) -> Digest {
    let files: Vec<(&str, Digest, u64)> = files.map(|(path, stamp)| (path, stamp.digest, stamp.length)).collect();
    Digest::of(&files)
}

/// A commit that failed on its way.
struct Stopped {
    taken: usize,
    error: io::Error,
}

/// Takes all steps of a sealed work; it is open again afterwards.
fn move_in(work: &mut Work, output: &Path, journal: &Journal, staged: &[String]) -> Result<(), Stopped> {
    let stage = work.stage();
    let steps = steps(journal, staged);
    for (taken, step) in steps.iter().enumerate() {
        take(*step, &stage, output).map_err(|error| Stopped { taken, error })?;
    }
    work.unseal().map_err(|error| Stopped { taken: steps.len(), error })
}

/// The files that go, in the order in which they have to.
fn journal(gone: &[&str], after: &BTreeMap<&str, Stamp>) -> Journal {
    let (in_the_way, stale): (Vec<&str>, Vec<&str>) = gone.iter().partition(|path| has_below(after, path) || has_above(after, path));
    let owned = |paths: Vec<&str>| paths.into_iter().map(str::to_string).collect();
    Journal { in_the_way: owned(in_the_way), stale: owned(stale) }
}

/// Whether some file lies in a folder of this path.
fn has_below(files: &BTreeMap<&str, Stamp>, path: &str) -> bool {
    let folder = format!("{path}/");
    files.range(folder.as_str()..).next().is_some_and(|(path, _)| path.starts_with(&folder))
}

/// Whether some folder of this path is a file.
fn has_above(files: &BTreeMap<&str, Stamp>, path: &str) -> bool {
    path.match_indices('/').any(|(at, _)| files.contains_key(&path[..at]))
}
