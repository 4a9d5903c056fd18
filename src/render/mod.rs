//! Views into finished pages and files.
//!
//! A page depends on its view, the site's view and the theme, and on nothing
//! else; no function of a template reaches the archive, the disk, the clock
//! or the environment. Formats that are not themed (feeds, sitemap,
//! structured data) have typed writers of their own.

mod absent;
mod assets;
mod by_hand;
mod complaint;
mod contract;
mod copy;
mod css;
mod dead;
mod declared;
mod engine;
mod exports;
mod feeds;
mod headers;
mod icalendar;
mod json_ld;
mod options;
mod pictures;
mod publish;
mod qr;
mod redirect;
mod relative;
mod schedule;
mod search;
mod sheets;
mod sitemap;
mod style_options;
mod synonyms;
mod theme;
mod unread;
mod vocabulary;
mod word_places;
mod xml;

pub use copy::copied;
pub use dead::{Looked, Made as MadeOf};
pub use engine::template_names;
pub use publish::{Index, Press, Ready, Rendered, Theme, render};
pub use search::Search;
