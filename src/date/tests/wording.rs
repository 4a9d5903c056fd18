//! Prose in the three vocabularies.

use jiff::civil::date;

use super::{at, on, part, sep};
use crate::date::PartOfDay::{Afternoon, Evening, Morning};
use crate::date::{Style, When, duration_words, month_name, period_words, weekday, words};
use crate::language::Words;

#[test]
fn simplified() {
    for (when, full, with_weekday, short, clock) in [
        (When::Year(2024), "2024年", "2024年", "2024年", ""),
        (When::Month(2024, 9), "2024年9月", "2024年9月", "9月", ""),
        (on(4), "2024年9月4日", "2024年9月4日（星期三）", "9月4日", ""),
        (part(4, Morning), "2024年9月4日上午", "2024年9月4日（星期三）上午", "9月4日上午", "上午"),
        (at(4, 9, 5), "2024年9月4日 9:05", "2024年9月4日（星期三）9:05", "9月4日 9:05", "9:05"),
    ] {
        let said = |style| words(&when, Words::Hans, style);
        assert_eq!(said(Style::Date), full);
        assert_eq!(said(Style::Weekday), with_weekday);
        assert_eq!(said(Style::Short), short);
        assert_eq!(said(Style::Clock), clock);
    }
}

#[test]
fn traditional() {
    for (when, full, short, clock) in [
        (on(4), "2024年9月4日（星期三）", "9月4日", ""),
        (part(4, Evening), "2024年9月4日（星期三）晚上", "9月4日晚上", "晚上"),
        (at(4, 14, 30), "2024年9月4日（星期三）14時30分", "9月4日14時30分", "14:30"),
        (at(4, 9, 0), "2024年9月4日（星期三）9時", "9月4日9時", "9:00"),
    ] {
        let said = |style| words(&when, Words::Hant, style);
        assert_eq!(said(Style::Weekday), full);
        assert_eq!(said(Style::Short), short);
        assert_eq!(said(Style::Clock), clock);
    }
}

#[test]
fn english() {
    for (when, full, short, clock) in [
        (When::Year(2024), "2024", "2024", ""),
        (When::Month(2024, 9), "September 2024", "September", ""),
        (on(4), "Wednesday 4 September 2024", "4 September", ""),
        (part(4, Morning), "Wednesday 4 September 2024, morning", "4 September, morning", "morning"),
        (at(4, 9, 5), "Wednesday 4 September 2024, 09:05", "4 September, 09:05", "09:05"),
    ] {
        let said = |style| words(&when, Words::En, style);
        assert_eq!(said(Style::Weekday), full);
        assert_eq!(said(Style::Short), short);
        assert_eq!(said(Style::Clock), clock);
    }
}

/// One period in both full styles and both languages.
fn check_period(start: When, end: When, chinese: &str, english: &str) {
    assert_eq!(period_words(&start, Some(&end), Words::Hans, Style::Date), chinese);
    assert_eq!(period_words(&start, Some(&end), Words::En, Style::Date), english);
}

#[test]
fn periods_say_once_what_their_ends_share() {
    let day = |year, month, day| When::Day(date(year, month, day));
    check_period(on(4), on(6), "2024年9月4日至6日", "4–6 September 2024");
    check_period(on(4), on(4), "2024年9月4日", "4 September 2024");
    check_period(day(2024, 8, 30), on(2), "2024年8月30日至9月2日", "30 August – 2 September 2024");
    check_period(day(2024, 12, 30), day(2025, 1, 2), "2024年12月30日至2025年1月2日", "30 December 2024 – 2 January 2025");
    // The same month of two years is not the same month.
    check_period(day(2023, 9, 4), on(6), "2023年9月4日至2024年9月6日", "4 September 2023 – 6 September 2024");
    check_period(When::Month(2024, 8), When::Month(2024, 9), "2024年8月至9月", "August–September 2024");
    check_period(When::Year(2023), When::Year(2024), "2023年至2024年", "2023–2024");
    check_period(When::Month(2024, 9), on(6), "2024年9月至9月6日", "September 2024 – 6 September 2024");
}

#[test]
fn periods_of_times() {
    check_period(at(4, 9, 0), at(4, 10, 30), "2024年9月4日 9:00至10:30", "4 September 2024, 09:00–10:30");
    check_period(part(4, Morning), part(4, Afternoon), "2024年9月4日上午至下午", "4 September 2024, morning–afternoon");
    check_period(
        part(4, Morning),
        part(6, Afternoon),
        "2024年9月4日上午至6日下午",
        "4 September 2024, morning – 6 September 2024, afternoon",
    );
    check_period(at(4, 22, 0), at(5, 0, 0), "2024年9月4日 22:00至24:00", "4 September 2024, 22:00–24:00");
    check_period(at(4, 22, 0), at(5, 0, 30), "2024年9月4日 22:00至次日0:30", "4 September 2024, 22:00–00:30 (next day)");
    // What no evening is, says its day.
    check_period(at(4, 22, 0), at(5, 7, 0), "2024年9月4日 22:00至5日 7:00", "4 September 2024, 22:00 – 5 September 2024, 07:00");
    check_period(at(4, 14, 0), at(5, 1, 0), "2024年9月4日 14:00至5日 1:00", "4 September 2024, 14:00 – 5 September 2024, 01:00");
}

