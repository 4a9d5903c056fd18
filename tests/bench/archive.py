#!/usr/bin/env python3
"""Writes an invented archive of training events, for huikan or for Hugo.

    archive.py --events N --flavor huikan|hugo --out FOLDER

An event is one long report-like text, six sessions and a case study; N / 2 + 20 speakers are shared. The
same numbers give the same files, byte for byte and to the second, on every machine, and event i is the
same in an archive of any size, so that counts taken at one size can be compared for years.
"""
import argparse
import json
import os
import random
import re
import shutil
import struct
import sys
import zlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
SESSIONS = 6
PICTURES = 8
# Files that were changed a moment ago are looked at twice by huikan; an archive is old.
WRITTEN = datetime.fromisoformat("2025-01-01T00:00:00+00:00").timestamp()

# ------------------------------------------------------------------------------------------- words
CITIES = ("青岗 临渡 云浦 望江 石桥 松原 柳河 安澜 白鹭 东湖 丰泽 广川 海宁 和溪 槐荫 锦屏 兰亭 梅岭 南岸 平沙 "
          "清源 泉山 仁和 三河 桃江 文峰 西泠 新塘 雁门 永乐 玉泉 章台").split()
TOPICS = ("备课方法 课堂提问 板书与课件 讲稿写作 案例教学 小组研讨 现场教学 学习评价 师资培养 教材编写 微课制作 图书阅读 调查研究 "
          "公共演讲 基层治理 政策解读 财务管理 合同审查 采购规范 统计入门 表格处理 信息检索 网络安全 数据治理 急救常识 消防演练 心理疏导 "
          "接待礼仪 窗口服务 信访接待 档案整理 史料征集 乡村规划 园林养护 水利工程 农技推广 老年教育 社区营造").split()
HOSTS = [place + kind for place in "城东 城西 江北 河口 湖畔 山前 新港 老街 平原".split()
         for kind in "教师进修学校 干部学院 成人教育中心 市民学堂 行业协会 图书馆".split()]
EVENTS = "培训班 讲习班 系列讲座 研修营 读书会 进修课程 公开课 教学周".split()
ROOMS = "一号教室 二号教室 东楼讲堂 西楼讲堂 图书馆报告厅 录播室 圆桌会议室".split()
JOBS = "讲师 副教授 教授 特级教师 高级工程师 馆员 培训主管 教研组长".split()
FAMILY = "方邵钟姜范石姚谭邹熊陆郝孔崔康毛邱秦江史顾侯孟龙万段雷钱汤尹易武乔贺赖龚文"
GIVEN = "书墨知行允和若谷亦凡景明承安怀瑾思齐清扬乐山望舒星野致柔云起守正"

