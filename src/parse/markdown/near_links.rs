//! Links and pictures that nearly are some: their marks stay in the text and will be printed.
//!
//! In comes a stretch of text as the parser left it, out come the marks that were surely meant to be a link, with what
//! should stand there. A number in brackets beside a remark, `见[1]（第3页）`, is none.

use std::ops::Range;

use super::NearLink;
use crate::diag::LinkSlip;

/// Endings of files that people link to.
const ENDINGS: &[&str] = &[
    "md", "html", "htm", "jpg", "jpeg", "png", "gif", "webp", "svg", "bmp", "heic", "pdf", "doc", "docx", "wps", "xls", "xlsx", "et",
    "ppt", "pptx", "csv", "ods", "yaml", "yml", "ics", "txt", "zip", "rar", "mp3", "mp4", "m4a", "mov",
];

const SCHEMES: &[&str] = &["http://", "https://", "mailto:"];

/// Marks around a title: what opens it, and what closes it.
const QUOTES: &[(char, char)] =
    &[('"', '"'), ('\'', '\''), ('“', '”'), ('”', '”'), ('“', '“'), ('"', '”'), ('“', '"'), ('‘', '’'), ('「', '」'), ('＂', '＂')];

/// What cannot be part of a path that was never closed.
const STOPS: &[char] = &[' ', '\u{3000}', '，', '。', '；', '！', '？', '、', '：', '|'];

/// The near links of a stretch of text, each with its place in it. `escaped` says whether a backslash stands before a place;
/// `behind` is what stands behind the text on its line.
pub(super) fn near_links(text: &str, behind: &str, escaped: impl Fn(usize) -> bool) -> Vec<(Range<usize>, NearLink)> {
    let mut found: Vec<(Range<usize>, NearLink)> = Vec::new();
    for (close, bracket) in text.match_indices([']', '】', '］']) {
        let done = found.last().map_or(0, |(range, _)| range.end);
        if close >= done && !escaped(close) {
            if bracket != "]" {
                found.extend(
                    in_wide(&text[done..], close - done, bracket == "］").map(|(range, link)| (range.start + done..range.end + done, link)),
                );
                continue;
            }
            let open = opening(text, close).filter(|open| *open >= done);
            if open.is_none_or(|open| !escaped(open)) {
                found.extend(near_link(text, open, close).or_else(|| unclosed(text, behind, open?, close)));
            }
        }
    }
    found
}

/// `【议程】(agenda.yaml)`, `［议程］（agenda.yaml）`.
fn in_wide(text: &str, close: usize, square: bool) -> Option<(Range<usize>, NearLink)> {
    let (opens, closes) = if square { ('［', '］') } else { ('【', '】') };
    let behind = &text[close + closes.len_utf8()..];
    let open = text[..close].rfind([opens, closes]).filter(|open| text[*open..].starts_with(opens))?;
    let words = &text[open + opens.len_utf8()..close];
    let (brackets, inner, length) = bracketed(behind)?;
    let target = inner.trim();
    if (!square && brackets != ("(", ")"))
        || words.is_empty()
        || words.contains(['[', ']'])
        || !is_address(target)
        || target.contains(char::is_whitespace)
    {
        return None;
    }
    let mark = ['!', '！'].into_iter().find(|mark| text[..open].ends_with(*mark)).filter(|_| is_picture(target));
    let (start, sign) = mark.map_or((open, ""), |mark| (open - mark.len_utf8(), "!"));
    let meant = format!("{sign}[{words}]({target})");
    let link = NearLink { slip: LinkSlip::Brackets, picture: mark.is_some(), target: target.to_string(), meant };
    Some((start..text.len() - behind.len() + length, link))
}

/// `[活动](index.md` with nothing on the line that closes it.
fn unclosed(text: &str, behind: &str, open: usize, close: usize) -> Option<(Range<usize>, NearLink)> {
    let inner = text[close + 1..].strip_prefix('(')?;
    if inner.contains([')', '）']) || behind.contains([')', '）']) {
        return None;
    }
    let target = &inner[..inner.find(STOPS).unwrap_or(inner.len())];
    if !is_address(target) || target.contains(['<', '>', '\\', '"']) {
        return None;
    }
    let (label, picture) = (&text[open..=close], text[open..].starts_with('!'));
    let meant = format!("{label}({target})");
    let link = NearLink { slip: LinkSlip::Unclosed, picture, target: target.to_string(), meant };
    Some((open..close + 2 + target.len(), link))
}

