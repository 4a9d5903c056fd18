//! The addresses elsewhere that a site leads to, and what becomes of those that do not open.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::config::Config;
use crate::diag::{At, Diagnostic, Problem, Trail, Trouble};
use crate::parse::raw::Document;
use crate::read::site_file;
use crate::resolve::Resolved;
use crate::source::{FileId, Sources};

/// Somebody who can try addresses elsewhere.
pub trait Ask {
    /// Those that do not open, each with why.
    fn ask(&self, addresses: &BTreeSet<&str>) -> BTreeMap<String, Trouble>;
}

/// Tries every address elsewhere that the published site leads to.
pub(super) fn dead_links(
    ask: &dyn Ask,
    documents: &[Arc<Document>],
    resolved: &Resolved,
    sources: &Sources,
    config: &Config,
) -> Vec<Diagnostic> {
    let mut links: Vec<(FileId, At, &str)> = in_texts(resolved);
    links.extend(in_data(documents, resolved));
    links.extend(sources.find(&site_file()).map(|file| in_settings(file, config)).into_iter().flatten());
    // What is on this very site is there or not whatever the server of today says.
    let own = config.base.absolute("/");
    links.retain(|(_, _, address)| is_elsewhere(address) && !address.starts_with(&own));
    let troubles = ask.ask(&links.iter().map(|(_, _, address)| *address).collect());
    let note = |(file, at, address): (FileId, At, &str)| {
        let trouble = troubles.get(address)?.clone();
        Some(Diagnostic::new(file, at, Problem::DeadLinkOnline { url: address.to_string(), trouble }))
    };
    links.into_iter().filter_map(note).collect()
}

fn is_elsewhere(address: &str) -> bool {
    let scheme = address.split_once("//").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("" | "http:" | "https:"))
}

fn in_texts(resolved: &Resolved) -> Vec<(FileId, At, &str)> {
    let texts = resolved.texts.iter().map(|(_, text)| text);
    let links = texts.flat_map(|text| {
        text.outline.links.iter().map(|link| {
            let at = text.trail.clone().map_or(At::Text(link.span), At::Value);
            (text.file, at, link.destination.as_str())
        })
    });
    links.collect()
}

fn in_data<'d>(documents: &'d [Arc<Document>], resolved: &Resolved) -> Vec<(FileId, At, &'d str)> {
    let published = documents.iter().filter(|document| !resolved.withheld.contains(&document.file));
    let said = published.flat_map(|document| document.raw.addresses().into_iter().map(|said| (document.file, said)));
    said.map(|(file, said)| (file, At::Value(said.trail.clone()), said.value.as_str())).collect()
}

fn in_settings(file: FileId, config: &Config) -> Vec<(FileId, At, &str)> {
    let organisation = config.organisation.as_ref().and_then(|one| one.url.as_deref());
    let organisation = organisation.map(|url| (Trail::default().key("organisation").key("url"), url));
    let lines = config.footer.iter().enumerate();
    let footer = lines.filter_map(|(n, (_, url))| Some((Trail::default().key("footer").index(n).key("url"), url.as_deref()?)));
    let imprint = config.imprint.lines.iter().filter_map(|line| Some((line.trail.clone()?, line.url.as_deref()?)));
    organisation.into_iter().chain(footer).chain(imprint).map(|(trail, url)| (file, At::Value(trail), url)).collect()
}
