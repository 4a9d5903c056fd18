//! One day of an agenda as a table of rooms and times.
//!
//! A row begins wherever a session begins; a session covers the rows that
//! begin before it ends. What runs alone covers all columns: plenaries,
//! breaks. What has no room and does not run alone has a column of its own.

use std::collections::{BTreeMap, BTreeSet};

use crate::date::{Period, SortKey, When};

/// A session, as far as its place in the table goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    /// When it takes place.
    pub(super) period: Period,
    /// The room, by its place in the event's rooms.
    pub(super) room: Option<usize>,
}

/// The table of one day; sessions are told by their places in the list that was given.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Table {
    /// The rooms, in the event's order; `None` for what has none.
    pub(super) columns: Vec<Option<usize>>,
    /// The rows with the time at which they begin.
    pub(super) rows: Vec<(When, Vec<Cell>)>,
}

/// A cell that begins in a row.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) columns: usize,
    pub(super) rows: usize,
    pub(super) items: Vec<usize>,
}

/// The rows an item covers: from the first to before the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rows {
    from: usize,
    to: usize,
}

impl Rows {
    fn meets(self, other: Rows) -> bool {
        self.from < other.to && other.from < self.to
    }
}

/// A stretch of a column, or of all.
struct Block {
    rows: Rows,
    items: Vec<usize>,
}

/// The table of a day's items; `None` unless at least two rooms are in use at once.
pub(super) fn table(items: &[Item]) -> Option<Table> {
    if !in_two_rooms_at_once(items) {
        return None;
    }
    let starts: BTreeMap<SortKey, When> = items.iter().map(|item| (item.period.start.sort_key(), item.period.start)).collect();
    let keys: Vec<SortKey> = starts.keys().copied().collect();
    let spans: Vec<Rows> = items.iter().map(|item| rows_of(item, &keys)).collect();
    let crowd = crowds(&spans, keys.len());
    let wide: BTreeSet<usize> = (0..items.len()).filter(|n| crowd[spans[*n].from..spans[*n].to].iter().all(|many| *many == 1)).collect();
    let rooms: BTreeSet<Option<usize>> = items.iter().enumerate().filter(|(n, _)| !wide.contains(n)).map(|(_, item)| item.room).collect();
    // What has no room stands last.
    let columns: Vec<Option<usize>> = rooms.iter().copied().filter(Option::is_some).chain(rooms.get(&None).copied()).collect();
    let mut blocks: Vec<Vec<Block>> = Vec::with_capacity(columns.len());
    for column in &columns {
        let own = (0..items.len()).filter(|n| !wide.contains(n) && items[*n].room == *column);
        blocks.push(stacked(own, &spans));
    }
    let rows = starts.into_values().enumerate().map(|(row, when)| (when, cells(row, &blocks, &wide, &spans)));
    Some(Table { rows: rows.collect(), columns })
}

/// Whether two rooms are in use at once; items come in order of time.
fn in_two_rooms_at_once(items: &[Item]) -> bool {
    let mut running: Vec<&Item> = Vec::new();
    for item in items.iter().filter(|item| item.room.is_some() && item.period.minutes().is_some()) {
        running.retain(|other| other.period.is_beside(&item.period));
        if running.iter().any(|other| other.room != item.room) {
            return true;
        }
        running.push(item);
    }
    false
}

/// How many items cover each row.
fn crowds(spans: &[Rows], rows: usize) -> Vec<usize> {
    let mut crowd = vec![0; rows];
    for span in spans {
        for many in &mut crowd[span.from..span.to] {
            *many += 1;
        }
    }
    crowd
}

/// The rows that begin while an item lasts: its own, and those before its end.
fn rows_of(item: &Item, keys: &[SortKey]) -> Rows {
    let own = item.period.start.sort_key();
    let from = keys.partition_point(|key| *key < own);
    let to = match item.period.minutes() {
        Some((_, end)) => keys.partition_point(|key| *key < When::Minute(end).sort_key()),
        None => from + 1,
    };
    Rows { from, to: to.max(from + 1) }
}

/// The items of a column from top to bottom; those that meet share a block.
fn stacked(items: impl Iterator<Item = usize>, spans: &[Rows]) -> Vec<Block> {
    let mut items: Vec<usize> = items.collect();
    items.sort_by_key(|n| (spans[*n].from, *n));
    let mut blocks: Vec<Block> = Vec::new();
    for n in items {
        let rows = spans[n];
        match blocks.last_mut().filter(|block| block.rows.meets(rows)) {
            Some(block) => {
                block.rows.to = block.rows.to.max(rows.to);
                block.items.push(n);
            }
            None => blocks.push(Block { rows, items: vec![n] }),
        }
    }
    blocks
}

