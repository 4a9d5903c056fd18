//! A programme as a booklet.
//!
//! Nothing is written for it: it gathers what the pages of the event, its
//! sessions, speakers and cases say.

use super::agendas::{days, event_head, everyone, room_name, track_mark, where_else};
use super::articles::outcomes;
use super::events::venue;
use super::{Cx, foreign};
use crate::date::Style;
use crate::language::Lang;
use crate::model::{Appearance, CaseStudy, Event, Id, Session, Shared};
use crate::plan::PlannedPage;
use crate::view::booklet::{BookletCase, BookletSession, BookletSpeaker, BookletView, Plain, RoomLine};
use crate::view::{Content, View};

/// The address of an event's booklet, if it has one.
pub(super) fn booklet_url(cx: &Cx<'_>, id: Id<Event>) -> Option<String> {
    let has = cx.plan.lists.has_booklets && !cx.archive().events[id].sessions.is_empty();
    has.then(|| cx.href(&cx.plan.addresses.booklet(id)))
}

pub(super) fn booklet(cx: &Cx<'_>, page: &PlannedPage, id: Id<Event>) -> View {
    let site = cx.archive();
    let event = &site.events[id];
    let lang = &event.shared.lang;
    let mut head = event_head(cx, page, id);
    head.noindex = true;
    let names = |ids: &[Id<crate::model::Organisation>]| ids.iter().map(|id| site.organisations[*id].shared.title.clone()).collect();
    let mut days = days(cx, id, &event.sessions, Style::ShortWeekday);
    for row in days.iter_mut().flat_map(|day| &mut day.sessions) {
        row.summary = None;
    }
    let content = BookletView {
        event: cx.entry_link(crate::model::Entry::Event(id)),
        kind: event.kind.word(),
        period: cx.period(&event.period, lang.script(), Style::Date),
        status: event.status.remark(),
        series: event.series.map(|series| site.series[series].shared.title.clone()),
        edition: event.edition.clone(),
        venue: venue(cx, event.venue, &[]),
        rooms: rooms(cx, event),
        organisers: names(&event.organisers),
        co_organisers: names(&event.co_organisers),
        audience: event.audience.clone(),
        participants: event.participants.clone(),
        summary: event.shared.summary.clone(),
        cover: cx.picture(event.cover, &event.shared.title),
        qr: cx.absolute(cx.plan.addresses.event(id)),
        days,
        sessions: event.sessions.iter().filter_map(|id| session(cx, event, *id)).collect(),
        speakers: everyone(cx, event, &event.sessions, &event.speakers).into_iter().map(|who| speaker(cx, event, who)).collect(),
        cases: event.cases.iter().map(|id| case(cx, *id, lang)).collect(),
    };
    View { page: head, text: cx.text(event.shared.text), content: Content::Booklet(Box::new(content)) }
}

/// The rooms in use, in the order of the venue.
fn rooms(cx: &Cx<'_>, event: &Event) -> Vec<RoomLine> {
    let in_use = |n: usize| event.sessions.iter().any(|id| cx.archive().sessions[*id].room == Some(n));
    let line = |room: &crate::model::Room| RoomLine { name: room.name.clone(), floor: room.floor.clone(), capacity: room.capacity };
    event.rooms.iter().enumerate().filter(|(n, _)| in_use(*n)).map(|(_, room)| line(room)).collect()
}

/// A session, unless its row in the agenda says all there is.
fn session(cx: &Cx<'_>, event: &Event, id: Id<Session>) -> Option<BookletSession> {
    let session = &cx.archive().sessions[id];
    let lang = &event.shared.lang;
    if session.shared.summary.is_none() && session.shared.text.is_none() {
        return None;
    }
    Some(BookletSession {
        id: format!("session-{}", session.shared.slug),
        title: session.shared.title.clone(),
        kind: session.kind.word(),
        time: session.period.map(|one| cx.period(&one, lang.script(), Style::ShortWeekday)),
        room: where_else(cx, event, session).or_else(|| room_name(event, session)),
        track: session.track.map(|n| track_mark(cx, session.event, n)),
        speakers: cx.appearances(&session.speakers),
        summary: session.shared.summary.clone(),
        passages: plain(cx, &session.shared),
        status: session.status.remark(),
        lang: foreign(&session.shared.lang, lang),
    })
}

/// A speaker; of those who agree to no page of their own, no more than the agenda says.
fn speaker(cx: &Cx<'_>, event: &Event, who: &Appearance) -> BookletSpeaker {
    let site = cx.archive();
    let speaker = &site.speakers[who.speaker];
    let may = speaker.consent.page;
    let sessions = event.sessions.iter().map(|id| &site.sessions[*id]);
    let own = sessions.filter(|session| session.speakers.iter().any(|one| one.speaker == who.speaker));
    BookletSpeaker {
        who: cx.appearance(who),
        photo: cx.picture(speaker.photo.filter(|_| may && speaker.consent.photo), &speaker.shared.title),
        summary: speaker.shared.summary.clone().filter(|_| may),
        passages: if may { plain(cx, &speaker.shared) } else { Plain::default() },
        sessions: own.map(|session| session.shared.title.clone()).collect(),
        lang: foreign(&speaker.shared.lang, &event.shared.lang).filter(|_| may),
    }
}

fn case(cx: &Cx<'_>, id: Id<CaseStudy>, lang: &Lang) -> BookletCase {
    let case = &cx.archive().cases[id];
    BookletCase {
        title: case.shared.title.clone(),
        url: cx.absolute(cx.plan.addresses.case(id)),
        organisation: case.organisation.map(|id| cx.archive().organisations[id].shared.title.clone()),
        summary: case.shared.blurb().map(str::to_string),
        outcomes: outcomes(case),
        lang: foreign(&case.shared.lang, lang),
    }
}

fn plain(cx: &Cx<'_>, shared: &Shared) -> Plain {
    Plain { text: cx.text(shared.text), words: Vec::new() }
}
