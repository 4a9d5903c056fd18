//! The site in other scripts: the resolved archive once more for each variant, in its characters.
//!
//! In: the archive and the configuration. Out: one [`Rendition`] for the site itself and one for each variant, each
//! with an archive of its own, in which every word of the authors is in the script of that rendition. What is
//! written in it already is taken as it is. Numbers, order and everything that addresses are made of stay, so that
//! one plan does for all: a page has the same place in each. A language into which documents are translated is one
//! more rendition, of these documents only. A site without variants and translations is its own only rendition, and
//! nothing is copied.
//!
//! | file | what is in it |
//! |---|---|
//! | `names` | what registered names are in a script |
//! | `hand` | which words of the archive are words |
//! | `free` | which words of free data are |
//! | `translated` | documents in other languages: where they are shown |
//! | `checks` | names for which nobody said what they are |

mod checks;
mod free;
mod hand;
mod names;
mod translated;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::{BaseUrl, Config, Imprint, ImprintLine, Names, Organisation, Side, Variant};
use crate::diag::{Diagnostic, Noted};
use crate::language::{Lang, Words};
use crate::model::{Original, Site};
use crate::plan::Plan;
use crate::resolve::Resolved;
use crate::source::Sources;
use crate::text::script::{Converter, Quotes, Rules, Script};

use hand::Hand;
use translated::Spoken;

pub(crate) use checks::unsure;

/// The site in one script.
#[derive(Debug, Clone)]
pub struct Rendition {
    /// What its pages go by.
    pub config: Arc<Config>,
    /// The archive in its words.
    pub resolved: Arc<Resolved>,
    /// The folder of the output that it lies in; empty for the site itself.
    pub folder: String,
}

/// A rendition of the whole site, before it is made: its language and script, and the entry of `[variants]` that asks for it.
type Whole<'a> = (Lang, Option<Script>, Option<&'a Variant>);

/// Every rendition of a site, the site itself first; with a note for each variant in which names stay as they are.
#[must_use]
pub fn renditions(config: &Arc<Config>, resolved: &Arc<Resolved>, plan: &Plan, sources: &Sources) -> Noted<Vec<Rendition>> {
    let shown = || config.variants.iter().filter(|variant| !variant.folder.is_empty());
    let has_variants = shown().next().is_some();
    if !has_variants && resolved.site.translations.is_empty() {
        let only = Rendition { config: Arc::clone(config), resolved: Arc::clone(resolved), folder: String::new() };
        return Noted::quiet(vec![only]);
    }
    // An entry of `[variants]` that has no folder says something of the site itself.
    let of_own = config.variants.iter().find(|variant| variant.folder.is_empty());
    let mut wholes: Vec<Whole<'_>> = vec![(config.language.clone(), Script::of(&config.language), of_own)];
    wholes.extend(shown().map(|variant| (variant.language.clone(), Script::of(&variant.language), Some(variant))));
    let scripts: Vec<Option<Script>> = if has_variants { wholes.iter().map(|(_, script, _)| *script).collect() } else { Vec::new() };
    let spoken = translated::spoken(&resolved.site, plan, &scripts);
    let mut sides = sides(config, &wholes);
    if has_variants {
        let standing = |(lang, script, _): &Whole<'_>| translated::standing(&resolved.site, lang, *script);
        sides.iter_mut().zip(&wholes).for_each(|(side, whole)| side.translations = standing(whole));
    }
    sides.extend(spoken.iter().map(|one| one.side(config)));
    let mut notes: Vec<Diagnostic> = spoken.iter().flat_map(|one| one.clashes(&resolved.site, plan, sources)).collect();
    let langs: Vec<Lang> = wholes.iter().map(|(lang, ..)| lang.clone()).collect();
    let mut renditions = Vec::with_capacity(sides.len());
    for (n, (lang, script, variant)) in wholes.iter().enumerate() {
        let script = script.filter(|_| has_variants);
        let converter = script.map(|script| Arc::new(converter(&resolved.site, config, script, *variant)));
        if let Some(script) = script.filter(|_| variant.is_none_or(|variant| variant.names == Names::Ask)) {
            notes.extend(checks::ask(&resolved.site, config, *variant, script, sources));
        }
        let hand = converter.as_deref().map(|converter| Hand { converter, lang, own: &config.language, langs: &langs });
        renditions.push(Rendition {
            config: Arc::new(config_of(config, hand.as_ref(), *variant, n, &sides)),
            resolved: Arc::new(archive_of(resolved, hand.as_ref(), converter.clone())),
            folder: variant.map_or_else(String::new, |variant| variant.folder.clone()),
        });
    }
    let of_spoken = |one: &Spoken| Rendition {
        config: Arc::new(one.config(&renditions[0].config, &resolved.site, &sides)),
        resolved: Arc::clone(&renditions[0].resolved),
        folder: one.folder.clone(),
    };
    let of_spoken: Vec<Rendition> = spoken.iter().map(of_spoken).collect();
    renditions.extend(of_spoken);
    if !resolved.site.translations.is_empty() {
        translate(&mut renditions, resolved, &sides);
    }
    Noted { value: renditions, notes }
}

