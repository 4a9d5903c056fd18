//! `[checks]`: how bad findings are, by code and by type of session, and from where on there is one.

use std::collections::BTreeMap;

use jiff::civil::{Time, date, time};
use jiff::tz::TimeZone;

use super::check::or_note;
use crate::date::{self, Context, Written, parse_duration};
use crate::diag::{Expected, Part, Trail};
use crate::model::{SessionKind, Word};
use crate::parse::{Fields, Levels, Notes, levels, only_levels};
use crate::tree::Tree;

const MB: u64 = 1024 * 1024;

/// What a site says of its checks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Checks {
    /// For everything.
    pub levels: Levels,
    /// For what is found in sessions of a type.
    pub session_types: BTreeMap<SessionKind, Levels>,
    /// From where on something is found.
    pub limits: Limits,
}

/// From where on something is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Minutes a speaker needs from one room of a venue to another.
    pub room_change: u32,
    /// Minutes a speaker needs from one venue to another.
    pub venue_change: u32,
    /// Minutes a meal takes; 0 for no meal at all.
    pub meal_break: u32,
    /// When people eat at midday: from, to.
    pub meal_hours: (Time, Time),
    /// The most bytes a picture should have.
    pub picture_size: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            room_change: 0,
            venue_change: 30,
            meal_break: 30,
            meal_hours: (time(11, 30, 0, 0), time(13, 30, 0, 0)),
            picture_size: 3 * MB,
        }
    }
}

pub(super) fn checks(tree: &Tree, trail: Trail, notes: &mut Notes) -> Checks {
    let mut f = Fields::new(Part::Checks, tree, trail, notes);
    let mut checks = Checks { levels: levels(&mut f), ..Checks::default() };
    if let Some((tree, trail)) = f.any("session-types") {
        checks.session_types = session_types(tree, trail, f.notes());
    }
    if let Some((tree, trail)) = f.any("limits") {
        checks.limits = limits(tree, trail, f.notes());
    }
    f.finish();
    checks
}

fn session_types(tree: &Tree, trail: Trail, notes: &mut Notes) -> BTreeMap<SessionKind, Levels> {
    let mut types = BTreeMap::new();
    let mut f = Fields::new(Part::SessionTypes, tree, trail, notes);
    for (kind, word) in SessionKind::ALL {
        if let Some((tree, trail)) = f.any(word) {
            types.insert(*kind, only_levels(tree, trail, f.notes()));
        }
    }
    f.finish();
    types
}

fn limits(tree: &Tree, trail: Trail, notes: &mut Notes) -> Limits {
    let mut f = Fields::new(Part::Limits, tree, trail, notes);
    let usual = Limits::default();
    let limits = Limits {
        room_change: minutes(&mut f, "room-change").unwrap_or(usual.room_change),
        venue_change: minutes(&mut f, "venue-change").unwrap_or(usual.venue_change),
        meal_break: minutes(&mut f, "meal-break").unwrap_or(usual.meal_break),
        meal_hours: hours(&mut f, "meal-hours").unwrap_or(usual.meal_hours),
        picture_size: size(&mut f, "picture-size").unwrap_or(usual.picture_size),
    };
    f.finish();
    limits
}

fn minutes(f: &mut Fields<'_>, key: &'static str) -> Option<u32> {
    let said = f.text(key)?;
    or_note(f, said, Expected::Minutes, parse_duration)
}

fn size(f: &mut Fields<'_>, key: &'static str) -> Option<u64> {
    let said = f.text(key)?;
    or_note(f, said, Expected::FileSize, bytes)
}

/// `500 KB`, `1.5MB`: a number above 0 and its unit, which file managers take as 1024 of the next smaller one.
fn bytes(text: &str) -> Option<u64> {
    let text = text.trim();
    let (number, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit() && c != '.')?);
    let unit = match unit.trim().to_ascii_uppercase().as_str() {
        "KB" => 1024,
        "MB" => MB,
        _ => return None,
    };
    let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
    let tenths = part.get(..1)?.parse::<u64>().ok()?;
    let bytes = whole.parse::<u64>().ok()?.checked_mul(unit)?.checked_add(tenths * unit / 10)?;
    (bytes > 0 && part.bytes().all(|b| b.is_ascii_digit())).then_some(bytes)
}

fn hours(f: &mut Fields<'_>, key: &'static str) -> Option<(Time, Time)> {
    let said = f.text(key)?;
    or_note(f, said, Expected::Hours, two_times)
}

fn two_times(text: &str) -> Option<(Time, Time)> {
    // Any day will do, as both times have to lie in it.
    let day = date(2024, 1, 1);
    let context = Context { year: None, day: Some(day), timezone: &TimeZone::UTC };
    match date::parse(text, &context) {
        Ok(Written::Range(from, to)) if from.day() == Some(day) && to.day() == Some(day) && from != to => Some((from.time()?, to.time()?)),
        Ok(Written::Range(..) | Written::Point(_)) | Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::bytes;

    #[test]
    fn sizes_have_a_unit() {
        assert_eq!(["3 MB", "500kb", " 1.5 MB "].map(bytes), [Some(3 << 20), Some(500 << 10), Some(3 << 19)]);
        for bad in ["3", "MB", "0 MB", "-1 MB", "3 TB", "1.x MB", "1.2.3 MB", "99999999999999999999 MB"] {
            assert_eq!(bytes(bad), None, "{bad}");
        }
    }
}
