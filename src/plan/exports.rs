//! Files for calendars, programme apps and feed readers: which there are, and where.
//!
//! An event keeps its whole programme for good. The smaller calendars (day,
//! room, track, speaker, session) go when it has been over for
//! `calendars.keep_days`: nobody puts a session of years ago into a phone.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;

use super::Addresses;
use crate::config::Config;
use crate::date::When;
use crate::model::{Event, Id, Occasion, Session, Site, Speaker, Today, Visibility};

/// What a file tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExportKind {
    /// The events of the site, as a calendar.
    Site,
    /// An event's sessions, as a calendar.
    Agenda(Id<Event>),
    /// Those of one day.
    Day(Id<Event>, Date),
    /// Those in one room, by its place in the event's rooms.
    Room(Id<Event>, usize),
    /// Those of one track, by its place in the event's tracks.
    Track(Id<Event>, usize),
    /// One session, as a calendar.
    Session(Id<Session>),
    /// The sessions of one speaker at all events, as a calendar.
    Speaker(Id<Speaker>),
    /// An event's timetable for programme apps, in XML.
    ScheduleXml(Id<Event>),
    /// The same in JSON.
    ScheduleJson(Id<Event>),
    /// What the releases of an agenda changed, as an Atom feed.
    Changes(Id<Event>),
}

/// Every such file.
#[derive(Debug, Default)]
pub struct Exports {
    paths: BTreeMap<ExportKind, String>,
    /// Those of one event, each list in a fixed order; parallel to the events.
    events: Vec<Vec<ExportKind>>,
}

impl Exports {
    /// Decides what there is.
    #[must_use]
    pub fn new(site: &Site, addresses: &Addresses, config: &Config) -> Exports {
        let mut exports = Exports { paths: BTreeMap::new(), events: vec![Vec::new(); site.events.len()] };
        let oldest = oldest(config);
        let recent = |event: &Event| event.period.last_day() >= oldest;
        for (id, event) in site.events.iter() {
            exports.event(site, addresses, id, recent(event));
        }
        for (id, speaker) in site.speakers.iter() {
            let told = speaker.occasions.iter().any(|occasion| match occasion {
                Occasion::Session(session, _) => tells(site, *session) && recent(&site.events[site.sessions[*session].event]),
                Occasion::Event(..) | Occasion::Report(..) | Occasion::Case(..) => false,
            });
            if let Some(path) = addresses.speaker(id).filter(|_| told) {
                exports.paths.insert(ExportKind::Speaker(id), format!("{path}sessions.ics"));
            }
        }
        let listed = |event: &Event| event.shared.visibility == Visibility::Public && event.period.start.day().is_some();
        if site.events.iter().any(|(_, event)| listed(event) && recent(event)) {
            exports.paths.insert(ExportKind::Site, "/calendar.ics".to_string());
        }
        exports
    }

    /// The path inside the site of a file, if there is one.
    #[must_use]
    pub fn path(&self, kind: ExportKind) -> Option<&str> {
        self.paths.get(&kind).map(String::as_str)
    }

    /// Every file with its path.
    pub fn iter(&self) -> impl Iterator<Item = (ExportKind, &str)> {
        self.paths.iter().map(|(kind, path)| (*kind, path.as_str()))
    }

    /// The files of one event.
    #[must_use]
    pub fn of_event(&self, id: Id<Event>) -> &[ExportKind] {
        &self.events[id.index()]
    }

    fn event(&mut self, site: &Site, addresses: &Addresses, id: Id<Event>, recent: bool) {
        let event = &site.events[id];
        let folder = addresses.event(id);
        let told: Vec<Id<Session>> = event.sessions.iter().copied().filter(|session| tells(site, *session)).collect();
        let gone = event
            .releases
            .iter()
            .flat_map(|releases| &releases.records)
            .any(|record| record.today == Today::Gone && record.last().slot.period.is_some_and(|period| period.start.day().is_some()));
        if !told.is_empty() || gone {
            self.add(id, ExportKind::Agenda(id), format!("{folder}agenda.ics"));
        }
        if told.iter().any(|session| has_slot(event, &site.sessions[*session])) {
            self.add(id, ExportKind::ScheduleXml(id), format!("{folder}schedule.xml"));
            self.add(id, ExportKind::ScheduleJson(id), format!("{folder}schedule.json"));
        }
        if event.releases.is_some() && event.shared.visibility == Visibility::Public {
            self.add(id, ExportKind::Changes(id), format!("{}atom.xml", addresses.changes(id)));
        }
        if recent {
            self.parts(site, addresses, id, &told);
            for session in event.sessions.iter().filter(|session| has_day(&site.sessions[**session])) {
                if let Some(path) = addresses.session(*session) {
                    self.add(id, ExportKind::Session(*session), format!("{}.ics", path.trim_end_matches('/')));
                }
            }
        }
    }

    /// A calendar each for days, rooms and tracks; of one that would tell the same as the whole programme there is none.
    fn parts(&mut self, site: &Site, addresses: &Addresses, id: Id<Event>, told: &[Id<Session>]) {
        let folder = addresses.event(id);
        let sessions = || told.iter().map(|session| &site.sessions[*session]);
        let days: BTreeSet<Date> = sessions().filter_map(|session| session.period?.start.day()).collect();
        for day in days.iter().filter(|_| days.len() > 1) {
            self.add(id, ExportKind::Day(id, *day), format!("{folder}days/{day}.ics"));
        }
        // A room or a track has a calendar where it has a page, beside it.
        let file = |page: &str| format!("{}.ics", page.trim_end_matches('/'));
        for (room, page) in addresses.rooms(id).filter(|(room, _)| sessions().any(|session| session.room == Some(*room))) {
            self.add(id, ExportKind::Room(id, room), file(page));
        }
        for (track, page) in addresses.tracks(id).filter(|(track, _)| sessions().any(|session| session.track == Some(*track))) {
            self.add(id, ExportKind::Track(id, track), file(page));
        }
    }

    fn add(&mut self, event: Id<Event>, kind: ExportKind, path: String) {
        self.paths.insert(kind, path);
        self.events[event.index()].push(kind);
    }
}

/// The day on which an event has to end, or later, to keep its smaller calendars.
#[must_use]
pub fn oldest(config: &Config) -> Date {
    let days = i64::try_from(config.calendar_days).unwrap_or(i64::MAX).min(1_000_000);
    config.today.saturating_sub(days.days())
}

/// Whether calendars that are subscribed to tell of a session: like feeds, they leave out what is unlisted; and a calendar needs a day.
#[must_use]
pub fn tells(site: &Site, id: Id<Session>) -> bool {
    let session = &site.sessions[id];
    session.shared.visibility == Visibility::Public && has_day(session)
}

/// Whether a session has a place in a timetable: it begins at some minute, and takes place.
#[must_use]
pub fn has_slot(event: &Event, session: &Session) -> bool {
    session.status.or(event.status).takes_place() && session.period.is_some_and(|period| matches!(period.start, When::Minute(_)))
}

fn has_day(session: &Session) -> bool {
    session.period.is_some_and(|period| period.start.day().is_some())
}
