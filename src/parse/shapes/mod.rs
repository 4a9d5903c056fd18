//! From written data to raw documents: which keys each kind of document has.

pub(super) mod parts;

use std::sync::Arc;

use super::fields::{Fields, Notes, Said, Text, scalar_text, wrong_key};
use super::levels::{Levels, only_levels};
use super::markdown::{self, Outline};
use super::people;
use super::raw::{
    RawArticle, RawEvent, RawFramed, RawOrganisation, RawOutcome, RawPage, RawPhoto, RawRoom, RawSeries, RawSession, RawShared, RawSpeaker,
    RawTime, RawVenue,
};
use crate::diag::{Expected, Part, Trail};
use crate::model::Order;
use crate::tree::Tree;
use parts::{
    agenda_columns, appearances, corrections, entries, figures, forms, links, maps, maps_or_names, nested, quotes, sign_off, source, time,
    tracks,
};

/// An event's front matter.
pub(super) fn event(tree: &Tree, notes: &mut Notes) -> RawEvent {
    let mut f = Fields::new(Part::Event, tree, Trail::default(), notes);
    let mut event = RawEvent {
        shared: shared(&mut f, "title"),
        time: RawTime { start: f.required("start"), end: f.text("end"), duration: f.text("duration") },
        kind: f.word("kind"),
        series: f.text("series"),
        edition: f.plain("edition"),
        venue: f.text("venue"),
        rooms: f.split_texts("rooms"),
        tracks: tracks(&mut f),
        organisers: f.texts("organisers"),
        co_organisers: f.texts("co_organisers"),
        speakers: appearances(&mut f, "speakers"),
        order: f.word_among("order", Order::OF_PEOPLE),
        audience: f.plain("audience"),
        participants: f.plain("participants"),
        status: f.word("status"),
        attendance: f.word("attendance"),
        cover: framed(&mut f, "cover"),
        links: links(&mut f, "links"),
        attachments: links(&mut f, "attachments"),
        figures: figures(&mut f),
        agenda_columns: agenda_columns(&mut f),
        agenda: Vec::new(),
    };
    if let Some((rows, trail)) = f.any("agenda") {
        event.agenda = agenda(rows, &trail, f.notes());
    }
    f.finish();
    event
}

/// The rows of an agenda.
pub(super) fn agenda(rows: &Tree, trail: &Trail, notes: &mut Notes) -> Vec<RawSession> {
    entries(Part::Agenda, rows, trail, notes).into_iter().map(|(row, trail)| session(row, trail, notes, SessionPlace::Row)).collect()
}

/// Where a session is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum SessionPlace {
    /// As a row of an agenda.
    Row,
    /// In a file of its own, whose text is the abstract.
    File,
}

/// One session.
pub(super) fn session(tree: &Tree, trail: Trail, notes: &mut Notes, place: SessionPlace) -> RawSession {
    let mut f = Fields::new(Part::Session, tree, trail, notes);
    let mut session = RawSession {
        shared: shared(&mut f, "title"),
        kind: f.word("type"),
        date: f.text("date"),
        time: time(&mut f),
        venue: f.text("venue"),
        room: f.text("room"),
        track: f.text("track"),
        expected: f.text("expected"),
        speakers: appearances(&mut f, "speakers"),
        order: f.word_among("order", Order::OF_PEOPLE),
        materials: links(&mut f, "materials"),
        recording: f.url("recording"),
        status: f.word("status"),
        feedback: f.url("feedback"),
        was: f.text("was"),
        abstract_text: None,
    };
    if place == SessionPlace::Row {
        session.shared.slug = f.text("id").or(session.shared.slug);
        session.abstract_text = f.text("abstract").map(|said| text(said, f.notes()));
    }
    f.finish();
    session
}

/// A Markdown text in a row.
pub(super) fn text(said: Text, notes: &mut Notes) -> (Text, Arc<Outline>) {
    let (outline, findings) = markdown::outline(&said.value);
    for finding in findings {
        notes.value(said.trail.clone(), super::problem_of(finding.kind));
    }
    (said, outline.into())
}

/// A report's front matter.
pub(super) fn report(tree: &Tree, notes: &mut Notes) -> RawArticle {
    let mut f = Fields::new(Part::Report, tree, Trail::default(), notes);
    let date = f.required("date");
    let mut article = article(&mut f);
    article.date = date;
    article.dateline = f.plain("dateline");
    article.corrections = corrections(&mut f);
    f.finish();
    article
}

