"""A finished site as the judges see it: a folder of files and the URL it will be published under.

Knows URLs, files and parsed pages; judges nothing.
"""

import sys
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from lxml import etree, html


class Page:
    """One HTML file of the folder."""

    def __init__(self, site, path):
        self.path = path
        self.name = path.relative_to(site.root).as_posix()
        self.url = site.url_of(self.name)
        self.text = path.read_text(encoding="utf-8")
        self.tree = html.document_fromstring(
            self.text.encode(), parser=html.HTMLParser(encoding="utf-8")
        )

    @cached_property
    def ids(self):
        """Every id in document order, repeated ones included."""
        return [str(value) for value in self.tree.xpath("//@id")]

    @cached_property
    def refresh(self):
        """Where a redirect page sends its reader, else None."""
        for content in self.tree.xpath("//meta[translate(@http-equiv,'REFSH','refsh')='refresh']/@content"):
            _, _, target = content.partition("=")
            return target.strip().strip("'\"")
        return None

    @cached_property
    def canonical(self):
        return [str(href) for href in self.tree.xpath("//link[@rel='canonical']/@href")]

    @property
    def is_redirect(self):
        return self.refresh is not None

    @property
    def is_error_page(self):
        return self.name == "404.html" or self.name.endswith("/404.html")

    @cached_property
    def is_noindex(self):
        robots = self.tree.xpath("//meta[@name='robots']/@content")
        return any("noindex" in content.lower() or "none" in content.lower() for content in robots)


class Folder:
    def __init__(self, root, base_url):
        self.root = Path(root).resolve()
        if not self.root.is_dir():
            sys.exit(f"{root}: no such folder")
        if not base_url.endswith("/") or not urlsplit(base_url).netloc:
            sys.exit(f"{base_url}: the base URL must be absolute and end with /")
        self.base_url = base_url
        self.base = urlsplit(base_url)
        self.files = sorted(
            path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if path.is_file()
        )
        self._file_set = set(self.files)
        self._parsed_ids = {}

    @cached_property
    def pages(self):
        """Every HTML file by its name in the folder."""
        return {name: Page(self, self.root / name) for name in self.files if name.endswith(".html")}

    def url_of(self, name):
        """The percent-encoded URL of a file; `index.html` is its folder's URL."""
        if name == "index.html" or name.endswith("/index.html"):
            name = name[: -len("index.html")]
        return self.base_url + quote(name)

    def first_of(self, page):
        """The page that stands for one in another part of the site: in the same language, of the same thing, first of its own kind.

        What is in English is the same in both scripts of Chinese, and one of the two has to be the one to find.
        """
        url = page.canonical[0] if len(page.canonical) == 1 else ""
        if not self.is_own_origin(url):
            return None
        first = self.pages.get(self.find(url)[0])
        if first is None or first is page or [unquote(own) for own in first.canonical] != [unquote(first.url)]:
            return None
        same = [(one.tree.get("lang"), one.tree.xpath("string(//h1)").strip()) for one in (page, first)]
        return first if same[0] == same[1] else None

    def is_own_origin(self, url):
        """Is this absolute URL on our host, and so ours to answer for?"""
        parts = urlsplit(url)
        return (parts.scheme.lower(), parts.netloc.lower()) == (self.base.scheme, self.base.netloc)

    def find(self, url):
        """The file name that an absolute URL of ours serves, with the reason when there is none."""
        path = unquote(urlsplit(url).path, errors="strict")
        base_path = unquote(self.base.path)
        if not path.startswith(base_path):
            return None, f"outside the base path {base_path}"
        name = path[len(base_path):]
        if name == "" or name.endswith("/"):
            name += "index.html"
        if name in self._file_set:
            return name, None
        if name + "/index.html" in self._file_set:
            return None, "a folder's URL must end with /"
        return None, "no such file"

    def has_anchor(self, name, fragment):
        """Can `name#fragment` be shown? Only pages and SVG pictures have anchors we can check."""
        if fragment in ("", "top") or fragment.startswith(":~:"):
            return True
        return not name.endswith((".html", ".svg")) or fragment in self._ids(name)

    def _ids(self, name):
        if name not in self._parsed_ids:
            if name in self.pages:
                ids = set(self.pages[name].ids)
            else:
                ids = set(etree.parse(str(self.root / name)).xpath("//@id"))
            self._parsed_ids[name] = ids
        return self._parsed_ids[name]

    def problem_with(self, reference, seen_from):
        """Why an internal reference leads nowhere; None when it is fine or not ours to check."""
        try:
            url = urljoin(seen_from, reference.strip())
            parts = urlsplit(url)
            if parts.scheme == "javascript":
                return "a javascript: link"
            if parts.scheme not in ("http", "https") or not self.is_own_origin(url):
                return None
            name, reason = self.find(url)
            fragment = unquote(parts.fragment, errors="strict")
        except (ValueError, UnicodeDecodeError) as error:
            return f"not a URL ({error})"
        if name is None:
            return reason
        if not self.has_anchor(name, fragment):
            return f"no id “{fragment}” in {name}"
        return None


def report(judge, folder, problems, notes=(), subject="pages"):
    """Prints what a judge found and ends the program with its verdict."""
    for note in notes:
        print(f"  note: {note}")
    for problem in problems:
        print(f"  {problem}")
    count = len(folder.pages)
    if count == 0:
        problems = ["no pages at all"]
        print("  the folder has no HTML page")
    print(f"{judge}: {len(problems)} problem(s) in {count} {subject}")
    sys.exit(1 if problems else 0)


def main(judge, check):
    """Runs `check(folder) -> (problems, notes)` as a program."""
    if len(sys.argv) != 3:
        sys.exit(f"usage: {judge}.py FOLDER BASE_URL")
    folder = Folder(sys.argv[1], sys.argv[2])
    report(judge, folder, *check(folder))
