//! Small sites from text to structured data.

use std::sync::Arc;

use serde_json::{Value, json};

use super::json_ld;
use crate::config::{self, Audience, Config, Outside};
use crate::memo::Digest;
use crate::parse::parse;
use crate::plan::{Offer, plan};
use crate::resolve::resolve;
use crate::source::{FileId, SitePath, Sources};
use crate::view::{self, Cx};

const SITE: &str = "title = '培训档案'\nbase_url = 'https://example.org/archive/'\ntimezone = 'Asia/Shanghai'\n\
                    [organisation]\nname = '某市委党校'\n";

/// The script's text on the page at a path.
fn script(files: &[(&str, &str)], path: &str) -> String {
    let file = |(path, text): &(&str, &str)| (SitePath::new(path).expect("a clean path"), text.as_bytes().to_vec());
    let sources = Sources::in_memory([("site.toml", SITE)].iter().chain(files).map(file).collect());
    let outside = Outside {
        program: Digest::of_bytes(b"a test"),
        today: "2025-01-01".parse().expect("a day"),
        theme: None,
        base_url: None,
        relative_urls: false,
        audience: Audience::Public,
    };
    let config: Config = config::check(FileId::default(), SITE, &outside).value.expect("sound TOML");
    let texts = sources.iter().map(|(id, source)| (id, source, sources.text_to_show(id)));
    let documents: Vec<_> = texts.filter_map(|(id, source, text)| parse(id, &source.path, &text).value.map(Arc::new)).collect();
    let resolved = resolve(documents, &sources, Default::default(), &config).value;
    let plan = plan(&resolved, &sources, &config, &Offer::default()).value;
    let cx = Cx { resolved: &resolved, plan: &plan, config: &config, sources: &sources };
    let page = plan.pages.iter().find(|page| page.path == path).unwrap_or_else(|| panic!("no page {path}: {:?}", plan.pages));
    let words = |key: &str| format!("t:{key}");
    json_ld(&view::view(&cx, page), &view::site(&cx), &config.base, &words)
}

fn node(files: &[(&str, &str)], path: &str, kind: &str) -> Value {
    let data: Value = serde_json::from_str(&script(files, path)).expect("sound JSON");
    assert_eq!(data["@context"], "https://schema.org");
    let graph = data["@graph"].as_array().expect("a graph");
    let found = graph.iter().find(|node| node["@type"] == kind);
    found.unwrap_or_else(|| panic!("no {kind} in {data:#}")).clone()
}

const REPORT: &str = "\
---
title: 一次培训 </script><!--
date: 2024-09-06 16:30
updated: 2024-09-07
sign_off:
  记者: 李天然
  通讯员: [鲁佳玉, 唐杰]
  编辑: 陶威
  美编: 王桃芳
  一审: 江敏
corrections:
  - { date: 2024-09-08, text: 人名改正。 }
source: { name: 江汉风, url: 'https://news.example/1' }
---
正文。
";

#[test]
fn nothing_an_author_writes_ends_the_script() {
    let text = script(&[("content/reports/a.md", REPORT)], "/reports/a/");
    assert!(!text.contains('<'), "{text}");
    let report = node(&[("content/reports/a.md", REPORT)], "/reports/a/", "NewsArticle");
    assert_eq!(report["headline"], "一次培训 </script><!--");
}

#[test]
fn a_report_says_who_wrote_edited_and_approved_it() {
    let report = node(&[("content/reports/a.md", REPORT)], "/reports/a/", "NewsArticle");
    let person = |name: &str| json!({ "@type": "Person", "name": name });
    assert_eq!(report["author"], json!([person("李天然"), person("鲁佳玉"), person("唐杰")]));
    assert_eq!(report["editor"], json!([person("陶威"), { "@type": "Role", "roleName": "美编", "editor": person("王桃芳") }]));
    assert_eq!(report["contributor"], json!({ "@type": "Role", "roleName": "一审", "contributor": person("江敏") }));
    assert_eq!(report["publisher"]["@id"], "https://example.org/archive/#organisation");
    assert_eq!(report["correction"]["datePublished"], "2024-09-08");
    assert_eq!(report["isBasedOn"]["url"], "https://news.example/1");
}

#[test]
fn times_are_as_exact_as_their_author_knows_and_minutes_have_an_offset() {
    let report = node(&[("content/reports/a.md", REPORT)], "/reports/a/", "NewsArticle");
    assert_eq!(report["datePublished"], "2024-09-06T16:30:00+08:00");
    assert_eq!(report["dateModified"], "2024-09-07");
}

