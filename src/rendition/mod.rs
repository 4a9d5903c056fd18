//! The site in other scripts: the resolved archive once more for each variant, in its characters.
//!
//! In: the archive and the configuration. Out: one [`Rendition`] for the site itself and one for each variant, each
//! with an archive of its own, in which every word of the authors is in the script of that rendition. What is
//! written in it already is taken as it is. Numbers, order and everything that addresses are made of stay, so that
//! one plan does for all: a page has the same place in each. A site without variants is its own only rendition,
//! and nothing is copied.
//!
//! | file | what is in it |
//! |---|---|
//! | `names` | what registered names are in a script |
//! | `hand` | which words of the archive are words |
//! | `free` | which words of free data are |
//! | `checks` | names for which nobody said what they are |

mod checks;
mod free;
mod hand;
mod names;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::{BaseUrl, Config, Names, Organisation, Side, Variant};
use crate::diag::Noted;
use crate::language::{Lang, Words};
use crate::model::Site;
use crate::resolve::Resolved;
use crate::source::Sources;
use crate::text::script::{Converter, Quotes, Rules, Script};

use hand::Hand;

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

/// Every rendition of a site, the site itself first; with a note for each variant in which names stay as they are.
#[must_use]
pub fn renditions(config: &Arc<Config>, resolved: &Arc<Resolved>, sources: &Sources) -> Noted<Vec<Rendition>> {
    let own = Script::of(&config.language);
    let shown = || config.variants.iter().filter(|variant| !variant.folder.is_empty());
    if shown().next().is_none() {
        let only = Rendition { config: Arc::clone(config), resolved: Arc::clone(resolved), folder: String::new() };
        return Noted::quiet(vec![only]);
    }
    // An entry of `[variants]` that has no folder says something of the site itself.
    let of_own = config.variants.iter().find(|variant| variant.folder.is_empty());
    let mut entries: Vec<(Lang, Option<Script>, Option<&Variant>)> = vec![(config.language.clone(), own, of_own)];
    entries.extend(shown().map(|variant| (variant.language.clone(), Script::of(&variant.language), Some(variant))));
    let sides = sides(config, &entries);
    let langs: Vec<Lang> = entries.iter().map(|(lang, ..)| lang.clone()).collect();
    let mut notes = Vec::new();
    let mut renditions = Vec::with_capacity(entries.len());
    for (n, (lang, script, variant)) in entries.iter().enumerate() {
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
    Noted { value: renditions, notes }
}

/// How texts come into a script.
fn converter(site: &Site, config: &Config, script: Script, variant: Option<&Variant>) -> Converter {
    let (quotes, words, rule) =
        variant.map_or((Quotes::Keep, BTreeMap::new(), Names::Keep), |one| (one.quotes, one.words.clone(), one.names));
    let plain = Converter::new(Rules { script, quotes, words: words.clone(), names: BTreeMap::new() });
    let names = names::known(site, config, &plain, rule);
    Converter::new(Rules { script, quotes, words, names })
}

/// The site and its variants, as the switch calls them.
fn sides(config: &Config, entries: &[(Lang, Option<Script>, Option<&Variant>)]) -> Vec<Side> {
    let usual = |lang: &Lang| match lang.script() {
        Words::Hans => "简体".to_string(),
        Words::Hant => "繁體".to_string(),
        Words::En => lang.as_str().to_string(),
    };
    let one = |(lang, _, variant): &(Lang, Option<Script>, Option<&Variant>)| {
        let own = variant.and_then(|variant| variant.name.clone());
        let others = entries.iter().filter(|(other, ..)| usual(other) == usual(lang)).count();
        let several = if others > 1 { format!("{}（{lang}）", usual(lang)) } else { usual(lang) };
        Side { language: lang.clone(), name: own.unwrap_or(several), base: base_of(config, *variant) }
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
        footer: config.footer.iter().map(|(title, url)| (text(title), url.clone())).collect(),
        ..config.clone()
    }
}

/// The archive in the words of a rendition.
fn archive_of(resolved: &Resolved, hand: Option<&Hand<'_>>, converter: Option<Arc<Converter>>) -> Resolved {
    let Some(hand) = hand else { return resolved.clone() };
    let mut site = Site::clone(&resolved.site);
    let mut texts = resolved.texts.clone();
    hand.site(&mut site, &mut texts);
    Resolved { site: Arc::new(site), texts, converter, ..resolved.clone() }
}
