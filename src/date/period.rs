//! A start and perhaps an end, at whatever precision each is known.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::{When, Written};

/// From a start to an end, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// When it begins.
    pub start: When,
    /// When it ends; `None` if that was not written.
    pub end: Option<When>,
}

impl Period {
    /// The first day it covers.
    pub fn first_day(&self) -> Date {
        self.start.first_day()
    }

    /// The last day it covers: without an end, the last day its start could be.
    pub fn last_day(&self) -> Date {
        self.end.as_ref().unwrap_or(&self.start).last_day()
    }

    /// Whether it covers the day.
    pub fn contains(&self, day: Date) -> bool {
        self.first_day() <= day && day <= self.last_day()
    }

    /// How many days it covers, both ends counted (为期3天); 0 if it ends before it starts.
    pub fn days(&self) -> u32 {
        let between = self.last_day().duration_since(self.first_day()).as_hours() / 24;
        u32::try_from(between + 1).unwrap_or(0)
    }

    /// From which minute to which it lasts, the second not included; `None` unless its start is known to the minute.
    ///
    /// Without an end it is a moment: both are the same.
    pub fn minutes(&self) -> Option<(DateTime, DateTime)> {
        let minute = |when: &When| match when {
            When::Minute(minute) => Some(*minute),
            When::Year(_) | When::Month(..) | When::Day(_) | When::Part(..) => None,
        };
        let start = minute(&self.start)?;
        Some((start, self.end.as_ref().and_then(minute).unwrap_or(start)))
    }

    /// Whether the two certainly have a minute in common, or begin together.
    pub fn is_beside(&self, other: &Period) -> bool {
        let (Some(ours), Some(theirs)) = (self.minutes(), other.minutes()) else { return false };
        ours.0 == theirs.0 || (ours.0 < theirs.1 && theirs.0 < ours.1)
    }

    /// Whether the two can have no moment in common, whatever they leave open.
    ///
    /// Without an end, a period may last until its day is over.
    pub fn certainly_outside(&self, other: &Period) -> bool {
        self.last_moment().certainly_before(&other.start) || other.last_moment().certainly_before(&self.start)
    }

    fn last_moment(&self) -> When {
        self.end.unwrap_or_else(|| When::Day(self.start.last_day()))
    }
}

impl From<Written> for Period {
    fn from(written: Written) -> Period {
        match written {
            Written::Point(start) => Period { start, end: None },
            Written::Range(start, end) => Period { start, end: Some(end) },
        }
    }
}
