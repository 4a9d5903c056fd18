//! Which parts of a page are addresses, and which can be led to: the only file that knows the HTML parser.
//!
//! The parser says where each value of a tag stands; what is between the values that change is copied as it is.

use std::cell::RefCell;
use std::ops::Range;

use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};

use super::leads::{Leads, Tags};
use super::{Use, lists};

/// What to write in place of an address with some use; `None` where it stays.
type Change<'a> = &'a dyn Fn(&str, Use) -> Option<String>;

/// What the value of an attribute is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Value {
    Address(Use),
    Srcset,
    Styles,
}

impl Value {
    /// By the attribute's name (HTML, attributes; SVG 2). What themes call `data-src` or `data-href` is what it says.
    fn of(attribute: &str) -> Option<Value> {
        match attribute {
            "href" | "src" | "poster" | "action" | "formaction" | "cite" | "background" | "xlink:href" | "data" => {
                Some(Value::Address(Use::Link))
            }
            "srcset" | "imagesrcset" => Some(Value::Srcset),
            "style" => Some(Value::Styles),
            other => match other.strip_prefix("data-") {
                Some("style" | "data") => Some(Value::Address(Use::Data)),
                Some(own) => Some(Value::of(own).unwrap_or(Value::Address(Use::Data))),
                None => None,
            },
        }
    }

    /// The value with its addresses changed.
    fn changed(self, value: &str, is_name: bool, change: Change<'_>) -> Option<String> {
        match self {
            Value::Address(Use::Link) if is_name => change(value, Use::Name),
            Value::Address(use_) => change(value, use_),
            Value::Srcset => lists::srcset(value, &|address| change(address, Use::Link)),
            Value::Styles => lists::styles(value, &|address| change(address, Use::Link)),
        }
    }
}

/// A tag as far as it is read.
#[derive(Debug, Default)]
struct Tag {
    name: String,
    attribute: String,
    values: Vec<(Value, Range<usize>, String)>,
    /// It names the page, or the same page in another language.
    is_name: bool,
}

impl Tag {
    fn value(&mut self, place: Range<usize>, value: &[u8]) {
        let Ok(value) = std::str::from_utf8(value) else { return };
        let says_name = match self.attribute.as_str() {
            "hreflang" => true,
            "rel" => value.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("canonical")),
            _ => false,
        };
        self.is_name |= says_name && self.name == "link";
        if let Some(what) = Value::of(&self.attribute) {
            self.values.push((what, place, value.to_string()));
        }
    }
}

/// A page with its addresses changed; all else stays as it is, to the byte.
pub(super) fn rewritten(page: Vec<u8>, change: Change<'_>) -> Vec<u8> {
    let edits = edits(&page, change);
    if edits.is_empty() {
        return page;
    }
    let mut out = Vec::with_capacity(page.len() + edits.iter().map(|(_, new)| new.len()).sum::<usize>());
    let mut done = 0;
    for (place, new) in edits {
        out.extend_from_slice(&page[done..place.start]);
        out.extend_from_slice(new.as_bytes());
        done = place.end;
    }
    out.extend_from_slice(&page[done..]);
    out
}

