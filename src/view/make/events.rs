//! Event, agenda, session.

use std::collections::BTreeSet;

use super::head::{document_head, image};
use super::{Cx, figures, foreign, web_links};
use crate::date::{Style, When};
use crate::language::Lang;
use crate::model::{Entry, Event, Id, Session, Venue};
use crate::plan::PlannedPage;
use crate::view::pages::{AgendaView, DayView, EventView, SessionRow, SessionView, VenueView};
use crate::view::parts::{AppearanceView, Card, Extra, Link};
use crate::view::{Content, Crumb, View};

/// Other editions shown on an event's page.
const EDITIONS: usize = 6;

pub(super) fn event(cx: &Cx<'_>, page: &PlannedPage, id: Id<Event>) -> View {
    let site = cx.archive();
    let event = &site.events[id];
    let lang = &event.shared.lang;
    let (previous, next) = cx.around(Entry::Event(id));
    let cover = cx.picture(event.cover, &event.shared.title);
    let mut head = document_head(cx, page, "events", &event.shared);
    image(cx, &mut head, cover.as_ref());
    let cards = |entries: Vec<Entry>| -> Vec<Card> { entries.into_iter().map(|entry| cx.card_at_home(entry, lang)).collect() };
    let content = EventView {
        title: event.shared.title.clone(),
        kind: event.kind.word(),
        period: cx.period(&event.period, lang.script(), Style::Date),
        status: event.status.remark(),
        attendance: event.attendance.map(crate::model::Attendance::word),
        series: event
            .series
            .map(|series| Link { title: site.series[series].shared.title.clone(), url: cx.href(cx.plan.addresses.series(series)) }),
        edition: event.edition.clone(),
        venue: venue(cx, event.venue, &event.rooms.iter().map(|room| room.name.clone()).collect::<Vec<_>>()),
        region: cx.region_links(event.shared.region),
        organisers: cx.organisation_links(&event.organisers),
        co_organisers: cx.organisation_links(&event.co_organisers),
        audience: event.audience.clone(),
        participants: event.participants.clone(),
        topics: cx.topic_links(&event.shared.topics),
        summary: event.shared.summary.clone(),
        cover,
        figures: figures(&event.figures),
        agenda_url: (!event.sessions.is_empty()).then(|| cx.href(&cx.plan.addresses.agenda(id))),
        days: days(cx, event, lang),
        speakers: everyone(cx, event),
        reports: cards(event.reports.iter().copied().map(Entry::Report).collect()),
        cases: cards(event.cases.iter().copied().map(Entry::Case).collect()),
        editions: editions(cx, event, id, lang),
        links: web_links(&event.links),
        attachments: cx.attachments(&event.attachments),
        previous,
        next,
        extra: Extra(event.shared.extra.clone()),
    };
    View { page: head, text: cx.text(event.shared.text), content: Content::Event(Box::new(content)) }
}

pub(super) fn agenda(cx: &Cx<'_>, page: &PlannedPage, id: Id<Event>) -> View {
    let event = &cx.archive().events[id];
    let lang = &event.shared.lang;
    let mut head = document_head(cx, page, "events", &event.shared);
    let link = cx.entry_link(Entry::Event(id));
    head.breadcrumbs.push(Crumb { title: link.title.clone(), key: "", url: link.url.clone() });
    let content = AgendaView {
        event: link,
        period: cx.period(&event.period, lang.script(), Style::Date),
        venue: venue(cx, event.venue, &[]),
        organisers: cx.organisation_links(&event.organisers),
        days: days(cx, event, lang),
    };
    View { page: head, text: None, content: Content::Agenda(Box::new(content)) }
}

pub(super) fn session(cx: &Cx<'_>, page: &PlannedPage, id: Id<Session>) -> View {
    let site = cx.archive();
    let session = &site.sessions[id];
    let event = &site.events[session.event];
    let lang = &session.shared.lang;
    let link = cx.entry_link(Entry::Event(session.event));
    let mut head = document_head(cx, page, "events", &session.shared);
    head.breadcrumbs.push(Crumb { title: link.title.clone(), key: "", url: link.url.clone() });
    let place = cx.plan.lists.session_place(id);
    let before = event.sessions[..place].iter().rev().find_map(|id| session_link(cx, *id));
    let after = event.sessions[place + 1..].iter().find_map(|id| session_link(cx, *id));
    (head.previous, head.next) = (before.clone(), after.clone());
    let content = SessionView {
        title: session.shared.title.clone(),
        kind: session.kind.word(),
        event: link,
        agenda_url: cx.href(&cx.plan.addresses.agenda(session.event)),
        time: session.period.map(|one| cx.period(&one, lang.script(), Style::Weekday)),
        event_period: cx.period(&event.period, lang.script(), Style::Date),
        room: room_name(event, session),
        venue: venue(cx, session.venue.or(event.venue), &[]),
        track: track_name(event, session),
        speakers: cx.appearances(&session.speakers),
        summary: session.shared.summary.clone(),
        materials: cx.attachments(&session.materials),
        recording: session.recording.clone(),
        status: session.status.remark(),
        topics: cx.topic_links(&session.shared.topics),
        previous: before,
        next: after,
        extra: Extra(session.shared.extra.clone()),
    };
    View { page: head, text: cx.text(session.shared.text), content: Content::Session(Box::new(content)) }
}

