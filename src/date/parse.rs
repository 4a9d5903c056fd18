//! Reading: the pieces of a text, filled in from what surrounds it and checked, to a [`Written`].
//!
//! What is filled in: a day from the agenda's, a year from the event's, and at the end of a range
//! year, month, day and part of day from its start. Nothing else is guessed, with two exceptions: an
//! end without a year whose month is half a year or more before the start's is in the next year
//! (`12月30日至1月2日`), and a time alone that ends an evening in the small hours is the next day's
//! (`22:00-0:30`).

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::fold::Folded;
use super::grammar::{self, Clock, Moment, Place};
use super::{DateError, DateProblem, PartOfDay, When};

/// What the surroundings of a text know.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The year of a date that has none; without it, the year of `day`.
    pub year: Option<i16>,
    /// The day of a time that has none.
    pub day: Option<Date>,
    /// The site's zone: a time with an offset is converted into it.
    pub timezone: &'a TimeZone,
}

/// What a text says: one point in time, or the two ends of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// One point in time.
    Point(When),
    /// From the first to the second, which is not before it.
    Range(When, When),
}

/// Reads a date, a time or a range of them in any of the forms people write.
///
/// On the twelve-hour clock: 下午2点 is 14:00, 上午12点 and 下午12点 and 中午12点 are 12:00, 凌晨12点 is
/// 00:00, and 晚上12点 is the midnight that ends the day, as is 24:00: 00:00 of the next day. An end such
/// as `0:30`, `次日0:30` or `00:30 (+1)` lies in the night after its start. What
/// contradicts itself (上午14:30, 晚上2点) is an error. In 下午2:30-4:00 the part counts for both ends.
/// Seconds are dropped; a weekday must be that of the date.
///
/// # Errors
///
/// The first thing that is wrong, with its place in `text`.
pub fn parse(text: &str, context: &Context<'_>) -> Result<Written, DateError> {
    read(text, &Known::from_context(context))
}

/// Reads what ends something that starts at `start`, written apart from it: what it leaves out is taken
/// from there, as at the end of a range.
///
/// # Errors
///
/// The first thing that is wrong, with its place in `text`.
pub fn parse_end(text: &str, start: &When, context: &Context<'_>) -> Result<Written, DateError> {
    let known = Known::from_start(start, None, context.timezone);
    read(text, &Known { day: known.day.or(context.day), ..known })
}

fn read(text: &str, known: &Known<'_>) -> Result<Written, DateError> {
    let folded = Folded::new(text);
    let mut cursor = folded.cursor();
    cursor.spaces();
    let Some(start) = grammar::moment(&mut cursor, Place::Start) else {
        return Err(problem(DateProblem::NotADate, cursor.rest()));
    };
    cursor.spaces();
    if cursor.done() {
        return when(&start, known).map(Written::Point);
    }
    let place = match (start.day, start.clock) {
        (Some(_), None) => Place::EndOfDays,
        _ => Place::End,
    };
    let leftover = cursor.rest();
    let end = if grammar::range_mark(&mut cursor) { grammar::moment(&mut cursor, place) } else { None };
    let Some(end) = end else {
        return Err(problem(DateProblem::NotADate, leftover));
    };
    cursor.spaces();
    if !cursor.done() {
        return Err(problem(DateProblem::NotADate, cursor.rest()));
    }
    range(&start, &end, known)
}

fn range(start: &Moment, end: &Moment, known: &Known<'_>) -> Result<Written, DateError> {
    let from = when(start, known)?;
    let to = when(end, &Known::from_start(&from, start.part, known.timezone))?;
    if to.certainly_before(&from) {
        let times = from.time().is_some() && to.time().is_some() && from.day() == to.day();
        return Err(problem(DateProblem::EndsBeforeStart { times }, end.range.clone()));
    }
    Ok(Written::Range(from, to))
}

