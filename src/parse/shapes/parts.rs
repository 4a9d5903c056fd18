//! The parts that several kinds of documents share: times, links, people, numbers, lists of such.

use crate::diag::{At, Expected, Part, Problem, Subject, Trail, YamlSlip};
use crate::parse::fields::{Fields, Notes, Said, Text, scalar_text, wrong_key, wrong_type};
use crate::parse::front_matter::full_width_key;
use crate::parse::near_lists::is_full_width_list;
use crate::parse::raw::{RawAppearance, RawFigure, RawForms, RawLink, RawSignOff, RawSource, RawTime};
use crate::parse::{people, tables};
use crate::text::cjk::is_han;
use crate::text::lookalikes::as_seen;
use crate::tree::Tree;

/// A start, an end, a duration; what is not known yet may be said to be so, as in spreadsheets: `start: 待定`.
pub(super) fn time(f: &mut Fields<'_>) -> RawTime {
    let mut known = |key| f.text(key).filter(|said| !tables::is_open(&said.value));
    RawTime { start: known("start"), end: known("end"), duration: known("duration") }
}

/// A name in both scripts of Chinese.
pub(super) fn forms(f: &mut Fields<'_>) -> RawForms {
    RawForms { hans: f.plain("name_hans"), hant: f.plain("name_hant") }
}

pub(super) fn source(f: &mut Fields<'_>) -> Option<RawSource> {
    let (tree, trail) = f.any("source")?;
    if let Some(name) = scalar_text(tree) {
        return Some(RawSource { name, ..RawSource::default() });
    }
    Some(nested(Part::Source, tree, trail, f.notes(), |f| RawSource {
        name: f.required("name").map_or_else(String::new, |said| said.value),
        url: f.url("url"),
        date: f.text("date"),
        issue: f.plain("issue"),
    }))
}

/// `记者: 李天然` under each other, or a list of `{role, name}`: a mapping cannot have one role twice.
pub(super) fn sign_off(f: &mut Fields<'_>) -> Vec<RawSignOff> {
    let names = |tree: &Tree| match tree {
        Tree::List(items) => items.iter().filter_map(scalar_text).collect(),
        other => scalar_text(other).map_or_else(Vec::new, |text| text.split(['、', '，', ',']).map(|n| n.trim().to_string()).collect()),
    };
    match f.any("sign_off") {
        None => Vec::new(),
        Some((Tree::Map(steps), trail)) => {
            for (role, who) in steps {
                note_marks(role, who, &trail.key(role), f.notes());
            }
            let step = |(role, who): &(String, Tree)| RawSignOff { role: role.clone(), names: names(who), at: At::Key(trail.key(role)) };
            steps.iter().map(step).collect()
        }
        // `- 记者: 甲`: the form without dashes is meant, or the one with keys.
        Some((list @ Tree::List(steps), trail)) if steps.iter().any(is_bare_step) && steps.iter().all(|step| !has_keys(step)) => {
            f.notes().value(
                trail,
                Problem::WrongType { subject: Subject::Key { key: "sign_off".to_string() }, expected: Expected::Roles, found: list.into() },
            );
            Vec::new()
        }
        Some((Tree::List(steps), trail)) => {
            let step = |(n, step): (usize, &Tree)| {
                nested(Part::SignOffStep, step, trail.index(n), f.notes(), |f| {
                    let role = f.required("role").map_or_else(String::new, |said| said.value);
                    let names = f.split_texts("name").into_iter().map(|said| said.value).collect();
                    RawSignOff { role, names, at: At::Value(trail.index(n).key("role")) }
                })
            };
            steps.iter().enumerate().map(step).collect()
        }
        Some((other, trail)) => {
            f.notes().value(trail, wrong_key("sign_off", Expected::Roles, other));
            Vec::new()
        }
    }
}

/// Marks of a Chinese keyboard between the steps of a sign-off in braces, whose keys nobody knows beforehand:
/// `{记者：甲，编辑：乙}`.
fn note_marks(role: &str, who: &Tree, trail: &Trail, notes: &mut Notes) {
    if let Some(key) = full_width_key(role).filter(|_| *who == Tree::Null) {
        return notes.key(trail.clone(), Problem::FullWidthColon { key: key.to_string() });
    }
    let next_step = |text: &str| text.split('，').skip(1).any(|piece| full_width_key(piece.trim()).is_some());
    if is_full_width_list(who) {
        notes.value(trail.clone(), Problem::YamlSyntax { slip: YamlSlip::FullWidthBrackets });
    } else if matches!(who, Tree::Text(text) if next_step(text)) {
        notes.value(trail.clone(), Problem::YamlSyntax { slip: YamlSlip::FullWidthComma });
    }
}

/// A step that is a role with a name, or one text.
fn is_bare_step(step: &Tree) -> bool {
    match step {
        Tree::Map(entries) => entries.iter().all(|(key, _)| key.contains(is_han) && !has_keys(step)),
        other => scalar_text(other).is_some(),
    }
}

/// A step with the keys that a list of steps has, be they written as they should or not.
fn has_keys(step: &Tree) -> bool {
    let is_one = |key: &str| ["role", "name", "姓名", "职责"].iter().any(|known| key.trim().starts_with(known));
    match step {
        Tree::Map(entries) => entries.iter().any(|(key, _)| is_one(key)),
        other => scalar_text(other).is_some_and(|text| is_one(&text)),
    }
}

pub(super) fn quotes(f: &mut Fields<'_>) -> Vec<(String, Option<RawAppearance>)> {
    maps(f, "quotes", Part::Quote, |f| {
        let text = f.required("text").map_or_else(String::new, |said| said.value);
        (text, appearances(f, "speaker").into_iter().next())
    })
}

