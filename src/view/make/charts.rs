//! Numbers as columns and bars: scaled here, drawn by the theme.
//!
//! Places are percentages of the chart's area with one decimal, written by integers: a page must come out the same everywhere.

use crate::language::Words;
use crate::view::pages::{ColumnView, ColumnsView, TickView};

/// Years that fit below a chart on a phone.
const LABELS: usize = 10;

/// Characters of numbers that fit above its columns there.
const FIGURES: usize = 44;

/// How much of its share of the width a column takes, in percent, and the most it may be, in thousandths of the whole.
const FULL: usize = 64;
const WIDEST: usize = 90;

/// The most lines to read heights by.
const LINES: u64 = 4;

/// A chart of what each title has, if that is known; `None` where there is nothing.
pub(super) fn columns(key: &'static str, numbers: &[(String, Option<u64>)], words: Words) -> Option<ColumnsView> {
    let (peak, most) = numbers.iter().rev().max_by_key(|(_, n)| *n)?;
    let most = most.filter(|most| *most > 0)?;
    let step = step(most);
    let top = most.div_ceil(step) * step;
    let count = numbers.len();
    let width = (1000 * FULL / 100 / count).clamp(1, WIDEST);
    let every = count.div_ceil(LABELS);
    let column = |(n, (title, value)): (usize, &(String, Option<u64>))| {
        let middle = 1000 * (2 * n + 1) / (2 * count);
        let height = thousandths(value.unwrap_or(0), top);
        ColumnView {
            title: title.clone(),
            value: value.map_or_else(String::new, |value| number(value, words)),
            x: percent(middle - width / 2),
            y: percent(1000 - height),
            width: percent(width),
            height: percent(height),
            middle: percent(middle),
            // Counted from the last, so that the latest is named.
            labelled: (count - 1 - n).is_multiple_of(every),
        }
    };
    let columns: Vec<ColumnView> = numbers.iter().enumerate().map(column).collect();
    let longest = columns.iter().map(|one| one.value.len()).max().unwrap_or(0);
    let ticks = (1..=top / step).map(|n| n * step);
    let tick = |value| TickView { value: number(value, words), y: percent(1000 - thousandths(value, top)) };
    Some(ColumnsView {
        key,
        total: number(numbers.iter().filter_map(|(_, n)| *n).sum(), words),
        most: number(most, words),
        peak: peak.clone(),
        ticks: ticks.map(tick).collect(),
        numbers: count * (longest + 1) <= FIGURES,
        columns,
    })
}

/// A part of a whole in percent: `62.5`.
pub(super) fn share(part: u64, whole: u64) -> String {
    percent(thousandths(part, whole))
}

/// A number as people of a language write it.
pub(super) fn number(n: u64, words: Words) -> String {
    let digits = n.to_string();
    match words {
        Words::Hans | Words::Hant => digits,
        Words::En => {
            let first = digits.len() % 3;
            let mut grouped = digits.get(..first).unwrap_or_default().to_string();
            for at in (first..digits.len()).step_by(3) {
                if !grouped.is_empty() {
                    grouped.push(',');
                }
                grouped.push_str(&digits[at..at + 3]);
            }
            grouped
        }
    }
}

/// The distance of lines: 1, 2 or 5 with noughts, so that there are few of them.
fn step(most: u64) -> u64 {
    let mut unit = 1_u64;
    loop {
        for step in [1, 2, 5].map(|n| unit.saturating_mul(n)) {
            if most.div_ceil(step) <= LINES || step == u64::MAX {
                return step;
            }
        }
        unit = unit.saturating_mul(10);
    }
}

fn thousandths(part: u64, whole: u64) -> usize {
    let exact = u128::from(part) * 1000 / u128::from(whole.max(1));
    // What there is can be seen.
    usize::try_from(exact).unwrap_or(1000).max(usize::from(part > 0))
}

fn percent(thousandths: usize) -> String {
    match thousandths % 10 {
        0 => (thousandths / 10).to_string(),
        tenth => format!("{}.{tenth}", thousandths / 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(numbers: &[u64]) -> Vec<(String, Option<u64>)> {
        (2001..).map(|year: u32| year.to_string()).zip(numbers.iter().copied().map(Some)).collect()
    }

    #[test]
    fn heights_are_in_proportion_to_the_highest_line() {
        let chart = columns("events", &years(&[3, 0, 6]), Words::Hans).expect("a chart");
        assert_eq!(
            chart.ticks.iter().map(|tick| (tick.value.as_str(), tick.y.as_str())).collect::<Vec<_>>(),
            [("2", "66.7"), ("4", "33.4"), ("6", "0")]
        );
        assert_eq!(chart.columns.iter().map(|one| one.height.as_str()).collect::<Vec<_>>(), ["50", "0", "100"]);
        assert_eq!((chart.total.as_str(), chart.most.as_str(), chart.peak.as_str()), ("9", "6", "2003"));
        assert_eq!(chart.columns.iter().map(|one| one.middle.as_str()).collect::<Vec<_>>(), ["16.6", "50", "83.3"]);
    }

    #[test]
    fn lines_are_few_and_round() {
        for (most, expected) in [(1, 1), (4, 1), (5, 2), (9, 5), (20, 5), (21, 10), (300, 100), (4001, 2000), (u64::MAX, u64::MAX)] {
            let step = step(most);
            assert!(most.div_ceil(step) <= LINES, "{most}");
            if most < 10_000 {
                assert_eq!(step, expected, "{most}");
            }
        }
    }

    #[test]
    fn the_first_of_equal_peaks_is_named_and_the_last_year_labelled() {
        let chart = columns("events", &years(&[2; 30]), Words::En).expect("a chart");
        assert_eq!(chart.peak, "2001");
        assert!(chart.columns.last().is_some_and(|one| one.labelled));
        assert!(chart.columns.iter().filter(|one| one.labelled).count() <= LABELS);
        assert!(!chart.numbers, "thirty numbers do not fit");
        assert_eq!(columns("events", &years(&[0, 0]), Words::En), None);
        assert_eq!(columns("events", &[], Words::En), None);
    }

    #[test]
    fn numbers_are_grouped_where_people_group_them() {
        let english = [0, 12, 999, 1000, 65_432, 1_234_567].map(|n| number(n, Words::En));
        assert_eq!(english, ["0", "12", "999", "1,000", "65,432", "1,234,567"]);
        assert_eq!(number(1_234_567, Words::Hant), "1234567");
    }
}
