//! Data as its author wrote it: scalars as text, lists, and maps in written order.
//!
//! YAML and TOML both become a [`Tree`]; only their parsers know them.
//! A scalar keeps its text: `007` stays `007`, a date stays as typed.

use serde::{Deserialize, Serialize};

/// A value of front matter or of a data file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Tree {
    /// Nothing: a key with no value.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as typed.
    Number(String),
    /// Any other scalar, as text.
    Text(String),
    /// Values in order.
    List(Vec<Tree>),
    /// Keys and values in written order.
    Map(Vec<(String, Tree)>),
}

impl Tree {
    /// The value of a key of a map.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Tree> {
        match self {
            Tree::Map(entries) => entries.iter().find(|(k, _)| k == key).map(|(_, value)| value),
            Tree::Null | Tree::Bool(_) | Tree::Number(_) | Tree::Text(_) | Tree::List(_) => None,
        }
    }
}
