//! The words of a text in the other script.
//!
//! In come the events of a text, out come the same events with other words. The words of one block are converted as
//! one text and go back to where they stood, so that emphasis and links in the middle of a word change nothing. Code,
//! destinations, attributes of raw HTML and what is marked as another language stay.

use std::mem;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::events::Spanned;
use super::raw_html::{Foreign, Part, is_inline, parts};
use crate::text::cjk::is_han;
use crate::text::script::Converter;

/// Writes the words of some events in the other script.
pub(super) fn convert(events: &mut [Spanned<'_>], converter: &Converter) {
    join_raw_html(events);
    let mut run: Vec<usize> = Vec::new();
    let mut walk = Walk::default();
    for index in 0..events.len() {
        match walk.step(&events[index].0) {
            Place::Words => run.push(index),
            Place::Between => {}
            Place::Border => flush(events, &mut run, converter),
        }
        match &mut events[index].0 {
            Event::Start(Tag::Link { title, .. } | Tag::Image { title, .. }) if !title.is_empty() => {
                *title = CowStr::from(converter.text(title));
            }
            Event::Html(html) => *html = CowStr::from(raw_html(html, &mut walk.foreign, converter)),
            _ => {}
        }
    }
    flush(events, &mut run, converter);
}

/// The Chinese among some events that is no text of the document's own: code, and what is marked as another language.
pub(super) fn verbatim(events: &[Spanned<'_>]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut walk = Walk::default();
    for (event, _) in events {
        walk.step(event);
        let text = match event {
            Event::Code(text) => text,
            Event::Text(text) if walk.foreign.is_open() => text,
            _ => continue,
        };
        if text.chars().any(is_han) && !found.iter().any(|known| **known == **text) {
            found.push(text.to_string());
        }
    }
    found
}

/// What an event is to the text around it.
enum Place {
    /// Words of it.
    Words,
    /// Something in the middle of it.
    Between,
    /// Its end.
    Border,
}

/// Where in a document we are.
#[derive(Default)]
struct Walk {
    foreign: Foreign,
    /// Blocks of code and links that show their own address.
    aside: usize,
}

impl Walk {
    fn step(&mut self, event: &Event<'_>) -> Place {
        match event {
            Event::Start(tag) if is_aside(tag) => {
                self.aside += 1;
                Place::Border
            }
            Event::End(TagEnd::CodeBlock) => self.leave(),
            Event::End(TagEnd::Link) if self.aside > 0 => self.leave(),
            _ if self.aside > 0 => Place::Border,
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) => Place::Between,
            Event::InlineHtml(tag) => {
                let before = self.foreign.is_open();
                self.foreign.pass(tag);
                if is_inline(tag) && !before && !self.foreign.is_open() { Place::Between } else { Place::Border }
            }
            Event::Text(_) if !self.foreign.is_open() => Place::Words,
            _ => Place::Border,
        }
    }

    fn leave(&mut self) -> Place {
        self.aside = self.aside.saturating_sub(1);
        Place::Border
    }
}

fn is_aside(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::CodeBlock(_) | Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. })
}

