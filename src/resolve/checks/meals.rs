//! Days whose sessions leave no time to eat at midday.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};

use super::Desk;
use super::bookings::{Booking, Place, place};
use crate::config::Limits;
use crate::date::{Period, Style, When};
use crate::diag::{Problem, Time};
use crate::model::{Event, Id, Session, SessionKind};

/// Midday of one day: when people eat.
struct Midday {
    from: DateTime,
    to: DateTime,
    /// Minutes that it takes.
    minutes: i64,
}

/// Notes each day of an event that runs through midday.
///
/// Only days whose sessions tell: one that fills midday alone, or a visit, may well hold a meal, and so may a
/// break without hours. Where sessions run side by side, it is enough that one room pauses.
pub(super) fn meals(desk: &mut Desk<'_>) {
    let limits = desk.cx.config.checks.limits;
    if limits.meal_break == 0 {
        return;
    }
    for (_, event) in desk.site.events.iter().filter(|(_, event)| event.sessions.len() > 1) {
        for (day, bookings) in by_day(desk, event) {
            let midday = Midday::of(day, &limits);
            if !may_pause(desk, event, &midday) && !lines(desk, &bookings).iter().any(|line| midday.is_free_in(line)) {
                note(desk, day, &midday, &bookings);
            }
        }
    }
}

/// What fills an event's days, in the order of time.
fn by_day(desk: &Desk<'_>, event: &Event) -> BTreeMap<Date, Vec<Booking>> {
    let fills = |id: &&Id<Session>| {
        let kind = desk.site.sessions[**id].kind;
        !kind.is_pause() && !matches!(kind, SessionKind::SiteVisit | SessionKind::SelfStudy)
    };
    let mut days: BTreeMap<Date, Vec<Booking>> = BTreeMap::new();
    for booking in event.sessions.iter().filter(fills).filter_map(|id| Booking::of(desk, *id)) {
        days.entry(booking.start.date()).or_default().push(booking);
    }
    days.retain(|_, bookings| bookings.len() > 1);
    for bookings in days.values_mut() {
        bookings.sort_unstable();
    }
    days
}

/// Whether a pause of the event may be long enough at midday.
fn may_pause(desk: &Desk<'_>, event: &Event, midday: &Midday) -> bool {
    let (from, to) = (When::Minute(midday.from), When::Minute(midday.to));
    event.sessions.iter().map(|id| &desk.site.sessions[*id]).filter(|session| session.kind.is_pause()).any(|pause| {
        let Some(period) = pause.period else { return true };
        match (period.start.minute(), period.end.and_then(|end| end.minute())) {
            (Some(start), Some(end)) => minutes(start.max(midday.from), end.min(midday.to)) >= midday.minutes,
            (Some(start), None) => midday.from <= start && start < midday.to,
            (None, _) => !period.end.unwrap_or(period.start).certainly_before(&from) && !to.certainly_before(&period.start),
        }
    })
}

/// What one person can follow: all of a day if nothing runs side by side, else what is in each room.
fn lines(desk: &Desk<'_>, bookings: &[Booking]) -> Vec<Vec<Booking>> {
    let mut latest = None;
    let side_by_side = bookings.iter().any(|one| {
        let overlaps = latest.is_some_and(|end| one.start < end);
        latest = latest.max(Some(one.end));
        overlaps
    });
    if !side_by_side {
        return vec![bookings.to_vec()];
    }
    let mut rooms: BTreeMap<Option<Place<'_>>, Vec<Booking>> = BTreeMap::new();
    for booking in bookings {
        rooms.entry(place(desk.site, &desk.site.sessions[booking.session])).or_default().push(*booking);
    }
    rooms.into_values().collect()
}

impl Midday {
    fn of(day: Date, limits: &Limits) -> Midday {
        let (from, to) = limits.meal_hours;
        Midday { from: day.to_datetime(from), to: day.to_datetime(to), minutes: i64::from(limits.meal_break) }
    }

    /// Whether a line of sessions leaves a gap that reaches into midday, or does not tell.
    fn is_free_in(&self, line: &[Booking]) -> bool {
        let mut free_from = DateTime::MIN;
        for one in line {
            let gap_at_midday = one.start > self.from && free_from < self.to;
            if one.covers(self.from, self.to) || gap_at_midday && minutes(free_from, one.start) >= self.minutes {
                return true;
            }
            free_from = free_from.max(one.end);
        }
        free_from < self.to
    }
}

/// How many sessions a note names.
const MOST: usize = 6;

fn note(desk: &mut Desk<'_>, day: Date, midday: &Midday, bookings: &[Booking]) {
    let filling: Vec<Id<Session>> =
        bookings.iter().filter(|one| one.end > midday.from && one.start < midday.to).map(|one| one.session).collect();
    let Some(first) = filling.first().copied() else { return };
    let problem = Problem::NoMealBreak {
        day: Time::at(When::Day(day), Style::Short),
        hours: Time { period: Period { start: When::Minute(midday.from), end: Some(When::Minute(midday.to)) }, style: Style::Clock },
        minutes: u32::try_from(midday.minutes).unwrap_or(u32::MAX),
        sessions: filling.iter().take(MOST).map(|id| *desk.slot(*id)).collect(),
        more: filling.len().saturating_sub(MOST),
    };
    desk.note(&filling, desk.at_start(first), problem);
}

fn minutes(from: DateTime, to: DateTime) -> i64 {
    to.duration_since(from).as_mins()
}
