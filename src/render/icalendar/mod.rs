//! Calendars as text (RFC 5545, with the properties of RFC 7986).
//!
//! Published calendars, not invitations: they have no METHOD, no ORGANIZER
//! and no ATTENDEE (RFC 5545, 3.8.4.1 and 3.8.4.3). Every time is either a
//! day or a minute of the site's zone, which comes with it as a VTIMEZONE.

mod line;
mod zone;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::view::calendar::{CalendarEntry, CalendarView, EntryTime};
use line::Lines;

/// What is changed by nobody is changed at this moment: any other would be made up.
const NEVER: &str = "19700101T000000Z";

/// Writes calendars in one zone; the zone's rules are worked out once for all that cover the same years.
pub(crate) struct Writer<'a> {
    zone: &'a TimeZone,
    entries: &'a [CalendarEntry],
    years: Option<(i16, i16)>,
    rules: Option<String>,
}

impl<'a> Writer<'a> {
    /// For calendars that are made of these entries.
    pub(crate) fn new(zone: &'a TimeZone, entries: &'a [CalendarEntry]) -> Writer<'a> {
        let timed = |entry: &CalendarEntry| matches!(entry.start, EntryTime::Minute(_));
        let years = entries.iter().filter(|entry| timed(entry)).flat_map(|entry| {
            let start = entry.start.day().year();
            [start, entry.end.map_or(start, |end| end.day().year())]
        });
        let years = years.clone().min().zip(years.max());
        let rules = years.and_then(|(first, last)| zone::rules(zone, first, last));
        Writer { zone, entries, years, rules }
    }

    /// One calendar.
    pub(crate) fn calendar(&self, view: &CalendarView) -> String {
        let members: Vec<&CalendarEntry> = view.members.iter().filter_map(|n| self.entries.get(*n)).collect();
        let mut out = Lines::new();
        out.raw("BEGIN", "VCALENDAR");
        out.raw("VERSION", "2.0");
        out.raw("PRODID", concat!("-//huikan//huikan ", env!("CARGO_PKG_VERSION"), "//ZH"));
        out.raw("CALSCALE", "GREGORIAN");
        if let Some(source) = &view.source {
            head(&mut out, view, source, &members);
        }
        let timed = members.iter().any(|entry| matches!(entry.start, EntryTime::Minute(_)));
        if let Some(rules) = self.rules.as_ref().filter(|_| timed && self.years.is_some()) {
            out.whole(rules);
        }
        for entry in members {
            self.entry(&mut out, entry);
        }
        out.raw("END", "VCALENDAR");
        out.finish()
    }

    fn entry(&self, out: &mut Lines, entry: &CalendarEntry) {
        out.raw("BEGIN", "VEVENT");
        out.raw("UID", &entry.uid);
        out.raw("DTSTAMP", entry.changed.as_deref().unwrap_or(NEVER));
        out.maybe("LAST-MODIFIED", entry.changed.as_deref());
        out.raw("SEQUENCE", &entry.sequence.to_string());
        self.time(out, "DTSTART", entry.start);
        match entry.end {
            // The end of a day is the beginning of the next.
            Some(EntryTime::Day(last)) => self.time(out, "DTEND", EntryTime::Day(after(last))),
            Some(end @ EntryTime::Minute(_)) => self.time(out, "DTEND", end),
            None => {}
        }
        out.text("SUMMARY", &entry.summary);
        if let Some(location) = &entry.location {
            out.text("LOCATION", location);
        }
        if let Some(description) = &entry.description {
            out.text("DESCRIPTION", description);
        }
        out.raw("URL", &entry.url);
        out.texts("CATEGORIES", &entry.categories);
        if let Some(contact) = &entry.contact {
            out.text("CONTACT", contact);
        }
        out.raw("STATUS", entry.status);
        // A day in somebody's calendar is not taken up by what is known by its day only, nor by what does not take place.
        let busy = matches!(entry.start, EntryTime::Minute(_)) && entry.status == "CONFIRMED";
        out.raw("TRANSP", if busy { "OPAQUE" } else { "TRANSPARENT" });
        out.raw("END", "VEVENT");
    }

    fn time(&self, out: &mut Lines, name: &str, time: EntryTime) {
        let minute = match time {
            EntryTime::Day(day) => return out.raw(&format!("{name};VALUE=DATE"), &date(day)),
            EntryTime::Minute(minute) => minute,
        };
        match (self.zone.iana_name(), &self.rules) {
            (Some(zone), Some(_)) => out.raw(&format!("{name};TZID={zone}"), &local(minute)),
            _ => out.raw(name, &utc(self.zone, minute)),
        }
    }
}

