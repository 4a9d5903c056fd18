//! Which files of the content stay at home: those that only unpublished words refer to.
//!
//! A picture of a draft, the slides of a hidden session, the portrait of
//! somebody who did not agree: nothing published leads to them, but whoever
//! guesses the address would find them.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::texts::{LinkTarget, Texts};
use super::{ByFolder, Cx, links};
use crate::diag::{At, Diagnostic, Problem, Trail};
use crate::model::{Attachment, AttachmentTarget, FileRef, Photo, Site};
use crate::parse::raw::{Document, Raw, RawArticle, RawLink, RawSession};
use crate::parse::{Place, Text, event_folder, misspelt_place, place_of, stray_spreadsheet};
use crate::read::site_file;
use crate::source::{FileId, SitePath, Sources};

/// The files that documents refer to, whether or not the documents are published.
pub(super) fn mentioned(documents: &[Arc<Document>], sources: &Sources) -> BTreeSet<FileId> {
    let files: Vec<FileId> = documents.par_iter().flat_map_iter(|document| mentioned_in(document, sources)).collect();
    files.into_iter().collect()
}

/// Those of `files` that nothing published shows.
pub(super) fn unshown(mut files: BTreeSet<FileId>, site: &Site, texts: &Texts) -> BTreeSet<FileId> {
    for file in shown(site, texts) {
        files.remove(&file);
    }
    files
}

/// Spreadsheets beside events that no document refers to, with a note for each: they may be the lists of an office.
pub(super) fn unlisted(
    cx: &Cx<'_>,
    site: &Site,
    by_folder: &ByFolder,
    mentioned: &BTreeSet<FileId>,
    notes: &mut Vec<Diagnostic>,
) -> Vec<FileId> {
    let mut files = Vec::new();
    for (file, source) in cx.sources.iter().filter(|(file, _)| !mentioned.contains(file)) {
        let Some(folder) = stray_spreadsheet(&source.path) else { continue };
        files.push(file);
        let Some(event) = by_folder.get(folder).filter(|_| !cx.withheld.files.contains(&file)) else { continue };
        let agenda = site.events[*event].sessions.is_empty().then(|| format!("agenda.{}", source.path.extension()));
        let problem = Problem::UnlistedSpreadsheet { name: source.path.file_name().to_string(), agenda };
        notes.push(Diagnostic::new(file, At::File, problem));
    }
    files
}

/// Files of data under names that nobody reads, with a note for each; those that no document refers to stay at home.
pub(super) fn misspelt(
    cx: &Cx<'_>,
    site: &Site,
    by_folder: &ByFolder,
    mentioned: &BTreeSet<FileId>,
    notes: &mut Vec<Diagnostic>,
) -> Vec<FileId> {
    let mut files = Vec::new();
    // Most files are pictures and documents, and a look at their ending says so.
    let may_be = |path: &SitePath| ["yaml", "yml", "txt"].iter().any(|ending| ends_with(path.as_str(), ending));
    for (file, source) in cx.sources.iter().filter(|(_, source)| may_be(&source.path) && place_of(&source.path) == Place::Asset) {
        let Some(near) = misspelt_place(&source.path) else { continue };
        let is_agenda = near.ends_with("/agenda.yaml");
        let event = event_folder(&source.path).filter(|_| is_agenda).and_then(|folder| by_folder.get(folder));
        let is_needed = if is_agenda {
            event.is_some_and(|event| site.events[*event].sessions.is_empty())
        } else {
            !mentioned.contains(&file) && SitePath::new(&near).is_none_or(|path| cx.sources.find(&path).is_none())
        };
        if !mentioned.contains(&file) {
            files.push(file);
        }
        if is_needed && !cx.withheld.files.contains(&file) {
            notes.push(Diagnostic::new(file, At::File, Problem::MisspeltFile { near, data: true }));
        }
    }
    files
}

fn ends_with(path: &str, ending: &str) -> bool {
    path.len().checked_sub(ending.len()).and_then(|at| path.get(at..)).is_some_and(|own| own.eq_ignore_ascii_case(ending))
}

fn mentioned_in(document: &Document, sources: &Sources) -> Vec<FileId> {
    let mut references: Vec<&str> = in_data(&document.raw).into_iter().map(|said| said.value.as_str()).collect();
    let links = document.body.iter().flat_map(|body| &body.outline.links).chain(in_rows(&document.raw));
    references.extend(links.map(|link| link.destination.split(['#', '?']).next().unwrap_or_default()));
    let files = references.into_iter().filter_map(|reference| links::existing(sources, document.file, reference));
    files.filter(|file| place_of(&sources.get(*file).path) == Place::Asset).collect()
}

