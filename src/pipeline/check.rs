//! A check: all stages but the last, and what only a check looks for. Nothing is written, not even what builds remember.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use super::{After, Ask, Before, Scope, Stage, Unwatched, Watch, Work, make};
use crate::config::Outside;
use crate::diag::{At, Diagnostic, Located, Noted, Place, Problem};
use crate::emit::{Sink, Stamp};
use crate::fix::add_fixes;
use crate::memo::{Digest, Memo};
use crate::parse::locate;
use crate::plan::OutPath;
use crate::read::{read, read_memo};
use crate::render::Theme;
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
    /// What is known of the files now.
    pub(super) memo: Memo,
}

/// Checks the site of a folder; what builds remember is read, so that little is done twice. With somebody to `ask`,
/// the addresses elsewhere are tried too.
///
/// # Errors
/// When the disk fails. Mistakes in the content are notes.
pub fn check(root: &Path, outside: &Outside, ask: Option<&dyn Ask>, watch: &dyn Watch) -> io::Result<Checked> {
    watch.stage(Stage::Read);
    let (read, (before, _)) = rayon::join(|| read(root), || read_memo(root, outside.program));
    let Noted { value: sources, notes } = read?;
    let (work, memo, notes) = look(&sources, outside, &before, notes, ask, watch)?;
    Ok(Checked { sources, notes, work, memo })
}

/// Looks a site through; what is wrong comes with what puts it right.
pub(super) fn look(
    sources: &Sources,
    outside: &Outside,
    before: &Memo,
    mut notes: Vec<Diagnostic>,
    ask: Option<&dyn Ask>,
    watch: &dyn Watch,
) -> io::Result<(Work, Memo, Vec<Located>)> {
    let before = Before { memo: before, darkroom: None, search: &|_| None };
    let After { work, memo, .. } = make(sources, outside, before, &Nothing, Scope::Check(ask), watch, &mut notes)?;
    let mut notes = locate(notes, sources);
    add_fixes(&mut notes, sources, outside);
    Ok((work, memo, notes))
}

/// What templates ask for and no page has, but for what a page has failed at: that has been told.
pub(super) fn fields<'n>(theme: &Theme, notes: impl Iterator<Item = &'n Diagnostic>) -> Vec<Diagnostic> {
    let file_and_end = |note: &Diagnostic| match &note.place {
        Some(Place { file, at: At::Text(span) }) => Some((*file, span.end)),
        _ => None,
    };
    let failed: BTreeSet<_> = notes.filter(|note| matches!(note.problem, Problem::TemplateError { .. })).filter_map(file_and_end).collect();
    let mut found = theme.check();
    found.retain(|note| file_and_end(note).is_none_or(|place| !failed.contains(&place)));
    found
}

/// Checks sources in memory.
///
/// # Errors
/// When a file that is published as it is cannot be read.
pub fn check_in_memory(sources: &Sources, outside: &Outside, ask: Option<&dyn Ask>) -> io::Result<Vec<Located>> {
    Ok(look(sources, outside, &Memo::default(), Vec::new(), ask, &Unwatched)?.2)
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
