//! Every address and every output file, decided here and nowhere else.
//!
//! In: the resolved archive and the configuration. Out: a [`Plan`] with notes
//! for addresses that two things want. Pure: today comes with the
//! configuration. A page is planned as a [`PageKind`], a few numbers; its
//! view is made when it is rendered, so that no two thousand views wait in
//! memory.

mod addresses;
mod agendas;
mod checks;
mod exports;
mod links;
mod lists;
mod orders;
mod outputs;
mod pictures;

use std::collections::{BTreeMap, BTreeSet};

use crate::config::Config;
use crate::diag::Noted;
use crate::model::{
    Attachment, AttachmentTarget, CaseStudy, Event, Id, Organisation, Page, Region, Report, Series, Session, Site, Speaker, Topic,
};
use crate::resolve::{LinkTarget, Resolved, TextEntry, To};
use crate::slug::encode;
use crate::source::{FileId, Sources};

pub use addresses::{Addresses, numbered};
pub(crate) use checks::checks;
pub use exports::{ExportKind, Exports, has_slot, oldest, tells};
pub use lists::{Lists, pages_of};
pub use orders::Part;
pub(crate) use orders::parts;
pub use outputs::OutPath;
pub(crate) use outputs::{SITEMAP_BYTES, SITEMAP_ENTRIES};
use pictures::Sizes;
pub use pictures::{PICTURES, PlannedPicture};

/// Everything that will be written.
#[derive(Debug)]
pub struct Plan {
    /// The address of everything that has one.
    pub addresses: Addresses,
    /// The orders of the lists.
    pub lists: Lists,
    /// The pages, in the order of their addresses.
    pub pages: Vec<PlannedPage>,
    /// The documents that introduce a list, `content/speakers/index.md` that of the speakers, by the list's path.
    pub introductions: BTreeMap<String, Id<Page>>,
    /// The path of what each translation translates, if it has a page; parallel to those of the archive.
    pub translated: Vec<Option<String>>,
    /// Files that are published as they are.
    pub files: Vec<(OutPath, FileId)>,
    /// Pictures with the files that are published in their place, by the numbers of their files.
    pub pictures: Vec<PlannedPicture>,
    /// Old addresses and where they lead now, as paths inside the site.
    pub redirects: Vec<(OutPath, String)>,
    /// Feeds: the kind and the folder they stand in.
    pub feeds: Vec<FeedKind>,
    /// Calendars, timetables and feeds of single agendas.
    pub exports: Exports,
    /// Whether there is a page to search on, and with it an index.
    pub has_search: bool,
    /// The folder of the theme's files, named after what they hold.
    pub assets: String,
}

/// What hosts send with each file, in the form that several of them read.
pub const HEADERS: &str = "/_headers";

/// The archive in numbers.
pub const STATISTICS: &str = "/statistics/";

/// The page to search on.
pub const SEARCH: &str = "/search/";

/// The folder of the files that searching loads: how many there are shows only when they are made.
pub const SEARCH_DATA: &str = "/search/data/";

/// The script of the search page.
pub const SEARCH_SCRIPT: &str = "/search/search.js";

/// One page that will be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedPage {
    /// What it shows.
    pub kind: PageKind,
    /// Its path inside the site: `/events/a/`.
    pub path: String,
    /// The file it is written to.
    pub out: OutPath,
}

/// What a page shows; numbers count the pages of a list, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageKind {
    /// The front page.
    Home,
    /// An event.
    Event(Id<Event>),
    /// An event's agenda.
    Agenda(Id<Event>),
    /// What happens in one room of an event, by the room's place.
    Room(Id<Event>, usize),
    /// One track of an event, by its place.
    Track(Id<Event>, usize),
    /// An event's sheets for the doors of its rooms.
    Door(Id<Event>),
    /// What is on now and next at an event, for a screen.
    Now(Id<Event>),
    /// An event's programme as a booklet to print.
    Booklet(Id<Event>),
    /// What the releases of an event's agenda changed.
    Changes(Id<Event>),
    /// A session.
    Session(Id<Session>),
    /// A speaker.
    Speaker(Id<Speaker>),
    /// A report.
    Report(Id<Report>),
    /// A case study.
    Case(Id<CaseStudy>),
    /// A series.
    Series(Id<Series>, usize),
    /// An organisation.
    Organisation(Id<Organisation>, usize),
    /// A topic.
    Topic(Id<Topic>, usize),
    /// A region.
    Region(Id<Region>, usize),
    /// A year.
    Year(i16, usize),
    /// All events.
    Events(usize),
    /// All reports.
    Reports(usize),
    /// All case studies.
    Cases(usize),
    /// All speakers.
    Speakers(usize),
    /// All topics.
    Topics,
    /// All regions.
    Regions,
    /// All organisations.
    Organisations,
    /// All series.
    SeriesList,
    /// The ways into the archive.
    Archive,
    /// The archive in numbers.
    Statistics,
    /// The page to search on.
    Search,
    /// A plain page.
    Page(Id<Page>),
    /// For addresses that lead nowhere.
    NotFound,
}

/// What a feed holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FeedKind {
    /// Everything.
    Site,
    /// Events.
    Events,
    /// Reports.
    Reports,
    /// Case studies.
    Cases,
}

impl FeedKind {
    /// The folder of the site it stands in.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            FeedKind::Site => "/",
            FeedKind::Events => "/events/",
            FeedKind::Reports => "/reports/",
            FeedKind::Cases => "/cases/",
        }
    }

    /// Its key in views: empty for the whole site.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.folder().trim_matches('/')
    }
}