/// A case study's front matter.
pub(super) fn case(tree: &Tree, notes: &mut Notes) -> RawArticle {
    let mut f = Fields::new(Part::CaseStudy, tree, Trail::default(), notes);
    let mut article = article(&mut f);
    article.date = f.text("date");
    article.organisation = f.text("organisation");
    article.outcomes = maps(&mut f, "outcomes", Part::Outcome, |f| RawOutcome {
        metric: f.required("metric").map_or_else(String::new, |said| said.value),
        value: f.required("value").map_or_else(String::new, |said| said.value),
        unit: f.plain("unit"),
        source: f.plain("source"),
    });
    article.period = match f.any("period") {
        Some((tree @ Tree::Map(_), trail)) => nested(Part::Period, tree, trail, f.notes(), time),
        Some((tree, trail)) => RawTime { start: scalar_text(tree).map(|value| Said { value, trail }), ..RawTime::default() },
        None => RawTime::default(),
    };
    f.finish();
    article
}

/// A speaker's front matter, or one entry of a list of speakers.
pub(super) fn speaker(tree: &Tree, trail: Trail, notes: &mut Notes) -> RawSpeaker {
    let mut f = Fields::new(Part::Speaker, tree, trail, notes);
    let mut speaker = RawSpeaker {
        shared: shared(&mut f, "name"),
        alternate_names: f.texts("alternate_names").into_iter().map(|said| said.value).collect(),
        forms: forms(&mut f),
        sort_key: f.plain("sort_key"),
        pinyin: f.text("pinyin"),
        job_title: f.plain("job_title"),
        organisation: f.text("organisation"),
        photo: framed(&mut f, "photo"),
        links: links(&mut f, "links"),
        consent_page: None,
        consent_photo: None,
    };
    speaker.shared.slug = f.text("id").or(speaker.shared.slug);
    if let Some(name) = &speaker.shared.title {
        people::check_name(name, f.notes());
    }
    match f.any("consent") {
        Some((tree @ Tree::Map(_), trail)) => {
            (speaker.consent_page, speaker.consent_photo) =
                nested(Part::Consent, tree, trail, f.notes(), |f| (f.flag("page"), f.flag("photo")));
        }
        Some((Tree::Bool(all), _)) => (speaker.consent_page, speaker.consent_photo) = (Some(*all), Some(*all)),
        Some((other, trail)) => f.notes().value(trail, wrong_key("consent", Expected::Consent, other)),
        None => {}
    }
    f.finish();
    speaker
}

/// A list of speakers.
pub(super) fn speakers(tree: &Tree, notes: &mut Notes) -> Vec<RawSpeaker> {
    let rows = entries(Part::Speakers, tree, &Trail::default(), notes);
    rows.into_iter().map(|(row, trail)| speaker(row, trail, notes)).collect()
}

/// A series' front matter.
pub(super) fn series(tree: &Tree, notes: &mut Notes) -> RawSeries {
    let mut f = Fields::new(Part::Series, tree, Trail::default(), notes);
    let series = RawSeries {
        shared: shared(&mut f, "name"),
        organisers: f.texts("organisers"),
        cadence: f.plain("cadence"),
        start: f.text("start"),
    };
    f.finish();
    series
}

/// A list of organisations.
pub(super) fn organisations(tree: &Tree, notes: &mut Notes) -> Vec<RawOrganisation> {
    let rows = entries(Part::Organisations, tree, &Trail::default(), notes);
    let one = |f: &mut Fields<'_>| {
        let mut organisation = RawOrganisation {
            aliases: f.texts("aliases").into_iter().map(|said| said.value).collect(),
            forms: forms(f),
            shared: shared(f, "name"),
            url: f.url("url"),
            parent: f.text("parent"),
            order: f.word_among("order", Order::OF_PEOPLE),
        };
        // Here `aliases` are other names, not old addresses.
        organisation.shared.aliases.clear();
        organisation.shared.slug = f.text("id").or(organisation.shared.slug.take());
        organisation
    };
    rows.into_iter().map(|(row, trail)| nested(Part::Organisation, row, trail, notes, one)).collect()
}

