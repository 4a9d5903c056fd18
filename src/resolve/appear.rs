//! Speakers: who is meant by an id, a name, or a name with an organisation.
//!
//! Two passes, because a bare name may stand in a file that comes before the
//! one that says whose it is. The first collects every name with every
//! organisation it is given with; the second can then tell whether a bare
//! name means one person.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::registry::{fold, free};
use super::{Build, Cx, refs, shared};
use crate::diag::{At, Candidate, Diagnostic, Expected, Named, Problem, ReferenceKind, Taker, Trail};
use crate::model::{Appearance, Consent, Forms, Id, Order, Organisation, Speaker, WebLink};
use crate::parse::nearest;
use crate::parse::raw::{Document, Raw, RawAppearance, RawSpeaker};
use crate::slug::{is_id, slug_of};
use crate::source::FileId;
use crate::text::pinyin::aligned;

/// Who is known by which id and which name.
#[derive(Debug, Default)]
pub(crate) struct Speakers {
    by_id: BTreeMap<String, Id<Speaker>>,
    by_name: BTreeMap<String, Vec<Bearer>>,
    /// Where those who are only named are named first.
    mentions: BTreeMap<Id<Speaker>, (FileId, Trail)>,
}

/// One who bears a name.
#[derive(Debug, Clone, Copy)]
struct Bearer {
    speaker: Id<Speaker>,
    organisation: Option<Id<Organisation>>,
    /// Whether the speaker has a file or an entry, and so is known for sure.
    registered: bool,
}

/// All speakers: those with a file or an entry, then those who are only named.
pub(super) fn speakers(cx: &Cx<'_>, build: &mut Build) {
    for document in cx.documents {
        match &document.raw {
            Raw::Speaker(raw) => {
                let stem = cx.sources.get(document.file).path.stem().to_string();
                let id = registered(cx, build, document, raw, &stem);
                build.targets.insert(document.file, super::To::Speaker(id));
            }
            Raw::Speakers(rows) => {
                for raw in rows {
                    let stem = raw.shared.title.as_ref().map_or_else(String::new, |name| slug_of(&name.value));
                    registered(cx, build, document, raw, &stem);
                }
            }
            _ => {}
        }
    }
    named(cx, build);
}

fn registered(cx: &Cx<'_>, build: &mut Build, document: &Document, raw: &RawSpeaker, stem: &str) -> Id<Speaker> {
    let file = document.file;
    let is_file = matches!(document.raw, Raw::Speaker(_));
    let shared =
        if is_file { shared::shared(cx, build, document, &raw.shared, stem) } else { shared::row(cx, build, file, &raw.shared, stem) };
    let organisation = raw.organisation.as_ref().and_then(|said| refs::organisation_ref(cx, build, file, said));
    let photo = raw.photo.as_ref().and_then(|said| super::links::framed(cx, file, said, &mut build.notes));
    let link = |link: &crate::parse::raw::RawLink| {
        let url = link.url.as_ref()?.value.clone();
        Some(WebLink { title: link.title.clone(), url })
    };
    let (slug, name) = (shared.slug.clone(), shared.title.clone());
    if let Some(other) = build.names.speakers.by_id.get(&slug).copied() {
        let taker = Taker::Named { name: build.site.speakers[other].shared.title.clone() };
        build.note(file, shared::at_id(&raw.shared), Problem::DuplicateId { id: slug, other: taker });
        return other;
    }
    let speaker = Speaker {
        shared,
        alternate_names: raw.alternate_names.clone(),
        forms: super::registry::forms(&raw.forms),
        sort_key: raw.sort_key.clone(),
        pinyin: pinyin(build, file, raw),
        job_title: raw.job_title.clone(),
        organisation,
        photo,
        links: raw.links.iter().filter_map(link).collect(),
        consent: Consent { page: raw.consent_page.unwrap_or(true), photo: raw.consent_photo.unwrap_or(true) },
        occasions: Vec::new(),
    };
    let id = build.site.speakers.push(speaker);
    build.names.speakers.by_id.insert(slug, id);
    for name in std::iter::once(&name).chain(&raw.alternate_names).chain(&raw.forms.hans).chain(&raw.forms.hant) {
        let bearers = build.names.speakers.by_name.entry(fold(name)).or_default();
        bearers.push(Bearer { speaker: id, organisation, registered: true });
    }
    id
}

/// How a name is read, where what is written can be.
fn pinyin(build: &mut Build, file: FileId, raw: &RawSpeaker) -> Option<String> {
    let (name, said) = (raw.shared.title.as_ref()?, raw.pinyin.as_ref()?);
    if aligned(&name.value, &said.value).is_some() {
        return Some(said.value.clone());
    }
    let problem = Problem::BadValue { key: "pinyin".to_string(), value: said.value.clone(), expected: Expected::Pinyin };
    build.note(file, At::Value(said.trail.clone()), problem);
    None
}