fn in_data(raw: &Raw) -> Vec<&Text> {
    fn of_links(links: &[RawLink]) -> impl Iterator<Item = &Text> {
        links.iter().filter_map(|link| link.file.as_ref())
    }
    fn of_rows(rows: &[RawSession]) -> impl Iterator<Item = &Text> {
        rows.iter().flat_map(|row| of_links(&row.materials))
    }
    fn of_article(article: &RawArticle) -> Vec<&Text> {
        article.photos.iter().map(|photo| &photo.file).collect()
    }
    match raw {
        Raw::Event(_, event) => {
            event.cover.iter().map(|cover| &cover.file).chain(of_links(&event.attachments)).chain(of_rows(&event.agenda)).collect()
        }
        Raw::Agenda(_, rows) => of_rows(rows).collect(),
        Raw::Session(_, session) => of_links(&session.materials).collect(),
        Raw::Report(_, article) | Raw::Case(_, article) => of_article(article),
        Raw::Speaker(speaker) => speaker.photo.iter().map(|photo| &photo.file).collect(),
        Raw::Speakers(rows) => rows.iter().filter_map(|speaker| Some(&speaker.photo.as_ref()?.file)).collect(),
        Raw::Translation(raw) => in_data(raw),
        Raw::Home(_) | Raw::Workbook(..) | Raw::Releases(..) | Raw::Series(_) | Raw::Organisations(_) | Raw::Venues(_) | Raw::Page(_) => {
            Vec::new()
        }
    }
}

/// The links in the texts of agenda rows.
fn in_rows(raw: &Raw) -> impl Iterator<Item = &crate::parse::markdown::LinkUse> {
    let rows: &[RawSession] = match raw {
        Raw::Event(_, event) => &event.agenda,
        Raw::Agenda(_, rows) => rows,
        _ => &[],
    };
    rows.iter().filter_map(|row| row.abstract_text.as_ref()).flat_map(|(_, outline)| &outline.links)
}

/// Every file that a page may show or lead to.
pub(crate) fn shown(site: &Site, texts: &Texts) -> Vec<FileId> {
    fn attached(attachments: &[Attachment]) -> impl Iterator<Item = FileRef> {
        attachments.iter().filter_map(|one| match &one.target {
            AttachmentTarget::File(file) => Some(*file),
            AttachmentTarget::Url(_) => None,
        })
    }
    let mut files = pictures(site);
    files.extend(site.events.iter().flat_map(|(_, event)| attached(&event.attachments)));
    files.extend(site.sessions.iter().flat_map(|(_, session)| attached(&session.materials)));
    let linked = texts.iter().flat_map(|(_, text)| &text.links).filter_map(|link| match link.target {
        LinkTarget::File(file) => Some(file),
        LinkTarget::To(_) | LinkTarget::Path(_) | LinkTarget::AsWritten => None,
    });
    files.into_iter().map(|file| file.0.file()).chain(linked).collect()
}

/// Every file that a page shows as a picture.
pub(crate) fn pictured(site: &Site, texts: &Texts) -> BTreeSet<FileId> {
    let in_texts = texts.iter().flat_map(|(_, text)| text.outline.links.iter().zip(&text.links));
    let in_texts = in_texts.filter(|(used, _)| used.image).filter_map(|(_, link)| match link.target {
        LinkTarget::File(file) => Some(file),
        LinkTarget::To(_) | LinkTarget::Path(_) | LinkTarget::AsWritten => None,
    });
    pictures(site).into_iter().map(|file| file.0.file()).chain(in_texts).collect()
}

/// The pictures of data: covers, photos, portraits.
fn pictures(site: &Site) -> Vec<FileRef> {
    let of = |photos: &[Photo]| photos.iter().map(|photo| photo.file).collect::<Vec<_>>();
    let mut files: Vec<FileRef> = site.events.iter().filter_map(|(_, event)| Some(event.cover?.file)).collect();
    files.extend(site.reports.iter().flat_map(|(_, report)| of(&report.photos)));
    files.extend(site.cases.iter().flat_map(|(_, case)| of(&case.photos)));
    files.extend(site.speakers.iter().filter(|(_, speaker)| speaker.consent.photo).filter_map(|(_, speaker)| Some(speaker.photo?.file)));
    files
}

/// The pictures that `site.toml` names, with a note for those that are not there.
pub(super) fn of_site(cx: &Cx<'_>, notes: &mut Vec<Diagnostic>) -> Vec<FileId> {
    let Some(site_toml) = cx.sources.find(&site_file()) else { return Vec::new() };
    let logo = cx.config.organisation.as_ref().and_then(|one| one.logo.as_ref());
    let root = Trail::default();
    let pictures = [(cx.config.image.as_ref(), root.key("image")), (logo, root.key("organisation").key("logo"))];
    let mut files = Vec::new();
    for (path, trail) in pictures.into_iter().filter_map(|(path, trail)| Some((path?, trail))) {
        match links::site_picture(cx, path) {
            Ok(file) => files.push(file),
            Err(problem) => notes.push(Diagnostic::new(site_toml, At::Value(trail), problem)),
        }
    }
    files
}
