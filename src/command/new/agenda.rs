//! `huikan new agenda`: a workbook for an event's agenda.

use std::io;
use std::path::{Path, PathBuf};

use super::{Ending, workbook, write_new};

/// Write a workbook for an event's agenda, with the columns that huikan knows
///
/// Put it beside the event's index.md and fill in its first sheet; its second one shows an example of
/// every sort of row and is not read. Any workbook of your own will do as well.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Write a workbook, as Excel and its like read it: a file, or the folder it goes to [default: agenda.xlsx]
    #[arg(long, value_name = "PATH", num_args = 0..=1, required = true)]
    #[allow(clippy::option_option, reason = "an option whose value may be left out")]
    xlsx: Option<Option<PathBuf>>,
    /// The language of its headers and examples
    #[arg(long, value_enum, default_value_t = Lang::Zh)]
    lang: Lang,
}

/// A language that workbooks come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Lang {
    /// Chinese.
    Zh,
    /// English.
    En,
}

pub(super) fn run(args: &Args) -> io::Result<Ending> {
    let path = args.xlsx.clone().flatten().unwrap_or_default();
    let path = if path.as_os_str().is_empty() || path.is_dir() { path.join("agenda.xlsx") } else { path };
    let bytes = workbook::agenda(args.lang).map_err(io::Error::other)?;
    write_new(Path::new(&path), &bytes)
}
