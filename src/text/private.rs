//! Numbers that belong to a person and to no page: of identity cards and of mobile phones of the mainland.
//!
//! In comes a text as written, whatever it is, out come the places of such numbers. A number inside a longer one, an
//! address, or a name is none. Full-width digits count; a number with some digits starred out is fine.

use std::ops::Range;

/// Whose a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Private {
    /// Of an identity card (GB 11643-1999): eighteen digits, of which the last proves the others.
    IdentityCard,
    /// Of a mobile phone: eleven digits from 13 to 19.
    MobilePhone,
}

/// The first two digits of an identity card: the provinces.
const PROVINCES: &[u8] = &[
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82,
    83, 91,
];

/// What stands before the number of a country.
const PLUS: [char; 2] = ['+', '＋'];

/// The most digits a number that is looked at may have.
const MOST: usize = 24;

/// What may stand between the groups of a number: spaces, hyphens and dashes, as people and programs write them.
const GAPS: &[char] = &[' ', '\u{a0}', '\u{202f}', '\u{3000}', '-', '\u{2010}', '\u{2011}', '–', '—', '－'];

/// The points that do the same, as long as nothing else does in that number.
const POINTS: &[char] = &['.', '·', '．'];

/// What people write right before a number to dial or to write to, in letters.
const LABELS: &[&str] = &["wx", "vx", "v", "weixin", "wechat", "tel", "phone", "mobile", "mob", "sj", "dh"];

/// A stretch of digits, with single marks between groups.
struct Number {
    digits: Vec<u8>,
    /// How many digits stand in each group.
    groups: Vec<usize>,
    range: Range<usize>,
}

/// The private numbers of a text, in its order.
#[must_use]
pub fn private(text: &str) -> Vec<(Range<usize>, Private)> {
    let mut found: Vec<(Range<usize>, Private)> = Vec::new();
    let mut at = 0;
    while let Some(start) = next_digit(text, at) {
        let first = text[start..].bytes().take_while(u8::is_ascii_digit).count();
        if first > 0 && !may_begin(&text[start..], first) {
            at = start + first;
            continue;
        }
        let number = number(text, start);
        at = number.range.end;
        let (before, after) = (&text[..number.range.start], &text[number.range.end..]);
        let follows = found.last().is_some_and(|(last, _)| text.get(last.end..number.range.start) == Some("/"));
        let before = if follows || follows_office(before) { "" } else { before };
        let after = if is_followed(text, number.range.end) { "" } else { after };
        if !stands_alone(before, after) {
            continue;
        }
        let kind = if is_identity_card(&number) {
            Private::IdentityCard
        } else if is_mobile_phone(&number, text) {
            Private::MobilePhone
        } else {
            continue;
        };
        found.push((number.range, kind));
    }
    found
}

/// Whether a private number may begin with so many digits: years and times are many, and none of them.
fn may_begin(text: &str, digits: usize) -> bool {
    match digits {
        2 => text.starts_with("86"),
        3 => text.starts_with('1'),
        6 | 11 | 13 | 17 | 18 => true,
        _ => false,
    }
}

/// Where the next digit stands.
fn next_digit(text: &str, from: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[from..];
    // A full-width digit is EF BC 90 to EF BC 99.
    let is_start = |n: usize| bytes[n].is_ascii_digit() || (bytes[n] == 0xEF && digit(&text[from + n..]).is_some());
    (0..bytes.len()).find(|n| is_start(*n)).map(|n| from + n)
}

/// The digit at the head of a text, and its length.
fn digit(text: &str) -> Option<(u8, usize)> {
    let c = text.chars().next()?;
    match c {
        '0'..='9' => Some((u8::try_from(c).ok()? - b'0', 1)),
        '０'..='９' => Some((u8::try_from(u32::from(c) - u32::from('０')).ok()?, c.len_utf8())),
        _ => None,
    }
}

