//! A request into a reply.
//!
//! Every path is looked up in the plan of the site, under exactly its name;
//! no path ever becomes the name of a file. Blocks while a page is made, so
//! it is asked on threads that may wait.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use jiff::civil::Date;

use super::board::{Board, Shown};
use super::dress::{self, LIVE, SCRIPT, SCRIPT_TEXT, State};
use super::gate::{Gate, inside};
use super::shelf::{Found, Page, Shelf};
use super::words;
use crate::diag::human;
use crate::http::{self, Answer, Asked, Body, Live, Reply, content_type};
use crate::memo::Digest;
use crate::plan::OutPath;
use crate::read::open_inside;
use crate::slug::{decode, encode};

/// How often a page is tried whose files change while it is made, and how long to wait between.
const TRIES: u32 = 5;
const BETWEEN: Duration = Duration::from_millis(20);

/// Whoever answers.
pub(super) struct Desk {
    root: PathBuf,
    board: Arc<Board>,
    gate: Gate,
    today: Box<dyn Fn() -> Date + Send + Sync>,
    shelf: Shelf,
}

/// A page as visitors see it.
struct Sheet {
    status: u16,
    bytes: Arc<Vec<u8>>,
    state: State,
}

/// What was found for a page: its bytes if there are any, and problems of its own.
struct Lookup {
    page: Option<Page>,
    problems: Option<String>,
    planned: bool,
}

impl Desk {
    pub(super) fn new(root: &Path, board: Arc<Board>, gate: Gate, today: Box<dyn Fn() -> Date + Send + Sync>) -> Desk {
        Desk { root: root.to_path_buf(), board, gate, today, shelf: Shelf::default() }
    }

    /// Answers.
    pub(super) fn answer(self: &Arc<Self>, asked: &Asked) -> Reply {
        if asked.hosts.is_empty() {
            return Reply::Whole(self.refusal(400, "serve-no-host"));
        }
        if !asked.hosts.iter().all(|host| self.gate.lets_in(host)) {
            return Reply::Whole(self.refusal(403, "serve-other-host"));
        }
        if let Some(refusal) = http::read_only(&asked.method, || self.refused("serve-read-only")) {
            return Reply::Whole(refusal);
        }
        match asked.path.as_str() {
            SCRIPT => Reply::Whole(http::whole(200, "text/javascript; charset=utf-8", SCRIPT_TEXT.as_bytes().to_vec())),
            LIVE => {
                let (desk, page) = (Arc::clone(self), page_of(asked.query.as_deref().unwrap_or_default()));
                let state = move || serde_json::to_string(&desk.state(&page)).expect("plain values always have a form");
                Reply::Live(Live { versions: self.board.versions(), state: Arc::new(state) })
            }
            path => Reply::Whole(self.file(path, asked)),
        }
    }

    /// A request that is not answered, and why.
    fn refusal(&self, status: u16, why: &str) -> Answer {
        http::plain(status, &self.refused(why))
    }

    fn refused(&self, why: &str) -> String {
        format!("{}\n", words::refusal(self.board.tongue, why))
    }

    /// What an open page at a path has to know now.
    fn state(&self, path: &str) -> State {
        let shown = self.board.shown();
        let out = inside(shown.site().base().path(), path).map(|path| OutPath::of(&path));
        self.sheet(&shown, path, out.as_ref()).state
    }

    fn file(&self, path: &str, asked: &Asked) -> Answer {
        if !self.board.is_watched() || self.board.day() != (self.today)() {
            self.board.look();
        }
        let shown = self.board.shown();
        let site = shown.site();
        let base = site.base().path();
        if path == "/" && base != "/" || decode(path) == base.trim_end_matches('/') {
            return http::redirect(302, &site.base().href(""));
        }
        let Some(place) = inside(base, path) else {
            let tongue = self.board.tongue;
            return page(404, dress::bare(tongue, &words::nothing_here(tongue, base)));
        };
        let out = OutPath::of(&place);
        if let Some(to) = site.redirect(&out) {
            let mut answer = http::redirect(302, &to);
            if let Ok(Found::Page(found)) = self.shelf.get(site, &out) {
                answer.headers.push(("content-type", "text/html; charset=utf-8".to_string()));
                answer.body = Body::Bytes(found.bytes);
            }
            return answer;
        }
        if let Some(file) = site.file(&out) {
            return match open_inside(&self.root, file) {
                Ok((file, length)) => http::of_file(content_type(out.as_str()), file, length, asked.range.as_deref()),
                Err(_) => self.page(&shown, path, None),
            };
        }
        if !site.has_page(&out)
            && let Ok(Found::Page(found)) = self.shelf.get(site, &out)
        {
            return http::in_memory(content_type(out.as_str()), found.bytes, asked.range.as_deref());
        }
        // A folder is meant.
        if !place.ends_with('/') && site.has_page(&OutPath::of(&format!("{place}/"))) {
            return http::redirect(302, &site.base().href(&encode(&format!("{place}/"))));
        }
        self.page(&shown, path, Some(&out))
    }

