//! Diagnostics as code scanners exchange them (OASIS SARIF 2.1.0, errata 01).

use std::collections::BTreeSet;

use serde::Serialize;

use super::Located;
use super::finding::{Change, Finding, Region, finding};
use crate::messages::Tongue;
use crate::slug::encode;
use crate::source::Sources;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Found>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Message,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Help>,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

/// What a code means, for those who show the help of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// In one line.
    pub title: String,
    /// In Markdown.
    pub help: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Found {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix>,
}

/// What puts a result right.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix {
    artifact_changes: [ArtifactChange; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange {
    artifact_location: Artifact,
    replacements: Vec<Replacement>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Stretch,
    inserted_content: Message,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Physical,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<Logical>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Stretch>,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Stretch {
    start_line: usize,
    start_column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

/// A sheet or a cell of a workbook, which has no lines.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Logical {
    name: String,
    fully_qualified_name: String,
}

/// Every diagnostic as one log; `prefix` leads from the repository to the site's folder, `explain` to what a code means.
#[must_use]
pub fn sarif(tongue: Tongue, located: &[Located], sources: &Sources, prefix: &str, explain: impl Fn(&str) -> Option<Explained>) -> String {
    let findings: Vec<Finding> = located.iter().map(|one| finding(tongue, one, sources)).collect();
    let codes: Vec<&'static str> = findings.iter().map(|one| one.code).collect::<BTreeSet<_>>().into_iter().collect();
    let rules = codes.iter().map(|code| rule(code, explain(code))).collect();
    let results = findings.iter().map(|one| found(tongue, one, codes.partition_point(|code| *code < one.code), prefix)).collect();
    let driver = Driver { name: "huikan", semantic_version: env!("CARGO_PKG_VERSION"), rules };
    // Columns are counted as authors count characters, not in the UTF-16 units of the standard's default.
    let run = Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results };
    let log = Log { schema: SCHEMA, version: "2.1.0", runs: [run] };
    serde_json::to_string_pretty(&log).expect("plain values always have a form") + "\n"
}

fn rule(code: &'static str, explained: Option<Explained>) -> Rule {
    let (title, help) = explained.map_or((None, None), |one| (Some(one.title), Some(one.help)));
    let short_description = Message { text: title.unwrap_or_else(|| code.replace('-', " ")) };
    // Markdown as people write it can be read as it is.
    Rule { id: code, short_description, help: help.map(|help| Help { text: help.clone(), markdown: help }) }
}

fn found(tongue: Tongue, one: &Finding, rule_index: usize, prefix: &str) -> Found {
    let artifact = |file: &String| Artifact { uri: encode(&format!("{prefix}{file}")).into_owned() };
    let location = one.file.as_ref().map(|file| Location {
        physical_location: Physical { artifact_location: artifact(file), region: stretch(one.region) },
        logical_locations: one.sheet.iter().map(|sheet| logical(sheet, one.cell.as_deref())).collect(),
    });
    let replacement = |change: &Change| {
        Some(Replacement { deleted_region: stretch(change.region)?, inserted_content: Message { text: change.text.clone() } })
    };
    let fix = one.file.as_ref().zip(one.fix.as_ref()).map(|(file, changes)| Fix {
        artifact_changes: [ArtifactChange {
            artifact_location: artifact(file),
            replacements: changes.iter().filter_map(replacement).collect(),
        }],
    });
    Found {
        rule_id: one.code,
        rule_index,
        level: one.severity,
        message: Message { text: one.text(tongue) },
        locations: location.into_iter().collect(),
        fixes: fix.into_iter().collect(),
    }
}

fn stretch(region: Region) -> Option<Stretch> {
    region.line.map(|start_line| Stretch {
        start_line,
        start_column: region.column,
        end_line: region.end_line,
        end_column: region.end_column,
    })
}

fn logical(sheet: &str, cell: Option<&str>) -> Logical {
    match cell {
        Some(cell) => Logical { name: cell.to_string(), fully_qualified_name: format!("{sheet}!{cell}") },
        None => Logical { name: sheet.to_string(), fully_qualified_name: sheet.to_string() },
    }
}