/// The number that begins at a digit, with the X at the end of an identity card.
fn number(text: &str, start: usize) -> Number {
    let (mut digits, mut groups) = (Vec::new(), vec![0]);
    let (mut at, mut marks) = (start, None);
    while let Some((value, length)) = digit(&text[at..]) {
        at += length;
        digits.push(value);
        if let Some(group) = groups.last_mut() {
            *group += 1;
        }
        if digits.len() > MOST {
            continue;
        }
        let mut rest = text[at..].chars();
        let Some(mark) = rest.next().filter(|_| digit(rest.as_str()).is_some()) else { continue };
        let Some(kind) = [GAPS, POINTS].into_iter().position(|kind| kind.contains(&mark)) else { continue };
        // Two whole numbers side by side are two.
        let is_whole = groups.last() == Some(&11) && kind == 0 && mark != '-';
        if !is_whole && *marks.get_or_insert(kind) == kind {
            at += mark.len_utf8();
            groups.push(0);
        }
    }
    if digits.len() == 17 && text[at..].starts_with(['X', 'x', 'Ｘ', 'ｘ']) {
        at += text[at..].chars().next().map_or(0, char::len_utf8);
        digits.push(10);
        if let Some(group) = groups.last_mut() {
            *group += 1;
        }
    }
    Number { digits, groups, range: start..at }
}

/// Whether a slash follows and another mobile phone, as the last word: `13812345678/13912345678`.
fn is_followed(text: &str, at: usize) -> bool {
    let Some(start) = text[at..].strip_prefix('/').and_then(digit).map(|_| at + 1) else { return false };
    let other = number(text, start);
    is_mobile_phone(&other, text) && stands_alone("", &text[other.range.end..])
}

/// Whether the number of an office and a slash stand before: `010-88889999/13812345678`.
fn follows_office(before: &str) -> bool {
    let Some(office) = before.strip_suffix('/') else { return false };
    let rest = office.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
    let (area, own) = office[rest.len()..].split_once('-').unwrap_or(("", &office[rest.len()..]));
    let is_area = area.is_empty() || (area.starts_with('0') && (3..=4).contains(&area.len()));
    is_area && (7..=8).contains(&own.len()) && own.bytes().all(|b| b.is_ascii_digit()) && stands_alone(rest, "")
}

/// Whether a number between two texts is no part of an address, a name, a decimal or a sum.
fn stands_alone(before: &str, after: &str) -> bool {
    let joins = |c: char| c.is_ascii_alphanumeric() || "/=&#%_@\\~*".contains(c);
    let before = without_label(before).filter(|rest| !rest.ends_with(joins)).unwrap_or(before);
    let joined_before = before.ends_with(joins) || before.ends_with(['-', '+', '.', '?', '¥', '￥', '$', ',']) && !behind_country(before);
    let more = |rest: &str| rest.chars().nth(1).is_some_and(|c| c.is_ascii_alphanumeric());
    let joined_after = after.starts_with(joins) || (after.starts_with(['.', '-', ',']) && more(after));
    !joined_before && !joined_after
}

/// What stands before a label such as `wx`, if there is one.
fn without_label(before: &str) -> Option<&str> {
    let rest = before.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    LABELS.iter().any(|label| before[rest.len()..].eq_ignore_ascii_case(label)).then_some(rest)
}

/// `+86-`, `+86 `, `Tel.`: what may stand right before a number to dial.
fn behind_country(before: &str) -> bool {
    before.trim_end_matches(['-', ' ']).ends_with("+86") || before.ends_with(PLUS) || before.ends_with("Tel.") || before.ends_with("tel.")
}

fn is_identity_card(number: &Number) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: [u8; 11] = [1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2];
    if number.digits.len() != 18 || !matches!(*number.groups, [18] | [6, 8, 4] | [6, 4, 4, 4]) {
        return false;
    }
    let value = |range: Range<usize>| number.digits[range].iter().fold(0_u32, |sum, digit| sum * 10 + u32::from(*digit));
    let (year, month, day) = (value(6..10), value(10..12), value(12..14));
    let sum: u32 = number.digits.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(*digit) * weight).sum();
    let check = CHECKS[usize::try_from(sum % 11).unwrap_or(0)];
    PROVINCES.iter().any(|province| u32::from(*province) == value(0..2))
        && (1880..2100).contains(&year)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && number.digits[17] == check
}

