//! What is not for readers yet: drafts, embargoed and hidden documents.
//!
//! They are left out before anything is resolved, so that no list, relation,
//! feed or count can hold them.

use std::collections::BTreeSet;

use super::times;
use crate::config::{Audience, Config};
use crate::date::{Context, When};
use crate::diag::Diagnostic;
use crate::model::Visibility;
use crate::parse::raw::{Document, Raw, RawShared};
use crate::source::{FileId, Sources};

/// Takes what is not for readers out of `documents`, and gives its files; an event takes all of its folder with it.
pub(super) fn leave_out(
    documents: &mut Vec<Document>,
    config: &Config,
    sources: &Sources,
    notes: &mut Vec<Diagnostic>,
) -> BTreeSet<FileId> {
    let mut files = BTreeSet::new();
    let mut folders = BTreeSet::new();
    for document in documents.iter() {
        let withheld = shared(&document.raw).is_some_and(|shared| is_withheld(document.file, shared, config, notes));
        if withheld {
            files.insert(document.file);
            if let Raw::Event(folder, _) = &document.raw {
                folders.insert(format!("content/events/{folder}/"));
            }
        }
    }
    let lies_in = |file: FileId| {
        let path = sources.get(file).path.as_str();
        folders.iter().any(|folder| path.starts_with(folder.as_str()))
    };
    files.extend(documents.iter().map(|document| document.file).filter(|file| lies_in(*file)));
    documents.retain(|document| !files.contains(&document.file));
    documents.iter_mut().for_each(|document| leave_out_rows(document, config, notes));
    files
}

/// A draft row of an agenda or of a list of speakers is left out like a file.
fn leave_out_rows(document: &mut Document, config: &Config, notes: &mut Vec<Diagnostic>) {
    let file = document.file;
    let mut keep = |shared: &RawShared| !is_withheld(file, shared, config, notes);
    match &mut document.raw {
        Raw::Agenda(_, rows) => rows.retain(|row| keep(&row.shared)),
        Raw::Event(_, event) => event.agenda.retain(|row| keep(&row.shared)),
        Raw::Speakers(rows) => rows.retain(|row| keep(&row.shared)),
        Raw::Organisations(rows) => rows.retain(|row| keep(&row.shared)),
        Raw::Home(_)
        | Raw::Session(..)
        | Raw::Report(..)
        | Raw::Case(..)
        | Raw::Speaker(_)
        | Raw::Series(_)
        | Raw::Venues(_)
        | Raw::Page(_) => {}
    }
}

fn is_withheld(file: FileId, shared: &RawShared, config: &Config, notes: &mut Vec<Diagnostic>) -> bool {
    let embargo = shared.embargo_until.as_ref().and_then(|until| {
        let context = Context { year: None, day: None, timezone: &config.timezone };
        times::read(file, until, &context, notes)
    });
    // A build knows its day and not its hour: where an hour is given, the whole day is too early.
    let embargoed = embargo.is_some_and(|until| match until.start {
        When::Minute(_) | When::Part(..) => until.start.first_day() >= config.today,
        When::Year(_) | When::Month(..) | When::Day(_) => until.start.first_day() > config.today,
    });
    match config.audience {
        Audience::Preview => false,
        Audience::Public => shared.draft || embargoed || shared.visibility == Some(Visibility::Hidden),
    }
}

fn shared(raw: &Raw) -> Option<&RawShared> {
    match raw {
        Raw::Home(shared) => Some(shared),
        Raw::Event(_, event) => Some(&event.shared),
        Raw::Session(_, session) => Some(&session.shared),
        Raw::Report(_, article) | Raw::Case(_, article) => Some(&article.shared),
        Raw::Speaker(speaker) => Some(&speaker.shared),
        Raw::Series(series) => Some(&series.shared),
        Raw::Page(page) => Some(&page.shared),
        Raw::Agenda(..) | Raw::Speakers(_) | Raw::Organisations(_) | Raw::Venues(_) => None,
    }
}