pub(super) fn corrections(f: &mut Fields<'_>) -> Vec<(Option<Text>, String)> {
    maps(f, "corrections", Part::Correction, |f| (f.text("date"), f.required("text").map_or_else(String::new, |said| said.value)))
}

pub(super) fn figures(f: &mut Fields<'_>) -> Vec<RawFigure> {
    maps(f, "figures", Part::Figure, |f| RawFigure {
        label: f.required("label").map_or_else(String::new, |said| said.value),
        value: f.required("value").map_or_else(String::new, |said| said.value),
        unit: f.plain("unit"),
        note: f.plain("note"),
    })
}

pub(super) fn links(f: &mut Fields<'_>, key: &'static str) -> Vec<RawLink> {
    maps(f, key, Part::Link, |f| {
        let (file, url) = (f.text("file"), f.url("url"));
        let address = file.as_ref().or(url.as_ref()).map_or_else(String::new, |said| said.value.clone());
        RawLink { title: f.plain("title").unwrap_or(address), file, url }
    })
}

pub(super) fn tracks(f: &mut Fields<'_>) -> Vec<(Text, Option<String>)> {
    let track = |f: &mut Fields<'_>| (f.required("name").unwrap_or_default(), f.plain("colour"));
    maps_or_names(f, "tracks", Part::Track, track, |name| (name, None))
}

/// What headers of a spreadsheet mean: each the name of a column that every spreadsheet may have.
pub(super) fn agenda_columns(f: &mut Fields<'_>) -> Vec<(String, Text)> {
    let (entries, trail) = match f.any("agenda_columns") {
        None => return Vec::new(),
        Some((Tree::Map(entries), trail)) => (entries, trail),
        Some((other, trail)) => {
            f.notes().value(trail, wrong_key("agenda_columns", Expected::Headers, other));
            return Vec::new();
        }
    };
    let mut columns = Vec::new();
    for (header, tree) in entries {
        let said = Said { value: scalar_text(tree).unwrap_or_default(), trail: trail.key(header) };
        if !tables::is_known(&said.value) {
            let (allowed, near) = (tables::keys().into(), tables::near(&said.value));
            let problem = Problem::UnknownValue { key: header.clone(), value: said.value.clone(), allowed, everyday: Box::default(), near };
            f.notes().value(said.trail.clone(), problem);
        }
        columns.push((header.clone(), said));
    }
    columns
}

/// Speakers: ids or names, `、` between them if they are told in one and titles behind them, or maps.
pub(super) fn appearances(f: &mut Fields<'_>, key: &'static str) -> Vec<RawAppearance> {
    let mut out = Vec::new();
    for (tree, trail) in f.items(key) {
        if let Some(key) = scalar_text(tree).as_deref().and_then(full_width_key).filter(|key| key.is_ascii()) {
            f.notes().value(trail, Problem::FullWidthColon { key: key.to_string() });
        } else if let Some(text) = scalar_text(tree) {
            out.extend(people::of_text(&text, &trail, f.notes()));
        } else {
            out.push(nested(Part::Appearance, tree, trail, f.notes(), |f| {
                let id = f.text("id");
                let name = if id.is_some() { f.text("name") } else { f.required("name") };
                if let Some(name) = &name {
                    people::check_name(name, f.notes());
                }
                let who = id.or(name).unwrap_or_default();
                RawAppearance {
                    who: Said { value: as_seen(&who.value).into_owned(), ..who },
                    job_title: f.plain("job_title"),
                    organisation: f.text("organisation"),
                    role: f.plain("role"),
                    note: f.plain("note"),
                }
            }));
        }
    }
    out.retain(|appearance| !appearance.who.value.is_empty());
    out
}

/// A list of maps, each read by `one`.
pub(in crate::parse) fn maps<T>(f: &mut Fields<'_>, key: &'static str, document: Part, one: impl Fn(&mut Fields<'_>) -> T) -> Vec<T> {
    let items = f.items(key);
    items.into_iter().map(|(tree, trail)| nested(document, tree, trail, f.notes(), &one)).collect()
}

/// A list whose entries are maps, or names alone.
pub(super) fn maps_or_names<T>(
    f: &mut Fields<'_>,
    key: &'static str,
    document: Part,
    one: impl Fn(&mut Fields<'_>) -> T,
    named: impl Fn(Text) -> T,
) -> Vec<T> {
    let items = f.items(key);
    let read = |(tree, trail): (&Tree, Trail)| match scalar_text(tree) {
        Some(text) if full_width_key(&text).is_some_and(|key| key.is_ascii()) => {
            f.notes().value(trail, wrong_type(Subject::Part { part: document }, Expected::Keys, tree));
            None
        }
        Some(name) => Some(named(Said { value: name, trail })),
        None => Some(nested(document, tree, trail, f.notes(), &one)),
    };
    items.into_iter().filter_map(read).collect()
}

pub(in crate::parse) fn nested<T>(
    document: Part,
    tree: &Tree,
    trail: Trail,
    notes: &mut Notes,
    one: impl FnOnce(&mut Fields<'_>) -> T,
) -> T {
    let mut f = Fields::new(document, tree, trail, notes);
    let value = one(&mut f);
    f.finish();
    value
}

/// The entries of a list that a whole file is.
pub(super) fn entries<'t>(document: Part, tree: &'t Tree, trail: &Trail, notes: &mut Notes) -> Vec<(&'t Tree, Trail)> {
    match tree {
        Tree::Null => Vec::new(),
        Tree::List(items) => {
            items.iter().enumerate().filter(|(_, item)| **item != Tree::Null).map(|(n, item)| (item, trail.index(n))).collect()
        }
        other => {
            notes.value(trail.clone(), wrong_type(Subject::Part { part: document }, Expected::List, other));
            Vec::new()
        }
    }
}
