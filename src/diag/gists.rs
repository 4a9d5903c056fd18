//! What was found before and is found again, wherever in its file it stands by now: a line above it moves the rest.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Located, Problem};

/// Some findings without their places in their files, each with how often.
#[derive(Debug, Clone, Default)]
pub struct Gists(BTreeMap<String, usize>);

impl Gists {
    /// Those of some findings.
    #[must_use]
    pub fn of(notes: &[Located]) -> Gists {
        let mut gists = Gists::default();
        for note in notes {
            *gists.0.entry(gist(note)).or_default() += 1;
        }
        gists
    }

    /// Takes away one such as this; whether there was one.
    pub fn take(&mut self, note: &Located) -> bool {
        let left = self.0.get_mut(&gist(note)).filter(|left| **left > 0);
        left.map(|left| *left -= 1).is_some()
    }

    /// How many are left.
    #[must_use]
    pub fn left(&self) -> usize {
        self.0.values().sum()
    }
}

impl Problem {
    /// What makes two notes at one place the same: for a template, the mistake and not the page it showed on; never
    /// what may be meant, which changes with the rest of the site.
    #[must_use]
    pub fn gist(&self) -> String {
        match self {
            Problem::TemplateError { slip, .. } => format!("{slip:?}"),
            Problem::NoTemplate { names, .. } => format!("{names:?}"),
            other => without_guesses(other),
        }
    }
}

/// A finding without its place in its file: two that have the same are one.
pub(crate) fn gist(note: &Located) -> String {
    let path = note.place.as_ref().map_or("", |(path, _)| path.as_str());
    let Located { diagnostic, .. } = note;
    format!("{path} {:?} {} {}", diagnostic.severity(), diagnostic.code(), diagnostic.problem.gist())
}

/// The data of a problem without what may be meant instead.
fn without_guesses(problem: &Problem) -> String {
    let mut data = serde_json::to_value(problem).expect("plain values always have a form");
    for fields in data.as_object_mut().into_iter().flat_map(|variant| variant.values_mut()).filter_map(Value::as_object_mut) {
        fields.retain(|name, _| name != "near" && name != "candidates");
    }
    data.to_string()
}

#[cfg(test)]
mod tests {
    use super::super::Problem;

    #[test]
    fn what_may_be_meant_makes_no_other_mistake() {
        let gist = |url: &str, near: Option<&str>| Problem::MissingPage { url: url.into(), near: near.map(str::to_string) }.gist();
        assert_eq!(gist("/a/", None), gist("/a/", Some("/a\\\"), b { ]/")));
        assert_ne!(gist("/a/", None), gist("/b/", None));
    }
}