/// The places that change, in their order, with what comes there.
fn edits(page: &[u8], change: Change<'_>) -> Vec<(Range<usize>, String)> {
    let mut edits = Vec::new();
    let mut tag = Tag::default();
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: html5gum::Span<usize>| -> Option<()> {
        let place = span.start..span.end;
        match event {
            CallbackEvent::OpenStartTag { name } => tag = Tag { name: String::from_utf8_lossy(name).into_owned(), ..Tag::default() },
            CallbackEvent::AttributeName { name } => {
                tag.attribute.clear();
                tag.attribute.push_str(&String::from_utf8_lossy(name));
            }
            CallbackEvent::AttributeValue { value } => tag.value(place, value),
            CallbackEvent::CloseStartTag { .. } => {
                for (what, place, value) in tag.values.drain(..) {
                    edits.extend(what.changed(&value, tag.is_name, change).map(|new| quoted(page, place, &new)));
                }
            }
            CallbackEvent::EndTag { .. } => tag = Tag::default(),
            CallbackEvent::String { value } if tag.name == "style" => {
                let new = std::str::from_utf8(value).ok().and_then(|value| Value::Styles.changed(value, false, change));
                edits.extend(new.map(|new| (place, new)));
            }
            // For a reader with scripts it is text; without them it is part of the page.
            CallbackEvent::String { value } if tag.name == "noscript" => {
                let inside = self::edits(value, change);
                edits.extend(inside.into_iter().map(|(inner, new)| (place.start + inner.start..place.start + inner.end, new)));
            }
            CallbackEvent::String { .. } | CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        None
    });
    emitter.naively_switch_states(true);
    // Reading from memory does not fail, and the callback makes no tokens.
    Tokenizer::new_with_emitter(page, emitter).for_each(drop);
    edits
}

/// What a page leads to: what scripts make of it is not among that.
pub(in crate::render) fn leads(page: &[u8]) -> Leads {
    let addresses = RefCell::new(Vec::new());
    let note = |address: &str, use_: Use| {
        if use_ == Use::Link {
            addresses.borrow_mut().push(address.to_string());
        }
        None
    };
    let mut leads = Leads::default();
    let mut met = Tags::default();
    let (mut tag, mut attribute) = (String::new(), String::new());
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: html5gum::Span<usize>| -> Option<()> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                tag = String::from_utf8_lossy(name).into_owned();
                leads.has_base |= tag == "base";
                met.open(&tag);
            }
            CallbackEvent::AttributeName { name } => {
                attribute = String::from_utf8_lossy(name).into_owned();
                met.attribute(&tag, &attribute, &mut leads);
                let wanted = match attribute.as_str() {
                    "data-search" => "form",
                    "data-search-result" => "template",
                    _ => tag.as_str(),
                };
                if attribute.starts_with("data-") && tag == wanted {
                    leads.marks.push(attribute.clone());
                }
            }
            CallbackEvent::AttributeValue { value } => {
                let value = String::from_utf8_lossy(value);
                met.value(&tag, &attribute, &value, &mut leads);
                if tag == "input" && attribute == "type" && value == "search" {
                    leads.marks.push(super::super::dead::SEARCH_FIELD.to_string());
                }
                if attribute == "id" || attribute == "name" && tag == "a" {
                    leads.ids.push(value.into_owned());
                } else if let Some(what) = Value::of(&attribute).filter(|_| !attribute.starts_with("data-")) {
                    what.changed(&value, false, &note);
                }
            }
            CallbackEvent::CloseStartTag { .. } => met.close(&tag, &mut leads),
            CallbackEvent::EndTag { name } => {
                met.end(name);
                tag.clear();
            }
            CallbackEvent::String { value } if tag == "style" => drop(Value::Styles.changed(&String::from_utf8_lossy(value), false, &note)),
            CallbackEvent::String { value } if tag == "noscript" => {
                let inside = self::leads(value);
                addresses.borrow_mut().extend(inside.addresses);
                leads.ids.extend(inside.ids);
            }
            _ => {}
        }
        None
    });
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(page, emitter).for_each(drop);
    leads.addresses = addresses.into_inner();
    leads
}

/// A new value in the place of another, which may have stood without quotes.
fn quoted(page: &[u8], place: Range<usize>, new: &str) -> (Range<usize>, String) {
    let new = new.replace('&', "&amp;").replace('"', "&quot;").replace('\'', "&#39;").replace('<', "&lt;");
    let has_quotes = place.start.checked_sub(1).and_then(|at| page.get(at)).is_some_and(|byte| matches!(byte, b'"' | b'\''));
    (place, if has_quotes { new } else { format!("\"{new}\"") })
}
