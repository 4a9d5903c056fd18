//! Who and what has which id and which names.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Candidate, Named};
use crate::model::{Forms, Id, Organisation, Region, Series, Topic, Venue};
use crate::parse::nearest;
use crate::parse::raw::RawForms;
use crate::slug::{is_id, slug_of};
use crate::text::lookalikes::as_seen;

/// Ids and names of one kind of thing.
#[derive(Debug)]
pub(crate) struct Registry<T> {
    by_id: BTreeMap<String, (Id<T>, String)>,
    by_name: BTreeMap<String, BTreeSet<Id<T>>>,
    slugs: BTreeSet<String>,
}

/// The registries of everything that is referred to.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub(crate) organisations: Registry<Organisation>,
    pub(crate) venues: Registry<Venue>,
    pub(crate) series: Registry<Series>,
    pub(crate) speakers: super::appear::Speakers,
    pub(crate) topics: BTreeMap<String, Id<Topic>>,
    pub(crate) regions: BTreeMap<String, Id<Region>>,
}

/// What a reference leads to.
pub(crate) enum Found<T> {
    /// A thing that is known.
    Known(Id<T>),
    /// A name that several bear.
    Several(Vec<Candidate>),
    /// A name that nobody bears yet: an entry of its own.
    NewName,
    /// An id that nobody has, with the one that may be meant.
    UnknownId(Option<Named>),
}

impl<T> Default for Registry<T> {
    fn default() -> Self {
        Registry { by_id: BTreeMap::new(), by_name: BTreeMap::new(), slugs: BTreeSet::new() }
    }
}

impl<T> Registry<T> {
    /// Adds a thing under its id and all its names.
    pub(crate) fn add(&mut self, id: &str, names: impl Iterator<Item = String>, thing: Id<T>) {
        let mut title = None;
        for name in names {
            title.get_or_insert_with(|| name.clone());
            self.by_name.entry(fold(&name)).or_default().insert(thing);
        }
        self.slugs.insert(id.to_string());
        self.by_id.entry(id.to_string()).or_insert((thing, title.unwrap_or_default()));
    }

    /// What a reference means: an id must be known, any other text is a name.
    pub(crate) fn find(&self, reference: &str) -> Found<T> {
        if let Some((thing, _)) = self.by_id.get(reference) {
            return Found::Known(*thing);
        }
        let bearers: Vec<Id<T>> = self.by_name.get(&fold(reference)).into_iter().flatten().copied().collect();
        match bearers.as_slice() {
            [thing] => Found::Known(*thing),
            [] if is_id(reference) => Found::UnknownId(self.near(reference)),
            [] => Found::NewName,
            several => Found::Several(self.describe(several)),
        }
    }

    fn describe(&self, things: &[Id<T>]) -> Vec<Candidate> {
        let meant = self.by_id.iter().filter(|(_, (thing, _))| things.contains(thing));
        meant.map(|(id, (_, name))| Candidate::Known { id: id.clone(), name: name.clone() }).collect()
    }

    /// A part of an address for a new name that no other thing of this kind has.
    pub(crate) fn free_slug(&mut self, name: &str) -> String {
        free(&mut self.slugs, &slug_of(name))
    }

    fn near(&self, id: &str) -> Option<Named> {
        let id = nearest(id, self.by_id.keys().map(String::as_str))?;
        let name = self.by_id.get(&id).map_or_else(String::new, |(_, name)| name.clone());
        Some(Named { id, name })
    }
}

/// What a name is in both scripts, by its entry.
pub(crate) fn forms(raw: &RawForms) -> Forms {
    Forms { hans: raw.hans.clone(), hant: raw.hant.clone(), registered: true }
}

/// `wish`, or `wish-2`, `wish-3`, … if that is taken; taken afterwards.
pub(crate) fn free(taken: &mut BTreeSet<String>, wish: &str) -> String {
    let wish = if wish.is_empty() { "x" } else { wish };
    let numbered = (2..).map(|n| format!("{wish}-{n}"));
    let slug = std::iter::once(wish.to_string()).chain(numbered).find(|slug| !taken.contains(slug)).expect("numbers do not end");
    taken.insert(slug.clone());
    slug
}

/// Names are equal whatever the spaces around and inside them, in capitals or not, and whatever in them nobody can see.
pub(crate) fn fold(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in as_seen(name).to_lowercase().split_whitespace() {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        // `王 伟` is 王伟, but `John Smith` is not JohnSmith.
        if latin(out.chars().last()) && latin(word.chars().next()) {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
