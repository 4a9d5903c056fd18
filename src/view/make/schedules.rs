//! Timetables for programme apps.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime, Time, time};
use jiff::{ToSpan, Zoned};

use super::Cx;
use super::calendars::{Said, agenda_url};
use crate::date::When;
use crate::memo::Digest;
use crate::model::{AttachmentTarget, Event, Id, Session, Speaker};
use crate::plan::{has_slot, tells};
use crate::resolve::{free_number, numbers, speaker_uid, uid, unreleased};
use crate::view::schedule::{ScheduleDay, SchedulePerson, ScheduleRoom, ScheduleSession, ScheduleView};

/// What begins before this hour belongs to the evening before, if there was one.
const NEW_DAY: Time = time(4, 0, 0, 0);
/// How long a session takes at least, and where nothing says how long it takes.
const TIMESLOT: i64 = 5;
/// The longest duration that the format can write, in minutes.
const LONGEST: i64 = 99 * 60 + 59;

/// A session with its place in the timetable.
struct Slot {
    session: Id<Session>,
    id: u32,
    start: DateTime,
    room: usize,
    day: Date,
}

/// The timetable of an event; nothing where no session has a place in it.
pub(super) fn schedule(cx: &Cx<'_>, said: Said<'_>, id: Id<Event>) -> Option<ScheduleView> {
    let site = cx.archive();
    let event = &site.events[id];
    let mut rooms: Vec<ScheduleRoom> = Vec::new();
    let slots = slots(cx, said, id, &mut rooms);
    let persons = persons(cx, &slots);
    let mut by_day: BTreeMap<Date, Vec<&Slot>> = BTreeMap::new();
    for slot in &slots {
        by_day.entry(slot.day).or_default().push(slot);
    }
    let days: Vec<ScheduleDay> = by_day.iter().filter_map(|(date, slots)| day(cx, event, *date, slots, &rooms, &persons)).collect();
    let (first, last) = (days.first()?.date, days.last()?.date);
    let exact = |when: Option<Date>, other: Date| when.unwrap_or(other);
    let colour = |colour: &Option<String>| colour.clone().filter(|c| c.len() == 7 && c.starts_with('#'));
    let acronym = acronym(cx, event);
    Some(ScheduleView {
        version: version(event, cx, &days),
        title: event.shared.title.clone(),
        acronym,
        start: exact(event.period.start.day(), first).min(first),
        end: exact(event.period.end.unwrap_or(event.period.start).day(), last).max(last),
        zone: cx.config.timezone.iana_name().map(str::to_string),
        base_url: cx.absolute("/"),
        url: cx.absolute(cx.plan.addresses.event(id)),
        tracks: event.tracks.iter().map(|track| (track.name.clone(), colour(&track.colour))).collect(),
        rooms,
        days,
    })
}

/// Every session that has a place, in the order of the agenda.
fn slots(cx: &Cx<'_>, said: Said<'_>, id: Id<Event>, rooms: &mut Vec<ScheduleRoom>) -> Vec<Slot> {
    let site = cx.archive();
    let event = &site.events[id];
    let mut slots: Vec<Slot> = Vec::new();
    for (session, number) in event.sessions.iter().zip(numbers(site, cx.config, event)) {
        let one = &site.sessions[*session];
        let Some(When::Minute(start)) = one.period.map(|period| period.start) else { continue };
        if tells(site, *session) && has_slot(event, one) {
            let room = room(cx, said, event, one, rooms);
            slots.push(Slot { session: *session, id: number, start, room, day: start.date() });
        }
    }
    let evenings: Vec<Date> = slots.iter().filter(|slot| slot.start.time() >= NEW_DAY).map(|slot| slot.day).collect();
    for slot in slots.iter_mut().filter(|slot| slot.start.time() < NEW_DAY) {
        let evening = slot.day.yesterday().ok().filter(|day| evenings.contains(day));
        slot.day = evening.unwrap_or(slot.day);
    }
    slots
}

