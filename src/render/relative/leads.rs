//! What was met on a page: where it leads, what can be led to, and what is wrong with it.
//!
//! In: its tags, one by one. Knows nothing of the HTML parser.

use std::collections::BTreeSet;
use std::fmt;

/// What a page leads to, and what can be led to on it.
#[derive(Debug, Default)]
pub(in crate::render) struct Leads {
    /// Its addresses, as browsers read them.
    pub(in crate::render) addresses: Vec<String>,
    /// The ids on it.
    pub(in crate::render) ids: Vec<String>,
    /// Whether it says itself from where its addresses are seen.
    pub(in crate::render) has_base: bool,
    /// What scripts may look for on it: the names of attributes for them, and fields to search in.
    pub(in crate::render) marks: Vec<String>,
    /// The ids that more than one of its elements has.
    pub(in crate::render) twice: BTreeSet<String>,
    /// What runs or styles by itself.
    pub(in crate::render) inline: BTreeSet<Inline>,
    /// The elements with an empty address.
    pub(in crate::render) empty: BTreeSet<String>,
    /// What may be the address of the second part of a list, in what readers see or scripts read.
    pub(in crate::render) further: BTreeSet<String>,
}

/// What runs or styles by itself, which a Content-Security-Policy without `unsafe-inline` forbids.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::render) enum Inline {
    /// `<script>` without `src`, `<style>`.
    Element(String),
    /// `style=`, `onclick=`
    Attribute(String),
}

impl fmt::Display for Inline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Inline::Element(name) => write!(f, "<{name}>"),
            Inline::Attribute(name) => write!(f, "{name}=\"…\""),
        }
    }
}

/// How the path of the second part of a list ends.
pub(in crate::render) const SECOND: &str = "page/2/";

/// What events are called that elements have an attribute for.
const EVENTS: &[&str] = &[
    "click",
    "dblclick",
    "change",
    "input",
    "submit",
    "reset",
    "load",
    "error",
    "focus",
    "blur",
    "keydown",
    "keyup",
    "keypress",
    "mousedown",
    "mouseup",
    "mouseover",
    "mouseout",
    "mouseenter",
    "mouseleave",
    "pointerdown",
    "pointerup",
    "touchstart",
    "touchend",
    "scroll",
    "toggle",
    "beforeprint",
    "afterprint",
    "resize",
];

/// Types of scripts that run.
const RUN: &[&str] = &["", "module", "text/javascript", "application/javascript"];

/// The tag that is read, and what came before.
#[derive(Debug, Default)]
pub(super) struct Tags {
    ids: BTreeSet<String>,
    /// How many `<template>` are open: what is in them is on no page yet.
    templates: usize,
    /// Whether the last attribute has to be an address, and has said nothing.
    is_empty: bool,
    has_src: bool,
    /// The type of a script.
    kind: String,
}

impl Tags {
    pub(super) fn open(&mut self, tag: &str) {
        self.templates += usize::from(tag == "template");
        (self.is_empty, self.has_src) = (false, false);
        self.kind.clear();
    }

    pub(super) fn attribute(&mut self, tag: &str, attribute: &str, leads: &mut Leads) {
        self.settle(tag, leads);
        self.has_src |= attribute == "src";
        self.is_empty = matches!(attribute, "href" | "src" | "poster");
        if attribute == "style" || attribute.strip_prefix("on").is_some_and(|event| EVENTS.contains(&event)) {
            leads.inline.insert(Inline::Attribute(attribute.to_string()));
        }
    }

    pub(super) fn value(&mut self, tag: &str, attribute: &str, value: &str, leads: &mut Leads) {
        self.is_empty &= value.trim().is_empty();
        // A `<link>` is for browsers, which show it to nobody.
        if tag != "link" && value.contains(SECOND) {
            leads.further.insert(value.to_string());
        }
        match attribute {
            "type" => self.kind = value.trim().to_ascii_lowercase(),
            "id" if self.templates == 0 && !self.ids.insert(value.to_string()) => drop(leads.twice.insert(value.to_string())),
            _ => {}
        }
    }

    pub(super) fn close(&mut self, tag: &str, leads: &mut Leads) {
        self.settle(tag, leads);
        let runs = tag == "script" && !self.has_src && RUN.contains(&self.kind.as_str());
        if runs || tag == "style" {
            leads.inline.insert(Inline::Element(tag.to_string()));
        }
    }

    pub(super) fn end(&mut self, tag: &[u8]) {
        if tag == b"template" {
            self.templates = self.templates.saturating_sub(1);
        }
    }

    fn settle(&mut self, tag: &str, leads: &mut Leads) {
        if std::mem::take(&mut self.is_empty) {
            leads.empty.insert(tag.to_string());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::html::leads;

    #[test]
    fn what_is_wrong_with_a_page_is_met() {
        let twice = |page: &str| leads(page.as_bytes()).twice.into_iter().collect::<Vec<_>>();
        assert_eq!(twice("<p id=a></p><p id='a'><p id=b>"), ["a"]);
        assert!(twice("<p id=a><template><p id=a></template><noscript><p id=a></noscript><a name=a>").is_empty());
        let inline = |page: &str| leads(page.as_bytes()).inline.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(inline("<script>a()</script><style>b{}</style>"), ["<script>", "<style>"]);
        assert_eq!(inline("<p style='a' onclick=b one=c>"), ["onclick=\"…\"", "style=\"…\""]);
        assert!(inline("<script src=a></script><script type='application/ld+json'>{}</script><p data-style=a>").is_empty());
        let further = leads(b"<link rel=next href=/a/page/2/><a href=/b/page/2/><p data-next='page/2/index.html'>").further;
        assert_eq!(further.into_iter().collect::<Vec<_>>(), ["/b/page/2/", "page/2/index.html"]);
        let empty = |page: &str| leads(page.as_bytes()).empty.into_iter().collect::<Vec<_>>();
        assert_eq!(empty("<a href=''>x</a><img src alt=''><a href=\" \" class=x><link href=y><p title=''>"), ["a", "img"]);
    }
}
