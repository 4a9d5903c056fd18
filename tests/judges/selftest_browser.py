"""Judges the judges of what readers see and do: the keyboard, what a host refuses, how pages look, and a site on a disk.

Each passes a small site that is right, and finds every mistake in one that is not.
"""

import shutil

HEADERS = """/archive/*
  Content-Security-Policy: default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'
"""
STYLE = """:root { --accent: #a32a1e; }
body { margin: 0 auto; max-width: 40rem; padding: 1rem; font: 16px/1.6 sans-serif; color: #222; background: #fff; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 0; }
h1 { color: var(--accent); border-bottom: 6px solid var(--accent); }
a { color: var(--accent); }
.box { padding: 1rem; background: #eee; }
.box.right { margin-left: 20px; margin-right: -20px; }
.bar { position: sticky; top: 0; height: 5rem; background: #eee; }
.dim :focus-visible { outline: none; }
.wide { width: 700px; }
.fold:not([open]) + .folded { display: none; }
"""


def page(kind, body, head=""):
    return f"""<!doctype html>
<html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{kind}</title>
<link rel="stylesheet" href="/archive/style.css">{head}</head>
<body class="on-{kind}"><a class="skip" href="#main">跳到正文</a>
<main id="main"><h1>{kind}</h1>
{body}
</main></body></html>
"""


TEXT = "<p>培训班九月四日开班，三天的课程，讲授、交流与座谈并行。<a href='/archive/'>首页</a></p>" * 6
FORM = "<form><input name='q' aria-label='问'><label><input type='radio' name='r'>甲</label><label><input type='radio' name='r'>乙</label></form>"
SITE = {
    "_headers": HEADERS,
    "style.css": STYLE,
    "other.css": STYLE.replace("#a32a1e", "#1f5fa8"),
    "trap.js": "addEventListener('keydown', (event) => { if (event.target.id === 'trap') event.preventDefault(); });",
    "index.html": page("home", TEXT + FORM + "<details><summary>更多</summary><a href='/archive/'>里面</a></details>"),
    "a/index.html": page("report", f"{TEXT}<div class='box'>{TEXT}</div>"),
    "b/index.html": page("event", TEXT),
    "c/index.html": page("case", TEXT),
}

# What is wrong with a page, and what the judge of the keyboard has to say of it.
KEYBOARD = [
    ("<a href='/archive/' tabindex='3'>先</a>", "a place of its own in the order"),
    ("<a href='/archive/' tabindex='-1'>不到</a>", "Tab leaves out"),
    ("<span role='button'>只能点</span>", "only for a mouse"),
    ("<p class='dim'><a href='/archive/'>不见</a></p>", "the focus cannot be seen on"),
    (f"<div class='bar'></div>{TEXT * 8}", "hidden when it has the focus, on the way up"),
    ("<input id='trap' aria-label='陷'><a href='/archive/'>后面</a>", "Tab does not reach"),
    ("<div><details class='fold'><summary>折</summary></details><p>一直在</p></div>", "shows what it should fold up"),
    ("<div class='menu'><details class='fold'><summary>折</summary></details><p class='folded'><a href='/archive/'>里</a></p></div>", "does not close by Escape"),
    ("<p class='wide'>宽</p>", "px wide in a window of 320"),
    ("<img src='https://example.org/x.png' alt=''>", "foreign request"),
    ("<p style='color: red'>红</p>", "Content Security Policy"),
    ("<img src='/archive/none.png' alt=''>", "404"),
]


# What is wrong with a page on a disk, and what its judge has to say of it.
DISK = [
    ("<a href='/archive/'>首页</a>", "leads out of the folder"),
    ("<a href='../'>首页</a>", "is a folder"),
    ("<a href='../none/index.html'>没有</a>", "is not there"),
    ("<img src='../a.svg' srcset='../a.svg 1x, ../b.svg 2x' alt=''>", "../b.svg is not there"),
    ("<template><a href='/archive/'>首页</a></template>", "leads out of the folder"),
    ("<p style='background: url(/archive/a.svg)'>图</p>", "leads out of the folder"),
    ("<script src='https://example.org/x.js'></script>", "is not on the disk"),
    ("<script src='../fetch.js'></script>", "console: "),
    ("<script src='../throw.js'></script>", "exception: "),
]


