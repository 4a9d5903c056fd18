//! Markdown against another implementation, and against nonsense.
//!
//! comrak knows CJK-friendly emphasis; random lines of delimiters, Chinese, Latin, links,
//! code and escapes must come out alike. `PROPTEST_CASES` asks for more cases than usual.

use comrak::{Options, markdown_to_html};
use huikan::parse::markdown::{Trust, html, outline};
use proptest::prelude::*;

/// At least `least` cases, more if the environment wishes.
fn config(least: u32) -> ProptestConfig {
    let asked = ProptestConfig::default();
    ProptestConfig { cases: asked.cases.max(least), failure_persistence: None, ..asked }
}

fn line_of(atoms: &'static [&'static str], longest: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(atoms), 1..longest)
        .prop_map(|atoms| atoms.concat())
        // Four spaces are a code block there and prose here, on purpose. The parsers differ
        // on runs of backticks, lists without items, escapes in URLs and where blocks of HTML
        // begin, which emphasis has no part in.
        .prop_filter("other syntax", |text: &String| {
            let other =
                ["    ", "``", "\\`", "\\&", "\n<"].iter().any(|other| text.contains(other)) || text.replace(' ', "").contains("\\\n]");
            !(other || text.ends_with("1.") || text.ends_with("1)"))
        })
}

#[rustfmt::skip] // One piece a line would fill pages.
const CHINESE: &[&str] = &[
    "*", "**", "***", "_", "__", "中", "文字", "。", "（", "）", "，", "：", "“", "”", "‘", "’", "—", "…", "·", "《", "》", "a",
    "1", "B c", " ", "\n", ".", "\"", "(", ")", "!", "`x`", "`*`", "[", "]", "](u)", "[甲](u)", "<b>", "</b>",
    "<http://a.b>", "\\*", "\\", "&amp;", "&#42;", "한", "あ", "é", "\u{FE01}", "😀", "**", "**", "*", "€",
];

#[rustfmt::skip] // One piece a line would fill pages.
const LATIN: &[&str] = &[
    "*", "**", "***", "_", "__", "a", "1", "bc", " ", "\n", ".", "\"", "(", ")", "!", "`x`", "`*`", "[", "]", "](u)",
    "[d](u)", "<b>", "</b>", "<http://a.b>", "\\*", "\\_", "\\", "&amp;", "&#42;", "é", "€", ",", "'", "**", "*", "_",
];

/// Marks that Unicode leaves undecided count as Chinese here. The oracle gets Chinese marks
/// in their place, which have the same role in every other way.
const STAND_INS: [(char, char); 7] = [('“', '「'), ('”', '」'), ('‘', '『'), ('’', '』'), ('—', '〰'), ('…', '〽'), ('·', '・')];

fn by_comrak(text: &str) -> String {
    let mut options = Options::default();
    options.extension.cjk_friendly_emphasis = true;
    options.render.r#unsafe = true;
    let swapped = STAND_INS.iter().fold(text.to_owned(), |text, &(ours, theirs)| text.replace(ours, &theirs.to_string()));
    let out = markdown_to_html(&swapped, &options);
    STAND_INS.iter().fold(out, |text, &(ours, theirs)| text.replace(theirs, &ours.to_string()).replace(&in_url(theirs), &in_url(ours)))
}

