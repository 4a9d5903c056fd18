//! What the page of the search lacks for its script, which then does nothing, and says nothing.
//!
//! In: the marks on the finished page, and what it was made of. Out: a note for what is misspelt, where a template says it,
//! and one for what is not there at all.

use super::judge::Made;
use super::{Met, SEARCH_FIELD};
use crate::diag::{At, Diagnostic, Problem};
use crate::parse::nearest;
use crate::plan::{OutPath, SEARCH, SEARCH_SCRIPT};
use crate::source::{FileId, Span};

/// What `search.js` stops without; the guide for theme authors says what each is.
const MARKS: &[&str] = &[
    "data-search",
    SEARCH_FIELD,
    "data-search-status",
    "data-search-results",
    "data-search-near",
    "data-search-more",
    "data-search-index",
    "data-search-result",
    "data-found",
    "data-none",
    "data-near",
    "data-failed",
    "data-comma",
];

/// Other marks that the script reads: none of them is one of the above, misspelt.
const OTHERS: &[&str] = &["data-facet", "data-slot", "data-open", "data-search-page"];

/// How the page loads the script.
const SCRIPT: &str = r#"<script src="{{ search.script }}" defer></script>"#;

/// What the page of the search lacks; of one that has neither the script nor a mark for it nothing is said.
pub(super) fn check(met: &Met, made: &Made<'_>) -> Vec<Diagnostic> {
    let page = OutPath::of(&format!("{SEARCH}index.html")).to_string();
    let Some(found) = met.marks.get(&page).filter(|_| made.plan.has_search) else { return Vec::new() };
    let has_script = met.leads.keys().any(|lead| lead.is_to(SEARCH_SCRIPT.trim_start_matches('/')));
    if !has_script && !found.iter().any(|mark| mark.starts_with("data-search")) {
        return Vec::new();
    }
    let unknown: Vec<&str> = found.iter().map(String::as_str).filter(|mark| !MARKS.contains(mark) && !OTHERS.contains(mark)).collect();
    let mut lacks: Vec<String> = Vec::new();
    let mut notes = Vec::new();
    for mark in MARKS.iter().filter(|mark| !found.contains(**mark)) {
        match nearest(mark, unknown.iter().copied()).and_then(|written| place(made, &written)) {
            Some((file, span)) => {
                let problem = Problem::SearchMark { marks: vec![(*mark).to_string()], near: Some((*mark).to_string()) };
                notes.push(Diagnostic::new(file, At::Text(span), problem));
            }
            None => lacks.push((*mark).to_string()),
        }
    }
    if !has_script {
        lacks.push(SCRIPT.to_string());
    }
    if !lacks.is_empty() {
        let problem = Problem::SearchMark { marks: lacks, near: None };
        notes.push(
            template(made).map_or_else(|| Diagnostic::nowhere(problem.clone()), |file| Diagnostic::new(file, At::File, problem.clone())),
        );
    }
    notes
}

/// The template of the page, if it is one of the site's files.
fn template(made: &Made<'_>) -> Option<FileId> {
    let templates = made.theme.0.templates();
    templates.files.get(templates.find("search.html")?)?.file
}

/// Where a template of the site has a mark; that of the page comes first.
fn place(made: &Made<'_>, mark: &str) -> Option<(FileId, Span)> {
    let own = template(made);
    let mut files: Vec<(FileId, &str)> =
        made.theme.0.templates.values().filter_map(|file| Some((file.file?, std::str::from_utf8(&file.bytes).ok()?))).collect();
    files.sort_by_key(|(file, _)| (Some(*file) != own, *file));
    files.into_iter().find_map(|(file, text)| {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let whole = |at: &usize| !text[at + mark.len()..].starts_with(is_part) && !text[..*at].ends_with(is_part);
        let at = text.match_indices(mark).map(|(at, _)| at).find(whole)?;
        Some((file, Span::new(at, at + mark.len())))
    })
}
