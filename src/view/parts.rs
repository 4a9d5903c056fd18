//! The pieces that several kinds of page show: links, times, cards, people.
//!
//! Every text here is ready to print and not yet escaped; every `url` is
//! ready for an `href` (percent-encoded, with the site's base path).

use std::borrow::Cow;

pub use super::date_parts::DateParts;
pub use super::pictures::ImageView;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

use super::closed;
use crate::tree::Tree;

/// A titled link.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct Link {
    /// The words to print.
    pub title: String,
    /// Where it leads.
    pub url: String,
}

/// A calendar that follows its event.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct CalendarLink {
    /// What it is of, where it is of a part: a day, a room, a track; otherwise empty.
    pub title: String,
    /// To subscribe to it: a `webcal:` address.
    pub subscribe: String,
    /// The file.
    pub url: String,
}

/// Files for calendars and programme apps that are made of an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, JsonSchema, Serialize)]
pub struct AgendaExports {
    /// The calendar of the whole agenda; `null` where no session has a day.
    pub whole: Option<CalendarLink>,
    /// A calendar for each day; empty where there is one day only, and when the event is long over.
    pub days: Vec<CalendarLink>,
    /// A calendar for each room that has a page; empty when the event is long over, and for long agendas (120 sessions).
    pub rooms: Vec<CalendarLink>,
    /// A calendar for each track that has a page, likewise.
    pub tracks: Vec<CalendarLink>,
    /// The timetable in the frab format, XML; `null` where no session has a time.
    pub schedule_xml: Option<String>,
    /// The same in JSON.
    pub schedule_json: Option<String>,
    /// Opens the timetable in the app Giggity.
    pub giggity: Option<String>,
}

/// A name that may or may not have a page of its own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct Name {
    /// The words to print.
    pub title: String,
    /// Its page; `null` where it has none.
    pub url: Option<String>,
}

/// A link with the number of things behind it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct TermLink {
    /// The words to print.
    pub title: String,
    /// Where it leads.
    pub url: String,
    /// How many events, reports and cases stand there.
    pub count: usize,
    /// Nesting, for regions: 0 for a top-level term.
    pub depth: usize,
}

/// The index of a long list by its words: letters, or numbers of strokes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct Letters {
    /// Every letter of the whole list, in order.
    pub index: Vec<LetterLink>,
    /// The letters on this page, each with the entries that stand under it.
    pub parts: Vec<LetterPart>,
}

/// One letter of an index.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct LetterLink {
    /// `letter`, `strokes`, `latin` (Latin words in an index of Chinese) or `other` (digits, marks).
    pub kind: &'static str,
    /// The letter, or the number of strokes in the page's language (`十二`); empty for the other kinds.
    pub title: String,
    /// Where its entries begin.
    pub url: String,
}

/// The entries of one letter on a page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct LetterPart {
    /// As in [`LetterLink::kind`].
    pub kind: &'static str,
    /// As in [`LetterLink::title`].
    pub title: String,
    /// The id that its heading has to have.
    pub id: String,
    /// The place of its first entry among those of the page, from 0.
    pub start: usize,
    /// The place behind its last entry.
    pub end: usize,
}

/// A point in time, as exact as its author knows it. One that stands for a period has the words of the whole and the rest of its start.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct TimeView {
    /// For `<time datetime>`: `2024`, `2024-09`, `2024-09-04` or, with the site's offset, `2024-09-04T14:30+08:00`.
    pub iso: String,
    /// For feeds and structured data: RFC 3339 with the site's offset; the beginning of the day, month or year where no time is known.
    pub stamp: String,
    /// As printed, in the page's language: `2024年9月4日下午`.
    pub text: String,
    /// Year, month, day and weekday, each a field of its own.
    #[serde(flatten)]
    pub parts: DateParts,
}

/// A stretch of time; its year, month, day and weekday are those of `start` and `end`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct PeriodView {
    /// When it begins.
    pub start: TimeView,
    /// When it ends, where that is known.
    pub end: Option<TimeView>,
    /// The whole, as printed: `2024年9月4日至6日`.
    pub text: String,
    /// Without the year and without the day where the context says them: `14:30至16:00`, `上午`; may be empty.
    pub clock: String,
    /// The year it begins in.
    pub year: i16,
}

/// A person in a role, with the title held at the time.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct AppearanceView {
    /// The name as printed.
    pub name: String,
    /// The speaker's page; `null` where there is none (no consent, for example).
    pub url: Option<String>,
    /// The role at this occasion, in the author's words: `动员讲话`.
    pub role: Option<String>,
    /// The job title held then.
    pub job_title: Option<String>,
    /// The organisation of then.
    pub organisation: Option<Name>,
    /// A note of the author.
    pub note: Option<String>,
}

/// One event, report or case in a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct Card {
    /// `event`, `report` or `case`.
    #[schemars(extend("x-words" = ["event", "report", "case"]))]
    pub kind: &'static str,
    /// Its title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// When it took place or was published.
    pub time: Option<TimeView>,
    /// The region's or venue's name.
    pub place: Option<String>,
    /// The organiser's or owner's name.
    pub organisation: Option<String>,
    /// The event it belongs to, unless the page is that event's.
    pub event: Option<Link>,
    /// Its summary, a sentence or two.
    pub summary: Option<String>,
    /// `cancelled`, `postponed` or `moved-online`; `null` for what goes as planned.
    #[schemars(extend("x-words" = closed::remarks()))]
    pub status: Option<&'static str>,
    /// Its language where that differs from the site's.
    pub lang: Option<String>,
}

