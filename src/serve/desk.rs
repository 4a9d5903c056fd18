//! A request into a reply.
//!
//! Every path is looked up in the plan of the site, under exactly its name;
//! no path ever becomes the name of a file. Blocks while a page is made, so
//! it is asked on threads that may wait.

use std::fs::File;
use std::io;
use std::ops::RangeInclusive;
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

/// What somebody asks for.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    pub(super) method: String,
    /// The host of the header, and of the address if that was given whole.
    pub(super) hosts: Vec<String>,
    pub(super) path: String,
    pub(super) query: Option<String>,
    /// `Range`, where nothing makes it depend on what the asker has.
    pub(super) range: Option<String>,
}

/// What comes back.
#[derive(Debug)]
pub(super) enum Reply {
    /// A whole answer.
    Whole(Answer),
    /// Word of changes of the page at a path, for as long as somebody listens.
    Live(String),
}

/// A whole answer.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Body,
}

/// What an answer holds.
#[derive(Debug)]
pub(super) enum Body {
    /// Bytes at hand.
    Bytes(Arc<Vec<u8>>),
    /// A stretch of a file.
    Part { file: File, start: u64, length: u64 },
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

    /// Where the moments of the site are counted.
    pub(super) fn board(&self) -> &Board {
        &self.board
    }

    /// Answers.
    pub(super) fn answer(&self, asked: &Asked) -> Reply {
        if asked.hosts.is_empty() {
            return Reply::Whole(self.refusal(400, "serve-no-host"));
        }
        if !asked.hosts.iter().all(|host| self.gate.lets_in(host)) {
            return Reply::Whole(self.refusal(403, "serve-other-host"));
        }
        if !matches!(asked.method.as_str(), "GET" | "HEAD") {
            let mut answer = self.refusal(405, "serve-read-only");
            answer.headers.push(("allow", "GET, HEAD".to_string()));
            return Reply::Whole(answer);
        }
        match asked.path.as_str() {
            SCRIPT => Reply::Whole(whole(200, "text/javascript; charset=utf-8", SCRIPT_TEXT.as_bytes().to_vec())),
            LIVE => Reply::Live(page_of(asked.query.as_deref().unwrap_or_default())),
            path => Reply::Whole(self.file(path, asked)),
        }
    }

    /// A request that is not answered, and why.
    fn refusal(&self, status: u16, why: &str) -> Answer {
        plain(status, &format!("{}\n", words::refusal(self.board.tongue, why)))
    }

