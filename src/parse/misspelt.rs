//! Files whose place looks like that of something else misspelt: they would be plain pages, or data that nobody reads.

use super::fields::nearest;
use super::place::{CONTENT, Place, place_of};
use crate::source::SitePath;

/// The folders that make their files something.
const FOLDERS: &[&str] = &["events", "reports", "cases", "speakers", "series"];

/// Those in the folder of an event.
const OF_EVENTS: &[&str] = &["reports", "cases", "sessions"];

/// The files of data at the top, with what people call them.
const DATA: &[(&str, &str)] = &[
    ("speakers", "speaker lecturers teachers 讲课人 讲者 讲师 嘉宾 专家 师资 人员"),
    ("organisations", "organisation organization organizations organisers organizers orgs 机构 单位 组织"),
    ("venues", "venue places locations 场馆 场地 地点"),
];

/// The same in the folder of an event.
const EVENT_DATA: &[(&str, &str)] = &[("agenda", "agendas 议程 議程 日程 议程表 日程表 课程表 日程安排"), ("releases", "release")];

/// Where a plain page or a file of data would stand if it was meant to be something else: `reports.md` beside an event,
/// `case/x.md`, `speaker.yaml`.
#[must_use]
pub fn misspelt_place(path: &SitePath) -> Option<String> {
    let parts = || path.as_str().split('/').skip(1).collect::<Vec<&str>>();
    let meant = match place_of(path) {
        Place::Page => page(path, &parts()),
        Place::Asset => data(path, &parts()),
        _ => None,
    }?;
    Some(format!("{CONTENT}/{meant}"))
}

fn page(path: &SitePath, parts: &[&str]) -> Option<String> {
    let name = path.file_name();
    match *parts {
        ["events", slug, _] => Some(format!("events/{slug}/{}", in_event(path)?)),
        ["events", slug, folder, _] => Some(format!("events/{slug}/{}/{name}", folder_meant(folder, OF_EVENTS)?)),
        [folder, ref rest @ ..] if !rest.is_empty() => {
            let meant = format!("{}/{}", folder_meant(folder, FOLDERS)?, rest.join("/"));
            let place = place_of(&SitePath::new(&format!("{CONTENT}/{meant}"))?);
            (!matches!(place, Place::Page | Place::Asset)).then_some(meant)
        }
        _ => None,
    }
}

/// What a page beside an event is meant to be, by its name.
fn in_event(path: &SitePath) -> Option<String> {
    let stem = path.stem().to_lowercase();
    match stem.as_str() {
        "report" | "reports" | "报道" | "報道" | "报导" => return Some("report.md".to_string()),
        "case" | "cases" | "案例" => return Some(format!("cases/{}", path.file_name())),
        _ => {}
    }
    let rest = stem.strip_prefix("report")?.trim_matches(['_', ' ', '.', '－', '(', ')', '（', '）', '-', '的']);
    match rest {
        // What file managers call a second one.
        "副本" | "复制" | "copy" => Some("report-2.md".to_string()),
        _ => (!rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit())).then(|| format!("report-{rest}.md")),
    }
}

/// What a file of data is meant to be, which nobody reads under its own name.
fn data(path: &SitePath, parts: &[&str]) -> Option<String> {
    let name = path.file_name();
    // Editors of Windows add what file managers of Windows hide.
    let name = if path.extension() == "txt" { path.stem() } else { name };
    let (stem, ending) = name.rsplit_once('.')?;
    if !matches!(ending.to_lowercase().as_str(), "yaml" | "yml") {
        return None;
    }
    match *parts {
        [_] => Some(format!("{}.yaml", data_meant(stem, DATA)?)),
        ["events", slug, _] => Some(format!("events/{slug}/{}.yaml", data_meant(stem, EVENT_DATA)?)),
        [folder, _] if FOLDERS.contains(&folder) => Some(format!("{folder}/{stem}.md")),
        ["events", slug, folder, _] if OF_EVENTS.contains(&folder) => Some(format!("events/{slug}/{folder}/{stem}.md")),
        _ => None,
    }
}

