//! Pictures that stand by themselves: a paragraph of nothing but images.
//!
//! In come the events of a paragraph, out come its pictures, and how caption and credit are
//! told apart in a title. Knows nothing of HTML.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::events::{Spanned, end_of};

/// One picture of a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Picture {
    /// The event that begins the image.
    pub(super) image: usize,
    /// The event that begins the link around it.
    pub(super) link: Option<usize>,
}

/// The pictures of the paragraph that begins at `start`; empty if it holds anything else.
pub(super) fn pictures(events: &[Spanned<'_>], start: usize) -> Vec<Picture> {
    let mut pictures = Vec::new();
    let mut index = start + 1;
    while let Some((event, _)) = events.get(index) {
        match event {
            Event::Start(Tag::Image { .. }) => {
                pictures.push(Picture { image: index, link: None });
                index = end_of(events, index);
            }
            Event::Start(Tag::Link { .. }) => match linked_image(events, index) {
                Some(end) => {
                    pictures.push(Picture { image: index + 1, link: Some(index) });
                    index = end;
                }
                None => return Vec::new(),
            },
            Event::SoftBreak | Event::HardBreak => {}
            Event::Text(text) if text.trim().is_empty() => {}
            Event::End(TagEnd::Paragraph) => return pictures,
            _ => return Vec::new(),
        }
        index += 1;
    }
    Vec::new()
}

/// The end of the link that begins at `link`, if an image is all it holds.
fn linked_image(events: &[Spanned<'_>], link: usize) -> Option<usize> {
    matches!(events.get(link + 1)?.0, Event::Start(Tag::Image { .. })).then_some(())?;
    let end = end_of(events, link + 1) + 1;
    matches!(events.get(end)?.0, Event::End(TagEnd::Link)).then_some(end)
}

/// Caption and credit of a title such as `培训现场 | 摄影：张三`: the last bar parts them.
pub(super) fn caption_and_credit(title: &str) -> (&str, &str) {
    let narrow = title.rfind(" | ").map(|at| (at, at + " | ".len()));
    let wide = title.rfind('｜').map(|at| (at, at + '｜'.len_utf8()));
    match narrow.max(wide) {
        Some((end, start)) => (title[..end].trim(), title[start..].trim()),
        None => (title.trim(), ""),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Trust, html};
    use super::caption_and_credit;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        assert_eq!(html(text, Trust::Author, &|_| None), expect);
    }

    #[test]
    fn the_last_bar_parts_caption_and_credit() {
        assert_eq!(caption_and_credit("图注 | 摄影：某某"), ("图注", "摄影：某某"));
        assert_eq!(caption_and_credit("一 | 二｜三"), ("一 | 二", "三"));
        assert_eq!(caption_and_credit("图注"), ("图注", ""));
        assert_eq!(caption_and_credit("图注|甲"), ("图注|甲", ""));
        assert_eq!(caption_and_credit("｜摄影：甲"), ("", "摄影：甲"));
    }

    #[test]
    fn an_image_alone_is_a_figure() {
        check(
            "![现场](a.jpg \"图注 | 摄影：某某\")",
            "<figure><img src=\"a.jpg\" alt=\"现场\" loading=\"lazy\">\
             <figcaption>图注<span class=\"credit\">摄影：某某</span></figcaption></figure>\n",
        );
        check("![现场](a.jpg)", "<figure><img src=\"a.jpg\" alt=\"现场\" loading=\"lazy\"></figure>\n");
        check("[![甲](a.jpg)](b)", "<figure><a href=\"b\"><img src=\"a.jpg\" alt=\"甲\" loading=\"lazy\"></a></figure>\n");
    }

    #[test]
    fn several_images_are_a_gallery() {
        check(
            "![甲](a)\n![乙](b \"二\")",
            "<div class=\"gallery\">\n\
             <figure><img src=\"a\" alt=\"甲\" loading=\"lazy\"></figure>\n\
             <figure><img src=\"b\" alt=\"乙\" loading=\"lazy\"><figcaption>二</figcaption></figure>\n\
             </div>\n",
        );
    }

    #[test]
    fn images_among_words_stay_there() {
        check("看![**甲**](a \"题\")", "<p>看<img src=\"a\" alt=\"甲\" title=\"题\" loading=\"lazy\"></p>\n");
    }
}
