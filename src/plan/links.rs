//! Links of texts must lead to something that is planned.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::Plan;
use crate::config::Config;
use crate::diag::{At, Diagnostic, Problem, Trail};
use crate::model::{Forms, Shared, Site, Speaker};
use crate::parse::nearest_path;
use crate::read::site_file;
use crate::resolve::{LinkTarget, Resolved, To};
use crate::slug::decode;
use crate::source::{FileId, Sources};

/// A note for every link that would be dead.
pub(super) fn dead(plan: &Plan, resolved: &Resolved, sources: &Sources, config: &Config) -> Vec<Diagnostic> {
    let known = Known::new(plan);
    let mut notes = of_settings(sources, config, &known);
    for (_, text) in resolved.texts.iter() {
        for (link, used) in text.links.iter().zip(&text.outline.links) {
            let problem = match &link.target {
                LinkTarget::Path(path) if !known.has_page(path) => {
                    let near = named(plan, &resolved.site, path).or_else(|| known.near(path));
                    Problem::MissingPage { url: path.clone(), near }
                }
                LinkTarget::To(to) => match without_page(plan, &resolved.site, *to) {
                    Some(file) => no_page(*to, sources.get(file).path.to_string()),
                    None => continue,
                },
                LinkTarget::Path(_) | LinkTarget::File(_) | LinkTarget::AsWritten => continue,
            };
            let at = text.trail.clone().map_or(At::Text(used.span), At::Value);
            notes.push(Diagnostic::new(text.file, at, problem));
        }
    }
    notes
}

/// What is at the addresses of the site; found out when it is asked for first.
pub(super) struct Known<'p> {
    plan: &'p Plan,
    pages: OnceCell<BTreeSet<String>>,
    files: OnceCell<BTreeSet<&'p str>>,
}

impl<'p> Known<'p> {
    pub(super) fn new(plan: &'p Plan) -> Known<'p> {
        Known { plan, pages: OnceCell::new(), files: OnceCell::new() }
    }

    /// Whether a path is that of a page, or of what is made of an agenda.
    pub(super) fn has_page(&self, path: &str) -> bool {
        self.pages().contains(path)
    }

    /// Whether a path is that of a file of the content.
    pub(super) fn has_file(&self, path: &str) -> bool {
        let files = self.files.get_or_init(|| self.plan.files.iter().map(|(out, _)| out.as_str()).collect());
        path.get(1..).is_some_and(|path| files.contains(path))
    }

    /// The page that may be meant by a path.
    pub(super) fn near(&self, path: &str) -> Option<String> {
        nearest_path(path, self.pages().iter().map(String::as_str))
    }

    fn pages(&self) -> &BTreeSet<String> {
        self.pages.get_or_init(|| {
            let Plan { pages, redirects, exports, .. } = self.plan;
            let redirects = redirects.iter().map(|(out, _)| format!("/{}", out.as_str().trim_end_matches("index.html")));
            pages.iter().map(|page| page.path.clone()).chain(redirects).chain(exports.iter().map(|(_, path)| path.to_string())).collect()
        })
    }
}

/// The page of what a path has the name of, where an id belongs: `/speakers/杜桂生/`.
fn named(plan: &Plan, site: &Site, path: &str) -> Option<String> {
    let (section, name) = path.trim_matches('/').rsplit_once('/')?;
    let pages = &plan.addresses;
    let is = |shared: &Shared| shared.title.trim() == name;
    let page = match section {
        "speakers" => {
            let is = |speaker: &Speaker| {
                let Forms { hans, hant, .. } = &speaker.forms;
                is(&speaker.shared) || speaker.alternate_names.iter().chain(hans).chain(hant).any(|other| other == name)
            };
            only(site.speakers.iter().filter(|(_, speaker)| is(speaker)).filter_map(|(id, _)| pages.speaker(id)))
        }
        "events" => only(site.events.iter().filter(|(_, event)| is(&event.shared)).map(|(id, _)| pages.event(id))),
        "series" => only(site.series.iter().filter(|(_, series)| is(&series.shared)).map(|(id, _)| pages.series(id))),
        "organisations" => only(site.organisations.iter().filter(|(_, one)| is(&one.shared)).map(|(id, _)| pages.organisation(id))),
        _ => None,
    };
    page.map(str::to_string)
}

/// The one there is, unless there are more.
fn only<'p>(mut pages: impl Iterator<Item = &'p str>) -> Option<&'p str> {
    pages.next().filter(|_| pages.next().is_none())
}

/// The paths that `site.toml` puts at the foot of each page.
fn of_settings(sources: &Sources, config: &Config, known: &Known<'_>) -> Vec<Diagnostic> {
    let Some(file) = sources.find(&site_file()) else { return Vec::new() };
    let line = |(n, (_, url)): (usize, &(String, Option<String>))| Some((Trail::default().key("footer").index(n).key("url"), url.clone()?));
    let footer = config.footer.iter().enumerate().filter_map(line);
    let imprint = config.imprint.lines.iter().filter_map(|line| Some((line.trail.clone()?, line.url.clone()?)));
    let dead = footer.chain(imprint).filter_map(|(trail, url)| {
        let path = decode(url.split(['?', '#']).next()?);
        let stands = !path.starts_with('/') || known.has_page(&path) || known.has_file(&path);
        (!stands).then(|| Diagnostic::new(file, At::Value(trail), Problem::MissingPage { near: known.near(&path), url: path }))
    });
    dead.collect()
}

/// The file of something that has no page.
fn without_page(plan: &Plan, site: &Site, to: To) -> Option<FileId> {
    let shared = match to {
        To::Agenda(id) => Some(&site.events[id]).filter(|event| event.sessions.is_empty()).map(|event| &event.shared),
        To::Session(id) => Some(&site.sessions[id].shared).filter(|_| plan.addresses.session(id).is_none()),
        To::Speaker(id) => Some(&site.speakers[id].shared).filter(|_| plan.addresses.speaker(id).is_none()),
        To::Home | To::Event(_) | To::Report(_) | To::Case(_) | To::Series(_) | To::Page(_) | To::Translation(_) | To::Withheld => None,
    };
    shared.map(|shared| shared.origin.file())
}

fn no_page(to: To, path: String) -> Problem {
    match to {
        To::Speaker(_) => Problem::LinkToWithheld { path, name: None },
        _ => Problem::NoPage { path, agenda: matches!(to, To::Agenda(_)) },
    }
}