const EVENT: &str = "\
---
title: 支部书记培训班
kind: course
start: 2024-09-04
end: 2024-09-06
venue: 待定
region: 湖北/荆州
organisers: [荆州市委组织部]
agenda:
  - { title: 开班式, type: opening, start: 9月4日上午, speakers: [{ name: 夏光宏, role: 动员讲话, job_title: 书记 }] }
  - { title: 茶歇, type: break }
  - { title: 专题课, type: lecture, start: 2024-09-05 09:00, end: 2024-09-05 11:30 }
  - { title: 自学, type: self-study }
---
";

#[test]
fn an_event_holds_its_sessions_and_no_placeholder() {
    let event = node(&[("content/events/a.md", EVENT)], "/events/a/", "EducationEvent");
    assert_eq!(event["@id"], "https://example.org/archive/events/a/#event");
    assert_eq!((&event["startDate"], &event["endDate"]), (&json!("2024-09-04"), &json!("2024-09-06")));
    assert_eq!(event["location"]["name"], "荆州", "a venue that is not known yet is no place: {event:#}");
    assert_eq!(event["location"]["address"]["addressRegion"], "湖北");
    assert_eq!(event["eventStatus"], "https://schema.org/EventScheduled");
    let parts = event["subEvent"].as_array().expect("several sessions");
    let starts: Vec<(&Value, &Value)> = parts.iter().map(|part| (&part["name"], &part["startDate"])).collect();
    // The break is nothing to attend. A session of unknown day is some time in the event's month.
    let expected =
        [("开班式", "2024-09-04"), ("专题课", "2024-09-05T09:00:00+08:00"), ("自学", "2024-09")].map(|(a, b)| (json!(a), json!(b)));
    assert_eq!(starts, expected.iter().map(|(a, b)| (a, b)).collect::<Vec<_>>());
    assert_eq!(event["performer"]["jobTitle"], "书记");
    assert_eq!(parts[0]["performer"], json!({ "@id": event["performer"]["@id"] }));
    assert!(!event.to_string().contains("待定"));
}

#[test]
fn a_session_is_the_same_thing_on_its_own_page() {
    let files = [("content/events/a.md", EVENT)];
    let event = node(&files, "/events/a/", "EducationEvent");
    let lecture = &event["subEvent"][1];
    let id = lecture["@id"].as_str().expect("a page of its own");
    let path = id.trim_start_matches("https://example.org/archive").trim_end_matches("#event");
    let own = node(&files, &crate::slug::decode(path), "EducationEvent");
    assert_eq!(own["@id"], lecture["@id"]);
    assert_eq!(own["startDate"], lecture["startDate"]);
    assert_eq!(own["superEvent"], json!({ "@id": event["@id"] }));
}

#[test]
fn breadcrumbs_take_missing_titles_from_the_theme() {
    let crumbs = node(&[("content/events/a.md", EVENT)], "/events/a/agenda/", "BreadcrumbList");
    let names: Vec<&Value> = crumbs["itemListElement"].as_array().expect("items").iter().map(|item| &item["name"]).collect();
    assert_eq!(names, ["t:home", "t:events", "支部书记培训班", "t:agenda"]);
    assert_eq!(crumbs["itemListElement"][1]["item"], "https://example.org/archive/events/");
}

#[test]
fn the_page_of_changes_is_not_called_like_its_event_once_more() {
    let releases = "releases:\n- version: 1\n  date: 2024-08-01\nsessions: []\n";
    let files = [("content/events/a/index.md", EVENT), ("content/events/a/releases.yaml", releases)];
    let crumbs = node(&files, "/events/a/changes/", "BreadcrumbList");
    let names: Vec<&Value> = crumbs["itemListElement"].as_array().expect("items").iter().map(|item| &item["name"]).collect();
    assert_eq!(names, ["t:home", "t:events", "支部书记培训班", "t:changes"]);
}

#[test]
fn there_is_nothing_to_say_of_a_dead_link() {
    assert_eq!(script(&[], "/404.html"), "");
}

#[test]
fn no_value_is_empty_on_any_page() {
    fn check(value: &Value, path: &str) {
        match value {
            Value::Null => panic!("{path} is null"),
            Value::String(text) => assert!(!text.trim().is_empty(), "{path} is empty"),
            Value::Array(list) => {
                assert!(!list.is_empty(), "{path} is empty");
                list.iter().for_each(|value| check(value, path));
            }
            Value::Object(map) => map.iter().for_each(|(key, value)| check(value, &format!("{path}.{key}"))),
            Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let files = [("content/events/a.md", EVENT), ("content/reports/b.md", REPORT), ("content/about.md", "---\ntitle: 关于\n---\n")];
    for path in ["/", "/events/", "/events/a/", "/reports/b/", "/speakers/", "/archive/", "/years/2024/", "/regions/湖北/", "/about/"] {
        check(&serde_json::from_str(&script(&files, path)).expect("sound JSON"), path);
    }
}
