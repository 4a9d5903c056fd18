//! The order of an agenda: total, stable, and the author's own wherever times leave it open.
//!
//! Days come in order; what has no day comes last. Inside a day, what lasts
//! all day comes first, then part by part. Inside a part, rows with a minute
//! go by it, and a row without one stays behind the row it was written after.

use jiff::civil::{Date, Time};

use crate::date::{PartOfDay, Period};

/// Where a session belongs: smaller is earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Slot {
    undated: bool,
    day: Option<Date>,
    part: Option<PartOfDay>,
    time: Option<Time>,
    row: usize,
}

/// The places of `periods` in order; rows are given as written.
pub(super) fn order(periods: &[Option<Period>]) -> Vec<usize> {
    let mut slots: Vec<Slot> = Vec::with_capacity(periods.len());
    for (row, period) in periods.iter().enumerate() {
        let start = period.map(|period| period.start);
        let day = start.map(|start| start.first_day());
        let part = start.and_then(|start| start.part());
        let own = start.and_then(|start| start.time());
        // Only a row of the same part can say how late in it this one is.
        let before = slots.iter().rev().find(|slot| slot.day == day && slot.part == part).and_then(|slot| slot.time);
        slots.push(Slot { undated: day.is_none(), day, part, time: own.or(before), row });
    }
    slots.sort();
    slots.into_iter().map(|slot| slot.row).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::date::When;

    fn rows(starts: &[Option<When>]) -> Vec<usize> {
        order(&starts.iter().map(|start| start.map(|start| Period { start, end: None })).collect::<Vec<_>>())
    }

    #[test]
    fn times_order_and_the_author_decides_the_rest() {
        let day = date(2024, 9, 4);
        let at = |hour, minute| Some(When::Minute(day.at(hour, minute, 0, 0)));
        let part = |part| Some(When::Part(day, part));
        assert_eq!(rows(&[at(10, 0), at(9, 0)]), [1, 0]);
        assert_eq!(rows(&[part(PartOfDay::Afternoon), part(PartOfDay::Morning), part(PartOfDay::Morning)]), [1, 2, 0]);
        // A row without a minute stays behind the one it was written after.
        assert_eq!(rows(&[at(9, 0), part(PartOfDay::Morning), at(10, 0)]), [0, 1, 2]);
        assert_eq!(rows(&[None, at(9, 0), None, Some(When::Day(day))]), [3, 1, 0, 2]);
    }
}
