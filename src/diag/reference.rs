//! What references lead to, for messages about those that lead nowhere.

use serde::{Deserialize, Serialize};

/// What a reference refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ReferenceKind {
    /// A speaker.
    Speaker,
    /// A series.
    Series,
    /// An organisation.
    Organisation,
    /// A venue.
    Venue,
    /// An event.
    Event,
}

impl ReferenceKind {
    /// The code of an id of this kind that nobody has.
    #[must_use]
    pub fn unknown_code(self) -> &'static str {
        match self {
            ReferenceKind::Speaker => "unknown-speaker",
            ReferenceKind::Series => "unknown-series",
            ReferenceKind::Organisation => "unknown-organisation",
            ReferenceKind::Venue => "unknown-venue",
            ReferenceKind::Event => "unknown-event",
        }
    }
}
