//! What a template opens and never closes: `{{`, `{%`, `{#`, a quotation mark. The engine notices only what it swallows.
//!
//! In: the text of a template that the engine cannot read. Out: the mark. Knows nothing of what stands inside.

use crate::source::Span;

/// What is never closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Torn {
    /// `{{`, with the `}}` that it lacks.
    Mark(&'static str, &'static str, Span),
    /// A quotation mark.
    Quote(Span),
    /// `{{ page.title }}` inside of a tag.
    Braces {
        /// As written, with what it is given to: `of={{ page }}`.
        written: String,
        /// What it should be: `of={page}`.
        instead: String,
        /// Where it is.
        span: Span,
    },
}

/// The first thing that is opened before a place and not closed where it should be.
pub(super) fn torn(text: &str, before: usize) -> Option<Torn> {
    let mut at = 0;
    while let Some((start, mark, end)) = opening(text, at).filter(|(start, ..)| *start < before) {
        let torn = Torn::Mark(mark, end, Span::new(start, start + mark.len()));
        let inside = start + mark.len();
        if mark == "{#" {
            let Some(close) = text[inside..].find(end) else { return Some(torn) };
            at = inside + close + end.len();
            continue;
        }
        at = match closed(text, inside, end) {
            Ok(close) => close,
            Err(Stop::Open(at)) => return Some(braces(text, inside, at, end).unwrap_or(torn)),
            Err(Stop::End) => return Some(torn),
            Err(Stop::Quote(quote)) => return Some(Torn::Quote(quote)),
        };
        if mark == "{%" && text[inside..at].trim_matches(['-', '%', '}', ' ', '\n']) == "raw" {
            at += text[at..].find("endraw").unwrap_or(text.len() - at);
        }
    }
    None
}

/// The next mark with its end.
fn opening(text: &str, from: usize) -> Option<(usize, &'static str, &'static str)> {
    let marks = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];
    marks.into_iter().filter_map(|(mark, end)| Some((from + text.get(from..)?.find(mark)?, mark, end))).min()
}

/// What stands before the end of what is open.
enum Stop {
    /// Something else that is opened, here.
    Open(usize),
    /// A quotation mark without its second half.
    Quote(Span),
    /// The end of the template.
    End,
}

/// Behind the end of what is open, or what stops before it.
fn closed(text: &str, from: usize, end: &str) -> Result<usize, Stop> {
    let mut at = from;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if rest.starts_with(end) {
            return Ok(at + end.len());
        }
        if rest.starts_with("{{") || rest.starts_with("{%") || rest.starts_with("{#") {
            return Err(Stop::Open(at));
        }
        at += c.len_utf8();
        if matches!(c, '"' | '\'' | '`') {
            let said = text[at..].find(c);
            let words = &text[at..at + said.unwrap_or(rest.len() - c.len_utf8())];
            // A text may hold the end of what it is in, but hardly over several lines.
            if said.is_none() || words.contains(end) && words.contains('\n') {
                return Err(Stop::Quote(Span::new(at - c.len_utf8(), at)));
            }
            at += words.len() + c.len_utf8();
        }
    }
    Err(Stop::End)
}

/// What is opened a second time inside of a tag, if that is whole, and the tag too but for it: `{% if {{ page.title }} %}`.
fn braces(text: &str, inside: usize, at: usize, end: &str) -> Option<Torn> {
    let value = text[at..].strip_prefix("{{")?;
    let value = &value[..value.find("}}")?];
    let behind = at + value.len() + 4;
    let before = &text[inside..at];
    let is_one = !value.contains(['{', '}', '\n', ':', '`']) && !value.trim().is_empty();
    if !is_one || before.contains(['\n', '}', '>']) || !is_closed(&text[behind..], end) {
        return None;
    }
    let value = value.trim().trim_matches('-').trim();
    let (start, instead) = match before.trim_end().strip_suffix('=').filter(|_| before.contains('<')) {
        Some(given) => {
            let name = given.trim_end();
            let name = &name[name.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '_').len()..];
            (at - (before.len() - before.rfind(name)?), format!("{name}={{{value}}}"))
        }
        None => (at, value.to_string()),
    };
    Some(Torn::Braces { written: text[start..behind].to_string(), instead, span: Span::new(start, behind) })
}

/// Whether a tag ends in the same line, with nothing opened before that which is not closed.
fn is_closed(rest: &str, end: &str) -> bool {
    let line = rest.lines().next().unwrap_or_default();
    match (line.find(end), line.find("{{")) {
        (Some(close), open) if open.is_none_or(|open| close < open) => !line[..close].contains('{'),
        (_, Some(open)) => line[open..].find("}}").is_some_and(|close| is_closed(&line[open + close + 2..], end)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Option<(&str, usize)>) {
        let found = torn(text, text.len()).map(|torn| match torn {
            Torn::Mark(mark, _, span) => (mark, span.range().start),
            Torn::Quote(span) => ("\"", span.range().start),
            Torn::Braces { span, .. } => ("}", span.range().start),
        });
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn what_is_opened_first_and_never_closed_is_found() {
        check("甲{{ a }\n<p>{{ b }}</p>", Some(("{{", 3)));
        check("{% if a }\n{% endif %}", Some(("{%", 0)));
        check("{{ a }}{% if \"}}%}\" %}{# {{ #}{{ b", Some(("{{", 30)));
        check("{# a", Some(("{#", 0)));
        check("{{ t[\"colon }}\n<p class=\"x\">{{ a }}", Some(("\"", 5)));
        check("{{ t['colon }}", Some(("\"", 5)));
        check("{% raw %}{{ {% endraw %}{{ a | join(sep=\"、\") }}", None);
        check("{{ \"a\n}\" }}", None);
    }

    #[test]
    fn braces_inside_of_a_tag_are_too_many() {
        let found = |text: &str| match torn(text, text.len()) {
            Some(Torn::Braces { written, instead, span }) => {
                assert_eq!(&text[span.range()], written);
                format!("{written} -> {instead}")
            }
            other => format!("{other:?}"),
        };
        assert_eq!(found("{% if {{ a.b }} %}"), "{{ a.b }} -> a.b");
        assert_eq!(found("{% if {{a}} == {{ b }} %}"), "{{a}} -> a");
        assert_eq!(found("甲{{ <length text={{report}} /> }}"), "text={{report}} -> text={report}");
        assert_eq!(found("{{ <a one = {{ b.c }} /> }}"), "one = {{ b.c }} -> one={b.c}");
        assert_eq!(found("{{ {{ a }} }}"), "{{ a }} -> a");
        check("{{ a\n<p>{{ b }}</p>", Some(("{{", 0)));
        check("{% if a }<p>{{ b }}</p>", Some(("{%", 0)));
    }

    #[test]
    fn what_is_opened_behind_the_place_of_the_mistake_is_not_looked_at() {
        assert_eq!(torn("{% iff %}{{ a", 4), None);
    }
}
