"""The booklets of a site on paper: `huikan pdf` prints each of them, other programs read them back.

    booklets.py HUIKAN SITE_FOLDER BUILT_SITE [FOLDER_FOR_THE_PDFS]

HUIKAN is the program, BUILT_SITE what it builds of SITE_FOLDER on the same day. Wants Chromium and
poppler's pdftotext, pdffonts and pdfinfo.
"""

import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

from lxml import html

DAY = "2027-05-01"
# A glyph that stands for a radical and for a character may be read back as the radical.
RADICALS = dict(zip("⺠⻄⻅⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻥⻦⻨⻩⻬⻰⻆⻣⻑⻗⻡⻤⻮⻳", "民西见贝车长门青韦页风飞食马鱼鸟麦黄齐龙角骨長雨首鬼齿龟"))
PARTS = ["bk-about", "bk-agenda", "bk-sessions", "bk-speakers", "bk-cases", "bk-venue", "bk-contact"]


def plain(text):
    """Words without spaces, in the characters that are seen."""
    text = "".join(RADICALS.get(c, c) for c in text)
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))}: {done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def judge(pdf, page):
    """What is wrong with a PDF, given the page it was printed from."""
    tree = html.fromstring(page.read_text(encoding="utf-8")).get_element_by_id("main")
    sheets = run("pdftotext", pdf, "-").split("\f")[:-1]
    texts = [plain(sheet) for sheet in sheets]
    laid_out = [sheet.rstrip() for sheet in run("pdftotext", "-layout", pdf, "-").split("\f")[:-1]]
    wrong = []

    count = int(re.search(r"^Pages: +(\d+)$", run("pdfinfo", pdf), re.M).group(1))
    if count != len(sheets) or count < 4:
        wrong.append(f"{count} pages, {len(sheets)} of them read back")
    wrong += [f"page {n} is empty" for n, text in enumerate(texts, 1) if len(text) < 20]
    # Cover and back have none.
    wrong += [f"page {n} has no number" for n, text in enumerate(laid_out, 1) if 1 < n < count and text.split()[-1:] != [str(n)]]

    fonts = run("pdffonts", pdf).splitlines()[2:]
    wrong += [f"a font is not embedded: {font}" for font in fonts if not re.search(r" yes (yes|no) +(yes|no) +\d+ +\d+$", font)]
    if not fonts:
        wrong.append("no fonts")

    # Every heading once more, in the order of the page; running titles repeat the event's, so that one is left out.
    whole, at = "".join(texts), 0
    headings = [heading for heading in tree.iter("h2", "h3")]
    for heading in headings:
        # A role beside a name is set apart.
        words = plain(heading.text or heading.text_content())
        found = whole.find(words, at)
        if found < 0:
            wrong.append(f"heading out of order or missing: {words}")
        else:
            at = found + len(words)
    ids = [heading.get("id") for heading in headings if heading.get("id", "").startswith("bk-") and heading.get("id") in PARTS]
    if ids != [part for part in PARTS if part in ids] or "bk-agenda" not in ids:
        wrong.append(f"parts in the order {ids}")
    for title in tree.xpath("//*[@class='bk-row-title']/span"):
        if plain(title.text_content()) not in whole:
            wrong.append(f"not in the agenda: {title.text_content()}")

    # The numbers of the contents are those of the pages.
    lines = [plain(line) for sheet in laid_out[1:4] for line in sheet.splitlines()]
    for link in tree.xpath("//nav[@class='bk-contents']//a"):
        words = plain(link.text_content())
        # A title of two lines has its number on one of them.
        numbered = [m for line in lines if (m := re.fullmatch(r"(.*?)(\d{1,3})", line)) and m.group(1) and m.group(1) in words]
        number = max(numbered, key=lambda m: len(m.group(1))).group(2) if numbered else None
        if not number:
            wrong.append(f"no number in the contents: {words}")
        elif words not in texts[int(number) - 1]:
            wrong.append(f"not on page {number}: {words}")
    return count, wrong


def main():
    program, site, built = sys.argv[1:4]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[4] if len(sys.argv) > 4 else scratch)
        folder.mkdir(parents=True, exist_ok=True)
        pages = sorted(Path(built).glob("events/*/booklet/index.html"))
        if len(pages) < 6:
            raise SystemExit(f"{len(pages)} booklets in {built}")
        failed, total = 0, 0
        for page in pages:
            event = page.parts[-3]
            pdf = folder / f"{event}.pdf"
            said = run(os.path.abspath(program), "pdf", event, "--root", site, "--output", pdf, "--today", DAY, "--lang", "en")
            count, wrong = judge(pdf, page)
            wrong += [line for line in said.splitlines() if line.startswith("warning")]
            total += count
            failed += bool(wrong)
            for one in wrong:
                print(f"{event}: {one}")
        print(f"{len(pages)} booklets, {total} pages")
        sys.exit(1 if failed else 0)


main()
