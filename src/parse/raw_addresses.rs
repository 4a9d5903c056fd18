//! Addresses elsewhere that a document gives in its data.

use super::fields::Text;
use super::raw::{Raw, RawLink, RawSession, RawShared};
use crate::model::Visibility;

impl Raw {
    /// All of them, in order; those of rows that are not published are left out.
    #[must_use]
    pub fn addresses(&self) -> Vec<&Text> {
        match self {
            Raw::Event(_, event) => {
                let links = event.links.iter().chain(&event.attachments).filter_map(of_link);
                links.chain(of_sessions(&event.agenda)).collect()
            }
            Raw::Agenda(_, sessions) => of_sessions(sessions).collect(),
            Raw::Session(_, session) => of_sessions(std::slice::from_ref(&**session)).collect(),
            Raw::Report(_, article) | Raw::Case(_, article) => article.source.iter().filter_map(|source| source.url.as_ref()).collect(),
            Raw::Speaker(speaker) => speaker.links.iter().filter_map(of_link).collect(),
            Raw::Speakers(rows) => rows.iter().filter(|row| is_shown(&row.shared)).flat_map(|row| &row.links).filter_map(of_link).collect(),
            Raw::Organisations(rows) => rows.iter().filter(|row| is_shown(&row.shared)).filter_map(|row| row.url.as_ref()).collect(),
            Raw::Venues(rows) => rows.iter().filter_map(|row| row.url.as_ref()).collect(),
            // They are the original's.
            Raw::Translation(_) => Vec::new(),
            // A spreadsheet is an agenda by the time anybody asks.
            Raw::Home(_) | Raw::Workbook(..) | Raw::Releases(..) | Raw::Series(_) | Raw::Page(_) => Vec::new(),
        }
    }
}

fn of_link(link: &RawLink) -> Option<&Text> {
    link.url.as_ref()
}

fn of_sessions(sessions: &[RawSession]) -> impl Iterator<Item = &Text> {
    let shown = sessions.iter().filter(|session| is_shown(&session.shared));
    shown.flat_map(|session| session.materials.iter().filter_map(of_link).chain(&session.recording).chain(&session.feedback))
}

fn is_shown(shared: &RawShared) -> bool {
    !shared.draft && shared.visibility != Some(Visibility::Hidden)
}
