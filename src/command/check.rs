//! `huikan check`: everything a build checks and more, without writing anything.

use std::io;

use super::build::counted;
use super::place::Place;
use super::voice::{Format, Voice};
use super::watch::Watcher;
use super::{Ending, say};
use crate::diag::{Severity, summary_line};
use crate::pipeline::check;

/// Check the site: everything a build checks and more, without writing anything
///
/// Besides what keeps a site from being built, it finds speakers who appear nowhere, events and articles without a
/// summary, pictures that are too large, pages that nothing leads to, and files that nothing refers to. `[checks]` in
/// site.toml says how bad each of them is.
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
            say(&format!("error: the disk failed: {error}\n"))?;
            return Ok(Ending::System);
        }
    };
    voice.tell(&checked.notes, &checked.sources, args.format, &root)?;
    let summary = match summary_line(voice.tongue(), &checked.notes) {
        none if none.is_empty() => "nothing is wrong".to_string(),
        summary => summary,
    };
    say(&format!("Checked {} in {seconds:.2} s: {summary}.\n", counted(checked.work.pages, "page")))?;
    voice.point_to_manual(&checked.notes, args.format)?;
    let errors = checked.notes.iter().any(|note| note.diagnostic.severity() == Severity::Error);
    Ok(if errors { Ending::Errors } else { Ending::Fine })
}
