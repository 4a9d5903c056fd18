//! Events and their agendas.

use std::collections::{BTreeMap, BTreeSet};

use super::registry::free;
use super::texts::TextSource;
use super::{Build, ByFolder, Cx, To, agenda, appear, links, refs, shared, times};
use crate::date::{Period, When};
use crate::diag::{At, Problem, Taker};
use crate::model::{Attachment, AttachmentTarget, Event, EventKind, Figure, Id, Order, Room, Session, SessionKind, Status, Track, WebLink};
use crate::parse::raw::{Document, Raw, RawEvent, RawFigure, RawLink, RawSession};
use crate::slug::slug_of;
use crate::source::{FileId, SitePath};

/// Every event, still without its sessions.
pub(super) fn events(cx: &Cx<'_>, build: &mut Build) -> ByFolder {
    let mut by_folder = BTreeMap::new();
    for document in cx.documents {
        let Raw::Event(folder, raw) = &document.raw else { continue };
        if let Some(first) = by_folder.get(folder) {
            let first: Id<Event> = *first;
            let path = cx.sources.get(build.site.events[first].shared.origin.file()).path.to_string();
            let other = Taker::File { path };
            build.note(document.file, At::File, Problem::DuplicateId { id: folder.clone(), other });
            continue;
        }
        let event = event(cx, build, document, folder, raw);
        let id = build.site.events.push(event);
        build.targets.insert(document.file, To::Event(id));
        by_folder.insert(folder.clone(), id);
    }
    by_folder
}

fn event(cx: &Cx<'_>, build: &mut Build, document: &Document, folder: &str, raw: &RawEvent) -> Event {
    let file = document.file;
    let shared = shared::shared(cx, build, document, &raw.shared, folder);
    // An event without a readable start is an error already; any day keeps the rest of it checkable.
    let period = times::period(cx, build, file, &raw.time, None, None);
    if period.is_none() {
        build.undated.insert(file);
    }
    let period = period.unwrap_or(Period { start: When::Day(cx.config.today), end: None });
    let venue = raw.venue.as_ref().and_then(|said| refs::venue_ref(cx, build, file, said));
    let mut rooms: Vec<Room> = venue.map_or_else(Vec::new, |venue| build.site.venues[venue].rooms.clone());
    for name in &raw.rooms {
        room(&mut rooms, &name.value);
    }
    Event {
        shared,
        kind: raw.kind.unwrap_or(EventKind::Course),
        period,
        series: raw.series.as_ref().and_then(|said| refs::series_ref(cx, build, file, said)),
        edition: raw.edition.clone(),
        venue,
        rooms,
        tracks: raw.tracks.iter().map(|(name, colour)| Track { name: name.value.clone(), colour: colour.clone() }).collect(),
        organisers: refs::organisation_list(cx, build, file, &raw.organisers),
        co_organisers: refs::organisation_list(cx, build, file, &raw.co_organisers),
        speakers: appear::list(cx, build, file, &raw.speakers, raw.order),
        order: raw.order.unwrap_or(Order::AsWritten),
        audience: raw.audience.clone(),
        participants: raw.participants.clone(),
        status: raw.status.unwrap_or(Status::Scheduled),
        attendance: raw.attendance,
        cover: raw.cover.as_ref().and_then(|said| links::framed(cx, file, said, &mut build.notes)),
        links: raw.links.iter().filter_map(web_link).collect(),
        attachments: attachments(cx, build, file, &raw.attachments),
        figures: figures(&raw.figures),
        sessions: Vec::new(),
        releases: None,
        reports: Vec::new(),
        cases: Vec::new(),
    }
}

/// A session as written, with the file and the document it stands in.
struct Row<'a> {
    file: FileId,
    raw: &'a RawSession,
    /// The document, for sessions with a file of their own.
    document: Option<&'a Document>,
    /// Whether another row has chosen the same address before, which has a note of its own.
    gives_way: bool,
}

impl<'a> Row<'a> {
    fn of(file: FileId, raw: &'a RawSession, document: Option<&'a Document>) -> Row<'a> {
        Row { file, raw, document, gives_way: false }
    }

    /// The part of the address that the author chose, by an id or by the name of a file.
    fn chosen_slug(&self, cx: &Cx<'_>) -> Option<String> {
        let said = self.raw.shared.slug.as_ref().map(|said| said.value.clone());
        said.or_else(|| self.document.map(|_| slug_of(cx.sources.get(self.file).path.stem())))
    }
}

