//! Translations beside their originals: `report.en.md` beside `report.md`.

use std::sync::Arc;

use super::texts::{TextSource, To};
use super::{Build, Cx, articles, events, times, withheld};
use crate::config::{Audience, Config};
use crate::diag::{At, Diagnostic, Problem};
use crate::language::Lang;
use crate::model::{Origin, Original, Outcome, Translation, Wording};
use crate::parse::raw::{Document, Raw, RawArticle, RawEvent, RawLink};
use crate::parse::{translation_of, unknown_language};
use crate::source::Sources;

/// Takes the translations out of the documents; all others are originals.
pub(super) fn take(documents: &mut Vec<Arc<Document>>, sources: &Sources) -> Vec<(Arc<Document>, crate::parse::Translation)> {
    let mut taken = Vec::new();
    documents.retain(|document| {
        let is_translation = matches!(document.raw, Raw::Translation(_));
        if is_translation {
            taken.extend(translation_of(&sources.get(document.file).path).map(|one| (Arc::clone(document), one)));
        }
        !is_translation
    });
    taken
}

/// A note for each name that ends with what looks like a language and is none, where there is something to translate.
pub(super) fn unknown(documents: &[Arc<Document>], sources: &Sources, site: &Lang) -> Vec<Diagnostic> {
    let note = |document: &Arc<Document>| {
        let path = &sources.get(document.file).path;
        let (original, tag, meant) = unknown_language(path).filter(|_| path.stem().contains('.'))?;
        let original = sources.find(&original)?;
        let raw = documents.iter().find(|document| document.file == original).and_then(|document| document.raw.shared());
        let lang = raw.and_then(|raw| Lang::parse(&raw.lang.as_ref()?.value));
        let is_own = |meant: &Lang| meant.is_like(lang.as_ref().unwrap_or(site));
        let own = meant.and_then(Lang::parse).as_ref().is_some_and(is_own);
        let problem = Problem::UnknownLanguage { tag: tag.to_string(), meant: meant.map(str::to_string), own };
        Some(Diagnostic::new(document.file, At::File, problem))
    };
    documents.iter().filter_map(note).collect()
}

/// Puts each translation beside its original.
pub(super) fn translations(cx: &Cx<'_>, build: &mut Build, taken: &[(Arc<Document>, crate::parse::Translation)]) {
    for (document, said) in taken {
        let file = document.file;
        let Some(raw) = document.raw.shared() else { continue };
        let Some(original) = cx.sources.find(&said.original) else {
            build.note(file, At::File, Problem::TranslationWithoutOriginal { original: said.original.to_string() });
            continue;
        };
        let is_withheld = withheld::why(file, raw, cx.config, &mut build.notes).is_some() && cx.config.audience == Audience::Public;
        let of = match build.targets.get(&original) {
            Some(To::Withheld) => None,
            // A mistake in the original is told there.
            None => continue,
            Some(to) => original_of(*to).filter(|_| !is_withheld),
        };
        let Some(of) = of else {
            build.targets.insert(file, To::Withheld);
            continue;
        };
        let lang = language_of(build, of).unwrap_or_else(|| cx.config.language.clone());
        if lang.is_like(&said.lang) || is_of_site(cx.config, &lang, &said.lang) {
            let problem = Problem::TranslationInSameLanguage { original: said.original.to_string(), lang: said.lang.to_string() };
            build.note(file, At::File, problem);
            continue;
        }
        let translation = translation(cx, build, document, of, said.lang.clone());
        let n = u32::try_from(build.site.translations.len()).expect("fewer than 2^32 files");
        build.site.translations.push(translation);
        build.targets.insert(file, To::Translation(n));
    }
}

/// Whether a translation is in the language of the site itself, where nothing else can make room for it.
fn is_of_site(config: &Config, original: &Lang, lang: &Lang) -> bool {
    let is_converted = original.is_chinese() && config.variants.iter().any(|variant| !variant.folder.is_empty());
    lang.is_like(&config.language) && !is_converted
}

