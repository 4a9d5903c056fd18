//! Documents as written into the archive they mean.
//!
//! In: every [`Document`], the files there are, the configuration. Out: a
//! [`Site`] in which no reference dangles, the [`Texts`] with their links
//! resolved, and a note for whatever could not be. Agenda order is total and
//! stable. Knows nothing of addresses.

mod addresses;
mod agenda;
mod appear;
mod articles;
mod backlinks;
mod checks;
mod events;
mod files;
mod links;
mod order;
mod refs;
mod registry;
mod releases;
mod shared;
mod sign_off;
mod texts;
mod times;
mod translations;
mod withheld;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::config::Config;
use crate::diag::{At, Diagnostic, Noted, Problem};
use crate::media::Pictures;
use crate::model::{Arena, Event, Id, Order, Page, Series, Session, Site, Speaker};
use crate::parse::Text;
use crate::parse::raw::{Document, Raw};
use crate::source::{FileId, Sources};
use crate::text::script::Converter;

pub use checks::Chosen;
pub(crate) use files::{pictured, shown};
pub use order::{People, collation};
pub use releases::{event_uid, free_number, next, numbers, speaker_uid, uid, unreleased};
pub use texts::{Link, LinkTarget, TextEntry, TextSource, Texts, To};
pub use times::date_problem;

/// The archive with its texts.
#[derive(Debug, Clone, Default)]
pub struct Resolved {
    /// What the archive holds.
    pub site: Arc<Site>,
    /// Its Markdown texts.
    pub texts: Texts,
    /// How bad findings are, where documents say so.
    pub chosen: Chosen,
    /// Files of the content that are not published.
    pub withheld: BTreeSet<FileId>,
    /// Speakers who are spoken of in what is not published yet.
    pub awaited: BTreeSet<Id<Speaker>>,
    /// The places of the speakers in lists.
    pub people: People,
    /// What the pictures of the content say of themselves.
    pub pictures: Arc<Pictures>,
    /// How the words of texts that are in the other script come into that of this rendition.
    pub converter: Option<Arc<Converter>>,
}

/// What every step of resolving can see.
pub(crate) struct Cx<'a> {
    pub(crate) config: &'a Config,
    pub(crate) sources: &'a Sources,
    pictures: &'a Pictures,
    pub(crate) documents: &'a [Arc<Document>],
    /// What is not published.
    withheld: &'a withheld::Withheld,
}

/// What the steps build together.
pub(crate) struct Build {
    pub(crate) site: Site,
    pub(crate) texts: Texts,
    pub(crate) names: registry::Names,
    pub(crate) people: People,
    pub(crate) targets: BTreeMap<FileId, To>,
    /// The files of events whose start could not be read.
    pub(crate) undated: BTreeSet<FileId>,
    /// Sessions that were released under another id, each with the file that says so.
    pub(crate) renamed: BTreeMap<Id<Session>, (FileId, Text)>,
    pub(crate) notes: Vec<Diagnostic>,
}

/// Resolves everything.
#[must_use]
pub fn resolve(mut documents: Vec<Arc<Document>>, sources: &Sources, pictures: Arc<Pictures>, config: &Config) -> Noted<Resolved> {
    let mut notes = Vec::new();
    let chosen = checks::chosen(&documents);
    let mentioned = files::mentioned(&documents, sources);
    let translated = translations::take(&mut documents, sources);
    notes.extend(translations::unknown(&documents, sources, &config.language));
    let withheld = withheld::leave_out(&mut documents, config, sources, &mut notes);
    let cx = Cx { config, sources, pictures: &pictures, documents: &documents, withheld: &withheld };
    let mut build = Build {
        site: Site::default(),
        texts: Texts::default(),
        names: registry::Names::default(),
        people: People::default(),
        targets: BTreeMap::new(),
        undated: BTreeSet::new(),
        renamed: BTreeMap::new(),
        notes,
    };
    build.targets.extend(withheld.files.iter().map(|file| (*file, To::Withheld)));
    refs::organisations(&cx, &mut build);
    refs::venues(&cx, &mut build);
    series(&cx, &mut build);
    appear::speakers(&cx, &mut build);
    build.people = order::people(&cx, &build.site);
    let by_folder = events::events(&cx, &mut build);
    let sessions = events::sessions(&cx, &mut build, &by_folder);
    releases::releases(&cx, &mut build, &by_folder);
    articles::articles(&cx, &mut build, &by_folder);
    pages(&cx, &mut build);
    order::pages(&cx, &mut build.site);
    articles::related(&cx, &mut build);
    backlinks::backlinks(&mut build.site);
    order::employees(&mut build);
    translations::translations(&cx, &mut build, &translated);
    let awaited = appear::awaited(&cx, &build);
    let Build { site, mut texts, targets, people, mut notes, undated, .. } = build;
    let (checked, linked) =
        rayon::join(|| checks::checks(&cx, &site, &by_folder, &sessions, &undated), || links::resolve_links(&cx, &mut texts, &targets));
    notes.extend(checked);
    notes.extend(linked);
    let unlisted = files::unlisted(&cx, &site, &by_folder, &mentioned, &mut notes);
    let misspelt = files::misspelt(&cx, &site, &by_folder, &mentioned, &mut notes);
    let mut files = files::unshown(mentioned, &site, &texts);
    for picture in files::of_site(&cx, &mut notes) {
        files.remove(&picture);
    }
    files.extend(unlisted.into_iter().chain(misspelt));
    files.extend(&withheld.files);
    let site = Arc::new(site);
    Noted { value: Resolved { site, texts, chosen, withheld: files, awaited, people, pictures, converter: None }, notes }
}

