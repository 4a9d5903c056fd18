//! A template as pieces: what it shows, its tags, and the words of both with their places.

/// A word or a sign inside of `{{ }}` or `{% %}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render) struct Token<'t> {
    pub(in crate::render) kind: Kind<'t>,
    /// Its first byte in the template.
    pub(in crate::render) start: usize,
    /// The byte behind it.
    pub(in crate::render) end: usize,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render) enum Kind<'t> {
    /// A name or a keyword.
    Word(&'t str),
    /// A text without its quotation marks; as written, with its backslashes.
    Text(&'t str),
    /// A number.
    Number,
    /// Anything else, the longest first.
    Sign(&'t str),
}

/// One `{{ … }}` or `{% … %}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::render) enum Piece<'t> {
    Show(Vec<Token<'t>>),
    Tag(Vec<Token<'t>>),
}

/// Signs of more than one character.
const LONG: &[&str] = &["...", "**", "//", "==", "!=", "<=", ">=", "</", "?.", "?["];

/// The pieces of a template that the engine has understood.
pub(in crate::render) fn pieces(text: &str) -> Vec<Piece<'_>> {
    closed_pieces(text).0
}

/// The pieces of a template, and whether each of them has its end.
pub(in crate::render) fn closed_pieces(text: &str) -> (Vec<Piece<'_>>, bool) {
    let Read { pieces, is_closed, .. } = read(text);
    (pieces, is_closed)
}

/// What a template has outside of tags, comments and `raw`: those are blank in it, so that all places are the same.
pub(in crate::render) fn outside(text: &str) -> String {
    let mut rest = text.as_bytes().to_vec();
    for (start, end) in read(text).stretches {
        rest[start..end].fill(b' ');
    }
    String::from_utf8(rest).unwrap_or_default()
}

/// A template, read through.
struct Read<'t> {
    pieces: Vec<Piece<'t>>,
    /// Whether each of them has its end.
    is_closed: bool,
    /// Where they are, and the comments, and what is `raw`.
    stretches: Vec<(usize, usize)>,
}

fn read(text: &str) -> Read<'_> {
    let (mut pieces, mut stretches) = (Vec::new(), Vec::new());
    let mut is_closed = true;
    let mut at = 0;
    while let Some(next) = opening(text, at) {
        let inside = next + 2;
        match &text[next..inside] {
            "{#" => at = text[inside..].find("#}").map_or(text.len(), |end| inside + end + 2),
            "{{" => {
                let (tokens, end) = tokens(text, inside, "}}");
                is_closed &= text[..end].ends_with("}}");
                pieces.push(Piece::Show(tokens));
                at = end;
            }
            _ => {
                let (tokens, end) = tokens(text, inside, "%}");
                is_closed &= text[..end].ends_with("%}");
                at = end;
                if matches!(tokens.as_slice(), [Token { kind: Kind::Word("raw"), .. }]) {
                    at = behind_raw(text, end);
                } else {
                    pieces.push(Piece::Tag(tokens));
                }
            }
        }
        stretches.push((next, at));
    }
    Read { pieces, is_closed, stretches }
}

/// `-n` of `t.total-n`.
pub(in crate::render) fn hyphens(behind: &str) -> &str {
    let rest = behind.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if behind.starts_with('-') { &behind[..behind.len() - rest.len()] } else { "" }
}

fn opening(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    ["{{", "{%", "{#"].iter().filter_map(|mark| rest.find(mark)).min().map(|at| from + at)
}

/// The end of `{% raw %}…{% endraw %}`.
fn behind_raw(text: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(tag) = text[at..].find("{%").map(|tag| at + tag) {
        let (tokens, end) = tokens(text, tag + 2, "%}");
        if matches!(tokens.as_slice(), [Token { kind: Kind::Word("endraw"), .. }]) {
            return end;
        }
        at = tag + 2;
    }
    text.len()
}

/// The tokens up to `close`, and the place behind it.
fn tokens<'t>(text: &'t str, from: usize, close: &str) -> (Vec<Token<'t>>, usize) {
    let mut tokens = Vec::new();
    let mut at = from;
    let mut braces = 0_usize;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if braces == 0 && rest.trim_start_matches('-').starts_with(close) && (rest.starts_with(close) || rest[1..].starts_with(close)) {
            return (tokens, at + rest.find(close).unwrap_or(0) + close.len());
        }
        let length = match c {
            _ if c.is_whitespace() => {
                at += c.len_utf8();
                continue;
            }
            'a'..='z' | 'A'..='Z' | '_' => rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len()),
            '0'..='9' => rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len()),
            '"' | '\'' | '`' => text_length(rest, c),
            _ => LONG.iter().find(|sign| rest.starts_with(**sign)).map_or(c.len_utf8(), |sign| sign.len()),
        };
        match c {
            '{' => braces += 1,
            '}' => braces = braces.saturating_sub(1),
            _ => {}
        }
        let word = &rest[..length];
        // A trim mark at the opening belongs to it.
        if !(tokens.is_empty() && word == "-" && at == from) {
            let kind = match c {
                'a'..='z' | 'A'..='Z' | '_' => Kind::Word(word),
                '0'..='9' => Kind::Number,
                '"' | '\'' | '`' => Kind::Text(word.get(1..word.len() - 1).unwrap_or_default()),
                _ => Kind::Sign(word),
            };
            tokens.push(Token { kind, start: at, end: at + length });
        }
        at += length;
    }
    (tokens, text.len())
}

/// The length of a text with its quotation marks.
fn text_length(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_signs_have_their_places() {
        let text = "甲{{- a.b[\"}}\"] -}}{# {{ no }} #}{% raw %}{{ no }}{% endraw %}{%- if <x of={y} /> -%}";
        let pieces = pieces(text);
        let said = |tokens: &[Token<'_>]| -> Vec<String> { tokens.iter().map(|token| text[token.start..token.end].to_string()).collect() };
        let [Piece::Show(show), Piece::Tag(tag)] = pieces.as_slice() else { panic!("{pieces:?}") };
        assert_eq!(said(show), ["a", ".", "b", "[", "\"}}\"", "]"]);
        assert_eq!(said(tag), ["if", "<", "x", "of", "=", "{", "y", "}", "/", ">"]);
    }

    #[test]
    fn what_is_outside_keeps_its_place() {
        assert_eq!(
            outside("甲{{ a }}{# 乙 #}b{% raw %}{ c }{% endraw %}{"),
            format!("甲{}b{}{{", " ".repeat(7 + 9), " ".repeat(9 + 5 + 12))
        );
    }

    #[test]
    fn what_is_never_closed_ends_with_the_template() {
        for text in ["{{ a", "{% a \"b", "{# a", "{% raw %} {{ a", "{{", "{%-"] {
            assert!(pieces(text).len() <= 1, "{text}");
        }
    }
}
