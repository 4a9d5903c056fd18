//! Every planned file, made and handed to a sink, several at a time.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::engine::{self, Engine};
use super::json_ld::json_ld;
use super::redirect::redirect;
use super::relative::Relative;
use super::search::Search;
use super::theme::{self, ThemeFiles, is_asset};
use super::{absent, assets, by_hand, contract, exports, feeds, headers, options, pictures, sheets, sitemap, style_options, unread};
use crate::config::Config;
use crate::diag::{Diagnostic, Noted};
use crate::emit::{Sink, Stamp};
use crate::failure;
use crate::language::{Lang, Words};
use crate::media::{Darkroom, stripped};
use crate::memo::{Digest, PageKey, PageMemo, SearchMemo};
use crate::model::TextRef;
use crate::parse::markdown::{self, Leads, Trust};
use crate::plan::{HEADERS, Offer, OutPath, PageKind, Plan, PlannedPage, SEARCH};
use crate::resolve::{Resolved, TextSource};
use crate::slug::encode;
use crate::source::{FileId, Sources};
use crate::view::booklet::PassageView;
use crate::view::parts::{TextView, Unkeyed};
use crate::view::{self, Content, Cx, SiteView, View};

/// The configured theme with everything it takes from its parents.
#[derive(Debug, Default)]
pub struct Theme(pub(super) ThemeFiles);

impl Theme {
    /// Collects the theme's files from the site, or from the binary.
    #[must_use]
    pub fn collect(sources: &Sources, config: &Config) -> Noted<Theme> {
        let Noted { value, notes } = theme::collect(sources, config);
        Noted { value: Theme(value), notes }
    }

    /// What the theme brings and can show: pages of a kind that a theme has no template for are not made.
    #[must_use]
    pub fn offer(&self) -> Offer {
        let has = |template: &str| self.0.templates().find(template).is_some();
        Offer {
            files: self.0.statics.iter().map(|(name, file)| (name.clone(), file.file)).collect(),
            assets: self.0.assets.clone(),
            rooms: has("room.html"),
            tracks: has("track.html"),
            sheets: has("door.html") && has("now.html"),
            booklets: has("booklet.html"),
            search: has("search.html"),
            statistics: has("statistics.html"),
        }
    }

    /// The files that are published as they are.
    pub fn files(&self) -> impl Iterator<Item = (OutPath, &[u8])> {
        self.0.statics.iter().map(|(name, file)| (OutPath::of(name), file.bytes.as_slice()))
    }

    /// What its templates count on and some pages have not, the files and templates that are not there, and the words it lacks in the
    /// languages that pages are `shown` in.
    #[must_use]
    pub fn check(&self, shown: &BTreeSet<Words>) -> Vec<Diagnostic> {
        let theme = &self.0;
        if theme.is_torn {
            return Vec::new();
        }
        let mut notes = contract::unsure(theme, &view::shape::contract());
        notes.extend(absent::check(theme));
        notes.extend(options::unread(theme, style_options::check(theme)));
        notes.extend(sheets::remote(theme).into_iter().chain(by_hand::remote(theme)));
        notes.extend(theme.borrowed.notes(shown, &theme.name, &theme.word_files));
        notes
    }

    /// The key of everything in it that can change a page.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.0.digest()
    }
}

/// What a build made, and what it had to say.
#[derive(Debug, Default)]
pub struct Rendered {
    /// Every page with its key and its bytes, for the next build.
    pub pages: BTreeMap<String, PageMemo>,
    /// How many pages were made anew.
    pub fresh: usize,
    /// What to remember of the search index, where one was made.
    pub found: Option<SearchMemo>,
    /// What went wrong in templates.
    pub notes: Vec<Diagnostic>,
}

/// What becomes of the search index.
#[derive(Clone, Copy)]
pub enum Index<'a> {
    /// It is left out.
    Left,
    /// It is made, after what is remembered of it.
    Made(Option<&'a SearchMemo>),
    /// Files of it are asked for, one by one; the whole is given, made or not yet.
    Asked(&'a dyn Fn(&Cx<'_>) -> io::Result<Arc<Search>>),
}

