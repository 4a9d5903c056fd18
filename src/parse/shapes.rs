//! From written data to raw documents: which keys each kind of document has.

use super::fields::{Fields, Notes, Said, Text, scalar_text, wrong_type};
use super::markdown;
use super::raw::{
    RawAppearance, RawArticle, RawEvent, RawFigure, RawLink, RawOrganisation, RawOutcome, RawPage, RawPhoto, RawRoom, RawSeries,
    RawSession, RawShared, RawSource, RawSpeaker, RawTime, RawVenue,
};
use crate::diag::Trail;
use crate::tree::Tree;

/// An event's front matter.
pub(super) fn event(tree: &Tree, notes: &mut Notes) -> RawEvent {
    let mut f = Fields::new("an event", tree, Trail::default(), notes);
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
        audience: f.plain("audience"),
        participants: f.plain("participants"),
        status: f.word("status"),
        attendance: f.word("attendance"),
        cover: f.text("cover"),
        links: links(&mut f, "links"),
        attachments: links(&mut f, "attachments"),
        figures: figures(&mut f),
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
    entries("an agenda", rows, trail, notes).into_iter().map(|(row, trail)| session(row, trail, notes, SessionPlace::Row)).collect()
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
    let mut f = Fields::new("a session", tree, trail, notes);
    let mut session = RawSession {
        shared: shared(&mut f, "title"),
        kind: f.word("type"),
        date: f.text("date"),
        time: time(&mut f),
        venue: f.text("venue"),
        room: f.text("room"),
        track: f.text("track"),
        speakers: appearances(&mut f, "speakers"),
        materials: links(&mut f, "materials"),
        recording: f.text("recording"),
        status: f.word("status"),
        abstract_text: None,
    };
    if place == SessionPlace::Row {
        session.shared.slug = f.text("id").or(session.shared.slug);
        session.abstract_text = f.text("abstract").map(|said| {
            let (outline, findings) = markdown::outline(&said.value);
            for finding in findings {
                f.notes().value(said.trail.clone(), super::problem_of(finding.kind));
            }
            (said, outline)
        });
    }
    f.finish();
    session
}

/// A report's front matter.
pub(super) fn report(tree: &Tree, notes: &mut Notes) -> RawArticle {
    let mut f = Fields::new("a report", tree, Trail::default(), notes);
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
    let mut f = Fields::new("a case study", tree, Trail::default(), notes);
    let mut article = article(&mut f);
    article.date = f.text("date");
    article.organisation = f.text("organisation");
    article.outcomes = maps(&mut f, "outcomes", "an outcome", |f| RawOutcome {
        metric: f.required("metric").map_or_else(String::new, |said| said.value),
        value: f.required("value").map_or_else(String::new, |said| said.value),
        unit: f.plain("unit"),
        source: f.plain("source"),
    });
    article.period = match f.any("period") {
        Some((tree @ Tree::Map(_), trail)) => nested("a period", tree, trail, f.notes(), time),
        Some((tree, trail)) => RawTime { start: scalar_text(tree).map(|value| Said { value, trail }), ..RawTime::default() },
        None => RawTime::default(),
    };
    f.finish();
    article
}

/// A speaker's front matter, or one entry of a list of speakers.
pub(super) fn speaker(tree: &Tree, trail: Trail, notes: &mut Notes) -> RawSpeaker {
    let mut f = Fields::new("a speaker", tree, trail, notes);
    let mut speaker = RawSpeaker {
        shared: shared(&mut f, "name"),
        alternate_names: f.texts("alternate_names").into_iter().map(|said| said.value).collect(),
        sort_key: f.plain("sort_key"),
        job_title: f.plain("job_title"),
        organisation: f.text("organisation"),
        photo: f.text("photo"),
        links: links(&mut f, "links"),
        consent_page: None,
        consent_photo: None,
    };
    speaker.shared.slug = f.text("id").or(speaker.shared.slug);
    match f.any("consent") {
        Some((tree @ Tree::Map(_), trail)) => {
            (speaker.consent_page, speaker.consent_photo) =
                nested("the consent", tree, trail, f.notes(), |f| (f.flag("page"), f.flag("photo")));
        }
        Some((Tree::Bool(all), _)) => (speaker.consent_page, speaker.consent_photo) = (Some(*all), Some(*all)),
        Some((other, trail)) => f.notes().value(trail, wrong_type("consent", "true, false, or `page:` and `photo:`", other)),
        None => {}
    }
    f.finish();
    speaker
}

/// A list of speakers.
pub(super) fn speakers(tree: &Tree, notes: &mut Notes) -> Vec<RawSpeaker> {
    let rows = entries("a list of speakers", tree, &Trail::default(), notes);
    rows.into_iter().map(|(row, trail)| speaker(row, trail, notes)).collect()
}

