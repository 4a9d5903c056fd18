//! `huikan build`: the content of a folder into a site that can be published.

use std::io;
use std::path::{Path, PathBuf};

use super::place::Place;
use super::voice::{Format, Voice};
use super::watch::Watcher;
use super::{Ending, say};
use crate::config::Outside;
use crate::diag::{Located, summary_line};
use crate::failure::Failure;
use crate::memo::Forgotten;
use crate::messages::Arguments;
use crate::pipeline::{Outcome, build};
use crate::plan::OutPath;
use crate::read::MemoState;

/// What `huikan build` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    place: Place,
    /// Where the site goes [default: public/ in the site's folder]
    #[arg(long, short, value_name = "FOLDER")]
    output: Option<PathBuf>,
    /// The form of what is found; forms for programs go to standard output
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
    /// How many threads work at once [default: one for each processor]
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    /// Write addresses as seen from each page: the site can be opened from a disk, without a server
    #[arg(long)]
    relative_urls: bool,
    /// Say which parts of a page moved since the last build: /reports/2024-spring/ or its file in the output
    #[arg(long, value_name = "PATH")]
    explain: Option<String>,
    /// Say how long each stage took
    #[arg(long)]
    timings: bool,
}

pub(super) fn run(args: &Args, voice: Voice) -> io::Result<Ending> {
    let watcher = Watcher::new(args.explain.as_deref().map(OutPath::of), voice);
    let root = args.place.root()?;
    let output = args.output.clone().unwrap_or_else(|| root.join("public"));
    let outside = Outside { relative_urls: args.relative_urls, ..args.place.outside() };
    if let Some(threads) = args.threads {
        // Fails only if somebody set the pool before, and nobody does.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
    }
    let outcome = build(&root, &output, &outside, &watcher);
    let timings = watcher.finish();
    match outcome {
        Ok(outcome) => {
            voice.tell(&outcome.notes, &outcome.sources, args.format, &root)?;
            memo_told(voice, outcome.memo)?;
            let ending = report(voice, &outcome, &output, timings.total())?;
            if let Some(path) = &args.explain {
                explain(voice, &outcome, path, timings.made)?;
            }
            if args.timings {
                say(&timings.table(voice.tongue()))?;
            }
            voice.point_to_manual(&outcome.notes, args.format)?;
            Ok(ending)
        }
        Err(error) => {
            let half_done = Failure::of(&error).is_some_and(Failure::is_half_done);
            voice.disk_failed(&error, Some(if half_done { "build-half-done" } else { "build-site-untouched" }))?;
            Ok(Ending::System)
        }
    }
}

fn report(voice: Voice, outcome: &Outcome, output: &Path, seconds: f64) -> io::Result<Ending> {
    let arguments = Arguments::new().with("summary", summary_or_none(voice, &outcome.notes));
    let Some(written) = outcome.written else {
        voice.say("build-nothing-written", &arguments)?;
        return Ok(Ending::Errors);
    };
    let arguments = arguments
        .with("n", outcome.work.pages)
        .with("seconds", format!("{seconds:.2}"))
        .with("written", written.written)
        .with("deleted", written.deleted)
        .with("unchanged", written.unchanged)
        .with("folder", output.display().to_string());
    voice.say("build-done", &arguments)?;
    Ok(Ending::Fine)
}

/// How much was found, as messages take it.
pub(super) fn summary_or_none(voice: Voice, notes: &[Located]) -> String {
    let summary = summary_line(voice.tongue(), notes);
    if summary.is_empty() { "none".to_string() } else { summary }
}

/// One line where the memo of earlier builds was no help.
fn memo_told(voice: Voice, state: MemoState) -> io::Result<()> {
    let id = match state {
        MemoState::None | MemoState::Used => return Ok(()),
        MemoState::Lost => "memo-lost",
        MemoState::Forgotten(Forgotten::OtherVersion) => "memo-other-version",
        MemoState::Forgotten(Forgotten::Damaged) => "memo-damaged",
        MemoState::NotKept => "memo-not-kept",
    };
    voice.mention(id, &Arguments::new())
}

/// Which parts of a page's key moved since the build before.
fn explain(voice: Voice, outcome: &Outcome, path: &str, made: bool) -> io::Result<()> {
    let out = OutPath::of(path);
    let (before, after) = &outcome.memos;
    let arguments = Arguments::new().with("page", out.to_string());
    let (before, after) = match (before.pages.get(out.as_str()), after.pages.get(out.as_str())) {
        (_, None) => return voice.say("explain-page-none", &arguments),
        (None, Some(_)) => return voice.say("explain-page-new", &arguments),
        (Some(before), Some(after)) => (before, after),
    };
    let moved = before.key.differs(&after.key);
    if moved.is_empty() {
        return voice.say(if made { "explain-page-missing" } else { "explain-page-left" }, &arguments);
    }
    voice.say("explain-page-moved", &arguments)?;
    for part in moved {
        say(&format!("  {}\n", voice.words(part, &Arguments::new())))?;
    }
    if before.digest == after.digest { voice.say("explain-page-same", &Arguments::new()) } else { Ok(()) }
}