/// Everything the stages before made of a site.
pub struct Ready<'a> {
    /// The files of the site.
    pub sources: &'a Sources,
    /// What the build goes by.
    pub config: &'a Config,
    /// The archive.
    pub resolved: &'a Resolved,
    /// Every address and output file.
    pub plan: &'a Plan,
    /// The theme.
    pub theme: &'a Theme,
    /// The theme's templates; `None` if no page can be made.
    pub press: Option<&'a Press>,
    /// The stamps of files that are published as they are, where they are known without reading.
    pub stamps: &'a BTreeMap<FileId, Stamp>,
    /// What becomes of the search index.
    pub index: Index<'a>,
    /// Where pictures are kept that were made; without it none are made.
    pub darkroom: Option<&'a Darkroom>,
    /// Whether the files that all renditions of a site share come with it.
    pub shared: bool,
}

/// A theme with its templates understood, ready to make the pages of one site.
#[derive(Debug)]
pub struct Press {
    engine: Engine,
    site: SiteView,
    theme: Digest,
    site_key: Digest,
}

impl Press {
    /// Makes ready; `None` if a template cannot be understood, or there is none at all.
    #[must_use]
    pub fn new(theme: &Theme, cx: &Cx<'_>) -> Noted<Option<Press>> {
        if theme.0.is_torn {
            return Noted { value: None, notes: unread::astray(&theme.0) };
        }
        let site = view::site(cx);
        let Noted { value, mut notes } = engine::load(&theme.0, &site);
        // What is in a template that cannot be read is anybody's guess.
        let broken: BTreeSet<FileId> = notes.iter().filter_map(|note| note.place.as_ref().map(|place| place.file)).collect();
        let is_readable = |note: &Diagnostic| note.place.as_ref().is_none_or(|place| !broken.contains(&place.file));
        let of_files = assets::check(&theme.0, cx).into_iter().chain(unread::check(&theme.0));
        notes.extend(contract::wrong(&theme.0, &view::shape::contract()).into_iter().chain(of_files).filter(is_readable));
        let value = value.map(|engine| Press { engine, theme: theme.digest(), site_key: Digest::of(&site), site });
        Noted { value, notes }
    }

    /// The same for another rendition of the site: the templates are understood already.
    #[must_use]
    pub fn for_rendition(&self, cx: &Cx<'_>) -> Press {
        let site = view::site(cx);
        Press { engine: self.engine.for_site(&site), theme: self.theme, site_key: Digest::of(&site), site }
    }

    /// Whether what all pages show is what it was when this was made ready.
    #[must_use]
    pub fn suits(&self, cx: &Cx<'_>) -> bool {
        self.site == view::site(cx)
    }
}

/// Makes every file of the plan that the sink asks for; a page whose key is that of `before`, and which the sink has, is left alone.
///
/// `done` is called once for each page, with whether it was made.
///
/// # Errors
/// When the sink or a file that is published as it is fails.
pub fn render(
    ready: &Ready<'_>,
    before: &BTreeMap<String, PageMemo>,
    sink: &dyn Sink,
    done: &(dyn Fn(&OutPath, bool) + Sync),
) -> io::Result<Rendered> {
    let Ready { sources, config, resolved, plan, theme, press, stamps, index, darkroom, shared } = *ready;
    let cx = Cx { resolved, plan, config, sources };
    let relative = Relative::new(config);
    let mut rendered = Rendered::default();
    let asked_for = |out: &OutPath| sink.only().is_none_or(|only| only == out);
    if let Some(press) = press {
        let run = Run::new(press, &cx, relative.as_ref(), sink);
        let one = |planned: &PlannedPage| {
            let page = run.page(planned, before)?;
            done(&planned.out, page.fresh);
            Ok(page)
        };
        let wanted: Vec<&PlannedPage> = plan.pages.iter().filter(|page| asked_for(&page.out) && config.has(&page.path)).collect();
        let pages: Vec<Page> = match wanted.as_slice() {
            [alone] => vec![one(alone)?],
            many => many.par_iter().map(|planned| one(planned)).collect::<io::Result<_>>()?,
        };
        for (planned, page) in wanted.into_iter().zip(pages) {
            rendered.fresh += usize::from(page.fresh);
            match page.result {
                Ok(memo) => drop(rendered.pages.insert(planned.out.to_string(), memo)),
                Err(note) => rendered.notes.push(*note),
            }
        }
        // What is a page is nothing else.
        if sink.only().is_none() || rendered.pages.is_empty() && rendered.notes.is_empty() {
            files(&cx, &press.engine, sink)?;
            if config.pages.is_none() {
                rendered.pages.extend(exports::exports(&cx, &|lang, key| press.engine.word(lang, key), before, sink)?);
            }
            rendered.found = search(&cx, index, sink)?;
        }
    }
    if shared {
        let as_they_are = plan.files.par_iter().filter(|(out, file)| asked_for(out) && plan.picture(*file).is_none());
        as_they_are.try_for_each(|(out, file)| {
            let stands = stamps.get(file).is_some_and(|stamp| sink.has(out, *stamp));
            if stands { Ok(()) } else { sink.put(out, &plain(&cx, *file)?).map(drop) }
        })?;
        if let Some(darkroom) = darkroom {
            let made = pictures::pictures(&cx, darkroom, before, sink)?;
            rendered.pages.extend(made.files);
            rendered.notes.extend(made.notes);
        }
    }
    // What lies at the top of a site, a service worker say, is only good for what lies below it.
    for (out, bytes) in theme.files().filter(|(out, _)| asked_for(out) && (shared || !is_asset(out) && config.has("/"))) {
        sink.put(&out, bytes)?;
    }
    for (out, to) in plan.redirects.iter().filter(|(out, _)| asked_for(out) && config.pages.is_none()) {
        let url = config.base.absolute(&encode(to));
        let seen = relative.as_ref().and_then(|relative| relative.address_of(out, &url));
        sink.put(out, redirect(&url, seen.as_deref(), config.language.as_str()).as_bytes())?;
    }
    Ok(rendered)
}

