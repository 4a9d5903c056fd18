//! What authors write and what readers get, as tables; and properties over all of it.

mod errors;
mod parsing;
mod properties;
mod values;
mod wording;

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use super::{Context, DateError, PartOfDay, When, Written, parse};

fn shanghai() -> TimeZone {
    TimeZone::get("Asia/Shanghai").expect("the time zones are built in")
}

/// Reads a text as an agenda of 4 September 2024 would.
fn read(text: &str) -> Result<Written, DateError> {
    let timezone = shanghai();
    parse(text, &Context { year: Some(2024), day: Some(sep(4)), timezone: &timezone })
}

/// Reads a text with nothing around it.
fn read_alone(text: &str) -> Result<Written, DateError> {
    parse(text, &Context { year: None, day: None, timezone: &shanghai() })
}

fn sep(day: i8) -> Date {
    date(2024, 9, day)
}

fn on(day: i8) -> When {
    When::Day(sep(day))
}

fn at(day: i8, hour: i8, minute: i8) -> When {
    When::Minute(sep(day).at(hour, minute, 0, 0))
}

fn part(day: i8, part: PartOfDay) -> When {
    When::Part(sep(day), part)
}
