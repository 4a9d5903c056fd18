//! The rows of a table into sessions.

use super::book::{CellKind, CellName, Sheet};
use super::columns::{self, Column, Parallel};
use super::layout::{Slot, Table, is_time, own_cells, width};
use super::people;
use super::times::{Carried, RowTime};
use super::{Hints, Shown, clock, words};
use crate::diag::{Problem, Trail};
use crate::model::Status;
use crate::model::{SessionKind, Word};
use crate::parse::fields::{Notes, Said, Text, url_of, word};
use crate::parse::people::{Part, split};
use crate::parse::raw::RawSession;
use crate::parse::shapes;
use crate::text::cjk;

/// A table that is being read.
pub(super) struct Rows<'a, 'h> {
    pub(super) sheet: &'a Sheet,
    pub(super) table: &'a Table,
    pub(super) hints: &'a Hints<'h>,
    /// Whether an empty cell is surely empty, rather than one that was merged before the format forgot it.
    pub(super) knows_merges: bool,
    pub(super) carried: Carried,
    pub(super) notes: &'a mut Notes,
    pub(super) sessions: Vec<RawSession>,
    /// The session each slot's last title belongs to, with that title's cell.
    pub(super) open: Vec<Option<(CellName, usize)>>,
    /// Whether the rows have come to the remarks below the table.
    pub(super) remarks: bool,
    /// The cells that sessions are made of.
    pub(super) shown: Vec<Shown>,
}

impl Rows<'_, '_> {
    /// Every row of the table.
    pub(super) fn read(&mut self) {
        self.open = vec![None; self.table.slots.len()];
        let rows: Vec<u32> = self.sheet.rows().into_iter().filter(|row| (self.table.first..=self.table.last).contains(row)).collect();
        let last = rows.iter().rposition(|row| self.cells(*row).len() > 1).unwrap_or_default();
        for (n, row) in rows.into_iter().enumerate() {
            let cells = self.cells(row);
            let Some((cell, text)) = cells.first().cloned() else { continue };
            if self.is_banner(row, &cells) {
                self.banner(cell, &text, n > last);
            } else {
                self.row(row, &cells);
                self.show(cells);
            }
        }
    }

    /// The cells of a row that hold something and belong to this table.
    fn cells(&self, row: u32) -> Vec<(CellName, String)> {
        let known = |col: u32| {
            let slots = &self.table.slots;
            let in_slot = |slot: &Slot| {
                let people = slot.people.iter().flat_map(|one| std::iter::once(one.col).chain(one.beside.iter().map(|(col, _)| *col)));
                slot.titles.iter().copied().chain(people).any(|own| own == col)
            };
            self.table.columns.iter().any(|(own, column)| *own == col && *column != Column::Ignored) || slots.iter().any(in_slot)
        };
        own_cells(self.sheet, row).into_iter().filter(|(cell, _)| known(cell.col)).map(|(cell, text)| (cell, text.to_string())).collect()
    }

    fn show(&mut self, cells: Vec<(CellName, String)>) {
        let is_prose = |col: u32| {
            let sentences =
                |column: Column| matches!(column, Column::Title | Column::Content | Column::Note | Column::Summary | Column::Abstract);
            self.is_title(col) || self.table.columns.iter().any(|(own, column)| *own == col && sentences(*column))
        };
        let shown = cells.into_iter().map(|(cell, text)| Shown { trail: self.sheet.trail(cell), prose: is_prose(cell.col), text });
        let shown: Vec<Shown> = shown.collect();
        self.shown.extend(shown);
    }

    fn is_title(&self, col: u32) -> bool {
        self.table.slots.iter().any(|slot| slot.titles.contains(&col))
    }

    /// Whether a row is one text over the table rather than the values of its columns.
    fn is_banner(&self, row: u32, cells: &[(CellName, String)]) -> bool {
        let Some((cell, text)) = cells.first() else { return false };
        if words::is_remark(text) && (cells.len() == 1 || !self.is_title(cell.col)) {
            return true;
        }
        let area = self.sheet.area(row, cell.col);
        let over_time = self.table.columns.iter().any(|(col, column)| is_time(*column) && area.is_some_and(|area| area.holds(row, *col)));
        let timed = self.table.columns.iter().any(|(col, column)| {
            is_time(*column) && *col != cell.col && self.sheet.at(row, *col).is_some_and(|(name, _)| name.row < row && name.col == *col)
        });
        let tells_hour = clock::piece(text, self.hints.year).is_some_and(|piece| piece.clock);
        cells.len() == 1 && !timed && !tells_hour && (!self.is_title(cell.col) || (width(area) > 1 && over_time))
    }

