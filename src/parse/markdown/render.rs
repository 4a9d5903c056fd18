//! HTML of a document's blocks.
//!
//! In come a [`Document`] and the final URLs of its links, out comes HTML that is valid
//! inside `main` or `article`: no `h1`, no inline style, every id once. Words of its own it
//! has none, so that it fits a page of any language.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, Tag, TagEnd};

use super::document::Document;
use super::events::end_of;
use super::figures::pictures;
use super::tables::Table;
use super::{Leads, Trust, escape};

/// How pages are written: what a document leaves open.
#[derive(Clone, Copy)]
pub(super) struct Manner<'r> {
    pub(super) trust: Trust,
    /// What links and pictures come to.
    pub(super) leads: Leads<'r>,
    /// Written before every id of ours, so that the sanitiser can tell them from others.
    pub(super) id_mark: &'static str,
}

/// Renders the whole document.
pub(super) fn render(document: &Document<'_>, manner: Manner<'_>) -> String {
    let mut out = Renderer {
        document,
        manner,
        out: String::with_capacity(document.source.len() + document.source.len() / 8),
        links: Vec::new(),
        table: Table::default(),
        heading: 2,
    };
    out.events(0..document.events.len());
    out.footnotes();
    out.out
}

pub(super) struct Renderer<'r> {
    pub(super) document: &'r Document<'r>,
    pub(super) manner: Manner<'r>,
    pub(super) out: String,
    /// For each open link, whether its tag was written.
    pub(super) links: Vec<bool>,
    pub(super) table: Table,
    /// The level of the latest heading.
    pub(super) heading: u8,
}

impl Renderer<'_> {
    /// Renders some events.
    pub(super) fn events(&mut self, range: Range<usize>) {
        let mut index = range.start;
        while index < range.end {
            index = self.event(index);
        }
    }

    /// Renders one event, and with it what belongs to it; returns the next.
    fn event(&mut self, index: usize) -> usize {
        let document = self.document;
        match &document.events[index].0 {
            Event::Start(Tag::Image { .. }) => return self.inline_image(index),
            // Notes are collected at the end of the page.
            Event::Start(Tag::FootnoteDefinition(_)) => return end_of(&document.events, index) + 1,
            Event::Start(Tag::Paragraph) => {
                let pictures = pictures(&document.events, index);
                if !pictures.is_empty() {
                    self.figures(&pictures);
                    return end_of(&document.events, index) + 1;
                }
                self.block("<p>");
            }
            Event::Start(tag) => self.start(tag, index),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) => escape::text(&mut self.out, text),
            Event::Code(code) => {
                self.out.push_str("<code>");
                escape::text(&mut self.out, code);
                self.out.push_str("</code>");
            }
            Event::Html(html) | Event::InlineHtml(html) => self.raw_html(index, html),
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => self.block("<hr>\n"),
            Event::FootnoteReference(label) => self.note_reference(index, label),
            Event::TaskListMarker(false) => self.out.push_str("<input type=\"checkbox\" disabled> "),
            Event::TaskListMarker(true) => self.out.push_str("<input type=\"checkbox\" checked disabled> "),
            Event::InlineMath(text) | Event::DisplayMath(text) => escape::text(&mut self.out, text),
        }
        index + 1
    }

    /// Writes a tag at the beginning of a line.
    pub(super) fn block(&mut self, tag: &str) {
        if !(self.out.is_empty() || self.out.ends_with('\n')) {
            self.out.push('\n');
        }
        self.out.push_str(tag);
    }

    fn start(&mut self, tag: &Tag<'_>, index: usize) {
        match tag {
            Tag::Heading { .. } => {
                let mark = self.document.headings.at(index);
                // One inside a footnote has no mark: it takes the level of the one before.
                self.heading = mark.map_or(self.heading, |mark| mark.level);
                self.block(&format!("<h{}", self.heading));
                if let Some(mark) = mark {
                    self.id(&mark.id);
                }
                self.out.push('>');
            }
            Tag::BlockQuote(None) => self.block("<blockquote>\n"),
            Tag::BlockQuote(Some(kind)) => {
                self.block(&format!("<div class=\"alert alert-{}\" role=\"note\">\n", alert(*kind)));
            }
            Tag::CodeBlock(kind) => self.code_block(kind),
            Tag::List(None) => self.block("<ul>\n"),
            Tag::List(Some(1)) => self.block("<ol>\n"),
            Tag::List(Some(first)) => self.block(&format!("<ol start=\"{first}\">\n")),
            Tag::Item => self.block("<li>"),
            Tag::Table(alignments) => self.table_start(alignments),
            Tag::TableHead => self.table_head_start(),
            Tag::TableRow => self.table_row_start(),
            Tag::TableCell => self.table_cell_start(),
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strikethrough => self.out.push_str("<del>"),
            Tag::Link { title, .. } => self.link_start(index, title),
            // Written whole by `event`, without an element, or never switched on.
            Tag::Paragraph
            | Tag::Image { .. }
            | Tag::FootnoteDefinition(_)
            | Tag::HtmlBlock
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.out.push_str("</p>\n"),
            TagEnd::Heading(_) => self.out.push_str(&format!("</h{}>\n", self.heading)),
            TagEnd::BlockQuote(None) => self.block("</blockquote>\n"),
            TagEnd::BlockQuote(Some(_)) => self.block("</div>\n"),
            TagEnd::CodeBlock => self.out.push_str("</code></pre>\n"),
            TagEnd::List(true) => self.block("</ol>\n"),
            TagEnd::List(false) => self.block("</ul>\n"),
            TagEnd::Item => self.out.push_str("</li>\n"),
            TagEnd::Table => self.table_end(),
            TagEnd::TableHead => self.table_head_end(),
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => self.table_cell_end(),
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::Strong => self.out.push_str("</strong>"),
            TagEnd::Strikethrough => self.out.push_str("</del>"),
            TagEnd::Link => self.link_end(),
            TagEnd::Image
            | TagEnd::FootnoteDefinition
            | TagEnd::HtmlBlock
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    /// Adds an `id` attribute to the tag being written.
    pub(super) fn id(&mut self, id: &str) {
        self.out.push_str(" id=\"");
        self.out.push_str(self.manner.id_mark);
        escape::attribute(&mut self.out, id);
        self.out.push('"');
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>) {
        let language = match kind {
            CodeBlockKind::Indented => None,
            CodeBlockKind::Fenced(info) => info.split_whitespace().next(),
        };
        self.block("<pre><code");
        if let Some(language) = language {
            self.out.push_str(" class=\"language-");
            escape::attribute(&mut self.out, language);
            self.out.push('"');
        }
        self.out.push('>');
    }
}

fn alert(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "note",
        BlockQuoteKind::Tip => "tip",
        BlockQuoteKind::Important => "important",
        BlockQuoteKind::Warning => "warning",
        BlockQuoteKind::Caution => "caution",
    }
}

