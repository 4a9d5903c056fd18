//! Feeds.

use jiff::Timestamp;

use super::{Cx, credits};
use crate::date::When;
use crate::model::Entry;
use crate::plan::FeedKind;
use crate::view::feed::{EntryView, FeedView};

/// When a feed was changed in which no entry has a time: always the same, as any other time would be made up.
const NEVER: &str = "1970-01-01T00:00:00Z";

/// What a feed tells; `words` gives the theme's words in the site's language, for the titles of kinds.
#[must_use]
pub fn feed(cx: &Cx<'_>, kind: FeedKind, words: &dyn Fn(&str) -> String) -> FeedView {
    let title = &cx.config.title;
    let folder = kind.folder();
    // A feed tells what is new; what has no time at all never was.
    let entries: Vec<EntryView> = entries_of(cx, kind)
        .filter(|entry| cx.config.has(cx.entry_path(*entry)))
        .filter_map(|entry| entry_view(cx, entry))
        .take(cx.config.feed_entries)
        .collect();
    FeedView {
        title: if kind == FeedKind::Site { title.clone() } else { format!("{} · {title}", words(kind.key())) },
        description: cx.config.description.clone().filter(|_| kind == FeedKind::Site),
        home: cx.absolute(folder),
        url: cx.absolute(&format!("{folder}atom.xml")),
        json_url: cx.absolute(&format!("{folder}feed.json")),
        language: cx.config.language.as_str().to_string(),
        updated: latest(entries.iter().map(|entry| entry.updated.as_str())),
        author: cx.config.organisation.as_ref().map_or_else(|| title.clone(), |one| one.name.clone()),
        entries,
    }
}

/// The listed entries of a kind, latest first.
fn entries_of<'c>(cx: &Cx<'c>, kind: FeedKind) -> Box<dyn Iterator<Item = Entry> + 'c> {
    let lists = &cx.plan.lists;
    match kind {
        FeedKind::Site => Box::new(lists.entries.iter().copied()),
        FeedKind::Events => Box::new(lists.events.iter().copied().map(Entry::Event)),
        FeedKind::Reports => Box::new(lists.reports.iter().copied().map(Entry::Report)),
        FeedKind::Cases => Box::new(lists.cases.iter().copied().map(Entry::Case)),
    }
}

fn entry_view(cx: &Cx<'_>, entry: Entry) -> Option<EntryView> {
    let site = cx.archive();
    let shared = site.shared(entry);
    let stamp = |when: When| when.stamp(&cx.config.timezone);
    let (published, updated) = times(entry, site.date(entry), shared.updated)?;
    let url = cx.absolute(cx.entry_path(entry));
    let steps = match entry {
        Entry::Event(_) => &[][..],
        Entry::Report(id) => &site.reports[id].sign_off,
        Entry::Case(id) => &site.cases[id].sign_off,
    };
    Some(EntryView {
        id: url.clone(),
        url,
        title: shared.title.clone(),
        summary: shared.blurb().map(str::to_string),
        published: stamp(published),
        updated: stamp(updated),
        categories: shared.topics.iter().map(|topic| site.topics[*topic].name.clone()).collect(),
        authors: credits::authors(steps),
        language: shared.lang.as_str().to_string(),
    })
}

/// When an entry was published and last changed.
///
/// An event's date is when it begins, so an announcement changed before that
/// was published no later than the change.
fn times(entry: Entry, date: Option<When>, updated: Option<When>) -> Option<(When, When)> {
    let (Some(date), Some(updated)) = (date, updated) else {
        let only = date.or(updated)?;
        return Some((only, only));
    };
    let in_order = updated.sort_key() >= date.sort_key();
    Some(match entry {
        Entry::Event(_) if !in_order => (updated, updated),
        Entry::Event(_) | Entry::Report(_) | Entry::Case(_) => (date, if in_order { updated } else { date }),
    })
}

/// The latest of several stamps: by instant, as a summer's offset may differ from a winter's.
fn latest<'a>(stamps: impl Iterator<Item = &'a str>) -> String {
    let instant = |stamp: &&str| stamp.parse::<Timestamp>().ok();
    stamps.max_by_key(instant).unwrap_or(NEVER).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    #[test]
    fn an_announcement_is_no_newer_than_its_last_change() {
        let day = |text: &str| Some(When::Day(text.parse().expect("a day")));
        let times = |entry, date, updated| times(entry, date, updated).map(|(a, b)| (a.iso(), b.iso()));
        let pair = |a: &str, b: &str| Some((a.to_string(), b.to_string()));
        let (event, report) = (Entry::Event(Id::from_index(0)), Entry::Report(Id::from_index(0)));
        assert_eq!(times(event, day("2030-01-02"), day("2029-12-01")), pair("2029-12-01", "2029-12-01"));
        assert_eq!(times(event, day("2024-01-02"), day("2024-02-01")), pair("2024-01-02", "2024-02-01"));
        assert_eq!(times(report, day("2024-01-02"), day("2024-01-01")), pair("2024-01-02", "2024-01-02"));
        assert_eq!(times(report, day("2024-01-02"), None), pair("2024-01-02", "2024-01-02"));
        assert_eq!(times(report, None, None), None);
    }

    #[test]
    fn the_latest_is_the_latest_instant() {
        let stamps = ["2024-11-03T01:30:00-04:00", "2024-11-03T01:10:00-05:00"];
        assert_eq!(latest(stamps.into_iter()), stamps[1]);
        assert_eq!(latest(std::iter::empty()), NEVER);
    }
}
