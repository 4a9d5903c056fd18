//! Data into YAML as a person would write it, for commands that write a file to start from.
//!
//! The other way round from `front_matter`: what is written here is read there as it was. A key has a line; short
//! lists and groups stand in brackets behind it, lists of groups below it. Whatever YAML could take for something
//! else is in quotes.

use std::fmt::Write as _;

use crate::tree::Tree;

/// A line, or several that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A key with its value; [`Tree::Null`] stands for one that is to be filled in.
    Pair(String, Tree),
    /// Words for whoever edits the file.
    Comment(String),
}

impl Line {
    /// A key with a text.
    #[must_use]
    pub fn text(key: &str, text: &str) -> Line {
        Line::Pair(key.to_string(), Tree::Text(text.to_string()))
    }
}

/// The lines of a map.
#[must_use]
pub fn compose(lines: &[Line]) -> String {
    let mut out = String::new();
    for line in lines {
        match line {
            Line::Pair(key, value) => pair(&mut out, key, value),
            Line::Comment(text) => {
                for text in text.lines() {
                    out.push_str("# ");
                    out.push_str(text);
                    out.push('\n');
                }
            }
        }
    }
    out
}

/// What the lines of a map are read as.
#[must_use]
pub fn composed(lines: &[Line]) -> Tree {
    let pair = |line: &Line| match line {
        Line::Pair(key, value) => Some((key.clone(), value.clone())),
        Line::Comment(_) => None,
    };
    Tree::Map(lines.iter().filter_map(pair).collect())
}

/// A list of texts in one line.
#[must_use]
pub fn list_in_brackets(items: &[&str]) -> String {
    flow(&Tree::List(items.iter().map(|item| Tree::Text((*item).to_string())).collect()))
}

fn pair(out: &mut String, key: &str, value: &Tree) {
    let key = scalar(key, Within::Lines);
    // Writing to a String does not fail, here and below.
    let _ = match value {
        Tree::Null => writeln!(out, "{key}:"),
        Tree::List(items) if items.iter().any(|item| matches!(item, Tree::Map(_))) => {
            let items = items.iter().map(|item| format!("  - {}\n", flow(item)));
            write!(out, "{key}:\n{}", items.collect::<String>())
        }
        Tree::Map(entries) if !entries.is_empty() => {
            let mut inner = String::new();
            entries.iter().for_each(|(key, value)| pair(&mut inner, key, value));
            let inner = inner.lines().map(|line| format!("  {line}\n"));
            write!(out, "{key}:\n{}", inner.collect::<String>())
        }
        Tree::Text(text) => writeln!(out, "{key}: {}", scalar(text, Within::Lines)),
        other @ (Tree::Bool(_) | Tree::Number(_) | Tree::List(_) | Tree::Map(_)) => writeln!(out, "{key}: {}", flow(other)),
    };
}

