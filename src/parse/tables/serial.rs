//! The numbers by which spreadsheets count days: 45539.395833 is 2024-09-04 9:30.

use jiff::ToSpan;
use jiff::civil::date;

/// Which day a workbook counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Epoch {
    /// Windows: 1 is 1900-01-01, and there is a 1900-02-29.
    Of1900,
    /// Old Macs: 0 is 1904-01-01.
    Of1904,
}

/// A day, a time of day or both, as a cell says them; `None` for numbers that are no dates.
///
/// Less than a day is a time of day. Seconds are rounded to the nearest, then dropped.
pub(super) fn moment(serial: f64, epoch: Epoch) -> Option<String> {
    if !(0.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let (days, seconds) = split(serial)?;
    let time = format!("{}:{:02}", seconds / 3600, seconds / 60 % 60);
    if days == 0 && seconds > 0 {
        return Some(time);
    }
    let first = match epoch {
        // 1900-02-29, which never was, is day 60: what comes before counts from one day later.
        Epoch::Of1900 if days < 60 => date(1899, 12, 31),
        Epoch::Of1900 => date(1899, 12, 30),
        Epoch::Of1904 => date(1904, 1, 1),
    };
    let day = first.checked_add(days.days()).ok()?;
    Some(if seconds == 0 { day.to_string() } else { format!("{day} {time}") })
}

/// A length of time, as `1:30`.
pub(super) fn length(serial: f64) -> Option<String> {
    let (days, seconds) = (0.0..1000.0).contains(&serial).then(|| split(serial)).flatten()?;
    Some(format!("{}:{:02}", days * 24 + seconds / 3600, seconds / 60 % 60))
}

/// A number without a format in a column of dates: a day of our times.
pub(super) fn plain_day(text: &str) -> Option<String> {
    // 2000-01-01 to 2099-12-31.
    let serial = text.parse::<f64>().ok().filter(|serial| (36_526.0..73_051.0).contains(serial))?;
    moment(serial, Epoch::Of1900)
}

/// A number without a format in a column of times: a part of a day.
pub(super) fn plain_time(text: &str) -> Option<String> {
    let serial = text.parse::<f64>().ok().filter(|serial| *serial > 0.0 && *serial < 1.0)?;
    moment(serial, Epoch::Of1900)
}

/// Whole days, and the seconds of the day that follows them.
fn split(serial: f64) -> Option<(i64, i64)> {
    let seconds = (serial * 86_400.0).round();
    #[allow(clippy::cast_possible_truncation, reason = "the range is checked before")]
    let seconds = seconds.is_finite().then_some(seconds as i64)?;
    Some((seconds / 86_400, seconds % 86_400))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serials_are_days_and_times() {
        let of = |serial| moment(serial, Epoch::Of1900);
        assert_eq!(of(45539.0).as_deref(), Some("2024-09-04"));
        assert_eq!(of(45_539.395_833_333_3).as_deref(), Some("2024-09-04 9:30"));
        assert_eq!(of(0.604_166_666_666_666_6).as_deref(), Some("14:30"));
        assert_eq!(of(1.0).as_deref(), Some("1900-01-01"));
        assert_eq!(of(61.0).as_deref(), Some("1900-03-01"));
        assert_eq!(moment(44_077.0, Epoch::Of1904).as_deref(), Some("2024-09-04"));
        assert_eq!((of(-1.0), of(f64::NAN), of(1e300)), (None, None, None));
        assert_eq!(length(1.0625).as_deref(), Some("25:30"));
        assert_eq!((plain_day("2024"), plain_time("9")), (None, None));
    }
}
