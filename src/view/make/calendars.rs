//! Calendars: of an event and its parts, of a speaker, of the site.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Cx, changes, schedules};
use crate::date::{Period, Style, When, period_words};
use crate::language::{Lang, Words};
use crate::model::{Appearance, Entry, Event, Id, Occasion, Organisation, Session, Slot, Speaker, Status, Today, Venue, Visibility};
use crate::plan::{ExportKind, tells};
use crate::resolve::{event_uid, uid};
use crate::view::calendar::{CalendarEntry, CalendarView, EntryTime, ExportsView, SchedulePaths};

/// The theme's words in a language.
pub(super) type Said<'a> = &'a dyn Fn(&Lang, &str) -> String;

/// How often to look again while an event is not over.
const SOON: &str = "PT6H";
/// And afterwards.
const LATER: &str = "P7D";

/// Everything that is made of an event beside its pages.
#[must_use]
pub fn event_exports(cx: &Cx<'_>, said: Said<'_>, id: Id<Event>) -> ExportsView {
    let site = cx.archive();
    let event = &site.events[id];
    let mut view = ExportsView::default();
    let mut places: BTreeMap<Id<Session>, usize> = BTreeMap::new();
    for session in &event.sessions {
        if let Some(entry) = session_entry(cx, said, *session) {
            places.insert(*session, view.entries.len());
            view.entries.push(entry);
        }
    }
    let gone: Vec<(usize, Slot)> = gone(cx, said, event, id, &mut view.entries);
    let told: Vec<Id<Session>> = event.sessions.iter().copied().filter(|session| tells(site, *session)).collect();
    for kind in cx.plan.exports.of_event(id) {
        let of = |fits: &dyn Fn(&Session) -> bool, vanished: &dyn Fn(&Slot) -> bool| -> Vec<usize> {
            let members = told.iter().filter(|session| fits(&site.sessions[**session])).filter_map(|session| places.get(session).copied());
            members.chain(gone.iter().filter(|(_, slot)| vanished(slot)).map(|(place, _)| *place)).collect()
        };
        let (part, members) = match *kind {
            ExportKind::Agenda(_) => (None, of(&|_| true, &|_| true)),
            ExportKind::Day(_, day) => {
                let on = |period: Option<Period>| period.is_some_and(|period| period.start.day() == Some(day));
                let name = crate::date::words(&When::Day(day), event.shared.lang.script(), Style::Date);
                (Some(name), of(&|session| on(session.period), &|slot| on(slot.period)))
            }
            ExportKind::Room(_, room) => {
                let name = &event.rooms[room].name;
                (Some(name.clone()), of(&|session| session.room == Some(room), &|slot| slot.room.as_ref() == Some(name)))
            }
            ExportKind::Track(_, track) => {
                let name = event.tracks[track].name.clone();
                (Some(name), of(&|session| session.track == Some(track), &|_| false))
            }
            ExportKind::Session(session) => (None, places.get(&session).copied().into_iter().collect()),
            ExportKind::ScheduleXml(_)
            | ExportKind::ScheduleJson(_)
            | ExportKind::Changes(_)
            | ExportKind::Site
            | ExportKind::Speaker(_) => continue,
        };
        view.calendars.extend(calendar(cx, event, id, *kind, part, members));
    }
    let path = |kind| cx.plan.exports.path(kind).map(str::to_string);
    if let (Some(xml), Some(json)) = (path(ExportKind::ScheduleXml(id)), path(ExportKind::ScheduleJson(id))) {
        view.schedule = schedules::schedule(cx, said, id).map(|schedule| (schedule, SchedulePaths { xml, json }));
    }
    view.changes = path(ExportKind::Changes(id)).map(|path| (path, changes::feed(cx, said, id)));
    view
}

/// The calendar of a speaker: every session at the events of which single sessions are still told.
#[must_use]
pub fn speaker_exports(cx: &Cx<'_>, said: Said<'_>, id: Id<Speaker>) -> ExportsView {
    let Some(path) = cx.plan.exports.path(ExportKind::Speaker(id)) else { return ExportsView::default() };
    let site = cx.archive();
    let speaker = &site.speakers[id];
    let mut sessions: Vec<Id<Session>> = speaker
        .occasions
        .iter()
        .filter_map(|occasion| match occasion {
            Occasion::Session(session, _) => Some(*session),
            Occasion::Event(..) | Occasion::Report(..) | Occasion::Case(..) => None,
        })
        .filter(|session| tells(site, *session))
        .collect();
    sessions.sort();
    sessions.dedup();
    let entries: Vec<CalendarEntry> = sessions.into_iter().filter_map(|session| session_entry(cx, said, session)).collect();
    let view = CalendarView {
        name: format!("{} · {}", speaker.shared.title, cx.config.title),
        description: None,
        url: cx.absolute(cx.plan.addresses.speaker(id).unwrap_or("/")),
        source: Some(cx.absolute(path)),
        refresh: SOON,
        colour: None,
        members: (0..entries.len()).collect(),
    };
    ExportsView { entries, calendars: vec![(path.to_string(), view)], ..ExportsView::default() }
}

