//! What calendars tell (RFC 5545): of an event, a part of it, a session, a speaker, the site.
//!
//! Made from the content and its releases alone, so a build of the same
//! content gives the same calendars on any day. What moves a calendar with
//! the day is only how often it asks to be looked at again, and which of the
//! smaller ones there are.

use jiff::civil::{Date, DateTime};

use super::feed::FeedView;
use super::schedule::ScheduleView;

/// Everything that is made of one event beside its pages, or of one speaker, or of the site.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct ExportsView {
    /// The entries of all the calendars.
    pub entries: Vec<CalendarEntry>,
    /// The calendars, each with its path inside the site.
    pub calendars: Vec<(String, CalendarView)>,
    /// The timetable, with the paths of its files.
    pub schedule: Option<(ScheduleView, SchedulePaths)>,
    /// The feed of changes, with its path.
    pub changes: Option<(String, FeedView)>,
}

/// Where a timetable stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SchedulePaths {
    /// In XML.
    pub xml: String,
    /// In JSON.
    pub json: String,
}

/// One calendar.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CalendarView {
    /// Its name.
    pub name: String,
    /// A sentence about it.
    pub description: Option<String>,
    /// The page that shows the same, absolute.
    pub url: String,
    /// Its own address, absolute; `None` for one that is put into a calendar once and for all.
    pub source: Option<String>,
    /// How often to look again, RFC 5545 duration.
    pub refresh: &'static str,
    /// A colour by its CSS name.
    pub colour: Option<String>,
    /// Its entries, by their places among all those of the event.
    pub members: Vec<usize>,
}

/// One entry of a calendar.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CalendarEntry {
    /// What it is known by for good.
    pub uid: String,
    /// How often it was changed by a release.
    pub sequence: u32,
    /// When it was last changed, in UTC: `20240904T000000Z`; `None` where nothing says so.
    pub changed: Option<String>,
    /// When it begins, in the site's zone.
    pub start: EntryTime,
    /// When it ends, where that is known as exactly as the start; a day is the last one.
    pub end: Option<EntryTime>,
    /// Its title; with the part of the day where that is all that is known, and with what became of it.
    pub summary: String,
    /// The room and the venue.
    pub location: Option<String>,
    /// Who appears, what it is about, how exactly its time is known.
    pub description: Option<String>,
    /// Its page, absolute.
    pub url: String,
    /// Its track and its type.
    pub categories: Vec<String>,
    /// Who holds the event.
    pub contact: Option<String>,
    /// `CONFIRMED`, `TENTATIVE` or `CANCELLED`.
    pub status: &'static str,
}

/// A day, or a minute of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntryTime {
    /// All day.
    Day(Date),
    /// A minute, in the site's zone.
    Minute(DateTime),
}

impl EntryTime {
    /// The day.
    #[must_use]
    pub fn day(self) -> Date {
        match self {
            EntryTime::Day(day) => day,
            EntryTime::Minute(minute) => minute.date(),
        }
    }
}
