//! Every written form.

use jiff::civil::date;

use super::{at, on, part, read};
use crate::date::PartOfDay::{Afternoon, BeforeDawn, Dusk, EarlyMorning, Evening, Morning, Noon};
use crate::date::{Context, When, Written, parse, parse_duration, parse_end};

fn check_points(cases: &[(&str, When)]) {
    for (text, expected) in cases {
        assert_eq!(read(text), Ok(Written::Point(*expected)), "{text}");
    }
}

fn check_ranges(cases: &[(&str, When, When)]) {
    for (text, start, end) in cases {
        assert_eq!(read(text), Ok(Written::Range(*start, *end)), "{text}");
    }
}

#[test]
fn years_months_and_days() {
    check_points(&[
        ("2024-09-04", on(4)),
        ("2024/9/4", on(4)),
        ("2024.9.4", on(4)),
        ("２０２４－０９－０４", on(4)),
        ("2024–09–04", on(4)),
        ("20240904", on(4)),
        ("2024年9月4日", on(4)),
        ("2024年09月04日", on(4)),
        ("２０２４年９月４日", on(4)),
        ("2024 年 9 月 4 日", on(4)),
        ("  2024年9月4号\u{3000}", on(4)),
        ("2024年9月4", on(4)),
        ("二〇二四年九月四日", on(4)),
        ("二○二四年九月二十一日", on(21)),
        ("二零二四年九月三十日", on(30)),
        ("2024年十二月十日", When::Day(date(2024, 12, 10))),
        ("9月4日", on(4)),
        ("九月四號", on(4)),
        ("2024-02-29", When::Day(date(2024, 2, 29))),
        ("2024", When::Year(2024)),
        ("2024年", When::Year(2024)),
        ("二〇二四年", When::Year(2024)),
        ("2024-06", When::Month(2024, 6)),
        ("2024.6", When::Month(2024, 6)),
        ("2024/06", When::Month(2024, 6)),
        ("2024年6月", When::Month(2024, 6)),
        ("6月", When::Month(2024, 6)),
    ]);
}

#[test]
fn english_dates() {
    check_points(&[
        ("Sep 4, 2024", on(4)),
        ("Sept. 4 2024", on(4)),
        ("September 4th, 2024", on(4)),
        ("4 September 2024", on(4)),
        ("4 sep", on(4)),
        ("September 2024", When::Month(2024, 9)),
        ("Wednesday 4 September 2024", on(4)),
        ("Wed, Sep 4, 2024 14:30", at(4, 14, 30)),
        ("4 September 2024, early morning", part(4, EarlyMorning)),
    ]);
}

#[test]
fn parts_of_a_day() {
    check_points(&[
        ("2024-09-04 上午", part(4, Morning)),
        ("9月4日上午", part(4, Morning)),
        ("9月4日 凌晨", part(4, BeforeDawn)),
        ("9月4日早上", part(4, EarlyMorning)),
        ("9月4日清晨", part(4, EarlyMorning)),
        ("9月4日中午", part(4, Noon)),
        ("9月4日下午", part(4, Afternoon)),
        ("9月4日傍晚", part(4, Dusk)),
        ("9月4日晚上", part(4, Evening)),
        ("9月4日晚", part(4, Evening)),
        ("9月4日夜间", part(4, Evening)),
        ("9月4日夜間", part(4, Evening)),
        ("9月4日（下午）", part(4, Afternoon)),
        ("上午", part(4, Morning)),
    ]);
}

