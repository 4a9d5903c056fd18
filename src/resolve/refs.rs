//! Organisations, venues, topics, regions: those with an entry of their own, and those that are only named.

use super::registry::{Found, fold, forms};
use super::{Build, Cx, shared};
use crate::diag::{At, Candidate, Diagnostic, Expected, Named, Problem, ReferenceKind, Taker, Trail};
use crate::model::{Forms, Id, Order, Organisation, Region, Room, Series, Shared, Topic, Venue};
use crate::parse::Text;
use crate::parse::raw::{Raw, RawShared};
use crate::slug::slug_of;
use crate::source::FileId;

/// The organisations that have an entry; parents are looked up once all are known.
pub(super) fn organisations(cx: &Cx<'_>, build: &mut Build) {
    let mut parents = Vec::new();
    for document in cx.documents {
        let Raw::Organisations(rows) = &document.raw else { continue };
        for raw in rows {
            let Some(name) = raw.shared.title.as_ref() else { continue };
            let shared = shared::row(cx, build, document.file, &raw.shared, &slug_of(&name.value));
            let slug = shared.slug.clone();
            if let Found::Known(other) = build.names.organisations.find(&slug) {
                let other = Taker::Named { name: build.site.organisations[other].shared.title.clone() };
                build.note(document.file, shared::at_id(&raw.shared), Problem::DuplicateId { id: slug, other });
                continue;
            }
            let forms = forms(&raw.forms);
            let others = raw.aliases.iter().chain(&forms.hans).chain(&forms.hant);
            let names: Vec<String> = std::iter::once(&name.value).chain(others).cloned().collect();
            let url = raw.url.as_ref().map(|said| said.value.clone());
            let order = raw.order.unwrap_or(Order::AsWritten);
            let id = build.site.organisations.push(Organisation { order, forms, ..organisation(shared, raw.aliases.clone(), url) });
            build.names.organisations.add(&slug, names.into_iter(), id);
            parents.extend(raw.parent.as_ref().map(|parent| (document.file, id, parent)));
        }
    }
    for (file, id, parent) in parents {
        let Some(above) = organisation_ref(cx, build, file, parent) else { continue };
        if is_below(build, above, id) {
            let problem = Problem::BadValue { key: "parent".to_string(), value: parent.value.clone(), expected: Expected::Parent };
            build.note(file, At::Value(parent.trail.clone()), problem);
        } else {
            build.site.organisations.get_mut(id).parent = Some(above);
        }
    }
}

/// Whether `below` is `above` or lies under it: such a parent would close a circle.
fn is_below(build: &Build, below: Id<Organisation>, above: Id<Organisation>) -> bool {
    let mut at = Some(below);
    while let Some(id) = at {
        if id == above {
            return true;
        }
        at = build.site.organisations[id].parent;
    }
    false
}

/// The venues that have an entry.
pub(super) fn venues(cx: &Cx<'_>, build: &mut Build) {
    for document in cx.documents {
        let Raw::Venues(rows) = &document.raw else { continue };
        for raw in rows {
            let Some(name) = raw.name.as_ref().map(|said| said.value.clone()) else { continue };
            let rooms = raw.rooms.iter().map(|room| Room {
                name: room.name.clone(),
                capacity: room.capacity.and_then(|n| u32::try_from(n).ok()),
                floor: room.floor.clone(),
            });
            let venue = Venue {
                name: name.clone(),
                forms: forms(&raw.forms),
                address: raw.address.clone(),
                directions: raw.directions.clone(),
                url: raw.url.as_ref().map(|said| said.value.clone()),
                region: raw.region.as_ref().map(|said| region(build, &said.value)),
                rooms: rooms.collect(),
            };
            let key = raw.id.as_ref().map_or_else(|| slug_of(&name), |said| said.value.clone());
            if let (Found::Known(other), Some(said)) = (build.names.venues.find(&key), &raw.id) {
                let other = Taker::Named { name: build.site.venues[other].name.clone() };
                build.note(document.file, At::Value(said.trail.clone()), Problem::DuplicateId { id: key, other });
                continue;
            }
            let id = build.site.venues.push(venue);
            let forms = raw.forms.hans.iter().chain(&raw.forms.hant).cloned();
            build.names.venues.add(&key, std::iter::once(name).chain(forms), id);
        }
    }
}

/// One organisation by id or name; a name of its own becomes an entry.
pub(super) fn organisation_ref(cx: &Cx<'_>, build: &mut Build, file: FileId, said: &Text) -> Option<Id<Organisation>> {
    match build.names.organisations.find(&said.value) {
        Found::Known(id) => Some(id),
        Found::UnknownId(near) => unknown(cx, build, file, said, ReferenceKind::Organisation, near),
        Found::Several(candidates) => ambiguous(build, file, said, ReferenceKind::Organisation, candidates),
        Found::NewName if cx.withheld.find(ReferenceKind::Organisation, &said.value).is_some() => {
            unknown(cx, build, file, said, ReferenceKind::Organisation, None)
        }
        Found::NewName => {
            let slug = build.names.organisations.free_slug(&said.value);
            let shared = named(cx, file, &slug, &said.value);
            let id = build.site.organisations.push(organisation(shared, Vec::new(), None));
            build.names.organisations.add(&slug, std::iter::once(said.value.clone()), id);
            Some(id)
        }
    }
}

