//! A check: all stages but the last, and what only a check looks for. Nothing is written, not even what builds remember.

use std::io;
use std::path::Path;

use super::{After, Before, Scope, Stage, Unwatched, Watch, Work, make};
use crate::config::Outside;
use crate::diag::{Located, Noted};
use crate::emit::{Sink, Stamp};
use crate::memo::{Digest, Memo};
use crate::parse::locate;
use crate::plan::OutPath;
use crate::read::{read, read_memo};
use crate::source::Sources;

/// What a check came to.
#[derive(Debug)]
pub struct Checked {
    /// The sources, for showing the notes.
    pub sources: Sources,
    /// What there is to say, in order.
    pub notes: Vec<Located>,
    /// What was looked at.
    pub work: Work,
}

/// Checks the site of a folder; what builds remember is read, so that little is done twice.
///
/// # Errors
/// When the disk fails. Mistakes in the content are notes.
pub fn check(root: &Path, outside: &Outside, watch: &dyn Watch) -> io::Result<Checked> {
    watch.stage(Stage::Read);
    let (read, (before, _)) = rayon::join(|| read(root), || read_memo(root, outside.program));
    let Noted { value: sources, mut notes } = read?;
    let before = Before { memo: &before, search: &|| None };
    let After { work, .. } = make(&sources, outside, before, &Nothing, Scope::Check, watch, &mut notes)?;
    let notes = locate(notes, &sources);
    Ok(Checked { sources, notes, work })
}

/// Checks sources in memory.
///
/// # Errors
/// When a file that is published as it is cannot be read.
pub fn check_in_memory(sources: &Sources, outside: &Outside) -> io::Result<Vec<Located>> {
    let mut notes = Vec::new();
    make(sources, outside, Before { memo: &Memo::default(), search: &|| None }, &Nothing, Scope::Check, &Unwatched, &mut notes)?;
    Ok(locate(notes, sources))
}

/// Takes everything and keeps nothing.
struct Nothing;

impl Sink for Nothing {
    fn put(&self, _: &OutPath, bytes: &[u8]) -> io::Result<Stamp> {
        Ok(Stamp::of(bytes))
    }

    /// Always: it is asked only for what an earlier build made without a mistake, and that says nothing new.
    fn has(&self, _: &OutPath, _: Stamp) -> bool {
        true
    }

    fn stands(&self, _: Digest) -> bool {
        false
    }
}
