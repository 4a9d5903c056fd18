//! One entry of the manual, out of its Markdown.
//!
//! ````text
//! # room-clash
//!
//! ## 中文：同一会场同时有两项
//!
//! Paragraphs.
//!
//! ## English: Two sessions in one room at once
//!
//! Paragraphs.
//!
//! ## Beside
//!
//! ```yaml content/venues.yaml
//! what both examples need, if they need anything
//! ```
//!
//! ## Wrong
//!
//! ```md content/events/2024-autumn/index.md
//! a file of a site, by its path; `gbk` behind it is its encoding
//! ```
//!
//! ## Right
//!
//! ```console
//! what no site in memory can show: the same heading may hold a `console` block instead
//! ```
//! ````
//!
//! A block in the language `picture` or `file` is a file of which only the name matters, with its size
//! behind its path if that matters, too.
//! The files are ours, so a mistake in one is a bug, found by the tests.

use crate::messages::Tongue;

/// An entry of the manual.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The code.
    pub code: &'static str,
    /// The words in Chinese.
    pub chinese: Text,
    /// The words in English.
    pub english: Text,
    /// Files that both examples need.
    pub beside: Vec<Block>,
    /// What raises the code.
    pub wrong: Vec<Block>,
    /// The same, mended.
    pub right: Vec<Block>,
}

/// The words of an entry in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// What it is about, in one line.
    pub title: &'static str,
    /// What there is to say, in paragraphs of one line each, with code in backquotes.
    pub paragraphs: Vec<&'static str>,
}

/// A part of an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub content: Content,
    /// Its lines, each with its end; empty for a file that is only named.
    pub text: &'static str,
}

/// What a part of an example is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// A file of text.
    File {
        /// Its language, as `yaml`.
        language: &'static str,
        /// Its path, from the site's folder.
        path: &'static str,
        /// Whether its bytes are GBK rather than UTF-8.
        gbk: bool,
    },
    /// A picture or another file of which only the name matters, or its size.
    Asset {
        /// Whether it is a picture.
        picture: bool,
        /// Its path, from the site's folder.
        path: &'static str,
        /// Its size in MB, if it matters.
        megabytes: Option<usize>,
    },
    /// What is typed and what is answered, or a drawing.
    Console,
}

impl Entry {
    /// The words in a language.
    #[must_use]
    pub fn text(&self, tongue: Tongue) -> &Text {
        match tongue {
            Tongue::Zh => &self.chinese,
            Tongue::En => &self.english,
        }
    }
}

impl Block {
    /// The path of the file; nothing where there is none.
    #[must_use]
    pub fn path(&self) -> Option<&'static str> {
        match self.content {
            Content::File { path, .. } | Content::Asset { path, .. } => Some(path),
            Content::Console => None,
        }
    }
}

/// How a section begins.
const HEADING: &str = "## ";

/// Reads an entry.
pub(super) fn read(text: &'static str) -> Entry {
    let code = text.lines().next().and_then(|line| line.strip_prefix("# ")).expect("an entry begins with its code");
    let (none, nothing) = (Text::default(), Vec::new);
    let mut entry = Entry { code, chinese: none.clone(), english: none, beside: nothing(), wrong: nothing(), right: nothing() };
    for section in sections(text) {
        let (heading, body) = section.split_once('\n').expect("a section has a body");
        match heading.split_once(['：', ':']).map_or((heading, ""), |(what, title)| (what, title.trim())) {
            ("中文", title) => entry.chinese = Text { title, paragraphs: paragraphs(body) },
            ("English", title) => entry.english = Text { title, paragraphs: paragraphs(body) },
            ("Beside", "") => entry.beside = blocks(body),
            ("Wrong", "") => entry.wrong = blocks(body),
            ("Right", "") => entry.right = blocks(body),
            _ => unreachable!("the entry of {code} has a section `{heading}`"),
        }
    }
    entry
}

/// What stands below each heading, with the words of the heading; those inside of examples are no headings.
fn sections(text: &'static str) -> Vec<&'static str> {
    let (mut at, mut fence) = (0, 0);
    let mut starts = Vec::new();
    for line in text.split_inclusive('\n') {
        let ticks = line.len() - line.trim_start_matches('`').len();
        match fence {
            0 if ticks >= 3 => fence = ticks,
            0 if line.starts_with(HEADING) => starts.push(at),
            0 => {}
            _ if ticks >= fence => fence = 0,
            _ => {}
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| &text[start + HEADING.len()..end]).collect()
}

fn paragraphs(body: &'static str) -> Vec<&'static str> {
    body.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()).collect()
}

fn blocks(body: &'static str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut rest = body.trim_start();
    while !rest.is_empty() {
        let ticks = &rest[..rest.len() - rest.trim_start_matches('`').len()];
        let (info, inside) = rest[ticks.len()..].split_once('\n').expect("a block has lines");
        assert!(ticks.len() >= 3, "only blocks stand in an example: {rest}");
        let end = if inside.starts_with(ticks) { 0 } else { inside.find(&format!("\n{ticks}")).expect("a block is closed") + 1 };
        blocks.push(Block { content: content(info), text: &inside[..end] });
        rest = inside[end + ticks.len()..].trim_start();
    }
    blocks
}

fn content(info: &'static str) -> Content {
    match info.split(' ').collect::<Vec<_>>().as_slice() {
        ["console"] => Content::Console,
        [what @ ("picture" | "file"), path, size @ ..] => {
            let megabytes = |size: &str| size.strip_suffix("MB").and_then(|number| number.parse().ok()).expect("a size in MB");
            Content::Asset { picture: *what == "picture", path, megabytes: size.first().copied().map(megabytes) }
        }
        [language, path] => Content::File { language, path, gbk: false },
        [language, path, "gbk"] => Content::File { language, path, gbk: true },
        _ => unreachable!("no block is opened by `{info}`"),
    }
}
