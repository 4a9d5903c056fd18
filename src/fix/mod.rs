//! What can be put right without asking what was meant.
//!
//! In: what was found in a site, with its places, and the files. Out: the changes ([`Fix`]) of which each is certain,
//! because the file, read again with it, has lost that mistake and gained no other. Nothing is written here.
//!
//! | file | what it puts right |
//! |---|---|
//! | `syntax` | YAML and TOML: full-width marks, missing spaces, tabs |
//! | `keys` | misspelt keys |
//! | `links` | links and pictures with spaces, full-width brackets, backslashes |
//!
//! Marks in texts, and words that the site has otherwise, come with their changes from [`proofread`].

mod keys;
mod links;
mod syntax;

use std::collections::BTreeMap;

use crate::config::{self, Config, Outside, house_words};
use crate::diag::{At, Diagnostic, Fix, Located, Problem, apply};
use crate::parse::{House, is_document, parse, proofread};
use crate::read::{site_file, words_file};
use crate::source::{FileId, SitePath, Sources, Span};

/// What a file's fixes are judged by.
struct File<'a> {
    id: FileId,
    path: &'a SitePath,
    text: &'a str,
    outside: &'a Outside,
}

/// Adds to each of some findings how it can be put right, if that is certain.
pub fn add_fixes(notes: &mut [Located], sources: &Sources, outside: &Outside) {
    let mut by_file: BTreeMap<SitePath, Vec<&mut Located>> = BTreeMap::new();
    for note in notes.iter_mut().filter(|note| may_have_one(&note.diagnostic.problem)) {
        if let Some((path, _)) = &note.place {
            by_file.entry(path.clone()).or_default().push(note);
        }
    }
    let config = config_of(sources, outside);
    let house = House { language: &config.language, words: &config.words };
    for (path, notes) in by_file {
        let Some(id) = sources.find(&path) else { continue };
        let Ok(text) = sources.text(id) else { continue };
        let file = File { id, path: &path, text: &text, outside };
        let proofs = proofread(&path, &text, house);
        for note in notes {
            let Some((_, span)) = note.place else { continue };
            let problem = &note.diagnostic.problem;
            let proof = || proofs.iter().find(|proof| proof.span == span && proof.problem == *problem);
            let own = || file.fix(problem, span).or_else(|| links::fix(&file, sources, problem, span));
            note.fix = own().or_else(|| proof().and_then(|proof| proof.fix.clone()));
        }
    }
}

/// A file's text with its fixes; what YAML says only once a mistake before it is gone is put right too.
#[must_use]
pub fn fixed(path: &SitePath, id: FileId, text: &str, fixes: &[Fix], outside: &Outside) -> String {
    let mut text = apply(text, fixes);
    // Every round puts a mistake right; a file has fewer lines than this.
    for _ in 0..text.len() {
        let file = File { id, path, text: &text, outside };
        let Some(fix) = file.syntax_mistakes().into_iter().find_map(|(span, problem)| syntax::fix(&file, &problem, span)) else { break };
        text = apply(&text, &[fix]);
    }
    text
}

fn may_have_one(problem: &Problem) -> bool {
    matches!(
        problem,
        Problem::FullWidthColon { .. }
            | Problem::MissingSpace { .. }
            | Problem::TabIndent { .. }
            | Problem::FrontMatterMissing { .. }
            | Problem::YamlSyntax { .. }
            | Problem::TomlSyntax { .. }
            | Problem::MisspeltKey { .. }
            | Problem::HalfWidthPunctuation { .. }
            | Problem::MakeshiftPunctuation { .. }
            | Problem::LiteralMarker { .. }
            | Problem::LiteralLink { .. }
            | Problem::UndefinedFootnote { colon: true, .. }
            | Problem::BadAddress { .. }
            | Problem::HouseWord { .. }
            | Problem::MixedScript { .. }
    )
}

fn config_of(sources: &Sources, outside: &Outside) -> Config {
    let text = |path: &SitePath| sources.find(path).and_then(|id| Some((id, sources.text(id).ok()?)));
    let site = text(&site_file()).and_then(|(id, text)| config::check(id, &text, outside).value);
    let words = text(&words_file()).map(|(id, text)| house_words(id, &text).value);
    let site = site.unwrap_or_else(|| Config::fallback(outside));
    Config { words: words.unwrap_or_default(), ..site }
}

impl File<'_> {
    fn fix(&self, problem: &Problem, span: Span) -> Option<Fix> {
        match problem {
            Problem::FullWidthColon { .. }
            | Problem::MissingSpace { .. }
            | Problem::TabIndent { .. }
            | Problem::FrontMatterMissing { .. }
            | Problem::YamlSyntax { .. }
            | Problem::TomlSyntax { .. } => syntax::fix(self, problem, span),
            Problem::UndefinedFootnote { label, colon: true } => Some(Fix::one(span, format!("[^{label}]: "))),
            Problem::MisspeltKey { key, near, only: true } => keys::fix(self, key, near, span),
            _ => None,
        }
    }

    /// The file with another text.
    fn with<'t>(&'t self, text: &'t str) -> File<'t> {
        File { id: self.id, path: self.path, text, outside: self.outside }
    }

    /// What there is to say of the file by itself.
    fn notes(&self) -> Vec<Diagnostic> {
        if is_document(self.path) {
            return parse(self.id, self.path, self.text).notes;
        }
        if *self.path == site_file() {
            return config::check(self.id, self.text, self.outside).notes;
        }
        if *self.path == words_file() { house_words(self.id, self.text).notes } else { Vec::new() }
    }

    /// What keeps the file's data from being read, and where.
    fn syntax_mistakes(&self) -> Vec<(Span, Problem)> {
        let mistake = |note: Diagnostic| match (note.place?.at, note.problem) {
            (
                At::Text(span),
                problem @ (Problem::YamlSyntax { .. }
                | Problem::TomlSyntax { .. }
                | Problem::YamlUnclosed { .. }
                | Problem::FullWidthColon { .. }
                | Problem::MissingSpace { .. }
                | Problem::TabIndent { .. }
                | Problem::DuplicateKey { .. }
                | Problem::DataTooLarge),
            ) => Some((span, problem)),
            _ => None,
        };
        self.notes().into_iter().filter_map(mistake).collect()
    }

    /// Whether the file with a change has no mistake that it had not before, and this one no more.
    fn is_better(&self, new: &str, mistake: &Problem) -> bool {
        let errors = |file: &File<'_>| -> Vec<Problem> {
            let notes = file.notes().into_iter();
            notes.filter(|note| note.severity() == crate::diag::Severity::Error).map(|note| note.problem).collect()
        };
        let (mut before, after) = (errors(self), errors(&self.with(new)));
        let Some(at) = before.iter().position(|problem| problem == mistake) else { return false };
        before.swap_remove(at);
        // Each of the others may still be there, once.
        after.into_iter().all(|problem| before.iter().position(|other| *other == problem).map(|at| before.swap_remove(at)).is_some())
    }
}

#[cfg(test)]
mod tests;
