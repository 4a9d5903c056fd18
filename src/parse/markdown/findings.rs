//! What is wrong with a text: mistakes that would show on the page or break a link.
//!
//! In comes a [`Document`], out come findings in order of the author's text. Finds, and
//! leaves it to others to say it in words.

use pulldown_cmark::{Event, Tag};

use super::dedent::PlaceMap;
use super::document::Document;
use super::emphasis::is_escaped;
use super::events::{end_of, is_verbatim, plain_text};
use super::links::unsafe_scheme;
use super::near_links::{is_picture, near_links};
use super::outline::span;
use super::{Finding, FindingKind, LinkUse, NearLink};
use crate::diag::LinkSlip;
use crate::text::cjk::is_han;
use crate::text::surnames::is_common_surname;

/// Looks for mistakes. `links` are those of the document, in order.
pub(super) fn findings(document: &Document<'_>, map: &PlaceMap, links: &[LinkUse]) -> Vec<Finding> {
    let mut search = Search { document, map, found: Vec::new() };
    search.texts();
    search.headings();
    search.footnotes();
    search.links(links);
    search.found.sort_by_key(|finding| (finding.span.start, finding.span.end));
    search.found
}

struct Search<'s> {
    document: &'s Document<'s>,
    map: &'s PlaceMap,
    found: Vec<Finding>,
}

impl Search<'_> {
    fn add(&mut self, range: std::ops::Range<usize>, kind: FindingKind) {
        self.found.push(Finding { span: span(&range, self.map), kind });
    }

    /// Markup that stayed text.
    fn texts(&mut self) {
        let Document { source, events, .. } = self.document;
        let emphasis = source.contains("**") || source.contains("~~");
        let wide = source.contains("＊＊");
        let notes = source.contains("[^");
        let links = source.contains(']') || source.contains('］') || source.contains("】(");
        if !emphasis && !wide && !notes && !links {
            return;
        }
        let mut in_code = false;
        for (event, range) in events {
            match event {
                Event::Start(Tag::CodeBlock(_)) => in_code = true,
                Event::Start(_) | Event::End(_) => in_code = false,
                Event::Text(_) if !in_code && is_verbatim(source, event, range) => {
                    if emphasis {
                        self.literal_emphasis(range.start, &source[range.clone()]);
                    }
                    if wide {
                        self.wide_emphasis(range.start, &source[range.clone()]);
                    }
                    if notes {
                        self.missing_notes(range.start, &source[range.clone()]);
                    }
                    if links {
                        self.near_links(range.start, &source[range.clone()]);
                    }
                }
                _ => {}
            }
        }
    }

    fn literal_emphasis(&mut self, start: usize, text: &str) {
        // The first character of a text may be one that the author escaped.
        let mut at = usize::from(is_escaped(self.document.source.as_bytes(), start));
        while let Some(&marker) = text.as_bytes().get(at) {
            let width = text.bytes().skip(at).take_while(|&byte| byte == marker).count();
            if matches!((marker, width), (b'*', 2..=3) | (b'~', 2)) {
                self.add(start + at..start + at + width, FindingKind::LiteralEmphasis { wide: false });
            }
            at += width;
        }
    }

    /// `＊＊重点＊＊`, where it is no name with characters left out (`张＊＊`) and no mark of a remark (`＊＊＊`).
    fn wide_emphasis(&mut self, start: usize, text: &str) {
        let mut marks = wide_pairs(text).into_iter().peekable();
        while let Some((open, inner)) = marks.next() {
            let Some(&(close, end)) = marks.peek() else { break };
            if is_marked(&text[..open], &text[inner..close]) {
                self.add(start + open..start + end, FindingKind::LiteralEmphasis { wide: true });
                marks.next();
            }
        }
    }

    /// Whether the note of a label is written with a full-width colon, as `[^1]：注`.
    fn has_wide_colon(&self, label: &str) -> bool {
        let mark = format!("[^{label}]：");
        self.document.source.lines().any(|line| line.trim_start_matches([' ', '\u{3000}']).starts_with(&mark))
    }

    /// The parser leaves a reference without a note as text.
    fn missing_notes(&mut self, start: usize, text: &str) {
        for (at, _) in text.match_indices("[^") {
            let label = text[at + 2..].split(']').next().unwrap_or("");
            let closed = text[at + 2 + label.len()..].starts_with(']');
            let plain = !label.is_empty() && !label.contains(['[', '^']);
            if closed && plain && !is_escaped(self.document.source.as_bytes(), start + at) {
                let (from, end) = (start + at, start + at + 2 + label.len() + 1);
                let source = self.document.source;
                let line = source[..from].rsplit('\n').next().unwrap_or_default();
                if source[end..].starts_with('：') && line.trim_matches([' ', '\u{3000}']).is_empty() {
                    self.add(from..end + '：'.len_utf8(), FindingKind::FootnoteColon(label.to_owned()));
                } else if !self.has_wide_colon(label) {
                    self.add(from..end, FindingKind::UndefinedFootnote(label.to_owned()));
                }
            }
        }
    }

    fn near_links(&mut self, start: usize, text: &str) {
        let behind = self.document.source[start + text.len()..].split('\n').next().unwrap_or_default();
        for (range, link) in near_links(text, behind, |at| is_escaped(self.document.source.as_bytes(), start + at)) {
            self.add(start + range.start..start + range.end, FindingKind::NearLink(link));
        }
    }

    fn headings(&mut self) {
        let Document { source, events, headings, .. } = self.document;
        for mark in &headings.list {
            let Some(id) = &mark.refused else { continue };
            let whole = events[mark.event].1.clone();
            let wish = format!("#{id}");
            let range = match source[whole.clone()].rfind(&wish) {
                Some(at) => whole.start + at..whole.start + at + wish.len(),
                None => whole,
            };
            self.add(range, FindingKind::DuplicateId(id.clone()));
        }
    }

    fn footnotes(&mut self) {
        for &start in &self.document.footnotes.unused {
            let (event, range) = &self.document.events[start];
            if let Event::Start(Tag::FootnoteDefinition(label)) = event {
                let mark = range.start..(range.start + label.len() + "[^]:".len()).min(range.end);
                self.add(mark, FindingKind::UnusedFootnote(label.to_string()));
            }
        }
    }

    /// Where the `！` stands at the head of a line before a link to a picture.
    fn exclaimed(&self, range: &std::ops::Range<usize>, link: &LinkUse) -> Option<usize> {
        let before = self.document.source[..range.start].strip_suffix('！')?;
        let heads_line = before.rsplit('\n').next().is_none_or(|line| line.trim_matches([' ', '\t', '-', '*', '+', '>']).is_empty());
        (heads_line && !link.image && is_picture(&link.destination)).then_some(before.len())
    }

    fn links(&mut self, links: &[LinkUse]) {
        let events = &self.document.events;
        for (&event, link) in self.document.links.iter().zip(links) {
            if let Some(scheme) = unsafe_scheme(&link.destination) {
                self.found.push(Finding { span: link.span, kind: FindingKind::UnsafeScheme(scheme) });
            }
            if let Some(at) = self.exclaimed(&events[event].1, link) {
                let written = &self.document.source[at..events[event].1.end];
                let meant = written.replacen('！', "!", 1);
                let near = NearLink { slip: LinkSlip::Exclamation, picture: true, target: link.destination.clone(), meant };
                self.add(at..events[event].1.end, FindingKind::NearLink(near));
            }
            if link.image && plain_text(&events[event..end_of(events, event)]).trim().is_empty() {
                self.add(events[event].1.clone(), FindingKind::MissingAlt);
            }
        }
    }
}

