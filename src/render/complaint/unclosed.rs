//! Which tag of a template has no end: the engine notices only what it finds in its place.
//!
//! In: the text of a template. Out: the tag, and what stands where its end should.

use crate::diag::{TemplateRule, TemplateSlip};
use crate::render::contract::lex::{Kind, Piece, Token, closed_pieces, pieces};
use crate::source::Span;

/// A tag and its end, of which one is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Odd {
    /// A tag without its end.
    Open {
        /// `if`
        tag: String,
        /// `endif`
        end: String,
        /// The end of another tag that comes first, with its line.
        before: Option<(String, usize)>,
        /// Where the tag is.
        span: Span,
    },
    /// An end of nothing.
    End {
        /// `endif`
        end: String,
        /// `if`
        tag: String,
        /// Where it is.
        span: Span,
    },
}

/// The first tag that is not closed, or closes nothing; `None` where all is well, or cannot be told.
pub(super) fn odd(text: &str) -> Option<Odd> {
    let (pieces, is_whole) = closed_pieces(text);
    // What opens and never closes has swallowed what follows.
    if !is_whole {
        return None;
    }
    let mut open: Vec<(String, String, Span)> = Vec::new();
    for tokens in pieces.iter().filter_map(|piece| if let Piece::Tag(tokens) = piece { Some(tokens) } else { None }) {
        let Some(first) = tokens.first() else { continue };
        let span = Span::new(first.start, first.end);
        let said = text.get(first.start..first.end).unwrap_or_default();
        if let Some((tag, end)) = opens(said, tokens) {
            open.push((tag, end, span));
            continue;
        }
        let Some(tag) = closes(said, tokens) else { continue };
        // Nothing of the kind is open, further out neither.
        if (said != "</" || open.is_empty()) && open.iter().all(|(_, end, _)| end != said) {
            return Some(Odd::End { end: written(said, tokens), tag, span });
        }
        match open.pop() {
            Some((_, end, _)) if end == said || (said == "</" && end.starts_with("</")) => {}
            Some((opened, end, span)) => {
                let line = text[..first.start].matches('\n').count() + 1;
                return Some(Odd::Open { tag: opened, end, before: Some((written(said, tokens), line)), span });
            }
            None => return Some(Odd::End { end: written(said, tokens), tag, span }),
        }
    }
    let (tag, end, span) = open.pop()?;
    Some(Odd::Open { tag, end, before: None, span })
}

/// What an `else` or `elif` is that the engine has no use for: a second one, one behind something open, one of nothing.
pub(super) fn odd_else(text: &str, place: Span) -> Option<(TemplateSlip, Span)> {
    let line_of = |at: usize| text[..at].matches('\n').count() + 1;
    // What is open, with its end, where it is and where its `else` is.
    let mut open: Vec<(&str, String, Span, Option<usize>)> = Vec::new();
    for tokens in pieces(text).iter().filter_map(|piece| if let Piece::Tag(tokens) = piece { Some(tokens) } else { None }) {
        let Some(first) = tokens.first().filter(|first| first.start < place.range().start) else { continue };
        let said = text.get(first.start..first.end).unwrap_or_default();
        if let Some((tag, end)) = opens(said, tokens) {
            open.push((if tag.starts_with('<') { "<" } else { said }, end, Span::new(first.start, first.end), None));
        } else if closes(said, tokens).is_some() {
            open.pop();
        } else if let ("else", Some((.., other))) = (said, open.last_mut()) {
            *other = Some(first.start);
        }
    }
    let word = text.get(place.range())?.to_string();
    match open.pop() {
        Some((tag @ ("if" | "for"), .., Some(other))) => {
            let rule = TemplateRule::SecondElse { written: word, tag: tag.to_string(), line: line_of(other) };
            Some((TemplateSlip::Rule { rule }, place))
        }
        Some(("if" | "for", ..)) => None,
        Some((tag, end, span, _)) if open.iter().any(|(tag, ..)| matches!(*tag, "if" | "for")) && tag != "<" => {
            let line = line_of(place.range().start);
            Some((TemplateSlip::Open { tag: tag.to_string(), end, before: Some(word), line }, span))
        }
        _ => Some((TemplateSlip::Stray { end: word, tag: "if".to_string() }, place)),
    }
}

