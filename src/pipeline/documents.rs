//! Files into documents, those that are remembered without reading them again.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Outside;
use crate::diag::Diagnostic;
use crate::media::{Look, Pictures, is_picture, look};
use crate::memo::{Digest, FileMemo, Memo, Parsed};
use crate::parse::raw::Document;
use crate::parse::{Place, agendas, is_document, not_text, parse, parse_workbook, place_of};
use crate::source::{FileId, SitePath, Source, Sources, Unreadable, decode};

/// Every file looked at once.
#[derive(Debug, Default)]
pub(super) struct Documents {
    /// What could be made of them.
    pub(super) documents: Vec<Arc<Document>>,
    /// What there is to say.
    pub(super) notes: Vec<Diagnostic>,
    /// What to remember of each file.
    pub(super) files: BTreeMap<SitePath, FileMemo>,
    /// What pictures say of themselves.
    pub(super) pictures: Pictures,
    /// How many were parsed anew.
    pub(super) fresh: usize,
}

/// One file.
#[derive(Debug, Clone)]
pub(super) struct One {
    /// What could be made of it.
    pub(super) document: Option<Arc<Document>>,
    /// What there is to say.
    pub(super) notes: Vec<Diagnostic>,
    /// What it says of itself, if it is a picture.
    pub(super) picture: Option<Look>,
    /// What to remember of it.
    pub(super) memo: FileMemo,
    /// Whether it was parsed anew.
    pub(super) fresh: bool,
}

/// Reads and parses what changed since `before`, and recalls the rest.
pub(super) fn documents(sources: &Sources, before: &Memo) -> io::Result<Documents> {
    let mut out = Documents::default();
    for (id, one) in sources.ids().zip(each(sources, before)?) {
        let one = Arc::unwrap_or_clone(one);
        out.documents.extend(one.document);
        out.pictures.extend(one.picture.map(|look| (id, look)));
        out.notes.extend(one.notes);
        out.fresh += usize::from(one.fresh);
        out.files.insert(sources.get(id).path.clone(), one.memo);
    }
    // A spreadsheet says what its event says of its columns, so this is done anew each time.
    out.notes.extend(agendas(&mut out.documents, sources));
    Ok(out)
}

/// Every file, in their order: what changed since `before` is read and parsed, the rest recalled.
pub(super) fn each(sources: &Sources, before: &Memo) -> io::Result<Vec<Arc<One>>> {
    let ids: Vec<FileId> = sources.ids().collect();
    ids.par_iter().map(|id| one(sources, *id, before.files.get(&sources.get(*id).path)).map(Arc::new)).collect()
}

/// Every file again, after `before`; only files of `hinted` are looked at, if that is given and there are no others.
pub(super) fn again(sources: &Sources, before: (&Sources, &[Arc<One>]), hinted: Option<&BTreeSet<SitePath>>) -> io::Result<Vec<Arc<One>>> {
    let (old_sources, old) = before;
    if let Some(hinted) = hinted {
        let mut files = old.to_vec();
        for id in hinted.iter().filter_map(|path| sources.find(path)) {
            files[id.index()] = one_again(sources, id, id, &old[id.index()])?;
        }
        return Ok(files);
    }
    let look = |id: &FileId| match old_sources.find(&sources.get(*id).path) {
        Some(before) => one_again(sources, *id, before, &old[before.index()]),
        None => one(sources, *id, None).map(Arc::new),
    };
    let ids: Vec<FileId> = sources.ids().collect();
    ids.par_iter().map(look).collect()
}

/// One file after it was `known` under the number `before`.
fn one_again(sources: &Sources, id: FileId, before: FileId, known: &Arc<One>) -> io::Result<Arc<One>> {
    let source = sources.get(id);
    if before != id {
        return one(sources, id, Some(&known.memo)).map(Arc::new);
    }
    if known.memo.stamp.is_some() && known.memo.stamp == source.stamp {
        return Ok(Arc::clone(known));
    }
    let bytes = sources.bytes(id)?;
    let digest = Digest::of_bytes(&bytes);
    if digest == known.memo.digest {
        let memo = FileMemo { stamp: source.stamp, ..known.memo.clone() };
        return Ok(Arc::new(One { memo, ..One::clone(known) }));
    }
    Ok(Arc::new(parsed(id, source, digest, bytes)))
}

