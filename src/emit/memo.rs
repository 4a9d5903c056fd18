//! What this build leaves for the next, into `.huikan/`.

use std::fs;
use std::io;
use std::path::Path;

use crate::memo::{Digest, Memo};
use crate::read::memo_file;

/// Writes the memo of a site's folder, whole or not at all.
///
/// # Errors
/// When the disk fails, or the folder cannot be written to.
pub fn save_memo(root: &Path, memo: &Memo, program: Digest) -> io::Result<()> {
    let file = memo_file(root);
    let folder = file.parent().unwrap_or(root);
    fs::create_dir_all(folder)?;
    // Two builds at once must not write into one file.
    let new = file.with_extension(format!("new-{}", std::process::id()));
    let saved = fs::write(&new, memo.encode(program)).and_then(|()| put_in_place(&new, &file));
    if saved.is_err() {
        // Nothing is left lying about where a memo cannot be kept.
        let _ = fs::remove_file(&new);
    }
    saved
}

/// Moves the new memo to its place, also where an empty folder stands in it.
fn put_in_place(new: &Path, file: &Path) -> io::Result<()> {
    fs::rename(new, file).or_else(|error| match fs::remove_dir(file) {
        Ok(()) => fs::rename(new, file),
        Err(_) => Err(error),
    })
}
