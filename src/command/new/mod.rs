//! `huikan new`: files to start from. Nothing that is there is ever overwritten.
//!
//! What a kind of file needs to know comes from the command line or from whoever sits at the terminal (`form`,
//! `terminal`); the site is looked through first (`desk`), and nothing is written that a check would find a mistake in.

mod agenda;
mod article;
mod desk;
mod event;
mod events;
mod form;
mod names;
mod people;
mod series;
mod session;
mod site;
mod speaker;
mod starter;
mod terminal;
mod theme;
mod times;
mod workbook;
mod write;

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use super::Ending;
use super::voice::Voice;
use crate::failure::reason;
use crate::messages::Arguments;
use desk::Desk;

/// What `huikan new` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    kind: Kind,
}

#[derive(Debug, clap::Subcommand)]
enum Kind {
    Site(site::Args),
    Event(event::Args),
    Session(session::Args),
    Report(article::ReportArgs),
    Case(article::CaseArgs),
    Speaker(speaker::Args),
    Series(series::Args),
    Agenda(agenda::Args),
    Theme(theme::Args),
}

/// Why nothing was written.
#[derive(Debug)]
enum Stop {
    /// The command asks for what cannot be; said line by line.
    Usage(Vec<String>),
    /// The site would have a mistake; which one has been told.
    Content(String),
    /// Whoever was asked did not want to go on.
    Interrupted,
    /// The disk or the terminal failed.
    Io(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Stop {
        Stop::Io(error)
    }
}

pub(super) fn run(args: &Args, voice: Voice) -> io::Result<Ending> {
    let made = match &args.kind {
        Kind::Site(args) => site::run(args, voice),
        Kind::Event(args) => event::run(args, voice),
        Kind::Session(args) => session::run(args, voice),
        Kind::Report(args) => article::report(args, voice),
        Kind::Case(args) => article::case(args, voice),
        Kind::Speaker(args) => speaker::run(args, voice),
        Kind::Series(args) => series::run(args, voice),
        Kind::Theme(args) => theme::run(args, voice),
        Kind::Agenda(args) => return agenda::run(args, voice),
    };
    let (ending, told) = match made {
        Ok(()) => return Ok(Ending::Fine),
        Err(Stop::Usage(lines)) => (Ending::Usage, lines),
        Err(Stop::Content(why)) => (Ending::Errors, vec![why]),
        Err(Stop::Interrupted) => (Ending::Interrupted, Vec::new()),
        Err(Stop::Io(failure)) => {
            (Ending::System, vec![voice.words("disk-failed", &Arguments::new().with("reason", reason(voice.tongue(), &failure)))])
        }
    };
    for why in told {
        voice.say("error-line", &Arguments::new().with("what", why))?;
    }
    voice.say("new-nothing", &Arguments::new())?;
    Ok(ending)
}

/// Says what to do next.
fn tell_next(desk: &Desk, id: &'static str, arguments: &Arguments) -> Result<(), Stop> {
    Ok(desk.voice.mention(id, arguments)?)
}

/// Writes a file that is not there yet, and says so.
fn write_new(voice: Voice, path: &Path, bytes: &[u8]) -> io::Result<Ending> {
    let arguments = Arguments::new().with("path", path.display().to_string());
    let written = File::create_new(path).and_then(|mut file| file.write_all(bytes));
    match written {
        Ok(()) => {
            voice.say("new-wrote", &arguments)?;
            Ok(Ending::Fine)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            voice.fail("new-there", &arguments)?;
            Ok(Ending::Usage)
        }
        Err(error) => {
            voice.fail("new-unwritable", &arguments.with("reason", reason(voice.tongue(), &error)))?;
            Ok(Ending::System)
        }
    }
}
