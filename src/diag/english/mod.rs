//! The words of every problem in English: what is wrong, what to print under the underlined text, what to do.

use super::Problem;
use super::words::Words;

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
    rest(problem)
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
