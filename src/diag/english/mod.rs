//! The words of every problem in English: what is wrong, what to print under the underlined text, what to do.

mod tables;

use super::words::Words;
use super::{CHECKS, Problem};

/// The one document that is written in TOML.
const SITE: &str = "site.toml";

impl Words {
    fn new(title: impl Into<String>, label: impl Into<String>) -> Words {
        Words { title: title.into(), label: label.into(), help: Vec::new() }
    }

    fn help(mut self, help: impl Into<String>) -> Words {
        self.help.push(help.into());
        self
    }
}

/// The words for a problem.
pub(super) fn words(problem: &Problem) -> Words {
    let first = data(problem).or_else(|| tables::words(problem));
    first.unwrap_or_else(|| rest(problem))
}

fn data(problem: &Problem) -> Option<Words> {
    Some(match problem {
        Problem::FrontMatterUnclosed => {
            Words::new("the front matter is never closed", "it opens here").help("put a line with `---` under the last key")
        }
        Problem::FrontMatterMissing { key } => Words::new("this file has no front matter", "it should begin here")
            .help(format!("begin the file with `---`, `{key}: …` and another `---`, each on a line of its own")),
        Problem::YamlSyntax { message } => Words::new(format!("this is not valid YAML: {message}"), "near here").help(
            "a value with `: ` or ` #` in it, or one that begins with a mark such as `@`, `[` or `*`, needs quotation marks around it",
        ),
        Problem::YamlUnclosed { opening } => {
            Words::new(format!("`{opening}` is never closed"), "it opens here").help("close it at the end of the value")
        }
        Problem::FullWidthColon { key } => Words::new("a full-width colon after a key", "the colon is `：`")
            .help(format!("write `{key}: ` with an ASCII colon and a space")),
        Problem::MissingSpace { key } => {
            Words::new("no space after the colon of a key", "here").help(format!("write `{key}: ` with a space"))
        }
        Problem::TabIndent => {
            Words::new("a tab at the beginning of a line", "this is a tab").help("YAML is indented with spaces: put two in its place")
        }
        Problem::DuplicateKey { key } => Words::new(format!("the key `{key}` stands here twice"), "").help("keep one of the two"),
        Problem::DataTooLarge => Words::new("this data unfolds without end", "").help("take the aliases (`*name`) or the deep nesting out"),
        Problem::TomlSyntax { message } => Words::new(format!("this is not valid TOML: {message}"), "near here"),
        Problem::WrongType { key, expected, found } => {
            // Without a key it is the whole document: `an agenda`.
            let what = if key.contains(' ') { key.clone() } else { format!("`{key}`") };
            Words::new(format!("{what} should be {expected}"), format!("this is {found}"))
        }
        Problem::UnknownKey { key, document } => {
            let own = match document.as_str() {
                SITE => "options of the theme belong under `[theme_options]`".to_string(),
                CHECKS => format!("the codes that can be set are {}", Problem::adjustable().collect::<Vec<_>>().join(", ")),
                _ => "data of your own belongs under `extra:`".to_string(),
            };
            Words::new(format!("{document} has no key `{key}`"), "it is ignored").help(own)
        }
        Problem::MisspeltKey { key, near } => Words::new(format!("unknown key `{key}`"), format!("did you mean `{near}`?")),
        Problem::MissingKey { key, document } => {
            let line = if document == SITE { format!("{key} = \"…\"") } else { format!("{key}: …") };
            Words::new(format!("{document} needs a `{key}`"), "").help(format!("add a line `{line}`"))
        }
        Problem::UnknownValue { key, value, allowed, near } => {
            let label = near.as_ref().map_or(String::new(), |near| format!("did you mean `{near}`?"));
            Words::new(format!("`{key}` cannot be `{value}`"), label).help(format!("it is one of {}", quoted(allowed)))
        }
        Problem::BadValue { key, value, expected } => {
            Words::new(format!("`{key}` cannot be `{value}`"), format!("this should be {expected}"))
        }
        _ => return None,
    })
}

fn rest(problem: &Problem) -> Words {
    match problem {
        Problem::NoTheme { name, known } => {
            Words::new(format!("there is no theme `{name}`"), "").help(format!("there are {}", quoted(known)))
        }
        Problem::ThemeCycle { name } => Words::new(format!("the theme `{name}` extends itself"), ""),
        Problem::NoTemplate { names } => Words::new(format!("the theme has no template {}", quoted(names)), "")
            .help("write one of them, or let the theme extend one that has it"),
        Problem::TemplateSyntax { message } => Words::new(format!("the template is not valid: {message}"), ""),
        Problem::TemplateError { message, page, near, chain } => {
            let label = near.as_ref().map_or(String::new(), |near| format!("did you mean `{near}`?"));
            let words = Words::new(message.clone(), label).help(format!("it happened while making {page}"));
            chain.iter().fold(words, |words, step| words.help(step.clone()))
        }
        other => Words::new(other.code(), ""),
    }
}

fn quoted(words: &[String]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
