//! TOML, for `site.toml`, `theme.toml` and the words of themes: text into a [`Tree`], trails into positions.

use toml::de::{DeTable, DeValue};

use crate::diag::{Problem, Trail};
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
            Err((Span::new(range.start, range.end), Problem::TomlSyntax { message: error.message().trim().to_string() }))
        }
    }
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
        assert!(matches!(read_toml("a = \n"), Err((_, Problem::TomlSyntax { .. }))));
    }
}
