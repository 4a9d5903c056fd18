"""Feed and sitemap judge: readers of another language read back what we wrote.

usage: feeds.py FOLDER BASE_URL

feedparser reads every Atom feed, JSON Feeds are held to version 1.1, xmllint validates the
sitemaps, and robots.txt must lead to them.
"""

import json
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from datetime import datetime
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

import feedparser
from lxml import etree, html

from folder import main

HERE = Path(__file__).resolve().parent
PUBLISHED_SITEMAP_XSD = HERE.parents[1] / "target/judges/node/node_modules/sitemap/schema/sitemap.xsd"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
# By default feedparser repairs what it reads; a judge wants it as it was written.
AS_WRITTEN = {"sanitize_html": False, "resolve_relative_uris": False}
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")


def check(folder):
    atoms = {name: folder.root / name for name in folder.files if name.endswith("atom.xml")}
    jsons = {name: data for name in folder.files if name.endswith(".json") and (data := json_feed(folder.root / name))}
    problems = []
    if not atoms:
        problems.append("no Atom feed")
    for name in atoms:
        problems += [f"{name}: {text}" for text in atom_problems(folder, name)]
    if not jsons:
        problems.append("no JSON Feed")
    for name, data in jsons.items():
        problems += [f"{name}: {text}" for text in json_feed_problems(folder, name, data)]
        problems += [f"{name}: {text}" for text in twin_problems(folder, name, data)]
    problems += sitemap_problems(folder)
    problems += [f"robots.txt: {text}" for text in robots_problems(folder)]
    return problems, []


# Atom (RFC 4287)

def atom_problems(folder, name):
    content = (folder.root / name).read_bytes()
    feed = feedparser.parse(content, **AS_WRITTEN)
    if feed.bozo:
        yield f"feedparser: {feed.bozo_exception}"
        return
    if feed.version != "atom10":
        yield f"not Atom 1.0 but “{feed.version}”"
        return
    for key in ("id", "title", "updated"):
        if not feed.feed.get(key):
            yield f"feed without {key}"
    yield from self_link_problems(folder, name, feed.feed.get("links", []))
    for entry in feed.entries:
        for text in entry_problems(folder, feed, entry):
            yield f"entry “{entry.get('title', entry.get('id', '?'))}”: {text}"
    yield from repeated([entry.get("id") for entry in feed.entries])
    updates = [entry.updated_parsed for entry in feed.entries if entry.get("updated_parsed")]
    if updates and feed.feed.get("updated_parsed") and feed.feed.updated_parsed < max(updates):
        yield "the feed's updated is older than an entry's"


def self_link_problems(folder, name, links):
    own = [link.href for link in links if link.get("rel") == "self"]
    if [unquote(href) for href in own] != [unquote(folder.url_of(name))]:
        yield f"link rel=self is {own}, but the feed is at {folder.url_of(name)}"


def entry_problems(folder, feed, entry):
    for key in ("id", "title", "updated"):
        if not entry.get(key):
            yield f"no {key}"
    if entry.get("id") and not is_absolute(entry.id):
        yield f"id is not an absolute IRI: {entry.id}"
    for key in ("updated", "published"):
        if entry.get(key) and not is_time(entry[key]):
            yield f"{key} is not RFC 3339: {entry[key]}"
    if not entry.get("authors") and not feed.feed.get("authors"):
        yield "no author, neither here nor in the feed"
    alternates = [link.href for link in entry.get("links", []) if link.get("rel") == "alternate"]
    if not alternates and not entry.get("content"):
        yield "neither link nor content"
    for href in alternates:
        yield from link_problems(folder, href)
    for content in [*entry.get("content", []), *([entry.summary_detail] if "summary_detail" in entry else [])]:
        if content.get("type") in ("text/html", "application/xhtml+xml"):
            yield from markup_problems(content.value)


# JSON Feed 1.1

