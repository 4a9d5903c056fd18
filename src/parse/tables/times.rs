//! When a row's session takes place: from its cells of dates, parts of days and times, and from those above.

use std::collections::BTreeMap;

use super::book::{CellKind, CellName, Sheet};
use super::clock::Held;
use super::columns::Column;
use super::layout::Table;
use super::{Hints, clock, serial, words};
use crate::diag::Problem;
use crate::parse::fields::{Notes, Said, Text};
use crate::parse::raw::RawTime;

/// What holds until a row says otherwise: the day, the part of the day.
#[derive(Debug, Clone, Default)]
pub(super) struct Carried {
    day: Option<Text>,
    part: Option<(&'static str, Text)>,
    /// The cell that tells the part, where it stands in a column.
    part_cell: Option<CellName>,
    /// The weekday that the row tells in a cell of its own.
    weekday: Option<String>,
    /// The latest beginning of each day and room, in minutes.
    latest: BTreeMap<(String, String), u32>,
}

/// When a row takes place.
#[derive(Debug, Clone, Default)]
pub(super) struct RowTime {
    /// The day, where the time does not tell it.
    pub(super) date: Option<Text>,
    /// Beginning and end.
    pub(super) time: RawTime,
    /// Whether the row has a time in a cell of its own.
    pub(super) own: bool,
    /// Whether the row itself says the half of the clock.
    pub(super) half: bool,
    /// The cell that could have had the time, if none has.
    pub(super) blank: Option<CellName>,
}

impl Carried {
    /// Takes a day or a part of one from a heading over some rows, or from the sheet's name; gives whether it is one.
    pub(super) fn heading(&mut self, said: &Text, year: Option<i16>) -> bool {
        let Some(text) = bare_day(&said.value, year) else { return false };
        let Some(piece) = clock::piece(&text, year).filter(|piece| !piece.clock && !piece.days) else { return false };
        let said = Said { value: text, trail: said.trail.clone() };
        self.part_cell = None;
        if piece.day {
            self.part = piece.part.map(|part| (part, said.clone()));
            self.day = Some(said);
        } else {
            self.part = piece.part.map(|part| (part, said));
        }
        true
    }

    /// The time of a row.
    pub(super) fn row(&mut self, sheet: &Sheet, row: u32, table: &Table, hints: &Hints<'_>, notes: &mut Notes) -> RowTime {
        let mut out = RowTime::default();
        let mut clock_text: Option<(u32, Text)> = None;
        let mut has_time_column = None;
        self.weekday = None;
        for (col, column) in &table.columns {
            let column = *column;
            let is_duration = column == Column::Duration;
            if !is_duration && !matches!(column, Column::Date | Column::Weekday | Column::Time | Column::Start | Column::End) {
                continue;
            }
            if matches!(column, Column::Time | Column::Start) {
                has_time_column = has_time_column.or(Some(*col));
            }
            let Some((cell, text)) = cell_text(sheet, row, *col, column, notes) else {
                self.leave_merged_part(sheet, row, *col);
                continue;
            };
            let trail = sheet.trail(cell);
            let Ok(text) = clock::on_24_hours(&text) else {
                notes.value(trail, Problem::AmbiguousTime { text });
                continue;
            };
            if matches!(column, Column::Time | Column::Start | Column::End) && clock::is_no_time(&text) {
                let meant = clock::meant(&text);
                notes.value(trail, Problem::NotATime { text, meant });
                out.own |= cell.row == row;
                continue;
            }
            let said = Said { value: text, trail };
            match column {
                Column::Duration => out.time.duration = Some(said),
                Column::End => out.time.end = Some(said),
                Column::Weekday => self.weekday = Some(weekday(&said.value)),
                _ => match clock::piece(&said.value, hints.year) {
                    Some(piece) if piece.day && (piece.clock || piece.days) => {
                        out.own |= cell.row == row;
                        clock_text = clock_text.or(Some((*col, said)));
                    }
                    Some(piece) if piece.day => {
                        if self.day.as_ref() != Some(&said) {
                            self.part = piece.part.map(|part| (part, said.clone()));
                            self.part_cell = Some(cell);
                            self.day = Some(said);
                        }
                    }
                    Some(piece) if piece.clock => {
                        out.own |= cell.row == row;
                        clock_text = clock_text.or(Some((*col, said)));
                    }
                    Some(piece) => {
                        self.part_cell = piece.part.map(|_| cell).or(self.part_cell);
                        self.part = piece.part.map(|part| (part, said)).or(self.part.take());
                    }
                    // Not understood here, and so not later: its note will name this cell.
                    None => clock_text = clock_text.or(Some((*col, said))),
                },
            }
        }
        out.blank = has_time_column.filter(|col| clock_text.is_none() && sheet.at(row, *col).is_none()).map(|col| CellName { row, col });
        out.half = clock_text.as_ref().is_some_and(|(_, said)| clock::has_half(&said.value));
        let held = self.held(sheet, row, clock_text.as_ref().map(|(col, _)| *col));
        self.compose(out, clock_text.map(|(_, said)| said), held, hints)
    }

