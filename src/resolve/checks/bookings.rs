//! Sessions by the minute, the places they are in, and which of them overlap.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::DateTime;

use super::Desk;
use crate::model::{Attendance, Event, Id, Session, Site, Status, Venue};

/// A session that takes place and whose start is known to the minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Booking {
    /// When it begins.
    pub(super) start: DateTime,
    /// Which one.
    pub(super) session: Id<Session>,
    /// When it ends; a minute after the start where that is not known, as it lasts some time at least.
    pub(super) end: DateTime,
    /// Whether the end is known.
    pub(super) ends: bool,
}

/// A room: of a venue, or where an event has none, the event's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place<'a> {
    house: House,
    /// Its name.
    pub(super) room: &'a str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum House {
    Venue(Id<Venue>),
    Event(Id<Event>),
}

/// How many of those who overlap with one are told of: where all are in one room at one time, all pairs would fill books.
pub(super) const MOST: usize = 3;

impl Booking {
    /// The booking of a session; nothing if it does not take place or its start is not known to the minute.
    pub(super) fn of(desk: &Desk<'_>, id: Id<Session>) -> Option<Booking> {
        let session = &desk.site.sessions[id];
        let period = session.period?;
        let start = period.start.minute()?;
        if !desk.takes_place(session) {
            return None;
        }
        let end = period.end.and_then(|end| end.minute()).filter(|end| *end > start);
        let end_at_least = end.or_else(|| start.checked_add(1.minute()).ok())?;
        Some(Booking { start, session: id, end: end_at_least, ends: end.is_some() })
    }

    /// Whether it covers all the time between two points.
    pub(super) fn covers(&self, from: DateTime, to: DateTime) -> bool {
        self.start <= from && to <= self.end
    }
}

impl Place<'_> {
    /// Whether the two are different rooms of one house.
    pub(super) fn is_beside(&self, other: &Place<'_>) -> bool {
        self.house == other.house && self.room != other.room
    }
}

/// Where a session is.
pub(super) fn venue(site: &Site, session: &Session) -> Option<Id<Venue>> {
    session.venue.or(site.events[session.event].venue)
}

/// The room a session is in; nothing if nobody is there or no room is given.
pub(super) fn place<'a>(site: &'a Site, session: &Session) -> Option<Place<'a>> {
    let event = &site.events[session.event];
    let room = event.rooms.get(session.room?)?;
    let house = venue(site, session).map_or(House::Event(session.event), House::Venue);
    (!is_online(site, session)).then_some(Place { house, room: &room.name })
}

/// Whether nobody has to be at the place.
pub(super) fn is_online(site: &Site, session: &Session) -> bool {
    let event = &site.events[session.event];
    session.status == Status::MovedOnline || event.status == Status::MovedOnline || event.attendance == Some(Attendance::Online)
}

/// Those of one room or one speaker that overlap, in the order of their starts: each with those that began before it
/// and still go on, the one that ends last first, and no more than [`MOST`]. `apart` says which pairs do not count.
pub(super) fn overlaps(bookings: &mut [Booking], apart: impl Fn(Id<Session>, Id<Session>) -> bool) -> Vec<(Booking, Booking)> {
    bookings.sort_unstable();
    let mut found = Vec::new();
    let mut going_on: BTreeSet<(DateTime, Id<Session>, usize)> = BTreeSet::new();
    for (n, one) in bookings.iter().enumerate() {
        while going_on.first().is_some_and(|(end, ..)| *end <= one.start) {
            going_on.pop_first();
        }
        let others = going_on.iter().rev().filter(|(_, other, _)| !apart(one.session, *other)).take(MOST);
        found.extend(others.filter_map(|(_, _, other)| Some((*one, *bookings.get(*other)?))));
        going_on.insert((one.end, one.session, n));
    }
    found
}
