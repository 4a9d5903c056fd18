//! Links and images: where they lead, and where that is written.
//!
//! In come the events of a link, out come its destination and its place in the text. The
//! only judge of which schemes a page may link to.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use super::document::Document;

/// Schemes that open a page, a letter, a call or a subscription, and run nothing.
pub(super) const SAFE_SCHEMES: [&str; 7] = ["http", "https", "mailto", "tel", "webcal", "ftp", "sms"];

/// The destination of the link or image that begins at an event, as written.
pub(super) fn destination(document: &Document<'_>, event: usize) -> String {
    match &document.events[event].0 {
        Event::Start(Tag::Link { link_type: LinkType::Email, dest_url, .. }) => format!("mailto:{dest_url}"),
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => dest_url.to_string(),
        _ => String::new(),
    }
}

/// The scheme of a destination that must not be followed; `None` for relative and safe ones.
pub(super) fn unsafe_scheme(destination: &str) -> Option<String> {
    // Browsers skip control characters and spaces before the scheme, and line breaks and
    // tabs inside it.
    let scheme = scheme(destination.trim_start_matches(|c: char| c <= ' '))?;
    (!SAFE_SCHEMES.contains(&scheme.as_str())).then_some(scheme)
}

fn scheme(destination: &str) -> Option<String> {
    let mut scheme = String::new();
    for c in destination.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')) {
        match c {
            ':' if !scheme.is_empty() => return Some(scheme),
            'a'..='z' | 'A'..='Z' => scheme.push(c.to_ascii_lowercase()),
            '0'..='9' | '+' | '-' | '.' if !scheme.is_empty() => scheme.push(c),
            _ => return None,
        }
    }
    None
}

/// Where the destination stands in the source: `whole` is the place of the link, and
/// `content_end` that of the end of its text. The whole link, if it is not written there.
pub(super) fn place(source: &str, whole: Range<usize>, content_end: usize, destination: &str) -> Range<usize> {
    let plain = destination.strip_prefix("mailto:").unwrap_or(destination);
    let found = |from: usize, what: &str| source.get(from..whole.end)?.find(what).map(|at| from + at);
    let inline = found(content_end, "](").map(|at| at + 2);
    let angle = source[whole.clone()].starts_with('<').then_some(whole.start + 1);
    let Some(from) = inline.or(angle) else { return whole };
    for exact in [destination, plain] {
        if let Some(start) = found(from, exact) {
            return start..start + exact.len();
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::super::{FindingKind, Trust, html, outline};
    use super::*;

    #[test]
    fn schemes_are_read_as_browsers_do() {
        for bad in ["javascript:a", " JavaScript:a", "java\nscript:a", "\u{1}data:x", "vbscript:", "file:///x", "c:\\x"] {
            assert!(unsafe_scheme(bad).is_some(), "{bad:?}");
        }
        for good in ["https://x", "mailto:a@b", "a/b:c", "./x", "#a", "?a:b", "图1:x", "", "webcal://x"] {
            assert!(unsafe_scheme(good).is_none(), "{good:?}");
        }
    }

    #[test]
    fn every_destination_is_found_in_the_text() {
        let text = "[u](u \"u\") ![v]( <v w> ) [x][r] <http://a.b> <a@b.c>\n\n[r]: y\n";
        let (outline, _) = outline(text);
        let found: Vec<_> = outline
            .links
            .iter()
            .map(|link| (link.destination.as_str(), &text[link.span.start as usize..link.span.end as usize], link.span.start))
            .collect();
        assert_eq!(
            found,
            [("u", "u", 4), ("v w", "v w", 18), ("y", "[x][r]", 25), ("http://a.b", "http://a.b", 33), ("mailto:a@b.c", "a@b.c", 46)]
        );
    }

    #[test]
    fn destinations_are_replaced_by_number() {
        let hrefs = |index: usize| (index == 1).then(|| "/new/?a&b".to_owned());
        let out = html("[甲](old.md) 文 ![乙](b.jpg)", Trust::Author, &hrefs);
        assert_eq!(out, "<p><a href=\"old.md\">甲</a> 文 <img src=\"/new/?a&amp;b\" alt=\"乙\" loading=\"lazy\"></p>\n");
    }

    #[test]
    fn unsafe_destinations_are_dropped_for_strangers() {
        let text = "[甲](javascript:alert) ![乙](data:x)";
        let (_, findings) = outline(text);
        assert_eq!(findings[0].kind, FindingKind::UnsafeScheme("javascript".to_owned()));
        assert_eq!(html(text, Trust::Nobody, &|_| None), "<p>甲 乙</p>\n");
        assert!(html(text, Trust::Author, &|_| None).contains("javascript:alert"));
    }
}
