//! `huikan release`: the agenda of an event, as it is now, into the committed `releases.yaml`.

use std::env;
use std::io;
use std::path::PathBuf;

use jiff::Zoned;
use jiff::civil::Date;

use super::columns::padded;
use super::day::day;
use super::events::no_such_event;
use super::place::{nearest_site, program};
use super::voice::{Format, Voice};
use super::{Ending, say};
use crate::config::{Audience, Outside};
use crate::date::{Style, period_words};
use crate::messages::Arguments;
use crate::model::{Change, Slot};
use crate::pipeline::{Order, Row, Told, Verdict, release};

/// How wide the word for a change is at most.
const HEAD: usize = 9;

/// What `huikan release` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The event: the name of its folder in content/events/, or its title
    #[arg(value_name = "EVENT")]
    event: String,
    /// What to say of this release in the list of changes
    #[arg(long, short = 'm', value_name = "TEXT")]
    note: Option<String>,
    /// Only say what a release would change; exit code 1 if that is anything
    #[arg(long)]
    check: bool,
    /// The agenda's file is gone because nothing of it takes place: cancel every session
    #[arg(long)]
    all_cancelled: bool,
    /// The day of the release, as 2024-09-04 [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<Date>,
    /// The site's folder, with site.toml in it [default: this folder, or the nearest one above it]
    #[arg(long, value_name = "FOLDER")]
    root: Option<PathBuf>,
}

pub(super) fn run(args: &Args, voice: Voice) -> io::Result<Ending> {
    let root = match &args.root {
        Some(root) => root.clone(),
        None => nearest_site(&env::current_dir()?),
    };
    let outside = Outside {
        program: program(),
        today: args.today.unwrap_or_else(|| Zoned::now().date()),
        theme: None,
        base_url: None,
        relative_urls: false,
        audience: Audience::Public,
    };
    let note = args.note.as_deref().map(str::trim).filter(|note| !note.is_empty()).map(str::to_string);
    let order = Order { note, check_only: args.check, all_cancelled: args.all_cancelled };
    let released = match release(&root, &args.event, &outside, order) {
        Ok(released) => released,
        Err(error) => {
            voice.disk_failed(&error, Some("release-nothing-done"))?;
            return Ok(Ending::System);
        }
    };
    voice.tell(&released.notes, &released.sources, Format::Human, &root)?;
    tell(voice, &released.verdict, &released.event, outside.today, args.check)
}

fn tell(voice: Voice, verdict: &Verdict, event: &str, day: Date, check: bool) -> io::Result<Ending> {
    let arguments = Arguments::new().with("event", event);
    let (ending, id, arguments) = match verdict {
        Verdict::NoSite => return Ok(Ending::Errors),
        Verdict::NoEvent(near) => {
            voice.say("error-line", &Arguments::new().with("what", no_such_event(event, near, voice.tongue())))?;
            return Ok(Ending::Usage);
        }
        Verdict::Withheld => (Ending::Errors, "release-withheld", arguments),
        Verdict::NoAgenda => (Ending::Errors, "release-no-agenda", arguments),
        Verdict::AgendaGone(count) => (Ending::Errors, "release-agenda-gone", arguments.with("count", *count)),
        Verdict::Errors => (Ending::Errors, "release-errors", arguments),
        Verdict::Nothing(version) => (Ending::Fine, "release-nothing", arguments.with("version", *version)),
        Verdict::Backwards(version, last) => {
            let arguments = arguments.with("version", *version).with("last", last.to_string()).with("day", day.to_string());
            (Ending::Usage, "release-backwards", arguments)
        }
        Verdict::Moved => (Ending::System, "release-moved", arguments),
        Verdict::Next(version, told, path) => {
            let first = if *version == 1 { told.len() } else { 0 };
            for told in told.iter().skip(first) {
                say(&line(voice, told))?;
            }
            let arguments = arguments.with("version", *version).with("first", first);
            match check {
                true => (Ending::Errors, "release-would", arguments),
                false => (Ending::Fine, "release-done", arguments.with("path", path.to_string())),
            }
        }
    };
    match verdict {
        Verdict::Errors | Verdict::Nothing(_) | Verdict::Next(..) => voice.say(id, &arguments)?,
        _ => voice.fail(id, &arguments)?,
    }
    Ok(ending)
}

/// What a release says of one session, in a line or two.
fn line(voice: Voice, told: &Told) -> String {
    let head = voice.words("release-change", &Arguments::new().with("change", head(&told.changes)));
    let mut line = format!("  {} {}", padded(&head, HEAD), told.after.title);
    if let Some(before) = &told.before {
        for change in &told.changes {
            let (old, new) = match change {
                Change::Time => (time(voice, before), time(voice, &told.after)),
                Change::Place => (place(voice, before), place(voice, &told.after)),
                Change::Title => (before.title.clone(), told.after.title.clone()),
                Change::New | Change::Cancelled | Change::Restored | Change::Postponed | Change::MovedOnline => continue,
            };
            line += &format!(": {old} -> {new}");
        }
    }
    line.push('\n');
    if let Some(old) = &told.maybe {
        let id = if told.is_asked() { "release-was" } else { "release-now" };
        let arguments = Arguments::new().with("old", old.as_str()).with("id", told.id.as_str());
        let arguments = match &told.place {
            Some(Row { path, line }) => {
                let at = if ["yaml", "yml", "md"].contains(&path.extension().as_str()) { "entry" } else { "row" };
                arguments.with("at", at).with("path", path.to_string()).with("line", *line)
            }
            None => arguments.with("at", "nowhere"),
        };
        let words = voice.words(id, &arguments);
        line += &format!("  {} {words}\n", " ".repeat(HEAD));
    }
    line
}

fn head(changes: &[Change]) -> &'static str {
    match changes.first() {
        Some(Change::Time | Change::Place) => "moved",
        Some(Change::Title) => "title",
        None => "id",
        Some(other) => other.word(),
    }
}

fn time(voice: Voice, slot: &Slot) -> String {
    let words = slot.period.map(|period| period_words(&period.start, period.end.as_ref(), voice.tongue().words(), Style::Short));
    words.unwrap_or_else(|| voice.words("release-no-time", &Arguments::new()))
}

fn place(voice: Voice, slot: &Slot) -> String {
    let parts: Vec<&str> = slot.venue.iter().chain(&slot.room).map(String::as_str).collect();
    if parts.is_empty() { voice.words("release-no-place", &Arguments::new()) } else { parts.join(" ") }
}
