//! What searching may find: one value for each page that readers may come across.
//!
//! What is unlisted is no part of it, as it is of no list; the appearances of somebody who
//! agreed to no page cannot be called up by their name.

use super::parts::{TermLink, Unkeyed};
use crate::memo::Digest;
use crate::model::TextRef;

use schemars::JsonSchema;
use serde::Serialize;

/// One page as searching knows it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SearchDocument {
    /// Its path inside the site, ready for `href`, without the slash before it.
    pub path: String,
    /// `event`, `session`, `speaker`, `report`, `case`, `series`, `organisation` or `page`.
    pub kind: &'static str,
    /// Its title.
    pub title: String,
    /// Its other names, found like the title.
    pub names: Vec<String>,
    /// Who appears, found next after titles.
    pub speakers: Vec<String>,
    /// Subtitles, found like headings.
    pub heads: Vec<String>,
    /// What else its page says beside the text: who holds it, where, for whom, captions, quotes.
    pub facts: Vec<String>,
    /// The author's summary.
    pub summary: Option<String>,
    /// The words of its Markdown text.
    pub text: Option<Digest>,
    /// Where these are.
    pub source: Unkeyed<Option<TextRef>>,
    /// When it took place or was published.
    pub date: Option<SearchDate>,
    /// The region or venue, as lists say it.
    pub place: Option<String>,
    /// The event it belongs to.
    pub event: Option<String>,
    /// Its regions, from the widest, each with those around it: `湖北 · 荆州`.
    pub regions: Vec<String>,
    /// Its topics.
    pub topics: Vec<String>,
    /// Those it can be called up by: who appears, and on a speaker's page the speaker.
    pub people: Vec<String>,
    /// Its language where that differs from the site's.
    pub lang: Option<String>,
}

/// When something was.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SearchDate {
    /// As printed.
    pub text: String,
    /// The year.
    pub year: i16,
    /// The month; 0 where nobody says.
    pub month: u8,
}

/// The search page (`search.html`, variable `search`).
///
/// Without JavaScript it is an index of the site; `search.js` makes the results of the
/// templates on it, as the guide for theme authors tells.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct SearchView {
    /// The script, as seen from this page: relative, so that it is found in a folder on a disk too.
    pub script: String,
    /// The theme's own files, likewise.
    pub assets: String,
    /// The years, latest first.
    pub years: Vec<TermLink>,
    /// All topics.
    pub topics: Vec<TermLink>,
    /// All regions, each followed by those below it.
    pub regions: Vec<TermLink>,
    /// Those who appeared most, at most a hundred.
    pub speakers: Vec<TermLink>,
    /// The list of all speakers; `null` where there is none.
    pub speakers_url: Option<String>,
}
