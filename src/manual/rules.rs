//! How bad each problem is, and where that may be said otherwise.

use crate::diag::{self, Problem, Severity};

/// Where it may be said how bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Nowhere: something would be missing or wrong on a page.
    Nowhere,
    /// In `site.toml`.
    Site,
    /// In `site.toml`, and by an event for what lies in its folder.
    Event,
}

/// Codes of files that lie in no event's folder.
const OUTSIDE_EVENTS: &[&str] = &["unused-speaker"];

/// How bad a problem is, unless the site says otherwise.
#[must_use]
pub fn severity(code: &str) -> Severity {
    diag::codes().find(|(known, _)| *known == code).map_or(Severity::Error, |(_, severity)| severity)
}

/// Where it may be said how bad a problem is.
#[must_use]
pub fn scope(code: &str) -> Scope {
    if !Problem::adjustable().any(|known| known == code) {
        Scope::Nowhere
    } else if OUTSIDE_EVENTS.contains(&code) {
        Scope::Site
    } else {
        Scope::Event
    }
}