fn original_of(to: To) -> Option<Original> {
    Some(match to {
        To::Home => Original::Home,
        To::Event(id) => Original::Event(id),
        To::Session(id) => Original::Session(id),
        To::Speaker(id) => Original::Speaker(id),
        To::Report(id) => Original::Report(id),
        To::Case(id) => Original::Case(id),
        To::Series(id) => Original::Series(id),
        To::Page(id) => Original::Page(id),
        To::Agenda(_) | To::Translation(_) | To::Withheld => return None,
    })
}

fn language_of(build: &Build, of: Original) -> Option<Lang> {
    build.site.original(of).map(|shared| shared.lang.clone())
}

fn translation(cx: &Cx<'_>, build: &mut Build, document: &Document, of: Original, lang: Lang) -> Translation {
    let raw = document.raw.shared().expect("only single documents are translated");
    let updated = times::optional(cx, build, document.file, raw.updated.as_ref(), None);
    let text = document.body.as_ref().map(|body| {
        let source = TextSource::Body { file: document.file, span: body.span, digest: body.digest };
        build.texts.push(document.file, source, Arc::clone(&body.outline), None)
    });
    let excerpt = document.body.as_ref().map(|body| body.outline.summary.clone()).filter(|excerpt| !excerpt.is_empty());
    Translation {
        origin: Origin::of(document.file),
        lang,
        of,
        title: raw.title.as_ref().map_or_else(String::new, |said| said.value.clone()),
        summary: raw.summary.clone(),
        excerpt,
        text,
        updated,
        extra: raw.extra.clone(),
        words: words(document),
    }
}

fn words(document: &Document) -> Wording {
    let Raw::Translation(raw) = &document.raw else { return Wording::default() };
    match &**raw {
        Raw::Event(_, raw) => of_event(raw),
        Raw::Session(_, raw) => Wording { files: titles(&raw.materials), ..Wording::default() },
        Raw::Report(_, raw) => of_article(raw),
        Raw::Case(_, raw) => Wording { parts: articles::parts(document), ..of_article(raw) },
        Raw::Speaker(raw) => Wording { job_title: raw.job_title.clone(), links: titles(&raw.links), ..Wording::default() },
        Raw::Series(raw) => Wording { cadence: raw.cadence.clone(), ..Wording::default() },
        Raw::Home(_)
        | Raw::Page(_)
        | Raw::Translation(_)
        | Raw::Agenda(..)
        | Raw::Workbook(..)
        | Raw::Releases(..)
        | Raw::Speakers(_)
        | Raw::Organisations(_)
        | Raw::Venues(_) => Wording::default(),
    }
}

fn of_event(raw: &RawEvent) -> Wording {
    Wording {
        edition: raw.edition.clone(),
        audience: raw.audience.clone(),
        participants: raw.participants.clone(),
        rooms: raw.rooms.iter().map(|said| said.value.clone()).collect(),
        tracks: raw.tracks.iter().map(|(said, _)| said.value.clone()).collect(),
        links: titles(&raw.links),
        files: titles(&raw.attachments),
        figures: events::figures(&raw.figures),
        ..Wording::default()
    }
}

fn of_article(raw: &RawArticle) -> Wording {
    Wording {
        subtitle: raw.subtitle.clone(),
        dateline: raw.dateline.clone(),
        figures: events::figures(&raw.figures),
        outcomes: raw
            .outcomes
            .iter()
            .map(|raw| Outcome { metric: raw.metric.clone(), value: raw.value.clone(), unit: raw.unit.clone(), source: raw.source.clone() })
            .collect(),
        sign_off: articles::steps(raw),
        photos: raw.photos.iter().map(|raw| (raw.alt.clone(), raw.caption.clone(), raw.credit.clone())).collect(),
        quotes: raw.quotes.iter().map(|(text, _)| text.clone()).collect(),
        corrections: raw.corrections.iter().map(|(_, text)| text.clone()).collect(),
        ..Wording::default()
    }
}

fn titles(links: &[RawLink]) -> Vec<String> {
    links.iter().map(|link| link.title.clone()).collect()
}
