//! What releases changed: the page, its feed, and the marks in the agenda.

use super::calendars::Said;
use super::head::document_head;
use super::{Cx, venue_and_room};
use crate::date::{Style, When};
use crate::language::Lang;
use crate::model::{Change, Entry, Event, Id, Record, Release, Releases, Session, Slot, Today, Visibility};
use crate::plan::{ExportKind, PlannedPage};
use crate::view::changes::{ChangeView, ChangesView, GoneView, ReleaseView, SlotView};
use crate::view::feed::{EntryView, FeedView};
use crate::view::{Content, Crumb, FeedLink, View};

pub(super) fn changes(cx: &Cx<'_>, page: &PlannedPage, id: Id<Event>) -> View {
    let event = &cx.archive().events[id];
    let lang = &event.shared.lang;
    let link = cx.entry_link(Entry::Event(id));
    let mut head = document_head(cx, page, "events", &event.shared);
    head.breadcrumbs.push(Crumb { title: link.title.clone(), key: "", url: link.url.clone() });
    head.description = String::new();
    head.feeds = feed_link(cx, id).into_iter().collect();
    let releases = event.releases.as_ref().map_or_else(Vec::new, |releases| {
        let one = |release| self::release(cx, releases, release, lang);
        releases.list.iter().rev().map(one).collect()
    });
    let content = ChangesView {
        event: link,
        agenda_url: (!event.sessions.is_empty()).then(|| cx.href(&cx.plan.addresses.agenda(id))),
        feed: head.feeds.first().map(|feed| feed.url.clone()),
        releases,
    };
    View { page: head, text: None, content: Content::Changes(Box::new(content)) }
}

/// The feed of an event's changes, if it has one.
pub(super) fn feed_link(cx: &Cx<'_>, id: Id<Event>) -> Option<FeedLink> {
    let url = cx.href(cx.plan.exports.path(ExportKind::Changes(id))?);
    Some(FeedLink { key: "changes", media_type: "application/atom+xml", url })
}

/// The feed: an entry for each release.
pub(super) fn feed(cx: &Cx<'_>, said: Said<'_>, id: Id<Event>) -> FeedView {
    let event = &cx.archive().events[id];
    let lang = &event.shared.lang;
    let home = cx.absolute(&cx.plan.addresses.changes(id));
    let title = format!("{} · {}", event.shared.title, said(lang, "changes"));
    let empty = Releases::default();
    let releases = event.releases.as_ref().unwrap_or(&empty);
    let entries: Vec<EntryView> = releases.list.iter().rev().map(|one| entry(cx, said, event, releases, one, &home)).collect();
    let folder = cx.plan.addresses.changes(id);
    FeedView {
        title,
        description: None,
        url: cx.absolute(&format!("{folder}atom.xml")),
        json_url: String::new(),
        language: lang.as_str().to_string(),
        updated: entries
            .first()
            .map_or_else(|| When::Day(event.period.first_day()).stamp(&cx.config.timezone), |entry| entry.updated.clone()),
        author: cx.config.organisation.as_ref().map_or_else(|| cx.config.title.clone(), |one| one.name.clone()),
        home,
        entries,
    }
}

fn entry(cx: &Cx<'_>, said: Said<'_>, event: &Event, releases: &Releases, release: &Release, home: &str) -> EntryView {
    let lang = &event.shared.lang;
    let stamp = When::Day(release.date).stamp(&cx.config.timezone);
    let name = said(lang, "release-n").replace("{n}", &release.version.to_string());
    let view = self::release(cx, releases, release, lang);
    let lines: Vec<String> = release
        .note
        .iter()
        .cloned()
        .chain(view.changes.iter().filter(|change| change.listed).map(|change| line(said, lang, change)))
        .collect();
    let url = format!("{home}#release-{}", release.version);
    EntryView {
        id: url.clone(),
        url,
        title: format!("{} · {name}", event.shared.title),
        summary: Some(lines.join("\n")).filter(|text| !text.is_empty()),
        published: stamp.clone(),
        updated: stamp,
        categories: Vec::new(),
        authors: Vec::new(),
        language: lang.as_str().to_string(),
    }
}

