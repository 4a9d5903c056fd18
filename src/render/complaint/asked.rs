//! What a template asks for at a place, and how far that leads on the page that was being made.
//!
//! In: the text of the template, the place, and whoever knows the values of the page. Knows nothing of the engine.

use crate::diag::Held;
use crate::render::contract::lex::{Kind, Piece, Token, pieces};
use crate::source::Span;

/// A value of the page that was being made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::render) struct Looked {
    /// What it is.
    pub(in crate::render) held: Held,
    /// The names of its fields.
    pub(in crate::render) keys: Vec<String>,
    /// What it says, if it is a text.
    pub(in crate::render) text: Option<String>,
}

/// The values of the page that was being made, by their names from the variable on; `None` for variables that only the
/// template knows, such as those of loops.
pub(in crate::render) type Look<'l> = &'l dyn Fn(&[&str]) -> Option<Looked>;

/// An expression such as `event.venue.name`, `t["page-n"]`, `t[page.kind]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked<'t> {
    root: &'t str,
    /// Whether the template has a variable of its own by that name.
    is_own: bool,
    steps: Vec<Step<'t>>,
    start: usize,
    root_end: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Step<'t> {
    to: To<'t>,
    /// Where its name is, brackets included.
    start: usize,
    end: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum To<'t> {
    /// `.venue`, `["page-n"]`
    Name(&'t str),
    /// `[page.kind]`, `["status-" ~ event.status]`
    Said(Vec<Part<'t>>),
    /// `[0]`
    Index(&'t str),
    /// `[a + b]`
    Other,
}

/// A part of a name that is put together.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part<'t> {
    /// `"status-"`
    Text(&'t str),
    /// `event.status`
    Value(Vec<&'t str>),
    /// `one.key`, of a variable that only the template knows.
    Own,
}

/// How far an expression leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum End {
    /// To a value.
    At(Held, Span),
    /// To something empty, or beyond: its path.
    Empty(String, Span),
    /// Into something that has fields, but not this one; with those it has.
    NoField(String, Vec<String>, Span),
    /// To a word that the theme does not have; with those it has.
    NoWord(String, Vec<String>, Span),
    /// To a word whose name is put together of what is not known here; as written.
    AnyWord(String, Span),
    /// Into something that has no fields at all.
    NoFields(String, Held, Span),
    /// From a variable that only the template knows; the path to what has no such field, if there is any.
    Unknown(Option<String>, Span),
}

/// The expression around a place.
pub(super) fn asked(text: &str, place: Span) -> Option<Asked<'_>> {
    let tokens = tokens_at(text, place.range().start)?;
    let at = tokens.iter().position(|token| place.range().start < token.end)?;
    from(text, &tokens, root_of(&tokens, at)?)
}

/// The expression that a component is given as an argument, in a call that begins before a place.
pub(super) fn given<'t>(text: &'t str, place: Span, argument: &str) -> Option<Asked<'t>> {
    let tokens = tokens_at(text, place.range().start)?;
    let named = tokens.iter().position(|token| token.start >= place.range().start && token.kind == Kind::Word(argument))?;
    let is_given = |at: usize, sign: &str| tokens.get(at).is_some_and(|token| token.kind == Kind::Sign(sign));
    from(text, &tokens, if is_given(named + 1, "=") && is_given(named + 2, "{") { named + 3 } else { named })
}

fn tokens_at(text: &str, at: usize) -> Option<Vec<Token<'_>>> {
    pieces(text).into_iter().find_map(|piece| {
        let (Piece::Show(tokens) | Piece::Tag(tokens)) = piece;
        tokens.last().is_some_and(|last| at < last.end).then_some(tokens)
    })
}