/// The calendar of the site: an entry for each listed event, all its days long.
#[must_use]
pub fn site_exports(cx: &Cx<'_>, said: Said<'_>) -> ExportsView {
    let Some(path) = cx.plan.exports.path(ExportKind::Site) else { return ExportsView::default() };
    let site = cx.archive();
    let oldest = crate::plan::oldest(cx.config);
    let recent = cx.plan.lists.events.iter().rev().filter(|id| site.events[**id].period.last_day() >= oldest);
    let entries: Vec<CalendarEntry> = recent.filter_map(|id| event_entry(cx, said, *id)).collect();
    let view = CalendarView {
        name: cx.config.title.clone(),
        description: cx.config.description.clone(),
        url: cx.absolute("/"),
        source: Some(cx.absolute(path)),
        refresh: SOON,
        colour: None,
        members: (0..entries.len()).collect(),
    };
    ExportsView { entries, calendars: vec![(path.to_string(), view)], ..ExportsView::default() }
}

fn calendar(
    cx: &Cx<'_>,
    event: &Event,
    id: Id<Event>,
    kind: ExportKind,
    part: Option<String>,
    members: Vec<usize>,
) -> Option<(String, CalendarView)> {
    let path = cx.plan.exports.path(kind)?.to_string();
    let site = cx.archive();
    let over = event.period.last_day() < cx.config.today;
    let (name, url, source, colour) = match kind {
        ExportKind::Session(session) => {
            let page = cx.plan.addresses.session(session).map_or_else(|| agenda_url(cx, id), |path| cx.absolute(path));
            (site.sessions[session].shared.title.clone(), page, None, None)
        }
        ExportKind::Track(_, track) => {
            let colour = event.tracks[track].colour.clone().filter(|colour| is_colour_name(colour));
            (event.shared.title.clone(), agenda_url(cx, id), Some(cx.absolute(&path)), colour)
        }
        _ => (event.shared.title.clone(), agenda_url(cx, id), Some(cx.absolute(&path)), None),
    };
    let name = part.map_or_else(|| name.clone(), |part| format!("{name} · {part}"));
    let description = event.shared.summary.clone().filter(|_| source.is_some());
    let refresh = if over { LATER } else { SOON };
    Some((path, CalendarView { name, description, url, source, refresh, colour, members }))
}

/// The colours that every calendar knows by name (CSS 2.1); others may mean nothing to one.
fn is_colour_name(colour: &str) -> bool {
    const NAMES: &[&str] = &[
        "aqua", "black", "blue", "fuchsia", "gray", "green", "lime", "maroon", "navy", "olive", "orange", "purple", "red", "silver",
        "teal", "white", "yellow",
    ];
    NAMES.contains(&colour)
}

/// The agenda's page, or the event's where there is none any more.
pub(super) fn agenda_url(cx: &Cx<'_>, id: Id<Event>) -> String {
    let empty = cx.archive().events[id].sessions.is_empty();
    cx.absolute(&if empty { cx.plan.addresses.event(id).to_string() } else { cx.plan.addresses.agenda(id) })
}

/// The entry of a session; nothing where its day is not known.
fn session_entry(cx: &Cx<'_>, said: Said<'_>, id: Id<Session>) -> Option<CalendarEntry> {
    let site = cx.archive();
    let session = &site.sessions[id];
    let event = &site.events[session.event];
    let lang = &session.shared.lang;
    let period = session.period?;
    let (sequence, released) = revision(cx, event, session);
    let slot = Slot::of(site, event, session);
    let (start, end) = times(cx, &period)?;
    let track = session.track.and_then(|n| event.tracks.get(n)).map(|track| track.name.clone());
    let kind = said(lang, &format!("session-{}", session.kind.word()));
    Some(CalendarEntry {
        uid: uid(cx.config, event, session).to_string(),
        sequence,
        changed: changed(cx, session.shared.updated.or(event.shared.updated.filter(|_| released.is_none())), released),
        start,
        end,
        summary: summary(said, lang, &slot),
        location: location(cx, said, lang, &slot, session.venue.or(event.venue)),
        description: description(cx, said, session, &period, lang),
        url: cx.plan.addresses.session(id).map_or_else(|| agenda_url(cx, session.event), |path| cx.absolute(path)),
        categories: track.into_iter().chain([kind]).collect(),
        contact: contact(cx, &event.organisers, lang),
        status: status_word(slot.status),
    })
}

