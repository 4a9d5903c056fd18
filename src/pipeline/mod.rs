//! The one place that knows the order of the stages.
//!
//! `read → parse → resolve → plan → render → emit`. Every stage runs even
//! where an earlier one found errors, so that one run tells everything; what
//! an error has touched is simply not published. What a build remembers goes
//! in as a value and comes out as a value; only the two ends keep it on disk.

mod booklet;
mod check;
mod documents;
mod levels;
mod mend;
mod online;
mod prepare;
mod preview;
mod release;
mod renditions;
mod session;
mod survey;
mod which;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::config::{self, Config, Outside, house_words};
use crate::diag::{Diagnostic, Located, Noted, has_errors, is_whole};
use crate::emit::{Claim, Memory, Refusal, Sink, Staging, Stamp, Written, save_memo, save_search_memo};
use crate::media::Darkroom;
use crate::memo::{Digest, LastBuild, Memo, SearchMemo};
use crate::parse::{locate, not_text};
use crate::plan::{OutPath, checks};
use crate::proof::proofs;
use crate::read::{MemoState, read, read_memo, read_search_memo, site_file, words_file};
use crate::render::{Index, Looked, MadeOf};
use crate::rendition::unsure;
use crate::source::{FileId, Sources, Unreadable};

use prepare::{Prepared, prepare};
pub use preview::{Fresh, Preview, PreviewPage};
use renditions::{All, presses};
pub use session::{Change, Look, Session};
pub use survey::{Known, Outlook, Survey, survey};
pub use which::which;

pub use booklet::Booklet;
pub use check::{Checked, check, check_in_memory};
pub use mend::{Patch, mend};
pub use online::Ask;
pub use release::{Order, Released, Row, Told, Verdict, release};

/// What a build came to.
#[derive(Debug)]
pub struct Outcome {
    /// The sources, for showing the notes.
    pub sources: Sources,
    /// What there is to say, in order.
    pub notes: Vec<Located>,
    /// What was written; `None` if an error kept the site from being published.
    pub written: Option<Written>,
    /// What was made anew.
    pub work: Work,
    /// What became of the memo of earlier builds.
    pub memo: MemoState,
    /// The memo before and after, for explaining a page.
    pub memos: (Arc<Memo>, Arc<Memo>),
}

/// How much of a site was made anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Work {
    /// Pages of the site.
    pub pages: usize,
    /// Pages that were rendered.
    pub rendered: usize,
    /// Files that were parsed.
    pub parsed: usize,
}

/// A stage of the pipeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The folder is listed, and the memo of earlier builds read.
    Read,
    /// Files become documents.
    Parse,
    /// Documents become the archive.
    Resolve,
    /// Addresses are decided.
    Plan,
    /// Pages are made and staged.
    Render,
    /// Files go into place.
    Emit,
}

/// What is looked for.
#[derive(Clone, Copy)]
enum Scope<'a> {
    /// What is wrong with what will be published.
    Build,
    /// That, and what may be missing or too much, and where the finished pages lead; with somebody to ask, the addresses elsewhere too.
    Check(Option<&'a dyn Ask>, &'a Looked),
}

/// Somebody who looks on while a site is built.
pub trait Watch: Sync {
    /// A stage begins.
    fn stage(&self, stage: Stage);
    /// One of `total` pages is done: it was made anew, or left alone.
    fn page(&self, page: &OutPath, made: bool, total: usize);
    /// Another build into the same folder has to end first; its process id, if that is known.
    fn wait(&self, holder: Option<u32>);
}

/// Nobody looks on.
pub struct Unwatched;

impl Watch for Unwatched {
    fn stage(&self, _: Stage) {}

    fn page(&self, _: &OutPath, _: bool, _: usize) {}

    fn wait(&self, _: Option<u32>) {}
}

/// A site made in memory.
#[derive(Debug)]
pub struct Made {
    /// Every file by its path; empty if an error stands.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What there is to say, in order.
    pub notes: Vec<Located>,
}

