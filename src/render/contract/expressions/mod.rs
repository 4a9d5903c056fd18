//! What the expressions of a template ask for, and the shape of what they give.
//!
//! Read from left to right without regard to what binds stronger: where that matters, the shape is one nobody knows,
//! and nothing is said of what is asked of it.

mod calls;
mod chain;
mod compared;
mod texts;

use std::collections::BTreeMap;

use super::lex::{Kind, Token, hyphens};
use super::nodes::name;
use super::scope::Scope;
use super::walk::{Missing, Seen, Walk};
use crate::render::synonyms::meant;
use crate::view::shape::Shape;
use chain::{Chain, STRICT};

/// What becomes of an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// It is asked for or given a name: it may be nothing.
    Held,
    /// It is shown: what is empty shows nothing, but what is not there at all cannot be shown.
    Shown,
    /// A loop goes over it: it has to be there.
    Needed,
}

/// Reads an expression; whatever it asks for is noted.
pub(super) fn expression<'t>(walk: &mut Walk<'t>, tokens: &[Token<'t>], scope: &Scope<'t, '_>, how: Use) -> Shape {
    let before = walk.asked.clone();
    if let Some(condition) = tokens.iter().position(|token| token.kind == Kind::Word("if")) {
        walk.asked.about(walk.contract, &tokens[condition..], scope);
    }
    let mut reader = Reader { walk, tokens, at: 0, scope, asked: Vec::new(), operand: 0, chain: None, is_shown: how == Use::Shown };
    let shape = reader.whole();
    if reader.at == tokens.len() && how != Use::Held {
        reader.needs(how == Use::Needed);
    }
    // A construct nobody here knows gives nothing, but is read to its end.
    while reader.at < tokens.len() {
        reader.at += 1;
        reader.whole();
    }
    let Reader { walk, asked, .. } = reader;
    walk.asked = before;
    for (start, seen) in asked {
        walk.seen.entry((walk.template, start)).or_insert_with(|| seen.clone()).or(seen);
    }
    shape
}

