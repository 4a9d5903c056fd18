//! Documents in other languages: where each is shown, and how its words come into an archive.
//!
//! A translation into the script of a rendition stands there in the place of what conversion makes. One into any other
//! language makes a rendition of its own, of nothing but the pages that are translated: all others lead to the site itself.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::usual;
use crate::config::{Config, Side};
use crate::diag::{At, Diagnostic, Holder, Problem};
use crate::language::Lang;
use crate::model::{Event, Figure, Original, Photo, Quote, Series, Session, Shared, Site, Speaker, Translation, Wording};
use crate::plan::{FeedKind, OutPath, PageKind, Plan, SEARCH};
use crate::source::Sources;
use crate::text::script::Script;

/// A language that has pages of its own.
pub(super) struct Spoken {
    pub(super) lang: Lang,
    /// The folder of these.
    pub(super) folder: String,
    /// Its translations, by their places in the list of all.
    pub(super) translations: Vec<u32>,
    /// The paths of what there is of it.
    pub(super) pages: Arc<BTreeSet<String>>,
}

/// The languages with pages of their own, by their tags; `scripts` are those of the renditions that there are besides.
pub(super) fn spoken(site: &Site, plan: &Plan, scripts: &[Option<Script>]) -> Vec<Spoken> {
    let mut by_tag: BTreeMap<String, (Lang, Vec<u32>)> = BTreeMap::new();
    for (n, one) in numbered(site) {
        let own = Script::of(&one.lang);
        let stands_elsewhere = own.is_some_and(|own| scripts.iter().flatten().any(|script| script.is_like(own)));
        if !stands_elsewhere {
            by_tag.entry(one.lang.as_str().to_lowercase()).or_insert_with(|| (one.lang.clone(), Vec::new())).1.push(n);
        }
    }
    let one = |(folder, (lang, translations)): (String, (Lang, Vec<u32>))| {
        let pages = Arc::new(pages(site, plan, &translations));
        Spoken { lang, folder, translations, pages }
    };
    by_tag.into_iter().map(one).filter(|one| !one.pages.is_empty()).collect()
}

/// The translations that stand in a rendition of the whole site: of each document the one that is nearest to its language.
pub(super) fn standing(site: &Site, lang: &Lang, script: Option<Script>) -> Vec<u32> {
    let mut chosen: BTreeMap<Original, u32> = BTreeMap::new();
    for (n, one) in numbered(site) {
        let own = site.original(one.of).and_then(|shared| Script::of(&shared.lang));
        let is_like = |other: Option<Script>| other.zip(script).is_some_and(|(other, script)| other.is_like(script));
        if is_like(Script::of(&one.lang)) && !is_like(own) {
            let nearer = one.lang.as_str().eq_ignore_ascii_case(lang.as_str());
            let slot = chosen.entry(one.of).or_insert(n);
            *slot = if nearer { n } else { *slot };
        }
    }
    chosen.into_values().collect()
}

fn numbered(site: &Site) -> impl Iterator<Item = (u32, &Translation)> {
    (0..).zip(&site.translations)
}

/// What there is of a language: its pages, and what is made of them.
fn pages(site: &Site, plan: &Plan, translations: &[u32]) -> BTreeSet<String> {
    let of: BTreeSet<Original> = translations.iter().map(|n| site.translations[*n as usize].of).collect();
    let is_one = |kind: PageKind| match kind {
        PageKind::Home => of.contains(&Original::Home),
        PageKind::Event(id) => of.contains(&Original::Event(id)),
        PageKind::Session(id) => of.contains(&Original::Session(id)),
        PageKind::Speaker(id) => of.contains(&Original::Speaker(id)),
        PageKind::Report(id) => of.contains(&Original::Report(id)),
        PageKind::Case(id) => of.contains(&Original::Case(id)),
        PageKind::Series(id, _) => of.contains(&Original::Series(id)),
        PageKind::Page(id) => of.contains(&Original::Page(id)),
        // A list is in a language if what introduces it is.
        _ => false,
    };
    let mut paths: BTreeSet<String> = plan.pages.iter().filter(|page| is_one(page.kind)).map(|page| page.path.clone()).collect();
    paths.extend(plan.introductions.iter().filter(|(_, id)| of.contains(&Original::Page(**id))).map(|(path, _)| path.clone()));
    if paths.is_empty() {
        return paths;
    }
    let is_told = |of: &Original| matches!(of, Original::Event(_) | Original::Report(_) | Original::Case(_));
    if plan.feeds.contains(&FeedKind::Site) && of.iter().any(is_told) {
        paths.extend(["/atom.xml", "/feed.json"].map(str::to_string));
    }
    if plan.has_search {
        paths.insert(SEARCH.to_string());
    }
    paths
}

