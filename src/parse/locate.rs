//! From trails to bytes: where the things that notes speak of stand in their files.

use super::front_matter::{self, Split};
use super::toml_data::toml_position;
use crate::diag::{At, Diagnostic, Located, Trail};
use crate::source::{SitePath, Sources, Span};

/// Looks up every place, and puts the notes in order: file, position, code.
#[must_use]
pub fn locate(notes: Vec<Diagnostic>, sources: &Sources) -> Vec<Located> {
    let mut located: Vec<Located> = notes.into_iter().map(|note| locate_one(note, sources)).collect();
    located.sort_by(|a, b| key(a).cmp(&key(b)));
    located.dedup();
    located
}

fn locate_one(diagnostic: Diagnostic, sources: &Sources) -> Located {
    let place = diagnostic.place.as_ref().map(|place| {
        let path = &sources.get(place.file).path;
        let text = || sources.text_to_show(place.file);
        let span = match &place.at {
            At::File => Span::new(0, 0),
            At::Text(span) => *span,
            At::Value(trail) => position(path, &text(), trail, false),
            At::Key(trail) => position(path, &text(), trail, true),
        };
        (path.clone(), span)
    });
    Located { place, diagnostic }
}

/// The bytes of a value; the head of its file where the value cannot be found any more.
fn position(path: &SitePath, text: &str, trail: &Trail, of_key: bool) -> Span {
    let found = match path.extension().as_str() {
        "toml" => toml_position(text, trail, of_key),
        "yaml" | "yml" => front_matter::position(text, trail, of_key),
        _ => match front_matter::split(text) {
            Split::Found { yaml, .. } => front_matter::position(&text[yaml.range()], trail, of_key).map(|span| span.shifted(yaml.start)),
            Split::Missing | Split::Unclosed => None,
        },
    };
    let head = text.find('\n').unwrap_or(text.len());
    match found {
        // The whole of a file's data: its first line says enough.
        Some(_) if trail.steps().next().is_none() => Span::new(0, head),
        Some(span) => span,
        None => Span::new(0, head),
    }
}

fn key(located: &Located) -> (Option<(&str, u32)>, &'static str, String) {
    let place = located.place.as_ref().map(|(path, span)| (path.as_str(), span.start));
    (place, located.diagnostic.code(), format!("{:?}", located.diagnostic.problem))
}
