//! What a new site begins with, and words that new files have in the language of the site.
//!
//! All of it is published, so it is true before anybody has changed a word.

use crate::language::Words;
use crate::parse::{Line, compose};

/// What differs from site to site.
pub(super) struct Choices<'a> {
    pub(super) title: &'a str,
    pub(super) language: &'a str,
    pub(super) base_url: &'a str,
    pub(super) theme: &'a str,
    pub(super) organisation: Option<&'a str>,
}

/// What keeps a repository free of what a build makes.
pub(super) const GITIGNORE: &str = "/public/\n.huikan/\n.*.huikan/\n";

/// The files of a new site, by path; the one that makes it a site comes last.
pub(super) fn files(words: Words, choices: &Choices<'_>) -> Vec<(&'static str, String)> {
    let (site, index, about) = match words {
        Words::Hans => (include_str!("zh-Hans/site.toml"), include_str!("zh-Hans/index.md"), include_str!("zh-Hans/about.md")),
        Words::Hant => (include_str!("zh-Hant/site.toml"), include_str!("zh-Hant/index.md"), include_str!("zh-Hant/about.md")),
        Words::En => (include_str!("en/site.toml"), include_str!("en/index.md"), include_str!("en/about.md")),
    };
    let organisation = match choices.organisation {
        Some(name) => format!("[organisation]\nname = {}", toml_text(name)),
        None => format!("# [organisation]\n# name = \"{}\"", some_organisation(words)),
    };
    let filled = [
        ("{title}", toml_text(choices.title)),
        ("{base_url}", toml_text(choices.base_url)),
        ("{language}", toml_text(choices.language)),
        ("{theme}", toml_text(choices.theme)),
        ("{organisation}", organisation),
    ];
    let title = compose(&[Line::text("title", choices.title)]);
    let index = index.replace("{title}", &title);
    let about = about.to_string();
    vec![("content/index.md", index), ("content/about.md", about), ("site.toml", fill(site, &filled))]
}

/// Each place once, so that what stands in one is not taken for another.
fn fill(text: &str, filled: &[(&str, String)]) -> String {
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        let place = filled.iter().find_map(|(place, value)| Some((line.find(place)?, place.len(), value)));
        match place {
            Some((at, length, value)) => out.extend([&line[..at], value, &line[at + length..]]),
            None => out.push_str(line),
        }
    }
    out
}

/// A text as TOML has it: what JSON escapes, TOML escapes likewise.
fn toml_text(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    serde_json::Value::String(text).to_string()
}

fn some_organisation(words: Words) -> &'static str {
    match words {
        Words::Hans => "某某单位",
        Words::Hant => "某某單位",
        Words::En => "Our organisation",
    }
}

/// A first sentence about an event: when and where it takes place.
pub(super) fn takes_place(words: Words, when: &str, venue: Option<&str>) -> String {
    match (words, venue) {
        (Words::Hans, Some(venue)) => format!("{when}在{venue}举行。"),
        (Words::Hans, None) => format!("{when}举行。"),
        (Words::Hant, Some(venue)) => format!("{when}在{venue}舉行。"),
        (Words::Hant, None) => format!("{when}舉行。"),
        (Words::En, Some(venue)) => format!("{when}, {venue}."),
        (Words::En, None) => format!("{when}."),
    }
}

/// The headings of a case study, which its page knows its parts by.
pub(super) fn case_parts(words: Words) -> &'static str {
    match words {
        Words::Hans => "## 背景与起因\n\n## 做法与经过\n\n## 成效与反响\n\n## 经验与启示\n",
        Words::Hant => "## 背景與起因\n\n## 做法與經過\n\n## 成效與反響\n\n## 經驗與啟示\n",
        Words::En => "## Background\n\n## Approach\n\n## Outcomes\n\n## Lessons\n",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::civil::date;

    use super::*;
    use crate::config::{Audience, Outside};
    use crate::memo::Digest;
    use crate::pipeline::check_in_memory;
    use crate::source::{SitePath, Sources};

    fn said_by_a_check(files: Vec<(&str, String)>) -> Vec<String> {
        let files: BTreeMap<SitePath, Vec<u8>> =
            files.into_iter().map(|(path, text)| (SitePath::new(path).expect("clean"), text.into_bytes())).collect();
        let outside = Outside {
            program: Digest::of_bytes(b"a test"),
            today: date(2027, 1, 1),
            theme: None,
            base_url: None,
            relative_urls: false,
            audience: Audience::Public,
        };
        let notes = check_in_memory(&Sources::in_memory(files), &outside, None).expect("memory does not fail");
        notes.iter().map(|note| format!("{note:?}")).collect()
    }

    #[test]
    fn a_check_of_a_new_site_has_nothing_to_say() {
        for words in [Words::Hans, Words::Hant, Words::En] {
            for title in ["培训档案", "a \"b\" \\ 'c' # {theme} {title}: @"] {
                for organisation in [None, Some("某\"局\"")] {
                    let choices =
                        Choices { title, language: words.key(), base_url: "https://example.org/", theme: "gazette", organisation };
                    assert_eq!(said_by_a_check(files(words, &choices)), Vec::<String>::new());
                }
            }
        }
    }

    #[test]
    fn what_is_left_as_a_comment_may_be_taken_up_as_it_stands() {
        for words in [Words::Hans, Words::Hant, Words::En] {
            let choices =
                Choices { title: "甲", language: words.key(), base_url: "https://example.org/", theme: "plain", organisation: None };
            let mut files = files(words, &choices);
            let (_, site) = files.last_mut().expect("site.toml");
            let is_toml = |line: &str| line.starts_with("# [") || line.strip_prefix("# ").is_some_and(|line| line.contains(" = "));
            let taken = site.lines().filter(|line| is_toml(line)).count();
            assert!(taken >= 8, "{site}");
            *site =
                site.lines().map(|line| line.strip_prefix("# ").filter(|_| is_toml(line)).unwrap_or(line)).collect::<Vec<_>>().join("\n");
            assert_eq!(said_by_a_check(files), Vec::<String>::new());
        }
    }
}
