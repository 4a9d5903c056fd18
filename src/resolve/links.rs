//! Links and file references: what they lead to, and whether it is there.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::texts::{Link, LinkTarget, TextEntry, TextSource, Texts, To};
use super::{Cx, addresses};
use crate::diag::{At, Diagnostic, Named, Problem};
use crate::model::{FileRef, Framed, Origin};
use crate::parse::markdown::{LinkUse, Outline};
use crate::parse::raw::RawFramed;
use crate::parse::{CONTENT, Place, Text, misspelt_place, nearest_path, place_of};
use crate::slug::decode;
use crate::source::{FileId, SitePath, Sources};

/// The outline of every file's body.
type Outlines = BTreeMap<FileId, Arc<Outline>>;

/// What a reference should lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A picture.
    Image,
    /// Any file.
    File,
}

/// A file that front matter names: relative to its own file, or from the content folder with a slash.
pub(super) fn file_ref(cx: &Cx<'_>, file: FileId, said: &Text, wanted: Wanted, notes: &mut Vec<Diagnostic>) -> Option<FileRef> {
    let at = At::Value(said.trail.clone());
    let picture = |found: FileId| match wanted {
        Wanted::Image => addresses::no_picture(&said.value, &cx.sources.get(found).path.extension()).map_or(Ok(found), Err),
        Wanted::File => Ok(found),
    };
    let found = lookup(cx.sources, file, &said.value, wanted).and_then(picture).and_then(|found| published(cx, found));
    if let Some(problem) = found.as_ref().ok().filter(|_| wanted == Wanted::Image).and_then(|found| broken(cx, *found)) {
        notes.push(Diagnostic::new(file, at.clone(), problem));
    }
    found.map_err(|problem| notes.push(Diagnostic::new(file, at, problem))).ok().map(|id| FileRef(Origin::of(id)))
}

/// A picture that front matter names, likewise.
pub(super) fn framed(cx: &Cx<'_>, file: FileId, said: &RawFramed, notes: &mut Vec<Diagnostic>) -> Option<Framed> {
    Some(Framed { file: file_ref(cx, file, &said.file, Wanted::Image, notes)?, focal: said.focal })
}

/// What is wrong with a picture, if anything is.
fn broken(cx: &Cx<'_>, picture: FileId) -> Option<Problem> {
    let fault = cx.pictures.get(&picture)?.as_ref().err()?.clone();
    Some(Problem::BrokenPicture { path: cx.sources.get(picture).path.to_string(), fault })
}

/// The file a reference leads to, if there is one; says nothing if there is none.
pub(super) fn existing(sources: &Sources, file: FileId, reference: &str) -> Option<FileId> {
    path_of(folder_of(sources, file), reference).ok().and_then(|path| file_at(sources, &path))
}

/// A document that front matter names.
pub(super) fn find(cx: &Cx<'_>, file: FileId, said: &Text, notes: &mut Vec<Diagnostic>) -> Option<FileId> {
    let at = At::Value(said.trail.clone());
    lookup(cx.sources, file, &said.value, Wanted::File).map_err(|problem| notes.push(Diagnostic::new(file, at, problem))).ok()
}

/// Resolves the links of every text; gives a note for each that leads nowhere.
pub(super) fn resolve_links(cx: &Cx<'_>, texts: &mut Texts, targets: &BTreeMap<FileId, To>) -> Vec<Diagnostic> {
    let outlines: Outlines = texts
        .iter()
        .filter(|(_, text)| matches!(text.source, TextSource::Body { .. }))
        .map(|(_, text)| (text.file, Arc::clone(&text.outline)))
        .collect();
    texts
        .par_iter_mut()
        .flat_map_iter(|text| {
            let (links, notes) = links_of(cx, text, targets, &outlines);
            text.links = links;
            notes
        })
        .collect()
}

