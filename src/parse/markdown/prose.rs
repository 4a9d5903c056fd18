//! What of a text is read as prose: its words, block by block, with their places.
//!
//! In comes a [`Document`], out come stretches of glyphs: paragraphs, headings, cells. Code,
//! pictures and HTML are no prose; the words of links are, but are not for others to change.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::dedent::PlaceMap;
use super::document::Document;
use super::emphasis::is_escaped;
use super::events::{is_inline, is_verbatim};
use crate::text::marks::{Glyph, OBJECT};

/// The prose of a document; places are those of `text`, which the author wrote.
pub(super) fn prose(document: &Document<'_>, map: &PlaceMap, text: &str) -> Vec<Vec<Glyph>> {
    let mut walk = Walk { blocks: vec![Vec::new()], links: 0, images: 0, code: false, html: false };
    for (event, range) in &document.events {
        if !is_inline(event) {
            walk.code = matches!(event, Event::Start(Tag::CodeBlock(_)));
            walk.html = false;
            walk.blocks.push(Vec::new());
        }
        match event {
            Event::Start(Tag::Image { .. }) => walk.images += 1,
            Event::End(TagEnd::Image) => {
                walk.images = walk.images.saturating_sub(1);
                walk.push(OBJECT, None);
            }
            Event::Start(Tag::Link { .. }) => walk.links += 1,
            Event::End(TagEnd::Link) => walk.links = walk.links.saturating_sub(1),
            Event::Text(words) if !walk.code && walk.images == 0 => {
                let own = walk.links == 0 && !walk.html && is_verbatim(document.source, event, range);
                for (at, c) in words.char_indices() {
                    let at = range.start + at;
                    // A mark behind a backslash is meant to be that very mark.
                    let free = own && !is_escaped(document.source.as_bytes(), at);
                    let place = free.then(|| map.original(at)).filter(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(c)));
                    walk.push(c, place);
                }
            }
            Event::SoftBreak | Event::HardBreak => walk.push('\n', None),
            Event::Code(_) => walk.push(OBJECT, None),
            // What HTML makes of the words around it is its own affair.
            Event::InlineHtml(html) if !html.starts_with("<br") => walk.html(),
            Event::InlineHtml(_) => walk.push('\n', None),
            _ => {}
        }
    }
    walk.blocks.retain(|block| !block.is_empty());
    walk.blocks
}

/// Whether two texts are the same but for their words: blocks, emphasis, links, anchors.
pub(super) fn same_structure(a: &Document<'_>, b: &Document<'_>) -> bool {
    let anchors = |document: &Document<'_>| -> Vec<String> {
        let headings = document.headings.list.iter().map(|mark| mark.id.clone());
        headings.chain(document.footnotes.ids()).collect()
    };
    skeleton(a) == skeleton(b) && anchors(a) == anchors(b)
}

/// Everything but the words; a break between lines comes and goes with the marks beside it.
fn skeleton<'e>(document: &'e Document<'_>) -> Vec<&'e Event<'e>> {
    let is_word = |event: &Event<'_>| matches!(event, Event::Text(_) | Event::SoftBreak);
    document.events.iter().map(|(event, _)| event).filter(|event| !is_word(event)).collect()
}

struct Walk {
    blocks: Vec<Vec<Glyph>>,
    links: usize,
    images: usize,
    code: bool,
    html: bool,
}

impl Walk {
    fn push(&mut self, c: char, at: Option<usize>) {
        if let Some(block) = self.blocks.last_mut() {
            block.push(Glyph { c, at });
        }
    }

    /// The block has HTML in it, so nothing of it is to be changed.
    fn html(&mut self) {
        self.html = true;
        self.push(OBJECT, None);
        self.blocks.last_mut().into_iter().flatten().for_each(|glyph| glyph.at = None);
    }
}

#[cfg(test)]
mod tests {
    use super::super::prose;
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let shown = |glyph: &Glyph| match glyph.at {
            Some(at) => {
                assert!(text[at..].starts_with(glyph.c));
                glyph.c
            }
            None => '_',
        };
        let blocks: Vec<String> = prose(text).iter().map(|block| block.iter().map(shown).collect()).collect();
        assert_eq!(blocks, expect);
    }

    #[test]
    fn blocks_are_apart_and_markup_is_no_word() {
        check("# 甲 {#a}\n\n乙**丙**\n丁[^1]\n\n- 戊\n\n[^1]: 己\n", &["甲", "乙丙丁", "戊", "己"]);
        check("|甲|乙|\n|-|-|\n|丙|丁|\n", &["甲", "乙", "丙", "丁"]);
        check("    甲,\n    乙。\n", &["甲,_乙。"]);
    }

    #[test]
    fn links_code_pictures_and_html_are_not_to_be_changed() {
        check("见[附件](a.md),\\(甲&amp;", &["见__,_甲_"]);
        check("`甲`乙![丙](a.jpg)丁\n\n```\n戊\n```\n", &["_乙_丁"]);
        check("甲<b>乙</b>丙\n\n<p>丁</p>\n\n戊<br>己\n", &["_____", "戊_己"]);
    }

    #[test]
    fn the_words_of_a_text_are_no_part_of_its_structure() {
        let same = super::super::same_structure;
        assert!(same("甲,**乙**\n丙", "甲，**乙**丙"));
        assert!(!same("甲**乙**", "甲*乙*"));
        assert!(!same("[甲](a)", "[甲](b)"));
        assert!(!same("# 甲 {#a}", "# 甲 {#b}"));
    }
}
