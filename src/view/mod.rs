//! The theme contract: exactly what each page may show, as plain values.
//!
//! What is not in a view cannot be on its page. Views are `Hash`, so that the
//! digest of a view is the key of its page, and `Serialize`, because that is
//! how templates receive them. A template sees these names at the top level:
//!
//! | name | what it is |
//! |---|---|
//! | `site` | [`SiteView`]: the same on every page |
//! | `page` | [`PageView`]: address, title, language, breadcrumbs, … of this page |
//! | `text` | [`parts::TextView`] and `html`: the Markdown text; `null` where there is none |
//! | `event`, `report`, … | the struct of this kind of page, see [`Content`] |
//! | `t` | the theme's words in the page's language (`i18n/*.toml`) |
//! | `options` | the theme's options (`theme.toml`, overridden by `[theme_options]` in `site.toml`) |

pub mod agenda;
pub mod booklet;
pub mod calendar;
pub mod changes;
mod closed;
mod date_parts;
pub mod feed;
mod make;
pub mod pages;
pub mod parts;
mod pictures;
pub mod reference;
pub mod schedule;
pub mod search;
pub mod shape;
pub mod sitemap;

pub(crate) use make::kind_word;
pub use make::{Cx, event_exports, feed, search_documents, site, site_exports, sitemap, speaker_exports, unpublished, view};

use schemars::JsonSchema;
use serde::Serialize;

use agenda::{DoorView, NowView, RoomView, TrackView};
use booklet::BookletView;
use changes::ChangesView;
use pages::{
    AgendaView, ArchiveView, CaseView, EventView, HomeView, IndexView, OrganisationView, PlainView, ReportView, SeriesView, SessionView,
    SpeakerView, SpeakersView, StatisticsView, TermView, TermsView,
};
use parts::{ImageView, Link, TextView, TimeView};
use search::SearchView;

/// Everything one page may show, apart from what all pages share.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct View {
    /// The page's address, title and place in the site.
    pub page: PageView,
    /// Its Markdown text.
    pub text: Option<TextView>,
    /// What its kind of page shows.
    pub content: Content,
}

/// The part of a view that differs by kind of page; the variant's name is the template's variable.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// The front page.
    Home(Box<HomeView>),
    /// An event.
    Event(Box<EventView>),
    /// An event's agenda.
    Agenda(Box<AgendaView>),
    /// One room of an event.
    Room(Box<RoomView>),
    /// One track of an event.
    Track(Box<TrackView>),
    /// The sheets for an event's doors.
    Door(Box<DoorView>),
    /// What is on now and next at an event.
    Now(Box<NowView>),
    /// An event's programme as a booklet to print.
    Booklet(Box<BookletView>),
    /// What the releases of an event's agenda changed.
    Changes(Box<ChangesView>),
    /// A session.
    Session(Box<SessionView>),
    /// A speaker.
    Speaker(Box<SpeakerView>),
    /// All speakers.
    Speakers(Box<SpeakersView>),
    /// A report.
    Report(Box<ReportView>),
    /// A case study.
    Case(Box<CaseView>),
    /// All events, reports or cases.
    Index(Box<IndexView>),
    /// A series.
    Series(Box<SeriesView>),
    /// An organisation.
    Organisation(Box<OrganisationView>),
    /// A topic, region or year.
    Term(Box<TermView>),
    /// All topics, regions, organisations or series.
    Terms(Box<TermsView>),
    /// The ways into the archive.
    Archive(Box<ArchiveView>),
    /// The archive in numbers.
    Statistics(Box<StatisticsView>),
    /// The page to search on.
    Search(Box<SearchView>),
    /// A plain page.
    Plain(Box<PlainView>),
    /// The page for addresses that lead nowhere (`404.html`, variable `not_found`).
    NotFound(NotFoundView),
}

/// The page for addresses that lead nowhere: it shows nothing of its own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct NotFoundView {}

/// What every page of the site shows (variable `site`); small, because every page's key holds it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct SiteView {
    /// The site's title.
    pub title: String,
    /// A sentence about the site.
    pub description: Option<String>,
    /// The site's language, BCP 47.
    pub language: String,
    /// The address of the front page: the base path.
    pub home: String,
    /// Where the theme's own files are: base path, and a folder whose name changes with any of them. It ends with `/`.
    pub assets: String,
    /// Who publishes the site.
    pub organisation: Option<Publisher>,
    /// The main navigation: sections that hold something, then top-level plain pages.
    pub menu: Vec<MenuItem>,
    /// The page to search on; `null` where the site or its theme has none.
    pub search: Option<String>,
    /// Lines for the foot of each page, as the site's owner wrote them.
    pub footer: Vec<FooterLine>,
    /// What the law wants at the foot of each page, in order; each comes from `[contact]` or `[legal]`.
    pub imprint: Vec<ImprintView>,
    /// Where readers report a mistake on a page, if anywhere.
    pub corrections: Option<CorrectionsView>,
    /// The Atom feed of the whole site; `null` while there is nothing to put into it.
    pub feed: Option<String>,
}

