//! Characters that look like others, or like nothing: what copying from a PDF or a chat leaves in names.
//!
//! In comes a name as written, out comes the same in the characters that it shows.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Parts of simplified characters (U+2E80 to U+2EF3) that are characters too, which Unicode does not tell.
const PARTS: &[(char, char)] = &[
    ('\u{2ea0}', '民'),
    ('\u{2ec4}', '西'),
    ('\u{2ec5}', '见'),
    ('\u{2ec9}', '贝'),
    ('\u{2ecb}', '车'),
    ('\u{2ed3}', '长'),
    ('\u{2ed4}', '门'),
    ('\u{2ed8}', '青'),
    ('\u{2ed9}', '韦'),
    ('\u{2eda}', '页'),
    ('\u{2edb}', '风'),
    ('\u{2edc}', '飞'),
    ('\u{2edd}', '食'),
    ('\u{2ee2}', '马'),
    ('\u{2ee5}', '鱼'),
    ('\u{2ee6}', '鸟'),
    ('\u{2ee8}', '麦'),
    ('\u{2ee9}', '黄'),
    ('\u{2eec}', '齐'),
    ('\u{2ef0}', '龙'),
];

/// A name without what nobody sees, and with characters in the place of those that only look like them.
#[must_use]
pub fn as_seen(name: &str) -> Cow<'_, str> {
    if !name.chars().any(|c| is_invisible(c) || is_lookalike(c)) {
        return Cow::Borrowed(name);
    }
    let mut seen = String::with_capacity(name.len());
    for c in name.chars().filter(|c| !is_invisible(*c)) {
        match PARTS.iter().find(|(part, _)| *part == c) {
            Some((_, whole)) => seen.push(*whole),
            None if is_lookalike(c) => seen.extend(std::iter::once(c).nfkc()),
            None => seen.push(c),
        }
    }
    Cow::Owned(seen)
}

/// Spaces without width, marks of direction, hyphens that show at the end of a line only. Joiners mean something in some scripts.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Radicals, and characters that are twice in Unicode.
fn is_lookalike(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fd5}' | '\u{f900}'..='\u{faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_what_they_show() {
        assert_eq!(as_seen("张\u{200b}三\u{feff}"), "张三");
        assert_eq!(as_seen("王\u{2f74}"), "王立");
        assert_eq!(as_seen("\u{2ee2}\u{2f00}"), "马一");
        assert_eq!(as_seen("\u{f9fd}"), "什");
        for name in ["张三", "买买提·吐尔逊", "ＪＯＨＮ", "می\u{200c}خواهم"] {
            assert!(matches!(as_seen(name), Cow::Borrowed(same) if same == name), "{name}");
        }
    }
}
