//! A large conference: a thousand sessions in ninety-two rooms.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use huikan::config::{Audience, Outside};
use huikan::memo::Digest;
use huikan::pipeline::make_in_memory;
use huikan::source::{SitePath, Sources};

const SITE: &str = "title = \"大会\"\nbase_url = \"https://example.org/\"\nlanguage = \"zh-Hans\"\ntimezone = \"Asia/Shanghai\"\n";

/// The agenda page of an event with so many sessions, two speakers each, on four days from nine to five.
fn agenda(sessions: usize, rooms: usize) -> String {
    let words = ["数字", "乡村", "阅读", "档案", "治理", "课堂", "社区", "文化", "服务", "创新", "经验", "实践"];
    let word = |n: usize| words[n % words.len()];
    let mut rows = String::new();
    for n in 0..sessions {
        // Every room takes its next session when all have had one, in half hours, sixteen a day.
        let slot = n / rooms;
        let (day, half) = (slot / 16 + 1, slot % 16);
        let (hour, minute) = (9 + half / 2, half % 2 * 30);
        let (until, past) = (9 + half.div_ceil(2), (half + 1) % 2 * 30);
        let room = n % rooms;
        let title = format!("{}{}与{}{}的{}（第{n}场）", word(n), word(n / 7 + 3), word(n / 3 + 5), word(n / 11 + 1), word(n + 9));
        writeln!(
            rows,
            "- {{ id: s{n}, title: {title}, start: 5月{day}日 {hour}:{minute:02}, end: \"{until}:{past:02}\", room: {}号厅, speakers: [讲者{}, 讲者{}] }}",
            room + 1,
            n * 2,
            n * 2 + 1
        )
        .expect("a string");
    }
    let files = [
        ("site.toml", SITE.to_string()),
        ("content/events/big/index.md", "---\ntitle: 大会\nstart: 2027-05-01\nend: 2027-05-04\n---\n".to_string()),
        ("content/events/big/agenda.yaml", rows),
    ];
    let files: BTreeMap<SitePath, Vec<u8>> =
        files.into_iter().map(|(path, text)| (SitePath::new(path).expect("clean"), text.into_bytes())).collect();
    let outside = Outside {
        program: Digest::of_bytes(b"a program"),
        today: jiff::civil::date(2027, 4, 1),
        theme: None,
        base_url: None,
        relative_urls: false,
        audience: Audience::Public,
    };
    let mut made = make_in_memory(&Sources::in_memory(files), &outside).expect("a disk that works");
    let page = made.files.remove("events/big/agenda/index.html").unwrap_or_else(|| panic!("no agenda: {:?}", made.notes.first()));
    String::from_utf8(page).expect("UTF-8")
}

#[test]
fn a_thousand_sessions_in_ninety_two_rooms_fit_on_a_page() {
    let page = agenda(1000, 92);
    assert_eq!(page.matches("class=\"row ").count(), 1000);
    assert_eq!(page.matches("<a href=\"#s-s").count(), 1000, "each stands in the timetable too");
    assert_eq!(page.matches("<th scope=\"col\">").count(), 93);
    assert!(page.len() <= 400 * 1024, "{} KiB", page.len() / 1024);
}

#[test]
fn a_page_grows_with_its_agenda_and_no_faster() {
    let (half, whole) = (agenda(500, 40).len(), agenda(1000, 40).len());
    assert!(whole < half * 21 / 10, "{half} and {whole}");
}
