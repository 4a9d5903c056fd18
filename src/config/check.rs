//! From `site.toml` as written to a checked [`Config`].

use std::collections::BTreeSet;

use jiff::tz::TimeZone;

use super::imprint::{address, imprint};
use super::variants::variants;
use super::{Audience, BaseUrl, Config, Orders, Organisation, Outside, Sheets, Statistics, checks};
use crate::diag::{At, Diagnostic, Expected, Noted, Part, Problem, Trail};
use crate::language::Lang;
use crate::media::Sizes;
use crate::model::Forms;
use crate::parse::{Fields, Notes, Said, Text, read_toml};
use crate::source::FileId;
use crate::text::house::HouseWords;
use crate::tree::Tree;

/// Reads and checks the text of `site.toml`; `None` only if it is not TOML.
#[must_use]
pub fn check(file: FileId, text: &str, outside: &Outside) -> Noted<Option<Config>> {
    let tree = match read_toml(text) {
        Ok(tree) => tree,
        Err(mistakes) => {
            let note = |(span, problem)| Diagnostic::new(file, At::Text(span), problem);
            return Noted { value: None, notes: mistakes.into_iter().map(note).collect() };
        }
    };
    let mut notes = Notes::new(file);
    let config = site(&tree, outside, &mut notes);
    Noted { value: Some(config), notes: notes.list }
}

impl Config {
    /// What to go by while `site.toml` cannot be read, so that the content is checked all the same.
    #[must_use]
    pub fn fallback(outside: &Outside) -> Config {
        let mut unheard = Notes::new(FileId::default());
        site(&Tree::Null, outside, &mut unheard)
    }
}

fn site(tree: &Tree, outside: &Outside, notes: &mut Notes) -> Config {
    let mut f = Fields::new(Part::Site, tree, Trail::default(), notes);
    let title = f.required("title").map_or_else(String::new, |said| said.value);
    let described = f.plain("description");
    let written = f.required("base_url");
    let base = outside.base_url.clone().map(|value| Said { value, trail: Trail::default().key("base_url") }).or(written);
    let base = base.and_then(|said| or_note(&mut f, said, Expected::SiteAddress, BaseUrl::parse));
    let language = f.text("language").and_then(|said| or_note(&mut f, said, Expected::Language, Lang::parse));
    let timezone = f.text("timezone").and_then(|said| or_note(&mut f, said, Expected::Zone, zone));
    let theme = f.plain("theme").unwrap_or_else(|| "gazette".to_string());
    let image = f.plain("image");
    let trust_authors = f.flag("trust_authors").unwrap_or(false);
    let theme_options = f.any("theme_options").map_or(Tree::Null, |(tree, _)| tree.clone());
    let organisation = group(&mut f, "organisation", |f| Organisation {
        name: f.required("name").map_or_else(String::new, |said| said.value),
        forms: Forms { hans: f.plain("name_hans"), hant: f.plain("name_hant"), registered: true },
        url: f.url("url").map(|said| said.value),
        logo: f.plain("logo"),
    });
    let lists = group(&mut f, "lists", |f| (positive(f, "per_page"), group(f, "order", orders)));
    let (per_page, orders) = lists.unwrap_or_default();
    let feed_entries = group(&mut f, "feeds", |f| positive(f, "entries")).flatten();
    let calendar_days = group(&mut f, "calendars", |f| positive(f, "keep_days")).flatten();
    let search = group(&mut f, "search", |f| f.flag("enabled")).flatten();
    let statistics =
        group(&mut f, "statistics", |f| Statistics { enabled: f.flag("enabled").unwrap_or(true), menu: f.flag("menu").unwrap_or(false) });
    let booklet = group(&mut f, "booklet", |f| f.flag("enabled")).flatten();
    let images = group(&mut f, "images", images);
    let required_sign_off = group(&mut f, "sign_off", |f| f.texts("required")).unwrap_or_default();
    let sheets = group(&mut f, "agenda", |f| f.text("sheets").and_then(|said| or_note(f, said, Expected::Sheets, Sheets::parse)));
    let footer = footer(&mut f);
    let imprint = imprint(&mut f);
    let hosting = group(&mut f, "hosting", |f| (f.flag("headers"), f.flag("relative_urls")));
    let (headers, relative_urls) = hosting.unwrap_or_default();
    let checks = f.any("checks").map(|(tree, trail)| checks::checks(tree, trail, f.notes())).unwrap_or_default();
    let language = language.unwrap_or_else(|| Lang::parse("zh-Hans").expect("a valid tag"));
    let variants = f.any("variants").map(|(tree, trail)| variants(tree, &trail, &language, outside.audience, f.notes()));
    f.finish();
    let base = base.unwrap_or_else(|| BaseUrl::parse("http://localhost/").expect("a valid address"));
    Config {
        title,
        description: described,
        root: base.clone(),
        base,
        variants: variants.unwrap_or_default(),
        sides: Vec::new(),
        pages: None,
        language,
        timezone: timezone.unwrap_or_else(|| zone("Asia/Shanghai").unwrap_or(TimeZone::UTC)),
        theme: outside.theme.clone().unwrap_or(theme),
        theme_options,
        organisation,
        image,
        footer,
        imprint,
        headers: headers.unwrap_or(false),
        // A preview stands on a server, which finds its pages by their usual addresses.
        relative_urls: outside.audience == Audience::Public && (outside.relative_urls || relative_urls.unwrap_or(false)),
        per_page: per_page.unwrap_or(20),
        orders: orders.unwrap_or_default(),
        feed_entries: feed_entries.unwrap_or(20),
        sheets: sheets.flatten().unwrap_or_default(),
        calendar_days: calendar_days.unwrap_or(400),
        statistics: statistics.unwrap_or_default(),
        booklet: booklet.unwrap_or(true),
        images: images.unwrap_or_default(),
        search: search.unwrap_or(true),
        required_sign_off: required_sign_off.iter().flat_map(|said| roles(&said.value)).collect(),
        checks,
        words: HouseWords::default(),
        trust_authors,
        today: outside.today,
        audience: outside.audience,
    }
}

