//! A day on the command line, in any form that the content may have it: `2024-09-04`, `2024年9月4日`, `4 Sept 2024`.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::date::{Context, DateError, DateProblem, Period, When, parse};
use crate::diag::in_a_line;
use crate::messages::Tongue;
use crate::resolve::date_problem;

/// The day that a text means.
///
/// The words for what is wrong come from [`why_not`]: here nobody knows yet which language to say it in.
pub(super) fn day(given: &str) -> Result<Date, String> {
    match read(given) {
        Ok(Period { start: When::Day(day), end: None }) => Ok(day),
        Ok(_) | Err(_) => Err(given.to_string()),
    }
}

/// Why a text is no day, where there is more to say than that.
pub(super) fn why_not(given: &str, tongue: Tongue) -> Option<String> {
    let error = read(given).err().filter(|error| error.problem != DateProblem::NotADate)?;
    Some(in_a_line(tongue, &date_problem(given, &error)))
}

fn read(given: &str) -> Result<Period, DateError> {
    Ok(parse(given, &Context { year: None, day: None, timezone: &TimeZone::UTC })?.into())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_written_as_anywhere_else_or_told_why_not() {
        for given in ["2024-09-04", "2024-9-4", "2024年9月4日", "2024/9/4", "4 September 2024"] {
            assert_eq!(day(given), Ok(date(2024, 9, 4)), "{given}");
        }
        for given in ["2024-09", "2024", "2024-09-04 14:30", "2024-09-04至05", "9月4日", "", "昨天"] {
            assert!(day(given).is_err(), "{given}");
        }
        assert_eq!(why_not("2024-13-1", Tongue::Zh).as_deref(), Some("没有13月；月份是1到12"));
        assert_eq!(why_not("2024-9-31", Tongue::En).as_deref(), Some("September 2024 has no day 31; September 2024 has 30 days"));
        assert_eq!((why_not("2024-09", Tongue::Zh), why_not("昨天", Tongue::Zh)), (None, None), "the help says how to write one");
    }
}
