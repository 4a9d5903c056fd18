//! Which event is meant by what somebody typed: its folder, a path in that, or its title.

use super::Known;
use crate::parse::nearest;

/// How many events are proposed where none is meant for sure.
const FEW: usize = 5;

/// The event that is meant; otherwise those that may be.
///
/// # Errors
/// When no event has that folder, and not exactly one that title.
pub fn which<'k>(given: &str, events: &'k [Known]) -> Result<&'k Known, Vec<&'k Known>> {
    let name = event_name(given);
    if let Some(found) = events.iter().find(|event| event.id == name) {
        return Ok(found);
    }
    let titled: Vec<&Known> = events.iter().filter(|event| event.name == given.trim()).collect();
    match titled.as_slice() {
        [one] => Ok(one),
        [] => Err(near(given, name, events)),
        _ => Err(titled),
    }
}

/// The name of an event's folder, also where a path to the folder or to a file of it is given.
fn event_name(given: &str) -> &str {
    let parts = || given.trim().split(['/', '\\']).filter(|part| !part.is_empty());
    let name = parts().skip_while(|part| *part != "events").nth(1);
    let name = name.or_else(|| parts().rfind(|part| *part != "index.md")).unwrap_or(given);
    name.strip_suffix(".md").unwrap_or(name)
}

/// Those that may be meant: by their folder or title, or with what was given in one of them.
fn near<'k>(given: &str, name: &str, events: &'k [Known]) -> Vec<&'k Known> {
    let ids = nearest(name, events.iter().map(|event| event.id.as_str()));
    let titles = nearest(given, events.iter().map(|event| event.name.as_str()));
    let holds = |event: &Known| event.id.contains(name) || (given.chars().count() > 1 && event.name.contains(given));
    let is_near = |event: &&Known| ids.as_ref() == Some(&event.id) || titles.as_ref() == Some(&event.name) || holds(event);
    events.iter().filter(is_near).take(FEW).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_named_by_anything_in_its_folder() {
        let paths = [
            "a",
            "a/",
            "events/a",
            "content/events/a/",
            "./content/events/a/index.md",
            "content/events/a.md",
            "content\\events\\a\\agenda.yaml",
        ];
        for path in paths.into_iter().chain(["a/index.md", "a.md", " a "]) {
            assert_eq!(event_name(path), "a", "{path}");
        }
        assert_eq!(event_name("甲班"), "甲班");
        assert_eq!(event_name("/"), "/");
    }

    #[test]
    fn a_title_means_an_event_if_only_one_has_it() {
        let known = |id: &str, name: &str| Known { id: id.to_string(), name: name.to_string() };
        let events = [known("2023-chun", "春季班"), known("2024-chun", "春季班"), known("2024-qiu", "秋季班"), known("秋季班会", "班会")];
        let ids = |given: &str| match which(given, &events) {
            Ok(event) => vec![event.id.as_str()],
            Err(near) => [""].into_iter().chain(near.into_iter().map(|event| event.id.as_str())).collect(),
        };
        assert_eq!(ids(" 秋季班 "), ["2024-qiu"]);
        assert_eq!(ids("content/events/2024-chun/"), ["2024-chun"]);
        assert_eq!(ids("春季班"), ["", "2023-chun", "2024-chun"], "two have the title");
        assert_eq!(ids("2024-qui"), ["", "2024-qiu"]);
        assert_eq!(ids("季班"), ["", "2023-chun", "2024-chun", "2024-qiu", "秋季班会"]);
        assert_eq!(ids("夏令营"), [""]);
    }
}
