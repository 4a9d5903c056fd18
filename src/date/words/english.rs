//! English: `Wednesday 4 September 2024, 09:00–10:30`.
//!
//! An unspaced en dash joins single words and numbers, a spaced one everything longer.

use super::{Ends, Style, has_clock};
use crate::date::{PartOfDay, When};
use crate::language::Words;

/// From Monday.
pub(super) const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

pub(super) const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// The smallest-to-largest order of English means that it is the end of a date that is left out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum UpTo {
    Day,
    Month,
    Year,
}

pub(super) fn point(when: &When, style: Style) -> String {
    match style {
        Style::Date | Style::Weekday => point_up_to(UpTo::Year, when, style),
        Style::Short | Style::ShortWeekday => point_up_to(UpTo::Month, when, style),
        Style::Clock => clock(when),
    }
}

pub(super) fn range(start: &When, end: &When, style: Style) -> String {
    match Ends::of(start, end) {
        Ends::OneDay => return format!("{}–{}", point(start, style), clock(end)),
        Ends::UntilMidnight => return format!("{}–24:00", point(start, style)),
        Ends::IntoTheNight => return format!("{}–{} (next day)", point(start, style), clock(end)),
        Ends::Apart => {}
    }
    if style == Style::Clock {
        if !has_clock(start) || !has_clock(end) {
            return clock(start);
        }
        return format!("{} – {}", clock(start), point(end, Style::Short));
    }
    let one_year = start.year() == end.year();
    let last = if one_year && style.is_short() { UpTo::Month } else { UpTo::Year };
    let first = match (shape(start), shape(end)) {
        (Shape::Day, Shape::Day) if one_year && start.month() == end.month() => UpTo::Day,
        (Shape::Day, Shape::Day) | (Shape::Month, Shape::Month) if one_year => UpTo::Month,
        // The two ends are not alike, so each is said in full.
        _ => last,
    };
    let first = point_up_to(first, start, style);
    let last = point_up_to(last, end, style);
    if shape(start) == shape(end) && !first.contains(' ') { format!("{first}–{last}") } else { format!("{first} – {last}") }
}

/// What a point in time looks like in words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Year,
    Month,
    Day,
    Clock,
}

fn shape(when: &When) -> Shape {
    match when {
        When::Year(_) => Shape::Year,
        When::Month(..) => Shape::Month,
        When::Day(_) => Shape::Day,
        When::Part(..) | When::Minute(_) => Shape::Clock,
    }
}

fn point_up_to(largest: UpTo, when: &When, style: Style) -> String {
    let mut pieces = Vec::new();
    if let Some(day) = when.day() {
        if style.has_weekday() {
            pieces.push(super::weekday(day, Words::En).to_owned());
        }
        pieces.push(day.day().to_string());
    }
    if let Some(month) = when.month().filter(|_| largest >= UpTo::Month) {
        pieces.push(super::month_name(month, Words::En).to_owned());
    }
    if largest >= UpTo::Year || when.month().is_none() {
        pieces.push(when.year().to_string());
    }
    let date = pieces.join(" ");
    if has_clock(when) { format!("{date}, {}", clock(when)) } else { date }
}

fn clock(when: &When) -> String {
    match when {
        When::Year(_) | When::Month(..) | When::Day(_) => String::new(),
        When::Part(_, part) => name(*part).to_owned(),
        When::Minute(minute) => format!("{:02}:{:02}", minute.hour(), minute.minute()),
    }
}

fn name(part: PartOfDay) -> &'static str {
    match part {
        PartOfDay::BeforeDawn => "before dawn",
        PartOfDay::EarlyMorning => "early morning",
        PartOfDay::Morning => "morning",
        PartOfDay::Noon => "midday",
        PartOfDay::Afternoon => "afternoon",
        PartOfDay::Dusk => "early evening",
        PartOfDay::Evening => "evening",
    }
}
