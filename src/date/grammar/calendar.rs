//! The written forms of a year, a month or a day.

use super::{Moment, Place, abbreviates, borrows_unit, eat_spaced, gap, is_hour, small_number};
use crate::date::fold::{Cursor, Number};

const MONTHS: [(u8, &str); 12] = [
    (1, "january"),
    (2, "february"),
    (3, "march"),
    (4, "april"),
    (5, "may"),
    (6, "june"),
    (7, "july"),
    (8, "august"),
    (9, "september"),
    (10, "october"),
    (11, "november"),
    (12, "december"),
];

const DAY: [char; 2] = ['日', '号'];
const BETWEEN_NUMBERS: [char; 3] = ['-', '/', '.'];

/// Reads a date, or leaves cursor and moment alone.
pub(super) fn date(cursor: &mut Cursor<'_>, moment: &mut Moment, place: Place) {
    let start = *cursor;
    let mut ahead = *cursor;
    let found = if let Some(month) = month_name(&mut ahead) {
        moment.month = Some(month);
        after_month_name(&mut ahead, moment)
    } else if let Some(number) = ahead.number() {
        match number.digits {
            8 => compact(number, moment),
            4 => after_year(&mut ahead, number, moment),
            1 | 2 => after_small_number(&mut ahead, number, moment, place),
            _ => false,
        }
    } else {
        false
    };
    if found {
        *cursor = ahead;
        moment.date_range = cursor.since(&start);
    } else {
        (moment.year, moment.month, moment.day) = (None, None, None);
    }
}

/// `20240904`
fn compact(number: Number, moment: &mut Moment) -> bool {
    moment.year = year(number.value / 10_000);
    moment.month = u8::try_from(number.value / 100 % 100).ok();
    moment.day = u8::try_from(number.value % 100).ok();
    moment.year.is_some()
}

/// After the four digits of a year: `-9-4`, `年9月4日`, or nothing.
fn after_year(cursor: &mut Cursor<'_>, number: Number, moment: &mut Moment) -> bool {
    moment.year = year(number.value);
    if moment.year.is_none() {
        return false;
    }
    if eat_spaced(cursor, &['年']) {
        let mut ahead = *cursor;
        ahead.spaces();
        if let Some(month) = small_number(&mut ahead)
            && eat_unit(&mut ahead, &['月'])
        {
            *cursor = ahead;
            moment.month = Some(month);
            day_after_month(cursor, moment);
        }
        return true;
    }
    let mut ahead = *cursor;
    if let Some(between) = ahead.eat(&BETWEEN_NUMBERS)
        && let Some(month) = small_number(&mut ahead)
    {
        moment.month = Some(month);
        *cursor = ahead;
        if ahead.eat(&[between]).is_some()
            && let Some(day) = small_number(&mut ahead)
        {
            moment.day = Some(day);
            *cursor = ahead;
        }
    }
    true
}

/// After one or two digits: `月4日`, `日`, ` September 2024`, and at an end also `-6` or nothing.
fn after_small_number(cursor: &mut Cursor<'_>, number: Number, moment: &mut Moment, place: Place) -> bool {
    let value = u8::try_from(number.value).ok();
    if eat_unit(cursor, &['月']) {
        moment.month = value;
        day_after_month(cursor, moment);
        return true;
    }
    if eat_unit(cursor, &DAY) {
        moment.day = value;
        return true;
    }
    let mut ahead = *cursor;
    eat_ordinal(&mut ahead);
    ahead.spaces();
    if let Some(month) = month_name(&mut ahead) {
        *cursor = ahead;
        (moment.month, moment.day) = (Some(month), value);
        year_in_english(cursor, moment);
        return true;
    }
    if place == Place::Start || is_hour(*cursor) {
        return false;
    }
    let mut ahead = *cursor;
    if ahead.eat(&BETWEEN_NUMBERS).is_some()
        && let Some(day) = small_number(&mut ahead)
        && (place == Place::EndOfDays || has_time(ahead))
    {
        *cursor = ahead;
        (moment.month, moment.day) = (value, Some(day));
        return true;
    }
    moment.day = value.filter(|_| place == Place::EndOfDays);
    moment.day.is_some()
}

/// After `9月`: `4日`, or a bare `4` that is not the hour of a time.
fn day_after_month(cursor: &mut Cursor<'_>, moment: &mut Moment) {
    let mut ahead = *cursor;
    ahead.spaces();
    if let Some(day) = small_number(&mut ahead)
        && !is_hour(ahead)
    {
        eat_spaced(&mut ahead, &DAY);
        moment.day = Some(day);
        *cursor = ahead;
    }
}

/// After `September`: ` 4, 2024`, ` 4`, ` 2024`.
fn after_month_name(cursor: &mut Cursor<'_>, moment: &mut Moment) -> bool {
    let mut ahead = *cursor;
    ahead.spaces();
    if let Some(day) = small_number(&mut ahead)
        && !is_hour(ahead)
    {
        eat_ordinal(&mut ahead);
        moment.day = Some(day);
        *cursor = ahead;
    }
    year_in_english(cursor, moment);
    moment.day.is_some() || moment.year.is_some()
}

fn year_in_english(cursor: &mut Cursor<'_>, moment: &mut Moment) {
    let mut ahead = *cursor;
    gap(&mut ahead);
    let number = ahead.number().filter(|number| number.digits == 4);
    if let Some(year) = number.and_then(|number| year(number.value)) {
        moment.year = Some(year);
        *cursor = ahead;
    }
}

fn month_name(cursor: &mut Cursor<'_>) -> Option<u8> {
    let mut ahead = *cursor;
    let letters = ahead.letters();
    let (month, _) = MONTHS.iter().find(|(_, name)| abbreviates(&letters, name))?;
    ahead.eat(&['.']);
    *cursor = ahead;
    Some(*month)
}

/// Whether the number just read has this unit, its own or the one of the number after a mark.
fn eat_unit(cursor: &mut Cursor<'_>, any: &[char]) -> bool {
    eat_spaced(cursor, any) || borrows_unit(*cursor, any)
}

/// Whether a time follows, so that the `09-06` before it is no time itself.
fn has_time(mut ahead: Cursor<'_>) -> bool {
    gap(&mut ahead);
    small_number(&mut ahead).is_some() && is_hour(ahead)
}

fn eat_ordinal(cursor: &mut Cursor<'_>) {
    let _ = ["st", "nd", "rd", "th"].iter().any(|ending| cursor.eat_word(ending));
}

/// Four digits that can be a year; `0024` is a slip.
fn year(value: u32) -> Option<i16> {
    i16::try_from(value).ok().filter(|year| (1000..=9999).contains(year))
}
