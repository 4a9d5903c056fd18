//! The options a site gives its theme, held against those that the theme has.
//!
//! In: the site's, and the theme's with their defaults. Out: notes on those that nothing takes up, and on values of
//! another type than the default or none of the choices. An option that a template asks for counts as known, also without a default.

use std::collections::BTreeMap;

use super::declared::ThemeOption;
use super::style_options;
use super::theme::{ThemeFile, ThemeFiles};
use crate::diag::{At, Diagnostic, Idle, Part, Problem, Trail};
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

/// What says something of the theme itself, and belongs above its options.
const ABOVE: &[&str] = &["name", "version", "description", "author", "license", "homepage", "extends", "parent", "text_sizes"];

/// Options of the site's themes that are none, or another one misspelt: nothing reads them.
pub(super) fn idle(theme: &ThemeFiles) -> Vec<Diagnostic> {
    let note = |(key, option, file): (&String, &ThemeOption, FileId)| {
        let at = At::Key(Trail::default().key("options").key(key));
        if is_above(key, option) {
            return Some(Diagnostic::new(file, at, Problem::IdleOption { name: key.clone(), why: Idle::Above }));
        }
        let (near, meant) = meant(key, file, theme)?;
        Some(meant.told(near, Diagnostic::new(file, at, Problem::MisspeltKey { key: key.clone(), near: near.clone(), only: false })))
    };
    unread_of_site(theme).filter_map(note).collect()
}

/// Adds to what stylesheets ask for in vain the options of the site's themes that nothing reads, but for what is told already.
pub(super) fn unread(theme: &ThemeFiles, mut asked: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let is_told = |key: &String, option: &ThemeOption, file| {
        let is_asked = |note: &Diagnostic| matches!(&note.problem, Problem::UnknownOption { near: Some(near), .. } if near == key);
        is_above(key, option) || meant(key, file, theme).is_some() || asked.iter().any(is_asked)
    };
    let unread = unread_of_site(theme).filter(|(key, option, file)| !is_told(key, option, *file));
    let note = |(key, _, file): (&String, &ThemeOption, FileId)| {
        let at = At::Key(Trail::default().key("options").key(key));
        Diagnostic::new(file, at, Problem::IdleOption { name: key.clone(), why: Idle::Unread })
    };
    let unread: Vec<Diagnostic> = unread.map(note).collect();
    asked.extend(unread);
    asked
}

fn is_above(key: &str, option: &ThemeOption) -> bool {
    ABOVE.contains(&key) && matches!(option.default, Tree::Text(_))
}

/// The options that a theme of the site declares, and no template and no style sheet asks for.
fn unread_of_site(theme: &ThemeFiles) -> impl Iterator<Item = (&String, &ThemeOption, FileId)> {
    let of_site = theme.declared.iter().filter_map(|(key, option)| Some((key, option, option.file?)));
    of_site.filter(|(key, ..)| !is_read(key, theme))
}

/// The option of another theme that may be meant by one that nothing reads.
fn meant<'t>(key: &str, file: FileId, theme: &'t ThemeFiles) -> Option<(&'t String, &'t ThemeOption)> {
    let others = || theme.declared.iter().filter(|(own, option)| own != key && option.file != Some(file));
    let near = nearest(key, others().map(|(own, _)| own.as_str()))?;
    others().find(|(own, _)| *own == near).map(|(own, option)| (own, option))
}

fn is_read(key: &str, theme: &ThemeFiles) -> bool {
    let takes_all = |file: &ThemeFile| takes_all(&String::from_utf8_lossy(&file.bytes));
    is_asked_for(key, &theme.templates) || style_options::is_spoken_of(key, theme) || theme.templates.values().any(takes_all)
}

/// Whether a template does something with all options at once, or looks for one whose name is only known on the page.
fn takes_all(text: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    text.match_indices("options").any(|(at, word)| {
        let (before, behind) = (&text[..at], text[at + word.len()..].trim_start());
        let in_tag =
            before.rfind("{%").max(before.rfind("{{")).is_some_and(|open| !before[open..].contains("%}") && !before[open..].contains("}}"));
        // A component that is handed the options asks for them by their names, like any template.
        let is_whole =
            !before.ends_with(|c: char| is_part(c) || c == '@') && !behind.starts_with(|c: char| c.is_alphanumeric() || "._".contains(c));
        let is_named = ["[\"", "['"].iter().any(|open| behind.starts_with(open)) || behind.starts_with('=');
        in_tag && is_whole && !is_named && !is_handed_on(before)
    })
}

/// Whether what comes is handed to a component under its own name: `options={options}`.
fn is_handed_on(before: &str) -> bool {
    before.trim_end().strip_suffix('{').is_some_and(|before| before.trim_end().ends_with("options="))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_takes_all_options_is_known() {
        for text in ["{% for key, value in options %}", "{{ options[key] }}", "{% set all = options %}", "{{ <x with={options} /> }}"] {
            assert!(takes_all(text), "{text}");
        }
        for text in [
            "{{ options.accent }}",
            "{% if options[\"accent\"] %}",
            "{{ <x options={options} /> }}",
            "<p>options</p>",
            "{% component x(@options) %}",
            "{{ page.options }}",
        ] {
            assert!(!takes_all(text), "{text}");
        }
    }
}
