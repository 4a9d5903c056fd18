//! What the sitemap lists: every page that search engines should know.

use serde::Serialize;

/// One page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct SitemapEntry {
    /// Its absolute address.
    pub loc: String,
    /// When its matter was last changed, as W3C date or time: only what an author wrote, and only where the day is known.
    pub lastmod: Option<String>,
}
