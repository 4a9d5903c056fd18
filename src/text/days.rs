//! Days in Chinese prose as they are written in figures: `9月5日`, `2024年9月4日至6日`, `为期三天`.
//!
//! In come the characters of one stretch of text, out come the days in it and how long something is said to last. Whether a
//! day exists is for the reader to ask: `9月31日` is read like any other.

use std::ops::Range;

use super::cjk::is_han;

/// A day, or the first of several and the last: `9月4日至6日`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Days {
    /// The year, if it is written.
    pub year: Option<i16>,
    /// The first day: month, day.
    pub first: (u8, u8),
    /// The last.
    pub last: Option<(u8, u8)>,
    /// Which characters they are.
    pub range: Range<usize>,
    /// Whether a part of a day stands behind one of them: `4日下午至6日`.
    pub in_part: bool,
}

/// How many days something is said to last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lasting {
    /// How many.
    pub days: u32,
    /// Which characters say so.
    pub range: Range<usize>,
}

/// The days in a text, in order.
#[must_use]
pub fn days(text: &[char]) -> Vec<Days> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        match one(text, at) {
            Some(days) => {
                at = days.range.end;
                found.push(days);
            }
            None => at += 1,
        }
    }
    found
}

/// Every `为期N天` in a text; halves are left out.
#[must_use]
pub fn lasting(text: &[char]) -> Vec<Lasting> {
    let starts = (0..text.len()).filter(|at| matches!(text[*at], '为' | '為' | '爲') && text.get(at + 1) == Some(&'期'));
    let found = starts.filter_map(|start| {
        let number = spaces(text, start + 2);
        let (days, end) = count(text, number)?;
        let end = spaces(text, end);
        let is_days = matches!(text.get(end), Some('天' | '日'));
        let is_whole = !matches!(text.get(end + 1), Some('半' | '多' | '左' | '以'));
        (is_days && is_whole && days > 0).then_some(Lasting { days, range: start..end + 1 })
    });
    found.collect()
}

fn one(text: &[char], at: usize) -> Option<Days> {
    let before = at.checked_sub(1).and_then(|n| text.get(n));
    if before.is_some_and(|c| digit(*c).is_some() || matches!(c, '.' | '-' | '/' | '第' | '－' | '．')) {
        return None;
    }
    let (number, length) = figures(text, at)?;
    let (year, month_at) = match length {
        4 if text.get(spaces(text, at + 4)) == Some(&'年') => (i16::try_from(number).ok(), spaces(text, spaces(text, at + 4) + 1)),
        1 | 2 => (None, at),
        _ => return None,
    };
    let (first, end) = month_and_day(text, month_at)?;
    let (behind, part) = beyond_part(text, end);
    let mut days = Days { year, first, last: None, range: at..end, in_part: part };
    if matches!(text.get(behind), Some('至' | '到' | '-' | '—' | '–' | '~' | '～' | '－')) {
        let next = (behind..text.len()).find(|n| !"至到-—–~～－ ".contains(text[*n])).unwrap_or(text.len());
        let last = month_and_day(text, next).or_else(|| {
            let (day, end) = unit(text, next, is_day)?;
            Some(((first.0, day), end))
        });
        if let Some((last, end)) = last {
            days.last = Some(last);
            days.range.end = end;
            days.in_part |= beyond_part(text, end).1;
        }
    }
    Some(days)
}

/// `9月4日`
fn month_and_day(text: &[char], at: usize) -> Option<((u8, u8), usize)> {
    let (month, end) = unit(text, at, |text, at| text.get(at) == Some(&'月'))?;
    let (day, end) = unit(text, spaces(text, end), is_day)?;
    Some(((month, day), end))
}

/// A number of one or two figures and its unit.
fn unit(text: &[char], at: usize, is_unit: impl Fn(&[char], usize) -> bool) -> Option<(u8, usize)> {
    let (number, length) = figures(text, at).filter(|(_, length)| *length < 3)?;
    let end = spaces(text, at + length);
    if is_unit(text, end) { Some((u8::try_from(number).ok()?, end + 1)) } else { None }
}

