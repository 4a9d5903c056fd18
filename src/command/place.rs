//! Where commands work: the site's folder, and which program this is.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::memo::Digest;
use crate::read::SITE_FILE;

/// The folder itself or the nearest one above it that is a site; the folder itself if none is.
pub(super) fn nearest_site(from: &Path) -> PathBuf {
    from.ancestors().find(|folder| folder.join(SITE_FILE).is_file()).unwrap_or(from).to_path_buf()
}

/// The program by its bytes; by its version, where the system does not tell which file it is.
pub(super) fn program() -> Digest {
    let bytes = env::current_exe().and_then(fs::read);
    bytes.map_or_else(|_| Digest::of_bytes(env!("CARGO_PKG_VERSION").as_bytes()), |bytes| Digest::of_bytes(&bytes))
}
