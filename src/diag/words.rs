//! What a message says of a problem.

use super::told::Telling;
use super::{Diagnostic, english};
use crate::messages::{Tongue, is_known, part, parts, text};

/// What a message says.
pub(super) struct Words {
    /// What is wrong, in one line.
    pub(super) title: String,
    /// What stands under the underlined text; may be empty.
    pub(super) label: String,
    /// What to do.
    pub(super) help: Vec<String>,
}

/// The words for a diagnostic: the message of its code, with the part `label` and all parts that begin with `help`.
pub(super) fn words(tongue: Tongue, diagnostic: &Diagnostic) -> Words {
    let code = diagnostic.code();
    if !is_known(tongue, code) {
        return english::words(&diagnostic.problem);
    }
    let mut telling = Telling::new(tongue, code);
    diagnostic.problem.told(&mut telling);
    let said = |name: &str| part(tongue, code, name, &telling.arguments).unwrap_or_default();
    Words {
        title: text(tongue, code, &telling.arguments),
        label: said("label"),
        help: parts(tongue, code).filter(|name| name.starts_with("help")).map(said).filter(|help| !help.is_empty()).collect(),
    }
}
