//! Markdown: from an author's text to an outline, to findings and to HTML.
//!
//! In comes the text of a body without front matter. [`outline`] says what it holds and what
//! is wrong with it, cheaply enough to be kept; [`html`] renders it once the URLs of its
//! links are known. Both read the text the same way, so link numbers, heading ids and
//! footnote ids always agree. Never fails, never looks at another file, knows no URL it was
//! not told. The Markdown parser is named in this folder only.
//!
//! What differs from `CommonMark` is what Chinese needs: emphasis beside Chinese marks, line
//! breaks between characters, indentation typed by hand, and prose indented like code.

mod dedent;
mod delimiters;
mod document;
mod emphasis;
mod escape;
mod events;
mod figures;
mod findings;
mod footnotes;
mod headings;
mod html_links;
mod indent;
mod inline;
mod links;
mod markers;
mod near_links;
mod outline;
mod passages;
mod prose;
mod raw_html;
mod render;
mod sanitise;
mod script;
mod soft_breaks;
mod tables;

use serde::{Deserialize, Serialize};

use self::render::{Manner, render};
use crate::diag::{Edit, LinkSlip, MarkerSlip};
use crate::source::Span;
use crate::text::count::Length;
use crate::text::marks::Glyph;
use crate::text::script::Converter;

/// Reads a text. Never fails; spans are relative to `text`, findings in its order.
pub fn outline(text: &str) -> (Outline, Vec<Finding>) {
    document::with_document(text, |document, map| {
        let outline = outline::outline(document, map);
        let findings = findings::findings(document, map, &outline.links);
        (outline, findings)
    })
}

/// Where links and pictures stand in a text that are none.
pub fn broken_links(text: &str) -> Vec<Span> {
    if !text.contains(['[', '【', '［']) {
        return Vec::new();
    }
    let is_one = |finding: &Finding| matches!(finding.kind, FindingKind::NearLink(_));
    outline(text).1.iter().filter(|finding| is_one(finding)).map(|finding| finding.span).collect()
}

/// How wide a picture in a text is, unless a theme knows better: a column of text, or a telephone.
pub const SIZES: &str = "(min-width: 48rem) 44rem, 100vw";

/// Renders a text.
///
/// `href(i)` is the final URL of `outline(text).0.links[i]`; for `None` the author's
/// destination stands.
pub fn html(text: &str, trust: Trust, href: &dyn Fn(usize) -> Option<String>) -> String {
    html_in_script(text, trust, Leads { href, shown: &|_| None, sizes: SIZES }, None)
}

/// Renders a text as [`html`] does; with a converter its words come out in the other script.
pub fn html_in_script(text: &str, trust: Trust, leads: Leads<'_>, converter: Option<&Converter>) -> String {
    document::with_document(text, |document, _| {
        if let Some(converter) = converter {
            script::convert(&mut document.events, converter);
            document.find_html_links();
        }
        match trust {
            Trust::Nobody if document.has_html => sanitise::sanitise(&render(document, Manner { trust, leads, id_mark: sanitise::OWN_ID })),
            Trust::Nobody | Trust::Author => render(document, Manner { trust, leads, id_mark: "" }),
        }
    })
}

/// What the links and pictures of a text come to, by their numbers.
#[derive(Clone, Copy)]
pub struct Leads<'r> {
    /// The final URL; for `None` the author's destination stands.
    pub href: &'r dyn Fn(usize) -> Option<String>,
    /// What is shown of a picture that has a size.
    pub shown: &'r dyn Fn(usize) -> Option<Shown>,
    /// How wide such a picture is on the page, as its `sizes` says it.
    pub sizes: &'r str,
}

/// A picture of a text in its sizes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Shown {
    /// The address of the large one, if there are smaller ones.
    pub larger: Option<String>,
    /// The address of one of a usual size.
    pub src: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Other sizes with their widths, as `srcset` has them.
    pub srcset: Option<String>,
    /// The same in WebP.
    pub webp: Option<String>,
}

/// The plain words of a text, passage by passage, as its page shows them; with a converter in the other script.
pub fn passages(text: &str, converter: Option<&Converter>) -> Vec<Passage> {
    document::with_document(text, |document, _| {
        if let Some(converter) = converter {
            script::convert(&mut document.events, converter);
        }
        passages::passages(document)
    })
}

