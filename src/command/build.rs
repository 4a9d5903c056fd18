//! `huikan build`: the content of a folder into a site that can be published.

use std::env;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use jiff::Zoned;
use jiff::civil::Date;

use super::{Ending, say};
use crate::config::{Audience, Outside};
use crate::diag::{human, summary_line};
use crate::pipeline::{Outcome, build};
use crate::read::SITE_FILE;

/// Build the site: check everything, then write it into the output folder
///
/// Nothing is written while there is an error. All errors are shown in one run.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The site's folder, with site.toml in it [default: this folder, or the nearest one above it]
    #[arg(long, value_name = "FOLDER")]
    root: Option<PathBuf>,
    /// Where the site goes [default: public/ in the site's folder]
    #[arg(long, short, value_name = "FOLDER")]
    output: Option<PathBuf>,
    /// A theme to use instead of the one in site.toml
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,
    /// An address to use instead of base_url in site.toml
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The day to build for, as 2024-09-04 [default: today]
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
    /// How many threads work at once [default: one for each processor]
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
}

pub(super) fn run(args: &Args) -> io::Result<Ending> {
    let start = Instant::now();
    let root = match &args.root {
        Some(root) => root.clone(),
        None => nearest_site(&env::current_dir()?),
    };
    let output = args.output.clone().unwrap_or_else(|| root.join("public"));
    let outside = Outside {
        today: args.today.unwrap_or_else(|| Zoned::now().date()),
        theme: args.theme.clone(),
        base_url: args.base_url.clone(),
        audience: Audience::Public,
    };
    if let Some(threads) = args.threads {
        // Fails only if somebody set the pool before, and nobody does.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
    }
    match build(&root, &output, &outside) {
        Ok(outcome) => report(&outcome, &output, start),
        Err(error) => {
            say(&format!("error: the disk failed: {error}\nThe site that stands was not changed.\n"))?;
            Ok(Ending::System)
        }
    }
}

fn report(outcome: &Outcome, output: &Path, start: Instant) -> io::Result<Ending> {
    let colour = anstream::AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never;
    say(&human(&outcome.notes, &outcome.sources, colour))?;
    let summary = summary_line(&outcome.notes);
    let Some(written) = outcome.written else {
        say(&format!("{summary}. Nothing was written.\n"))?;
        return Ok(Ending::Errors);
    };
    let seconds = start.elapsed().as_secs_f64();
    let notes = if summary.is_empty() { String::new() } else { format!(" {summary}.") };
    let deleted = if written.deleted == 0 { String::new() } else { format!(", {} deleted", written.deleted) };
    say(&format!(
        "Built {} pages in {seconds:.2} s: {} files written{deleted}, {} unchanged, in {}.{notes}\n",
        outcome.work.pages,
        written.written,
        written.unchanged,
        output.display(),
    ))?;
    Ok(Ending::Fine)
}

/// The folder itself or the nearest one above it that is a site; the folder itself if none is.
fn nearest_site(from: &Path) -> PathBuf {
    from.ancestors().find(|folder| folder.join(SITE_FILE).is_file()).unwrap_or(from).to_path_buf()
}