/// Builds the site of a folder into another.
///
/// # Errors
/// When the disk fails. Mistakes in the content are notes.
pub fn build(root: &Path, output: &Path, outside: &Outside, watch: &dyn Watch) -> io::Result<Outcome> {
    watch.stage(Stage::Read);
    // First of all: a build that has to wait for another reads the content as it is afterwards.
    let claim = Claim::new(output, root, &|holder| watch.wait(holder));
    // Output, content and memo lie apart, so they are looked at side by side.
    let (staging, (read, (before, state))) =
        rayon::join(|| claim.and_then(Claim::open), || rayon::join(|| read(root), || read_memo(root, outside.program)));
    let Noted { value: sources, mut notes } = read?;
    let staging = match staging {
        Ok(staging) => Some(staging),
        Err(Refusal::Problem(problem)) => {
            notes.push(Diagnostic::nowhere(problem));
            None
        }
        Err(Refusal::Io(error)) => return Err(error),
    };
    let staging = match (staging, documents::nothing_moved(&sources, outside, &before)) {
        (Some(staging), Some((site, said))) if notes.is_empty() && staging.stands(site) => {
            return again(sources, staging, before, said, watch);
        }
        (staging, _) => staging,
    };
    let darkroom = Darkroom::of(root);
    let before_it = Before { memo: &before, darkroom: Some(&darkroom), search: &|folder| read_search_memo(root, folder, outside.program) };
    let result = match &staging {
        Some(staging) => make(&sources, outside, before_it, staging, Scope::Build, watch, &mut notes),
        None => make(&sources, outside, before_it, &Nowhere, Scope::Build, watch, &mut notes),
    };
    watch.stage(Stage::Emit);
    // Whatever fails from here on, a staging that is dropped leaves the output as it was.
    let After { work, memo: mut after, search } = result?;
    let lost = state == MemoState::None && staging.as_ref().is_some_and(Staging::had_files);
    let state = if lost { MemoState::Lost } else { state };
    let staging = staging.filter(|_| !has_errors(&notes));
    let site = staging.as_ref().map(Staging::site);
    after.last = site.map(|site| LastBuild { outside: outside.digest(), site, notes: documents::form_of(&notes) });
    // The memo may be ahead of the site: what it says of a page counts only if the manifest says the same.
    let (written, kept) = rayon::join(
        || staging.map(Staging::commit).transpose(),
        || {
            // Without what is remembered of the index, all of it is made anew: no harm but for the time.
            search.iter().for_each(|(folder, found)| drop(save_search_memo(root, folder, found, outside.program)));
            after == before || save_memo(root, &after, outside.program).is_ok()
        },
    );
    let written = written?;
    if written.is_some_and(|written| written.written + written.deleted > 0) {
        darkroom.clear_but(&after.pages.values().map(|page| page.key.content).collect());
    }
    // A memo is a help, never a need: a folder that cannot be written to just builds in full each time.
    let state = if kept { state } else { MemoState::NotKept };
    let notes = locate(notes, &sources);
    Ok(Outcome { sources, notes, written, work, memo: state, memos: (before.into(), after.into()) })
}

/// Nothing moved since the build before: what it made stands, and what it said is said again.
fn again(sources: Sources, staging: Staging, memo: Memo, notes: Vec<Diagnostic>, watch: &dyn Watch) -> io::Result<Outcome> {
    watch.stage(Stage::Emit);
    let written = Some(staging.commit()?);
    let notes = locate(notes, &sources);
    // Calendars and the like are remembered with the pages.
    let pages = memo.pages.keys().filter(|path| path.ends_with(".html")).count();
    let work = Work { pages, ..Work::default() };
    let memo = Arc::new(memo);
    Ok(Outcome { sources, notes, written, work, memo: MemoState::Used, memos: (Arc::clone(&memo), memo) })
}

/// Makes a site from sources in memory, into memory.
///
/// # Errors
/// When a file that is published as it is cannot be read.
pub fn make_in_memory(sources: &Sources, outside: &Outside) -> io::Result<Made> {
    let mut notes = Vec::new();
    let memory = Memory::default();
    make(
        sources,
        outside,
        Before { memo: &Memo::default(), darkroom: Some(&Darkroom::default()), search: &|_| None },
        &memory,
        Scope::Build,
        &Unwatched,
        &mut notes,
    )?;
    let files = if has_errors(&notes) { Memory::default() } else { memory };
    let files = files.into_files().into_iter().map(|(path, bytes)| (path.to_string(), bytes)).collect();
    Ok(Made { files, notes: locate(notes, sources) })
}

/// What earlier builds left.
#[derive(Clone, Copy)]
struct Before<'a> {
    memo: &'a Memo,
    /// Where they left pictures; without it none are made.
    darkroom: Option<&'a Darkroom>,
    /// What they left of the search index of the rendition in a folder; asked for only where it is needed.
    search: &'a dyn Fn(&str) -> Option<SearchMemo>,
}

/// What a build leaves.
#[derive(Default)]
struct After {
    work: Work,
    memo: Memo,
    /// What to remember of search indexes, by the folders of their renditions, where that is something else than before.
    search: Vec<(String, SearchMemo)>,
}

