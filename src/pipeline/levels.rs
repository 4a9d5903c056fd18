//! How bad the findings of all stages are, where a site or a document says so, and for which lines they are switched off.
//!
//! Checks of agendas know the types of the sessions they look at and have
//! chosen already; everything else goes by its own file, by the event whose
//! folder the file lies in, and by `site.toml`. Remembered notes come here as
//! they were found.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::diag::{At, Diagnostic, Place, Problem};
use crate::parse::{Switches, Tables, event_folder, in_table, lines_of};
use crate::resolve::Chosen;
use crate::source::{FileId, Sources};

/// Leaves out what is switched off, and sets how bad the rest is.
pub(super) fn settle(notes: &mut Vec<Diagnostic>, sources: &Sources, config: &Config, chosen: &Chosen) {
    let mut files = Files { sources, known: BTreeMap::new(), tables: Tables::default() };
    notes.retain_mut(|note| {
        if !Problem::adjustable().any(|code| code == note.code()) {
            return true;
        }
        is_wanted(note, sources, config, chosen) && !files.switch_off(note) && !files.is_allowed(note, config)
    });
}

/// Whether a finding is to be told, as bad as it is said to be.
fn is_wanted(note: &mut Diagnostic, sources: &Sources, config: &Config, chosen: &Chosen) -> bool {
    if note.chosen.is_some() {
        return true;
    }
    let file = note.place.as_ref().map(|place| place.file);
    let own = file.and_then(|file| chosen.files.get(&file));
    let folder = file.and_then(|file| event_folder(&sources.get(file).path)).and_then(|folder| chosen.folders.get(folder));
    let in_order = [own, folder, Some(&config.checks.levels)];
    let level = in_order.into_iter().flatten().find_map(|levels| levels.get(note.code()));
    note.chosen = level.and_then(|level| level.severity());
    level.is_none_or(|level| level.severity().is_some())
}

/// What is found in a text by itself, before the site's own rules for words are known.
const OF_WORDS: &[&str] = &["garbled-text", "id-number", "mobile-number"];

/// The files in which something was found, each read once.
struct Files<'a> {
    sources: &'a Sources,
    known: BTreeMap<FileId, Option<(String, Switches)>>,
    tables: Tables,
}

impl Files<'_> {
    /// Whether a finding is switched off for its line.
    fn switch_off(&mut self, note: &Diagnostic) -> bool {
        let Some(place) = &note.place else { return false };
        let path = &self.sources.get(place.file).path;
        let known = self.known.entry(place.file).or_insert_with(|| {
            let text = self.sources.text_to_show(place.file);
            Switches::of(path, &text).map(|switches| (text, switches))
        });
        known.as_ref().is_some_and(|(text, switches)| switches.cover(&lines_of(&place.at, path, text), note.code()))
    }

    /// Whether what was found is a part of what the site says is right as it stands.
    fn is_allowed(&mut self, note: &Diagnostic, config: &Config) -> bool {
        let Some(Place { file, at }) = &note.place else { return false };
        if config.words.is_empty() || !OF_WORDS.contains(&note.code()) {
            return false;
        }
        match at {
            At::Text(span) => config.words.allows(&self.sources.text_to_show(*file), &span.range()),
            At::Value(trail) => in_table(*file, trail, self.sources, &mut self.tables)
                .is_some_and(|table| config.words.allows(&table.text, &table.span.range())),
            At::File | At::Key(_) => false,
        }
    }
}
