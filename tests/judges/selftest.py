"""Judges the judges: each must pass a good site and catch every mistake that it is there for.

usage: selftest.py

The good site is built in a temporary folder; each case spoils one thing in a copy of it.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

import calendars
import feeds
import jsonld
import links
import schedules
import selftest_browser
import weight
from folder import Folder

HERE = Path(__file__).resolve().parent
BASE = "https://example.org/archive/"
EVENT = "events/培训/"
REPORT = "reports/闭幕/"
EVENT_URL = BASE + quote(EVENT)
REPORT_URL = BASE + quote(REPORT)


# The good site: home, an event with a Chinese name, a report on it, 404, a redirect.

def page(path, title, body, graph=None):
    url = BASE + quote(path)
    head = f'<link rel="canonical" href="{url}">'
    if graph is not None:
        data = {"@context": "https://schema.org", "@graph": [*graph, crumbs(url, title)]}
        head += f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
    return f"""<!DOCTYPE html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="/archive/style.css">
<link rel="alternate" type="application/atom+xml" href="/archive/atom.xml" title="档案">
{head}
</head>
<body>
<header><a href="/archive/">首页</a></header>
<main><h1>{title}</h1>
{body}
</main>
</body>
</html>
"""


def crumbs(url, title):
    return {"@type": "BreadcrumbList", "itemListElement": [
        {"@type": "ListItem", "position": 1, "name": "首页", "item": BASE},
        {"@type": "ListItem", "position": 2, "name": title, "item": url},
    ]}


EVENT_NODE = {
    "@type": "EducationEvent", "@id": EVENT_URL + "#event", "name": "培训班", "url": EVENT_URL,
    "startDate": "2024-09-23", "endDate": "2024-09-27", "eventStatus": "https://schema.org/EventScheduled",
    "location": {"@type": "Place", "name": "荆州市委党校", "address": {"@type": "PostalAddress", "addressLocality": "荆州"}},
    "subEvent": [{"@type": "Event", "@id": EVENT_URL + "#s1", "name": "开班式", "startDate": "2024-09-23T09:00:00+08:00", "url": EVENT_URL,
                  "duration": "PT1H30M", "superEvent": {"@id": EVENT_URL + "#event"},
                  "performer": {"@type": "PerformanceRole", "roleName": "主讲",
                                "performer": {"@type": "Person", "name": "张老师", "jobTitle": "教授"}}}],
}
REPORT_NODE = {
    "@type": "NewsArticle", "@id": REPORT_URL + "#report", "headline": "培训班闭幕", "url": REPORT_URL,
    "datePublished": "2024-09-28", "about": {"@id": EVENT_URL + "#event"},
    "author": {"@type": "Person", "name": "李记者"}, "image": BASE + "photo.svg",
}
ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>{BASE}</id><title>档案</title><updated>2024-09-28T00:00:00+08:00</updated><author><name>党校</name></author>
<link rel="self" href="{BASE}atom.xml"/><link rel="alternate" href="{BASE}"/>
<entry><id>{REPORT_URL}</id><title>培训班闭幕</title><updated>2024-09-28T00:00:00+08:00</updated>
<link rel="alternate" href="{REPORT_URL}"/><content type="html">&lt;p&gt;&lt;a href="{EVENT_URL}"&gt;培训班&lt;/a&gt;&lt;/p&gt;</content></entry>
<entry><id>{EVENT_URL}</id><title>培训班</title><updated>2024-09-27T00:00:00+08:00</updated>
<link rel="alternate" href="{EVENT_URL}"/></entry>
</feed>
"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1", "title": "档案", "home_page_url": BASE, "feed_url": BASE + "feed.json",
    "items": [
        {"id": REPORT_URL, "url": REPORT_URL, "title": "培训班闭幕", "content_html": "<p>正文</p>", "date_published": "2024-09-28T00:00:00+08:00"},
        {"id": EVENT_URL, "url": EVENT_URL, "title": "培训班", "content_text": "正文", "date_modified": "2024-09-27T00:00:00+08:00"},
    ],
}
SESSION_UID = "569ab5fb-a1a4-8840-b822-93e77b780565"
SESSION_TITLE = "开班式"
AGENDA_ICS = f"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//judge//ZH
NAME:培训班
SOURCE;VALUE=URI:https://example.org/archive/events/%E5%9F%B9%E8%AE%AD/agen
 da.ics
REFRESH-INTERVAL;VALUE=DURATION:PT6H
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:20240331T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20241027T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:{SESSION_UID}
DTSTAMP:20240901T000000Z
SEQUENCE:0
DTSTART;TZID=Europe/Berlin:20240923T030000
DTEND;TZID=Europe/Berlin:20240923T043000
SUMMARY:{SESSION_TITLE}
LOCATION:礼堂，荆州市委党校
DESCRIPTION:张老师（教授）\\n一句介绍，长到要折成两行
 ，而且不折断字。
URL:{EVENT_URL}
STATUS:CONFIRMED
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")
SCHEDULE_XML = f"""<?xml version="1.0" encoding="utf-8"?>
<schedule><version>1</version>
<conference><title>培训班</title><acronym>course</acronym><start>2024-09-23</start><end>2024-09-27</end></conference>
<day index="1" date="2024-09-23" start="2024-09-23T03:00:00+02:00" end="2024-09-23T04:30:00+02:00"><room name="礼堂">
<event guid="{SESSION_UID}" id="7"><room>礼堂</room><title>{SESSION_TITLE}</title><subtitle/><type>opening</type>
<date>2024-09-23T03:00:00+02:00</date><start>03:00</start><duration>01:30</duration><abstract/><slug>course-7-opening</slug><track/>
<language>zh</language><url>{EVENT_URL}</url><persons><person id="3">张老师</person></persons></event></room></day></schedule>
"""
SCHEDULE = {"schedule": {"version": "1", "conference": {
    "title": "培训班", "acronym": "course", "start": "2024-09-23", "end": "2024-09-27", "daysCount": 1, "timeslot_duration": "00:05",
    "days": [{"index": 1, "date": "2024-09-23", "day_start": "2024-09-23T03:00:00+02:00", "day_end": "2024-09-23T04:30:00+02:00",
              "rooms": {"礼堂": [{
                  "guid": SESSION_UID, "id": 7, "date": "2024-09-23T03:00:00+02:00", "start": "03:00", "duration": "01:30", "room": "礼堂",
                  "slug": "course-7-opening", "url": EVENT_URL, "title": SESSION_TITLE, "subtitle": "", "track": "", "type": "opening",
                  "language": "zh", "abstract": "", "persons": [{"id": 3, "name": "张老师"}], "links": [], "attachments": []}]}}]}}}
GOOD = {
    EVENT + "agenda.ics": AGENDA_ICS,
    EVENT + "schedule.xml": SCHEDULE_XML,
    EVENT + "schedule.json": json.dumps(SCHEDULE, ensure_ascii=False),
    "index.html": page("", "档案", f"<ul><li><a href='{EVENT}'>培训班</a></li><li><a href='/archive/{quote(REPORT)}#p1'>闭幕</a></li></ul><p><a href='about/'>关于</a></p>", []),
    "about/index.html": page("about/", "关于", "<p>只有首页链接到这里。</p>", []),
    # In another part of the site, of which the page above is the first.
    "zh-hant/about/index.html": page("about/", "关于", "<p>只有首页链接到这里。</p>", []),
    EVENT + "index.html": page(EVENT, "培训班", f"<p><a href='../../{REPORT}'>报道</a> <a href='#s1'>议程</a></p>"
                               "<h2 id='s1'>开班式</h2>", [EVENT_NODE]),
    REPORT + "index.html": page(REPORT, "培训班闭幕", f"<p id='p1'><a href='{BASE}{EVENT}#s1'>培训班</a></p>"
                                "<p><img src='/archive/photo.svg' srcset='/archive/photo.svg 1x, /archive/photo.svg?a=1,2 2x' alt='合影' width='10' height='10'></p>", [REPORT_NODE]),
    "404.html": page("404.html", "没有这一页", "<p><a href='/archive/'>回首页</a></p>"),
    "old/index.html": f"<!DOCTYPE html><html lang='zh-Hans'><head><meta charset='utf-8'><title>已迁移</title>"
                      f"<link rel='canonical' href='{EVENT_URL}'><meta http-equiv='refresh' content='0; url={EVENT_URL}'></head>"
                      f"<body><p><a href='{EVENT_URL}'>培训班</a></p></body></html>",
    "style.css": "main { background: url('photo.svg') }\nh1 { filter: url(#soft) }",
    "photo.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><g id="a"/></svg>',
    "atom.xml": ATOM,
    "feed.json": json.dumps(JSON_FEED, ensure_ascii=False),
    "sitemap.xml": '<?xml version="1.0" encoding="utf-8"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
                   f"<sitemap><loc>{BASE}sitemap-1.xml</loc><lastmod>2024-09-28</lastmod></sitemap></sitemapindex>",
    "sitemap-1.xml": '<?xml version="1.0" encoding="utf-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
                     ' xmlns:xhtml="http://www.w3.org/1999/xhtml">'
                     f"<url><loc>{BASE}</loc><lastmod>2024-09-28</lastmod></url><url><loc>{BASE}about/</loc></url><url><loc>{EVENT_URL}</loc></url><url><loc>{REPORT_URL}</loc>"
                     f'<xhtml:link rel="alternate" hreflang="zh-Hans" href="{REPORT_URL}"/></url></urlset>',
    "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {BASE}sitemap.xml\n",
}

# Each mistake: the file, what to replace by what (None: the whole file goes), what the judge must say.
ICS, XML, JSON = EVENT + "agenda.ics", EVENT + "schedule.xml", EVENT + "schedule.json"
EVENT_PAGE, REPORT_PAGE = EVENT + "index.html", REPORT + "index.html"
MISTAKES = {
    calendars: [
        (ICS, "\r\nVERSION", "\nVERSION", "something else than CRLF"),
        (ICS, "一句介绍", "一句又长又长又长的介绍", "octets"),
        (ICS, "礼堂", "礼\u0007堂", "control character"),
        (ICS, "\r\nEND:VCALENDAR\r\n", "\r\n", "Error"),
        (ICS, "DTSTAMP:20240901T000000Z\r\n", "", "DTSTAMP"),
        (ICS, "VERSION:2.0\r\n", "", "VERSION"),
        (ICS, "NAME:培训班", "METHOD:PUBLISH", "METHOD has no place"),
        (ICS, "NAME:培训班\r\n", "", "without NAME"),
        (ICS, "agen\r\n da.ics", "other.ics", "SOURCE is"),
        (ICS, "URL:" + EVENT_URL, "URL:" + EVENT_URL + "x", "URL"),
        (ICS, "20240923T043000", "20240923T020000", "begins at"),
        (ICS, "TZID=Europe/Berlin:20240923T03", "TZID=Europe/Paris:20240923T03", "does not bring along"),
        (ICS, "TZOFFSETTO:+0200", "TZOFFSETTO:+0300", "by the rules of the calendar"),
        (ICS, "20240923T030000", "20240923T031500", "is missing"),
        (ICS, "SUMMARY:" + SESSION_TITLE, "SUMMARY:" + SESSION_TITLE + "？", "should be called"),
        (ICS, "SUMMARY:" + SESSION_TITLE, "SUMMARY:别的", "is missing"),
        (ICS, "STATUS:CONFIRMED", "STATUS:CANCELLED", "is CANCELLED"),
        (ICS, None, None, "no calendar"),
        (EVENT_PAGE, "<h2", "<a href='webcal://example.org/archive/lost.ics'>x</a><h2", "no such file"),
        (EVENT_PAGE, "<h2", "<a href='webcal://example.org/archive/events/%E5%9F%B9%E8%AE%AD/agenda.ics'>x</a><h2", None),
    ],
    schedules: [
        (XML, "<version>1</version>", "", "Element"),
        (XML, "course-7-opening", "opening", "slug"),
        (XML, "<subtitle/>", "", "subtitle"),
        (XML, 'id="7"', 'id="0"', "positiveInteger"),
        (XML, f'guid="{SESSION_UID}"', 'guid="1"', "pattern"),
        (XML, "<url>", "<feedback_url>https://example.org/</feedback_url><url>", "feedback_url"),
        (XML, "</schedule>", "", "not XML"),
        (XML, "<room>礼堂</room>", "<room>阶梯教室</room>", "its room is not"),
        (XML, "<duration>01:30", "<duration>02:30", "is not in the day"),
        (XML, "<start>03:00", "<start>04:00", "start and date differ"),
        (XML, "<duration>01:30", "<duration>00:90", "59 minutes"),
        (XML, f"<url>{EVENT_URL}", f"<url>{BASE}lost/", "no such file"),
        (XML, f"<title>{SESSION_TITLE}", "<title>别的", "in JSON"),
        (XML, "03:00:00+02:00</date>", "03:00:00+01:00</date>", "in the calendar at"),
        (JSON, SESSION_UID, SESSION_UID.replace("5", "6"), "one of the two formats"),
        (JSON, '"id": 7', '"id": 8', "id is 7 in XML"),
        (JSON, "{", "", "not JSON"),
        (JSON, None, None, "no such file"),
        (XML, None, None, "no schedule.xml beside it"),
        (ICS, SESSION_UID, SESSION_UID.replace("5", "6"), "does not know it"),
    ] + ([
        (JSON, '"subtitle": "", ', "", "subtitle"),
        (JSON, '"slug"', '"sluq"', "sluq"),
    ] if schedules.NEWER.is_dir() else []),
    links: [
        (EVENT_PAGE, f"../../{REPORT}", f"../{REPORT}", "no such file"),
        (EVENT_PAGE, "'#s1'", "'#s9'", "no id “s9”"),
        ("index.html", "#p1", "#p9", "no id “p9”"),
        ("index.html", "培训/'", "培训'", "must end with /"),
        ("index.html", "/archive/style.css", "/style.css", "outside the base path"),
        ("index.html", f"href='{EVENT}'", "href=''", "is empty"),
        ("index.html", f"href='{EVENT}'", "href='javascript:go()'", "javascript:"),
        (REPORT_PAGE, "?a=1,2 2x", ", /archive/lost.svg 2x", "srcset"),
        (REPORT_PAGE, "photo.svg' srcset", "lost.svg' srcset", "<img src>"),
        (REPORT_PAGE, f'"image": "{BASE}photo.svg"', f'"image": "{BASE}lost.svg"', "JSON-LD"),
        (EVENT_PAGE, "<h2 id='s1'>", "<h2 id='s1'><i id='s1'></i>", "appears 2 times"),
        (EVENT_PAGE, "<h2", "<h1>又</h1><h2", "2 h1 elements"),
        (EVENT_PAGE, "main>", "section>", "0 main elements"),
        (EVENT_PAGE, "<title>培训班", "<title>", "no title"),
        (EVENT_PAGE, ' lang="zh-Hans"', "", "html lang"),
        (EVENT_PAGE, f'canonical" href="{EVENT_URL}"', f'canonical" href="{BASE}"', "canonical is"),
        ("zh-hant/about/index.html", "<h1>关于", "<h1>别的", "canonical is"),
        (EVENT_PAGE, 'rel="canonical"', 'rel="author"', "0 canonical links"),
        (EVENT_PAGE, "</head>", '<script src="https://cdn.example.net/a.js"></script></head>', "another host"),
        (EVENT_PAGE, "</head>", '<link rel="stylesheet" href="//cdn.example.net/a.css"></head>', "another host"),
        (EVENT_PAGE, "</head>", '<meta property="og:image" content="/archive/lost.png"></head>', "og:image"),
        (EVENT_PAGE, "<h2", "<p style='background: url(/archive/lost.png)'></p><h2", "<p style>"),
        ("style.css", "photo.svg", "https://cdn.example.net/font.woff2", "another host"),
        ("style.css", "photo.svg", "lost.svg", "style.css: url()"),
        ("old/index.html", f"url={EVENT_URL}", f"url={BASE}gone/", "redirect → "),
        ("old/index.html", f"url={EVENT_URL}", f"url={BASE}old/", "redirects to itself"),
        ("index.html", f"<a href='/archive/{quote(REPORT)}#p1'>闭幕</a>", "", None),  # The event still links to it.
        ("index.html", "<a href='about/'>关于</a>", "", "no page links to it"),
        ("sitemap-1.xml", REPORT_URL + "</loc>", BASE + "gone/</loc>", "<loc>"),
        ("atom.xml", f'href="{EVENT_URL}"&gt;', f'href="{BASE}gone/"&gt;', "content <a href>"),
        ("feed.json", f'"url": "{EVENT_URL}"', f'"url": "{BASE}gone/"', "no such file"),
        (EVENT_PAGE, None, None, "no such file"),
    ],
    feeds: [
        ("atom.xml", "</feed>", "", "feedparser"),
        ("atom.xml", f"<entry><id>{EVENT_URL}", f"<entry><id>{REPORT_URL}", "listed 2 times"),
        ("atom.xml", f"<entry><id>{EVENT_URL}", "<entry><id>/events/1", "not an absolute IRI"),
        ("atom.xml", "2024-09-27T00:00:00+08:00", "2024-09-27", "not RFC 3339"),
        ("atom.xml", "2024-09-27T00:00:00+08:00", "2025-09-27T00:00:00+08:00", "older than an entry"),
        ("atom.xml", f'"alternate" href="{EVENT_URL}"', f'"alternate" href="{BASE}gone/"', "no such file"),
        ("atom.xml", f'"alternate" href="{EVENT_URL}"', '"alternate" href="/archive/"', "not an absolute URL"),
        ("atom.xml", "<author><name>党校</name></author>", "", "no author"),
        ("atom.xml", "<title>培训班</title>", "", "no title"),
        ("atom.xml", f'href="{BASE}atom.xml"', f'href="{BASE}feed.xml"', "rel=self"),
        ("atom.xml", f'&lt;a href="{EVENT_URL}"', '&lt;a href="../x/"', "relative <a href>"),
        ("atom.xml", None, None, "no Atom feed"),
        ("feed.json", "version/1.1", "version/1", "version is"),
        ("feed.json", f'"id": "{EVENT_URL}"', '"id": 7', "id is missing or no string"),
        ("feed.json", '"content_text"', '"text"', "neither content_html nor content_text"),
        ("feed.json", "2024-09-27T00:00:00+08:00", "2024-09-27 00:00", "not RFC 3339"),
        ("feed.json", '"title": "培训班"', '"title": "另一个"', "item 2 is"),
        ("feed.json", f'"feed_url": "{BASE}', f'"feed_url": "{BASE}x/', "feed_url is"),
        ("feed.json", '"items"', '"author": {}, "items"', "JSON Feed 1.0"),
        ("feed.json", None, None, "no JSON Feed"),
        ("sitemap-1.xml", "<lastmod>2024-09-28", "<lastmod>2024年", "xmllint"),
        ("sitemap-1.xml", "<xhtml:link rel", "<xhtml:a rel", "xmllint"),
        ("sitemap.xml", "<lastmod>2024-09-28", "<changefreq>daily</changefreq><lastmod>2024-09-28", "xmllint"),
        ("sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "no such file"),
        ("sitemap-1.xml", f"<url><loc>{EVENT_URL}</loc></url>", "", "is not listed"),
        ("zh-hant/about/index.html", 'lang="zh-Hans"', 'lang="zh-Hant"', "is not listed"),
        ("sitemap-1.xml", f"<loc>{EVENT_URL}</loc>", f"<loc>{BASE}old/</loc>", "is a redirect"),
        ("sitemap-1.xml", f"<loc>{EVENT_URL}</loc>", f"<loc>{REPORT_URL}</loc>", "listed 2 times"),
        (EVENT_PAGE, "</head>", '<meta name="robots" content="noindex"></head>', "noindex"),
        ("sitemap-1.xml", None, None, "no such file"),
        ("robots.txt", f"Sitemap: {BASE}", "Sitemap: /", "not an absolute URL"),
        ("robots.txt", "Sitemap:", "# Sitemap:", "names no sitemap"),
        ("robots.txt", None, None, "missing"),
    ],
    weight: [
        (REPORT_PAGE, "</body>", "<p>" + "长" * 21_000 + "</p></body>", "more than 61440"),
        ("style.css", "main {", "/* " + "x" * 70_000 + " */ main {", "more than 61440"),
    ],
    jsonld: [
        (EVENT_PAGE, "application/ld+json", "text/plain", "0 JSON-LD scripts"),
        (EVENT_PAGE, "</head>", '<script type="application/ld+json">{}</script></head>', "2 JSON-LD scripts"),
        (EVENT_PAGE, '"@graph": [', '"@graph": [,', "JSON-LD: "),
        (EVENT_PAGE, '"@context": "https://schema.org"', '"@context": "http://schema.org"', "@context is"),
        (EVENT_PAGE, '"@graph"', '"@id": "https://example.org/archive/", "@graph"', "not one object"),
        (EVENT_PAGE, f'"@id": "{EVENT_URL}#s1"', '"@id": "#s1"', "@id is not absolute"),
        (EVENT_PAGE, f'"url": "{EVENT_URL}"', '"url": "/archive/"', "not an absolute URL"),
        (REPORT_PAGE, f'"about": {{"@id": "{EVENT_URL}#event"', f'"about": {{"@id": "{EVENT_URL}#party"', "described on no page"),
        (EVENT_PAGE, "EducationEvent", "TrainingEvent", "no type TrainingEvent"),
        (EVENT_PAGE, '"endDate"', '"finishDate"', "finishDate: no property of EducationEvent"),
        (REPORT_PAGE, '"headline": "培训班闭幕"', '"headline": ""', "an empty string"),
        (REPORT_PAGE, '"headline": "培训班闭幕"', '"headline": "待定"', "a placeholder"),
        (REPORT_PAGE, '"headline": "培训班闭幕"', '"headline": "A &amp; B"', "markup or a template"),
        (REPORT_PAGE, '"headline": "培训班闭幕", ', "", "without headline"),
        (REPORT_PAGE, '"datePublished": "2024-09-28", ', "", "without datePublished"),
        (REPORT_PAGE, '"datePublished": "2024-09-28"', '"datePublished": "2024年9月28日"', "not ISO 8601"),
        (EVENT_PAGE, "2024-09-23T09:00:00+08:00", "2024-09-23T09:00:00", "a time without offset"),
        (EVENT_PAGE, '"startDate": "2024-09-23"', '"startDate": "2024-13-45"', "not ISO 8601"),
        (EVENT_PAGE, '"endDate": "2024-09-27"', '"endDate": "2024-09-20"', "before it starts"),
        (EVENT_PAGE, "PT1H30M", "1h30", "not an ISO 8601 duration"),
        (EVENT_PAGE, '"startDate": "2024-09-23", ', "", "without startDate"),
        (EVENT_PAGE, '"location"', '"contributor"', "neither location nor superEvent"),
        (EVENT_PAGE, '"Place"', '"Person"', "takes Place or PostalAddress"),
        (EVENT_PAGE, "EventScheduled", "EventPlanned", "takes EventStatusType"),
        (EVENT_PAGE, '"position": 2', '"position": 3', "positions are [1, 3]"),
        (EVENT_PAGE, '"name": "首页", ', "", "item 1 without name"),
        (REPORT_PAGE, f'"about": {{"@id": "{EVENT_URL}#event"', f'"about": {{"@type": "Course", "name": "班", "@id": "{EVENT_URL}#event"', " is Course and EducationEvent"),
        (REPORT_PAGE, '"author": {"@type": "Person", "name": "李记者"}', '"author": []', "empty"),
    ],
}


def main():
    failures = []
    with tempfile.TemporaryDirectory() as place:
        good = write(Path(place) / "good", GOOD)
        for judge, mistakes in MISTAKES.items():
            failures += judge_module(judge, good, mistakes, Path(place) / "bad")
        failures += judge_programs(good, Path(place))
        failures += selftest_browser.judge_browser(run, write, HERE, Path(place))
    for failure in failures:
        print(f"  {failure}")
    count = sum(map(len, MISTAKES.values()))
    print(f"selftest: {len(failures)} failure(s) in {count} mistakes and the browser and HTML judges")
    sys.exit(1 if failures else 0)


def write(root, files):
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def judge_module(judge, good, mistakes, bad):
    name = judge.__name__
    problems, _ = judge.check(Folder(good, BASE))
    for problem in problems:
        yield f"{name}: complains of the good site: {problem}"
    for file, old, new, expected in mistakes:
        shutil.rmtree(bad, ignore_errors=True)
        shutil.copytree(good, bad)
        label = f"{name}: {file}: {old!r} → {new!r}"
        if old is None:
            (bad / file).unlink()
        elif old not in GOOD[file]:
            yield f"{label}: nothing to replace"
            continue
        else:
            (bad / file).write_text(GOOD[file].replace(old, new), encoding="utf-8")
        problems, _ = judge.check(Folder(bad, BASE))
        if expected is None and problems:
            yield f"{label}: wrongly complains: {problems}"
        elif expected and not any(expected in problem for problem in problems):
            yield f"{label}: no problem with “{expected}” among {problems}"


def judge_programs(good, place):
    """The judges that are programs, once on the good site and once on a bad page."""
    bad = write(place / "ugly", GOOD)
    ugly = page("", "档案", "<img src='/archive/photo.svg'><p style='color: #999; background: #aaa; width: 700px'>看不清</p>"
                            "<section><p>没有标题</p></section>"
                            "<script>throw new Error('bang')</script>")
    write(bad, {"index.html": ugly})
    chinese = f"/{EVENT}"
    programs = [
        ("html", [HERE / "html", good], [HERE / "html", bad], ["An “img” element must have an “alt”", "Section lacks heading"]),
        ("axe", ["node", HERE / "axe.mjs", good, "/archive/"], ["node", HERE / "axe.mjs", bad, "/archive/", "/"],
         ["image-alt", "color-contrast", "bang"]),
        ("shots", ["node", HERE / "shots.mjs", good, "/archive/", place / "shots", "/", chinese],
         ["node", HERE / "shots.mjs", bad, "/archive/", place / "shots-bad", "/"], ["at 390 px is", "bang"]),
    ]
    for name, on_good, on_bad, expected in programs:
        status, output = run(on_good)
        if status != 0:
            yield f"{name}: complains of the good site: {output}"
        status, output = run(on_bad)
        missed = [text for text in expected if text not in output]
        if status != 1 or missed:
            yield f"{name}: exit code {status}, and missed {missed} in: {output}"
    pictures = {path.name for path in (place / "shots").iterdir()}
    for wanted in ("home-390-dark.png", "home-1280-light.png", "home-print.pdf", "home-print-1.png", "events_培训-390-light.png"):
        if wanted not in pictures:
            yield f"shots: no {wanted} among {sorted(pictures)}"


def run(command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    return done.returncode, done.stdout + done.stderr


if __name__ == "__main__":
    main()
