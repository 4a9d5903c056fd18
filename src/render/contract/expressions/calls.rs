//! What filters, tests, functions and components are given.

use super::Reader;
use crate::render::contract::lex::{Kind, Token};
use crate::render::contract::nodes::name;
use crate::render::contract::scope::{Empty, Given, Origin};
use crate::render::contract::walk::Seen;
use crate::view::shape::Shape;

impl<'t> Reader<'_, 't, '_> {
    /// `(n=of.number, m=2)` of a filter or a test; what `fill` is given has to be there.
    pub(super) fn keywords(&mut self, taker: &str) {
        if !self.sign("(") {
            return;
        }
        let are_needed = taker == "fill";
        while !self.sign(")") && self.at < self.tokens.len() {
            let named = self.tokens.get(self.at + 1).is_some_and(|token| token.kind == Kind::Sign("="));
            if named {
                self.argument(taker);
                self.at += 2;
            }
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

    /// `is defined`, `is not ending_with(pat="讯")`
    pub(super) fn test(&mut self) {
        self.eat(Kind::Word("not"));
        if let Some(Kind::Word("defined" | "undefined")) = self.peek() {
            self.forgive();
        }
        let test = self.tokens.get(self.at).and_then(name).unwrap_or_default();
        self.at += 1;
        self.keywords(test);
    }

    /// Whoever asks whether something is there knows that it may not be.
    fn forgive(&mut self) {
        for (_, seen) in self.asked.split_off(self.operand.min(self.asked.len())) {
            if let Seen::Missing(missing) = seen {
                self.walk.forgiven.insert((self.walk.template, missing.path));
            }
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
                if let Some(token) = self.tokens.get(self.at) {
                    self.walk.quoted(*token, self.scope);
                }
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
        Some(self.scope.origin(&path).unwrap_or(((self.walk.template, start), Empty { path, end, is_address: false })))
    }
}
