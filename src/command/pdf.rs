//! `huikan pdf`: the booklet of an event as a PDF, printed by a browser of this machine.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::Ending;
use super::events::no_such_event;
use super::place::Place;
use super::voice::{Format, Voice};
use crate::failure::reason;
use crate::http::content_type;
use crate::messages::Arguments;
use crate::pipeline::{Booklet, Fresh, Preview, Session};
use crate::plan::OutPath;
use crate::print::{Printed, Served, Surroundings, Trouble, find, print};
use crate::read::site_file;
use crate::slug::decode;

/// How many characters that no font has are told.
const TOLD: usize = 20;

/// What `huikan pdf` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The event: the name of its folder in content/events/, or its title
    #[arg(value_name = "EVENT")]
    event: String,
    /// Where the PDF goes [default: EVENT.pdf in this folder]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The browser that prints: the path or the name of Chromium, Chrome or Edge [default: `HUIKAN_BROWSER`, or the first that is found]
    #[arg(long, value_name = "PROGRAM")]
    browser: Option<PathBuf>,
    /// How many seconds the browser may take
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=3600))]
    timeout: u64,
    #[command(flatten)]
    place: Place,
}

pub(super) fn run(args: &Args, voice: Voice) -> io::Result<Ending> {
    let root = args.place.root()?;
    let session = match Session::open(&root, args.place.outside()) {
        Ok(session) => session,
        Err(error) => {
            voice.disk_failed(&error, None)?;
            return Ok(Ending::System);
        }
    };
    let site = session.site();
    let is_site = site.sources().find(&site_file()).is_some();
    let (event, out, url) = match session.booklet(&args.event) {
        _ if !is_site => {
            voice.tell(&site.notes(), site.sources(), Format::Human, &root)?;
            return Ok(Ending::Errors);
        }
        Booklet::Found(event, out, url) => (event, out, url),
        Booklet::NoEvent(near) => {
            let what = no_such_event(&args.event, &near, voice.tongue());
            voice.say("error-line", &Arguments::new().with("what", what))?;
            return Ok(Ending::Usage);
        }
        Booklet::Withheld(event) => return failed(voice, Ending::Errors, "pdf-withheld", "event", &event),
        Booklet::NoAgenda(event) => return failed(voice, Ending::Errors, "pdf-no-agenda", "event", &event),
        Booklet::Off => return failed(voice, Ending::Errors, "pdf-off", "event", &args.event),
        Booklet::Unread(_) => return errors(voice, site, &root),
    };
    if site.has_errors() {
        return errors(voice, site, &root);
    }
    let browser = match find(args.browser.as_deref().map(Path::as_os_str), &Surroundings::own()) {
        Ok(browser) => browser,
        Err(Some(asked)) => return failed(voice, Ending::Usage, "pdf-no-such-browser", "browser", &asked.to_string_lossy()),
        Err(None) => return failed(voice, Ending::System, "pdf-no-browser", "browser", ""),
    };
    voice.mention("pdf-printing", &Arguments::new().with("browser", browser.display().to_string()))?;
    let page = page_of(site, &out);
    if let Err(notes) = page {
        voice.tell(&notes, site.sources(), Format::Human, &root)?;
        return failed(voice, Ending::Errors, "pdf-errors", "event", &event);
    }
    let served = Arc::clone(site);
    let files = move |path: &str| file(&served, path);
    let output = args.output.clone().unwrap_or_else(|| PathBuf::from(format!("{event}.pdf")));
    match print(&browser, &url, Duration::from_secs(args.timeout), files) {
        Ok(printed) => keep(voice, &printed, &output),
        Err(trouble) => told(voice, trouble, args.timeout),
    }
}

/// Says one thing that went wrong.
fn failed(voice: Voice, ending: Ending, id: &str, name: &'static str, value: &str) -> io::Result<Ending> {
    voice.fail(id, &Arguments::new().with(name, value))?;
    Ok(ending)
}

/// What keeps the site from being published keeps it from being printed.
fn errors(voice: Voice, site: &Preview, root: &Path) -> io::Result<Ending> {
    let notes = site.notes();
    voice.tell(&notes, site.sources(), Format::Human, root)?;
    voice.say("pdf-errors", &Arguments::new())?;
    voice.point_to_manual(&notes, Format::Human)?;
    Ok(Ending::Errors)
}

/// Whether the page can be made: templates have mistakes, too.
fn page_of(site: &Preview, out: &OutPath) -> Result<(), Vec<crate::diag::Located>> {
    match site.make(out, None) {
        Ok(page) if page.fresh.is_none() => Err(page.notes),
        // What the disk refuses is told by the browser that gets nothing.
        Ok(_) | Err(_) => Ok(()),
    }
}

/// A file of the site by its address.
fn file(site: &Preview, path: &str) -> Option<Served> {
    let inside = decode(path);
    let inside = inside.strip_prefix(decode(site.base().path()).as_str())?;
    let out = OutPath::of(inside);
    let Some(Fresh::Made(bytes)) = site.make(&out, None).ok()?.fresh else { return None };
    Some(Served { media_type: content_type(out.as_str()), bytes })
}

/// Keeps a PDF whose Chinese can be read.
fn keep(voice: Voice, printed: &Printed, output: &Path) -> io::Result<Ending> {
    if printed.boxes {
        return failed(voice, Ending::System, "pdf-no-fonts", "browser", "");
    }
    if let Err(error) = fs::write(output, &printed.bytes) {
        let why = reason(voice.tongue(), &error);
        voice.fail("pdf-not-written", &Arguments::new().with("path", output.display().to_string()).with("reason", why))?;
        return Ok(Ending::System);
    }
    if !printed.missing.is_empty() {
        let characters: String = printed.missing.iter().take(TOLD).collect();
        voice.say("pdf-missing", &Arguments::new().with("characters", characters).with("n", printed.missing.len()))?;
    }
    let path = Arguments::new().with("path", output.display().to_string());
    match printed.pages {
        Some(pages) => voice.say("pdf-done", &path.with("n", pages))?,
        None => voice.say("pdf-unread", &path)?,
    }
    Ok(Ending::Fine)
}

fn told(voice: Voice, trouble: Trouble, seconds: u64) -> io::Result<Ending> {
    match trouble {
        Trouble::Failed(said) => failed(voice, Ending::System, "pdf-failed", "said", if said.is_empty() { "-" } else { &said }),
        Trouble::TooLong => {
            voice.fail("pdf-too-long", &Arguments::new().with("seconds", seconds))?;
            Ok(Ending::System)
        }
        Trouble::Interrupted => Ok(Ending::Interrupted),
        Trouble::System(error) => failed(voice, Ending::System, "pdf-not-run", "reason", &reason(voice.tongue(), &error)),
    }
}