    /// How the part of the day comes to a row, whose time stands in a column.
    fn held(&self, sheet: &Sheet, row: u32, time: Option<u32>) -> Held {
        match self.part_cell {
            Some(cell) if cell.row == row || sheet.area(cell.row, cell.col).is_some_and(|area| area.holds(row, cell.col)) => Held::Said,
            Some(cell) if time == Some(cell.col) => Held::Replaced,
            _ => Held::Carried,
        }
    }

    /// Forgets a part of the day whose merged cell has ended above an empty one: whether it goes on, nobody has said.
    fn leave_merged_part(&mut self, sheet: &Sheet, row: u32, col: u32) {
        let of = self.part_cell.filter(|cell| cell.col == col && sheet.at(row, col).is_none());
        let area = of.and_then(|cell| sheet.area(cell.row, cell.col));
        if area.is_some_and(|area| area.top < area.bottom && area.bottom < row) {
            (self.part, self.part_cell) = (None, None);
        }
    }

    fn compose(&self, mut out: RowTime, clock_text: Option<Text>, held: Held, hints: &Hints<'_>) -> RowTime {
        let in_part = |said: &Text, held: Held| match &self.part {
            Some((part, _)) => Said { value: clock::in_part(part, held, &said.value), trail: said.trail.clone() },
            None => said.clone(),
        };
        out.half |= held == Held::Said && self.part.is_some();
        match &clock_text {
            Some(said) if clock::piece(&said.value, hints.year).is_some_and(|piece| piece.day) => out.time.start = Some(said.clone()),
            Some(said) => {
                out.time.start = Some(in_part(said, held));
                out.date = self.date();
            }
            None => {
                let of_day = self.day.as_ref().zip(self.part.as_ref()).is_some_and(|(day, (_, part))| day.trail == part.trail);
                out.time.start = self
                    .part
                    .as_ref()
                    .filter(|_| !of_day)
                    .map(|(part, said)| Said { value: (*part).to_string(), trail: said.trail.clone() });
                out.date = self.date();
            }
        }
        if let (Some(end), true) = (&out.time.end, clock_text.is_some()) {
            // What begins in the morning may end in the afternoon.
            out.time.end = Some(in_part(end, if held == Held::Said { Held::Carried } else { held }));
        }
        out
    }

    /// The day, with the weekday that the row tells: whoever reads dates checks the two.
    fn date(&self) -> Option<Text> {
        let mut day = self.day.clone()?;
        if let Some(weekday) = self.weekday.as_ref().filter(|_| !day.value.contains(['周', '週', '期', '拜'])) {
            day.value = format!("{} {weekday}", day.value);
        }
        Some(day)
    }

