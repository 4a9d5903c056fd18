//! What a commit will do, as a file.
//!
//! A whole journal says that the stage beside it is complete, so the commit
//! can be finished by anybody; without one the stage means nothing. What has
//! to be moved is what lies in the stage, the new manifest included, so the
//! journal names only what has to be deleted.

use std::fs;
use std::io;
use std::path::Path;

use super::line::{escape, unescape};
use super::manifest::write_through;
use crate::failure::{Doing, failed};
use crate::memo::Digest;

const HEADER: &str = "huikan journal 1\n";

/// The files of an earlier build that have to go.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Journal {
    /// Those in the way of new files: a file where a folder must be, or a file in a folder where a file must be.
    pub(super) in_the_way: Vec<String>,
    /// Those that may stay until the new files are there, so that no link leads nowhere meanwhile.
    pub(super) stale: Vec<String>,
}

impl Journal {
    /// Writes it down to the disk; its last line holds the digest of all others.
    pub(super) fn save(&self, path: &Path) -> io::Result<()> {
        write_through(path, self.to_text().as_bytes())
    }

    /// Reads a journal; `None` unless it is there and whole.
    pub(super) fn load(path: &Path) -> io::Result<Option<Journal>> {
        match fs::read_to_string(path) {
            Ok(text) => Ok(parse(&text)),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::InvalidData) => Ok(None),
            Err(error) => Err(failed(Doing::Read, path)(error)),
        }
    }

    fn to_text(&self) -> String {
        let first = self.in_the_way.iter().map(|path| ("first", path));
        let last = self.stale.iter().map(|path| ("last", path));
        let mut text = HEADER.to_string();
        text.extend(first.chain(last).map(|(when, path)| format!("{when} {}\n", escape(path))));
        let digest = Digest::of_bytes(text.as_bytes());
        format!("{text}end {digest}\n")
    }
}

fn parse(text: &str) -> Option<Journal> {
    let (listed, digest) = text.strip_suffix('\n')?.rsplit_once("end ")?;
    if Digest::parse(digest)? != Digest::of_bytes(listed.as_bytes()) {
        return None;
    }
    let mut journal = Journal::default();
    for line in listed.strip_prefix(HEADER)?.lines() {
        let (when, path) = line.split_once(' ')?;
        match when {
            "first" => journal.in_the_way.push(unescape(path)?),
            "last" => journal.stale.push(unescape(path)?),
            _ => return None,
        }
    }
    Some(journal)
}