/// The bytes of a file that is published as it is; of a picture that cannot be read, without what its camera wrote.
fn plain(cx: &Cx<'_>, file: FileId) -> io::Result<Vec<u8>> {
    let bytes = cx.sources.bytes(file)?;
    Ok(if cx.resolved.pictures.contains_key(&file) { stripped(bytes) } else { bytes })
}

/// The search index, or the one file of it that is asked for.
fn search(cx: &Cx<'_>, index: Index<'_>, sink: &dyn Sink) -> io::Result<Option<SearchMemo>> {
    match (index, sink.only()) {
        _ if !cx.plan.has_search => Ok(None),
        (Index::Left, _) => Ok(None),
        (Index::Made(before), None) => Search::new(cx, before)?.write(cx, before, sink).map(Some),
        (Index::Asked(search), Some(only)) if only.as_str().starts_with(SEARCH.trim_start_matches('/')) => {
            if let Some(text) = search(cx)?.file(cx, only)? {
                sink.put(only, text.as_bytes())?;
            }
            Ok(None)
        }
        (Index::Made(_) | Index::Asked(_), _) => Ok(None),
    }
}

/// What all pages of one run are made with.
struct Run<'a> {
    press: &'a Press,
    cx: &'a Cx<'a>,
    /// How addresses become relative; `None` where they stay.
    relative: Option<&'a Relative>,
    /// The key of what all pages share.
    site_key: Digest,
    sink: &'a dyn Sink,
}

/// One page that was made or left alone.
struct Page {
    fresh: bool,
    result: Result<PageMemo, Box<Diagnostic>>,
}

