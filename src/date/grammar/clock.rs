//! The written forms of a time of day, and of its offset from UTC.

use jiff::tz::Offset;

use super::{Clock, HOUR, Moment, borrows_unit, eat_spaced, is_hour, small_number};
use crate::date::fold::Cursor;

/// A time, and the offset from UTC if there is one.
pub(super) fn clock(cursor: &mut Cursor<'_>, moment: &mut Moment) {
    let start = *cursor;
    let mut ahead = *cursor;
    let iso = ahead.eat(&['t']).is_some();
    let Some(hour) = small_number(&mut ahead) else {
        return;
    };
    let mut seconds = false;
    let minute = if ahead.eat(&[':']).is_some() {
        let Some(minute) = small_number(&mut ahead) else {
            return;
        };
        seconds = eat_seconds(&mut ahead);
        minute
    } else if eat_spaced(&mut ahead, &HOUR) {
        minute_after_hour(&mut ahead)
    } else if borrows_unit(ahead, &['点', '时', ':']) {
        0
    } else {
        return;
    };
    *cursor = ahead;
    moment.clock = Some(Clock { hour, minute });
    moment.clock_range = cursor.since(&start);
    moment.offset = offset(cursor, iso && seconds);
}

/// After `2点`: `半`, `一刻`, `整`, `30分`, `30`, or nothing.
fn minute_after_hour(cursor: &mut Cursor<'_>) -> u8 {
    for (word, minute) in [("半", 30), ("一刻", 15), ("1刻", 15), ("三刻", 45), ("3刻", 45), ("整", 0), ("正", 0)] {
        if cursor.eat_word(word) {
            return minute;
        }
    }
    let mut ahead = *cursor;
    ahead.spaces();
    match small_number(&mut ahead) {
        Some(minute) if !is_hour(ahead) => {
            eat_spaced(&mut ahead, &['分']);
            *cursor = ahead;
            minute
        }
        _ => 0,
    }
}

/// Seconds and their fractions, which nobody plans by: read and dropped.
fn eat_seconds(cursor: &mut Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    let found = ahead.eat(&[':']).is_some() && small_number(&mut ahead).is_some_and(|second| second <= 60);
    if found {
        *cursor = ahead;
        if ahead.eat(&['.']).is_some() && ahead.number().is_some() {
            *cursor = ahead;
        }
    }
    found
}

/// `Z`, `+08:00`, `+0800`, `+08`. A minus counts only after RFC 3339's `T` and seconds, as `14:30-16:00`
/// is a range.
fn offset(cursor: &mut Cursor<'_>, minus_too: bool) -> Option<Offset> {
    let mut ahead = *cursor;
    ahead.spaces();
    if ahead.eat_word("z") {
        *cursor = ahead;
        return Some(Offset::UTC);
    }
    let minus = match ahead.eat(if minus_too { &['+', '-'] } else { &['+'] })? {
        '-' => -1,
        _ => 1,
    };
    let number = ahead.number()?;
    let (hours, minutes) = match number.digits {
        4 => (number.value / 100, number.value % 100),
        2 if ahead.eat(&[':']).is_some() => (number.value, ahead.number().filter(|n| n.digits == 2)?.value),
        2 => (number.value, 0),
        _ => return None,
    };
    let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
    let offset = Offset::from_seconds(minus * seconds).ok().filter(|_| minutes < 60)?;
    *cursor = ahead;
    Some(offset)
}