#[cfg(test)]
mod tests {
    use super::super::html;
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        assert_eq!(html(text, Trust::Author, &|_| None), expect);
    }

    #[test]
    fn blocks_are_plain_html() {
        check("# 一 {#why .big}\n", "<h2 id=\"why\">一</h2>\n");
        check("> 甲\n\n---\n", "<blockquote>\n<p>甲</p>\n</blockquote>\n<hr>\n");
        check("3. 甲\n4. 乙\n   - 丙\n", "<ol start=\"3\">\n<li>甲</li>\n<li>乙\n<ul>\n<li>丙</li>\n</ul>\n</li>\n</ol>\n");
        check("```rust,ignore x\n<a>\n```", "<pre><code class=\"language-rust,ignore\">&lt;a&gt;\n</code></pre>\n");
    }

    #[test]
    fn task_lists_have_boxes_that_cannot_be_ticked() {
        check(
            "- [ ] 甲\n- [x] 乙\n",
            "<ul>\n<li><input type=\"checkbox\" disabled> 甲</li>\n\
             <li><input type=\"checkbox\" checked disabled> 乙</li>\n</ul>\n",
        );
    }

    #[test]
    fn alerts_are_notes_without_words() {
        check("> [!TIP]\n> 甲\n", "<div class=\"alert alert-tip\" role=\"note\">\n<p>甲</p>\n</div>\n");
    }

    #[test]
    fn a_heading_in_a_note_has_no_id() {
        let out = html("甲[^a]\n\n[^a]: # 乙\n", Trust::Author, &|_| None);
        assert!(out.contains("<li id=\"fn1\">\n<h2>乙</h2>\n<p><a"), "{out}");
    }
}
