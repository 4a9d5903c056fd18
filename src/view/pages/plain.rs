//! A page that is about nothing but itself.

use schemars::JsonSchema;
use serde::Serialize;

use crate::view::parts::{Extra, Link, TimeView};

/// A plain page (`page.html`, variable `plain`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct PlainView {
    /// Its title.
    pub title: String,
    /// The author's summary; `null` where there is none, so that it never repeats the text.
    pub summary: Option<String>,
    /// When it was last changed, where the author says so.
    pub updated: Option<TimeView>,
    /// The pages below it.
    pub children: Vec<Link>,
    /// The page before it among its siblings.
    pub previous: Option<Link>,
    /// The page after it among its siblings.
    pub next: Option<Link>,
    /// Free data of the author.
    pub extra: Extra,
}