WORDS = {
    "who": "主讲人 授课教师 听课学员 助教 班主任 几位老教师 年轻馆员 来自乡镇的学员 旁听者 评课小组 点评嘉宾".split(),
    "when": "开课当天 第二讲 课间 午后 结业前 晚自习 讨论环节 现场教学时 答疑时间 一个月后的回访".split(),
    "did": "归纳了 拆解了 重讲了 试讲了 对照着修改了 逐条核对了 现场示范了 用图表说明了 反复推敲了 补充了".split(),
    "thing": ("教学目标 听课笔记 课程大纲 提问的层次 板书的结构 讲义的例题 分组的办法 评分的尺度 时间的分配 资料的出处 "
              "学员的来信 往届的作业 调查的问卷 术语的译法 演示的步骤 课后的练习 讨论的规则 引文的格式").split(),
    "so": ("课后有不少人留下来继续请教 笔记在班里传看了一圈 这一做法随后写进了讲义 大家约定回单位后先试一次 原先含糊的地方由此清楚了 "
           "时间虽然紧，每组仍都交出了成稿 有人提出不同看法，留待下一讲再议 这正是本期课程想要回答的问题").split(),
    "place": "村小 街道文化站 县图书馆 职业学校 行政服务大厅 厂区夜校 社区活动室 农技站".split(),
    "latin": "PPT Word SWOT FAQ Zoom MOOC Moodle PDF Q&A".split(),
    "quote": "先听后讲 一课一得 少讲多问 讲到用时 以例说理 学完就用".split(),
}
PATTERNS = [
    "{when}，{who}{did}{thing}，{so}。",
    "{who}从{thing}说起，{did}{thing}，又回到{thing}。",
    "有人问起{thing}，{who}以{place}为例作答：{so}。",
    "{who}带来一份 {latin} 材料，{did}{thing}与{thing}。",
    "这一环节用时{many}分钟，{who}{did}{thing}；{so}。",
    "{many}名学员分成{few}组，{did}{thing}、{thing}和{thing}。",
    "“{quote}”是{who}反复说的一句话，说的是{thing}不能离开{thing}。",
    "与上一期相比，{thing}有了变化，{thing}则大体照旧（见{latin}附件）。",
    "**{thing}：**{who}{did}{thing}，{so}。",
    "在{place}，{who}{did}{thing}，{many}人到场！",
]
HEADINGS = "缘起 课程安排 怎么讲 怎么听 课堂片段 现场答疑 学员反馈 几点体会 材料与工具 回到岗位 遗留的问题".split()


class Pen:
    """Writes text; everything comes from one stream of numbers that belongs to one document."""

    def __init__(self, *name):
        self.random = random.Random(" ".join(map(str, name)))

    def any(self, words):
        return self.random.choice(words)

    def number(self, low, high):
        return self.random.randint(low, high)

    def sentence(self):
        pattern = self.any(PATTERNS)
        return re.sub(r"\{(\w+)\}", lambda slot: self.word(slot[1]), pattern)

    def word(self, slot):
        numbers = {"many": (30, 90), "few": (3, 9)}
        return str(self.number(*numbers[slot])) if slot in numbers else self.any(WORDS[slot])

    def summary(self):
        return self.sentence().replace("**", "")

    def paragraph(self, length):
        text = ""
        while len(text) < length:
            text += self.sentence()
        return text

    def heading(self, level=2):
        return f"{'#' * level} {self.any(HEADINGS)}：{self.any(WORDS['thing'])}"

    def list(self, count, mark="-"):
        return "\n".join(f"{mark} {self.sentence()}" for _ in range(count))

    def table(self, rows):
        lines = ["| 内容 | 课时 | 评分 |", "|---|--:|:-:|"]
        lines += [f"| {self.any(WORDS['thing'])} | {self.number(1, 8)} | {self.number(70, 99)} |" for _ in range(rows)]
        return "\n".join(lines)


# ----------------------------------------------------------------------------------------- archive
@dataclass
class Document:
    """A text with its facts; in the text, `<<kind id|words>>` is a link to another document."""

    kind: str
    id: str
    facts: dict
    body: str


def link(kind, name, words):
    return f"<<{kind} {name}|{words}>>"


def speaker_count(events):
    return events // 2 + 20


def speaker_id(n):
    return f"p{n:05d}"


def speaker_name(n):
    pen = Pen("name", n)
    return pen.any(FAMILY) + "".join(pen.any(GIVEN) for _ in range(pen.number(1, 2)))


def speaker(n):
    pen = Pen("speaker", n)
    facts = {"title": speaker_name(n), "job": pen.any(JOBS), "host": pen.any(HOSTS)}
    return Document("speaker", speaker_id(n), facts, pen.paragraph(140))


def event_id(n):
    return f"e{n:05d}"


def event_title(n):
    pen = Pen("event", n)
    return f"{pen.any(CITIES)}{pen.any(TOPICS)}{pen.any(EVENTS)}第{n + 1}期"


