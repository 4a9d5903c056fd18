//! A release: the agenda as it is now into `releases.yaml`, by the stages up to `resolve`.

use std::io;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use super::survey::known_in;
use super::{Known, configure, documents, levels, which};
use crate::config::Outside;
use crate::diag::{Diagnostic, Located, Problem, ReferenceKind, has_errors};
use crate::emit::{Replaced, replace};
use crate::model::{Change, Event, Id, Record, Releases, Slot, Status, Today};
use crate::parse::raw::{Document, Raw, RawSession};
use crate::parse::{CONTENT, RELEASES, Text, line_of, locate, releases_text};
use crate::read::{read, read_memo};
use crate::resolve::{Resolved, next, resolve, unreleased};
use crate::source::{SitePath, Sources};

/// How a release ended.
#[derive(Debug)]
pub enum Verdict {
    /// The folder is no site.
    NoSite,
    /// No event has the name or the title; those that may be meant.
    NoEvent(Vec<Known>),
    /// The event is not published, so there is nothing to release.
    Withheld,
    /// The event has no agenda and never had one.
    NoAgenda,
    /// The event had an agenda, with so many sessions, and has none.
    AgendaGone(usize),
    /// The event's files or `site.toml` have errors.
    Errors,
    /// Nothing has changed since this release.
    Nothing(u32),
    /// The last release, with its number, is of a later day.
    Backwards(u32, Date),
    /// Somebody else wrote the file at the same moment.
    Moved,
    /// The new release: what it changes, and the file it stands in.
    Next(u32, Vec<Told>, String),
}

/// What came of a release.
pub struct Released {
    /// The name of the event's folder; what was given, if there is no such event.
    pub event: String,
    /// How it ended.
    pub verdict: Verdict,
    /// The files of the site, for showing the notes.
    pub sources: Sources,
    /// What there is to say of the event.
    pub notes: Vec<Located>,
}

/// How an agenda is to be released.
#[derive(Debug, Clone, Default)]
pub struct Order {
    /// What to say of the release.
    pub note: Option<String>,
    /// Whether only to say what it would change.
    pub check_only: bool,
    /// Whether an agenda that is gone is meant to be: all of its sessions are cancelled.
    pub all_cancelled: bool,
}

/// What a release says of one session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The session's id.
    pub id: String,
    /// How it differs from the last release.
    pub changes: Vec<Change>,
    /// What the last release said.
    pub before: Option<Slot>,
    /// What this one says.
    pub after: Slot,
    /// A session that has vanished, and that this new one seems to be.
    pub maybe: Option<String>,
    /// Where its author finds it, if that is to be asked.
    pub place: Option<Row>,
}

/// A row of an agenda, where its author finds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The file.
    pub path: SitePath,
    /// The line, from 1; of a workbook the row.
    pub line: usize,
}

/// Releases the agenda of an event, or only says what that would change; the event is `given` by its folder or its title.
///
/// # Errors
/// When the disk fails.
pub fn release(root: &Path, given: &str, outside: &Outside, order: Order) -> io::Result<Released> {
    let found = read(root)?;
    let (sources, mut notes) = (found.value, found.notes);
    let Some(config) = configure(&sources, outside, &mut notes)? else {
        let notes = locate(notes, &sources);
        return Ok(Released { event: given.to_string(), verdict: Verdict::NoSite, sources, notes });
    };
    let parsed = documents::documents(&sources, &read_memo(root, outside.program).0)?;
    notes.extend(parsed.notes);
    let documents = parsed.documents.clone();
    let known: Vec<Known> = parsed.documents.iter().flat_map(|document| known_in(&sources, document, ReferenceKind::Event)).collect();
    let folder = match which(given, &known) {
        Ok(event) => event.id.clone(),
        Err(near) => {
            let verdict = Verdict::NoEvent(near.into_iter().cloned().collect());
            return Ok(Released { event: given.to_string(), verdict, sources, notes: Vec::new() });
        }
    };
    let resolved = resolve(parsed.documents, &sources, Arc::new(parsed.pictures), &config).drain_into(&mut notes);
    levels::settle(&mut notes, &sources, &config, &resolved.chosen);
    notes.retain(|note| concerns(note, &folder, &sources) && !matches!(note.problem, Problem::UnreleasedChange { .. }));
    let verdict = match event_of(&resolved, &sources, &folder) {
        Err(verdict) => verdict,
        Ok(_) if has_errors(&notes) => Verdict::Errors,
        Ok(id) => {
            let event = &resolved.site.events[id];
            let before = event.releases.clone().unwrap_or_default();
            let gone = if order.all_cancelled { 0 } else { gone(event, &before) };
            match next(&resolved.site, &config, id, outside.today, order.note) {
                _ if gone > 0 => Verdict::AgendaGone(gone),
                _ if before.list.is_empty() && unreleased(&resolved.site, event).next().is_none() => Verdict::NoAgenda,
                None => Verdict::Nothing(before.version()),
                Some(_) if before.list.last().is_some_and(|last| last.date > outside.today) => {
                    Verdict::Backwards(before.version(), before.list[before.list.len() - 1].date)
                }
                Some(after) => {
                    let name = format!("{CONTENT}/events/{folder}/{RELEASES}");
                    let digest = SitePath::new(&name).and_then(|path| Some(parsed.files.get(&path)?.digest));
                    let mut told = told(&before, &after);
                    told.iter_mut().filter(|one| one.is_asked()).for_each(|one| one.place = row(&resolved, &documents, &sources, id, one));
                    let text = releases_text(&after);
                    match if order.check_only { Replaced::Done } else { replace(&root.join(&name), digest, text.as_bytes())? } {
                        Replaced::Done => Verdict::Next(after.version(), told, name),
                        Replaced::Moved => Verdict::Moved,
                    }
                }
            }
        }
    };
    let notes = locate(notes, &sources);
    Ok(Released { event: folder, verdict, sources, notes })
}

