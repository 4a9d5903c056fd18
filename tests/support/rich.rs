//! A small site with everything in it that a build can remember.

use crate::support::Site;

/// Three events with their sessions in three forms, articles, people, places, pages, files, a theme of its own.
pub fn site() -> Site {
    Site::of(TEXT)
        .with("content/photos/hall.jpg", crate::support::pictures::photo(3, 2))
        .with("content/events/jia/plan.pdf", *b"%PDF-1.7 \x00\x01")
}

const TEXT: &str = r#"
-- site.toml --
title = "培训档案"
base_url = "https://example.org/archive/"
theme = "own"
[lists]
per_page = 2
-- themes/own/theme.toml --
name = "own"
extends = "plain"
[options]
tint = "red"
-- themes/own/templates/home.html --
{% extends "_layout.html" %}
{% block body %}
<p class="{{ options.tint }}">{{ home.counts.events }}</p>
{{ <cards of={home.upcoming} title={t.upcoming} /> }}
{{ <cards of={home.events} title={t["recent-events"]} /> }}
{{ <cards of={home.reports} title={t["latest-reports"]} /> }}
{% endblock %}
-- themes/own/static/extra.css --
body { margin: 0 }
-- themes/own/i18n/zh-Hans.toml --
upcoming = "将要举行"
-- content/index.md --
---
title: 首页
---
欢迎来到[甲班](events/jia/index.md)。
-- content/about.md --
---
title: 关于
weight: 2
---
## 缘起

见[指南](guide/index.md)和[讲师](/speakers/zhang-youbin.md)。

<iframe src="https://example.com/"></iframe>
-- content/guide/index.md --
---
title: 指南
---
先看[细则](rules.md)。
-- content/guide/rules.md --
---
title: 细则
aliases: [/old/rules/]
---
附[计划](/events/jia/plan.pdf)。
-- content/series/forum.md --
---
name: 书记讲坛
organisers: [zuzhibu]
cadence: 每年一次
---
每年一次的讲坛。
-- content/organisations.yaml --
- { id: zuzhibu, name: 荆州市委组织部, aliases: [市委组织部], parent: 荆州市委 }
- { id: jianghan, name: 江汉大学, url: "https://example.com/" }
-- content/venues.yaml --
- id: school
  name: 荆州市委党校
  address: 江津路1号
  region: 湖北/荆州
  rooms:
    - { id: hall, name: 礼堂 }
-- content/speakers.yaml --
- { id: ni-jiming, name: 倪继明, job_title: 书记, organisation: jianghan }
- { id: ye-xingyu, name: 叶兴宇, summary: 调研室主任。 }
-- content/speakers/zhang-youbin.md --
---
name: 张友斌
job_title: 副校长
organisation: 江汉大学
---
研究党建二十年，见[案例](/cases/brand.md)。
-- content/speakers/li-wei.md --
---
name: 李薇
aliases: [/people/li/]
---
讲师。
-- content/events/jia/index.md --
---
title: 甲班
start: 2024-09-04
end: 2024-09-06
series: forum
venue: school
organisers: [zuzhibu]
topics: [党建, 学习]
region: 湖北/荆州
agenda:
  - { title: 开班式, start: 9月4日上午, type: opening, room: 礼堂 }
  - { title: 第一讲, start: 9月4日下午, type: lecture, speakers: [{ id: zhang-youbin, role: 主讲 }], abstract: "讲[指南](/guide/index.md)。" }
  - { title: 茶歇, start: 9月5日, type: break }
  - { title: 案例交流, start: 9月5日下午, type: case-sharing, speakers: [钱诚, { name: 王梦缘, organisation: 江汉大学 }] }