    fn banner(&mut self, cell: CellName, text: &str, below: bool) {
        let trail = self.sheet.trail(cell);
        let said = Said { value: text.to_string(), trail: trail.clone() };
        if !words::is_remark(text) && self.carried.heading(&said, self.hints.year) {
            self.open.fill(None);
            self.remarks = false;
        } else if self.remarks || words::is_remark(text) {
            self.remarks = true;
            self.notes.value(trail, Problem::RowBelowTable { text: text.to_string() });
        } else if SessionKind::parse(text).is_some() {
            let time = self.carried.row(self.sheet, cell.row, self.table, self.hints, &mut Notes::new(self.notes.file));
            let mut session =
                self.session(cell, said, cell.row, &RowTime { blank: None, time: crate::parse::raw::RawTime::default(), ..time });
            session.kind = SessionKind::parse(text);
            self.sessions.push(session);
        } else if below && self.table.is_last {
            self.notes.value(trail, Problem::RowBelowTable { text: text.to_string() });
        } else if !below {
            self.notes.value(trail, Problem::RowUnclear { text: text.to_string() });
        }
    }

    fn row(&mut self, row: u32, cells: &[(CellName, String)]) {
        for (cell, text) in cells {
            if self.sheet.own(cell.row, cell.col).is_some_and(|one| one.kind == CellKind::Error) && !self.is_time_column(cell.col) {
                self.notes.value(self.sheet.trail(*cell), Problem::CellError { text: text.clone() });
            }
        }
        let time = self.carried.row(self.sheet, row, self.table, self.hints, self.notes);
        let mut filled = false;
        let before = self.sessions.len();
        for n in 0..self.table.slots.len() {
            filled |= self.slot(n, row, &time);
        }
        self.check_status(row, before);
        let heads = |cell: &CellName, text: &str| {
            self.is_time_column(cell.col) && clock::piece(text, self.hints.year).is_some_and(|piece| !piece.clock)
        };
        let lost = cells.iter().find(|(cell, text)| !heads(cell, text) && !words::is_open(text));
        if let (false, Some((cell, _))) = (filled, lost) {
            self.notes.value(self.sheet.trail(*cell), Problem::RowWithoutTitle);
        }
    }

    /// Notes a status that is that of several rooms, and words of titles and remarks that are no status.
    fn check_status(&mut self, row: u32, before: usize) {
        let new = &self.sessions[before..];
        let changed = |one: &&RawSession| one.status.is_some_and(|status| status != Status::Scheduled);
        let count = new.iter().filter(changed).count();
        let column = |wanted: Column| {
            let col = self.table.columns.iter().find(|(_, column)| *column == wanted).map(|(col, _)| *col)?;
            self.sheet.own(row, col).map(|cell| (CellName { row, col }, cell.text.as_str()))
        };
        let mut found = Vec::new();
        if let (Some((cell, _)), true) = (column(Column::Status), count > 1) {
            found.push((self.sheet.trail(cell), Problem::StatusOfRow { count }));
        }
        if column(Column::Status).is_none_or(|(_, text)| words::is_open(text)) {
            if let (Some((cell, text)), false) = (column(Column::Note), new.is_empty()) {
                found.extend(words::status_elsewhere(text, false).map(|word| (self.sheet.trail(cell), word)).map(elsewhere));
            }
            let titles = new.iter().filter_map(|one| one.shared.title.as_ref());
            found.extend(titles.filter_map(|title| Some(elsewhere((title.trail.clone(), words::status_elsewhere(&title.value, true)?)))));
        }
        for (trail, problem) in found {
            self.notes.value(trail, problem);
        }
    }

    fn is_time_column(&self, col: u32) -> bool {
        self.table.columns.iter().any(|(own, column)| *own == col && (is_time(*column) || matches!(column, Column::End | Column::Duration)))
    }