/// The links of one text, with a note for each that leads nowhere.
fn links_of(cx: &Cx<'_>, text: &TextEntry, targets: &BTreeMap<FileId, To>, outlines: &Outlines) -> (Vec<Link>, Vec<Diagnostic>) {
    let mut notes = Vec::new();
    let mut links = Vec::with_capacity(text.outline.links.len());
    for used in &text.outline.links {
        let at = || text.trail.clone().map_or(At::Text(used.span), At::Value);
        let link = resolve_link(cx, text, used, targets, outlines).unwrap_or_else(|problem| {
            notes.push(Diagnostic::new(text.file, at(), problem));
            Link { target: LinkTarget::AsWritten, suffix: String::new() }
        });
        if let LinkTarget::File(file) = link.target
            && let Some(problem) = broken(cx, file).filter(|_| used.image)
        {
            notes.push(Diagnostic::new(text.file, at(), problem));
        }
        links.push(link);
    }
    (links, notes)
}

fn resolve_link(
    cx: &Cx<'_>,
    text: &TextEntry,
    used: &LinkUse,
    targets: &BTreeMap<FileId, To>,
    outlines: &Outlines,
) -> Result<Link, Problem> {
    let destination = used.destination.as_str();
    if let Some(problem) = addresses::slip(destination) {
        return Err(problem);
    }
    if destination.is_empty() || has_scheme(destination) || destination.starts_with("//") {
        return Ok(Link { target: LinkTarget::AsWritten, suffix: String::new() });
    }
    if let Some(anchor) = destination.strip_prefix('#') {
        let path = || cx.sources.get(text.file).path.to_string();
        check_anchor(&text.outline, anchor, path)?;
        return Ok(Link { target: LinkTarget::AsWritten, suffix: String::new() });
    }
    let split = destination.find(['#', '?']).unwrap_or(destination.len());
    let (path, suffix) = destination.split_at(split);
    let wanted = if used.image { Wanted::Image } else { Wanted::File };
    let place = path_of(folder_of(cx.sources, text.file), path)?;
    let target = match file_at(cx.sources, &place) {
        Some(file) => {
            let no_picture = || addresses::no_picture(destination, &cx.sources.get(file).path.extension());
            if let Some(problem) = used.image.then(no_picture).flatten() {
                return Err(problem);
            }
            document_or_file(cx, file, suffix, targets, outlines)?
        }
        // Not a file: an address of the finished site, which the plan will check.
        None if !used.image && path.starts_with('/') && is_page_path(path) => {
            LinkTarget::Path(format!("{}/", decode(path).trim_end_matches('/')))
        }
        None if !used.image && path.starts_with('/') && is_made_path(path) => LinkTarget::Path(decode(path)),
        None => {
            let missing = missing(cx.sources, &place, wanted);
            return Err(addresses::without_scheme(destination, &missing).unwrap_or(missing));
        }
    };
    Ok(Link { target, suffix: suffix.to_string() })
}

fn document_or_file(
    cx: &Cx<'_>,
    file: FileId,
    suffix: &str,
    targets: &BTreeMap<FileId, To>,
    outlines: &Outlines,
) -> Result<LinkTarget, Problem> {
    let path = &cx.sources.get(file).path;
    match targets.get(&file) {
        Some(To::Withheld) => Err(Problem::LinkToWithheld { path: path.to_string(), name: None }),
        Some(to) => {
            if let Some(anchor) = suffix.split_once('#').map(|(_, anchor)| anchor) {
                let empty = Outline::default();
                check_anchor(outlines.get(&file).map_or(&empty, |outline| outline), anchor, || path.to_string())?;
            }
            Ok(LinkTarget::To(*to))
        }
        None => match place_of(path) {
            Place::Asset => Ok(LinkTarget::File(published(cx, file)?)),
            Place::Releases(_) | Place::Speakers | Place::Organisations | Place::Venues => {
                Err(Problem::NoPage { path: path.to_string(), agenda: false })
            }
            // A document with a mistake of its own is no target; its own note says enough.
            _ => Ok(LinkTarget::AsWritten),
        },
    }
}

