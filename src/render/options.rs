//! The options a site gives its theme, held against those that the theme has.
//!
//! In: the site's, and the theme's with their defaults. Out: notes on those that nothing takes up, and on values of
//! another type than the default or none of the choices. An option that a template asks for counts as known, also without a default.

use std::collections::BTreeMap;

use super::declared::ThemeOption;
use super::theme::{ThemeFile, ThemeFiles};
use crate::diag::{At, Diagnostic, Part, Problem, Trail};
use crate::parse::nearest;
use crate::source::FileId;
use crate::tree::Tree;

impl ThemeFiles {
    /// Adds the options that a theme declares, below those already there.
    pub(super) fn add_options(&mut self, options: Vec<(String, ThemeOption)>, file: Option<FileId>, notes: &mut Vec<Diagnostic>) {
        for (key, option) in options {
            match self.declared.iter_mut().find(|(known, _)| *known == key) {
                Some((_, above)) => above.over(&option, &key, notes),
                None => self.declared.push((key, ThemeOption { file, ..option })),
            }
        }
    }

    /// Gives the options their defaults, once all themes have been read; one that has none anywhere is told.
    pub(super) fn settle_options(&mut self, notes: &mut Vec<Diagnostic>) {
        for (key, option) in &self.declared {
            if let (true, Some(file)) = (option.lacks_default, option.file) {
                let problem = Problem::MissingKey { key: "default".to_string(), document: Part::ThemeOption, empty: false, comment: false };
                notes.push(Diagnostic::new(file, At::Value(option.trail.clone()), problem));
            }
            if self.options.iter().all(|(known, _)| known != key) {
                self.options.push((key.clone(), option.default.clone()));
            }
        }
    }
}

/// What is wrong with the options `given` in `site.toml`.
pub(super) fn check(
    site: FileId,
    given: &[(String, Tree)],
    known: &[(String, ThemeOption)],
    templates: &BTreeMap<String, ThemeFile>,
) -> Vec<Diagnostic> {
    let trail = |key: &str| Trail::default().key("theme_options").key(key);
    let note = |(key, value): &(String, Tree)| match known.iter().find(|(own, _)| own == key) {
        Some((_, option)) => {
            let (place, problem) = option.misfit(key, value, &trail(key))?;
            Some(option.told(key, Diagnostic::new(site, At::Value(place), problem)))
        }
        None if is_asked_for(key, templates) => None,
        None => {
            let names: Vec<&str> = known.iter().map(|(own, _)| own.as_str()).collect();
            let near = nearest(key, names.iter().copied());
            let meant = known.iter().find(|(own, _)| near.as_ref() == Some(own));
            let problem = match near {
                Some(near) => Problem::MisspeltKey { key: key.clone(), near, only: false },
                None => Problem::UnknownKey {
                    key: key.clone(),
                    document: Part::ThemeOptions,
                    known: names.iter().map(ToString::to_string).collect(),
                    role: false,
                },
            };
            let note = Diagnostic::new(site, At::Key(trail(key)), problem);
            Some(meant.map_or_else(|| note.clone(), |(own, option)| option.told(own, note.clone())))
        }
    };
    given.iter().filter_map(note).collect()
}

/// Whether a template names an option: `options.colour`, `options["colour"]`.
fn is_asked_for(key: &str, templates: &BTreeMap<String, ThemeFile>) -> bool {
    templates.values().any(|file| {
        let text = String::from_utf8_lossy(&file.bytes);
        text.match_indices("options").any(|(at, word)| {
            let behind = &text[at + word.len()..];
            let named = behind.strip_prefix('.').or_else(|| behind.strip_prefix("[\"")).or_else(|| behind.strip_prefix("['"));
            named.and_then(|named| named.strip_prefix(key)).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
        })
    })
}