impl<'a> Run<'a> {
    fn new(press: &'a Press, cx: &'a Cx<'a>, relative: Option<&'a Relative>, sink: &'a dyn Sink) -> Run<'a> {
        let site_key = relative.map_or(press.site_key, |relative| Digest::of(&(press.site_key, relative)));
        Run { press, cx, relative, site_key, sink }
    }

    fn page(&self, planned: &PlannedPage, before: &BTreeMap<String, PageMemo>) -> io::Result<Page> {
        let Press { engine, site, theme, .. } = self.press;
        let mut view = view::view(self.cx, planned);
        let key = PageKey {
            theme: *theme,
            site: self.site_key,
            page: Digest::of(&view.page),
            text: Digest::of(&view.text),
            content: Digest::of(&view.content),
        };
        if let Some(memo) = before.get(planned.out.as_str()).filter(|memo| memo.key == key)
            && self.sink.has(&planned.out, Stamp { digest: memo.digest, length: memo.length })
        {
            return Ok(Page { fresh: false, result: Ok(*memo) });
        }
        let html = text_html(self.cx, &view, &engine.text_sizes)?;
        if let Content::Booklet(booklet) = &mut view.content {
            for plain in booklet.texts() {
                plain.words = plain_words(self.cx, plain.text.as_ref())?;
            }
        }
        let lang = Lang::parse(&view.page.lang).unwrap_or_else(|| self.cx.config.language.clone());
        let json_ld = json_ld(&view, site, self.cx.config.base_of("/"), &|key| engine.word(&lang, key));
        let result = match engine.page(&view, html.as_deref(), &json_ld) {
            Ok(bytes) => {
                // Nobody knows from where the page for addresses that lead nowhere is seen.
                let relative = self.relative.filter(|_| planned.kind != PageKind::NotFound);
                let bytes = match relative {
                    Some(relative) => relative.page(&planned.out, bytes),
                    None => bytes,
                };
                let Stamp { digest, length } = self.sink.put(&planned.out, &bytes)?;
                Ok(PageMemo { key, digest, length })
            }
            Err(note) => Err(note),
        };
        Ok(Page { fresh: true, result })
    }
}

/// The HTML of a page's Markdown text: asked for again whenever the page is made, never kept.
fn text_html(cx: &Cx<'_>, view: &View, sizes: &str) -> io::Result<Option<String>> {
    let Some(text) = &view.text else { return Ok(None) };
    let entry = cx.resolved.texts.get(text.source.0);
    let words = text_words(cx, text.source.0)?;
    let trust = if cx.config.trust_authors { Trust::Author } else { Trust::Nobody };
    let leads = Leads { href: &|n| cx.plan.link_href(entry, n, cx.config), shown: &|n| cx.shown(entry, n), sizes };
    Ok(Some(markdown::html_in_script(&words, trust, leads, cx.converter(text.source.0))))
}

/// What a text of another page says in plain words: asked for like a page's own text.
fn plain_words(cx: &Cx<'_>, text: Option<&TextView>) -> io::Result<Vec<PassageView>> {
    let Some(TextView { source: Unkeyed(text), .. }) = text else { return Ok(Vec::new()) };
    let passages = markdown::passages(&text_words(cx, *text)?, cx.converter(*text));
    Ok(passages.into_iter().map(PassageView::from).collect())
}

/// The words of a Markdown text, as they were when the site was looked at.
pub(super) fn text_words<'c>(cx: &Cx<'c>, text: TextRef) -> io::Result<Cow<'c, str>> {
    match &cx.resolved.texts.get(text).source {
        TextSource::Body { file, span, digest } => {
            let whole = cx.sources.text(*file).ok();
            let words = whole.as_ref().and_then(|whole| whole.get(span.range()));
            let words = words.filter(|words| Digest::of_bytes(words.as_bytes()) == *digest);
            words.map(|words| Cow::Owned(words.to_string())).ok_or_else(|| changed(cx, *file))
        }
        TextSource::Inline(words) => Ok(Cow::Borrowed(words)),
    }
}

/// A file that says something else than it did a moment ago.
fn changed(cx: &Cx<'_>, file: FileId) -> io::Error {
    failure::changed(Path::new(cx.sources.get(file).path.as_str()))
}

/// What is not a page: feeds, sitemap, robots.txt.
fn files(cx: &Cx<'_>, engine: &Engine, sink: &dyn Sink) -> io::Result<()> {
    let asked_for = |out: &OutPath| sink.only().is_none_or(|only| only == out);
    for kind in &cx.plan.feeds {
        let [atom, json] = ["atom.xml", "feed.json"].map(|name| OutPath::of(&format!("{}{name}", kind.folder())));
        if !cx.config.has(&format!("{}atom.xml", kind.folder())) || !asked_for(&atom) && !asked_for(&json) {
            continue;
        }
        let feed = view::feed(cx, *kind, &|key| engine.word(&cx.config.language, key));
        sink.put(&atom, feeds::atom(&feed).as_bytes())?;
        sink.put(&json, feeds::json_feed(&feed).as_bytes())?;
    }
    // How many files it takes shows only when it is made.
    if sink.only().is_none_or(|only| only.as_str().starts_with("sitemap")) {
        for (name, text) in sitemap::sitemaps(&view::sitemap(cx), &cx.config.base) {
            sink.put(&OutPath::of(&format!("/{name}")), text.as_bytes())?;
        }
    }
    let Config { base, root, sides, .. } = cx.config;
    let own = OutPath::of(HEADERS);
    if cx.config.headers && base == root && asked_for(&own) {
        sink.put(&own, headers::headers(root.path(), &cx.plan.kept()).as_bytes())?;
    }
    // Robots look at the top of a host only.
    if base == root || base.origin() != root.origin() {
        let others = sides.iter().map(|side| &side.base).filter(|other| *other != base && other.origin() == base.origin());
        sink.put(&OutPath::of("/robots.txt"), sitemap::robots(std::iter::once(base).chain(others)).as_bytes())?;
    }
    Ok(())
}
