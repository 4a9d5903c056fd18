//! What joins events: series, organisations, venues, topics, regions.

use crate::date::When;

use super::{CaseStudy, Event, Forms, Id, Order, Shared, Speaker};

/// Events that repeat under one name (schema.org `EventSeries`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Name (as title) and what else all documents have.
    pub shared: Shared,
    /// Who holds it.
    pub organisers: Vec<Id<Organisation>>,
    /// How often, in words.
    pub cadence: Option<String>,
    /// Since when.
    pub start: Option<When>,
    /// Its events, latest first.
    pub events: Vec<Id<Event>>,
}

/// Whoever holds events or employs speakers (schema.org `Organization`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Name (as title) and what else all documents have.
    pub shared: Shared,
    /// Other names.
    pub aliases: Vec<String>,
    /// The name in both scripts of Chinese.
    pub forms: Forms,
    /// Its own web site.
    pub url: Option<String>,
    /// The organisation above it.
    pub parent: Option<Id<Organisation>>,
    /// The organisations below it.
    pub children: Vec<Id<Organisation>>,
    /// Events it holds or helps to hold, latest first.
    pub events: Vec<Id<Event>>,
    /// Cases about it, latest first.
    pub cases: Vec<Id<CaseStudy>>,
    /// Series it holds.
    pub series: Vec<Id<Series>>,
    /// Speakers who belong to it, by their own file or at any appearance.
    pub speakers: Vec<Id<Speaker>>,
    /// What the list of its speakers goes by.
    pub order: Order,
}

/// A place with rooms (schema.org `Place`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Venue {
    /// Its name.
    pub name: String,
    /// The name in both scripts of Chinese.
    pub forms: Forms,
    /// Its postal address.
    pub address: Option<String>,
    /// How to get there, in words.
    pub directions: Option<String>,
    /// Its own web site.
    pub url: Option<String>,
    /// The region it lies in.
    pub region: Option<Id<Region>>,
    /// Its rooms.
    pub rooms: Vec<Room>,
}

/// A room of a venue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// Its name.
    pub name: String,
    /// How many people fit in.
    pub capacity: Option<u32>,
    /// The floor, as printed.
    pub floor: Option<String>,
}

/// A subject that several things share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its name, which is also its address.
    pub name: String,
    /// What belongs to it, latest first.
    pub entries: Vec<super::Entry>,
}

/// A part of the world: `湖北`, and `荆州` below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Its own name.
    pub name: String,
    /// The region it lies in.
    pub parent: Option<Id<Region>>,
    /// The regions in it.
    pub children: Vec<Id<Region>>,
    /// What belongs to it or to a region in it, latest first.
    pub entries: Vec<super::Entry>,
}
