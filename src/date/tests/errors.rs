//! Every error, with its place in the text.

use jiff::civil::Weekday;

use super::{read, read_alone, sep};
use crate::date::DateProblem;
use crate::date::PartOfDay::{Afternoon, BeforeDawn, Dusk, EarlyMorning, Evening, Morning, Noon};

/// Checks the problem, and that it points at `piece`.
fn check_error(text: &str, piece: &str, expected: &DateProblem, alone: bool) {
    let error = if alone { read_alone(text) } else { read(text) }.expect_err(text);
    assert_eq!(error.problem, *expected, "{text}");
    assert_eq!(&text[error.range], piece, "{text}");
}

#[test]
fn what_is_not_a_date_is_pointed_at() {
    for (text, piece) in [
        ("", ""),
        ("  ", ""),
        ("today", "today"),
        ("今天下午", "今天下午"),
        ("明天", "明天"),
        ("待定", "待定"),
        ("2024-09-04 待定", "待定"),
        ("2024-09-04 左右 ", "左右"),
        ("2024-09-04-", "-"),
        ("9月4日至", "至"),
        ("9月4日至后天", "至后天"),
        ("9月4日至6日，7日", "，7日"),
        ("0024年9月4日", "0024年9月4日"),
        ("24年9月4日", "24年9月4日"),
        ("120904", "120904"),
        ("9:00-10", "-10"),
        ("9:00:75", ":75"),
        ("9月4日（", "（"),
        ("9月4日，", "，"),
        ("9月4日（星期三，", "（星期三，"),
        ("9月4日（）", "（）"),
        ("星期三（星期三）", "（星期三）"),
        ("星期三星期四上午", "星期四上午"),
        ("9月4日上午下午", "下午"),
        ("9月4日 9:00 10:00", "10:00"),
        ("9月4日 T", "T"),
        ("九十九十", "九十九十"),
        ("2024年9月4日至6日至8日", "至8日"),
        ("may", "may"),
    ] {
        check_error(text, piece, &DateProblem::NotADate, false);
    }
}

#[test]
fn dates_the_calendar_does_not_have() {
    let no_day = |year, month, last, day| DateProblem::NoSuchDay { year, month, last, day };
    for (text, piece, problem) in [
        ("2024-13-01", "2024-13-01", DateProblem::NoSuchMonth { month: 13 }),
        ("2024年0月", "2024年0月", DateProblem::NoSuchMonth { month: 0 }),
        ("20241301", "20241301", DateProblem::NoSuchMonth { month: 13 }),
        ("2024-09-31", "2024-09-31", no_day(2024, 9, 30, 31)),
        ("9月31日 上午", "9月31日", no_day(2024, 9, 30, 31)),
        ("2023年2月29日", "2023年2月29日", no_day(2023, 2, 28, 29)),
        ("9月0日", "9月0日", no_day(2024, 9, 30, 0)),
        ("9月4日至31日", "31日", no_day(2024, 9, 30, 31)),
        ("2024-02-99", "2024-02-99", no_day(2024, 2, 29, 99)),
    ] {
        check_error(text, piece, &problem, false);
    }
}

#[test]
fn times_no_clock_shows() {
    for (text, piece, hour, minute, part) in [
        ("9月4日 25:00", "25:00", 25, 0, None),
        ("24:30", "24:30", 24, 30, None),
        ("9:60", "9:60", 9, 60, None),
        ("上午14:30", "14:30", 14, 30, Some(Morning)),
        ("晚上2点", "2点", 2, 0, Some(Evening)),
        ("凌晨9点", "9点", 9, 0, Some(BeforeDawn)),
        ("中午9:00", "9:00", 9, 0, Some(Noon)),
        ("傍晚11点", "11点", 11, 0, Some(Dusk)),
        ("早上12点", "12点", 12, 0, Some(EarlyMorning)),
        ("下午0:30", "0:30", 0, 30, Some(Afternoon)),
        ("9:00-25:00", "25:00", 25, 0, None),
    ] {
        check_error(text, piece, &DateProblem::NoSuchTime { hour, minute, part }, false);
    }
}

#[test]
fn what_nothing_around_the_text_supplies() {
    for (text, piece, problem) in [
        ("9月4日上午", "9月4日", DateProblem::YearMissing),
        ("9月", "9月", DateProblem::YearMissing),
        ("4 Sep", "4 Sep", DateProblem::YearMissing),
        ("4日上午", "4日", DateProblem::MonthMissing),
        ("4-6日", "4", DateProblem::MonthMissing),
        ("上午", "上午", DateProblem::DayMissing),
        ("14:30", "14:30", DateProblem::DayMissing),
        ("9:00-10:30", "9:00", DateProblem::DayMissing),
        ("2024年9月 14:30", "14:30", DateProblem::DayMissing),
        ("2024年9月（星期三）", "星期三", DateProblem::DayMissing),
    ] {
        check_error(text, piece, &problem, true);
    }
    // A day of an agenda does not give its month away: 2日 of an event from 30 August is in September.
    check_error("5日上午", "5日", &DateProblem::MonthMissing, false);
}

#[test]
fn ends_before_starts() {
    for (text, piece, times) in [
        ("9月6日至4日", "4日", false),
        ("10:30-9:00", "9:00", true),
        ("下午至上午", "上午", false),
        ("2024-09-04至2023-09-06", "2023-09-06", false),
        ("9月4日至8月6日", "8月6日", false),
        // Not late enough to run into the night, or too long to be one.
        ("17:59-2:00", "2:00", true),
        ("22:00-6:01", "6:01", true),
        ("22:00-21:00", "21:00", true),
        ("9月4日 22:00-9月4日 2:00", "9月4日 2:00", true),
        // 晚上 counts for both ends, so this is half past five in the evening.
        ("晚上10:00-5:30", "5:30", true),
    ] {
        check_error(text, piece, &DateProblem::EndsBeforeStart { times }, false);
    }
}

#[test]
fn only_an_end_has_a_day_before_it() {
    for (text, piece) in [
        ("次日0:30", "次日"),
        ("次日", "次日"),
        ("0:30 (+1)", "(+1)"),
        ("22:00次日0:30", "0:30"),
        ("9月4日22:00至次日9月5日0:30", "次日"),
        ("22:00至次日0:30（次日）", "（次日）"),
        ("22:00-0:30+2", "+2"),
        ("22:00-0:30（次日", "（次日"),
    ] {
        check_error(text, piece, &DateProblem::NotADate, false);
    }
}

#[test]
fn weekdays_that_are_not_the_dates() {
    for (text, piece, day, written, actual) in [
        ("9月4日（星期四）上午", "星期四", 4, Weekday::Thursday, Weekday::Wednesday),
        ("９月５日（周五）", "周五", 5, Weekday::Friday, Weekday::Thursday),
        ("9月4日（三）至6日（四）", "四", 6, Weekday::Thursday, Weekday::Friday),
        ("Monday, Sep 4", "Monday", 4, Weekday::Monday, Weekday::Wednesday),
    ] {
        let problem = DateProblem::WeekdayMismatch { date: sep(day), written, actual };
        check_error(text, piece, &problem, false);
    }
}
