//! TOML, for `site.toml`, `theme.toml` and the words of themes: text into a [`Tree`], trails into positions.

mod marks;

use std::borrow::Cow;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::diag::{Problem, TomlSlip, Trail};
use crate::source::Span;
use crate::tree::Tree;

/// Reads TOML.
///
/// # Errors
/// Every line with a mistake, with its place in the text; of what follows a bracket or a quotation mark that is never closed,
/// or a heading that is none, nothing is said.
pub fn read_toml(text: &str) -> Result<Tree, Vec<(Span, Problem)>> {
    let mut mistakes: Vec<(Span, Problem)> = Vec::new();
    // What is told is blanked out, so that the parser says what else there is.
    let mut rest = Cow::Borrowed(text);
    loop {
        let error = match DeTable::parse(&rest) {
            Ok(table) if mistakes.is_empty() => return Ok(table_tree(table.get_ref())),
            Ok(_) => break,
            Err(error) => error,
        };
        let (span, problem) = mistake(&rest, error.span().unwrap_or(0..0), error.message().trim());
        let line = line_at(&rest, span.range().start);
        mistakes.push((span, problem));
        if !marks::stands_alone(&rest[line.clone()]) {
            break;
        }
        let blank = " ".repeat(line.len());
        rest.to_mut().replace_range(line, &blank);
    }
    mistakes.sort_by_key(|(span, _)| span.start);
    Err(mistakes)
}

/// The line that a place stands in, without its line break.
fn line_at(text: &str, at: usize) -> Range<usize> {
    let at = at.min(text.len());
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    start..text[start..].find('\n').map_or(text.len(), |len| start + len)
}

/// What the parser says of a place, or what it stumbled over there.
fn mistake(text: &str, range: Range<usize>, message: &str) -> (Span, Problem) {
    if let Some(span) = marks::unclosed_list(text, range.start) {
        return (span, Problem::TomlSyntax { slip: TomlSlip::UnclosedList });
    }
    if let Some((span, slip)) = marks::stray(text, range.start).filter(|_| !message.contains("duplicate key")) {
        return (span, Problem::TomlSyntax { slip });
    }
    let problem = problem(text.get(range.clone()).unwrap_or_default(), message);
    (Span::new(range.start, range.end), problem)
}

/// What the parser says of a piece of the text, in our words if it is one of the usual mistakes.
fn problem(piece: &str, message: &str) -> Problem {
    let begins = |texts: &[&str]| texts.iter().any(|text| message.starts_with(text));
    let slip = if begins(&["duplicate key"]) {
        return Problem::DuplicateKey { key: piece.to_string(), entry: false };
    } else if begins(&["string values must be quoted", "invalid float"]) {
        match piece.trim().chars().next() {
            None => TomlSlip::NoValue,
            Some('“' | '”' | '‘' | '’' | '「' | '『' | '＂' | '＇') => TomlSlip::ChineseQuotes,
            Some(_) if piece.bytes().all(|b| b.is_ascii_digit() || b == b' ') => TomlSlip::Comma,
            Some(_) => TomlSlip::Unquoted,
        }
    } else if begins(&["missing value"]) {
        TomlSlip::NoValue
    } else if begins(&["key with no value", "missing assignment"]) {
        TomlSlip::NoEquals
    } else if begins(&["invalid unquoted key", "unquoted keys cannot be empty"]) {
        TomlSlip::BadKey
    } else if begins(&["invalid basic string", "invalid literal string", "invalid multi-line", "unclosed"]) {
        TomlSlip::Unclosed
    } else if begins(&["missing comma", "extra assignment"]) {
        TomlSlip::Comma
    } else if begins(&["unexpected key or value"]) {
        TomlSlip::Behind
    } else if begins(&["unexpected leading zero"]) {
        TomlSlip::LeadingZero
    } else if begins(&["invalid boolean"]) {
        TomlSlip::YesOrNo
    } else if begins(&["missing escaped value", "too few unicode"]) {
        TomlSlip::Escape
    } else if begins(&["invalid date", "invalid time"]) {
        TomlSlip::Day
    } else {
        TomlSlip::Other { message: message.to_string() }
    };
    Problem::TomlSyntax { slip }
}

/// Where the value at a trail stands, or its key.
pub(super) fn toml_position(text: &str, trail: &Trail, of_key: bool) -> Option<Span> {
    let root = DeTable::parse(text).ok()?;
    let mut value = DeValue::Table(root.into_inner());
    let mut span = None;
    let mut key_span = None;
    for step in trail.steps() {
        let (key, next) = match value {
            DeValue::Table(mut table) => {
                let (key, next) = table.remove_entry(step)?;
                (Some(key.span()), next)
            }
            DeValue::Array(items) => (None, items.into_iter().nth(step.parse().ok()?)?),
            _ => break,
        };
        (span, key_span) = (Some(next.span()), key);
        value = next.into_inner();
    }
    let range = if of_key { key_span } else { span }?;
    Some(Span::new(range.start, range.end))
}

