//! Points and stretches of time as pages show them: words for people, ISO 8601 for machines.

use super::Cx;
use crate::date::{self, Period, Style, When};
use crate::language::Words;
use crate::view::parts::{DateParts, PeriodView, TimeView};

/// Bytes of an RFC 3339 time before its offset.
const RFC3339_LOCAL: usize = "2024-09-04T14:30:00".len();

impl Cx<'_> {
    /// A point in time as one `<time>`.
    pub(super) fn time(&self, when: &When, words: Words, style: Style) -> TimeView {
        let stamp = when.stamp(&self.config.timezone);
        let iso = if when.time().is_some() { when.iso() + stamp.get(RFC3339_LOCAL..).unwrap_or_default() } else { when.iso() };
        TimeView { iso, stamp, text: date::words(when, words, style), parts: DateParts::of(*when, words) }
    }

    /// A stretch of time as one `<time>`: its start for machines, the whole for people.
    pub(super) fn period_time(&self, period: &Period, words: Words, style: Style) -> TimeView {
        let text = date::period_words(&period.start, period.end.as_ref(), words, style);
        TimeView { text, ..self.time(&period.start, words, style) }
    }

    /// From when to when on a day that is said elsewhere; nothing where no time is known.
    pub(super) fn clock(&self, period: &Period, words: Words) -> Option<TimeView> {
        let text = date::period_words(&period.start, period.end.as_ref(), words, Style::Clock);
        (!text.is_empty()).then(|| TimeView { text, ..self.time(&period.start, words, Style::Clock) })
    }

    /// A stretch of time with both its ends.
    pub(super) fn period(&self, period: &Period, words: Words, style: Style) -> PeriodView {
        let end = period.end.as_ref();
        PeriodView {
            start: self.time(&period.start, words, style),
            end: end.map(|end| self.time(end, words, style)),
            text: date::period_words(&period.start, end, words, style),
            clock: date::period_words(&period.start, end, words, Style::Clock),
            year: period.start.year(),
        }
    }
}
