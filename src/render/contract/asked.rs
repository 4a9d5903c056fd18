//! What a template has asked about before it counts on something: what may be empty is told only where nobody asked.
//!
//! Whoever asks about a thing in any way is taken to know it, in every branch. A question about something else of the
//! same thing, such as its kind, may settle the matter too, and nobody here can tell: then nothing is said.

use std::collections::BTreeSet;

use super::lex::{Kind, Token};
use super::scope::Scope;
use crate::view::shape::{Contract, Shape};

/// What has been asked about.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    /// Paths: `event.venue`.
    paths: BTreeSet<String>,
    /// What something else of the same thing was asked about.
    settled: BTreeSet<String>,
    /// Something was asked that may settle anything.
    everything: bool,
}

impl Asked {
    /// Whether a path may be counted on.
    pub(super) fn has(&self, path: &str) -> bool {
        let below = |above: &String| path.strip_prefix(above.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        self.everything || self.paths.contains(path) || self.settled.iter().any(below)
    }

    /// Notes a condition, or what a loop goes over.
    pub(super) fn about(&mut self, contract: &Contract, tokens: &[Token<'_>], scope: &Scope<'_, '_>) {
        let compares =
            |token: &Token<'_>| matches!(token.kind, Kind::Sign("==" | "!=" | "<" | ">" | "<=" | ">=" | "|") | Kind::Word("in" | "is"));
        let compared = tokens.iter().any(compares);
        for path in chains(tokens) {
            let Some((last, above)) = path.split_last() else { continue };
            let may_be_nothing = matches!(shape_of(contract, &path, scope), Some(Shape::Maybe(_)));
            if (above.is_empty() && !may_be_nothing) || (above == ["page"] && *last == "kind") {
                self.everything = true;
            } else if compared || !may_be_nothing {
                self.settled.insert(above.join("."));
            }
        }
        self.mention(tokens);
    }

    /// Notes that a condition does not hold: `{% if corrections.mail %}…{% else %}{{ corrections.form }}`.
    pub(super) fn otherwise(&mut self, tokens: &[Token<'_>]) {
        let above = chains(tokens).into_iter().filter_map(|path| path.split_last().map(|(_, above)| above.join(".")));
        self.settled.extend(above.filter(|above| !above.is_empty()));
    }

    /// Notes what an expression asks of itself: `a and a.b.c`, `a.b if a`.
    pub(super) fn mention(&mut self, tokens: &[Token<'_>]) {
        for path in chains(tokens) {
            self.paths.extend((1..=path.len()).map(|length| path[..length].join(".")));
        }
    }
}

/// The paths that an expression names.
fn chains<'t>(tokens: &[Token<'t>]) -> Vec<Vec<&'t str>> {
    let mut chains = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        let Kind::Word(first) = token.kind else { continue };
        let is_filter = at >= 2 && matches!(tokens[at - 2].kind, Kind::Sign("|") | Kind::Word("is"));
        let is_call = tokens.get(at).is_some_and(|token| token.kind == Kind::Sign("("));
        if is_filter || is_call || matches!(first, "and" | "or" | "not" | "in" | "is" | "if" | "else" | "true" | "false" | "none") {
            continue;
        }
        let mut path = vec![first];
        loop {
            match (tokens.get(at).map(|token| token.kind), tokens.get(at + 1).map(|token| token.kind)) {
                (Some(Kind::Sign("." | "?.")), Some(Kind::Word(name))) => {
                    path.push(name);
                    at += 2;
                }
                (Some(Kind::Sign("[" | "?[")), Some(Kind::Text(name))) => {
                    path.push(name);
                    at += 3;
                }
                _ => break,
            }
        }
        chains.push(path);
    }
    chains
}

fn shape_of(contract: &Contract, path: &[&str], scope: &Scope<'_, '_>) -> Option<Shape> {
    let (first, rest) = path.split_first()?;
    let mut shape = scope.get(first)?.clone();
    for name in rest {
        shape = contract.fields(&shape)?.get(*name)?.clone();
    }
    Some(shape)
}
