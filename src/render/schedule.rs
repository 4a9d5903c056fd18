//! Timetables as text: the frab schedule format in XML and in JSON, both of the same view.
//!
//! The XML keeps to what every published schema of the format allows, the
//! older ones too; colours, identifiers of persons and rooms, and addresses
//! for feedback stand in the JSON only.

use serde_json::{Map, Value, json};

use super::xml::{Xml, printable};
use crate::view::schedule::{ScheduleDay, SchedulePerson, ScheduleSession, ScheduleView};

const GENERATOR: &str = "huikan";
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// What the times of a timetable are multiples of.
const TIMESLOT: &str = "00:05";

/// The timetable in XML.
pub(crate) fn xml(view: &ScheduleView) -> String {
    let mut xml = Xml::new();
    xml.open("schedule", &[]);
    xml.empty("generator", &[("name", GENERATOR), ("version", VERSION)]);
    xml.text("version", &[], &view.version);
    xml.open("conference", &[]);
    xml.text("title", &[], &view.title);
    xml.text("acronym", &[], &view.acronym);
    xml.text("start", &[], &view.start.to_string());
    xml.text("end", &[], &view.end.to_string());
    xml.text("days", &[], &view.days.len().to_string());
    xml.text("timeslot_duration", &[], TIMESLOT);
    xml.text("base_url", &[], &view.base_url);
    if let Some(zone) = &view.zone {
        xml.text("time_zone_name", &[], zone);
    }
    xml.close("conference");
    for (day, index) in view.days.iter().zip(1..) {
        xml_day(&mut xml, view, day, index);
    }
    xml.close("schedule");
    xml.finish()
}

fn xml_day(xml: &mut Xml, view: &ScheduleView, day: &ScheduleDay, index: usize) {
    let (index, date) = (index.to_string(), day.date.to_string());
    xml.open("day", &[("index", &index), ("date", &date), ("start", &day.start), ("end", &day.end)]);
    for (room, sessions) in &day.rooms {
        let Some(room) = view.rooms.get(*room) else { continue };
        xml.open("room", &[("name", &room.name), ("guid", &room.guid)]);
        for session in sessions {
            xml_session(xml, session, &room.name);
        }
        xml.close("room");
    }
    xml.close("day");
}

fn xml_session(xml: &mut Xml, session: &ScheduleSession, room: &str) {
    let id = session.id.to_string();
    xml.open("event", &[("guid", &session.guid), ("id", &id)]);
    for (name, value) in [
        ("room", room),
        ("title", &session.title),
        ("subtitle", ""),
        ("type", session.kind),
        ("date", &session.date),
        ("start", &session.start),
        ("duration", &session.duration),
        ("abstract", &session.summary),
        ("slug", &session.slug),
        ("track", &session.track),
        ("language", &session.language),
        ("url", &session.url),
    ] {
        xml.text(name, &[], value);
    }
    if let Some(recording) = &session.recording {
        xml.open("recording", &[]);
        xml.text("license", &[], "");
        xml.text("optout", &[], "false");
        xml.text("link", &[], recording);
        xml.close("recording");
    }
    xml.open("persons", &[]);
    for person in &session.persons {
        xml.text("person", &[("id", &person.id.to_string())], &person.name);
    }
    xml.close("persons");
    xml.open("links", &[]);
    xml.close("links");
    xml.open("attachments", &[]);
    for (title, url) in &session.attachments {
        xml.text("attachment", &[("href", url)], title);
    }
    xml.close("attachments");
    xml.close("event");
}

