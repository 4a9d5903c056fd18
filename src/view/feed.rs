//! What a feed tells: the latest entries of the site or of one kind.
//!
//! Made from the content alone: every time in a feed is one that an author
//! wrote, so a build of the same content gives the same feed on any day.

use serde::Serialize;

/// A feed; both of its formats are made from this.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct FeedView {
    /// The site's title, after the kind's words where the feed is not of the whole site.
    pub title: String,
    /// A sentence about the site, in the feed of the whole site.
    pub description: Option<String>,
    /// The page that shows the same entries, absolute.
    pub home: String,
    /// The Atom feed's own address, absolute; also its permanent id.
    pub url: String,
    /// The JSON Feed's own address, absolute.
    pub json_url: String,
    /// The site's language, BCP 47.
    pub language: String,
    /// When the latest change was made, RFC 3339.
    pub updated: String,
    /// Who publishes it, for entries that name no author.
    pub author: String,
    /// The entries, latest first; at most `feeds.entries` of `site.toml`.
    pub entries: Vec<EntryView>,
}

/// One event, report or case in a feed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct EntryView {
    /// Its permanent id: its absolute address, which a new title does not change.
    pub id: String,
    /// Its absolute address.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Its summary.
    pub summary: Option<String>,
    /// When it was published, RFC 3339. For an event when it begins, or if that is earlier when its author last changed it.
    pub published: String,
    /// When it was last changed, RFC 3339; never before `published`.
    pub updated: String,
    /// The names of its topics.
    pub categories: Vec<String>,
    /// Who wrote it; empty where the feed's author stands for it.
    pub authors: Vec<String>,
    /// Its language, BCP 47.
    pub language: String,
}
