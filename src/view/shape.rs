//! The theme contract as data: which fields each view offers, and what they hold.
//!
//! Made of the views' own types, so it cannot say anything else than what templates get.

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Value, json};

use super::agenda::{DoorView, NowView, RoomView, TrackView};
use super::booklet::BookletView;
use super::changes::ChangesView;
use super::pages::{
    AgendaView, ArchiveView, CaseView, EventView, HomeView, IndexView, OrganisationView, PlainView, ReportView, SeriesView, SessionView,
    SpeakerView, SpeakersView, StatisticsView, TermView, TermsView,
};
use super::parts::TextView;
use super::search::SearchView;
use super::{NotFoundView, PageView, SiteView};

/// What a value of a template is made of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// Nobody knows.
    Any,
    /// A text, a number, yes or no.
    Plain,
    /// One of these words.
    Word(Vec<String>),
    /// This, or nothing at all.
    Maybe(Box<Shape>),
    /// Several of one shape.
    List(Box<Shape>),
    /// Fields, and no others.
    Fields(BTreeMap<String, Shape>),
    /// Fields that stand under this name in the contract.
    Named(String),
}

/// Everything that templates are offered.
#[derive(Debug, Clone)]
pub struct Contract {
    named: BTreeMap<String, BTreeMap<String, Shape>>,
    /// The variables of every page: `site`, `page`, `text`.
    pub always: BTreeMap<&'static str, Shape>,
    /// The variables of each kind of page by their names.
    pub contents: BTreeMap<&'static str, Shape>,
}

/// Each kind of page with the variable it has.
pub const KINDS: &[(&str, &str)] = &[
    ("home", "home"),
    ("event", "event"),
    ("agenda", "agenda"),
    ("room", "room"),
    ("track", "track"),
    ("door", "door"),
    ("now", "now"),
    ("booklet", "booklet"),
    ("changes", "changes"),
    ("session", "session"),
    ("speaker", "speaker"),
    ("speakers", "speakers"),
    ("report", "report"),
    ("case", "case"),
    ("series", "series"),
    ("organisation", "organisation"),
    ("topic", "term"),
    ("region", "term"),
    ("year", "term"),
    ("events", "index"),
    ("reports", "index"),
    ("cases", "index"),
    ("topics", "terms"),
    ("regions", "terms"),
    ("organisations", "terms"),
    ("series-list", "terms"),
    ("archive", "archive"),
    ("statistics", "statistics"),
    ("search", "search"),
    ("page", "plain"),
    ("404", "not_found"),
];

/// The contract of this program.
#[must_use]
pub fn contract() -> Contract {
    let mut types = SchemaGenerator::default();
    let always = always(&mut types).map(|(name, schema)| {
        let shape = of_schema(schema.as_value());
        // Not every page has one.
        (name, if name == "text" { Shape::Maybe(Box::new(shape)) } else { shape })
    });
    let contents: Vec<_> = contents(&mut types).into_iter().map(|(name, schema)| (name, of_schema(schema.as_value()))).collect();
    let named = types.definitions().iter().filter_map(|(name, schema)| match of_schema(schema) {
        Shape::Fields(fields) => Some((name.clone(), fields)),
        Shape::Any | Shape::Plain | Shape::Word(_) | Shape::Maybe(_) | Shape::List(_) | Shape::Named(_) => None,
    });
    Contract { named: named.collect(), always: always.into(), contents: contents.into_iter().collect() }
}

