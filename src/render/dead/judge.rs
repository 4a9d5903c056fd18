//! Which of the addresses that pages lead to are dead.

use std::collections::BTreeSet;
use std::sync::PoisonError;

use super::origin::{Origin, Origins};
use super::{Lead, Looked, Met, To, address_of, flaws, marks};
use crate::config::Config;
use crate::diag::{At, Diagnostic, Lack, Place, Problem};
use crate::parse::{nearest, nearest_path};
use crate::plan::{Plan, SEARCH_DATA, SEARCH_SCRIPT};
use crate::render::publish::Theme;
use crate::render::relative::{Relative, first_page};
use crate::rendition::Rendition;
use crate::slug::decode;
use crate::source::{FileId, Span};

/// What pages were made of.
pub struct Made<'a> {
    /// The theme.
    pub theme: &'a Theme,
    /// What was planned.
    pub plan: &'a Plan,
    /// The renditions, the site itself first.
    pub renditions: &'a [Rendition],
}

/// Where an address leads.
enum Target {
    /// To a file of the output, decoded.
    File(String),
    /// Beside the site, on its host.
    Beside,
    /// Nowhere that is known here.
    Elsewhere,
}

impl Looked {
    /// Drops what may be an empty address, where no page has one: what is asked first may have told.
    pub fn confirm(&self, made: &Made<'_>, notes: &mut Vec<Diagnostic>) {
        let met = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        notes.retain(|note| !flaws::is_of_address(note) || note.place.as_ref().is_some_and(|place| flaws::has_empty(&met, made, place)));
    }

    /// Notes on what leads nowhere and on what a script looks for in vain, but for what other notes have `told`.
    #[must_use]
    pub fn dead<'n>(&self, made: &Made<'_>, told: impl Iterator<Item = &'n Diagnostic>) -> Vec<Diagnostic> {
        let met = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let site = Site::new(&met, made, told);
        let mut origins = Origins::new(&made.theme.0.templates);
        let mut unplaced: BTreeSet<(&str, &str)> = BTreeSet::new();
        let mut notes = marks::check(&met, made);
        notes.extend(flaws::check(&met, made));
        for (lead, (page, address)) in &met.leads {
            let Some((lack, near)) = site.lack(lead, page) else { continue };
            let rendition = site.rendition(page);
            let written = site.written(rendition, lead, address);
            let shown = site.shown(rendition, &written);
            let note = |near| Problem::DeadLink { address: shown.clone(), lack: lack.clone(), page: address_of(page), near };
            match origins.of(&written) {
                Origin::Here(place) if site.is_told(&place) => {}
                Origin::Here(place) => notes.push(Diagnostic { place: Some(place), ..Diagnostic::nowhere(note(near)) }),
                Origin::Known => {}
                // What texts say in full is looked at elsewhere.
                Origin::Elsewhere if matches!(lead.to, To::Whole(_)) => {}
                Origin::Elsewhere => {
                    if unplaced.insert((address, if address.starts_with('/') || address.starts_with('#') { "" } else { page })) {
                        notes.push(Diagnostic::nowhere(note(near)));
                    }
                }
            }
        }
        notes
    }
}

/// Everything that addresses are held against.
struct Site<'a> {
    met: &'a Met,
    made: &'a Made<'a>,
    /// How each rendition sees the output.
    views: Vec<Relative>,
    /// The files that are planned, made or not.
    planned: BTreeSet<String>,
    /// The files that were told of.
    told: BTreeSet<String>,
    /// The addresses that were, where templates write them by hand.
    astray: Vec<(FileId, Span)>,
}

impl<'a> Site<'a> {
    fn new<'n>(met: &'a Met, made: &'a Made<'a>, told: impl Iterator<Item = &'n Diagnostic>) -> Site<'a> {
        let Made { plan, renditions, .. } = made;
        let pages = renditions.iter().flat_map(|one| {
            let pages = plan.pages.iter().filter(|page| one.config.has(&page.path));
            pages.map(|page| page.out.below(&one.folder).to_string())
        });
        let versions = plan.pictures.iter().flat_map(|one| one.versions.iter().chain([&one.whole]).map(|(out, _)| out.to_string()));
        let planned = pages.chain(plan.files.iter().map(|(out, _)| out.to_string())).chain(versions).collect();
        let mut astray = Vec::new();
        let told = told.filter_map(|note| match &note.problem {
            Problem::MissingAsset { astray: true, .. } => {
                astray.extend(note.place.as_ref().and_then(text_of));
                None
            }
            Problem::MissingPage { url, .. } | Problem::OwnLink { url, .. } => Some(first_page(url.trim_start_matches('/'))),
            Problem::MissingAsset { name, .. } => Some(format!("{}{}", plan.assets, decode(name))),
            _ => None,
        });
        let views = renditions.iter().map(|one| Relative::of(&one.config)).collect();
        let told = told.collect();
        Site { met, made, views, planned, told, astray }
    }

    /// Whether a template was told of what stands there.
    fn is_told(&self, place: &Place) -> bool {
        let is_in = |(file, span): (FileId, Span)| {
            self.astray.iter().any(|(own, told)| *own == file && told.start <= span.start && span.end <= told.end)
        };
        text_of(place).is_some_and(is_in)
    }