/// Sessions that have vanished from the agenda since they were released: cancelled, and told of for good.
fn gone(cx: &Cx<'_>, said: Said<'_>, event: &Event, id: Id<Event>, entries: &mut Vec<CalendarEntry>) -> Vec<(usize, Slot)> {
    let Some(releases) = &event.releases else { return Vec::new() };
    let lang = &event.shared.lang;
    let mut gone = Vec::new();
    for record in releases.records.iter().filter(|record| record.today == Today::Gone) {
        let now = record.now(cx.archive(), releases.version() + 1);
        let date = releases.get(record.last().release).map(|release| release.date);
        let Some(period) = now.slot.period else { continue };
        let Some((start, end)) = times(cx, &period) else { continue };
        gone.push((entries.len(), now.slot.clone()));
        entries.push(CalendarEntry {
            uid: record.uid.to_string(),
            sequence: now.sequence,
            changed: changed(cx, None, date),
            start,
            end,
            summary: summary(said, lang, &now.slot),
            location: location(cx, said, lang, &now.slot, event.venue),
            description: time_note(said, &period, lang),
            url: agenda_url(cx, id),
            categories: Vec::new(),
            contact: contact(cx, &event.organisers, lang),
            status: status_word(now.slot.status),
        });
    }
    gone
}

fn event_entry(cx: &Cx<'_>, said: Said<'_>, id: Id<Event>) -> Option<CalendarEntry> {
    let event = &cx.archive().events[id];
    let lang = &event.shared.lang;
    let first = event.period.start.day()?;
    let last = event.period.end.map_or(first, |end| end.last_day());
    let venue = event.venue.map(|venue| cx.archive().venues[venue].name.clone());
    let slot = Slot { title: event.shared.title.clone(), period: None, room: None, venue, status: event.status };
    Some(CalendarEntry {
        uid: event_uid(cx.config, event).to_string(),
        sequence: 0,
        changed: changed(cx, event.shared.updated, None),
        start: EntryTime::Day(first),
        end: Some(EntryTime::Day(last)),
        summary: summary(said, lang, &slot),
        location: location(cx, said, lang, &slot, event.venue),
        description: event.shared.blurb().map(str::to_string),
        url: cx.absolute(cx.entry_path(Entry::Event(id))),
        categories: vec![said(lang, &format!("event-{}", event.kind.word()))],
        contact: contact(cx, &event.organisers, lang),
        status: status_word(event.status),
    })
}

/// How often releases changed a session, and on which day the last of them did.
fn revision(cx: &Cx<'_>, event: &Event, session: &Session) -> (u32, Option<Date>) {
    let Some(releases) = &event.releases else { return (0, None) };
    match session.record.and_then(|n| releases.records.get(n)) {
        // What is newer than its release has the number already that the next one will give it.
        Some(record) => {
            let now = record.now(cx.archive(), releases.version() + 1);
            (now.sequence, releases.get(record.last().release).map(|release| release.date))
        }
        None => (0, releases.list.last().map(|release| release.date)),
    }
}

/// When an entry was last changed: the later of what its author says and of its release.
fn changed(cx: &Cx<'_>, updated: Option<When>, released: Option<Date>) -> Option<String> {
    let updated = updated.map(|when| when.stamp(&cx.config.timezone));
    let released = released.map(|day| When::Day(day).stamp(&cx.config.timezone));
    let instants = [updated, released].into_iter().flatten().filter_map(|stamp| stamp.parse::<Timestamp>().ok());
    instants.max().map(|instant| instant.strftime("%Y%m%dT%H%M%SZ").to_string())
}

/// When an entry begins and ends; to the minute only where both its day and its hour are known.
fn times(cx: &Cx<'_>, period: &Period) -> Option<(EntryTime, Option<EntryTime>)> {
    if let When::Minute(start) = period.start {
        // An hour that the change to summer time leaves out is brought to the one that the clocks show.
        let shown = |minute| cx.config.timezone.to_ambiguous_zoned(minute).compatible().map_or(minute, |zoned| zoned.datetime());
        let start = shown(start);
        let end = match period.end {
            Some(When::Minute(end)) => Some(shown(end)).filter(|end| *end > start),
            Some(When::Year(_) | When::Month(..) | When::Day(_) | When::Part(..)) | None => None,
        };
        return Some((EntryTime::Minute(start), end.map(EntryTime::Minute)));
    }
    let first = period.start.day()?;
    let last = period.end.and_then(|end| end.day()).filter(|last| *last > first).unwrap_or(first);
    Some((EntryTime::Day(first), Some(EntryTime::Day(last))))
}

