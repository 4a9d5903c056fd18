//! One node of the graph, built so that nothing empty gets into it; and the small nodes all kinds of page share.

use serde::{Serialize, Serializer};

use super::Page;
use crate::view::pages::VenueView;
use crate::view::parts::{AppearanceView, ImageView, Link, Name, TimeView};

/// Words that stand where somebody has nothing to say yet: readers of the data would take them for names.
const PLACEHOLDERS: &str = "待定 待补 待补充 待補 待補充 未定 未知 暂无 暫無 无 無 tba tbd n/a none unknown todo";

/// A value of the graph. Keys stay in the order in which they are given.
#[derive(Clone)]
pub(super) enum Value {
    Text(String),
    Number(usize),
    List(Vec<Value>),
    Node(Vec<(&'static str, Value)>),
}

impl Value {
    /// A copy of one of a node's values.
    pub(super) fn copy_of(&self, key: &str) -> Option<Value> {
        let Value::Node(entries) = self else { return None };
        entries.iter().find(|(known, _)| *known == key).map(|(_, value)| value.clone())
    }

    /// A node that is described elsewhere.
    pub(super) fn reference(id: String) -> Value {
        Value::Node(vec![("@id", Value::Text(id))])
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_string())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Value {
        Value::Number(number)
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Text(text) => serializer.serialize_str(text),
            Value::Number(number) => number.serialize(serializer),
            Value::List(values) => serializer.collect_seq(values),
            Value::Node(entries) => serializer.collect_map(entries.iter().map(|(key, value)| (key, value))),
        }
    }
}

/// A node on the way.
pub(super) struct Node(Vec<(&'static str, Value)>);

impl Node {
    pub(super) fn new(kind: &str) -> Node {
        Node(vec![("@type", Value::from(kind))])
    }

    pub(super) fn id(mut self, id: String) -> Node {
        self.0.push(("@id", Value::Text(id)));
        self
    }

    pub(super) fn maybe_id(self, id: Option<String>) -> Node {
        match id {
            Some(id) => self.id(id),
            None => self,
        }
    }

    /// A name or headline: whatever the author wrote.
    pub(super) fn words(self, key: &'static str, text: &str) -> Node {
        self.text(key, Some(text))
    }

    /// A text; nothing for an empty one.
    pub(super) fn text(self, key: &'static str, text: Option<&str>) -> Node {
        let text = text.map(str::trim).filter(|text| !text.is_empty());
        self.one(key, text.map(Value::from))
    }

    /// A value, if there is one.
    pub(super) fn one(mut self, key: &'static str, value: Option<Value>) -> Node {
        match (value, self.0.iter_mut().find(|(known, _)| *known == key)) {
            (Some(value), Some((_, known))) => *known = value,
            (Some(value), None) => self.0.push((key, value)),
            (None, _) => {}
        }
        self
    }

    /// Any number of values; a single one stands without brackets.
    pub(super) fn all(self, key: &'static str, values: impl IntoIterator<Item = Value>) -> Node {
        let mut values: Vec<Value> = values.into_iter().collect();
        match values.len() {
            0 => self,
            1 => self.one(key, values.pop()),
            _ => self.one(key, Some(Value::List(values))),
        }
    }

    pub(super) fn done(self) -> Value {
        Value::Node(self.0)
    }
}

/// What the author says, if it says something: neither nothing nor a placeholder.
pub(super) fn said(text: Option<&str>) -> Option<&str> {
    let text = text?.trim();
    let filler = |c: char| matches!(c, '-' | '—' | '?' | '？' | '…' | '.' | '/' | '／');
    let empty = text.chars().all(filler) || PLACEHOLDERS.split(' ').any(|word| text.eq_ignore_ascii_case(word));
    (!empty).then_some(text)
}

/// A time as exact as it is known; with the site's offset where it is known to the minute.
pub(super) fn time(time: &TimeView) -> String {
    if time.iso.contains('T') { time.stamp.clone() } else { time.iso.clone() }
}

/// Names of topics and the like.
pub(super) fn keywords(links: &[Link]) -> impl Iterator<Item = Value> {
    links.iter().filter_map(|link| said(Some(&link.title))).map(Value::from)
}

/// A venue, unless its author has only a placeholder for it.
pub(super) fn place(page: &Page<'_>, venue: &VenueView) -> Option<Value> {
    let name = said(Some(&venue.name))?;
    let address = said(venue.address.as_deref()).map(Value::from).or_else(|| address(&venue.region));
    let url = venue.url.as_deref().and_then(|url| page.absolute(url));
    Some(Node::new("Place").words("name", name).one("address", address).text("url", url.as_deref()).done())
}

/// A region as a place: all that is known where nobody named a venue.
pub(super) fn region(links: &[Link]) -> Option<Value> {
    let name = said(Some(&links.last()?.title))?;
    Some(Node::new("Place").words("name", name).one("address", address(links)).done())
}

fn address(region: &[Link]) -> Option<Value> {
    let widest = said(Some(&region.first()?.title))?;
    let narrowest = region.last().filter(|_| region.len() > 1).map(|link| link.title.as_str());
    Some(Node::new("PostalAddress").words("addressRegion", widest).text("addressLocality", said(narrowest)).done())
}

impl Page<'_> {
    /// An organisation of the archive.
    pub(super) fn held_by(&self, link: &Link) -> Option<Value> {
        let name = said(Some(&link.title))?;
        let url = self.absolute(&link.url)?;
        Some(Node::new("Organization").id(format!("{url}#organisation")).words("name", name).text("url", Some(&url)).done())
    }

    pub(super) fn all_held_by(&self, links: &[Link]) -> Vec<Value> {
        links.iter().filter_map(|link| self.held_by(link)).collect()
    }

    /// A person with the title held at the occasion.
    pub(super) fn person(&self, who: &AppearanceView) -> Option<Value> {
        let name = said(Some(&who.name))?;
        let id = who.url.as_deref().and_then(|url| self.id_of(url, "person"));
        let node = Node::new("Person").maybe_id(id).words("name", name).text("jobTitle", said(who.job_title.as_deref()));
        Some(node.one("affiliation", who.organisation.as_ref().and_then(|one| self.affiliation(one))).done())
    }

    pub(super) fn people(&self, list: &[AppearanceView]) -> Vec<Value> {
        list.iter().filter_map(|who| self.person(who)).collect()
    }

    /// A person whom a text names, and whose own page says the rest; in full where there is none.
    pub(super) fn mentioned(&self, who: &AppearanceView) -> Option<Value> {
        let Some(id) = who.url.as_deref().and_then(|url| self.id_of(url, "person")) else {
            return self.person(who);
        };
        Some(Node::new("Person").id(id).words("name", said(Some(&who.name))?).done())
    }

    /// A person whom the same page already describes, by `@id`; in full where there is none.
    pub(super) fn known_person(&self, who: &AppearanceView) -> Option<Value> {
        match &who.url {
            Some(url) => self.reference(url, "person"),
            None => self.person(who),
        }
    }

    /// An organisation that somebody belongs to; a page has many of them, so no more than its name.
    pub(super) fn affiliation(&self, name: &Name) -> Option<Value> {
        let id = name.url.as_deref().and_then(|url| self.id_of(url, "organisation"));
        Some(Node::new("Organization").maybe_id(id).words("name", said(Some(&name.title))?).done())
    }

    /// A picture with its words.
    pub(super) fn image(&self, image: &ImageView) -> Option<Value> {
        let url = self.absolute(&image.url)?;
        let caption = said(image.caption.as_deref()).or(said(Some(&image.alt)));
        let node = Node::new("ImageObject").text("url", Some(&url)).text("contentUrl", Some(&url));
        Some(node.text("caption", caption).text("creditText", said(image.credit.as_deref())).done())
    }
}
