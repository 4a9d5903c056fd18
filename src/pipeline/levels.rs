//! How bad the findings of all stages are, where a site or an event says so.
//!
//! Checks of agendas know the types of the sessions they look at and have
//! chosen already; everything else goes by the event whose folder the file
//! lies in, and by `site.toml`. Remembered notes come here as they were found.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::diag::{Diagnostic, Problem};
use crate::parse::{Levels, event_folder};
use crate::source::Sources;

/// Leaves out what is switched off, and sets how bad the rest is.
pub(super) fn settle(notes: &mut Vec<Diagnostic>, sources: &Sources, config: &Config, by_event: &BTreeMap<String, Levels>) {
    if config.checks.levels.is_empty() && by_event.is_empty() {
        return;
    }
    notes.retain_mut(|note| {
        if note.chosen.is_some() || !Problem::adjustable().any(|code| code == note.code()) {
            return true;
        }
        let path = note.place.as_ref().map(|place| &sources.get(place.file).path);
        let event = path.and_then(event_folder).and_then(|folder| by_event.get(folder));
        let level = event.and_then(|levels| levels.get(note.code())).or_else(|| config.checks.levels.get(note.code()));
        note.chosen = level.and_then(|level| level.severity()).or(note.chosen);
        level.is_none_or(|level| level.severity().is_some())
    });
}
