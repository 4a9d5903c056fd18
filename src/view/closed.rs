//! The words that fields of closed vocabularies may have, for their schemas: templates are held against them.

use super::shape::KINDS;
use crate::model::{CasePart, EventKind, SessionKind, Status, Word};

fn words<W: Word>() -> Vec<&'static str> {
    W::ALL.iter().map(|(_, word)| *word).collect()
}

/// The kinds of pages.
pub(super) fn pages() -> Vec<&'static str> {
    KINDS.iter().map(|(kind, _)| *kind).collect()
}

/// The kinds of events.
pub(super) fn events() -> Vec<&'static str> {
    words::<EventKind>()
}

/// The kinds of sessions.
pub(super) fn sessions() -> Vec<&'static str> {
    words::<SessionKind>()
}

/// The parts of a case study.
pub(super) fn parts() -> Vec<&'static str> {
    words::<CasePart>()
}

/// What is said of what does not go as planned.
pub(super) fn remarks() -> Vec<&'static str> {
    Status::ALL.iter().filter_map(|(status, _)| status.remark()).collect()
}
