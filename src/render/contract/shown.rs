//! What a template shows that is no text: a page would have it as it lies in the program's memory.

use super::lex::{Kind, Token};
use super::walk::Walk;
use crate::diag::Held;
use crate::view::shape::Shape;

/// The fields that are mostly meant where a whole structure is shown.
const WORDS: &[&str] = &["text", "title", "name", "url"];

/// Something shown that has fields, or is a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    /// As written: `report.date`.
    pub(super) path: String,
    /// The byte behind it.
    pub(super) end: usize,
    /// What it is.
    pub(super) held: Held,
    /// What may be meant.
    pub(super) near: Option<String>,
}

impl Walk<'_> {
    /// A value between two tokens is made a text.
    pub(super) fn shows(&mut self, first: Token<'_>, last: Token<'_>, shape: &Shape) {
        let shape = shape.clone().there();
        let held = if matches!(shape, Shape::List(_)) { Held::List } else { Held::Structure };
        if held == Held::List || self.contract.fields(&shape).is_some() {
            let path = self.text().get(first.start..last.end).unwrap_or_default().to_string();
            let near = self.word_of(&shape).map(|field| {
                // Behind a filter no field can be named.
                let is_name = matches!(last.kind, Kind::Word(_)) && !path.contains(['|', '(']);
                if is_name || last.kind == Kind::Sign("]") { format!("{path}.{field}") } else { format!("{path} | get(key=\"{field}\")") }
            });
            self.shown.insert((self.template, first.start), Shown { path, end: last.end, held, near });
        }
    }

    /// A list between two tokens, of such things, is joined to a text.
    pub(super) fn joins(&mut self, first: Token<'_>, last: Token<'_>, one: &Shape) {
        let one = one.clone().there();
        if matches!(one, Shape::List(_)) || self.contract.fields(&one).is_some() {
            let path = self.text().get(first.start..last.end).unwrap_or_default().to_string();
            let near = self.word_of(&one).map(|field| format!("[one.{field} for one in {path}]"));
            self.shown.insert((self.template, first.start), Shown { path, end: last.end, held: Held::Structures, near });
        }
    }

    /// The field of a structure that says what it is.
    fn word_of(&self, shape: &Shape) -> Option<&'static str> {
        let fields = self.contract.fields(shape)?;
        WORDS.iter().copied().find(|name| fields.get(*name).is_some_and(|one| one.clone().there() == Shape::Plain))
    }
}