/// A value in one line, in brackets if it is made of others.
fn flow(value: &Tree) -> String {
    match value {
        Tree::Null => "null".to_string(),
        Tree::Bool(b) => b.to_string(),
        Tree::Number(number) => number.clone(),
        Tree::Text(text) => scalar(text, Within::Brackets),
        Tree::List(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Tree::Map(entries) if entries.is_empty() => "{}".to_string(),
        Tree::Map(entries) => {
            let entries = entries.iter().map(|(key, value)| format!("{}: {}", scalar(key, Within::Brackets), flow(value)));
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// Where a scalar stands: brackets give commas and brackets a meaning.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Lines,
    Brackets,
}

/// A text, in quotes unless it is plain beyond doubt.
fn scalar(text: &str, within: Within) -> String {
    if is_plain(text, within) { text.to_string() } else { quoted(text) }
}

fn is_plain(text: &str, within: Within) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let opens = first.is_alphanumeric() || !first.is_ascii();
    let closes = !text.ends_with([':', ' ']) && text.trim() == text;
    let has_brackets = within == Within::Brackets && text.contains([',', '[', ']', '{', '}', ':', '"', '\'']);
    let inside = !text.contains(": ") && !text.contains(" #") && !has_brackets && text.chars().all(is_printed);
    opens && closes && inside && !means_something_else(text)
}

/// What some reader of YAML takes for a number, for yes or no, or for nothing.
fn means_something_else(text: &str) -> bool {
    let words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    let lower = text.to_ascii_lowercase();
    let digits = lower.strip_prefix("0x").or(lower.strip_prefix("0o")).or(lower.strip_prefix("0b"));
    let is_number =
        lower.replace('_', "").parse::<f64>().is_ok() || digits.is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
    words.contains(&lower.as_str()) || is_number
}

fn quoted(text: &str) -> String {
    // Between single quotes nothing needs a backslash.
    if text.contains(['"', '\\']) && text.chars().all(is_printed) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        let _ = match c {
            '"' | '\\' => write!(out, "\\{c}"),
            '\n' => write!(out, "\\n"),
            '\t' => write!(out, "\\t"),
            c if is_printed(c) => write!(out, "{c}"),
            c => write!(out, "\\U{:08X}", u32::from(c)),
        };
    }
    out.push('"');
    out
}

/// Whether a character may stand in the file as it is and be seen there.
fn is_printed(c: char) -> bool {
    let breaks = matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}');
    let hidden = matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
    let none = u32::from(c) & 0xFFFE == 0xFFFE || matches!(c, '\u{FDD0}'..='\u{FDEF}');
    !c.is_control() && !breaks && !hidden && !none
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::parse::front_matter::read;

    fn text(text: &str) -> Tree {
        Tree::Text(text.to_string())
    }

    #[test]
    fn it_looks_like_what_people_write() {
        let speaker = Tree::Map(vec![("id".into(), text("zhang-san")), ("role".into(), text("主讲"))]);
        let lines = [
            Line::text("title", "三天集训：听课、比案例"),
            Line::text("start", "2027-05-08 14:30"),
            Line::Comment("写一两句话。".to_string()),
            Line::Pair("year".into(), Tree::Number("2027".into())),
            Line::Pair("draft".into(), Tree::Bool(true)),
            Line::Pair("topics".into(), Tree::List(vec![text("机关党建"), text("a, b")])),
            Line::Pair("speakers".into(), Tree::List(vec![speaker])),
            Line::Pair("sign_off".into(), Tree::Map(vec![("记者".into(), Tree::Null)])),
        ];
        let expected = "\
title: 三天集训：听课、比案例
start: 2027-05-08 14:30
# 写一两句话。
year: 2027
draft: true
topics: [机关党建, \"a, b\"]
speakers:
  - { id: zhang-san, role: 主讲 }
sign_off:
  记者:
";
        assert_eq!(compose(&lines), expected);
        assert_eq!(read(expected), Ok(composed(&lines)));
    }

    #[test]
    fn what_yaml_would_misread_is_in_quotes() {
        for tricky in [
            "湛江: 工委点训",
            "第一 #号",
            "#1",
            "@all",
            "`x`",
            "%",
            "- a",
            "-",
            "? a",
            "a:",
            ":a",
            "[a]",
            "{a}",
            "*a",
            "&a",
            "!a",
            "|",
            ">",
            "'a'",
            "\"a\"",
            "null",
            "~",
            "No",
            "true",
            "1e3",
            "0x1F",
            "0o7",
            "2027",
            "1_000",
            ".5",
            ".inf",
            "",
            " a",
            "a ",
            "a\nb",
            "a\tb",
            "---",
            "...",
            "a\u{2028}b",
            "a\u{85}b",
            "\u{feff}a",
            "\\",
            "a\u{7f}",
            "<<",
            "=",
            "a,b",
            "a]b",
            "C:",
            "a\r\nb",
            "\u{fffe}",
        ] {
            let lines = [Line::text("title", tricky), Line::Pair("topics".into(), Tree::List(vec![text(tricky), text(tricky)]))];
            assert_eq!(read(&compose(&lines)), Ok(composed(&lines)), "{tricky:?} became {}", compose(&lines));
        }
    }

    fn tree() -> impl Strategy<Value = Tree> {
        let leaf = prop_oneof![
            any::<String>().prop_map(Tree::Text),
            "[ -~：，、“”甲乙丙]{0,12}".prop_map(Tree::Text),
            any::<bool>().prop_map(Tree::Bool),
            Just(Tree::Null)
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            let map = prop::collection::btree_map("[a-z甲乙: #,]{1,6}", inner.clone(), 0..4);
            prop_oneof![prop::collection::vec(inner, 0..4).prop_map(Tree::List), map.prop_map(|map| Tree::Map(map.into_iter().collect())),]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_as_it_was(values in prop::collection::btree_map("[a-z_甲乙]{1,8}", tree(), 1..6)) {
            let lines: Vec<Line> = values.into_iter().map(|(key, value)| Line::Pair(key, value)).collect();
            let yaml = compose(&lines);
            prop_assert_eq!(read(&yaml), Ok(composed(&lines)), "{}", yaml);
            prop_assert!(yaml.lines().all(|line| line.trim_end() != "---" && line.trim_end() != "..."), "{}", yaml);
        }
    }
}