/// Every session, event by event, in the order of the agendas; gives them as written, in the same order.
pub(super) fn sessions<'a>(cx: &Cx<'a>, build: &mut Build, by_folder: &ByFolder) -> Vec<&'a RawSession> {
    let mut rows: BTreeMap<Id<Event>, Vec<Row<'a>>> = BTreeMap::new();
    let mut files = Vec::new();
    for document in cx.documents {
        let file = document.file;
        match &document.raw {
            Raw::Event(folder, raw) => {
                let written = raw.agenda.iter().map(|raw| Row::of(file, raw, None));
                rows.entry(by_folder[folder]).or_default().extend(written);
            }
            Raw::Agenda(folder, agenda) => match by_folder.get(folder) {
                Some(event) => {
                    let written = agenda.iter().map(|raw| Row::of(file, raw, None));
                    rows.entry(*event).or_default().extend(written);
                    build.targets.insert(file, To::Agenda(*event));
                }
                None => event_missing(cx, build, file, folder),
            },
            Raw::Session(folder, raw) => match by_folder.get(folder) {
                Some(event) => files.push((*event, Row::of(file, raw, Some(document)))),
                None => event_missing(cx, build, file, folder),
            },
            _ => {}
        }
    }
    // Sessions with files of their own come behind the rows, by file name, and go where their times say.
    for (event, row) in files {
        rows.entry(event).or_default().push(row);
    }
    let mut written = Vec::new();
    for (event, mut rows) in rows {
        sessions_of(cx, build, event, &mut rows, &mut written);
    }
    written
}

/// Notes a file whose event's folder has no event; one whose event has a mistake of its own is told of already.
pub(super) fn event_missing(cx: &Cx<'_>, build: &mut Build, file: FileId, folder: &str) {
    let folder = format!("content/events/{folder}");
    let written = [format!("{folder}/index.md"), format!("{folder}.md")];
    if !written.iter().any(|path| SitePath::new(path).is_some_and(|path| cx.sources.find(&path).is_some())) {
        build.note(file, At::File, Problem::EventMissing { folder });
    }
}

fn sessions_of<'a>(cx: &Cx<'a>, build: &mut Build, event: Id<Event>, rows: &mut [Row<'a>], written: &mut Vec<&'a RawSession>) {
    let mut slugs = chosen_slugs(cx, build, rows);
    let mut sessions: Vec<Option<(Session, &Row<'_>)>> =
        rows.iter().map(|row| Some((session(cx, build, event, row, &mut slugs), row))).collect();
    let periods: Vec<Option<Period>> = sessions.iter().map(|one| one.as_ref().and_then(|(session, _)| session.period)).collect();
    for n in agenda::order(&periods) {
        let Some((session, row)) = sessions.get_mut(n).and_then(Option::take) else { continue };
        let file = row.file;
        written.push(row.raw);
        let id = build.site.sessions.push(session);
        build.renamed.extend(row.raw.was.as_ref().map(|was| (id, (file, was.clone()))));
        build.site.events.get_mut(event).sessions.push(id);
        build.targets.entry(file).or_insert(To::Session(id));
    }
}

/// The addresses that authors chose: other rows give way to them, and no two may be the same.
fn chosen_slugs(cx: &Cx<'_>, build: &mut Build, rows: &mut [Row<'_>]) -> BTreeSet<String> {
    let mut slugs = BTreeSet::new();
    for row in rows {
        let Some(slug) = row.chosen_slug(cx) else { continue };
        if !slugs.insert(slug.clone()) {
            let other = Taker::SessionOfEvent;
            build.note(row.file, shared::at_id(&row.raw.shared), Problem::DuplicateId { id: slug, other });
            row.gives_way = true;
        }
    }
    slugs
}

