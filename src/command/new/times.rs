//! Dates and times as the content's own reader understands them, said back in words and written as content has them.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::form::Understood;
use crate::date::{self, Context, Period, Style, When, Written, parse_duration, period_words};
use crate::diag::{Problem, in_a_line};
use crate::language::Words;
use crate::messages::{Arguments, Tongue, text};
use crate::resolve::date_problem;
use crate::tree::Tree;

/// What the surroundings of a date know.
#[derive(Clone)]
pub(super) struct Around {
    /// The year of a date that has none.
    pub(super) year: Option<i16>,
    /// The day of a time that has none.
    pub(super) day: Option<Date>,
    /// The zone of the site.
    pub(super) timezone: TimeZone,
    /// The language to answer in.
    pub(super) tongue: Tongue,
}

impl Around {
    fn context(&self) -> Context<'_> {
        Context { year: self.year, day: self.day, timezone: &self.timezone }
    }

    /// A beginning, or a whole stretch.
    pub(super) fn start(&self, given: &str) -> Result<Understood<Period>, String> {
        let period: Period = self.read(given, date::parse(given, &self.context()))?.into();
        Ok(Understood { value: period, shown: self.shown(&period) })
    }

    /// What ends something that starts at `start`.
    pub(super) fn end(&self, given: &str, start: &When) -> Result<Understood<When>, String> {
        let period: Period = self.read(given, date::parse_end(given, start, &self.context()))?.into();
        let end = period.end.unwrap_or(period.start);
        if end.certainly_before(start) {
            let said = |when: &When| date::words(when, self.tongue.words(), Style::Weekday);
            let arguments = Arguments::new().with("start", said(start)).with("end", said(&end));
            return Err(text(self.tongue, "new-ends-before", &arguments));
        }
        Ok(Understood { value: end, shown: self.shown(&Period { start: end, end: None }) })
    }

    /// An end, or how long something takes that starts at `start`.
    pub(super) fn end_or_duration(&self, given: &str, start: &When) -> Result<Understood<When>, String> {
        let (Some(minutes), When::Minute(from)) = (parse_duration(given), start) else { return self.end(given, start) };
        // `10:30` is a time and no duration, `9` neither for sure.
        let is_time = date::parse_end(given, start, &self.context()).is_ok();
        match from.checked_add(i64::from(minutes).minutes()) {
            Ok(end) if !is_time && minutes > 0 => {
                let end = When::Minute(end);
                Ok(Understood { value: end, shown: self.shown(&Period { start: *start, end: Some(end) }) })
            }
            _ => self.end(given, start),
        }
    }

    /// What a start that says its end is to be refused for: an end under `flag` that is another one.
    pub(super) fn other_end(&self, whole: &Period, flag: &str, given: Option<&str>) -> Option<String> {
        let read = self.end_or_duration(given?, &whole.start);
        let same = read.is_ok_and(|end| Some(end.value) == whole.end);
        (!same).then(|| text(self.tongue, "new-end-twice", &Arguments::new().with("flag", flag)))
    }

    /// How long it takes, or when it ends.
    pub(super) fn duration(&self, given: &str, start: &When) -> Result<Understood<When>, String> {
        let is_time = parse_duration(given).is_some() || date::parse_end(given, start, &self.context()).is_ok();
        if is_time {
            return self.end_or_duration(given, start);
        }
        Err(in_a_line(self.tongue, &Problem::NotADuration { text: given.to_string() }))
    }

    fn shown(&self, period: &Period) -> String {
        period_words(&period.start, period.end.as_ref(), self.tongue.words(), Style::Weekday)
    }

    fn read(&self, given: &str, read: Result<Written, date::DateError>) -> Result<Written, String> {
        read.map_err(|error| in_a_line(self.tongue, &date_problem(given, &error)))
    }
}

