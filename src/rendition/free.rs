//! What is free for authors to write: of a value, or of the title of an attachment, only the words are words.

use super::hand::Hand;
use crate::tree::Tree;

impl Hand<'_> {
    /// Free data: values are words, unless they are the path of a file or an address; keys are keys.
    pub(super) fn tree(&self, tree: &mut Tree) {
        match tree {
            Tree::Null | Tree::Bool(_) | Tree::Number(_) => {}
            Tree::Text(text) => self.if_foreign(!is_file_name(text), text),
            Tree::List(items) => items.iter_mut().for_each(|item| self.tree(item)),
            Tree::Map(entries) => entries.iter_mut().for_each(|(_, value)| self.tree(value)),
        }
    }
}

/// Whether a text is the name or the path of a file: one word with an ending of Latin letters or digits.
pub(super) fn is_file_name(text: &str) -> bool {
    let ending = text.rsplit_once('.').map(|(_, ending)| ending);
    let is_ending = |ending: &str| matches!(ending.len(), 1..=5) && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    ending.is_some_and(is_ending) && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::is_file_name;

    #[test]
    fn a_file_has_an_ending() {
        for file in ["议程.xlsx", "photos/会场.jpg", "计划.PDF"] {
            assert!(is_file_name(file), "{file}");
        }
        for words in ["议程", "第1.2节", "见 议程.xlsx", "一、二。", "3.5万", "讲义.第二讲义"] {
            assert!(!is_file_name(words), "{words}");
        }
    }
}
