//! Event and session.

use super::agendas::{days, everyone, is_long, qr, room_name, room_url, track_mark, views, where_else};
use super::booklet::booklet_url;
use super::exports::changes_url;
use super::head::{document_head, image};
use super::{Cx, changes, figures, letters, web_links};
use crate::date::Style;
use crate::language::Lang;
use crate::model::{Entry, Event, Id, Session, Venue};
use crate::plan::{ExportKind, PlannedPage};
use crate::view::agenda::SessionLink;
use crate::view::pages::{EventView, SessionView, VenueView};
use crate::view::parts::{Card, Extra, ImageView, Link};
use crate::view::{Content, Crumb, View};

/// Pictures of its reports on an event's page.
const PHOTOS: usize = 8;
/// Other editions shown on an event's page.
const EDITIONS: usize = 6;

pub(super) fn event(cx: &Cx<'_>, page: &PlannedPage, id: Id<Event>) -> View {
    let site = cx.archive();
    let event = &site.events[id];
    let lang = &event.shared.lang;
    let (previous, next) = cx.around(Entry::Event(id));
    let cover = cx.picture(event.cover, &event.shared.title);
    let mut head = document_head(cx, page, "events", &event.shared);
    (head.previous, head.next) = (previous.clone(), next.clone());
    image(cx, &mut head, cover.as_ref());
    let cards = |entries: Vec<Entry>| -> Vec<Card> { entries.into_iter().map(|entry| cx.card_at_home(entry, lang)).collect() };
    let speakers = everyone(cx, event, &event.sessions, &event.speakers);
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
        booklet_url: booklet_url(cx, id),
        calendar: cx.calendar(ExportKind::Agenda(id), ""),
        changes_url: changes_url(cx, id),
        days: if is_long(event) { Vec::new() } else { days(cx, id, &event.sessions, Style::ShortWeekday) },
        speaker_letters: letters::of_people(cx, speakers.iter().map(|who| who.speaker), event.order, lang.script()),
        speakers: views(cx, &speakers),
        reports: cards(event.reports.iter().copied().map(Entry::Report).collect()),
        cases: cards(event.cases.iter().copied().map(Entry::Case).collect()),
        editions: editions(cx, event, id, lang),
        photos: photos(cx, event),
        links: web_links(&event.links),
        attachments: cx.attachments(&event.attachments),
        qr: qr(cx, id, page),
        previous,
        next,
        extra: Extra(event.shared.extra.clone()),
    };
    View { page: head, text: cx.text(event.shared.text), content: Content::Event(Box::new(content)) }
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
        room_url: room_url(cx, session),
        venue: venue(cx, session.venue.or(event.venue), &[]),
        track: session.track.map(|n| track_mark(cx, session.event, n)),
        speakers: cx.appearances(&session.speakers),
        summary: session.shared.summary.clone(),
        materials: cx.attachments(&session.materials),
        recording: session.recording.clone(),
        status: session.status.remark(),
        mark: changes::mark(cx, event, session),
        calendar_url: cx.plan.exports.path(ExportKind::Session(id)).map(|path| cx.href(path)),
        feedback: session.feedback.clone(),
        topics: cx.topic_links(&session.shared.topics),
        previous: before,
        next: after,
        qr: qr(cx, session.event, page),
        parallel: parallel(cx, event, id),
        extra: Extra(session.shared.extra.clone()),
    };
    View { page: head, text: cx.text(session.shared.text), content: Content::Session(Box::new(content)) }
}

/// The first picture of each report, then the others.
fn photos(cx: &Cx<'_>, event: &Event) -> Vec<ImageView> {
    let reports = || event.reports.iter().map(|report| &cx.archive().reports[*report].photos);
    let first = reports().filter_map(|photos| photos.first());
    first.chain(reports().flat_map(|photos| photos.iter().skip(1))).filter_map(|photo| cx.photo(photo)).take(PHOTOS).collect()
}

/// The sessions with pages that certainly run at the same time, in the order of the agenda.
fn parallel(cx: &Cx<'_>, event: &Event, id: Id<Session>) -> Vec<SessionLink> {
    let site = cx.archive();
    let Some(own) = site.sessions[id].period else { return Vec::new() };
    let lang = site.sessions[id].shared.lang.script();
    let one = |other: &Id<Session>| {
        let session = &site.sessions[*other];
        let period = session.period.filter(|period| *other != id && session.status.takes_place() && period.is_beside(&own))?;
        let Link { title, url } = session_link(cx, *other)?;
        Some(SessionLink { title, url, clock: cx.clock(&period, lang), room: where_else(cx, event, session) })
    };
    event.sessions.iter().filter_map(one).collect()
}

fn session_link(cx: &Cx<'_>, id: Id<Session>) -> Option<Link> {
    let url = cx.href(cx.plan.addresses.session(id)?);
    Some(Link { title: cx.archive().sessions[id].shared.title.clone(), url })
}

pub(super) fn venue(cx: &Cx<'_>, id: Option<Id<Venue>>, rooms: &[String]) -> Option<VenueView> {
    let venue = &cx.archive().venues[id?];
    Some(VenueView {
        name: venue.name.clone(),
        address: venue.address.clone(),
        directions: venue.directions.clone(),
        url: venue.url.clone(),
        region: cx.region_links(venue.region),
        rooms: rooms.to_vec(),
    })
}

fn editions(cx: &Cx<'_>, event: &Event, id: Id<Event>, lang: &Lang) -> Vec<Card> {
    let Some(series) = event.series else { return Vec::new() };
    let others = cx.archive().series[series].events.iter().filter(|other| **other != id).take(EDITIONS);
    others.map(|other| cx.card(Entry::Event(*other), lang)).collect()
}
