//! `huikan release`: the agenda of an event, as it is now, into the committed `releases.yaml`.

use std::env;
use std::io;
use std::path::PathBuf;

use jiff::Zoned;
use jiff::civil::Date;

use super::place::{event_name, nearest_site, program};
use super::voice::{Format, Voice};
use super::{Ending, say};
use crate::config::{Audience, Outside};
use crate::date::{Style, period_words};
use crate::language::Words;
use crate::model::{Change, Slot};
use crate::pipeline::{Order, Told, Verdict, release};

/// Release an event's agenda: calendars, programme apps and the list of changes go by what is released
///
/// Writes releases.yaml beside the agenda, to be committed with it. Every session keeps its identifiers for good;
/// one that has vanished from the agenda is cancelled. Until the next release, a build warns of what is newer.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The event: the name of its folder in content/events/
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
    #[arg(long, value_name = "DATE")]
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
        audience: Audience::Public,
    };
    let event = event_name(&args.event);
    let note = args.note.as_deref().map(str::trim).filter(|note| !note.is_empty()).map(str::to_string);
    let order = Order { note, check_only: args.check, all_cancelled: args.all_cancelled };
    let (verdict, sources, notes) = match release(&root, event, &outside, order) {
        Ok(result) => result,
        Err(error) => {
            say(&format!("error: the disk failed: {error}\nNothing was released.\n"))?;
            return Ok(Ending::System);
        }
    };
    voice.tell(&notes, &sources, Format::Human, &root)?;
    let (ending, words) = words(&verdict, event, args.check);
    say(&words)?;
    Ok(ending)
}

fn words(verdict: &Verdict, event: &str, check: bool) -> (Ending, String) {
    match verdict {
        Verdict::NoSite => (Ending::Errors, String::new()),
        Verdict::NoEvent(near) => {
            let near = near.as_ref().map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
            (Ending::Usage, format!("error: there is no event `{event}`{near}\n"))
        }
        Verdict::Withheld => (Ending::Errors, format!("error: {event} is not published, so there is nothing to release\n")),
        Verdict::NoAgenda => (Ending::Errors, format!("error: {event} has no agenda to release\n")),
        Verdict::AgendaGone(count) => (
            Ending::Errors,
            format!(
                "error: {event} has no agenda any more, and {count} released sessions would be cancelled\n\
                 Is its file missing, or named otherwise than agenda.yaml, agenda.xlsx and the like? Nothing was released.\n\
                 If nothing of it takes place, say so: `huikan release {event} --all-cancelled`\n"
            ),
        ),
        Verdict::Errors => (Ending::Errors, "Mend the errors first. Nothing was released.\n".to_string()),
        Verdict::Nothing(version) => (Ending::Fine, format!("Nothing has changed since release {version} of {event}.\n")),
        Verdict::Moved => (Ending::System, "error: somebody else has just released this agenda; run the command again\n".to_string()),
        Verdict::Next(version, told, path) => {
            let first = if *version == 1 { told.len() } else { 0 };
            let lines: String = told.iter().skip(first).map(line).collect();
            let count = if first > 0 { format!(", {first} sessions") } else { String::new() };
            match check {
                true => (Ending::Errors, format!("{lines}Release {version} of {event} would say so{count}. Nothing was written.\n")),
                false => (Ending::Fine, format!("{lines}Release {version} of {event}{count}: commit {path}.\n")),
            }
        }
    }
}

/// What a release says of one session, in a line or two.
fn line(told: &Told) -> String {
    let mut line = format!("  {:9} {}", head(&told.changes), told.after.title);
    if let Some(before) = &told.before {
        for change in &told.changes {
            let (old, new) = match change {
                Change::Time => (time(before), time(&told.after)),
                Change::Place => (place(before), place(&told.after)),
                Change::Title => (before.title.clone(), told.after.title.clone()),
                Change::New | Change::Cancelled | Change::Restored | Change::Postponed | Change::MovedOnline => continue,
            };
            line += &format!(": {old} -> {new}");
        }
    }
    line.push('\n');
    if let Some(old) = &told.maybe {
        line += &match told.changes.contains(&Change::New) {
            true => format!("            is it the one that was `{old}`? Then write `was: {old}` into its row\n"),
            false => format!("            `{old}` is now `{}`\n", told.id),
        };
    }
    line
}

fn head(changes: &[Change]) -> &'static str {
    match changes.first() {
        Some(Change::Time | Change::Place) => "moved",
        Some(Change::Title) | None => "renamed",
        Some(other) => other.word(),
    }
}

fn time(slot: &Slot) -> String {
    let words = slot.period.map(|period| period_words(&period.start, period.end.as_ref(), Words::En, Style::Short));
    words.unwrap_or_else(|| "no time".to_string())
}

fn place(slot: &Slot) -> String {
    let parts: Vec<&str> = slot.venue.iter().chain(&slot.room).map(String::as_str).collect();
    if parts.is_empty() { "no room".to_string() } else { parts.join(" ") }
}
