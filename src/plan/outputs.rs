//! Output files, and who wants which.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::RangeInclusive;

use super::addresses::{Addresses, HOME, numbered};
use super::lists::{Lists, pages_of};
use super::{ExportKind, Exports, FeedKind, HEADERS, PageKind, PlannedPage, SEARCH, SEARCH_DATA, SEARCH_SCRIPT};
use crate::config::Config;
use crate::diag::{At, Diagnostic, Expected, Holder, Problem, Trail};
use crate::model::{Entry, Id, Origin, Page, Shared, Site};
use crate::parse::{CONTENT, Place, place_of};
use crate::read::site_file;
use crate::slug::{decode, encode};
use crate::source::{FileId, SitePath, Sources};

/// The most pages one sitemap file may list (sitemaps.org, protocol 0.9).
pub(crate) const SITEMAP_ENTRIES: usize = 50_000;

/// The most bytes one sitemap file may have, likewise, less what its frame takes.
pub(crate) const SITEMAP_BYTES: usize = 50 * 1024 * 1024 - 1024;

/// A path in the output folder: relative, `/` between the parts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutPath(String);

impl OutPath {
    /// The file of a path inside the site: `/events/a/` is `events/a/index.html`.
    #[must_use]
    pub fn of(path: &str) -> OutPath {
        let path = path.trim_start_matches('/');
        OutPath(if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_string() })
    }

    /// The same file in a folder; where the folder is the site itself, that file.
    #[must_use]
    pub fn below(&self, folder: &str) -> OutPath {
        if folder.is_empty() { self.clone() } else { OutPath(format!("{folder}/{}", self.0)) }
    }

    /// The file in a folder that this one is, if it lies there.
    #[must_use]
    pub fn inside(&self, folder: &str) -> Option<OutPath> {
        let inside = if folder.is_empty() { Some(self.0.as_str()) } else { self.0.strip_prefix(folder)?.strip_prefix('/') };
        inside.map(|path| OutPath(path.to_string()))
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whoever wants an output file.
#[derive(Debug, Clone)]
pub(super) enum Owner {
    /// A file of the content.
    File(FileId),
    /// A topic or a region, and a document that has it.
    Term(Holder, FileId),
    /// huikan itself.
    Made(Holder),
}

/// The output files that are planned so far.
#[derive(Debug, Default)]
pub(super) struct Outputs {
    owners: BTreeMap<String, Owner>,
    pages: Vec<PlannedPage>,
    files: Vec<(OutPath, FileId)>,
    redirects: Vec<(OutPath, String)>,
    clashes: Vec<(String, Owner, Owner)>,
    /// Documents that stand at the head of a list, by its path.
    introductions: BTreeMap<String, Id<Page>>,
    /// Folders of variants in which something lies already.
    taken: Vec<Diagnostic>,
    /// Each with its file and its place in that file's list.
    bad_aliases: Vec<(FileId, usize, String)>,
}

impl Outputs {
    /// Every page.
    pub(super) fn pages(&mut self, site: &Site, addresses: &Addresses, lists: &Lists, config: &Config) {
        self.page(PageKind::Home, HOME.to_string(), Owner::Made(Holder::FrontPage));
        let per_page = config.per_page;
        let sections = [
            ("/events/", lists.events.len(), per_page, PageKind::Events as fn(usize) -> PageKind),
            ("/reports/", lists.reports.len(), per_page, PageKind::Reports),
            ("/cases/", lists.cases.len(), per_page, PageKind::Cases),
            ("/speakers/", lists.speakers.len(), lists.speakers_per_page, PageKind::Speakers),
        ];
        let made = sections.iter().filter(|(_, total, ..)| *total > 0).map(|(path, ..)| *path);
        let made: BTreeSet<&str> = made.chain(lists.overviews().map(|(path, _)| path)).collect();
        self.entries(site, addresses, lists);
        self.plain(site, addresses, &made);
        self.terms(site, addresses, lists);
        for (path, total, per_page, kind) in sections.into_iter().filter(|(path, ..)| made.contains(path)) {
            self.numbered(path, total, per_page, kind, &Owner::Made(Holder::List));
        }
        for (path, kind) in lists.overviews() {
            self.page(kind, path.to_string(), Owner::Made(Holder::List));
        }
        self.page(PageKind::NotFound, "/404.html".to_string(), Owner::Made(Holder::NotFound));
    }

    /// The page to search on, and the files it loads: everything below their folder is taken.
    pub(super) fn search(&mut self) {
        self.page(PageKind::Search, SEARCH.to_string(), Owner::Made(Holder::SearchPage));
        for path in [SEARCH_SCRIPT, SEARCH_DATA.trim_end_matches('/')] {
            self.claim(&OutPath::of(path), Owner::Made(Holder::SearchIndex));
        }
    }

    /// Old addresses that lead somewhere.
    pub(super) fn redirects(&mut self, site: &Site, addresses: &Addresses) {
        let mut all: Vec<(&Shared, String)> = Vec::new();
        all.extend(site.events.iter().map(|(id, one)| (&one.shared, addresses.event(id).to_string())));
        all.extend(site.sessions.iter().filter_map(|(id, one)| Some((&one.shared, addresses.session(id)?.to_string()))));
        all.extend(site.speakers.iter().filter_map(|(id, one)| Some((&one.shared, addresses.speaker(id)?.to_string()))));
        all.extend(site.reports.iter().map(|(id, one)| (&one.shared, addresses.report(id).to_string())));
        all.extend(site.cases.iter().map(|(id, one)| (&one.shared, addresses.case(id).to_string())));
        all.extend(site.series.iter().map(|(id, one)| (&one.shared, addresses.series(id).to_string())));
        all.extend(site.pages.iter().map(|(id, one)| (&one.shared, addresses.page(id).to_string())));
        for (shared, to) in all {
            for n in 0..shared.aliases.len() {
                self.redirect(shared, n, &to);
            }
        }
    }

    /// Every file of the content that is published as it is.
    ///
    /// A spreadsheet that is the source of an agenda is one only where something published offers it.
    pub(super) fn files(&mut self, sources: &Sources, withheld: &BTreeSet<FileId>, offered: &BTreeSet<FileId>) {
        let is_published = |id: FileId, path: &SitePath| match place_of(path) {
            Place::Asset => !withheld.contains(&id),
            Place::Workbook(_) => offered.contains(&id) && !withheld.contains(&id),
            _ => false,
        };
        for (id, source) in sources.iter().filter(|(id, source)| is_published(*id, &source.path)) {
            let path = source.path.as_str().trim_start_matches(CONTENT).trim_start_matches('/');
            let out = OutPath(path.to_string());
            if self.claim(&out, Owner::File(id)) {
                self.files.push((out, id));
            }
        }
    }

    /// What huikan writes beside pages.
    pub(super) fn generated(&mut self, feeds: &[FeedKind], exports: &Exports, theme_files: &[(String, Option<FileId>)], variants: usize) {
        for (name, file) in theme_files {
            self.claim(&OutPath(name.clone()), file.map_or(Owner::Made(Holder::ThemeFile), Owner::File));
        }
        for feed in feeds {
            for name in ["atom.xml", "feed.json"] {
                self.claim(&OutPath::of(&format!("{}{name}", feed.folder())), Owner::Made(Holder::Feed));
            }
        }
        for (kind, path) in exports.iter() {
            let what = match kind {
                ExportKind::Changes(_) => Holder::Feed,
                ExportKind::ScheduleXml(_) | ExportKind::ScheduleJson(_) => Holder::Timetable,
                _ => Holder::Calendar,
            };
            self.claim(&OutPath::of(path), Owner::Made(what));
        }
        self.claim(&OutPath::of("/sitemap.xml"), Owner::Made(Holder::Sitemap));
        for n in self.sitemap_parts(variants) {
            self.claim(&OutPath::of(&format!("/sitemap-{n}.xml")), Owner::Made(Holder::Sitemap));
        }
        self.claim(&OutPath::of("/robots.txt"), Owner::Made(Holder::Robots));
    }

    /// What hosts send with each file.
    pub(super) fn headers(&mut self) {
        self.claim(&OutPath::of(HEADERS), Owner::Made(Holder::Headers));
    }

    /// The numbers of the parts that a large sitemap may take; none while it fits into one file.
    fn sitemap_parts(&self, variants: usize) -> RangeInclusive<usize> {
        // Generous for the base URL, the elements and the time: a number too many costs nothing. A page of which there
        // are variants names each of them and itself.
        let times = if variants == 0 { 1 } else { variants + 2 };
        let bytes: usize = self.pages.iter().map(|page| (encode(&page.path).len() + 400) * times).sum();
        match self.pages.len() / SITEMAP_ENTRIES + bytes / SITEMAP_BYTES {
            0 => RangeInclusive::new(1, 0),
            full => 1..=full + 1,
        }
    }

    /// The documents that introduce lists, by the paths of these.
    pub(super) fn introductions(&mut self) -> BTreeMap<String, Id<Page>> {
        std::mem::take(&mut self.introductions)
    }

    /// The folders in which the whole site lies once more.
    pub(super) fn variants(&mut self, config: &Config, sources: &Sources) {
        let Some(site_toml) = sources.find(&site_file()) else { return };
        for variant in config.variants.iter().filter(|variant| !variant.folder.is_empty()) {
            let inside = format!("{}/", variant.folder);
            if self.owners.keys().any(|path| *path == variant.folder || path.starts_with(&inside)) {
                let (key, value) = ("prefix".to_string(), variant.folder.clone());
                let problem = Problem::BadValue { key, value, expected: Expected::FreePrefix };
                self.taken.push(Diagnostic::new(site_toml, At::Key(variant.trail.clone()), problem));
            }
        }
    }

    #[allow(clippy::type_complexity, reason = "the four lists are taken apart at once and nowhere else")]
    pub(super) fn finish(
        mut self,
        sources: &Sources,
    ) -> (Vec<PlannedPage>, Vec<(OutPath, FileId)>, Vec<(OutPath, String)>, Vec<Diagnostic>) {
        self.folders_that_are_files();
        let holder = |owner: &Owner| match owner {
            Owner::File(file) => Holder::File { path: sources.get(*file).path.to_string() },
            Owner::Term(holder, _) | Owner::Made(holder) => holder.clone(),
        };
        let mut notes = self.taken;
        for (path, first, second) in &self.clashes {
            let url = format!("/{}", path.trim_end_matches("index.html"));
            // The note stands at a file an author can change.
            let (at, other, own) = match (first, second) {
                (Owner::Term(..), Owner::Term(own, file)) => (Some(*file), first, Some(own.clone())),
                (_, Owner::File(file) | Owner::Term(_, file)) => (Some(*file), first, None),
                (Owner::File(file) | Owner::Term(_, file), Owner::Made(_)) => (Some(*file), second, None),
                (Owner::Made(_), Owner::Made(_)) => (None, first, None),
            };
            let problem = Problem::DuplicateUrl { url, other: holder(other), own };
            notes.push(at.map_or_else(|| Diagnostic::nowhere(problem.clone()), |file| Diagnostic::new(file, At::File, problem.clone())));
        }
        for (file, n, alias) in self.bad_aliases {
            let problem = Problem::BadValue { key: "aliases".to_string(), value: alias, expected: Expected::OldAddress };
            notes.push(Diagnostic::new(file, At::Value(Trail::default().key("aliases").index(n)), problem));
        }
        self.files.sort_by_key(|(_, file)| *file);
        (self.pages, self.files, self.redirects, notes)
    }

    fn entries(&mut self, site: &Site, addresses: &Addresses, lists: &Lists) {
        let owner = |origin: Origin| Owner::File(origin.file());
        for (id, event) in site.events.iter() {
            self.page(PageKind::Event(id), addresses.event(id).to_string(), owner(event.shared.origin));
            if !event.sessions.is_empty() {
                self.page(PageKind::Agenda(id), addresses.agenda(id), owner(event.shared.origin));
                let booklet = lists.has_booklets.then(|| (PageKind::Booklet(id), addresses.booklet(id)));
                let sheets = || [(PageKind::Door(id), addresses.door(id)), (PageKind::Now(id), addresses.now(id))];
                for (kind, path) in lists.sheets.contains(&id).then(sheets).into_iter().flatten().chain(booklet) {
                    self.page(kind, path, owner(event.shared.origin));
                }
                for (n, path) in addresses.rooms(id) {
                    self.page(PageKind::Room(id, n), path.to_string(), owner(event.shared.origin));
                }
                for (n, path) in addresses.tracks(id) {
                    self.page(PageKind::Track(id, n), path.to_string(), owner(event.shared.origin));
                }
            }
            if event.releases.is_some() {
                self.page(PageKind::Changes(id), addresses.changes(id), owner(event.shared.origin));
            }
        }
        for (id, session) in site.sessions.iter() {
            if let Some(path) = addresses.session(id) {
                self.page(PageKind::Session(id), path.to_string(), owner(session.shared.origin));
            }
        }
        for (id, speaker) in site.speakers.iter() {
            if let Some(path) = addresses.speaker(id) {
                self.page(PageKind::Speaker(id), path.to_string(), owner(speaker.shared.origin));
            }
        }
        for (id, report) in site.reports.iter() {
            self.page(PageKind::Report(id), addresses.report(id).to_string(), owner(report.shared.origin));
        }
        for (id, case) in site.cases.iter() {
            self.page(PageKind::Case(id), addresses.case(id).to_string(), owner(case.shared.origin));
        }
    }

    /// Plain pages; one with the address of a list is no page of its own but introduces the list.
    fn plain(&mut self, site: &Site, addresses: &Addresses, lists: &BTreeSet<&str>) {
        for (id, page) in site.pages.iter() {
            let (path, owner) = (addresses.page(id), Owner::File(page.shared.origin.file()));
            if !lists.contains(path) {
                self.page(PageKind::Page(id), path.to_string(), owner);
            } else if let Some(first) = self.introductions.get(path) {
                let first = Owner::File(site.pages[*first].shared.origin.file());
                self.clashes.push((OutPath::of(path).0, first, owner));
            } else {
                self.introductions.insert(path.to_string(), id);
            }
        }
    }

    fn terms(&mut self, site: &Site, addresses: &Addresses, lists: &Lists) {
        let per_page = lists.per_page;
        for (id, series) in site.series.iter() {
            let owner = Owner::File(series.shared.origin.file());
            self.numbered(addresses.series(id), series.events.len(), per_page, |n| PageKind::Series(id, n), &owner);
        }
        for (id, one) in site.organisations.iter() {
            let owner = Owner::File(one.shared.origin.file());
            self.numbered(
                addresses.organisation(id),
                one.events.len() + one.cases.len(),
                per_page,
                |n| PageKind::Organisation(id, n),
                &owner,
            );
        }
        for id in &lists.topics {
            let topic = &site.topics[*id];
            let owner = term(site, Holder::Topic { name: topic.name.clone() }, &topic.entries);
            self.numbered(addresses.topic(*id), topic.entries.len(), per_page, |n| PageKind::Topic(*id, n), &owner);
        }
        for (id, _) in &lists.regions {
            let region = &site.regions[*id];
            let owner = term(site, Holder::Region { name: region.name.clone() }, &region.entries);
            self.numbered(addresses.region(*id), region.entries.len(), per_page, |n| PageKind::Region(*id, n), &owner);
        }
        for (year, entries) in &site.years {
            self.numbered(&addresses.year(*year), entries.len(), per_page, |n| PageKind::Year(*year, n), &Owner::Made(Holder::Year));
        }
    }

    fn numbered(&mut self, path: &str, total: usize, per_page: usize, kind: impl Fn(usize) -> PageKind, owner: &Owner) {
        for n in 1..=pages_of(total, per_page) {
            self.page(kind(n), numbered(path, n), owner.clone());
        }
    }

    fn page(&mut self, kind: PageKind, path: String, owner: Owner) {
        let out = OutPath::of(&path);
        if self.claim(&out, owner) {
            self.pages.push(PlannedPage { kind, path, out });
        }
    }

    fn redirect(&mut self, shared: &Shared, n: usize, to: &str) {
        let (file, alias) = (shared.origin.file(), &shared.aliases[n]);
        let path = decode(alias);
        let clean = path.starts_with('/') && !path.contains("//") && path.split('/').all(|part| !matches!(part, "." | ".."));
        if !clean || path.contains(['#', '?', '\\']) || path == HOME {
            self.bad_aliases.push((file, n, alias.clone()));
            return;
        }
        let is_file = path.ends_with(".html") || path.ends_with(".htm");
        let out = OutPath::of(&if is_file || path.ends_with('/') { path } else { format!("{path}/") });
        // The page is there already.
        if out == OutPath::of(to) {
            return;
        }
        if self.claim(&out, Owner::File(file)) {
            self.redirects.push((out, to.to_string()));
        }
    }

    /// Takes an output file for an owner, unless another has it.
    pub(super) fn claim(&mut self, out: &OutPath, owner: Owner) -> bool {
        if let Some(first) = self.owners.get(out.as_str()) {
            self.clashes.push((out.0.clone(), first.clone(), owner));
            return false;
        }
        self.owners.insert(out.0.clone(), owner);
        true
    }

    /// A file cannot also be the folder of another: one of the two is left out, so that what is planned can be staged.
    fn folders_that_are_files(&mut self) {
        let mut left_out = BTreeSet::new();
        for (path, owner) in &self.owners {
            for (at, _) in path.match_indices('/') {
                if let Some(other) = self.owners.get(&path[..at]) {
                    self.clashes.push((path[..at].to_string(), owner.clone(), other.clone()));
                    let ours = matches!(other, Owner::Made(_));
                    left_out.insert(if ours { path.clone() } else { path[..at].to_string() });
                }
            }
        }
        let stays = |out: &OutPath| !left_out.contains(out.as_str());
        self.pages.retain(|page| stays(&page.out));
        self.files.retain(|(out, _)| stays(out));
        self.redirects.retain(|(out, _)| stays(out));
    }
}

/// A topic or a region; its note stands at the latest document that has it.
fn term(site: &Site, name: Holder, entries: &[Entry]) -> Owner {
    let latest = entries.first().map(|entry| site.shared(*entry).origin.file());
    latest.map_or(Owner::Made(Holder::List), |file| Owner::Term(name, file))
}
