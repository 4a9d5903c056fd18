//! Random steps of people who work on a site: most of them sensible, some mistaken.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use huikan::config::Outside;
use jiff::civil::{Date, date};

use crate::folder::{Age, Folder};
use crate::random::Random;
use crate::support::{outside, tree};

/// Front matter: a key with values it may take; a few of them are mistakes.
const FRONT: &[(&str, &[&str])] = &[
    ("title", &["新的题目", "“引号”与 <b>&amp;</b>", "甲班", "党建引领"]),
    ("name", &["张友斌", "李薇薇", "王敏"]),
    ("topics", &["[党建]", "[学习, 乡村]", "[]", "[新话题, 党建]", "[党建"]),
    ("date", &["2024-09-05", "2023-05", "2025", "2024-10-20", "2024-13-01"]),
    ("start", &["2024-09-04", "2024-12-01", "2023-03-08", "2024-09", "9月31日"]),
    (
        "speakers",
        &["[zhang-youbin]", "[钱诚, { name: 王梦缘, organisation: 江汉大学, role: 主讲 }]", "[]", "[李薇, 新人]", "[zhang-yobin]"],
    ),
    ("draft", &["true", "false"]),
    ("embargo_until", &["2024-09-01", "2024-10-15", "2030-01-01"]),
    ("summary", &["一句话。", "另一句话。"]),
    ("region", &["湖北/荆州", "湖北/武汉", "四川"]),
    ("slug", &["moved", "elsewhere", "jia"]),
    ("aliases", &["[/old/place/]", "[/old/place/, /older/]", "[/reports/]"]),
    ("lang", &["en", "zh-Hant", "zh-Hans", "中文"]),
    ("visibility", &["unlisted", "hidden", "public"]),
    ("event", &["jia", "yi", "nowhere"]),
    ("series", &["forum", "书记讲坛"]),
    ("organisers", &["[zuzhibu]", "[江汉大学, 新单位]"]),
    ("venue", &["school", "某处"]),
    ("updated", &["2024-09-30", "2024-10-02"]),
    ("weight", &["1", "3"]),
    ("consent", &["{ page: false }", "{ photo: false }", "true"]),
    ("related", &["[/cases/brand.md]", "[/reports/early.md, /events/yi/index.md]", "[/none.md]"]),
    ("photos", &["[{ file: /photos/hall.jpg, caption: 会场 }]", "[{ file: /photos/none.jpg }]"]),
    ("cover", &["/photos/hall.jpg"]),
    ("extra", &["{ 座次: [1, 2] }", "{ 座次: 无 }"]),
    ("dateline", &["本报讯", "江汉风报道"]),
    ("colour", &["红"]),
    ("titel", &["错"]),
];

/// Paragraphs; some of them link, some are mistakes.
const BODY: &[&str] = &[
    "又一段正文，讲的是支部怎样开展学习。\n",
    "见[甲班](/events/jia/index.md)和[讲师](/speakers/zhang-youbin.md)。\n",
    "见[第一讲](/events/jia/sessions/第一讲/)。\n",
    "![会场](/photos/hall.jpg \"会场 | 摄影：某\")\n",
    "## 背景与起因\n\n起因如此。\n",
    "<b>写成</b> HTML 的<script>alert(1)</script>。\n",
    "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n",
    "有脚注[^1]。\n\n[^1]: 脚注。\n",
    "附[计划](/events/jia/plan.pdf)。\n",
    "见[没有的](/none.md)。\n",
    "![](/photos/hall.jpg)\n",
    "**没有结尾，“引号”也没有\n",
];

