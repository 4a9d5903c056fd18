//! A check: all stages but the last, and what only a check looks for. Nothing is written, not even what builds remember.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use super::prepare::Prepared;
use super::{After, Ask, Before, Scope, Stage, Unwatched, Watch, Work, make};
use crate::config::Outside;
use crate::diag::{At, Diagnostic, Located, Noted, Place, Problem};
use crate::fix::add_fixes;
use crate::language::Words;
use crate::memo::Memo;
use crate::parse::locate;
use crate::read::{read, read_memo};
use crate::render::Looked;
use crate::rendition::Rendition;
use crate::source::{FileId, SitePath, Sources, Span};

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
    let looked = Looked::default();
    let After { work, memo, .. } = make(sources, outside, before, &looked, Scope::Check(ask, &looked), watch, &mut notes)?;
    let mut notes = locate(notes, sources);
    once(&mut notes);
    add_fixes(&mut notes, sources, outside);
    Ok((work, memo, notes))
}

/// A misspelt role is told as what the sign-off lacks, not as a wrong word besides.
fn once(notes: &mut Vec<Located>) {
    let is_role = |note: &&Located| matches!(note.diagnostic.problem, Problem::SignOffIncomplete { written: Some(_), .. });
    let roles: Vec<(SitePath, Span)> = notes.iter().filter(is_role).filter_map(|note| note.place.clone()).collect();
    let is_in =
        |(path, span): &(SitePath, Span)| roles.iter().any(|(file, role)| file == path && role.start <= span.start && span.end <= role.end);
    notes.retain(|note| !matches!(note.diagnostic.problem, Problem::WrongWord { .. }) || !note.place.as_ref().is_some_and(is_in));
}

/// What only a check tells of the theme, but for what a page has failed at: that has been told.
pub(super) fn of_theme<'n>(prepared: &Prepared, notes: impl Iterator<Item = &'n Diagnostic>) -> Vec<Diagnostic> {
    let (mut failed, mut broken, mut absent) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for note in notes {
        match &note.problem {
            // What is in a template that cannot be read is anybody's guess.
            Problem::TemplateSyntax { .. } => broken.extend(text_of(note).map(|(file, _)| file)),
            Problem::TemplateError { .. } => failed.extend(text_of(note)),
            Problem::NoTemplate { names, .. } => absent.extend(names.last()),
            _ => {}
        }
    }
    let mut found = prepared.theme.check(&languages(prepared));
    found.retain_mut(|note| match &mut note.problem {
        Problem::MissingTemplates { names, .. } => {
            names.retain(|name| !absent.contains(name));
            !names.is_empty()
        }
        _ => !text_of(note).is_some_and(|(file, _)| broken.contains(&file)) && !overlaps(note, &failed),
    });
    found
}

/// Drops what is told of a name in a template where a page has failed at it: that says more.
pub(super) fn told_better(notes: &mut Vec<Diagnostic>, found: &[Diagnostic]) {
    let failures = found.iter().filter(|note| matches!(note.problem, Problem::TemplateError { .. }));
    let failed: Vec<(FileId, Span)> = failures.filter_map(text_of).collect();
    notes.retain(|note| !matches!(note.problem, Problem::UnknownField { .. }) || !overlaps(note, &failed));
}

fn text_of(note: &Diagnostic) -> Option<(FileId, Span)> {
    match &note.place {
        Some(Place { file, at: At::Text(span) }) => Some((*file, *span)),
        _ => None,
    }
}

fn overlaps(note: &Diagnostic, others: &[(FileId, Span)]) -> bool {
    let is_at =
        |(file, span): (FileId, Span)| others.iter().any(|(other, at)| *other == file && at.start < span.end && span.start < at.end);
    text_of(note).is_some_and(is_at)
}

/// The languages that pages are in, as far as themes have words for them.
fn languages(prepared: &Prepared) -> BTreeSet<Words> {
    let mut shown = BTreeSet::new();
    for Rendition { config, resolved, .. } in &prepared.renditions {
        let site = &resolved.site;
        let articles = site.reports.iter().map(|(_, one)| &one.shared).chain(site.cases.iter().map(|(_, one)| &one.shared));
        let others = site.events.iter().map(|(_, one)| &one.shared).chain(site.pages.iter().map(|(_, one)| &one.shared));
        shown.extend(articles.chain(others).map(|shared| shared.lang.script()));
        shown.insert(config.language.script());
    }
    shown
}

/// Checks sources in memory.
///
/// # Errors
/// When a file that is published as it is cannot be read.
pub fn check_in_memory(sources: &Sources, outside: &Outside, ask: Option<&dyn Ask>) -> io::Result<Vec<Located>> {
    Ok(look(sources, outside, &Memo::default(), Vec::new(), ask, &Unwatched)?.2)
}
