//! A text read and put right: what the outline and the HTML both work from.
//!
//! In comes a text, out comes a [`Document`]: its repaired events, and the places of its
//! headings, links and footnotes with their final ids and numbers. Whatever must agree
//! between outline and HTML is decided here.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::dedent::{Dedented, PlaceMap, dedent};
use super::events::{Spanned, read};
use super::footnotes::Footnotes;
use super::headings::Headings;
use super::html_links::{HtmlLink, html_links};
use super::{emphasis, indent, soft_breaks};
use crate::parse::switches;

/// One text, ready to be outlined or rendered.
pub(super) struct Document<'a> {
    /// The text, indented prose at the margin.
    pub(super) source: &'a str,
    /// Its events after all repairs.
    pub(super) events: Vec<Spanned<'a>>,
    pub(super) headings: Headings,
    pub(super) footnotes: Footnotes,
    /// The events that begin a link or an image; the position here is the link's number.
    pub(super) links: Vec<usize>,
    /// Addresses in raw HTML; their numbers go on from those of the links.
    pub(super) html_links: Vec<HtmlLink>,
    /// Whether the author wrote any HTML.
    pub(super) has_html: bool,
}

/// Reads `text` and hands the document to `work`, with the map back to `text`.
pub(super) fn with_document<T>(text: &str, work: impl FnOnce(&mut Document<'_>, &PlaceMap) -> T) -> T {
    let events = read(text);
    match dedent(text, &events) {
        None => work(&mut Document::new(text, events), &PlaceMap::default()),
        Some(Dedented { text, map }) => work(&mut Document::new(&text, read(&text)), &map),
    }
}

impl<'a> Document<'a> {
    fn new(source: &'a str, events: Vec<Spanned<'a>>) -> Self {
        let events = emphasis::repair(source, without_switches(source, events));
        let mut events = indent::strip(source, events);
        soft_breaks::join(&mut events);
        let survey = Survey::of(&events);
        let footnotes = Footnotes::number(&events, &survey);
        let headings = Headings::assign(&events, &survey, &footnotes);
        let Survey { links, has_html, .. } = survey;
        let mut document = Self { source, events, headings, footnotes, links, html_links: Vec::new(), has_html };
        document.find_html_links();
        document
    }

    /// Finds the addresses in raw HTML again, after other words came into its events.
    pub(super) fn find_html_links(&mut self) {
        if self.has_html {
            self.html_links = html_links(&self.events);
        }
    }

    /// The number of the link or image that begins at an event.
    pub(super) fn link_number(&self, event: usize) -> usize {
        self.links.partition_point(|&link| link < event)
    }
}

/// The events without comments that switch a check off, which are no matter of readers.
fn without_switches<'a>(source: &str, events: Vec<Spanned<'a>>) -> Vec<Spanned<'a>> {
    if !source.contains("<!--") {
        return events;
    }
    let mut kept: Vec<Spanned<'a>> = Vec::with_capacity(events.len());
    for (event, range) in events {
        let (Event::Html(html) | Event::InlineHtml(html)) = &event else {
            kept.push((event, range));
            continue;
        };
        match switches::without(html) {
            None => kept.push((event, range)),
            Some(rest) if !rest.trim().is_empty() => kept.push((Event::Html(CowStr::from(rest)), range)),
            // As at the end of any line, spaces before it do not count.
            Some(_) => trim_end(&mut kept),
        }
    }
    kept
}

fn trim_end(events: &mut [Spanned<'_>]) {
    if let Some((event @ Event::Text(_), range)) = events.last_mut()
        && let Event::Text(CowStr::Borrowed(text)) = event
    {
        let trimmed = text.trim_end_matches([' ', '\t']);
        range.end -= text.len() - trimmed.len();
        *event = Event::Text(CowStr::Borrowed(trimmed));
    }
}

/// Where things stand in a list of events.
#[derive(Default)]
pub(super) struct Survey {
    /// The events that begin a heading outside footnotes.
    pub(super) headings: Vec<usize>,
    /// The events that begin and end a footnote.
    pub(super) definitions: Vec<Range<usize>>,
    /// References to footnotes with the definition they stand in, if any. Those in the
    /// alternative text of an image are never shown, and left out.
    pub(super) references: Vec<(usize, Option<usize>)>,
    links: Vec<usize>,
    has_html: bool,
}

impl Survey {
    fn of(events: &[Spanned<'_>]) -> Self {
        let mut survey = Self::default();
        let mut open: Vec<usize> = Vec::new();
        let mut images = 0_usize;
        for (index, (event, _)) in events.iter().enumerate() {
            match event {
                Event::Start(Tag::Heading { .. }) if open.is_empty() => survey.headings.push(index),
                Event::Start(Tag::FootnoteDefinition(_)) => {
                    open.push(survey.definitions.len());
                    survey.definitions.push(index..index);
                }
                Event::End(TagEnd::FootnoteDefinition) => {
                    if let Some(definition) = open.pop() {
                        survey.definitions[definition].end = index;
                    }
                }
                Event::Start(Tag::Image { .. }) => {
                    images += 1;
                    survey.links.push(index);
                }
                Event::Start(Tag::Link { .. }) => survey.links.push(index),
                Event::End(TagEnd::Image) => images = images.saturating_sub(1),
                Event::FootnoteReference(_) if images == 0 => {
                    survey.references.push((index, open.last().copied()));
                }
                Event::Html(_) | Event::InlineHtml(_) => survey.has_html = true,
                _ => {}
            }
        }
        survey
    }
}
