//! Templates that a theme should have and has not, told before there is a page that needs them.

use super::engine::template_names;
use super::theme::ThemeFiles;
use crate::diag::{At, Diagnostic, Problem};
use crate::view::shape::KINDS;

/// Kinds of pages that are not made where the theme has no template.
const OPTIONAL: [&str; 7] = ["room", "track", "door", "now", "booklet", "search", "statistics"];

/// What is told of a theme without any template: that nothing can be made of it.
pub(super) fn nothing(theme: &ThemeFiles) -> Diagnostic {
    let problem = Problem::NoTemplate { names: Vec::new(), theme: theme.name.clone(), page: String::new() };
    theme.toml.map_or_else(|| Diagnostic::nowhere(problem.clone()), |file| Diagnostic::new(file, At::File, problem.clone()))
}

/// A note of the templates that are not there; of several that would do for a kind, the one that does for most.
pub(super) fn check(theme: &ThemeFiles) -> Option<Diagnostic> {
    let is_there = |name: &&str| theme.templates().find(name).is_some();
    let mut names: Vec<String> = Vec::new();
    for (kind, _) in KINDS.iter().filter(|(kind, _)| !OPTIONAL.contains(kind)) {
        let would_do = template_names(kind);
        let Some(last) = would_do.last().filter(|_| !would_do.iter().any(is_there)) else { continue };
        if names.iter().all(|name| name != last) {
            names.push((*last).to_string());
        }
    }
    if names.is_empty() {
        return None;
    }
    let problem = Problem::MissingTemplates { theme: theme.name.clone(), names };
    Some(theme.toml.map_or_else(|| Diagnostic::nowhere(problem.clone()), |file| Diagnostic::new(file, At::File, problem.clone())))
}