/// Where the words of a link begin that end at `close`: at `[`, or at the `!` before it.
fn opening(text: &str, close: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text[..close].char_indices().rev() {
        match c {
            ']' => depth += 1,
            '[' if depth == 0 => return Some(if text[..at].ends_with('!') { at - 1 } else { at }),
            '[' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn near_link(text: &str, open: Option<usize>, close: usize) -> Option<(Range<usize>, NearLink)> {
    let label = &text[open.unwrap_or(close)..=close];
    if label.starts_with("[^") {
        return None;
    }
    let picture = label.starts_with('!');
    let behind = &text[close + 1..];
    let gap = behind.len() - behind.trim_start_matches([' ', '\u{3000}']).len();
    let (brackets, inner, length) = bracketed(&behind[gap..])?;
    let (target, title) = target_and_title(inner.trim());
    let spaced = target.contains(char::is_whitespace);
    let plain = brackets == ("(", ")");
    let slip = match title {
        _ if !plain => LinkSlip::Brackets,
        _ if gap > 0 => LinkSlip::Gap,
        Some((_, TitleEnd::Other)) => LinkSlip::Quotes,
        Some((_, TitleEnd::None)) => LinkSlip::OpenTitle,
        _ if spaced && is_elsewhere(target) => LinkSlip::InAddress,
        _ if spaced => LinkSlip::Space,
        _ => return None,
    };
    let attached = plain && gap == 0;
    let meant = match attached && picture {
        true => !target.is_empty(),
        false if attached => is_address(target) || is_address(&without_gap(target)),
        false => is_address(target) && (picture || !spaced),
    };
    if !meant || target.contains(['<', '>', '\\']) {
        return None;
    }
    let address = match spaced {
        true if is_elsewhere(target) => without_spaces(target),
        true => format!("<{target}>"),
        false => target.to_string(),
    };
    let title = title.map(|(title, _)| format!(" \"{title}\"")).unwrap_or_default();
    let link = NearLink { slip, picture, target: target.to_string(), meant: format!("{label}({address}{title})") };
    Some((open.unwrap_or(close)..close + 1 + gap + length, link))
}

fn is_elsewhere(target: &str) -> bool {
    SCHEMES.iter().any(|scheme| target.starts_with(scheme))
}

/// An address of another site: a host has no space, and in a path it is written as `%20`.
fn without_spaces(url: &str) -> String {
    let host = url.find("//").map_or(0, |at| at + 2);
    let path = url[host..].find(['/', '?', '#']).map_or(url.len(), |at| host + at);
    url[..path].split_whitespace().collect::<String>() + &url[path..].replace(char::is_whitespace, "%20")
}

/// A path without the space before its ending: `附件 .docx`.
fn without_gap(target: &str) -> String {
    let (stem, ending) = target.rsplit_once('.').unwrap_or((target, ""));
    format!("{}.{ending}", stem.trim_end())
}

/// The brackets a text begins with, what stands between them, and how long all of it is.
fn bracketed(text: &str) -> Option<((&str, &str), &str, usize)> {
    let open = ["(（", "（(", "(", "（"].into_iter().find(|open| text.starts_with(open))?;
    let mut depth = 1_usize;
    for (at, c) in text.char_indices().skip(open.chars().count()).take_while(|(_, c)| *c != '\n') {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let one = at + c.len_utf8();
            let another = text[one..].chars().next().filter(|c| open.chars().count() == 2 && matches!(c, ')' | '）'));
            let end = one + another.map_or(0, char::len_utf8);
            return Some(((open, &text[at..end]), &text[open.len()..at], end));
        }
    }
    None
}

/// How the title of a link ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TitleEnd {
    /// With quotes that Markdown knows.
    Known,
    /// With others.
    Other,
    /// Not at all: the mark that opens it has no partner.
    None,
}

/// What stands in the brackets of a link, and how its title ends.
fn target_and_title(inner: &str) -> (&str, Option<(&str, TitleEnd)>) {
    for (opens, closes) in QUOTES {
        let Some(body) = inner.strip_suffix(*closes) else { continue };
        let Some(at) = body.find(*opens).filter(|at| body[..*at].ends_with(char::is_whitespace)) else { continue };
        let known = opens == closes && matches!(opens, '"' | '\'');
        let end = if known { TitleEnd::Known } else { TitleEnd::Other };
        return (body[..at].trim_end(), Some((&body[at + opens.len_utf8()..], end)));
    }
    let open = inner.find(['"', '“']).filter(|at| inner[..*at].ends_with(char::is_whitespace));
    let title = open.and_then(|at| Some((at, inner[at..].strip_prefix(['"', '“'])?))).filter(|(_, title)| !title.trim().is_empty());
    match title {
        Some((at, title)) if !title.contains(['"', '“', '”']) => (inner[..at].trim_end(), Some((title.trim_end(), TitleEnd::None))),
        _ => (inner, None),
    }
}

/// Whether a path is that of a picture.
pub(super) fn is_picture(target: &str) -> bool {
    let path = target.split(['#', '?']).next().unwrap_or(target);
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ["jpg", "jpeg", "png", "gif", "webp", "svg", "bmp", "heic"].contains(&ending.as_str()))
}

