//! Times as written into times as meant, with the surroundings they need.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Build, Cx};
use crate::date::{self, Context, DateError, DateProblem, Period, Style, When, parse_duration};
use crate::diag::{At, Diagnostic, Problem, Time};
use crate::language::Words;
use crate::parse::Text;
use crate::parse::raw::RawTime;
use crate::source::FileId;

/// Reads one time, or a range in one text.
pub(super) fn read(file: FileId, said: &Text, context: &Context<'_>, notes: &mut Vec<Diagnostic>) -> Option<Period> {
    or_note(file, said, date::parse(&said.value, context), notes)
}

fn or_note(file: FileId, said: &Text, read: Result<date::Written, DateError>, notes: &mut Vec<Diagnostic>) -> Option<Period> {
    match read {
        Ok(written) => Some(written.into()),
        Err(error) => {
            notes.push(Diagnostic::new(file, At::Value(said.trail.clone()), date_problem(&said.value, &error)));
            None
        }
    }
}

/// A point in time that may be missing; the first moment, if a range is given.
pub(super) fn optional(cx: &Cx<'_>, build: &mut Build, file: FileId, said: Option<&Text>, year: Option<i16>) -> Option<When> {
    let context = Context { year, day: None, timezone: &cx.config.timezone };
    read(file, said?, &context, &mut build.notes).map(|period| period.start)
}

/// A stretch of time: a start (or a range), and an end or a duration.
///
/// `year` and `day` are what the surroundings know; the end takes its year
/// and day from the start.
pub(super) fn period(cx: &Cx<'_>, build: &mut Build, file: FileId, raw: &RawTime, year: Option<i16>, day: Option<Date>) -> Option<Period> {
    let timezone = &cx.config.timezone;
    let context = Context { year, day, timezone };
    let started = raw.start.as_ref().and_then(|said| read(file, said, &context, &mut build.notes));
    let ended = raw.end.as_ref().and_then(|said| {
        let read = match &started {
            Some(period) => date::parse_end(&said.value, &period.start, &context),
            None => date::parse(&said.value, &context),
        };
        // Where the start could not be read, the end may well lean on it.
        let leans =
            |error: &DateError| matches!(error.problem, DateProblem::YearMissing | DateProblem::MonthMissing | DateProblem::DayMissing);
        if raw.start.is_some() && started.is_none() && read.as_ref().is_err_and(leans) {
            return None;
        }
        or_note(file, said, read, &mut build.notes).map(|period| period.end.unwrap_or(period.start))
    });
    let mut period = started?;
    period.end = ended.or(period.end);
    match (period.end, &raw.duration) {
        (None, Some(said)) => period.end = after(build, file, said, period.start),
        (Some(end), Some(said)) => note_two_ends(build, file, said, (period.start, end)),
        (_, None) => {}
    }
    if let (Some(end), Some(said)) = (period.end, raw.end.as_ref())
        && end.certainly_before(&period.start)
    {
        let next_day = end.time().filter(|_| end.day() == period.start.day()).map(|_| date::words(&end, Words::Hans, Style::Clock));
        let afternoon = afternoon(&end, &period.start);
        let (start, end) = (Box::new(Time::at(period.start, Style::Date)), Box::new(Time::at(end, Style::Date)));
        let problem = Problem::EndBeforeStart { start, end, next_day, afternoon };
        build.note(file, At::Value(said.trail.clone()), problem);
        period.end = None;
    }
    Some(period)
}

/// Notes a duration that comes to another hour than the end beside it.
fn note_two_ends(build: &mut Build, file: FileId, said: &Text, (start, end): (When, When)) {
    let (When::Minute(start), When::Minute(_), Some(minutes)) = (start, end, parse_duration(&said.value)) else { return };
    let Some(other) = start.checked_add(i64::from(minutes).minutes()).ok().map(When::Minute).filter(|other| *other != end) else { return };
    let [end, by_duration] = [end, other].map(|when| Box::new(Time::at(when, Style::Clock)));
    build.note(file, At::Value(said.trail.clone()), Problem::TwoEnds { end, by_duration });
}

/// An end at an hour that is said of afternoons too, as it would be then, if that is after the start: `14:30` to `4点`.
fn afternoon(end: &When, start: &When) -> Option<String> {
    let time = end.time().filter(|time| (1..=7).contains(&time.hour()) && end.day() == start.day())?;
    let later = format!("{}:{:02}", time.hour() + 12, time.minute());
    let begun = start.time().map(|time| (time.hour(), time.minute()))?;
    ((time.hour() + 12, time.minute()) > begun).then_some(later)
}

/// Notes an end or a duration where a start may be missing and is.
pub(super) fn note_lost_end(build: &mut Build, file: FileId, raw: &RawTime) {
    let lost = [("end", &raw.end), ("duration", &raw.duration)];
    let lost = lost.into_iter().filter(|_| raw.start.is_none()).find_map(|(key, said)| Some((key, said.as_ref()?)));
    if let Some((key, said)) = lost {
        build.note(file, At::Value(said.trail.clone()), Problem::EndWithoutStart { key: key.to_string() });
    }
}

fn after(build: &mut Build, file: FileId, said: &Text, start: When) -> Option<When> {
    let Some(minutes) = parse_duration(&said.value) else {
        build.note(file, At::Value(said.trail.clone()), Problem::NotADuration { text: said.value.clone() });
        return None;
    };
    match start {
        When::Minute(start) => start.checked_add(i64::from(minutes).minutes()).ok().map(When::Minute),
        When::Year(_) | When::Month(..) | When::Day(_) | When::Part(..) => {
            let problem = Problem::EndWithoutStart { key: "duration".to_string() };
            build.note(file, At::Value(said.trail.clone()), problem);
            None
        }
    }
}

/// What is wrong with a text that is no date, as a problem to tell of.
#[must_use]
pub fn date_problem(text: &str, error: &DateError) -> Problem {
    let text = text.to_string();
    match &error.problem {
        DateProblem::NotADate => Problem::NotADate { text },
        DateProblem::NoSuchMonth { month } => Problem::NoSuchMonth { month: u32::from(*month) },
        DateProblem::NoSuchDay { year, month, last, day } => {
            let month = When::Month(*year, i8::try_from(*month).unwrap_or_default());
            Problem::NoSuchDay { month: Time::at(month, Style::Date), day: *day, last: *last }
        }
        DateProblem::NoSuchTime { part, .. } => {
            let piece = text.get(error.range.clone()).map_or(text.clone(), str::to_string);
            Problem::NoSuchTime { text: piece, in_part: part.is_some() }
        }
        DateProblem::WeekdayMismatch { date, written, actual } => {
            Problem::WrongWeekday { date: Time::day(*date), written: (*written).into(), actual: (*actual).into() }
        }
        DateProblem::YearMissing => Problem::YearMissing { text },
        DateProblem::MonthMissing => Problem::NotADate { text },
        DateProblem::DayMissing => Problem::DayMissing { text },
        DateProblem::EndsBeforeStart { times } => {
            let end = text.get(error.range.clone()).filter(|_| *times).map(str::to_string);
            Problem::RangeBackwards { text, next_day: end }
        }
    }
}