#[test]
fn times() {
    check_points(&[
        ("2024-09-04 14:30", at(4, 14, 30)),
        ("2024-09-04T14:30", at(4, 14, 30)),
        ("2024-09-04 17:26:55", at(4, 17, 26)),
        ("2024年09月04日17:46", at(4, 17, 46)),
        ("2024年9月4日，17：46", at(4, 17, 46)),
        ("9月4日下午2点半", at(4, 14, 30)),
        ("9月4日三点", at(4, 3, 0)),
        ("9月5日 9:00", at(5, 9, 0)),
        ("下午2:30", at(4, 14, 30)),
        ("下午两点", at(4, 14, 0)),
        ("下午兩點半", at(4, 14, 30)),
        ("下午三点一刻", at(4, 15, 15)),
        ("下午3点三刻", at(4, 15, 45)),
        ("下午14:30", at(4, 14, 30)),
        ("下午2点零五分", at(4, 14, 5)),
        ("8:30", at(4, 8, 30)),
        ("８：３０", at(4, 8, 30)),
        ("8点", at(4, 8, 0)),
        ("8點整", at(4, 8, 0)),
        ("8点30", at(4, 8, 30)),
        ("14时30分", at(4, 14, 30)),
        ("十四时三十分", at(4, 14, 30)),
        ("14時30分", at(4, 14, 30)),
        ("晚上7点", at(4, 19, 0)),
        ("晚7点", at(4, 19, 0)),
        ("早8点", at(4, 8, 0)),
        ("上午９点", at(4, 9, 0)),
        ("傍晚6点", at(4, 18, 0)),
        ("中午1点", at(4, 13, 0)),
        ("凌晨1点", at(4, 1, 0)),
    ]);
}

#[test]
fn twelve_o_clock_and_midnight() {
    check_points(&[
        ("中午12点", at(4, 12, 0)),
        ("上午12点", at(4, 12, 0)),
        ("下午12:30", at(4, 12, 30)),
        ("凌晨12点", at(4, 0, 0)),
        ("晚上12点", at(5, 0, 0)),
        ("晚上12:30", at(5, 0, 30)),
        ("24:00", at(5, 0, 0)),
        ("2024-09-30T24:00", When::Minute(date(2024, 10, 1).at(0, 0, 0, 0))),
        ("0:00", at(4, 0, 0)),
    ]);
}

#[test]
fn offsets_are_converted_into_the_zone() {
    let february = |hour| When::Minute(date(2015, 2, 3).at(hour, 0, 0, 0));
    check_points(&[
        ("2015-02-03T09:00:00+08:00", february(9)),
        ("2015-02-03T09:00:00+0800", february(9)),
        ("2015-02-03 09:00:00 +0800", february(9)),
        ("2015-02-03T09:00+09", february(8)),
        ("2015-02-03T01:00:00Z", february(9)),
        ("2015-02-03T01:00:00.000Z", february(9)),
        ("2015-02-02T20:00:00-05:00", february(9)),
        ("2024-09-03T20:15:00Z", at(4, 4, 15)),
    ]);
}

#[test]
fn weekdays_are_checked_and_dropped() {
    check_points(&[
        ("9月4日（星期三）上午", part(4, Morning)),
        ("9月4日(周三)", on(4)),
        ("9月4日（週三）14:30", at(4, 14, 30)),
        ("9月4日（三）", on(4)),
        ("9月4日 星期三 上午", part(4, Morning)),
        ("9月4日（周三 下午）2:30", at(4, 14, 30)),
        ("9月8日星期日", on(8)),
        ("9月8日（礼拜天）", on(8)),
        ("星期三上午9:00", at(4, 9, 0)),
    ]);
}

