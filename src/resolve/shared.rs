//! What all documents have: title, address part, language, topics, text.

use super::{Build, Cx, refs, times, withheld};
use crate::config::Audience;
use crate::diag::{At, Expected, Problem};
use crate::language::Lang;
use crate::model::{Origin, Shared, Unpublished, Visibility};
use crate::parse::raw::{Document, RawShared};
use crate::resolve::texts::TextSource;
use crate::slug::{is_usable, slug_of};
use crate::source::FileId;

/// For a document of its own, with the text of its file; `stem` is the part of the address that its name makes.
pub(super) fn shared(cx: &Cx<'_>, build: &mut Build, document: &Document, raw: &RawShared, stem: &str) -> Shared {
    let mut shared = row(cx, build, document.file, raw, stem);
    if let Some(body) = &document.body {
        let source = TextSource::Body { file: document.file, span: body.span, digest: body.digest };
        let text = build.texts.push(document.file, source, body.outline.clone(), None);
        shared.text = Some(text);
        shared.excerpt = Some(body.outline.summary.clone()).filter(|excerpt| !excerpt.is_empty());
    }
    shared
}

/// For one entry of a list, which has no text.
pub(super) fn row(cx: &Cx<'_>, build: &mut Build, file: FileId, raw: &RawShared, stem: &str) -> Shared {
    // A missing title is an error already; a stand-in keeps it from becoming another one in a template.
    let stand_in = if stem.is_empty() { "…" } else { stem };
    let title = raw.title.as_ref().map_or_else(|| stand_in.to_string(), |said| said.value.clone());
    let slug = slug(build, file, raw, stem);
    let mut shared = bare(cx, file, raw, &slug, &title);
    if let Some(said) = &raw.lang {
        match Lang::parse(&said.value) {
            Some(lang) => shared.lang = lang,
            None => {
                let problem = Problem::BadValue { key: "lang".to_string(), value: said.value.clone(), expected: Expected::Language };
                build.note(file, At::Value(said.trail.clone()), problem);
            }
        }
    }
    shared.updated = times::optional(cx, build, file, raw.updated.as_ref(), None);
    for said in &raw.topics {
        let topic = refs::topic(build, &said.value);
        if !shared.topics.contains(&topic) {
            shared.topics.push(topic);
        }
    }
    shared.region = raw.region.as_ref().map(|said| refs::region(build, &said.value));
    shared
}

/// For something that is only named.
pub(super) fn bare(cx: &Cx<'_>, file: FileId, raw: &RawShared, slug: &str, title: &str) -> Shared {
    Shared {
        origin: Origin::of(file),
        slug: slug.to_string(),
        title: title.to_string(),
        summary: raw.summary.clone(),
        excerpt: None,
        lang: cx.config.language.clone(),
        translated_from: None,
        langs: Vec::new(),
        visibility: raw.visibility.unwrap_or(Visibility::Public),
        aliases: raw.aliases.iter().map(|said| said.value.clone()).collect(),
        updated: None,
        topics: Vec::new(),
        region: None,
        text: None,
        unpublished: mark(cx, file, raw),
        extra: raw.extra.clone(),
    }
}

/// Why readers will not see it, in a preview that shows it all the same.
fn mark(cx: &Cx<'_>, file: FileId, raw: &RawShared) -> Option<Unpublished> {
    match cx.config.audience {
        Audience::Public => None,
        // What is wrong with a date was said when the whole was looked through.
        Audience::Preview => withheld::why(file, raw, cx.config, &mut Vec::new()).or_else(|| cx.withheld.mark(file)),
    }
}

/// Where the id of a thing stands: as a key, as an entry of a list, or as the name of a file.
pub(super) fn at_id(raw: &RawShared) -> At {
    match &raw.slug {
        Some(said) => At::Value(said.trail.clone()),
        None if raw.trail.steps().next().is_some() => At::Value(raw.trail.clone()),
        None => At::File,
    }
}

fn slug(build: &mut Build, file: FileId, raw: &RawShared, stem: &str) -> String {
    match &raw.slug {
        Some(said) if is_usable(&said.value) => said.value.clone(),
        Some(said) => {
            let suggestion = slug_of(&said.value);
            let at = At::Value(said.trail.clone());
            build.note(file, at, Problem::BadSlug { slug: said.value.clone(), suggestion: suggestion.clone() });
            suggestion
        }
        None => {
            let slug = slug_of(stem);
            if slug.is_empty() && raw.title.is_some() {
                build.note(file, at_id(raw), Problem::BadSlug { slug: stem.to_string(), suggestion: "name".to_string() });
            }
            slug
        }
    }
}
