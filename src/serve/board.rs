//! The site as visitors see it at a moment, and the way to have it looked at again.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use jiff::civil::Date;
use tokio::sync::watch;

use crate::diag::{Located, Severity, human};
use crate::memo::Digest;
use crate::messages::{Tongue, words};
use crate::pipeline::Preview;
use crate::source::SitePath;

/// What the keeper is told.
#[derive(Debug)]
pub(super) enum Tidings {
    /// A file may have changed.
    Hint(SitePath),
    /// Anything may have.
    Anything,
    /// One of the folders that are watched came or went.
    Folders,
    /// A visitor waits for the site to be looked at.
    Asked(Sender<()>),
    /// A page was asked for, and its template failed.
    Broken(Vec<Located>, Arc<Preview>),
}

/// One moment of the site.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    /// Counts the moments, from 1.
    pub(super) version: u64,
    /// The site as it is.
    pub(super) now: Arc<Preview>,
    /// The site as it was when nothing kept it from being published, if it ever was so.
    good: Option<Arc<Preview>>,
    /// The errors as text; empty if there are none.
    pub(super) problems: String,
    /// How many errors there are.
    pub(super) count: usize,
    /// Files that are no pages and changed since we began: their addresses, and in which moment.
    pub(super) moved: BTreeMap<String, u64>,
    files: BTreeMap<String, Digest>,
}

/// Where the moment hangs out.
#[derive(Debug)]
pub(super) struct Board {
    /// The language of whoever writes the site.
    pub(super) tongue: Tongue,
    /// Tells this run from others, for pages that were open before it.
    pub(super) run: String,
    shown: Mutex<Arc<Shown>>,
    version: watch::Sender<u64>,
    /// Whether the system tells of changes.
    watched: AtomicBool,
    keeper: Sender<Tidings>,
}

/// How long a visitor waits for the keeper.
const PATIENCE: Duration = Duration::from_secs(10);

impl Shown {
    /// The site whose pages are shown: as it is, or as it was before it broke.
    pub(super) fn site(&self) -> &Arc<Preview> {
        self.good.as_ref().filter(|_| self.count > 0).unwrap_or(&self.now)
    }
}

impl Board {
    pub(super) fn new(tongue: Tongue, site: Arc<Preview>, keeper: Sender<Tidings>) -> Board {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let run = format!("{:x}-{:x}", since.as_nanos(), std::process::id());
        let files = site.as_they_are();
        let first =
            Shown { version: 0, now: Arc::clone(&site), good: None, problems: String::new(), count: 0, moved: BTreeMap::new(), files };
        let (version, _) = watch::channel(1);
        let shown = Mutex::new(Arc::new(after(tongue, &first, site)));
        Board { tongue, run, shown, version, watched: AtomicBool::new(true), keeper }
    }

    /// What hangs there now.
    pub(super) fn shown(&self) -> Arc<Shown> {
        Arc::clone(&self.shown.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Hangs up another moment and tells everybody who waits.
    pub(super) fn show(&self, site: Arc<Preview>) {
        let next = Arc::new(after(self.tongue, &self.shown(), site));
        let version = next.version;
        let last = std::mem::replace(&mut *self.shown.lock().unwrap_or_else(PoisonError::into_inner), next);
        self.version.send_replace(version);
        // A whole archive: nobody waits until it is gone.
        drop(last);
    }

    /// Puts the same site with newer looks of its files in place: no news to anybody.
    pub(super) fn renew(&self, site: Arc<Preview>) {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let good = shown.good.as_ref().map(|good| if shown.count == 0 { Arc::clone(&site) } else { Arc::clone(good) });
        *shown = Arc::new(Shown { now: site, good, ..Shown::clone(&shown) });
    }

    /// The folder cannot be looked at, which says `why`; the pages stay.
    pub(super) fn fail(&self, why: &str) {
        let last = self.shown();
        let next = Shown {
            version: last.version + 1,
            problems: format!("{}: {why}\n", words(self.tongue, "error")),
            count: 1,
            ..Shown::clone(&last)
        };
        let version = next.version;
        *self.shown.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(next);
        self.version.send_replace(version);
    }

    /// A page was asked for whose template failed: whoever looks at the terminal hears of it.
    pub(super) fn broken(&self, notes: &[Located], site: &Arc<Preview>) {
        // Without a keeper nobody listens.
        let _ = self.keeper.send(Tidings::Broken(notes.to_vec(), Arc::clone(site)));
    }

    /// The system does not tell of changes from now on.
    pub(super) fn unwatched(&self) {
        self.watched.store(false, Ordering::Relaxed);
    }

    /// Whether the system tells of changes, so that visitors need not look for them.
    pub(super) fn is_watched(&self) -> bool {
        self.watched.load(Ordering::Relaxed)
    }

    /// The numbers of the moments from now on.
    pub(super) fn versions(&self) -> watch::Receiver<u64> {
        self.version.subscribe()
    }

    /// Has the whole folder looked at, and waits for that.
    pub(super) fn look(&self) {
        let (done, wait): (Sender<()>, Receiver<()>) = channel();
        let sent = self.keeper.send(Tidings::Asked(done));
        if sent.is_ok() {
            let _ = wait.recv_timeout(PATIENCE);
        }
    }

    /// The day the site was made for.
    pub(super) fn day(&self) -> Date {
        self.shown().now.today()
    }
}

/// The moment after another.
fn after(tongue: Tongue, last: &Shown, now: Arc<Preview>) -> Shown {
    let version = last.version + 1;
    let notes = now.notes();
    let errors: Vec<Located> = notes.into_iter().filter(|note| note.diagnostic.severity() == Severity::Error).collect();
    let problems = human(tongue, &errors, now.sources(), false);
    let good = if errors.is_empty() { Some(Arc::clone(&now)) } else { last.good.clone() };
    let mut next = Shown { version, now, good, problems, count: errors.len(), moved: last.moved.clone(), files: BTreeMap::new() };
    next.files = next.site().as_they_are();
    let differs = |url: &&String| last.files.get(*url) != next.files.get(*url);
    let moved: Vec<String> = last.files.keys().chain(next.files.keys()).filter(differs).cloned().collect();
    next.moved.extend(moved.into_iter().map(|url| (url, version)));
    next
}