/// What a theme brings and can show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Offer {
    /// The output files it brings.
    pub files: Vec<(String, Option<FileId>)>,
    /// The folder of those that its pages link to, named after what they hold.
    pub assets: String,
    /// Whether it shows rooms by themselves.
    pub rooms: bool,
    /// Whether it shows tracks by themselves.
    pub tracks: bool,
    /// Whether it has sheets for doors and a page for screens.
    pub sheets: bool,
    /// Whether it prints programmes as booklets.
    pub booklets: bool,
    /// Whether it has a page to search on.
    pub search: bool,
    /// Whether it shows the archive in numbers.
    pub statistics: bool,
}

/// Plans the whole site, as far as the theme can show it.
#[must_use]
pub fn plan(resolved: &Resolved, sources: &Sources, config: &Config, offer: &Offer) -> Noted<Plan> {
    let site = &resolved.site;
    let (addresses, lists) = rayon::join(|| Addresses::new(site, offer), || Lists::new(resolved, config, offer));
    let mut outputs = outputs::Outputs::default();
    outputs.pages(site, &addresses, &lists, config);
    let has_search = offer.search && config.search && has_documents(site);
    if has_search {
        outputs.search();
    }
    outputs.redirects(site, &addresses);
    outputs.files(sources, &resolved.withheld, &offered(site));
    let feeds = lists.feeds();
    let exports = Exports::new(site, &addresses, config);
    outputs.generated(&feeds, &exports, &offer.files, config.variants.len());
    if config.headers {
        outputs.headers();
    }
    outputs.variants(config, sources);
    let sizes = Sizes::of(resolved, config);
    outputs.pictures(&sizes);
    let introductions = outputs.introductions();
    let (mut pages, files, redirects, mut notes) = outputs.finish(sources);
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    let translated = site.translations.iter().map(|one| addresses.to(one.of.into())).collect();
    let pictures = sizes.planned(&files, resolved, config);
    let assets = offer.assets.clone();
    let plan = Plan { addresses, lists, pages, introductions, translated, files, pictures, redirects, feeds, exports, has_search, assets };
    notes.extend(links::dead(&plan, resolved, sources, config));
    Noted { value: plan, notes }
}

/// Whether there is anything to find.
fn has_documents(site: &Site) -> bool {
    !(site.events.is_empty() && site.reports.is_empty() && site.cases.is_empty() && site.speakers.is_empty() && site.pages.is_empty())
}

/// The files that events and sessions offer for download.
fn offered(site: &Site) -> BTreeSet<FileId> {
    let attached = site.events.iter().flat_map(|(_, event)| &event.attachments);
    let materials = site.sessions.iter().flat_map(|(_, session)| &session.materials);
    let file = |one: &Attachment| match &one.target {
        AttachmentTarget::File(file) => Some(file.0.file()),
        AttachmentTarget::Url(_) => None,
    };
    attached.chain(materials).filter_map(file).collect()
}

impl Plan {
    /// Where a link of a text leads, ready for `href`; `None` where the author's words stand.
    #[must_use]
    pub fn link_href(&self, text: &TextEntry, n: usize, config: &Config) -> Option<String> {
        let link = text.links.get(n)?;
        let href = match &link.target {
            LinkTarget::To(To::Translation(n)) => self.translation_href(*n, config)?,
            LinkTarget::To(to) => {
                let path = self.addresses.to(*to)?;
                config.base_of(&path).href(&encode(&path))
            }
            LinkTarget::File(file) => config.shared_href(&encode(&self.file_path(*file)?)),
            LinkTarget::Path(path) => config.base_of(path).href(&encode(path)),
            LinkTarget::AsWritten => return None,
        };
        Some(href + &link.suffix)
    }

    /// Where a translation stands: as itself, or in a variant of the site.
    fn translation_href(&self, n: u32, config: &Config) -> Option<String> {
        let path = self.translated.get(n as usize)?.as_ref()?;
        let side = config.sides.iter().find(|side| side.translations.contains(&n))?;
        let is_here = side.base.origin() == config.base.origin();
        Some(if is_here { side.base.href(&encode(path)) } else { side.base.absolute(&encode(path)) })
    }

    /// What is published in place of a picture, if that is anything else.
    #[must_use]
    pub fn picture(&self, file: FileId) -> Option<&PlannedPicture> {
        self.pictures.binary_search_by_key(&file, |picture| picture.file).ok().and_then(|at| self.pictures.get(at))
    }

    /// The folders in which nothing ever changes, because names say what is in it: of the theme, and of the sizes of pictures.
    #[must_use]
    pub fn kept(&self) -> Vec<&str> {
        let is_in = |out: &OutPath| out.as_str().starts_with(PICTURES);
        let pages = self.pages.iter().map(|page| &page.out);
        // Authors may have put something into a folder of that name.
        let others = pages.chain(self.files.iter().map(|(out, _)| out)).chain(self.redirects.iter().map(|(out, _)| out));
        let has_sizes = self.pictures.iter().any(|picture| !picture.versions.is_empty());
        let sizes = (has_sizes && !others.into_iter().any(is_in)).then_some(PICTURES);
        [Some(self.assets.as_str()).filter(|assets| !assets.is_empty()), sizes].into_iter().flatten().collect()
    }

    /// The path inside the site of a file that is published as it is.
    #[must_use]
    pub fn file_path(&self, file: FileId) -> Option<String> {
        let at = self.files.binary_search_by_key(&file, |(_, id)| *id).ok()?;
        Some(format!("/{}", self.files.get(at)?.0))
    }
}
