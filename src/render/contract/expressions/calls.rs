//! What filters, functions and components are given.

use super::Reader;
use crate::render::contract::lex::{Kind, Token};
use crate::render::contract::nodes::name;
use crate::render::contract::scope::{Empty, Given, Origin};
use crate::view::shape::Shape;

impl<'t> Reader<'_, 't, '_> {
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
        let mut given = Given::new();
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
            let mut from = first;
            let shape = if !self.sign("=") {
                self.chain = None;
                self.variable(argument, first)
            } else if self.sign("{") {
                from = self.at;
                self.whole()
            } else {
                self.at += 1;
                Shape::Plain
            };
            let origin = matches!(shape, Shape::Maybe(_)).then(|| self.origin(from)).flatten();
            self.sign("}");
            given.insert(argument.to_string(), (shape, origin));
        }
        self.walk.call(&called, given, self.scope);
        self.chain = None;
        Shape::Plain
    }
    /// Where what was read from a token on comes from.
    fn origin(&self, from: usize) -> Option<Origin<'t>> {
        let (Token { start, .. }, Token { end, .. }) =
            self.tokens.get(from).copied().zip(self.tokens.get(self.at.checked_sub(1)?).copied())?;
        let path = self.written(start, end);
        Some(self.scope.origin(&path).unwrap_or(((self.walk.template, start), Empty { path, end })))
    }
}
