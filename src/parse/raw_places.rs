//! Organisations, venues and their rooms as written.

use serde::{Deserialize, Serialize};

use super::fields::Text;
use super::raw::RawShared;
use crate::model::Order;

/// A venue as written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RawVenue {
    /// Its id.
    pub id: Option<Text>,
    /// Its name.
    pub name: Option<Text>,
    /// The name in both scripts of Chinese.
    pub forms: RawForms,
    /// Postal address.
    pub address: Option<String>,
    /// How to get there.
    pub directions: Option<String>,
    /// Region.
    pub region: Option<Text>,
    /// Web site.
    pub url: Option<Text>,
    /// Rooms: id, name, capacity, floor.
    pub rooms: Vec<RawRoom>,
}

/// A name in both scripts of Chinese, as written: `name_hans`, `name_hant`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RawForms {
    /// In simplified characters.
    pub hans: Option<String>,
    /// In traditional characters.
    pub hant: Option<String>,
}

/// A room as written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RawRoom {
    /// Its id.
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// How many people fit in.
    pub capacity: Option<i64>,
    /// The floor.
    pub floor: Option<String>,
}

/// An organisation as written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RawOrganisation {
    /// What all documents may say; `slug` also holds the `id`.
    pub shared: RawShared,
    /// Other names.
    pub aliases: Vec<String>,
    /// The name in both scripts of Chinese.
    pub forms: RawForms,
    /// Web site.
    pub url: Option<Text>,
    /// The organisation above it, by id or name.
    pub parent: Option<Text>,
    /// What the list of its speakers goes by.
    pub order: Option<Order>,
}
