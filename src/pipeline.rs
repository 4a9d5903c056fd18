//! The one place that knows the order of the stages.
//!
//! `read → parse → resolve → plan → render → emit`. Every stage runs even
//! where an earlier one found errors, so that one run tells everything; what
//! an error has touched is simply not published.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use crate::config::{self, Config, Outside};
use crate::diag::{Diagnostic, Located, has_errors};
use crate::emit::{Memory, Refusal, Sink, Staging, Written};
use crate::parse::raw::Document;
use crate::parse::{locate, parse};
use crate::plan::{Plan, plan};
use crate::read::{read, site_file};
use crate::render::{Theme, render};
use crate::resolve::{Resolved, resolve};
use crate::source::Sources;

/// What a build came to.
#[derive(Debug)]
pub struct Outcome {
    /// The sources, for showing the notes.
    pub sources: Sources,
    /// What there is to say, in order.
    pub notes: Vec<Located>,
    /// What was written; `None` if an error kept the site from being published.
    pub written: Option<Written>,
    /// How many pages the site has.
    pub pages: usize,
}

/// A site made in memory.
#[derive(Debug)]
pub struct Made {
    /// Every file by its path; empty if an error stands.
    pub files: std::collections::BTreeMap<String, Vec<u8>>,
    /// What there is to say, in order.
    pub notes: Vec<Located>,
}

/// Builds the site of a folder into another.
///
/// # Errors
/// When the disk fails. Mistakes in the content are notes.
pub fn build(root: &Path, output: &Path, outside: &Outside) -> io::Result<Outcome> {
    let read = read(root)?;
    let sources = read.value;
    let mut notes = read.notes;
    let staging = match Staging::open(output, root) {
        Ok(staging) => Some(staging),
        Err(Refusal::Problem(problem)) => {
            notes.push(Diagnostic::nowhere(problem));
            None
        }
        Err(Refusal::Io(error)) => return Err(error),
    };
    let result = match &staging {
        Some(staging) => make(&sources, outside, staging, &mut notes),
        None => make(&sources, outside, &Nowhere, &mut notes),
    };
    let publish = result.is_ok() && !has_errors(&notes);
    let written = match staging {
        Some(staging) if publish => Some(staging.commit()?),
        Some(staging) => {
            staging.abandon()?;
            None
        }
        None => None,
    };
    let pages = result?;
    let notes = locate(notes, &sources);
    Ok(Outcome { sources, notes, written, pages })
}

/// Makes a site from sources in memory, into memory.
///
/// # Errors
/// When a file that is published as it is cannot be read.
pub fn make_in_memory(sources: &Sources, outside: &Outside) -> io::Result<Made> {
    let mut notes = Vec::new();
    let memory = Memory::default();
    make(sources, outside, &memory, &mut notes)?;
    let files = if has_errors(&notes) { Memory::default() } else { memory };
    let files = files.into_files().into_iter().map(|(path, bytes)| (path.to_string(), bytes)).collect();
    Ok(Made { files, notes: locate(notes, sources) })
}

/// All stages between reading and publishing; gives the number of pages.
fn make(sources: &Sources, outside: &Outside, sink: &dyn Sink, notes: &mut Vec<Diagnostic>) -> io::Result<usize> {
    let Some(config) = configure(sources, outside, notes) else { return Ok(0) };
    let documents = parse_all(sources, notes);
    let resolved = resolve(documents, sources, &config).drain_into(notes);
    let theme = Theme::collect(sources, &config).drain_into(notes);
    let plan = plan(&resolved, sources, &config, &theme.static_names()).drain_into(notes);
    publish(sources, &config, &resolved, &plan, &theme, sink, notes)?;
    Ok(plan.pages.len())
}

fn publish(
    sources: &Sources,
    config: &Config,
    resolved: &Resolved,
    plan: &Plan,
    theme: &Theme,
    sink: &dyn Sink,
    notes: &mut Vec<Diagnostic>,
) -> io::Result<()> {
    let rendered = render(sources, config, resolved, plan, theme, sink)?;
    notes.extend(once_each(rendered));
    Ok(())
}

/// A mistake in a template shows on every page made with it; once is enough.
fn once_each(notes: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    notes.into_iter().filter(|note| seen.insert((note.code(), format!("{:?}", note.place), note.problem.gist()))).collect()
}

fn configure(sources: &Sources, outside: &Outside, notes: &mut Vec<Diagnostic>) -> Option<Config> {
    let file = sources.find(&site_file())?;
    let checked = config::check(file, sources.get(file), outside);
    Some(checked.drain_into(notes).unwrap_or_else(|| Config::fallback(outside)))
}

fn parse_all(sources: &Sources, notes: &mut Vec<Diagnostic>) -> Vec<Document> {
    let ids: Vec<_> = sources.ids().collect();
    let parsed: Vec<_> = ids.into_par_iter().map(|id| parse(id, sources.get(id))).collect();
    parsed.into_iter().filter_map(|document| document.drain_into(notes)).collect()
}

/// Where pages go that will not be published.
struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _: &crate::plan::OutPath, _: &[u8]) -> io::Result<()> {
        Ok(())
    }
}
