//! Links to the files that are made of an agenda beside its pages.

use super::Cx;
use super::agendas::is_long;
use crate::date::{self, Style, When};
use crate::model::{Event, Id};
use crate::plan::ExportKind;
use crate::slug::encode;
use crate::view::parts::AgendaExports;

/// The page of what releases changed, if there are any.
pub(super) fn changes_url(cx: &Cx<'_>, id: Id<Event>) -> Option<String> {
    cx.archive().events[id].releases.as_ref().map(|_| cx.href(&cx.plan.addresses.changes(id)))
}

/// The calendars and timetables of an agenda.
pub(super) fn exports(cx: &Cx<'_>, event: &Event, id: Id<Event>) -> AgendaExports {
    let mut exports = AgendaExports { whole: cx.calendar(ExportKind::Agenda(id), ""), ..AgendaExports::default() };
    for kind in cx.plan.exports.of_event(id) {
        match *kind {
            ExportKind::Day(_, day) => {
                let title = date::words(&When::Day(day), event.shared.lang.script(), Style::Short);
                exports.days.extend(cx.calendar(*kind, &title));
            }
            // A long agenda leaves them to the pages of its rooms and tracks.
            ExportKind::Room(..) | ExportKind::Track(..) if is_long(event) => {}
            ExportKind::Room(_, room) => exports.rooms.extend(cx.calendar(*kind, &event.rooms[room].name)),
            ExportKind::Track(_, track) => exports.tracks.extend(cx.calendar(*kind, &event.tracks[track].name)),
            ExportKind::ScheduleXml(_) => {
                let path = cx.plan.exports.path(*kind).unwrap_or_default();
                exports.schedule_xml = Some(cx.href(path));
                // The app takes what stands behind the sign as it is: once more encoded.
                exports.giggity = Some(format!("https://ggt.gaa.st/#url={}", encode(&cx.absolute(path))));
            }
            ExportKind::ScheduleJson(_) => exports.schedule_json = cx.plan.exports.path(*kind).map(|path| cx.href(path)),
            ExportKind::Agenda(_) | ExportKind::Session(_) | ExportKind::Changes(_) | ExportKind::Site | ExportKind::Speaker(_) => {}
        }
    }
    exports
}
