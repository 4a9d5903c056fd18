//! What a point in time and a period answer.

use jiff::civil::date;

use super::{at, on, part, sep, shanghai};
use crate::date::PartOfDay::{Afternoon, BeforeDawn, Dusk, EarlyMorning, Evening, Morning, Noon};
use crate::date::{PartOfDay, Period, When};

#[test]
fn a_point_covers_a_span_of_days() {
    for (when, first, last, day) in [
        (When::Year(2024), date(2024, 1, 1), date(2024, 12, 31), None),
        (When::Month(2024, 2), date(2024, 2, 1), date(2024, 2, 29), None),
        (on(4), sep(4), sep(4), Some(sep(4))),
        (part(4, Noon), sep(4), sep(4), Some(sep(4))),
        (at(4, 23, 59), sep(4), sep(4), Some(sep(4))),
    ] {
        assert_eq!((when.first_day(), when.last_day(), when.day()), (first, last, day), "{when:?}");
        assert_eq!(when.year(), 2024);
    }
}

#[test]
fn what_machines_read() {
    for (when, iso, stamp) in [
        (When::Year(2024), "2024", "2024-01-01T00:00:00+08:00"),
        (When::Month(2024, 9), "2024-09", "2024-09-01T00:00:00+08:00"),
        (on(4), "2024-09-04", "2024-09-04T00:00:00+08:00"),
        (part(4, Evening), "2024-09-04", "2024-09-04T00:00:00+08:00"),
        (at(4, 9, 5), "2024-09-04T09:05", "2024-09-04T09:05:00+08:00"),
    ] {
        assert_eq!((when.iso().as_str(), when.stamp(&shanghai()).as_str()), (iso, stamp));
    }
    // The offset is the one of the day: summer time was kept in China in 1988.
    let summer = When::Day(date(1988, 7, 1));
    assert_eq!(summer.stamp(&shanghai()), "1988-07-01T00:00:00+09:00");
    // No stamp for the end of time, and no panic either.
    assert!(When::Minute(date(9999, 12, 31).at(23, 59, 0, 0)).stamp(&shanghai()).starts_with("9999"));
    assert_eq!(When::Month(30_000, 13).last_day(), date(9999, 12, 31));
}

#[test]
fn a_minute_is_in_a_part_of_the_day() {
    for (hour, expected) in [
        (0, BeforeDawn),
        (4, BeforeDawn),
        (5, EarlyMorning),
        (8, Morning),
        (11, Morning),
        (12, Noon),
        (13, Afternoon),
        (17, Afternoon),
        (18, Evening),
        (23, Evening),
    ] {
        assert_eq!(at(4, hour, 30).part(), Some(expected), "{hour}");
    }
    assert_eq!(on(4).part(), None);
    assert_eq!(part(4, Dusk).part(), Some(Dusk));
}

#[test]
fn order_is_by_day_then_exactness_then_time() {
    let in_order = [
        When::Year(2024),
        When::Month(2024, 1),
        When::Day(date(2024, 1, 1)),
        When::Month(2024, 9),
        on(1),
        on(4),
        part(4, Morning),
        at(4, 8, 30),
        at(4, 9, 0),
        part(4, Noon),
        part(4, Afternoon),
        at(4, 14, 30),
        part(4, Dusk),
        part(4, Evening),
        at(4, 19, 0),
        on(5),
    ];
    let mut sorted = in_order;
    sorted.reverse();
    sorted.sort_by_key(When::sort_key);
    assert_eq!(sorted, in_order);
}

#[test]
fn certainly_before_means_no_way_round_it() {
    for (first, second) in [
        (on(4), on(5)),
        (on(4), at(5, 0, 0)),
        (at(4, 9, 0), at(4, 9, 1)),
        (at(4, 9, 0), part(4, Afternoon)),
        (part(4, Morning), part(4, Afternoon)),
        (part(4, Evening), on(5)),
        (When::Year(2023), When::Month(2024, 1)),
        (When::Month(2024, 8), on(1)),
    ] {
        assert!(first.certainly_before(&second), "{first:?} {second:?}");
        assert!(!second.certainly_before(&first), "{second:?} {first:?}");
    }
    for (first, second) in [
        (on(4), on(4)),
        (on(4), at(4, 9, 0)),
        (at(4, 9, 0), on(4)),
        (at(4, 9, 0), at(4, 9, 0)),
        (part(4, Noon), part(4, Afternoon)),
        (part(4, Afternoon), part(4, Dusk)),
        (at(4, 8, 0), part(4, Morning)),
        (When::Month(2024, 9), on(4)),
        (When::Year(2024), on(4)),
    ] {
        assert!(!first.certainly_before(&second), "{first:?} {second:?}");
    }
}

#[test]
fn a_period_counts_both_ends() {
    let event = Period { start: on(4), end: Some(part(6, Afternoon)) };
    assert_eq!(event.days(), 3);
    assert!(event.contains(sep(4)) && event.contains(sep(6)));
    assert!(!event.contains(sep(3)) && !event.contains(sep(7)));
    assert_eq!(Period { start: at(4, 9, 0), end: None }.days(), 1);
    assert_eq!(Period { start: When::Month(2024, 9), end: None }.days(), 30);
    assert_eq!(Period { start: on(6), end: Some(on(4)) }.days(), 0);
}

#[test]
fn a_session_outside_its_event() {
    let event = Period { start: at(4, 9, 0), end: Some(part(6, Morning)) };
    let session = |start| Period { start, end: None };
    for outside in [on(3), on(7), part(6, Afternoon), at(6, 14, 0), When::Year(2023)] {
        assert!(session(outside).certainly_outside(&event), "{outside:?}");
        assert!(event.certainly_outside(&session(outside)), "{outside:?}");
    }
    for inside in [on(4), on(6), at(4, 8, 30), part(6, Noon), at(5, 20, 0), When::Month(2024, 9)] {
        assert!(!session(inside).certainly_outside(&event), "{inside:?}");
    }
    // An event with a start alone lasts until its day is over.
    assert!(!session(at(4, 16, 0)).certainly_outside(&session(at(4, 9, 0))));
}

#[test]
fn values_survive_the_cache() {
    for when in [When::Year(2024), When::Month(2024, 9), on(4), part(4, PartOfDay::Dusk), at(4, 14, 30)] {
        let json = serde_json::to_string(&when).expect("plain data");
        assert_eq!(serde_json::from_str::<When>(&json).expect("what we wrote"), when);
    }
}