    /// The rendition that a page is of.
    fn rendition(&self, page: &str) -> usize {
        let is_in = |one: &Rendition| page.strip_prefix(one.folder.as_str()).is_some_and(|rest| rest.starts_with('/'));
        self.made.renditions.iter().skip(1).position(is_in).map_or(0, |n| n + 1)
    }

    fn config(&self, rendition: usize) -> &Config {
        &self.made.renditions[rendition].config
    }

    fn target(&self, lead: &Lead, rendition: usize) -> Target {
        let view = &self.views[rendition];
        match &lead.to {
            To::File(path) => Target::File(path.clone()),
            To::Host(path) => view.file(path).map_or(Target::Beside, |path| Target::File(decode(&path))),
            To::Whole(address) => view.file(address).map_or(Target::Elsewhere, |path| Target::File(decode(&path))),
        }
    }

    /// What there is not, where an address is dead; with what may be meant.
    fn lack(&self, lead: &Lead, page: &str) -> Option<(Lack, Option<String>)> {
        let rendition = self.rendition(page);
        let file = match self.target(lead, rendition) {
            Target::Elsewhere => return None,
            Target::Beside => return Some(self.beside(lead, rendition)),
            Target::File(file) => file,
        };
        let is_there = |file: &str| self.met.files.contains(file) || self.planned.contains(file);
        let folder = format!("{file}/index.html");
        let Some(file) = [file.as_str(), folder.as_str()].into_iter().find(|file| is_there(file)) else {
            let is_searched = |path: &str| self.made.plan.has_search && file.contains(path.trim_start_matches('/'));
            let is_known = is_searched(SEARCH_DATA) || is_searched(SEARCH_SCRIPT) || self.told.contains(&file);
            return (!is_known).then(|| self.nothing(&file, rendition));
        };
        let ids = self.met.ids.get(file).filter(|_| !is_always_there(&lead.anchor))?;
        let is_id = ids.binary_search(&lead.anchor).is_ok();
        let near = || nearest(&lead.anchor, ids.iter().map(String::as_str)).map(|id| format!("#{id}"));
        (!is_id).then(|| (Lack::Anchor { id: lead.anchor.clone() }, near()))
    }

    /// An address that is beside the site; `/events/` may be meant for `/archive/events/`.
    fn beside(&self, lead: &Lead, rendition: usize) -> (Lack, Option<String>) {
        let base = self.config(rendition).base.path();
        let To::Host(path) = &lead.to else { return (Lack::Beside { base: base.to_string() }, None) };
        let is_path = self.planned.contains(&first_page(decode(path).trim_start_matches('/')));
        let near = is_path.then(|| format!("{{{{ site.home }}}}{}", path.trim_start_matches('/')));
        (Lack::Beside { base: base.to_string() }, near)
    }

    fn nothing(&self, file: &str, rendition: usize) -> (Lack, Option<String>) {
        let folder = &self.made.renditions[rendition].folder;
        let inside = if folder.is_empty() { file } else { file.strip_prefix(folder).map_or(file, |rest| rest.trim_start_matches('/')) };
        let path = format!("/{}", inside.strip_suffix("index.html").unwrap_or(inside));
        let pages = self.made.plan.pages.iter().map(|page| page.path.as_str());
        let near = nearest_path(&path, pages).map(|near| self.config(rendition).base.href(&near));
        let is_page = path.ends_with('/') || !path.rsplit('/').next().unwrap_or_default().contains('.');
        (if is_page { Lack::Page } else { Lack::File }, near)
    }

    /// An address as a template would write it; those that are made relative are so only in the end.
    fn written(&self, rendition: usize, lead: &Lead, address: &str) -> String {
        let config = self.config(rendition);
        let To::File(path) = &lead.to else { return address.to_string() };
        if !config.relative_urls || address.starts_with('#') {
            return address.to_string();
        }
        let folder = &self.made.renditions[rendition].folder;
        let path = path.strip_prefix(folder.as_str()).unwrap_or(path).trim_start_matches('/');
        let anchor = if lead.anchor.is_empty() { String::new() } else { format!("#{}", lead.anchor) };
        config.base.href(path.strip_suffix("index.html").unwrap_or(path)) + &anchor
    }

    /// An address for people: the folder of a theme's files has another name after each change.
    fn shown(&self, rendition: usize, address: &str) -> String {
        let assets = self.config(rendition).root.href(&self.made.plan.assets);
        address.strip_prefix(&assets).map_or_else(|| address.to_string(), |name| format!("{{{{ site.assets }}}}{name}"))
    }
}

fn text_of(place: &Place) -> Option<(FileId, Span)> {
    match place.at {
        At::Text(span) => Some((place.file, span)),
        _ => None,
    }
}

/// Whether browsers know a part of every page by that name, or look for it in the text.
fn is_always_there(anchor: &str) -> bool {
    anchor.is_empty() || anchor.eq_ignore_ascii_case("top") || anchor.starts_with(":~:")
}