/// All stages between reading and publishing; gives what was done, and what to remember.
fn make(
    sources: &Sources,
    outside: &Outside,
    before: Before<'_>,
    sink: &dyn Sink,
    scope: Scope<'_>,
    watch: &dyn Watch,
    notes: &mut Vec<Diagnostic>,
) -> io::Result<After> {
    watch.stage(Stage::Parse);
    let Some(config) = configure(sources, outside, notes)? else { return Ok(Default::default()) };
    let parsed = documents::documents(sources, before.memo)?;
    notes.extend(parsed.notes);
    let documents = if matches!(scope, Scope::Check(Some(_), _)) { parsed.documents.clone() } else { Vec::new() };
    let prepared = prepare(sources, Arc::new(config), || Noted::quiet((parsed.documents, parsed.pictures)), None, watch);
    notes.extend(prepared.notes().cloned());
    let Prepared { config, resolved, theme, plan, renditions, .. } = &prepared;
    let stamps: BTreeMap<FileId, Stamp> = plan
        .files
        .iter()
        .filter_map(|(_, id)| {
            let source = sources.get(*id);
            let memo = parsed.files.get(&source.path)?;
            Some((*id, Stamp { digest: memo.digest, length: source.stamp?.length }))
        })
        .collect();
    watch.stage(Stage::Render);
    let pages = renditions.iter().map(|one| plan.pages.iter().filter(|page| one.config.has(&page.path)).count()).sum();
    let done = |page: &OutPath, made| watch.page(page, made, pages);
    let presses = presses(&prepared, sources, notes);
    let settle = |found: &mut Vec<Diagnostic>| levels::settle(found, sources, config, &resolved.chosen);
    settle(notes);
    // What will not be published is not worth the time that pictures take.
    let is_published = matches!(scope, Scope::Build) && !has_errors(notes);
    let darkroom = before.darkroom.filter(|_| is_published);
    let is_made = matches!(scope, Scope::Build) && plan.has_search;
    let known: Vec<Option<SearchMemo>> = renditions.iter().map(|one| if is_made { (before.search)(&one.folder) } else { None }).collect();
    let index = |n: usize| if is_made { Index::Made(known.get(n).and_then(Option::as_ref)) } else { Index::Left };
    let all = All { prepared: &prepared, sources, presses: &presses, stamps: &stamps, index: &index, darkroom };
    // A check reads all pages, so that all are made.
    let anew = BTreeMap::new();
    let (rendered, indexes) = all.render(if matches!(scope, Scope::Build) { &before.memo.pages } else { &anew }, sink, &done)?;
    let mut found = once_each(rendered.notes);
    check::told_better(notes, &found);
    if let Scope::Check(ask, looked) = scope {
        found.extend(check::of_theme(&prepared, notes.iter().chain(&found)));
        found.extend(checks(plan, resolved, sources, config, is_whole(notes)));
        found.extend(proofs(sources, config, &resolved.site));
        found.extend(ask.into_iter().flat_map(|ask| online::dead_links(ask, &documents, resolved, sources, config)));
        found.extend(unsure(&resolved.site, config, sources));
        looked.confirm(&MadeOf { theme, plan, renditions }, &mut found);
        if is_whole(notes) && is_whole(&found) {
            found.extend(looked.dead(&MadeOf { theme, plan, renditions }, notes.iter().chain(&found)));
        }
    }
    settle(&mut found);
    notes.extend(found);
    let work = Work { pages, rendered: rendered.fresh, parsed: parsed.fresh };
    let folders = renditions.iter().map(|one| one.folder.clone());
    let found = folders.zip(indexes).zip(&known).filter_map(|((folder, found), known)| Some((folder, found?, known.as_ref())));
    let search = found.filter(|(_, found, known)| Some(found) != *known).map(|(folder, found, _)| (folder, found)).collect();
    Ok(After { work, memo: Memo { files: parsed.files, pages: rendered.pages, last: None }, search })
}

/// A mistake in a template shows on every page made with it; once is enough.
fn once_each(notes: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    notes.into_iter().filter(|note| seen.insert((note.code(), format!("{:?}", note.place), note.problem.gist()))).collect()
}

/// The configuration; one to go by if `site.toml` cannot be understood; `None` if there is none.
fn configure(sources: &Sources, outside: &Outside, notes: &mut Vec<Diagnostic>) -> io::Result<Option<Config>> {
    let Some(file) = sources.find(&site_file()) else { return Ok(None) };
    let config = match sources.text(file) {
        Ok(text) => config::check(file, &text, outside).drain_into(notes),
        Err(Unreadable::NotUtf8 { bytes, at }) => {
            notes.push(not_text(file, &bytes, at));
            None
        }
        Err(Unreadable::Io(error)) => return Err(error),
    };
    let mut config = config.unwrap_or_else(|| Config::fallback(outside));
    if let Some(file) = sources.find(&words_file()) {
        match sources.text(file) {
            Ok(text) => config.words = house_words(file, &text).drain_into(notes),
            Err(Unreadable::NotUtf8 { bytes, at }) => notes.push(not_text(file, &bytes, at)),
            Err(Unreadable::Io(error)) => return Err(error),
        }
    }
    Ok(Some(config))
}

/// Where pages go that will not be published.
struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _: &OutPath, bytes: &[u8]) -> io::Result<Stamp> {
        Ok(Stamp::of(bytes))
    }

    fn has(&self, _: &OutPath, _: Stamp) -> bool {
        false
    }

    fn stands(&self, _: Digest) -> bool {
        false
    }
}
