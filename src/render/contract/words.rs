//! Words with places that nobody fills: a page would show `{n}` as it is.

use super::lex::{Kind, Token};
use super::walk::Walk;

/// A word that is shown with its places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unfilled {
    /// As written: `t["total-n"]`.
    pub(super) path: String,
    /// The byte behind it.
    pub(super) end: usize,
    /// The first of its places: `n`.
    pub(super) place: &'static str,
}

impl Walk<'_> {
    /// A word of the theme that is shown, and nothing but it.
    pub(super) fn shows_word(&mut self, tokens: &[Token<'_>]) {
        let key = match tokens.iter().map(|token| token.kind).collect::<Vec<_>>().as_slice() {
            [Kind::Word("t"), Kind::Sign("."), Kind::Word(key)] => *key,
            [Kind::Word("t"), Kind::Sign("["), Kind::Text(key), Kind::Sign("]")] => *key,
            _ => return,
        };
        let (Some(place), Some(first), Some(last)) = (self.places.get(key).copied(), tokens.first(), tokens.last()) else { return };
        // A script will fill what it reads from an attribute of its own.
        if !is_for_script(&self.text()[..first.start]) {
            let path = self.text()[first.start..last.end].to_string();
            self.unfilled.insert((self.template, first.start), Unfilled { path, end: last.end, place });
        }
    }
}

/// Whether what comes is the value of `data-…="`.
fn is_for_script(before: &str) -> bool {
    let attribute =
        before.trim_end_matches(|c: char| c == '-' || c.is_whitespace()).strip_suffix("{{").and_then(|text| text.strip_suffix("=\""));
    attribute.is_some_and(|text| text.rsplit(char::is_whitespace).next().is_some_and(|name| name.starts_with("data-")))
}
