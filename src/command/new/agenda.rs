//! `huikan new agenda`: a workbook for an event's agenda.

use std::io;
use std::path::{Path, PathBuf};

use super::super::voice::Voice;
use super::{Ending, workbook, write_new};
use crate::messages::Arguments;

/// What `huikan new agenda` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Write a workbook, as Excel and its like read it: a file, or the folder it goes to [default: agenda.xlsx]
    #[arg(long, value_name = "PATH", num_args = 0..=1, required = true)]
    #[allow(clippy::option_option, reason = "an option whose value may be left out")]
    xlsx: Option<Option<PathBuf>>,
}

pub(super) fn run(args: &Args, voice: Voice) -> io::Result<Ending> {
    let path = args.xlsx.clone().flatten().unwrap_or_default();
    // Only a file has an ending: `content/events/name` is a folder, whether or not there is one.
    let is_folder = path.as_os_str().is_empty() || path.is_dir() || path.extension().is_none() || ends_as_folder(&path);
    let path = if is_folder { path.join("agenda.xlsx") } else { path };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        voice.fail("new-agenda-no-folder", &Arguments::new().with("folder", folder.display().to_string()))?;
        return Ok(Ending::Usage);
    }
    if let Some(other) = other_agenda(folder, &path) {
        voice.fail("new-agenda-other", &Arguments::new().with("path", other.display().to_string()))?;
        return Ok(Ending::Usage);
    }
    let bytes = workbook::agenda(voice.tongue()).map_err(io::Error::other)?;
    write_new(voice, Path::new(&path), &bytes)
}

fn ends_as_folder(path: &Path) -> bool {
    path.as_os_str().to_string_lossy().ends_with(['/', '\\'])
}

/// An agenda that stands in the folder under another name, where the new one would be an agenda too.
fn other_agenda(folder: &Path, new: &Path) -> Option<PathBuf> {
    let is_agenda = |path: &Path| path.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("agenda"));
    let known = ["yaml", "yml", "xlsx", "xlsm", "xls", "ods", "csv"];
    let is_known = |path: &Path| path.extension().is_some_and(|own| known.iter().any(|one| own.eq_ignore_ascii_case(one)));
    let mut found: Vec<PathBuf> = folder.read_dir().ok()?.filter_map(|entry| Some(folder.join(entry.ok()?.file_name()))).collect();
    found.sort();
    found.into_iter().find(|path| is_agenda(new) && is_agenda(path) && is_known(path) && path.file_name() != new.file_name())
}
