//! Data as its author wrote it: scalars as text, lists, and maps in written order.
//!
//! YAML and TOML both become a [`Tree`]; only their parsers know them.
//! A scalar keeps its text: `007` stays `007`, a date stays as typed.

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserialize, Serialize, Serializer};

/// A value of front matter or of a data file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Deserialize)]
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

    /// What it is, in words for a message.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Tree::Null => "nothing",
            Tree::Bool(_) => "true or false",
            Tree::Number(_) => "a number",
            Tree::Text(_) => "text",
            Tree::List(_) => "a list",
            Tree::Map(_) => "a group of keys",
        }
    }
}

/// As templates see it: text, numbers, lists and maps.
impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Tree::Null => serializer.serialize_none(),
            Tree::Bool(b) => serializer.serialize_bool(*b),
            Tree::Number(text) => match (text.parse::<i64>(), text.parse::<f64>()) {
                (Ok(n), _) => serializer.serialize_i64(n),
                (_, Ok(n)) => serializer.serialize_f64(n),
                _ => serializer.serialize_str(text),
            },
            Tree::Text(text) => serializer.serialize_str(text),
            Tree::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                items.iter().try_for_each(|item| list.serialize_element(item))?;
                list.end()
            }
            Tree::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                entries.iter().try_for_each(|(key, value)| map.serialize_entry(key, value))?;
                map.end()
            }
        }
    }
}
