//! Event: one gathering with a start and an end (schema.org `Event`).

use crate::date::Period;

use super::{
    Appearance, Attendance, CaseStudy, EventKind, FileRef, Framed, Id, Order, Organisation, Releases, Report, Room, Series, Session,
    Shared, Status, Venue,
};

/// One gathering.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Title, language, topics and what else all documents have.
    pub shared: Shared,
    /// What sort of gathering it is.
    pub kind: EventKind,
    /// When it takes place.
    pub period: Period,
    /// The series it is an edition of.
    pub series: Option<Id<Series>>,
    /// Which edition, in the author's words.
    pub edition: Option<String>,
    /// Where it takes place.
    pub venue: Option<Id<Venue>>,
    /// The rooms its sessions use or its author names.
    pub rooms: Vec<Room>,
    /// Its tracks.
    pub tracks: Vec<Track>,
    /// Who holds it.
    pub organisers: Vec<Id<Organisation>>,
    /// Who helps.
    pub co_organisers: Vec<Id<Organisation>>,
    /// Who appears at it beyond the agenda.
    pub speakers: Vec<Appearance>,
    /// What the list of everybody who appears at it goes by.
    pub order: Order,
    /// For whom it is.
    pub audience: Option<String>,
    /// How many take part, as printed.
    pub participants: Option<String>,
    /// Whether it takes place as announced.
    pub status: Status,
    /// Where its audience is.
    pub attendance: Option<Attendance>,
    /// A picture for its head.
    pub cover: Option<Framed>,
    /// Links.
    pub links: Vec<WebLink>,
    /// Files to take home.
    pub attachments: Vec<Attachment>,
    /// Numbers worth showing.
    pub figures: Vec<Figure>,
    /// Its agenda, in order.
    pub sessions: Vec<Id<Session>>,
    /// The states in which its agenda was published; `None` where it is not released at all.
    pub releases: Option<Releases>,
    /// Reports about it, latest first.
    pub reports: Vec<Id<Report>>,
    /// Case studies that belong to it, latest first.
    pub cases: Vec<Id<CaseStudy>>,
}

/// A thread of sessions that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Track {
    /// Its name.
    pub name: String,
    /// A colour as CSS writes it, if the author gives one.
    pub colour: Option<String>,
}

/// A link to somewhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebLink {
    /// The words.
    pub title: String,
    /// The address.
    pub url: String,
}

/// A file or an address, with a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The words.
    pub title: String,
    /// The file in the site, or the address elsewhere.
    pub target: AttachmentTarget,
}

/// Where an attachment is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttachmentTarget {
    /// In the site.
    File(FileRef),
    /// Elsewhere.
    Url(String),
}

/// A number worth showing by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What is counted.
    pub label: String,
    /// The number as printed.
    pub value: String,
    /// Its unit.
    pub unit: Option<String>,
    /// What to know about it.
    pub note: Option<String>,
}
