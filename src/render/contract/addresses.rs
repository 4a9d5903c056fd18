//! Addresses of links and pictures that are nothing but a value: where that is empty, they lead back to the page, or to nothing.

use super::expressions::{Use, expression};
use super::lex::{Kind, Token};
use super::scope::{Empty, Scope};
use super::walk::Walk;
use crate::view::shape::Shape;

/// Attributes whose value has to be an address.
const ATTRIBUTES: &[&str] = &["href", "src", "poster"];

impl<'t> Walk<'t> {
    /// A shown value of some shape, if an attribute's value is that and nothing else, must not be empty.
    pub(super) fn leads(&mut self, tokens: &'t [Token<'t>], shape: &Shape, scope: &Scope<'t, '_>) {
        let (Some(first), true) = (tokens.first(), is_address(self.text(), tokens)) else { return };
        // `x or ""` says it itself.
        let (value, shape) = match tokens {
            [value @ .., Token { kind: Kind::Word("or"), .. }, Token { kind: Kind::Text(""), .. }] if is_path(value) => {
                (value, expression(self, value, scope, Use::Held))
            }
            _ if is_path(tokens) => (tokens, shape.clone()),
            _ => return,
        };
        if let (Shape::Maybe(_), Some(last)) = (shape, value.last()) {
            let path = self.text().get(first.start..last.end).unwrap_or_default().to_string();
            self.may_be_empty(first.start, Empty { path, end: last.end, is_address: true }, scope);
        }
    }
}

/// `event.booklet_url`
fn is_path(tokens: &[Token<'_>]) -> bool {
    tokens.iter().enumerate().all(|(n, token)| match token.kind {
        Kind::Word(_) => n % 2 == 0,
        Kind::Sign(".") => n % 2 == 1,
        Kind::Sign(_) | Kind::Text(_) | Kind::Number => false,
    })
}

/// Whether a shown value is the whole value of an attribute for addresses.
fn is_address(text: &str, tokens: &[Token<'_>]) -> bool {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return false };
    let before = text.get(..first.start).unwrap_or_default().trim_end().trim_end_matches('-').strip_suffix("{{");
    let behind = text.get(last.end..).unwrap_or_default().trim_start().trim_start_matches('-').strip_prefix("}}");
    let (Some(before), Some(behind)) = (before, behind) else { return false };
    ['"', '\''].into_iter().any(|quote| {
        let name = before.strip_suffix(quote).filter(|_| behind.starts_with(quote)).and_then(|before| before.strip_suffix('='));
        name.is_some_and(|name| {
            let attribute = name.rsplit(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | ':')).next();
            attribute.is_some_and(|attribute| ATTRIBUTES.contains(&attribute))
        })
    })
}
