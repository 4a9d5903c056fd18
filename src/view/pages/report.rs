//! A report.

use schemars::JsonSchema;
use serde::Serialize;

use crate::view::parts::{
    AppearanceView, Card, CorrectionView, Extra, FigureView, ImageView, Link, QuoteView, SignOffView, SourceView, TimeView,
};

/// One report (`report.html`, variable `report`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct ReportView {
    /// The headline.
    pub title: String,
    /// The line under it.
    pub subtitle: Option<String>,
    /// When it was published.
    pub date: TimeView,
    /// When it was last changed, where the author says so.
    pub updated: Option<TimeView>,
    /// The words before the first sentence: `江汉风报道`.
    pub dateline: Option<String>,
    /// Where it was first published.
    pub source: Option<SourceView>,
    /// The author's summary; `null` where there is none, so that it never repeats the text.
    pub summary: Option<String>,
    /// Who wrote, edited and approved it, in printed order.
    pub sign_off: Vec<SignOffView>,
    /// The event it is about.
    pub event: Option<Card>,
    /// Who appears in it, with the titles held then.
    pub speakers: Vec<AppearanceView>,
    /// Its region, from the widest to the narrowest.
    pub region: Vec<Link>,
    /// Its topics.
    pub topics: Vec<Link>,
    /// Numbers worth showing.
    pub figures: Vec<FigureView>,
    /// Pictures beside the text.
    pub photos: Vec<ImageView>,
    /// Pull quotes.
    pub quotes: Vec<QuoteView>,
    /// Corrections, latest last.
    pub corrections: Vec<CorrectionView>,
    /// What to read next: the author's choice, then the event's other articles.
    pub related: Vec<Card>,
    /// The report before it in time.
    pub previous: Option<Link>,
    /// The report after it in time.
    pub next: Option<Link>,
    /// Free data of the author.
    pub extra: Extra,
}
