//! Rooms and speakers booked twice, and ways that are too long for the time between.

use std::collections::BTreeMap;

use super::Desk;
use super::bookings::{Booking, Place, is_online, overlaps, place, venue};
use crate::diag::Problem;
use crate::model::{Id, Session, SessionKind, Speaker};

/// A later session and an earlier one.
type Pair = (Id<Session>, Id<Session>);

/// Rooms with two sessions at once. A break is in nobody's way.
pub(super) fn rooms(desk: &mut Desk<'_>) {
    let site = desk.site;
    let mut booked: Vec<(Place<'_>, Booking)> = Vec::new();
    for (id, session) in site.sessions.iter().filter(|(_, session)| session.room.is_some() && session.kind != SessionKind::Break) {
        booked.extend(place(site, session).zip(Booking::of(desk, id)));
    }
    booked.sort_unstable();
    for room in booked.chunk_by(|a, b| a.0 == b.0) {
        let Some((Place { room: name, .. }, _)) = room.first() else { continue };
        let mut bookings: Vec<Booking> = room.iter().map(|(_, booking)| *booking).collect();
        for (one, other) in overlaps(&mut bookings, |a, b| is_joint(desk, a, b)) {
            let (one, other) = (one.session, other.session);
            let problem = Problem::RoomClash { room: (*name).to_string(), one: desk.slot(one), other: desk.slot(other) };
            let raw = desk.as_written(one);
            desk.note(&[one, other], raw.room.as_ref().map_or(&raw.shared.trail, |said| &said.trail), problem);
        }
    }
}

/// Speakers in two places at once, and those who cannot get from one to the next. A break needs nobody.
pub(super) fn speakers(desk: &mut Desk<'_>) {
    let site = desk.site;
    let mut booked: Vec<(Id<Speaker>, Booking)> = Vec::new();
    for (id, session) in site.sessions.iter().filter(|(_, session)| session.kind != SessionKind::Break && !session.speakers.is_empty()) {
        let Some(booking) = Booking::of(desk, id) else { continue };
        booked.extend(session.speakers.iter().map(|one| (one.speaker, booking)));
    }
    booked.sort_unstable();
    // Somebody may appear in one session in two roles.
    booked.dedup();
    let mut clashes: BTreeMap<Pair, Vec<Id<Speaker>>> = BTreeMap::new();
    for of_one in booked.chunk_by(|a, b| a.0 == b.0).filter(|of_one| of_one.len() > 1) {
        let Some((speaker, _)) = of_one.first() else { continue };
        let mut bookings: Vec<Booking> = of_one.iter().map(|(_, booking)| *booking).collect();
        for (one, other) in overlaps(&mut bookings, |a, b| is_joint(desk, a, b) || in_one_room(desk, a, b)) {
            clashes.entry((one.session, other.session)).or_default().push(*speaker);
        }
        for pair in bookings.windows(2) {
            if let [before, after] = pair {
                change(desk, *speaker, before, after);
            }
        }
    }
    for ((one, other), speakers) in clashes {
        let speakers = speakers.into_iter().map(|id| site.speakers[id].shared.title.clone()).collect();
        let problem = Problem::SpeakerClash { speakers, one: desk.slot(one), other: desk.slot(other) };
        desk.note(&[one, other], desk.at_start(one), problem);
    }
}

/// Whether two events list what is one session: the same title at the same time.
fn is_joint(desk: &Desk<'_>, a: Id<Session>, b: Id<Session>) -> bool {
    let (a, b) = (&desk.site.sessions[a], &desk.site.sessions[b]);
    a.event != b.event && a.period == b.period && a.shared.title == b.shared.title
}

/// Whether two sessions are in one room: whoever is in both has nowhere else to be, and the room has a note of its own.
fn in_one_room(desk: &Desk<'_>, a: Id<Session>, b: Id<Session>) -> bool {
    let of = |id| place(desk.site, &desk.site.sessions[id]);
    of(a).is_some_and(|room| of(b) == Some(room))
}

/// Notes a way that is too long. Where somebody goes for a meal or a party is nobody's business.
fn change(desk: &mut Desk<'_>, speaker: Id<Speaker>, before: &Booking, after: &Booking) {
    if !before.ends || before.end > after.start {
        return;
    }
    let (other, one) = (before.session, after.session);
    let needed = needed(desk, &desk.site.sessions[other], &desk.site.sessions[one]);
    let minutes = after.start.duration_since(before.end).as_mins();
    let (Some(needed), Ok(minutes)) = (needed, u32::try_from(minutes)) else { return };
    if minutes < needed {
        let name = desk.site.speakers[speaker].shared.title.clone();
        let problem = Problem::ChangeTooShort { speaker: name, minutes, needed, one: desk.slot(one), other: desk.slot(other) };
        desk.note(&[one, other], desk.at_start(one), problem);
    }
}

/// Minutes from one session to another, if it is known that they are in two places.
fn needed(desk: &Desk<'_>, before: &Session, after: &Session) -> Option<u32> {
    let (site, limits) = (desk.site, &desk.cx.config.checks.limits);
    if [before, after].iter().any(|session| session.kind.is_pause() || is_online(site, session)) {
        return None;
    }
    match (venue(site, before), venue(site, after)) {
        (Some(from), Some(to)) if from != to => Some(limits.venue_change),
        _ => place(site, before).zip(place(site, after)).filter(|(from, to)| from.is_beside(to)).map(|_| limits.room_change),
    }
}
