//! All texts of a site read for what is wrong with their words.
//!
//! In: the files, the settings, the archive. Out: notes. What one file tells by itself is found by `parse`; here it is
//! held against what the site knows: the names and titles of its speakers, the days of its events. Only a check asks for this.

mod dates;
mod names;
mod titles;

use std::sync::OnceLock;

use rayon::prelude::*;

use crate::config::Config;
use crate::diag::{At, Diagnostic, Problem};
use crate::model::Site;
use crate::parse::{House, Place, Prose, Shown, is_document, place_of, proofread, proofread_cell, prose, prose_of_cell, shown};
use crate::source::{FileId, Sources, Span};

/// What is wrong with the words of all documents.
#[must_use]
pub fn proofs(sources: &Sources, config: &Config, site: &Site) -> Vec<Diagnostic> {
    let house = House { language: &config.language, words: &config.words };
    let names = names::known(site, &config.words);
    let events = dates::of_files(site);
    let titles = titles::Titles::of(site);
    let registered = OnceLock::new();
    let ids: Vec<FileId> = sources.ids().filter(|id| is_document(&sources.get(*id).path)).collect();
    let is_named = |text: &str, span: Span| registered.get_or_init(|| names::registered(site)).iter().any(|name| is_part(name, text, span));
    let of_file = |id: FileId| {
        let path = &sources.get(id).path;
        if matches!(place_of(path), Place::Workbook(_)) {
            let wrong =
                |prose: &Prose| names::misspelt(&names, prose).into_iter().chain(dates::wrong(prose, events.get(&id), config)).collect();
            return of_cells(sources, id, house, &is_named, &wrong);
        }
        // A file that is no text has a note of its own.
        let Ok(text) = sources.text(id) else { return Vec::new() };
        let mut found: Vec<(Span, Problem)> = proofread(path, &text, house).into_iter().map(|proof| (proof.span, proof.problem)).collect();
        found.retain(|(span, problem)| !(matches!(problem, Problem::MixedScript { .. }) && is_named(&text, *span)));
        if let Some(prose) = prose(path, &text, house.language) {
            found.extend(names::misspelt(&names, &prose));
            found.extend(dates::wrong(&prose, events.get(&id), config));
            found.extend(titles.wrong(id, &prose).into_iter().filter(|(span, _)| !config.words.allows(&text, &span.range())));
        }
        found.into_iter().map(|(span, problem)| Diagnostic::new(id, At::Text(span), problem)).collect()
    };
    let mut notes: Vec<Diagnostic> = ids.into_par_iter().flat_map_iter(of_file).collect();
    notes.extend(names::named(&names, site, sources));
    notes
}

/// Whether a place in a text is a part of a name that stands there.
fn is_part(name: &str, text: &str, place: Span) -> bool {
    let at = place.range().start;
    name.char_indices().any(|(n, _)| at.checked_sub(n).is_some_and(|from| text.get(from..).is_some_and(|rest| rest.starts_with(name))))
}

/// What is wrong with the words in the cells of a spreadsheet.
fn of_cells(
    sources: &Sources,
    id: FileId,
    house: House<'_>,
    is_named: &dyn Fn(&str, Span) -> bool,
    wrong: &dyn Fn(&Prose) -> Vec<(Span, Problem)>,
) -> Vec<Diagnostic> {
    let path = &sources.get(id).path;
    let of_cell = |cell: Shown| {
        let proofs = proofread_cell(path, &cell.text, house).into_iter().map(|proof| (proof.span, proof.problem));
        let own = |(span, problem): &(Span, Problem)| !(matches!(problem, Problem::MixedScript { .. }) && is_named(&cell.text, *span));
        let mut found: Vec<(Span, Problem)> = proofs.filter(own).collect();
        found.extend(wrong(&prose_of_cell(&cell.text, house.language)));
        found.into_iter().map(move |(span, problem)| Diagnostic::new(id, At::Value(cell.part(span)), problem))
    };
    shown(sources, id).into_iter().filter(|cell| cell.prose).flat_map(of_cell).collect()
}