fn session_link(cx: &Cx<'_>, id: Id<Session>) -> Option<Link> {
    let url = cx.href(cx.plan.addresses.session(id)?);
    Some(Link { title: cx.archive().sessions[id].shared.title.clone(), url })
}

/// The sessions day by day; those of unknown day last.
fn days(cx: &Cx<'_>, event: &Event, lang: &Lang) -> Vec<DayView> {
    let mut days: Vec<(Option<jiff::civil::Date>, DayView)> = Vec::new();
    for id in &event.sessions {
        let session = &cx.archive().sessions[*id];
        let start = session.period.map(|period| period.start);
        let day = start.map(|start| start.first_day());
        if days.last().is_none_or(|(last, _)| *last != day) {
            let date = start.map(|start| match start.day() {
                Some(day) => cx.time(&When::Day(day), lang.script(), Style::Weekday),
                None => cx.time(&start, lang.script(), Style::Date),
            });
            days.push((day, DayView { date, sessions: Vec::new() }));
        }
        if let Some((_, last)) = days.last_mut() {
            last.sessions.push(row(cx, event, *id, lang));
        }
    }
    days.into_iter().map(|(_, day)| day).collect()
}

fn row(cx: &Cx<'_>, event: &Event, id: Id<Session>, lang: &Lang) -> SessionRow {
    let session = &cx.archive().sessions[id];
    let elsewhere = session.venue.filter(|venue| Some(*venue) != event.venue);
    SessionRow {
        title: session.shared.title.clone(),
        url: cx.plan.addresses.session(id).map(|path| cx.href(path)),
        kind: session.kind.word(),
        time: session.period.map(|one| cx.period(&one, lang.script(), Style::Short)),
        room: where_words(elsewhere.map(|venue| cx.archive().venues[venue].name.clone()), room_name(event, session)),
        track: track_name(event, session),
        speakers: cx.appearances(&session.speakers),
        summary: session.shared.blurb().map(str::to_string),
        status: session.status.remark(),
        lang: foreign(&session.shared.lang, lang),
    }
}

/// The venue, where it is not the event's, and the room in it.
fn where_words(venue: Option<String>, room: Option<String>) -> Option<String> {
    match (venue, room) {
        (Some(venue), Some(room)) => Some(format!("{venue} {room}")),
        (venue, room) => venue.or(room),
    }
}

fn room_name(event: &Event, session: &Session) -> Option<String> {
    session.room.and_then(|n| event.rooms.get(n)).map(|room| room.name.clone())
}

fn track_name(event: &Event, session: &Session) -> Option<String> {
    session.track.and_then(|n| event.tracks.get(n)).map(|track| track.name.clone())
}

fn venue(cx: &Cx<'_>, id: Option<Id<Venue>>, rooms: &[String]) -> Option<VenueView> {
    let venue = &cx.archive().venues[id?];
    Some(VenueView {
        name: venue.name.clone(),
        address: venue.address.clone(),
        url: venue.url.clone(),
        region: cx.region_links(venue.region),
        rooms: rooms.to_vec(),
    })
}

/// Everyone who appears, in the order of the agenda, each once with the first title given.
fn everyone(cx: &Cx<'_>, event: &Event) -> Vec<AppearanceView> {
    let sessions = event.sessions.iter().flat_map(|session| &cx.archive().sessions[*session].speakers);
    let mut seen = BTreeSet::new();
    sessions.chain(&event.speakers).filter(|who| seen.insert(who.speaker)).map(|who| cx.appearance(who)).collect()
}

fn editions(cx: &Cx<'_>, event: &Event, id: Id<Event>, lang: &Lang) -> Vec<Card> {
    let Some(series) = event.series else { return Vec::new() };
    let others = cx.archive().series[series].events.iter().filter(|other| **other != id).take(EDITIONS);
    others.map(|other| cx.card(Entry::Event(*other), lang)).collect()
}
