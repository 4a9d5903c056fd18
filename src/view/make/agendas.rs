//! Agendas: of a whole event, of a room, of a track.

use std::collections::BTreeSet;

use super::booklet::booklet_url;
use super::events::venue;
use super::exports::{changes_url, exports};
use super::grid::{Cell, Item, table};
use super::head::document_head;
use super::{Cx, changes, foreign, venue_and_room};
use crate::date::{self, Period, Style, When};
use crate::language::Lang;
use crate::model::{Appearance, Entry, Event, Id, Order, Session};
use crate::plan::{ExportKind, PlannedPage};
use crate::resolve::uid;
use crate::view::agenda::{
    DoorView, GridCell, GridColumn, GridRow, GridSession, GridView, NowView, RoomView, SheetView, TrackMark, TrackView,
};
use crate::view::pages::{AgendaView, DayView, SessionRow};
use crate::view::parts::{AppearanceView, Link};
use crate::view::{Content, Crumb, PageView, View};

/// From how many sessions on each row of an agenda says no more than it must.
const LONG: usize = 120;

/// Shapes that tell tracks apart where colour does not.
const MARKS: [&str; 8] = ["●", "■", "▲", "◆", "★", "○", "□", "△"];

pub(super) fn agenda(cx: &Cx<'_>, page: &PlannedPage, id: Id<Event>) -> View {
    let event = &cx.archive().events[id];
    let addresses = &cx.plan.addresses;
    let has_sheets = cx.plan.lists.sheets.contains(&id);
    let mut days = days(cx, id, &event.sessions, Style::ShortWeekday);
    for (day, sessions) in days.iter_mut().zip(by_day(cx, &event.sessions)) {
        day.grid = grid(cx, id, &sessions.1);
        if is_upcoming(cx, event) && !is_long(event) {
            for (row, session) in day.sessions.iter_mut().zip(&sessions.1) {
                row.uid = Some(uid(cx.config, event, &cx.archive().sessions[*session]).to_string());
            }
        }
    }
    let content = AgendaView {
        event: cx.entry_link(Entry::Event(id)),
        period: cx.period(&event.period, event.shared.lang.script(), Style::Date),
        venue: venue(cx, event.venue, &[]),
        organisers: cx.organisation_links(&event.organisers),
        rooms: addresses.rooms(id).map(|(n, path)| Link { title: event.rooms[n].name.clone(), url: cx.href(path) }).collect(),
        tracks: addresses.tracks(id).map(|(n, _)| track_mark(cx, id, n)).collect(),
        upcoming: is_upcoming(cx, event),
        door_url: has_sheets.then(|| cx.href(&addresses.door(id))),
        now_url: has_sheets.then(|| cx.href(&addresses.now(id))),
        booklet_url: booklet_url(cx, id),
        qr: qr(cx, id, page),
        long: is_long(event),
        days,
        gone: changes::gone(cx, event),
        changes_url: changes_url(cx, id),
        exports: exports(cx, event, id),
    };
    let mut head = event_head(cx, page, id);
    head.feeds = changes::feed_link(cx, id).into_iter().collect();
    View { page: head, text: None, content: Content::Agenda(Box::new(content)) }
}

pub(super) fn room(cx: &Cx<'_>, page: &PlannedPage, id: Id<Event>, n: usize) -> View {
    let event = &cx.archive().events[id];
    let addresses = &cx.plan.addresses;
    let room = &event.rooms[n];
    let mut head = agenda_head(cx, page, id);
    head.title = format!("{} · {}", room.name, event.shared.title);
    let here: Vec<Id<Session>> = event.sessions.iter().copied().filter(|id| cx.archive().sessions[*id].room == Some(n)).collect();
    let others = addresses.rooms(id).filter(|(other, _)| *other != n);
    let content = RoomView {
        name: room.name.clone(),
        capacity: room.capacity,
        floor: room.floor.clone(),
        event: cx.entry_link(Entry::Event(id)),
        period: cx.period(&event.period, event.shared.lang.script(), Style::Date),
        agenda_url: cx.href(&addresses.agenda(id)),
        venue: venue(cx, event.venue, &[]),
        days: days(cx, id, &here, Style::ShortWeekday),
        calendar: cx.calendar(ExportKind::Room(id, n), ""),
        others: others.map(|(n, path)| Link { title: event.rooms[n].name.clone(), url: cx.href(path) }).collect(),
    };
    View { page: head, text: None, content: Content::Room(Box::new(content)) }
}

