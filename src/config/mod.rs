//! `site.toml`: as written in `raw`-free form, checked into [`Config`].
//!
//! Today's date and everything else from outside come in as arguments; the
//! configuration itself never looks at a clock or at the environment.

mod check;
mod checks;
mod imprint;
mod variants;
mod words;

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::language::Lang;
use crate::media::Sizes;
use crate::memo::Digest;
use crate::model::{Forms, Order};
use crate::text::house::HouseWords;
use crate::tree::Tree;

pub use check::check;
pub use checks::{Checks, Limits};
pub use imprint::{Corrections, Imprint, ImprintLine};
pub use variants::{Names, Variant};
pub use words::house_words;

/// What the whole build goes by.
#[derive(Debug, Clone)]
pub struct Config {
    /// The site's title.
    pub title: String,
    /// A sentence about the site.
    pub description: Option<String>,
    /// Where the site will stand; of a variant, where that will.
    pub base: BaseUrl,
    /// Where the site itself will stand, with the files that all variants share.
    pub root: BaseUrl,
    /// The other scripts in which it is made.
    pub variants: Vec<Variant>,
    /// The site and its variants, for the way from one to the other; empty where there are none.
    pub sides: Vec<Side>,
    /// The paths inside the site of all there is in this language, where that is not everything: the rest is in the site itself.
    pub pages: Option<Arc<BTreeSet<String>>>,
    /// The site's language; documents may differ.
    pub language: Lang,
    /// The zone that times in the content are in.
    pub timezone: TimeZone,
    /// The theme's name.
    pub theme: String,
    /// Options of the theme, as written.
    pub theme_options: Tree,
    /// Who publishes the site.
    pub organisation: Option<Organisation>,
    /// A picture for pages that have none, as a path in the content folder.
    pub image: Option<String>,
    /// Lines for the foot of each page: words and, if given, an address.
    pub footer: Vec<(String, Option<String>)>,
    /// What the law wants at the foot of each page, and where readers report mistakes.
    pub imprint: Imprint,
    /// Whether `_headers` tells the host what to send with each file.
    pub headers: bool,
    /// Whether addresses on pages are those seen from the page, so that the site can be opened from a disk.
    pub relative_urls: bool,
    /// Entries on one page of a list.
    pub per_page: usize,
    /// What the lists of the site go by.
    pub orders: Orders,
    /// Entries in a feed.
    pub feed_entries: usize,
    /// Which events have sheets for the day itself: for doors, for screens.
    pub sheets: Sheets,
    /// For how many days after its end an event keeps the calendars of its days, rooms, tracks, speakers and sessions.
    pub calendar_days: usize,
    /// Whether there is a page with the archive in numbers.
    pub statistics: Statistics,
    /// Whether programmes are there as booklets to print.
    pub booklet: bool,
    /// In which sizes pictures are published.
    pub images: Sizes,
    /// Whether readers can search the site.
    pub search: bool,
    /// Roles that the sign-off of every report must have.
    pub required_sign_off: Vec<String>,
    /// How bad findings are, and from where on there are any.
    pub checks: Checks,
    /// The site's own rules for words, of `words.toml`.
    pub words: HouseWords,
    /// Whether raw HTML in Markdown is published as written.
    pub trust_authors: bool,
    /// Today, for what is coming and what is under embargo.
    pub today: Date,
    /// Who the build is for.
    pub audience: Audience,
}

/// The site, or a variant of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Its language.
    pub language: Lang,
    /// What the switch calls it.
    pub name: String,
    /// Where it stands.
    pub base: BaseUrl,
    /// The folder of the output that it lies in; empty for the site itself.
    pub folder: String,
    /// The paths of all there is of it, where that is not everything.
    pub pages: Option<Arc<BTreeSet<String>>>,
    /// The translations that stand in it, by their places in the archive's list.
    pub translations: Vec<u32>,
}

impl Side {
    /// Whether what has a path in the site is there, too.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.pages.as_ref().is_none_or(|pages| pages.contains(path))
    }
}

/// Who publishes the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// The name in both scripts of Chinese.
    pub forms: Forms,
    /// Its own web site.
    pub url: Option<String>,
    /// Its logo, as a path in the content folder.
    pub logo: Option<String>,
}

/// What the lists of the site go by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Orders {
    /// All speakers.
    pub speakers: Order,
    /// All organisations.
    pub organisations: Order,
    /// All topics.
    pub topics: Order,
    /// All regions, and those in one.
    pub regions: Order,
    /// All series.
    pub series: Order,
}

impl Default for Orders {
    /// What there is most of comes first.
    fn default() -> Self {
        let fullest = Order::Count;
        Orders { speakers: fullest, organisations: fullest, topics: fullest, regions: fullest, series: fullest }
    }
}

/// Which events have sheets for the day itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sheets {
    /// Those that are not over.
    #[default]
    Coming,
    /// All.
    All,
    /// None.
    None,
}

impl Sheets {
    /// The word for it in `site.toml`.
    fn parse(text: &str) -> Option<Sheets> {
        match text {
            "coming" => Some(Sheets::Coming),
            "all" => Some(Sheets::All),
            "none" => Some(Sheets::None),
            _ => None,
        }
    }
}

