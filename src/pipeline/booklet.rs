//! Which booklet is meant by what somebody typed.

use crate::diag::ReferenceKind;
use crate::parse::raw::Document;
use crate::plan::{OutPath, PageKind};
use crate::slug::encode;

use super::release::{folder_of, is_event};
use super::survey::known_in;
use super::{Known, Session, which};

/// The booklet of an event, or why there is none.
#[derive(Debug)]
pub enum Booklet {
    /// The event's folder, the page, and its address inside the site, ready for `href`.
    Found(String, OutPath, String),
    /// No event has the name or the title; those that may be meant.
    NoEvent(Vec<Known>),
    /// The event, by its folder, is not published.
    Withheld(String),
    /// The event has no agenda, so there is nothing to print.
    NoAgenda(String),
    /// The site or its theme does without booklets.
    Off,
    /// The event's file cannot be read; the site's notes say why.
    Unread(String),
}

impl Session {
    /// The booklet of the event that is meant by its folder or its title.
    #[must_use]
    pub fn booklet(&self, given: &str) -> Booklet {
        let site = self.site();
        let sources = site.sources();
        let known_of = |document: &Document| known_in(sources, document, ReferenceKind::Event);
        let known: Vec<Known> = self.documents().flat_map(known_of).collect();
        let folder = match which(given, &known) {
            Ok(event) => event.id.clone(),
            Err(near) => return Booklet::NoEvent(near.into_iter().cloned().collect()),
        };
        let (resolved, plan, config) = (&site.prepared.resolved, &site.prepared.plan, &site.prepared.config);
        let events = &resolved.site.events;
        let Some(id) = events.ids().find(|id| folder_of(&sources.get(events[*id].shared.origin.file()).path) == folder) else {
            let is_withheld = |path| is_event(path) && folder_of(path) == folder;
            let withheld = resolved.withheld.iter().any(|file| is_withheld(&sources.get(*file).path));
            return if withheld { Booklet::Withheld(folder) } else { Booklet::Unread(folder) };
        };
        if events[id].sessions.is_empty() {
            return Booklet::NoAgenda(folder);
        }
        let Some(page) = plan.pages.iter().find(|page| page.kind == PageKind::Booklet(id)) else { return Booklet::Off };
        Booklet::Found(folder, page.out.clone(), config.base_of(&page.path).href(&encode(&page.path)))
    }
}