/// What each list goes by, where its author says so.
fn orders(f: &mut Fields<'_>) -> Orders {
    let usual = Orders::default();
    Orders {
        speakers: f.word("speakers").unwrap_or(usual.speakers),
        organisations: f.word("organisations").unwrap_or(usual.organisations),
        topics: f.word("topics").unwrap_or(usual.topics),
        regions: f.word("regions").unwrap_or(usual.regions),
        series: f.word("series").unwrap_or(usual.series),
    }
}

/// In which sizes pictures are published.
fn images(f: &mut Fields<'_>) -> Sizes {
    let usual = Sizes::default();
    let said = f.texts("widths");
    let widths: BTreeSet<u32> = said.into_iter().filter_map(|said| up_to(f, "widths", said, WIDEST)).collect();
    let largest = f.text("largest").and_then(|said| up_to(f, "largest", said, WIDEST));
    let quality = f.text("quality").and_then(|said| up_to(f, "quality", said, 100)).and_then(|n| u8::try_from(n).ok());
    let widths = if widths.is_empty() { usual.widths } else { widths.into_iter().collect() };
    Sizes { widths, largest: largest.unwrap_or(usual.largest), quality: quality.unwrap_or(usual.quality) }
}

/// The widest a picture may be asked for.
const WIDEST: u32 = 10_000;

/// A whole number from 1 on; an entry of a list is noted by the key of the list.
fn up_to(f: &mut Fields<'_>, key: &str, said: Text, most: u32) -> Option<u32> {
    let number = said.value.parse().ok().filter(|n| (1..=most).contains(n));
    if number.is_none() {
        let problem = Problem::BadValue { key: key.to_string(), value: said.value, expected: Expected::UpTo { most } };
        f.notes().value(said.trail, problem);
    }
    number
}

fn footer(f: &mut Fields<'_>) -> Vec<(String, Option<String>)> {
    let mut lines = Vec::new();
    for (tree, trail) in f.items("footer") {
        let mut line = Fields::new(Part::Site, tree, trail, f.notes());
        let title = line.required("title").map_or_else(String::new, |said| said.value);
        lines.push((title, address(&mut line, "url").map(|(url, _)| url)));
        line.finish();
    }
    lines
}

pub(super) fn group<T>(f: &mut Fields<'_>, key: &'static str, read: impl FnOnce(&mut Fields<'_>) -> T) -> Option<T> {
    let (tree, trail) = f.any(key)?;
    let mut group = Fields::new(Part::Site, tree, trail, f.notes());
    let value = read(&mut group);
    group.finish();
    Some(value)
}

/// The roles of one text: `记者、编辑` are two.
fn roles(written: &str) -> impl Iterator<Item = String> {
    written.split(['、', '，', ',', '；', ';']).map(str::trim).filter(|role| !role.is_empty()).map(str::to_string)
}

fn positive(f: &mut Fields<'_>, key: &'static str) -> Option<usize> {
    let said = f.text(key)?;
    or_note(f, said, Expected::PositiveNumber, |text| text.parse().ok().filter(|n| *n > 0))
}

pub(super) fn or_note<T>(f: &mut Fields<'_>, said: Text, expected: Expected, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
    let value = read(&said.value);
    if value.is_none() {
        let key = said.trail.steps().last().unwrap_or_default().to_string();
        f.notes().value(said.trail, Problem::BadValue { key, value: said.value, expected });
    }
    value
}

fn zone(name: &str) -> Option<TimeZone> {
    TimeZone::get(name).ok()
}