/// `开班式（上午）`, `已取消：讲座`.
fn summary(said: Said<'_>, lang: &Lang, slot: &Slot) -> String {
    let part = slot.period.filter(|period| !matches!(period.start, When::Minute(_)));
    let clock = part.map(|period| period_words(&period.start, period.end.as_ref(), lang.script(), Style::Clock));
    let title = match clock.filter(|clock| !clock.is_empty()) {
        Some(clock) => bracketed(lang, &slot.title, &clock),
        None => slot.title.clone(),
    };
    match slot.status {
        Status::Cancelled | Status::Postponed => format!("{}{}{title}", said(lang, &format!("status-{}", slot.status.word())), colon(lang)),
        Status::Scheduled | Status::MovedOnline => title,
    }
}

fn location(cx: &Cx<'_>, said: Said<'_>, lang: &Lang, slot: &Slot, venue: Option<Id<Venue>>) -> Option<String> {
    if slot.status == Status::MovedOnline {
        return Some(said(lang, "status-moved-online"));
    }
    let address = venue.map(|venue| &cx.archive().venues[venue]).filter(|venue| Some(&venue.name) == slot.venue.as_ref());
    let address = address.and_then(|venue| venue.address.clone());
    let parts: Vec<String> = slot.room.iter().chain(&slot.venue).cloned().chain(address).collect();
    (!parts.is_empty()).then(|| parts.join(comma(lang)))
}

/// Who appears, what it is about, and how exactly its time is known.
fn description(cx: &Cx<'_>, said: Said<'_>, session: &Session, period: &Period, lang: &Lang) -> Option<String> {
    let mut lines: Vec<String> = session.speakers.iter().map(|who| person(cx, who, lang)).collect();
    lines.extend(session.shared.blurb().map(str::to_string));
    lines.extend(time_note(said, period, lang));
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// The time as the author knows it, where the entry cannot say so.
fn time_note(said: Said<'_>, period: &Period, lang: &Lang) -> Option<String> {
    let text = || period_words(&period.start, period.end.as_ref(), lang.script(), Style::Date);
    match (period.start, period.end) {
        (When::Minute(_), None | Some(When::Minute(_))) => None,
        (When::Minute(_), Some(_)) => Some(text()),
        _ => Some(bracketed(lang, &text(), &said(lang, "time-unknown"))),
    }
}

/// `张友斌（省委党校 教授，主讲）`.
fn person(cx: &Cx<'_>, who: &Appearance, lang: &Lang) -> String {
    let shown = cx.appearance(who);
    let office: Vec<String> = shown.organisation.map(|one| one.title).into_iter().chain(shown.job_title).collect();
    let office = Some(office.join(" ")).filter(|office| !office.is_empty());
    let notes: Vec<String> = office.into_iter().chain(shown.role).collect();
    if notes.is_empty() { shown.name } else { bracketed(lang, &shown.name, &notes.join(comma(lang))) }
}

fn contact(cx: &Cx<'_>, organisers: &[Id<Organisation>], lang: &Lang) -> Option<String> {
    let listed = organisers.iter().map(|id| &cx.archive().organisations[*id].shared).filter(|one| one.visibility == Visibility::Public);
    let names: Vec<&str> = listed.map(|one| one.title.as_str()).collect();
    (!names.is_empty()).then(|| names.join(comma(lang)))
}

fn status_word(status: Status) -> &'static str {
    match status {
        Status::Scheduled | Status::MovedOnline => "CONFIRMED",
        Status::Postponed => "TENTATIVE",
        Status::Cancelled => "CANCELLED",
    }
}

fn bracketed(lang: &Lang, text: &str, note: &str) -> String {
    match lang.script() {
        Words::Hans | Words::Hant => format!("{text}（{note}）"),
        Words::En => format!("{text} ({note})"),
    }
}

fn comma(lang: &Lang) -> &'static str {
    match lang.script() {
        Words::Hans | Words::Hant => "，",
        Words::En => ", ",
    }
}

fn colon(lang: &Lang) -> &'static str {
    match lang.script() {
        Words::Hans | Words::Hant => "：",
        Words::En => ": ",
    }
}
