//! What the system says of changed files: hints, never more.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Config, Error, ErrorKind, Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::Unwatched;
use super::board::Tidings;
use crate::read::may_be_read;
use crate::source::SitePath;

/// The folders of a site that hold its files.
const FOLDERS: [&str; 2] = ["content", "themes"];

/// A site's folder that is watched.
#[derive(Debug)]
pub(super) struct Watching {
    root: PathBuf,
    watcher: Option<RecommendedWatcher>,
    /// Why the system does not tell of changes, or not of all.
    pub(super) failed: Option<Unwatched>,
}

impl Watching {
    /// Begins to watch; what is seen goes to `hints`.
    pub(super) fn start(root: &Path, hints: Sender<Tidings>) -> Watching {
        let own = root.to_path_buf();
        let handler = move |event: notify::Result<Event>| {
            for tidings in understand(&own, event) {
                // Whoever listened is gone, and with it the reason to tell.
                let _ = hints.send(tidings);
            }
        };
        let mut watching = Watching { root: root.to_path_buf(), watcher: None, failed: None };
        match RecommendedWatcher::new(handler, Config::default().with_follow_symlinks(false)) {
            Ok(watcher) => watching.watcher = Some(watcher),
            Err(error) => watching.failed = Some(why(error)),
        }
        if let Some(watcher) = &mut watching.watcher
            && let Err(error) = watcher.watch(root, RecursiveMode::NonRecursive)
        {
            watching.failed = Some(why(error));
        }
        watching.folders();
        watching
    }

    /// Watches the folders that there are now.
    pub(super) fn folders(&mut self) {
        let Some(watcher) = &mut self.watcher else { return };
        for folder in FOLDERS.map(|name| self.root.join(name)) {
            // One that was moved away is watched where it went, and one that came in its place is not.
            let _ = watcher.unwatch(&folder);
            if folder.is_dir()
                && let Err(error) = watcher.watch(&folder, RecursiveMode::Recursive)
            {
                self.failed = Some(why(error));
            }
        }
    }
}

fn why(error: Error) -> Unwatched {
    match error.kind {
        ErrorKind::MaxFilesWatch => Unwatched::Limit,
        ErrorKind::Io(error) => Unwatched::Failed(error),
        _ => Unwatched::Failed(io::Error::other(error.to_string())),
    }
}

/// What an event may mean for the site.
fn understand(root: &Path, event: notify::Result<Event>) -> Vec<Tidings> {
    let Ok(event) = event else { return vec![Tidings::Anything] };
    if event.need_rescan() {
        return vec![Tidings::Folders];
    }
    // Our own reading is an event, too; that somebody has done writing is worth a look.
    let done_writing = event.kind == EventKind::Access(AccessKind::Close(AccessMode::Write));
    if event.kind.is_access() && !done_writing && !event.paths.is_empty() {
        return Vec::new();
    }
    if event.paths.is_empty() {
        return vec![Tidings::Anything];
    }
    event.paths.iter().filter_map(|path| one(root, path)).collect()
}

fn one(root: &Path, path: &Path) -> Option<Tidings> {
    let Ok(relative) = path.strip_prefix(root) else { return Some(Tidings::Anything) };
    if FOLDERS.iter().any(|folder| relative == Path::new(folder)) {
        return Some(Tidings::Folders);
    }
    let parts: Option<Vec<&str>> = relative.iter().map(|part| part.to_str()).collect();
    match parts.and_then(|parts| SitePath::new(&parts.join("/"))) {
        Some(path) if may_be_read(&path) => Some(Tidings::Hint(path)),
        Some(_) => None,
        // The site's own folder, or a name that is no text.
        None => Some(Tidings::Anything),
    }
}
