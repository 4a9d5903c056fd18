//! The build's only reads: the site folder into [`Sources`].
//!
//! `site.toml`, `words.toml`, everything below `content/`, everything below `themes/`.
//! Names that begin with `.`, `_` or `~$` are left out, except in themes, where
//! `_` marks parts of templates. Symbolic links may lead to files inside the
//! site; any other is a note.

mod again;
mod memo;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

pub use again::{may_be_read, open_inside, read_again};
pub use memo::{MemoState, link_memo_file, memo_file, read_link_memo, read_memo, read_search_memo, search_memo_file};

use crate::diag::{Diagnostic, Noted, Problem};
use crate::failure::{Doing, failed};
use crate::source::{FileStamp, SitePath, Source, Sources, Store};

/// The file that makes a folder a site.
pub const SITE_FILE: &str = "site.toml";

/// The file beside it with the site's own rules for words.
pub const WORDS_FILE: &str = "words.toml";

/// Reads a site folder.
///
/// # Errors
/// When the disk fails; what is wrong with the content is in the notes.
pub fn read(root: &Path) -> io::Result<Noted<Sources>> {
    let mut found = Found::default();
    if root.join(SITE_FILE).is_file() {
        found.file(Path::new(SITE_FILE));
    }
    if root.join(WORDS_FILE).is_file() {
        found.file(Path::new(WORDS_FILE));
    }
    for folder in ["content", "themes"] {
        found.tree(root, folder)?;
    }
    let now = SystemTime::now();
    let files: Vec<Source> = found.paths.into_par_iter().map(|path| look(root, path, now)).collect();
    let sources = Sources::new(files, Box::new(Folder { root: root.to_path_buf() }));
    let mut notes = found.notes;
    if sources.find(&site_file()).is_none() {
        notes.push(Diagnostic::nowhere(Problem::NoSiteToml { folder: root.display().to_string() }));
    }
    Ok(Noted { value: sources, notes })
}

/// The path of [`SITE_FILE`].
#[must_use]
pub fn site_file() -> SitePath {
    SitePath::new(SITE_FILE).expect("a clean path")
}

/// The path of [`WORDS_FILE`].
#[must_use]
pub fn words_file() -> SitePath {
    SitePath::new(WORDS_FILE).expect("a clean path")
}

#[derive(Default)]
struct Found {
    paths: Vec<SitePath>,
    notes: Vec<Diagnostic>,
}

impl Found {
    /// One of the site's folders with all below it: the upper levels first, then each folder there on any thread.
    fn tree(&mut self, root: &Path, folder: &'static str) -> io::Result<()> {
        let top = root.join(folder);
        if !top.is_dir() {
            return Ok(());
        }
        let upper = self.walk(root, folder, WalkDir::new(&top).max_depth(UPPER_LEVELS))?;
        let lower = upper.par_iter().map(|below| {
            let mut found = Found::default();
            found.walk(root, folder, WalkDir::new(below).min_depth(1)).map(|_| found)
        });
        for found in lower.collect::<io::Result<Vec<Found>>>()? {
            self.paths.extend(found.paths);
            self.notes.extend(found.notes);
        }
        Ok(())
    }

    /// Takes all files of a walk; gives the folders at which it stopped.
    fn walk(&mut self, root: &Path, folder: &str, walk: WalkDir) -> io::Result<Vec<PathBuf>> {
        let hidden = |entry: &DirEntry| {
            let name = entry.file_name().to_string_lossy();
            // `~$agenda.xlsx` is what Excel puts beside a workbook while it is open.
            entry.depth() > 0 && (name.starts_with('.') || (folder == "content" && (name.starts_with('_') || name.starts_with("~$"))))
        };
        let mut stops = Vec::new();
        for entry in walk.sort_by_file_name().into_iter().filter_entry(|entry| !hidden(entry)) {
            let entry = entry.map_err(io::Error::from)?;
            let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
            if entry.file_type().is_file() {
                self.file(relative);
            } else if entry.file_type().is_symlink() {
                self.link(root, relative);
            } else if entry.depth() == UPPER_LEVELS {
                stops.push(entry.into_path());
            }
        }
        Ok(stops)
    }

    fn file(&mut self, relative: &Path) {
        let parts: Option<Vec<&str>> = relative.iter().map(|part| part.to_str()).collect();
        match parts.and_then(|parts| SitePath::new(&parts.join("/"))) {
            Some(path) => self.paths.push(path),
            None => self.notes.push(Diagnostic::nowhere(Problem::NameNotUtf8 { name: relative.display().to_string() })),
        }
    }

    fn link(&mut self, root: &Path, relative: &Path) {
        let target = fs::canonicalize(root.join(relative));
        let inside = match (&target, fs::canonicalize(root)) {
            (Ok(target), Ok(root)) => target.starts_with(&root) && target.is_file(),
            _ => false,
        };
        if inside {
            self.file(relative);
        } else if let Some(path) = relative.to_str().and_then(|path| SitePath::new(&path.replace('\\', "/"))) {
            let target = target.ok().map(|target| target.display().to_string());
            self.notes.push(Diagnostic::nowhere(Problem::LinkOutside { link: path.to_string(), target }));
        }
    }
}

/// How deep one thread looks before it shares the rest: `content/events/` holds the many folders of an archive.
const UPPER_LEVELS: usize = 2;

/// How long a file's time says nothing: within one tick of its clock, a file can change twice and look the same.
const TICK: Duration = Duration::from_secs(2);

/// A file as it looks; one that cannot be looked at will fail, by name, when it is read.
fn look(root: &Path, path: SitePath, now: SystemTime) -> Source {
    let stamp = |meta: &fs::Metadata| {
        let modified = meta.modified().ok()?;
        let settled = now.duration_since(modified).is_ok_and(|age| age > TICK);
        let nanoseconds = i128::try_from(modified.duration_since(UNIX_EPOCH).ok()?.as_nanos()).ok()?;
        settled.then_some(FileStamp { length: meta.len(), modified: nanoseconds, changed: changed(meta) })
    };
    let stamp = fs::metadata(root.join(path.as_str())).ok().as_ref().and_then(stamp);
    Source { path, stamp }
}

/// The time of the last change of a file's bytes, name or rights; it tells two files apart that took each other's place.
#[cfg(unix)]
fn changed(meta: &fs::Metadata) -> i128 {
    use std::os::unix::fs::MetadataExt;
    i128::from(meta.ctime()) * 1_000_000_000 + i128::from(meta.ctime_nsec())
}

#[cfg(not(unix))]
fn changed(_: &fs::Metadata) -> i128 {
    0
}

/// A file's bytes; an error names the file.
fn bytes_of(root: &Path, path: &SitePath) -> io::Result<Vec<u8>> {
    fs::read(root.join(path.as_str())).map_err(failed(Doing::Read, Path::new(path.as_str())))
}

/// A folder on the disk.
struct Folder {
    root: PathBuf,
}

impl Store for Folder {
    fn bytes(&self, path: &SitePath) -> io::Result<Vec<u8>> {
        bytes_of(&self.root, path)
    }
}