/// A stretch of plain words that belong together: a paragraph, a heading, a row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// It is a heading.
    pub heading: bool,
    /// Its words, without markup.
    pub text: String,
}

/// The words that are read as prose, block by block, with their places in `text`.
pub fn prose(text: &str) -> Vec<Vec<Glyph>> {
    document::with_document(text, |document, map| prose::prose(document, map, text))
}

/// Marks of headings and lists that make none; places are those of `text`.
pub fn markers(text: &str) -> Vec<Marker> {
    document::with_document(text, |document, map| markers::markers(document, map))
}

/// A mark of a heading or a list that makes none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    /// Why it makes none.
    pub slip: MarkerSlip,
    /// Its place.
    pub span: Span,
    /// As written.
    pub written: String,
    /// How many lines there are of its kind.
    pub lines: usize,
    /// What puts all of them right; nothing where that is not certain.
    pub edits: Vec<Edit>,
}

/// Whether two texts differ at most in their words: blocks, emphasis, links and anchors are the same.
pub fn same_structure(a: &str, b: &str) -> bool {
    document::with_document(a, |a, _| document::with_document(b, |b, _| prose::same_structure(a, b)))
}

/// What one Markdown text holds, without its HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Outline {
    /// In order of the text. Headings inside footnotes are left out.
    pub headings: Vec<Heading>,
    /// Every link and image, in order of the text: first those of Markdown, then those of raw HTML.
    pub links: Vec<LinkUse>,
    /// Every id the HTML carries: headings in order, then footnotes and their references.
    /// Ids in raw HTML are not among them.
    pub anchors: Vec<String>,
    /// The opening words, at most 120 units (Han 1, ASCII ½); empty for a text without words.
    pub summary: String,
    /// The length as Word counts it (字数), without captions and alternative texts.
    pub length: Length,
    /// Chinese that is no text in the language of the document: code, and what is marked as of another language.
    pub verbatim: Vec<String>,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Heading {
    /// As in the HTML, 2 to 6: a body that uses `#` is moved down by one.
    pub level: u8,
    /// By position (`s1`, `s1-2`) or set with `{#id}`; unique in the text.
    pub id: String,
    /// Its words without markup.
    pub text: String,
    /// The whole heading.
    pub span: Span,
}

/// A link or an image, in Markdown or in raw HTML.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LinkUse {
    /// As written; `mailto:` is added to an address in angle brackets.
    pub destination: String,
    /// It is an image.
    pub image: bool,
    /// The destination if it stands in the text, otherwise the whole link.
    pub span: Span,
}

/// Something wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Finding {
    /// What to underline.
    pub span: Span,
    /// What is wrong there.
    pub kind: FindingKind,
}

/// What can be wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FindingKind {
    /// `**` or `~~` that marks nothing and will be printed; or full-width asterisks, which never do.
    LiteralEmphasis {
        /// They are full-width.
        wide: bool,
    },
    /// An id that another heading or a footnote has; the heading gets another.
    DuplicateId(String),
    /// A destination whose scheme (named) is not for pages: `javascript`, `data`, `file`.
    UnsafeScheme(String),
    /// An image without alternative text.
    MissingAlt,
    /// A reference to a footnote (named) that is not there.
    UndefinedFootnote(String),
    /// A footnote (named) with a full-width colon, which is none.
    FootnoteColon(String),
    /// A footnote (named) that nothing refers to, or the second of one name.
    UnusedFootnote(String),
    /// Marks of a link or a picture that make none and will be printed.
    NearLink(NearLink),
}

/// What was surely meant to be a link or a picture.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NearLink {
    /// Why it is none.
    pub slip: LinkSlip,
    /// It was meant to be a picture.
    pub picture: bool,
    /// Where it was to lead.
    pub target: String,
    /// What should stand there.
    pub meant: String,
}

/// Who vouches for raw HTML and destinations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trust {
    /// The authors: both pass as written.
    Author,
    /// Nobody: raw HTML is sanitised, unsafe destinations are dropped.
    Nobody,
}
