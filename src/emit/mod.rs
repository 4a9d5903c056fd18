//! Finished files into the output folder; the other end that touches the disk.
//!
//! Nothing is published while an error stands: files are staged beside the
//! output and moved into place together. Unchanged files are not touched;
//! only files that the manifest names are ever deleted; a folder with files
//! of somebody else is refused.

mod manifest;
mod memo;
mod memory;
mod staging;

use std::io;
use std::path::{Path, PathBuf};

pub use memo::save_memo;
pub use memory::Memory;
pub use staging::{Staging, Written};

use crate::diag::Problem;
use crate::memo::Digest;
use crate::plan::OutPath;

/// Takes finished files, from several threads.
pub trait Sink: Sync {
    /// Takes one file; gives what it was.
    ///
    /// # Errors
    /// When it cannot be kept.
    fn put(&self, path: &OutPath, bytes: &[u8]) -> io::Result<Stamp>;

    /// Keeps a file that stands already, if it stands with these bytes.
    fn has(&self, path: &OutPath, stamp: Stamp) -> bool;
}

/// What a finished file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Its bytes.
    pub digest: Digest,
    /// How many they are.
    pub length: u64,
}

impl Stamp {
    /// The stamp of some bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Stamp {
        Stamp { digest: Digest::of_bytes(bytes), length: bytes.len() as u64 }
    }
}

/// Why an output folder is not used.
#[derive(Debug)]
pub enum Refusal {
    /// The user has to choose another folder or clear this one.
    Problem(Problem),
    /// The disk failed.
    Io(io::Error),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Refusal {
        Refusal::Io(error)
    }
}

/// Refuses an output folder that holds the sources or lies among them.
fn keep_off_sources(output: &Path, root: &Path) -> Result<(), Refusal> {
    let output_path = real(output)?;
    let root = real(root)?;
    let among = ["content", "themes", ".huikan"].iter().any(|folder| output_path.starts_with(root.join(folder)));
    if root.starts_with(&output_path) || among {
        return Err(Refusal::Problem(Problem::OutputOverSources { folder: output.display().to_string() }));
    }
    Ok(())
}

/// The real path of a folder that need not exist yet: links in the part that exists are followed.
fn real(path: &Path) -> io::Result<PathBuf> {
    let mut missing = Vec::new();
    let mut at = std::path::absolute(path)?;
    loop {
        match at.canonicalize() {
            Ok(found) => return Ok(missing.iter().rev().fold(found, |path, part| path.join(part))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let Some(name) = at.file_name().map(std::ffi::OsStr::to_os_string) else { return Err(error) };
                missing.push(name);
                at.pop();
            }
            Err(error) => return Err(io::Error::new(error.kind(), format!("{}: {error}", path.display()))),
        }
    }
}
