//! A case study.

use schemars::JsonSchema;
use serde::Serialize;

use crate::view::closed;
use crate::view::parts::{
    AppearanceView, Card, Extra, FigureView, ImageView, Link, PeriodView, QuoteView, SignOffView, SourceView, TimeView,
};

/// One case study (`case.html`, variable `case`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct CaseView {
    /// Its title.
    pub title: String,
    /// The line under it.
    pub subtitle: Option<String>,
    /// When it was published.
    pub date: Option<TimeView>,
    /// When it was last changed, where the author says so.
    pub updated: Option<TimeView>,
    /// Whose practice it is about.
    pub organisation: Option<Link>,
    /// The author's summary; `null` where there is none, so that it never repeats the text.
    pub summary: Option<String>,
    /// When the practice was, or since when it is, in use.
    pub period: Option<PeriodView>,
    /// What came of it.
    pub outcomes: Vec<OutcomeView>,
    /// Numbers worth showing.
    pub figures: Vec<FigureView>,
    /// Which of the four parts the text has, in its order.
    pub parts: Vec<PartView>,
    /// Who appears in it.
    pub speakers: Vec<AppearanceView>,
    /// Its region, from the widest to the narrowest.
    pub region: Vec<Link>,
    /// Its topics.
    pub topics: Vec<Link>,
    /// Where it was first published.
    pub source: Option<SourceView>,
    /// Who wrote, edited and approved it, in printed order.
    pub sign_off: Vec<SignOffView>,
    /// Pictures beside the text.
    pub photos: Vec<ImageView>,
    /// Pull quotes.
    pub quotes: Vec<QuoteView>,
    /// The event it belongs to.
    pub event: Option<Card>,
    /// What to read next.
    pub related: Vec<Card>,
    /// The case before it in time.
    pub previous: Option<Link>,
    /// The case after it in time.
    pub next: Option<Link>,
    /// Free data of the author.
    pub extra: Extra,
}

/// One measured outcome of a case.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct OutcomeView {
    /// What was measured.
    pub metric: String,
    /// The value as printed.
    pub value: String,
    /// Its unit.
    pub unit: Option<String>,
    /// Who measured it.
    pub source: Option<String>,
}

/// One of the four parts of a case study.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct PartView {
    /// `background`, `approach`, `outcomes` or `lessons`.
    #[schemars(extend("x-words" = closed::parts()))]
    pub kind: &'static str,
    /// Its heading.
    pub title: String,
    /// `#` and the heading's id.
    pub url: String,
}
