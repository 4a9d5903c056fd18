//! What a document holds, without its HTML.
//!
//! In comes a [`Document`], out come its headings, links, anchors, summary and length, and
//! what is wrong with it.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::dedent::PlaceMap;
use super::document::Document;
use super::events::{end_of, plain_text};
use super::html_links::{address, raw};
use super::links::{destination, place};
use super::{Heading, LinkUse, Outline};
use crate::source::Span;
use crate::text::cjk::joins_lines;
use crate::text::count::Counter;
use crate::text::summary::summary;

/// Takes stock of a document. `map` leads back to the author's text.
pub(super) fn outline(document: &Document<'_>, map: &PlaceMap) -> Outline {
    let mut stock = Stock::default();
    for (event, _) in &document.events {
        stock.take(event);
    }
    let opening = if stock.opening.text.is_empty() { stock.elsewhere } else { stock.opening };
    let headings = document.headings.list.iter().map(|mark| {
        let content = mark.event..end_of(&document.events, mark.event);
        Heading {
            level: mark.level,
            id: mark.id.clone(),
            text: plain_text(&document.events[content]).trim().to_owned(),
            span: span(&document.events[mark.event].1, map),
        }
    });
    let headings: Vec<Heading> = headings.collect();
    let heading_ids = headings.iter().map(|heading| heading.id.clone());
    Outline {
        anchors: heading_ids.chain(document.footnotes.ids()).collect(),
        links: links(document, map),
        summary: summary(&opening.text),
        length: stock.counter.length(),
        verbatim: super::script::verbatim(&document.events),
        headings,
    }
}

/// The author's place of a range of the document.
pub(super) fn span(range: &Range<usize>, map: &PlaceMap) -> Span {
    let offset = |at| u32::try_from(map.original(at)).unwrap_or(u32::MAX);
    let start = offset(range.start);
    Span { start, end: offset(range.end).max(start) }
}

fn links(document: &Document<'_>, map: &PlaceMap) -> Vec<LinkUse> {
    let links = document.links.iter().map(|&event| {
        let whole = document.events[event].1.clone();
        let image = matches!(document.events[event].0, Event::Start(Tag::Image { .. }));
        let destination = destination(document, event);
        let last = end_of(&document.events, event).saturating_sub(1).max(event);
        let content_end = if last == event { whole.start } else { document.events[last].1.end };
        let place = place(document.source, whole, content_end, &destination);
        LinkUse { destination, image, span: span(&place, map) }
    });
    links.chain(html_links(document, map)).collect()
}

fn html_links<'d>(document: &'d Document<'_>, map: &'d PlaceMap) -> impl Iterator<Item = LinkUse> + 'd {
    document.html_links.iter().filter_map(move |link| {
        let (event, range) = &document.events[link.event];
        let html = raw(event)?;
        let value = range.start + link.value.start..range.start + link.value.end;
        // A comment beside it may have been taken out.
        let is_own = document.source.get(range.clone()) == Some(html);
        let place = if is_own { value } else { range.clone() };
        Some(LinkUse { destination: address(&html[link.value.clone()]), image: link.image, span: span(&place, map) })
    })
}

/// Counts and collects words on one walk.
#[derive(Default)]
struct Stock {
    counter: Counter,
    /// Paragraphs at the top level, which a summary is made of.
    opening: Opening,
    /// Words in lists and quotes, for a text without paragraphs.
    elsewhere: Opening,
    blocks: usize,
    images: usize,
    /// Headings, tables, code and footnotes are no part of a summary.
    aside: usize,
}

impl Stock {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(Tag::Image { .. }) => self.images += 1,
            Event::End(TagEnd::Image) => self.images = self.images.saturating_sub(1),
            // The words for those who cannot see an image are no words of the text.
            _ if self.images > 0 => {}
            Event::Text(text) | Event::Code(text) => self.words(text),
            Event::SoftBreak | Event::HardBreak => {
                self.counter.gap();
                if let Some(opening) = self.current() {
                    opening.gap();
                }
            }
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) => {}
            Event::Start(tag) => {
                self.counter.gap();
                self.blocks += 1;
                self.aside += usize::from(is_aside(&tag.to_end()));
            }
            Event::End(tag) => {
                self.counter.gap();
                self.blocks = self.blocks.saturating_sub(1);
                self.aside = self.aside.saturating_sub(usize::from(is_aside(tag)));
                self.opening.end_paragraph();
                self.elsewhere.end_paragraph();
            }
            _ => {}
        }
    }

    fn words(&mut self, text: &str) {
        self.counter.add(text);
        if let Some(opening) = self.current() {
            opening.add(text);
        }
    }

    fn current(&mut self) -> Option<&mut Opening> {
        match (self.aside, self.blocks) {
            (0, 1) => Some(&mut self.opening),
            (0, _) => Some(&mut self.elsewhere),
            _ => None,
        }
    }
}

fn is_aside(tag: &TagEnd) -> bool {
    matches!(tag, TagEnd::Heading(_) | TagEnd::Table | TagEnd::CodeBlock | TagEnd::FootnoteDefinition)
}

/// The first words of a text.
#[derive(Default)]
struct Opening {
    text: String,
    space_due: bool,
}

impl Opening {
    /// More than a summary and a dateline can need.
    const ENOUGH: usize = 1000;

    fn add(&mut self, text: &str) {
        if self.text.len() > Self::ENOUGH {
            return;
        }
        let joined = self.text.chars().next_back().is_some_and(joins_lines) && text.chars().next().is_some_and(joins_lines);
        if std::mem::take(&mut self.space_due) && !joined && !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
        self.text.push_str(text);
    }

    fn gap(&mut self) {
        self.space_due = true;
    }

    fn end_paragraph(&mut self) {
        if self.text.is_empty() || self.space_due {
            return;
        }
        self.space_due = true;
        // A line without an end, such as a slogan, must not run on into the next.
        if self.text.ends_with(|c: char| joins_lines(c) && !crate::text::cjk::is_cjk_punctuation(c)) {
            self.text.push(' ');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::outline;

    #[test]
    fn the_summary_is_made_of_paragraphs() {
        let text =
            "# 题\n\n![图](a.jpg \"注\")\n\n江汉风报道：党旗**飘扬**，\n潮涌。\n\n|表|\n|-|\n\n- 甲\n\n第二[段](x)[^a]。\n\n[^a]: 注\n";
        assert_eq!(outline(text).0.summary, "党旗飘扬，潮涌。第二段。");
        assert_eq!(outline("学深悟透\n\nFirst line\nand second.").0.summary, "学深悟透 First line and second.");
        assert_eq!(outline("- 甲。\n- 乙。\n").0.summary, "甲。乙。");
        assert_eq!(outline("# 题").0.summary, "");
    }

    #[test]
    fn words_are_counted_once_and_alternatives_not() {
        assert_eq!(outline("## 题\n\nMark**down** 和`code`\n![甲乙](a)\n\n一").0.length.total(), 1 + 1 + 1 + 1 + 1);
    }

    #[test]
    fn headings_and_links_come_in_order_with_their_places() {
        let text = "## 一`二` [三](x.md)\n\n看![四](y.jpg)\n";
        let (outline, findings) = outline(text);
        assert!(findings.is_empty());
        assert_eq!(outline.headings[0].text, "一二 三");
        assert_eq!(outline.anchors, ["s1"]);
        let links: Vec<_> = outline.links.iter().map(|link| (link.destination.as_str(), link.image)).collect();
        assert_eq!(links, [("x.md", false), ("y.jpg", true)]);
    }
}
