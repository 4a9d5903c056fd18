//! What is not for readers yet: drafts, embargoed and hidden documents.
//!
//! They are left out before anything is resolved, so that no list, relation,
//! feed or count can hold them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::appear::appearances;
use super::events::shorten;
use super::registry::fold;
use super::times;
use crate::config::{Audience, Config};
use crate::date::{Context, When};
use crate::diag::{Diagnostic, ReferenceKind};
use crate::model::{Unpublished, Visibility};
use crate::parse::raw::{Document, Raw, RawSession, RawShared};
use crate::slug::slug_of;
use crate::source::{FileId, SitePath, Sources};

/// What is not published.
#[derive(Debug, Default)]
pub(super) struct Withheld {
    /// The files: documents, and everything in the folder of an event.
    pub(super) files: BTreeSet<FileId>,
    /// In a preview, which leaves nothing out: what readers will not see, and why.
    marks: BTreeMap<FileId, Unpublished>,
    /// The things that can be referred to, by id and by name: their files, and their names if they are entries of one.
    names: BTreeMap<(ReferenceKind, String), (String, Option<String>)>,
    /// Sessions, by their event's folder and their own id.
    sessions: BTreeSet<(String, String)>,
    /// Who is spoken of there, as written.
    pub(super) people: BTreeSet<String>,
}

impl Withheld {
    /// What is not published and meant by an id or a name: a path, with a name if it is an entry of it.
    pub(super) fn find(&self, kind: ReferenceKind, reference: &str) -> Option<(&str, Option<&str>)> {
        self.names.get(&(kind, fold(reference))).map(|(path, name)| (path.as_str(), name.as_deref()))
    }

    /// Whether an event has a session of this id that is not published.
    pub(super) fn has_session(&self, folder: &str, id: &str) -> bool {
        self.sessions.contains(&(folder.to_string(), id.to_string()))
    }

    fn add_session(&mut self, folder: &str, shared: &RawShared, stem: &str) {
        let id = shared.slug.as_ref().map_or_else(|| shorten(&slug_of(stem)), |said| said.value.clone());
        self.sessions.insert((folder.to_string(), id));
    }

    /// Why readers will not see what stands in a file, if they will not.
    pub(super) fn mark(&self, file: FileId) -> Option<Unpublished> {
        self.marks.get(&file).copied()
    }

    fn add(&mut self, kind: ReferenceKind, shared: &RawShared, stem: &str, what: (&str, Option<&str>)) {
        let name = shared.title.as_ref().map(|said| said.value.as_str());
        let id = shared.slug.as_ref().map_or_else(|| slug_of(stem), |said| said.value.clone());
        for reference in name.into_iter().chain(std::iter::once(id.as_str())) {
            self.names.insert((kind, fold(reference)), (what.0.to_string(), what.1.map(str::to_string)));
        }
    }
}

/// Takes what is not for readers out of `documents`; an event takes all of its folder with it.
pub(super) fn leave_out(documents: &mut Vec<Arc<Document>>, config: &Config, sources: &Sources, notes: &mut Vec<Diagnostic>) -> Withheld {
    if config.audience == Audience::Preview {
        return marked(documents, config, sources, notes);
    }
    let mut withheld = Withheld::default();
    let mut folders = BTreeSet::new();
    for document in documents.iter() {
        let Some(shared) = document.raw.shared().filter(|shared| is_withheld(document.file, shared, config, notes)) else { continue };
        let path = &sources.get(document.file).path;
        withheld.files.insert(document.file);
        match &document.raw {
            Raw::Event(folder, _) => {
                folders.insert(format!("content/events/{folder}/"));
                withheld.names.insert((ReferenceKind::Event, fold(folder)), (path.to_string(), None));
            }
            Raw::Session(folder, session) => withheld.add_session(folder, &session.shared, path.stem()),
            Raw::Speaker(_) => withheld.add(ReferenceKind::Speaker, shared, path.stem(), (path.as_str(), None)),
            Raw::Series(_) => withheld.add(ReferenceKind::Series, shared, path.stem(), (path.as_str(), None)),
            _ => {}
        }
    }
    let lies_in = |path: &SitePath| folders.iter().any(|folder| path.as_str().starts_with(folder.as_str()));
    withheld.files.extend(sources.iter().filter(|(_, source)| lies_in(&source.path)).map(|(file, _)| file));
    let hidden = documents.iter().filter(|document| withheld.files.contains(&document.file));
    withheld.people.extend(hidden.flat_map(|document| appearances(&document.raw)).map(|one| one.who.value.clone()));
    documents.retain(|document| !withheld.files.contains(&document.file));
    documents.iter_mut().for_each(|document| leave_out_rows(document, config, sources, &mut withheld, notes));
    withheld
}