/// A series' front matter.
pub(super) fn series(tree: &Tree, notes: &mut Notes) -> RawSeries {
    let mut f = Fields::new("a series", tree, Trail::default(), notes);
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
    let rows = entries("a list of organisations", tree, &Trail::default(), notes);
    let one = |f: &mut Fields<'_>| {
        let mut organisation = RawOrganisation {
            aliases: f.texts("aliases").into_iter().map(|said| said.value).collect(),
            shared: shared(f, "name"),
            url: f.text("url"),
            parent: f.text("parent"),
        };
        // Here `aliases` are other names, not old addresses.
        organisation.shared.aliases.clear();
        organisation.shared.slug = f.text("id").or(organisation.shared.slug.take());
        organisation
    };
    rows.into_iter().map(|(row, trail)| nested("an organisation", row, trail, notes, one)).collect()
}

/// A list of venues.
pub(super) fn venues(tree: &Tree, notes: &mut Notes) -> Vec<RawVenue> {
    let rows = entries("a list of venues", tree, &Trail::default(), notes);
    let room = |f: &mut Fields<'_>| RawRoom {
        id: f.plain("id"),
        name: f.required("name").map_or_else(String::new, |said| said.value),
        capacity: f.number("capacity"),
        floor: f.plain("floor"),
    };
    let one = |f: &mut Fields<'_>| RawVenue {
        id: f.text("id"),
        name: f.required("name"),
        address: f.plain("address"),
        region: f.text("region"),
        url: f.text("url"),
        rooms: maps_or_names(f, "rooms", "a room", room, |name| RawRoom { name, ..RawRoom::default() }),
    };
    rows.into_iter().map(|(row, trail)| nested("a venue", row, trail, notes, one)).collect()
}

/// A plain page's front matter.
pub(super) fn page(tree: &Tree, notes: &mut Notes) -> RawPage {
    let mut f = Fields::new("a page", tree, Trail::default(), notes);
    let page = RawPage { shared: shared(&mut f, "title"), weight: f.number("weight") };
    f.finish();
    page
}

/// The front page's front matter.
pub(super) fn home(tree: &Tree, notes: &mut Notes) -> RawShared {
    let mut f = Fields::new("the front page", tree, Trail::default(), notes);
    let home = RawShared { title: f.text("title"), summary: f.plain("summary"), lang: f.text("lang"), ..RawShared::default() };
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
        extra: f.any("extra").map_or(Tree::Null, |(tree, _)| tree.clone()),
        trail: f.trail().clone(),
    }
}

fn article(f: &mut Fields<'_>) -> RawArticle {
    let sign_off = sign_off(f);
    RawArticle {
        shared: shared(f, "title"),
        subtitle: f.plain("subtitle"),
        source: source(f),
        event: f.text("event"),
        speakers: appearances(f, "speakers"),
        sign_off_trail: f.any("sign_off").map(|(_, trail)| trail),
        sign_off,
        photos: maps(f, "photos", "a photo", |f| RawPhoto {
            file: f.required("file").unwrap_or_default(),
            alt: f.plain("alt"),
            caption: f.plain("caption"),
            credit: f.plain("credit"),
        }),
        quotes: quotes(f),
        figures: figures(f),
        related: f.texts("related"),
        ..RawArticle::default()
    }
}

fn time(f: &mut Fields<'_>) -> RawTime {
    RawTime { start: f.text("start"), end: f.text("end"), duration: f.text("duration") }
}

fn source(f: &mut Fields<'_>) -> Option<RawSource> {
    let (tree, trail) = f.any("source")?;
    if let Some(name) = scalar_text(tree) {
        return Some(RawSource { name, ..RawSource::default() });
    }
    Some(nested("a source", tree, trail, f.notes(), |f| RawSource {
        name: f.required("name").map_or_else(String::new, |said| said.value),
        url: f.text("url"),
        date: f.text("date"),
        issue: f.plain("issue"),
    }))
}

/// `记者: 李天然` under each other, or a list of `{role, name}`: a mapping cannot have one role twice.
fn sign_off(f: &mut Fields<'_>) -> Vec<(String, Vec<String>)> {
    let names = |tree: &Tree| match tree {
        Tree::List(items) => items.iter().filter_map(scalar_text).collect(),
        other => scalar_text(other).map_or_else(Vec::new, |text| text.split(['、', '，', ',']).map(|n| n.trim().to_string()).collect()),
    };
    match f.any("sign_off") {
        None => Vec::new(),
        Some((Tree::Map(steps), _)) => steps.iter().map(|(role, who)| (role.clone(), names(who))).collect(),
        Some((Tree::List(steps), trail)) => {
            let step = |(n, step): (usize, &Tree)| {
                nested("a step of the sign-off", step, trail.index(n), f.notes(), |f| {
                    let role = f.required("role").map_or_else(String::new, |said| said.value);
                    (role, f.split_texts("name").into_iter().map(|said| said.value).collect())
                })
            };
            steps.iter().enumerate().map(step).collect()
        }
        Some((other, trail)) => {
            f.notes().value(trail, wrong_type("sign_off", "roles with names", other));
            Vec::new()
        }
    }
}

