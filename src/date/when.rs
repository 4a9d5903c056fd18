//! A point in time, as exact as its author knows it, and how two of them compare.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time, time};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// A part of a day, as programmes name it; a value of its own, never a made-up hour.
///
/// The order is that of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartOfDay {
    /// 凌晨
    BeforeDawn,
    /// 早上, 清晨
    EarlyMorning,
    /// 上午
    Morning,
    /// 中午
    Noon,
    /// 下午
    Afternoon,
    /// 傍晚
    Dusk,
    /// 晚上, 晚, 夜间
    Evening,
}

/// A point in time, exactly as exact as its author knows it.
///
/// All of it is civil time, in the site's time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// Some time in a year.
    Year(i16),
    /// Some time in a month: year, month (1 to 12).
    Month(i16, i8),
    /// Some time in a day.
    Day(Date),
    /// Some time in a part of a day.
    Part(Date, PartOfDay),
    /// A minute. Seconds are always zero.
    Minute(DateTime),
}

/// Orders points in time: by first day; on one day, what is coarser first (the year, the month, the
/// day), then part by part, and within a part the part itself before its minutes.
///
/// Total, and equal only for equal points, so that a sorted list never depends on luck.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey {
    first_day: Date,
    part: Option<PartOfDay>,
    time: Option<Time>,
    exactness: u8,
}

impl When {
    /// The first day of the span this covers.
    pub fn first_day(&self) -> Date {
        match *self {
            When::Year(year) => first_of(year, 1),
            When::Month(year, month) => first_of(year, month),
            When::Day(day) | When::Part(day, _) => day,
            When::Minute(minute) => minute.date(),
        }
    }

    /// The last day of the span this covers.
    pub fn last_day(&self) -> Date {
        match *self {
            When::Year(year) => first_of(year, 12).last_of_month(),
            When::Month(year, month) => first_of(year, month).last_of_month(),
            When::Day(_) | When::Part(..) | When::Minute(_) => self.first_day(),
        }
    }

    /// The day, if it is exactly one.
    pub fn day(&self) -> Option<Date> {
        match self {
            When::Year(_) | When::Month(..) => None,
            When::Day(_) | When::Part(..) | When::Minute(_) => Some(self.first_day()),
        }
    }

    /// The year.
    pub fn year(&self) -> i16 {
        match *self {
            When::Year(year) | When::Month(year, _) => year,
            When::Day(_) | When::Part(..) | When::Minute(_) => self.first_day().year(),
        }
    }

    /// The month, 1 to 12, if it is known.
    pub fn month(&self) -> Option<i8> {
        match *self {
            When::Year(_) => None,
            When::Month(_, month) => Some(month),
            When::Day(_) | When::Part(..) | When::Minute(_) => Some(self.first_day().month()),
        }
    }

    /// The part of the day: the one written, or the one a minute falls in. A whole day has none.
    pub fn part(&self) -> Option<PartOfDay> {
        match *self {
            When::Year(_) | When::Month(..) | When::Day(_) => None,
            When::Part(_, part) => Some(part),
            When::Minute(minute) => Some(PartOfDay::at(minute.time())),
        }
    }

    /// The time of day, if it is known to the minute.
    pub fn time(&self) -> Option<Time> {
        match self {
            When::Minute(minute) => Some(minute.time()),
            When::Year(_) | When::Month(..) | When::Day(_) | When::Part(..) => None,
        }
    }

    /// The minute, if it is known.
    pub fn minute(&self) -> Option<DateTime> {
        match self {
            When::Minute(minute) => Some(*minute),
            When::Year(_) | When::Month(..) | When::Day(_) | When::Part(..) => None,
        }
    }

    /// The last minute of what ends here: midnight belongs to the day that it ends.
    pub fn last_minute(&self) -> When {
        let before = |minute: &DateTime| minute.checked_sub(1.minute()).ok();
        self.minute().as_ref().and_then(before).map_or(*self, When::Minute)
    }

    /// The value for `<time datetime>`: `2024`, `2024-09`, `2024-09-04` (for a part of a day too, as
    /// HTML has no word for those), `2024-09-04T14:30`.
    pub fn iso(&self) -> String {
        match *self {
            When::Year(year) => format!("{year:04}"),
            When::Month(year, month) => format!("{year:04}-{month:02}"),
            When::Day(day) | When::Part(day, _) => day.to_string(),
            When::Minute(minute) => {
                format!("{}T{:02}:{:02}", minute.date(), minute.hour(), minute.minute())
            }
        }
    }

