//! Chinese text: which characters are which, which marks belong there, how long a text is, how it is shortened, and what it is in
//! the other script.
//!
//! In come plain strings, out come numbers and plain strings. Nothing here knows of
//! Markdown, HTML, files or pages.

pub mod cjk;
pub mod count;
pub mod days;
pub mod garbled;
pub mod house;
pub mod lookalikes;
pub mod marks;
pub mod numbering;
pub mod pinyin;
pub mod plain;
pub mod private;
mod punctuation;
pub mod script;
pub mod slips;
pub mod summary;
pub mod surnames;

pub use punctuation::is_punctuation;
