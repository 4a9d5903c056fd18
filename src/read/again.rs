//! Some files looked at again, for whoever was told that they changed.

use std::collections::BTreeSet;
use std::fs;
use std::fs::File;
use std::io;
use std::path::Path;
use std::time::SystemTime;

use super::look;
use crate::source::{SitePath, Sources};

/// The sources as they were, but for what `paths` look like now.
///
/// `None` where one of them came, went, or is no plain file:
/// then only reading the whole folder tells what there is.
#[must_use]
pub fn read_again(root: &Path, sources: &Sources, paths: &BTreeSet<SitePath>) -> Option<Sources> {
    let as_before = |path: &SitePath| {
        let meta = fs::symlink_metadata(root.join(path.as_str()));
        match sources.find(path) {
            Some(_) => meta.is_ok_and(|meta| meta.is_file()),
            // It came and went, as the files do that editors save to before they rename them.
            None => meta.is_err(),
        }
    };
    if !paths.iter().all(as_before) {
        return None;
    }
    let now = SystemTime::now();
    Some(sources.looked_at_again(paths, |path| look(root, path.clone(), now).stamp))
}

/// Whether a path below the root may belong to a site at all, going by its name.
#[must_use]
pub fn may_be_read(path: &SitePath) -> bool {
    let mut parts = path.as_str().split('/');
    match parts.next() {
        Some(super::SITE_FILE | super::WORDS_FILE) => parts.next().is_none(),
        Some("content") => parts.all(|part| !part.starts_with(['.', '_'])),
        Some("themes") => parts.all(|part| !part.starts_with('.')),
        _ => false,
    }
}

/// A file of the site, open for reading, with its length; refused if it lies outside, whatever a link said before.
///
/// # Errors
/// When it is gone, no file, or not inside the site.
pub fn open_inside(root: &Path, path: &SitePath) -> io::Result<(File, u64)> {
    let real = fs::canonicalize(root.join(path.as_str()))?;
    if !real.starts_with(fs::canonicalize(root)?) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let file = File::open(real)?;
    let meta = file.metadata()?;
    if meta.is_file() { Ok((file, meta.len())) } else { Err(io::ErrorKind::NotFound.into()) }
}
