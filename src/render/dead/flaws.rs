//! What is wrong with finished pages beside their addresses: an id twice, code that the policy of the site forbids, parts of a
//! list that nothing leads to, and addresses that are empty.
//!
//! In: what was met on the pages, and what they were made of. Out: a note for each flaw, at the template where that can be told.

use std::collections::{BTreeMap, BTreeSet};

use super::judge::Made;
use super::{Met, address_of};
use crate::diag::{At, Diagnostic, PageFlaw, Place, Problem};
use crate::plan::PlannedPage;
use crate::render::contract::lex::outside;
use crate::render::engine::template_names;
use crate::render::relative::{Inline, SECOND};
use crate::source::{FileId, Span};
use crate::view::kind_word;

/// What is wrong with pages.
pub(super) fn check(met: &Met, made: &Made<'_>) -> Vec<Diagnostic> {
    let texts = texts(made);
    let mut notes = Vec::new();
    let note = |place, flaw| Diagnostic { place, ..Diagnostic::nowhere(Problem::FlawedPage { flaw }) };
    // One id that nobody wrote as it is stands for all those that are made alike.
    let mut is_told = false;
    for (id, page) in &met.twice {
        let place = second(&texts, id);
        if place.is_some() || !std::mem::replace(&mut is_told, true) {
            notes.push(note(place, PageFlaw::Twice { id: id.clone(), page: address_of(page) }));
        }
    }
    for (inline, page) in met.inline.iter().filter(|_| made.renditions[0].config.headers) {
        let flaw = || PageFlaw::Inline { written: inline.to_string(), page: address_of(page) };
        let places: Vec<Place> = texts.iter().filter_map(|(file, text)| Some(at(*file, inline_in(text, inline)?))).collect();
        if places.is_empty() {
            notes.push(note(None, flaw()));
        }
        notes.extend(places.into_iter().map(|place| note(Some(place), flaw())));
    }
    notes.extend(unreached(met, made));
    notes
}

/// Whether some page has an empty address where a template says it may; where nobody can tell where that is, anywhere.
pub(super) fn has_empty(met: &Met, made: &Made<'_>, place: &Place) -> bool {
    let At::Text(span) = place.at else { return true };
    let file = made.theme.0.templates.values().find(|one| one.file == Some(place.file));
    let Some(text) = file.and_then(|one| std::str::from_utf8(&one.bytes).ok()) else { return true };
    let before = text.get(..span.range().start).unwrap_or_default();
    let tag = before.rfind('<').map(|open| &before[open + 1..]).unwrap_or_default();
    let tag = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let is_attribute = before.trim_end().trim_end_matches('-').ends_with("{{");
    met.empty.iter().any(|one| !is_attribute || one == tag)
}

/// Whether a note is of an address that may be empty.
pub(super) fn is_of_address(note: &Diagnostic) -> bool {
    matches!(note.problem, Problem::FlawedPage { flaw: PageFlaw::Empty { .. } })
}

/// The templates that are files of the site, without their tags and comments.
fn texts(made: &Made<'_>) -> BTreeMap<FileId, String> {
    let own = made.theme.0.templates.values().filter_map(|file| Some((file.file?, std::str::from_utf8(&file.bytes).ok()?)));
    own.map(|(file, text)| (file, outside(text))).collect()
}

fn at(file: FileId, span: Span) -> Place {
    Place { file, at: At::Text(span) }
}

/// Where an id is given a second time, or at least once.
fn second(texts: &BTreeMap<FileId, String>, id: &str) -> Option<Place> {
    let written = [format!(" id=\"{id}\""), format!(" id='{id}'")];
    let places = texts.iter().flat_map(|(file, text)| {
        let found = written.iter().flat_map(|one| text.match_indices(one.as_str()));
        found.map(|(start, one)| at(*file, Span::new(start + 1, start + one.len())))
    });
    let all: Vec<Place> = places.take(2).collect();
    all.into_iter().next_back()
}

/// Where a template has what runs or styles by itself.
fn inline_in(text: &str, inline: &Inline) -> Option<Span> {
    match inline {
        Inline::Element(name) => {
            let open = format!("<{name}");
            text.match_indices(&open).map(|(start, _)| start).find_map(|start| {
                let tag = &text[start..start + text[start..].find('>')?];
                let is_whole = tag[open.len()..].chars().next().is_none_or(char::is_whitespace);
                (is_whole && !tag.contains(" src=") && !tag.contains("json")).then(|| Span::new(start, start + open.len()))
            })
        }
        Inline::Attribute(name) => {
            let written = format!("{name}=");
            let before = |start: &usize| text[..*start].ends_with(char::is_whitespace);
            text.match_indices(&written).map(|(start, _)| start).find(before).map(|start| Span::new(start, start + name.len()))
        }
    }
}

/// The second parts of lists that nothing leads to, one for each template.
fn unreached(met: &Met, made: &Made<'_>) -> Vec<Diagnostic> {
    let templates = made.theme.0.templates();
    let of_template = |page: &PlannedPage| {
        let kind = kind_word(page.kind);
        let name = template_names(kind).iter().find_map(|name| templates.find(name))?;
        templates.files.get(name)?.file
    };
    let mut told: BTreeSet<FileId> = BTreeSet::new();
    let mut notes = Vec::new();
    let second = |page: &&PlannedPage| page.path.ends_with(SECOND) && met.files.contains(page.out.as_str());
    for page in made.plan.pages.iter().filter(second) {
        let end = page.path.trim_start_matches('/');
        let is_reached = met.further.iter().any(|to| to.ends_with(end) || to.ends_with(page.out.as_str()));
        if let (false, Some(file)) = (is_reached, of_template(page))
            && told.insert(file)
        {
            let flaw = PageFlaw::Unreached { path: page.path.clone() };
            notes.push(Diagnostic::new(file, At::File, Problem::FlawedPage { flaw }));
        }
    }
    notes
}