/// A part of a list, with the way to the other parts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct Listing {
    /// How many entries the whole list has.
    pub total: usize,
    /// The entries on this page.
    pub cards: Vec<Card>,
    /// The other pages of the list; `null` where there is one page only.
    pub pager: Option<Pager>,
}

/// Where this page stands in a list of several pages.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct Pager {
    /// This page's number, from 1.
    pub number: usize,
    /// How many pages there are.
    pub count: usize,
    /// The page before this one.
    pub previous: Option<String>,
    /// The page after this one.
    pub next: Option<String>,
    /// The first page, the last, and those around this one, in order.
    pub pages: Vec<PagerLink>,
}

/// One number of a pager.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct PagerLink {
    /// The page's number, from 1.
    pub number: usize,
    /// Its address.
    pub url: String,
    /// Whether it is the page that shows the pager.
    pub current: bool,
    /// Whether numbers are left out before it.
    pub gap: bool,
}

/// A number worth showing by itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct FigureView {
    /// What is counted: `参训人员`.
    pub label: String,
    /// The number as printed: `近300`.
    pub value: String,
    /// Its unit: `人`.
    pub unit: Option<String>,
    /// Where it comes from, or what to know about it.
    pub note: Option<String>,
}

/// One step of a sign-off chain, in printed order.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct SignOffView {
    /// The role as printed: `一审`.
    pub role: String,
    /// What the role does: `author` (`记者`, `通訊員`, …), `editor` (`责任编辑`, `美编`, …) or `other` (`一审`, `摄影`, …).
    pub part: &'static str,
    /// Who did it.
    pub names: Vec<String>,
}

/// Words somebody said.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct QuoteView {
    /// The words.
    pub text: String,
    /// Who said them.
    pub speaker: Option<AppearanceView>,
}

/// Where a text was first published.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct SourceView {
    /// The publication's name.
    pub name: String,
    /// The text's address there.
    pub url: Option<String>,
    /// When it appeared there.
    pub date: Option<TimeView>,
    /// The issue: `2020年第8期`.
    pub issue: Option<String>,
}

/// A correction made after publication.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct CorrectionView {
    /// When it was made.
    pub date: Option<TimeView>,
    /// What was wrong and what is right.
    pub text: String,
}

/// One heading of the text, for a table of contents.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct TocEntry {
    /// The heading's words.
    pub title: String,
    /// `#` and the heading's id.
    pub url: String,
    /// The headings one level below it.
    pub children: Vec<TocEntry>,
}

/// The Markdown text of a page.
///
/// In templates it also has `html`; the view carries the text's digest in
/// its place, so that a page's key moves with its text and views stay small.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct TextView {
    /// The digest of the text and of every address it links to.
    #[schemars(skip)]
    pub digest: crate::memo::Digest,
    /// Its headings of levels 2 and 3.
    pub toc: Vec<TocEntry>,
    /// Its length as word processors count it: Chinese characters and marks, and words of other scripts.
    pub characters: u32,
    /// How many of its pictures come in several sizes, of which the large one is linked.
    pub pictures: usize,
    /// Reading time in minutes, at 400 characters and 230 words a minute; at least 1.
    pub minutes: u32,
    /// Where its words are; not part of the page's key, which the digest speaks for.
    #[serde(skip)]
    pub source: Unkeyed<crate::model::TextRef>,
}

/// A value that no key depends on.
#[derive(Debug, Clone, Copy)]
pub struct Unkeyed<T>(pub T);

impl<T> PartialEq for Unkeyed<T> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl<T> Eq for Unkeyed<T> {}

impl<T> std::hash::Hash for Unkeyed<T> {
    fn hash<H: std::hash::Hasher>(&self, _: &mut H) {}
}

/// Free data of the author (`extra:`), as written: text, numbers, lists and maps.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Extra(pub Tree);

/// Its author knows what is in it.
impl JsonSchema for Extra {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("Extra")
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        true.into()
    }
}

impl Serialize for Extra {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Plain(&self.0).serialize(serializer)
    }
}

/// A tree as templates see it.
pub(crate) struct Plain<'a>(pub(crate) &'a Tree);

impl Serialize for Plain<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Tree::Null => serializer.serialize_none(),
            Tree::Bool(b) => serializer.serialize_bool(*b),
            Tree::Number(text) => match (text.parse::<i64>(), text.parse::<f64>()) {
                (Ok(n), _) => serializer.serialize_i64(n),
                (_, Ok(n)) => serializer.serialize_f64(n),
                _ => serializer.serialize_str(text),
            },
            Tree::Text(text) => serializer.serialize_str(text),
            Tree::List(items) => serializer.collect_seq(items.iter().map(Plain)),
            Tree::Map(entries) => serializer.collect_map(entries.iter().map(|(key, value)| (key, Plain(value)))),
        }
    }
}
