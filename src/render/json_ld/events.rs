//! Event, agenda and session: `Event` and its kinds, with `superEvent` and `subEvent` between them.

use super::Page;
use super::node::{Node, Value, keywords, place, region, said, time};
use crate::view::changes::ChangesView;
use crate::view::pages::{AgendaView, EventView, SessionRow, SessionView};
use crate::view::parts::{Link, PeriodView};

impl Page<'_> {
    pub(super) fn event(&self, event: &EventView) -> Value {
        let links = event.reports.iter().chain(&event.cases);
        let node = Node::new(event_type(event.kind))
            .id(self.here("event"))
            .words("name", &event.title)
            .text("description", said(event.summary.as_deref()))
            .text("url", Some(&self.page.canonical))
            .text("inLanguage", Some(&self.page.lang));
        dated(node, &event.period)
            .text("eventStatus", Some(status(event.status.unwrap_or_default())))
            .text("eventAttendanceMode", attendance(event))
            .all("location", self.location(event))
            .all("image", event.cover.iter().filter_map(|cover| self.image(cover)))
            .all("organizer", self.all_held_by(&event.organisers))
            .all("contributor", self.all_held_by(&event.co_organisers))
            .all("performer", self.people(&event.speakers))
            .one("superEvent", event.series.as_ref().and_then(|link| self.named("EventSeries", link, "series")))
            .all("subEvent", event.days.iter().flat_map(|day| &day.sessions).filter_map(|row| self.part(row, &event.period)))
            .all("keywords", keywords(&event.topics))
            .all("subjectOf", links.filter_map(|card| self.reference(&card.url, "article")))
            .done()
    }

    /// The agenda alone is a page about the event; the event's own page describes it.
    pub(super) fn agenda(&self, agenda: &AgendaView) -> Value {
        let title = format!("{} · {}", agenda.event.title.trim(), (self.words)("agenda"));
        self.web_page("WebPage").words("name", &title).one("about", self.reference(&agenda.event.url, "event")).done()
    }

    /// A room or a track of an event, likewise.
    pub(super) fn part_of_agenda(&self, event: &Link) -> Value {
        self.web_page("WebPage").one("about", self.reference(&event.url, "event")).done()
    }

    /// What changed, likewise.
    pub(super) fn changes(&self, changes: &ChangesView) -> Value {
        let title = format!("{} · {}", changes.event.title.trim(), (self.words)("changes"));
        self.web_page("WebPage").words("name", &title).one("about", self.reference(&changes.event.url, "event")).done()
    }

    pub(super) fn session(&self, session: &SessionView) -> Value {
        let venue = session.venue.as_ref().and_then(|venue| place(self, venue));
        let location = match (said(session.room.as_deref()), venue) {
            (None, venue) => venue,
            (Some(room), None) => Some(Node::new("Place").words("name", room).done()),
            (Some(room), Some(venue)) => {
                let address = venue.copy_of("address");
                Some(Node::new("Place").words("name", room).one("address", address).one("containedInPlace", Some(venue)).done())
            }
        };
        let recording = session.recording.as_deref().and_then(|url| self.absolute(url));
        let recording = recording.map(|url| work(&session.title, &url));
        let materials = session.materials.iter().filter_map(|link| Some(work(&link.title, &self.absolute(&link.url)?)));
        let node = Node::new(session_type(session.kind))
            .id(self.here("event"))
            .words("name", &session.title)
            .text("description", said(session.summary.as_deref().or(Some(&self.page.description))))
            .text("url", Some(&self.page.canonical))
            .text("inLanguage", Some(&self.page.lang));
        session_dated(node, session.time.as_ref(), &session.event_period)
            .text("eventStatus", Some(status(session.status.unwrap_or_default())))
            .one("location", location)
            .all("performer", self.people(&session.speakers))
            .one("superEvent", self.reference(&session.event.url, "event"))
            .all("keywords", keywords(&session.topics))
            .one("recordedIn", recording)
            .all("workFeatured", materials)
            .done()
    }

    /// A session inside its event. A pause is nothing to attend, unless it has a page.
    fn part(&self, row: &SessionRow, event: &PeriodView) -> Option<Value> {
        if row.kind == "break" && row.url.is_none() {
            return None;
        }
        let url = row.url.as_deref().and_then(|url| self.absolute(url));
        let node = Node::new(session_type(row.kind))
            .maybe_id(url.as_ref().map(|url| format!("{url}#event")))
            .words("name", &row.title)
            .text("description", said(row.summary.as_deref()))
            .text("url", url.as_deref());
        let node = session_dated(node, row.time.as_ref(), event)
            .text("eventStatus", row.status.map(status))
            .all("performer", row.speakers.iter().filter_map(|who| self.known_person(who)))
            .one("superEvent", Some(Value::reference(self.here("event"))));
        Some(node.done())
    }

    /// The venue, or the region where no venue is known; on line only, the address to go to, if there is one.
    fn location(&self, event: &EventView) -> Option<Value> {
        let online = event.attendance == Some("online") || event.status == Some("moved-online");
        if !online {
            return event.venue.as_ref().and_then(|venue| place(self, venue)).or_else(|| region(&event.region));
        }
        let venue = event.venue.as_ref()?;
        let url = self.absolute(venue.url.as_deref()?)?;
        Some(Node::new("VirtualLocation").text("name", said(Some(&venue.name))).text("url", Some(&url)).done())
    }
}

