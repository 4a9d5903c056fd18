//! Dates, times and durations as prose, in each of the interface's vocabularies.
//!
//! In: points in time and a [`Style`]. Out: text for people to read; what machines read is
//! [`When::iso`] and [`When::stamp`]. Chinese follows GB/T 15835 (no padding with zeros, 至 between the
//! ends of a range, Arabic digits) and comes back from [`parse`](super::parse()) as it went in; English
//! is British in its order, on the 24-hour clock.

mod chinese;
mod english;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::When;
use crate::language::Words;

/// How much of a date to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Style {
    /// `2024年9月4日上午`
    Date,
    /// `2024年9月4日（星期三）上午`
    Weekday,
    /// `9月4日上午`: no year, unless it is all there is or the ends of a range differ in it.
    Short,
    /// `9月4日（星期三）上午`: likewise, with the weekday.
    ShortWeekday,
    /// `14:30`, `上午`: only the time of day; empty for a whole day.
    Clock,
}

impl Style {
    /// Whether the weekday is said.
    fn has_weekday(self) -> bool {
        matches!(self, Style::Weekday | Style::ShortWeekday)
    }

    /// Whether the year is left out.
    fn is_short(self) -> bool {
        matches!(self, Style::Short | Style::ShortWeekday)
    }
}

/// A point in time in words.
pub fn words(when: &When, language: Words, style: Style) -> String {
    match language {
        Words::Hans | Words::Hant => chinese::point(when, language, style),
        Words::En => english::point(when, style),
    }
}

/// A period in words, saying once what both ends share: `2024年9月4日至6日`, `9月4日 9:00至10:30`,
/// `4–6 September 2024`.
///
/// Without an end, or with one that equals the start, this is [`words()`]. The midnight that ends the
/// start's day is `24:00`, and an evening may end at `次日0:30`. [`Style::Clock`] is empty, or only the start's, unless both ends have a time.
pub fn period_words(start: &When, end: Option<&When>, language: Words, style: Style) -> String {
    match (end.filter(|end| *end != start), language) {
        (None, _) => words(start, language, style),
        (Some(end), Words::Hans | Words::Hant) => chinese::range(start, end, language, style),
        (Some(end), Words::En) => english::range(start, end, style),
    }
}

/// The name of a date's weekday: `星期三`, `Wednesday`.
pub fn weekday(date: Date, language: Words) -> &'static str {
    weekday_name(date.weekday().to_monday_zero_offset().unsigned_abs(), language)
}

/// The name of a weekday, counted from Monday, which is 0.
pub fn weekday_name(day: u8, language: Words) -> &'static str {
    let names = match language {
        Words::Hans | Words::Hant => chinese::WEEKDAYS,
        Words::En => english::WEEKDAYS,
    };
    names[usize::from(day) % names.len()]
}

/// The name of a month, 1 to 12: `九月`, `September`.
pub fn month_name(month: i8, language: Words) -> &'static str {
    let names = match language {
        Words::Hans | Words::Hant => chinese::MONTHS,
        Words::En => english::MONTHS,
    };
    // A damaged cache can hold any number, and may not cause a panic.
    names[usize::from(month.clamp(1, 12).unsigned_abs()) - 1]
}

/// A number of minutes in words: `1小时30分钟`, `1小時30分鐘`, `1 h 30 min`.
pub fn duration_words(minutes: u32, language: Words) -> String {
    let (hour, minute, joint) = match language {
        Words::Hans => ("小时", "分钟", ""),
        Words::Hant => ("小時", "分鐘", ""),
        Words::En => (" h", " min", " "),
    };
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes}{minute}"),
        (hours, 0) => format!("{hours}{hour}"),
        (hours, minutes) => format!("{hours}{hour}{joint}{minutes}{minute}"),
    }
}

/// The ends of a range, by what they have in common.
enum Ends {
    /// Two times of one day.
    OneDay,
    /// From a time to the midnight that ends its day.
    UntilMidnight,
    /// From an evening to the small hours after it.
    IntoTheNight,
    /// Anything else.
    Apart,
}

impl Ends {
    fn of(start: &When, end: &When) -> Ends {
        let next_day = start.first_day().tomorrow().ok();
        let midnight = next_day.map(|day| When::Minute(day.at(0, 0, 0, 0)));
        if !has_clock(start) || !has_clock(end) {
            Ends::Apart
        } else if start.day() == end.day() {
            Ends::OneDay
        } else if midnight == Some(*end) {
            Ends::UntilMidnight
        } else if next_day.is_some() && next_day == end.day() && end.time().is_some_and(|end| start.runs_into_night(end)) {
            Ends::IntoTheNight
        } else {
            Ends::Apart
        }
    }
}

/// Whether there is anything to say about the time of day.
fn has_clock(when: &When) -> bool {
    match when {
        When::Part(..) | When::Minute(_) => true,
        When::Year(_) | When::Month(..) | When::Day(_) => false,
    }
}