fn table_tree(table: &DeTable<'_>) -> Tree {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    Tree::Map(entries.into_iter().map(|(key, value)| (key.get_ref().to_string(), value_tree(value.get_ref()))).collect())
}

fn value_tree(value: &DeValue<'_>) -> Tree {
    match value {
        DeValue::String(text) => Tree::Text(text.to_string()),
        DeValue::Integer(n) => Tree::Number(n.as_str().to_string()),
        DeValue::Float(n) => Tree::Number(n.as_str().to_string()),
        DeValue::Boolean(b) => Tree::Bool(*b),
        DeValue::Datetime(when) => Tree::Text(when.to_string()),
        DeValue::Array(items) => Tree::List(items.iter().map(|item| value_tree(item.get_ref())).collect()),
        DeValue::Table(table) => table_tree(table),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_their_places() {
        let text = "title = \"甲\"\n[lists]\nper_page = 20\n";
        let tree = read_toml(text).expect("valid");
        assert_eq!(tree.get("lists").and_then(|lists| lists.get("per_page")), Some(&Tree::Number("20".into())));
        let span = toml_position(text, &Trail::default().key("lists").key("per_page"), false).expect("there");
        assert_eq!(&text[span.range()], "20");
    }

    #[test]
    fn mistakes_are_named() {
        let mistake = |text: &str| read_toml(text).expect_err("a mistake").remove(0).1;
        for (text, slip) in [
            ("a = \n", TomlSlip::NoValue),
            ("a = 机关\n", TomlSlip::Unquoted),
            ("a = 3 MB\n", TomlSlip::Unquoted),
            ("a = null\n", TomlSlip::Unquoted),
            ("a = “机关”\n", TomlSlip::ChineseQuotes),
            ("a: \"x\"\n", TomlSlip::ForEquals { mark: ":".into() }),
            ("a： \"x\"\n", TomlSlip::ForEquals { mark: "：".into() }),
            ("a＝\"x\"\n", TomlSlip::ForEquals { mark: "＝".into() }),
            ("a\n", TomlSlip::NoEquals),
            ("a = \"x”\n", TomlSlip::ChineseQuotes),
            ("【lists】\na = 1\n", TomlSlip::FullWidthBrackets),
            ("a = {b = 1，c = 2}\n", TomlSlip::FullWidthComma),
            ("a = [\n  \"x\"，\n]\n", TomlSlip::FullWidthComma),
            ("a = 甲，乙：丙\n", TomlSlip::Unquoted),
            ("标题 = \"x\"\n", TomlSlip::BadKey),
            ("= 1\n", TomlSlip::BadKey),
            ("a = \"x\nb = 1\n", TomlSlip::Unclosed),
            ("a = 'x\n", TomlSlip::Unclosed),
            ("[lists\na = 1\n", TomlSlip::Unclosed),
            ("a = [\"x\",\n[lists]\nb = 5\n", TomlSlip::UnclosedList),
            ("a = [\n  \"x\"\n\nb = 5\n", TomlSlip::UnclosedList),
            ("a = [\n  \"x\"\n  \"y\"\n]\n", TomlSlip::Comma),
            ("a = [\"x\"，\"y\"]\n", TomlSlip::FullWidthComma),
            ("a = [1 2]\n", TomlSlip::Comma),
            ("a = {b = 1 c = 2}\n", TomlSlip::Comma),
            ("a = 1 b = 2\n", TomlSlip::Behind),
            ("a = \"x\"，\n", TomlSlip::Behind),
            ("a = 01\n", TomlSlip::LeadingZero),
            ("a = True\n", TomlSlip::YesOrNo),
            ("a = \"C:\\docs\"\n", TomlSlip::Escape),
            ("a = 2024-9-4\n", TomlSlip::Day),
        ] {
            assert_eq!(mistake(text), Problem::TomlSyntax { slip }, "{text}");
        }
        assert_eq!(mistake("a = 1\na = 2\n"), Problem::DuplicateKey { key: "a".into(), entry: false });
        assert!(matches!(mistake("a = 1__0\n"), Problem::TomlSyntax { slip: TomlSlip::Other { .. } }));
    }

    #[test]
    fn every_line_is_heard() {
        let said = |text: &str| -> Vec<String> {
            read_toml(text).expect_err("mistakes").into_iter().map(|(span, _)| text[span.range()].to_string()).collect()
        };
        assert_eq!(said("a： 1\nb = “x”\nc = 1\nd = [\"x\"，\"y\"]\nc = 2\n"), ["：", "“", "，", "c"]);
        assert_eq!(said("a = [\n  \"x\"，\n  “y”,\n]\n"), ["，", "“"]);
        assert_eq!(said("a = [\"x\",\nb = 1\nc： 2\n"), ["["]);
        assert_eq!(said("a = \"x\nb： 1").last().map(String::as_str), Some("："));
        assert_eq!(said("a = 1\n【lists】\na = 2\n"), ["【"]);
        assert_eq!(said("a = 1\n\u{3000}\n").len(), 1);
    }
}