fn work(title: &str, url: &str) -> Value {
    Node::new("CreativeWork").words("name", title).text("url", Some(url)).done()
}

fn event_type(kind: &str) -> &'static str {
    match kind {
        "course" | "lecture" | "workshop" | "seminar" => "EducationEvent",
        "conference" => "ConferenceEvent",
        _ => "Event",
    }
}

fn session_type(kind: &str) -> &'static str {
    match kind {
        "lecture" | "case-sharing" | "discussion" | "site-visit" | "self-study" => "EducationEvent",
        "social" => "SocialEvent",
        _ => "Event",
    }
}

fn status(status: &str) -> &'static str {
    match status {
        "cancelled" => "https://schema.org/EventCancelled",
        "postponed" => "https://schema.org/EventPostponed",
        "moved-online" => "https://schema.org/EventMovedOnline",
        _ => "https://schema.org/EventScheduled",
    }
}

fn attendance(event: &EventView) -> Option<&'static str> {
    match event.attendance {
        Some("offline") => Some("https://schema.org/OfflineEventAttendanceMode"),
        Some("mixed") => Some("https://schema.org/MixedEventAttendanceMode"),
        Some("online") => Some("https://schema.org/OnlineEventAttendanceMode"),
        _ => (event.status == Some("moved-online")).then_some("https://schema.org/OnlineEventAttendanceMode"),
    }
}

fn dated(node: Node, period: &PeriodView) -> Node {
    node.text("startDate", Some(&time(&period.start))).text("endDate", period.end.as_ref().map(time).as_deref())
}

/// A session of unknown time takes place some time in its event's: said as exactly as one date can say that.
fn session_dated(node: Node, own: Option<&PeriodView>, event: &PeriodView) -> Node {
    match own {
        Some(own) => dated(node, own),
        None => node.text("startDate", around(event).as_deref()),
    }
}

/// The most exact date that holds a whole period: the day, the month or the year; nothing across New Year.
fn around(period: &PeriodView) -> Option<String> {
    fn day(iso: &str) -> Vec<&str> {
        iso.split('T').next().unwrap_or_default().split('-').collect()
    }
    let start = day(&period.start.iso);
    let end = period.end.as_ref().map_or_else(|| start.clone(), |end| day(&end.iso));
    let common: Vec<&str> = start.into_iter().zip(end).take_while(|(a, b)| a == b).map(|(a, _)| a).collect();
    (!common.is_empty()).then(|| common.join("-"))
}

#[cfg(test)]
mod tests {
    use super::around;
    use crate::date::When;
    use crate::language::Words;
    use crate::view::parts::{DateParts, PeriodView, TimeView};

    #[test]
    fn an_unknown_day_is_no_more_exact_than_its_event() {
        let time = |iso: &str| TimeView {
            iso: iso.to_string(),
            stamp: String::new(),
            text: String::new(),
            parts: DateParts::of(When::Year(2024), Words::Hans),
        };
        let period = |start: &str, end: Option<&str>| PeriodView {
            start: time(start),
            end: end.map(time),
            text: String::new(),
            clock: String::new(),
            year: 2024,
        };
        for (start, end, expected) in [
            ("2024-09-04", None, Some("2024-09-04")),
            ("2024-09-04T09:00", Some("2024-09-04T17:00"), Some("2024-09-04")),
            ("2024-09-04", Some("2024-09-06"), Some("2024-09")),
            ("2024-09-30", Some("2024-10-01"), Some("2024")),
            ("2024-12-31", Some("2025-01-01"), None),
            ("2018", None, Some("2018")),
        ] {
            assert_eq!(around(&period(start, end)).as_deref(), expected, "{start} {end:?}");
        }
    }
}
