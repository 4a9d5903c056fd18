//! What registered names are in a script.
//!
//! A name is its owner's. What its entry says counts: `name_hant`, `name_hans`, or another name of the entry that is
//! the same one in the other script (王樹斌, 王树斌). Where nothing is said it stays as it is, unless the site has
//! its names converted. Speakers who are not registered have their names converted, by the rules for names.

use std::collections::BTreeMap;

use crate::config::{Config, Names};
use crate::model::{Forms, Site};
use crate::text::script::{Converter, Script, has_traditional, is_same_name};

/// A registered name.
pub(super) struct Registered<'s> {
    /// As its entry has it.
    pub(super) name: &'s str,
    /// Other names of the entry.
    pub(super) others: &'s [String],
    pub(super) forms: &'s Forms,
    /// Whether it is a person's.
    pub(super) person: bool,
}

/// Every name of the site by each of its forms, with the form that is printed.
pub(super) fn known(site: &Site, config: &Config, converter: &Converter, rule: Names) -> BTreeMap<String, String> {
    let mut known = BTreeMap::new();
    for one in registered(site, config) {
        let printed = one.printed(converter, rule);
        let same = one.others.iter().filter(|other| is_same_name(other, one.name));
        let forms = one.forms.hans.iter().chain(&one.forms.hant).chain(same).map(String::as_str);
        for form in std::iter::once(one.name).chain(forms).filter(|form| form.chars().nth(1).is_some()) {
            known.entry(form.to_string()).or_insert_with(|| printed.clone());
        }
    }
    // What a name becomes where it stands alone, it becomes in a text.
    let others = site.speakers.iter().filter(|(_, one)| !one.forms.registered).map(|(_, one)| &one.shared.title);
    for name in others.filter(|name| name.chars().nth(1).is_some()) {
        known.entry(name.clone()).or_insert_with(|| converter.person(name));
    }
    known
}

/// All registered names: people first, as theirs must not be taken for words.
pub(super) fn registered<'s>(site: &'s Site, config: &'s Config) -> impl Iterator<Item = Registered<'s>> {
    let people = site.speakers.iter().map(|(_, one)| Registered {
        name: &one.shared.title,
        others: &one.alternate_names,
        forms: &one.forms,
        person: true,
    });
    let organisations = site.organisations.iter().map(|(_, one)| Registered {
        name: &one.shared.title,
        others: &one.aliases,
        forms: &one.forms,
        person: false,
    });
    let venues = site.venues.iter().map(|(_, one)| Registered { name: &one.name, others: &[], forms: &one.forms, person: false });
    let publisher = config.organisation.iter().map(|one| Registered { name: &one.name, others: &[], forms: &one.forms, person: false });
    people.chain(organisations).chain(venues).chain(publisher).filter(|one| one.forms.registered)
}

impl Registered<'_> {
    /// The form that is printed in a script.
    fn printed(&self, converter: &Converter, rule: Names) -> String {
        match (self.said(converter.script()), rule) {
            (Some(said), _) => said.to_string(),
            (None, Names::Convert) => self.guess(converter),
            (None, Names::Ask | Names::Keep) => self.name.to_string(),
        }
    }

    /// What its entry says that it is in a script.
    pub(super) fn said(&self, script: Script) -> Option<&str> {
        let names =
            || std::iter::once(self.name).chain(self.others.iter().map(String::as_str).filter(|other| is_same_name(other, self.name)));
        match script {
            Script::Hans => self.forms.hans.as_deref().or_else(|| names().find(|name| !has_traditional(name))),
            Script::Hant(_) => self.forms.hant.as_deref().or_else(|| names().find(|name| has_traditional(name))),
        }
    }

    /// What it would be if it were no name.
    pub(super) fn guess(&self, converter: &Converter) -> String {
        if self.person { converter.person(self.name) } else { converter.text(self.name) }
    }
}