/// The file itself, unless it is not published.
fn published(cx: &Cx<'_>, file: FileId) -> Result<FileId, Problem> {
    if cx.withheld.files.contains(&file) {
        return Err(Problem::LinkToWithheld { path: cx.sources.get(file).path.to_string(), name: None });
    }
    Ok(file)
}

fn check_anchor(outline: &Outline, anchor: &str, path: impl Fn() -> String) -> Result<(), Problem> {
    let anchor = decode(anchor);
    if anchor.is_empty() || outline.anchors.contains(&anchor) {
        return Ok(());
    }
    let known = outline.headings.iter().map(|heading| Named { id: heading.id.clone(), name: heading.text.clone() }).collect();
    Err(Problem::MissingAnchor { anchor, path: path(), known })
}

/// The file a reference written in `file` leads to.
fn lookup(sources: &Sources, file: FileId, reference: &str, wanted: Wanted) -> Result<FileId, Problem> {
    let path = path_of(folder_of(sources, file), reference)?;
    file_at(sources, &path).ok_or_else(|| missing(sources, &path, wanted))
}

fn missing(sources: &Sources, path: &SitePath, wanted: Wanted) -> Problem {
    // A file that should have this very name has a note of its own.
    let is_misspelt =
        |near: &String| SitePath::new(near).and_then(|near| misspelt_place(&near)).is_some_and(|meant| meant == path.as_str());
    let near = near_path(path.as_str(), sources).filter(|near| !is_misspelt(near));
    let path = path.to_string();
    match wanted {
        Wanted::Image => Problem::MissingImage { path, near },
        Wanted::File => Problem::MissingFile { path, near },
    }
}

/// A picture that `site.toml` names: from the content folder, with or without a slash.
pub(super) fn site_picture(cx: &Cx<'_>, reference: &str) -> Result<FileId, Problem> {
    let path = path_of(CONTENT, reference)?;
    let found = file_at(cx.sources, &path).ok_or_else(|| missing(cx.sources, &path, Wanted::Image));
    found.and_then(|found| published(cx, found))
}

fn folder_of(sources: &Sources, file: FileId) -> &str {
    sources.get(file).path.folder()
}

/// The path a reference written in a file of `folder` leads to.
fn path_of(folder: &str, reference: &str) -> Result<SitePath, Problem> {
    let reference = decode(reference);
    let outside = || Problem::OutsideSite { path: reference.clone() };
    if has_scheme(&reference) {
        return Err(outside());
    }
    if reference.contains('\\') {
        return Err(addresses::backslashes(&reference).unwrap_or_else(outside));
    }
    let root = reference.trim_start_matches('/').is_empty();
    if root { SitePath::new(CONTENT) } else { SitePath::join(CONTENT, folder, &reference) }.ok_or_else(outside)
}

/// The file at a path, or what stands for a folder.
fn file_at(sources: &Sources, path: &SitePath) -> Option<FileId> {
    sources.find(path).or_else(|| sources.find(&SitePath::new(&format!("{path}/index.md"))?))
}

/// A path that may be meant: one that is spelt much the same, or the only one with the same file name.
fn near_path(path: &str, sources: &Sources) -> Option<String> {
    let known = || sources.iter().map(|(_, source)| source.path.as_str()).filter(|known| known.starts_with(CONTENT));
    nearest_path(path, known()).or_else(|| {
        let name = path.rsplit('/').next().unwrap_or(path);
        let mut same = known().filter(|known| known.rsplit('/').next() == Some(name) && name != "index.md");
        same.next().filter(|_| same.next().is_none()).map(str::to_string)
    })
}

/// Whether a path may be a page's address rather than a file's: its last part has no ending.
fn is_page_path(path: &str) -> bool {
    !path.rsplit('/').next().unwrap_or("").contains('.')
}

/// Whether a path may be that of a file which is made of an agenda.
fn is_made_path(path: &str) -> bool {
    path.ends_with(".ics") || path.ends_with("/schedule.xml") || path.ends_with("/schedule.json")
}

fn has_scheme(destination: &str) -> bool {
    let Some((scheme, _)) = destination.split_once(':') else { return false };
    scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
}
