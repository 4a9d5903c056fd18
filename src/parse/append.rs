//! One more entry in a list that somebody else wrote: the rest of the file stays as it is, byte for byte.
//!
//! Text is added, nothing is written anew, so comments, order and layout stay. The result is read again and taken only
//! if it says what was there before and the entry; YAML that is written in another way than line by line is left to
//! its author.

use super::compose::{Line, compose, composed};
use super::front_matter::{Split, position, read, split};
use crate::diag::Trail;
use crate::tree::Tree;

/// What stands between entries, where a list has none or one yet and so does not show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spacing {
    /// Nothing.
    Close,
    /// A blank line.
    Apart,
}

/// The text of a data file whose whole is a list, with one more entry at its end; `None` if that cannot be done for sure.
#[must_use]
pub fn with_entry(yaml: &str, entry: &[Line], spacing: Spacing) -> Option<String> {
    appended(yaml, None, entry, spacing)
}

/// The text of a Markdown file with one more entry at the end of a list of its front matter; `None` likewise.
#[must_use]
pub fn with_entry_in_front_matter(text: &str, key: &str, entry: &[Line], spacing: Spacing) -> Option<String> {
    let Split::Found { yaml, .. } = split(text) else { return None };
    let new = appended(&text[yaml.range()], Some(key), entry, spacing)?;
    let whole = format!("{}{new}{}", &text[..yaml.start as usize], &text[yaml.end as usize..]);
    // Nothing that was added may end the front matter before its time.
    let Split::Found { yaml: again, body } = split(&whole) else { return None };
    (whole[again.range()] == new && whole.len() - body.start as usize == text.len() - body_start(text)?).then_some(whole)
}

fn body_start(text: &str) -> Option<usize> {
    match split(text) {
        Split::Found { body, .. } => Some(body.start as usize),
        Split::Missing | Split::Unclosed => None,
    }
}

/// `yaml` with one more entry in the list under `key`, or in the list that it is.
fn appended(yaml: &str, key: Option<&str>, entry: &[Line], spacing: Spacing) -> Option<String> {
    let before = read(yaml).ok()?;
    let count = items(&before, key)?;
    let wanted = with(before, key, composed(entry))?;
    let places = if count == 0 { vec![Place::end_of(yaml, 0)] } else { places(yaml, key, count, spacing)? };
    // A blank line can belong to a text that ends the last entry, so a place without one is tried too.
    places.iter().map(|place| place.filled(yaml, entry)).find(|new| read(new).as_ref() == Ok(&wanted))
}

/// How many entries the list has; `None` if there is no such list.
fn items(tree: &Tree, key: Option<&str>) -> Option<usize> {
    match key.map_or(Some(tree), |key| tree.get(key))? {
        Tree::List(items) if !items.is_empty() => Some(items.len()),
        // Nothing at all, or only comments.
        Tree::Null if key.is_none() => Some(0),
        Tree::Null | Tree::List(_) | Tree::Bool(_) | Tree::Number(_) | Tree::Text(_) | Tree::Map(_) => None,
    }
}

fn with(tree: Tree, key: Option<&str>, entry: Tree) -> Option<Tree> {
    match (tree, key) {
        (Tree::List(mut items), None) => {
            items.push(entry);
            Some(Tree::List(items))
        }
        (Tree::Null, None) => Some(Tree::List(vec![entry])),
        (Tree::Map(mut entries), Some(key)) => {
            let (_, list) = entries.iter_mut().find(|(known, _)| known == key)?;
            *list = with(std::mem::take(list), None, entry)?;
            Some(Tree::Map(entries))
        }
        _ => None,
    }
}

/// Where an entry can go, and how it is set off.
struct Place {
    at: usize,
    indent: usize,
    blank_line: bool,
}

impl Place {
    fn end_of(yaml: &str, indent: usize) -> Place {
        Place { at: yaml.len(), indent, blank_line: false }
    }

