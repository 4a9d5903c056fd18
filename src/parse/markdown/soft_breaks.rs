//! Line breaks inside a paragraph that would show as a space between Chinese characters.
//!
//! In come events, out come the same events without such breaks. A break stays where either
//! neighbour is Latin, a digit or no text at all. Tags of emphasis and links do not count as
//! neighbours; what stands in them does.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::events::Spanned;
use crate::text::cjk::joins_lines;

/// Removes the soft breaks between Chinese characters.
pub(super) fn join(events: &mut Vec<Spanned<'_>>) {
    let mut gone: Vec<usize> = Vec::new();
    let mut before = false;
    for index in 0..events.len() {
        match neighbour(&events[index].0, Side::Before) {
            Some(joins) => before = joins,
            None => {
                let breaks = matches!(events[index].0, Event::SoftBreak);
                if breaks && before && joins_after(&events[index + 1..]) {
                    gone.push(index);
                }
            }
        }
    }
    if gone.is_empty() {
        return;
    }
    let mut gone = gone.into_iter().peekable();
    let mut index = 0;
    events.retain(|_| {
        index += 1;
        gone.next_if_eq(&(index - 1)).is_none()
    });
}

fn joins_after(events: &[Spanned<'_>]) -> bool {
    // The limit keeps a text of nothing but tags from being read again at each of its breaks.
    let beside = events.iter().take(16).find_map(|(event, _)| neighbour(event, Side::After));
    beside.unwrap_or(false)
}

/// On which side of the break an event stands.
#[derive(Clone, Copy)]
enum Side {
    Before,
    After,
}

/// Whether the event's character beside the break joins lines; `None` if the event has no
/// character and the one beyond it counts.
fn neighbour(event: &Event<'_>, side: Side) -> Option<bool> {
    match event {
        Event::Text(text) | Event::Code(text) => {
            let c = match side {
                Side::Before => text.chars().next_back(),
                Side::After => text.chars().next(),
            };
            c.map(joins_lines)
        }
        Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
        | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
        | Event::InlineHtml(_)
        | Event::FootnoteReference(_)
        | Event::SoftBreak => None,
        _ => Some(false),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Trust, html};

    #[track_caller]
    fn check(text: &str, expect: &str) {
        assert_eq!(html(text, Trust::Author, &|_| None), format!("<p>{expect}</p>\n"));
    }

    #[test]
    fn breaks_between_chinese_vanish() {
        check("中\n文", "中文");
        check("中，\n“文”", "中，“文”");
        check("**中**\n[文](u)", "<strong>中</strong><a href=\"u\">文</a>");
        check("中\n文\n字", "中文字");
    }

    #[test]
    fn breaks_beside_latin_stay() {
        check("中\nWeb", "中\nWeb");
        check("2024\n年", "2024\n年");
        check("a\nb", "a\nb");
        check("한\n글", "한\n글");
    }

    #[test]
    fn hard_breaks_stay() {
        check("中  \n文", "中<br>\n文");
    }
}