/// Everybody who is only named: one speaker for each name and organisation.
fn named(cx: &Cx<'_>, build: &mut Build) {
    let mut slugs: BTreeSet<String> = build.site.speakers.iter().map(|(_, speaker)| speaker.shared.slug.clone()).collect();
    let mut bare = Vec::new();
    let ids = OnceCell::new();
    for document in cx.documents {
        for raw in appearances(&document.raw) {
            if is_id(&raw.who.value)
                || is_id_misspelt(build, &raw.who.value, &ids)
                || is_withheld(cx, build, &raw.who.value)
                || with_remark(build, raw).is_some()
            {
                continue;
            }
            match raw.organisation.as_ref().and_then(|said| refs::organisation_ref(cx, build, document.file, said)) {
                Some(organisation) => with_organisation(cx, build, document.file, raw, organisation, &mut slugs),
                None => bare.push((document.file, raw)),
            }
        }
    }
    for (file, raw) in bare {
        let known = build.names.speakers.by_name.get(&fold(&raw.who.value)).is_some_and(|bearers| !bearers.is_empty());
        if !known {
            add_named(cx, build, file, raw, None, &mut slugs);
        }
    }
    warn_of_same_names(build);
}

/// Whether a text that nobody bears as a name is an id in other letters: `Zhang-San`, `ZhangSan`, `zhang san`. What is written
/// as names are, `Zhang San`, may be somebody else.
fn is_id_misspelt(build: &Build, text: &str, ids: &OnceCell<BTreeSet<String>>) -> bool {
    let letters = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect::<String>();
    let is_name = || text.contains(' ') && text.contains(|c: char| c.is_ascii_uppercase());
    if !text.is_ascii() || is_name() || build.names.speakers.by_name.contains_key(&fold(text)) {
        return false;
    }
    // An id of one word says little: there are many of that name.
    let several = || build.names.speakers.by_id.keys().filter(|id| id.contains('-')).map(|id| letters(id)).collect();
    ids.get_or_init(several).contains(&letters(text))
}

/// Those of the archive who are spoken of in what is not published yet.
pub(super) fn awaited(cx: &Cx<'_>, build: &Build) -> BTreeSet<Id<Speaker>> {
    let Speakers { by_id, by_name, .. } = &build.names.speakers;
    let bearers = |said: &str| by_name.get(&fold(said)).into_iter().flatten().map(|bearer| bearer.speaker);
    cx.withheld.people.iter().flat_map(|said| by_id.get(said).copied().into_iter().chain(bearers(said))).collect()
}

/// Whether a name is borne by somebody who is not published, and by nobody who is.
fn is_withheld(cx: &Cx<'_>, build: &Build, name: &str) -> bool {
    cx.withheld.find(ReferenceKind::Speaker, name).is_some() && !build.names.speakers.by_name.contains_key(&fold(name))
}

fn with_organisation(
    cx: &Cx<'_>,
    build: &mut Build,
    file: FileId,
    raw: &RawAppearance,
    organisation: Id<Organisation>,
    slugs: &mut BTreeSet<String>,
) {
    let bearers = build.names.speakers.by_name.get(&fold(&raw.who.value)).map_or(&[][..], Vec::as_slice);
    if pick(bearers, Some(organisation)).is_none() {
        add_named(cx, build, file, raw, Some(organisation), slugs);
    }
}

fn add_named(
    cx: &Cx<'_>,
    build: &mut Build,
    file: FileId,
    raw: &RawAppearance,
    organisation: Option<Id<Organisation>>,
    slugs: &mut BTreeSet<String>,
) {
    let name = &raw.who.value;
    let wish = match organisation {
        Some(organisation) if slugs.contains(&slug_of(name)) => {
            slug_of(&format!("{name}-{}", build.site.organisations[organisation].shared.title))
        }
        _ => slug_of(name),
    };
    let shared = refs::named(cx, file, &free(slugs, &wish), name);
    let speaker = Speaker {
        shared,
        alternate_names: Vec::new(),
        forms: Forms::default(),
        sort_key: None,
        pinyin: None,
        job_title: None,
        organisation,
        photo: None,
        links: Vec::new(),
        consent: Consent::default(),
        occasions: Vec::new(),
    };
    let id = build.site.speakers.push(speaker);
    build.names.speakers.mentions.insert(id, (file, raw.who.trail.clone()));
    let bearers = build.names.speakers.by_name.entry(fold(name)).or_default();
    bearers.push(Bearer { speaker: id, organisation, registered: false });
}

/// The bearer that a name with an organisation means: the same organisation, or the only registered one that names none.
fn pick(bearers: &[Bearer], organisation: Option<Id<Organisation>>) -> Option<Id<Speaker>> {
    let same = bearers.iter().find(|bearer| bearer.organisation == organisation);
    let open = || {
        let mut open = bearers.iter().filter(|bearer| bearer.registered && bearer.organisation.is_none());
        open.next().filter(|_| open.next().is_none())
    };
    same.or_else(open).map(|bearer| bearer.speaker)
}

