//! Diagnostics for programs: one JSON document.

use serde::Serialize;

use super::finding::{Finding, finding};
use super::{Located, Severity};
use crate::messages::Tongue;
use crate::source::Sources;

/// All of it. Keys are added without notice; whatever else changes raises `version`.
#[derive(Debug, Serialize)]
struct Document {
    version: u32,
    errors: usize,
    warnings: usize,
    notes: usize,
    diagnostics: Vec<Finding>,
}

/// Every diagnostic as one document: file, place in characters, code, severity, words. What is unknown is `null`.
#[must_use]
pub fn json(tongue: Tongue, located: &[Located], sources: &Sources) -> String {
    let of = |severity| located.iter().filter(|one| one.diagnostic.severity() == severity).count();
    let document = Document {
        version: 1,
        errors: of(Severity::Error),
        warnings: of(Severity::Warning),
        notes: of(Severity::Note),
        diagnostics: located.iter().map(|one| finding(tongue, one, sources)).collect(),
    };
    serde_json::to_string_pretty(&document).expect("plain values always have a form") + "\n"
}