    /// What an open page at a path has to know now.
    pub(super) fn state(&self, path: &str) -> State {
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
            return redirect(302, &site.base().href(""));
        }
        let Some(place) = inside(base, path) else {
            let tongue = self.board.tongue;
            return page(404, dress::bare(tongue, &words::nothing_here(tongue, base)));
        };
        let out = OutPath::of(&place);
        if let Some(to) = site.redirect(&out) {
            let mut answer = redirect(302, &to);
            if let Ok(Found::Page(found)) = self.shelf.get(site, &out) {
                answer.headers.push(("content-type", "text/html; charset=utf-8".to_string()));
                answer.body = Body::Bytes(found.bytes);
            }
            return answer;
        }
        if let Some(file) = site.file(&out) {
            return match open_inside(&self.root, file) {
                Ok((file, length)) => part(&out, file, length, asked.range.as_deref()),
                Err(_) => self.page(&shown, path, None),
            };
        }
        if !site.has_page(&out)
            && let Ok(Found::Page(found)) = self.shelf.get(site, &out)
        {
            return in_memory(&out, found, asked.range.as_deref());
        }
        // A folder is meant.
        if !place.ends_with('/') && site.has_page(&OutPath::of(&format!("{place}/"))) {
            return redirect(302, &site.base().href(&encode(&format!("{place}/"))));
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

fn plain(status: u16, words: &str) -> Answer {
    whole(status, "text/plain; charset=utf-8", words.as_bytes().to_vec())
}

fn page(status: u16, bytes: Vec<u8>) -> Answer {
    whole(status, "text/html; charset=utf-8", bytes)
}

fn whole(status: u16, kind: &str, bytes: Vec<u8>) -> Answer {
    Answer { status, headers: vec![("content-type", kind.to_string())], body: Body::Bytes(Arc::new(bytes)) }
}

fn redirect(status: u16, to: &str) -> Answer {
    Answer { status, headers: vec![("location", to.to_string())], body: Body::Bytes(Arc::default()) }
}

/// A file of the disk, or the part of it that was asked for.
fn part(out: &OutPath, file: File, length: u64, range: Option<&str>) -> Answer {
    let mut headers = vec![("content-type", content_type(out)), ("accept-ranges", "bytes".to_string())];
    match range.and_then(|range| wanted(range, length)) {
        None => Answer { status: 200, headers, body: Body::Part { file, start: 0, length } },
        Some(Ok(range)) => {
            headers.push(("content-range", format!("bytes {}-{}/{length}", range.start(), range.end())));
            let (start, length) = (*range.start(), range.end() - range.start() + 1);
            Answer { status: 206, headers, body: Body::Part { file, start, length } }
        }
        Some(Err(())) => unsatisfiable(length),
    }
}

/// The same of bytes at hand.
fn in_memory(out: &OutPath, found: Page, range: Option<&str>) -> Answer {
    let mut headers = vec![("content-type", content_type(out)), ("accept-ranges", "bytes".to_string())];
    let length = found.bytes.len() as u64;
    match range.and_then(|range| wanted(range, length)) {
        None => Answer { status: 200, headers, body: Body::Bytes(found.bytes) },
        Some(Ok(range)) => {
            headers.push(("content-range", format!("bytes {}-{}/{length}", range.start(), range.end())));
            let place = |n: &u64| usize::try_from(*n).unwrap_or(usize::MAX);
            let bytes = found.bytes.get(place(range.start())..=place(range.end())).unwrap_or_default().to_vec();
            Answer { status: 206, headers, body: Body::Bytes(Arc::new(bytes)) }
        }
        Some(Err(())) => unsatisfiable(length),
    }
}

fn unsatisfiable(length: u64) -> Answer {
    let mut answer = plain(416, "");
    answer.headers.push(("content-range", format!("bytes */{length}")));
    answer
}

/// The one range that is asked for (RFC 9110, 14.2); `None` where the whole is sent: several ranges, or another unit.
fn wanted(range: &str, length: u64) -> Option<Result<RangeInclusive<u64>, ()>> {
    let range = range.trim();
    if !range.starts_with("bytes=") {
        return None;
    }
    let parsed = http_range_header::parse_range_header(range).and_then(|parsed| parsed.validate(length));
    match parsed.as_deref() {
        Ok([one]) => Some(Ok(one.clone())),
        Ok(_) => None,
        Err(_) => Some(Err(())),
    }
}

/// The type of a file, by its name.
#[must_use]
pub fn content_type(out: &OutPath) -> String {
    let name = out.as_str().rsplit('/').next().unwrap_or_default();
    let kind = match name {
        "atom.xml" => "application/atom+xml".to_string(),
        "feed.json" => "application/feed+json".to_string(),
        _ if name.ends_with(".xml") => "application/xml".to_string(),
        _ => mime_guess::from_path(name).first_or_octet_stream().essence_str().to_string(),
    };
    let is_text = kind.starts_with("text/") || kind.ends_with("+xml") || kind.ends_with("json") || kind.ends_with("/xml");
    if is_text { format!("{kind}; charset=utf-8") } else { kind }
}

/// Turns reading errors of a body into the end of the connection.
pub(super) fn read_part(file: &mut File, start: u64, most: usize) -> io::Result<Vec<u8>> {
    use std::io::{Read, Seek, SeekFrom};
    file.seek(SeekFrom::Start(start))?;
    let mut bytes = Vec::with_capacity(most);
    file.take(most as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}