#[test]
fn ranges_of_days() {
    let day = |month, day| When::Day(date(2024, month, day));
    check_ranges(&[
        ("9月4日至6日", on(4), on(6)),
        ("9月4日到6日", on(4), on(6)),
        ("9月4-6日", on(4), on(6)),
        ("9月4日—6日", on(4), on(6)),
        ("9月4日——6日", on(4), on(6)),
        ("九月四日至六日", on(4), on(6)),
        ("4月24日至26日", day(4, 24), day(4, 26)),
        ("2024年8月30日至9月2日", day(8, 30), on(2)),
        ("8月30日～9月2日", day(8, 30), on(2)),
        ("2024-09-04至2024-09-06", on(4), on(6)),
        ("2024-09-04 - 2024-09-06", on(4), on(6)),
        ("2024-09-04~06", on(4), on(6)),
        ("2024-09-04 至 09-06", on(4), on(6)),
        ("2024.9.4-9.6", on(4), on(6)),
        ("9月4日（星期三）至6日（星期五）", on(4), on(6)),
        ("9月4日上午至6日下午", part(4, Morning), part(6, Afternoon)),
        ("Sep 4 to Sep 6", on(4), on(6)),
        ("2024年8-9月", When::Month(2024, 8), When::Month(2024, 9)),
        ("2024年8月至9月", When::Month(2024, 8), When::Month(2024, 9)),
        ("2023-2024", When::Year(2023), When::Year(2024)),
        ("2023—2024年", When::Year(2023), When::Year(2024)),
        ("2024年9月4日至10月", on(4), When::Month(2024, 10)),
        ("9月4日至4日", on(4), on(4)),
    ]);
}

#[test]
fn a_range_may_cross_the_new_year() {
    let end = When::Day(date(2025, 1, 2));
    check_ranges(&[
        ("2024年12月30日至2025年1月2日", When::Day(date(2024, 12, 30)), end),
        ("12月30日至1月2日", When::Day(date(2024, 12, 30)), end),
        ("12月30日（星期一）至1月2日（星期四）", When::Day(date(2024, 12, 30)), end),
    ]);
}

#[test]
fn ranges_of_times() {
    check_ranges(&[
        ("9:00-10:30", at(4, 9, 0), at(4, 10, 30)),
        ("9:00–10:30", at(4, 9, 0), at(4, 10, 30)),
        ("9：00～10：30", at(4, 9, 0), at(4, 10, 30)),
        ("9:00 to 10:30", at(4, 9, 0), at(4, 10, 30)),
        ("2024-09-04 9:00-10:30", at(4, 9, 0), at(4, 10, 30)),
        ("2024-09-04T14:30-16:00", at(4, 14, 30), at(4, 16, 0)),
        ("2024-09-04 9:00至09-06 17:00", at(4, 9, 0), at(6, 17, 0)),
        ("9月4日9:00至5日17:00", at(4, 9, 0), at(5, 17, 0)),
        ("上午9:00至11:30", at(4, 9, 0), at(4, 11, 30)),
        ("上午9点到10点半", at(4, 9, 0), at(4, 10, 30)),
        ("9-11点", at(4, 9, 0), at(4, 11, 0)),
        ("下午2-4点", at(4, 14, 0), at(4, 16, 0)),
        ("9月4日9-10:30", at(4, 9, 0), at(4, 10, 30)),
        ("下午2:30-4:00", at(4, 14, 30), at(4, 16, 0)),
        ("上午9:00-14:00", at(4, 9, 0), at(4, 14, 0)),
        ("早上8:00-12:00", at(4, 8, 0), at(4, 12, 0)),
        ("上午9:00至下午4:30", at(4, 9, 0), at(4, 16, 30)),
        ("中午11:30-1:00", at(4, 11, 30), at(4, 13, 0)),
        ("晚上10:00-12:00", at(4, 22, 0), at(5, 0, 0)),
        ("22:00-24:00", at(4, 22, 0), at(5, 0, 0)),
        ("下午2:30-5日9:00", at(4, 14, 30), at(5, 9, 0)),
        ("上午至下午", part(4, Morning), part(4, Afternoon)),
        ("9月4日晚上至24:00", part(4, Evening), at(5, 0, 0)),
    ]);
}

