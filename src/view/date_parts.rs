//! The parts of a date, for themes that set them apart: a calendar leaf, a column of days.
//!
//! A view keeps what they follow from, which is small; they are worked out where a template gets them.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

use crate::date::{self, When};
use crate::language::Words;

/// What the parts of a date follow from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateParts {
    when: When,
    words: Words,
}

impl DateParts {
    /// The parts of a point in time, in words of a language.
    #[must_use]
    pub fn of(when: When, words: Words) -> DateParts {
        DateParts { when, words }
    }

    fn fields(self) -> DateFields {
        let DateParts { when, words } = self;
        DateFields {
            year: when.year(),
            month: when.month(),
            month_name: when.month().map(|month| date::month_name(month, words)),
            day: when.day().map(|day| day.day()),
            weekday: when.day().map(|day| date::weekday(day, words)),
        }
    }
}

/// What templates get of it.
#[derive(JsonSchema, Serialize)]
struct DateFields {
    /// The year alone: `2024`.
    year: i16,
    /// The month alone, 1 to 12; `null` where only the year is known.
    month: Option<i8>,
    /// The month's name in the page's language: `九月`, `September`; `null` likewise.
    month_name: Option<&'static str>,
    /// The day of the month alone; `null` where only the month or the year is known.
    day: Option<i8>,
    /// The weekday in the page's language: `星期三`, `Wednesday`; `null` likewise.
    weekday: Option<&'static str>,
}

impl Serialize for DateParts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.fields().serialize(serializer)
    }
}

impl JsonSchema for DateParts {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("DateParts")
    }

    fn json_schema(types: &mut SchemaGenerator) -> Schema {
        DateFields::json_schema(types)
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;
    use serde_json::{Value, json};

    use super::DateParts;
    use crate::date::{self, Context, Written};
    use crate::language::Words;

    fn parts(written: &str, words: Words) -> Value {
        let context = Context { year: None, day: None, timezone: &TimeZone::UTC };
        let Ok(Written::Point(when)) = date::parse(written, &context) else { panic!("{written}") };
        serde_json::to_value(DateParts::of(when, words)).expect("fields")
    }

    #[test]
    fn a_day_has_all_parts_with_a_time_and_without() {
        let chinese = json!({ "year": 2024, "month": 5, "month_name": "五月", "day": 4, "weekday": "星期六" });
        let english = json!({ "year": 2024, "month": 5, "month_name": "May", "day": 4, "weekday": "Saturday" });
        for written in ["2024-05-04", "2024-05-04 上午", "2024-05-04 14:30"] {
            assert_eq!(parts(written, Words::Hans), chinese, "{written}");
            assert_eq!(parts(written, Words::Hant), chinese, "{written}");
            assert_eq!(parts(written, Words::En), english, "{written}");
        }
    }

    #[test]
    fn what_is_not_known_is_not_there() {
        let month = |name: &str| json!({ "year": 2024, "month": 12, "month_name": name, "day": null, "weekday": null });
        assert_eq!(parts("2024-12", Words::Hans), month("十二月"));
        assert_eq!(parts("2024-12", Words::En), month("December"));
        let year = json!({ "year": 2024, "month": null, "month_name": null, "day": null, "weekday": null });
        assert_eq!(parts("2024", Words::Hant), year);
        assert_eq!(parts("2024", Words::En), year);
    }
}
