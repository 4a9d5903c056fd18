//! Chinese, simplified and traditional: `2024年9月4日（星期三）上午`.
//!
//! The two differ in the time: simplified writes `14:30`, traditional prose `14時30分` and only
//! [`Style::Clock`], made for narrow columns, `14:30`.

use std::fmt::Write as _;

use super::{Ends, Style, has_clock};
use crate::date::{PartOfDay, When};
use crate::language::Words;

/// From Monday.
pub(super) const WEEKDAYS: [&str; 7] = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"];

pub(super) const MONTHS: [&str; 12] = ["一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月"];

/// The largest unit that is said.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Largest {
    Year,
    Month,
    Day,
    Clock,
}

pub(super) fn point(when: &When, language: Words, style: Style) -> String {
    let largest = match style {
        Style::Date | Style::Weekday => Largest::Year,
        Style::Short | Style::ShortWeekday if when.month().is_none() => Largest::Year,
        Style::Short | Style::ShortWeekday => Largest::Month,
        Style::Clock => Largest::Clock,
    };
    point_up_to(largest, when, language, style)
}

pub(super) fn range(start: &When, end: &When, language: Words, style: Style) -> String {
    match Ends::of(start, end) {
        Ends::OneDay => {
            let last = point_up_to(Largest::Clock, end, language, style);
            return format!("{}至{last}", point(start, language, style));
        }
        Ends::UntilMidnight => {
            let mut text = point(start, language, style) + "至";
            push_clock(&mut text, 24, 0, language, style);
            return text;
        }
        Ends::IntoTheNight => {
            let next_day = if language == Words::Hant { "翌日" } else { "次日" };
            let last = point_up_to(Largest::Clock, end, language, style);
            return format!("{}至{next_day}{last}", point(start, language, style));
        }
        Ends::Apart => {}
    }
    if style == Style::Clock {
        let first = point(start, language, style);
        if !has_clock(start) || !has_clock(end) {
            return first;
        }
        return format!("{first}至{}", point(end, language, Style::Short));
    }
    let both_have_months = start.month().is_some() && end.month().is_some();
    let one_year = both_have_months && start.year() == end.year();
    let one_month = one_year && start.month() == end.month();
    let both_have_days = start.day().is_some() && end.day().is_some();
    let first = if one_year && style.is_short() { Largest::Month } else { Largest::Year };
    let last = match (one_year, one_month && both_have_days) {
        (false, _) => Largest::Year,
        (true, false) => Largest::Month,
        (true, true) => Largest::Day,
    };
    let first = point_up_to(first, start, language, style);
    format!("{first}至{}", point_up_to(last, end, language, style))
}

fn point_up_to(largest: Largest, when: &When, language: Words, style: Style) -> String {
    let mut text = String::with_capacity(LONGEST);
    // Writing to a String does not fail, here and below.
    if largest <= Largest::Year {
        let _ = write!(text, "{}年", when.year());
    }
    if let Some(month) = when.month().filter(|_| largest <= Largest::Month) {
        let _ = write!(text, "{month}月");
    }
    if let Some(day) = when.day().filter(|_| largest <= Largest::Day) {
        let _ = write!(text, "{}日", day.day());
        if style.has_weekday() {
            let _ = write!(text, "（{}）", super::weekday(day, language));
        }
    }
    match when {
        When::Part(_, part) => text += name(*part),
        When::Minute(minute) => {
            if text.ends_with('日') && language == Words::Hans {
                text.push(' ');
            }
            push_clock(&mut text, minute.hour(), minute.minute(), language, style);
        }
        When::Year(_) | When::Month(..) | When::Day(_) => {}
    }
    text
}

/// Bytes of the longest point in time.
const LONGEST: usize = "2024年12月30日（星期三）14時30分".len();

fn push_clock(text: &mut String, hour: i8, minute: i8, language: Words, style: Style) {
    let _ = match (language, style) {
        (Words::Hant, Style::Date | Style::Weekday | Style::Short | Style::ShortWeekday) => match minute {
            0 => write!(text, "{hour}時"),
            minute => write!(text, "{hour}時{minute}分"),
        },
        (Words::Hant, Style::Clock) | (Words::Hans | Words::En, _) => write!(text, "{hour}:{minute:02}"),
    };
}

/// The same in both scripts.
fn name(part: PartOfDay) -> &'static str {
    match part {
        PartOfDay::BeforeDawn => "凌晨",
        PartOfDay::EarlyMorning => "早上",
        PartOfDay::Morning => "上午",
        PartOfDay::Noon => "中午",
        PartOfDay::Afternoon => "下午",
        PartOfDay::Dusk => "傍晚",
        PartOfDay::Evening => "晚上",
    }
}
