//! What joins events: series, organisations, topics, regions, years.

use schemars::JsonSchema;
use serde::Serialize;

use super::SpeakerCard;
use crate::view::parts::{Extra, Letters, Link, Listing, TermLink, TimeView};

/// One series (`series.html`, variable `series`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct SeriesView {
    /// Its name.
    pub name: String,
    /// Who holds it.
    pub organisers: Vec<Link>,
    /// How often, in words.
    pub cadence: Option<String>,
    /// Since when.
    pub start: Option<TimeView>,
    /// The author's summary; `null` where there is none, so that it never repeats the text.
    pub summary: Option<String>,
    /// Its region, from the widest to the narrowest.
    pub region: Vec<Link>,
    /// Its topics.
    pub topics: Vec<Link>,
    /// Its events, latest first, with their reports and cases.
    pub list: Listing,
    /// Free data of the author.
    pub extra: Extra,
}

/// One organisation (`organisation.html`, variable `organisation`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct OrganisationView {
    /// Its name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Its own web site.
    pub url: Option<String>,
    /// A sentence about it.
    pub summary: Option<String>,
    /// The organisation above it.
    pub parent: Option<Link>,
    /// The organisations below it.
    pub children: Vec<Link>,
    /// Its series.
    pub series: Vec<Link>,
    /// Its speakers.
    pub speakers: Vec<SpeakerCard>,
    /// Their index by letters or strokes; `null` for a short list (30), and for one that does not go by names.
    pub speaker_letters: Option<Letters>,
    /// Events it holds and cases about it, latest first.
    pub list: Listing,
}

/// One topic, region or year (`topic.html`, `region.html`, `year.html` or, for all, `term.html`; variable `term`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct TermView {
    /// `topic`, `region` or `year`.
    #[schemars(extend("x-words" = ["topic", "region", "year"]))]
    pub kind: &'static str,
    /// Its name: `机关党建`, `湖北`, `2024`.
    pub name: String,
    /// The term above it, for regions.
    pub parent: Option<Link>,
    /// The terms below it, for regions; the years around it, for years.
    pub children: Vec<TermLink>,
    /// Its events, reports and cases, latest first.
    pub list: Listing,
}

/// All terms of one kind (`topics.html`, `regions.html`, `organisations.html`, `series-list.html` or, for all, `terms.html`; variable `terms`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct TermsView {
    /// `topics`, `regions`, `organisations` or `series`.
    #[schemars(extend("x-words" = ["topics", "regions", "organisations", "series"]))]
    pub kind: &'static str,
    /// The terms.
    pub terms: Vec<TermLink>,
    /// Their index by letters or strokes; `null` for a short list (30), for one that does not go by words, and for regions.
    pub letters: Option<Letters>,
}
