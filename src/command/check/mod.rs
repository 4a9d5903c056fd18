//! `huikan check`: everything a build checks and more, without writing anything unless it is asked to put things right.

mod diff;
mod mend;

use std::io;
use std::path::Path;

use super::Ending;
use super::build::summary_or_none;
use super::place::Place;
use super::voice::{Format, Voice};
use super::watch::Watcher;
use crate::config::Outside;
use crate::diag::Severity;
use crate::messages::Arguments;
use crate::pipeline::{self, Checked};
use mend::Mended;

/// What `huikan check` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    place: Place,
    /// The form of what is found; forms for programs go to standard output
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
    /// Put right what can be put right with certainty: shown as a diff, and written once you agree
    #[arg(long)]
    fix: bool,
    /// Agree beforehand to what --fix shows
    #[arg(long, short, requires = "fix")]
    yes: bool,
}

pub(super) fn run(args: &Args, voice: Voice) -> io::Result<Ending> {
    let root = args.place.root()?;
    match look_and_mend(args, &root, voice) {
        Ok(ending) => Ok(ending),
        Err(error) => {
            voice.disk_failed(&error, None)?;
            Ok(Ending::System)
        }
    }
}

fn look_and_mend(args: &Args, root: &Path, voice: Voice) -> io::Result<Ending> {
    let outside = args.place.outside();
    let (checked, seconds) = look(root, &outside, voice)?;
    if !args.fix {
        return report(args, root, &checked, seconds, voice);
    }
    let patches = pipeline::mend(&checked, &outside)?;
    match mend::mend(root, &patches, args.yes, args.format, voice)? {
        Mended::Nothing => report(args, root, &checked, seconds, voice),
        Mended::Shown => {
            // A program that asked for a document gets one.
            if args.format != Format::Human {
                voice.tell(&checked.notes, &checked.sources, args.format, root)?;
            }
            Ok(Ending::Errors)
        }
        mended @ (Mended::Written | Mended::InPart) => {
            let (checked, seconds) = look(root, &outside, voice)?;
            let ending = report(args, root, &checked, seconds, voice)?;
            Ok(if mended == Mended::InPart { Ending::Errors } else { ending })
        }
    }
}

fn look(root: &Path, outside: &Outside, voice: Voice) -> io::Result<(Checked, f64)> {
    let watcher = Watcher::new(None, voice);
    let checked = pipeline::check(root, outside, &watcher);
    let seconds = watcher.finish().total();
    Ok((checked?, seconds))
}

fn report(args: &Args, root: &Path, checked: &Checked, seconds: f64, voice: Voice) -> io::Result<Ending> {
    voice.tell(&checked.notes, &checked.sources, args.format, root)?;
    let arguments = Arguments::new()
        .with("n", checked.work.pages)
        .with("seconds", format!("{seconds:.2}"))
        .with("summary", summary_or_none(voice, &checked.notes));
    voice.say("check-done", &arguments)?;
    let fixable = checked.notes.iter().filter(|note| note.fix.is_some()).count();
    if fixable > 0 && args.format == Format::Human && !args.fix {
        voice.mention("fix-can", &Arguments::new().with("n", fixable))?;
    }
    voice.point_to_manual(&checked.notes, args.format)?;
    let errors = checked.notes.iter().any(|note| note.diagnostic.severity() == Severity::Error);
    Ok(if errors { Ending::Errors } else { Ending::Fine })
}