/// The room's place among all rooms, which it joins if it is new; sessions without a room are in a room by the venue's name.
fn room(cx: &Cx<'_>, said: Said<'_>, event: &Event, session: &Session, rooms: &mut Vec<ScheduleRoom>) -> usize {
    let own = session.room.and_then(|n| event.rooms.get(n));
    let elsewhere = session.venue.filter(|venue| Some(*venue) != event.venue).map(|venue| cx.archive().venues[venue].name.as_str());
    let venue = || event.venue.map(|venue| cx.archive().venues[venue].name.clone());
    let name = match (elsewhere, own) {
        (Some(venue), Some(room)) => format!("{venue} {}", room.name),
        (Some(venue), None) => venue.to_string(),
        (None, Some(room)) => room.name.clone(),
        (None, None) => venue().unwrap_or_else(|| said(&event.shared.lang, "room-unknown")),
    };
    // Apps find a room again by its name, which XML may not give back with its line breaks.
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    rooms.iter().position(|room| room.name == name).unwrap_or_else(|| {
        let digest = Digest::of(&(cx.absolute("/"), &event.shared.slug, "room", &name));
        let guid = crate::model::Uuid::of(digest).to_string();
        rooms.push(ScheduleRoom { name, guid, capacity: own.and_then(|room| room.capacity) });
        rooms.len() - 1
    })
}

/// Everybody who appears, each with a number of their own.
fn persons(cx: &Cx<'_>, slots: &[Slot]) -> BTreeMap<Id<Speaker>, SchedulePerson> {
    let site = cx.archive();
    let mut persons: BTreeMap<Id<Speaker>, SchedulePerson> = BTreeMap::new();
    let mut taken = std::collections::BTreeSet::new();
    for who in slots.iter().flat_map(|slot| &site.sessions[slot.session].speakers) {
        let speaker = &site.speakers[who.speaker].shared;
        persons.entry(who.speaker).or_insert_with(|| {
            let guid = speaker_uid(cx.config, &speaker.slug);
            let id = free_number(guid, |number| taken.contains(&number));
            taken.insert(id);
            let url = cx.plan.addresses.speaker(who.speaker).map(|path| cx.absolute(path));
            SchedulePerson { id, guid: guid.to_string(), name: speaker.title.clone(), url }
        });
    }
    persons
}

fn day(
    cx: &Cx<'_>,
    event: &Event,
    date: Date,
    slots: &[&Slot],
    rooms: &[ScheduleRoom],
    persons: &BTreeMap<Id<Speaker>, SchedulePerson>,
) -> Option<ScheduleDay> {
    let mut by_room: BTreeMap<usize, Vec<ScheduleSession>> = (0..rooms.len()).map(|room| (room, Vec::new())).collect();
    let (mut first, mut last): (Option<Zoned>, Option<Zoned>) = (None, None);
    let mut slots = slots.to_vec();
    slots.sort_by_key(|slot| slot.start);
    for (n, slot) in slots.iter().enumerate() {
        let after = slots[n + 1..].iter().find(|next| next.room == slot.room && next.start > slot.start).map(|next| next.start);
        let Some((start, end, written)) = span(cx, &cx.archive().sessions[slot.session], slot.start, after) else { continue };
        let session = session(cx, event, slot, (&start, &end, written), persons);
        by_room.entry(slot.room).or_default().push(session);
        first = Some(first.map_or(start.clone(), |first| first.min(start)));
        last = Some(last.map_or(end.clone(), |last| last.max(end)));
    }
    by_room.retain(|_, sessions| !sessions.is_empty());
    Some(ScheduleDay { date, start: stamp(&first?), end: stamp(&last?), rooms: by_room.into_iter().collect() })
}

/// When a session begins and ends, and whether the end was written; if not, it lasts until the next one in its room.
fn span(cx: &Cx<'_>, session: &Session, start: DateTime, after: Option<DateTime>) -> Option<(Zoned, Zoned, bool)> {
    let zoned = |minute: DateTime| cx.config.timezone.to_ambiguous_zoned(minute).compatible().ok();
    let start = zoned(start)?;
    let written = match session.period.and_then(|period| period.end) {
        Some(When::Minute(end)) => zoned(end).filter(|end| *end > start),
        Some(When::Year(_) | When::Month(..) | When::Day(_) | When::Part(..)) | None => None,
    };
    let known = written.is_some();
    let end = written.or_else(|| after.and_then(zoned)).filter(|end| *end > start);
    let end = end.or_else(|| start.checked_add(TIMESLOT.minutes()).ok())?;
    let longest = start.checked_add(LONGEST.minutes()).ok()?;
    Some((start, end.min(longest), known))
}

