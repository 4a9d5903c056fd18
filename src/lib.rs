//! huikan (会刊): training programmes, lecture series and conferences, from
//! Markdown with YAML front matter to a static site that can be published.
//!
//! # Bird's-eye view
//!
//! ```text
//! read ──▶ parse ──▶ resolve ──▶ plan ──▶ render ──▶ emit
//!  Sources  Document  Resolved    Plan     pages      Written      + diagnostics from every stage
//! ```
//!
//! Data goes one way. Each stage is a function from a value to a value, and
//! only the two ends touch the disk. A stage returns what it could make
//! together with its notes ([`diag::Noted`]); the next one works with what
//! there is, so that one run tells an author everything. [`pipeline`] is the
//! one place that knows the order.
//!
//! A page is a pure function of its [`view::View`] and the theme. The view
//! holds exactly what the page may show, so the digest of the view
//! ([`memo::Digest`]) is the page's dependency set: what did not change in
//! the view cannot change the page. A Markdown text enters its view by digest
//! (of its words and of every address it links to), and its HTML is made when
//! the page is made; neither bodies nor finished pages are kept.
//!
//! So builds are incremental without any record of who depends on whom. A
//! [`memo::Memo`] goes in as a value and comes out as a value: documents under
//! the digest of their bytes, pages under the digests of what they show. It
//! lives in `.huikan/`, is forgotten when another program wrote it or when it
//! is not whole, and can be deleted at any time. The law, held by tests: a
//! warm build equals a cold one, byte for byte.
//!
//! # Code map
//!
//! | module | what is in it | what never happens there |
//! |---|---|---|
//! | [`source`], [`memo`], [`slug`], [`language`], [`date`], [`text`] | the small vocabulary all stages share | they know nothing of each other's stages |
//! | [`order`] | the order of names and words, by pinyin or by strokes | knowing what they name |
//! | [`messages`] | what huikan says to its users, in Chinese and in English | knowing what it is about |
//! | [`failure`] | what the disk or the system refused | asking the disk |
//! | [`diag`] | problems with stable codes, their words, their form for people | printing |
//! | [`manual`] | what every code means, with a wrong and a right example | knowing who prints it |
//! | [`media`] | what pictures say of themselves, and the sizes and formats that are published in their place | addresses |
//! | [`tree`], [`model`] | data as written; the archive as meant | addresses, HTML, files |
//! | [`read`] | the site folder into [`source::Sources`] | judging what it reads |
//! | [`parse`] | one file into one document as written; a spreadsheet into an agenda, with what its event says of its columns | failing; looking at other files than these |
//! | [`config`] | `site.toml`, checked | clock, environment |
//! | [`resolve`] | references into relations, both ways; agenda order; links | addresses; afterwards no reference dangles |
//! | [`fix`] | what can be put right without asking what was meant | writing it |
//! | [`online`] | addresses elsewhere, tried on request | asking in a build; knowing the site |
//! | [`proof`] | the words of all texts, held against what the site knows; for checks | changing the archive |
//! | [`plan`] | every address and every output file | disk, clock: it is pure |
//! | [`view`] | the theme contract | anything a page may not show |
//! | [`emit`] | staging, manifest, the move into place | publishing while an error stands |
//! | [`render`] | templates, and typed writers for feeds, calendars, timetables, sitemap, structured data | reaching the archive, the disk, the clock from a template |
//! | [`http`] | connections, requests and answers | knowing what is at which address |
//! | [`mod@print`] | a page onto paper, by a browser of this machine | knowing what the page is about |
//! | [`serve`] | the site in a browser while it is written | writing to an output folder |
//! | [`pipeline`], [`command`] | the order of the stages; the command line | – |
//!
//! Imports follow one order, from the vocabulary down to the commands; clock,
//! environment, network and disk appear in `read`, `media`, `emit`, `online`,
//! `http`, `serve`, `print` and `command` only. Tests in `tests/tidy.rs` hold both.
//!
//! # Glossary
//!
//! *Event*: one gathering with a start and an end. *Series*: events that
//! repeat under one name. *Session*: one item of an event's agenda. *Speaker*:
//! a person who appears in a role. *Report*: an article about an event. *Case
//! study*: an article about a practice. *Sign-off*: who wrote, edited and
//! approved, in printed order. *Release*: a published state of an agenda, kept
//! in a committed file. *Topic*, *region*, *year*: ways into the archive.
//! *View*: exactly what one page may show. *Withheld*: draft, under embargo or
//! hidden, and so left out before anything is resolved.
//!
//! The names follow schema.org and the frab schedule format.

pub mod command;
pub mod config;
pub mod date;
pub mod diag;
pub mod emit;
pub mod failure;
pub mod fix;
pub mod http;
pub mod language;
pub mod manual;
pub mod media;
pub mod memo;
pub mod messages;
pub mod model;
pub mod online;
pub mod order;
pub mod parse;
pub mod pipeline;
pub mod plan;
pub mod print;
pub mod proof;
pub mod read;
pub mod render;
pub mod rendition;
pub mod resolve;
pub mod serve;
pub mod slug;
pub mod source;
pub mod text;
pub mod tree;
pub mod view;
