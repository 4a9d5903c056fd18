//! The theme contract for people: every field of every view with its type and what it means.
//!
//! Made of the views' own types and of the comments on their fields, for the guide's pages.

use std::collections::BTreeMap;

use schemars::SchemaGenerator;
use serde_json::Value;

use super::shape::{always, contents};

/// Everything that templates are offered, in words.
#[derive(Debug, Clone)]
pub struct Reference {
    /// The variables of every page: `site`, `page`, `text`.
    pub always: Vec<(&'static str, String)>,
    /// The variables of kinds of page.
    pub contents: Vec<(&'static str, String)>,
    /// What these and their fields are made of, by name.
    pub structures: BTreeMap<String, Structure>,
}

/// Fields that go together.
#[derive(Debug, Clone)]
pub struct Structure {
    /// What it is, from the comment in the code.
    pub about: String,
    /// Its fields, in the order of the code.
    pub fields: Vec<Field>,
}

/// A field of a view.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may be `null`.
    pub optional: bool,
    /// What it means, from the comment in the code.
    pub about: String,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// What its author has put there.
    Free,
    /// A text.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    YesOrNo,
    /// Several of a kind.
    List(Box<Kind>),
    /// Fields that stand under this name.
    Structure(String),
}

/// The contract of this program.
#[must_use]
pub fn reference() -> Reference {
    let mut types = SchemaGenerator::default();
    let mut structures = BTreeMap::new();
    let mut name = |(variable, schema): (&'static str, schemars::Schema)| {
        let named = referred(schema.as_value());
        if named.is_none() {
            structures.insert(variable.to_string(), structure(schema.as_value()));
        }
        (variable, named.unwrap_or_else(|| variable.to_string()))
    };
    let always = always(&mut types).into_iter().map(&mut name).collect();
    let contents = contents(&mut types).into_iter().map(&mut name).collect();
    structures.extend(types.definitions().iter().map(|(name, schema)| (name.clone(), structure(schema))));
    structures.retain(|_, structure| !structure.fields.is_empty());
    Reference { always, contents, structures }
}

fn structure(schema: &Value) -> Structure {
    let fields = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
    let field = |(name, schema): (&String, &Value)| {
        let (kind, optional) = kind(schema);
        Field { name: name.clone(), kind, optional, about: about(schema) }
    };
    Structure { about: about(schema), fields: fields.map(field).collect() }
}

/// The comment on a type or a field, its first paragraph, with names as templates know them.
fn about(schema: &Value) -> String {
    let text = schema.get("description").and_then(Value::as_str).unwrap_or_default();
    let mut parts = text.split("\n\n").next().unwrap_or_default().split('[');
    let mut about = parts.next().unwrap_or_default().to_string();
    for part in parts {
        // A name of the code: [`SessionRow::kind`](super::SessionRow::kind).
        match part.strip_prefix('`').and_then(|part| part.split_once("`]")) {
            Some((name, rest)) => {
                let rest = if rest.starts_with('(') { rest.split_once(')').map_or(rest, |(_, rest)| rest) } else { rest };
                about.push_str(&format!("`{}`{rest}", name.replace("View::", "::").replace("::", ".")));
            }
            None => about.push_str(&format!("[{part}")),
        }
    }
    about.replace('\n', " ")
}

fn referred(schema: &Value) -> Option<String> {
    let to = schema.get("$ref").and_then(Value::as_str)?;
    Some(to.rsplit('/').next().unwrap_or(to).to_string())
}

/// What a schema allows, and whether nothing at all is allowed too.
fn kind(schema: &Value) -> (Kind, bool) {
    if let Some(name) = referred(schema) {
        return (Kind::Structure(name), false);
    }
    if let Some(ways) = schema.get("anyOf").or_else(|| schema.get("oneOf")).and_then(Value::as_array) {
        let (null, ways): (Vec<&Value>, Vec<&Value>) = ways.iter().partition(|way| way.get("type").is_some_and(|kind| kind == "null"));
        let first = ways.first().map_or(Kind::Free, |way| kind(way).0);
        return (first, !null.is_empty());
    }
    let kinds: Vec<&str> = match schema.get("type") {
        Some(Value::String(kind)) => vec![kind],
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
        _ if schema.get("enum").is_some() || schema.get("const").is_some() => vec!["string"],
        _ => return (Kind::Free, false),
    };
    let kind = match kinds.iter().find(|kind| **kind != "null") {
        Some(&"string") => Kind::Text,
        Some(&("integer" | "number")) => Kind::Number,
        Some(&"boolean") => Kind::YesOrNo,
        Some(&"array") => Kind::List(Box::new(schema.get("items").map_or(Kind::Free, |items| kind(items).0))),
        _ => Kind::Free,
    };
    (kind, kinds.contains(&"null"))
}
