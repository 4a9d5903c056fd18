//! HTML of links, images and footnotes.
//!
//! In come events of a [`super::document::Document`], out goes HTML to the renderer's text.
//! A destination that a stranger must not set leaves its words on the page and nothing else.

use pulldown_cmark::{Event, Tag};

use super::document::Document;
use super::events::{end_of, plain_text};
use super::figures::{Picture, caption_and_credit};
use super::footnotes::Reference;
use super::links::{destination, unsafe_scheme};
use super::render::Renderer;
use super::{Shown, Trust, escape};

impl Renderer<'_> {
    /// Where the link or image that begins at an event leads; `None` if it may not.
    fn target(&self, event: usize) -> Option<String> {
        let number = self.document.link_number(event);
        let target = (self.manner.leads.href)(number).unwrap_or_else(|| destination(self.document, event));
        match self.manner.trust {
            Trust::Author => Some(target),
            Trust::Nobody => unsafe_scheme(&target).is_none().then_some(target),
        }
    }

    /// Writes raw HTML; its addresses lead where they are told.
    pub(super) fn raw_html(&mut self, event: usize, html: &str) {
        let Document { html_links, links, .. } = self.document;
        let first = html_links.partition_point(|link| link.event < event);
        let mut done = 0;
        for (number, link) in (links.len() + first..).zip(&html_links[first..]).take_while(|(_, link)| link.event == event) {
            if let Some(target) = (self.manner.leads.href)(number) {
                self.out.push_str(&html[done..link.value.start]);
                self.out.push('"');
                escape::url(&mut self.out, &target);
                self.out.push('"');
                done = link.value.end;
            }
        }
        self.out.push_str(&html[done..]);
    }

    pub(super) fn link_start(&mut self, event: usize, title: &str) {
        let target = self.target(event);
        self.links.push(target.is_some());
        if let Some(target) = target {
            self.out.push_str("<a href=\"");
            escape::url(&mut self.out, &target);
            self.out.push('"');
            self.title(title);
            self.out.push('>');
        }
    }

    pub(super) fn link_end(&mut self) {
        if self.links.pop() == Some(true) {
            self.out.push_str("</a>");
        }
    }

    fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.out.push_str(" title=\"");
            escape::attribute(&mut self.out, title);
            self.out.push('"');
        }
    }

    /// Renders an image among words; returns the event after it.
    pub(super) fn inline_image(&mut self, start: usize) -> usize {
        if let Event::Start(Tag::Image { title, .. }) = &self.document.events[start].0 {
            self.image(start, title);
        }
        end_of(&self.document.events, start) + 1
    }

    /// The sizes of an image.
    fn shown(&self, start: usize) -> Option<Shown> {
        (self.manner.leads.shown)(self.document.link_number(start))
    }

    fn image(&mut self, start: usize, title: &str) {
        let alt = self.alt(start);
        let Some(target) = self.target(start) else {
            return escape::text(&mut self.out, &alt);
        };
        let shown = self.shown(start);
        let webp = shown.as_ref().and_then(|shown| shown.webp.as_deref());
        if let Some(webp) = webp {
            self.out.push_str("<picture><source type=\"image/webp\"");
            self.set(webp);
            self.out.push('>');
        }
        self.out.push_str("<img src=\"");
        escape::url(&mut self.out, shown.as_ref().map_or(&target, |shown| &shown.src));
        self.out.push('"');
        if let Some(Shown { width, height, srcset, .. }) = &shown {
            srcset.iter().for_each(|set| self.set(set));
            self.out.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
        }
        self.out.push_str(" alt=\"");
        escape::attribute(&mut self.out, &alt);
        self.out.push('"');
        self.title(title);
        self.out.push_str(if shown.is_some() { " loading=\"lazy\" decoding=\"async\">" } else { " loading=\"lazy\">" });
        if webp.is_some() {
            self.out.push_str("</picture>");
        }
    }

    /// The sizes of a picture.
    fn set(&mut self, set: &str) {
        self.out.push_str(" srcset=\"");
        escape::attribute(&mut self.out, set);
        self.out.push_str("\" sizes=\"");
        escape::attribute(&mut self.out, self.manner.leads.sizes);
        self.out.push('"');
    }

    fn alt(&self, start: usize) -> String {
        plain_text(&self.document.events[start..end_of(&self.document.events, start)])
    }

    /// Renders a paragraph of pictures.
    pub(super) fn figures(&mut self, pictures: &[Picture]) {
        let gallery = pictures.len() > 1;
        if gallery {
            self.block("<div class=\"gallery\">\n");
        }
        for picture in pictures {
            self.figure(picture);
        }
        if gallery {
            self.out.push_str("</div>\n");
        }
    }

    fn figure(&mut self, picture: &Picture) {
        self.block("<figure>");
        let larger = self.shown(picture.image).and_then(|shown| shown.larger).filter(|_| picture.link.is_none());
        // A link is called what its picture shows.
        let larger = larger.filter(|_| !self.alt(picture.image).is_empty());
        if let Some(link) = picture.link {
            self.link_start(link, "");
        }
        if let Some(larger) = &larger {
            self.out.push_str("<a class=\"larger\" href=\"");
            escape::url(&mut self.out, larger);
            self.out.push_str("\">");
        }
        self.image(picture.image, "");
        if larger.is_some() {
            self.out.push_str("</a>");
        }
        if picture.link.is_some() {
            self.link_end();
        }
        if let Event::Start(Tag::Image { title, .. }) = &self.document.events[picture.image].0 {
            self.caption(title);
        }
        self.out.push_str("</figure>\n");
    }

    fn caption(&mut self, title: &str) {
        let (caption, credit) = caption_and_credit(title);
        if caption.is_empty() && credit.is_empty() {
            return;
        }
        self.out.push_str("<figcaption>");
        escape::text(&mut self.out, caption);
        if !credit.is_empty() {
            self.out.push_str("<span class=\"credit\">");
            escape::text(&mut self.out, credit);
            self.out.push_str("</span>");
        }
        self.out.push_str("</figcaption>");
    }

    /// Renders a reference to a footnote, or its source if there is no such note.
    pub(super) fn note_reference(&mut self, event: usize, label: &str) {
        let Some(reference) = self.document.footnotes.reference(event) else {
            return escape::text(&mut self.out, &format!("[^{label}]"));
        };
        let number = reference.number;
        self.out.push_str("<sup><a");
        self.id(&reference.id());
        self.out.push_str(&format!(" href=\"#fn{number}\" role=\"doc-noteref\">{number}</a></sup>"));
    }

    /// Renders the notes at the end of the page.
    pub(super) fn footnotes(&mut self) {
        let footnotes = &self.document.footnotes;
        if footnotes.notes.is_empty() {
            return;
        }
        self.block("<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n");
        for (index, note) in footnotes.notes.iter().enumerate() {
            let number = index + 1;
            self.out.push_str("<li");
            self.id(&format!("fn{number}"));
            self.out.push_str(">\n");
            self.events(note.body.clone());
            self.back_links(number, note.references);
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol>\n</section>\n");
    }

    /// Writes the way back to each reference, at the end of the note's last paragraph.
    fn back_links(&mut self, number: usize, references: u32) {
        const END: &str = "</p>\n";
        if self.out.ends_with(END) {
            self.out.truncate(self.out.len() - END.len());
            self.out.push(' ');
        } else {
            self.block("<p>");
        }
        for occurrence in 1..=references {
            let id = Reference { number, occurrence }.id();
            let (space, count) = match occurrence {
                1 => ("", String::new()),
                more => (" ", format!("<sup>{more}</sup>")),
            };
            self.out.push_str(&format!("{space}<a href=\"#{id}\" role=\"doc-backlink\">↩{count}</a>"));
        }
        self.out.push_str(END);
    }
}
