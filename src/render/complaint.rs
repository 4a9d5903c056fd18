//! What the template engine says, as a diagnostic: in our words if it is one of the usual mistakes, at its place
//! in the template, with what may be meant.
//!
//! In: the engine's messages. Knows nothing of the engine itself.

use super::theme::{Templates, ThemeFile};
use crate::diag::{At, Diagnostic, Problem, TemplateName, TemplateSlip};
use crate::parse::nearest;
use crate::source::Span;

/// What the engine says, with its place as far as that is known.
pub(super) struct Complaint {
    message: String,
    /// The template's name, if it is known.
    template: Option<String>,
    place: Place,
    /// The places from which the template was called.
    chain: Vec<String>,
}

/// Where in a template.
enum Place {
    /// Nobody knows.
    Anywhere,
    /// Line and column, from 1.
    At(usize, usize),
    /// The very bytes.
    Span(Span),
}

impl Complaint {
    /// One with its place; `whole` is all that the engine has to say.
    pub(super) fn at(message: &str, template: &str, span: Span, whole: &str) -> Complaint {
        Complaint { message: message.to_string(), template: Some(template.to_string()), place: Place::Span(span), chain: chain(whole) }
    }

    /// Some carry their place in their text only: ` --> name:line:column`.
    pub(super) fn in_text(whole: &str) -> Complaint {
        let message = whole.lines().next().unwrap_or_default().to_string();
        let place = whole.lines().find_map(|line| line.split_once("--> ")).map(|(_, place)| place.trim());
        let (template, place) = match place.and_then(|place| place.split_once(".html:")) {
            Some((name, rest)) => {
                let mut numbers = rest.split(':').filter_map(|n| n.trim().parse::<usize>().ok());
                (Some(format!("{name}.html")), Place::At(numbers.next().unwrap_or(1), numbers.next().unwrap_or(1)))
            }
            None => (None, Place::Anywhere),
        };
        Complaint { message, template, place, chain: chain(whole) }
    }

    /// The diagnostic; `page` is the one that was being made, `known` tells what a path in a template may have meant.
    pub(super) fn diagnostic(self, templates: Templates<'_>, page: Option<&str>, known: &dyn Fn(&str) -> Option<String>) -> Diagnostic {
        let name = self.template.clone().or_else(|| templates.named_in(&self.message)).unwrap_or_default();
        let file = templates.files.get(&name);
        let text = file.and_then(|file| std::str::from_utf8(&file.bytes).ok());
        let (slip, mut names) = slip(&self.message);
        let span = match self.place {
            Place::Anywhere => text.and_then(|text| inheritance_at(text, &slip)),
            Place::At(line, column) => Some(span_at(text.unwrap_or_default(), line, column)),
            Place::Span(span) => Some(span),
        };
        let near = match &slip {
            TemplateSlip::Template { name } => nearest(name, templates.names().into_iter()),
            // `{% extends "report.html" %}` in a `report.html` means that of the theme it extends.
            TemplateSlip::Circle { name } => templates.below(name),
            TemplateSlip::Block { name: block } => {
                names = templates.blocks_above(&name);
                nearest(block, names.iter().map(String::as_str))
            }
            _ => text.zip(span).and_then(|(text, span)| {
                let (to_span, whole) = path_at(text, span)?;
                nearest(to_span.rsplit('.').next()?, names.iter().map(String::as_str)).or_else(|| known(whole))
            }),
        };
        let template = match file {
            Some(ThemeFile { file: None, path, .. }) => Some(TemplateName::BuiltIn { path: path.clone() }),
            None if !name.is_empty() => Some(TemplateName::Other { name }),
            Some(_) | None => None,
        };
        let (slip, template, known) = (Box::new(slip), template.map(Box::new), names.into_boxed_slice());
        let problem = match page {
            None => Problem::TemplateSyntax { slip, template, known, near },
            Some(page) => {
                let (page, chain) = (page.to_string(), self.chain.into_boxed_slice());
                Problem::TemplateError { slip, template, known, page, near, chain }
            }
        };
        match (file.and_then(|file| file.file), span) {
            (Some(id), Some(span)) => Diagnostic::new(id, At::Text(span), problem),
            (Some(id), None) => Diagnostic::new(id, At::File, problem),
            (None, _) => Diagnostic::nowhere(problem),
        }
    }
}

/// What a message of the engine means, and the names it says there are.
fn slip(message: &str) -> (TemplateSlip, Vec<String>) {
    let after = |start: &str| message.strip_prefix(start)?.split_once(['`', '\'']).map(|(name, _)| name.to_string());
    let slip = if let Some(name) = after("Field `") {
        TemplateSlip::Field { name }
    } else if let Some(name) = after("Variable `") {
        if message.contains("exists but") { TemplateSlip::Undefined { name } } else { TemplateSlip::Variable { name } }
    } else if let Some(kind) = after("Iteration not possible on type `") {
        if kind == "undefined" { TemplateSlip::NothingToGoThrough } else { TemplateSlip::NoList { kind } }
    } else if let Some(name) = after("Unknown filter `") {
        TemplateSlip::Filter { name }
    } else if let Some(name) = after("Unknown function `") {
        TemplateSlip::Function { name }
    } else if let Some(name) = after("Unknown test `") {
        TemplateSlip::Test { name }
    } else if let Some(name) = after("Unknown template `").or_else(|| missing_parent(message)) {
        TemplateSlip::Template { name }
    } else if let Some(name) =
        after("Circular extend detected for template '").or_else(|| after("Circular include detected for template '"))
    {
        TemplateSlip::Circle { name }
    } else if let Some(name) = after("Missing keyword argument `") {
        TemplateSlip::Argument { name }
    } else if let Some(name) = after("Block `") {
        TemplateSlip::Block { name }
    } else if message == "Unknown tag" {
        TemplateSlip::Tag
    } else if message == "Unexpected end of input" {
        TemplateSlip::End
    } else if let Some((found, expected)) = found_and_expected(message) {
        TemplateSlip::Found { found, expected }
    } else {
        TemplateSlip::Other { message: message.to_string() }
    };
    let (_, names) = message.split_once("Available fields: ").or_else(|| message.split_once("Available variables: ")).unwrap_or_default();
    (slip, names.split(", ").filter(|name| !name.is_empty()).map(str::to_string).collect())
}

