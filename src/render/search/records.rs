//! The files that results are shown from: what a list says of a page, and the words of one part of it.
//!
//! Each part says all of it, so that a result takes one file; parts whose places are near each
//! other share one.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde::Serialize;

use super::parts::Part;
use crate::view::search::SearchDocument;

/// About how many bytes such a file has.
const BYTES: u64 = 2560;
/// About how many bytes a record has beside its words.
const FRAME: usize = 120;

/// One part as the script reads it; names are short because there are many.
#[derive(Serialize)]
struct Record<'a> {
    /// The page's path in the site.
    u: &'a str,
    /// Title.
    t: &'a str,
    /// Date, as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    d: Option<&'a str>,
    /// Place, or a speaker's post.
    #[serde(skip_serializing_if = "Option::is_none")]
    p: Option<&'a str>,
    /// The event it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    e: Option<&'a str>,
    /// Who appears.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    w: &'a [String],
    /// Other names.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    n: &'a [String],
    /// Language.
    #[serde(skip_serializing_if = "Option::is_none")]
    l: Option<&'a str>,
    /// The words: a line for each passage, `#` before headings.
    x: String,
}

/// How many places share a file, as a power of two, if the records of all take `bytes` among `space` places.
pub(super) fn shift(bytes: u64, space: u32) -> u32 {
    (0..=space.trailing_zeros()).take_while(|shift| (bytes << shift) <= BYTES * u64::from(space)).last().unwrap_or(0)
}

/// About how many bytes the record of a part takes.
pub(super) fn length(document: &SearchDocument, part: &Part) -> u32 {
    let words: usize = part.passages.iter().map(|passage| passage.text.len() + 2).sum();
    let names: usize = document.speakers.iter().chain(&document.names).map(|name| name.len() + 3).sum();
    let rest = [&document.place, &document.event].into_iter().flatten().map(String::len).sum::<usize>();
    u32::try_from(FRAME + document.path.len() + document.title.len() + words + names + rest).unwrap_or(u32::MAX)
}

/// A file of records: each with its place.
pub(super) fn file(n: usize, records: &[(u32, &SearchDocument, Cow<'_, Part>)]) -> String {
    let mut out = format!("huikanSearch(\"t{n}\",{{");
    for (index, (place, document, part)) in records.iter().enumerate() {
        let comma = if index > 0 { ",\n" } else { "\n" };
        // Writing to a String does not fail.
        let _ = write!(out, "{comma}\"{place}\":{}", record(document, part));
    }
    out.push_str("})\n");
    out
}

fn record(document: &SearchDocument, part: &Part) -> String {
    let words: Vec<String> =
        part.passages.iter().map(|one| format!("{}{}", if one.heading { "#" } else { "" }, one.text.replace('\n', " "))).collect();
    let record = Record {
        u: &document.path,
        t: &document.title,
        d: document.date.as_ref().map(|date| date.text.as_str()),
        p: document.place.as_deref(),
        e: document.event.as_deref(),
        w: &document.speakers,
        n: &document.names,
        l: document.lang.as_deref(),
        x: words.join("\n"),
    };
    serde_json::to_string(&record).expect("texts have a form in JSON")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_records_stay_small() {
        // 10,000 parts of 2 KB among 32,768 places: some 600 bytes a place.
        assert_eq!(shift(20_000_000, 32_768), 2);
        assert_eq!(shift(200_000_000, 32_768), 0);
        assert_eq!(shift(0, 16), 4);
    }
}
