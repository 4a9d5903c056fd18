//! Links of texts must lead to something that is planned.

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
    let known = known(plan);
    let mut notes = of_settings(plan, sources, config, &known);
    for (_, text) in resolved.texts.iter() {
        for (link, used) in text.links.iter().zip(&text.outline.links) {
            let problem = match &link.target {
                LinkTarget::Path(path) if !known.contains(path) => {
                    let near = named(plan, &resolved.site, path);
                    let near = near.or_else(|| nearest_path(path, known.iter().map(String::as_str)));
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

/// The paths of all pages, and of what is made of agendas.
pub(super) fn known(plan: &Plan) -> BTreeSet<String> {
    let pages = plan.pages.iter().map(|page| page.path.clone());
    let redirects = plan.redirects.iter().map(|(out, _)| format!("/{}", out.as_str().trim_end_matches("index.html")));
    pages.chain(redirects).chain(plan.exports.iter().map(|(_, path)| path.to_string())).collect()
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
fn of_settings(plan: &Plan, sources: &Sources, config: &Config, known: &BTreeSet<String>) -> Vec<Diagnostic> {
    let Some(file) = sources.find(&site_file()) else { return Vec::new() };
    let line = |(n, (_, url)): (usize, &(String, Option<String>))| Some((Trail::default().key("footer").index(n).key("url"), url.clone()?));
    let footer = config.footer.iter().enumerate().filter_map(line);
    let imprint = config.imprint.lines.iter().filter_map(|line| Some((line.trail.clone()?, line.url.clone()?)));
    let dead = footer.chain(imprint).filter_map(|(trail, url)| {
        let path = decode(url.split(['?', '#']).next()?);
        let stands =
            !path.starts_with('/') || known.contains(&path) || plan.files.iter().any(|(out, _)| path.get(1..) == Some(out.as_str()));
        let near = nearest_path(&path, known.iter().map(String::as_str));
        (!stands).then(|| Diagnostic::new(file, At::Value(trail), Problem::MissingPage { url: path, near }))
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
