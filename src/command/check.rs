//! `huikan check`: everything a build checks and more, without writing anything.

use std::io;

use super::Ending;
use super::build::summary_or_none;
use super::place::Place;
use super::voice::{Format, Voice};
use super::watch::Watcher;
use crate::diag::Severity;
use crate::messages::Arguments;
use crate::pipeline::check;

/// What `huikan check` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    place: Place,
    /// The form of what is found; forms for programs go to standard output
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

pub(super) fn run(args: &Args, voice: Voice) -> io::Result<Ending> {
    let watcher = Watcher::new(None, voice);
    let root = args.place.root()?;
    let checked = check(&root, &args.place.outside(), &watcher);
    let seconds = watcher.finish().total();
    let checked = match checked {
        Ok(checked) => checked,
        Err(error) => {
            voice.disk_failed(&error, None)?;
            return Ok(Ending::System);
        }
    };
    voice.tell(&checked.notes, &checked.sources, args.format, &root)?;
    let arguments = Arguments::new()
        .with("n", checked.work.pages)
        .with("seconds", format!("{seconds:.2}"))
        .with("summary", summary_or_none(voice, &checked.notes));
    voice.say("check-done", &arguments)?;
    voice.point_to_manual(&checked.notes, args.format)?;
    let errors = checked.notes.iter().any(|note| note.diagnostic.severity() == Severity::Error);
    Ok(if errors { Ending::Errors } else { Ending::Fine })
}