    /// What a row has in one slot; gives whether it has anything.
    fn slot(&mut self, n: usize, row: u32, time: &RowTime) -> bool {
        let slot = &self.table.slots[n];
        let found = slot.titles.iter().filter_map(|col| self.sheet.at(row, *col)).next();
        let Some((cell, title)) = found.map(|(cell, title)| (cell, title.text.clone())) else {
            let named = slot.people.iter().find_map(|one| self.sheet.own(row, one.col).map(|_| CellName { row, col: one.col }));
            let own = named.filter(|cell| slot.named.is_some() || self.table.slots.len() == 1 && cell.row == row);
            if let (Some(cell), true) = (own, slot.named.is_some()) {
                self.notes.value(self.sheet.trail(cell), Problem::RowWithoutTitle);
                return true;
            }
            return false;
        };
        let over = self.slots_under(row, cell);
        if over.len() > 1 && over[0] != n {
            return true;
        }
        let grid = self.table.slots.len() > 1 || slot.named.is_some();
        let continued = self.open[n].filter(|(own, _)| *own == cell && cell.row < row).map(|(_, session)| session);
        match continued {
            Some(session) if grid => {
                RowTime::until(&mut self.sessions[session].time, time);
                self.append_people(session, n, row);
            }
            Some(session) if !time.own => self.append_people(session, n, row),
            _ => {
                let named = self.table.slots.iter().filter(|slot| slot.named.is_some()).count();
                if over.len() > 1 && over.len() < named {
                    self.notes.value(self.sheet.trail(cell), Problem::MergedOverSomeRooms { text: title.clone() });
                }
                let said = Said { value: title, trail: self.sheet.trail(cell) };
                let session = self.slot_session(cell, said, row, n, time, over.len() > 1);
                self.open[n] = Some((cell, self.sessions.len()));
                self.sessions.push(session);
            }
        }
        true
    }

    /// The slots whose titles a cell is merged over.
    fn slots_under(&self, row: u32, cell: CellName) -> Vec<usize> {
        let Some(area) = self.sheet.area(cell.row, cell.col) else { return Vec::new() };
        let under = |slot: &Slot| slot.titles.iter().any(|col| area.holds(row, *col));
        self.table.slots.iter().enumerate().filter(|(_, slot)| under(slot)).map(|(n, _)| n).collect()
    }

    fn append_people(&mut self, session: usize, n: usize, row: u32) {
        for one in &self.table.slots[n].people {
            if self.sheet.own(row, one.col).is_some() {
                let more = people::of_row(self.sheet, row, one, self.notes);
                self.sessions[session].speakers.extend(more);
            }
        }
    }

    fn slot_session(&mut self, cell: CellName, title: Text, row: u32, n: usize, time: &RowTime, plenary: bool) -> RawSession {
        let table = self.table;
        let slot = &table.slots[n];
        let mut session = self.session(cell, title, row, time);
        if let Some((header, name, kind)) = slot.named.as_ref().filter(|_| !plenary) {
            let said = Said { value: name.replace('\n', " "), trail: self.sheet.trail(*header) };
            match kind {
                Parallel::Room => session.room = Some(said),
                Parallel::Track => session.track = Some(said),
            }
        }
        let mut speakers = Vec::new();
        for one in &slot.people {
            speakers.extend(people::of_row(self.sheet, row, one, self.notes));
        }
        speakers.append(&mut session.speakers);
        session.speakers = speakers;
        for col in slot.titles.iter().skip(1) {
            if let Some((other, content)) = self.sheet.at(row, *col).filter(|(other, _)| *other != cell) {
                debug_assert!(other.col == *col || other.row <= row, "a cell is never merged into one below");
                add_line(&mut session.shared.summary, &content.text);
            }
        }
        self.lines(&mut session, cell, slot.named.is_some() && slot.people.is_empty());
        let place = [&session.room, &session.track].into_iter().flatten().map(|said| said.value.as_str()).collect::<Vec<_>>().join("/");
        self.carried.check(time, &place, self.notes);
        if let Some(blank) = time.blank.filter(|_| !self.knows_merges && session.time.start.is_none()) {
            self.notes.value(self.sheet.trail(blank), Problem::TimeLeftBlank);
        }
        session
    }

