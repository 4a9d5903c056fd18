//! What cannot be meant in an agenda: rooms and speakers booked twice, days nobody could keep.
//!
//! In: the archive, and the sessions as written, for the places of notes. Out: notes. Nothing here
//! changes the archive. Only what is certain counts: a session known to be in the morning clashes with
//! nothing, nor does one that is cancelled or postponed. How bad a finding is, the event says, then the
//! site for the session's type, then the site for all.
//!
//! | file | what is in it |
//! |---|---|
//! | `bookings` | sessions by the minute, the places they are in, which of them overlap |
//! | `clashes` | rooms and speakers booked twice, ways too long for the time between |
//! | `days` | sessions outside their event or their day, or at night, weekdays in titles |
//! | `meals` | days without time to eat |
//! | `capacity` | more people than a room holds |
//!
//! All of it takes n log n: archives hold hundreds of thousands of sessions, and every build checks them all.

mod bookings;
mod capacity;
mod clashes;
mod days;
mod meals;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{ByFolder, Cx};
use crate::date::{Period, Style};
use crate::diag::{At, Diagnostic, Problem, Severity, Slot, Time, Trail};
use crate::model::{Event, Id, Origin, Session, Site};
use crate::parse::Levels;
use crate::parse::raw::{Document, Raw, RawEvent, RawSession};
use crate::source::FileId;

/// How bad findings are, where documents say so.
#[derive(Debug, Clone, Default)]
pub struct Chosen {
    /// In the folders of events, by their names.
    pub(crate) folders: BTreeMap<String, Levels>,
    /// In single files.
    pub(crate) files: BTreeMap<FileId, Levels>,
}

/// What every check can see.
struct Desk<'a> {
    cx: &'a Cx<'a>,
    site: &'a Site,
    /// The sessions as written, in the order of the archive.
    sessions: &'a [&'a RawSession],
    /// The events as written, in the order of the archive.
    events: Vec<Option<&'a RawEvent>>,
    /// The events whose start could not be read: whatever is said of their days would be made up.
    undated: BTreeSet<Id<Event>>,
    notes: Vec<Diagnostic>,
}

/// What the documents say of findings: an event for its folder, the others for themselves.
pub(super) fn chosen(documents: &[Arc<Document>]) -> Chosen {
    let mut chosen = Chosen::default();
    for document in documents {
        let Some(levels) = document.raw.shared().map(|shared| &shared.checks).filter(|levels| !levels.is_empty()) else { continue };
        match &document.raw {
            Raw::Event(folder, _) => drop(chosen.folders.insert(folder.clone(), levels.clone())),
            _ => drop(chosen.files.insert(document.file, levels.clone())),
        }
    }
    chosen
}

/// Looks through all agendas; `sessions` are those of the archive as written, in its order.
pub(super) fn checks(
    cx: &Cx<'_>,
    site: &Site,
    by_folder: &ByFolder,
    sessions: &[&RawSession],
    undated: &BTreeSet<FileId>,
) -> Vec<Diagnostic> {
    let mut events = vec![None; site.events.len()];
    for document in cx.documents {
        let Raw::Event(folder, raw) = &document.raw else { continue };
        let Some(id) = by_folder.get(folder).filter(|id| file(site.events[**id].shared.origin) == document.file) else { continue };
        if let Some(place) = events.get_mut(id.index()) {
            *place = Some(&**raw);
        }
    }
    let undated = site.events.ids().filter(|id| undated.contains(&file(site.events[*id].shared.origin))).collect();
    let mut desk = Desk { cx, site, sessions, events, undated, notes: Vec::new() };
    clashes::rooms(&mut desk);
    clashes::speakers(&mut desk);
    days::outside(&mut desk);
    days::small_hours(&mut desk);
    days::titles(&mut desk);
    meals::meals(&mut desk);
    capacity::capacity(&mut desk);
    desk.notes
}

fn file(origin: Origin) -> FileId {
    origin.file()
}

impl<'a> Desk<'a> {
    /// Notes a problem with some sessions at a value of the first; nothing if it is switched off for one of them.
    fn note(&mut self, about: &[Id<Session>], trail: &Trail, problem: Problem) {
        let Some(first) = about.first() else { return };
        let levels: Option<Vec<Severity>> = about.iter().map(|id| self.level(*id, &problem)).collect();
        if let Some(worst) = levels.and_then(|levels| levels.into_iter().max()) {
            let file = file(self.site.sessions[*first].shared.origin);
            let note = Diagnostic::new(file, At::Value(trail.clone()), problem);
            self.notes.push(Diagnostic { chosen: Some(worst), ..note });
        }
    }

    fn level(&self, id: Id<Session>, problem: &Problem) -> Option<Severity> {
        let session = &self.site.sessions[id];
        let checks = &self.cx.config.checks;
        let own = &self.as_written(id).shared.checks;
        let event = self.event_as_written(session.event).map(|raw| &raw.shared.checks);
        let in_order = [Some(own), event, checks.session_types.get(&session.kind), Some(&checks.levels)];
        match in_order.into_iter().flatten().find_map(|levels| levels.get(problem.code())) {
            Some(level) => level.severity(),
            None => Some(problem.severity()),
        }
    }

    fn as_written(&self, id: Id<Session>) -> &'a RawSession {
        self.sessions.get(id.index()).expect("every session was written")
    }

    fn event_as_written(&self, id: Id<Event>) -> Option<&'a RawEvent> {
        self.events.get(id.index()).copied().flatten()
    }

    /// Where the start of a session is written, or whatever tells its day.
    fn at_start(&self, id: Id<Session>) -> &'a Trail {
        let raw = self.as_written(id);
        raw.time.start.as_ref().or(raw.date.as_ref()).map_or(&raw.shared.trail, |said| &said.trail)
    }

    /// Whether a session takes place, at an event that does and whose days are known.
    fn takes_place(&self, session: &Session) -> bool {
        let event = &self.site.events[session.event];
        session.status.takes_place() && event.status.takes_place() && !self.undated.contains(&session.event)
    }

    fn slot(&self, id: Id<Session>) -> Box<Slot> {
        let session = &self.site.sessions[id];
        self.slot_of(&session.shared.title, session.period.as_ref(), file(session.shared.origin), Style::Short)
    }

    fn event_slot(&self, id: Id<Event>) -> Box<Slot> {
        let event = &self.site.events[id];
        self.slot_of(&event.shared.title, Some(&event.period), file(event.shared.origin), Style::Date)
    }

    fn slot_of(&self, title: &str, period: Option<&Period>, file: FileId, style: Style) -> Box<Slot> {
        let time = period.map(|period| Time { period: *period, style });
        Box::new(Slot { title: title.to_string(), time, file: self.cx.sources.get(file).path.to_string() })
    }
}