    /// Notes a time that may be meant on either half of the clock; `place` tells rows apart that run side by side.
    pub(super) fn check(&mut self, time: &RowTime, place: &str, notes: &mut Notes) {
        let Some(start) = &time.time.start else { return };
        let mut ends = [Some(start), time.time.end.as_ref()].into_iter().flatten();
        if let Some(said) = ends.find(|said| clock::ambiguous(&said.value).is_some()) {
            notes.value(said.trail.clone(), Problem::AmbiguousTime { text: said.value.clone() });
            return;
        }
        let Some(minutes) = clock::minutes(&start.value).0 else { return };
        let day = self.day.as_ref().filter(|_| time.date.is_some()).map_or_else(String::new, |day| day.value.clone());
        let latest = self.latest.entry((day, place.to_string())).or_default();
        // 7:00 behind 15:30 may be the evening; 9:00 there is a row out of order.
        let early = (6 * 60..9 * 60).contains(&minutes) && minutes < *latest && minutes + 720 >= *latest && !clock::has_half(&start.value);
        // 上午 that was carried too far: at night there are no lessons, and a morning does not go backwards.
        let not_that_morning = clock::says_forenoon(&start.value) && (minutes < 6 * 60 || minutes < *latest && !time.half);
        if early || not_that_morning {
            notes.value(start.trail.clone(), Problem::AmbiguousTime { text: start.value.clone() });
        }
        *latest = minutes.max(*latest);
    }
}

impl RowTime {
    /// Ends as late as another row, which the same cell reaches into.
    pub(super) fn until(time: &mut RawTime, last: &RowTime) {
        let hour = |minutes: u32| format!("{}:{:02}", minutes / 60, minutes % 60);
        let Some((own, other)) = time.start.as_mut().zip(last.time.start.as_ref()) else { return };
        if let (Some(start), Some(_)) = clock::minutes(&own.value) {
            own.value = hour(start);
        }
        let end = clock::minutes(&other.value).1.map(|end| Said { value: hour(end), trail: other.trail.clone() });
        time.end = end.or_else(|| last.time.end.clone());
    }
}

/// `三` in a column of weekdays is `星期三`.
fn weekday(written: &str) -> String {
    let written = written.trim();
    if written.chars().count() == 1 { format!("星期{written}") } else { written.to_string() }
}

/// What a cell of times says, the numbers of spreadsheets read as what they count.
fn cell_text(sheet: &Sheet, row: u32, col: u32, column: Column, notes: &mut Notes) -> Option<(CellName, String)> {
    let (name, cell) = sheet.at(row, col).filter(|(name, _)| name.col == col)?;
    let text = match (cell.kind, column) {
        (CellKind::Error, _) => {
            notes.value(sheet.trail(name), Problem::CellError { text: cell.text.clone() });
            return None;
        }
        (CellKind::Moment, Column::Duration) => cell.text.split_once(':').map_or_else(|| cell.text.clone(), |(h, m)| format!("{h}h{m}m")),
        (_, Column::Duration) => cell.text.clone(),
        (CellKind::Number | CellKind::Text, _) => {
            serial::plain_time(&cell.text).or_else(|| serial::plain_day(&cell.text)).unwrap_or_else(|| cell.text.clone())
        }
        (CellKind::Moment, _) => cell.text.clone(),
    };
    (!words::is_open(&text) && !words::is_whole_day(&text)).then_some((name, text))
}

/// A heading that holds a day and nothing else that matters: `第一天（9月4日 星期三）`, `9月5日日程安排`.
fn bare_day(text: &str, year: Option<i16>) -> Option<String> {
    const FILLERS: &[&str] = &[
        "日程安排表",
        "日程安排",
        "课程安排",
        "課程安排",
        "日程表",
        "课程表",
        "课表",
        "议程",
        "議程",
        "日程",
        "安排",
        "培训",
        "时间",
        "日期",
        "Date",
        "Day",
        "agenda",
    ];
    let is_time = |text: &str| clock::piece(text, year).is_some();
    let text = text.trim();
    if is_time(text) {
        return Some(text.to_string());
    }
    let mut rest = text.to_string();
    if let Some(after) = rest.strip_prefix('第') {
        let count = after.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
        rest = count.strip_prefix(['天', '日'])?.to_string();
    }
    for filler in FILLERS {
        rest = rest.replace(filler, "");
    }
    let rest = rest.trim_matches(|c: char| c.is_whitespace() || "：:，,、-—".contains(c));
    let inside = rest.strip_prefix(['（', '(', '【', '[']).and_then(|rest| rest.strip_suffix(['）', ')', '】', ']']));
    [Some(rest), inside].into_iter().flatten().find(|rest| is_time(rest)).map(str::to_string)
}
