//! What an archive is about: events, sessions, speakers, articles and what joins them.
//!
//! Immutable once `resolve` has built it; things refer to each other by typed
//! [`Id`], both ways. Knows nothing of addresses, HTML or the contents of
//! files: an [`Origin`] is a number that only other stages can read.

mod article;
mod event;
mod people;
mod places;
mod release;
mod session;
mod site;
mod translation;
mod words;

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Index;

use crate::source::FileId;

pub use article::{CaseStudy, Correction, FileRef, Framed, Outcome, Photo, Quote, Report, SignOff, Source};
pub use event::{Attachment, AttachmentTarget, Event, Figure, Track, WebLink};
pub use people::{Appearance, Consent, Forms, Occasion, Speaker};
pub use places::{Organisation, Region, Room, Series, Topic, Venue};
pub use release::{Change, Record, Release, Releases, Slot, State, Today, Uuid};
pub use session::Session;
pub use site::{Entry, Page, Shared, Site, TextRef};
pub use translation::{Original, Translation, Wording};
pub use words::{Attendance, CasePart, EventKind, Focal, Level, Order, SessionKind, Status, Unpublished, Visibility, Word};

/// The number of a thing in its [`Arena`].
pub struct Id<T>(u32, PhantomData<fn() -> T>);

/// All things of one kind, in a fixed order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arena<T>(Vec<T>);

/// Where a thing comes from: opaque here, a file to the stages that read and publish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin(FileId);

impl Origin {
    pub(crate) fn of(file: FileId) -> Origin {
        Origin(file)
    }

    pub(crate) fn file(self) -> FileId {
        self.0
    }
}

impl<T> Id<T> {
    /// Its place in a list that runs parallel to the arena.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }

    pub(crate) fn from_index(n: usize) -> Id<T> {
        Id(u32::try_from(n).expect("an archive has fewer than 2^32 things"), PhantomData)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

impl<T> Default for Arena<T> {
    fn default() -> Self {
        Arena(Vec::new())
    }
}

impl<T> Arena<T> {
    /// Adds a thing and gives its number.
    pub(crate) fn push(&mut self, thing: T) -> Id<T> {
        self.0.push(thing);
        Id::from_index(self.0.len() - 1)
    }

    /// A thing that is still being built; only `resolve` can have the arena mutable.
    pub(crate) fn get_mut(&mut self, id: Id<T>) -> &mut T {
        self.0.get_mut(id.index()).expect("an Id comes from its own arena")
    }

    /// Every thing with its number.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Id<T>, &T)> {
        self.0.iter().enumerate().map(|(n, thing)| (Id::from_index(n), thing))
    }

    /// Every thing, to write it in other words; only a rendition has an archive of its own to change.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut()
    }

    /// Every number.
    pub fn ids(&self) -> impl Iterator<Item = Id<T>> + use<T> {
        (0..self.0.len()).map(Id::from_index)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Index<Id<T>> for Arena<T> {
    type Output = T;

    fn index(&self, id: Id<T>) -> &T {
        self.0.get(id.index()).expect("resolve keeps every Id in range")
    }
}
