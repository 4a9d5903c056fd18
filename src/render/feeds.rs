//! Feeds as text: Atom (RFC 4287) and JSON Feed 1.1, both of the same view.

use serde_json::{Map, Value, json};

use super::xml::{Xml, printable};
use crate::view::feed::{EntryView, FeedView};

/// The feed in Atom.
pub(crate) fn atom(feed: &FeedView) -> String {
    let mut xml = Xml::new();
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", &feed.language)]);
    xml.text("id", &[], &feed.url);
    xml.text("title", &[], &feed.title);
    if let Some(description) = &feed.description {
        xml.text("subtitle", &[], description);
    }
    xml.text("updated", &[], &feed.updated);
    person(&mut xml, &feed.author);
    xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &feed.url)]);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &feed.home)]);
    for one in &feed.entries {
        entry(&mut xml, one, &feed.language);
    }
    xml.close("feed");
    xml.finish()
}

fn entry(xml: &mut Xml, entry: &EntryView, language: &str) {
    // Without a language of its own an entry has the feed's.
    let own = [("xml:lang", entry.language.as_str())];
    xml.open("entry", if entry.language == language { &[] } else { &own });
    xml.text("id", &[], &entry.id);
    xml.text("title", &[], &entry.title);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &entry.url)]);
    xml.text("published", &[], &entry.published);
    xml.text("updated", &[], &entry.updated);
    for author in &entry.authors {
        person(xml, author);
    }
    for category in &entry.categories {
        xml.empty("category", &[("term", category)]);
    }
    if let Some(summary) = &entry.summary {
        xml.text("summary", &[], summary);
    }
    xml.close("entry");
}

fn person(xml: &mut Xml, name: &str) {
    xml.open("author", &[]);
    xml.text("name", &[], name);
    xml.close("author");
}

/// The feed as a JSON Feed.
pub(crate) fn json_feed(feed: &FeedView) -> String {
    let mut root = Map::new();
    let mut put = |key: &str, value: Value| root.insert(key.to_string(), value);
    put("version", json!("https://jsonfeed.org/version/1.1"));
    put("title", text(&feed.title));
    if let Some(description) = &feed.description {
        put("description", text(description));
    }
    put("home_page_url", json!(feed.home));
    put("feed_url", json!(feed.json_url));
    put("language", json!(feed.language));
    put("authors", json!([{ "name": text(&feed.author) }]));
    put("items", feed.entries.iter().map(item).collect());
    let mut text = serde_json::to_string_pretty(&root).expect("a tree of texts has a form in JSON");
    text.push('\n');
    text
}

fn item(entry: &EntryView) -> Value {
    let mut item = Map::new();
    let mut put = |key: &str, value: Value| item.insert(key.to_string(), value);
    put("id", json!(entry.id));
    put("url", json!(entry.url));
    put("title", text(&entry.title));
    // JSON Feed asks for content of every item; the title is what is there when nobody wrote a summary.
    put("content_text", text(entry.summary.as_ref().unwrap_or(&entry.title)));
    if let Some(summary) = &entry.summary {
        put("summary", text(summary));
    }
    put("date_published", json!(entry.published));
    put("date_modified", json!(entry.updated));
    if !entry.authors.is_empty() {
        put("authors", entry.authors.iter().map(|name| json!({ "name": text(name) })).collect());
    }
    if !entry.categories.is_empty() {
        put("tags", entry.categories.iter().map(|name| text(name)).collect());
    }
    put("language", json!(entry.language));
    Value::Object(item)
}

/// The same characters as in Atom, so that the two feeds never differ.
fn text(text: &str) -> Value {
    Value::String(printable(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feed() -> FeedView {
        let entry = EntryView {
            id: "https://example.org/events/a/".to_string(),
            url: "https://example.org/events/a/".to_string(),
            title: "A & B ]]> <b>\u{7}".to_string(),
            summary: None,
            published: "2024-09-04T00:00:00+08:00".to_string(),
            updated: "2024-09-05T00:00:00+08:00".to_string(),
            categories: vec!["机关党建".to_string()],
            authors: vec!["李天然".to_string()],
            language: "zh-Hant-HK".to_string(),
        };
        FeedView {
            title: "档案".to_string(),
            description: None,
            home: "https://example.org/".to_string(),
            url: "https://example.org/atom.xml".to_string(),
            json_url: "https://example.org/feed.json".to_string(),
            language: "zh-Hans".to_string(),
            updated: "2024-09-05T00:00:00+08:00".to_string(),
            author: "某校".to_string(),
            entries: vec![entry],
        }
    }

    #[test]
    fn atom_escapes_and_says_whose_language_differs() {
        let text = atom(&feed());
        assert!(text.contains("<title>A &amp; B ]]&gt; &lt;b&gt;</title>"), "{text}");
        assert!(text.contains("<entry xml:lang=\"zh-Hant-HK\">"), "{text}");
        assert!(text.contains("<link rel=\"self\" type=\"application/atom+xml\" href=\"https://example.org/atom.xml\"/>"), "{text}");
        assert!(!text.contains("<summary"), "an empty summary says nothing: {text}");
    }

    #[test]
    fn both_feeds_tell_the_same() {
        let item: Value = serde_json::from_str(&json_feed(&feed())).expect("sound JSON");
        assert_eq!(item["items"][0]["title"], "A & B ]]> <b>");
        assert_eq!(item["items"][0]["content_text"], item["items"][0]["title"], "an item never goes without content");
        assert_eq!(item["items"][0]["tags"], json!(["机关党建"]));
        assert_eq!(item["feed_url"], "https://example.org/feed.json");
    }
}