fn session(
    cx: &Cx<'_>,
    event: &Event,
    slot: &Slot,
    (start, end, written): (&Zoned, &Zoned, bool),
    persons: &BTreeMap<Id<Speaker>, SchedulePerson>,
) -> ScheduleSession {
    let site = cx.archive();
    let session = &site.sessions[slot.session];
    let minutes = end.duration_since(start).as_mins();
    let guid = uid(cx.config, event, session).to_string();
    let mut who: Vec<SchedulePerson> = Vec::new();
    for person in session.speakers.iter().filter_map(|who| persons.get(&who.speaker)) {
        if !who.contains(person) {
            who.push(person.clone());
        }
    }
    let attachments = session.materials.iter().filter_map(|one| {
        let url = match &one.target {
            AttachmentTarget::File(file) => cx.config.base.absolute_href(&cx.file_href(*file)?),
            AttachmentTarget::Url(url) => url.clone(),
        };
        Some((one.title.clone(), url))
    });
    ScheduleSession {
        id: slot.id,
        date: stamp(start),
        start: start.strftime("%H:%M").to_string(),
        duration: format!("{:02}:{:02}", minutes / 60, minutes % 60),
        end: written.then(|| stamp(end)),
        slug: slug(cx, event, session, slot.id, &guid),
        title: session.shared.title.clone(),
        track: session.track.and_then(|n| event.tracks.get(n)).map_or_else(String::new, |track| track.name.clone()),
        kind: session.kind.word(),
        language: session.shared.lang.as_str().to_string(),
        summary: session.shared.blurb().unwrap_or_default().to_string(),
        persons: who,
        recording: session.recording.clone().filter(|url| is_web(url)),
        attachments: attachments.filter(|(_, url)| is_web(url)).collect(),
        url: cx.plan.addresses.session(slot.session).map_or_else(|| agenda_url(cx, session.event), |path| cx.absolute(path)),
        feedback: session.feedback.clone().filter(|url| is_web(url)),
        guid,
    }
}

fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

fn stamp(zoned: &Zoned) -> String {
    zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// The release's number; with a digest of what is newer than it, or has no release at all.
fn version(event: &Event, cx: &Cx<'_>, days: &[ScheduleDay]) -> String {
    let digest = || Digest::of(&days.iter().collect::<Vec<_>>()).to_string().chars().take(8).collect::<String>();
    let Some(releases) = &event.releases else { return digest() };
    let next = releases.version() + 1;
    let moved = releases.records.iter().any(|record| record.now(cx.archive(), next) != *record.last());
    let new = unreleased(cx.archive(), event).next().is_some();
    if moved || new { format!("{}-{}", releases.version(), digest()) } else { releases.version().to_string() }
}

/// A name of four and more of `a-z0-9_`: of the event's address, or of its identifier where that is Chinese.
fn acronym(cx: &Cx<'_>, event: &Event) -> String {
    let plain: String = event.shared.slug.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' }).collect();
    let parts: Vec<&str> = plain.split('_').filter(|part| !part.is_empty()).collect();
    let plain = parts.join("_");
    if event.shared.slug.is_ascii() && plain.len() >= 4 {
        return plain;
    }
    let id = crate::resolve::event_uid(cx.config, event).to_string();
    format!("event_{}", &id[..8])
}

/// A name in the form that every schema of the format takes: the event, a number, and a word.
fn slug(cx: &Cx<'_>, event: &Event, session: &Session, number: u32, guid: &str) -> String {
    let event: String = acronym(cx, event).split('_').collect();
    let own = session.shared.slug.trim_matches(['-', '_', '.']);
    let plain = own.len() >= 4 && own.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_'));
    format!("{event}-{number}-{}", if plain { own } else { &guid[..8] })
}