/// What would be left out for readers, marked.
fn marked(documents: &[Arc<Document>], config: &Config, sources: &Sources, notes: &mut Vec<Diagnostic>) -> Withheld {
    let mut marks = BTreeMap::new();
    for document in documents {
        let Some(why) = document.raw.shared().and_then(|shared| why(document.file, shared, config, notes)) else { continue };
        marks.insert(document.file, why);
        if let Raw::Event(folder, _) = &document.raw {
            let folder = format!("content/events/{folder}/");
            let inside = sources.iter().filter(|(_, source)| source.path.as_str().starts_with(&folder));
            for (file, _) in inside {
                marks.entry(file).or_insert(why);
            }
        }
    }
    Withheld { marks, ..Withheld::default() }
}

/// A draft row of an agenda or of a list of speakers is left out like a file.
fn leave_out_rows(document: &mut Arc<Document>, config: &Config, sources: &Sources, withheld: &mut Withheld, notes: &mut Vec<Diagnostic>) {
    let file = document.file;
    let folder = match &document.raw {
        Raw::Agenda(folder, _) | Raw::Event(folder, _) => folder.clone(),
        _ => String::new(),
    };
    let mut hides = |shared: &RawShared, kind: Option<ReferenceKind>| {
        let hide = is_withheld(file, shared, config, notes);
        if hide && kind.is_none() {
            withheld.add_session(&folder, shared, shared.title.as_ref().map_or("", |said| said.value.as_str()));
        }
        if let Some(kind) = kind.filter(|_| hide) {
            let name = shared.title.as_ref().map_or("", |said| said.value.as_str());
            withheld.add(kind, shared, name, (sources.get(file).path.as_str(), Some(name)));
        }
        hide
    };
    let hidden: Vec<bool> = match &document.raw {
        Raw::Agenda(_, rows) => rows.iter().map(|row| hides(&row.shared, None)).collect(),
        Raw::Event(_, event) => event.agenda.iter().map(|row| hides(&row.shared, None)).collect(),
        Raw::Speakers(rows) => rows.iter().map(|row| hides(&row.shared, Some(ReferenceKind::Speaker))).collect(),
        Raw::Organisations(rows) => rows.iter().map(|row| hides(&row.shared, Some(ReferenceKind::Organisation))).collect(),
        Raw::Home(_)
        | Raw::Workbook(..)
        | Raw::Releases(..)
        | Raw::Session(..)
        | Raw::Report(..)
        | Raw::Case(..)
        | Raw::Speaker(_)
        | Raw::Series(_)
        | Raw::Venues(_)
        | Raw::Translation(_)
        | Raw::Page(_) => return,
    };
    // Documents may be shared with an earlier run, so they are copied only where something goes.
    if hidden.contains(&true) {
        let rows: &[RawSession] = match &document.raw {
            Raw::Agenda(_, rows) => rows,
            Raw::Event(_, event) => &event.agenda,
            _ => &[],
        };
        let gone = rows.iter().zip(&hidden).filter(|(_, hidden)| **hidden);
        withheld.people.extend(gone.flat_map(|(row, _)| &row.speakers).map(|one| one.who.value.clone()));
        let mut hidden = hidden.into_iter();
        let mut stays = || !hidden.next().unwrap_or_default();
        match &mut Arc::make_mut(document).raw {
            Raw::Agenda(_, rows) => rows.retain(|_| stays()),
            Raw::Event(_, event) => event.agenda.retain(|_| stays()),
            Raw::Speakers(rows) => rows.retain(|_| stays()),
            Raw::Organisations(rows) => rows.retain(|_| stays()),
            Raw::Home(_)
            | Raw::Workbook(..)
            | Raw::Releases(..)
            | Raw::Session(..)
            | Raw::Report(..)
            | Raw::Case(..)
            | Raw::Speaker(_)
            | Raw::Series(_)
            | Raw::Venues(_)
            | Raw::Translation(_)
            | Raw::Page(_) => {}
        }
    }
}

fn is_withheld(file: FileId, shared: &RawShared, config: &Config, notes: &mut Vec<Diagnostic>) -> bool {
    let why = why(file, shared, config, notes);
    match config.audience {
        Audience::Preview => false,
        Audience::Public => why.is_some(),
    }
}

/// Why something is not for readers yet, if it is not.
pub(super) fn why(file: FileId, shared: &RawShared, config: &Config, notes: &mut Vec<Diagnostic>) -> Option<Unpublished> {
    let embargo = shared.embargo_until.as_ref().and_then(|until| {
        let context = Context { year: None, day: None, timezone: &config.timezone };
        times::read(file, until, &context, notes)
    });
    // A build knows its day and not its hour: where an hour is given, the whole day is too early.
    let embargoed = embargo.is_some_and(|until| match until.start {
        When::Minute(_) | When::Part(..) => until.start.first_day() >= config.today,
        When::Year(_) | When::Month(..) | When::Day(_) => until.start.first_day() > config.today,
    });
    if shared.draft {
        Some(Unpublished::Draft)
    } else if shared.visibility == Some(Visibility::Hidden) {
        Some(Unpublished::Hidden)
    } else {
        embargoed.then_some(Unpublished::Embargo)
    }
}