pub(super) fn track(cx: &Cx<'_>, page: &PlannedPage, id: Id<Event>, n: usize) -> View {
    let event = &cx.archive().events[id];
    let addresses = &cx.plan.addresses;
    let mut head = agenda_head(cx, page, id);
    head.title = format!("{} · {}", event.tracks[n].name, event.shared.title);
    let here: Vec<Id<Session>> = event.sessions.iter().copied().filter(|id| cx.archive().sessions[*id].track == Some(n)).collect();
    let content = TrackView {
        track: track_mark(cx, id, n),
        event: cx.entry_link(Entry::Event(id)),
        period: cx.period(&event.period, event.shared.lang.script(), Style::Date),
        agenda_url: cx.href(&addresses.agenda(id)),
        days: days(cx, id, &here, Style::ShortWeekday),
        calendar: cx.calendar(ExportKind::Track(id, n), ""),
        speakers: views(cx, &everyone(cx, event, &here, &[])),
        others: addresses.tracks(id).filter(|(other, _)| *other != n).map(|(n, _)| track_mark(cx, id, n)).collect(),
    };
    View { page: head, text: None, content: Content::Track(Box::new(content)) }
}

pub(super) fn door(cx: &Cx<'_>, page: &PlannedPage, id: Id<Event>) -> View {
    let event = &cx.archive().events[id];
    let mut head = agenda_head(cx, page, id);
    head.noindex = true;
    let agenda = cx.plan.addresses.agenda(id);
    let used: BTreeSet<usize> = event.sessions.iter().filter_map(|id| cx.archive().sessions[*id].room).collect();
    let rooms: Vec<Option<usize>> = if used.is_empty() { vec![None] } else { used.into_iter().map(Some).collect() };
    let content = DoorView {
        event: cx.entry_link(Entry::Event(id)),
        agenda_url: cx.href(&agenda),
        qr: cx.absolute(&agenda),
        sheets: rooms.into_iter().flat_map(|room| sheets(cx, id, room)).collect(),
    };
    View { page: head, text: None, content: Content::Door(Box::new(content)) }
}

/// A sheet for each day of a room; of the whole event, where it has no rooms. What has no day can hang on no door.
fn sheets(cx: &Cx<'_>, id: Id<Event>, room: Option<usize>) -> Vec<SheetView> {
    let event = &cx.archive().events[id];
    let here: Vec<Id<Session>> = event
        .sessions
        .iter()
        .copied()
        .filter(|id| cx.archive().sessions[*id].room == room && cx.archive().sessions[*id].period.is_some())
        .collect();
    let room = room.map(|n| &event.rooms[n]);
    let venue = || event.venue.map_or_else(String::new, |venue| cx.archive().venues[venue].name.clone());
    let sheet = |day| SheetView {
        room: room.map_or_else(venue, |room| room.name.clone()),
        capacity: room.and_then(|room| room.capacity),
        floor: room.and_then(|room| room.floor.clone()),
        day,
    };
    days(cx, id, &here, Style::Weekday).into_iter().map(sheet).collect()
}

pub(super) fn now(cx: &Cx<'_>, page: &PlannedPage, id: Id<Event>) -> View {
    let event = &cx.archive().events[id];
    let mut head = agenda_head(cx, page, id);
    head.noindex = true;
    let agenda = cx.plan.addresses.agenda(id);
    let content = NowView {
        event: cx.entry_link(Entry::Event(id)),
        agenda_url: cx.href(&agenda),
        qr: cx.absolute(&agenda),
        zone: cx.config.timezone.iana_name().unwrap_or_default().to_string(),
        days: days(cx, id, &event.sessions, Style::Weekday),
    };
    View { page: head, text: None, content: Content::Now(Box::new(content)) }
}

/// The absolute address of a page of an event that is not over, for its QR code.
pub(super) fn qr(cx: &Cx<'_>, id: Id<Event>, page: &PlannedPage) -> Option<String> {
    cx.plan.lists.sheets.contains(&id).then(|| cx.absolute(&page.path))
}