fn is_mobile_phone(number: &Number, text: &str) -> bool {
    let Number { digits, groups, .. } = number;
    let (digits, groups) = match (digits.as_slice(), groups.as_slice()) {
        // The country may be written like a group of its own.
        ([8, 6, rest @ ..], [2, groups @ ..]) if text[..number.range.start].ends_with(PLUS) => (rest, groups),
        ([8, 6, rest @ ..], [13]) if text[..number.range.start].ends_with(PLUS) => (rest, &[11][..]),
        (digits, groups) => (digits, groups),
    };
    digits.len() == 11 && digits[0] == 1 && digits[1] >= 3 && matches!(groups, [11] | [3, 4, 4])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Private)> {
        private(text).into_iter().map(|(range, kind)| (&text[range], kind)).collect()
    }

    #[test]
    fn numbers_of_people_are_found() {
        use Private::{IdentityCard, MobilePhone};
        // The examples of the standard's own annex for checking the last digit.
        assert_eq!(found("身份证11010519491231002X，"), [("11010519491231002X", IdentityCard)]);
        assert_eq!(found("440524188001010014"), [("440524188001010014", IdentityCard)]);
        assert_eq!(found("110105 19491231 002X"), [("110105 19491231 002X", IdentityCard)]);
        let spaced = ["138\u{a0}1234\u{a0}5678", "138\u{3000}1234\u{3000}5678", "138.1234.5678", "138—1234—5678", "138－1234－5678"];
        for number in ["13812345678", "138-1234-5678", "138 1234 5678", "１３８１２３４５６７８", "19912345678"].into_iter().chain(spaced)
        {
            assert_eq!(found(&format!("联系电话：{number}。")), [(number, MobilePhone)], "{number}");
        }
        assert_eq!(found("+86 13812345678"), [("86 13812345678", MobilePhone)]);
        assert_eq!(found("电话：＋86 13812345678"), [("86 13812345678", MobilePhone)]);
        assert_eq!(found("wx13812345678，或者微信VX13812345679"), [("13812345678", MobilePhone), ("13812345679", MobilePhone)]);
        assert_eq!(
            found("13812345678 13912345678—13912345679"),
            ["13812345678", "13912345678", "13912345679"].map(|one| (one, MobilePhone))
        );
        assert_eq!(found("13812345678/13912345678，"), ["13812345678", "13912345678"].map(|one| (one, MobilePhone)));
        assert_eq!(found("010-88889999/13812345678"), [("13812345678", MobilePhone)]);
        assert_eq!(found("电话：8256789/13812345678"), [("13812345678", MobilePhone)]);
        assert_eq!(found("13812345678 2024年"), [("13812345678", MobilePhone)]);
        assert_eq!(found("+8613812345678"), [("8613812345678", MobilePhone)]);
        assert_eq!(found("phone: 13812345678 # 甲"), [("13812345678", MobilePhone)]);
    }

    #[test]
    fn other_numbers_are_none() {
        for text in [
            "110105194912310021",
            "110105194913310027",
            "12812345678",
            "138123456789",
            "138****5678",
            "https://example.org/s?id=13812345678&x=1",
            "https://example.org/13812345678.html",
            "https://example.org/13812345678/13912345678",
            "a/13812345678/13912345678",
            "a/20240904/13812345678",
            "2024/13812345678",
            "13812345678/13912345678.html",
            "13812345678/2024",
            "a13812345678",
            "https://example.org/wx13812345678",
            "138.1234 5678",
            "138.12345.678",
            "1.13812345678",
            "192.168.1.138",
            "0.13812345678",
            "13812345678.5",
            "010-13812345678",
            "¥13812345678",
            "2024-09-04 09:00",
            "1381234-5678",
            "2024090413812345678",
            "13812345678@example.org",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
