//! Dates in texts: days that no calendar has, weekdays of other days, and how long an event is said to last.
//!
//! A day without a year is of the event that the text is about; where the text speaks of other years, nothing is said.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::config::Config;
use crate::date::{Context, DateProblem, Period, Style, When, wrong_weekdays};
use crate::diag::{Problem, Time};
use crate::model::Site;
use crate::parse::Prose;
use crate::source::{FileId, Span};
use crate::text::days::{Days, days, lasting};
use crate::text::marks::Glyph;
use crate::text::slips::place;

/// The days of the events that files are about.
pub(super) fn of_files(site: &Site) -> BTreeMap<FileId, Period> {
    let of = |event| site.events[event].period;
    let events = site.events.iter().map(|(_, event)| (&event.shared, event.period));
    let sessions = site.sessions.iter().map(|(_, session)| (&session.shared, of(session.event)));
    let reports = site.reports.iter().filter_map(|(_, report)| Some((&report.shared, of(report.event?))));
    let cases = site.cases.iter().filter_map(|(_, case)| Some((&case.shared, of(case.event?))));
    // An event's own file says its days, whatever else stands in it.
    let all = sessions.chain(reports).chain(cases).chain(events);
    all.map(|(shared, period)| (shared.origin.file(), period)).collect()
}

/// What is wrong with the dates of a text that is about an event, or about none.
pub(super) fn wrong(prose: &Prose, event: Option<&Period>, config: &Config) -> Vec<(Span, Problem)> {
    let mut found = Vec::new();
    for block in &prose.text {
        weekdays(block, event, config, &mut found);
    }
    for block in prose.blocks() {
        let text: Vec<char> = block.iter().map(|glyph| glyph.c).collect();
        // Nearly every block stops here.
        if !text.iter().any(|c| matches!(c, '日' | '号' | '期')) {
            continue;
        }
        let days = days(&text);
        days.iter().for_each(|one| impossible(block, &text, one, &mut found));
        lengths(block, &text, &days, event, &mut found);
    }
    found
}

/// Words by which a text speaks of another year than that of its event.
const OTHER_YEARS: &[&str] = &["去年", "前年", "上年", "往年", "明年", "后年", "次年", "翌年", "後年", "上届", "下届", "上屆", "下屆"];

fn weekdays(block: &[Glyph], event: Option<&Period>, config: &Config, found: &mut Vec<(Span, Problem)>) {
    let text: String = block.iter().map(|glyph| glyph.c).collect();
    let year = event.map(|event| event.start.year());
    let mut seen = Vec::new();
    for year in [None, year.filter(|_| !speaks_of_others(&text, year))] {
        let context = Context { year, day: None, timezone: &config.timezone };
        for error in wrong_weekdays(&text, &context) {
            let DateProblem::WeekdayMismatch { date, written, actual } = error.problem else { continue };
            let is_sure = year.is_none() || event.is_some_and(|event| event.contains(date));
            if !is_sure || seen.contains(&error.range) {
                continue;
            }
            let count = |to: usize| text[..to].chars().count();
            let problem = Problem::TextWeekday { date: Time::day(date), written: written.into(), actual: actual.into() };
            note(block, count(error.range.start)..count(error.range.end), problem, found);
            seen.push(error.range);
        }
        if event.is_none() {
            break;
        }
    }
}

/// Whether a text speaks of another year than that of its event.
pub(super) fn speaks_of_others(text: &str, year: Option<i16>) -> bool {
    let own = year.map(|year| year.to_string()).unwrap_or_default();
    let years = text.match_indices('年').filter_map(|(at, _)| text[..at].get(at.checked_sub(4)?..));
    OTHER_YEARS.iter().any(|word| text.contains(word))
        || years.filter(|year| year.bytes().all(|b| b.is_ascii_digit())).any(|year| year != own)
}