fn series(cx: &Cx<'_>, build: &mut Build) {
    for document in cx.documents {
        let Raw::Series(raw) = &document.raw else { continue };
        let stem = cx.sources.get(document.file).path.stem().to_string();
        let shared = shared::shared(cx, build, document, &raw.shared, &stem);
        let start = times::optional(cx, build, document.file, raw.start.as_ref(), None);
        let organisers = refs::organisation_list(cx, build, document.file, &raw.organisers);
        let name = shared.title.clone();
        let slug = shared.slug.clone();
        let id = build.site.series.push(Series { shared, organisers, cadence: raw.cadence.clone(), start, events: Vec::new() });
        build.targets.insert(document.file, To::Series(id));
        build.names.series.add(&slug, std::iter::once(name), id);
    }
}

fn pages(cx: &Cx<'_>, build: &mut Build) {
    let mut by_path: BTreeMap<String, Id<Page>> = BTreeMap::new();
    for document in cx.documents {
        match &document.raw {
            Raw::Home(raw) => {
                let mut shared = shared::shared(cx, build, document, raw, "index");
                // It may go without: the site's own title stands there.
                shared.title = raw.title.as_ref().map_or_else(String::new, |said| said.value.clone());
                build.site.home = Some(shared);
                build.targets.insert(document.file, To::Home);
            }
            Raw::Page(raw) => {
                let path = &cx.sources.get(document.file).path;
                let mut parts: Vec<String> =
                    path.folder().split('/').skip(1).map(crate::slug::slug_of).filter(|part| !part.is_empty()).collect();
                let is_index = path.stem() == "index";
                let stem = if is_index { parts.pop().unwrap_or_default() } else { path.stem().to_string() };
                let shared = shared::shared(cx, build, document, &raw.shared, &stem);
                parts.push(shared.slug.clone());
                let path = parts.join("/");
                let page = Page {
                    shared,
                    path: path.clone(),
                    weight: raw.weight.unwrap_or(0),
                    parent: None,
                    order: raw.order.unwrap_or(Order::AsWritten),
                    children: Vec::new(),
                };
                let id = build.site.pages.push(page);
                by_path.insert(path, id);
                build.targets.insert(document.file, To::Page(id));
            }
            _ => {}
        }
    }
    nest_pages(&mut build.site.pages, &by_path);
}

/// A page lies below the page whose path begins its own.
fn nest_pages(pages: &mut Arena<Page>, by_path: &BTreeMap<String, Id<Page>>) {
    let mut order: Vec<Id<Page>> = pages.ids().collect();
    order.sort_by(|a, b| (pages[*a].weight, &pages[*a].path).cmp(&(pages[*b].weight, &pages[*b].path)));
    for id in order {
        let parent = pages[id].path.rsplit_once('/').and_then(|(above, _)| by_path.get(above)).copied();
        if let Some(parent) = parent.filter(|parent| *parent != id) {
            pages.get_mut(id).parent = Some(parent);
            pages.get_mut(parent).children.push(id);
        }
    }
}

impl Build {
    pub(crate) fn note(&mut self, file: FileId, at: At, problem: Problem) {
        self.notes.push(Diagnostic::new(file, at, problem));
    }
}

/// Events by the name of their folder.
pub(crate) type ByFolder = BTreeMap<String, Id<Event>>;
