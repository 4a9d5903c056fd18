//! Lists of people and pages in the order that their authors ask for.
//!
//! The names of all speakers are compared once for every order that something asks for; a list is then put in order
//! by numbers. Where nobody asks, a list stays as it was written: who comes first may be a matter of rank.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Build, Cx};
use crate::config::Config;
use crate::model::{Appearance, Id, Order, Organisation, Page, Site, Speaker};
use crate::order::{Collation, Heading};
use crate::parse::raw::{Document, Raw};

/// The places of all speakers in every order that something asks for.
#[derive(Debug, Clone, Default)]
pub struct People(BTreeMap<Order, Ranks>);

/// One order: for each speaker the place, and what the name stands under.
#[derive(Debug, Clone, Default)]
struct Ranks {
    places: Vec<usize>,
    headings: Vec<Heading>,
}

impl People {
    /// The place of a speaker by name; as written where the order does not go by names.
    #[must_use]
    pub fn place(&self, order: Order, id: Id<Speaker>) -> usize {
        self.0.get(&order).and_then(|ranks| ranks.places.get(id.index())).copied().unwrap_or(id.index())
    }

    /// What a speaker stands under in an index.
    #[must_use]
    pub fn heading(&self, order: Order, id: Id<Speaker>) -> Option<Heading> {
        self.0.get(&order)?.headings.get(id.index()).copied()
    }

    /// Puts appearances in an order; those of one speaker stay as written.
    pub fn sort(&self, order: Order, list: &mut [Appearance]) {
        if order != Order::AsWritten {
            list.sort_by_key(|who| self.place(order, who.speaker));
        }
    }
}

/// The collation of an order that goes by names; nothing for the others.
#[must_use]
pub fn collation(order: Order, config: &Config) -> Option<Collation> {
    match order {
        Order::Pinyin => Some(Collation::pinyin()),
        Order::Stroke => Some(Collation::strokes(&config.language)),
        Order::Title => Some(Collation::dictionary(&config.language)),
        Order::AsWritten | Order::Date | Order::Count => None,
    }
}

/// Compares the names of all speakers.
pub(super) fn people(cx: &Cx<'_>, site: &Site) -> People {
    let orders = orders(cx.documents, cx.config);
    let ranked = orders.into_iter().filter_map(|order| Some((order, ranks(site, &collation(order, cx.config)?))));
    People(ranked.collect())
}

/// Every order that something asks for.
fn orders(documents: &[Arc<Document>], config: &Config) -> BTreeSet<Order> {
    let of = |document: &Document| -> Vec<Option<Order>> {
        match &document.raw {
            Raw::Event(_, event) => event.agenda.iter().map(|row| row.order).chain([event.order]).collect(),
            Raw::Agenda(_, rows) => rows.iter().map(|row| row.order).collect(),
            Raw::Session(_, session) => vec![session.order],
            Raw::Report(_, article) | Raw::Case(_, article) => vec![article.order],
            Raw::Organisations(rows) => rows.iter().map(|row| row.order).collect(),
            Raw::Home(_)
            | Raw::Workbook(..)
            | Raw::Releases(..)
            | Raw::Speaker(_)
            | Raw::Speakers(_)
            | Raw::Series(_)
            | Raw::Venues(_)
            | Raw::Translation(_)
            | Raw::Page(_) => Vec::new(),
        }
    };
    documents.iter().flat_map(|document| of(document)).flatten().chain([config.orders.speakers]).collect()
}

fn ranks(site: &Site, collation: &Collation) -> Ranks {
    let key = |speaker: &Speaker| {
        let read = speaker.sort_key.as_deref().or(speaker.pinyin.as_deref());
        collation.person(&speaker.shared.title, read)
    };
    let keys: Vec<_> = site.speakers.iter().map(|(_, speaker)| key(speaker)).collect();
    let mut order: Vec<usize> = (0..keys.len()).collect();
    // Two of one name stay in the order of the archive.
    order.sort_by(|a, b| collation.compare(&keys[*a], &keys[*b]).then(a.cmp(b)));
    let mut places = vec![0; keys.len()];
    for (place, speaker) in order.into_iter().enumerate() {
        places[speaker] = place;
    }
    Ranks { places, headings: keys.iter().map(|key| collation.heading(key)).collect() }
}

/// The speakers of each organisation that asks for an order.
pub(super) fn employees(build: &mut Build) {
    let asking: Vec<Id<Organisation>> =
        build.site.organisations.iter().filter(|(_, one)| one.order != Order::AsWritten).map(|(id, _)| id).collect();
    for id in asking {
        let organisation = build.site.organisations.get_mut(id);
        let order = organisation.order;
        organisation.speakers.sort_by_key(|speaker| build.people.place(order, *speaker));
    }
}

/// The pages below each page that asks for an order.
pub(super) fn pages(cx: &Cx<'_>, site: &mut Site) {
    let asking: Vec<(Id<Page>, Order)> =
        site.pages.iter().filter(|(_, page)| page.order != Order::AsWritten).map(|(id, page)| (id, page.order)).collect();
    for (id, order) in asking {
        let mut children = std::mem::take(&mut site.pages.get_mut(id).children);
        if let Some(collation) = collation(order, cx.config) {
            let key = |page: &Page| collation.words(&page.shared.title);
            let mut keyed: Vec<_> = children.drain(..).map(|child| (key(&site.pages[child]), child)).collect();
            keyed.sort_by(|a, b| collation.compare(&a.0, &b.0).then(a.1.cmp(&b.1)));
            children.extend(keyed.into_iter().map(|(_, child)| child));
        } else {
            children.sort_by_key(|child| Reverse(site.pages[*child].shared.updated.map(|when| when.sort_key())));
        }
        site.pages.get_mut(id).children = children;
    }
}
