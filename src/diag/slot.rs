//! Sessions, for messages about more than one of them.

use serde::{Deserialize, Serialize};

/// A session as a message names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Slot {
    /// Its title.
    pub title: String,
    /// Its time as printed.
    pub time: String,
    /// The file it is written in.
    pub file: String,
}
