//! What stands in the cells of times: which part of a time each tells, and whether it can mean two.

use std::ops::Range;

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use crate::date::{self, Context, DateProblem, PartOfDay, Style, When, Written};
use crate::language::Words;

/// What a text of times tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// It, on the clock of 24 hours.
    pub(super) text: String,
    /// Whether a day is in it.
    pub(super) day: bool,
    /// The part of the day that it tells beside the day, or alone.
    pub(super) part: Option<&'static str>,
    /// Whether an hour is in it.
    pub(super) clock: bool,
    /// Whether it is a stretch of days.
    pub(super) days: bool,
}

/// A day to read times on that have none.
const ANY: Date = date(2000, 1, 1);

/// Words that say on which half of the clock an hour is.
const HALVES: &[&str] = &["午", "早", "晚", "晨", "夜", "昏", "noon", "morning", "evening", "night", "midday"];

/// Reads a text; `None` if it tells no time at all, or none that we know.
pub(super) fn piece(text: &str, year: Option<i16>) -> Option<Piece> {
    let text = text.to_string();
    let with = |day| date::parse(&text, &Context { year: Some(year.unwrap_or(2000)), day, timezone: &TimeZone::UTC });
    let of = |written: Written, day| {
        let (start, range) = match written {
            Written::Point(start) => (start, false),
            Written::Range(start, end) => (start, !matches!(end, When::Minute(_))),
        };
        let part = match start {
            When::Part(_, part) => Some(word(part)),
            When::Year(_) | When::Month(..) | When::Day(_) | When::Minute(_) => None,
        };
        let clock = matches!(start, When::Minute(_));
        Piece { text: text.clone(), day, part, clock, days: range && !clock }
    };
    match with(None) {
        Ok(written) => Some(of(written, true)),
        Err(error) => match error.problem {
            DateProblem::DayMissing => with(Some(ANY)).ok().map(|written| of(written, false)).or_else(|| {
                // A time that contradicts its part of the day is a time, and its own note says what is wrong.
                has_half(&text).then(|| Piece { text: text.clone(), day: false, part: None, clock: true, days: false })
            }),
            DateProblem::WeekdayMismatch { .. } | DateProblem::NoSuchDay { .. } => {
                Some(Piece { text: text.clone(), day: true, part: None, clock: false, days: false })
            }
            DateProblem::NotADate
            | DateProblem::NoSuchMonth { .. }
            | DateProblem::NoSuchTime { .. }
            | DateProblem::YearMissing
            | DateProblem::MonthMissing
            | DateProblem::EndsBeforeStart { .. } => None,
        },
    }
}

/// A text that is no time, nor a date with a mistake of its own.
pub(super) fn is_no_time(text: &str) -> bool {
    let read = |day| date::parse(text, &Context { year: Some(2000), day, timezone: &TimeZone::UTC });
    let is_date = text.contains(['年', '月', '日', '号', '號', '/']);
    let unknown = |problem: &DateProblem| {
        matches!(
            problem,
            DateProblem::NotADate | DateProblem::MonthMissing | DateProblem::NoSuchMonth { .. } | DateProblem::NoSuchDay { .. }
        )
    };
    !is_date && read(Some(ANY)).is_err_and(|error| unknown(&error.problem))
}

/// What a text that is no time may mean: `10.45-12.00` with colons, `10:45-12:00（含茶歇）` without its remark.
pub(super) fn meant(text: &str) -> Option<String> {
    let bare = text.split(['(', '（', '[', '【', '，', '；']).next().unwrap_or_default().trim();
    let readings = [text, bare].into_iter().flat_map(|text| [text.to_string(), text.replace(['.', '．', '。'], ":")]);
    readings.into_iter().find(|reading| minutes(reading).0.is_some())
}

