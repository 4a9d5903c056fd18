//! `huikan check`: everything a build checks and more, without writing anything unless it is asked to put things right.

mod diff;
mod mend;
mod online;

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
use crate::pipeline::{self, Ask, Checked, Patch};
use mend::Mended;
use online::Online;

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
    /// Try the addresses elsewhere that the site leads to; those that opened are left alone for a day
    #[arg(long)]
    online: bool,
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
    let looked = look(args, root, &outside, voice)?;
    let checked = &looked.checked;
    if !args.fix {
        return report(args, root, &looked, &outside, voice);
    }
    let patches = pipeline::mend(checked, &outside)?;
    match mend::mend(root, &patches, args.yes, args.format, voice)? {
        Mended::Nothing => report(args, root, &looked, &outside, voice),
        Mended::Shown => {
            // A program that asked for a document gets one.
            if args.format != Format::Human {
                voice.tell(&checked.notes, &checked.sources, args.format, root)?;
            }
            Ok(Ending::Errors)
        }
        mended @ (Mended::Written | Mended::InPart) => {
            let ending = report(args, root, &look(args, root, &outside, voice)?, &outside, voice)?;
            Ok(if mended == Mended::InPart { Ending::Errors } else { ending })
        }
    }
}

/// What a look at the site came to.
struct Looked {
    checked: Checked,
    seconds: f64,
    /// Whether addresses elsewhere were to be tried, and there was no network.
    offline: bool,
}

fn look(args: &Args, root: &Path, outside: &Outside, voice: Voice) -> io::Result<Looked> {
    let watcher = Watcher::new(None, voice);
    let online = args.online.then(|| Online::new(root, outside.program, voice));
    let checked = pipeline::check(root, outside, online.as_ref().map(|online| online as &dyn Ask), &watcher);
    let seconds = watcher.finish().total();
    let offline = online.is_some_and(|online| online.offline.get());
    Ok(Looked { checked: checked?, seconds, offline })
}

fn report(args: &Args, root: &Path, looked: &Looked, outside: &Outside, voice: Voice) -> io::Result<Ending> {
    let Looked { checked, seconds, offline } = looked;
    voice.tell(&checked.notes, &checked.sources, args.format, root)?;
    let arguments = Arguments::new()
        .with("n", checked.work.pages)
        .with("seconds", format!("{seconds:.2}"))
        .with("summary", summary_or_none(voice, &checked.notes));
    voice.say("check-done", &arguments)?;
    if args.format == Format::Human && !args.fix && !voice.quiet && checked.notes.iter().any(|note| note.fix.is_some()) {
        // As many as `--fix` says: one mistake may hide another, and a line may hold two.
        let lines: usize = pipeline::mend(checked, outside)?.iter().map(Patch::lines).sum();
        voice.mention("fix-can", &Arguments::new().with("lines", lines))?;
    }
    voice.point_to_manual(&checked.notes, args.format)?;
    let errors = checked.notes.iter().any(|note| note.diagnostic.severity() == Severity::Error);
    if *offline {
        voice.fail("online-offline", &Arguments::new())?;
        return Ok(Ending::System);
    }
    Ok(if errors { Ending::Errors } else { Ending::Fine })
}
