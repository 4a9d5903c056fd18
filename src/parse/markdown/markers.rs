//! Marks of headings and lists that make none: `##标题`, and lines that begin `1.` and `2.` and run on into one paragraph.
//!
//! In comes a [`Document`], out come the lines that were surely meant to be headings or items. A single paragraph that
//! begins `1.`, as official papers have it, is meant as it stands, and so is `#话题#`.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::Marker;
use super::dedent::PlaceMap;
use super::document::Document;
use super::events::end_of;
use crate::diag::{Edit, MarkerSlip};
use crate::source::Span;
use crate::text::cjk::is_han;
use crate::text::numbering::{goes_on, head, rises};

/// Marks that Markdown knows for the entries of lists, and others that people paste.
const BULLETS: &[char] = &['-', '*', '+', '•', '·', '●', '○', '◆', '■'];
const OURS: &[char] = &['-', '*', '+'];

/// How long a heading with a single `#` may be that is none of the words for a search.
const LONGEST: usize = 40;

/// The marks of a document; places are those of the author's text.
pub(super) fn markers(document: &Document<'_>, map: &PlaceMap) -> Vec<Marker> {
    let mut found = Vec::new();
    for (index, (event, range)) in document.events.iter().enumerate() {
        if matches!(event, Event::Start(Tag::Paragraph)) {
            let inner = &document.events[index..end_of(&document.events, index)];
            let in_code = |at: usize| {
                let own = |event: &Event<'_>| {
                    matches!(event, Event::Code(_) | Event::InlineHtml(_) | Event::Start(Tag::Image { .. } | Tag::Link { .. }))
                };
                inner.iter().any(|(event, range)| own(event) && range.start < at && at < range.end)
            };
            let lines: Vec<Line<'_>> = lines(document.source, range).into_iter().filter(|line| !in_code(line.at)).collect();
            headings(&lines, &mut found);
            items(&lines, &mut found);
        }
    }
    entries(document, &mut found);
    found.into_iter().map(|marker| marker.moved(|at| map.original(at))).collect()
}

/// Lines that an entry of a list swallows, though they were meant as the next: `- 甲` and `-乙`.
fn entries(document: &Document<'_>, found: &mut Vec<Marker>) {
    for (index, (event, range)) in document.events.iter().enumerate() {
        if !matches!(event, Event::Start(Tag::Item)) {
            continue;
        }
        let inside = document.events[index + 1..].iter().map(|(event, range)| (event, range.start));
        // What other blocks there are in it speak for themselves.
        let words = inside.take_while(|(event, _)| matches!(event, Event::Text(_) | Event::SoftBreak));
        let starts: Vec<usize> = words.filter(|(event, _)| matches!(event, Event::Text(_))).map(|(_, at)| at).collect();
        let own = lines(document.source, range);
        let Some(first) = own.first() else { continue };
        for line in own.iter().skip(1).filter(|line| starts.contains(&line.at)) {
            let Some(written) = mark(line) else { continue };
            let is_bullet = written.starts_with(OURS) && first.text.starts_with(written);
            if is_bullet || (written.ends_with('.') && goes_on(first.text, line.text)) {
                let end = line.at + written.len();
                let (span, edits) = (Span::new(line.at, end), vec![Edit::new(Span::new(end, end), " ")]);
                found.push(Marker { slip: MarkerSlip::List, span, written: written.to_string(), lines: 1, edits });
            }
        }
    }
}

/// One line of a paragraph, without the marks of quotations and the spaces around it.
#[derive(Clone, Copy)]
struct Line<'t> {
    at: usize,
    text: &'t str,
    /// The next line stands by itself on the page too.
    broken: bool,
}

fn lines<'t>(source: &'t str, paragraph: &Range<usize>) -> Vec<Line<'t>> {
    let mut lines = Vec::new();
    let mut at = paragraph.start;
    for line in source.get(paragraph.clone()).unwrap_or_default().split_inclusive('\n') {
        let text = line.trim_start_matches([' ', '\t', '>', '\u{3000}']);
        let start = at + line.len() - text.len();
        let bare = text.trim_end_matches(['\n', '\r']);
        let broken =
            bare.ends_with("  ") || bare.ends_with('\\') || bare.trim_end().ends_with("<br>") || bare.trim_end().ends_with("<br/>");
        lines.push(Line { at: start, text: bare.trim_end(), broken });
        at += line.len();
    }
    lines
}

