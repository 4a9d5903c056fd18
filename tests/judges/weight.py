"""Weight: a report or a case study is light enough for a telephone in a crowded hall.

usage: weight.py FOLDER BASE_URL

What counts is the page with the styles and scripts that it loads at once, not compressed, without pictures.
"""

import re
from urllib.parse import urljoin

from folder import main

LIMIT = 60 * 1024
ARTICLE = re.compile(r"(.*/)?(reports|cases)/[^/]+/index\.html$")


def check(folder):
    problems, heaviest = [], (0, "no article")
    for page in folder.pages.values():
        if page.is_redirect or not ARTICLE.match(page.name):
            continue
        bytes_ = weight(folder, page)
        heaviest = max(heaviest, (bytes_, page.name))
        if bytes_ > LIMIT:
            problems.append(f"{page.name}: {bytes_} bytes with its styles and scripts, more than {LIMIT}")
    return problems, [f"the heaviest article: {heaviest[0]} bytes, {heaviest[1]}"]


def weight(folder, page):
    loaded = page.tree.xpath("//link[contains(@rel, 'stylesheet')]/@href | //script[@src]/@src")
    names = {folder.find(urljoin(page.url, str(one)))[0] for one in loaded}
    return sum((folder.root / name).stat().st_size for name in {page.name, *names} if name)


if __name__ == "__main__":
    main("weight", check)
