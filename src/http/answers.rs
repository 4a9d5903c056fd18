//! Answers, whole or in part, and the types of files.

use std::fs::File;
use std::ops::RangeInclusive;
use std::sync::Arc;

use super::{Answer, Body};

/// Plain words.
#[must_use]
pub fn plain(status: u16, words: &str) -> Answer {
    whole(status, "text/plain; charset=utf-8", words.as_bytes().to_vec())
}

/// Bytes of some type.
#[must_use]
pub fn whole(status: u16, kind: &str, bytes: Vec<u8>) -> Answer {
    Answer { status, headers: vec![("content-type", kind.to_string())], body: Body::Bytes(Arc::new(bytes)) }
}

/// Word that it is elsewhere.
#[must_use]
pub fn redirect(status: u16, to: &str) -> Answer {
    Answer { status, headers: vec![("location", to.to_string())], body: Body::Bytes(Arc::default()) }
}

/// A refusal, in words, of whatever is neither `GET` nor `HEAD`; `None` for these.
#[must_use]
pub fn read_only(method: &str, words: impl FnOnce() -> String) -> Option<Answer> {
    if matches!(method, "GET" | "HEAD") {
        return None;
    }
    let mut answer = plain(405, &words());
    answer.headers.push(("allow", "GET, HEAD".to_string()));
    Some(answer)
}

/// A file of the disk, or the part of it that was asked for.
#[must_use]
pub fn of_file(kind: String, file: File, length: u64, range: Option<&str>) -> Answer {
    in_parts(kind, length, range, |start, length| Body::Part { file, start, length })
}

/// The same of bytes at hand.
#[must_use]
pub fn in_memory(kind: String, bytes: Arc<Vec<u8>>, range: Option<&str>) -> Answer {
    let all = bytes.len() as u64;
    in_parts(kind, all, range, |start, length| {
        if length == all {
            return Body::Bytes(bytes);
        }
        let place = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
        Body::Bytes(Arc::new(bytes.get(place(start)..place(start + length)).unwrap_or_default().to_vec()))
    })
}

/// All of something that can be had in parts, or the part that was asked for: where it begins, and how long it is.
fn in_parts(kind: String, length: u64, range: Option<&str>, body: impl FnOnce(u64, u64) -> Body) -> Answer {
    let mut headers = vec![("content-type", kind), ("accept-ranges", "bytes".to_string())];
    match range.and_then(|range| wanted(range, length)) {
        None => Answer { status: 200, headers, body: body(0, length) },
        Some(Ok(range)) => {
            headers.push(("content-range", format!("bytes {}-{}/{length}", range.start(), range.end())));
            Answer { status: 206, headers, body: body(*range.start(), range.end() - range.start() + 1) }
        }
        Some(Err(())) => {
            let mut answer = plain(416, "");
            answer.headers.push(("content-range", format!("bytes */{length}")));
            answer
        }
    }
}

/// The one range that is asked for (RFC 9110, 14.2); `None` where the whole is sent: several ranges, or another unit.
fn wanted(range: &str, length: u64) -> Option<Result<RangeInclusive<u64>, ()>> {
    let range = range.trim();
    if !range.starts_with("bytes=") {
        return None;
    }
    let parsed = http_range_header::parse_range_header(range).and_then(|parsed| parsed.validate(length));
    match parsed.as_deref() {
        Ok([one]) => Some(Ok(one.clone())),
        Ok(_) => None,
        Err(_) => Some(Err(())),
    }
}

/// The type of a file, by its name.
#[must_use]
pub fn content_type(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    let kind = match name {
        "atom.xml" => "application/atom+xml".to_string(),
        "feed.json" => "application/feed+json".to_string(),
        _ if name.ends_with(".xml") => "application/xml".to_string(),
        _ => mime_guess::from_path(name).first_or_octet_stream().essence_str().to_string(),
    };
    let is_text = kind.starts_with("text/") || kind.ends_with("+xml") || kind.ends_with("json") || kind.ends_with("/xml");
    if is_text { format!("{kind}; charset=utf-8") } else { kind }
}