struct Reader<'w, 't, 's> {
    walk: &'w mut Walk<'t>,
    tokens: &'w [Token<'t>],
    at: usize,
    scope: &'w Scope<'t, 's>,
    /// What was asked for, by its place.
    asked: Vec<(usize, Seen)>,
    /// How much of that came before the last operand.
    operand: usize,
    /// The path that was read last, if it was nothing else.
    chain: Option<Chain>,
    /// Whether what is read next is shown.
    is_shown: bool,
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
        let mut is_shown = std::mem::take(&mut self.is_shown);
        let mut from = self.at;
        let mut shape = self.operand();
        let mut last = shape.clone();
        while let Some(kind) = self.peek() {
            match kind {
                Kind::Word("or" | "and") => {
                    // What comes behind is asked for only after this.
                    self.walk.asked.mention(&self.tokens[..self.at]);
                    // Of `a or b` either is shown.
                    is_shown &= kind == Kind::Word("or");
                    self.as_text(is_shown, from, &last);
                    self.at += 1;
                    from = self.at;
                    last = self.operand();
                    self.as_text(is_shown, from, &last);
                    shape = join(shape.there(), last.clone());
                    self.chain = None;
                }
                Kind::Word("if") => {
                    self.at += 1;
                    self.whole();
                    let otherwise = if self.eat(Kind::Word("else")) { self.whole() } else { Shape::Any };
                    shape = join(shape, otherwise);
                    self.chain = None;
                }
                Kind::Word("is") => {
                    self.at += 1;
                    self.test();
                    (shape, last) = (Shape::Plain, Shape::Plain);
                    self.chain = None;
                }
                // Of `not in`.
                Kind::Word("not") => self.at += 1,
                Kind::Word("in") | Kind::Sign("+" | "-" | "*" | "/" | "//" | "%" | "**" | "~" | "==" | "!=" | "<" | ">" | "<=" | ">=") => {
                    let is_tied = kind == Kind::Sign("~");
                    self.as_text(is_tied, from, &last);
                    let is_not = self.at > from && self.tokens[self.at - 1].kind == Kind::Word("not");
                    let left = from..self.at - usize::from(is_not);
                    self.at += 1;
                    let right = self.at;
                    let operand = self.operand();
                    self.as_text(is_tied, right, &operand);
                    self.compared(kind, (left, &last), (right..self.at, &operand));
                    (shape, last) = (Shape::Plain, Shape::Plain);
                    self.chain = None;
                }
                Kind::Word(_) | Kind::Text(_) | Kind::Number | Kind::Sign(_) => break,
            }
        }
        shape
    }

    fn operand(&mut self) -> Shape {
        self.operand = self.asked.len();
        self.chain = None;
        let first = self.at;
        let Some(kind) = self.peek() else { return Shape::Any };
        self.at += 1;
        let shape = match kind {
            Kind::Sign("-") | Kind::Word("not") => {
                self.operand();
                self.chain = None;
                return Shape::Plain;
            }
            Kind::Text(_) | Kind::Number | Kind::Word("true" | "false" | "True" | "False") => Shape::Plain,
            Kind::Word("none" | "None" | "null") => Shape::Any,
            Kind::Sign("(") => {
                let shape = self.whole();
                self.sign(")");
                self.chain = None;
                shape
            }
            Kind::Sign("[") => self.list(),
            Kind::Sign("{") => self.map(),
            Kind::Sign("<") => self.component(),
            Kind::Word(called) if self.peek() == Some(Kind::Sign("(")) => {
                self.walk.wants_super |= called == "super";
                self.keywords("");
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
            let Token { start, end, .. } = self.tokens[first];
            self.asked.push((start, Seen::There));
            self.chain = Some(Chain { path: variable.to_string(), start, end, may_be_empty: false, risk: None });
            return self.known(shape);
        }
        let names = self.scope.frames.iter().flat_map(BTreeMap::keys).map(String::as_str);
        let near = meant(variable, names);
        self.missing(first, first, near);
        Shape::Any
    }

    /// What follows an operand: fields, places in lists, filters.
    fn behind(&mut self, mut shape: Shape, first: usize) -> Shape {
        loop {
            match self.peek() {
                Some(Kind::Sign("." | "?.")) => {
                    let is_forgiven = self.peek() == Some(Kind::Sign("?."));
                    self.at += 1;
                    let Some(field) = self.tokens.get(self.at).and_then(name) else { return Shape::Any };
                    self.step(field, self.tokens[self.at].end, is_forgiven);
                    shape = self.field(&shape, field, first);
                    shape = self.known(shape);
                    self.at += 1;
                }
                Some(Kind::Sign("[" | "?[")) => shape = self.place(&shape, first),
                Some(Kind::Sign("|")) => {
                    self.at += 1;
                    shape = self.filter(shape, first);
                }
                _ => return shape,
            }
        }
    }

    /// A field, at the token that names it.
    fn field(&mut self, shape: &Shape, field: &str, first: usize) -> Shape {
        let Some(fields) = self.walk.contract.fields(shape) else {
            self.fieldless(shape, field, first);
            return Shape::Any;
        };
        if let Some(shape) = fields.get(field) {
            self.asked.push((self.tokens[self.at].start, Seen::There));
            return shape.clone();
        }
        let near = meant(field, fields.keys().map(String::as_str));
        if self.tokens[first].kind == Kind::Word("t") && self.at == first + 2 {
            self.word_missing(field, fields, near);
        } else {
            self.missing(first, self.at, near);
        }
        Shape::Any
    }

    /// A word that a theme does not have; behind a dot its hyphens are read as subtractions.
    fn word_missing(&mut self, field: &str, words: &BTreeMap<String, Shape>, near: Option<String>) {
        let first = self.at - 2;
        let Token { start, end, kind } = self.tokens[self.at];
        let whole = format!("{field}{}", self.walk.text().get(end..).map_or("", hyphens));
        let is_bare = matches!(kind, Kind::Word(_));
        if is_bare && words.contains_key(&whole) {
            let (path, near) = (format!("t.{whole}"), Some(format!("t[\"{whole}\"]")));
            let end = start + whole.len();
            self.asked.push((start, Seen::Missing(Missing { path, end, near })));
            // What stands behind the hyphens is no variable.
            while self.tokens.get(self.at + 1).is_some_and(|token| token.start < end) {
                self.at += 1;
            }
            return;
        }
        let near = near.map(|near| if is_bare && near.contains('-') { format!("t[\"{near}\"]") } else { near });
        self.missing(first, self.at, near);
    }

    fn missing(&mut self, first: usize, last: usize, near: Option<String>) {
        let (from, Token { start, kind, .. }) = (self.tokens[first].start, self.tokens[last]);
        let has_bracket = matches!(kind, Kind::Text(_)) && self.tokens.get(last + 1).is_some();
        let end = self.tokens[last + usize::from(has_bracket)].end;
        let path = self.walk.text().get(from..end).unwrap_or_default().to_string();
        self.asked.push((start, Seen::Missing(Missing { path, end, near })));
    }

    /// `[0]`, `[a.b]`, `["name"]`, `[0:4]`
    fn place(&mut self, shape: &Shape, first: usize) -> Shape {
        self.at += 1;
        if let (Some(Kind::Text(field)), Some(Kind::Sign("]"))) = (self.peek(), self.tokens.get(self.at + 1).map(|token| token.kind)) {
            self.step(field, self.tokens[self.at + 1].end, false);
            let shape = self.field(shape, field, first);
            self.at += 2;
            return self.known(shape);
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
        self.chain = None;
        match shape.clone().there() {
            shape if is_slice => shape,
            Shape::List(one) => *one,
            _ => Shape::Any,
        }
    }

    fn filter(&mut self, shape: Shape, first: usize) -> Shape {
        let filter = self.tokens.get(self.at).and_then(name).unwrap_or_default();
        self.filtered(filter, first, &shape);
        self.at += 1;
        if STRICT.contains(&filter) {
            self.needs(true);
        }
        let (operand, chain) = (self.operand, self.chain.take());
        let at = self.at;
        self.keywords(filter);
        self.operand = operand;
        if filter == "default" {
            self.stands_in(chain, at);
        }
        self.chain = None;
        match (filter, shape.there()) {
            ("sort" | "reverse" | "slice" | "unique", shape @ Shape::List(_)) => shape,
            ("first" | "last" | "nth", Shape::List(one)) => *one,
            _ => Shape::Any,
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
        // What it holds is not what it is.
        self.chain = None;
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
        self.chain = None;
        Shape::Any
    }
}

/// What is one of two things.
fn join(a: Shape, b: Shape) -> Shape {
    match (a, b) {
        (a, b) if a == b => a,
        (Shape::Maybe(a), b) if *a == b => Shape::Maybe(a),
        (a, Shape::Maybe(b)) if *b == a => Shape::Maybe(b),
        _ => Shape::Any,
    }
}