/// Whether there is a page with the archive in numbers, and whether the main navigation leads to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statistics {
    /// Whether there is one, once the archive holds enough.
    pub enabled: bool,
    /// Whether it is in the main navigation.
    pub menu: bool,
}

impl Default for Statistics {
    fn default() -> Self {
        Statistics { enabled: true, menu: false }
    }
}

/// Who a build is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Readers: nothing that is withheld.
    Public,
    /// The author: drafts and embargoed documents too, marked.
    Preview,
}

/// Where the site will stand: an origin and a path that ends with a slash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    origin: String,
    path: String,
}

/// What comes from outside the site folder.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Outside {
    /// The program itself, by its bytes: what another one remembered says nothing.
    pub program: Digest,
    /// Today.
    pub today: Date,
    /// A theme to use instead of the configured one.
    pub theme: Option<String>,
    /// An address to use instead of the configured one.
    pub base_url: Option<String>,
    /// Whether addresses on pages are relative, whatever is configured.
    pub relative_urls: bool,
    /// Who the build is for.
    pub audience: Audience,
}

impl Config {
    /// Whether what has a path in the site is there in this language, too.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.pages.as_ref().is_none_or(|pages| pages.contains(path))
    }

    /// Where a path inside the site stands: what is not there in this language is in the site itself.
    #[must_use]
    pub fn base_of(&self, path: &str) -> &BaseUrl {
        if self.has(path) { &self.base } else { &self.root }
    }

    /// The address, ready for `href`, of a file that the site and its variants share: a picture, a file of the theme.
    #[must_use]
    pub fn shared_href(&self, path: &str) -> String {
        if self.base.origin() == self.root.origin() { self.root.href(path) } else { self.root.absolute(path) }
    }
}

impl Outside {
    /// The digest of all of it.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(&(self.today.to_string(), &self.theme, &self.base_url, self.relative_urls, self.audience))
    }
}

impl BaseUrl {
    /// Reads `https://example.org/archive/`; the final slash may be missing.
    #[must_use]
    pub fn parse(text: &str) -> Option<BaseUrl> {
        let (scheme, rest) = text.trim().split_once("://")?;
        if !matches!(scheme, "http" | "https") || rest.contains(['?', '#', ' ', '"', '<', '>']) {
            return None;
        }
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        if host.is_empty() {
            return None;
        }
        let path = path.trim_matches('/');
        let path = if path.is_empty() { "/".to_string() } else { format!("/{path}/") };
        Some(BaseUrl { origin: format!("{scheme}://{host}"), path })
    }

    /// The same place in a folder of the site.
    #[must_use]
    pub fn below(&self, folder: &str) -> BaseUrl {
        BaseUrl { origin: self.origin.clone(), path: format!("{}{folder}/", self.path) }
    }

    /// The address inside the host of a path inside the site: `/archive/events/`.
    #[must_use]
    pub fn href(&self, path: &str) -> String {
        [self.path.as_str(), path.trim_start_matches('/')].concat()
    }

    /// The absolute address of a path inside the site.
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{}", self.origin, self.href(path))
    }

    /// The absolute address of what [`BaseUrl::href`] gave; of what is absolute, that.
    #[must_use]
    pub fn absolute_href(&self, href: &str) -> String {
        if href.starts_with('/') { format!("{}{href}", self.origin) } else { href.to_string() }
    }

    /// The path inside the site, with a slash before it, that an absolute address leads to: by `http` and by `https`.
    #[must_use]
    pub fn inside<'a>(&self, address: &'a str) -> Option<&'a str> {
        let (scheme, rest) = address.split_once("://")?;
        let host = self.origin.split_once("://")?.1;
        let path = rest.get(host.len()..).filter(|_| rest[..host.len()].eq_ignore_ascii_case(host))?;
        let is_web = ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web));
        let folder = self.path.trim_end_matches('/');
        let inside = path.strip_prefix(folder).filter(|inside| inside.is_empty() || inside.starts_with(['/', '?', '#']))?;
        is_web.then_some(if inside.starts_with('/') { inside } else { "/" })
    }

    /// Scheme, host and port.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The path below which the site stands, with slashes at both ends.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_keep_the_base_path() {
        let base = BaseUrl::parse("https://example.org/archive").expect("valid");
        assert_eq!(base.href("/events/a/"), "/archive/events/a/");
        assert_eq!(base.absolute("/"), "https://example.org/archive/");
        assert_eq!(BaseUrl::parse("http://localhost:1111").map(|base| base.absolute("/a/")).as_deref(), Some("http://localhost:1111/a/"));
        let inside = |address| base.inside(address);
        assert_eq!(inside("https://example.org/archive/events/a/?b#c"), Some("/events/a/?b#c"));
        assert_eq!(inside("HTTP://Example.org/archive"), Some("/"));
        assert_eq!(inside("https://example.org/archive#a"), Some("/"));
        for other in
            ["https://example.org/", "https://example.org/archives/", "https://example.org.cn/archive/", "ftp://example.org/archive/"]
        {
            assert_eq!(inside(other), None, "{other}");
        }
        assert_eq!(BaseUrl::parse("https://例子.cn").and_then(|base| base.inside("https://例a子/").map(str::to_string)), None);
        for bad in ["example.org", "ftp://x/", "https://", "https://x/?q"] {
            assert_eq!(BaseUrl::parse(bad), None, "{bad}");
        }
    }
}
