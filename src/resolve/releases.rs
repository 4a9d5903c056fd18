//! Releases: what was published of an agenda before, joined with the agenda that there is; and the next release.
//!
//! Pure: the day of a release comes from outside, and an identifier from what it is for.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Build, ByFolder, Cx, events, times};
use crate::config::Config;
use crate::date::{Context, Period};
use crate::diag::{At, Diagnostic, Expected, Part, Problem, Severity, Taker, Trail};
use crate::memo::Digest;
use crate::model::{Event, Id, Record, Release, Releases, Session, Site, Slot, State, Status, Today, Uuid, Visibility};
use crate::parse::raw::{Raw, RawRecord, RawRelease, RawReleases, RawState};
use crate::parse::{Text, nearest};
use crate::source::FileId;

/// Gives every event the releases that stand beside it, and every session its record.
pub(super) fn releases(cx: &Cx<'_>, build: &mut Build, by_folder: &ByFolder) {
    for document in cx.documents {
        let Raw::Releases(folder, raw) = &document.raw else { continue };
        let Some(event) = by_folder.get(folder).copied() else {
            events::event_missing(cx, build, document.file, folder);
            continue;
        };
        let mut reader = Reader { cx, file: document.file, notes: Vec::new() };
        let read = reader.read(raw);
        // What cannot be trusted is not gone by; an error keeps the site from being published anyway.
        let trusted = reader.notes.iter().all(|note| note.severity() != Severity::Error);
        build.notes.append(&mut reader.notes);
        if trusted {
            join(cx, build, event, folder, read);
            note_unreleased(cx, build, event, document.file);
        }
    }
}

/// What calendars know a session by, released or not: the first release writes down what is known before.
#[must_use]
pub fn uid(config: &Config, event: &Event, session: &Session) -> Uuid {
    let records = event.releases.as_ref().map_or(&[][..], |releases| &releases.records);
    match session.record.and_then(|n| records.get(n)) {
        Some(record) => record.uid,
        None => first_uid(config, event, &session.shared.slug, records),
    }
}

/// What calendars know an event by.
#[must_use]
pub fn event_uid(config: &Config, event: &Event) -> Uuid {
    derived(config, &event.shared.slug, "", 0)
}

/// What programme apps know a speaker by.
#[must_use]
pub fn speaker_uid(config: &Config, slug: &str) -> Uuid {
    Uuid::of(Digest::of(&(config.root.absolute("/"), "speaker", slug)))
}

/// What programme apps know each session of an event by, in the order of the agenda.
#[must_use]
pub fn numbers(site: &Site, config: &Config, event: &Event) -> Vec<u32> {
    let records = event.releases.as_ref().map_or(&[][..], |releases| &releases.records);
    let mut taken: BTreeSet<u32> = records.iter().map(|record| record.number).collect();
    let number = |id: &Id<Session>| match site.sessions[*id].record.and_then(|n| records.get(n)) {
        Some(record) => record.number,
        None => {
            let number = free_number(uid(config, event, &site.sessions[*id]), |number| taken.contains(&number));
            taken.insert(number);
            number
        }
    };
    event.sessions.iter().map(number).collect()
}

/// The identifier's own number, or the next one that is free.
#[must_use]
pub fn free_number(uid: Uuid, taken: impl Fn(u32) -> bool) -> u32 {
    (uid.number()..).find(|number| !taken(*number)).expect("an agenda has fewer sessions than there are numbers")
}

/// The releases of an event with one more; `None` if nothing has changed since the last.
#[must_use]
pub fn next(site: &Site, config: &Config, id: Id<Event>, date: Date, note: Option<String>) -> Option<Releases> {
    let event = &site.events[id];
    let mut releases = event.releases.clone().unwrap_or_default();
    let version = releases.version() + 1;
    let mut changed = releases.list.is_empty();
    for record in &mut releases.records {
        let state = record.now(site, version);
        if state != *record.last() {
            changed = true;
            record.states.push(state);
        }
        if let Today::Session(session) = record.today {
            let slug = &site.sessions[session].shared.slug;
            if *slug != record.slug {
                changed = true;
                let former = std::mem::replace(&mut record.slug, slug.clone());
                record.former.retain(|known| *known != former && known != slug);
                record.former.push(former);
            }
        }
    }
    for session in unreleased(site, event) {
        changed = true;
        let record = first_record(site, config, event, session, version, &releases.records);
        releases.records.push(record);
    }
    releases.list.push(Release { version, date, note });
    changed.then_some(releases)
}

/// The sessions of an event that no release knows; what is unlisted is released as little as it stands in a feed.
pub fn unreleased<'s>(site: &'s Site, event: &'s Event) -> impl Iterator<Item = Id<Session>> + 's {
    let new = |session: &Session| session.record.is_none() && session.shared.visibility == Visibility::Public;
    event.sessions.iter().copied().filter(move |id| new(&site.sessions[*id]))
}