def event_documents(n):
    """Event n with its sessions and its case; it knows only speakers and events with smaller numbers."""
    pen = Pen("documents", n)
    name, title = event_id(n), event_title(n)
    day = date(2012 + n * 5 % 13, 1, 1) + timedelta(days=pen.number(0, 360))
    people = pen.random.sample(range(speaker_count(n + 1)), 4)
    facts = {"title": title, "day": day, "host": pen.any(HOSTS), "city": pen.any(CITIES),
             "topics": pen.random.sample(TOPICS, 3), "speakers": [speaker_id(k) for k in people]}
    sessions = [session(pen, n, k, facts) for k in range(1, SESSIONS + 1)]
    case_facts = {**facts, "title": f"{facts['host']}：{pen.any(WORDS['thing'])}（{n + 1}）", "speakers": facts["speakers"][:1],
                  "topics": facts["topics"][:2], "summary": pen.summary()}
    case = Document("case", f"{name}-case", case_facts, "\n\n".join([
        pen.heading(), pen.paragraph(160), pen.heading(), pen.paragraph(130), pen.list(4), pen.heading(3),
        pen.paragraph(150), f"出自{link('event', name, title)}。"]))
    facts |= {"end": day + timedelta(days=pen.number(0, 2)), "summary": pen.summary() + pen.summary(),
              "sessions": [one.id for one in sessions], "case": case.id}
    body = event_body(pen, n, sessions, case, people)
    return [Document("event", name, facts, body), *sessions, case]


def session(pen, n, k, event):
    start = datetime.combine(event["day"], datetime.min.time()) + timedelta(hours=8 + k + (k > 3))
    facts = {"title": f"第{k}讲：{pen.any(WORDS['thing'])}与{pen.any(WORDS['thing'])}", "start": start,
             "end": start + timedelta(minutes=50), "room": pen.any(ROOMS), "event": event_id(n),
             "speakers": pen.random.sample(event["speakers"], pen.number(1, 2)), "topics": [pen.any(event["topics"])],
             "summary": pen.summary()}
    body = [pen.paragraph(pen.number(80, 150)), pen.heading(), pen.paragraph(pen.number(80, 150)),
            f"全部课程见{link('event', event_id(n), event['title'])}。"]
    return Document("session", f"{event_id(n)}-{k}", facts, "\n\n".join(body))


def event_body(pen, n, sessions, case, people):
    # Ten paragraphs, a table and lists: 1,500 to 2,300 characters of running text.
    length = pen.number(122, 215)

    def text():
        return pen.paragraph(length)

    blocks = [pen.heading(), text(), text(), f"![{pen.any(WORDS['when'])}](/img/{n % PICTURES}.png)", pen.heading(), text(),
              "\n".join(f"- {link('session', one.id, one.facts['title'])}（{one.facts['room']}）" for one in sessions),
              pen.heading(3), text(), pen.heading(3), text(), "> " + pen.paragraph(50), pen.heading(), pen.table(6), text(),
              pen.heading(), text(), pen.list(5, "1."), pen.heading(3), text(),
              f"另见{link('case', case.id, case.facts['title'])}。" + text()]
    if n > 0:
        earlier = [pen.number(0, n - 1) for _ in range(2)]
        blocks.append("往期：" + "；".join(link("event", event_id(k), event_title(k)) for k in earlier) + "。")
    blocks.append("授课：" + "、".join(link("speaker", speaker_id(k), speaker_name(k)) for k in people) + "。")
    return "\n\n".join(blocks)


# ----------------------------------------------------------------------------------------- formats
def front_matter(fields):
    """YAML; JSON's strings and lists are YAML too."""

    def plain(value):
        return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)

    return "---\n" + "".join(f"{key}: {plain(value)}\n" for key, value in fields.items()) + "---\n\n"


