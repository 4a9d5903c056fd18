//! Links of texts must lead to something that is planned.

use std::collections::BTreeSet;

use super::Plan;
use crate::diag::{At, Diagnostic, Problem};
use crate::model::Site;
use crate::parse::nearest_path;
use crate::resolve::{LinkTarget, Resolved, To};
use crate::source::{FileId, Sources};

/// A note for every link that would be dead.
pub(super) fn dead(plan: &Plan, resolved: &Resolved, sources: &Sources) -> Vec<Diagnostic> {
    let mut known: BTreeSet<String> = plan.pages.iter().map(|page| page.path.clone()).collect();
    known.extend(plan.redirects.iter().map(|(out, _)| format!("/{}", out.as_str().trim_end_matches("index.html"))));
    known.extend(plan.exports.iter().map(|(_, path)| path.to_string()));
    let mut notes = Vec::new();
    for (_, text) in resolved.texts.iter() {
        for (link, used) in text.links.iter().zip(&text.outline.links) {
            let problem = match &link.target {
                LinkTarget::Path(path) if !known.contains(path) => {
                    let near = nearest_path(path, known.iter().map(String::as_str));
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
        _ => Problem::NoPage { path },
    }
}
