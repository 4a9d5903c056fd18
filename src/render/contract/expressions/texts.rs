//! What becomes a text, and what is none: structures and lists have no place in one, texts and lists have no fields.

use super::Reader;
use crate::view::shape::Shape;

impl Reader<'_, '_, '_> {
    /// What was read from a token on is made a text.
    pub(super) fn as_text(&mut self, is_text: bool, from: usize, shape: &Shape) {
        if let (true, Some((first, last))) = (is_text, self.tokens.get(from..self.at).and_then(|read| read.first().zip(read.last()))) {
            self.walk.shows(*first, *last, shape);
        }
    }

    /// What is given to a filter that makes a text of anything; `self.at` is at its name.
    pub(super) fn filtered(&mut self, filter: &str, first: usize, shape: &Shape) {
        let Some((first, last)) = self.tokens.get(first).zip(self.tokens.get(self.at.saturating_sub(2))) else { return };
        match (filter, shape.clone().there()) {
            ("str", shape) => self.walk.shows(*first, *last, &shape),
            ("join", Shape::List(one)) => self.walk.joins(*first, *last, &one),
            _ => {}
        }
    }

    /// A field of what has none, at the token that names it.
    pub(super) fn fieldless(&mut self, shape: &Shape, field: &str, first: usize) {
        let is_list = match shape.clone().there() {
            Shape::List(_) => true,
            Shape::Plain | Shape::Word(_) => false,
            Shape::Any | Shape::Maybe(_) | Shape::Fields(_) | Shape::Named(_) => return,
        };
        let filter = match field {
            "length" | "len" | "size" | "count" => Some("length"),
            "first" | "last" if is_list => Some(field),
            _ => None,
        };
        let whole = self.written(self.tokens[first].start, self.tokens[self.at.saturating_sub(2)].end);
        self.missing(first, self.at, filter.map(|filter| format!("{whole} | {filter}")));
    }
}