/// Data files: their entries, of which some are taken.
const DATA: &[(&str, &[&str])] = &[
    (
        "content/events/yi/agenda.yaml",
        &[
            "- { title: 报到, start: 5月10日, type: ceremony }\n",
            "- { title: 乡村讲座, start: 5月11日上午, type: lecture, speakers: [li-wei] }\n",
            "- { title: 乡村讲座之二, start: 5月11日上午, type: lecture, speakers: [张友斌, 新人] }\n",
            "- { title: 分组讨论, start: 5月11日下午, type: discussion, speakers: [ni-jiming], topics: [乡村] }\n",
            "- { title: 参观, id: visit, start: 5月12日, type: site-visit, abstract: \"去[案例](cases/branch.md)的单位。\" }\n",
            "- { title: 迟到的一讲, start: 25:00 }\n",
        ],
    ),
    (
        "content/speakers.yaml",
        &[
            "- { id: ni-jiming, name: 倪继明, job_title: 书记, organisation: jianghan }\n",
            "- { id: ni-jiming, name: 倪继明明, job_title: 书记 }\n",
            "- { id: ye-xingyu, name: 叶兴宇, summary: 调研室主任。 }\n",
            "- { name: 钱诚, job_title: 处长, organisation: 江汉大学 }\n",
            "- { name: 新人, hobby: 下棋 }\n",
        ],
    ),
    (
        "content/organisations.yaml",
        &[
            "- { id: zuzhibu, name: 荆州市委组织部, aliases: [市委组织部], parent: 荆州市委 }\n",
            "- { id: jianghan, name: 江汉大学, url: \"https://example.com/\" }\n",
            "- { id: jianghan, name: 江汉大学（新）, aliases: [江汉大学] }\n",
            "- { name: 新单位, parent: zuzhibu }\n",
        ],
    ),
    (
        "content/venues.yaml",
        &[
            "- { id: school, name: 荆州市委党校, address: 江津路1号, region: 湖北/荆州, rooms: [{ id: hall, name: 礼堂 }] }\n",
            "- { id: school, name: 市委党校, address: 江津路2号 }\n",
            "- { id: other, name: 某处 }\n",
        ],
    ),
];

/// Files that may come and go, or be names for others.
const PLACES: &[&str] = &[
    "content/about.md",
    "content/about",
    "content/archive.md",
    "content/aaa.md",
    "content/guide/index.md",
    "content/guide/rules.md",
    "content/guide/rules/deep.md",
    "content/reports/new.md",
    "content/reports/early.md",
    "content/reports/later.md",
    "content/cases/new.md",
    "content/events/ding.md",
    "content/events/ding/index.md",
    "content/events/jia/report.md",
    "content/events/yi/report.md",
    "content/events/yi/cases/branch.md",
    "content/events/bing/sessions/extra.md",
    "content/events/bing/sessions/talk.md",
    "content/events/wu/sessions/lost.md",
    "content/speakers/new.md",
    "content/speakers/zhang-youbin.md",
    "content/series/new.md",
    "content/index.md",
    "content/photos/hall.jpg",
    "content/photos/new.jpg",
    "content/files/notes",
    "content/files/notes/part.txt",
    "content/_hidden.md",
    "themes/own/static/style.css",
];

/// Files of the theme, and what they may hold; empty for none.
const THEME: &[(&str, &[&str])] = &[
    (
        "themes/own/theme.toml",
        &[
            "name = \"own\"\nextends = \"plain\"\n[options]\ntint = \"red\"\n",
            "name = \"own\"\nextends = \"plain\"\n[options]\ntint = \"blue\"\n",
            "name = \"own\"\nextends = \"plain\"\n",
            "name = \"own\"\nextends = \"house\"\n",
        ],
    ),
    ("themes/house/theme.toml", &["name = \"house\"\nextends = \"plain\"\n[options]\ntint = \"red\"\n", ""]),
    (
        "themes/house/templates/_layout.html",
        &["{% extends \"plain/_layout.html\" %}\n{% block heading %}院刊：{{ super() }}{% endblock %}\n", ""],
    ),
    (
        "themes/own/templates/home.html",
        &[
            "{% extends \"_layout.html\" %}\n{% block body %}{{ home.counts.events }}{% endblock %}\n",
            "{% extends \"_layout.html\" %}\n{% block body %}{{ home.counts.evnts }}{% endblock %}\n",
            "{% extends \"plain/home.html\" %}\n{% block heading %}会刊{% endblock %}\n",
            "",
        ],
    ),
    (
        "themes/own/templates/report.html",
        &[
            "{% extends \"_layout.html\" %}\n{% block body %}{{ report.date.text }}{{ <text text dateline={report.dateline} /> }}{% endblock %}\n",
            "{% extends \"_layout.html\" %}\n{% block body %}{{ report.event.title }}{% endblock %}\n",
            "{% extends \"_layout.html\" %}\n{% block body %}{% if %}{% endblock %}\n",
            "",
            "",
        ],
    ),
    ("themes/own/static/style.css", &["body { color: red }\n", "body { color: tan }\n", ""]),
    ("themes/own/static/extra.css", &["body { margin: 1px }\n", ""]),
    ("themes/own/i18n/zh-Hans.toml", &["upcoming = \"将要举行\"\n", "upcoming = \"预告\"\nreports = \"报道们\"\n", "upcoming = \n", ""]),
    ("themes/gazette/theme.toml", &["name = \"gazette\"\nextends = \"plain\"\n", "", ""]),
];

