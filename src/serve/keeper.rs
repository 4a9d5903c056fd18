//! When to look at the files, and when to believe what was seen.

use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::board::{Board, Tidings};
use super::watch::Watching;
use super::{Findings, News, Tell};
use crate::config::Outside;
use crate::diag::{Gists, Located, gist};
use crate::failure::reason;
use crate::pipeline::{Look, Preview, Session};
use crate::source::SitePath;

/// How long it has to be quiet before bad news is believed and the whole folder is looked at.
const QUIET: Duration = Duration::from_millis(60);

/// The longest bad news waits while it never gets quiet.
const LONGEST: Duration = Duration::from_secs(1);

/// How often a look that failed is tried again before it is told.
const RETRIES: u32 = 5;

/// When the times of files tell something again: twice what the reader holds for one tick of a slow clock, and a bit.
const SETTLED: Duration = Duration::from_millis(2300);

/// Keeps the board up to date.
pub(super) struct Keeper<O> {
    session: Session,
    board: Arc<Board>,
    watching: Watching,
    outside: Arc<O>,
    tell: Tell,
    /// What moved and is not shown yet, since when.
    held: Option<(BTreeSet<SitePath>, Instant)>,
    /// When to look at everything, and why.
    due: Option<(Instant, Due)>,
    /// What was said last.
    said: Vec<Located>,
    /// How often in a row the folder could not be looked at.
    failures: u32,
    /// What templates failed at, as far as it was seen: in the moment that is shown, and in the one before.
    broken: [BTreeSet<String>; 2],
}

/// What came of a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    Same,
    Moved,
    Failed,
}

/// Why the folder will be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Due {
    /// Something happened a moment ago.
    Quiet,
    /// Files were too young to tell by their times whether they change again.
    Settled,
}

/// What came in since the last look.
#[derive(Debug, Default)]
struct Mail {
    hints: BTreeSet<SitePath>,
    anything: bool,
    folders: bool,
    asked: Vec<Sender<()>>,
    broken: Vec<(Vec<Located>, Arc<Preview>)>,
}

impl<O: Fn() -> Outside> Keeper<O> {
    pub(super) fn new(session: Session, board: Arc<Board>, watching: Watching, outside: Arc<O>, tell: Tell) -> Keeper<O> {
        let said = session.site().notes();
        let due = Some((Instant::now(), Due::Quiet));
        Keeper { session, board, watching, outside, tell, held: None, due, said, failures: 0, broken: Default::default() }
    }