/// The end that a tag wants, if it wants one.
fn opens(said: &str, tokens: &[Token<'_>]) -> Option<(String, String)> {
    match said {
        "if" | "for" | "block" | "filter" | "component" => Some((said.to_string(), format!("end{said}"))),
        // `{% set a = 1 %}` is whole.
        "set" | "set_global" if tokens.get(2).is_none_or(|token| token.kind != Kind::Sign("=")) => {
            Some((said.to_string(), "endset".to_string()))
        }
        "<" => {
            let name = name(&tokens[1..]);
            Some((format!("<{name}>"), format!("</{name}>")))
        }
        _ => None,
    }
}

/// What an end is the end of.
fn closes(said: &str, tokens: &[Token<'_>]) -> Option<String> {
    match said {
        "endif" | "endfor" | "endblock" | "endfilter" | "endcomponent" | "endset" => Some(said["end".len()..].to_string()),
        "</" => Some(format!("<{}>", name(&tokens[1..]))),
        _ => None,
    }
}

fn written(said: &str, tokens: &[Token<'_>]) -> String {
    if said == "</" { format!("</{}>", name(&tokens[1..])) } else { said.to_string() }
}

/// `form.field`
fn name(tokens: &[Token<'_>]) -> String {
    let mut name = String::new();
    for token in tokens {
        match token.kind {
            Kind::Word(part) if name.is_empty() || name.ends_with('.') => name.push_str(part),
            Kind::Sign(".") => name.push('.'),
            Kind::Word(_) | Kind::Sign(_) | Kind::Text(_) | Kind::Number => break,
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tag, its end, and what stands where that should: the end of another one, with its line.
    type Told<'t> = (&'t str, &'t str, Option<(&'t str, usize)>);

    #[track_caller]
    fn check(text: &str, expect: Option<Told<'_>>) {
        let found = odd(text).map(|odd| match odd {
            Odd::Open { tag, end, before, .. } => (tag, end, before),
            Odd::End { end, tag, .. } => (format!("no {tag}"), end, None),
        });
        let expect = expect.map(|(tag, end, before)| (tag.to_string(), end.to_string(), before.map(|(end, line)| (end.to_string(), line))));
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn the_tag_without_an_end_is_named_and_not_the_one_behind_it() {
        check("{% block a %}\n{% if x %}\n{% endblock %}", Some(("if", "endif", Some(("endblock", 3)))));
        check("{% for a in b %}{% if x %}{% elif y %}{% else %}{% endif %}", Some(("for", "endfor", None)));
        check("{% <box a={1}> %}{% if x %}{% </box> %}", Some(("if", "endif", Some(("</box>", 1)))));
        check("{% if x %}{% <a.box> %}{% endif %}", Some(("<a.box>", "</a.box>", Some(("endif", 1)))));
        check("a{% endif %}", Some(("no if", "endif", None)));
        check("{% block a %}{% endif %}{% endblock %}", Some(("no if", "endif", None)));
        check("{% block a %}{% if x %}{% endfor %}{% endif %}{% endblock %}", Some(("no for", "endfor", None)));
        let people = "{% component people() %}{% component links() %}{% endcomponent links %}";
        check(people, Some(("component", "endcomponent", None)));
        check("{% set a %}{% set b = 1 %}{% endset %}{% raw %}{% if %}{% endraw %}{# {% if #}", None);
        check("{% if x %}{{ a {% endif %}", None);
    }

    #[test]
    fn an_else_too_many_is_told_by_the_first() {
        let found = |text: &str| {
            let at = text.rfind("{% el").expect("it is there") + 3;
            odd_else(text, Span::new(at, at + 4)).map(|(slip, _)| slip)
        };
        let rule = |written: &str, tag: &str, line| {
            let (written, tag) = (written.to_string(), tag.to_string());
            Some(TemplateSlip::Rule { rule: TemplateRule::SecondElse { written, tag, line } })
        };
        assert_eq!(found("{% if a %}\n{% else %}\n{% else %}"), rule("else", "if", 2));
        assert_eq!(found("{% if a %}{% else %}{% if b %}{% endif %}{% elif c %}"), rule("elif", "if", 1));
        assert_eq!(found("{% for a in b %}{% else %}{% else %}"), rule("else", "for", 1));
        let (end, tag) = ("else".to_string(), "if".to_string());
        assert_eq!(found("{% if a %}{% endif %}{% else %}"), Some(TemplateSlip::Stray { end, tag }));
        let (tag, end, before) = ("block".to_string(), "endblock".to_string(), Some("else".to_string()));
        assert_eq!(found("{% if a %}{% block b %}\n{% else %}"), Some(TemplateSlip::Open { tag, end, before, line: 2 }));
    }
}
