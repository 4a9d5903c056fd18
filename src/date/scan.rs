//! Dates in a title, for the weekdays beside them.
//!
//! Titles are prose, so only what can be nothing else counts: a month and a day with a weekday behind them.
//! `9月5日（一）` may be the first of a row and 周三丰 a name.

use super::fold::{Cursor, Folded};
use super::grammar::{self, Place};
use super::parse::in_context;
use super::{Context, DateError, DateProblem};

/// The weekdays in a text that are not those of the dates before them; each a [`DateProblem::WeekdayMismatch`].
pub fn wrong_weekdays(text: &str, context: &Context<'_>) -> Vec<DateError> {
    // Nearly every title stops here: in one of these characters every weekday ends or begins.
    if !text.contains(['周', '週', '期', '拜', 'y', 'Y']) {
        return Vec::new();
    }
    let folded = Folded::new(text);
    let mut cursor = folded.cursor();
    let mut found = Vec::new();
    let mut in_word = false;
    while !cursor.done() {
        let before = cursor;
        let error = if in_word { None } else { mismatch(text, &mut cursor, context) };
        found.extend(error);
        if cursor.since(&before).is_empty() {
            in_word = cursor.peek().is_some_and(|c| c.is_ascii_alphanumeric());
            cursor.skip();
        }
    }
    found
}

/// The mistake in the date that begins here, which is stepped over.
fn mismatch(text: &str, cursor: &mut Cursor<'_>, context: &Context<'_>) -> Option<DateError> {
    let mut ahead = *cursor;
    let moment = grammar::moment(&mut ahead, Place::Start)?;
    let dated = moment.month.is_some() && moment.day.is_some();
    let (_, weekday) = moment.weekday.as_ref().filter(|(_, weekday)| dated && weekday.start >= moment.date_range.end)?;
    if !is_weekday(text.get(..weekday.start)?, text.get(weekday.clone())?, text.get(weekday.end..)?) {
        return None;
    }
    *cursor = ahead;
    let error = in_context(&moment, context).err()?;
    matches!(error.problem, DateProblem::WeekdayMismatch { .. }).then_some(error)
}

/// Whether a word that looks like a weekday is one, by what stands around it.
fn is_weekday(before: &str, word: &str, after: &str) -> bool {
    if word.is_ascii() {
        return word.to_ascii_lowercase().ends_with("day");
    }
    let whole = ["星期", "礼拜", "禮拜"].iter().any(|name| word.starts_with(name));
    let short = word.starts_with(['周', '週']);
    let bracketed = before.trim_end().ends_with(['(', '（', '[', '［', '【']);
    let ends = |c: char| !c.is_alphanumeric() || "上下早晚中凌傍夜至到".contains(c);
    whole || short && (bracketed || after.chars().next().is_none_or(ends))
}