impl Spoken {
    /// How the switch calls it and where it stands.
    pub(super) fn side(&self, config: &Config) -> Side {
        Side {
            language: self.lang.clone(),
            name: usual(&self.lang),
            base: config.root.below(&self.folder),
            folder: self.folder.clone(),
            pages: Some(Arc::clone(&self.pages)),
            translations: self.translations.clone(),
        }
    }

    /// What its pages go by: the title of the site is that of its front page.
    pub(super) fn config(&self, config: &Config, site: &Site, sides: &[Side]) -> Config {
        let home = self.translations.iter().map(|n| &site.translations[*n as usize]).find(|one| one.of == Original::Home);
        let title = home.map(|home| home.title.clone()).filter(|title| !title.is_empty());
        Config {
            title: title.unwrap_or_else(|| config.title.clone()),
            description: home.and_then(|home| home.summary.clone()),
            base: config.root.below(&self.folder),
            sides: sides.to_vec(),
            language: self.lang.clone(),
            pages: Some(Arc::clone(&self.pages)),
            ..config.clone()
        }
    }

    /// A note for each page in whose place something lies already.
    pub(super) fn clashes(&self, site: &Site, plan: &Plan, sources: &Sources) -> Vec<Diagnostic> {
        let inside = |out: &OutPath| out.inside(&self.folder).is_some();
        let file = |id| Holder::File { path: sources.get(id).path.to_string() };
        let page = |kind| if let PageKind::Page(id) = kind { file(site.pages[id].shared.origin.file()) } else { Holder::List };
        let mut taken: Vec<(&OutPath, Holder)> =
            plan.pages.iter().filter(|one| inside(&one.out)).map(|one| (&one.out, page(one.kind))).collect();
        taken.extend(plan.files.iter().filter(|(out, _)| inside(out)).map(|(out, id)| (out, file(*id))));
        let mut notes = Vec::new();
        for (path, n) in self.translations.iter().filter_map(|n| Some((plan.translated.get(*n as usize)?.as_ref()?, *n))) {
            let out = OutPath::of(path).below(&self.folder);
            if let Some((_, other)) = taken.iter().find(|(taken, _)| **taken == out) {
                let problem = Problem::DuplicateUrl { url: format!("/{}{path}", self.folder), other: other.clone(), own: None };
                notes.push(Diagnostic::new(site.translations[n as usize].origin.file(), At::File, problem));
            }
        }
        notes
    }
}

/// Puts translations into an archive, which may have been converted already; `written` is how everything was written.
pub(super) fn put(site: &mut Site, written: &Site, translations: &[u32]) {
    for one in translations.iter().map(|n| &written.translations[*n as usize]) {
        words(site, one);
        if let (Some(shared), Some(written)) = (original(site, one.of), written.original(one.of)) {
            say(shared, written, one);
        }
    }
}