fn first_record(site: &Site, config: &Config, event: &Event, id: Id<Session>, version: u32, known: &[Record]) -> Record {
    let session = &site.sessions[id];
    let slug = session.shared.slug.clone();
    let uid = first_uid(config, event, &slug, known);
    let number = free_number(uid, |number| known.iter().any(|one| one.number == number));
    let state = State { release: version, sequence: 0, slot: Slot::of(site, event, session) };
    Record { slug, former: Vec::new(), uid, number, states: vec![state], today: Today::Session(id) }
}

/// An identifier that no other session has: two may have had one id in turns.
fn first_uid(config: &Config, event: &Event, session: &str, known: &[Record]) -> Uuid {
    let mut candidates = (0..).map(|salt| derived(config, &event.shared.slug, session, salt));
    candidates.find(|uid| known.iter().all(|one| one.uid != *uid)).expect("numbers do not end")
}

fn derived(config: &Config, event: &str, session: &str, salt: usize) -> Uuid {
    Uuid::of(Digest::of(&(config.root.absolute("/"), event, session, salt)))
}

/// Finds out what became of every record.
fn join(cx: &Cx<'_>, build: &mut Build, event: Id<Event>, folder: &str, mut releases: Releases) {
    let by_slug: BTreeMap<String, Id<Session>> =
        build.site.events[event].sessions.iter().map(|id| (build.site.sessions[*id].shared.slug.clone(), *id)).collect();
    let mut by_id: BTreeMap<String, usize> = BTreeMap::new();
    for (n, record) in releases.records.iter_mut().enumerate() {
        by_id.insert(record.slug.clone(), n);
        match by_slug.get(&record.slug) {
            Some(id) => record.today = Today::Session(*id),
            None if cx.withheld.has_session(folder, &record.slug) => record.today = Today::Withheld,
            None => {}
        }
    }
    for (n, record) in releases.records.iter().enumerate() {
        for former in &record.former {
            by_id.entry(former.clone()).or_insert(n);
        }
    }
    for id in build.site.events[event].sessions.clone() {
        let Some((file, was)) = build.renamed.get(&id).cloned() else { continue };
        let slug = &build.site.sessions[id].shared.slug;
        let known = releases.records.iter().any(|record| record.slug == *slug);
        match by_id.get(&was.value).and_then(|n| releases.records.get_mut(*n)) {
            // Released under its new id already.
            Some(record) if record.slug == *slug || known => {}
            Some(record) if record.today == Today::Gone => record.today = Today::Session(id),
            Some(_) => {
                let other = Taker::SessionOfEvent;
                build.note(file, At::Value(was.trail), Problem::DuplicateId { id: was.value, other });
            }
            None if known => {}
            None => {
                let near = nearest(&was.value, by_id.keys().map(String::as_str));
                build.note(file, At::Value(was.trail), Problem::NeverReleased { id: was.value, near });
            }
        }
    }
    for (n, record) in releases.records.iter().enumerate() {
        if let Today::Session(id) = record.today {
            build.site.sessions.get_mut(id).record = Some(n);
        }
    }
    build.site.events.get_mut(event).releases = Some(releases);
}

/// How many sessions a reminder names.
const SHOWN: usize = 5;

/// Reminds of a release while the event is not over: what readers see is newer than what their calendars were told.
fn note_unreleased(cx: &Cx<'_>, build: &mut Build, event: Id<Event>, file: FileId) {
    let own = &build.site.events[event];
    let Some(releases) = own.releases.as_ref().filter(|_| own.period.last_day() >= cx.config.today) else { return };
    let version = releases.version();
    let now = |record: &Record| record.now(&build.site, version + 1);
    let moved = releases.records.iter().map(|record| (now(record), record)).filter(|(now, record)| now != record.last());
    let mut titles: Vec<String> = moved.map(|(now, _)| now.slot.title).collect();
    titles.extend(unreleased(&build.site, own).map(|id| build.site.sessions[id].shared.title.clone()));
    if !titles.is_empty() {
        let folder = cx.sources.get(file).path.folder().rsplit('/').next().unwrap_or_default().to_string();
        let at = At::Value(Trail::default().key("releases").index(releases.list.len().saturating_sub(1)).key("version"));
        let gone = own.sessions.is_empty();
        let more = titles.len().saturating_sub(SHOWN);
        titles.truncate(SHOWN);
        build.note(file, at, Problem::UnreleasedChange { event: folder, version, titles, more, gone });
    }
}

