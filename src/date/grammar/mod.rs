//! The written forms: a folded text to its pieces, as written and unchecked.
//!
//! ```text
//! written = moment [ mark moment ]
//! moment  = [ next ] [ note ] [ date ] [ note ] [ note ] [ time [ offset ] ] [ next ]     at least one of them
//! date    = 2024[-9[-4]]  20240904  [2024年][9月][4日]  Sep 4, 2024  4 Sep 2024
//! note    = 星期三  上午  （周三）  （周三 上午）     each kind once
//! next    = 次日  第二天  (next day)  +1     behind a time also the last
//! time    = [T]14:30[:00]  14时[30分]  两点半  三点一刻
//! mark    = - – — ~ 至 到 to
//! ```
//!
//! What the author left out stays out: filling in is `parse`'s work, and so is every check. A number
//! before a mark may borrow its unit from the one after it (`4-6日`, `9-11点`).

mod calendar;
mod clock;
mod next_day;
mod note;

use std::ops::Range;

use jiff::civil::Weekday;
use jiff::tz::Offset;

use super::PartOfDay;
use super::fold::Cursor;

/// The pieces of one point in time, with their bytes in the original.
#[derive(Default)]
pub(super) struct Moment {
    pub(super) year: Option<i16>,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
    pub(super) date_range: Range<usize>,
    pub(super) weekday: Option<(Weekday, Range<usize>)>,
    pub(super) part: Option<PartOfDay>,
    pub(super) clock: Option<Clock>,
    pub(super) clock_range: Range<usize>,
    pub(super) offset: Option<Offset>,
    /// Where it says that it is the day after the start's.
    pub(super) next_day: Option<Range<usize>>,
    /// All of it.
    pub(super) range: Range<usize>,
}

/// A time as a clock shows it, before the part of the day is taken into account.
#[derive(Clone, Copy)]
pub(super) struct Clock {
    pub(super) hour: u8,
    pub(super) minute: u8,
}

/// Where in a range a moment stands, as an end may be shorter than a start.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Start,
    /// The end of a range whose start is a day with no time: a bare number is a day.
    EndOfDays,
    /// The end of any other range.
    End,
}

impl Moment {
    /// Whether it names neither year, month nor day.
    pub(super) fn is_dateless(&self) -> bool {
        (self.year, self.month, self.day) == (None, None, None)
    }
}

const HOUR: [char; 2] = ['点', '时'];

/// Reads a moment, or leaves the cursor alone.
pub(super) fn moment(cursor: &mut Cursor<'_>, place: Place) -> Option<Moment> {
    let start = *cursor;
    let mut moment = Moment::default();
    next_day::word(cursor, &mut moment);
    after_gap(cursor, |cursor| note::note(cursor, &mut moment));
    after_gap(cursor, |cursor| calendar::date(cursor, &mut moment, place));
    after_gap(cursor, |cursor| note::note(cursor, &mut moment));
    after_gap(cursor, |cursor| note::note(cursor, &mut moment));
    after_gap(cursor, |cursor| clock::clock(cursor, &mut moment));
    after_gap(cursor, |cursor| next_day::after_time(cursor, &mut moment));
    let found = moment.year.is_some()
        || moment.month.is_some()
        || moment.day.is_some()
        || moment.weekday.is_some()
        || moment.part.is_some()
        || moment.next_day.is_some()
        || moment.clock.is_some();
    if !found {
        *cursor = start;
        return None;
    }
    moment.range = cursor.since(&start);
    Some(moment)
}

/// Steps over what may stand between the two ends of a range.
pub(super) fn range_mark(cursor: &mut Cursor<'_>) -> bool {
    cursor.spaces();
    let found = match cursor.eat(&['-', '~', '至', '到']) {
        // A Chinese dash is two characters: ——.
        Some(dash @ ('-' | '~')) => {
            while cursor.eat(&[dash]).is_some() {}
            true
        }
        Some(_) => true,
        None => cursor.eat_word("to"),
    };
    cursor.spaces();
    found
}

/// Reads a further piece; where there is none, the gap before it is not taken either.
fn after_gap<'a>(cursor: &mut Cursor<'a>, read: impl FnOnce(&mut Cursor<'a>)) {
    let mut ahead = *cursor;
    gap(&mut ahead);
    let before = ahead;
    read(&mut ahead);
    if !ahead.since(&before).is_empty() {
        *cursor = ahead;
    }
}

/// What may stand between date and time.
fn gap(cursor: &mut Cursor<'_>) {
    while cursor.eat(&[' ', ',']).is_some() {}
}

/// Steps over spaces and one of these, or over nothing.
fn eat_spaced(cursor: &mut Cursor<'_>, any: &[char]) -> bool {
    let mut ahead = *cursor;
    ahead.spaces();
    let found = ahead.eat(any).is_some();
    if found {
        *cursor = ahead;
    }
    found
}

/// Whether a mark and a number with this unit follow, so that the number just read borrows it.
fn borrows_unit(mut ahead: Cursor<'_>, any: &[char]) -> bool {
    range_mark(&mut ahead) && small_number(&mut ahead).is_some() && eat_spaced(&mut ahead, any)
}

/// Whether the number just read is the hour of a time.
fn is_hour(mut ahead: Cursor<'_>) -> bool {
    ahead.eat(&[':']).is_some() || eat_spaced(&mut ahead, &HOUR)
}

/// A number of one or two digits.
fn small_number(cursor: &mut Cursor<'_>) -> Option<u8> {
    let mut ahead = *cursor;
    let number = ahead.number().filter(|number| number.digits <= 2)?;
    *cursor = ahead;
    u8::try_from(number.value).ok()
}

/// Whether the letters are a name or the first three or more of it.
fn abbreviates(letters: &str, name: &str) -> bool {
    letters.len() >= 3 && name.starts_with(letters)
}