/// The site that the build before made and what it said, if every file looks as it did then and the same came from outside.
pub(super) fn nothing_moved(sources: &Sources, outside: &Outside, before: &Memo) -> Option<(Digest, Vec<Diagnostic>)> {
    let last = before.last.as_ref().filter(|last| last.outside == outside.digest())?;
    let looks_the_same =
        |source: &Source| source.stamp.is_some() && before.files.get(&source.path).is_some_and(|memo| memo.stamp == source.stamp);
    let same = sources.ids().count() == before.files.len() && sources.iter().all(|(_, source)| looks_the_same(source));
    if same { Some((last.site, postcard::from_bytes(&last.notes).ok()?)) } else { None }
}

/// The form in which notes are kept.
pub(super) fn form_of(notes: &[Diagnostic]) -> Vec<u8> {
    postcard::to_stdvec(notes).expect("plain values always have a form")
}

fn one(sources: &Sources, id: FileId, known: Option<&FileMemo>) -> io::Result<One> {
    let source = sources.get(id);
    if let Some(memo) = known.filter(|memo| memo.stamp.is_some() && memo.stamp == source.stamp)
        && let Some(one) = recall(id, source, memo)
    {
        return Ok(one);
    }
    let bytes = sources.bytes(id)?;
    let digest = Digest::of_bytes(&bytes);
    if let Some(memo) = known.filter(|memo| memo.digest == digest)
        && let Some(one) = recall(id, source, memo)
    {
        return Ok(one);
    }
    Ok(parsed(id, source, digest, bytes))
}

fn parsed(id: FileId, source: &Source, digest: Digest, bytes: Vec<u8>) -> One {
    let picture = is_shown(&source.path).then(|| look(&bytes, digest));
    let (document, notes) = if is_document(&source.path) { read(id, &source.path, bytes) } else { (None, Vec::new()) };
    let parsed = match &picture {
        Some(look) => Parsed::new(postcard::to_stdvec(look).expect("plain values always have a form")),
        None if is_document(&source.path) => remember(document.as_ref(), &notes),
        None => Parsed::default(),
    };
    One { document: document.map(Arc::new), notes, picture, memo: FileMemo { stamp: source.stamp, digest, parsed }, fresh: true }
}

/// Whether a file may be a picture that a page shows.
fn is_shown(path: &SitePath) -> bool {
    place_of(path) == Place::Asset && is_picture(&path.extension())
}

fn read(id: FileId, path: &SitePath, bytes: Vec<u8>) -> (Option<Document>, Vec<Diagnostic>) {
    if matches!(place_of(path), Place::Workbook(_)) {
        let parsed = parse_workbook(id, path, &bytes);
        return (parsed.value, parsed.notes);
    }
    match decode(bytes) {
        Ok(text) => {
            let parsed = parse(id, path, &text);
            (parsed.value, parsed.notes)
        }
        Err(Unreadable::NotUtf8 { bytes, at }) => (None, vec![not_text(id, &bytes, at)]),
        Err(Unreadable::Io(_)) => (None, Vec::new()),
    }
}

/// The form in which a document and its notes are kept.
fn remember(document: Option<&Document>, notes: &[Diagnostic]) -> Parsed {
    Parsed::new(postcard::to_stdvec(&(document, notes)).expect("plain values always have a form"))
}

/// A remembered document with its notes, told again under the number its file has today; `None` if its form is not known.
fn recall(id: FileId, source: &Source, memo: &FileMemo) -> Option<One> {
    let memo = FileMemo { stamp: source.stamp, ..memo.clone() };
    if is_shown(&source.path) {
        let picture = Some(postcard::from_bytes(memo.parsed.bytes()).ok()?);
        return Some(One { document: None, notes: Vec::new(), picture, memo, fresh: false });
    }
    let (mut document, mut notes) = match memo.parsed.bytes() {
        [] => (None, Vec::new()),
        bytes => postcard::from_bytes::<(Option<Document>, Vec<Diagnostic>)>(bytes).ok()?,
    };
    if let Some(document) = &mut document {
        document.file = id;
    }
    for place in notes.iter_mut().filter_map(|note| note.place.as_mut()) {
        place.file = id;
    }
    Some(One { document: document.map(Arc::new), notes, picture: None, memo, fresh: false })
}