fn headings(lines: &[Line<'_>], found: &mut Vec<Marker>) {
    for line in lines {
        found.extend(wide_heading(line, lines.len() == 1));
        let words = line.text.trim_start_matches('#');
        let level = line.text.len() - words.len();
        let first = words.chars().next().filter(|c| is_han(*c) || matches!(c, '“' | '《' | '（' | '【'));
        if !(1..=6).contains(&level) || first.is_none() || words.replace("{#", "").contains('#') {
            continue;
        }
        let certain = level > 1;
        let short = lines.len() == 1 && words.chars().count() <= LONGEST && !words.ends_with(['。', '；', '，', '！', '？', '…']);
        if certain || short {
            let end = line.at + level;
            let edits = if certain { vec![Edit::new(Span::new(end, end), " ")] } else { Vec::new() };
            found.push(Marker { slip: MarkerSlip::Heading, span: Span::new(line.at, end), written: "#".repeat(level), lines: 1, edits });
        }
    }
}

/// `＃＃ 标题`; with one mark alone it may be a word for a search.
fn wide_heading(line: &Line<'_>, is_alone: bool) -> Option<Marker> {
    let is_mark = |c: char| matches!(c, '#' | '＃');
    let rest = line.text.trim_start_matches(is_mark);
    let written = &line.text[..line.text.len() - rest.len()];
    let words = rest.trim_start_matches([' ', '\u{3000}']);
    let level = written.chars().count();
    let is_heading = written.contains('＃') && level <= 6 && !words.is_empty() && !words.contains(is_mark);
    let short = is_alone && rest.len() > words.len() && words.chars().count() <= LONGEST;
    if !is_heading || (level == 1 && !short) {
        return None;
    }
    let end = line.at + line.text.len() - words.len();
    let edits = if level > 1 { vec![Edit::new(Span::new(line.at, end), format!("{} ", "#".repeat(level)))] } else { Vec::new() };
    Some(Marker {
        slip: MarkerSlip::Wide,
        span: Span::new(line.at, line.at + written.len()),
        written: written.to_string(),
        lines: 1,
        edits,
    })
}

/// The number of a mark such as `①`.
fn circled(line: &str) -> Option<u32> {
    let number = u32::from(line.chars().next()?).checked_sub(u32::from('①'))?;
    (number < 20).then_some(number + 1)
}

/// Whether a line goes on from another as an item of its list, or with a number left out.
fn goes_up(before: &str, line: &str) -> bool {
    match (circled(before), circled(line)) {
        (Some(before), Some(this)) => before < this,
        (None, None) => rises(before, line),
        _ => false,
    }
}

/// The mark at the head of a line.
fn mark<'t>(line: &Line<'t>) -> Option<&'t str> {
    if let Some(head) = head(line.text) {
        return Some(head);
    }
    if circled(line.text).is_some() {
        return Some(&line.text[..'①'.len_utf8()]);
    }
    let first = line.text.chars().next().filter(|c| BULLETS.contains(c))?;
    let rest = &line.text[first.len_utf8()..];
    // `*甲*` is emphasis, `·` may stand in a name, and `-` alone is a line.
    let words = rest.trim_start_matches([' ', '\u{3000}']);
    (words.starts_with(is_han) && !rest.contains(first)).then(|| &line.text[..first.len_utf8()])
}

