//! Finished files into the output folder; the other end that touches the disk.
//!
//! Nothing is published while an error stands: changed files wait in a work
//! folder beside the output and are moved into place together, by rename.
//! A journal makes that move all or nothing across kills: at any moment every
//! file of the output is whole, old or new, and the next build finishes what
//! was begun. Unchanged files are not touched; only files that the manifest
//! names are ever deleted; a folder with files of somebody else is refused.
//! One build works on an output folder at a time; a second one waits.
//!
//! | file | what is in it |
//! |---|---|
//! | `below` | a part of an output, in a folder of its own |
//! | `staging` | the order of a build: open, take files, commit or give up |
//! | `work` | the work folder and its lock |
//! | `journal` | what a commit will do, as a file that shows whether it is whole |
//! | `steps` | what a commit does, step by step; each can be taken twice |
//! | `manifest` | the list of files huikan wrote |
//! | `foreign` | whether an output folder may be used |
//! | `replace` | one file of the sources, for commands that write what is committed |
//!
//! A kill loses nothing that was written; a power cut may leave empty files,
//! because only the journal and the manifest are synced. Their length shows
//! them, and the next build writes them again.

mod below;
mod foreign;
mod journal;
mod line;
mod manifest;
mod memo;
mod memory;
mod replace;
mod staging;
mod steps;
#[cfg(test)]
mod tests;
mod work;

use std::io;

pub use below::Below;
pub use memo::{save_link_memo, save_memo, save_search_memo};
pub use memory::Memory;
pub use replace::{Replaced, replace};
pub use staging::{Claim, Staging, Written};

use crate::diag::Problem;
use crate::memo::Digest;
use crate::plan::OutPath;

/// Takes finished files, from several threads; each path once.
pub trait Sink: Sync {
    /// Takes one file; gives what it is known by from now on.
    ///
    /// # Errors
    /// When it cannot be kept.
    fn put(&self, path: &OutPath, bytes: &[u8]) -> io::Result<Stamp>;

    /// Whether the file is there already with just these bytes, so that they need not be made again.
    ///
    /// After `true` the file is part of the site as if it had been put; after `false` it has to be put.
    fn has(&self, path: &OutPath, stamp: Stamp) -> bool;

    /// The only file it is asked for; `None` if it takes all there are.
    ///
    /// The others need not be made.
    fn only(&self) -> Option<&OutPath> {
        None
    }

    /// Whether the site that stands is `site`, and whole.
    ///
    /// After `true` all of it is part of this one, as by [`Sink::has`].
    fn stands(&self, site: Digest) -> bool;
}

/// What a finished file is known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// The digest of its bytes.
    pub digest: Digest,
    /// How many bytes it has.
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