class Huikan:
    pictures = "content/img"

    def path(self, kind, name):
        event, _, part = name.partition("-")
        return {"event": f"content/events/{event}/index.md", "session": f"content/events/{event}/sessions/{part}.md",
                "case": f"content/events/{event}/cases/{name}.md", "speaker": f"content/speakers/{name}.md"}[kind]

    def href(self, kind, name, page):
        return os.path.relpath(self.path(kind, name), os.path.dirname(self.path(page.kind, page.id)))

    def fields(self, page):
        f = page.facts
        shared = {key: f[key] for key in ("summary", "topics", "speakers") if key in f}
        return {
            "event": lambda: {"title": f["title"], "start": f["day"], "end": f["end"], "organisers": [f["host"]], "region": f["city"]},
            "session": lambda: {"title": f["title"], "start": f["start"], "end": f["end"], "room": f["room"]},
            "case": lambda: {"title": f["title"], "date": f["day"], "organisation": f["host"], "region": f["city"]},
            "speaker": lambda: {"name": f["title"], "job_title": f["job"], "organisation": f["host"]},
        }[page.kind]() | shared

    def site(self, out):
        (out / "site.toml").write_text('title = "讲习所"\nbase_url = "https://example.org/"\nlanguage = "zh-Hans"\n'
                                       'timezone = "Asia/Shanghai"\ntheme = "plain"\n\n[lists]\nper_page = 20\n', encoding="utf-8")


class Hugo:
    pictures = "static/img"

    def path(self, kind, name):
        # A term with a page of its own is Hugo's way to show everything of one person without searching the site for each.
        return f"content/speakers/{name}/_index.md" if kind == "speaker" else f"content/{kind}s/{name}.md"

    def href(self, kind, name, page):
        return f"/speakers/{name}" if kind == "speaker" else f"/{kind}s/{name}.md"

    def fields(self, page):
        f = page.facts
        fields = {"title": f["title"], "description": f.get("summary", ""), "speakers": f.get("speakers", [])}
        if page.kind == "session":
            # Neither generator lists sessions under topics, so these are no terms.
            start, end = (f"{f[key].isoformat()}+08:00" for key in ("start", "end"))
            return fields | {"date": start, "start": start, "end": end, "room": f["room"], "event": f["event"], "subjects": f["topics"]}
        if page.kind == "speaker":
            return {"title": f["title"], "job": f["job"], "host": f["host"]}
        fields |= {"date": f["day"], "organisations": [f["host"]], "regions": [f["city"]], "topics": f["topics"],
                   "years": [str(f["day"].year)]}
        return fields | {key: f[key] for key in ("end", "sessions", "case") if page.kind == "event"}

    def site(self, out):
        shutil.copytree(HERE / "hugo", out, dirs_exist_ok=True)


FLAVORS = {"huikan": Huikan, "hugo": Hugo}


def picture(n, width=120, height=68):
    """A small PNG of stripes."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes((x * (n + 2) + y) % 256 for x in range(width)) for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def write_archive(events, flavor, out):
    out, form = Path(out), FLAVORS[flavor]()
    (out / form.pictures).mkdir(parents=True)
    form.site(out)
    for n in range(PICTURES):
        (out / form.pictures / f"{n}.png").write_bytes(picture(n))
    for n in range(events):
        for page in event_documents(n):
            write_page(form, page, out)
    for n in range(speaker_count(events)):
        write_page(form, speaker(n), out)
    for folder, _, names in os.walk(out):
        for name in names:
            os.utime(os.path.join(folder, name), (WRITTEN, WRITTEN))


def write_page(form, page, out):
    body = re.sub(r"<<(\w+) ([\w-]+)\|(.*?)>>", lambda found: f"[{found[3]}]({form.href(found[1], found[2], page)})", page.body)
    path = out / form.path(page.kind, page.id)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(front_matter(form.fields(page)) + body + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, required=True)
    parser.add_argument("--flavor", choices=FLAVORS, required=True)
    parser.add_argument("--out", type=Path, required=True, help="a folder that does not exist yet")
    args = parser.parse_args()
    if args.out.exists():
        sys.exit(f"{args.out} exists already")
    write_archive(args.events, args.flavor, args.out)


if __name__ == "__main__":
    main()