/// Whether words are surely an address or a path.
fn is_address(target: &str) -> bool {
    let path = target.split(['#', '?']).next().unwrap_or(target);
    let ending = path.rsplit_once('.').is_some_and(|(stem, ending)| {
        !stem.is_empty() && !stem.ends_with(char::is_whitespace) && ENDINGS.contains(&ending.to_ascii_lowercase().as_str())
    });
    let scheme = SCHEMES.iter().any(|scheme| target.len() > scheme.len() && target.starts_with(scheme));
    let from_root = target.strip_prefix('/').is_some_and(|rest| rest.starts_with(char::is_alphanumeric) && rest.contains('/'));
    let above = target.strip_prefix("../").is_some_and(|rest| !rest.is_empty());
    let anchor = target.strip_prefix('#').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    (ending || scheme || from_root || above || anchor) && !target.contains(['，', '。', '；', '！', '？', '、', '…', '|'])
}

#[cfg(test)]
mod tests {
    use super::super::{FindingKind, outline};

    /// Each near link as it is written, why it is none, and what should stand there.
    #[track_caller]
    fn check(text: &str, expect: &[(&str, &str, &str)]) {
        let findings = outline(text).1;
        let found: Vec<_> = findings
            .iter()
            .filter_map(|finding| match &finding.kind {
                FindingKind::NearLink(link) => Some((&text[finding.span.range()], format!("{:?}", link.slip), link.meant.clone())),
                _ => None,
            })
            .collect();
        let expect: Vec<_> = expect.iter().map(|(written, slip, meant)| (*written, (*slip).to_string(), (*meant).to_string())).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn a_space_in_a_path() {
        check("![合影](photos/合影 1.JPG)", &[("![合影](photos/合影 1.JPG)", "Space", "![合影](<photos/合影 1.JPG>)")]);
        check("看[通知](通知 全文.docx)，", &[("[通知](通知 全文.docx)", "Space", "[通知](<通知 全文.docx>)")]);
        check("看[通知](通知 .docx)，", &[("[通知](通知 .docx)", "Space", "[通知](<通知 .docx>)")]);
        check("![甲](a (1).jpg \"合影\")", &[("![甲](a (1).jpg \"合影\")", "Space", "![甲](<a (1).jpg> \"合影\")")]);
        check("![甲](合影 一)", &[("![甲](合影 一)", "Space", "![甲](<合影 一>)")]);
        check("[**甲**](a b.md)", &[("](a b.md)", "Space", "](<a b.md>)")]);
    }

    #[test]
    fn full_width_brackets_and_quotes_and_gaps() {
        check("[报](（report.md）", &[("[报](（report.md）", "Brackets", "[报](report.md)")]);
        check(
            "[甲]（index.md）和[乙]（../a.md#s1)",
            &[("[甲]（index.md）", "Brackets", "[甲](index.md)"), ("[乙]（../a.md#s1)", "Brackets", "[乙](../a.md#s1)")],
        );
        check("![甲]（a b.jpg）", &[("![甲]（a b.jpg）", "Brackets", "![甲](<a b.jpg>)")]);
        check("[甲]（https://example.org/）", &[("[甲]（https://example.org/）", "Brackets", "[甲](https://example.org/)")]);
        check("![甲](a.jpg “合影”)", &[("![甲](a.jpg “合影”)", "Quotes", "![甲](a.jpg \"合影\")")]);
        check("![甲](a.jpg \"合影)", &[("![甲](a.jpg \"合影)", "OpenTitle", "![甲](a.jpg \"合影\")")]);
        check("[甲] (a.md)", &[("[甲] (a.md)", "Gap", "[甲](a.md)")]);
    }

    #[test]
    fn forms_of_addresses() {
        check("见[议程]（agenda.yaml）。", &[("[议程]（agenda.yaml）", "Brackets", "[议程](agenda.yaml)")]);
        check("见[杜]（/speakers/du-guisheng/）。", &[("[杜]（/speakers/du-guisheng/）", "Brackets", "[杜](/speakers/du-guisheng/)")]);
        check(
            "见[上]（../a/）[联系]（#contact）",
            &[("[上]（../a/）", "Brackets", "[上](../a/)"), ("[联系]（#contact）", "Brackets", "[联系](#contact)")],
        );
        check("见【议程】(agenda.yaml)", &[("【议程】(agenda.yaml)", "Brackets", "[议程](agenda.yaml)")]);
        check(
            "见［议程］（agenda.yaml）和！［合影］(a.jpg)",
            &[("［议程］（agenda.yaml）", "Brackets", "[议程](agenda.yaml)"), ("！［合影］(a.jpg)", "Brackets", "![合影](a.jpg)")],
        );
        check("［注］（另见） ［1］(第3页)", &[]);
        check("[网](https://exa mple.com/a b)", &[("[网](https://exa mple.com/a b)", "InAddress", "[网](https://example.com/a%20b)")]);
        check("[活](a.md \"题”)", &[("[活](a.md \"题”)", "Quotes", "[活](a.md \"题\")")]);
    }

    #[test]
    fn never_closed() {
        check("见[活动](index.md", &[("[活动](index.md", "Unclosed", "[活动](index.md)")]);
        check("见[活动](index.md，和**乙**", &[("[活动](index.md", "Unclosed", "[活动](index.md)")]);
        check("![甲](a.jpg\n\n乙)", &[("![甲](a.jpg", "Unclosed", "![甲](a.jpg)")]);
        check("见[活动](index.md **乙**)，[甲](略，[乙](https", &[]);
    }

    #[test]
    fn an_exclamation_mark_of_the_wrong_width() {
        check("甲。\n！[合影](a.jpg)乙", &[("！[合影](a.jpg)", "Exclamation", "![合影](a.jpg)")]);
        check("看！[合影](a.jpg)，\n！[议程](a.md)", &[]);
    }

    #[test]
    fn what_is_meant_as_it_stands() {
        check("[1]（/）[2]（#3）[3]（是/否）【甲】（a.pdf）【乙】(略)，】(a.md)", &[]);
        check("见[1]（第3页）[2](同上 3)，[3] (略)，[4]（见附表1.2）[5]（另见：一。二.md）", &[]);
        check("[甲](a.md) ![乙](<a b.jpg>) [丙](a.md \"丁\") \\[戊](a b.md) [己\\](a b.md) `[庚](a b.md)`", &[]);
        check("```\n![甲](a b.jpg)\n```\n", &[]);
        check("[^1]（a.md）\n\n[^1]: 注\n", &[]);
        check("- [ ] （a.md）\n\n数组[i](x y)，甲[乙](丙", &[]);
    }
}
