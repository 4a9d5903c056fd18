//! Which rooms and tracks of an event have pages, and how their addresses end.
//!
//! A room has a page where sessions run side by side: only then is what
//! happens in it less than what happens. A track has one where there are
//! several.

use std::collections::BTreeSet;

use crate::config::{Config, Sheets};
use crate::model::{Event, Session, Site};
use crate::slug::slug_of;

/// Whether an event has sheets for its doors and screens: nobody needs those of past years.
pub(super) fn has_sheets(site: &Site, event: &Event, config: &Config) -> bool {
    let wanted = match config.sheets {
        Sheets::Coming => event.period.last_day() >= config.today,
        Sheets::All => true,
        Sheets::None => false,
    };
    // What has no day can hang on no door.
    wanted && event.sessions.iter().any(|id| site.sessions[*id].period.is_some())
}

/// The ends of the addresses of an event's rooms, by their places; `None` for those without a page.
pub(super) fn rooms(site: &Site, event: &Event) -> Vec<Option<String>> {
    let used = used(site, event, |session| session.room);
    let names = event.rooms.iter().map(|room| room.name.as_str());
    if used.len() < 2 || !site.has_parallels(event) { vec![None; event.rooms.len()] } else { slugs(names, &used, "room") }
}

/// The ends of the addresses of an event's tracks, by their places; `None` for those without a page.
pub(super) fn tracks(site: &Site, event: &Event) -> Vec<Option<String>> {
    let used = used(site, event, |session| session.track);
    let names = event.tracks.iter().map(|track| track.name.as_str());
    if used.len() < 2 { vec![None; event.tracks.len()] } else { slugs(names, &used, "track") }
}

fn used(site: &Site, event: &Event, place: impl Fn(&Session) -> Option<usize>) -> BTreeSet<usize> {
    event.sessions.iter().filter_map(|id| place(&site.sessions[*id])).collect()
}

/// What the names make, each only once: the second 报告厅 is `报告厅-2`.
fn slugs<'a>(names: impl Iterator<Item = &'a str>, used: &BTreeSet<usize>, stand_in: &str) -> Vec<Option<String>> {
    let mut taken = BTreeSet::new();
    let mut one = |(n, name): (usize, &str)| {
        if !used.contains(&n) {
            return None;
        }
        let slug = Some(slug_of(name)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| stand_in.to_string());
        let numbered = (2..).map(|n| format!("{slug}-{n}"));
        let slug = std::iter::once(slug.clone()).chain(numbered).find(|slug| taken.insert(slug.clone()))?;
        Some(slug)
    };
    names.enumerate().map(&mut one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_room_has_an_address_of_its_own() {
        let slugs = |names: &[&str], used: &[usize]| slugs(names.iter().copied(), &used.iter().copied().collect(), "room");
        let some = |slug: &str| Some(slug.to_string());
        assert_eq!(slugs(&["一号厅", "2楼", "一号厅!", "…"], &[0, 2, 3]), [some("一号厅"), None, some("一号厅-2"), some("room")]);
    }
}