/// From the file as written to releases as meant.
struct Reader<'a> {
    cx: &'a Cx<'a>,
    file: FileId,
    notes: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn read(&mut self, raw: &RawReleases) -> Releases {
        let list: Vec<Release> = raw.list.iter().zip(1..).filter_map(|(release, expected)| self.release(release, expected)).collect();
        let last = list.last().map_or(0, |release| release.version);
        if raw.list.is_empty() {
            let problem = Problem::MissingKey { key: "releases".to_string(), document: Part::Releases, empty: false, comment: false };
            self.note(Trail::default(), problem);
        }
        let mut seen = BTreeSet::new();
        let records = raw.records.iter().filter_map(|record| self.record(record, last, &mut seen)).collect();
        Releases { list, records }
    }

    fn release(&mut self, raw: &RawRelease, expected: u32) -> Option<Release> {
        let version = raw.version.and_then(|version| self.number(&raw.trail, "version", version, expected..=expected));
        let date = raw.date.as_ref().and_then(|said| match said.value.parse::<Date>() {
            Ok(date) => Some(date),
            Err(_) => self.bad(said, "date", Expected::Day),
        });
        Some(Release { version: version?, date: date?, note: raw.note.clone() })
    }

    fn record(&mut self, raw: &RawRecord, last: u32, seen: &mut BTreeSet<String>) -> Option<Record> {
        let (id, said) = (raw.id.as_ref()?, raw.uid.as_ref()?);
        let Some(uid) = Uuid::parse(&said.value) else { return self.bad(said, "uid", Expected::Uid) };
        let number = self.number(&raw.trail, "number", raw.number?, 1..=999_999)?;
        let own =
            [(id.trail.clone(), id.value.clone()), (said.trail.clone(), uid.to_string()), (raw.trail.key("number"), number.to_string())];
        for (n, (trail, value)) in own.into_iter().enumerate() {
            if !seen.insert(format!("{n} {value}")) {
                self.note(trail, Problem::DuplicateId { id: value, other: Taker::SessionOfFile });
            }
        }
        let mut states: Vec<State> = Vec::with_capacity(raw.states.len());
        for state in &raw.states {
            let state = self.state(state, last, states.last())?;
            states.push(state);
        }
        if states.is_empty() {
            let problem = Problem::MissingKey { key: "states".to_string(), document: Part::ReleasedSession, empty: false, comment: false };
            self.note(raw.trail.clone(), problem);
            return None;
        }
        let former = raw.was.iter().map(|said| said.value.clone()).collect();
        Some(Record { slug: id.value.clone(), former, uid, number, states, today: Today::Gone })
    }

    fn state(&mut self, raw: &RawState, last: u32, before: Option<&State>) -> Option<State> {
        let first = |number: fn(&State) -> u32, from: u32| before.map_or(from, |before| number(before) + 1);
        let release = self.number(&raw.trail, "release", raw.release?, first(|state| state.release, 1)..=last)?;
        let sequence = self.number(&raw.trail, "sequence", raw.sequence?, first(|state| state.sequence, 0)..=u32::MAX)?;
        let start = self.time(raw.start.as_ref());
        let end = self.time(raw.end.as_ref());
        let period = start.map(|start| Period { start: start.start, end: end.map(|end| end.start) });
        let title = raw.title.as_ref()?.value.clone();
        let slot =
            Slot { title, period, room: raw.room.clone(), venue: raw.venue.clone(), status: raw.status.unwrap_or(Status::Scheduled) };
        Some(State { release, sequence, slot })
    }

    fn time(&mut self, said: Option<&Text>) -> Option<Period> {
        let context = Context { year: None, day: None, timezone: &self.cx.config.timezone };
        times::read(self.file, said?, &context, &mut self.notes)
    }

    fn number(&mut self, trail: &Trail, key: &str, number: i64, allowed: std::ops::RangeInclusive<u32>) -> Option<u32> {
        let known = u32::try_from(number).ok().filter(|number| allowed.contains(number));
        if known.is_none() {
            let expected = match (allowed.start(), allowed.end()) {
                (&first, &last) if first == last => Expected::NextRelease { number: first },
                (&first, &u32::MAX) => Expected::NumberFrom { first },
                (first, last) if first > last => Expected::LaterRelease,
                (&first, &last) => Expected::ReleaseOf { first, last },
            };
            let problem = Problem::BadValue { key: key.to_string(), value: number.to_string(), expected };
            self.note(trail.key(key), problem);
        }
        known
    }

    fn bad<T>(&mut self, said: &Text, key: &str, expected: Expected) -> Option<T> {
        let problem = Problem::BadValue { key: key.to_string(), value: said.value.clone(), expected };
        self.note(said.trail.clone(), problem);
        None
    }

    fn note(&mut self, trail: Trail, problem: Problem) {
        self.notes.push(Diagnostic::new(self.file, At::Value(trail), problem));
    }
}
