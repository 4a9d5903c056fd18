//! Dates and times as exact as their author knows them: read leniently, compared, written out.
//!
//! In: what an author wrote (`9月4日下午2点半`) and what the surroundings know (the event's year, the
//! day of the agenda). Out: a [`When`] or a range of two, or a [`DateError`] with enough in it for a
//! useful message. [`words()`] and its neighbours go the other way, into Chinese or English prose.
//!
//! Never asks for the current time, so `today` is not a date; never makes up an hour for a part of
//! a day, nor a day for a month; never panics on what it reads.
//!
//! | file | what is in it |
//! |---|---|
//! | `when` | [`When`], [`PartOfDay`]: what a point in time is, and how two compare |
//! | `period` | [`Period`]: a start and perhaps an end |
//! | `fold` | full-width and variant characters made plain, byte positions kept |
//! | `grammar` | the written forms: text to its pieces |
//! | `parse` | pieces and surroundings to a [`Written`] |
//! | `scan` | dates in a sentence, for the weekdays beside them |
//! | `duration` | `1h30m`, `一个半小时` |
//! | `words` | dates and times as prose |

mod duration;
mod error;
mod fold;
mod grammar;
mod parse;
mod period;
mod scan;
#[cfg(test)]
mod tests;
mod when;
mod words;

pub use duration::parse_duration;
pub use error::{DateError, DateProblem};
pub use parse::{Context, Written, parse, parse_end};
pub use period::Period;
pub use scan::wrong_weekdays;
pub use when::{PartOfDay, SortKey, When};
pub use words::{Style, duration_words, month_name, period_words, weekday, weekday_name, words};