/// Puts the translations into the archives of the renditions they stand in.
fn translate(renditions: &mut [Rendition], resolved: &Resolved, sides: &[Side]) {
    let written = &*resolved.site;
    let translations = &written.translations;
    let is_converted = sides.iter().filter(|side| side.pages.is_none()).count() > 1;
    let mut langs: BTreeMap<Original, Vec<Lang>> = BTreeMap::new();
    for of in translations.iter().map(|one| one.of) {
        let Some(shared) = written.original(of) else { continue };
        let in_side = |side: &Side| {
            let said = side.translations.iter().map(|n| &translations[*n as usize]).find(|one| one.of == of);
            match (said, &side.pages) {
                (Some(one), _) => one.lang.clone(),
                (None, Some(_)) => side.language.clone(),
                (None, None) if is_converted => lang_in(&shared.lang, &side.language),
                (None, None) => shared.lang.clone(),
            }
        };
        langs.insert(of, sides.iter().map(in_side).collect());
    }
    for (rendition, side) in renditions.iter_mut().zip(sides) {
        let resolved = Arc::make_mut(&mut rendition.resolved);
        let site = Arc::make_mut(&mut resolved.site);
        translated::put(site, written, &side.translations);
        if side.pages.is_some() && Script::of(&side.language).is_none() {
            translated::latin_names(site);
        }
        translated::tell_languages(site, &langs);
    }
}

/// What a language is in a rendition of another: a script of Chinese becomes the other, all else stays.
fn lang_in(lang: &Lang, rendition: &Lang) -> Lang {
    match (Script::of(lang), Script::of(rendition)) {
        (Some(own), Some(other)) if !own.is_like(other) => rendition.clone(),
        _ => lang.clone(),
    }
}

/// How texts come into a script.
fn converter(site: &Site, config: &Config, script: Script, variant: Option<&Variant>) -> Converter {
    let (quotes, words, rule) =
        variant.map_or((Quotes::Keep, BTreeMap::new(), Names::Keep), |one| (one.quotes, one.words.clone(), one.names));
    let plain = Converter::new(Rules { script, quotes, words: words.clone(), names: BTreeMap::new() });
    let names = names::known(site, config, &plain, rule);
    Converter::new(Rules { script, quotes, words, names })
}

/// What the switch calls a language where nobody says otherwise.
fn usual(lang: &Lang) -> String {
    match lang.script() {
        Words::Hans => "简体".to_string(),
        Words::Hant => "繁體".to_string(),
        Words::En => lang.own_name().to_string(),
    }
}

/// The site and its variants, as the switch calls them.
fn sides(config: &Config, entries: &[Whole<'_>]) -> Vec<Side> {
    let one = |(lang, _, variant): &Whole<'_>| {
        let own = variant.and_then(|variant| variant.name.clone());
        let others = entries.iter().filter(|(other, ..)| usual(other) == usual(lang)).count();
        let several = if others > 1 { format!("{}（{lang}）", usual(lang)) } else { usual(lang) };
        let base = base_of(config, *variant);
        let folder = variant.map(|variant| variant.folder.clone()).unwrap_or_default();
        Side { language: lang.clone(), name: own.unwrap_or(several), base, folder, pages: None, translations: Vec::new() }
    };
    entries.iter().map(one).collect()
}

/// Where a variant stands.
fn base_of(config: &Config, variant: Option<&Variant>) -> BaseUrl {
    match variant {
        Some(Variant { host: Some(host), .. }) => host.clone(),
        Some(Variant { folder, .. }) if !folder.is_empty() => config.root.below(folder),
        Some(_) | None => config.root.clone(),
    }
}

/// What the pages of a rendition go by.
fn config_of(config: &Config, hand: Option<&Hand<'_>>, variant: Option<&Variant>, n: usize, sides: &[Side]) -> Config {
    let text = |text: &String| hand.map_or_else(|| text.clone(), |hand| hand.text(text));
    let said = |own: fn(&Variant) -> &Option<String>| variant.and_then(|variant| own(variant).clone());
    // The publisher is known to the converter by name.
    let organisation = config.organisation.as_ref().map(|one| Organisation { name: text(&one.name), ..one.clone() });
    Config {
        title: said(|variant| &variant.title).unwrap_or_else(|| text(&config.title)),
        description: said(|variant| &variant.description).or_else(|| config.description.as_ref().map(text)),
        base: sides[n].base.clone(),
        sides: sides.to_vec(),
        language: sides[n].language.clone(),
        organisation,
        imprint: imprint_of(config, &text),
        footer: config.footer.iter().map(|(title, url)| (text(title), url.clone())).collect(),
        ..config.clone()
    }
}

/// What stands at the foot of each page, in the words of a rendition.
fn imprint_of(config: &Config, text: &dyn Fn(&String) -> String) -> Imprint {
    let one = |line: &ImprintLine| if line.is_words() { ImprintLine { text: text(&line.text), ..line.clone() } } else { line.clone() };
    Imprint { lines: config.imprint.lines.iter().map(one).collect(), ..config.imprint.clone() }
}

/// The archive in the words of a rendition.
fn archive_of(resolved: &Resolved, hand: Option<&Hand<'_>>, converter: Option<Arc<Converter>>) -> Resolved {
    let Some(hand) = hand else { return resolved.clone() };
    let mut site = Site::clone(&resolved.site);
    let mut texts = resolved.texts.clone();
    hand.site(&mut site, &mut texts);
    Resolved { site: Arc::new(site), texts, converter, ..resolved.clone() }
}
