//! Diagnostics as GitHub shows them beside the lines of a change.
//!
//! "Workflow commands for GitHub Actions": a line each on standard output,
//! `::error file=…,line=…,col=…,title=…::message`.

use super::Located;
use super::finding::finding;
use crate::messages::Tongue;
use crate::source::Sources;

/// Every diagnostic as a workflow command; `prefix` leads from the repository to the site's folder.
#[must_use]
pub fn github(tongue: Tongue, located: &[Located], sources: &Sources, prefix: &str) -> String {
    located.iter().map(|one| command(tongue, one, sources, prefix)).collect()
}

fn command(tongue: Tongue, one: &Located, sources: &Sources, prefix: &str) -> String {
    let finding = finding(tongue, one, sources);
    let name = if finding.severity == "note" { "notice" } else { finding.severity };
    let number = |key: &str, number: Option<usize>| number.map(|number| format!("{key}={number}"));
    let properties = [
        finding.file.as_ref().map(|file| format!("file={}", property(&format!("{prefix}{file}")))),
        number("line", finding.region.line),
        number("col", finding.region.column),
        Some(format!("title={}", property(finding.code))),
    ];
    let properties: Vec<String> = properties.into_iter().flatten().collect();
    format!("::{name} {}::{}\n", properties.join(","), data(&finding.text(tongue)))
}

/// The runner ends a message at a line break and decodes these three.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property also ends at a comma or a colon.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_command_is_escaped() {
        assert_eq!(data("50% of: a, b\r\nc"), "50%25 of: a, b%0D%0Ac");
        assert_eq!(property("a,b:c%0A"), "a%2Cb%3Ac%250A");
    }
}
