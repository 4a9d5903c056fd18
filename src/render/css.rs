//! Where things stand in styles, as CSS Syntax Level 3 has them: in comments and strings there is nothing.
//!
//! In: the text of a style sheet or of a style attribute. Out: places in it.

use std::ops::Range;

/// Where addresses stand in a style sheet, without their quotation marks (CSS Syntax Level 3, 4.3).
pub(super) fn addresses(css: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut at, mut rule) = (0, "");
    while let Some(next) = css[at..].chars().next() {
        let rest = &css[at..];
        if rest.starts_with("/*") {
            at += rest.find("*/").map_or(rest.len(), |end| end + 2);
        } else if matches!(next, '"' | '\'') {
            let end = end_of_string(rest);
            if rule.eq_ignore_ascii_case("@import") {
                found.push(at + 1..at + end);
                rule = "";
            }
            at += (end + 1).min(rest.len());
        } else if next == '@' {
            rule = &rest[..rest[1..].find(|c: char| !(c.is_ascii_alphabetic() || c == '-')).map_or(rest.len(), |end| end + 1)];
            at += rule.len();
        } else if matches!(next, ';' | '{' | '}') {
            (at, rule) = (at + 1, "");
        } else if rest.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("url(")) && !css[..at].ends_with(is_part_of_name) {
            let inside = rest[4..].trim_start();
            let start = at + rest.len() - inside.len();
            let range = match inside.chars().next() {
                Some('"' | '\'') => start + 1..start + end_of_string(inside),
                _ => start..start + inside[..inside.find(')').unwrap_or(inside.len())].trim_end().len(),
            };
            at = range.end;
            // The address of a namespace is a name; nothing is there.
            if !rule.eq_ignore_ascii_case("@namespace") {
                found.push(range);
            }
            rule = "";
            at += css[at..].find(')').map_or(0, |end| end);
        } else {
            at += next.len_utf8();
        }
    }
    found.retain(|range| range.start <= range.end);
    found
}

/// The byte of the second quotation mark; a string ends with its line at the latest.
fn end_of_string(text: &str) -> usize {
    let mut signs = text.char_indices();
    let mark = signs.next().map(|(_, mark)| mark);
    while let Some((at, sign)) = signs.next() {
        match sign {
            '\\' => drop(signs.next()),
            '\n' => return at,
            sign if Some(sign) == mark => return at,
            _ => {}
        }
    }
    text.len()
}

/// Whether a character may stand in a name, other than at its beginning.
pub(super) fn is_part_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(css: &str, expect: &[&str]) {
        let found: Vec<&str> = addresses(css).into_iter().map(|range| &css[range]).collect();
        assert_eq!(found, expect, "{css}");
    }

    #[test]
    fn addresses_are_found_in_their_forms() {
        check("a { background: url(a.png), URL( 'b c.png' ) url(\"\") }", &["a.png", "b c.png", ""]);
        check(
            "@import \"c.css\" screen; @import url(d.css); @font-face { src: url( e.woff2 ) format('woff2') }",
            &["c.css", "d.css", "e.woff2"],
        );
        check("a { background: url(data:image/svg+xml;utf8,<svg/>) } b { mask: url(#m) }", &["data:image/svg+xml;utf8,<svg/>", "#m"]);
    }

    #[test]
    fn what_is_no_address_is_left_alone() {
        check("/* url(a.png) */ a::before { content: \"url(b.png)\" } @charset 'utf-8'; .curl(c.png) { --x: my-url(d.png) }", &[]);
        check("@namespace svg url(http://www.w3.org/2000/svg); @namespace 'x';", &[]);
        for torn in ["a { b: url(", "a { b: url('", "@import", "@", "'", "/*", "a { content: \"中\\", "@import 'x\n"] {
            addresses(torn);
        }
    }
}
