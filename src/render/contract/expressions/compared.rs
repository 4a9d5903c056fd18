//! Comparisons that never hold, arguments that nobody takes, and values that stand in for nothing.

use std::ops::Range;

use super::Reader;
use super::chain::Chain;
use crate::diag::Vain;
use crate::parse::nearest;
use crate::render::complaint::{FILTERS, TESTS, arguments};
use crate::render::contract::lex::{Kind, Token};
use crate::render::contract::nodes::name;
use crate::render::contract::vain::InVain;
use crate::view::shape::Shape;

impl Reader<'_, '_, '_> {
    /// Two operands with what stands between them.
    pub(super) fn compared(&mut self, sign: Kind<'_>, left: (Range<usize>, &Shape), right: (Range<usize>, &Shape)) {
        match sign {
            Kind::Sign("==" | "!=") => {
                self.held_against(left.clone(), right.0.clone());
                self.held_against(right, left.0);
            }
            // Behind `in` a text is looked through for a part of it.
            Kind::Word("in") if self.tokens.get(right.0.start).is_some_and(|token| token.kind == Kind::Sign("[")) => {
                self.held_against(left, right.0);
            }
            _ => {}
        }
    }

    /// A value, and the texts it is held against.
    fn held_against(&mut self, (value, shape): (Range<usize>, &Shape), texts: Range<usize>) {
        let Some((first, last)) = self.tokens.get(value.clone()).and_then(|value| value.first().zip(value.last())) else { return };
        let path = self.written(first.start, last.end);
        let is_length = last.kind == Kind::Word("length") && value.len() > 2;
        let words = match shape.clone().there() {
            Shape::Word(words) => words,
            _ if is_length => Vec::new(),
            // What a component is given may be another thing each time.
            _ => return self.fine(texts),
        };
        let texts = self.tokens.get(texts).unwrap_or_default();
        let is_list = |token: &Token<'_>| matches!(token.kind, Kind::Text(_) | Kind::Sign("[" | "]" | ","));
        if !texts.iter().all(is_list) {
            return;
        }
        for token in texts.iter().copied() {
            let Kind::Text(text) = token.kind else { continue };
            let never = || {
                let near = if is_length { text.parse::<u64>().ok().map(|n| n.to_string()) } else { None };
                let near = near.or_else(|| nearest(text, words.iter().map(String::as_str)).map(|near| format!("\"{near}\"")));
                let vain = Vain::Never { path: path.clone(), value: self.written(token.start, token.end) };
                InVain { vain, end: token.end, known: words.clone(), near }
            };
            let idle = (!words.iter().any(|word| word == text)).then(never);
            self.walk.vain(token.start, idle);
        }
    }

    /// Texts that a value may have.
    fn fine(&mut self, texts: Range<usize>) {
        for token in self.tokens.get(texts).unwrap_or_default().to_vec() {
            if let Kind::Text(_) = token.kind {
                self.walk.vain(token.start, None);
            }
        }
    }

    /// An argument that is given to a filter or a test, at its name.
    pub(super) fn argument(&mut self, taker: &str) {
        let Some(token) = self.tokens.get(self.at).copied() else { return };
        let (Some(given), known) = (name(&token), arguments(taker)) else { return };
        // What `fill` has no place for stops the page.
        if taker == "fill" || known.contains(&given) || !FILTERS.iter().chain(TESTS).any(|one| *one == taker) {
            return;
        }
        let near = if let [only] = known { Some((*only).to_string()) } else { nearest(given, known.iter().copied()) };
        let vain = Vain::Argument { name: given.to_string(), taker: taker.to_string() };
        let known = known.iter().map(|one| (*one).to_string()).collect();
        self.walk.vain(token.start, Some(InVain { vain, end: token.end, known, near }));
    }

    /// `event.summary | default(value="…")`: of what is there and empty, the engine takes nothing else. `at` is behind the name.
    pub(super) fn stands_in(&mut self, chain: Option<Chain>, at: usize) {
        let Some(chain) = chain.filter(|chain| chain.may_be_empty && chain.risk.is_none()) else { return };
        let given = self.tokens.get(at..self.at).unwrap_or_default();
        let is = |word: &str| given.iter().position(|token| token.kind == Kind::Word(word));
        let (None, Some(value), Some(last)) = (is("boolean"), is("value"), given.last()) else { return };
        let path = self.written(chain.start, chain.end);
        let instead = given.get(value + 2).map(|first| self.written(first.start, last.start).trim_end().to_string());
        let near = instead.map(|instead| format!("{path} or {instead}"));
        self.walk.vain(chain.start, Some(InVain { vain: Vain::Default { path }, end: last.end, known: Vec::new(), near }));
    }
}
