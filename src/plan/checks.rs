//! What lies in the archive and leads nowhere, or has nothing to say: what `check` looks for beyond what a build does.
//!
//! In: the archive, the plan, the files. Out: notes; nothing is changed. A build does without, so that it stays quick
//! and a site that grows is not scolded for what is still to come.

use std::collections::BTreeSet;

use super::Plan;
use super::links::Known;
use crate::config::Config;
use crate::diag::{At, Diagnostic, Problem, Size, Trail};
use crate::media::Picture;
use crate::model::{AttachmentTarget, Entry, Page, Shared, Site, Visibility};
use crate::parse::{CONTENT, Place, place_of};
use crate::resolve::{LinkTarget, Resolved, To, shown};
use crate::slug::decode;
use crate::source::{FileId, SitePath, Sources};

/// The endings of pictures.
const PICTURES: &[&str] = &["avif", "bmp", "gif", "heic", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp"];

/// The endings of other files that people offer.
const DOCUMENTS: &[&str] = &["pdf", "doc", "docx", "wps", "xls", "xlsx", "et", "ppt", "pptx", "dps", "zip", "rar"];

/// Looks through the archive. Where it is not `whole`, as something in it has errors, nothing counts as unused:
/// the one mistake would be told twice.
pub(crate) fn checks(plan: &Plan, resolved: &Resolved, sources: &Sources, config: &Config, whole: bool) -> Vec<Diagnostic> {
    let mut notes = summaries(&resolved.site);
    notes.extend(pictures(plan, resolved, sources, config));
    notes.extend(full_addresses(plan, resolved, config, whole));
    if whole {
        notes.extend(speakers(resolved, sources));
        notes.extend(pages(resolved, config));
        notes.extend(files(plan, resolved, sources, config));
    }
    notes
}

fn at_key(shared: &Shared, key: &str, problem: Problem) -> Diagnostic {
    Diagnostic::new(shared.origin.file(), At::Key(Trail::default().key(key)), problem)
}

fn summaries(site: &Site) -> Vec<Diagnostic> {
    let events = site.events.ids().map(Entry::Event);
    let reports = site.reports.ids().map(Entry::Report);
    let cases = site.cases.ids().map(Entry::Case);
    let silent = events.chain(reports).chain(cases).filter(|entry| site.is_listed(*entry) && site.shared(*entry).blurb().is_none());
    silent.map(|entry| at_key(site.shared(entry), "title", Problem::NoSummary)).collect()
}

fn pictures(plan: &Plan, resolved: &Resolved, sources: &Sources, config: &Config) -> Vec<Diagnostic> {
    let limit = config.checks.limits.picture_size;
    let is_picture = |path: &SitePath| PICTURES.contains(&path.extension().as_str());
    // Readers get the others smaller than they are.
    let is_left = |file: FileId| resolved.pictures.get(&file).is_none_or(|look| look.as_ref().is_ok_and(Picture::is_left));
    let pictures = plan.files.iter().map(|(_, file)| *file).filter(|file| is_picture(&sources.get(*file).path) && is_left(*file));
    pictures
        .filter_map(|file| {
            let size = sources.length(file).filter(|size| *size > limit)?;
            Some(Diagnostic::new(file, At::File, Problem::LargePicture { size: Size(size), limit: Size(limit) }))
        })
        .collect()
}

/// Full addresses in texts: pictures that lie on another site and, where the archive is `whole`, links to what this one does not have.
fn full_addresses(plan: &Plan, resolved: &Resolved, config: &Config, whole: bool) -> Vec<Diagnostic> {
    let known = Known::new(plan);
    let mut notes = Vec::new();
    for (_, text) in resolved.texts.iter() {
        for used in &text.outline.links {
            let problem = match config.root.inside(&used.destination) {
                Some(path) => whole.then(|| own_link(path, &known, config)).flatten(),
                None => host_of(&used.destination).filter(|_| used.image).map(|host| Problem::RemotePicture { host: host.to_string() }),
            };
            if let Some(problem) = problem {
                let at = text.trail.clone().map_or(At::Text(used.span), At::Value);
                notes.push(Diagnostic::new(text.file, at, problem));
            }
        }
    }
    notes
}

/// A path inside the site at which nothing is.
fn own_link(path: &str, known: &Known<'_>, config: &Config) -> Option<Problem> {
    let path = decode(path.split(['?', '#']).next().unwrap_or_default());
    let path = path.strip_suffix("index.html").unwrap_or(&path);
    let ending = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending.to_ascii_lowercase());
    let stands = match ending.as_deref() {
        None => known.has_page(&format!("{}/", path.trim_end_matches('/'))),
        // What a theme or another program puts there is not known here.
        Some(ending) if !PICTURES.contains(&ending) && !DOCUMENTS.contains(&ending) => true,
        Some(_) => known.has_file(path),
    };
    let foreign = || config.sides.iter().any(|side| path.starts_with(side.base.path()) && side.base.path() != "/");
    (!stands && !foreign()).then(|| Problem::OwnLink { url: path.to_string(), near: known.near(path) })
}

