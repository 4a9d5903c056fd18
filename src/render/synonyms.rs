//! Names that other generators have for the fields of a page, with those that are meant by them.

use crate::parse::nearest;

/// What is written, and what may be meant, best first.
const MEANT: &[(&[&str], &[&str])] = &[
    (&["image", "img", "picture", "thumbnail", "thumb", "banner", "hero", "featured_image"], &["cover", "photo", "image"]),
    (&["images", "pictures", "gallery"], &["photos", "pictures"]),
    (&["name", "heading", "headline", "label"], &["title", "name"]),
    (&["title"], &["name", "text"]),
    (&["date", "datetime", "day", "when", "start_date", "starts_at", "published", "publish_date"], &["date", "period", "time", "start"]),
    (&["time"], &["period", "date", "start"]),
    (&["modified", "lastmod", "last_modified", "updated_at"], &["updated"]),
    (&["description", "excerpt", "intro", "abstract", "desc", "teaser", "lead"], &["summary", "description"]),
    (&["summary"], &["description"]),
    (&["tags", "categories", "keywords", "taxonomies"], &["topics"]),
    (&["link", "href", "permalink", "address", "path", "uri"], &["url"]),
    (&["location", "place", "where"], &["venue"]),
    (&["lecturers", "presenters", "people", "guests"], &["speakers"]),
    (&["lecturer", "presenter"], &["speaker"]),
    (&["organizers", "hosts", "host", "organizer"], &["organisers"]),
    (&["organization", "org", "company"], &["organisation"]),
    (&["type", "category"], &["kind"]),
    (&["language", "locale"], &["lang", "language"]),
    (&["lang"], &["language"]),
    (&["prev", "older"], &["previous"]),
    (&["newer"], &["next"]),
    (&["base_url", "baseurl", "root", "url"], &["home"]),
    (&["nav", "navigation", "menus"], &["menu"]),
    (&["pagination", "paginator"], &["pager"]),
    (&["items", "entries", "pages", "posts", "list"], &["cards"]),
    (&["files", "downloads", "documents"], &["attachments"]),
    (&["word_count", "wordcount", "words"], &["characters"]),
    (&["reading_time", "read_time"], &["minutes"]),
    (&["post", "article"], &["report", "case"]),
    (&["config", "settings", "theme_options"], &["options"]),
    (&["i18n", "trans", "strings"], &["t"]),
];

/// The one of several names that may be meant by another: spelt alike, or of the same meaning.
pub(super) fn meant<'k>(name: &str, known: impl Iterator<Item = &'k str> + Clone) -> Option<String> {
    let same = |names: &[&str]| names.iter().find_map(|one| known.clone().find(|known| known == one)).map(str::to_string);
    let name_in = |names: &[&str]| names.iter().any(|one| name.eq_ignore_ascii_case(one));
    nearest(name, known.clone()).or_else(|| MEANT.iter().filter(|(names, _)| name_in(names)).find_map(|(_, meant)| same(meant)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::shape::contract;

    #[test]
    fn what_is_spelt_alike_comes_first() {
        let fields = ["cover", "title", "summary", "imgae"];
        assert_eq!(meant("image", fields.into_iter()).as_deref(), Some("imgae"));
        assert_eq!(meant("image", fields[..3].iter().copied()).as_deref(), Some("cover"));
        assert_eq!(meant("Name", fields.into_iter()).as_deref(), Some("title"));
        assert_eq!(meant("nonsense", fields.into_iter()), None);
    }

    /// What is suggested is a field, or a variable, of some page.
    #[test]
    fn what_may_be_meant_is_there() {
        let said = format!("{:?}", contract());
        let is_there = |name: &&str| said.contains(&format!("\"{name}\"")) || ["t", "options"].contains(name);
        let missing: Vec<&str> = MEANT.iter().flat_map(|(_, meant)| meant.iter().copied()).filter(|name| !is_there(name)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