    /// The lines of a title: people and rooms that say what they are; the others are the title's.
    fn lines(&mut self, session: &mut RawSession, cell: CellName, grid: bool) {
        let Some(title) = &mut session.shared.title else { return };
        let whole = std::mem::take(&mut title.value);
        let mut unclear = None;
        for part in split(Part { text: &whole, at: 0 }, &['\n']) {
            let labelled = part.text.split_once(['：', ':']).and_then(|(label, rest)| Some((columns::of_header(label)?, rest.trim())));
            match labelled {
                Some((Column::Speakers(role), rest)) if !title.value.is_empty() => {
                    let at = part.at + part.text.len() - rest.len();
                    session.speakers.extend(people::of_text(self.sheet, cell, Part { text: rest, at }, role, self.notes));
                }
                Some((Column::Room | Column::Place, rest)) if !title.value.is_empty() => {
                    session.room = Some(Said { value: rest.to_string(), trail: self.sheet.trail(cell) });
                }
                _ if title.value.is_empty() => title.value = part.text.to_string(),
                _ if grid => {
                    unclear = unclear.or(Some(part));
                    add_line(&mut session.shared.summary, part.text);
                }
                _ => join(&mut title.value, part.text),
            }
        }
        if let Some(part) = unclear {
            self.notes.value(people::part_trail(self.sheet, cell, part), Problem::ExtraLine { text: part.text.to_string() });
        }
    }

    /// A session with what the columns of all slots say.
    fn session(&mut self, cell: CellName, title: Text, row: u32, time: &RowTime) -> RawSession {
        let mut session = RawSession { date: time.date.clone(), time: time.time.clone(), ..RawSession::default() };
        session.shared.trail = self.sheet.trail(cell);
        session.kind = words::kind_of_title(&title.value);
        session.shared.title = Some(title);
        let has_room = self.table.columns.iter().any(|(_, column)| *column == Column::Room);
        for (col, column) in &self.table.columns {
            let value = self.sheet.at(row, *col).filter(|(name, one)| name.col == *col && one.kind != CellKind::Error && *name != cell);
            let Some((name, text)) = value.map(|(name, one)| (name, one.text.clone())).filter(|(_, text)| !words::is_open(text)) else {
                continue;
            };
            let said = Said { value: one_line(&text), trail: self.sheet.trail(name) };
            match column {
                Column::Room => session.room = Some(said),
                Column::Place if has_room => session.venue = Some(said),
                Column::Place => session.room = Some(said),
                Column::Venue => session.venue = Some(said),
                Column::Track => session.track = Some(said),
                Column::Kind => session.kind = word(said, "type", self.notes).or(session.kind),
                Column::Status if words::is_ambiguous_status(&said.value) => {
                    self.notes.value(said.trail, Problem::AmbiguousStatus { text: said.value });
                }
                Column::Status => session.status = word(said, "status", self.notes),
                Column::Id => session.shared.slug = Some(said),
                Column::Was => session.was = Some(said),
                Column::Recording => session.recording = url_of("recording", said, self.notes),
                Column::Note | Column::Summary => add_line(&mut session.shared.summary, &said.value),
                Column::Abstract => session.abstract_text = Some(shapes::text(Said { value: text, trail: said.trail }, self.notes)),
                Column::Topics => {
                    let parts = split(Part { text: &text, at: 0 }, &['、', '，', ',', '；', ';', '\n']);
                    session.shared.topics =
                        parts.into_iter().map(|part| Said { value: part.text.to_string(), trail: said.trail.clone() }).collect();
                }
                Column::Date
                | Column::Weekday
                | Column::Time
                | Column::Start
                | Column::End
                | Column::Duration
                | Column::Title
                | Column::Content
                | Column::Speakers(_)
                | Column::Name
                | Column::JobTitle
                | Column::Organisation
                | Column::Affiliation
                | Column::Ignored => {}
            }
        }
        session
    }
}

fn elsewhere((trail, word): (Trail, &str)) -> (Trail, Problem) {
    (trail, Problem::StatusElsewhere { word: word.to_string(), new_date: word == "改期" })
}

fn add_line(summary: &mut Option<String>, text: &str) {
    match summary {
        Some(summary) => join_with(summary, &one_line(text), "；"),
        None => *summary = Some(one_line(text)),
    }
}

fn join_with(text: &mut String, more: &str, mark: &str) {
    text.push_str(mark);
    text.push_str(more);
}

/// Lines of a cell as one: nothing between Chinese characters, a space between others.
fn one_line(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        join(&mut out, line);
    }
    out
}

fn join(text: &mut String, more: &str) {
    let close = text.chars().last().zip(more.chars().next()).is_none_or(|(last, next)| cjk::joins_lines(last) && cjk::joins_lines(next));
    join_with(text, more, if close { "" } else { " " });
}
