//! Why a text is not a date: data for a message, not the message (that is `diag`'s).

use std::ops::Range;

use jiff::civil::{Date, Weekday};

use super::PartOfDay;

/// A text that could not be read as a date or time, and the piece of it that is to blame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError {
    /// What is wrong.
    pub problem: DateProblem,
    /// The offending piece, in bytes of the text as the author wrote it.
    pub range: Range<usize>,
}

/// What is wrong with a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateProblem {
    /// The piece is not part of any known way to write a date.
    NotADate,
    /// There are twelve months.
    NoSuchMonth {
        /// The number that was written.
        month: u8,
    },
    /// The month is shorter than that.
    NoSuchDay {
        /// The year, written or from the context.
        year: i16,
        /// The month, 1 to 12.
        month: u8,
        /// The last day this month has.
        last: u8,
        /// The number that was written.
        day: u8,
    },
    /// No clock shows this, or not in this part of the day (`上午14:30`).
    NoSuchTime {
        /// The hour as written.
        hour: u8,
        /// The minute as written.
        minute: u8,
        /// The part of the day that was written with it.
        part: Option<PartOfDay>,
    },
    /// The weekday in the text is not the weekday of the date.
    WeekdayMismatch {
        /// The date that was written.
        date: Date,
        /// The weekday that was written.
        written: Weekday,
        /// The weekday this date has.
        actual: Weekday,
    },
    /// A day without a year, and the context has none either.
    YearMissing,
    /// A day without a month (`4日`), and not at the end of a range that has one.
    MonthMissing,
    /// A time, a part of a day or a weekday without a day, and the context has none either.
    DayMissing,
    /// The end of the range is before its start.
    EndsBeforeStart {
        /// Whether both are times of one day, so that the end may be meant for the next.
        times: bool,
    },
}
