//! Pictures as written.

use serde::{Deserialize, Serialize};

use super::fields::Text;
use crate::model::Focal;

/// A picture by its file, or with what of it has to stay.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RawFramed {
    /// The file.
    pub file: Text,
    /// Where the most important of it is.
    pub focal: Option<Focal>,
}

/// A picture as written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RawPhoto {
    /// The file.
    pub file: Text,
    /// What it shows.
    pub alt: Option<String>,
    /// Caption.
    pub caption: Option<String>,
    /// Credit.
    pub credit: Option<String>,
    /// Where the most important of it is.
    pub focal: Option<Focal>,
}
