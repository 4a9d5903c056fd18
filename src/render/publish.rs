//! Every planned file, made and handed to a sink, several at a time.

use std::io;

use rayon::prelude::*;

use super::engine::{self, Engine};
use super::json_ld::json_ld;
use super::redirect::redirect;
use super::theme::{self, ThemeFiles};
use super::{feeds, sitemap};
use crate::config::Config;
use crate::diag::{Diagnostic, Noted};
use crate::emit::Sink;
use crate::language::Lang;
use crate::memo::Digest;
use crate::parse::markdown::{self, Trust};
use crate::plan::{OutPath, Plan, PlannedPage};
use crate::resolve::{Resolved, TextSource};
use crate::slug::encode;
use crate::source::Sources;
use crate::view::{self, Cx, SiteView, View};

/// The configured theme with everything it takes from its parents.
#[derive(Debug, Default)]
pub struct Theme(ThemeFiles);

/// Where a theme's own files are published.
const ASSETS: &str = "theme/";

impl Theme {
    /// Collects the theme's files from the site, or from the binary.
    #[must_use]
    pub fn collect(sources: &Sources, config: &Config) -> Noted<Theme> {
        let Noted { value, notes } = theme::collect(sources, config);
        Noted { value: Theme(value), notes }
    }

    /// The output files of the theme itself.
    #[must_use]
    pub fn static_names(&self) -> Vec<String> {
        self.0.statics.keys().map(|name| format!("{ASSETS}{name}")).collect()
    }

    /// The key of everything in it that can change a page.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.0.digest()
    }
}

/// Makes every file of the plan; gives what went wrong in templates.
///
/// # Errors
/// When the sink or a file that is published as it is fails.
pub fn render(
    sources: &Sources,
    config: &Config,
    resolved: &Resolved,
    plan: &Plan,
    theme: &Theme,
    sink: &dyn Sink,
) -> io::Result<Vec<Diagnostic>> {
    let cx = Cx { resolved, plan, config, sources };
    let site = view::site(&cx);
    let mut notes = Vec::new();
    if !theme.0.templates.is_empty()
        && let Some(engine) = engine::load(&theme.0, &site).drain_into(&mut notes)
    {
        let pages: Vec<Option<Diagnostic>> =
            plan.pages.par_iter().map(|planned| page(&cx, &site, &engine, planned, sink)).collect::<io::Result<_>>()?;
        notes.extend(pages.into_iter().flatten());
        files(&cx, &engine, sink)?;
    }
    plan.files.par_iter().try_for_each(|(out, file)| sink.put(out, &sources.bytes(*file)?))?;
    for (name, file) in &theme.0.statics {
        sink.put(&OutPath::of(&format!("{ASSETS}{name}")), &file.bytes)?;
    }
    for (out, to) in &plan.redirects {
        let url = config.base.absolute(&encode(to));
        sink.put(out, redirect(&url, config.language.as_str()).as_bytes())?;
    }
    Ok(notes)
}

fn page(cx: &Cx<'_>, site: &SiteView, engine: &Engine, planned: &PlannedPage, sink: &dyn Sink) -> io::Result<Option<Diagnostic>> {
    let view = view::view(cx, planned);
    let html = text_html(cx, &view);
    let lang = Lang::parse(&view.page.lang).unwrap_or_else(|| cx.config.language.clone());
    let json_ld = json_ld(&view, site, &cx.config.base, &|key| engine.word(&lang, key));
    match engine.page(&view, html.as_deref(), &json_ld) {
        Ok(bytes) => sink.put(&planned.out, &bytes).map(|()| None),
        Err(note) => Ok(Some(note)),
    }
}

/// The HTML of a page's Markdown text: asked for again whenever the page is made, never kept.
fn text_html(cx: &Cx<'_>, view: &View) -> Option<String> {
    let entry = cx.resolved.texts.get(view.text.as_ref()?.source.0);
    let words = match &entry.source {
        TextSource::Body(file, span) => &cx.sources.get(*file).text()[span.range()],
        TextSource::Inline(words) => words,
    };
    let trust = if cx.config.trust_authors { Trust::Author } else { Trust::Nobody };
    Some(markdown::html(words, trust, &|n| cx.plan.link_path(entry, n).map(|path| cx.config.base.href(&path))))
}

/// What is not a page: feeds, sitemap, robots.txt.
fn files(cx: &Cx<'_>, engine: &Engine, sink: &dyn Sink) -> io::Result<()> {
    for kind in &cx.plan.feeds {
        let feed = view::feed(cx, *kind, &|key| engine.word(&cx.config.language, key));
        sink.put(&OutPath::of(&format!("{}atom.xml", kind.folder())), feeds::atom(&feed).as_bytes())?;
        sink.put(&OutPath::of(&format!("{}feed.json", kind.folder())), feeds::json_feed(&feed).as_bytes())?;
    }
    for (name, text) in sitemap::sitemaps(&view::sitemap(cx), &cx.config.base) {
        sink.put(&OutPath::of(&format!("/{name}")), text.as_bytes())?;
    }
    sink.put(&OutPath::of("/robots.txt"), sitemap::robots(&cx.config.base).as_bytes())
}
