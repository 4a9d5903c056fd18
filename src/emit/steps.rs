//! What a commit does, step by step.
//!
//! A step that was taken can be taken again, so a commit that was killed is
//! finished by taking all that remain. Each leaves every file whole.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use walkdir::WalkDir;

use super::journal::Journal;
use super::manifest;
use crate::failure::{Doing, failed};

/// One step of a commit.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step<'a> {
    /// Delete a file, and the folders above it that it leaves empty.
    Delete(&'a str),
    /// Move a file from the stage into place.
    Move(&'a str),
    /// Move the new manifest into place.
    Manifest,
}

/// All steps in order: room for the new files, the new files, away with the old ones, and the manifest once it is true.
pub(super) fn steps<'a>(journal: &'a Journal, staged: &'a [String]) -> Vec<Step<'a>> {
    let delete = |paths: &'a [String]| paths.iter().map(|path| Step::Delete(path));
    let moves = staged.iter().map(|path| Step::Move(path));
    delete(&journal.in_the_way).chain(moves).chain(delete(&journal.stale)).chain([Step::Manifest]).collect()
}

/// The files that still wait in a stage, without the manifest.
pub(super) fn waiting(stage: &Path) -> io::Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(stage).sort_by_file_name() {
        let entry = entry.map_err(|error| failed(Doing::Read, stage)(error.into()))?;
        let path = entry.path().strip_prefix(stage).unwrap_or(entry.path());
        if entry.file_type().is_file() && path != Path::new(manifest::NAME) {
            files.push(path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/"));
        }
    }
    Ok(files)
}

/// Takes one step.
pub(super) fn take(step: Step<'_>, stage: &Path, output: &Path) -> io::Result<()> {
    match step {
        Step::Delete(path) => delete(output, path),
        Step::Move(path) => place(&stage.join(path), &output.join(path)),
        Step::Manifest if stage.join(manifest::NAME).exists() => place(&stage.join(manifest::NAME), &output.join(manifest::NAME)),
        Step::Manifest => Ok(()),
    }
}

fn delete(output: &Path, path: &str) -> io::Result<()> {
    let file = output.join(path);
    match fs::remove_file(&file) {
        Ok(()) => {}
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {}
        // The step was taken before, and a folder has the place now.
        Err(_) if file.is_dir() => return Ok(()),
        Err(error) => return Err(failed(Doing::Delete, &file)(error)),
    }
    let folders = Path::new(path).ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
    // A folder that still holds something refuses, and so do those above it.
    let _ = folders.map(|folder| fs::remove_dir(output.join(folder))).find(Result::is_err);
    Ok(())
}

/// Moves a file, and makes the place for it if there is none.
fn place(from: &Path, to: &Path) -> io::Result<()> {
    let again = match fs::rename(from, to) {
        Ok(()) => return Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => to.parent().map_or(Ok(()), fs::create_dir_all),
        Err(_) if to.is_dir() => remove_empty(to),
        Err(error) => Err(error),
    };
    again.and_then(|()| fs::rename(from, to)).map_err(failed(Doing::Write, to))
}

/// Removes a folder that holds nothing but empty folders.
fn remove_empty(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            remove_empty(&entry.path())?;
        }
    }
    fs::remove_dir(folder)
}