/// Two people of one name, one of them without a file: perhaps one person who changed places.
fn warn_of_same_names(build: &mut Build) {
    for bearers in build.names.speakers.by_name.values().filter(|bearers| bearers.len() > 1) {
        let mention = |bearer: &Bearer| Some((bearer.speaker, build.names.speakers.mentions.get(&bearer.speaker)?.clone()));
        let Some((doubtful, (file, trail))) = bearers.iter().rev().find_map(mention) else { continue };
        let candidates = bearers.iter().map(|bearer| describe(build, bearer)).collect();
        let problem = Problem::SameName { name: build.site.speakers[doubtful].shared.title.clone(), candidates };
        build.notes.push(Diagnostic::new(file, At::Value(trail), problem));
    }
}

/// One appearance, resolved; nothing if the id is unknown or the name is not clear.
pub(super) fn appearance(cx: &Cx<'_>, build: &mut Build, file: FileId, raw: &RawAppearance) -> Option<Appearance> {
    let organisation = raw.organisation.as_ref().and_then(|said| refs::organisation_ref(cx, build, file, said));
    if let Some(speaker) = with_remark(build, raw) {
        return Some(Appearance { speaker, role: raw.role.clone(), job_title: raw.job_title.clone(), organisation, note: None });
    }
    let speaker = who(cx, build, file, raw, organisation)?;
    Some(Appearance { speaker, role: raw.role.clone(), job_title: raw.job_title.clone(), organisation, note: raw.note.clone() })
}

/// Several appearances, in the order that is asked for.
pub(super) fn list(cx: &Cx<'_>, build: &mut Build, file: FileId, raw: &[RawAppearance], order: Option<Order>) -> Vec<Appearance> {
    let mut list: Vec<Appearance> = raw.iter().filter_map(|raw| appearance(cx, build, file, raw)).collect();
    build.people.sort(order.unwrap_or(Order::AsWritten), &mut list);
    list
}

/// Who is registered with the remark as a part of the name, as `李明（女）` beside another 李明.
fn with_remark(build: &Build, raw: &RawAppearance) -> Option<Id<Speaker>> {
    let whole = format!("{}（{}）", raw.who.value, raw.note.as_ref()?);
    match build.names.speakers.by_name.get(&fold(&whole)).map(Vec::as_slice) {
        Some([one]) if one.registered => Some(one.speaker),
        _ => None,
    }
}

fn who(cx: &Cx<'_>, build: &mut Build, file: FileId, raw: &RawAppearance, organisation: Option<Id<Organisation>>) -> Option<Id<Speaker>> {
    let reference = &raw.who.value;
    if let Some(id) = build.names.speakers.by_id.get(reference) {
        return Some(*id);
    }
    let bearers = build.names.speakers.by_name.get(&fold(reference)).cloned().unwrap_or_default();
    if let Some(speaker) = organisation.and_then(|organisation| pick(&bearers, Some(organisation))) {
        return Some(speaker);
    }
    match bearers.as_slice() {
        [one] => Some(one.speaker),
        [] => {
            let ids = &build.names.speakers.by_id;
            let near = nearest(reference, ids.keys().map(String::as_str));
            let near = near.map(|id| Named { name: build.site.speakers[ids[&id]].shared.title.clone(), id });
            refs::unknown(cx, build, file, &raw.who, ReferenceKind::Speaker, near)
        }
        several => {
            let candidates = several.iter().map(|bearer| describe(build, bearer)).collect();
            let problem = Problem::AmbiguousName { kind: ReferenceKind::Speaker, name: reference.clone(), candidates };
            build.note(file, At::Value(raw.who.trail.clone()), problem);
            None
        }
    }
}

fn describe(build: &Build, bearer: &Bearer) -> Candidate {
    let shared = &build.site.speakers[bearer.speaker].shared;
    let organisation = bearer.organisation.map(|id| build.site.organisations[id].shared.title.clone());
    match bearer.registered {
        true => Candidate::Registered { id: shared.slug.clone(), organisation },
        false => Candidate::Mentioned { name: shared.title.clone(), organisation },
    }
}

/// Everybody a document names.
pub(super) fn appearances(raw: &Raw) -> Vec<&RawAppearance> {
    match raw {
        Raw::Event(_, event) => event.speakers.iter().chain(event.agenda.iter().flat_map(|row| &row.speakers)).collect(),
        Raw::Agenda(_, rows) => rows.iter().flat_map(|row| &row.speakers).collect(),
        Raw::Session(_, session) => session.speakers.iter().collect(),
        Raw::Report(_, article) | Raw::Case(_, article) => {
            article.speakers.iter().chain(article.quotes.iter().filter_map(|(_, speaker)| speaker.as_ref())).collect()
        }
        Raw::Home(_)
        | Raw::Workbook(..)
        | Raw::Releases(..)
        | Raw::Speaker(_)
        | Raw::Speakers(_)
        | Raw::Series(_)
        | Raw::Organisations(_)
        | Raw::Venues(_)
        | Raw::Translation(_)
        | Raw::Page(_) => Vec::new(),
    }
}