/// The cells that begin in a row; stretches without anything are empty cells.
fn cells(row: usize, columns: &[Vec<Block>], wide: &BTreeSet<usize>, spans: &[Rows]) -> Vec<Cell> {
    if let Some(n) = wide.iter().find(|n| spans[**n].from == row) {
        // Alone in its rows, which are therefore only one.
        return vec![Cell { columns: columns.len(), rows: 1, items: vec![*n] }];
    }
    let mut cells = Vec::new();
    for column in columns {
        match column.iter().find(|block| block.rows.from <= row && row < block.rows.to) {
            Some(block) if block.rows.from == row => {
                cells.push(Cell { columns: 1, rows: block.rows.to - block.rows.from, items: block.items.clone() });
            }
            Some(_) => {}
            None => cells.push(Cell { columns: 1, rows: 1, items: Vec::new() }),
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::date::PartOfDay;

    fn at(hour: i8, minute: i8) -> When {
        When::Minute(date(2024, 9, 4).at(hour, minute, 0, 0))
    }

    fn item(start: When, end: Option<When>, room: Option<usize>) -> Item {
        Item { period: Period { start, end }, room }
    }

    fn shape(table: &Table) -> Vec<Vec<(usize, usize, Vec<usize>)>> {
        table.rows.iter().map(|(_, cells)| cells.iter().map(|cell| (cell.columns, cell.rows, cell.items.clone())).collect()).collect()
    }

    #[test]
    fn a_day_with_a_plenary_a_break_and_two_rooms() {
        let items = [
            item(at(9, 0), Some(at(10, 0)), Some(0)),
            item(at(10, 0), Some(at(10, 15)), None),
            item(at(10, 15), Some(at(11, 0)), Some(0)),
            item(at(10, 15), Some(at(11, 45)), Some(1)),
            item(at(11, 0), Some(at(11, 45)), Some(0)),
        ];
        let table = table(&items).expect("two rooms at once");
        assert_eq!(table.columns, [Some(0), Some(1)]);
        let rows = [vec![(2, 1, vec![0])], vec![(2, 1, vec![1])], vec![(1, 1, vec![2]), (1, 2, vec![3])], vec![(1, 1, vec![4])]];
        assert_eq!(shape(&table), rows);
    }

    #[test]
    fn what_has_no_room_and_is_not_alone_stands_beside() {
        let items =
            [item(at(9, 0), Some(at(11, 0)), Some(1)), item(at(9, 0), Some(at(10, 0)), Some(0)), item(at(9, 30), Some(at(12, 0)), None)];
        let table = table(&items).expect("two rooms at once");
        assert_eq!(table.columns, [Some(0), Some(1), None]);
        assert_eq!(shape(&table), [vec![(1, 2, vec![1]), (1, 2, vec![0]), (1, 1, vec![])], vec![(1, 1, vec![2])]]);
    }

    #[test]
    fn a_room_that_is_taken_twice_holds_both() {
        let items = [
            item(at(9, 0), Some(at(10, 0)), Some(0)),
            item(at(9, 30), Some(at(10, 30)), Some(0)),
            item(at(9, 0), Some(at(10, 30)), Some(1)),
        ];
        assert_eq!(shape(&table(&items).expect("two rooms"))[0], [(1, 2, vec![0, 1]), (1, 2, vec![2])]);
    }

    #[test]
    fn a_day_in_one_room_has_no_table() {
        assert_eq!(table(&[item(at(9, 0), Some(at(10, 0)), Some(0)), item(at(10, 0), None, Some(1))]), None);
        assert_eq!(table(&[]), None);
    }

    fn items() -> impl Strategy<Value = Vec<Item>> {
        let start = prop_oneof![
            8 => (0..24_i8, 0..4_i8).prop_map(|(hour, quarter)| at(hour, quarter * 15)),
            1 => Just(When::Part(date(2024, 9, 4), PartOfDay::Morning)),
            1 => Just(When::Day(date(2024, 9, 4))),
        ];
        let one = (start, proptest::option::of(0..300_i64), proptest::option::of(0..4_usize)).prop_map(|(start, minutes, room)| {
            let end = match (start, minutes) {
                (When::Minute(start), Some(minutes)) => start.checked_add(jiff::Span::new().minutes(minutes)).ok().map(When::Minute),
                _ => None,
            };
            item(start, end, room)
        });
        proptest::collection::vec(one, 0..14)
    }

    proptest! {
        /// As a browser lays a table out: every place is covered exactly once, and every session stands in its own column.
        #[test]
        fn every_place_is_covered_once(items in items()) {
            let Some(table) = table(&items) else { return Ok(()) };
            let mut covered = vec![vec![0; table.columns.len()]; table.rows.len()];
            let mut seen = Vec::new();
            for (row, (_, cells)) in table.rows.iter().enumerate() {
                let mut column = 0;
                for cell in cells {
                    while covered[row][column] > 0 {
                        column += 1;
                    }
                    prop_assert!(cell.columns == 1 || cell.columns == table.columns.len());
                    for line in covered.iter_mut().skip(row).take(cell.rows) {
                        for place in line.iter_mut().skip(column).take(cell.columns) {
                            *place += 1;
                        }
                    }
                    for n in &cell.items {
                        prop_assert!(cell.columns > 1 || table.columns[column] == items[*n].room);
                    }
                    seen.extend(cell.items.iter().copied());
                    prop_assert!(row + cell.rows <= table.rows.len());
                }
            }
            prop_assert!(covered.iter().flatten().all(|times| *times == 1), "{table:?}");
            seen.sort_unstable();
            prop_assert_eq!(seen, (0..items.len()).collect::<Vec<_>>());
        }
    }
}