/// `时间：讲座（9月4日 14:30 → 9月4日 15:00）`.
fn line(said: Said<'_>, lang: &Lang, change: &ChangeView) -> String {
    let mut line = String::new();
    for (n, kind) in change.kinds.iter().enumerate() {
        let colon = said(lang, "colon");
        let word = said(lang, &format!("change-{kind}"));
        line += &if n == 0 { format!("{word}{colon}{}", change.title) } else { format!("; {word}") };
        if let Some(before) = &change.before {
            let pair = match *kind {
                "time" => Some((before.time.as_ref().map(|time| &time.text), change.after.time.as_ref().map(|time| &time.text))),
                "place" => Some((before.place.as_ref(), change.after.place.as_ref())),
                "title" => Some((Some(&before.title), Some(&change.after.title))),
                _ => None,
            };
            let text = |side: Option<&String>| side.cloned().unwrap_or_else(|| "–".to_string());
            line += &pair.map_or_else(String::new, |(old, new)| format!(" {} → {}", text(old), text(new)));
        }
    }
    line
}

/// What one release changed; of the first, which changed everything, only how many sessions it had.
fn release(cx: &Cx<'_>, releases: &Releases, release: &Release, lang: &Lang) -> ReleaseView {
    let version = release.version;
    let known = releases.records.iter().filter(|record| record.today != Today::Withheld);
    let touched = known.filter_map(|record| Some((record, record.states.iter().position(|state| state.release == version)?)));
    let mut changes: Vec<ChangeView> = touched.map(|(record, at)| change(cx, record, at, lang)).collect();
    let sessions = changes.len();
    if version == 1 {
        changes.clear();
    }
    ReleaseView {
        version,
        id: format!("release-{version}"),
        date: cx.time(&When::Day(release.date), lang.script(), Style::Date),
        note: release.note.clone(),
        sessions,
        changes,
    }
}

fn change(cx: &Cx<'_>, record: &Record, at: usize, lang: &Lang) -> ChangeView {
    let after = &record.states[at].slot;
    let before = at.checked_sub(1).map(|at| &record.states[at].slot);
    let (url, listed) = match record.today {
        Today::Session(id) => {
            let visibility = cx.archive().sessions[id].shared.visibility;
            (cx.plan.addresses.session(id).map(|path| cx.href(path)), visibility == Visibility::Public)
        }
        Today::Withheld | Today::Gone => (None, true),
    };
    ChangeView {
        kinds: after.changes_since(before).into_iter().map(Change::word).collect(),
        title: after.title.clone(),
        url,
        before: before.map(|slot| slot_view(cx, slot, lang)),
        after: slot_view(cx, after, lang),
        listed,
    }
}

fn slot_view(cx: &Cx<'_>, slot: &Slot, lang: &Lang) -> SlotView {
    SlotView {
        title: slot.title.clone(),
        time: slot.period.map(|period| cx.period_time(&period, lang.script(), Style::Short)),
        place: venue_and_room(slot.venue.clone(), slot.room.clone()),
    }
}

/// What to mark a session with until its event is over: how it differs from the release before.
pub(super) fn mark(cx: &Cx<'_>, event: &Event, session: &Session) -> Option<&'static str> {
    let releases = event.releases.as_ref().filter(|_| event.period.last_day() >= cx.config.today)?;
    let version = releases.version();
    let Some(record) = session.record.and_then(|n| releases.records.get(n)) else {
        return (session.shared.visibility == Visibility::Public).then_some("new");
    };
    let now = record.now(cx.archive(), version + 1);
    let before = if now == *record.last() { record.states.len().checked_sub(2) } else { Some(record.states.len() - 1) };
    // What the first release says is new all of it, and so nothing of it is.
    if now.release < version.max(2) {
        return None;
    }
    let changes = now.slot.changes_since(before.map(|at| &record.states[at].slot));
    changes.iter().find_map(|change| match change {
        Change::New => Some("new"),
        Change::Cancelled => Some("cancelled"),
        Change::Time | Change::Place => Some("moved"),
        Change::Restored | Change::Postponed | Change::MovedOnline | Change::Title => None,
    })
}

/// Sessions that have vanished since they were released, until the event is over.
pub(super) fn gone(cx: &Cx<'_>, event: &Event) -> Vec<GoneView> {
    let lang = &event.shared.lang;
    let Some(releases) = event.releases.as_ref().filter(|_| event.period.last_day() >= cx.config.today) else { return Vec::new() };
    let gone = releases.records.iter().filter(|record| record.today == Today::Gone);
    gone.map(|record| {
        let slot = slot_view(cx, &record.last().slot, lang);
        GoneView { title: slot.title, time: slot.time, place: slot.place }
    })
    .collect()
}
