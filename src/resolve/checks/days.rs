//! Sessions at a time when their event is not on, or on two days; weekdays in titles that are not those of their dates.

use jiff::ToSpan;
use jiff::civil::DateTime;

use super::{Desk, file};
use crate::date::{Context, DateProblem, Period, Style, When, parse, wrong_weekdays};
use crate::diag::{At, Diagnostic, Problem, Time};
use crate::model::{Event, Id, Session};
use crate::parse::{Place, Text, place_of};

/// Sessions outside their event, or on another day than their `date`.
pub(super) fn outside(desk: &mut Desk<'_>) {
    let site = desk.site;
    for (id, session) in site.sessions.iter() {
        let Some(period) = session.period.filter(|_| desk.takes_place(session)) else { continue };
        if let Some(date) = other_date(desk, id, &period) {
            let problem = Problem::OutsideDay { session: desk.slot(id), date: Time::at(date, Style::Short) };
            desk.note(&[id], desk.at_start(id), problem);
        } else if is_outside(session, &period, &site.events[session.event].period) {
            let ends = site.events[session.event].period.end.is_some();
            // A wrong year is seen only where it stands.
            let style = if period.start.year() == site.events[session.event].period.start.year() { Style::Short } else { Style::Date };
            let slot = desk.slot_of(&session.shared.title, Some(&period), file(session.shared.origin), style);
            let problem = Problem::OutsideEvent { session: slot, event: desk.event_slot(session.event), ends };
            desk.note(&[id], desk.at_start(id), problem);
        }
    }
}

/// Sessions between half past midnight and six whose times do not say that they mean the night: `2:30` was to be half past two.
pub(super) fn small_hours(desk: &mut Desk<'_>) {
    let site = desk.site;
    for (_, event) in site.events.iter() {
        // How long the evening before goes on.
        let mut evening: Option<DateTime> = None;
        for id in &event.sessions {
            let Some(period) = site.sessions[*id].period else { continue };
            let When::Minute(start) = period.start else { continue };
            let end = period.end.and_then(|end| if let When::Minute(end) = end { Some(end) } else { None }).unwrap_or(start);
            let goes_on = evening.and_then(|evening| evening.checked_add(1.hour()).ok()).is_some_and(|latest| start <= latest);
            if start.hour() >= 18 || goes_on {
                evening = evening.max(Some(end));
            } else if is_small(start.time()) && desk.takes_place(&site.sessions[*id]) && !says_night(desk, *id) {
                let time = |hour: i8| format!("{hour}:{:02}", start.minute());
                let problem =
                    Problem::SmallHours { session: desk.slot(*id), afternoon: time(start.hour() + 12), night: time(start.hour()) };
                desk.note(&[*id], desk.at_start(*id), problem);
            }
        }
    }
}

fn is_small(time: jiff::civil::Time) -> bool {
    (30..6 * 60).contains(&(i16::from(time.hour()) * 60 + i16::from(time.minute())))
}

/// Whether a session's time says on which half of the clock it is; spreadsheets have been asked already.
fn says_night(desk: &Desk<'_>, id: Id<Session>) -> bool {
    const WORDS: &[&str] = &["凌晨", "晨", "早", "夜", "晚", "午", "次日", "翌日", "第二天", "+1", "am", "AM"];
    let raw = desk.as_written(id);
    let is_table = matches!(place_of(&desk.cx.sources.get(file(desk.site.sessions[id].shared.origin)).path), Place::Workbook(_));
    is_table || [&raw.date, &raw.time.start].into_iter().flatten().any(|said| WORDS.iter().any(|word| said.value.contains(word)))
}

/// The `date` of a session, if its start is on another day.
fn other_date(desk: &Desk<'_>, id: Id<Session>, period: &Period) -> Option<When> {
    let raw = desk.as_written(id);
    let said = raw.date.as_ref().filter(|_| raw.time.start.is_some())?;
    let year = desk.site.events[desk.site.sessions[id].event].period.start.year();
    let context = Context { year: Some(year), day: None, timezone: &desk.cx.config.timezone };
    let date = Period::from(parse(&said.value, &context).ok()?).start;
    let (date_day, start_day) = (date.day()?, period.start.day()?);
    (date_day != start_day).then_some(date)
}

fn is_outside(session: &Session, period: &Period, event: &Period) -> bool {
    // People arrive before the first session and eat after the last: for those, the day has to do.
    let event = if session.kind.is_pause() { whole_days(event) } else { *event };
    let last = event.end.unwrap_or(When::Day(event.last_day()));
    let night = period.end.is_some_and(|end| end.time().is_some_and(|time| period.start.runs_into_night(time)));
    // The last evening may be long, unless the event says to the minute when it is over.
    let end = period.end.filter(|_| !night || last.time().is_some()).map(|end| end.last_minute());
    period.start.certainly_before(&event.start) || [Some(period.start), end].into_iter().flatten().any(|when| last.certainly_before(&when))
}

fn whole_days(event: &Period) -> Period {
    Period { start: When::Day(event.first_day()), end: Some(When::Day(event.last_day())) }
}

/// Titles of events and sessions that name a day of the event with a weekday it does not fall on.
pub(super) fn titles(desk: &mut Desk<'_>) {
    let site = desk.site;
    for (id, session) in site.sessions.iter() {
        let Some(said) = desk.as_written(id).shared.title.as_ref() else { continue };
        for problem in in_title(desk, session.event, said) {
            desk.note(&[id], &said.trail, problem);
        }
    }
    for (id, event) in site.events.iter() {
        let Some(said) = desk.event_as_written(id).and_then(|raw| raw.shared.title.as_ref()) else { continue };
        let found = in_title(desk, id, said);
        // Findings of no session: the pipeline knows how bad the event and the site say they are.
        let at = At::Value(said.trail.clone());
        desk.notes.extend(found.into_iter().map(|problem| Diagnostic::new(file(event.shared.origin), at.clone(), problem)));
    }
}

fn in_title(desk: &Desk<'_>, event: Id<Event>, said: &Text) -> Vec<Problem> {
    let period = &desk.site.events[event].period;
    let context = Context { year: Some(period.start.year()), day: None, timezone: &desk.cx.config.timezone };
    let slips = wrong_weekdays(&said.value, &context).into_iter().filter_map(|error| match error.problem {
        // A day of another time may be of a year that the title does not tell.
        DateProblem::WeekdayMismatch { date, written, actual } if period.contains(date) => {
            Some(Problem::TitleWeekday { date: Time::day(date), written: written.into(), actual: actual.into() })
        }
        _ => None,
    });
    if desk.undated.contains(&event) { Vec::new() } else { slips.collect() }
}