/// The hours and minutes of the beginning and the end of a time without a day.
pub(super) fn minutes(text: &str) -> (Option<u32>, Option<u32>) {
    let context = Context { year: None, day: Some(ANY), timezone: &TimeZone::UTC };
    let of = |when: When| {
        let minute = |time: jiff::civil::Time| u32::from(time.hour().unsigned_abs()) * 60 + u32::from(time.minute().unsigned_abs());
        when.time().map(minute)
    };
    match date::parse(text, &context) {
        Ok(Written::Point(start)) => (of(start), None),
        Ok(Written::Range(start, end)) => (of(start), of(end)),
        Err(_) => (None, None),
    }
}

/// Whether a text says which half of the clock it means.
pub(super) fn has_half(text: &str) -> bool {
    let text = text.to_lowercase();
    HALVES.iter().any(|word| text.contains(word))
}

/// Whether a text says that it means the hours before noon: what a cell beside it or above may have said for it.
pub(super) fn says_forenoon(text: &str) -> bool {
    text.contains("上午")
}

/// The hour that may be meant on either half of the clock: nobody writes whether a programme's 2:30 is at night.
pub(super) fn ambiguous(text: &str) -> Option<u32> {
    if has_half(text) {
        return None;
    }
    let (start, end) = minutes(text);
    [start, end].into_iter().flatten().find(|minutes| (60..6 * 60).contains(minutes))
}

/// How a part of the day comes to a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    /// It is said of the row itself.
    Said,
    /// It is said further up, and nothing has been said since.
    Carried,
    /// It stands further up in the column of the time, which now says something else.
    Replaced,
}

/// A time with its part of the day, unless it tells one itself; a part from further up only where it fits.
pub(super) fn in_part(part: &str, held: Held, text: &str) -> String {
    if has_half(text) || minutes(text).0.is_none() {
        return text.to_string();
    }
    let full = format!("{part}{text}");
    let fits = match held {
        Held::Said => true,
        Held::Carried => minutes(&full).0.is_some(),
        Held::Replaced => ambiguous(text).is_some() && !says_forenoon(part) && minutes(&full).0.is_some(),
    };
    if fits { full } else { text.to_string() }
}

/// `2:30 PM` as `14:30`; what it cannot tell surely it leaves, and gives `Err` where one end of a range could be either.
pub(super) fn on_24_hours(text: &str) -> Result<String, ()> {
    let found = meridiems(text);
    let Some((first, ..)) = found.first() else { return Ok(text.to_string()) };
    let mut out = text.to_string();
    for (range, minutes) in found.iter().rev() {
        out.replace_range(range.clone(), &format!("{}:{:02}", minutes / 60, minutes % 60));
    }
    // `9:00-10:30 PM`: the beginning is on the same half of the clock as the end, or nobody knows.
    let before = text[..first.start].trim_end();
    let Some(start) = before.strip_suffix(['-', '–', '—', '~', '～', '至', '到']).filter(|_| found.len() == 1) else {
        return Ok(out);
    };
    let start = start.trim_end();
    let from =
        start.rfind(|c: char| !c.is_ascii_digit() && c != ':').map_or(0, |at| at + start[at..].chars().next().map_or(1, char::len_utf8));
    let Some(minutes) = clock(&start[from..]) else { return Ok(out) };
    let end = found[0].1;
    let same = if end >= 12 * 60 { minutes % 720 + 720 } else { minutes % 720 };
    if same > end {
        return Err(());
    }
    out.replace_range(from..start.len(), &format!("{}:{:02}", same / 60, same % 60));
    Ok(out)
}