def json_feed(path):
    """The file's data if it says that it is a JSON Feed."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return None
    is_feed = isinstance(data, dict) and str(data.get("version", "")).startswith("https://jsonfeed.org/")
    # A damaged feed.json is still a feed, and its twin test will say what is wrong.
    return data if is_feed or path.name == "feed.json" else None


def json_feed_problems(folder, name, data):
    if data.get("version") != "https://jsonfeed.org/version/1.1":
        yield f"version is {data.get('version')!r}"
    if not is_text(data.get("title")):
        yield "no title"
    if unquote(str(data.get("feed_url"))) != unquote(folder.url_of(name)):
        yield f"feed_url is {data.get('feed_url')!r}, but the feed is at {folder.url_of(name)}"
    yield from link_problems(folder, data.get("home_page_url"))
    yield from author_problems(data)
    if not isinstance(data.get("items"), list):
        yield "no items"
        return
    for item in data["items"]:
        for text in item_problems(folder, item):
            yield f"item “{item.get('title', item.get('id', '?'))}”: {text}"
    yield from repeated([item.get("id") for item in data["items"]])


def item_problems(folder, item):
    if not is_text(item.get("id")):
        yield "id is missing or no string"
    if not (is_text(item.get("content_html")) or is_text(item.get("content_text"))):
        yield "neither content_html nor content_text"
    for key in ("date_published", "date_modified"):
        if key in item and not is_time(item[key]):
            yield f"{key} is not RFC 3339: {item[key]!r}"
    yield from link_problems(folder, item.get("url"))
    yield from author_problems(item)
    for attachment in item.get("attachments", []):
        if not (is_text(attachment.get("url")) and is_text(attachment.get("mime_type"))):
            yield "an attachment without url or mime_type"
    yield from markup_problems(item.get("content_html", ""))


def author_problems(owner):
    if "author" in owner:
        yield "author is of JSON Feed 1.0; 1.1 has authors"
    for author in owner.get("authors", []):
        if not any(is_text(author.get(key)) for key in ("name", "url", "avatar")):
            yield "an author without name, url or avatar"


def twin_problems(folder, name, data):
    """A JSON Feed and the Atom feed beside it list the same items in the same order."""
    beside = [other for other in folder.files
              if other.endswith("atom.xml") and PurePosixPath(other).parent == PurePosixPath(name).parent]
    if len(beside) != 1:
        yield f"{len(beside)} Atom feeds beside it instead of one"
        return
    feed = feedparser.parse((folder.root / beside[0]).read_bytes(), **AS_WRITTEN)
    ours = [(entry.get("id"), entry.get("title")) for entry in feed.entries]
    theirs = [(item.get("id"), item.get("title")) for item in data.get("items", [])]
    if len(ours) != len(theirs):
        yield f"{len(theirs)} items, but {beside[0]} has {len(ours)}"
    for position, (our, their) in enumerate(zip(ours, theirs), 1):
        if our != their:
            yield f"item {position} is {their}, but in {beside[0]} it is {our}"
            return


# Sitemaps (protocol 0.9) and robots.txt

def sitemap_problems(folder):
    names = [name for name in folder.files if re.fullmatch(r"(.*/)?sitemap[^/]*\.xml", name)]
    if not names:
        return ["no sitemap"]
    problems, listed = [], []
    with tempfile.TemporaryDirectory() as place:
        schemas = write_schemas(Path(place))
        for name in names:
            problems += [f"{name}: {text}" for text in schema_problems(folder.root / name, schemas)]
            try:
                root = etree.parse(str(folder.root / name)).getroot()
            except etree.XMLSyntaxError:
                continue  # xmllint has said so.
            locs = [text.strip() for text in root.xpath("*/*[local-name()='loc']/text()")]
            if root.tag == SITEMAP + "sitemapindex":
                problems += [f"{name}: {text}" for text in index_problems(folder, locs)]
            else:
                listed += locs
                problems += [f"{name}: {text}" for text in loc_problems(folder, locs)]
            problems += [f"{name}: {text}" for text in size_problems(folder.root / name, locs)]
    problems += [f"sitemap: {text}" for text in repeated(listed)]
    problems += [f"sitemap: {name} is not listed" for name in unlisted(folder, listed)]
    return problems


def write_schemas(place):
    """One schema that imports all others: xmllint takes a single file, and imports go by relative path."""
    shutil.copy(PUBLISHED_SITEMAP_XSD, place / "sitemap.xsd")
    for name in ("siteindex.xsd", "xhtml-link.xsd", "sitemap-image.xsd"):
        shutil.copy(HERE / name, place / name)
    imports = {
        "http://www.w3.org/1999/xhtml": "xhtml-link.xsd",
        "http://www.google.com/schemas/sitemap-image/1.1": "sitemap-image.xsd",
    }
    for kind in ("sitemap", "siteindex"):
        lines = [f'<import namespace="{space}" schemaLocation="{file}"/>' for space, file in imports.items()]
        lines.append(f'<import namespace="{SITEMAP[1:-1]}" schemaLocation="{kind}.xsd"/>')
        (place / f"all-{kind}.xsd").write_text(
            f'<schema xmlns="http://www.w3.org/2001/XMLSchema">{"".join(lines)}</schema>', encoding="utf-8")
    return place


def schema_problems(path, schemas):
    kind = "siteindex" if b"<sitemapindex" in path.read_bytes() else "sitemap"
    run = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", str(schemas / f"all-{kind}.xsd"), str(path)],
                         capture_output=True, text=True, check=False)
    if run.returncode:
        for line in run.stderr.splitlines():
            if "error" in line:
                yield "xmllint: " + line.replace(f"{path}:", "").strip()
        if "error" not in run.stderr:
            yield f"xmllint: {run.stderr.strip()}"


def index_problems(folder, locs):
    for loc in locs:
        yield from link_problems(folder, loc)


def loc_problems(folder, locs):
    for loc in locs:
        problems = list(link_problems(folder, loc))
        yield from problems
        page = folder.pages.get(folder.find(loc)[0]) if not problems else None
        if page is None:
            continue
        if page.is_noindex:
            yield f"{unquote(loc)} is a noindex page"
        if page.is_redirect:
            yield f"{unquote(loc)} is a redirect"
        if unquote(loc) not in [unquote(href) for href in page.canonical] and not page.is_redirect:
            yield f"{unquote(loc)} is not its page's canonical URL"


def size_problems(path, locs):
    if len(locs) > 50_000:
        yield f"{len(locs)} entries; 50,000 are allowed"
    if path.stat().st_size > 50 * 2**20:
        yield "larger than 50 MiB"


def unlisted(folder, listed):
    names = {folder.find(loc)[0] for loc in listed if folder.is_own_origin(loc)}
    for name, page in folder.pages.items():
        is_found = name in names or folder.first_of(page)
        if not (is_found or page.is_noindex or page.is_redirect or page.is_error_page):
            yield name


def robots_problems(folder):
    path = folder.root / "robots.txt"
    if not path.is_file():
        yield "missing"
        return
    text = path.read_text(encoding="utf-8")
    sitemaps = re.findall(r"^sitemap:\s*(\S+)\s*$", text, flags=re.M | re.I)
    if not sitemaps:
        yield "names no sitemap"
    for url in sitemaps:
        yield from link_problems(folder, url)
    if not re.search(r"^user-agent:", text, flags=re.M | re.I):
        yield "no User-agent line"


# Shared

def is_text(value):
    return isinstance(value, str) and value.strip() != ""


def is_absolute(iri):
    parts = urlsplit(iri)
    return bool(parts.scheme and (parts.netloc or parts.path)) and (parts.scheme not in ("http", "https") or bool(parts.netloc))


def is_time(value):
    try:
        return bool(RFC3339.match(value) and datetime.fromisoformat(value))
    except (TypeError, ValueError):
        return False


def link_problems(folder, url):
    """A feed travels without its site, so its links are absolute; ours must also have a target."""
    if not is_text(url) or not is_absolute(url):
        yield f"not an absolute URL: {url!r}"
    elif not folder.is_own_origin(url):
        yield f"on another host: {url}"
    elif problem := folder.problem_with(url, folder.base_url):
        yield f"{unquote(url)}: {problem}"


def markup_problems(markup):
    if not is_text(markup):
        return
    for element, attribute, url, _ in html.fragment_fromstring(markup, create_parent="div").iterlinks():
        if not is_absolute(url):
            yield f"content has a relative <{element.tag} {attribute}>: {url}"


def repeated(values):
    for value, count in Counter(values).items():
        if value and count > 1:
            yield f"listed {count} times: {value}"


if __name__ == "__main__":
    main("feeds", check)
