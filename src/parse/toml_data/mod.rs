//! TOML, for `site.toml`, `theme.toml` and the words of themes: text into a [`Tree`], trails into positions.

mod marks;

use toml::de::{DeTable, DeValue};

use crate::diag::{Problem, TomlSlip, Trail};
use crate::source::Span;
use crate::tree::Tree;

/// Reads TOML.
///
/// # Errors
/// The first mistake, with its place in the text.
pub fn read_toml(text: &str) -> Result<Tree, (Span, Problem)> {
    match DeTable::parse(text) {
        Ok(table) => Ok(table_tree(table.get_ref())),
        Err(error) => {
            let range = error.span().unwrap_or(0..0);
            if let Some(span) = marks::unclosed_list(text, range.start) {
                return Err((span, Problem::TomlSyntax { slip: TomlSlip::UnclosedList }));
            }
            if let Some((span, slip)) = marks::stray(text, range.start).filter(|_| !error.message().contains("duplicate key")) {
                return Err((span, Problem::TomlSyntax { slip }));
            }
            let problem = problem(text.get(range.clone()).unwrap_or_default(), error.message().trim());
            Err((Span::new(range.start, range.end), problem))
        }
    }
}

/// What the parser says of a piece of the text, in our words if it is one of the usual mistakes.
fn problem(piece: &str, message: &str) -> Problem {
    let begins = |texts: &[&str]| texts.iter().any(|text| message.starts_with(text));
    let slip = if begins(&["duplicate key"]) {
        return Problem::DuplicateKey { key: piece.to_string() };
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
        let mistake = |text: &str| read_toml(text).expect_err("a mistake").1;
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
        assert_eq!(mistake("a = 1\na = 2\n"), Problem::DuplicateKey { key: "a".into() });
        assert!(matches!(mistake("a = 1__0\n"), Problem::TomlSyntax { slip: TomlSlip::Other { .. } }));
    }
}