    /// The RFC 3339 timestamp for feeds and structured data, with the zone's offset.
    ///
    /// Feeds have no coarser form, so what is not known to the minute becomes the start of its first
    /// day: `2024-09-01T00:00:00+08:00` for September 2024.
    pub fn stamp(&self, timezone: &TimeZone) -> String {
        let civil = self.earliest_of_day();
        let zoned = timezone.to_ambiguous_zoned(civil).compatible();
        match zoned {
            Ok(zoned) => with_offset(zoned.datetime(), zoned.offset().seconds()),
            // Only in the last hours of year 9999, which no clock reaches in some zones.
            Err(_) => format!("{civil}Z"),
        }
    }

    /// The key to sort by; see [`SortKey`].
    pub fn sort_key(&self) -> SortKey {
        let exactness = match self {
            When::Year(_) => 0,
            When::Month(..) => 1,
            When::Day(_) => 2,
            When::Part(..) => 3,
            When::Minute(_) => 4,
        };
        SortKey { first_day: self.first_day(), part: self.part(), time: self.time(), exactness }
    }

    /// Whether this must be before `other`, whatever the two leave open.
    ///
    /// A day is not certainly before one of its own minutes, and since nobody agrees where 中午 ends,
    /// it is certainly before 傍晚 but not before 下午.
    pub fn certainly_before(&self, other: &When) -> bool {
        self.latest() < other.earliest()
    }

    /// Whether a time after this point is rather the next day's than a slip: an evening that ends in the small hours.
    pub fn runs_into_night(&self, end: Time) -> bool {
        self.time().is_some_and(|start| start.hour() >= 18) && end <= time(6, 0, 0, 0)
    }

    fn earliest_of_day(&self) -> DateTime {
        match *self {
            When::Minute(minute) => minute,
            When::Year(_) | When::Month(..) | When::Day(_) | When::Part(..) => self.first_day().to_datetime(Time::midnight()),
        }
    }

    /// The first minute this could mean.
    fn earliest(&self) -> DateTime {
        match *self {
            When::Part(day, part) => day.to_datetime(time(part.widest().0, 0, 0, 0)),
            When::Year(_) | When::Month(..) | When::Day(_) | When::Minute(_) => self.earliest_of_day(),
        }
    }

    /// The last minute this could mean.
    fn latest(&self) -> DateTime {
        match *self {
            When::Part(day, part) => day.to_datetime(time(part.widest().1, 59, 0, 0)),
            When::Minute(minute) => minute,
            When::Year(_) | When::Month(..) | When::Day(_) => self.last_day().to_datetime(time(23, 59, 0, 0)),
        }
    }
}

impl PartOfDay {
    /// The part a time falls in, as a programme's headings would have it.
    ///
    /// Never [`PartOfDay::Dusk`]: that is only ever an author's word, and a session at 17:30 belongs
    /// to the afternoon.
    pub fn at(time: Time) -> PartOfDay {
        match time.hour() {
            0..5 => PartOfDay::BeforeDawn,
            5..8 => PartOfDay::EarlyMorning,
            8..12 => PartOfDay::Morning,
            12 => PartOfDay::Noon,
            13..18 => PartOfDay::Afternoon,
            _ => PartOfDay::Evening,
        }
    }

    /// The first and last hour anybody could mean by the word; neighbours overlap.
    fn widest(self) -> (i8, i8) {
        match self {
            PartOfDay::BeforeDawn => (0, 6),
            PartOfDay::EarlyMorning => (4, 11),
            PartOfDay::Morning => (5, 11),
            PartOfDay::Noon => (11, 14),
            PartOfDay::Afternoon => (12, 19),
            PartOfDay::Dusk => (16, 20),
            PartOfDay::Evening => (17, 23),
        }
    }
}

/// The first day of a month. A value nobody could have read (month 13, year 30000) is brought into
/// range, so that a damaged cache cannot cause a panic.
fn first_of(year: i16, month: i8) -> Date {
    Date::new(year.clamp(-9999, 9999), month.clamp(1, 12), 1).unwrap_or(Date::MIN)
}

/// RFC 3339; offsets of old times that are not whole minutes lose their seconds.
fn with_offset(local: DateTime, seconds: i32) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity("2024-09-04T14:30:00+08:00".len());
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
    // Writing to a String does not fail.
    let _ = write!(text, "{local}{sign}{:02}:{:02}", minutes / 60, minutes % 60);
    text
}