/// The variables of every page, with what they hold.
pub(super) fn always(types: &mut SchemaGenerator) -> [(&'static str, Schema); 3] {
    [("site", types.subschema_for::<SiteView>()), ("page", types.subschema_for::<PageView>()), ("text", text(types))]
}

/// The variables of each kind of page, with what they hold.
pub(super) fn contents(types: &mut SchemaGenerator) -> Vec<(&'static str, Schema)> {
    vec![
        ("home", types.subschema_for::<HomeView>()),
        ("event", types.subschema_for::<EventView>()),
        ("agenda", types.subschema_for::<AgendaView>()),
        ("room", types.subschema_for::<RoomView>()),
        ("track", types.subschema_for::<TrackView>()),
        ("door", types.subschema_for::<DoorView>()),
        ("now", types.subschema_for::<NowView>()),
        ("booklet", types.subschema_for::<BookletView>()),
        ("changes", types.subschema_for::<ChangesView>()),
        ("session", types.subschema_for::<SessionView>()),
        ("speaker", types.subschema_for::<SpeakerView>()),
        ("speakers", types.subschema_for::<SpeakersView>()),
        ("report", types.subschema_for::<ReportView>()),
        ("case", types.subschema_for::<CaseView>()),
        ("index", types.subschema_for::<IndexView>()),
        ("series", types.subschema_for::<SeriesView>()),
        ("organisation", types.subschema_for::<OrganisationView>()),
        ("term", types.subschema_for::<TermView>()),
        ("terms", types.subschema_for::<TermsView>()),
        ("archive", types.subschema_for::<ArchiveView>()),
        ("statistics", types.subschema_for::<StatisticsView>()),
        ("search", types.subschema_for::<SearchView>()),
        ("plain", types.subschema_for::<PlainView>()),
        ("not_found", types.subschema_for::<NotFoundView>()),
    ]
}

impl Contract {
    /// The fields of a shape; `None` where any may be.
    #[must_use]
    pub fn fields<'a>(&'a self, shape: &'a Shape) -> Option<&'a BTreeMap<String, Shape>> {
        match shape {
            Shape::Fields(fields) => Some(fields),
            Shape::Named(name) => self.named.get(name),
            Shape::Maybe(shape) => self.fields(shape),
            Shape::Any | Shape::Plain | Shape::Word(_) | Shape::List(_) => None,
        }
    }
}

impl Shape {
    /// What it is where it is not nothing.
    #[must_use]
    pub fn there(self) -> Shape {
        match self {
            Shape::Maybe(shape) => *shape,
            shape => shape,
        }
    }

    fn or_nothing(self, nothing: bool) -> Shape {
        if nothing && !matches!(self, Shape::Any | Shape::Maybe(_)) { Shape::Maybe(Box::new(self)) } else { self }
    }
}

/// In templates a text has its HTML in the place of its digest.
fn text(types: &mut SchemaGenerator) -> Schema {
    let mut text = TextView::json_schema(types);
    let html = json!({ "type": "string", "description": "The text as HTML; print it as it is: `{{ text.html }}`." });
    if let Some(fields) = text.get_mut("properties").and_then(Value::as_object_mut) {
        fields.insert("html".to_string(), html);
    }
    text
}

/// Where a schema says which words a field may have. Not as `enum`: of what may be nothing that would have to say so too.
const WORDS: &str = "x-words";

fn of_schema(schema: &Value) -> Shape {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        return Shape::Named(name.rsplit('/').next().unwrap_or(name).to_string());
    }
    if let Some(ways) = schema.get("anyOf").or_else(|| schema.get("oneOf")).and_then(Value::as_array) {
        let is_null = |way: &&Value| way.get("type").is_some_and(|kind| kind == "null");
        let shapes: Vec<Shape> = ways.iter().filter(|way| way.get("type").is_none_or(|kind| kind != "null")).map(of_schema).collect();
        let all_plain = shapes.iter().all(|shape| *shape == Shape::Plain);
        let shape = match shapes.as_slice() {
            [one] => one.clone(),
            [_, ..] if all_plain => Shape::Plain,
            _ => Shape::Any,
        };
        return shape.or_nothing(ways.iter().any(|way| is_null(&way)));
    }
    if schema.get("const").is_some() || schema.get("enum").is_some() {
        return Shape::Plain;
    }
    let all: Vec<&str> = match schema.get("type") {
        Some(Value::String(kind)) => vec![kind],
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => return Shape::Any,
    };
    let kinds: Vec<&str> = all.iter().copied().filter(|kind| *kind != "null").collect();
    let shape = match kinds.as_slice() {
        ["object"] if schema.get("additionalProperties").is_none_or(|more| *more == Value::Bool(false)) => {
            let fields = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
            Shape::Fields(fields.map(|(name, field)| (name.clone(), of_schema(field))).collect())
        }
        ["array"] => Shape::List(Box::new(schema.get("items").map_or(Shape::Any, of_schema))),
        ["string"] if schema.get(WORDS).is_some() => {
            let words = schema.get(WORDS).and_then(Value::as_array).into_iter().flatten();
            Shape::Word(words.filter_map(Value::as_str).map(str::to_string).collect())
        }
        ["string" | "integer" | "number" | "boolean"] => Shape::Plain,
        _ => Shape::Any,
    };
    shape.or_nothing(kinds.len() < all.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_lists_and_names_are_those_of_the_views() {
        let contract = contract();
        let field = |shape: &Shape, name: &str| contract.fields(shape).and_then(|fields| fields.get(name)).cloned();
        let page = &contract.always["page"];
        assert_eq!(field(page, "title"), Some(Shape::Plain));
        assert_eq!(field(page, "titel"), None);
        let Some(Shape::List(crumb)) = field(page, "breadcrumbs") else { panic!("no list: {page:?}") };
        assert_eq!(field(&crumb, "url"), Some(Shape::Plain));
        let organisation = field(&contract.always["site"], "organisation").expect("a field");
        assert_eq!(field(&organisation, "name"), Some(Shape::Plain), "also where it may be missing");
        assert!(matches!(&organisation, Shape::Maybe(one) if matches!(**one, Shape::Named(_))), "{organisation:?}");
        assert_eq!(field(page, "translation_of"), Some(Shape::Maybe(Box::new(Shape::Plain))));
        assert_eq!(field(&contract.contents["event"], "extra"), Some(Shape::Any));
        assert_eq!(field(&contract.always["text"], "html"), Some(Shape::Plain));
        for (kind, variable) in KINDS {
            assert!(contract.fields(&contract.contents[variable]).is_some(), "{kind}");
        }
    }
}
