//! Kind follows from the place: what a file of `content/` is, by its path alone.

use super::tables::ENDINGS;
use super::translation::translation_of;
use crate::source::SitePath;

/// The folder that holds everything to publish.
pub const CONTENT: &str = "content";

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The front page.
    Home,
    /// An event; with its folder's name.
    Event(String),
    /// An event's agenda; with the folder's name.
    Agenda(String),
    /// An event's agenda in a spreadsheet; with the folder's name.
    Workbook(String),
    /// The releases of an event's agenda; with the folder's name.
    Releases(String),
    /// A session; with the event folder's name.
    Session(String),
    /// A report; with the event folder's name if it lies in one.
    Report(Option<String>),
    /// A case study, likewise.
    Case(Option<String>),
    /// A speaker.
    Speaker,
    /// A list of speakers.
    Speakers,
    /// A series.
    Series,
    /// A list of organisations.
    Organisations,
    /// A list of venues.
    Venues,
    /// A plain page.
    Page,
    /// One of those that are written in Markdown, in another language: `index.en.md`.
    Translation,
    /// Published as it is.
    Asset,
    /// None of our business: outside `content/`.
    Elsewhere,
}

/// What the file at a path is.
#[must_use]
pub fn place_of(path: &SitePath) -> Place {
    if path.stem().contains('.') && translation_of(path).is_some() {
        return Place::Translation;
    }
    let parts: Vec<&str> = path.as_str().split('/').collect();
    let Some((&CONTENT, parts)) = parts.split_first() else {
        return Place::Elsewhere;
    };
    let markdown = path.extension() == "md";
    let yaml = matches!(path.extension().as_str(), "yaml" | "yml");
    let folder = |slug: &str| slug.to_string();
    let is_index = path.stem() == "index";
    match parts {
        ["index.md"] => Place::Home,
        ["speakers.yaml" | "speakers.yml"] => Place::Speakers,
        ["organisations.yaml" | "organisations.yml"] => Place::Organisations,
        ["venues.yaml" | "venues.yml"] => Place::Venues,
        ["events", slug, "index.md"] => Place::Event(folder(slug)),
        // A page about all of them, not one of them.
        [_, _] if markdown && is_index => Place::Page,
        ["events", _] if markdown => Place::Event(path.stem().to_string()),
        ["events", slug, _] if yaml && path.stem() == "agenda" => Place::Agenda(folder(slug)),
        ["events", slug, _] if path.stem().eq_ignore_ascii_case("agenda") && ENDINGS.contains(&path.extension().as_str()) => {
            Place::Workbook(folder(slug))
        }
        ["events", slug, _] if yaml && path.stem() == "releases" => Place::Releases(folder(slug)),
        ["events", slug, "sessions", _] if markdown => Place::Session(folder(slug)),
        ["events", slug, "reports", _] if markdown => Place::Report(Some(folder(slug))),
        ["events", slug, "cases", _] if markdown => Place::Case(Some(folder(slug))),
        ["events", slug, _] if markdown && (path.stem() == "report" || path.stem().starts_with("report-")) => {
            Place::Report(Some(folder(slug)))
        }
        ["reports", _] if markdown => Place::Report(None),
        ["cases", _] if markdown => Place::Case(None),
        ["speakers", _] if markdown => Place::Speaker,
        ["series", _] if markdown => Place::Series,
        _ if markdown => Place::Page,
        _ => Place::Asset,
    }
}

/// The folder's name of the event that a spreadsheet stands beside without being its agenda.
#[must_use]
pub fn stray_spreadsheet(path: &SitePath) -> Option<&str> {
    let rest = path.as_str().strip_prefix(CONTENT)?.strip_prefix("/events/")?;
    let (folder, name) = rest.split_once('/')?;
    (!name.contains('/') && ENDINGS.contains(&path.extension().as_str()) && place_of(path) == Place::Asset).then_some(folder)
}

/// The name of the folder of the event that a file belongs to, as [`Place::Event`] has it.
#[must_use]
pub fn event_folder(path: &SitePath) -> Option<&str> {
    let rest = path.as_str().strip_prefix(CONTENT)?.strip_prefix("/events/")?;
    Some(rest.split_once('/').map_or_else(|| path.stem(), |(folder, _)| folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_tells_the_kind() {
        let of = |path: &str| place_of(&SitePath::new(path).expect("clean"));
        let event = || Some("a".to_string());
        assert_eq!(of("content/events/a/index.md"), Place::Event("a".into()));
        assert_eq!(of("content/events/a.md"), Place::Event("a".into()));
        assert_eq!(of("content/events/a/agenda.yaml"), Place::Agenda("a".into()));
        assert_eq!(of("content/events/a/agenda.xlsx"), Place::Workbook("a".into()));
        assert_eq!(of("content/events/a/agenda.CSV"), Place::Workbook("a".into()));
        assert_eq!(of("content/events/a/Agenda.XLSX"), Place::Workbook("a".into()));
        assert_eq!(of("content/events/a/list.xlsx"), Place::Asset);
        assert_eq!(of("content/events/a/releases.yaml"), Place::Releases("a".into()));
        assert_eq!(of("content/events/a/report-2.md"), Place::Report(event()));
        assert_eq!(of("content/events/a/cases/x.md"), Place::Case(event()));
        assert_eq!(of("content/events/a/notice.md"), Place::Page);
        assert_eq!(of("content/events/a/photos/x.jpg"), Place::Asset);
        assert_eq!(of("content/events/a/index.en.md"), Place::Translation);
        assert_eq!(of("content/a.en/b.md"), Place::Page);
        assert_eq!(of("content/guide/index.md"), Place::Page);
        assert_eq!(of("content/events/index.md"), Place::Page);
        assert_eq!(of("content/speakers/index.md"), Place::Page);
        assert_eq!(of("themes/x/templates/a.md"), Place::Elsewhere);
    }

    #[test]
    fn a_file_belongs_to_the_event_of_its_folder() {
        let of = |path: &str| event_folder(&SitePath::new(path).expect("clean")).map(str::to_string);
        assert_eq!(of("content/events/a/cases/x.md").as_deref(), Some("a"));
        assert_eq!(of("content/events/a.md").as_deref(), Some("a"));
        assert_eq!(of("content/speakers/a.md"), None);
    }
}
