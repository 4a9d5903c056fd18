//! What the expressions of a template ask for, and the shape of what they give.
//!
//! Read from left to right without regard to what binds stronger: where that matters, the shape is one nobody knows,
//! and nothing is said of what is asked of it.

use std::collections::BTreeMap;

use super::lex::{Kind, Token};
use super::nodes::name;
use super::walk::{Missing, Scope, Seen, Walk};
use crate::parse::nearest;
use crate::view::shape::Shape;

/// Reads an expression; whatever it asks for is noted.
pub(super) fn expression<'t>(walk: &mut Walk<'t>, tokens: &[Token<'t>], scope: &Scope<'_>) -> Shape {
    let mut reader = Reader { walk, tokens, at: 0, scope, asked: Vec::new(), operand: 0 };
    let shape = reader.whole();
    // A construct nobody here knows gives nothing, but is read to its end.
    while reader.at < tokens.len() {
        reader.at += 1;
        reader.whole();
    }
    let Reader { walk, asked, .. } = reader;
    for (start, seen) in asked {
        walk.seen.entry((walk.template, start)).or_insert_with(|| seen.clone()).or(seen);
    }
    shape
}

struct Reader<'w, 't, 's> {
    walk: &'w mut Walk<'t>,
    tokens: &'w [Token<'t>],
    at: usize,
    scope: &'w Scope<'s>,
    /// What was asked for, by its place.
    asked: Vec<(usize, Seen)>,
    /// How much of that came before the last operand.
    operand: usize,
}

