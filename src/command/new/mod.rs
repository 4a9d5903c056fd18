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
mod times;
mod workbook;
mod write;

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use super::voice::Voice;
use super::{Ending, say};
use crate::messages::{Arguments, text, words};
use desk::Desk;

/// Write a file to start from: a site, an event, a session, a report, …
///
/// Asks for what is missing when there is somebody to ask; in scripts everything is said by flags. What is there already
/// is never overwritten.
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
        Kind::Agenda(args) => return agenda::run(args, voice),
    };
    let tongue = voice.tongue();
    let error = |why: &str| text(tongue, "new-error", &Arguments::new().with("why", why));
    let (ending, told) = match made {
        Ok(()) => return Ok(Ending::Fine),
        Err(Stop::Usage(lines)) => (Ending::Usage, lines.iter().map(|line| error(line)).collect()),
        Err(Stop::Content(why)) => (Ending::Errors, vec![error(&why)]),
        Err(Stop::Interrupted) => (Ending::Interrupted, Vec::new()),
        Err(Stop::Io(failure)) => (Ending::System, vec![error(&failure.to_string())]),
    };
    say(&format!("{}\n", [told, vec![words(tongue, "new-nothing")]].concat().join("\n")))?;
    Ok(ending)
}

/// Says what to do next.
fn tell_next(desk: &Desk, id: &'static str, arguments: &Arguments) -> Result<(), Stop> {
    Ok(desk.voice.mention(&format!("{}\n", text(desk.tongue(), id, arguments)))?)
}

/// Writes a file that is not there yet, and says so.
fn write_new(path: &Path, bytes: &[u8]) -> io::Result<Ending> {
    let written = File::create_new(path).and_then(|mut file| file.write_all(bytes));
    match written {
        Ok(()) => {
            say(&format!("Wrote {}.\n", path.display()))?;
            Ok(Ending::Fine)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            say(&format!("error: {} is there already, and nothing was written\n", path.display()))?;
            Ok(Ending::Usage)
        }
        Err(error) => {
            say(&format!("error: {} cannot be written: {error}\n", path.display()))?;
            Ok(Ending::System)
        }
    }
}