/// What a calendar that is subscribed to says of itself, for readers of RFC 7986 and for older ones.
fn head(out: &mut Lines, view: &CalendarView, source: &str, members: &[&CalendarEntry]) {
    out.text("NAME", &view.name);
    out.text("X-WR-CALNAME", &view.name);
    if let Some(description) = &view.description {
        out.text("DESCRIPTION", description);
        out.text("X-WR-CALDESC", description);
    }
    out.raw("URL", &view.url);
    out.raw("SOURCE;VALUE=URI", source);
    out.maybe("LAST-MODIFIED", members.iter().filter_map(|entry| entry.changed.as_deref()).max());
    out.raw("REFRESH-INTERVAL;VALUE=DURATION", view.refresh);
    out.raw("X-PUBLISHED-TTL", view.refresh);
    if let Some(colour) = &view.colour {
        out.raw("COLOR", colour);
    }
}

fn after(day: Date) -> Date {
    day.saturating_add(1.day())
}

fn date(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

fn local(minute: DateTime) -> String {
    minute.strftime("%Y%m%dT%H%M%S").to_string()
}

fn utc(zone: &TimeZone, minute: DateTime) -> String {
    let instant = zone.to_ambiguous_zoned(minute).compatible().map(|zoned| zoned.timestamp());
    instant.map_or_else(|_| format!("{}Z", local(minute)), |instant| instant.strftime("%Y%m%dT%H%M%SZ").to_string())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn entry(start: EntryTime, end: Option<EntryTime>) -> CalendarEntry {
        CalendarEntry {
            uid: "u".to_string(),
            sequence: 2,
            changed: None,
            start,
            end,
            summary: "甲; 乙, 丙\\丁\u{7}\r\n戊".to_string(),
            location: None,
            description: None,
            url: "https://example.org/a;b,c".to_string(),
            categories: vec!["一,二".to_string(), "三".to_string()],
            contact: None,
            status: "CANCELLED",
        }
    }

    fn calendar(zone: &str, entries: &[CalendarEntry]) -> String {
        let view = CalendarView {
            name: "历".to_string(),
            description: None,
            url: "https://example.org/".to_string(),
            source: None,
            refresh: "PT6H",
            colour: None,
            members: (0..entries.len()).collect(),
        };
        let zone = TimeZone::get(zone).expect("a zone");
        Writer::new(&zone, entries).calendar(&view).replace("\r\n ", "")
    }

    #[test]
    fn texts_are_escaped_and_addresses_are_not() {
        let text = calendar("Asia/Shanghai", &[entry(EntryTime::Day(date(2024, 9, 4)), Some(EntryTime::Day(date(2024, 9, 4))))]);
        for line in [
            "SUMMARY:甲\\; 乙\\, 丙\\\\丁\\n戊",
            "URL:https://example.org/a;b,c",
            "CATEGORIES:一\\,二,三",
            "DTSTART;VALUE=DATE:20240904",
            "DTEND;VALUE=DATE:20240905",
            "DTSTAMP:19700101T000000Z",
            "SEQUENCE:2",
            "STATUS:CANCELLED",
        ] {
            assert!(text.contains(&format!("\r\n{line}\r\n")), "{line} in {text}");
        }
        assert!(!text.contains("VTIMEZONE") && !text.contains("LAST-MODIFIED"), "{text}");
    }

    #[test]
    fn a_minute_comes_with_its_zone_and_in_utc_without_one() {
        let start = EntryTime::Minute(date(2024, 9, 4).at(14, 30, 0, 0));
        let text = calendar("Asia/Shanghai", &[entry(start, None)]);
        assert!(text.contains("DTSTART;TZID=Asia/Shanghai:20240904T143000\r\n") && text.contains("TZID:Asia/Shanghai\r\n"), "{text}");
        assert!(!text.contains("DTEND"), "an end that nobody knows is not made up: {text}");
        let text = calendar("UTC", &[entry(start, None)]);
        assert!(text.contains("DTSTART:20240904T143000Z\r\n") && !text.contains("VTIMEZONE"), "{text}");
    }
}