/// How many released sessions would be cancelled because their event has no session left at all.
fn gone(event: &Event, releases: &Releases) -> usize {
    let lost = |record: &&Record| record.today == Today::Gone && record.last().slot.status != Status::Cancelled;
    if event.sessions.is_empty() { releases.records.iter().filter(lost).count() } else { 0 }
}

/// Whether a note is about the event, or about the settings that all go by.
fn concerns(note: &Diagnostic, folder: &str, sources: &Sources) -> bool {
    note.place.as_ref().is_none_or(|place| {
        let path = sources.get(place.file).path.as_str();
        let own = path.strip_prefix(CONTENT).and_then(|path| path.strip_prefix("/events/")).and_then(|path| path.strip_prefix(folder));
        path == "site.toml" || own.is_some_and(|rest| rest.starts_with('/') || rest == ".md")
    })
}

fn event_of(resolved: &Resolved, sources: &Sources, folder: &str) -> Result<Id<Event>, Verdict> {
    let Resolved { site, withheld, .. } = resolved;
    let name = |id: Id<Event>| folder_of(&sources.get(site.events[id].shared.origin.file()).path);
    if let Some(id) = site.events.ids().find(|id| name(*id) == folder) {
        return Ok(id);
    }
    if withheld.iter().any(|file| is_event(&sources.get(*file).path) && folder_of(&sources.get(*file).path) == folder) {
        return Err(Verdict::Withheld);
    }
    // Its file cannot be read, and the notes say why.
    Err(Verdict::Errors)
}

pub(super) fn is_event(path: &SitePath) -> bool {
    path.as_str().starts_with("content/events/") && (path.file_name() == "index.md" || path.folder() == "content/events")
}

/// The name of an event's folder, or of the file that is all there is of it.
pub(super) fn folder_of(path: &SitePath) -> String {
    let stem = if path.stem() == "index" { path.folder().rsplit('/').next().unwrap_or_default() } else { path.stem() };
    stem.to_string()
}

impl Told {
    /// Whether its author is asked if it is another session under a new id.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.maybe.is_some() && self.changes.contains(&Change::New)
    }
}

/// The row in which a session of an event stands.
fn row(resolved: &Resolved, documents: &[Arc<Document>], sources: &Sources, event: Id<Event>, told: &Told) -> Option<Row> {
    let site = &resolved.site;
    let sessions = site.events[event].sessions.iter().map(|id| &site.sessions[*id]);
    let file = sessions.into_iter().find(|session| session.shared.slug == told.id)?.shared.origin.file();
    let rows: &[RawSession] = match &documents.iter().find(|document| document.file == file)?.raw {
        Raw::Agenda(_, rows) => rows,
        Raw::Event(_, event) => &event.agenda,
        Raw::Session(_, session) => std::slice::from_ref(session),
        _ => &[],
    };
    let said = |text: &Option<Text>, what: &str| text.as_ref().is_some_and(|text| text.value == what);
    let by_id = rows.iter().find(|row| said(&row.shared.slug, &told.id));
    let title = by_id.or_else(|| rows.iter().find(|row| said(&row.shared.title, &told.after.title)))?.shared.title.as_ref()?;
    Some(Row { path: sources.get(file).path.clone(), line: line_of(file, &title.trail, sources) })
}

/// What the last of some releases says of every session it touches.
fn told(before: &Releases, after: &Releases) -> Vec<Told> {
    let version = after.version();
    let mut told: Vec<Told> = Vec::new();
    for (n, record) in after.records.iter().enumerate() {
        let old = before.records.get(n);
        let renamed = old.filter(|old| old.slug != record.slug);
        let state = record.last();
        if state.release != version && renamed.is_none() {
            continue;
        }
        let was = old.map(|old| old.last().slot.clone());
        told.push(Told {
            id: record.slug.clone(),
            changes: if state.release == version { state.slot.changes_since(was.as_ref()) } else { Vec::new() },
            before: was,
            after: state.slot.clone(),
            maybe: renamed.map(|old| old.slug.clone()),
            place: None,
        });
    }
    let vanished: Vec<(String, Slot)> = told
        .iter()
        .filter(|one| one.changes.contains(&Change::Cancelled))
        .filter_map(|one| Some((one.id.clone(), one.before.clone()?)))
        .collect();
    for one in told.iter_mut().filter(|one| one.changes == [Change::New]) {
        let same = |slot: &Slot| slot.title == one.after.title || (slot.period, &slot.room) == (one.after.period, &one.after.room);
        one.maybe = vanished.iter().find(|(_, slot)| same(slot)).map(|(id, _)| id.clone());
    }
    told
}