#[test]
fn an_evening_may_end_in_the_small_hours() {
    check_ranges(&[
        ("22:00-00:30", at(4, 22, 0), at(5, 0, 30)),
        ("9月4日 22:00-0:30", at(4, 22, 0), at(5, 0, 30)),
        ("18:00-6:00", at(4, 18, 0), at(5, 6, 0)),
        ("22:00-0:00", at(4, 22, 0), at(5, 0, 0)),
        ("22:00至凌晨1:00", at(4, 22, 0), at(5, 1, 0)),
        ("晚上10:00-12:30", at(4, 22, 0), at(5, 0, 30)),
        ("晚上11:00-3:00", at(4, 23, 0), at(5, 3, 0)),
        ("22:00至次日0:30", at(4, 22, 0), at(5, 0, 30)),
        ("22:00至翌日0時30分", at(4, 22, 0), at(5, 0, 30)),
        ("22:00 - 第二天 0:30", at(4, 22, 0), at(5, 0, 30)),
        ("22:00-00:30（次日）", at(4, 22, 0), at(5, 0, 30)),
        ("22:00–00:30 (next day)", at(4, 22, 0), at(5, 0, 30)),
        ("22:00 to 00:30 +1", at(4, 22, 0), at(5, 0, 30)),
        ("22:00-00:30+1", at(4, 22, 0), at(5, 0, 30)),
        ("22:00-00:30 (+1d)", at(4, 22, 0), at(5, 0, 30)),
        // Said, so neither end has to be late or early, and 晚上 does not count for the morning after.
        ("14:00至次日15:00", at(4, 14, 0), at(5, 15, 0)),
        ("晚上10:00至次日8:00", at(4, 22, 0), at(5, 8, 0)),
        ("22:00至次日（星期四）0:30", at(4, 22, 0), at(5, 0, 30)),
        ("9月4日下午至次日上午", part(4, Afternoon), part(5, Morning)),
        ("9月4日至次日", on(4), on(5)),
    ]);
}

#[test]
fn an_end_takes_from_its_start_what_it_leaves_out() {
    let timezone = super::shanghai();
    let context = Context { year: None, day: None, timezone: &timezone };
    let read = |text, start| parse_end(text, &start, &context);
    assert_eq!(read("0:30", at(5, 22, 0)), Ok(Written::Point(at(6, 0, 30))));
    assert_eq!(read("次日0:30", at(5, 22, 0)), Ok(Written::Point(at(6, 0, 30))));
    assert_eq!(read("00:30 +1", at(5, 22, 0)), Ok(Written::Point(at(6, 0, 30))));
    assert_eq!(read("6日", on(4)), Ok(Written::Point(on(6))));
    assert_eq!(read("1月2日", When::Day(date(2024, 12, 30))), Ok(Written::Point(When::Day(date(2025, 1, 2)))));
    // Whether that is an end at all is for the caller to say.
    assert_eq!(read("8:00", at(5, 9, 0)), Ok(Written::Point(at(5, 8, 0))));
}

#[test]
fn the_year_of_the_day_does_where_no_year_is_given() {
    let timezone = super::shanghai();
    let context = Context { year: None, day: Some(date(2021, 5, 1)), timezone: &timezone };
    let may = Written::Point(When::Day(date(2021, 5, 3)));
    assert_eq!(parse("5月3日", &context), Ok(may));
}

#[test]
fn durations() {
    for (text, minutes) in [
        ("90", 90),
        ("90m", 90),
        ("90 min", 90),
        ("９０分钟", 90),
        ("90分鐘", 90),
        ("九十分钟", 90),
        ("1h30m", 90),
        ("1h 30m", 90),
        ("1H30", 90),
        ("PT1H30M", 90),
        ("1.5h", 90),
        ("1.25小时", 75),
        ("0.33h", 20),
        ("1h", 60),
        ("2 hours", 120),
        ("1小时", 60),
        ("1个小时", 60),
        ("两小时", 120),
        ("1小时30分", 90),
        ("1小时30分钟", 90),
        ("1小時30分鐘", 90),
        ("1小时半", 90),
        ("一个半小时", 90),
        ("半小时", 30),
        ("半个小时", 30),
        ("一刻钟", 15),
    ] {
        assert_eq!(parse_duration(text), Some(minutes), "{text}");
    }
    for text in ["", "1天", "一天", "h", "半", "1.5", "7.5m", "1h30m20s", "-5", "1:30", "99999999999", "1个"] {
        assert_eq!(parse_duration(text), None, "{text}");
    }
}
