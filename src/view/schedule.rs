//! What programme apps are told: the timetable of one event, as the frab schedule format has it.
//!
//! Only sessions that begin at some minute and take place have a slot in it.
//! What is cancelled, postponed, or known by its day or part of the day only
//! stands in the agenda and in the calendars.

use jiff::civil::Date;

/// A timetable; both of its formats are made from this.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ScheduleView {
    /// Which state of the agenda this is.
    pub version: String,
    /// The event's title.
    pub title: String,
    /// A short name: ASCII letters, digits and `_`.
    pub acronym: String,
    /// The first day.
    pub start: Date,
    /// The last day.
    pub end: Date,
    /// The zone by its IANA name.
    pub zone: Option<String>,
    /// The site's address, absolute.
    pub base_url: String,
    /// The event's page, absolute.
    pub url: String,
    /// The tracks: name, and colour as `#rrggbb`.
    pub tracks: Vec<(String, Option<String>)>,
    /// The rooms in use.
    pub rooms: Vec<ScheduleRoom>,
    /// The days on which something takes place.
    pub days: Vec<ScheduleDay>,
}

/// A room.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ScheduleRoom {
    /// Its name; the venue's, for sessions without a room.
    pub name: String,
    /// What it is known by.
    pub guid: String,
    /// How many people fit in.
    pub capacity: Option<u32>,
}

/// A day; an evening that runs past midnight belongs to the day on which it began.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ScheduleDay {
    /// Its date.
    pub date: Date,
    /// When its first session begins, RFC 3339 with the zone's offset.
    pub start: String,
    /// When its last one ends, likewise.
    pub end: String,
    /// Its sessions by room, the rooms by their places among all rooms.
    pub rooms: Vec<(usize, Vec<ScheduleSession>)>,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ScheduleSession {
    /// What it is known by for good.
    pub guid: String,
    /// The same as a number.
    pub id: u32,
    /// When it begins, RFC 3339 with the zone's offset.
    pub date: String,
    /// The same by the clock on the wall: `09:00`.
    pub start: String,
    /// How long it takes: `01:30`.
    pub duration: String,
    /// When it ends, where that was written.
    pub end: Option<String>,
    /// A name for files: ASCII.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Its track; empty where it has none.
    pub track: String,
    /// Its type: `lecture`, `break`, ….
    pub kind: &'static str,
    /// Its language, BCP 47.
    pub language: String,
    /// A sentence or two.
    pub summary: String,
    /// Who appears.
    pub persons: Vec<SchedulePerson>,
    /// The recording, absolute.
    pub recording: Option<String>,
    /// Slides, papers and the like: title and absolute address.
    pub attachments: Vec<(String, String)>,
    /// Its page, absolute.
    pub url: String,
    /// Where the audience can say what it thinks.
    pub feedback: Option<String>,
}

/// Somebody who appears.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SchedulePerson {
    /// A number that no other person of the event has.
    pub id: u32,
    /// What the person is known by.
    pub guid: String,
    /// The name.
    pub name: String,
    /// The person's page, absolute.
    pub url: Option<String>,
}