fn is_upcoming(cx: &Cx<'_>, event: &Event) -> bool {
    event.period.last_day() >= cx.config.today
}

/// Whether an agenda is too long to be repeated, and each row of it to say more than it must.
pub(super) fn is_long(event: &Event) -> bool {
    event.sessions.len() >= LONG
}

/// The head of a page below an event's.
pub(super) fn event_head(cx: &Cx<'_>, page: &PlannedPage, id: Id<Event>) -> PageView {
    let mut head = document_head(cx, page, "events", &cx.archive().events[id].shared);
    let Link { title, url } = cx.entry_link(Entry::Event(id));
    head.breadcrumbs.push(Crumb { title, key: "", url });
    head
}

/// The head of a page below an agenda.
fn agenda_head(cx: &Cx<'_>, page: &PlannedPage, id: Id<Event>) -> PageView {
    let mut head = event_head(cx, page, id);
    head.breadcrumbs.push(Crumb { title: String::new(), key: "agenda", url: cx.href(&cx.plan.addresses.agenda(id)) });
    head
}

/// The sessions day by day; those of unknown day last. Where the year stands above, days go without it: `style` says so.
pub(super) fn days(cx: &Cx<'_>, id: Id<Event>, sessions: &[Id<Session>], style: Style) -> Vec<DayView> {
    let event = &cx.archive().events[id];
    let lang = &event.shared.lang;
    let year = event.period.start.year();
    let one_year = event.period.last_day().year() == year;
    let style = |day: &When| if one_year && day.year() == year { style } else { Style::Weekday };
    let one = |(start, sessions): (Option<When>, Vec<Id<Session>>)| DayView {
        id: start.map_or_else(|| "day-unknown".to_string(), |start| format!("day-{}", start.first_day())),
        short: start.map_or_else(String::new, |start| short_day(&start, lang)),
        date: start.map(|start| match start.day() {
            Some(day) => cx.time(&When::Day(day), lang.script(), style(&start)),
            None => cx.time(&start, lang.script(), Style::Date),
        }),
        grid: None,
        sessions: sessions.into_iter().map(|session| row(cx, id, session, lang)).collect(),
    };
    by_day(cx, sessions).into_iter().map(one).collect()
}

fn short_day(start: &When, lang: &Lang) -> String {
    let when = start.day().map_or(*start, When::Day);
    date::words(&when, lang.script(), Style::Short)
}

/// Sessions in the order of an agenda, cut where a new day begins; each part with the start of its first.
fn by_day(cx: &Cx<'_>, sessions: &[Id<Session>]) -> Vec<(Option<When>, Vec<Id<Session>>)> {
    let start = |id: &Id<Session>| cx.archive().sessions[*id].period.map(|period| period.start);
    let day = |id: &Id<Session>| start(id).map(|start| start.first_day());
    sessions.chunk_by(|a, b| day(a) == day(b)).map(|part| (part.first().and_then(start), part.to_vec())).collect()
}

fn row(cx: &Cx<'_>, event_id: Id<Event>, id: Id<Session>, lang: &Lang) -> SessionRow {
    let event = &cx.archive().events[event_id];
    let session = &cx.archive().sessions[id];
    SessionRow {
        id: row_id(session),
        uid: None,
        title: session.shared.title.clone(),
        url: cx.plan.addresses.session(id).map(|path| cx.href(path)),
        kind: session.kind.word(),
        time: session.period.map(|one| cx.period(&one, lang.script(), Style::Short)),
        room: where_else(cx, event, session),
        room_url: room_url(cx, session),
        track: session.track.map(|n| track_mark(cx, event_id, n)),
        speakers: cx.appearances(&session.speakers),
        summary: session.shared.blurb().map(str::to_string),
        status: session.status.remark(),
        mark: changes::mark(cx, event, session),
        lang: foreign(&session.shared.lang, lang),
    }
}

/// Addresses are unique in their event, and so is this.
fn row_id(session: &Session) -> String {
    format!("s-{}", session.shared.slug)
}

