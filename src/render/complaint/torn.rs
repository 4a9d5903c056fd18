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
            Err(None) => return Some(torn),
            Err(Some(quote)) => return Some(Torn::Quote(quote)),
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

/// Behind the end of what is open, or the quotation mark before it that has none, if it is that.
fn closed(text: &str, from: usize, end: &str) -> Result<usize, Option<Span>> {
    let mut at = from;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if rest.starts_with(end) {
            return Ok(at + end.len());
        }
        if rest.starts_with("{{") || rest.starts_with("{%") || rest.starts_with("{#") {
            break;
        }
        at += c.len_utf8();
        if matches!(c, '"' | '\'' | '`') {
            let said = text[at..].find(c);
            let words = &text[at..at + said.unwrap_or(rest.len() - c.len_utf8())];
            // A text may hold the end of what it is in, but hardly over several lines.
            if said.is_none() || words.contains(end) && words.contains('\n') {
                return Err(Some(Span::new(at - c.len_utf8(), at)));
            }
            at += words.len() + c.len_utf8();
        }
    }
    Err(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Option<(&str, usize)>) {
        let found = torn(text, text.len()).map(|torn| match torn {
            Torn::Mark(mark, _, span) => (mark, span.range().start),
            Torn::Quote(span) => ("\"", span.range().start),
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
    fn what_is_opened_behind_the_place_of_the_mistake_is_not_looked_at() {
        assert_eq!(torn("{% iff %}{{ a", 4), None);
    }
}