/// A list of venues.
pub(super) fn venues(tree: &Tree, notes: &mut Notes) -> Vec<RawVenue> {
    let rows = entries(Part::Venues, tree, &Trail::default(), notes);
    let room = |f: &mut Fields<'_>| RawRoom {
        id: f.plain("id"),
        name: f.required("name").map_or_else(String::new, |said| said.value),
        capacity: f.number("capacity"),
        floor: f.plain("floor"),
    };
    let one = |f: &mut Fields<'_>| RawVenue {
        id: f.text("id"),
        name: f.required("name"),
        forms: forms(f),
        address: f.plain("address"),
        directions: f.plain("directions"),
        region: f.text("region"),
        url: f.url("url"),
        rooms: maps_or_names(f, "rooms", Part::Room, room, |name| RawRoom { name: name.value, ..RawRoom::default() }),
    };
    rows.into_iter().map(|(row, trail)| nested(Part::Venue, row, trail, notes, one)).collect()
}

/// A plain page's front matter.
pub(super) fn page(tree: &Tree, notes: &mut Notes) -> RawPage {
    let mut f = Fields::new(Part::Page, tree, Trail::default(), notes);
    let page = RawPage { shared: shared(&mut f, "title"), weight: f.number("weight"), order: f.word_among("order", Order::OF_PAGES) };
    f.finish();
    page
}

/// The front page's front matter.
pub(super) fn home(tree: &Tree, notes: &mut Notes) -> RawShared {
    let mut f = Fields::new(Part::FrontPage, tree, Trail::default(), notes);
    let home = RawShared {
        title: f.text("title"),
        summary: f.plain("summary"),
        lang: f.text("lang"),
        checks: checks(&mut f),
        ..RawShared::default()
    };
    let extra = f.any("extra").map_or(Tree::Null, |(tree, _)| tree.clone());
    f.finish();
    RawShared { extra, ..home }
}

fn shared(f: &mut Fields<'_>, title: &'static str) -> RawShared {
    RawShared {
        title: f.required(title),
        slug: f.text("slug"),
        summary: f.plain("summary"),
        lang: f.text("lang"),
        draft: f.flag("draft").unwrap_or(false),
        embargo_until: f.text("embargo_until"),
        visibility: f.word("visibility"),
        aliases: f.texts("aliases"),
        updated: f.text("updated"),
        topics: f.split_texts("topics"),
        region: f.text("region"),
        checks: checks(f),
        extra: f.any("extra").map_or(Tree::Null, |(tree, _)| tree.clone()),
        trail: f.trail().clone(),
    }
}

/// How bad findings in a file are; an entry of a list has no say in that.
fn checks(f: &mut Fields<'_>) -> Levels {
    let is_file = f.trail().steps().next().is_none();
    let said = if is_file { f.any("checks") } else { None };
    said.map(|(tree, trail)| only_levels(tree, trail, f.notes())).unwrap_or_default()
}

/// A picture: its file alone, or a map.
fn framed(f: &mut Fields<'_>, key: &'static str) -> Option<RawFramed> {
    let Some(Tree::Map(_)) = f.peek(key) else {
        return f.text(key).map(|file| RawFramed { file, focal: None });
    };
    let (tree, trail) = f.any(key)?;
    nested(Part::Photo, tree, trail, f.notes(), |f| {
        let focal = f.word("focal");
        f.required("file").map(|file| RawFramed { file, focal })
    })
}

/// Pictures: maps, or files alone.
fn photos(f: &mut Fields<'_>) -> Vec<RawPhoto> {
    let one = |f: &mut Fields<'_>| {
        // Nothing between quotation marks is said on purpose: the picture is for decoration.
        let decorative = f.flag("decorative") == Some(true) || matches!(f.peek("alt"), Some(Tree::Text(_)));
        RawPhoto {
            file: f.required("file").unwrap_or_default(),
            alt: f.plain("alt").or_else(|| decorative.then(String::new)),
            caption: f.plain("caption"),
            credit: f.plain("credit"),
            focal: f.word("focal"),
        }
    };
    let mut photos = maps_or_names(f, "photos", Part::Photo, one, |file| RawPhoto { file, ..RawPhoto::default() });
    // Without a file there is nothing to show, and that is told.
    photos.retain(|photo| !photo.file.value.is_empty());
    photos
}

fn article(f: &mut Fields<'_>) -> RawArticle {
    let sign_off = sign_off(f);
    RawArticle {
        shared: shared(f, "title"),
        subtitle: f.plain("subtitle"),
        source: source(f),
        event: f.text("event"),
        speakers: appearances(f, "speakers"),
        order: f.word_among("order", Order::OF_PEOPLE),
        sign_off_trail: f.any("sign_off").map(|(_, trail)| trail),
        sign_off,
        photos: photos(f),
        quotes: quotes(f),
        figures: figures(f),
        related: f.texts("related"),
        ..RawArticle::default()
    }
}