/// Converts the words that were collected as one text.
fn flush(events: &mut [Spanned<'_>], run: &mut Vec<usize>, converter: &Converter) {
    let indices = mem::take(run);
    let words = |index: &usize| match &events[*index].0 {
        Event::Text(text) => text.to_string(),
        _ => String::new(),
    };
    let pieces: Vec<String> = indices.iter().map(words).collect();
    let converted = converter.pieces(&pieces.iter().map(String::as_str).collect::<Vec<_>>());
    for (index, text) in indices.into_iter().zip(converted) {
        events[index].0 = Event::Text(CowStr::from(text));
    }
}

/// A tag may go over several lines, each an event of its own: the first takes them all.
fn join_raw_html(events: &mut [Spanned<'_>]) {
    let mut index = 0;
    while index < events.len() {
        let end = index + events[index..].iter().take_while(|(event, _)| matches!(event, Event::Html(_))).count();
        if end > index + 1 {
            let mut whole = String::new();
            for (event, _) in &mut events[index..end] {
                if let Event::Html(html) = event {
                    whole.push_str(html);
                    *html = CowStr::Borrowed("");
                }
            }
            events[index].0 = Event::Html(CowStr::from(whole));
        }
        index = end.max(index + 1);
    }
}

/// A block of raw HTML with its words in the other script.
fn raw_html(html: &str, foreign: &mut Foreign, converter: &Converter) -> String {
    let parts = parts(html);
    let mut made: Vec<String> = Vec::with_capacity(parts.len());
    let mut run: Vec<(usize, &str)> = Vec::new();
    let write = |run: &mut Vec<(usize, &str)>, made: &mut Vec<String>| {
        let run = mem::take(run);
        let pieces: Vec<&str> = run.iter().map(|(_, words)| *words).collect();
        for ((at, _), text) in run.iter().zip(converter.pieces(&pieces)) {
            made[*at] = text;
        }
    };
    for part in &parts {
        match part {
            Part::Words(words) if !foreign.is_open() => run.push((made.len(), words)),
            Part::Words(_) => {}
            Part::Tag(tag) => {
                let before = foreign.is_open();
                foreign.pass(tag);
                if !is_inline(tag) || before || foreign.is_open() {
                    write(&mut run, &mut made);
                }
            }
        }
        let (Part::Words(text) | Part::Tag(text)) = part;
        made.push((*text).to_string());
    }
    write(&mut run, &mut made);
    made.concat()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::{Leads, Trust, html_in_script, outline};
    use crate::text::script::{Area, Converter, Quotes, Rules, Script};

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let rules = Rules { script: Script::Hant(Area::HongKong), quotes: Quotes::Corner, words: BTreeMap::new(), names: BTreeMap::new() };
        assert_eq!(
            html_in_script(text, Trust::Author, Leads { href: &|_| None, shown: &|_| None, sizes: "" }, Some(&Converter::new(rules))),
            expect
        );
    }

    #[test]
    fn emphasis_and_links_stand_in_the_middle_of_words() {
        check("头**发**", "<p>頭<strong>髮</strong></p>\n");
        check(
            "[台**风**预报](http://x/头发?a=里 \"里面\")说",
            "<p><a href=\"http://x/%E5%A4%B4%E5%8F%91?a=%E9%87%8C\" title=\"裡面\">颱<strong>風</strong>預報</a>說</p>\n",
        );
        check("头<b>发</b>和头<br>发", "<p>頭<b>髮</b>和頭<br>發</p>\n");
        check("他说：“**后天**”", "<p>他說：「<strong>後天</strong>」</p>\n");
    }

    #[test]
    fn pictures_have_words_around_their_address() {
        check(
            "![里面的台风](里.jpg \"图为台风 | 摄影：范某某\")",
            "<figure><img src=\"%E9%87%8C.jpg\" alt=\"裡面的颱風\" loading=\"lazy\">\
             <figcaption>圖為颱風<span class=\"credit\">攝影：范某某</span></figcaption></figure>\n",
        );
    }

    #[test]
    fn code_and_addresses_stay() {
        check("`里面`里面", "<p><code>里面</code>裡面</p>\n");
        check("```\n里面\n```\n", "<pre><code>里面\n</code></pre>\n");
        check("<http://x/里面>里面", "<p><a href=\"http://x/%E9%87%8C%E9%9D%A2\">http://x/里面</a>裡面</p>\n");
    }

    #[test]
    fn what_is_marked_as_another_language_stays() {
        check("里面<span lang=\"zh-Hans\">里面<b>里</b></span>里面", "<p>裡面<span lang=\"zh-Hans\">里面<b>里</b></span>裡面</p>\n");
        check(
            "<div title=\"里面\">\n头<b>发</b>\n<code>里面</code></div>\n",
            "<div title=\"里面\">\n頭<b>髮</b>\n<code>里面</code></div>\n",
        );
        check("<div\ntitle='>里面'>里面</div>\n", "<div\ntitle='>里面'>裡面</div>\n");
    }

    #[test]
    fn headings_and_summaries_know_what_stays() {
        let (outline, _) = outline("## `里面`的用法\n\n写`发布.sh`里的<i lang=\"zh-Hans\">头发</i>。\n");
        assert_eq!(outline.verbatim, ["里面", "发布.sh", "头发"]);
    }
}