/// Lines of `site.toml`: one of each group is taken.
const CONFIG: &[&[&str]] = &[
    &["title = \"培训档案\"\n", "title = \"新档案\"\n", "title = \n"],
    &[
        "base_url = \"https://example.org/archive/\"\n",
        "base_url = \"https://example.net/archive/\"\n",
        "base_url = \"https://example.org/\"\n",
    ],
    &["theme = \"own\"\n", "theme = \"own\"\n", "theme = \"plain\"\n", "theme = \"gazette\"\n", "theme = \"none\"\n"],
    &["", "language = \"zh-Hant\"\n", "language = \"en\"\n"],
    &["", "timezone = \"Europe/Paris\"\n"],
    &["", "description = \"档案\"\n"],
    &["", "image = \"photos/hall.jpg\"\n"],
    &["", "trust_authors = true\n"],
    &["", "colour = \"red\"\n"],
    &["", "[theme_options]\ntint = \"green\"\n"],
    &[
        "",
        "[organisation]\nname = \"培训办\"\n",
        "[organisation]\nname = \"培训办\"\nurl = \"https://example.com/\"\nlogo = \"photos/hall.jpg\"\n",
    ],
    &["[lists]\nper_page = 2\n", "[lists]\nper_page = 3\n", "", "[lists]\nper_page = 0\n"],
    &["", "[feeds]\nentries = 1\n"],
    &["", "[hosting]\nrelative_urls = true\n"],
    &["", "[sign_off]\nrequired = [\"记者\", \"三审\"]\n"],
    &["", "[[footer]]\ntitle = \"页脚\"\n", "[[footer]]\ntitle = \"页脚\"\nurl = \"https://example.com/\"\n"],
    &[
        "",
        "[variants.zh-Hant-HK]\nprefix = \"zh-hant\"\nnames = \"keep\"\n",
        "[variants.zh-Hant-HK]\nprefix = \"zh-hant\"\nquotes = \"corner\"\nwords = { \"学习\" = \"進修\" }\n",
        "[variants.zh-Hans]\nnames = \"convert\"\n[variants.zh-Hant-TW]\nhost = \"https://tw.example.org/\"\n",
        "[variants.zh-Hant]\nprefix = \"reports\"\n",
        "[variants.fr]\n",
    ],
];

/// Characters of equal length, to change a text and not its length.
const PAIRS: &[(&str, &str)] = &[("学", "觉"), ("党", "堂"), ("1", "2"), ("4", "5"), ("报", "抱"), ("a", "e"), ("甲", "乙")];

const DAYS: &[Date] = &[date(2024, 8, 1), date(2024, 9, 5), date(2024, 10, 1), date(2024, 10, 20), date(2030, 1, 2)];

/// A site in work: its folder, what comes from outside, and where it is published.
pub struct Work {
    /// The site.
    pub folder: Folder,
    /// Day, theme and address from the command line.
    pub outside: Outside,
    /// The folder its builds go to.
    pub output: PathBuf,
    /// Whether the last build ended with errors.
    pub broken: bool,
    /// The site as it was when it was published last.
    pub good: BTreeMap<String, Vec<u8>>,
    config: Vec<usize>,
}

impl Work {
    /// A site before the first step.
    pub fn new(folder: Folder, output: &Path) -> Work {
        let good = folder.files.clone();
        Work { folder, outside: outside(), output: output.to_path_buf(), broken: false, good, config: vec![0; CONFIG.len()] }
    }

    /// Does something; says what it was.
    pub fn step(&mut self, random: &mut Random) -> String {
        if random.once_in(6) {
            let elsewhere = self.publish_elsewhere();
            return if random.once_in(2) { elsewhere } else { format!("{elsewhere}; {}", self.change(random)) };
        }
        self.change(random)
    }

    fn change(&mut self, random: &mut Random) -> String {
        // Mistakes are mended mostly, because a site that is not published teaches little.
        if self.broken && !random.once_in(3) {
            let good = self.good.clone();
            let age = age(random);
            self.folder.become_like(&good, age);
            return format!("everything as it was when it was published ({age:?})");
        }
        match random.below(24) {
            0 => self.move_address(random),
            1..5 => self.edit_front(random),
            5..8 => self.edit_body(random),
            8..10 => self.edit_data(random),
            10 => self.add(random),
            11 => self.rename(random),
            12 => self.delete(random),
            13 => self.swap(random),
            14 => self.edit_theme(random),
            15 | 16 => self.edit_config(random),
            17 => self.change_outside(random),
            18 => self.touch(random),
            19 | 20 => self.same_length(random),
            21 => "nothing".to_string(),
            _ => self.disturb_output(random),
        }
    }

