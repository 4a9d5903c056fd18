//! `huikan new agenda`: a workbook for an event's agenda.

use std::io;
use std::path::{Path, PathBuf};

use super::super::voice::Voice;
use super::{Ending, workbook, write_new};
use crate::command::place::nearest_site;
use crate::messages::Arguments;
use crate::parse::{Place, place_of};
use crate::read::SITE_FILE;
use crate::source::SitePath;

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
    if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx")) {
        let meant = path.with_extension("xlsx").display().to_string();
        voice.fail("new-agenda-ending", &Arguments::new().with("path", path.display().to_string()).with("meant", meant))?;
        return Ok(Ending::Usage);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        voice.fail("new-agenda-no-folder", &Arguments::new().with("folder", folder.display().to_string()))?;
        return Ok(Ending::Usage);
    }
    if lacks_event(folder, &path) {
        voice.fail("new-agenda-no-event", &Arguments::new().with("folder", folder.display().to_string()))?;
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

/// Whether the new file would be the agenda of an event that a site does not have.
fn lacks_event(folder: &Path, new: &Path) -> bool {
    let Ok(folder) = std::path::absolute(folder) else { return false };
    let site = nearest_site(&folder);
    let path = || folder.strip_prefix(&site).ok()?.join(new.file_name()?).to_str().map(|path| path.replace('\\', "/"));
    let is_agenda = path().and_then(|path| SitePath::new(&path)).is_some_and(|path| matches!(place_of(&path), Place::Workbook(_)));
    is_agenda && site.join(SITE_FILE).is_file() && !folder.join("index.md").exists() && !folder.with_extension("md").exists()
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