fn note(block: &[Glyph], characters: std::ops::Range<usize>, problem: Problem, found: &mut Vec<(Span, Problem)>) {
    found.extend(place(block, characters).map(|range| (Span::new(range.start, range.end), problem)));
}

/// Days that no calendar has.
fn impossible(block: &[Glyph], text: &[char], days: &Days, found: &mut Vec<(Span, Problem)>) {
    let wrong = [Some(days.first), days.last].into_iter().flatten().find_map(|(month, day)| {
        let last = last_day(days.year, month);
        (day == 0 || last.is_none_or(|last| day > last)).then_some((month, last.unwrap_or(0)))
    });
    if let Some((month, last)) = wrong {
        let written = text[days.range.clone()].iter().collect();
        let year = days.year.filter(|_| month == 2 && last == 28);
        note(block, days.range.clone(), Problem::ImpossibleDate { written, year, month, last }, found);
    }
}

/// The last day of a month; of February in any year, where none is known. None for a month that there is not.
fn last_day(year: Option<i16>, month: u8) -> Option<u8> {
    const LEAP: i16 = 2024;
    let first = Date::new(year.unwrap_or(LEAP), i8::try_from(month).ok()?, 1).ok()?;
    u8::try_from(first.days_in_month()).ok()
}

/// How long something is said to last, against the days in the same sentence, or those of the event.
fn lengths(block: &[Glyph], text: &[char], days: &[Days], event: Option<&Period>, found: &mut Vec<(Span, Problem)>) {
    for said in lasting(text) {
        let is_end = |n: &usize| "。！？；\n".contains(text[*n]);
        let start = (0..said.range.start).rev().find(is_end).map_or(0, |n| n + 1);
        let end = (said.range.end..text.len()).find(is_end).unwrap_or(text.len());
        let here: Vec<&Days> = days.iter().filter(|days| (start..end).contains(&days.range.start)).collect();
        let sentence: String = text[start..end].iter().collect();
        let meant = match here.as_slice() {
            [only] => between(only, event).map(|period| (period, u32::from(only.in_part))),
            // Who arrives or leaves a day earlier or later is counted in the one and not in the other.
            [] if speaks_of_this(&sentence) => event.copied().map(|period| (period, 2)),
            _ => None,
        };
        let Some((period, slack)) = meant else { continue };
        let whole = period.days();
        let is_right = said.days <= whole && (said.days + slack >= whole || said.days == working_days(&period));
        if whole > 1 && !is_right {
            let written = text[said.range.clone()].iter().collect();
            let days = Period { start: When::Day(period.first_day()), end: Some(When::Day(period.last_day())) };
            let problem = Problem::DayCount { written, days: Time { period: days, style: Style::Short }, count: whole };
            note(block, said.range, problem, found);
        }
    }
}

/// Whether a sentence is about the event of its text, and about no other.
fn speaks_of_this(sentence: &str) -> bool {
    const THIS: &[&str] = &["本次", "此次", "这次", "本期", "本届", "這次", "本屆"];
    THIS.iter().any(|word| sentence.contains(word))
        && !sentence.contains('年')
        && !["分期", "批", "首期", "每期"].iter().any(|word| sentence.contains(word))
}

/// From the first of some days to the last, in a year that is known.
fn between(days: &Days, event: Option<&Period>) -> Option<Period> {
    let date = |(month, day): (u8, u8)| {
        let year = days.year.or(event.map(|event| event.start.year()))?;
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    };
    let (first, last) = (date(days.first)?, date(days.last?)?);
    (first < last).then_some(Period { start: When::Day(first), end: Some(When::Day(last)) })
}

/// The days from Monday to Friday.
fn working_days(period: &Period) -> u32 {
    let mut day = period.first_day();
    let mut count = 0;
    // Nobody trains for longer.
    for _ in 0..period.days().min(400) {
        count += u32::from(day.weekday().to_monday_zero_offset() < 5);
        day = day.tomorrow().unwrap_or(day);
    }
    count
}
