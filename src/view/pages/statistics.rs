//! The archive in numbers, ready to be drawn.

use schemars::JsonSchema;
use serde::Serialize;

/// The archive in numbers (`statistics.html`, variable `statistics`).
///
/// What was cancelled or postponed does not count, nor does what is in no list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct StatisticsView {
    /// How many events count.
    pub events: usize,
    /// How many sessions they have.
    pub sessions: usize,
    /// How many of them say in one number how many take part: only these count for participants.
    pub counted: usize,
    /// What the years hold, earliest first, without gaps; empty where everything was in one.
    pub years: Vec<YearNumbers>,
    /// Whether any year has participants.
    pub has_participants: bool,
    /// The years as charts: `events`, `sessions`, `participants`, as far as there are any; participants where half of the events say how many.
    pub charts: Vec<ColumnsView>,
    /// Who and what there is most of: `speakers`, `speaker-organisations`, `organisers`, `topics`, `regions`, as far as it differs.
    pub ranks: Vec<RankView>,
}

/// What one year holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct YearNumbers {
    /// The year's number as text.
    pub title: String,
    /// The year's page; `null` where it holds nothing.
    pub url: Option<String>,
    /// Events that begin in it, as printed.
    pub events: String,
    /// Their sessions, as printed.
    pub sessions: String,
    /// Those who took part, as printed; `null` where no event says how many.
    pub participants: Option<String>,
}

/// A chart with a column for each year.
///
/// Places and sizes are percentages of the chart's area, which may be of any size: `12.5`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct ColumnsView {
    /// What is counted: `events`, `sessions` or `participants`; its words are `t["statistics-" ~ key]`.
    pub key: &'static str,
    /// All together, as printed.
    pub total: String,
    /// The most of a year, as printed.
    pub most: String,
    /// The year that has most; the first of several.
    pub peak: String,
    /// The columns, earliest first.
    pub columns: Vec<ColumnView>,
    /// Lines to read heights by, from the lowest; that at 0 is not among them.
    pub ticks: Vec<TickView>,
    /// Whether there is room for a number above each column, on a phone too.
    pub numbers: bool,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct ColumnView {
    /// The year.
    pub title: String,
    /// How many, as printed; empty where nobody says.
    pub value: String,
    /// Its left edge, in percent of the chart's width, without the sign: `12.5`.
    pub x: String,
    /// Its upper edge, in percent of the height, from the top.
    pub y: String,
    /// Its width, in percent of the chart's.
    pub width: String,
    /// Its height, in percent of the chart's; `0` where there is nothing.
    pub height: String,
    /// Its middle, in percent from the left, for words below and above it.
    pub middle: String,
    /// Whether there is room for its year.
    pub labelled: bool,
}

/// A line to read heights by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct TickView {
    /// What is as high as this line, as printed.
    pub value: String,
    /// Where it is, from the top, in percent.
    pub y: String,
}

/// A ranking: a bar for each.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct RankView {
    /// What is ranked; its words are `t["statistics-" ~ key]`, and those of what counts `t["statistics-by-" ~ key]`.
    pub key: &'static str,
    /// The first ten; more where several are equal to the tenth, at most twenty.
    pub rows: Vec<RankRow>,
    /// How many others there are.
    pub left_out: usize,
    /// The page with all of them, if there is one.
    pub url: Option<String>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct RankRow {
    /// The name.
    pub title: String,
    /// Its page.
    pub url: String,
    /// How many, as printed.
    pub value: String,
    /// The bar's length, in percent of the longest.
    pub length: String,
}
