//! Indentation typed by hand: `　　` before a paragraph or a line.
//!
//! In come events, out come the same events without ideographic and no-break spaces at the
//! beginning of lines. A line of a paragraph that begins with two ideographic spaces was
//! meant as a paragraph of its own, and becomes one where that is certain: at the top level
//! and outside emphasis and links. Indentation itself is the theme's matter.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::events::{Spanned, is_inline};
use crate::text::cjk::{has_indent, is_indent};

const TWO_SPACES: &str = "\u{3000}\u{3000}";

/// Removes indentation and parts the paragraphs it marks.
pub(super) fn strip<'a>(source: &str, events: Vec<Spanned<'a>>) -> Vec<Spanned<'a>> {
    // Entities for these spaces are the only way to write them without writing them.
    if !(has_indent(source) || source.contains('&')) {
        return events;
    }
    let mut state = State { out: Vec::with_capacity(events.len() + 8), ..State::default() };
    for (event, range) in events {
        state.take(event, range);
    }
    state.out
}

#[derive(Default)]
struct State<'a> {
    out: Vec<Spanned<'a>>,
    blocks: usize,
    inlines: usize,
    in_code: bool,
    in_paragraph: bool,
    /// Only markup has come since the line began.
    line_start: bool,
}

impl<'a> State<'a> {
    fn take(&mut self, event: Event<'a>, range: std::ops::Range<usize>) {
        if is_inline(&event) {
            return self.take_inline(event, range);
        }
        match &event {
            Event::Start(tag) => {
                self.blocks += 1;
                self.in_code = matches!(tag, Tag::CodeBlock(_));
                self.in_paragraph = matches!(tag, Tag::Paragraph);
            }
            Event::End(_) => {
                self.blocks = self.blocks.saturating_sub(1);
                self.in_code = false;
            }
            _ => {}
        }
        self.line_start = true;
        let empty = matches!(event, Event::End(TagEnd::Paragraph)) && self.at_paragraph_start();
        if empty {
            self.out.pop();
        } else {
            self.out.push((event, range));
        }
    }

    fn take_inline(&mut self, event: Event<'a>, mut range: std::ops::Range<usize>) {
        match event {
            Event::Start(_) => self.inlines += 1,
            Event::End(_) => self.inlines = self.inlines.saturating_sub(1),
            // A line of nothing but spaces has gone.
            Event::SoftBreak if self.at_paragraph_start() => return,
            Event::SoftBreak | Event::HardBreak => self.line_start = true,
            Event::Text(text) if self.line_start && !self.in_code && text.starts_with(is_indent) => {
                if text.starts_with(TWO_SPACES) {
                    self.part_paragraph(range.start);
                }
                let stripped = text.trim_start_matches(|c: char| is_indent(c) || c == ' ').len();
                // An entity is longer in the source than its value.
                let length = text.len();
                if range.len() == length {
                    range.start = range.end - stripped;
                }
                if stripped > 0 {
                    self.line_start = false;
                    self.out.push((Event::Text(tail(text, length - stripped)), range));
                }
                return;
            }
            _ => self.line_start = false,
        }
        self.out.push((event, range));
    }

    fn at_paragraph_start(&self) -> bool {
        matches!(self.out.last(), Some((Event::Start(Tag::Paragraph), _)))
    }

    /// Ends the paragraph before the soft break that was just written, and begins another.
    fn part_paragraph(&mut self, at: usize) {
        // A heading can have several lines too.
        let top = self.in_paragraph && self.blocks == 1 && self.inlines == 0;
        if top && let Some((Event::SoftBreak, place)) = self.out.last().cloned() {
            self.out.pop();
            self.out.push((Event::End(TagEnd::Paragraph), place));
            self.out.push((Event::Start(Tag::Paragraph), at..at));
        }
    }
}

/// The text from `start` on.
fn tail(text: CowStr<'_>, start: usize) -> CowStr<'_> {
    match text {
        CowStr::Borrowed(text) => CowStr::Borrowed(&text[start..]),
        CowStr::Boxed(_) | CowStr::Inlined(_) => CowStr::from(text[start..].to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Trust, html};

    #[track_caller]
    fn check(text: &str, expect: &str) {
        assert_eq!(html(text, Trust::Author, &|_| None), expect);
    }

    #[test]
    fn indentation_goes() {
        check("　　甲", "<p>甲</p>\n");
        check("\u{A0}\u{A0}甲", "<p>甲</p>\n");
        check("&emsp;&emsp;甲", "<p>甲</p>\n");
        check("- 　甲", "<ul>\n<li>甲</li>\n</ul>\n");
        check("甲　乙", "<p>甲　乙</p>\n");
    }

    #[test]
    fn two_spaces_begin_a_paragraph() {
        check("　　甲\n　　**乙**\n丙", "<p>甲</p>\n<p><strong>乙</strong>丙</p>\n");
        check("甲\n　乙", "<p>甲乙</p>\n");
        check("> 甲\n> 　　乙", "<blockquote>\n<p>甲乙</p>\n</blockquote>\n");
        check("甲\n　　乙\n---", "<h2 id=\"s1\">甲乙</h2>\n");
        check("**甲\n　　乙**", "<p><strong>甲乙</strong></p>\n");
    }

    #[test]
    fn blank_looking_lines_are_blank() {
        check("甲\n　　\n乙", "<p>甲</p>\n<p>乙</p>\n");
        check("　　\n\n乙", "<p>乙</p>\n");
    }

    #[test]
    fn code_keeps_its_spaces() {
        check("```\n　　甲\n```", "<pre><code>　　甲\n</code></pre>\n");
    }
}