/// Whether words between pairs of asterisks are meant to be bold. After a word they may also be what stands between two
/// names or numbers with characters left out: `张＊＊和李＊＊`, `在＊＊市和＊＊县`.
fn is_marked(before: &str, inside: &str) -> bool {
    const BEHIND_LEFT_OUT: &[char] = &['省', '市', '县', '区', '镇', '乡', '村', '局', '公', '年', '月', '日', '号', '某', '先', '女'];
    let (Some(first), Some(last)) = (inside.chars().next(), inside.chars().next_back()) else { return false };
    if !first.is_alphanumeric() || last.is_whitespace() || BEHIND_LEFT_OUT.contains(&first) {
        return false;
    }
    let is_name = |c: char| !is_han(c) || is_common_surname(c) || c == '某';
    match before.chars().next_back().filter(|c| c.is_alphanumeric()) {
        None => true,
        Some(word) => !is_name(word) && inside.chars().count() > 1 && inside.chars().all(char::is_alphanumeric) && !is_name(last),
    }
}

/// Where full-width asterisks stand by two, and no more.
fn wide_pairs(text: &str) -> Vec<(usize, usize)> {
    const MARK: char = '＊';
    let mut pairs = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find(MARK).map(|found| at + found) {
        at = open + (text[open..].len() - text[open..].trim_start_matches(MARK).len());
        if at - open == 2 * MARK.len_utf8() {
            pairs.push((open, at));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::super::outline;
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[(&str, FindingKind)]) {
        let (_, findings) = outline(text);
        let found: Vec<_> =
            findings.iter().map(|finding| (&text[finding.span.start as usize..finding.span.end as usize], finding.kind.clone())).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn markup_that_stayed_text_is_found() {
        check("甲**乙", &[("**", FindingKind::LiteralEmphasis { wide: false })]);
        check("a~~ b", &[("~~", FindingKind::LiteralEmphasis { wide: false })]);
        check("\\*\\*甲 `**` ****** 5*3 ~\n\n```\n**\n```\n\n**乙：**丙", &[]);
        check("    甲。\n    乙** 丙", &[("**", FindingKind::LiteralEmphasis { wide: false })]);
    }

    #[test]
    fn full_width_markup_is_found() {
        check(
            "＊＊重点＊＊，是：＊＊二＊＊的",
            &[("＊＊重点＊＊", FindingKind::LiteralEmphasis { wide: true }), ("＊＊二＊＊", FindingKind::LiteralEmphasis { wide: true })],
        );
        check("今天的＊＊重点＊＊是", &[("＊＊重点＊＊", FindingKind::LiteralEmphasis { wide: true })]);
        for right in
            ["张＊＊和李＊＊，名单：＊＊、＊＊ ＊＊", "在＊＊市和＊＊县：＊＊公司和＊＊单位", "2024年＊＊月＊＊日，138＊＊000＊＊1"]
        {
            check(right, &[]);
        }
        check("＊通讯作者；＊＊导师；＊＊＊第一作者", &[]);
        check("甲[^1]乙\n\n[^1]：注", &[("[^1]：", FindingKind::FootnoteColon("1".to_owned()))]);
        check("甲[^1]：乙", &[("[^1]", FindingKind::UndefinedFootnote("1".to_owned()))]);
    }

    #[test]
    fn images_need_words() {
        check("![](a.jpg)", &[("![](a.jpg)", FindingKind::MissingAlt)]);
        check("![`甲`](a.jpg)", &[]);
    }
}