/// What a moment may leave out. The month, the part and the start are known only where something ends.
struct Known<'a> {
    year: Option<i16>,
    month: Option<u8>,
    day: Option<Date>,
    part: Option<PartOfDay>,
    start: Option<When>,
    timezone: &'a TimeZone,
}

impl<'a> Known<'a> {
    fn from_context(context: &Context<'a>) -> Known<'a> {
        let year = context.year.or(context.day.map(Date::year));
        Known { year, month: None, day: context.day, part: None, start: None, timezone: context.timezone }
    }

    fn from_start(start: &When, part: Option<PartOfDay>, timezone: &'a TimeZone) -> Known<'a> {
        let month = start.month().and_then(|month| u8::try_from(month).ok());
        Known { year: Some(start.year()), month, day: start.day(), part, start: Some(*start), timezone }
    }
}

fn when(moment: &Moment, known: &Known<'_>) -> Result<When, DateError> {
    let date = calendar(moment, known)?;
    let Some(day) = date.day() else {
        let without_day = if moment.clock.is_some() {
            moment.clock_range.clone()
        } else if let Some((_, range)) = &moment.weekday {
            range.clone()
        } else if moment.part.is_some() {
            moment.range.clone()
        } else {
            return Ok(date);
        };
        return Err(problem(DateProblem::DayMissing, without_day));
    };
    if let Some((written, range)) = &moment.weekday
        && *written != day.weekday()
    {
        let mismatch = DateProblem::WeekdayMismatch { date: day, written: *written, actual: day.weekday() };
        return Err(problem(mismatch, range.clone()));
    }
    match (moment.clock, moment.part) {
        (Some(clock), _) => minute(moment, clock, day, known),
        (None, Some(part)) => Ok(When::Part(day, part)),
        (None, None) => Ok(date),
    }
}

/// A moment in its surroundings.
pub(super) fn in_context(moment: &Moment, context: &Context<'_>) -> Result<When, DateError> {
    when(moment, &Known::from_context(context))
}

/// The date of a moment: a year, a month or a day.
fn calendar(moment: &Moment, known: &Known<'_>) -> Result<When, DateError> {
    let fail = |what| Err(problem(what, moment.date_range.clone()));
    if let Some(range) = &moment.next_day {
        return next_day(moment, range, known);
    }
    let month = match (moment.year, moment.month, moment.day) {
        (None, None, None) => {
            let day = known.day.map(When::Day);
            return day.ok_or_else(|| problem(DateProblem::DayMissing, moment.range.clone()));
        }
        (Some(year), None, None) => return Ok(When::Year(year)),
        (_, Some(month), _) => month,
        (Some(_), None, Some(_)) => return fail(DateProblem::MonthMissing),
        (None, None, Some(_)) => match known.month {
            Some(month) => month,
            None => return fail(DateProblem::MonthMissing),
        },
    };
    if !(1..=12).contains(&month) {
        return fail(DateProblem::NoSuchMonth { month });
    }
    let next_year = known.month.is_some_and(|start| month + 6 <= start);
    let known_year = known.year.map(|year| year.saturating_add(i16::from(next_year)));
    let Some(year) = moment.year.or(known_year) else {
        return fail(DateProblem::YearMissing);
    };
    let Ok(first) = Date::new(year, signed(month), 1) else {
        return fail(DateProblem::NotADate);
    };
    match moment.day {
        None => Ok(When::Month(year, first.month())),
        Some(day) => match Date::new(year, first.month(), signed(day)) {
            Ok(date) => Ok(When::Day(date)),
            Err(_) => {
                let last = first.days_in_month().unsigned_abs();
                fail(DateProblem::NoSuchDay { year, month, last, day })
            }
        },
    }
}

/// The day after the start's, which only an end can be and which needs no date beside it.
fn next_day(moment: &Moment, range: &Range<usize>, known: &Known<'_>) -> Result<When, DateError> {
    if known.start.is_none() || !moment.is_dateless() {
        return Err(problem(DateProblem::NotADate, range.clone()));
    }
    let day = known.day.ok_or_else(|| problem(DateProblem::DayMissing, moment.range.clone()))?;
    day.tomorrow().map(When::Day).map_err(|_| problem(DateProblem::NotADate, range.clone()))
}

/// The minute of a moment whose day is known.
fn minute(moment: &Moment, clock: Clock, day: Date, known: &Known<'_>) -> Result<When, DateError> {
    let Clock { hour, minute } = clock;
    let fail = |what| problem(what, moment.clock_range.clone());
    let start_day = moment.is_dateless() && moment.next_day.is_none();
    let inherited = known.part.filter(|_| start_day);
    let full_hour = match (moment.part, inherited) {
        (Some(part), _) => hour_in(part, hour),
        (None, Some(part)) => Some(carried_hour(part, hour)),
        (None, None) => Some(hour),
    };
    let no_such_time = || fail(DateProblem::NoSuchTime { hour, minute, part: moment.part });
    let full_hour = full_hour.filter(|_| minute < 60).ok_or_else(no_such_time)?;
    let (day, full_hour) = match full_hour {
        // 24:00 ends the day and 24:30 is a slip, but 晚上12:30 is what people say.
        24 if minute == 0 || hour == 12 => (day.tomorrow().map_err(|_| fail(DateProblem::NotADate))?, 0),
        0..24 => (day, full_hour),
        _ => return Err(no_such_time()),
    };
    let civil = day.at(signed(full_hour), signed(minute), 0, 0);
    let Some(offset) = moment.offset else {
        let night =
            known.start.filter(|start| start_day && start.runs_into_night(civil.time()) && When::Minute(civil).certainly_before(start));
        let civil = if night.is_some() { civil.checked_add(1.day()).map_err(|_| fail(DateProblem::NotADate))? } else { civil };
        return Ok(When::Minute(civil));
    };
    let instant = offset.to_timestamp(civil).map_err(|_| fail(DateProblem::NotADate))?;
    let local = known.timezone.to_datetime(instant);
    // Some zones of the 19th century are seconds off.
    let whole = local.date().at(local.hour(), local.minute(), 0, 0);
    Ok(When::Minute(whole))
}

/// The hour on the 24-hour clock, 24 being the midnight that ends the day; `None` if the part of the
/// day has no such hour.
fn hour_in(part: PartOfDay, hour: u8) -> Option<u8> {
    match (part, hour) {
        (PartOfDay::BeforeDawn, 12) => Some(0),
        (PartOfDay::BeforeDawn, 0..=6)
        | (PartOfDay::EarlyMorning, 3..=11)
        | (PartOfDay::Morning, 0..=12)
        | (PartOfDay::Noon, 11..=14)
        | (PartOfDay::Afternoon, 12..=19)
        | (PartOfDay::Dusk, 16..=21)
        | (PartOfDay::Evening, 17..=24) => Some(hour),
        (PartOfDay::Noon, 1..=2) | (PartOfDay::Afternoon, 1..=11) | (PartOfDay::Dusk, 4..=9) | (PartOfDay::Evening, 5..=12) => {
            Some(hour + 12)
        }
        _ => None,
    }
}

/// The hour at the end of a range whose start has the part: it is shifted as the start was, unless it
/// is already on the 24-hour clock or in another part of the day (`早上8:00-12:00`).
fn carried_hour(part: PartOfDay, hour: u8) -> u8 {
    match part {
        PartOfDay::BeforeDawn | PartOfDay::EarlyMorning | PartOfDay::Morning => hour,
        PartOfDay::Noon | PartOfDay::Afternoon | PartOfDay::Dusk | PartOfDay::Evening => hour_in(part, hour).unwrap_or(hour),
    }
}

/// jiff counts in signed numbers. What does not fit (no month, day or hour has three digits) becomes
/// one that is refused.
fn signed(number: u8) -> i8 {
    i8::try_from(number).unwrap_or(i8::MAX)
}

fn problem(problem: DateProblem, range: Range<usize>) -> DateError {
    DateError { problem, range }
}