fn quotes(f: &mut Fields<'_>) -> Vec<(String, Option<RawAppearance>)> {
    maps(f, "quotes", "a quote", |f| {
        let text = f.required("text").map_or_else(String::new, |said| said.value);
        (text, appearances(f, "speaker").into_iter().next())
    })
}

fn corrections(f: &mut Fields<'_>) -> Vec<(Option<Text>, String)> {
    maps(f, "corrections", "a correction", |f| (f.text("date"), f.required("text").map_or_else(String::new, |said| said.value)))
}

fn figures(f: &mut Fields<'_>) -> Vec<RawFigure> {
    maps(f, "figures", "a figure", |f| RawFigure {
        label: f.required("label").map_or_else(String::new, |said| said.value),
        value: f.required("value").map_or_else(String::new, |said| said.value),
        unit: f.plain("unit"),
        note: f.plain("note"),
    })
}

fn links(f: &mut Fields<'_>, key: &'static str) -> Vec<RawLink> {
    maps(f, key, "a link", |f| {
        let (file, url) = (f.text("file"), f.text("url"));
        let address = file.as_ref().or(url.as_ref()).map_or_else(String::new, |said| said.value.clone());
        RawLink { title: f.plain("title").unwrap_or(address), file, url }
    })
}

fn tracks(f: &mut Fields<'_>) -> Vec<(Text, Option<String>)> {
    let track = |f: &mut Fields<'_>| (f.required("name").unwrap_or_default(), f.plain("colour"));
    maps_or_names(f, "tracks", "a track", track, |name| (Said { value: name, trail: Trail::default() }, None))
}

/// Speakers: ids or names, `、` between them if they are told in one, or maps.
fn appearances(f: &mut Fields<'_>, key: &'static str) -> Vec<RawAppearance> {
    let mut out = Vec::new();
    for (tree, trail) in f.items(key) {
        if let Some(text) = scalar_text(tree) {
            let names = text.split(['、', '；', ';']).map(str::trim).filter(|name| !name.is_empty());
            out.extend(
                names.map(|name| RawAppearance { who: Said { value: name.to_string(), trail: trail.clone() }, ..RawAppearance::default() }),
            );
        } else {
            out.push(nested("a speaker's appearance", tree, trail, f.notes(), |f| {
                let who = f.text("id");
                RawAppearance {
                    who: if who.is_some() {
                        f.text("name");
                        who
                    } else {
                        f.required("name")
                    }
                    .unwrap_or_default(),
                    job_title: f.plain("job_title"),
                    organisation: f.text("organisation"),
                    role: f.plain("role"),
                    note: f.plain("note"),
                }
            }));
        }
    }
    out.retain(|appearance| !appearance.who.value.is_empty());
    out
}

/// A list of maps, each read by `one`.
fn maps<T>(f: &mut Fields<'_>, key: &'static str, document: &'static str, one: impl Fn(&mut Fields<'_>) -> T) -> Vec<T> {
    let items = f.items(key);
    items.into_iter().map(|(tree, trail)| nested(document, tree, trail, f.notes(), &one)).collect()
}

/// A list whose entries are maps, or names alone.
fn maps_or_names<T>(
    f: &mut Fields<'_>,
    key: &'static str,
    document: &'static str,
    one: impl Fn(&mut Fields<'_>) -> T,
    named: impl Fn(String) -> T,
) -> Vec<T> {
    let items = f.items(key);
    let read = |(tree, trail)| match scalar_text(tree) {
        Some(name) => named(name),
        None => nested(document, tree, trail, f.notes(), &one),
    };
    items.into_iter().map(read).collect()
}

fn nested<T>(document: &'static str, tree: &Tree, trail: Trail, notes: &mut Notes, one: impl FnOnce(&mut Fields<'_>) -> T) -> T {
    let mut f = Fields::new(document, tree, trail, notes);
    let value = one(&mut f);
    f.finish();
    value
}

/// The entries of a list that a whole file is.
fn entries<'t>(document: &'static str, tree: &'t Tree, trail: &Trail, notes: &mut Notes) -> Vec<(&'t Tree, Trail)> {
    match tree {
        Tree::Null => Vec::new(),
        Tree::List(items) => {
            items.iter().enumerate().filter(|(_, item)| **item != Tree::Null).map(|(n, item)| (item, trail.index(n))).collect()
        }
        other => {
            notes.value(trail.clone(), wrong_type(document, "a list, each entry beginning with `-`", other));
            Vec::new()
        }
    }
}