/// The timetable in JSON.
pub(crate) fn json(view: &ScheduleView) -> String {
    let mut conference = Map::new();
    let mut put = |key: &str, value: Value| conference.insert(key.to_string(), value);
    put("acronym", json!(view.acronym));
    put("title", text(&view.title));
    put("start", json!(view.start.to_string()));
    put("end", json!(view.end.to_string()));
    put("daysCount", json!(view.days.len()));
    put("timeslot_duration", json!(TIMESLOT));
    if let Some(zone) = view.zone.as_ref().filter(|zone| is_regional(zone)) {
        put("time_zone_name", json!(zone));
    }
    put("url", json!(view.url));
    put("tracks", view.tracks.iter().map(|(name, colour)| track(name, colour.as_deref())).collect());
    let rooms = view.rooms.iter().map(|room| json!({ "name": text(&room.name), "guid": room.guid, "capacity": room.capacity }));
    put("rooms", rooms.collect());
    put("days", view.days.iter().zip(1..).map(|(day, index)| json_day(view, day, index)).collect());
    let root = json!({
        "$schema": "https://c3voc.de/schedule/schema.json",
        "generator": { "name": GENERATOR, "version": VERSION },
        "schedule": { "version": view.version, "base_url": view.base_url, "conference": conference },
    });
    let mut text = serde_json::to_string_pretty(&root).expect("a tree of texts has a form in JSON");
    text.push('\n');
    text
}

/// `Asia/Shanghai`; the schema knows no zones such as `Etc/GMT+8`.
fn is_regional(zone: &str) -> bool {
    let word = |part: &str| {
        let mut chars = part.chars();
        chars.next().is_some_and(|c| c.is_ascii_uppercase()) && chars.next().is_some_and(|c| c.is_ascii_lowercase())
    };
    zone == "UTC" || zone.split_once('/').is_some_and(|(area, place)| word(area) && word(place))
}

fn track(name: &str, colour: Option<&str>) -> Value {
    let mut track = Map::new();
    track.insert("name".to_string(), text(name));
    if let Some(colour) = colour {
        track.insert("color".to_string(), json!(colour));
    }
    Value::Object(track)
}

fn json_day(view: &ScheduleView, day: &ScheduleDay, index: usize) -> Value {
    let mut rooms = Map::new();
    for (room, sessions) in &day.rooms {
        let Some(room) = view.rooms.get(*room) else { continue };
        rooms.insert(printable(&room.name), sessions.iter().map(|session| json_session(session, &room.name)).collect());
    }
    json!({ "index": index, "date": day.date.to_string(), "day_start": day.start, "day_end": day.end, "rooms": rooms })
}

fn json_session(session: &ScheduleSession, room: &str) -> Value {
    let mut one = Map::new();
    let mut put = |key: &str, value: Value| one.insert(key.to_string(), value);
    put("guid", json!(session.guid));
    put("id", json!(session.id));
    put("date", json!(session.date));
    put("start", json!(session.start));
    put("duration", json!(session.duration));
    if let Some(end) = &session.end {
        put("end", json!(end));
    }
    put("room", text(room));
    put("slug", json!(session.slug));
    put("url", json!(session.url));
    put("title", text(&session.title));
    put("subtitle", json!(""));
    put("track", text(&session.track));
    put("type", json!(session.kind));
    put("language", json!(session.language));
    put("abstract", text(&session.summary));
    put("persons", session.persons.iter().map(person).collect());
    put("links", session.recording.iter().map(|url| json!({ "url": url, "title": "recording", "type": "media" })).collect());
    if let Some(feedback) = &session.feedback {
        put("feedback_url", json!(feedback));
    }
    put("attachments", session.attachments.iter().map(|(title, url)| json!({ "url": url, "title": text(title) })).collect());
    Value::Object(one)
}

fn person(person: &SchedulePerson) -> Value {
    let mut one = Map::new();
    one.insert("id".to_string(), json!(person.id));
    one.insert("guid".to_string(), json!(person.guid));
    one.insert("name".to_string(), text(&person.name));
    if let Some(url) = &person.url {
        one.insert("url".to_string(), json!(url));
    }
    Value::Object(one)
}

/// The same characters as in the XML, so that the two never differ.
fn text(text: &str) -> Value {
    Value::String(printable(text))
}
