//! What is made once for each rendition of a site: presses and pages. The only loop over them.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use super::prepare::Prepared;
use crate::diag::Diagnostic;
use crate::emit::{Below, Sink, Stamp};
use crate::media::Darkroom;
use crate::memo::{PageMemo, SearchMemo};
use crate::plan::OutPath;
use crate::render::{Index, Press, Ready, Rendered, render};
use crate::rendition::Rendition;
use crate::source::{FileId, Sources};
use crate::view::Cx;

/// The templates, ready for each rendition in their order; empty if no page can be made.
pub(super) fn presses(prepared: &Prepared, sources: &Sources, notes: &mut Vec<Diagnostic>) -> Vec<Arc<Press>> {
    let Some((first, others)) = prepared.renditions.split_first() else { return Vec::new() };
    let Some(press) = Press::new(&prepared.theme, &cx(prepared, first, sources)).drain_into(notes) else { return Vec::new() };
    let of_others: Vec<Press> = others.iter().map(|other| press.for_rendition(&cx(prepared, other, sources))).collect();
    std::iter::once(press).chain(of_others).map(Arc::new).collect()
}

/// Presses of the same theme for what all pages show now. Which renditions there are is said by `site.toml`, with which
/// a theme is collected anew.
pub(super) fn suited(presses: &[Arc<Press>], prepared: &Prepared, sources: &Sources) -> Vec<Arc<Press>> {
    let suited = |(press, one): (&Arc<Press>, &Rendition)| {
        let cx = cx(prepared, one, sources);
        if press.suits(&cx) { Arc::clone(press) } else { Arc::new(press.for_rendition(&cx)) }
    };
    presses.iter().zip(&prepared.renditions).map(suited).collect()
}

/// Everything that the pages of all renditions are made of.
pub(super) struct All<'a> {
    pub(super) prepared: &'a Prepared,
    pub(super) sources: &'a Sources,
    pub(super) presses: &'a [Arc<Press>],
    pub(super) stamps: &'a BTreeMap<FileId, Stamp>,
    /// What becomes of the search index of each.
    pub(super) index: &'a dyn Fn(usize) -> Index<'a>,
    /// Where pictures are kept that were made; without it none are made.
    pub(super) darkroom: Option<&'a Darkroom>,
}

impl All<'_> {
    /// Makes every file of every rendition that the sink asks for; paths are those in the whole output. Gives with it
    /// what to remember of each search index.
    pub(super) fn render(
        &self,
        before: &BTreeMap<String, PageMemo>,
        sink: &dyn Sink,
        done: &(dyn Fn(&OutPath, bool) + Sync),
    ) -> io::Result<(Rendered, Vec<Option<SearchMemo>>)> {
        let All { prepared, sources, presses, stamps, index, darkroom } = *self;
        let mut all = Rendered::default();
        let mut found = Vec::with_capacity(prepared.renditions.len());
        for (n, rendition) in prepared.renditions.iter().enumerate() {
            let press = presses.get(n).map(|press| &**press);
            let Rendition { config, resolved, folder } = rendition;
            let (plan, theme) = (&*prepared.plan, &*prepared.theme);
            let ready = Ready { sources, config, resolved, plan, theme, press, stamps, index: index(n), darkroom, shared: n == 0 };
            let mut one = if n == 0 && self.is_in_another(sink.only()) {
                Rendered::default()
            } else if n == 0 {
                render(&ready, before, sink, done)?
            } else if let Some(below) = Below::new(sink, folder) {
                render(&ready, &inside(before, folder), &below, &|page, made| done(&page.below(folder), made))?
            } else {
                Rendered::default()
            };
            found.push(one.found.take());
            add(&mut all, one, folder);
        }
        Ok((all, found))
    }

    /// Whether a file lies in the folder of another rendition than the site itself.
    fn is_in_another(&self, only: Option<&OutPath>) -> bool {
        let mut others = self.prepared.renditions.iter().skip(1);
        only.is_some_and(|only| others.any(|other| only.inside(&other.folder).is_some()))
    }
}

fn cx<'a>(prepared: &'a Prepared, rendition: &'a Rendition, sources: &'a Sources) -> Cx<'a> {
    Cx { resolved: &rendition.resolved, plan: &prepared.plan, config: &rendition.config, sources }
}

/// What is remembered of the pages in a folder, by their paths in it.
fn inside(before: &BTreeMap<String, PageMemo>, folder: &str) -> BTreeMap<String, PageMemo> {
    let start = format!("{folder}/");
    let all = before.range(start.clone()..).take_while(|(path, _)| path.starts_with(&start));
    all.map(|(path, memo)| (path[start.len()..].to_string(), *memo)).collect()
}

fn add(all: &mut Rendered, one: Rendered, folder: &str) {
    let path = |path: String| if folder.is_empty() { path } else { format!("{folder}/{path}") };
    all.pages.extend(one.pages.into_iter().map(|(page, memo)| (path(page), memo)));
    all.fresh += one.fresh;
    all.notes.extend(one.notes);
}