/// The site an address leads to, if it says one.
fn host_of(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once("//")?;
    let is_web = ["", "http:", "https:"].iter().any(|web| scheme.eq_ignore_ascii_case(web));
    is_web.then(|| rest.split(['/', '?', '#']).next().unwrap_or_default()).filter(|host| !host.is_empty())
}

/// Speakers with a file of their own. A list of speakers may well hold some who are yet to come.
fn speakers(resolved: &Resolved, sources: &Sources) -> Vec<Diagnostic> {
    let Resolved { site, texts, awaited, .. } = resolved;
    let in_events = site.events.iter().flat_map(|(_, event)| &event.speakers);
    let in_sessions = site.sessions.iter().flat_map(|(_, session)| &session.speakers);
    let in_articles = site.reports.iter().flat_map(|(_, one)| &one.speakers).chain(site.cases.iter().flat_map(|(_, one)| &one.speakers));
    let quotes = site.reports.iter().flat_map(|(_, one)| &one.quotes).chain(site.cases.iter().flat_map(|(_, one)| &one.quotes));
    let quoted = quotes.filter_map(|quote| quote.speaker.as_ref());
    let mut met: BTreeSet<_> = in_events.chain(in_sessions).chain(in_articles).chain(quoted).map(|one| one.speaker).collect();
    for (file, target) in texts.iter().flat_map(|(_, text)| text.links.iter().map(|link| (text.file, &link.target))) {
        if let LinkTarget::To(To::Speaker(id)) = target
            && site.speakers[*id].shared.origin.file() != file
        {
            met.insert(*id);
        }
    }
    let unmet = site.speakers.iter().filter(|(id, speaker)| {
        let own = place_of(&sources.get(speaker.shared.origin.file()).path) == Place::Speaker;
        own && speaker.shared.visibility == Visibility::Public && !met.contains(id) && !awaited.contains(id)
    });
    let problem = |shared: &Shared| Problem::UnusedSpeaker { name: shared.title.clone(), id: shared.slug.clone() };
    unmet.map(|(_, speaker)| at_key(&speaker.shared, "name", problem(&speaker.shared))).collect()
}