/// `31号楼` is no day.
fn is_day(text: &[char], at: usize) -> bool {
    let ends = |c: Option<&char>| c.is_none_or(|c| !is_han(*c) || "上下早晚中至到".contains(*c));
    text.get(at) == Some(&'日') || (text.get(at) == Some(&'号') && ends(text.get(at + 1)))
}

/// The place behind a part of a day and a weekday in brackets, if they stand here, and whether the part does.
fn beyond_part(text: &[char], at: usize) -> (usize, bool) {
    let mut behind = at;
    if matches!(text.get(behind), Some('（' | '(')) {
        let close = (behind..text.len().min(behind + 6)).find(|n| matches!(text[*n], '）' | ')'));
        behind = close.map_or(behind, |close| close + 1);
    }
    let parts = ["上午", "下午", "晚上", "晚", "中午", "早上", "傍晚", "早"];
    let starts = |part: &&str| part.chars().enumerate().all(|(n, c)| text.get(behind + n) == Some(&c));
    match parts.iter().find(|part| starts(part)) {
        Some(part) => (behind + part.chars().count(), true),
        None => (behind, false),
    }
}

/// A number in figures: its value, and how many there are.
fn figures(text: &[char], at: usize) -> Option<(u32, usize)> {
    let found: Vec<u32> = text.get(at..)?.iter().map_while(|c| digit(*c)).collect();
    let value = found.iter().take(9).fold(0, |value, digit| value * 10 + digit);
    (!found.is_empty()).then_some((value, found.len()))
}

fn digit(c: char) -> Option<u32> {
    if ('０'..='９').contains(&c) { Some(u32::from(c) - u32::from('０')) } else { c.to_digit(10) }
}

/// A number below a hundred, in figures or in characters, and where it ends.
fn count(text: &[char], at: usize) -> Option<(u32, usize)> {
    if let Some((number, length)) = figures(text, at) {
        return (length < 3).then_some((number, at + length));
    }
    let value = |c: char| "〇一二三四五六七八九".chars().position(|digit| digit == c).or((c == '两' || c == '兩').then_some(2));
    let written: Vec<char> = text.get(at..)?.iter().copied().take_while(|c| *c == '十' || value(*c).is_some()).collect();
    let one = |c: char| value(c).and_then(|value| u32::try_from(value).ok());
    let number = match written.as_slice() {
        ['十'] => 10,
        ['十', last] => 10 + one(*last)?,
        [first, '十'] => one(*first)? * 10,
        [first, '十', last] => one(*first)? * 10 + one(*last)?,
        [only] => one(*only)?,
        _ => return None,
    };
    Some((number, at + written.len()))
}

fn spaces(text: &[char], at: usize) -> usize {
    (at..text.len()).find(|n| text[*n] != ' ').unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let one = |days: Days| {
            let last = days.last.map_or(String::new(), |last| format!("..{last:?}"));
            let year = days.year.map_or(String::new(), |year| format!("{year} "));
            format!("{year}{:?}{last}{}", days.first, if days.in_part { "*" } else { "" })
        };
        days(&chars).into_iter().map(one).collect()
    }

    #[test]
    fn days_are_read() {
        assert_eq!(read("2024年9月4日至6日，9 月 31 日"), ["2024 (9, 4)..(9, 6)", "(9, 31)"]);
        assert_eq!(read("9月30日（星期一）下午至10月2日，１０月１日——3日"), ["(9, 30)..(10, 2)*", "(10, 1)..(10, 3)"]);
        assert_eq!(read("13月5号下午，到9月5日"), ["(13, 5)*", "(9, 5)"]);
    }

    #[test]
    fn other_numbers_are_no_days() {
        for text in ["每月31日", "3个月", "9月31号楼", "1.9月31日", "第9月31日", "2024-9月3日", "2024年9月", "9月份31日", "123月4日"]
        {
            assert_eq!(read(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn how_long_something_lasts_is_read() {
        let read = |text: &str| lasting(&text.chars().collect::<Vec<char>>()).into_iter().map(|one| one.days).collect::<Vec<u32>>();
        assert_eq!(read("为期三天的培训，为期 3 天，为期十二天，為期兩日，为期二十天，为期三天两晚"), [3, 3, 12, 2, 20, 3]);
        assert_eq!(read("为期两天半，为期一年，为期一个月，为期数天，因为期末，为期100天"), [0; 0]);
    }
}