/// `Template 'a.html' is inheriting from 'b.html', which doesn't exist or isn't loaded.`
fn missing_parent(message: &str) -> Option<String> {
    let (_, parent) = message.split_once("is inheriting from '")?;
    Some(parent.split_once('\'')?.0.to_string())
}

/// ``Found `%}` but expected `}}`.``
fn found_and_expected(message: &str) -> Option<(String, String)> {
    let (found, expected) = message.strip_prefix("Found ")?.split_once(" but expected ")?;
    Some((found.to_string(), expected.trim_end_matches('.').to_string()))
}

/// Where a template names the one that it extends or includes, and that is not there or leads back.
fn inheritance_at(text: &str, slip: &TemplateSlip) -> Option<Span> {
    let (TemplateSlip::Template { name } | TemplateSlip::Circle { name }) = slip else { return None };
    let quoted = [format!("\"{name}\""), format!("'{name}'")];
    let named = quoted.iter().find_map(|quoted| Some(text.find(quoted.as_str())? + 1)).map(|start| Span::new(start, start + name.len()));
    named.or_else(|| text.find("extends").map(|start| Span::new(start, start + "extends".len())))
}

/// The reports in a message of several, each with its own place.
pub(super) fn reports(whole: &str) -> Vec<&str> {
    let starts: Vec<usize> =
        whole.match_indices("error: ").map(|(at, _)| at).filter(|at| *at == 0 || whole[..*at].ends_with('\n')).collect();
    if starts.is_empty() {
        return vec![whole];
    }
    let ends = starts.iter().skip(1).copied().chain([whole.len()]);
    starts.iter().zip(ends).map(|(start, end)| &whole[start + "error: ".len()..end]).collect()
}

fn chain(whole: &str) -> Vec<String> {
    whole.lines().filter_map(|line| line.trim().strip_prefix("note: called from ")).map(str::to_string).collect()
}

/// The place of a line and a column, both from 1: the name that begins there, or one character.
fn span_at(text: &str, line: usize, column: usize) -> Span {
    let line_start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let start = line_start + text[line_start..].char_indices().nth(column.saturating_sub(1)).map_or(0, |(at, _)| at);
    let rest = &text[start..];
    let name = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_').len();
    Span::new(start, start + name.max(rest.chars().next().map_or(1, char::len_utf8)))
}

/// The path around a place of a template, to the end of the place and to its own: `page.titel`, though only `titel` is to blame.
fn path_at(text: &str, span: Span) -> Option<(&str, &str)> {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
    let end = span.range().end;
    let (before, after) = (text.get(..end)?, text.get(end..)?);
    let start = before.trim_end_matches(part).len();
    let rest = after.len() - after.trim_start_matches(part).len();
    Some((&text[start..end], &text[start..end + rest])).filter(|(path, _)| !path.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_what_there_is_instead() {
        let field = TemplateSlip::Field { name: "titel".to_string() };
        assert_eq!(
            slip("Field `titel` is not defined. Available fields: title, url"),
            (field.clone(), vec!["title".to_string(), "url".to_string()])
        );
        assert_eq!(slip("Field `titel` is not defined"), (field, Vec::new()));
        let parent = "Template 'a.html' is inheriting from 'b.html', which doesn't exist or isn't loaded.";
        assert_eq!(slip(parent).0, TemplateSlip::Template { name: "b.html".to_string() });
        let found = TemplateSlip::Found { found: "`%}`".to_string(), expected: "an expression".to_string() };
        assert_eq!(slip("Found `%}` but expected an expression.").0, found);
        assert_eq!(slip("Unknown tag").0, TemplateSlip::Tag);
        let block = TemplateSlip::Block { name: "boddy".to_string() };
        assert_eq!(slip("Block `boddy` is not defined in any parent template").0, block);
        assert_eq!(slip("Cannot divide by 0").0, TemplateSlip::Other { message: "Cannot divide by 0".to_string() });
    }

    #[test]
    fn several_reports_are_several() {
        let two = "error: Unknown filter `a`\n --> x.html:1:2\n  |\n\nerror: Unknown test `b`\n --> y.html:3:4";
        let parts = reports(two);
        assert_eq!(parts.len(), 2);
        assert!(parts[0].starts_with("Unknown filter `a`\n --> x.html:1:2") && parts[1].starts_with("Unknown test `b`\n --> y.html:3:4"));
        assert_eq!(reports("Template 'x' not found"), ["Template 'x' not found"]);
    }
}