---
三天的课，[报道](report.md)里有经过，附[计划](plan.pdf)。
-- content/events/jia/releases.yaml --
releases:
- { version: 1, date: 2024-08-01 }
- { version: 2, date: 2024-08-20, note: 第一讲改到下午 }
sessions:
- id: 开班式
  uid: 569ab5fb-a1a4-8840-b822-93e77b780565
  number: 7
  states: [{ release: 1, sequence: 0, title: 开班式, start: 2024-09-04 上午, room: 礼堂, venue: 荆州市委党校, status: scheduled }]
- id: 第一讲
  uid: 569ab5fb-a1a4-8840-b822-93e77b780566
  number: 8
  states:
  - { release: 1, sequence: 0, title: 第一讲, start: 2024-09-04 上午, status: scheduled }
  - { release: 2, sequence: 1, title: 第一讲, start: 2024-09-04 下午, venue: 荆州市委党校, status: scheduled }
- id: 取消的课
  uid: 569ab5fb-a1a4-8840-b822-93e77b780567
  number: 9
  states: [{ release: 1, sequence: 0, title: 取消的课, start: 2024-09-05 19:00, end: 2024-09-05 20:30, status: scheduled }]
-- content/events/jia/report.md --
---
title: 三天集训听课、议难题
date: 2024-09-07
dateline: 江汉风报道
topics: [党建]
region: 湖北/荆州
sign_off: { 记者: [李天然], 一审: 赵六 }
quotes: [{ text: 实践出真知, speaker: { id: zhang-youbin, job_title: 组长 } }]
---
近三百名学员在党校学习了三天。课程由省市的老师讲授，案例由单位的同志介绍，研讨由学员自己主持，人人有话说。大家认为，学习的内容贴近工作，方法也可以照着做，回去以后要把学到的东西用到支部的日常工作里去，让群众看到变化，也让自己有所提高。

![会场](/photos/hall.jpg)

最后一天举行了结业式。
-- content/events/yi/index.md --
---
title: 乙班
start: 2023-05-10
end: 2023-05-12
series: 书记讲坛
topics: [党建]
region: 湖北/武汉
---
去年的一期。
-- content/events/yi/agenda.yaml --
- { title: 报到, start: 5月10日, type: ceremony }
- { title: 乡村讲座, start: 5月11日上午, type: lecture, speakers: [li-wei] }
- { title: 分组讨论, start: 5月11日下午, type: discussion, speakers: [ni-jiming], topics: [乡村] }
-- content/events/yi/cases/branch.md --
---
title: 支部案例
organisation: zuzhibu
region: 湖北/武汉
outcomes: [{ metric: 办结率, value: 98.50, unit: "%" }]
---
## 背景与起因

很久以前。

## 经验与启示

以后如此。
-- content/events/bing/index.md --
---
title: 丙班
start: 2024-12-01
kind: conference
organisers: [江汉大学]
topics: [乡村]
---
还没有举行。
-- content/events/bing/sessions/questions.md --
---
title: 现场提问
start: 12月1日下午
speakers: [叶兴宇]
---
当场提问，见[甲班的报道](/events/jia/report.md)。
-- content/events/bing/sessions/talk.md --
---
title: 主题发言
start: 12月1日上午
speakers: [张友斌]
---
发言。
-- content/reports/early.md --
---
title: 早先的报道
date: 2023-05-13
event: yi
speakers: [{ name: 钱诚, role: 学员 }]
related: [../events/jia/report.md]
---
短短的正文。
-- content/reports/later.md --
---
title: 后来的报道
date: 2024-09-20
---
没有活动的一篇。
-- content/reports/secret.md --
---
title: 到时才发
date: 2024-10-10
embargo_until: 2024-10-10
topics: [学习]
---
十月十日以后可以看。
-- content/cases/brand.md --
---
title: 一支部一品牌
date: 2024-06-01
organisation: jianghan
speakers: [张友斌]
topics: [党建]
---
见[早先的报道](../reports/early.md)。
-- content/cases/draft.md --
---
title: 没写完
draft: true
speakers: [无名氏]
---
草稿。
"#;