/// Who publishes the site.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct Publisher {
    /// Its name.
    pub name: String,
    /// Its own web site.
    pub url: Option<String>,
}

/// One entry of the main navigation.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct MenuItem {
    /// `events`, `reports`, `cases`, `speakers`, `series`, `archive`, `statistics`, or `page-NAME` for a plain page; compare with `page.section`.
    pub key: String,
    /// A plain page's title; `null` for the others, whose words are `t[key]`.
    pub title: Option<String>,
    /// Where it leads.
    pub url: String,
}

/// One line at the foot of the page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct FooterLine {
    /// The words.
    pub title: String,
    /// Where they lead, if anywhere.
    pub url: Option<String>,
}

/// A line that the law wants at the foot of each page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct ImprintView {
    /// `sponsor`, `operator`, `address`, `phone`, `email`, `complaints`, `copyright`, `site-code`, `icp`, `police` or `accessibility`.
    pub key: &'static str,
    /// The words behind those of the theme (`t["imprint-" ~ key]`); empty where these say it all.
    pub text: String,
    /// Where it leads, ready for `href`.
    pub url: Option<String>,
}

/// Where readers report a mistake on a page: one of the two.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct CorrectionsView {
    /// An address for mail.
    pub mail: Option<String>,
    /// The address of a form; `{url}` and `{title}` in it stand for the page's, percent-encoded.
    pub form: Option<String>,
}

/// Address, title and place in the site of one page (variable `page`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct PageView {
    /// `home`, `event`, `agenda`, `changes`, `room`, `track`, `door`, `now`, `booklet`, `session`, `speaker`, `speakers`, `report`, `case`, `events`, `reports`, `cases`, `series`,
    /// `organisation`, `topic`, `region`, `year`, `topics`, `regions`, `organisations`, `series-list`, `archive`, `statistics`, `search`, `page`, `404`.
    #[schemars(extend("x-words" = closed::pages()))]
    pub kind: &'static str,
    /// The section it belongs to, to mark it in the menu: a [`MenuItem::key`], such as `events` or `page-about`, `home`, `search`, or empty.
    pub section: String,
    /// Its title, without the site's; empty where the words come from the theme (`t[page.kind]`). That of an agenda, of the sheets for
    /// doors, the screen, the booklet and the changes is their event's: put `t[page.kind]` beside it in `<title>`.
    pub title: String,
    /// Its address inside the site, ready for `href`.
    pub url: String,
    /// Its absolute address.
    pub canonical: String,
    /// Its language, BCP 47, for `<html lang>`.
    pub lang: String,
    /// For `<meta name="description">`; may be empty.
    pub description: String,
    /// From the front page down to the page above this one; titles may be empty where `key` names the words (`t[key]`).
    pub breadcrumbs: Vec<Crumb>,
    /// The page in each language it is in, this one included, the site's own first; empty where there is one only.
    pub alternates: Vec<Alternate>,
    /// The page that this one translates, absolute; `null` where this is how it was written.
    pub translation_of: Option<String>,
    /// The way to the same page in the other scripts and languages, this one included; empty where there is one only.
    pub sides: Vec<SideLink>,
    /// Whether search engines should leave it out.
    pub noindex: bool,
    /// Feeds of this page beside `site.feed`, ready for `href`: those of its section, and the site's JSON Feed on the front page.
    pub feeds: Vec<FeedLink>,
    /// A picture that stands for the page, absolute address.
    pub image: Option<ImageView>,
    /// When its matter was published.
    pub published: Option<TimeView>,
    /// When its matter was last changed.
    pub updated: Option<TimeView>,
    /// The previous part of a list or the previous sibling, for `<link rel=prev>`; the title may be empty on parts of lists.
    pub previous: Option<Link>,
    /// The next part or sibling.
    pub next: Option<Link>,
}

/// One step of the breadcrumbs.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct Crumb {
    /// The words; empty where `key` names them.
    pub title: String,
    /// The key of the theme's words: `home`, `events`, …
    pub key: &'static str,
    /// Where it leads.
    pub url: String,
}

/// The same matter in another language.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct Alternate {
    /// BCP 47.
    pub lang: String,
    /// Absolute address.
    pub url: String,
}

/// The site in a script, by the page that corresponds to this one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct SideLink {
    /// BCP 47.
    pub lang: String,
    /// What it is called, in its own words: `繁體`.
    pub title: String,
    /// The page there, ready for `href`.
    pub url: String,
    /// Whether it is the one the page belongs to.
    pub current: bool,
}

/// A feed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct FeedLink {
    /// `events`, `reports`, `cases`, `changes`, or empty for the whole site, on the front page.
    pub key: &'static str,
    /// `application/atom+xml` or `application/feed+json`.
    pub media_type: &'static str,
    /// Address inside the site, ready for `href`.
    pub url: String,
}
