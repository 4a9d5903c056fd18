//! Templates: the only file that knows the template engine.
//!
//! A page is a function of its view, the site's view and the theme. No
//! function of a template reaches the archive, the disk, the clock or the
//! environment.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use tera::value::Key;
use tera::{Context, ErrorKind, Kwargs, Map, State, Tera, Value};

use super::complaint::{
    BARE, BLANK, Complaint, LONG_FOR_QR, Looked, MARK, Mark, NESTED, NO_PLACE, Page, UNFILLED, bare, mark, nested, reports,
};
use super::qr::{self, Surface};
use super::theme::{Templates, ThemeFile, ThemeFiles};
use crate::diag::{At, Diagnostic, Held, Noted, Problem};
use crate::language::{Lang, Words};
use crate::parse::guess_encoding;
use crate::parse::markdown::SIZES;
use crate::slug::encode_value;
use crate::source::{FileId, Span};
use crate::view::parts::Plain;
use crate::view::{Content, SiteView, View};

/// Bytes a page takes beside its text, mostly.
const USUAL_PAGE: usize = 8 * 1024;

/// A theme, ready to make pages.
#[derive(Debug)]
pub(crate) struct Engine {
    tera: Tera,
    /// What every page has: `site` and `options`.
    globals: Context,
    files: BTreeMap<String, ThemeFile>,
    extends: Vec<String>,
    /// The theme's name, and its `theme.toml` if that is one of the site's.
    theme: String,
    toml: Option<FileId>,
    words: BTreeMap<Words, (BTreeMap<String, String>, Value)>,
    /// How wide the pictures of a text are.
    pub(super) text_sizes: String,
}

/// Loads the templates; `None` if one of them cannot be understood.
pub(crate) fn load(theme: &ThemeFiles, site: &SiteView) -> Noted<Option<Engine>> {
    let mut tera = with_filters();
    tera.set_fallback_prefixes(theme.extends.iter().map(|below| format!("{below}/"))).expect("there are no templates yet");
    let mut notes = undecodable(theme);
    notes.extend(refused(theme));
    if !notes.is_empty() {
        return Noted { value: None, notes };
    }
    let sources = theme.templates.iter().map(|(name, file)| (name.as_str(), String::from_utf8_lossy(&file.bytes).into_owned()));
    let loaded = tera.add_raw_templates(sources.collect::<Vec<_>>());
    if let Err(error) = loaded {
        let notes = complaints(&error).into_iter().map(|one| one.diagnostic(theme.templates(), None)).collect();
        return Noted { value: None, notes };
    }
    let context = tera.global_context();
    context.insert_value("site", Value::from_serializable(site));
    context.insert_value("options", Value::from_serializable(&Tree(&theme.options)));
    let words = theme.words.iter().map(|(language, words)| (*language, (words.clone(), Value::from_serializable(words)))).collect();
    let (globals, files, extends) = (context.clone(), theme.templates.clone(), theme.extends.clone());
    let text_sizes = theme.text_sizes.clone().unwrap_or_else(|| SIZES.to_string());
    Noted::quiet(Some(Engine { tera, globals, files, extends, theme: theme.name.clone(), toml: theme.toml, words, text_sizes }))
}

/// An engine without templates.
fn with_filters() -> Tera {
    let mut tera = Tera::new();
    tera.autoescape_on([".html"]);
    tera.register_filter("fill", fill);
    tera.register_filter("qr", qr_code);
    tera.register_filter("urlencode", urlencode);
    tera
}

impl Engine {
    /// The same templates for another site view.
    pub(crate) fn for_site(&self, site: &SiteView) -> Engine {
        let mut tera = self.tera.clone();
        let context = tera.global_context();
        context.insert_value("site", Value::from_serializable(site));
        let globals = context.clone();
        let (files, extends, words) = (self.files.clone(), self.extends.clone(), self.words.clone());
        let (theme, text_sizes) = (self.theme.clone(), self.text_sizes.clone());
        Engine { tera, globals, files, extends, theme, toml: self.toml, words, text_sizes }
    }

