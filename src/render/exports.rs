//! Files that are made of events beside their pages: calendars, timetables, feeds of changes.
//!
//! Like a page, such a file is known by the digest of what it tells: all
//! files of one event share one key, and none is made again while it stands.

use std::collections::BTreeMap;
use std::io;

use rayon::prelude::*;

use super::icalendar::Writer;
use super::{feeds, schedule};
use crate::emit::{Sink, Stamp};
use crate::language::Lang;
use crate::memo::{Digest, PageKey, PageMemo};
use crate::model::{Event, Id, Speaker};
use crate::plan::{ExportKind, OutPath};
use crate::view::{self, Cx};

/// What a group of files is made of.
#[derive(Clone, Copy)]
enum Group {
    Event(Id<Event>),
    Speaker(Id<Speaker>),
    Site,
}

/// Makes every file that has changed since `before` or that the sink does not have; `words` gives the theme's words.
pub(super) fn exports(
    cx: &Cx<'_>,
    words: &(dyn Fn(&Lang, &str) -> String + Sync),
    before: &BTreeMap<String, PageMemo>,
    sink: &dyn Sink,
) -> io::Result<BTreeMap<String, PageMemo>> {
    let site = &cx.resolved.site;
    let events = site.events.ids().filter(|id| !cx.plan.exports.of_event(*id).is_empty()).map(Group::Event);
    let speakers = site.speakers.ids().filter(|id| cx.plan.exports.path(ExportKind::Speaker(*id)).is_some()).map(Group::Speaker);
    let asked_for = |group: &Group| {
        let Some(only) = sink.only() else { return true };
        let exports = &cx.plan.exports;
        let is = |kind: ExportKind| exports.path(kind).is_some_and(|path| path.trim_start_matches('/') == only.as_str());
        match group {
            Group::Event(id) => exports.of_event(*id).iter().any(|kind| is(*kind)),
            Group::Speaker(id) => is(ExportKind::Speaker(*id)),
            Group::Site => is(ExportKind::Site),
        }
    };
    let groups: Vec<Group> = events.chain(speakers).chain([Group::Site]).filter(asked_for).collect();
    let made: Vec<Vec<(String, PageMemo)>> =
        groups.par_iter().map(|group| one(cx, words, *group, before, sink)).collect::<io::Result<_>>()?;
    Ok(made.into_iter().flatten().collect())
}

fn one(
    cx: &Cx<'_>,
    words: &(dyn Fn(&Lang, &str) -> String + Sync),
    group: Group,
    before: &BTreeMap<String, PageMemo>,
    sink: &dyn Sink,
) -> io::Result<Vec<(String, PageMemo)>> {
    let view = match group {
        Group::Event(id) => view::event_exports(cx, &|lang, key| words(lang, key), id),
        Group::Speaker(id) => view::speaker_exports(cx, &|lang, key| words(lang, key), id),
        Group::Site => view::site_exports(cx, &|lang, key| words(lang, key)),
    };
    let none = Digest::of_bytes(b"");
    let zone = cx.config.timezone.iana_name().map(str::to_string);
    let key = PageKey { theme: none, site: Digest::of(&zone), page: none, text: none, content: Digest::of(&view) };
    let mut files = Files { key, before, sink, made: Vec::new() };
    let mut writer = None;
    for (path, calendar) in &view.calendars {
        files.put(path, || writer.get_or_insert_with(|| Writer::new(&cx.config.timezone, &view.entries)).calendar(calendar))?;
    }
    if let Some((timetable, paths)) = &view.schedule {
        files.put(&paths.xml, || schedule::xml(timetable))?;
        files.put(&paths.json, || schedule::json(timetable))?;
    }
    if let Some((path, feed)) = &view.changes {
        files.put(path, || feeds::atom(feed))?;
    }
    Ok(files.made)
}

/// The files of one group on their way.
struct Files<'a> {
    key: PageKey,
    before: &'a BTreeMap<String, PageMemo>,
    sink: &'a dyn Sink,
    made: Vec<(String, PageMemo)>,
}

impl Files<'_> {
    /// Makes a file, unless it stands as it would be made.
    fn put(&mut self, path: &str, text: impl FnOnce() -> String) -> io::Result<()> {
        let out = OutPath::of(path);
        let known = self.before.get(out.as_str()).filter(|memo| memo.key == self.key).copied();
        let stands = known.filter(|memo| self.sink.has(&out, Stamp { digest: memo.digest, length: memo.length }));
        let memo = match stands {
            Some(memo) => memo,
            None => {
                let Stamp { digest, length } = self.sink.put(&out, text().as_bytes())?;
                PageMemo { key: self.key, digest, length }
            }
        };
        self.made.push((out.to_string(), memo));
        Ok(())
    }
}