fn session(cx: &Cx<'_>, build: &mut Build, event: Id<Event>, row: &Row<'_>, slugs: &mut BTreeSet<String>) -> Session {
    let (file, raw) = (row.file, row.raw);
    let title = raw.shared.title.as_ref().map_or_else(String::new, |said| said.value.clone());
    let mut shared = match row.document {
        Some(document) => {
            let stem = cx.sources.get(file).path.stem().to_string();
            shared::shared(cx, build, document, &raw.shared, &stem)
        }
        None => shared::row(cx, build, file, &raw.shared, &title),
    };
    if row.gives_way || row.chosen_slug(cx).is_none() {
        shared.slug = free(slugs, &shorten(&shared.slug));
    }
    if raw.shared.lang.is_none() {
        shared.lang = build.site.events[event].shared.lang.clone();
    }
    if let Some((said, outline)) = &raw.abstract_text {
        let source = TextSource::Inline(said.value.clone());
        shared.text = Some(build.texts.push(file, source, outline.clone(), Some(said.trail.clone())));
        shared.excerpt = Some(outline.summary.clone()).filter(|excerpt| !excerpt.is_empty());
    }
    let owner = build.site.events.get_mut(event);
    let room = raw.room.as_ref().map(|said| room(&mut owner.rooms, &said.value));
    let track = raw.track.as_ref().map(|said| track(&mut owner.tracks, &said.value));
    Session {
        shared,
        event,
        kind: raw.kind.unwrap_or(SessionKind::Lecture),
        period: session_period(cx, build, event, file, raw),
        venue: raw.venue.as_ref().and_then(|said| refs::venue_ref(cx, build, file, said)),
        room,
        track,
        speakers: appear::list(cx, build, file, &raw.speakers, raw.order),
        materials: attachments(cx, build, file, &raw.materials),
        recording: raw.recording.as_ref().map(|said| said.value.clone()),
        status: raw.status.unwrap_or(Status::Scheduled),
        feedback: raw.feedback.as_ref().map(|said| said.value.clone()),
        record: None,
    }
}

/// A session's time: its day from `date`, or from an event of one day; its year from the event.
fn session_period(cx: &Cx<'_>, build: &mut Build, event: Id<Event>, file: FileId, raw: &RawSession) -> Option<Period> {
    let whole = build.site.events[event].period;
    let year = Some(whole.start.year());
    let only_day = (whole.days() == 1).then(|| whole.first_day());
    let date = times::optional(cx, build, file, raw.date.as_ref(), year);
    // A date that cannot be read has a note already; any day keeps the rest of the row checkable.
    let lost = raw.date.is_some() && date.is_none();
    let day = date.and_then(|date| date.day()).or(only_day).or(lost.then(|| whole.first_day()));
    times::note_lost_end(build, file, &raw.time);
    let period = times::period(cx, build, file, &raw.time, year, day);
    if lost {
        return None;
    }
    period.or_else(|| date.filter(|_| raw.time.start.is_none()).map(|start| Period { start, end: None }))
}

/// The longest part of an address that a title makes, in characters: long titles are for reading, not for typing.
const LONGEST_TITLE: usize = 24;

pub(super) fn shorten(slug: &str) -> String {
    slug_of(&slug.chars().take(LONGEST_TITLE).collect::<String>())
}

/// The room of a name, added if the event does not have it yet.
fn room(rooms: &mut Vec<Room>, name: &str) -> usize {
    rooms.iter().position(|room| room.name == name).unwrap_or_else(|| {
        rooms.push(Room { name: name.to_string(), capacity: None, floor: None });
        rooms.len() - 1
    })
}

fn track(tracks: &mut Vec<Track>, name: &str) -> usize {
    tracks.iter().position(|track| track.name == name).unwrap_or_else(|| {
        tracks.push(Track { name: name.to_string(), colour: None });
        tracks.len() - 1
    })
}

fn web_link(raw: &RawLink) -> Option<WebLink> {
    let url = raw.url.as_ref()?.value.clone();
    Some(WebLink { title: raw.title.clone(), url })
}

fn attachments(cx: &Cx<'_>, build: &mut Build, file: FileId, raw: &[RawLink]) -> Vec<Attachment> {
    let one = |raw: &RawLink| {
        let target = match (&raw.file, &raw.url) {
            (Some(said), _) => AttachmentTarget::File(links::file_ref(cx, file, said, links::Wanted::File, &mut build.notes)?),
            (None, Some(url)) => AttachmentTarget::Url(url.value.clone()),
            (None, None) => return None,
        };
        Some(Attachment { title: raw.title.clone(), target })
    };
    raw.iter().filter_map(one).collect()
}

/// Numbers as printed.
pub(super) fn figures(raw: &[RawFigure]) -> Vec<Figure> {
    let one =
        |raw: &RawFigure| Figure { label: raw.label.clone(), value: raw.value.clone(), unit: raw.unit.clone(), note: raw.note.clone() };
    raw.iter().map(one).collect()
}