    /// Works until nobody can tell it anything any more.
    pub(super) fn run(mut self, news: &Receiver<Tidings>) {
        if let Some(why) = self.watching.failed.take() {
            self.board.unwatched();
            (self.tell)(News::Unwatched(why));
        }
        loop {
            let wait = self.due.map(|(at, _)| at.saturating_duration_since(Instant::now()));
            let first = match wait {
                Some(wait) => news.recv_timeout(wait),
                None => news.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match first {
                Ok(first) => {
                    let mail = Mail::of(first, news);
                    self.read(mail);
                }
                Err(RecvTimeoutError::Timeout) => self.quiet(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Something may have changed.
    fn read(&mut self, mail: Mail) {
        for (notes, site) in &mail.broken {
            self.tell_of_broken(notes, site);
        }
        let whole = mail.folders || mail.anything || !mail.asked.is_empty();
        if !whole && mail.hints.is_empty() {
            return;
        }
        if mail.folders {
            self.watching.folders();
        }
        let seen = self.look(if whole { Look::Whole } else { Look::At(&mail.hints) });
        if seen == Seen::Moved || !mail.hints.is_empty() || mail.folders || mail.anything {
            self.due = Some((Instant::now() + QUIET, Due::Quiet));
        }
        for asked in mail.asked {
            // Whoever asked may have gone.
            let _ = asked.send(());
        }
    }

    /// Nothing came for a moment.
    fn quiet(&mut self) {
        let due = self.due.take().map(|(_, due)| due);
        match self.look(Look::Whole) {
            Seen::Failed => return,
            Seen::Moved if self.held.is_some() => {
                self.due = Some((Instant::now() + QUIET, Due::Quiet));
                return;
            }
            Seen::Moved | Seen::Same => self.show(),
        }
        if due == Some(Due::Quiet) {
            self.due = Some((Instant::now() + SETTLED, Due::Settled));
        }
    }

    /// Looks, and shows what is good news; says what came of it.
    fn look(&mut self, look: Look<'_>) -> Seen {
        let start = Instant::now();
        let site = Arc::clone(self.session.site());
        let looked = self.session.look(look, (self.outside)());
        if looked.is_ok() && std::mem::take(&mut self.failures) > RETRIES {
            self.board.show(Arc::clone(self.session.site()));
        }
        match looked {
            Ok(None) => {
                if !Arc::ptr_eq(&site, self.session.site()) && self.held.is_none() {
                    self.board.renew(Arc::clone(self.session.site()));
                }
                Seen::Same
            }
            Ok(Some(change)) => {
                let bad = change.lost || self.session.site().has_errors();
                let (held, since) = self.held.get_or_insert_with(|| (BTreeSet::new(), start));
                held.extend(change.paths);
                if !bad || since.elapsed() > LONGEST {
                    self.show();
                }
                Seen::Moved
            }
            Err(error) => {
                self.failed(&error);
                Seen::Failed
            }
        }
    }

    /// A file that vanished while it was looked at is looked for again; a failure that lasts is told, and waits for the next hint.
    fn failed(&mut self, error: &io::Error) {
        self.failures += 1;
        if self.failures <= RETRIES {
            self.due = Some((Instant::now() + QUIET, Due::Quiet));
        } else if self.failures == RETRIES + 1 {
            self.due = None;
            self.board.fail(&reason(self.board.tongue, error));
            (self.tell)(News::Failed(error));
        }
    }

    /// Tells what a page failed at, unless that was told before and has not gone since.
    fn tell_of_broken(&mut self, notes: &[Located], site: &Preview) {
        let [now, before] = &mut self.broken;
        let is_new = |note: &&Located| now.insert(gist(note)) && !before.contains(&gist(note));
        let new: Vec<Located> = notes.iter().filter(is_new).cloned().collect();
        if !new.is_empty() {
            (self.tell)(News::Broken { new, site });
        }
    }

    /// Shows the site as it was seen last.
    fn show(&mut self) {
        let Some((moved, since)) = self.held.take() else { return };
        let site: &Arc<Preview> = self.session.site();
        self.board.show(Arc::clone(site));
        self.broken = [BTreeSet::new(), std::mem::take(&mut self.broken[0])];
        let notes = site.notes();
        let paths = moved.iter().map(ToString::to_string).collect();
        let mut before = Gists::of(&self.said);
        let new: Vec<Located> = notes.iter().filter(|note| !before.take(note)).cloned().collect();
        let told = Findings { new, gone: before.left(), all: &notes, site };
        (self.tell)(News::Changed { paths, seconds: since.elapsed().as_secs_f64(), findings: told });
        self.said = notes;
    }
}

impl Mail {
    /// Everything that is there by now.
    fn of(first: Tidings, news: &Receiver<Tidings>) -> Mail {
        let mut mail = Mail::default();
        mail.add(first);
        while let Ok(next) = news.try_recv() {
            mail.add(next);
        }
        mail
    }

    fn add(&mut self, tidings: Tidings) {
        match tidings {
            Tidings::Hint(path) => drop(self.hints.insert(path)),
            Tidings::Anything => self.anything = true,
            Tidings::Folders => self.folders = true,
            Tidings::Asked(done) => self.asked.push(done),
            Tidings::Broken(notes, site) => self.broken.push((notes, site)),
        }
    }
}
