//! `[variants]`: the other scripts in which the whole site is made.

use std::collections::BTreeMap;

use super::check::or_note;
use super::{Audience, BaseUrl};
use crate::diag::{Expected, Part, Problem, Trail};
use crate::language::Lang;
use crate::parse::{Fields, Notes, wrong_key};
use crate::slug::is_usable;
use crate::text::script::{Quotes, Script};
use crate::tree::Tree;

/// Where Chinese is written: what a tag may end with.
const AREAS: &[&str] = &["CN", "HK", "MO", "TW", "SG", "MY"];

/// Whether part of a tag is a script of Chinese or an area where it is written.
fn is_known(part: &str) -> bool {
    ["hans", "hant"].contains(&part.to_lowercase().as_str()) || AREAS.contains(&part.to_uppercase().as_str())
}

/// One entry of `[variants]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// Its language.
    pub language: Lang,
    /// The folder its pages lie in; empty for the site's own, which an entry only says something about.
    pub folder: String,
    /// Its own address, where it has one.
    pub host: Option<BaseUrl>,
    /// What the switch calls it.
    pub name: Option<String>,
    /// The site's title in it, where conversion does not do.
    pub title: Option<String>,
    /// The site's description in it.
    pub description: Option<String>,
    /// What becomes of quotation marks.
    pub quotes: Quotes,
    /// What becomes of registered names for which nobody said what they are in this script.
    pub names: Names,
    /// The site's own words.
    pub words: BTreeMap<String, String>,
    /// Where it stands in `site.toml`.
    pub trail: Trail,
}

/// What becomes of registered names for which nobody said what they are in another script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Names {
    /// They stay as they are, and the author is told of it.
    #[default]
    Ask,
    /// They stay as they are.
    Keep,
    /// They are converted like names that are not registered.
    Convert,
}

impl Names {
    fn parse(text: &str) -> Option<Names> {
        match text {
            "keep" => Some(Names::Keep),
            "convert" => Some(Names::Convert),
            _ => None,
        }
    }
}

/// Reads `[variants]` for a site of a language.
pub(super) fn variants(tree: &Tree, trail: &Trail, own: &Lang, audience: Audience, notes: &mut Notes) -> Vec<Variant> {
    let entries = match tree {
        Tree::Map(entries) => entries.as_slice(),
        _ => {
            // Says that it is no group of keys.
            Fields::new(Part::Variants, tree, trail.clone(), notes).finish();
            return Vec::new();
        }
    };
    let mut variants: Vec<Variant> = Vec::new();
    for (tag, tree) in entries {
        let trail = trail.key(tag);
        let Some(language) = Lang::parse(tag).filter(|language| Script::of(language).is_some()) else {
            notes.key(trail, Problem::BadValue { key: "variants".to_string(), value: tag.clone(), expected: Expected::Chinese });
            continue;
        };
        if !tag.split('-').skip(1).all(is_known) {
            notes.key(trail, Problem::BadValue { key: "variants".to_string(), value: tag.clone(), expected: Expected::ChineseArea });
            continue;
        }
        let is_own = Script::of(own).zip(Script::of(&language)).is_some_and(|(own, other)| own.is_like(other));
        let mut variant = variant(tree, trail.clone(), language, is_own, notes);
        if audience == Audience::Preview {
            // A preview has one host.
            variant.host = None;
        }
        if variants.iter().any(|other| other.folder == variant.folder) {
            let (key, value, expected) = match variant.folder.is_empty() {
                true => ("variants", tag.clone(), Expected::OtherScript),
                false => ("prefix", variant.folder, Expected::OwnPrefix),
            };
            notes.key(trail, Problem::BadValue { key: key.to_string(), value, expected });
            continue;
        }
        variants.push(variant);
    }
    variants
}

fn variant(tree: &Tree, trail: Trail, language: Lang, is_own: bool, notes: &mut Notes) -> Variant {
    let part = if is_own { Part::OwnVariant } else { Part::Variant };
    let mut f = Fields::new(part, tree, trail.clone(), notes);
    let usual = language.as_str().to_lowercase();
    let (mut folder, mut host) = (String::new(), None);
    if !is_own {
        let prefix = |text: &str| Some(text.trim_matches('/').to_string()).filter(|prefix| is_usable(prefix));
        let said = f.text("prefix");
        folder = said.and_then(|said| or_note(&mut f, said, Expected::Prefix, prefix)).unwrap_or(usual);
        host = f.text("host").and_then(|said| or_note(&mut f, said, Expected::SiteAddress, BaseUrl::parse));
    }
    let quotes = f.text("quotes").and_then(|said| or_note(&mut f, said, Expected::Quotes, Quotes::parse));
    let names = f.text("names").and_then(|said| or_note(&mut f, said, Expected::Names, Names::parse));
    let (name, title, description) = (f.plain("name"), f.plain("title"), f.plain("description"));
    let words = f.any("words").map(|(tree, trail)| words(tree, trail, f.notes())).unwrap_or_default();
    f.finish();
    Variant {
        language,
        folder,
        host,
        name,
        title,
        description,
        quotes: quotes.unwrap_or_default(),
        names: names.unwrap_or_default(),
        words,
        trail,
    }
}

/// `软件 = "軟體"`: any key goes.
fn words(tree: &Tree, trail: Trail, notes: &mut Notes) -> BTreeMap<String, String> {
    let Tree::Map(entries) = tree else {
        Fields::new(Part::Words, tree, trail, notes).finish();
        return BTreeMap::new();
    };
    let mut words = BTreeMap::new();
    for (from, to) in entries {
        match to {
            Tree::Text(to) if !from.is_empty() => drop(words.insert(from.clone(), to.clone())),
            other => notes.value(trail.key(from), wrong_key(from, Expected::Text, other)),
        }
    }
    words
}
