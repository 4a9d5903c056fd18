//! Marks of templates that are not quite: `{ page.title }`, `{ % if … % }`, `｛｛ page.title ｝｝`. Readers would get them as they are.
//!
//! In: the text of a template. Out: what is surely meant as a mark. What may be a text is left alone.

use std::collections::BTreeSet;

use super::habits::TAGS;
use crate::render::contract::lex::{Kind, Piece, Token, outside, pieces};
use crate::source::Span;
use crate::view::shape::KINDS;

/// What every page has by name, beside what it is about.
const ALWAYS: &[&str] = &["page", "site", "t", "options", "text"];

/// What holds code, or is read by nobody.
const CODE: &[(&str, &str)] =
    &[("<!--", "-->"), ("<script", "</script"), ("<style", "</style"), ("<pre", "</pre"), ("<code", "</code"), ("<textarea", "</textarea")];

/// Bytes that a mark has at most.
const LONGEST: usize = 200;

/// Something that is shown as it stands, and should not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::render) struct Mark {
    /// As written.
    pub(in crate::render) written: String,
    /// What it should be.
    pub(in crate::render) instead: String,
    /// Where it is.
    pub(in crate::render) span: Span,
}

/// The first mark of a template that is shown as it stands.
pub(in crate::render) fn mark(text: &str) -> Option<Mark> {
    let html = without_code(outside(text));
    let mut names: Option<BTreeSet<&str>> = None;
    html.match_indices(['{', '｛']).find_map(|(at, brace)| {
        let behind = &html[at + brace.len()..];
        if html[..at].ends_with('$') {
            return None;
        }
        let length = behind.find(['}', '｝'])?;
        let end = behind.len() - behind[length..].trim_start_matches(['}', '｝']).len();
        let inside = behind[..length].trim_start();
        if length > LONGEST || inside.contains(['\n', '<', '`']) {
            return None;
        }
        let instead = match inside.strip_prefix(['%', '％']) {
            Some(tag) => tag_in(tag)?,
            None => shown_in(inside.trim_start_matches(['{', '｛']), names.get_or_insert_with(|| names_of(text)))?,
        };
        let span = Span::new(at, at + brace.len() + if instead.starts_with("{{") { end_of_two(behind, length, end) } else { end });
        Some(Mark { written: text.get(span.range())?.to_string(), instead, span })
    })
}

/// `} }` ends what `{ {` begins.
fn end_of_two(behind: &str, length: usize, end: usize) -> usize {
    let is_two = behind[..length].trim_start().starts_with(['{', '｛']);
    let rest = behind[end..].trim_start_matches(' ');
    let closes = is_two && behind[length..end].chars().count() == 1 && rest.starts_with(['}', '｝']);
    if closes { behind.len() - rest.len() + rest.chars().next().map_or(0, char::len_utf8) } else { end }
}

/// `{% if page.title %}` of ` if page.title ％`
fn tag_in(inside: &str) -> Option<String> {
    let said = inside.trim_end().strip_suffix(['%', '％'])?.trim();
    let word = said.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next()?;
    TAGS.contains(&word.strip_prefix("end").unwrap_or(word)).then(|| format!("{{% {said} %}}"))
}

/// `{{ page.title }}` of ` page.title `, if that is what a page has.
fn shown_in(inside: &str, names: &BTreeSet<&str>) -> Option<String> {
    let said = inside.trim();
    let path = &said[..said.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '.')).unwrap_or(said.len())];
    let (root, field) = path.split_once('.').unwrap_or((path, ""));
    let rest = said[path.len()..].trim_start();
    let is_path = !field.is_empty() && field.split('.').all(|name| name.starts_with(|c: char| c.is_ascii_lowercase()));
    let is_whole = rest.is_empty() && is_path || rest.starts_with('|') || is_path && rest.starts_with("or ");
    (names.contains(root) && is_whole).then(|| format!("{{{{ {said} }}}}"))
}

/// The names that a template may show something of: those of pages, and its own.
fn names_of(text: &str) -> BTreeSet<&str> {
    let mut names: BTreeSet<&str> = ALWAYS.iter().copied().chain(KINDS.iter().map(|(_, content)| *content)).collect();
    for piece in pieces(text) {
        let Piece::Tag(tokens) = piece else { continue };
        let Some((Token { kind: Kind::Word(tag), .. }, rest)) = tokens.split_first() else { continue };
        let own = match *tag {
            "for" => rest.split(|token| token.kind == Kind::Word("in")).next().unwrap_or_default(),
            "set" | "set_global" => &rest[..1.min(rest.len())],
            "component" => rest.get(1..).unwrap_or_default(),
            _ => continue,
        };
        names.extend(own.iter().filter_map(|token| if let Kind::Word(name) = token.kind { Some(name) } else { None }));
    }
    names
}

fn without_code(html: String) -> String {
    let lower = html.to_ascii_lowercase();
    let mut rest = html.into_bytes();
    for (open, close) in CODE {
        let mut from = 0;
        while let Some(start) = lower[from..].find(open).map(|at| from + at) {
            from = lower[start..].find(close).map_or(lower.len(), |at| start + at);
            rest[start..from].fill(b' ');
        }
    }
    String::from_utf8(rest).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Option<(&str, &str)>) {
        let found = mark(text);
        let found = found.as_ref().map(|mark| (mark.written.as_str(), mark.instead.as_str()));
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn marks_that_are_not_quite_are_found() {
        check("<p>{ event.title }</p>", Some(("{ event.title }", "{{ event.title }}")));
        check("<p>{event.title}}</p>", Some(("{event.title}}", "{{ event.title }}")));
        check("<a href=\"{ page.url }\">", Some(("{ page.url }", "{{ page.url }}")));
        check("甲{ { event.title | upper } }乙", Some(("{ { event.title | upper } }", "{{ event.title | upper }}")));
        check("{% for one in home.events %}{ one.title }", Some(("{ one.title }", "{{ one.title }}")));
        check("<p>{ % if event.title % }", Some(("{ % if event.title % }", "{% if event.title %}")));
        check("{％ endfor ％}", Some(("{％ endfor ％}", "{% endfor %}")));
        check("｛｛ event.title ｝｝", Some(("｛｛ event.title ｝｝", "{{ event.title }}")));
        check("｛％ else %}", Some(("｛％ else %}", "{% else %}")));
    }

    #[test]
    fn what_may_be_a_text_is_left_alone() {
        for text in [
            "{{ event.title }}{% if x %}{# { event.title } #}{% raw %}{ event.title }{% endraw %}",
            "<script>const { page } = { event.title };</script><style>a { page.b }</style>",
            "<code>{ page.title }</code><!-- { page.title } -->",
            "<p>{ title } {name} {event} https://example.org/{id}?{ a.b } { 50 % off % }",
            "<p x-data=\"{ page: 1, open: page.b }\">`${page.title}`",
        ] {
            check(text, None);
        }
    }
}