def judge_browser(run, write, here, place):
    """Both judges on the good site and on its bad copies; `run` gives the exit code and what is said."""
    good = write(place / "seen", SITE)
    yield from keyboard(run, write, here, place, good)
    yield from looks(run, write, here, place, good)
    yield from disk(run, write, here, place)


def keyboard(run, write, here, place, good):
    judge = ["node", here / "keyboard.mjs"]
    status, output = run([*judge, good, "/archive/"])
    if status != 0:
        yield f"keyboard: complains of the good site: {output}"
    bad = place / "unseen"
    shutil.copytree(good, bad)
    trap = "<script src='/archive/trap.js' defer></script>"
    write(bad, {f"{n}/index.html": page(f"k{n}", body, trap) for n, (body, _) in enumerate(KEYBOARD)})
    write(bad, {"bare/index.html": page("bare", TEXT).replace("跳到正文", "").replace("class=\"skip\"", "hidden")})
    status, output = run([*judge, bad, "/archive/"])
    for n, (body, expected) in enumerate(KEYBOARD):
        if not any(f"/{n}/" in line and expected in line for line in output.splitlines()):
            yield f"keyboard: no “{expected}” of {body[:60]!r} in: {output}"
    if "/bare/ 390: the first stop does not lead to the content" not in output:
        yield f"keyboard: a page without a way past its head passes: {output}"
    if status != 1:
        yield f"keyboard: exit code {status} for the bad site"


def looks(run, write, here, place, good):
    remembered, out = place / "looks.br", place / "looks"
    judge = ["node", here / "looks.mjs"]
    status, output = run([*judge, good, "/archive/", remembered, out])
    if status != 1 or "there is nothing to hold them against" not in output:
        yield f"looks: exit code {status} where nothing is remembered: {output}"
    status, output = run([*judge, good, "/archive/", remembered, out, "--accept"])
    if status != 0 or not remembered.exists():
        yield f"looks: does not remember the good site: {output}"
    status, output = run([*judge, good, "/archive/", remembered, out])
    if status != 0 or "SKIPPED" in output:
        yield f"looks: complains of the site that it remembers: {output}"
    bad = place / "other"
    shutil.copytree(good, bad)
    write(bad, {
        "a/index.html": SITE["a/index.html"].replace("class='box'", "class='box right'"),
        "b/index.html": SITE["b/index.html"].replace("<link rel=\"stylesheet\" href=\"/archive/style.css\">", ""),
        "c/index.html": SITE["c/index.html"].replace("style.css", "other.css"),
    })
    status, output = run([*judge, bad, "/archive/", remembered, out])
    for name, what in [("report", "a block that moved by 20 px"), ("event", "a missing stylesheet"), ("case", "another accent")]:
        for view in ("390-light", "390-dark", "1280-light", "1280-dark", "a4"):
            if f"{name}-{view} differs from x" not in output:
                yield f"looks: does not see {what} at {view}: {output}"
    for wanted in ("report-1280-light.png", "report-1280-light-before.png"):
        if not (out / wanted).exists():
            yield f"looks: no {wanted} to look at"
    if status != 1 or "home-" in output:
        yield f"looks: exit code {status}, or finds what did not change: {output}"


def disk(run, write, here, place):
    def on_disk(kind, body):
        return page(kind, body).replace("/archive/style.css", "../style.css")

    files = {
        "style.css": STYLE,
        "a.svg": "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
        "fetch.js": "fetch('style.css').catch(() => {});",
        "throw.js": "throw new Error('no');",
        "404.html": page("404", TEXT),
        "index.html": page("home", "<a href='a/index.html#main'>甲</a>").replace("/archive/", ""),
        "a/index.html": on_disk("report", "<a href='../index.html?q=1'>首页</a><a href='https://example.org/'>别处</a><img src='../a.svg' alt=''>"),
    }
    judge = ["node", here / "disk.mjs"]
    status, output = run([*judge, write(place / "disk", files)])
    if status != 0:
        yield f"disk: complains of the good site: {output}"
    bad = write(place / "disk-bad", {**files, **{f"{n}/index.html": on_disk(f"k{n}", body) for n, (body, _) in enumerate(DISK)}})
    status, output = run([*judge, bad])
    for n, (body, expected) in enumerate(DISK):
        if not any(f"{n}/" in line.split(":")[0] and expected in line for line in output.splitlines()):
            yield f"disk: no “{expected}” of {body!r} in: {output}"
    if status != 1:
        yield f"disk: exit code {status} for the bad site"