#[test]
fn periods_in_the_other_styles() {
    let cases = [
        (on(4), on(6), Words::Hans, Style::Weekday, "2024年9月4日（星期三）至6日（星期五）"),
        (on(4), on(6), Words::En, Style::Weekday, "Wednesday 4 – Friday 6 September 2024"),
        (on(4), on(6), Words::Hans, Style::ShortWeekday, "9月4日（星期三）至6日（星期五）"),
        (on(4), on(6), Words::En, Style::ShortWeekday, "Wednesday 4 – Friday 6 September"),
        (part(5, Afternoon), part(5, Afternoon), Words::Hans, Style::ShortWeekday, "9月5日（星期四）下午"),
        (part(5, Afternoon), part(5, Afternoon), Words::En, Style::ShortWeekday, "Thursday 5 September, afternoon"),
        (at(4, 9, 0), at(4, 10, 30), Words::Hant, Style::ShortWeekday, "9月4日（星期三）9時至10時30分"),
        (on(4), on(6), Words::Hans, Style::Short, "9月4日至6日"),
        (on(4), on(6), Words::En, Style::Short, "4–6 September"),
        (at(4, 9, 0), at(4, 10, 30), Words::Hans, Style::Short, "9月4日 9:00至10:30"),
        (at(4, 9, 0), at(4, 10, 30), Words::Hans, Style::Clock, "9:00至10:30"),
        (at(4, 9, 0), at(4, 10, 30), Words::En, Style::Clock, "09:00–10:30"),
        (at(4, 9, 0), at(4, 10, 30), Words::Hant, Style::Short, "9月4日9時至10時30分"),
        (at(4, 22, 0), at(5, 0, 0), Words::Hant, Style::Short, "9月4日22時至24時"),
        (at(4, 9, 0), at(4, 10, 30), Words::Hant, Style::Clock, "9:00至10:30"),
        (part(4, Morning), part(4, Afternoon), Words::Hans, Style::Clock, "上午至下午"),
        (at(4, 22, 0), at(5, 0, 30), Words::Hans, Style::Clock, "22:00至次日0:30"),
        (at(4, 22, 0), at(5, 0, 30), Words::Hant, Style::Clock, "22:00至翌日0:30"),
        (at(4, 22, 0), at(5, 0, 30), Words::En, Style::Clock, "22:00–00:30 (next day)"),
        (at(4, 22, 0), at(5, 0, 30), Words::Hans, Style::Weekday, "2024年9月4日（星期三）22:00至次日0:30"),
        (at(4, 22, 0), at(5, 0, 30), Words::Hant, Style::Date, "2024年9月4日22時至翌日0時30分"),
        (at(4, 22, 0), at(5, 0, 30), Words::En, Style::Short, "4 September, 22:00–00:30 (next day)"),
        (at(4, 22, 0), at(5, 7, 0), Words::Hans, Style::Clock, "22:00至9月5日 7:00"),
        (at(4, 22, 0), at(5, 7, 0), Words::En, Style::Clock, "22:00 – 5 September, 07:00"),
        (on(4), on(6), Words::Hans, Style::Clock, ""),
    ];
    for (start, end, language, style, expected) in cases {
        assert_eq!(period_words(&start, Some(&end), language, style), expected);
    }
    // A short range over the new year needs its years after all.
    let (start, end) = (When::Day(date(2024, 12, 30)), When::Day(date(2025, 1, 2)));
    let short = period_words(&start, Some(&end), Words::Hans, Style::Short);
    assert_eq!(short, "2024年12月30日至2025年1月2日");
    assert_eq!(period_words(&on(4), None, Words::Hans, Style::Short), "9月4日");
}

#[test]
fn weekdays() {
    assert_eq!(weekday(sep(4), Words::Hans), "星期三");
    assert_eq!(weekday(sep(8), Words::Hant), "星期日");
    assert_eq!(weekday(sep(8), Words::En), "Sunday");
}

#[test]
fn months() {
    assert_eq!(month_name(5, Words::Hans), "五月");
    assert_eq!(month_name(12, Words::Hant), "十二月");
    assert_eq!(month_name(9, Words::En), "September");
    assert_eq!(month_name(13, Words::En), "December", "as a damaged cache may have it");
}

#[test]
fn lengths_of_time() {
    for (minutes, hans, hant, english) in [
        (90, "1小时30分钟", "1小時30分鐘", "1 h 30 min"),
        (120, "2小时", "2小時", "2 h"),
        (45, "45分钟", "45分鐘", "45 min"),
        (0, "0分钟", "0分鐘", "0 min"),
    ] {
        assert_eq!(duration_words(minutes, Words::Hans), hans);
        assert_eq!(duration_words(minutes, Words::Hant), hant);
        assert_eq!(duration_words(minutes, Words::En), english);
    }
}
