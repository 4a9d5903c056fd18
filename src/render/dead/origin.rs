//! Which template writes an address: the one in which the end of it stands as it is, behind a value or a quotation mark.

use std::collections::BTreeMap;

use crate::diag::{At, Place};
use crate::render::assets::is_comment;
use crate::render::theme::ThemeFile;
use crate::slug::decode;
use crate::source::{FileId, Span};

/// The shortest end of an address that tells anything.
const SHORTEST: usize = 3;

/// Fields that hold words, never an address.
const WORDS: &[&str] = &["title", "subtitle", "name", "text", "summary", "description", "lead", "caption", "alt", "label", "source"];

/// The templates of a theme that are files of the site.
pub(super) struct Origins<'t> {
    texts: BTreeMap<FileId, &'t str>,
    /// Whether one was told of that gives words as an address.
    has_words: bool,
    /// The ends of addresses that were found, and whether they are the whole.
    found: Vec<(String, bool)>,
}

/// Where an address comes from.
pub(super) enum Origin {
    /// It stands here.
    Here(Place),
    /// From where another one came.
    Known,
    /// From a text, an option, a value of the site.
    Elsewhere,
}

impl<'t> Origins<'t> {
    pub(super) fn new(templates: &'t BTreeMap<String, ThemeFile>) -> Origins<'t> {
        let own = templates.values().filter_map(|file| Some((file.file?, std::str::from_utf8(&file.bytes).ok()?)));
        Origins { texts: own.collect(), has_words: false, found: Vec::new() }
    }

    /// Where an address comes from; the longest end of it counts.
    pub(super) fn of(&mut self, address: &str) -> Origin {
        if self.found.iter().any(|(end, whole)| if *whole { address == end } else { address.ends_with(end.as_str()) }) {
            return Origin::Known;
        }
        for (cut, _) in address.char_indices() {
            let end = &address[cut..];
            if cut > 0 && (end.len() < SHORTEST || !end.contains(char::is_alphanumeric)) {
                break;
            }
            for (file, text) in &self.texts {
                if let Some(start) = written(text, end, cut == 0) {
                    self.found.push((end.to_string(), cut == 0));
                    return Origin::Here(Place { file: *file, at: At::Text(Span::new(start, start + end.len())) });
                }
            }
        }
        if is_words(address)
            && let Some((file, span)) = self.texts.iter().find_map(|(file, text)| Some((*file, words(text)?)))
        {
            let is_known = std::mem::replace(&mut self.has_words, true);
            return if is_known { Origin::Known } else { Origin::Here(Place { file, at: At::Text(span) }) };
        }
        Origin::Elsewhere
    }
}

/// Whether an address is a text: nobody calls a file so.
fn is_words(address: &str) -> bool {
    !address.contains(['/', '#']) && decode(address).contains(|c: char| c.is_whitespace() || !c.is_ascii())
}

/// Where a template gives words as an address: `href="{{ event.title }}"`.
fn words(text: &str) -> Option<Span> {
    text.match_indices("{{").find_map(|(at, mark)| {
        let inside = at + mark.len();
        let value = &text[inside..inside + text[inside..].find("}}")?];
        let path = value.split(" or ").next()?.trim_matches(|c: char| c.is_whitespace() || c == '-');
        let (_, field) = path.rsplit_once('.').filter(|_| path.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.')))?;
        let is_address = ["href=\"", "src=\"", "href='", "src='"].iter().any(|attribute| text[..at].ends_with(attribute));
        let start = inside + value.find(path)?;
        (is_address && WORDS.contains(&field) && !is_comment(&text[..at])).then(|| Span::new(start, start + path.len()))
    })
}

/// Where the end of an address stands in a template.
fn written(text: &str, end: &str, whole: bool) -> Option<usize> {
    text.match_indices(end).map(|(at, _)| at).find(|at| {
        let (before, behind) = (&text[..*at], &text[at + end.len()..]);
        let is_behind_value = !whole && ["}}", "%}"].iter().any(|mark| before.ends_with(mark));
        let begins = is_behind_value || before.ends_with(['"', '\'']) || whole && before.ends_with('=');
        let ends =
            behind.is_empty() || behind.starts_with("{%") || behind.starts_with(|c: char| c.is_whitespace() || "\"'<>#?".contains(c));
        begins && ends && !is_comment(before)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(template: &str, address: &str, expect: Option<&str>) {
        let file = ThemeFile { path: String::new(), file: Some(FileId::default()), bytes: template.as_bytes().to_vec() };
        let templates = [("a.html".to_string(), file)].into();
        let found = match Origins::new(&templates).of(address) {
            Origin::Here(Place { at: At::Text(span), .. }) => Some(&template[span.range()]),
            _ => None,
        };
        assert_eq!(found, expect, "{template}: {address}");
    }

    #[test]
    fn an_address_stands_in_a_template_as_it_is_or_behind_a_value() {
        check("<a href=\"/nope/\">", "/nope/", Some("/nope/"));
        check("<a href=/nope/>", "/nope/", Some("/nope/"));
        check("<a href=\"{{ site.home }}nope/\">", "/a/nope/", Some("nope/"));
        check("<a href=\"{{ one.url }}print.html#x\">", "/a/b/print.html#x", Some("print.html#x"));
        check("<a href=\"/\">", "/", Some("/"));
        check("<a href='#none'>", "#none", Some("#none"));
        check("{{ crumb(url=site.home ~ \"nope/\") }}", "/nope/", Some("nope/"));
        check("<a href=\"{{ site.home }}nope/{% if x %}#b{% endif %}\">", "/nope/", Some("nope/"));
    }

    #[test]
    fn what_only_looks_like_it_is_not_taken_for_it() {
        check("<a href=\"{{ site.home }}hope/\">", "/nope/", None);
        check("{# <a href=\"/nope/\"> #}", "/nope/", None);
        check("<a href=\"{{ one.url }}/\">", "/nope/", None);
        check("<p class=\"nopes/\">pe/", "/nope/", None);
    }

    #[test]
    fn words_are_no_address() {
        check("<a href=\"{{ event.url }}\"><a href=\"{{ event.title }}\">", "会议", Some("event.title"));
        check("<img src=\"{{ event.summary or \"\" }}\">", "a%20b", Some("event.summary"));
        check("<a href=\"{{ event.title }}\">", "会议.pdf/", None);
        check("<a href=\"{{ event.title }}\">", "nope.html", None);
        check("{# <a href=\"{{ event.title }}\"> #}<b title=\"{{ event.title }}\">", "会议", None);
    }

    #[test]
    fn one_place_answers_for_all_addresses_that_end_so() {
        let file = ThemeFile { path: String::new(), file: Some(FileId::default()), bytes: b"<a href=\"{{ one.url }}print/\">".to_vec() };
        let templates = [("a.html".to_string(), file)].into();
        let mut origins = Origins::new(&templates);
        assert!(matches!(origins.of("/a/print/"), Origin::Here(_)));
        assert!(matches!(origins.of("/b/print/"), Origin::Known));
        assert!(matches!(origins.of("/b/c/"), Origin::Elsewhere));
    }
}
