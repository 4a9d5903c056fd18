//! What a message says of a problem.

use super::told::Telling;
use super::{About, Diagnostic, Problem, Severity};
use crate::messages::{Arguments, Tongue, part, parts, text};
use crate::source::SitePath;

/// The file that nobody writes by hand.
const RELEASES: &str = "releases.yaml";

/// What a message says.
pub(super) struct Words {
    /// What is wrong, in one line.
    pub(super) title: String,
    /// What stands under the underlined text; may be empty.
    pub(super) label: String,
    /// What to do.
    pub(super) help: Vec<String>,
}

/// The words for a diagnostic that stands in a file: of what `huikan release` writes, how to get it back.
pub(super) fn words_in(tongue: Tongue, diagnostic: &Diagnostic, path: Option<&SitePath>) -> Words {
    let mut words = words(tongue, diagnostic);
    let damaged = diagnostic.severity() == Severity::Error && !matches!(diagnostic.problem, Problem::EventMissing { .. });
    if let Some(path) = path.filter(|path| damaged && path.file_name() == RELEASES) {
        words.help.push(text(tongue, "releases-help", &Arguments::new().with("path", path.to_string())));
    }
    words
}

/// The words for a diagnostic: the message of its code, with the part `label` and all parts that begin with `help`.
pub(super) fn words(tongue: Tongue, diagnostic: &Diagnostic) -> Words {
    let code = diagnostic.code();
    let mut telling = Telling::new(tongue, code);
    diagnostic.problem.told(&mut telling);
    let said = |name: &str| part(tongue, code, name, &telling.arguments).unwrap_or_default();
    let about = diagnostic.about.iter().map(|about| {
        let About { key, chinese, english } = &**about;
        let said = if tongue == Tongue::Zh { chinese } else { english };
        text(tongue, "option-about", &Arguments::new().with("key", key.as_str()).with("about", said.as_str()))
    });
    let help = parts(tongue, code).filter(|name| name.starts_with("help")).map(said).filter(|help| !help.is_empty());
    Words { title: text(tongue, code, &telling.arguments), label: said("label"), help: about.chain(help).collect() }
}

/// What is wrong and what to do about it, in one line: for where there is no file to show.
#[must_use]
pub fn in_a_line(tongue: Tongue, problem: &Problem) -> String {
    let Words { title, label, help } = words(tongue, &Diagnostic::nowhere(problem.clone()));
    let parts: Vec<String> = [title, label].into_iter().chain(help).filter(|part| !part.is_empty()).collect();
    parts.join(match tongue {
        Tongue::Zh => "；",
        Tongue::En => "; ",
    })
}
