//! What this build leaves for the next, into `.huikan/`.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

use crate::memo::{Digest, LinkMemo, Memo, SearchMemo};
use crate::read::{link_memo_file, memo_file, search_memo_file};

/// Writes the memo of a site's folder, whole or not at all.
///
/// # Errors
/// When the disk fails, or the folder cannot be written to.
pub fn save_memo(root: &Path, memo: &Memo, program: Digest) -> io::Result<()> {
    save(root, &memo_file(root), &memo.encode(program))
}

/// Writes what is remembered of the search index, likewise.
///
/// # Errors
/// When the disk fails, or the folder cannot be written to.
pub fn save_search_memo(root: &Path, folder: &str, memo: &SearchMemo, program: Digest) -> io::Result<()> {
    save(root, &search_memo_file(root, folder), &memo.encode(program))
}

/// Writes what is remembered of addresses elsewhere, likewise.
///
/// # Errors
/// When the disk fails, or the folder cannot be written to.
pub fn save_link_memo(root: &Path, memo: &LinkMemo, program: Digest) -> io::Result<()> {
    save(root, &link_memo_file(root), &memo.encode(program))
}

fn save(root: &Path, file: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = file.parent().unwrap_or(root);
    fs::create_dir_all(folder)?;
    // Two builds at once must not write into one file.
    let new = file.with_extension(format!("new-{}", std::process::id()));
    sweep(folder, file.file_name().unwrap_or_default());
    let saved = fs::write(&new, bytes).and_then(|()| put_in_place(&new, file));
    if saved.is_err() {
        // Nothing is left lying about where a memo cannot be kept.
        let _ = fs::remove_file(&new);
    }
    saved
}

/// How old a file must be for no build to be still writing it.
const ABANDONED: Duration = Duration::from_secs(3600);

/// Deletes what builds that were killed while they saved have left.
fn sweep(folder: &Path, memo: &OsStr) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let unfinished = path.file_stem() == Some(memo) && path.extension().is_some_and(|new| new.as_encoded_bytes().starts_with(b"new-"));
        let age = entry.metadata().and_then(|file| file.modified()).ok().and_then(|time| time.elapsed().ok());
        if unfinished && age.is_some_and(|age| age > ABANDONED) {
            // Somebody else may be faster.
            let _ = fs::remove_file(path);
        }
    }
}

/// Moves the new memo to its place, also where an empty folder stands in it.
fn put_in_place(new: &Path, file: &Path) -> io::Result<()> {
    fs::rename(new, file).or_else(|error| match fs::remove_dir(file) {
        Ok(()) => fs::rename(new, file),
        Err(_) => Err(error),
    })
}
