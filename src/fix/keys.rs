//! Misspelt keys.

use super::File;
use crate::diag::{Fix, Problem, apply};
use crate::source::Span;

/// The key as it is surely meant: the only known one that is near, and what stands under it is fine there.
pub(super) fn fix(file: &File<'_>, key: &str, near: &str, span: Span) -> Option<Fix> {
    let at = span.range().start + file.text.get(span.range())?.find(key)?;
    let fix = Fix::one(Span::new(at, at + key.len()), near);
    let mistake = Problem::MisspeltKey { key: key.to_string(), near: near.to_string(), only: true };
    file.is_better(&apply(file.text, [&fix]), &mistake).then_some(fix)
}
