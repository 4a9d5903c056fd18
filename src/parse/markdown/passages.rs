//! The plain words of a document, passage by passage, for those who search in it.
//!
//! In comes a [`Document`], out comes what its page shows as text: a paragraph, a heading, an
//! item of a list, a row of a table each by itself, captions of pictures too. Raw HTML is left
//! out, comments with it; so are notes that nothing refers to, for no page shows them.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Passage;
use super::document::Document;
use super::events::end_of;
use super::figures::caption_and_credit;

/// The passages of a document, in its order.
pub(super) fn passages(document: &Document<'_>) -> Vec<Passage> {
    let unused: Vec<Range<usize>> = document.footnotes.unused.iter().map(|start| *start..end_of(&document.events, *start) + 1).collect();
    let mut out = Passages::default();
    let mut index = 0;
    while let Some((event, _)) = document.events.get(index) {
        index = match unused.iter().find(|note| note.contains(&index)) {
            Some(note) => note.end,
            None => {
                out.take(event);
                index + 1
            }
        };
    }
    out.end(false);
    out.list
}

#[derive(Default)]
struct Passages {
    list: Vec<Passage>,
    words: String,
    /// Alternative texts are for those who do not see the picture.
    images: usize,
    captions: Vec<String>,
}

impl Passages {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(Tag::Image { title, .. }) => {
                self.images += 1;
                let (caption, credit) = caption_and_credit(title);
                self.captions.extend([caption, credit].map(str::to_string));
            }
            Event::End(TagEnd::Image) => self.images = self.images.saturating_sub(1),
            _ if self.images > 0 => {}
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.words.push_str(text),
            Event::SoftBreak | Event::HardBreak => self.words.push(' '),
            Event::End(TagEnd::TableCell) => self.words.push_str("  "),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::TableCell)
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
            Event::End(TagEnd::Heading(_)) => self.end(true),
            Event::Start(_) | Event::End(_) | Event::Rule => self.end(false),
        }
    }

    fn end(&mut self, heading: bool) {
        let words = std::mem::take(&mut self.words);
        let captions = std::mem::take(&mut self.captions);
        for (text, heading) in std::iter::once((words, heading)).chain(captions.into_iter().map(|caption| (caption, false))) {
            let text = text.trim();
            if !text.is_empty() {
                self.list.push(Passage { heading, text: text.to_string() });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::passages;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let list = passages(text, None);
        let list: Vec<String> = list.iter().map(|one| format!("{}{}", if one.heading { "# " } else { "" }, one.text)).collect();
        assert_eq!(list, expect);
    }

    #[test]
    fn every_block_is_a_passage() {
        check("## 一\n\n甲**乙**\n丙\n\n- 丁\n- 戊[己](x)\n\n> 庚\n", &["# 一", "甲乙丙", "丁", "戊己", "庚"]);
        check("|头|二|\n|-|-|\n|甲|乙|\n", &["头  二", "甲  乙"]);
        check("甲[^a]\n\n[^a]: 注\n\n[^b]: 无人提到\n", &["甲", "注"]);
    }

    #[test]
    fn pictures_give_their_captions_and_html_gives_nothing() {
        check("看![替代](a.jpg \"培训现场 | 张三 摄\")图\n", &["看图", "培训现场", "张三 摄"]);
        check("<!-- 密 -->\n\n<div>\n藏\n</div>\n\n甲<b>乙</b><!-- 密 -->\n", &["甲乙"]);
    }
}
