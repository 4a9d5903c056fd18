//! Names of people with one wrong character, in texts and where somebody is named in data.

use crate::diag::{At, Diagnostic, Problem};
use crate::model::{Site, Speaker};
use crate::parse::Prose;
use crate::source::{Sources, Span};
use crate::text::house::HouseWords;
use crate::text::slips::KnownNames;

/// The names that a site knows: of its speakers, and of others who are named on purpose.
pub(super) fn known(site: &Site, words: &HouseWords) -> KnownNames {
    let mut known = KnownNames::default();
    let speakers = || site.speakers.iter().map(|(_, speaker)| speaker);
    // Somebody with an entry is spelt as there; who is only named may be misspelt in that very place.
    speakers().filter(|speaker| speaker.forms.registered).flat_map(names_of).for_each(|name| known.add(name));
    let clear: Vec<&str> = speakers()
        .filter(|speaker| !speaker.forms.registered && known.meant_by(&speaker.shared.title).is_none())
        .flat_map(names_of)
        .collect();
    clear.into_iter().for_each(|name| known.add(name));
    let steps = site.reports.iter().flat_map(|(_, one)| &one.sign_off).chain(site.cases.iter().flat_map(|(_, one)| &one.sign_off));
    steps.flat_map(|step| &step.names).for_each(|name| known.allow(name));
    words.allowed().for_each(|name| known.allow(name));
    known
}

pub(super) fn names_of(speaker: &Speaker) -> impl Iterator<Item = &str> {
    let others = speaker.forms.hans.iter().chain(&speaker.forms.hant).chain(&speaker.alternate_names);
    std::iter::once(&speaker.shared.title).chain(others).map(String::as_str)
}

/// Names of people, organisations and places, which keep the script in which they are registered.
pub(super) fn registered(site: &Site) -> Vec<&str> {
    let speakers = site.speakers.iter().flat_map(|(_, one)| names_of(one));
    let organisations = site.organisations.iter().map(|(_, one)| (&one.shared.title, &one.forms, one.aliases.as_slice()));
    let venues = site.venues.iter().map(|(_, one)| (&one.name, &one.forms, [].as_slice()));
    let others = organisations
        .chain(venues)
        .flat_map(|(name, forms, aliases)| std::iter::once(name).chain(&forms.hans).chain(&forms.hant).chain(aliases).map(String::as_str));
    speakers.chain(others).filter(|name| !name.is_empty()).collect()
}

/// The misspelt names of a text.
pub(super) fn misspelt(known: &KnownNames, prose: &Prose) -> Vec<(Span, Problem)> {
    let found = prose.blocks().flat_map(|block| known.misspelt(block));
    found.map(|one| (Span::new(one.range.start, one.range.end), Problem::NameVariant { written: one.written, known: one.known })).collect()
}

/// Those who are named in data, have no entry, and are surely somebody who has one.
pub(super) fn named(known: &KnownNames, site: &Site, sources: &Sources) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    for (_, speaker) in site.speakers.iter().filter(|(_, speaker)| !speaker.forms.registered) {
        let written = &speaker.shared.title;
        let Some(right) = known.meant_by(written) else { continue };
        let file = speaker.shared.origin.file();
        let at = sources.text(file).ok().and_then(|text| text.find(written.as_str()));
        let at = at.map_or(At::File, |at| At::Text(Span::new(at, at + written.len())));
        notes.push(Diagnostic::new(file, at, Problem::NameVariant { written: written.clone(), known: right.to_string() }));
    }
    notes
}
