//! A site looked through before something is added to it: what it has, and what it would have to say of new files.
//!
//! The stages up to `plan`, twice: as readers will see the site, because that is what a check goes by, and with what
//! they do not see yet, because files are added to drafts too. Nothing is written.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::prepare::{Prepared, prepare};
use super::{Unwatched, configure, documents, levels};
use crate::config::{Audience, Config, Outside};
use crate::diag::{Diagnostic, Gists, Located, Noted, ReferenceKind, is_whole};
use crate::memo::{FileMemo, Memo};
use crate::model::{Event, Id, Site};
use crate::parse::raw::{Document, Raw, RawShared};
use crate::parse::{event_folder, locate};
use crate::plan::{OutPath, PageKind, PlannedPage, checks};
use crate::proof::proofs;
use crate::read::{read, read_memo, site_file};
use crate::slug::slug_of;
use crate::source::{SitePath, Sources};

/// What a site holds.
pub struct Survey {
    /// Its files.
    pub sources: Sources,
    /// Its settings.
    pub config: Arc<Config>,
    /// Its archive, with what readers do not see yet.
    pub site: Arc<Site>,
    documents: Vec<Arc<Document>>,
    outside: Outside,
    memo: Memo,
    /// What a check says of it now.
    said: Gists,
    /// The pages of speakers and series that readers have now.
    pages: BTreeMap<OutPath, String>,
}

/// What a site would be with some more files.
pub struct Outlook {
    /// Its files, for showing what there is to say of them.
    pub sources: Sources,
    /// What a check would say of it that it does not say now.
    pub notes: Vec<Located>,
    /// The addresses of speakers and series that readers have now, and would lead nowhere.
    pub gone: Vec<String>,
}

/// Something that has a file or an entry of its own, and so can be referred to by its id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Known {
    /// The id.
    pub id: String,
    /// The name, or the title.
    pub name: String,
}

/// Looks through the site of a folder; `None` if it is none.
///
/// # Errors
/// When the disk fails.
pub fn survey(root: &Path, outside: &Outside) -> io::Result<Option<Survey>> {
    let sources = read(root)?.value;
    if sources.find(&site_file()).is_none() {
        return Ok(None);
    }
    let mut memo = read_memo(root, outside.program).0;
    let preview = Outside { audience: Audience::Preview, ..outside.clone() };
    let Stages { documents, files, prepared, .. } = stages(&sources, &preview, &memo)?;
    // What was parsed once is not parsed again.
    memo.files = files;
    let public = publicly(&sources, outside, &memo)?;
    let (config, site) = (prepared.config, Arc::clone(&prepared.resolved.site));
    let (said, pages) = (Gists::of(&public.notes), public.pages);
    Ok(Some(Survey { sources, config, site, documents, outside: outside.clone(), memo, said, pages }))
}

impl Survey {
    /// What would come of it if the site held these files.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn with(&self, files: BTreeMap<SitePath, Vec<u8>>) -> io::Result<Outlook> {
        let sources = self.sources.with(files);
        let mut before = self.said.clone();
        let Public { mut notes, pages, redirects } = publicly(&sources, &self.outside, &self.memo)?;
        notes.retain(|note| !before.take(note));
        let gone = self.pages.iter().filter(|(out, _)| !pages.contains_key(*out) && !redirects.contains(*out));
        Ok(Outlook { gone: gone.map(|(_, path)| path.clone()).collect(), sources, notes })
    }

    /// Everything of a kind that can be referred to by an id, in the order of the ids.
    #[must_use]
    pub fn known(&self, kind: ReferenceKind) -> Vec<Known> {
        let mut known: Vec<Known> = self.documents.iter().flat_map(|document| known_in(&self.sources, document, kind)).collect();
        known.sort();
        known
    }

    /// The event whose folder has a name, if its file can be read.
    #[must_use]
    pub fn event(&self, folder: &str) -> Option<Id<Event>> {
        let file = |id: Id<Event>| &self.sources.get(self.site.events[id].shared.origin.file()).path;
        self.site.events.ids().find(|id| event_folder(file(*id)) == Some(folder))
    }

    /// Whether an event's file holds sessions itself.
    #[must_use]
    pub fn has_inline_agenda(&self, folder: &str) -> bool {
        self.documents.iter().any(|document| matches!(&document.raw, Raw::Event(own, event) if own == folder && !event.agenda.is_empty()))
    }
}

