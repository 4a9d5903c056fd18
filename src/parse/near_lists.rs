//! Values that are meant as lists and written as something else.

use super::front_matter::full_width_list;
use crate::diag::YamlSlip;
use crate::tree::Tree;

/// Why a value that stands for a list is none, if its author meant one.
pub(super) fn list_slip(tree: &Tree) -> Option<YamlSlip> {
    match tree {
        // `{张三, 李四}`
        Tree::Map(entries) if !entries.is_empty() && entries.iter().all(|(key, value)| *value == Tree::Null && is_item(key)) => {
            Some(YamlSlip::KeysForList)
        }
        tree if is_full_width_list(tree) => Some(YamlSlip::FullWidthBrackets),
        _ => None,
    }
}

/// Whether a text is meant as a list or a map, in brackets of a Chinese keyboard.
pub(super) fn is_full_width_list(tree: &Tree) -> bool {
    matches!(tree, Tree::Text(text) if full_width_list(text).is_some())
}

/// Whether a key without a value is none: neither of the keys that documents have, nor one with a full-width colon.
fn is_item(key: &str) -> bool {
    !key.contains(['：', ':']) && !key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
}