/// The variable that the expression around a token begins with.
fn root_of(tokens: &[Token<'_>], mut at: usize) -> Option<usize> {
    loop {
        match (at.checked_sub(1).map(|before| tokens[before].kind), tokens[at].kind) {
            (Some(Kind::Sign("." | "?.")), Kind::Word(_)) => at = at.checked_sub(2)?,
            (_, Kind::Sign("." | "?." | "[" | "?[")) => at = at.checked_sub(1)?,
            (_, Kind::Sign("]")) => at = opening(tokens, at)?.checked_sub(1)?,
            (Some(Kind::Sign("[" | "?[")), Kind::Text(_)) => at = at.checked_sub(2)?,
            (_, Kind::Word(_)) => return Some(at),
            _ => return None,
        }
    }
}

/// The bracket that a closing one belongs to.
fn opening(tokens: &[Token<'_>], close: usize) -> Option<usize> {
    let mut depth = 0_usize;
    (0..=close).rev().find(|at| {
        match tokens[*at].kind {
            Kind::Sign("]") => depth += 1,
            Kind::Sign("[" | "?[") => depth -= 1,
            _ => {}
        }
        depth == 0
    })
}

fn from<'t>(text: &'t str, tokens: &[Token<'t>], root: usize) -> Option<Asked<'t>> {
    let first = tokens.get(root)?;
    let Kind::Word(name) = first.kind else { return None };
    let mut steps = Vec::new();
    let mut at = root + 1;
    loop {
        match (tokens.get(at).map(|token| token.kind), tokens.get(at + 1).map(|token| (token, token.kind))) {
            (Some(Kind::Sign("." | "?.")), Some((token, Kind::Word(name)))) => {
                steps.push(Step { to: To::Name(name), start: token.start, end: token.end });
                at += 2;
            }
            (Some(Kind::Sign("[" | "?[")), Some((inside, _))) => {
                let mut depth = 0_usize;
                let close = (at..tokens.len()).find(|n| {
                    match tokens[*n].kind {
                        Kind::Sign("[" | "?[") => depth += 1,
                        Kind::Sign("]") => depth -= 1,
                        _ => {}
                    }
                    depth == 0
                })?;
                let to = match inside.kind {
                    Kind::Text(name) if close == at + 2 => To::Name(name),
                    Kind::Word(_) | Kind::Text(_) => said(text, &tokens[at + 1..close]),
                    Kind::Number if close == at + 2 => text.get(inside.start..inside.end).map_or(To::Other, To::Index),
                    Kind::Number | Kind::Sign(_) => To::Other,
                };
                steps.push(Step { to, start: tokens[at].start, end: tokens[close].end });
                at = close + 1;
            }
            _ => break,
        }
    }
    Some(Asked { root: name, is_own: has_own(text, name), steps, start: first.start, root_end: first.end })
}

/// Whether a template makes a variable: `{% for event in home.events %}`, `{% component card(event) %}`.
fn has_own(text: &str, variable: &str) -> bool {
    pieces(text).iter().any(|piece| {
        let Piece::Tag(tokens) = piece else { return false };
        let Some((Token { kind: Kind::Word(tag), .. }, rest)) = tokens.split_first() else { return false };
        let named = |tokens: &[Token<'_>]| tokens.iter().any(|token| token.kind == Kind::Word(variable));
        match *tag {
            "for" => named(rest.split(|token| token.kind == Kind::Word("in")).next().unwrap_or_default()),
            "set" | "set_global" => named(&rest[..1.min(rest.len())]),
            // `@page` is that of the page.
            "component" => rest.windows(2).any(|pair| pair[0].kind != Kind::Sign("@") && pair[1].kind == Kind::Word(variable)),
            _ => false,
        }
    })
}

/// What stands inside of brackets, if it is made of texts and values alone.
fn said<'t>(text: &str, inside: &[Token<'t>]) -> To<'t> {
    let part = |tokens: &[Token<'t>]| {
        if let [Token { kind: Kind::Text(said), .. }] = tokens {
            return Some(Part::Text(said));
        }
        let mut names = Vec::new();
        for (n, token) in tokens.iter().enumerate() {
            match (n % 2, token.kind) {
                (0, Kind::Word(name)) => names.push(name),
                (1, Kind::Sign(".")) => {}
                _ => return None,
            }
        }
        let root = names.first()?;
        Some(if has_own(text, root) || *root == "loop" { Part::Own } else { Part::Value(names) })
    };
    inside.split(|token| token.kind == Kind::Sign("~")).map(part).collect::<Option<_>>().map_or(To::Other, To::Said)
}

/// The name that parts come to on a page.
fn together(parts: &[Part<'_>], look: Look<'_>) -> Option<String> {
    let said = |part: &Part<'_>| match part {
        Part::Text(text) => Some((*text).to_string()),
        Part::Value(names) => look(names)?.text,
        Part::Own => None,
    };
    parts.iter().map(said).collect()
}

impl Asked<'_> {
    /// Follows it on the page.
    pub(super) fn end(&self, text: &str, look: Look<'_>) -> Option<End> {
        let mut path = vec![self.root.to_string()];
        let written = |end: usize| text.get(self.start..end).unwrap_or_default().to_string();
        let mut end = self.root_end;
        let Some(mut value) = look(&[self.root]).filter(|_| !self.is_own) else {
            let Some((last, before)) = self.steps.split_last() else { return Some(End::Unknown(None, Span::new(self.start, end))) };
            let end = before.last().map_or(end, |step| step.end);
            return Some(End::Unknown(Some(written(end)), Span::new(self.start, last.end)));
        };
        for step in &self.steps {
            let span = Span::new(step.start, step.end);
            if value.held == Held::Nothing {
                return Some(End::Empty(written(end), Span::new(self.start, end)));
            }
            let name = match &step.to {
                To::Name(name) => (*name).to_string(),
                To::Index(_) if value.held != Held::List => return None,
                To::Index(index) => {
                    path.push((*index).to_string());
                    end = step.end;
                    let Some(entry) = look(&path.iter().map(String::as_str).collect::<Vec<_>>()) else {
                        return Some(End::Empty(written(end), Span::new(self.start, end)));
                    };
                    value = entry;
                    continue;
                }
                To::Said(parts) => match together(parts, look) {
                    Some(name) => name,
                    None if path.as_slice() == ["t"] => {
                        let inside = text.get(step.start + 1..step.end - 1).unwrap_or_default();
                        return Some(End::AnyWord(inside.trim().to_string(), span));
                    }
                    None => return None,
                },
                To::Other => return None,
            };
            if value.held != Held::Structure {
                return Some(End::NoFields(written(end), value.held, span));
            }
            if !value.keys.contains(&name) {
                return Some(match path.as_slice() {
                    [root] if root == "t" => End::NoWord(name, value.keys, span),
                    _ => End::NoField(name, value.keys, span),
                });
            }
            path.push(name);
            value = look(&path.iter().map(String::as_str).collect::<Vec<_>>())?;
            end = step.end;
        }
        let span = Span::new(self.start, end);
        Some(if value.held == Held::Nothing { End::Empty(written(end), span) } else { End::At(value.held, span) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(path: &[&str]) -> Option<Looked> {
        let structure =
            |keys: &[&str]| Looked { held: Held::Structure, keys: keys.iter().map(|key| (*key).to_string()).collect(), text: None };
        let plain = |held| Looked { held, keys: Vec::new(), text: None };
        Some(match path {
            ["page"] => structure(&["kind", "image", "title", "feeds"]),
            ["page", "kind"] => Looked { text: Some("report".to_string()), ..plain(Held::Text) },
            ["page", "image"] => plain(Held::Nothing),
            ["page", "title"] => plain(Held::Text),
            ["page", "feeds"] | ["page", "feeds", "0", "links"] => plain(Held::List),
            ["page", "feeds", "0"] => structure(&["url", "links", "key"]),
            ["page", "feeds", "0", "url"] => plain(Held::Text),
            ["page", "feeds", "0", "key"] => plain(Held::Nothing),
            ["t"] => structure(&["menu", "page-n"]),
            ["t", _] => plain(Held::Text),
            _ => return None,
        })
    }

    #[track_caller]
    fn check(text: &str, at: &str, expect: &str) {
        let start = text.find(at).expect("it is there");
        let end = asked(text, Span::new(start, start + at.len())).and_then(|asked| asked.end(text, &look));
        let said = match end {
            None => "-".to_string(),
            Some(End::At(held, _)) => format!("{held:?}"),
            Some(End::Empty(path, _)) => format!("empty {path}"),
            Some(End::NoField(name, _, span) | End::NoWord(name, _, span)) => format!("no {name}: {}", &text[span.range()]),
            Some(End::AnyWord(name, span)) => format!("a word {name}: {}", &text[span.range()]),
            Some(End::NoFields(path, held, _)) => format!("{path} is {held:?}"),
            Some(End::Unknown(path, span)) => format!("unknown {path:?}: {}", &text[span.range()]),
        };
        assert_eq!(said, expect, "{text}");
    }

    #[test]
    fn an_expression_is_followed_as_far_as_it_leads() {
        check("甲 {{ page.image.alt }}", "alt", "empty page.image");
        check("{{ page.image?.alt }}", "page", "empty page.image");
        check("{{ page.image | upper }}", "page", "empty page.image");
        check("{% if page.titel.x %}", "titel", "no titel: titel");
        check("{{ t[page.kind] }}", "t[", "no report: [page.kind]");
        check("{{ t[\"kind-\" ~ page.kind] }}", "t[", "no kind-report: [\"kind-\" ~ page.kind]");
        check("{% for one in of %}{{ t[\"kind-\" ~ one.kind] }}", "t[", "a word \"kind-\" ~ one.kind: [\"kind-\" ~ one.kind]");
        check("{% for page in of %}{{ t[page.kind ~ \"-n\"] }}", "t[", "a word page.kind ~ \"-n\": [page.kind ~ \"-n\"]");
        check("{{ t[\"page-m\"] | fill(n=1) }}", "t[", "no page-m: [\"page-m\"]");
        check("{{ t[\"page-n\"] | fill(n=1) }}", "t[", "Text");
        check("{{ page.title.text }}", "text", "page.title is Text");
        check("{{ one.venue.name }}", "name", "unknown Some(\"one.venue\"): one.venue.name");
        check("{% for page in pages %}{{ page.image.alt }}", "alt", "unknown Some(\"page.image\"): page.image.alt");
        check("{% component a(of, @page) %}{{ page.image.alt }}", "alt", "empty page.image");
        check("{{ page.feeds[0].key.text }}", "text", "empty page.feeds[0].key");
        check("{{ page.feeds[0].links[0].url }}", "url", "empty page.feeds[0].links[0]");
        check("{{ page.feeds[0].ulr }}", "ulr", "no ulr: ulr");
        check("{{ page.feeds[0].url }}", "url", "Text");
        check("{{ page[0] }}", "page", "-");
        check("{{ (page) }}", "(", "-");
    }
}
