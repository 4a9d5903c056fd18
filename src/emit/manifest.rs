//! The list of files huikan wrote into a folder, kept in that folder.
//!
//! One line a file: digest, length, path. It is written last, so that what
//! it names is there.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use crate::memo::Digest;

/// The manifest's own name in the output folder; the dot keeps it out of what readers see.
pub(super) const NAME: &str = ".huikan-manifest";

const HEADER: &str = "huikan manifest 1";

/// What is known of a written file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) digest: Digest,
    pub(super) length: u64,
}

/// Files by path.
pub(super) type Manifest = BTreeMap<String, Entry>;

/// The manifest of a folder; `None` if it has none that can be read.
pub(super) fn load(folder: &Path) -> io::Result<Option<Manifest>> {
    match fs::read_to_string(folder.join(NAME)) {
        Ok(text) => Ok(parse(&text)),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::InvalidData | io::ErrorKind::NotADirectory) => {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// Writes the manifest of a folder, whole or not at all.
pub(super) fn save(folder: &Path, manifest: &Manifest) -> io::Result<()> {
    let mut text = format!("{HEADER}\n");
    for (path, entry) in manifest {
        // Writing to a String does not fail.
        let _ = writeln!(text, "{} {} {path}", entry.digest, entry.length);
    }
    let new = folder.join(format!("{NAME}.new"));
    fs::write(&new, text)?;
    fs::rename(new, folder.join(NAME))
}

fn parse(text: &str) -> Option<Manifest> {
    let mut lines = text.lines();
    if lines.next() != Some(HEADER) {
        return None;
    }
    lines
        .map(|line| {
            let mut parts = line.splitn(3, ' ');
            let digest = Digest::parse(parts.next()?)?;
            let length = parts.next()?.parse().ok()?;
            Some((parts.next()?.to_string(), Entry { digest, length }))
        })
        .collect()
}
