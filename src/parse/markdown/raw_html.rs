//! Raw HTML as it goes by: where its tags are, and which words between them are no text of the document.
//!
//! In come pieces of HTML in their order, out come their parts. It only looks for the ends of tags; what they mean
//! is for the browser, and for the sanitiser.

/// A part of raw HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'h> {
    /// A tag or a comment.
    Tag(&'h str),
    /// What stands between tags.
    Words(&'h str),
}

/// Elements whose words are code, or no words at all.
const CODE: [&str; 11] = ["code", "pre", "kbd", "samp", "var", "script", "style", "textarea", "math", "svg", "title"];

/// Elements that stand in the middle of a sentence.
const INLINE: [&str; 21] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "dfn", "del", "em", "font", "i", "ins", "mark", "q", "s", "small", "span", "strong", "sub",
    "sup", "u",
];

/// Elements that have no end.
const VOID: [&str; 9] = ["area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"];

/// Which element's words are left alone, if one is open.
#[derive(Debug, Default)]
pub(super) struct Foreign {
    /// Its name, and how many of that name are open since.
    open: Option<(String, usize)>,
}

/// The parts of some HTML; a tag that is never closed is one to the end.
pub(super) fn parts(html: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let begin = rest.find('<').unwrap_or(rest.len());
        let (words, tagged) = rest.split_at(begin);
        if !words.is_empty() {
            parts.push(Part::Words(words));
        }
        let end = tag_end(tagged);
        if end > 0 {
            parts.push(Part::Tag(&tagged[..end]));
        }
        rest = &tagged[end..];
    }
    parts
}

/// Whether a tag may stand in the middle of a sentence, so that the words on both sides of it are one text.
pub(super) fn is_inline(tag: &str) -> bool {
    name(tag).is_some_and(|name| INLINE.contains(&name.as_str()))
}

impl Foreign {
    /// Whether the words that come now are left alone.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// A tag goes by.
    pub(super) fn pass(&mut self, tag: &str) {
        let Some(name) = name(tag) else { return };
        let closes = tag.starts_with("</");
        match &mut self.open {
            Some((open, depth)) if *open == name => {
                *depth = if closes { *depth - 1 } else { *depth + usize::from(!tag.ends_with("/>")) };
                if *depth == 0 {
                    self.open = None;
                }
            }
            Some(_) => {}
            None if closes || tag.ends_with("/>") || VOID.contains(&name.as_str()) => {}
            None if CODE.contains(&name.as_str()) || is_marked(tag) => self.open = Some((name, 1)),
            None => {}
        }
    }
}

/// Whether a tag says that its words are of some language, or not to be translated.
fn is_marked(tag: &str) -> bool {
    let tag = tag.to_ascii_lowercase();
    let has = |attribute: &str| {
        tag.match_indices(attribute).any(|(at, _)| {
            let before = tag[..at].ends_with(|c: char| c.is_ascii_whitespace() || c == '"' || c == '\'');
            before && tag[at + attribute.len()..].trim_start().starts_with('=')
        })
    };
    let no = || tag.split_once("translate").is_some_and(|(_, rest)| rest.trim_start_matches(['=', '"', '\'', ' ']).starts_with("no"));
    has("lang") || has("translate") && no()
}

/// The name of the element that a tag begins or ends, in lower case; nothing for comments and the like.
pub(super) fn name(tag: &str) -> Option<String> {
    let inside = tag.strip_prefix("</").or_else(|| tag.strip_prefix('<'))?;
    let end = inside.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(inside.len());
    let name = &inside[..end];
    name.starts_with(|c: char| c.is_ascii_alphabetic()).then(|| name.to_ascii_lowercase())
}

/// Where the tag or comment ends that some HTML begins with; a `<` that begins neither is a character.
fn tag_end(html: &str) -> usize {
    if html.is_empty() {
        return 0;
    }
    if html.starts_with("<!--") {
        return html.find("-->").map_or(html.len(), |at| at + 3);
    }
    if !html[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
        return 1;
    }
    let mut quote = None;
    for (at, c) in html.char_indices() {
        match (quote, c) {
            (Some(open), c) if open == c => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '>') => return at + 1,
            _ => {}
        }
    }
    html.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_end_where_browsers_end_them() {
        let of = |html| parts(html);
        assert_eq!(of("<a title=\"a>b\">里</a>"), [Part::Tag("<a title=\"a>b\">"), Part::Words("里"), Part::Tag("</a>")]);
        assert_eq!(of("里<!-- > 面 -->面"), [Part::Words("里"), Part::Tag("<!-- > 面 -->"), Part::Words("面")]);
        assert_eq!(of("1 < 2"), [Part::Words("1 "), Part::Tag("<"), Part::Words(" 2")]);
        assert_eq!(of("<b"), [Part::Tag("<b")]);
        assert_eq!(of(""), []);
    }

    #[test]
    fn code_and_marked_languages_are_foreign_until_they_end() {
        let open_after = |tags: &[&str]| {
            let mut foreign = Foreign::default();
            tags.iter().for_each(|tag| foreign.pass(tag));
            foreign.is_open()
        };
        assert!(open_after(&["<span lang=\"en\">"]) && open_after(&["<div  LANG = en>"]) && open_after(&["<p translate=\"no\">"]));
        assert!(open_after(&["<code>"]) && open_after(&["<span lang=en>", "<span>", "</span>"]));
        assert!(!open_after(&["<span lang=en>", "<span>", "</span>", "</span>"]) && !open_after(&["<b>", "</code>"]));
        assert!(!open_after(&["<a hreflang=\"en\">"]) && !open_after(&["<img lang=en>"]) && !open_after(&["<!-- lang=en -->"]));
    }
}