/// Everything of a kind in a document that can be referred to by an id.
pub(super) fn known_in(sources: &Sources, document: &Document, kind: ReferenceKind) -> Vec<Known> {
    let of_file = |shared: &RawShared| vec![known(shared, sources.get(document.file).path.stem())];
    match (&document.raw, kind) {
        (Raw::Event(folder, event), ReferenceKind::Event) => {
            vec![Known { id: folder.clone(), name: known(&event.shared, folder).name }]
        }
        (Raw::Speaker(speaker), ReferenceKind::Speaker) => of_file(&speaker.shared),
        (Raw::Speakers(rows), ReferenceKind::Speaker) => rows.iter().map(|row| entry(&row.shared)).collect(),
        (Raw::Series(series), ReferenceKind::Series) => of_file(&series.shared),
        (Raw::Organisations(rows), ReferenceKind::Organisation) => rows.iter().map(|row| entry(&row.shared)).collect(),
        (Raw::Venues(rows), ReferenceKind::Venue) => {
            let venue = |id: Option<&String>, name: String| Known { id: id.cloned().unwrap_or_else(|| slug_of(&name)), name };
            let named = rows.iter().filter_map(|row| Some((row.id.as_ref().map(|said| &said.value), row.name.as_ref()?.value.clone())));
            named.map(|(id, name)| venue(id, name)).collect()
        }
        _ => Vec::new(),
    }
}

fn known(shared: &RawShared, stem: &str) -> Known {
    let id = shared.slug.as_ref().map_or_else(|| slug_of(stem), |said| said.value.clone());
    Known { id, name: shared.title.as_ref().map_or_else(String::new, |said| said.value.clone()) }
}

fn entry(shared: &RawShared) -> Known {
    known(shared, shared.title.as_ref().map_or("", |said| said.value.as_str()))
}

/// What the stages up to `plan` made.
struct Stages {
    documents: Vec<Arc<Document>>,
    files: BTreeMap<SitePath, FileMemo>,
    prepared: Prepared,
    notes: Vec<Diagnostic>,
}

fn stages(sources: &Sources, outside: &Outside, memo: &Memo) -> io::Result<Stages> {
    let mut notes = Vec::new();
    let config = configure(sources, outside, &mut notes)?.unwrap_or_else(|| Config::fallback(outside));
    let parsed = documents::documents(sources, memo)?;
    notes.extend(parsed.notes);
    let documents = parsed.documents.clone();
    let prepared = prepare(sources, Arc::new(config), || Noted::quiet((parsed.documents, parsed.pictures)), None, &Unwatched);
    notes.extend(prepared.notes().cloned());
    Ok(Stages { documents, files: parsed.files, prepared, notes })
}

/// A site as its readers have it.
struct Public {
    /// What a check says of it.
    notes: Vec<Located>,
    /// The pages of its speakers and series: their files, and their addresses.
    pages: BTreeMap<OutPath, String>,
    /// The files of old addresses that lead on to others.
    redirects: BTreeSet<OutPath>,
}

fn publicly(sources: &Sources, outside: &Outside, memo: &Memo) -> io::Result<Public> {
    let Stages { prepared: Prepared { config, resolved, plan, .. }, mut notes, .. } = stages(sources, outside, memo)?;
    notes.extend(checks(&plan, &resolved, sources, &config, is_whole(&notes)));
    notes.extend(proofs(sources, &config, &resolved.site));
    levels::settle(&mut notes, sources, &config, &resolved.chosen);
    let may_be_named = |page: &&PlannedPage| matches!(page.kind, PageKind::Speaker(_) | PageKind::Series(_, 1));
    let pages = plan.pages.iter().filter(may_be_named).map(|page| (page.out.clone(), page.path.clone())).collect();
    let redirects = plan.redirects.iter().map(|(from, _)| from.clone()).collect();
    Ok(Public { notes: locate(notes, sources), pages, redirects })
}
