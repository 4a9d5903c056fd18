//! `huikan build`: the content of a folder into a site that can be published.

use std::io;
use std::path::{Path, PathBuf};

use super::place::Place;
use super::voice::{Format, Voice};
use super::watch::Watcher;
use super::{Ending, say};
use crate::diag::summary_line;
use crate::emit::Failure;
use crate::memo::Forgotten;
use crate::pipeline::{Outcome, build};
use crate::plan::OutPath;
use crate::read::MemoState;

/// Build the site: check everything, then write what changed into the output folder
///
/// Nothing is written while there is an error. All errors are shown in one run. What a build
/// remembers for the next one is in .huikan/ in the site's folder, which is safe to delete.
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
    let outside = args.place.outside();
    if let Some(threads) = args.threads {
        // Fails only if somebody set the pool before, and nobody does.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
    }
    let outcome = build(&root, &output, &outside, &watcher);
    let timings = watcher.finish();
    match outcome {
        Ok(outcome) => {
            voice.tell(&outcome.notes, &outcome.sources, args.format, &root)?;
            voice.mention(memo_words(outcome.memo))?;
            let ending = report(voice, &outcome, &output, timings.total())?;
            if let Some(path) = &args.explain {
                say(&explain(&outcome, path, timings.made))?;
            }
            if args.timings {
                say(&timings.table())?;
            }
            voice.point_to_manual(&outcome.notes, args.format)?;
            Ok(ending)
        }
        Err(error) => {
            let half_done = Failure::of(&error).is_some_and(Failure::is_half_done);
            let stands = if half_done {
                "Every file of the site is whole, but some are new and some are old; the next build moves the rest."
            } else {
                "The site that stands was not changed."
            };
            say(&format!("error: the disk failed: {error}\n{stands}\n"))?;
            Ok(Ending::System)
        }
    }
}

fn report(voice: Voice, outcome: &Outcome, output: &Path, seconds: f64) -> io::Result<Ending> {
    let summary = summary_line(voice.tongue(), &outcome.notes);
    let Some(written) = outcome.written else {
        say(&format!("{summary}. Nothing was written.\n"))?;
        return Ok(Ending::Errors);
    };
    let notes = if summary.is_empty() { String::new() } else { format!(" {summary}.") };
    let deleted = if written.deleted == 0 { String::new() } else { format!(", {} deleted", written.deleted) };
    say(&format!(
        "Built {} in {seconds:.2} s: {} written{deleted}, {} unchanged, in {}.{notes}\n",
        counted(outcome.work.pages, "page"),
        counted(written.written, "file"),
        written.unchanged,
        output.display(),
    ))?;
    Ok(Ending::Fine)
}

/// `1 page`, `2 pages`.
pub(super) fn counted(n: usize, one: &str) -> String {
    format!("{n} {one}{}", if n == 1 { "" } else { "s" })
}

/// One line where the memo of earlier builds was no help.
fn memo_words(state: MemoState) -> &'static str {
    match state {
        MemoState::None | MemoState::Used => "",
        MemoState::Lost => ".huikan/ is missing: everything was made anew.\n",
        MemoState::Forgotten(Forgotten::OtherVersion) => ".huikan/ is another version's: everything was made anew.\n",
        MemoState::Forgotten(Forgotten::Damaged) => ".huikan/ is damaged: everything was made anew.\n",
        MemoState::NotKept => ".huikan/ cannot be written to: the next build will make everything anew.\n",
    }
}

/// Which parts of a page's key moved since the build before.
fn explain(outcome: &Outcome, path: &str, made: bool) -> String {
    let out = OutPath::of(path);
    let (before, after) = &outcome.memos;
    match (before.pages.get(out.as_str()), after.pages.get(out.as_str())) {
        (_, None) => format!("{out}: there is no such page.\n"),
        (None, Some(_)) => format!("{out}: not remembered, so it was made anew.\n"),
        (Some(before), Some(after)) => {
            let moved = before.key.differs(&after.key);
            if moved.is_empty() && made {
                return format!("{out}: nothing moved, but the file was missing or had another length, so it was made anew.\n");
            }
            if moved.is_empty() {
                return format!("{out}: nothing moved; the page was left alone.\n");
            }
            let lines: Vec<String> = moved.into_iter().map(|part| format!("  {part}\n")).collect();
            let bytes = if before.digest == after.digest { "Its bytes came out the same.\n" } else { "" };
            format!("{out}: made anew, because these moved:\n{}{bytes}", lines.concat())
        }
    }
}
