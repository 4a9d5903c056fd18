//! Sessions, times and names, for messages about them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::date::{Period, Style, When};

/// A session as a message names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Slot {
    /// Its title.
    pub title: String,
    /// Its time, if it is known.
    pub time: Option<Time>,
    /// The file it is written in.
    pub file: String,
}

/// Something with an id and a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A time, to be printed in the language of a message.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Time {
    /// From when to when.
    pub period: Period,
    /// How much of it to print.
    pub style: Style,
}

/// A header of a spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Header(pub String);

/// What a theme says of one of its options.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct About {
    /// The option.
    pub key: String,
    /// In Chinese, or in whatever language there is.
    pub chinese: String,
    /// In English, or in whatever language there is.
    pub english: String,
}

/// A number of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Size(pub u64);

/// A day of the week, counted from Monday, which is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Weekday(pub u8);

impl Time {
    /// A point in time.
    #[must_use]
    pub fn at(when: When, style: Style) -> Time {
        Time { period: Period { start: when, end: None }, style }
    }

    /// A day, with its year.
    #[must_use]
    pub fn day(day: Date) -> Time {
        Time::at(When::Day(day), Style::Date)
    }
}

impl From<jiff::civil::Weekday> for Weekday {
    fn from(day: jiff::civil::Weekday) -> Weekday {
        Weekday(day.to_monday_zero_offset().unsigned_abs())
    }
}
