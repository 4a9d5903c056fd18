"""Link checker: every internal reference of a finished site has a target, and every page its frame.

usage: links.py FOLDER BASE_URL

Internal is what is relative, or absolute on the base URL's host. Other hosts are never
asked; but a page that *loads* something from one (script, style, picture, font) fails.
"""

import json
import re
from collections import Counter
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html

from folder import main

LINK_ATTRIBUTES = ("href", "src", "poster", "action", "formaction", "data", "{http://www.w3.org/1999/xlink}href", "xlink:href")
LOADING_TAGS = {"script", "img", "source", "video", "audio", "track", "iframe", "embed", "object", "input", "use", "image"}
LOADING_RELS = {"stylesheet", "icon", "apple-touch-icon", "mask-icon", "preload", "modulepreload", "prefetch",
                "preconnect", "dns-prefetch", "manifest"}
URL_METAS = {"og:url", "og:image", "og:image:url", "og:image:secure_url", "og:audio", "og:video", "twitter:image"}
CSS_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)'"\s]*))\s*\)|@import\s+["']([^"']+)["']""")
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$")


def check(folder):
    problems, notes = [], []
    for page in folder.pages.values():
        problems += [f"{page.name}: {text}" for text in page_problems(folder, page)]
    for name in folder.files:
        problems += [f"{name}: {text}" for text in other_file_problems(folder, name)]
    for name, listed in unlinked_pages(folder):
        if listed:
            problems.append(f"{name}: in the sitemap, but no page links to it")
        else:
            notes.append(f"{name}: no page links to it")
    notes += links_through_redirects(folder)
    return problems, notes


def page_problems(folder, page):
    yield from broken_references(folder, page)
    for value, count in Counter(page.ids).items():
        if count > 1:
            yield f"id “{value}” appears {count} times"
    if page.tree.xpath("//base"):
        yield "a <base> element changes what every link means"
    if page.is_redirect:
        yield from redirect_problems(folder, page)
    else:
        yield from frame_problems(folder, page)


def broken_references(folder, page):
    for where, reference, loads in references(page):
        if not reference.strip():
            yield f"{where} is empty"
            continue
        if loads and is_foreign(folder, page, reference):
            yield f"{where} loads from another host: {reference}"
        problem = folder.problem_with(reference, page.url)
        if problem:
            yield f"{where} → {unquote(reference)}: {problem}"


def references(page):
    """Each (place, reference, is it loaded with the page?) of a page."""
    for element in page.tree.iter(etree.Element):
        tag = str(element.tag)
        rels = set(element.get("rel", "").lower().split()) if tag == "link" else set()
        loads = tag in LOADING_TAGS or bool(rels & LOADING_RELS)
        for attribute in LINK_ATTRIBUTES:
            if attribute in element.attrib:
                yield f"<{tag} {attribute.split('}')[-1]}>", element.get(attribute), loads
        for attribute in ("srcset", "imagesrcset"):
            for candidate in srcset(element.get(attribute, "")):
                yield f"<{tag} {attribute}>", candidate, True
        if "style" in element.attrib:
            for reference in css_references(element.get("style")):
                yield f"<{tag} style>", reference, True
        if tag == "style":
            for reference in css_references(element.text or ""):
                yield "<style>", reference, True
        if tag == "meta" and (element.get("property") or element.get("name")) in URL_METAS:
            yield f"<meta {element.get('property') or element.get('name')}>", element.get("content", ""), False
        if tag == "script" and element.get("type") == "application/ld+json":
            for reference in json_urls(element.text):
                yield "JSON-LD", reference, False
    if page.is_redirect:
        yield "redirect", page.refresh, False


def srcset(value):
    """The URLs of a srcset; a URL itself may hold commas, so only `, ` and descriptors separate."""
    return re.findall(r"(?:^|,)\s*(\S*[^\s,])(?:\s+[\d.]+[wxh])*\s*(?=,|$)", value)


def css_references(text):
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    return ["".join(groups) for groups in CSS_URL.findall(text)]


def json_urls(text):
    """Every absolute URL in JSON-LD, without the fragment: a node's id need not be an element's id."""
    try:
        data = json.loads(text or "")
    except ValueError:
        return  # The JSON-LD judge says so.
    stack = [data]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            stack += value.values()
        elif isinstance(value, list):
            stack += value
        elif isinstance(value, str) and re.match(r"https?://\S+$", value):
            yield value.partition("#")[0]


def is_foreign(folder, page, reference):
    url = urljoin(page.url, reference.strip())
    return urlsplit(url).scheme in ("http", "https") and not folder.is_own_origin(url)


def redirect_problems(folder, page):
    name, _ = folder.find(urljoin(page.url, page.refresh))
    if name and folder.pages.get(name) and folder.pages[name].is_redirect:
        yield f"redirects to {name}, which redirects again"
    if name == page.name:
        yield "redirects to itself"


def frame_problems(folder, page):
    count = len(page.tree.xpath("//h1"))
    if count != 1:
        yield f"{count} h1 elements instead of one"
    count = len(page.tree.xpath("//main"))
    if count != 1:
        yield f"{count} main elements instead of one"
    if not (page.tree.findtext(".//title") or "").strip():
        yield "no title"
    if not LANGUAGE_TAG.match(page.tree.get("lang", "")):
        yield f"html lang is “{page.tree.get('lang', '')}”"
    if page.is_error_page:
        return
    if len(page.canonical) != 1:
        yield f"{len(page.canonical)} canonical links instead of one"
    elif unquote(page.canonical[0]) != unquote(page.url) and not folder.first_of(page):
        yield f"canonical is {unquote(page.canonical[0])}, but the page is at {unquote(page.url)}"


def other_file_problems(folder, name):
    """References in the files that are no pages: style sheets, sitemaps, Atom and JSON feeds."""
    url = folder.url_of(name)
    for where, reference, loads in file_references(folder, name):
        if loads and urlsplit(urljoin(url, reference)).scheme != "data" and not folder.is_own_origin(urljoin(url, reference)):
            yield f"{where} loads from another host: {reference}"
        problem = folder.problem_with(reference, url)
        if problem:
            yield f"{where} → {unquote(reference)}: {problem}"


def file_references(folder, name):
    path = folder.root / name
    if name.endswith(".css"):
        for reference in css_references(path.read_text(encoding="utf-8")):
            # `url(#clip)` names a part of the page that uses the style.
            if not reference.startswith("#"):
                yield "url()", reference, True
    elif name.endswith((".xml", ".svg")):
        for element in etree.parse(str(path)).iter(etree.Element):
            tag = etree.QName(element).localname
            for attribute in ("href", "src", "{http://www.w3.org/1999/xlink}href"):
                if attribute in element.attrib:
                    yield f"<{tag}>", element.get(attribute), name.endswith(".svg") and tag in LOADING_TAGS
            if tag == "loc":
                yield "<loc>", (element.text or "").strip(), False
            if tag in ("content", "summary") and element.get("type") == "html":
                yield from html_references(element.text)
    elif name.endswith(".json"):
        yield from json_feed_references(path)


def json_feed_references(path):
    data = json.loads(path.read_text(encoding="utf-8"))
    if not (isinstance(data, dict) and str(data.get("version", "")).startswith("https://jsonfeed.org/")):
        return
    for owner in [data, *data.get("items", [])]:
        for key in ("home_page_url", "feed_url", "next_url", "icon", "favicon", "url", "image", "banner_image"):
            if isinstance(owner.get(key), str):
                yield key, owner[key], False
        for attachment in owner.get("attachments", []):
            yield "attachment", attachment.get("url", ""), False
        yield from html_references(owner.get("content_html"))


def html_references(text):
    if text and text.strip():
        for element, attribute, reference, _ in html.fragment_fromstring(text, create_parent="div").iterlinks():
            yield f"content <{element.tag} {attribute}>", reference, False


def unlinked_pages(folder):
    """Pages that no other page links to, each with whether the sitemap lists it."""
    linked = set()
    for page in folder.pages.values():
        for reference in page.tree.xpath("//a/@href | //area/@href"):
            name = target(folder, page, reference)
            if name != page.name:
                linked.add(name)
    listed = {folder.find(loc)[0] for loc in sitemap_locs(folder) if folder.is_own_origin(loc)}
    for name, page in folder.pages.items():
        if name not in linked and name != "index.html" and not page.is_error_page and not page.is_redirect:
            yield name, name in listed


def links_through_redirects(folder):
    for page in folder.pages.values():
        for reference in page.tree.xpath("//a/@href"):
            name = target(folder, page, reference)
            if name in folder.pages and folder.pages[name].is_redirect and not page.is_redirect:
                yield f"{page.name}: links to the redirect {name}"


def target(folder, page, reference):
    try:
        url = urljoin(page.url, reference.strip())
        return folder.find(url)[0] if folder.is_own_origin(url) else None
    except (ValueError, UnicodeDecodeError):
        return None


def sitemap_locs(folder):
    for name in folder.files:
        if name.endswith(".xml"):
            root = etree.parse(str(folder.root / name)).getroot()
            if etree.QName(root).localname == "urlset":
                yield from (loc.strip() for loc in root.xpath("*/*[local-name()='loc']/text()"))


if __name__ == "__main__":
    main("links", check)