    fn edit_front(&mut self, random: &mut Random) -> String {
        let path = self.one(random, is_markdown);
        let (key, values) = FRONT[random.below(FRONT.len())];
        let value = random.pick(values);
        self.set(random, &path, key, value)
    }

    /// Nothing else about the page changes, so only texts that link to it can tell.
    fn move_address(&mut self, random: &mut Random) -> String {
        let linked = ["content/reports/early.md", "content/cases/brand.md", "content/guide/rules.md", "content/speakers/zhang-youbin.md"];
        let path = random.pick(&linked);
        let value = random.pick(&["moved", "elsewhere"]);
        self.set(random, path, "slug", value)
    }

    /// Sets a key of the front matter; now and then one that is there goes instead.
    fn set(&mut self, random: &mut Random, path: &str, key: &str, value: &str) -> String {
        let text = self.folder.text(path);
        let line = format!("{key}: {value}\n");
        let start = format!("{key}:");
        let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
        let end = lines.iter().skip(1).position(|line| line.trim_end() == "---").map_or(0, |n| n + 1);
        match lines[..end].iter().position(|line| line.starts_with(&start)) {
            Some(n) if random.once_in(4) => drop(lines.remove(n)),
            Some(n) => lines[n] = &line,
            None => lines.insert(1.min(lines.len()), &line),
        }
        let text = lines.concat();
        self.write(random, path, text, &format!("{key}: {value}"))
    }

    fn edit_body(&mut self, random: &mut Random) -> String {
        let path = self.one(random, is_markdown);
        let paragraph = random.pick(BODY);
        let text = self.folder.text(&path);
        let (head, body) = text.split_once("\n---\n").unwrap_or((&text, ""));
        let body = match random.below(4) {
            0 => format!("{paragraph}\n{body}"),
            1 => paragraph.to_string(),
            2 => body.rsplit_once("\n\n").map_or(String::new(), |(first, _)| format!("{first}\n")),
            _ => format!("{body}\n{paragraph}"),
        };
        let text = format!("{head}\n---\n{body}");
        self.write(random, &path, text, paragraph)
    }

    fn edit_data(&mut self, random: &mut Random) -> String {
        let (path, entries) = DATA[random.below(DATA.len())];
        let mut text: String = entries.iter().filter(|_| !random.once_in(4)).copied().collect();
        if random.once_in(8) {
            text.push_str("- { title: [\n");
        }
        self.write(random, path, text.clone(), &text)
    }

    fn add(&mut self, random: &mut Random) -> String {
        let path = random.pick(PLACES);
        if !is_markdown(path) {
            let bytes: Vec<u8> = (0..random.below(40)).map(|n| u8::try_from(n * 7 % 251).expect("below 251")).collect();
            return self.write(random, path, bytes, "some bytes");
        }
        let like = self.one(random, is_markdown);
        let text = if random.once_in(3) {
            self.folder.text(&like)
        } else {
            "---\ntitle: 新的\nname: 新的\nstart: 2024-11-01\ndate: 2024-09-01\n---\n新文件。\n".to_string()
        };
        self.write(random, path, text, "added")
    }

    fn rename(&mut self, random: &mut Random) -> String {
        if random.once_in(3) {
            let (from, to) =
                if random.once_in(2) { ("content/events/jia/", "content/events/geng/") } else { ("content/guide/", "content/help/") };
            let (from, to) = if self.folder.paths(|path| path.starts_with(from)).is_empty() { (to, from) } else { (from, to) };
            for path in self.folder.paths(|path| path.starts_with(from)) {
                self.folder.rename(&path, &path.replace(from, to));
            }
            return format!("renamed {from} to {to}");
        }
        let from = self.one(random, |path| path.starts_with("content/"));
        let to = random.pick(PLACES);
        if from == to || to.starts_with(&format!("{from}/")) || from.starts_with(&format!("{to}/")) {
            return "nothing".to_string();
        }
        self.folder.rename(&from, to);
        format!("renamed {from} to {to}")
    }

    fn delete(&mut self, random: &mut Random) -> String {
        let path = if random.once_in(20) { "site.toml".to_string() } else { self.one(random, |path| path.starts_with("content/")) };
        self.folder.remove(&path);
        format!("deleted {path}")
    }

    fn swap(&mut self, random: &mut Random) -> String {
        let one = self.one(random, |path| path.starts_with("content/"));
        let ending = one.rsplit('.').next().unwrap_or_default().to_string();
        let other = self.one(random, |path| path.starts_with("content/") && path.ends_with(&ending));
        if one != other && random.once_in(2) {
            self.folder.rename(&one, "content/for-a-moment");
            self.folder.rename(&other, &one);
            self.folder.rename("content/for-a-moment", &other);
            return format!("moved {one} and {other} to each other's place");
        }
        let (first, second) = (self.folder.files[&one].clone(), self.folder.files[&other].clone());
        self.write(random, &one, second, "swapped") + " and " + &self.write(random, &other, first, "swapped")
    }

