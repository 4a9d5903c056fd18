//! More people than a room holds, where both numbers are sure.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{DateTime, Time};

use super::Desk;
use super::bookings::{is_online, venue};
use crate::date::{Period, When};
use crate::diag::{Problem, Trail};
use crate::model::{Event, Id, Room, Session, SessionKind, Site};

/// Sessions with more people than their room holds: those who are expected, or all of an event where all can be
/// in one room only. A room that is too small for an event is told of once.
pub(super) fn capacity(desk: &mut Desk<'_>) {
    let site = desk.site;
    for event in site.events.ids() {
        let with_room = site.events[event].sessions.iter().filter_map(|id| Some((*id, room(site, &site.sessions[*id])?)));
        let with_room: Vec<(Id<Session>, &Room)> = with_room.filter(|(id, _)| desk.takes_place(&site.sessions[*id])).collect();
        if with_room.is_empty() {
            continue;
        }
        let all = site.events[event].participants.as_deref().and_then(people);
        let crowd = all.map(|_| Crowd::of(site, &site.events[event]));
        let mut told = BTreeSet::new();
        for (id, room) in with_room {
            let raw = desk.as_written(id);
            if let Some(said) = &raw.expected {
                let too_many = people(&said.value).filter(|people| Some(*people) > room.capacity);
                too_many.into_iter().for_each(|people| note(desk, id, room, people, &said.trail, None));
            } else if let (Some(people), Some(crowd), Some(said)) = (all, &crowd, &raw.room)
                && Some(people) > room.capacity
                && crowd.is_all_in(site, id)
                && told.insert(&room.name)
            {
                note(desk, id, room, people, &said.trail, Some(event));
            }
        }
    }
}

fn note(desk: &mut Desk<'_>, id: Id<Session>, room: &Room, people: u32, trail: &Trail, event: Option<Id<Event>>) {
    let Some(capacity) = room.capacity else { return };
    let event = event.map(|event| desk.event_slot(event));
    desk.note(&[id], trail, Problem::OverCapacity { room: room.name.clone(), capacity, people, session: desk.slot(id), event });
}

/// The room a session is in, if it is known how many it holds.
fn room<'a>(site: &'a Site, session: &Session) -> Option<&'a Room> {
    let name = &site.events[session.event].rooms.get(session.room?)?.name;
    // A session elsewhere may be in a room of the same name.
    let rooms = &site.venues[venue(site, session)?].rooms;
    rooms.iter().find(|room| room.name == *name && room.capacity.is_some()).filter(|_| !is_online(site, session))
}

/// How many people a text surely means: `300`, `300人`, or at least that many: `300余人`, `超过300人`.
///
/// `近300人` may be fewer, and `3000人次` were never there at once, so these mean no number.
fn people(text: &str) -> Option<u32> {
    let text = text.trim();
    let text = ["超过", "逾", "超", "共", "over ", "more than "].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(text.len());
    let (digits, unit) = text.split_at(end);
    let unit = unit.trim().trim_start_matches(['余', '餘', '多', '+']);
    let known = ["", "人", "名", "位", "人以上", "名学员", "名學員", "people", "participants"].contains(&unit);
    digits.replace(',', "").parse().ok().filter(|_| known)
}

/// When an event's sessions are where, to tell which have everybody in them.
struct Crowd {
    everywhere: Times,
    by_place: BTreeMap<Whereabouts, Times>,
}

/// A venue and a room, as far as they are known.
type Whereabouts = (Option<usize>, Option<usize>);

/// When each of some sessions may begin and end at the earliest and at the latest, in order.
#[derive(Default)]
struct Times {
    starts: Vec<DateTime>,
    ends: Vec<DateTime>,
}

impl Crowd {
    fn of(site: &Site, event: &Event) -> Crowd {
        let mut crowd = Crowd { everywhere: Times::default(), by_place: BTreeMap::new() };
        for session in event.sessions.iter().map(|id| &site.sessions[*id]).filter(|session| !session.kind.is_pause()) {
            let span = span(session);
            crowd.everywhere.add(span);
            crowd.by_place.entry(whereabouts(session)).or_default().add(span);
        }
        for times in crowd.by_place.values_mut().chain([&mut crowd.everywhere]) {
            times.starts.sort_unstable();
            times.ends.sort_unstable();
        }
        crowd
    }

    /// Whether a session is for everybody: of a kind that is, and nothing of the event may be on elsewhere.
    fn is_all_in(&self, site: &Site, id: Id<Session>) -> bool {
        let session = &site.sessions[id];
        let for_all = match session.kind {
            SessionKind::Opening | SessionKind::Lecture | SessionKind::Ceremony | SessionKind::Closing => session.track.is_none(),
            SessionKind::CaseSharing
            | SessionKind::Discussion
            | SessionKind::SiteVisit
            | SessionKind::SelfStudy
            | SessionKind::Break
            | SessionKind::Social => false,
        };
        let here = self.by_place.get(&whereabouts(session)).map_or(0, |times| times.meeting(span(session)));
        for_all && self.everywhere.meeting(span(session)) == here
    }
}

impl Times {
    fn add(&mut self, (start, end): (DateTime, DateTime)) {
        self.starts.push(start);
        self.ends.push(end);
    }

    /// How many may be on at some time of a span.
    fn meeting(&self, (start, end): (DateTime, DateTime)) -> usize {
        let begun = self.starts.partition_point(|other| *other < end);
        let over = self.ends.partition_point(|other| *other <= start);
        begun.saturating_sub(over)
    }
}

fn whereabouts(session: &Session) -> Whereabouts {
    (session.venue.map(Id::index), session.room)
}

/// The longest time a session may take: any of all days, if nobody knows when it is.
fn span(session: &Session) -> (DateTime, DateTime) {
    let Some(Period { start, end }) = session.period else { return (DateTime::MIN, DateTime::MAX) };
    let day_after = |when: When| when.last_day().tomorrow().map_or(DateTime::MAX, |day| day.to_datetime(Time::midnight()));
    let last = match (start.minute(), end) {
        (_, Some(end)) => end.minute().unwrap_or_else(|| day_after(end)),
        (_, None) => day_after(start),
    };
    (start.minute().unwrap_or_else(|| start.first_day().to_datetime(Time::midnight())), last)
}

#[cfg(test)]
mod tests {
    use super::people;

    #[test]
    fn only_sure_numbers_are_numbers() {
        for (text, number) in
            [("300", 300), (" 300人 ", 300), ("1,200人", 1200), ("300余人", 300), ("超过300名学员", 300), ("300人以上", 300)]
        {
            assert_eq!(people(text), Some(number), "{text}");
        }
        for text in [
            "近300人",
            "约300人",
            "3000余人次",
            "累计3000人次",
            "全市书记",
            "",
            "人",
            "每年300人",
            "300人，另有50人线上",
            "2万人",
            "100-200人",
        ] {
            assert_eq!(people(text), None, "{text}");
        }
    }
}
