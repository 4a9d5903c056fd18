//! Paths that lead over what may be empty, and who cannot do with that.

use super::Reader;
use crate::render::contract::scope::Empty;
use crate::view::shape::Shape;

/// The filters that cannot do with nothing.
pub(super) const STRICT: &[&str] = &[
    "upper",
    "lower",
    "trim",
    "trim_start",
    "trim_end",
    "replace",
    "capitalize",
    "title",
    "truncate",
    "split",
    "wordcount",
    "indent",
    "newlines_to_br",
    "urlencode",
    "fill",
    "qr",
    "join",
    "first",
    "last",
    "nth",
    "sort",
    "unique",
    "group_by",
];

/// A path as it is read: `event.venue.name`.
#[derive(Debug, Clone)]
pub(super) struct Chain {
    pub(super) path: String,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether what it leads to may be empty.
    pub(super) may_be_empty: bool,
    /// What may be empty on the way to the last field: then there is no such field.
    pub(super) risk: Option<Empty>,
}

impl Reader<'_, '_, '_> {
    /// What was read last has to be there; if it is needed as a whole, it must not be empty either.
    pub(super) fn needs(&mut self, whole: bool) {
        let Some(chain) = self.chain.take() else { return };
        let itself =
            (whole && chain.may_be_empty).then(|| Empty { path: self.written(chain.start, chain.end), end: chain.end, is_address: false });
        if let Some(empty) = chain.risk.or(itself) {
            self.walk.may_be_empty(chain.start, empty, self.scope);
        }
    }

    pub(super) fn written(&self, start: usize, end: usize) -> String {
        self.walk.text().get(start..end).unwrap_or_default().to_string()
    }

    /// What a path leads to, not empty if that was asked about.
    pub(super) fn known(&mut self, shape: Shape) -> Shape {
        let Some(chain) = &mut self.chain else { return shape };
        let shape = if self.walk.asked.has(&chain.path) { shape.there() } else { shape };
        chain.may_be_empty = matches!(shape, Shape::Maybe(_));
        shape
    }

    /// Goes a step further in a path; `?.` gives nothing where there is nothing to go into.
    pub(super) fn step(&mut self, field: &str, end: usize, is_forgiven: bool) {
        let Some(mut chain) = self.chain.take() else { return };
        let path = self.written(chain.start, chain.end);
        match chain.risk.take() {
            // Nobody gets this far.
            Some(risk) if !is_forgiven => self.walk.may_be_empty(chain.start, risk, self.scope),
            Some(risk) => chain.risk = Some(risk),
            None if chain.may_be_empty => chain.risk = Some(Empty { path, end: chain.end, is_address: false }),
            None => {}
        }
        chain.path = format!("{}.{field}", chain.path);
        chain.end = end;
        self.chain = Some(chain);
    }
}
