//! Which pages readers do not see yet, for a preview that shows them.

use crate::model::{Site, Unpublished};
use crate::plan::PageKind;

/// Why readers do not see what a page is about, if they do not.
#[must_use]
pub fn unpublished(site: &Site, kind: PageKind) -> Option<Unpublished> {
    match kind {
        PageKind::Event(id)
        | PageKind::Agenda(id)
        | PageKind::Room(id, _)
        | PageKind::Track(id, _)
        | PageKind::Door(id)
        | PageKind::Now(id)
        | PageKind::Booklet(id)
        | PageKind::Changes(id) => site.events[id].shared.unpublished,
        PageKind::Session(id) => {
            let session = &site.sessions[id];
            session.shared.unpublished.or(site.events[session.event].shared.unpublished)
        }
        PageKind::Speaker(id) => site.speakers[id].shared.unpublished,
        PageKind::Report(id) => site.reports[id].shared.unpublished,
        PageKind::Case(id) => site.cases[id].shared.unpublished,
        PageKind::Series(id, _) => site.series[id].shared.unpublished,
        PageKind::Organisation(id, _) => site.organisations[id].shared.unpublished,
        PageKind::Page(id) => site.pages[id].shared.unpublished,
        PageKind::Home => site.home.as_ref().and_then(|home| home.unpublished),
        PageKind::Topic(..)
        | PageKind::Region(..)
        | PageKind::Year(..)
        | PageKind::Events(_)
        | PageKind::Reports(_)
        | PageKind::Cases(_)
        | PageKind::Speakers(_)
        | PageKind::Topics
        | PageKind::Regions
        | PageKind::Organisations
        | PageKind::SeriesList
        | PageKind::Archive
        | PageKind::Statistics
        | PageKind::Search
        | PageKind::NotFound => None,
    }
}