/// A point in time as the head of an event or a report has it: `2027-05-08`, `2027-05-08 上午`, `2027`.
pub(super) fn in_full(when: &When, words: Words) -> Tree {
    match when {
        When::Year(_) => Tree::Number(when.iso()),
        When::Month(..) | When::Day(_) => Tree::Text(when.iso()),
        When::Part(day, _) => Tree::Text(format!("{day} {}", date::words(when, words, Style::Clock))),
        When::Minute(minute) => Tree::Text(format!("{} {:02}:{:02}", minute.date(), minute.hour(), minute.minute())),
    }
}

/// A point in time as agendas have it: without the year of their event, in Chinese as one says it.
pub(super) fn in_agenda(when: &When, year: i16, words: Words) -> Tree {
    let is_short = matches!(when, When::Day(_) | When::Part(..) | When::Minute(_)) && when.year() == year;
    match words {
        Words::Hans | Words::Hant if is_short => Tree::Text(date::words(when, words, Style::Short)),
        Words::Hans | Words::Hant | Words::En => in_full(when, words),
    }
}

/// An end as agendas have it: only the time, where the day is that of the start.
pub(super) fn end_in_agenda(end: &When, start: &When, year: i16, words: Words) -> Tree {
    match end {
        When::Minute(_) if end.day() == start.day() => Tree::Text(date::words(end, words, Style::Clock)),
        _ => in_agenda(end, year, words),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::date::PartOfDay;

    fn text_of(tree: &Tree) -> &str {
        match tree {
            Tree::Text(text) | Tree::Number(text) => text,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_written_is_read_as_it_was_understood() {
        let day = date(2027, 5, 8);
        let around = Around { year: Some(2027), day: None, timezone: TimeZone::UTC, tongue: Tongue::En };
        let parts =
            [PartOfDay::BeforeDawn, PartOfDay::EarlyMorning, PartOfDay::Morning, PartOfDay::Noon, PartOfDay::Afternoon, PartOfDay::Dusk];
        let mut moments = vec![
            When::Year(2027),
            When::Month(2027, 5),
            When::Day(day),
            When::Minute(day.at(9, 5, 0, 0)),
            When::Minute(day.at(0, 0, 0, 0)),
        ];
        moments.extend(parts.map(|part| When::Part(day, part)));
        for words in [Words::Hans, Words::Hant, Words::En] {
            for when in &moments {
                for year in [2027, 2026] {
                    for written in [in_full(when, words), in_agenda(when, year, words)] {
                        let read = around.start(text_of(&written)).unwrap_or_else(|why| panic!("{written:?}: {why}")).value;
                        assert_eq!(read, Period { start: *when, end: None }, "{written:?}");
                    }
                }
            }
            let (start, midnight) = (When::Minute(day.at(9, 5, 0, 0)), When::Minute(date(2027, 5, 9).at(0, 0, 0, 0)));
            for end in [When::Minute(day.at(10, 30, 0, 0)), midnight, When::Day(date(2027, 5, 10))] {
                let written = end_in_agenda(&end, &start, 2027, words);
                assert_eq!(around.end(text_of(&written), &start).map(|read| read.value), Ok(end), "{written:?}");
            }
        }
    }

    #[test]
    fn an_end_may_be_a_duration() {
        let around = Around { year: Some(2027), day: Some(date(2027, 5, 8)), timezone: TimeZone::UTC, tongue: Tongue::Zh };
        let start = When::Minute(date(2027, 5, 8).at(9, 0, 0, 0));
        for (given, hour, minute) in [("90m", 10, 30), ("一个半小时", 10, 30), ("10:30", 10, 30), ("上午10点", 10, 0)] {
            let end = around.end_or_duration(given, &start).map(|read| read.value);
            assert_eq!(end, Ok(When::Minute(date(2027, 5, 8).at(hour, minute, 0, 0))), "{given}");
        }
        assert!(around.end_or_duration("8:00", &start).is_err());
        assert!(around.end_or_duration("", &start).is_err());
    }
}