/// Who has a name in Latin letters is called by it in languages that are written so.
pub(super) fn latin_names(site: &mut Site) {
    let is_latin = |name: &&String| name.chars().any(|c| c.is_ascii_alphabetic()) && !name.chars().any(is_han);
    for speaker in site.speakers.iter_mut() {
        if speaker.shared.translated_from.is_none()
            && speaker.shared.title.chars().any(is_han)
            && let Some(name) = speaker.alternate_names.iter().find(is_latin)
        {
            speaker.shared.title.clone_from(name);
        }
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// Tells every document that is translated, in an archive, in which language it is in each rendition.
pub(super) fn tell_languages(site: &mut Site, langs: &BTreeMap<Original, Vec<Lang>>) {
    for (of, langs) in langs {
        if let Some(shared) = original(site, *of) {
            shared.langs.clone_from(langs);
        }
    }
}

fn original(site: &mut Site, of: Original) -> Option<&mut Shared> {
    Some(match of {
        Original::Home => return site.home.as_mut(),
        Original::Event(id) => &mut site.events.get_mut(id).shared,
        Original::Session(id) => &mut site.sessions.get_mut(id).shared,
        Original::Speaker(id) => &mut site.speakers.get_mut(id).shared,
        Original::Report(id) => &mut site.reports.get_mut(id).shared,
        Original::Case(id) => &mut site.cases.get_mut(id).shared,
        Original::Series(id) => &mut site.series.get_mut(id).shared,
        Original::Page(id) => &mut site.pages.get_mut(id).shared,
    })
}

/// What is said of a text is said in its language or not at all.
fn say(shared: &mut Shared, written: &Shared, one: &Translation) {
    shared.translated_from = Some(written.lang.clone());
    shared.lang.clone_from(&one.lang);
    shared.title.clone_from(&one.title);
    shared.summary.clone_from(&one.summary);
    shared.excerpt.clone_from(&one.excerpt);
    shared.text = one.text;
    shared.updated = one.updated.or(shared.updated);
    shared.extra.clone_from(&one.extra);
}

/// The words beside title and text. What the translation leaves out of a list or of facts is as the original has it.
fn words(site: &mut Site, one: &Translation) {
    let Wording { subtitle, dateline, edition, audience, participants, job_title, cadence, .. } = &one.words;
    let Wording { rooms, tracks, links, files, figures, outcomes, sign_off, photos, quotes, corrections, parts, .. } = &one.words;
    match one.of {
        Original::Home | Original::Page(_) => {}
        Original::Event(id) => {
            let event: &mut Event = site.events.get_mut(id);
            let said = [(&mut event.edition, edition), (&mut event.audience, audience), (&mut event.participants, participants)];
            said.into_iter().for_each(|(own, said)| or_own(own, said));
            event.rooms.iter_mut().zip(rooms).for_each(|(own, said)| own.name.clone_from(said));
            event.tracks.iter_mut().zip(tracks).for_each(|(own, said)| own.name.clone_from(said));
            event.links.iter_mut().zip(links).for_each(|(own, said)| own.title.clone_from(said));
            event.attachments.iter_mut().zip(files).for_each(|(own, said)| own.title.clone_from(said));
            put_figures(&mut event.figures, figures);
        }
        Original::Session(id) => {
            let session: &mut Session = site.sessions.get_mut(id);
            session.materials.iter_mut().zip(files).for_each(|(own, said)| own.title.clone_from(said));
        }
        Original::Speaker(id) => {
            let speaker: &mut Speaker = site.speakers.get_mut(id);
            or_own(&mut speaker.job_title, job_title);
            speaker.links.iter_mut().zip(links).for_each(|(own, said)| own.title.clone_from(said));
        }
        Original::Series(id) => {
            let series: &mut Series = site.series.get_mut(id);
            or_own(&mut series.cadence, cadence);
        }
        Original::Report(id) => {
            let report = site.reports.get_mut(id);
            report.subtitle.clone_from(subtitle);
            report.dateline.clone_from(dateline);
            put_figures(&mut report.figures, figures);
            put_photos(&mut report.photos, photos);
            put_quotes(&mut report.quotes, quotes);
            report.corrections.iter_mut().zip(corrections).for_each(|(own, said)| own.text.clone_from(said));
            if !sign_off.is_empty() {
                report.sign_off = sign_off.to_vec();
            }
        }
        Original::Case(id) => {
            let case = site.cases.get_mut(id);
            case.subtitle.clone_from(subtitle);
            case.parts = parts.to_vec();
            put_figures(&mut case.figures, figures);
            put_photos(&mut case.photos, photos);
            put_quotes(&mut case.quotes, quotes);
            case.outcomes.iter_mut().zip(outcomes).for_each(|(own, said)| own.clone_from(said));
            if !sign_off.is_empty() {
                case.sign_off = sign_off.to_vec();
            }
        }
    }
}

fn or_own(own: &mut Option<String>, said: &Option<String>) {
    if said.is_some() {
        own.clone_from(said);
    }
}

fn put_figures(own: &mut [Figure], said: &[Figure]) {
    own.iter_mut().zip(said).for_each(|(own, said)| own.clone_from(said));
}

fn put_photos(own: &mut [Photo], said: &[(Option<String>, Option<String>, Option<String>)]) {
    for (own, (alt, caption, credit)) in own.iter_mut().zip(said) {
        own.alt = alt.clone().unwrap_or_else(|| std::mem::take(&mut own.alt));
        or_own(&mut own.caption, caption);
        or_own(&mut own.credit, credit);
    }
}

fn put_quotes(own: &mut [Quote], said: &[String]) {
    own.iter_mut().zip(said).for_each(|(own, said)| own.text.clone_from(said));
}
