//! Releases: what an agenda looked like each time it was published, so that calendars can follow it.

use std::fmt;

use jiff::civil::Date;

use crate::date::Period;
use crate::memo::Digest;

use super::{Event, Id, Session, Site, Status};

/// A universally unique identifier (RFC 9562), version 8: made from a digest, so that equal things have equal ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uuid([u8; 16]);

/// The published states of one event's agenda.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Releases {
    /// Every release, the first one first.
    pub list: Vec<Release>,
    /// Every session that was ever released, in the order of their first releases.
    pub records: Vec<Record>,
}

/// One published state of an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// Its number, from 1.
    pub version: u32,
    /// The day it was made.
    pub date: Date,
    /// What its maker says of it.
    pub note: Option<String>,
}

/// What is kept of one session for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The session's id, which is the last part of its address.
    pub slug: String,
    /// The ids it had before.
    pub former: Vec<String>,
    /// What calendars know it by.
    pub uid: Uuid,
    /// What programme apps know it by; no other session of the event has it.
    pub number: u32,
    /// What it was in each release that changed it; never empty.
    pub states: Vec<State>,
    /// The session today.
    pub today: Today,
}

/// What became of a released session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Today {
    /// It stands in the agenda.
    Session(Id<Session>),
    /// It stands there and is not for readers: nothing is said of it anywhere.
    Withheld,
    /// It has vanished from the agenda, and so is cancelled.
    Gone,
}

/// What a release said of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// The number of the release that first said so.
    pub release: u32,
    /// How often calendars have to look again (RFC 5545, 3.8.7.4).
    pub sequence: u32,
    /// What it said.
    pub slot: Slot,
}

/// What readers go by: a session that differs in this has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The title.
    pub title: String,
    /// When.
    pub period: Option<Period>,
    /// The room's name.
    pub room: Option<String>,
    /// The venue's name, its own or the event's.
    pub venue: Option<String>,
    /// Whether it takes place as announced.
    pub status: Status,
}

/// How one state of a session differs from the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// It was not there before.
    New,
    /// It does not take place any more.
    Cancelled,
    /// It was cancelled or postponed, and takes place after all.
    Restored,
    /// It takes place later.
    Postponed,
    /// It takes place on line instead.
    MovedOnline,
    /// It is at another time.
    Time,
    /// It is at another place.
    Place,
    /// It is called otherwise.
    Title,
}

impl Uuid {
    /// The identifier of whatever has this digest.
    #[must_use]
    pub fn of(digest: Digest) -> Uuid {
        let mut bytes = digest.bytes();
        bytes[6] = (bytes[6] & 0x0f) | 0x80;
        bytes[8] = (bytes[8] & 0x3f) | 0x80;
        Uuid(bytes)
    }

    /// Reads 32 hexadecimal digits with hyphens after the 8th, 12th, 16th and 20th.
    #[must_use]
    pub fn parse(text: &str) -> Option<Uuid> {
        let hyphens = text.len() == 36 && text.bytes().enumerate().all(|(n, b)| (b == b'-') == matches!(n, 8 | 13 | 18 | 23));
        let digits: String = text.chars().filter(|c| *c != '-').collect();
        let valid = hyphens && digits.bytes().all(|b| b.is_ascii_hexdigit());
        Some(Uuid(u128::from_str_radix(&digits, 16).ok().filter(|_| valid)?.to_be_bytes()))
    }

    /// A number from 1 to 899,999 that goes with it: short enough for every programme app.
    #[must_use]
    pub fn number(self) -> u32 {
        let low = u32::from_be_bytes([self.0[12], self.0[13], self.0[14], self.0[15]]);
        low % 899_999 + 1
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, byte) in self.0.iter().enumerate() {
            if matches!(n, 4 | 6 | 8 | 10) {
                f.write_str("-")?;
            }
            write!(f, "{byte:02x}")?;
        }
        Ok(())
    }
}

impl Slot {
    /// What readers go by today.
    #[must_use]
    pub fn of(site: &Site, event: &Event, session: &Session) -> Slot {
        let room = session.room.and_then(|n| event.rooms.get(n)).map(|room| room.name.clone());
        let venue = session.venue.or(event.venue).map(|venue| site.venues[venue].name.clone());
        // An end that says no more than its start would come and go with the way it is written.
        let period = session.period.map(|period| Period { end: period.end.filter(|end| *end != period.start), ..period });
        Slot { title: session.shared.title.clone(), period, room, venue, status: session.status.or(event.status) }
    }

    /// The same, but cancelled.
    #[must_use]
    pub fn cancelled(&self) -> Slot {
        Slot { status: Status::Cancelled, ..self.clone() }
    }

    /// How this differs from what was before.
    #[must_use]
    pub fn changes_since(&self, before: Option<&Slot>) -> Vec<Change> {
        let Some(before) = before else {
            return vec![if self.status == Status::Cancelled { Change::Cancelled } else { Change::New }];
        };
        let status = (self.status != before.status).then_some(match self.status {
            Status::Scheduled => Change::Restored,
            Status::Cancelled => Change::Cancelled,
            Status::Postponed => Change::Postponed,
            Status::MovedOnline => Change::MovedOnline,
        });
        let time = (self.period != before.period).then_some(Change::Time);
        let place = ((&self.room, &self.venue) != (&before.room, &before.venue)).then_some(Change::Place);
        let title = (self.title != before.title).then_some(Change::Title);
        status.into_iter().chain(time).chain(place).chain(title).collect()
    }
}

impl Record {
    /// What the last release said.
    #[must_use]
    pub fn last(&self) -> &State {
        self.states.last().expect("a record has a state")
    }

    /// The state as the next release would have it: the last one, unless the content has moved on.
    #[must_use]
    pub fn now(&self, site: &Site, next: u32) -> State {
        let last = self.last();
        let slot = match self.today {
            Today::Session(id) => Slot::of(site, &site.events[site.sessions[id].event], &site.sessions[id]),
            Today::Withheld => last.slot.clone(),
            Today::Gone => last.slot.cancelled(),
        };
        if slot == last.slot { last.clone() } else { State { release: next, sequence: last.sequence + 1, slot } }
    }
}

impl Releases {
    /// The number of the last release; 0 before the first.
    #[must_use]
    pub fn version(&self) -> u32 {
        self.list.last().map_or(0, |release| release.version)
    }

    /// A release by its number.
    #[must_use]
    pub fn get(&self, version: u32) -> Option<&Release> {
        self.list.iter().find(|release| release.version == version)
    }
}

impl Change {
    /// The word for it, as in views.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Change::New => "new",
            Change::Cancelled => "cancelled",
            Change::Restored => "restored",
            Change::Postponed => "postponed",
            Change::MovedOnline => "moved-online",
            Change::Time => "time",
            Change::Place => "place",
            Change::Title => "title",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_survives_printing_and_is_of_version_8() {
        let uid = Uuid::of(Digest::of_bytes("开班式".as_bytes()));
        let text = uid.to_string();
        assert_eq!(Uuid::parse(&text), Some(uid));
        assert!(text.as_bytes()[14] == b'8' && matches!(text.as_bytes()[19], b'8' | b'9' | b'a' | b'b'), "{text}");
        for bad in ["", "x", &text[1..], &text.replace('-', ""), "+2345678-1234-8234-8234-123456789012"] {
            assert_eq!(Uuid::parse(bad), None, "{bad}");
        }
    }
}