impl<'t> Reader<'_, 't, '_> {
    fn peek(&self) -> Option<Kind<'t>> {
        self.tokens.get(self.at).map(|token| token.kind)
    }

    fn eat(&mut self, kind: Kind<'_>) -> bool {
        let is = self.peek() == Some(kind);
        self.at += usize::from(is);
        is
    }

    fn sign(&mut self, sign: &str) -> bool {
        self.eat(Kind::Sign(sign))
    }

    /// Operands with what stands between them.
    fn whole(&mut self) -> Shape {
        let mut shape = self.operand();
        while let Some(kind) = self.peek() {
            match kind {
                Kind::Word("or" | "and") => {
                    self.at += 1;
                    shape = join(shape, self.operand());
                }
                Kind::Word("if") => {
                    self.at += 1;
                    self.whole();
                    let otherwise = if self.eat(Kind::Word("else")) { self.whole() } else { Shape::Any };
                    shape = join(shape, otherwise);
                }
                Kind::Word("is") => {
                    self.at += 1;
                    self.test();
                    shape = Shape::Plain;
                }
                Kind::Word("in" | "not")
                | Kind::Sign("+" | "-" | "*" | "/" | "//" | "%" | "**" | "~" | "==" | "!=" | "<" | ">" | "<=" | ">=") => {
                    self.at += 1;
                    if kind != Kind::Word("not") {
                        self.operand();
                    }
                    shape = Shape::Plain;
                }
                Kind::Word(_) | Kind::Text(_) | Kind::Number | Kind::Sign(_) => break,
            }
        }
        shape
    }

    /// `is defined`, `is not ending_with(pat="讯")`
    fn test(&mut self) {
        self.eat(Kind::Word("not"));
        if let Some(Kind::Word("defined" | "undefined")) = self.peek() {
            self.forgive();
        }
        self.at += 1;
        self.keywords();
    }

    /// Whoever asks whether something is there knows that it may not be.
    fn forgive(&mut self) {
        for (_, seen) in self.asked.split_off(self.operand.min(self.asked.len())) {
            if let Seen::Missing(missing) = seen {
                self.walk.forgiven.insert((self.walk.template, missing.path));
            }
        }
    }

    fn operand(&mut self) -> Shape {
        self.operand = self.asked.len();
        let first = self.at;
        let Some(kind) = self.peek() else { return Shape::Any };
        self.at += 1;
        let shape = match kind {
            Kind::Sign("-") | Kind::Word("not") => {
                self.operand();
                return Shape::Plain;
            }
            Kind::Text(_) | Kind::Number | Kind::Word("true" | "false" | "True" | "False") => Shape::Plain,
            Kind::Word("none" | "None" | "null") => Shape::Any,
            Kind::Sign("(") => {
                let shape = self.whole();
                self.sign(")");
                shape
            }
            Kind::Sign("[") => self.list(),
            Kind::Sign("{") => self.map(),
            Kind::Sign("<") => self.component(),
            Kind::Word(called) if self.peek() == Some(Kind::Sign("(")) => {
                self.walk.wants_super |= called == "super";
                self.keywords();
                Shape::Any
            }
            Kind::Word("and" | "or" | "in" | "is" | "if" | "else" | "for") => {
                self.at = first;
                return Shape::Any;
            }
            Kind::Word(variable) => self.variable(variable, first),
            Kind::Sign(_) => {
                self.at = first;
                return Shape::Any;
            }
        };
        self.behind(shape, first)
    }

    fn variable(&mut self, variable: &str, first: usize) -> Shape {
        if variable.starts_with("__tera") {
            return Shape::Any;
        }
        if let Some(shape) = self.scope.get(variable) {
            let shape = shape.clone();
            self.asked.push((self.tokens[first].start, Seen::There));
            return shape;
        }
        let names = self.scope.frames.iter().flat_map(BTreeMap::keys).map(String::as_str);
        let near = nearest(variable, names);
        self.missing(first, first, near);
        Shape::Any
    }

    /// What follows an operand: fields, places in lists, filters.
    fn behind(&mut self, mut shape: Shape, first: usize) -> Shape {
        loop {
            match self.peek() {
                Some(Kind::Sign("." | "?.")) => {
                    let forgiven = self.peek() == Some(Kind::Sign("?."));
                    self.at += 1;
                    let Some(field) = self.tokens.get(self.at).and_then(name) else { return Shape::Any };
                    shape = self.field(&shape, field, first);
                    if forgiven {
                        self.asked.retain(|(_, seen)| *seen == Seen::There);
                    }
                    self.at += 1;
                }
                Some(Kind::Sign("[" | "?[")) => shape = self.place(&shape, first),
                Some(Kind::Sign("|")) => {
                    self.at += 1;
                    shape = self.filter(shape);
                }
                _ => return shape,
            }
        }
    }

    /// A field, at the token that names it.
    fn field(&mut self, shape: &Shape, field: &str, first: usize) -> Shape {
        let Some(fields) = self.walk.contract.fields(shape) else { return Shape::Any };
        if let Some(shape) = fields.get(field) {
            self.asked.push((self.tokens[self.at].start, Seen::There));
            return shape.clone();
        }
        let near = nearest(field, fields.keys().map(String::as_str));
        self.missing(first, self.at, near);
        Shape::Any
    }

    fn missing(&mut self, first: usize, last: usize, near: Option<String>) {
        let (from, Token { start, end, .. }) = (self.tokens[first].start, self.tokens[last]);
        let path = self.walk.text().get(from..end).unwrap_or_default().to_string();
        self.asked.push((start, Seen::Missing(Missing { path, end, near })));
    }

    /// `[0]`, `[a.b]`, `["name"]`, `[0:4]`
    fn place(&mut self, shape: &Shape, first: usize) -> Shape {
        self.at += 1;
        if let (Some(Kind::Text(field)), Some(Kind::Sign("]"))) = (self.peek(), self.tokens.get(self.at + 1).map(|token| token.kind)) {
            let shape = self.field(shape, field, first);
            self.at += 2;
            return shape;
        }
        let operand = self.operand;
        let mut is_slice = false;
        while !self.sign("]") && self.at < self.tokens.len() {
            if self.sign(":") {
                is_slice = true;
            } else {
                let before = self.at;
                self.whole();
                self.at += usize::from(self.at == before);
            }
        }
        self.operand = operand;
        match shape {
            shape if is_slice => shape.clone(),
            Shape::List(one) => (**one).clone(),
            Shape::Any | Shape::Plain | Shape::Fields(_) | Shape::Named(_) => Shape::Any,
        }
    }

    fn filter(&mut self, shape: Shape) -> Shape {
        let filter = self.tokens.get(self.at).and_then(name).unwrap_or_default();
        self.at += 1;
        if filter == "default" {
            self.forgive();
        }
        let operand = self.operand;
        self.keywords();
        self.operand = operand;
        match (filter, shape) {
            ("sort" | "reverse" | "slice" | "unique", shape @ Shape::List(_)) => shape,
            ("first" | "last" | "nth", Shape::List(one)) => *one,
            _ => Shape::Any,
        }
    }

    /// `(n=of.number, m=2)`
    fn keywords(&mut self) {
        if !self.sign("(") {
            return;
        }
        while !self.sign(")") && self.at < self.tokens.len() {
            let named = self.tokens.get(self.at + 1).is_some_and(|token| token.kind == Kind::Sign("="));
            self.at += if named { 2 } else { 0 };
            self.one();
        }
    }

    /// One of several values, with the comma behind it; always moves on.
    fn one(&mut self) -> Shape {
        let before = self.at;
        self.sign("...");
        let shape = self.whole();
        self.sign(",");
        self.at += usize::from(self.at == before);
        shape
    }

    fn list(&mut self) -> Shape {
        let mut depth = 0_usize;
        for token in &self.tokens[self.at..] {
            match token.kind {
                // `[one.title for one in all]`: its variable comes behind its use.
                Kind::Word("for") if depth == 0 => return self.skip("]"),
                Kind::Sign("]") if depth == 0 => break,
                Kind::Sign("[" | "?[" | "(" | "{") => depth += 1,
                Kind::Sign("]" | ")" | "}") => depth -= 1,
                _ => {}
            }
        }
        while !self.sign("]") && self.at < self.tokens.len() {
            self.one();
        }
        Shape::List(Box::new(Shape::Any))
    }

    /// Goes behind the sign that closes what is open; nothing in between is looked at.
    fn skip(&mut self, close: &str) -> Shape {
        let mut depth = 0_usize;
        while let Some(kind) = self.peek() {
            self.at += 1;
            match kind {
                Kind::Sign(sign) if depth == 0 && sign == close => break,
                Kind::Sign("[" | "?[" | "(" | "{") => depth += 1,
                Kind::Sign("]" | ")" | "}") => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        Shape::List(Box::new(Shape::Any))
    }

    fn map(&mut self) -> Shape {
        while !self.sign("}") && self.at < self.tokens.len() {
            if self.tokens.get(self.at + 1).is_some_and(|token| token.kind == Kind::Sign(":")) {
                self.at += 2;
            }
            self.one();
        }
        Shape::Any
    }

    /// `<entry card level={3} title="甲" {...rest} />`, behind its first sign.
    fn component(&mut self) -> Shape {
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
        let mut whole = true;
        while !self.sign(">") && self.at < self.tokens.len() {
            let Some(argument) = self.tokens.get(self.at).and_then(name) else {
                if self.sign("{") {
                    whole = false;
                    self.one();
                } else {
                    self.at += 1;
                }
                continue;
            };
            let first = self.at;
            self.at += 1;
            let shape = if !self.sign("=") {
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
        self.walk.call(&called, given, whole, self.scope);
        Shape::Plain
    }
}

/// What is one of two things.
fn join(a: Shape, b: Shape) -> Shape {
    if a == b { a } else { Shape::Any }
}
