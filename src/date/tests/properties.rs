//! What holds for every date: it comes back from its words, and no text makes the reader panic.

use jiff::civil::date;
use proptest::prelude::*;

use super::{at, read, read_alone};
use crate::date::{PartOfDay, Style, When, Written, duration_words, parse_duration, period_words, words};
use crate::language::Words;

fn any_when() -> impl Strategy<Value = When> {
    let part = prop::sample::select(vec![
        PartOfDay::BeforeDawn,
        PartOfDay::EarlyMorning,
        PartOfDay::Morning,
        PartOfDay::Noon,
        PartOfDay::Afternoon,
        PartOfDay::Dusk,
        PartOfDay::Evening,
    ]);
    let minute = (0..24_i8, 0..60_i8);
    // Few years, so that many pairs share one.
    let day = (2022..2026_i16, 1..=12_i8, 1..=31_i8)
        .prop_map(|(year, month, day)| date(year, month, day.min(date(year, month, 1).days_in_month())));
    (0..5, day, part, minute).prop_map(|(kind, day, part, (hour, minute))| match kind {
        0 => When::Year(day.year()),
        1 => When::Month(day.year(), day.month()),
        2 => When::Day(day),
        3 => When::Part(day, part),
        _ => When::Minute(day.at(hour, minute, 0, 0)),
    })
}

/// Two points, often on one day or in one month.
fn any_pair() -> impl Strategy<Value = (When, When)> {
    (any_when(), any_when(), 0..3).prop_map(|(start, end, nearness)| {
        let first = start.first_day();
        let near = match nearness {
            0 => return (start, end),
            1 => first.with().day(end.first_day().day().min(first.days_in_month())).build(),
            _ => Ok(first),
        }
        .expect("a day this month has");
        let moved = match end {
            When::Year(_) => When::Year(near.year()),
            When::Month(..) => When::Month(near.year(), near.month()),
            When::Day(_) => When::Day(near),
            When::Part(_, part) => When::Part(near, part),
            When::Minute(minute) => When::Minute(near.to_datetime(minute.time())),
        };
        (start, moved)
    })
}

/// Texts that look like dates at first sight.
fn datelike() -> impl Strategy<Value = String> {
    let pieces = [
        "2024",
        "9",
        "31",
        "04",
        "99",
        "12",
        "年",
        "月",
        "日",
        "号",
        "点",
        "时",
        "分",
        "半",
        "一刻",
        "-",
        "—",
        "~",
        "至",
        "到",
        "to",
        "/",
        ".",
        ":",
        "：",
        " ",
        "，",
        "T",
        "Z",
        "+08:00",
        "+1",
        "次日",
        "(次日)",
        "+99",
        "上午",
        "下午",
        "晚上",
        "凌晨",
        "（",
        "）",
        "星期三",
        "周",
        "(三)",
        "二〇二四",
        "十",
        "两",
        "Sep",
        "may",
        "Wed",
        "th",
        "２",
        "９９９９９９９９９９９",
        "9999-12-31",
        "24:00",
        "h",
        "小时",
        "个",
        "分钟",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..9).prop_map(|some| some.concat())
}

fn check_survives(text: &str) {
    for result in [read(text), read_alone(text)] {
        match result {
            Ok(Written::Point(when)) => {
                let _ = (when.iso(), when.stamp(&super::shanghai()), when.sort_key());
            }
            Ok(Written::Range(start, end)) => {
                assert!(!end.certainly_before(&start), "{text}");
                for language in [Words::Hans, Words::Hant, Words::En] {
                    let _ = period_words(&start, Some(&end), language, Style::Weekday);
                }
            }
            // Slicing panics unless the range lies inside the text and between characters.
            Err(error) => assert!(text[error.range].len() <= text.len()),
        }
    }
    let _ = parse_duration(text);
}

proptest! {
    #[test]
    fn words_come_back_as_they_went_in(when in any_when()) {
        for language in [Words::Hans, Words::Hant, Words::En] {
            for style in [Style::Date, Style::Weekday] {
                let text = words(&when, language, style);
                prop_assert_eq!(read_alone(&text), Ok(Written::Point(when)), "{}", text);
            }
        }
        prop_assert_eq!(
            read_alone(&when.iso()).is_ok(), true, "{}", when.iso()
        );
    }

    #[test]
    fn short_words_come_back_in_their_year(when in any_when()) {
        let in_2024 = when.year() == 2024;
        let text = words(&when, Words::Hans, Style::Short);
        prop_assert_eq!(read(&text) == Ok(Written::Point(when)), in_2024 || when.month().is_none(), "{}", text);
    }

    #[test]
    fn periods_come_back_as_they_went_in((start, end) in any_pair()) {
        let (start, end) = if end.certainly_before(&start) { (end, start) } else { (start, end) };
        let expected = if start == end { Written::Point(start) } else { Written::Range(start, end) };
        for language in [Words::Hans, Words::Hant] {
            for style in [Style::Date, Style::Weekday] {
                let text = period_words(&start, Some(&end), language, style);
                prop_assert_eq!(read_alone(&text), Ok(expected), "{}", text);
            }
        }
    }

    /// Its words leave the second day out, in every language and style.
    #[test]
    fn nights_come_back_as_they_went_in(hour in 12..24_i8, minute in 0..60_i8, end_hour in 0..9_i8, end_minute in 0..60_i8) {
        let (start, end) = (at(4, hour, minute), at(5, end_hour, end_minute));
        for language in [Words::Hans, Words::Hant, Words::En] {
            for style in [Style::Date, Style::Weekday, Style::Short, Style::Clock] {
                let text = period_words(&start, Some(&end), language, style);
                prop_assert_eq!(read(&text), Ok(Written::Range(start, end)), "{}", text);
            }
        }
    }

    #[test]
    fn order_agrees_with_certainty((first, second) in any_pair()) {
        if first.certainly_before(&second) {
            prop_assert!(first.sort_key() < second.sort_key());
        }
        prop_assert_eq!(first.sort_key() == second.sort_key(), first == second);
    }

    #[test]
    fn durations_come_back_as_they_went_in(minutes in 0..10_000_u32) {
        for language in [Words::Hans, Words::Hant, Words::En] {
            prop_assert_eq!(parse_duration(&duration_words(minutes, language)), Some(minutes));
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in any::<String>()) {
        check_survives(&text);
    }

    #[test]
    fn no_almost_date_makes_the_reader_panic(text in datelike()) {
        check_survives(&text);
    }
}