fn items(lines: &[Line<'_>], found: &mut Vec<Marker>) {
    let mut first = 0;
    while first < lines.len() {
        let run = run(&lines[first..]);
        let items = &lines[first..first + run];
        if run > 1 && items[..run - 1].iter().any(|line| !line.broken) {
            found.extend(item(items, first == 0, first + run == lines.len()));
        }
        first += run.max(1);
    }
}

/// How many lines go on from the first as items of one list.
fn run(lines: &[Line<'_>]) -> usize {
    let follows = |pair: &[Line<'_>]| match (mark(&pair[0]), mark(&pair[1])) {
        (Some(a), Some(b)) => a == b && BULLETS.iter().any(|bullet| a.starts_with(*bullet)) || goes_up(pair[0].text, pair[1].text),
        _ => false,
    };
    1 + lines.windows(2).take_while(|pair| follows(pair)).count()
}

fn item(items: &[Line<'_>], opens: bool, closes: bool) -> Option<Marker> {
    let written = mark(items.first()?)?;
    let of_markdown = (written.ends_with('.') && written.starts_with(|c: char| c.is_ascii_digit())) || written.starts_with(OURS);
    let spaced = |line: &Line<'_>| mark(line).is_some_and(|mark| line.text[mark.len()..].starts_with(' '));
    // A list that is one already never comes here; one that cannot interrupt a paragraph does.
    let of_markdown = of_markdown && !items.iter().any(spaced);
    // In the midst of a paragraph only a list from 1 begins.
    // A list counts by itself, so a number that was left out would come back.
    let counts = written.starts_with(OURS) || items.windows(2).all(|pair| goes_on(pair[0].text, pair[1].text));
    let certain = of_markdown && counts && closes && (opens || written == "1." || written.starts_with(OURS));
    let edit = |line: &Line<'_>| mark(line).map(|mark| line.at + mark.len()).map(|at| Edit::new(Span::new(at, at), " "));
    Some(Marker {
        slip: if of_markdown { MarkerSlip::List } else { MarkerSlip::RunOn },
        span: Span::new(items[0].at, items[0].at + written.len()),
        written: written.to_string(),
        lines: items.len(),
        edits: if certain { items.iter().filter_map(edit).collect() } else { Vec::new() },
    })
}

impl Marker {
    fn moved(mut self, original: impl Fn(usize) -> usize) -> Marker {
        let there = |span: Span| Span::new(original(span.range().start), original(span.range().end));
        self.span = there(self.span);
        self.edits.iter_mut().for_each(|edit| edit.span = there(edit.span));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::super::markers;
    use crate::diag::{Fix, apply};

    /// What is found, and what becomes of the text.
    #[track_caller]
    fn check(text: &str, expect: &[(&str, &str, usize)], mended: &str) {
        let found = markers(text);
        let shown: Vec<_> = found.iter().map(|one| (format!("{:?}", one.slip), one.written.as_str(), one.lines)).collect();
        let expect: Vec<_> = expect.iter().map(|(slip, written, lines)| ((*slip).to_string(), *written, *lines)).collect();
        assert_eq!(shown, expect, "{text}");
        found.iter().for_each(|one| assert_eq!(&text[one.span.range()], one.written, "{text}"));
        let fixes: Vec<Fix> = found.iter().map(|one| Fix { edits: one.edits.clone() }).collect();
        let after = apply(text, &fixes);
        assert_eq!(after, mended);
        if after != text {
            assert_eq!(markers(&after), []);
        }
    }

    #[test]
    fn headings_without_a_space() {
        check("##一、开班\n\n正文\n###二\n", &[("Heading", "##", 1), ("Heading", "###", 1)], "## 一、开班\n\n正文\n### 二\n");
        check("> ##开班 {#a}\n", &[("Heading", "##", 1)], "> ## 开班 {#a}\n");
        check("＃＃ 开班\n\n＃#二\n", &[("Wide", "＃＃", 1), ("Wide", "＃#", 1)], "## 开班\n\n## 二\n");
        check("＃ 开班式\n", &[("Wide", "＃", 1)], "＃ 开班式\n");
        check("＃党建＃\n\n＃1 会议室\n\n＃＃\n", &[], "＃党建＃\n\n＃1 会议室\n\n＃＃\n");
        check("#开班式\n", &[("Heading", "#", 1)], "#开班式\n");
        for right in
            ["#青春建功#\n", "#党建 #培训\n", "#1 会议室\n", "\\##标题\n", "`##标题`\n", "#这是一句话。\n", "# 题\n", "##\n", "C#语言\n"]
        {
            check(right, &[], right);
        }
    }

    #[test]
    fn items_that_run_on() {
        check("1.甲\n2.乙\n3.丙\n", &[("List", "1.", 3)], "1. 甲\n2. 乙\n3. 丙\n");
        check("要求：\n1.甲\n2.乙\n", &[("List", "1.", 2)], "要求：\n1. 甲\n2. 乙\n");
        check("要求：\n2.甲\n3.乙\n", &[("List", "2.", 2)], "要求：\n2.甲\n3.乙\n");
        check("1.甲\n2.乙\n以上。\n", &[("List", "1.", 2)], "1.甲\n2.乙\n以上。\n");
        check("-甲\n-乙\n", &[("List", "-", 2)], "- 甲\n- 乙\n");
        check("　　1、甲\n　　2、乙\n", &[("RunOn", "1、", 2)], "　　1、甲\n　　2、乙\n");
        check("（一）甲\n（二）乙\n", &[("RunOn", "（一）", 2)], "（一）甲\n（二）乙\n");
        check("- 好\n-不好\n- 中\n", &[("List", "-", 1)], "- 好\n- 不好\n- 中\n");
        check("1. 好\n2.中\n", &[("List", "2.", 1)], "1. 好\n2. 中\n");
        check("- 好\n  - 中\n    -不好\n", &[("List", "-", 1)], "- 好\n  - 中\n    - 不好\n");
        check("- 好\n  *不好\n- 甲\n  -3度\n", &[], "- 好\n  *不好\n- 甲\n  -3度\n");
        check("1.甲\n2.乙\n4.丙\n", &[("List", "1.", 3)], "1.甲\n2.乙\n4.丙\n");
        check("①甲\n②乙\n", &[("RunOn", "①", 2)], "①甲\n②乙\n");
        check("（一）甲\n（三）乙\n", &[("RunOn", "（一）", 2)], "（一）甲\n（三）乙\n");
        check("• 甲\n• 乙\n", &[("RunOn", "•", 2)], "• 甲\n• 乙\n");
        let right = [
            "1.甲\n\n2.乙\n",
            "1. 甲\n2. 乙\n",
            "1、甲  \n2、乙\n",
            "1、甲<br>\n2、乙\n",
            "甲1.5\n2.5版\n",
            "第三条和\n第七条\n",
            "三、甲\n一、乙\n",
            "*甲*\n*乙*\n",
        ];
        for right in right {
            check(right, &[], right);
        }
    }
}