    fn page(&self, shown: &Shown, path: &str, out: Option<&OutPath>) -> Answer {
        let sheet = self.sheet(shown, path, out);
        page(sheet.status, dress::dressed(&sheet.bytes, &sheet.state))
    }

    /// The page at a place, or the one for places where nothing is, with what goes on top.
    fn sheet(&self, shown: &Shown, path: &str, out: Option<&OutPath>) -> Sheet {
        let mut shown = Arc::new(shown.clone());
        let mut found = out.map(|out| self.look_up(&mut shown, out));
        let mut status = 200;
        if found.as_ref().is_none_or(|found| !found.planned) {
            status = 404;
            found = Some({
                let not_found = shown.site().not_found(out);
                self.look_up(&mut shown, &not_found)
            });
        }
        let Lookup { page, problems, .. } = found.unwrap_or(Lookup { page: None, problems: None, planned: false });
        let site = shown.site();
        let tongue = self.board.tongue;
        let good = page.is_some();
        let (title, text) = match problems {
            Some(own) => (words::template(tongue, good), own),
            None => (words::problems(tongue, shown.count, good), shown.problems.clone()),
        };
        let marks = site.unpublished();
        let mark = marks.get(path).copied().filter(|_| status == 200);
        let overlay = dress::overlay(tongue, (!text.is_empty()).then_some((title.as_str(), text.as_str())), mark);
        let page = page.unwrap_or_else(|| {
            status = if status == 404 { 404 } else { 500 };
            let said = if text.is_empty() { words::in_motion(tongue) } else { title.clone() };
            let bytes = dress::bare(tongue, &said);
            Page { digest: Digest::of_bytes(&bytes), bytes: Arc::new(bytes) }
        });
        let state = State {
            run: self.board.run.clone(),
            version: shown.version,
            page: page.digest.to_string(),
            overlay,
            marks: marks.into_iter().map(|(url, why)| (url, words::badge(tongue, why))).collect(),
            moved: shown.moved.clone(),
        };
        Sheet { status, bytes: page.bytes, state }
    }

    /// A page of the site that is shown; looks at the files again where they are not what they were.
    fn look_up(&self, shown: &mut Arc<Shown>, out: &OutPath) -> Lookup {
        for _ in 0..TRIES {
            let site = Arc::clone(shown.site());
            let planned = site.has_page(out);
            match self.shelf.get(&site, out) {
                Ok(Found::Page(page)) => return Lookup { page: Some(page), problems: None, planned },
                Ok(Found::Broken(notes, page)) => {
                    self.board.broken(&notes, &site);
                    return Lookup { page, problems: Some(human(self.board.tongue, &notes, site.sources(), false)), planned };
                }
                Ok(Found::Nothing) => return Lookup { page: None, problems: None, planned },
                // While the site is broken, some of its files are not what they were when it was good.
                Err(_) if shown.count > 0 => return self.broken(shown, out, planned),
                Err(_) => {
                    self.board.look();
                    thread::sleep(BETWEEN);
                    *shown = self.board.shown();
                }
            }
        }
        Lookup { page: self.shelf.last(out), problems: None, planned: shown.site().has_page(out) }
    }

    /// The page as it was when it was asked for last; if it never was, as far as it can be made of what there is.
    fn broken(&self, shown: &Shown, out: &OutPath, planned: bool) -> Lookup {
        let page = self.shelf.last(out).or_else(|| match Shelf::default().get(&shown.now, out) {
            Ok(Found::Page(page)) => Some(page),
            Ok(Found::Broken(..) | Found::Nothing) | Err(_) => None,
        });
        Lookup { page, problems: None, planned }
    }
}

/// The page that a listener names.
fn page_of(query: &str) -> String {
    let value = query.split('&').find_map(|pair| pair.strip_prefix("page="));
    decode(value.unwrap_or("/"))
}

fn page(status: u16, bytes: Vec<u8>) -> Answer {
    http::whole(status, "text/html; charset=utf-8", bytes)
}
