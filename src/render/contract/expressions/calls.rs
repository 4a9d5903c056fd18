//! What filters, functions and components are given.

use std::collections::BTreeMap;

use super::Reader;
use crate::render::contract::lex::Kind;
use crate::render::contract::nodes::name;
use crate::view::shape::Shape;

impl Reader<'_, '_, '_> {
    /// `(n=of.number, m=2)`; what `fill` is given has to be there.
    pub(super) fn keywords(&mut self, are_needed: bool) {
        if !self.sign("(") {
            return;
        }
        while !self.sign(")") && self.at < self.tokens.len() {
            let named = self.tokens.get(self.at + 1).is_some_and(|token| token.kind == Kind::Sign("="));
            self.at += if named { 2 } else { 0 };
            let from = self.at;
            let shape = self.whole();
            self.as_text(are_needed, from, &shape);
            if are_needed {
                self.needs(true);
            }
            self.sign(",");
            // Always moves on.
            self.at += usize::from(self.at == from);
        }
    }

    /// `<entry card level={3} title="甲" {...rest} />`, behind its first sign.
    pub(super) fn component(&mut self) -> Shape {
        let mut called = String::new();
        while let Some(part) = self.tokens.get(self.at).and_then(name) {
            called.push_str(part);
            self.at += 1;
            if !self.sign(".") {
                break;
            }
            called.push('.');
        }
        let mut given = BTreeMap::new();
        while !self.sign(">") && self.at < self.tokens.len() {
            let Some(argument) = self.tokens.get(self.at).and_then(name) else {
                if self.sign("{") {
                    self.one();
                } else {
                    self.at += 1;
                }
                continue;
            };
            let first = self.at;
            self.at += 1;
            let shape = if !self.sign("=") {
                self.chain = None;
                self.variable(argument, first)
            } else if self.sign("{") {
                let shape = self.whole();
                self.sign("}");
                shape
            } else {
                self.at += 1;
                Shape::Plain
            };
            given.insert(argument.to_string(), shape);
        }
        self.walk.call(&called, given, self.scope);
        self.chain = None;
        Shape::Plain
    }
}