    /// The page of a view; `html` is its Markdown text and `json_ld` its structured data.
    pub(crate) fn page(&self, view: &View, html: Option<&str>, json_ld: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
        let names = template_names(view.page.kind);
        let Some(template) = names.iter().find(|name| self.tera.contains_template(name)) else {
            let names = names.iter().map(|name| (*name).to_string()).collect();
            let problem = Problem::NoTemplate { names, theme: self.theme.clone(), page: view.page.url.clone() };
            let note = |file| Diagnostic::new(file, At::File, problem.clone());
            return Err(Box::new(self.toml.map_or_else(|| Diagnostic::nowhere(problem.clone()), note)));
        };
        let mut context = Context::new();
        context.insert("page", &view.page);
        context.insert_value("t", self.words_value(&view.page.lang));
        context.insert_value("json_ld", Value::safe_string(json_ld));
        context.insert_value("text", text_value(view, html));
        let (name, value) = content_value(&view.content);
        context.insert_value(name, value);
        let mut page = Vec::with_capacity(html.map_or(0, str::len) + USUAL_PAGE);
        let templates = Templates { files: &self.files, extends: &self.extends };
        let complaint = match self.tera.render_to(template, &context, &mut page) {
            Ok(()) if page.trim_ascii().is_empty() => Complaint::of(BLANK, templates.find(template).unwrap_or(template)),
            Ok(()) => return Ok(page),
            Err(error) => complaint(&error),
        };
        let look = |path: &[&str]| self.looked(&context, path);
        let page = Page { url: &view.page.url, look: &look, words: self.words_file(&view.page.lang) };
        Err(Box::new(complaint.diagnostic(templates, Some(page))))
    }

    /// One of the theme's words; the key itself where there is none.
    pub(crate) fn word(&self, lang: &Lang, key: &str) -> String {
        let words = self.words.get(&lang.script()).or_else(|| self.words.values().next());
        words.and_then(|(words, _)| words.get(key)).cloned().unwrap_or_else(|| key.to_string())
    }

    fn words_value(&self, lang: &str) -> Value {
        let language = Lang::parse(lang).map_or(Words::Hans, |lang| lang.script());
        let words = self.words.get(&language).or_else(|| self.words.values().next());
        words.map_or_else(|| Value::from(Map::new()), |(_, value)| value.clone())
    }

    /// The theme's own file of words in a language, whether it is there or not.
    fn words_file(&self, lang: &str) -> String {
        format!("themes/{}/i18n/{}.toml", self.theme, Lang::parse(lang).map_or(Words::Hans, |lang| lang.script()).key())
    }

    /// A value of a page, by its names from the variable on.
    fn looked(&self, context: &Context, path: &[&str]) -> Option<Looked> {
        let (root, rest) = path.split_first()?;
        let root = context.get(root).or_else(|| self.globals.get(root))?;
        let mut value = root;
        for name in rest {
            value = match value.as_array() {
                Some(entries) => entries.get(name.parse::<usize>().ok()?)?,
                None => value.as_map()?.iter().find(|(key, _)| key.as_str() == Some(*name))?.1,
            };
        }
        let held = match value {
            value if value.is_none() || value.is_undefined() => Held::Nothing,
            value if value.is_map() => Held::Structure,
            value if value.is_array() => Held::List,
            value if value.is_bool() => Held::YesOrNo,
            value if value.is_number() => Held::Number,
            _ => Held::Text,
        };
        let keys = value.as_map().into_iter().flat_map(Map::keys).map(ToString::to_string).collect();
        Some(Looked { held, keys, text: value.as_str().map(str::to_string) })
    }
}

/// Free data with its order kept.
struct Tree<'a>(&'a [(String, crate::tree::Tree)]);

impl Serialize for Tree<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, Plain(value))))
    }
}

/// Which templates would do for a kind of page, best first.
#[must_use]
pub fn template_names(kind: &str) -> &'static [&'static str] {
    match kind {
        "home" => &["home.html"],
        "event" => &["event.html"],
        "agenda" => &["agenda.html"],
        "room" => &["room.html"],
        "track" => &["track.html"],
        "door" => &["door.html"],
        "now" => &["now.html"],
        "booklet" => &["booklet.html"],
        "changes" => &["changes.html"],
        "session" => &["session.html"],
        "speaker" => &["speaker.html"],
        "speakers" => &["speakers.html"],
        "report" => &["report.html"],
        "case" => &["case.html"],
        "series" => &["series.html"],
        "organisation" => &["organisation.html"],
        "topic" => &["topic.html", "term.html"],
        "region" => &["region.html", "term.html"],
        "year" => &["year.html", "term.html"],
        "events" => &["events.html", "list.html"],
        "reports" => &["reports.html", "list.html"],
        "cases" => &["cases.html", "list.html"],
        "topics" => &["topics.html", "terms.html"],
        "regions" => &["regions.html", "terms.html"],
        "organisations" => &["organisations.html", "terms.html"],
        "series-list" => &["series-list.html", "terms.html"],
        "archive" => &["archive.html"],
        "statistics" => &["statistics.html"],
        "search" => &["search.html"],
        "404" => &["404.html"],
        _ => &["page.html"],
    }
}

