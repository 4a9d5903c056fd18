//! Whether an output folder may be used: it keeps off the sources, and nothing in it is somebody else's.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::Refusal;
use crate::diag::Problem;
use crate::failure::{Doing, failed};

/// Foreign files named in a refusal.
const NAMED: usize = 3;

/// The real path of an output folder; refuses one that holds the sources or lies among them.
pub(super) fn keep_off_sources(output: &Path, root: &Path) -> Result<PathBuf, Refusal> {
    let real_output = real(output)?;
    let root = real(root)?;
    let among = ["content", "themes", ".huikan"].iter().any(|folder| real_output.starts_with(root.join(folder)));
    if root.starts_with(&real_output) || among {
        return Err(Refusal::Problem(Problem::OutputOverSources { folder: output.display().to_string() }));
    }
    Ok(real_output)
}

/// The real path of a folder that need not exist yet: links in the part that exists are followed.
fn real(path: &Path) -> io::Result<PathBuf> {
    let mut missing = Vec::new();
    let mut at = std::path::absolute(path)?;
    loop {
        match at.canonicalize() {
            Ok(found) => return Ok(missing.iter().rev().fold(found, |path, part| path.join(part))),
            // A link that leads nowhere is no missing folder.
            Err(error) if error.kind() == io::ErrorKind::NotFound && !at.is_symlink() => {
                let Some(name) = at.file_name().map(OsStr::to_os_string) else { return Err(failed(Doing::Use, path)(error)) };
                missing.push(name);
                at.pop();
            }
            Err(error) => return Err(failed(Doing::Use, &at)(error)),
        }
    }
}

/// Refuses a folder with files that huikan did not write.
///
/// Names that begin with a dot at its top are nobody's business; so are empty folders.
pub(super) fn refuse_foreign<T: Sync>(output: &Path, known: &BTreeMap<String, T>) -> Result<(), Refusal> {
    let files = if !output.exists() {
        Vec::new()
    } else if !output.is_dir() {
        vec![output.display().to_string()]
    } else if all_known(output, "", known)? {
        Vec::new()
    } else {
        unknown(output, known)?
    };
    if files.is_empty() {
        return Ok(());
    }
    Err(Refusal::Problem(Problem::ForeignOutput { folder: output.display().to_string(), files }))
}

/// Whether every file below a folder is known: the answer for nearly every build, so it is found on several threads.
fn all_known<T: Sync>(output: &Path, below: &str, known: &BTreeMap<String, T>) -> io::Result<bool> {
    let folder = output.join(below);
    let mut folders = Vec::new();
    for entry in fs::read_dir(&folder).map_err(failed(Doing::Read, &folder))? {
        let entry = entry.map_err(failed(Doing::Read, &folder))?;
        let name = entry.file_name();
        if below.is_empty() && is_hidden(&name) {
            continue;
        }
        let Some(name) = name.to_str() else { return Ok(false) };
        let path = if below.is_empty() { name.to_string() } else { format!("{below}/{name}") };
        if entry.file_type().map_err(failed(Doing::Read, &folder))?.is_dir() {
            folders.push(path);
        } else if !known.contains_key(&path) {
            return Ok(false);
        }
    }
    folders.par_iter().map(|below| all_known(output, below, known)).try_reduce(|| true, |a, b| Ok(a && b))
}

/// The first unknown files by name, whatever the order on the disk.
fn unknown<T>(output: &Path, known: &BTreeMap<String, T>) -> io::Result<Vec<String>> {
    let mut files = Vec::new();
    let entries = WalkDir::new(output).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(|entry| entry.depth() != 1 || !is_hidden(entry.file_name())) {
        let entry = entry.map_err(|error| failed(Doing::Read, output)(error.into()))?;
        let path = entry.path().strip_prefix(output).unwrap_or(entry.path());
        let path = path.iter().map(OsStr::to_string_lossy).collect::<Vec<_>>().join("/");
        if !entry.file_type().is_dir() && !known.contains_key(&path) {
            files.push(path);
            if files.len() == NAMED {
                break;
            }
        }
    }
    Ok(files)
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}
