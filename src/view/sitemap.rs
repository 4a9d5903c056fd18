//! What the sitemap lists: every page that search engines should know.

use serde::Serialize;

use super::Alternate;

/// One page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct SitemapEntry {
    /// Its absolute address.
    pub loc: String,
    /// When its matter was last changed, as W3C date or time: only what an author wrote, and only where the day is known.
    pub lastmod: Option<String>,
    /// The page in each of its languages; empty where it has one.
    pub alternates: Vec<Alternate>,
}