fn content_value(content: &Content) -> (&'static str, Value) {
    match content {
        Content::Home(view) => ("home", Value::from_serializable(view)),
        Content::Event(view) => ("event", Value::from_serializable(view)),
        Content::Agenda(view) => ("agenda", Value::from_serializable(view)),
        Content::Room(view) => ("room", Value::from_serializable(view)),
        Content::Track(view) => ("track", Value::from_serializable(view)),
        Content::Door(view) => ("door", Value::from_serializable(view)),
        Content::Now(view) => ("now", Value::from_serializable(view)),
        Content::Booklet(view) => ("booklet", Value::from_serializable(view)),
        Content::Changes(view) => ("changes", Value::from_serializable(view)),
        Content::Session(view) => ("session", Value::from_serializable(view)),
        Content::Speaker(view) => ("speaker", Value::from_serializable(view)),
        Content::Speakers(view) => ("speakers", Value::from_serializable(view)),
        Content::Report(view) => ("report", Value::from_serializable(view)),
        Content::Case(view) => ("case", Value::from_serializable(view)),
        Content::Index(view) => ("index", Value::from_serializable(view)),
        Content::Series(view) => ("series", Value::from_serializable(view)),
        Content::Organisation(view) => ("organisation", Value::from_serializable(view)),
        Content::Term(view) => ("term", Value::from_serializable(view)),
        Content::Terms(view) => ("terms", Value::from_serializable(view)),
        Content::Archive(view) => ("archive", Value::from_serializable(view)),
        Content::Statistics(view) => ("statistics", Value::from_serializable(view)),
        Content::Search(view) => ("search", Value::from_serializable(view)),
        Content::Plain(view) => ("plain", Value::from_serializable(view)),
        Content::NotFound(view) => ("not_found", Value::from_serializable(view)),
    }
}

fn text_value(view: &View, html: Option<&str>) -> Value {
    let (Some(text), Some(html)) = (&view.text, html) else { return Value::none() };
    let entries = [
        ("pictures", Value::from_serializable(&text.pictures)),
        ("toc", Value::from_serializable(&text.toc)),
        ("characters", Value::from_serializable(&text.characters)),
        ("minutes", Value::from_serializable(&text.minutes)),
        ("html", Value::safe_string(html)),
    ];
    entries.into_iter().map(|(key, value)| (Key::from(key), value)).collect::<Map>().into()
}

/// The places that a text may have.
pub(super) const PLACES: &[&str] = &["n", "m", "name", "title", "count", "total", "url"];

/// `{{ t.total | fill(n = 3) }}`: puts values into the places of a text.
fn fill(text: &str, values: Kwargs, _: &State<'_>) -> tera::TeraResult<String> {
    let unknown = values.iter().filter_map(|(key, _)| key.as_str()).find(|key| !PLACES.contains(key));
    if let Some(key) = unknown {
        return Err(tera::Error::message(format!("{NO_PLACE}{key}`")));
    }
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('{') {
        filled.push_str(before);
        match behind.split_once('}').filter(|(place, _)| PLACES.contains(place)) {
            Some((place, after)) => {
                let value = values.get::<String>(place)?;
                filled.push_str(&value.ok_or_else(|| tera::Error::message(format!("{UNFILLED}{place}`")))?);
                rest = after;
            }
            None => {
                filled.push('{');
                rest = behind;
            }
        }
    }
    filled.push_str(rest);
    Ok(filled)
}

/// `{{ page.canonical | urlencode }}`: a text as one value of an address's query.
fn urlencode(text: &str, _: Kwargs, _: &State<'_>) -> String {
    encode_value(text)
}