/// One day as a table; `None` where no sessions run side by side.
fn grid(cx: &Cx<'_>, event_id: Id<Event>, sessions: &[Id<Session>]) -> Option<GridView> {
    let event = &cx.archive().events[event_id];
    let lang = event.shared.lang.script();
    let placed: Vec<(Id<Session>, Period)> = sessions.iter().filter_map(|id| Some((*id, cx.archive().sessions[*id].period?))).collect();
    let items: Vec<Item> = placed.iter().map(|(id, period)| Item { period: *period, room: cx.archive().sessions[*id].room }).collect();
    let table = table(&items)?;
    let column = |room: &Option<usize>| GridColumn {
        name: room.map_or_else(String::new, |n| event.rooms[n].name.clone()),
        url: room.and_then(|n| cx.plan.addresses.room(event_id, n)).map(|path| cx.href(path)),
    };
    let cell = |cell: Cell| GridCell {
        columns: cell.columns,
        rows: cell.rows,
        sessions: cell.items.iter().map(|n| grid_session(cx, event_id, placed[*n], cell.columns > 1)).collect(),
    };
    let row = |(start, cells): (When, Vec<Cell>)| {
        let text = date::words(&start, lang, Style::Clock);
        let time = cx.time(&start, lang, Style::Clock);
        GridRow { time: (!text.is_empty()).then_some(time), cells: cells.into_iter().map(cell).collect() }
    };
    Some(GridView { columns: table.columns.iter().map(column).collect(), rows: table.rows.into_iter().map(row).collect() })
}

fn grid_session(cx: &Cx<'_>, event_id: Id<Event>, (id, period): (Id<Session>, Period), wide: bool) -> GridSession {
    let event = &cx.archive().events[event_id];
    let session = &cx.archive().sessions[id];
    let lang = event.shared.lang.script();
    GridSession {
        title: session.shared.title.clone(),
        id: row_id(session),
        kind: session.kind.word(),
        clock: cx.clock(&period, lang),
        speakers: session.speakers.iter().map(|who| cx.archive().speakers[who.speaker].shared.title.clone()).collect(),
        track: session.track.map(|n| track_mark(cx, event_id, n)),
        room: where_else(cx, event, session).filter(|_| wide || session.room.is_none()),
        status: session.status.remark(),
    }
}

/// The room, with the venue before it where that is not the event's.
pub(super) fn where_else(cx: &Cx<'_>, event: &Event, session: &Session) -> Option<String> {
    let elsewhere = session.venue.filter(|venue| Some(*venue) != event.venue);
    venue_and_room(elsewhere.map(|venue| cx.archive().venues[venue].name.clone()), room_name(event, session))
}

pub(super) fn room_name(event: &Event, session: &Session) -> Option<String> {
    session.room.and_then(|n| event.rooms.get(n)).map(|room| room.name.clone())
}

pub(super) fn room_url(cx: &Cx<'_>, session: &Session) -> Option<String> {
    cx.plan.addresses.room(session.event, session.room?).map(|path| cx.href(path))
}

/// A track of an event, by its place.
pub(super) fn track_mark(cx: &Cx<'_>, event: Id<Event>, n: usize) -> TrackMark {
    let track = &cx.archive().events[event].tracks[n];
    TrackMark {
        title: track.name.clone(),
        url: cx.plan.addresses.track(event, n).map(|path| cx.href(path)),
        mark: MARKS[n % MARKS.len()],
        colour: track.colour.clone(),
    }
}

/// Everyone who appears, each once with the first title given: in the order of the agenda, or in the event's own.
pub(super) fn everyone<'a>(cx: &'a Cx<'_>, event: &Event, sessions: &[Id<Session>], others: &'a [Appearance]) -> Vec<&'a Appearance> {
    let in_sessions = sessions.iter().flat_map(|session| &cx.archive().sessions[*session].speakers);
    let mut seen = BTreeSet::new();
    let mut everyone: Vec<&Appearance> = in_sessions.chain(others).filter(|who| seen.insert(who.speaker)).collect();
    if event.order != Order::AsWritten {
        everyone.sort_by_key(|who| cx.resolved.people.place(event.order, who.speaker));
    }
    everyone
}

/// Appearances as pages show them.
pub(super) fn views(cx: &Cx<'_>, list: &[&Appearance]) -> Vec<AppearanceView> {
    list.iter().map(|who| cx.appearance(who)).collect()
}
