//! Session: one item of an event's agenda (schema.org sub-event, frab `event`).

use crate::date::Period;

use super::{Appearance, Attachment, Event, Id, SessionKind, Shared, Status, Venue};

/// One item of an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Title, language, topics and what else all documents have.
    pub shared: Shared,
    /// The event it belongs to.
    pub event: Id<Event>,
    /// What happens in it.
    pub kind: SessionKind,
    /// When; `None` where nobody recorded it.
    pub period: Option<Period>,
    /// The venue, where it is not the event's.
    pub venue: Option<Id<Venue>>,
    /// The room, by its place in the event's rooms.
    pub room: Option<usize>,
    /// The track, by its place in the event's tracks.
    pub track: Option<usize>,
    /// Who appears.
    pub speakers: Vec<Appearance>,
    /// Slides, papers and the like.
    pub materials: Vec<Attachment>,
    /// Where the recording can be seen.
    pub recording: Option<String>,
    /// Whether it takes place as announced.
    pub status: Status,
    /// Where the audience can say what it thinks of it.
    pub feedback: Option<String>,
    /// What is kept of it, by its place in the records of its event's releases; `None` while it is not released.
    pub record: Option<usize>,
}

impl Session {
    /// Whether it and another certainly are in different places.
    #[must_use]
    pub fn is_elsewhere(&self, other: &Session) -> bool {
        self.venue != other.venue || (self.room.is_some() && other.room.is_some() && self.room != other.room)
    }

    /// Whether it has a page of its own: pauses have none unless somebody appears in them or there is a text.
    #[must_use]
    pub fn has_page(&self) -> bool {
        !self.kind.is_pause() || !self.speakers.is_empty() || self.shared.text.is_some()
    }
}
