//! Names for which nobody said what they are in another script.

use std::collections::BTreeMap;

use super::names::registered;
use crate::config::{Config, Names, Variant};
use crate::diag::{At, Diagnostic, Problem, Trail};
use crate::model::Site;
use crate::read::site_file;
use crate::source::Sources;
use crate::text::script::{Converter, Quotes, Rules, Script, has_several_forms};

/// The most names a note lists.
const LISTED: usize = 8;

/// A note where registered names stay in another script, as nobody said what they are in this one.
pub(super) fn ask(site: &Site, config: &Config, variant: Option<&Variant>, script: Script, sources: &Sources) -> Option<Diagnostic> {
    let plain = Converter::new(Rules { script, quotes: Quotes::Keep, words: BTreeMap::new(), names: BTreeMap::new() });
    let unsaid = registered(site, config).filter(|one| one.said(script).is_none() && one.guess(&plain) != one.name);
    let (names, more) = listed(unsaid.map(|one| format!("{} → {}", one.name, one.guess(&plain))).collect())?;
    let key = if script == Script::Hans { "name_hans" } else { "name_hant" }.to_string();
    note(variant, sources, Problem::NamesInOneScript { names, more, key })
}

/// What a check says besides: names whose traditional form is a guess, as one of their characters has several.
#[must_use]
pub(crate) fn unsure(site: &Site, config: &Config, sources: &Sources) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    for variant in &config.variants {
        let Some(script) = Script::of(&variant.language).filter(|script| *script != Script::Hans) else { continue };
        let converted = registered(site, config).filter(|one| variant.names == Names::Convert && one.said(script).is_none());
        let unregistered = site.speakers.iter().map(|(_, one)| one).filter(|one| !one.forms.registered).map(|one| one.shared.title.clone());
        let guessed = converted.filter(|one| one.person).map(|one| one.name.to_string()).chain(unregistered);
        if let Some((names, more)) = listed(guessed.filter(|name| has_several_forms(name)).collect()) {
            notes.extend(note(Some(variant), sources, Problem::UnsureNames { names, more }));
        }
    }
    notes
}

/// The first of some names, and how many more there are; nothing if there are none.
fn listed(mut names: Vec<String>) -> Option<(Vec<String>, usize)> {
    names.sort();
    names.dedup();
    let more = names.len().saturating_sub(LISTED);
    names.truncate(LISTED);
    (!names.is_empty()).then_some((names, more))
}

/// At the variant; at all of them, where the site itself is meant and nothing is said of it.
fn note(variant: Option<&Variant>, sources: &Sources, problem: Problem) -> Option<Diagnostic> {
    let trail = variant.map_or_else(|| Trail::default().key("variants"), |variant| variant.trail.clone());
    Some(Diagnostic::new(sources.find(&site_file())?, At::Key(trail), problem))
}