fn in_url(c: char) -> String {
    c.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// What both must agree on: white space, spelling of void elements and quotes are free, and
/// figures are ours alone.
fn essence(html: &str) -> String {
    let free = [
        ("\n", ""),
        (" ", ""),
        ("&#x27;", "'"),
        ("/>", ">"),
        ("&quot;", "\""),
        ("loading=\"lazy\"", ""),
        ("<divclass=\"gallery\">", ""),
        ("</div>", ""),
        ("</figure><figure>", ""),
        ("figure>", "p>"),
    ];
    free.iter().fold(html.to_owned(), |html, (from, to)| html.replace(from, to))
}

/// comrak sometimes puts a link into a link (`[[d](u)[]](u)`), which `CommonMark` forbids.
fn has_link_in_link(html: &str) -> bool {
    html.split("<a ").skip(1).any(|rest| !rest.contains("</a>"))
}

/// comrak shows tags in an alternative text, which we leave out.
fn has_tag_in_alt(html: &str) -> bool {
    html.split(" alt=\"").skip(1).any(|rest| rest.split('"').next().unwrap_or("").contains("&lt;"))
}

proptest! {
    #![proptest_config(config(20_000))]

    #[test]
    fn chinese_emphasis_agrees_with_comrak(text in line_of(CHINESE, 22)) {
        let ours = html(&text, Trust::Author, &|_| None);
        let theirs = by_comrak(&text);
        let comparable = !has_link_in_link(&theirs) && !has_tag_in_alt(&theirs);
        prop_assert!(!comparable || essence(&ours) == essence(&theirs), "{text:?}: {ours} against {theirs}");
    }

    #[test]
    fn latin_emphasis_agrees_with_comrak(text in line_of(LATIN, 22)) {
        let ours = html(&text, Trust::Author, &|_| None);
        let theirs = by_comrak(&text);
        let comparable = !has_link_in_link(&theirs) && !has_tag_in_alt(&theirs);
        prop_assert!(!comparable || essence(&ours) == essence(&theirs), "{text:?}: {ours} against {theirs}");
    }
}

/// Everything the syntax knows, in pieces that may fit together.
#[rustfmt::skip] // One piece a line would fill pages.
const ANYTHING: &[&str] = &[
    "# ", "## 题\n", "### a {#b}\n", "## c {#s1}\n", "\n", "\n\n", "- ", "1. ", "> ", "[^1]", "[^1]: 注\n", "[^二]",
    "\n[^二]: ", "    ", "\t", "　　", "\u{A0}", "&emsp;", "中", "文。", "**", "*", "_", "~~", "~", "`", "```\n", "|",
    "\n|-|-:|\n", "![", "](u)", "](u \"图｜摄\")", "[", "]", "<", "<b>", "</b>", "<div>\n", "<!--", "-->", "<script>",
    "\\", "&", "\r\n", "\0", "---\n", "[x] ", "javascript:", "http://a.b", "<a@b.c>", "“", "”", "：", "a", "9", "😀",
    "\u{2028}", "[!NOTE]\n", "::", "=", "]: /u\n",
];

fn anything() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::collection::vec(prop::sample::select(ANYTHING), 0..60).prop_map(|atoms| atoms.concat()),
        1 => any::<String>(),
        1 => prop::collection::vec(prop_oneof![
            prop::sample::select(ANYTHING).prop_map(str::to_owned),
            any::<char>().prop_map(String::from),
        ], 0..60).prop_map(|atoms| atoms.concat()),
    ]
}

proptest! {
    #![proptest_config(config(5_000))]

    #[test]
    fn no_text_is_too_strange(text in anything()) {
        let (outline, findings) = outline(&text);
        for trust in [Trust::Author, Trust::Nobody] {
            let page = html(&text, trust, &|_| None);
            for anchor in &outline.anchors {
                let id = format!(" id=\"{anchor}\"");
                let times = page.matches(&id).count();
                // What an unclosed comment, script or tag swallows, the sanitiser drops, or repeats where it closes the tag.
                let torn = trust == Trust::Nobody && text.contains('<');
                prop_assert!(times == 1 || torn, "{id} {times} times in {page}");
            }
        }
        let spans = outline.headings.iter().map(|heading| heading.span)
            .chain(outline.links.iter().map(|link| link.span))
            .chain(findings.iter().map(|finding| finding.span));
        for span in spans {
            prop_assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?} in {text:?}");
        }
        let units: u32 = outline.summary.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
        prop_assert!(units <= 240, "{}", outline.summary);
    }

    #[test]
    fn outline_and_html_number_links_alike(text in anything()) {
        let (outline, _) = outline(&text);
        let told = html(&text, Trust::Author, &|number| Some(outline.links[number].destination.clone()));
        prop_assert_eq!(told, html(&text, Trust::Author, &|_| None));
    }
}

#[test]
fn deep_nesting_is_survived() {
    for piece in ["> ", "- ", "![", "[", "*a ", "**中：", "<div>", "<b>", "`", "[^1]: ", "　　\n", "1. "] {
        for end in ["", "甲", "](u)"] {
            let text = piece.repeat(20_000) + &end.repeat(2_000);
            outline(&text);
            html(&text, Trust::Author, &|_| None);
            html(&text, Trust::Nobody, &|_| None);
        }
    }
}