    fn edit_theme(&mut self, random: &mut Random) -> String {
        let (path, texts) = THEME[random.below(THEME.len())];
        match random.pick(texts) {
            "" => {
                self.folder.remove(path);
                format!("deleted {path}")
            }
            text => self.write(random, path, text, text),
        }
    }

    fn edit_config(&mut self, random: &mut Random) -> String {
        let n = random.below(CONFIG.len());
        self.config[n] = random.below(CONFIG[n].len());
        let text: String = self.config.iter().zip(CONFIG).map(|(taken, lines)| lines[*taken]).collect();
        self.write(random, "site.toml", text.clone(), &text)
    }

    fn change_outside(&mut self, random: &mut Random) -> String {
        match random.below(5) {
            0 => self.outside.theme = random.pick(&[&None, &Some("plain".to_string())]).clone(),
            1 => self.outside.base_url = random.pick(&[&None, &Some("http://localhost:1111/".to_string())]).clone(),
            2 => self.outside.relative_urls = !self.outside.relative_urls,
            _ => self.outside.today = DAYS[random.below(DAYS.len())],
        }
        format!("{:?}", self.outside)
    }

    fn touch(&mut self, random: &mut Random) -> String {
        if random.once_in(2) {
            let path = self.one(random, |_| true);
            self.folder.touch(&path);
            return format!("touched {path}");
        }
        self.folder.paths(|_| true).iter().for_each(|path| self.folder.touch(path));
        "checked out anew: every time is another".to_string()
    }

    fn same_length(&mut self, random: &mut Random) -> String {
        let path = self.one(random, |_| true);
        let text = self.folder.text(&path);
        let (from, to) = PAIRS[random.below(PAIRS.len())];
        let places: Vec<usize> = text.match_indices(from).map(|(at, _)| at).collect();
        if places.is_empty() {
            return "nothing".to_string();
        }
        let at = places[random.below(places.len())];
        let text = format!("{}{to}{}", &text[..at], &text[at + from.len()..]);
        let what = format!("{from} became {to} at byte {at}");
        if cfg!(unix) && random.once_in(3) {
            let time = self.folder.time(&path);
            self.folder.write(&path, text, Age::Young);
            self.folder.set_time(&path, time);
            return format!("{path}: {what}, and its time was set back");
        }
        self.write(random, &path, text, &what)
    }

    /// There are two outputs, of which one falls behind.
    fn publish_elsewhere(&mut self) -> String {
        let other = self.output.with_extension("other");
        self.output = if self.output.extension().is_some() { self.output.with_extension("") } else { other };
        format!("published in {} from now on", self.output.display())
    }

    fn disturb_output(&mut self, random: &mut Random) -> String {
        let files: Vec<String> = tree(&self.output).into_keys().filter(|path| !path.starts_with('.')).collect();
        match random.below(5) {
            0 => {
                let _ = fs::remove_dir_all(self.folder.root.join(".huikan"));
                "deleted .huikan".to_string()
            }
            1 => {
                let _ = fs::remove_dir_all(&self.output);
                "deleted the output".to_string()
            }
            _ if files.is_empty() => "nothing".to_string(),
            what => {
                let path = &files[random.below(files.len())];
                let at = self.output.join(path);
                let bytes = fs::read(&at).expect("a published file");
                if what == 2 || bytes.is_empty() {
                    fs::remove_file(at).expect("a published file");
                    return format!("deleted {path} of the output");
                }
                fs::write(at, &bytes[..random.below(bytes.len())]).expect("a published file");
                format!("cut {path} of the output")
            }
        }
    }

    fn write(&mut self, random: &mut Random, path: &str, bytes: impl Into<Vec<u8>>, what: &str) -> String {
        let age = age(random);
        self.folder.write(path, bytes, age);
        format!("{path} ({age:?}): {}", what.trim_end())
    }

    fn one(&self, random: &mut Random, wanted: impl Fn(&str) -> bool) -> String {
        let mut paths = self.folder.paths(wanted);
        if paths.is_empty() {
            return "content/index.md".to_string();
        }
        paths.swap_remove(random.below(paths.len()))
    }
}

fn is_markdown(path: &str) -> bool {
    path.starts_with("content/") && path.ends_with(".md")
}

fn age(random: &mut Random) -> Age {
    if random.once_in(4) { Age::Young } else { Age::Settled }
}
