//! The list of files huikan wrote into a folder, kept in that folder.
//!
//! One line a file: digest, length, path. It is written last, so that what
//! it names is there.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use super::Stamp;
use super::line::{escape, unescape};
use crate::failure::{Doing, failed};
use crate::memo::Digest;

/// The manifest's own name in the output folder; the dot keeps it out of what readers see.
pub(super) const NAME: &str = ".huikan-manifest";

const HEADER: &str = "huikan manifest 1";

/// The files a folder's manifest names, in order; none if it has no manifest that can be read.
pub(super) fn load(folder: &Path) -> io::Result<Vec<(String, Stamp)>> {
    let path = folder.join(NAME);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(parse(&text).unwrap_or_default()),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::InvalidData | io::ErrorKind::NotADirectory) => {
            Ok(Vec::new())
        }
        Err(error) => Err(failed(Doing::Read, &path)(error)),
    }
}

/// Writes a manifest into a folder, down to the disk: without it the next build would take all files for somebody else's.
pub(super) fn save<'a>(folder: &Path, files: impl Iterator<Item = (&'a str, Stamp)>) -> io::Result<()> {
    let mut text = format!("{HEADER}\n");
    for (path, stamp) in files {
        // Writing to a String does not fail.
        let _ = writeln!(text, "{} {} {}", stamp.digest, stamp.length, escape(path));
    }
    write_through(&folder.join(NAME), text.as_bytes())
}

/// Writes a file down to the disk.
pub(super) fn write_through(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let write = || {
        let mut file = File::create(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(failed(Doing::Write, path))
}

fn parse(text: &str) -> Option<Vec<(String, Stamp)>> {
    let mut lines = text.lines();
    if lines.next() != Some(HEADER) {
        return None;
    }
    lines
        .map(|line| {
            let mut parts = line.splitn(3, ' ');
            let digest = Digest::parse(parts.next()?)?;
            let length = parts.next()?.parse().ok()?;
            Some((unescape(parts.next()?)?, Stamp { digest, length }))
        })
        .collect()
}