/// Every `h[:mm] am|pm` with its place and its minutes from midnight.
fn meridiems(text: &str) -> Vec<(Range<usize>, u32)> {
    let lower = text.to_ascii_lowercase();
    let mut found = Vec::new();
    for (at, half) in lower.match_indices(['a', 'p']) {
        let rest = &lower[at + half.len()..];
        let Some(mark) = ["m", ".m.", ".m"].iter().find(|mark| rest.starts_with(**mark)) else { continue };
        if rest[mark.len()..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let number = lower[..at].trim_end();
        let from =
            number.rfind(|c: char| !c.is_ascii_digit() && c != ':').map_or(0, |n| n + number[n..].chars().next().map_or(1, char::len_utf8));
        let Some(minutes) = clock(&number[from..]) else { continue };
        let minutes = match (half, minutes) {
            (_, 780..) => minutes,
            ("p", _) => minutes % 720 + 720,
            _ => minutes % 720,
        };
        found.push((from..at + half.len() + mark.len(), minutes));
    }
    found
}

/// `9`, `9:30` in minutes.
fn clock(text: &str) -> Option<u32> {
    let (hour, minute) = text.split_once(':').unwrap_or((text, "0"));
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

fn word(part: PartOfDay) -> &'static str {
    let words = ["凌晨", "早上", "上午", "中午", "下午", "傍晚", "晚上"];
    let name = date::words(&When::Part(ANY, part), Words::Hans, Style::Clock);
    words.into_iter().find(|word| *word == name).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_tell_what_is_in_them() {
        let of = |text| piece(text, Some(2024)).map(|piece| (piece.day, piece.part, piece.clock, piece.days));
        assert_eq!(of("9月4日"), Some((true, None, false, false)));
        assert_eq!(of("2024/9/4"), Some((true, None, false, false)));
        assert_eq!(of("9月4日（星期三）上午"), Some((true, Some("上午"), false, false)));
        assert_eq!(of("9月4日至6日"), Some((true, None, false, true)));
        assert_eq!(of("下午"), Some((false, Some("下午"), false, false)));
        assert_eq!(of("9：00—10：30"), Some((false, None, true, false)));
        assert_eq!(of("9月4日 9:00-10:30"), Some((true, None, true, false)));
        assert_eq!((of("茶歇"), of("第一天")), (None, None));
        for no_time in ["10.45-12.00", "10.75", "待议", "10：45~~12"] {
            assert!(is_no_time(no_time), "{no_time}");
        }
        for known in ["10:45-12:00", "上午", "9月31日", "25:00", "9月4日"] {
            assert!(!is_no_time(known), "{known}");
        }
        assert_eq!((meant("10.45-12.00"), meant("10.75")), (Some("10:45-12:00".into()), None));
        assert_eq!((meant("10:30-11:00（含茶歇）"), meant("10.30（暂定）")), (Some("10:30-11:00".into()), Some("10:30".into())));
    }

    #[test]
    fn parts_from_further_up_are_taken_where_they_fit() {
        let of = |part: &str, text: &str| [Held::Said, Held::Carried, Held::Replaced].map(|held| in_part(part, held, text));
        assert_eq!(of("上午", "14:30-16:00"), ["上午14:30-16:00", "14:30-16:00", "14:30-16:00"]);
        assert_eq!(of("下午", "2:30-4:00"), ["下午2:30-4:00"; 3]);
        assert_eq!(of("下午", "10:30"), ["下午10:30", "下午10:30", "10:30"]);
        assert_eq!(of("上午", "2:30"), ["上午2:30", "上午2:30", "2:30"]);
        assert_eq!(of("上午", "下午2:30"), ["下午2:30"; 3]);
    }

    #[test]
    fn halves_of_the_clock() {
        let of = |text: &str| on_24_hours(text);
        assert_eq!(of("2:30 PM"), Ok("14:30".into()));
        assert_eq!(of("9 am - 12:15 p.m."), Ok("9:00 - 12:15".into()));
        assert_eq!(of("12:30am"), Ok("0:30".into()));
        assert_eq!(of("9:00-10:30 PM"), Ok("21:00-22:30".into()));
        assert_eq!(of("11:00-1:00 PM"), Err(()));
        assert_eq!(of("Pam 9:00"), Ok("Pam 9:00".into()));
        assert_eq!(of("9：00—10：30"), Ok("9：00—10：30".into()));
        assert_eq!(ambiguous("2:30"), Some(150));
        assert_eq!(ambiguous("9:00-1:30"), None, "that is a range backwards, which has a note of its own");
        assert_eq!((ambiguous("下午2:30"), ambiguous("14:30"), ambiguous("9:00-10:30")), (None, None, None));
    }
}