    fn filled(&self, yaml: &str, entry: &[Line]) -> String {
        let (before, after) = yaml.split_at(self.at);
        let newline = if yaml.lines().next().is_some_and(|line| yaml[line.len()..].starts_with("\r\n")) { "\r\n" } else { "\n" };
        let mut out = before.to_string();
        if !out.is_empty() && !out.ends_with('\n') {
            out.push_str(newline);
        }
        if self.blank_line && !out.trim_end_matches([' ', '\r']).ends_with("\n\n") && !out.ends_with("\n\r\n") {
            out.push_str(newline);
        }
        for (n, line) in compose(entry).lines().enumerate() {
            let dash = if n == 0 { "- " } else { "  " };
            out.push_str(&format!("{:width$}{dash}{line}{newline}", "", width = self.indent));
        }
        if self.blank_line && !after.trim().is_empty() && !after.starts_with(['\n', '\r']) {
            out.push_str(newline);
        }
        out + after
    }
}

/// Behind the last entry, set off as the entries are, if each begins with a hyphen on a line of its own.
fn places(yaml: &str, key: Option<&str>, count: usize, spacing: Spacing) -> Option<Vec<Place>> {
    let list = key.map_or(Trail::default(), |key| Trail::default().key(key));
    let span = |n: usize| position(yaml, &list.index(n), false);
    let last = span(count - 1)?;
    let start = line_start(yaml, last.start as usize);
    let indent = start + yaml[start..last.start as usize].find('-')?;
    let is_own_line = yaml[start..indent].bytes().all(|b| b == b' ') && yaml[indent + 1..last.start as usize].trim().is_empty();
    if !is_own_line {
        return None;
    }
    let apart = yaml[..start].trim_end_matches([' ', '\r']).ends_with("\n\n") || yaml[..start].ends_with("\n\r\n");
    let blank_line = if count > 1 { apart } else { spacing == Spacing::Apart };
    let indent = indent - start;
    let end = match key {
        Some(_) => end_of_entry(yaml, start, indent),
        None => line_end(yaml, yaml.trim_end().len()),
    };
    let ends = [end, if key.is_some() { end } else { yaml.len() }];
    Some(ends.into_iter().flat_map(|at| [blank_line, false].map(|blank_line| Place { at, indent, blank_line })).collect())
}