fn data_meant(stem: &str, known: &[(&'static str, &str)]) -> Option<&'static str> {
    let stem = stem.trim().to_lowercase();
    let is_called = |(own, words): &&(&'static str, &str)| *own == stem || words.split(' ').any(|word| word == stem);
    let slip = || nearest(&stem, known.iter().map(|(own, _)| *own));
    let called = known.iter().find(is_called).or_else(|| {
        let near = slip()?;
        known.iter().find(|(own, _)| *own == near)
    });
    called.map(|(own, _)| *own)
}

/// The folder of several that is meant by the word for one, in other letters or with a slip of the fingers: `Report`,
/// `case`, `sesions`.
fn folder_meant(folder: &str, known: &[&'static str]) -> Option<&'static str> {
    let plain = folder.to_lowercase();
    let is_meant = |known: &&str| **known == plain || known.strip_suffix('s') == Some(&plain) || is_slip(&plain, known);
    known.iter().copied().filter(|known| *known != folder).find(is_meant)
}

/// Whether a word has one letter too few or too many, or two letters in the other order. Another letter may be another word.
fn is_slip(word: &str, meant: &str) -> bool {
    let (word, meant): (Vec<char>, Vec<char>) = (word.chars().collect(), meant.chars().collect());
    let same = word.iter().zip(&meant).take_while(|(a, b)| a == b).count();
    let (own, other) = (&word[same..], &meant[same..]);
    match (own, other) {
        ([a, b, own @ ..], [c, d, other @ ..]) if a == d && b == c && own == other => true,
        ([_, own @ ..], other) if own == other => same > 0,
        (own, [_, other @ ..]) if own == other => same > 0,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(path: &str) -> Option<String> {
        misspelt_place(&SitePath::new(path).expect("clean"))
    }

    #[test]
    fn a_page_may_be_meant_to_be_something_else() {
        for (path, other) in [
            ("content/events/a/reports.md", "content/events/a/report.md"),
            ("content/events/a/Report.md", "content/events/a/report.md"),
            ("content/events/a/报道.md", "content/events/a/report.md"),
            ("content/events/a/report2.md", "content/events/a/report-2.md"),
            ("content/events/a/report (1).md", "content/events/a/report-1.md"),
            ("content/events/a/report - 副本.md", "content/events/a/report-2.md"),
            ("content/events/a/case.md", "content/events/a/cases/case.md"),
            ("content/events/a/report/x.md", "content/events/a/reports/x.md"),
            ("content/events/a/sesions/x.md", "content/events/a/sessions/x.md"),
            ("content/case/x.md", "content/cases/x.md"),
            ("content/event/a/index.md", "content/events/a/index.md"),
            ("content/Events/a/index.md", "content/events/a/index.md"),
            ("content/evnets/a/cases/x.md", "content/events/a/cases/x.md"),
        ] {
            assert_eq!(meant(path).as_deref(), Some(other), "{path}");
        }
        for right in [
            "content/events/a/reporters.md",
            "content/events/a/notice.md",
            "content/guide/report.md",
            "content/cases/index.md",
            "content/Events/a/notice.md",
            "content/services/x.md",
            "content/resorts/x.md",
            "content/vases/x.md",
        ] {
            assert_eq!(meant(right), None, "{right}");
        }
    }

    #[test]
    fn data_may_have_a_name_that_nobody_reads() {
        for (path, other) in [
            ("content/speaker.yaml", "content/speakers.yaml"),
            ("content/Venues.yml", "content/venues.yaml"),
            ("content/organizations.yaml", "content/organisations.yaml"),
            ("content/speakers.yaml.txt", "content/speakers.yaml"),
            ("content/speakers/li-si.yaml", "content/speakers/li-si.md"),
            ("content/events/a/agneda.yaml", "content/events/a/agenda.yaml"),
            ("content/events/a/Agenda.yaml", "content/events/a/agenda.yaml"),
            ("content/events/a/agenda.yaml.txt", "content/events/a/agenda.yaml"),
            ("content/events/a/议程.yaml", "content/events/a/agenda.yaml"),
        ] {
            assert_eq!(meant(path).as_deref(), Some(other), "{path}");
        }
        for right in ["content/config.yaml", "content/events/a/data.yaml", "content/events/a/agenda.txt", "content/guide/agenda.yaml"] {
            assert_eq!(meant(right), None, "{right}");
        }
    }
}