/// Plain pages in folders: those at the top are in the menu, those below another page are listed there.
fn pages(resolved: &Resolved, config: &Config) -> Vec<Diagnostic> {
    let Resolved { site, texts, .. } = resolved;
    let (mut linked, mut paths) = (BTreeSet::new(), in_data(site, config));
    for (file, target) in texts.iter().flat_map(|(_, text)| text.links.iter().map(|link| (text.file, &link.target))) {
        match target {
            LinkTarget::To(To::Page(id)) if site.pages[*id].shared.origin.file() != file => drop(linked.insert(*id)),
            LinkTarget::Path(path) => drop(paths.insert(path.clone())),
            LinkTarget::To(_) | LinkTarget::File(_) | LinkTarget::AsWritten => {}
        }
    }
    let is_reached = |page: &Page| {
        let path = format!("/{}/", page.path);
        let others = [config.base.href(&path), config.base.absolute(&path)];
        page.shared.aliases.iter().chain([&path]).chain(&others).any(|path| paths.contains(path))
    };
    let orphans = site.pages.iter().filter(|(id, page)| {
        let is_alone = page.parent.is_none() && page.path.contains('/') && page.shared.visibility == Visibility::Public;
        is_alone && !linked.contains(id) && !is_reached(page)
    });
    let folder = |page: &Page| format!("{CONTENT}/{}", page.path.rsplit_once('/').map_or("", |(folder, _)| folder));
    orphans.map(|(_, page)| at_key(&page.shared, "title", Problem::OrphanPage { folder: folder(page) })).collect()
}

/// The addresses that stand in data: at the foot of each page, among the links of events and what they offer.
fn in_data(site: &Site, config: &Config) -> BTreeSet<String> {
    let footer = config.footer.iter().filter_map(|(_, url)| url.clone());
    let links = site.events.iter().flat_map(|(_, event)| &event.links).map(|link| link.url.clone());
    let attached = site.events.iter().flat_map(|(_, event)| &event.attachments);
    let offered = attached.chain(site.sessions.iter().flat_map(|(_, session)| &session.materials)).filter_map(|one| match &one.target {
        AttachmentTarget::Url(url) => Some(url.clone()),
        AttachmentTarget::File(_) => None,
    });
    let imprint = config.imprint.lines.iter().filter_map(|line| line.url.clone());
    footer.chain(imprint).chain(links).chain(offered).collect()
}

/// Files in folders; what lies at the top, such as `favicon.ico`, is asked for by other programs.
fn files(plan: &Plan, resolved: &Resolved, sources: &Sources, config: &Config) -> Vec<Diagnostic> {
    let shown: BTreeSet<FileId> = shown(&resolved.site, &resolved.texts).into_iter().collect();
    let logo = config.organisation.as_ref().and_then(|one| one.logo.as_ref());
    let of_site: BTreeSet<&str> = config.image.iter().chain(logo).map(|path| path.trim_start_matches('/')).collect();
    let is_loose = |file: FileId| {
        let path = &sources.get(file).path;
        let in_content = path.as_str().trim_start_matches(CONTENT).trim_start_matches('/');
        path.folder() != CONTENT && !shown.contains(&file) && !of_site.contains(in_content)
    };
    let loose: Vec<FileId> = plan.files.iter().map(|(_, file)| *file).filter(|file| is_loose(*file)).collect();
    if loose.is_empty() {
        return Vec::new();
    }
    let words = words_like_names(sources);
    let is_named = |file: &FileId| pieces(sources.get(*file).path.file_name()).last().is_some_and(|name| words.contains(name));
    loose.into_iter().filter(|file| !is_named(file)).map(|file| Diagnostic::new(file, At::File, Problem::UnusedFile)).collect()
}

/// Whatever may be a file's name in any text: raw HTML, options of a theme and templates refer to files too.
fn words_like_names(sources: &Sources) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for (id, _) in sources.iter().filter(|(_, source)| source.path.is_understood()) {
        let Ok(text) = sources.text(id) else { continue };
        words.extend(pieces(&text).filter(|word| word.contains('.')).map(str::to_string));
        if text.contains('%') {
            words.extend(pieces(&decode(&text)).filter(|word| word.contains('.')).map(str::to_string));
        }
    }
    words
}

fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let ends =
        |c: char| c.is_whitespace() || matches!(c, '/' | '\\' | '"' | '\'' | '(' | ')' | '<' | '>' | '=' | '#' | '?' | ',' | '[' | ']');
    text.split(ends).filter(|piece| !piece.is_empty())
}