/// Behind the last line of the entry that begins at `start`: whatever stands further in than its hyphen.
fn end_of_entry(yaml: &str, start: usize, indent: usize) -> usize {
    let mut end = line_end(yaml, start);
    let mut at = end;
    for line in yaml[end..].split_inclusive('\n') {
        at += line.len();
        let own = line.len() - line.trim_start_matches(' ').len();
        match line.trim() {
            "" => {}
            _ if own > indent => end = at,
            _ => break,
        }
    }
    end
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// Behind the end of the line.
fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn entry() -> Vec<Line> {
        vec![Line::text("title", "讨论"), Line::text("id", "tao-lun")]
    }

    #[test]
    fn everything_else_stays_as_it_was() {
        let add = |yaml: &str| with_entry(yaml, &entry(), Spacing::Close);
        let new = "- title: 讨论\n  id: tao-lun\n";
        assert_eq!(add("# 讲座\n- title: 甲 # 主\n").as_deref(), Some(format!("# 讲座\n- title: 甲 # 主\n{new}").as_str()));
        assert_eq!(add("- title: 甲").as_deref(), Some(format!("- title: 甲\n{new}").as_str()));
        assert_eq!(add("- a: 1\n\n- a: 2\n").as_deref(), Some(format!("- a: 1\n\n- a: 2\n\n{new}").as_str()));
        assert_eq!(add("").as_deref(), Some(new));
        assert_eq!(add("# 讲课人\n").as_deref(), Some(format!("# 讲课人\n{new}").as_str()));
        assert_eq!(add("- a: 1\r\n").as_deref(), Some("- a: 1\r\n- title: 讨论\r\n  id: tao-lun\r\n"));
        assert_eq!(add("  - a: 1\n").as_deref(), Some("  - a: 1\n  - title: 讨论\n    id: tao-lun\n"));
        assert_eq!(add("- a: 1\n\n\n").as_deref(), Some(format!("- a: 1\n{new}\n\n").as_str()));
        assert_eq!(add("- a: 1\n# - a: 2\n").as_deref(), Some(format!("- a: 1\n# - a: 2\n{new}").as_str()));
        // The blank lines at the end belong to the text above them.
        let kept = "- a: |+\n    x\n\n";
        assert_eq!(add(kept).as_deref(), Some(format!("{kept}{new}").as_str()));
    }

    #[test]
    fn entries_are_set_off_as_the_others_are() {
        let add = |yaml: &str| with_entry(yaml, &entry(), Spacing::Apart).expect("it can be done");
        assert_eq!(add(&add(&add(""))), ["- title: 讨论\n  id: tao-lun\n"; 3].join("\n"));
        assert_eq!(add("- a: 1\n- a: 2\n"), "- a: 1\n- a: 2\n- title: 讨论\n  id: tao-lun\n");
        assert_eq!(add("# 注\n- a: 1\r\n\r\n- a: 2\r\n").matches("\n\r\n").count() + add("- a: 1\r\n").matches("\n\r\n").count(), 2);
    }

    #[test]
    fn what_is_not_written_line_by_line_is_left_alone() {
        for other in ["[{a: 1}]\n", "[]\n", "a: 1\n", "- a: [\n", "text\n", "- a: 1\n...\n", "- a: 1\n---\n- a: 2\n"] {
            assert_eq!(with_entry(other, &entry(), Spacing::Close), None, "{other:?}");
        }
    }

    #[test]
    fn front_matter_keeps_its_other_keys_and_its_text() {
        let add = |text: &str| with_entry_in_front_matter(text, "agenda", &entry(), Spacing::Close);
        let event = "---\ntitle: 甲\nagenda:\n  # 上午\n  - title: 乙\n    type: lecture\n\n# 其他\nregion: 湖北\n---\n\n正文\n- 列表\n";
        let expected = event.replace("lecture\n", "lecture\n  - title: 讨论\n    id: tao-lun\n");
        assert_eq!(add(event), Some(expected));
        let last = "---\r\nagenda:\r\n- title: 乙\r\n---\r\n正文";
        assert_eq!(add(last).as_deref(), Some("---\r\nagenda:\r\n- title: 乙\r\n- title: 讨论\r\n  id: tao-lun\r\n---\r\n正文"));
        let spaced = "---\nagenda:\n  - title: 乙\n\n  - title: 丙\nregion: 湖北\n---\n";
        let expected = spaced.replace("丙\n", "丙\n\n  - title: 讨论\n    id: tao-lun\n\n");
        assert_eq!(add(spaced), Some(expected));
        assert_eq!(add("---\ntitle: 甲\n---\n"), None);
        assert_eq!(add("---\nagenda: [{title: 乙}]\n---\n"), None);
        assert_eq!(add("无\n"), None);
    }

    proptest! {
        #[test]
        fn whatever_the_file_is_nothing_of_it_is_lost(yaml in "(- ?|  |\n|\r\n|a: |甲|#|\\[|\\]|\\{|\\}|\\||'|x-y|---\n){0,24}") {
            if let Some(new) = with_entry(&yaml, &entry(), Spacing::Apart) {
                let wanted = with(read(&yaml).expect("it was read"), None, composed(&entry()));
                prop_assert_eq!(read(&new).ok(), wanted);
                let mut rest = new.lines();
                prop_assert!(yaml.lines().all(|line| rest.any(|kept| kept == line)), "{:?} became {:?}", yaml, new);
            }
        }
    }
}
