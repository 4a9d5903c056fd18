//! The templates on the guide's pages for theme authors, and sites to try them on.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use huikan::render::copied;

use crate::support::Site;

/// What stands before the path of a file in its first line, which is a comment.
const THEME: &str = "themes/my-theme/";

/// A page of the guide, or the part of it from one heading to another.
pub(crate) fn part(page: &str, from: &str, to: &str) -> String {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("content/guide").join(page)).expect("a page of the guide");
    let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("{page} has no {from}"));
    let part = if to.is_empty() { rest } else { rest.split_once(to).unwrap_or_else(|| panic!("{page} has no {to}")).0 };
    part.to_string()
}

/// The files of a theme that a text shows: blocks of code whose first line names the file.
pub(crate) fn files(text: &str) -> Vec<(String, String)> {
    let blocks = text.split("\n```").skip(1).step_by(2).filter_map(|block| Some(block.split_once('\n')?.1));
    let file = |block: &str| {
        let (first, _) = block.split_once('\n')?;
        let (_, named) = first.split_once(THEME)?;
        Some((named.split_whitespace().next()?.to_string(), format!("{block}\n")))
    };
    blocks.filter_map(file).collect()
}

/// A site whose theme extends nothing: a copy of plain with some files of its own. Words are put below those that are there.
pub(crate) fn site(language: &str, own: &[(String, String)]) -> Site {
    let mut theme: BTreeMap<String, String> = copied("plain", "my-theme").into_iter().collect();
    for (path, text) in own {
        let words = theme.get(path).filter(|_| path.starts_with("i18n/")).cloned().unwrap_or_default();
        theme.insert(path.clone(), words + text);
    }
    let settings = "base_url = \"https://example.org/\"\ntimezone = \"Asia/Shanghai\"\ntheme = \"my-theme\"\n";
    let mut site = Site::of(if language == "en" { ENGLISH } else { CHINESE });
    site = site.with("site.toml", format!("title = \"Archive\"\nlanguage = \"{language}\"\n{settings}"));
    for year in 2020..2024 {
        let of = format!("start: {year}-05-06\nparticipants: {year}\ntopics: [{}]", topic(language));
        let event = format!("---\ntitle: \"{year}\"\n{of}\nsummary: \"{year}.\"\n---\n{year}.\n");
        site = site.with(&format!("content/events/y{year}/index.md"), event);
        let agenda = format!("- title: \"{year}\"\n  start: {year}-05-06 9:00\n  speakers: [{}]\n", speaker(language));
        site = site.with(&format!("content/events/y{year}/agenda.yaml"), agenda);
    }
    theme.into_iter().fold(site, |site, (path, text)| site.with(&format!("{THEME}{path}"), text))
}

fn speaker(language: &str) -> &'static str {
    if language == "en" { "Ann Lee" } else { "钱诚" }
}

fn topic(language: &str) -> &'static str {
    if language == "en" { "training" } else { "培训" }
}

/// An event of two days and one session that nobody gave a day, in two rooms and two tracks, with a break, and one session cancelled.
const CHINESE: &str = r##"
-- content/events/forum/index.md --
---
title: 论坛
start: 2024-10-12
end: 2024-10-13
rooms: [东厅, 西厅]
tracks: [{ name: 理论, colour: "#a32a1e" }, 实践]
topics: [培训, 党建]
summary: 两天的论坛。
---
两天的论坛。
-- content/events/forum/agenda.yaml --
- { slug: theory, title: 理论, start: 2024-10-12 10:00, end: 2024-10-12 11:00, room: 东厅, track: 理论, speakers: [钱诚] }
- { slug: practice, title: 实践, start: 2024-10-12 10:00, end: 2024-10-12 11:00, room: 西厅, track: 实践, speakers: [汪勇], status: cancelled }
- { slug: tea, title: 茶歇, type: break, start: 2024-10-12 11:00, end: 2024-10-12 11:20 }
- { slug: reading, title: 自学, type: self-study, start: 2024-10-13 上午 }
- { slug: more, title: 交流, type: discussion }
"##;

/// The same in English.
const ENGLISH: &str = r##"
-- content/events/forum/index.md --
---
title: Forum
start: 2024-10-12
end: 2024-10-13
rooms: [East, West]
tracks: [{ name: Theory, colour: "#a32a1e" }, Practice]
topics: [training, practice]
summary: A forum of two days.
---
A forum of two days.
-- content/events/forum/agenda.yaml --
- { slug: theory, title: Theory, start: 2024-10-12 10:00, end: 2024-10-12 11:00, room: East, track: Theory, speakers: [Ann Lee] }
- { slug: practice, title: Practice, start: 2024-10-12 10:00, end: 2024-10-12 11:00, room: West, track: Practice, speakers: [Bo Ek], status: cancelled }
- { slug: tea, title: Tea, type: break, start: 2024-10-12 11:00, end: 2024-10-12 11:20 }
- { slug: reading, title: Reading, type: self-study, start: 2024-10-13 }
- { slug: more, title: More, type: discussion }
"##;