/// Several organisations.
pub(super) fn organisation_list(cx: &Cx<'_>, build: &mut Build, file: FileId, said: &[Text]) -> Vec<Id<Organisation>> {
    said.iter().filter_map(|said| organisation_ref(cx, build, file, said)).collect()
}

/// One series by id or name.
pub(super) fn series_ref(cx: &Cx<'_>, build: &mut Build, file: FileId, said: &Text) -> Option<Id<Series>> {
    match build.names.series.find(&said.value) {
        Found::Known(id) => Some(id),
        Found::UnknownId(near) => unknown(cx, build, file, said, ReferenceKind::Series, near),
        Found::Several(candidates) => ambiguous(build, file, said, ReferenceKind::Series, candidates),
        Found::NewName if cx.withheld.find(ReferenceKind::Series, &said.value).is_some() => {
            unknown(cx, build, file, said, ReferenceKind::Series, None)
        }
        Found::NewName => {
            let slug = build.names.series.free_slug(&said.value);
            let shared = named(cx, file, &slug, &said.value);
            let series = Series { shared, organisers: Vec::new(), cadence: None, start: None, events: Vec::new() };
            let id = build.site.series.push(series);
            build.names.series.add(&slug, std::iter::once(said.value.clone()), id);
            Some(id)
        }
    }
}

/// One venue by id or name.
pub(super) fn venue_ref(cx: &Cx<'_>, build: &mut Build, file: FileId, said: &Text) -> Option<Id<Venue>> {
    match build.names.venues.find(&said.value) {
        Found::Known(id) => Some(id),
        Found::UnknownId(near) => unknown(cx, build, file, said, ReferenceKind::Venue, near),
        Found::Several(candidates) => ambiguous(build, file, said, ReferenceKind::Venue, candidates),
        Found::NewName => {
            let venue = Venue {
                name: said.value.clone(),
                forms: Forms::default(),
                address: None,
                directions: None,
                url: None,
                region: None,
                rooms: Vec::new(),
            };
            let id = build.site.venues.push(venue);
            let slug = build.names.venues.free_slug(&said.value);
            build.names.venues.add(&slug, std::iter::once(said.value.clone()), id);
            Some(id)
        }
    }
}

/// A topic by name.
pub(super) fn topic(build: &mut Build, name: &str) -> Id<Topic> {
    let topics = &mut build.site.topics;
    let new = || topics.push(Topic { name: name.to_string(), entries: Vec::new() });
    *build.names.topics.entry(fold(name)).or_insert_with(new)
}

/// A region by its way from the widest to the narrowest: `湖北/荆州`.
pub(super) fn region(build: &mut Build, path: &str) -> Id<Region> {
    let mut parent = None;
    let mut way = String::new();
    for name in path.split('/').map(str::trim).filter(|name| !name.is_empty()) {
        way.push('/');
        way.push_str(&fold(name));
        let id = match build.names.regions.get(&way) {
            Some(id) => *id,
            None => {
                let region = Region { name: name.to_string(), parent, children: Vec::new(), entries: Vec::new() };
                let id = build.site.regions.push(region);
                if let Some(parent) = parent {
                    build.site.regions.get_mut(parent).children.push(id);
                }
                build.names.regions.insert(way.clone(), id);
                id
            }
        };
        parent = Some(id);
    }
    parent.unwrap_or_else(|| {
        let region = Region { name: path.to_string(), parent: None, children: Vec::new(), entries: Vec::new() };
        build.site.regions.push(region)
    })
}

/// Notes an id that nobody has, or that only something unpublished has.
pub(super) fn unknown<T>(cx: &Cx<'_>, build: &mut Build, file: FileId, said: &Text, kind: ReferenceKind, near: Option<Named>) -> Option<T> {
    let problem = match cx.withheld.find(kind, &said.value) {
        Some((path, name)) => Problem::LinkToWithheld { path: path.to_string(), name: name.map(str::to_string) },
        None => Problem::UnknownReference { kind, id: said.value.clone(), near },
    };
    build.notes.push(Diagnostic::new(file, At::Value(said.trail.clone()), problem));
    None
}

fn ambiguous<T>(build: &mut Build, file: FileId, said: &Text, kind: ReferenceKind, candidates: Vec<Candidate>) -> Option<T> {
    let problem = Problem::AmbiguousName { kind, name: said.value.clone(), candidates };
    build.note(file, At::Value(said.trail.clone()), problem);
    None
}

/// What all documents have, for something that is only named.
pub(super) fn named(cx: &Cx<'_>, file: FileId, slug: &str, name: &str) -> Shared {
    shared::bare(cx, file, &RawShared { trail: Trail::default(), ..RawShared::default() }, slug, name)
}

fn organisation(shared: Shared, aliases: Vec<String>, url: Option<String>) -> Organisation {
    Organisation {
        shared,
        aliases,
        forms: Forms::default(),
        url,
        parent: None,
        children: Vec::new(),
        events: Vec::new(),
        cases: Vec::new(),
        series: Vec::new(),
        speakers: Vec::new(),
        order: Order::AsWritten,
    }
}
