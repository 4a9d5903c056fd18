//! The Markdown parser, asked once: a text becomes a list of events with their places.
//!
//! In comes the text, out come its events, neighbouring texts joined. This file decides
//! which extensions are on; it changes nothing else.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

/// An event and the bytes of the text it came from.
pub(super) type Spanned<'a> = (Event<'a>, Range<usize>);

/// Parses `text`.
pub(super) fn read(text: &str) -> Vec<Spanned<'_>> {
    let mut events: Vec<Spanned<'_>> = Vec::with_capacity(text.len() / 48);
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        if is_verbatim(text, &event, &range) {
            push_text(text, range, &mut events);
        } else {
            events.push((event, range));
        }
    }
    events
}

/// No YAML, mathematics, wiki links or smart punctuation: `$`, `[[` and `--` mean
/// themselves in a report.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
}

/// Whether the event is text that stands in the source as it is, which the value of an
/// entity (`&amp;`) does not.
pub(super) fn is_verbatim(text: &str, event: &Event<'_>, range: &Range<usize>) -> bool {
    matches!(event, Event::Text(inner) if text.get(range.clone()) == Some(&**inner))
}

/// Adds a piece of the source as text, as one event with a piece that ends where it begins.
pub(super) fn push_text<'a>(text: &'a str, range: Range<usize>, events: &mut Vec<Spanned<'a>>) {
    if range.is_empty() {
        return;
    }
    if let Some((last, before)) = events.last_mut()
        && before.end == range.start
        && is_verbatim(text, last, before)
    {
        before.end = range.end;
        *last = Event::Text(CowStr::Borrowed(&text[before.clone()]));
    } else {
        events.push((Event::Text(CowStr::Borrowed(&text[range.clone()])), range));
    }
}

/// Whether the event is part of a line of text rather than of the structure around it.
pub(super) fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }),
        Event::End(tag) => matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image),
        Event::Rule | Event::Html(_) => false,
        _ => true,
    }
}

/// The index of the event that ends what begins at `start`; the last index if none does.
pub(super) fn end_of(events: &[Spanned<'_>], start: usize) -> usize {
    let mut depth = 0_usize;
    for (index, (event, _)) in events.iter().enumerate().skip(start) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) if depth <= 1 => return index,
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    events.len().saturating_sub(1)
}

/// The plain words of some events: text and code, a break as a space.
pub(super) fn plain_text(events: &[Spanned<'_>]) -> String {
    let mut plain = String::new();
    for (event, _) in events {
        match event {
            Event::Text(text) | Event::Code(text) => plain.push_str(text),
            Event::SoftBreak | Event::HardBreak => plain.push(' '),
            _ => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_texts_are_one_but_entities_stay_apart() {
        let events = read("a * b &amp; \\*c");
        let texts: Vec<_> = events.iter().filter(|(event, _)| matches!(event, Event::Text(_))).collect();
        let spans: Vec<_> = texts.iter().map(|(_, range)| range.clone()).collect();
        assert_eq!(spans, [0..6, 6..11, 11..12, 13..15]);
    }

    #[test]
    fn dollars_and_double_brackets_mean_themselves() {
        let events = read("$a$ [[b]] -- \"c\"");
        assert_eq!(plain_text(&events), "$a$ [[b]] -- \"c\"");
    }
}