/// `{{ agenda.qr | qr }}`: the QR code of an address, as SVG that takes its size and colour from the page.
///
/// `qr(screen=true)` is smaller, for screens, where nothing is torn or stained.
fn qr_code(address: &str, values: Kwargs, _: &State<'_>) -> tera::TeraResult<Value> {
    let surface = if values.get::<bool>("screen")?.unwrap_or(false) { Surface::Screen } else { Surface::Paper };
    match qr::svg(address, surface) {
        Some(svg) => Ok(Value::safe_string(&svg)),
        None => Err(tera::Error::message(LONG_FOR_QR)),
    }
}

fn undecodable(theme: &ThemeFiles) -> Vec<Diagnostic> {
    let note = |file: &ThemeFile| {
        let at = std::str::from_utf8(&file.bytes).err()?.valid_up_to();
        let problem = Problem::NotUtf8 { looks_like: guess_encoding(&file.bytes) };
        Some(file.file.map_or_else(
            || Diagnostic::nowhere(problem.clone()),
            |id| Diagnostic::new(id, At::Text(Span::new(at, at + 1)), problem.clone()),
        ))
    };
    theme.templates.values().filter_map(note).collect()
}

/// What the engine takes and should not: blocks that it would never come to an end with, components and marks that it
/// takes for texts.
fn refused(theme: &ThemeFiles) -> Vec<Diagnostic> {
    let templates = theme.templates();
    // The program's own are right.
    let own = theme.templates.iter().filter(|(_, file)| file.file.is_some());
    let own: Vec<(&String, &str)> = own.filter_map(|(name, file)| Some((name, std::str::from_utf8(&file.bytes).ok()?))).collect();
    let components = if own.is_empty() { BTreeSet::new() } else { templates.components() };
    let note = |(name, text): (&String, &str)| {
        let nested = nested(text, &templates.above(name)).map(|(block, span)| (format!("{NESTED}{block}`"), span));
        let bare = || bare(text, &components).map(|(name, span)| (format!("{BARE}{name}`"), span));
        let mark = || mark(text).map(|Mark { written, instead, span }| (format!("{MARK}{written}` `{instead}`"), span));
        let (message, span) = nested.or_else(bare).or_else(mark)?;
        Some(Complaint::at(&message, name, span, &message).diagnostic(templates, None))
    };
    own.into_iter().filter_map(note).collect()
}

/// What the engine says; of many templates it may say many things at once.
fn complaints(error: &tera::Error) -> Vec<Complaint> {
    match error.kind() {
        ErrorKind::Msg(whole) => reports(whole).into_iter().map(Complaint::in_text).collect(),
        _ => vec![complaint(error)],
    }
}

fn complaint(error: &tera::Error) -> Complaint {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = Span::new(report.span().range.start, report.span().range.end);
            Complaint::at(report.message(), report.filename(), span, &error.to_string())
        }
        _ => Complaint::in_text(&error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::complaint::{FILTERS, TESTS};
    use super::*;

    /// What may be meant is looked for among these, and the guide lists them.
    #[test]
    fn the_filters_and_tests_are_those_of_the_engine() {
        let engine = with_filters();
        for (list, how) in [(FILTERS, "{{ x | NAME }}"), (TESTS, "{{ x is NAME }}")] {
            for name in list {
                assert!(engine.clone().add_raw_template("one", &how.replace("NAME", name)).is_ok(), "{name}");
            }
        }
        let said = format!("{engine:?}");
        assert!(said.contains(&format!("filters: {},", FILTERS.len())) && said.contains(&format!("tests: {},", TESTS.len())), "{said}");
    }

    #[test]
    fn every_place_of_a_text_is_filled_once() {
        let context = Context::new();
        let filled = |text: &str, pairs| fill(text, Kwargs::from(pairs), &State::new(&context)).map_err(|error| error.to_string());
        let n = |value: &str| [("n", Value::from(value)), ("m", Value::from(2))];
        assert_eq!(filled("共 {n} 项，{m}{x}{", n("{m}")), Ok("共 {m} 项，2{x}{".to_string()));
        assert_eq!(filled("{name}", n("1")), Err("No value for the place `name`".to_string()));
        let k = [("k", Value::from(1)), ("n", Value::from(2))];
        assert_eq!(filled("{n}", k), Err("No text has a place `k`".to_string()));
    }
}
