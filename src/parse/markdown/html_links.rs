//! Where the raw HTML of a text leads: its links, pictures, films and sounds are looked up as those of Markdown are.
//!
//! In come the events of a text, out come the values that are addresses, with their places. Places on the same page, and
//! what runs something, stay as their authors wrote them.

use std::ops::Range;

use pulldown_cmark::Event;

use super::events::Spanned;
use super::links::unsafe_scheme;
use super::raw_html::{Part, name, parts};

/// Attributes that hold an address, and whether it is that of a picture.
const ADDRESSES: [(&str, &str, bool); 8] = [
    ("a", "href", false),
    ("area", "href", false),
    ("audio", "src", false),
    ("img", "src", true),
    ("source", "src", false),
    ("track", "src", false),
    ("video", "src", false),
    ("video", "poster", true),
];

/// Elements whose content is no HTML.
const TEXTS: [&str; 4] = ["script", "style", "textarea", "title"];

/// An address in raw HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HtmlLink {
    /// The event it stands in.
    pub(super) event: usize,
    /// Where in the HTML of that event its value stands, with its quotes.
    pub(super) value: Range<usize>,
    /// It is that of a picture.
    pub(super) image: bool,
}

/// The HTML of an event.
pub(super) fn raw<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    match event {
        Event::Html(html) | Event::InlineHtml(html) => Some(html),
        _ => None,
    }
}

/// The addresses in the HTML of some events, in their order.
pub(super) fn html_links(events: &[Spanned<'_>]) -> Vec<HtmlLink> {
    let mut links = Vec::new();
    let mut text = None;
    let mut index = 0;
    while index < events.len() {
        let Some(html) = raw(&events[index].0) else {
            index += 1;
            continue;
        };
        // A block of HTML comes line by line, and a tag may take several.
        let mut block = html.to_string();
        let mut ends = vec![block.len()];
        while let Some(Event::Html(more)) = events.get(index + ends.len()).map(|(event, _)| event) {
            block.push_str(more);
            ends.push(block.len());
        }
        for (value, image) in addresses(&block, &mut text) {
            let line = ends.partition_point(|end| *end <= value.start);
            let start = line.checked_sub(1).map_or(0, |before| ends[before]);
            if value.end <= ends[line] {
                links.push(HtmlLink { event: index + line, value: value.start - start..value.end - start, image });
            }
        }
        index += ends.len();
    }
    links
}

/// The address that a value holds, without its quotes.
pub(super) fn address(value: &str) -> String {
    let bare = ['"', '\''].into_iter().find_map(|quote| value.strip_prefix(quote)?.strip_suffix(quote));
    bare.unwrap_or(value).trim().replace("&amp;", "&")
}

/// The values in some HTML that are addresses of this site or another. `text` is the element that is open whose content is
/// no HTML.
fn addresses(html: &str, text: &mut Option<String>) -> Vec<(Range<usize>, bool)> {
    let mut found = Vec::new();
    let mut at = 0;
    for part in parts(html) {
        let (Part::Tag(piece) | Part::Words(piece)) = part;
        if let (Part::Tag(tag), Some(element)) = (part, name(piece)) {
            let closes = tag.starts_with("</");
            if text.as_ref().is_some_and(|open| closes && *open == element) {
                *text = None;
            } else if text.is_none() && !closes {
                let held = attributes(tag).filter_map(|(attribute, value)| {
                    let known = |(of, name, _): &&(&str, &str, bool)| *of == element && attribute.eq_ignore_ascii_case(name);
                    let (_, _, image) = ADDRESSES.iter().find(known)?;
                    let address = address(&tag[value.clone()]);
                    let leads = !address.is_empty() && !address.starts_with(['#', '?']) && unsafe_scheme(&address).is_none();
                    leads.then_some((at + value.start..at + value.end, *image))
                });
                found.extend(held);
                *text = TEXTS.contains(&element.as_str()).then_some(element);
            }
        }
        at += piece.len();
    }
    found
}

/// The attributes of a tag that have a value, with the place of that.
fn attributes(tag: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let end = tag.strip_suffix('>').map_or(tag.len(), str::len);
    let is_space = |c: char| c.is_ascii_whitespace();
    let mut at = tag[..end].find(|c| is_space(c) || c == '/').unwrap_or(end);
    std::iter::from_fn(move || {
        loop {
            let skip = |at: usize, is: &dyn Fn(char) -> bool| at + (tag[at..end].len() - tag[at..end].trim_start_matches(is).len());
            let start = skip(at, &|c| is_space(c) || c == '/');
            if start >= end {
                return None;
            }
            let stop = skip(start, &|c| !is_space(c) && !matches!(c, '=' | '/'));
            let sign = skip(stop, &is_space);
            if !tag[sign..end].starts_with('=') {
                // It has no value; a stray mark is passed by.
                at = sign.max(start + 1);
                continue;
            }
            let from = skip(sign + 1, &is_space);
            let quote = tag[from..end].chars().next().filter(|c| matches!(c, '"' | '\''));
            let to = match quote {
                Some(quote) => tag[from + 1..end].find(quote).map_or(end, |n| from + 1 + n + 1),
                None => skip(from, &|c| !is_space(c)),
            };
            at = to;
            return Some((&tag[start..stop], from..to));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Trust, html, outline};

    #[track_caller]
    fn check(text: &str, expect: &[(&str, &str, bool)]) {
        let links = outline(text).0.links;
        let found: Vec<_> = links.iter().map(|link| (link.destination.as_str(), &text[link.span.range()], link.image)).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn addresses_in_html_are_found_with_their_places() {
        check("甲<img src=\"a.png\" alt=\"甲\">，[乙](b.md)", &[("b.md", "b.md", false), ("a.png", "\"a.png\"", true)]);
        check("<video controls poster='c.jpg'\n  src=d.mp4></video>\n", &[("c.jpg", "'c.jpg'", true), ("d.mp4", "d.mp4", false)]);
        check("- 甲\n\n  <A HREF = \"e.md?a&amp;b\">乙</A>\n", &[("e.md?a&b", "\"e.md?a&amp;b\"", false)]);
        check("<p>\n<img\n  src=\"f.png\"/>\n</p>\n", &[("f.png", "\"f.png\"", true)]);
    }

    #[test]
    fn what_leads_nowhere_else_is_left_alone() {
        check("<a href=\"#s1\"></a><a href=\"\"></a><a href></a><a href=\"javascript:x\"></a><img = src><b src=a.png></b>", &[]);
        check("`<img src=a.png>` <!-- <img src=a.png> -->\n\n```\n<img src=a.png>\n```\n", &[]);
        check("<script>\nlet a = '<img src=a.png>';\n</script>\n", &[]);
        check("<img src=\"a", &[]);
    }

    #[test]
    fn they_lead_where_they_are_told() {
        let text = "[甲](a.md)<a title=x href=b.md class=y>乙</a>\n\n<img alt=''\n src='c d.png'>\n";
        let href = |n: usize| Some(format!("/{n}/"));
        let told = "<p><a href=\"/0/\">甲</a><a title=x href=\"/1/\" class=y>乙</a></p>\n<p><img alt=''\n src=\"/2/\"></p>\n";
        assert_eq!(html(text, Trust::Author, &href), told);
        assert!(html(text, Trust::Nobody, &href).contains("src=\"/2/\""));
        assert!(html(text, Trust::Author, &|_| None).contains("src='c d.png'"));
    }
}
