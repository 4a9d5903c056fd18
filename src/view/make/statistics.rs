//! The archive in numbers: what is counted, and what is not.
//!
//! Counted is what lists show and what took place or will: nothing withheld or unlisted, nothing cancelled or postponed.
//! A number of participants counts where an event says one number that cannot mean anything else.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Cx;
use super::charts::{columns, number, share};
use super::head::{home_crumb, plain_head, section_crumb};
use crate::model::{Entry, Event, Id, Occasion, Organisation, Region, SessionKind};
use crate::plan::PlannedPage;
use crate::text::cjk::is_han;
use crate::view::pages::{RankRow, RankView, StatisticsView, YearNumbers};
use crate::view::{Content, View};

/// Bars of a ranking, and the most of them where some are equal.
const BARS: usize = 10;
const MOST_BARS: usize = 20;

/// Years from the first to the last beyond which those without anything are left out.
const LONGEST: usize = 100;

/// What one year holds.
#[derive(Debug, Clone, Copy, Default)]
struct Year {
    events: u64,
    sessions: u64,
    participants: Option<u64>,
}

pub(super) fn page(cx: &Cx<'_>, page: &PlannedPage) -> View {
    let site = cx.archive();
    let words = cx.config.language.script();
    let mut head = plain_head(cx, page, if cx.config.statistics.menu { "statistics" } else { "archive" });
    head.breadcrumbs = std::iter::once(home_crumb(cx)).chain(section_crumb(cx, "archive")).collect();
    let events: Vec<&Event> = cx.plan.lists.events.iter().map(|id| &site.events[*id]).filter(|one| one.status.takes_place()).collect();
    let mut years = years(cx, &events);
    let sessions: u64 = years.values().map(|year| year.sessions).sum();
    if years.len() < 2 {
        years.clear();
    }
    let row = |(year, of): (&i16, &Year)| YearNumbers {
        title: year.to_string(),
        url: site.years.contains_key(year).then(|| cx.href(&cx.plan.addresses.year(*year))),
        events: number(of.events, words),
        sessions: number(of.sessions, words),
        participants: of.participants.map(|n| number(n, words)),
    };
    let chart = |key, of: fn(&Year) -> Option<u64>| {
        let numbers: Vec<(String, Option<u64>)> = years.iter().map(|(year, numbers)| (year.to_string(), of(numbers))).collect();
        columns(key, &numbers, words)
    };
    let counted = events.iter().filter(|event| event.participants.as_deref().and_then(heads).is_some()).count();
    // Of a few events only, a chart would show who wrote a number rather than who came.
    let participants = chart("participants", |year| year.participants).filter(|_| counted * 2 >= events.len());
    let charts = [chart("events", |year| Some(year.events)), chart("sessions", |year| Some(year.sessions)), participants];
    let content = StatisticsView {
        events: events.len(),
        sessions: usize::try_from(sessions).unwrap_or(usize::MAX),
        counted,
        years: years.iter().map(row).collect(),
        has_participants: years.values().any(|year| year.participants.is_some()),
        charts: charts.into_iter().flatten().collect(),
        ranks: ranks(cx),
    };
    View { page: head, text: None, content: Content::Statistics(Box::new(content)) }
}

/// What each year holds, with the years between that hold nothing.
fn years(cx: &Cx<'_>, events: &[&Event]) -> BTreeMap<i16, Year> {
    let sessions = &cx.archive().sessions;
    let mut years: BTreeMap<i16, Year> = BTreeMap::new();
    for event in events {
        let year = years.entry(event.period.start.year()).or_default();
        year.events += 1;
        let counts = |id| sessions[id].kind != SessionKind::Break && sessions[id].status.takes_place();
        year.sessions += event.sessions.iter().filter(|id| counts(**id)).count() as u64;
        if let Some(n) = event.participants.as_deref().and_then(heads) {
            year.participants = Some(year.participants.unwrap_or(0).saturating_add(n));
        }
    }
    if let (Some((first, _)), Some((last, _))) = (years.first_key_value(), years.last_key_value()) {
        let all = *first..=*last;
        if all.len() <= LONGEST {
            for year in all {
                years.entry(year).or_default();
            }
        }
    }
    years
}

/// The rankings that have something to say.
fn ranks(cx: &Cx<'_>) -> Vec<RankView> {
    let ranks = [speakers(cx), speaker_organisations(cx), organisers(cx), topics(cx), regions(cx)];
    ranks.into_iter().flatten().collect()
}

/// Those who agreed to a page, by the sessions and events they appeared at.
fn speakers(cx: &Cx<'_>) -> Option<RankView> {
    let site = cx.archive();
    let count = |occasions: &[Occasion]| occasions.iter().filter_map(|one| appearance(cx, *one)).collect::<BTreeSet<_>>().len();
    let all = cx.plan.lists.speakers.iter().filter_map(|id| {
        let path = cx.plan.addresses.speaker(*id)?;
        Some((site.speakers[*id].shared.title.as_str(), path, count(&site.speakers[*id].occasions)))
    });
    rank(cx, "speakers", all, Some("/speakers/"))
}

/// The organisations of those who appeared, at the time; each counts once in a session.
fn speaker_organisations(cx: &Cx<'_>) -> Option<RankView> {
    let site = cx.archive();
    let mut seen: BTreeMap<Id<Organisation>, BTreeSet<(bool, usize)>> = BTreeMap::new();
    for (_, speaker) in site.speakers.iter() {
        for occasion in &speaker.occasions {
            let organisation = site.appearance(*occasion).organisation.or(speaker.organisation);
            if let (Some(organisation), Some(place)) = (organisation, appearance(cx, *occasion)) {
                seen.entry(organisation).or_default().insert(place);
            }
        }
    }
    organisation_rank(cx, "speaker-organisations", |id| seen.get(&id).map_or(0, BTreeSet::len))
}

fn organisers(cx: &Cx<'_>) -> Option<RankView> {
    let site = cx.archive();
    organisation_rank(cx, "organisers", |id| counted(cx, site.organisations[id].events.iter().copied().map(Entry::Event)))
}

fn organisation_rank(cx: &Cx<'_>, key: &'static str, count: impl Fn(Id<Organisation>) -> usize) -> Option<RankView> {
    let title = |id: Id<Organisation>| cx.archive().organisations[id].shared.title.as_str();
    let all = cx.plan.lists.organisations.iter().map(|id| (title(*id), cx.plan.addresses.organisation(*id), count(*id)));
    rank(cx, key, all, Some("/organisations/"))
}

fn topics(cx: &Cx<'_>) -> Option<RankView> {
    let topics = &cx.archive().topics;
    let all = cx.plan.lists.topics.iter().map(|id| {
        let topic = &topics[*id];
        (topic.name.as_str(), cx.plan.addresses.topic(*id), counted(cx, topic.entries.iter().copied()))
    });
    rank(cx, "topics", all, Some("/topics/"))
}

/// The widest regions of which there are several: an archive of one province compares its cities.
fn regions(cx: &Cx<'_>) -> Option<RankView> {
    let regions = &cx.archive().regions;
    let used = |id: &Id<Region>| !regions[*id].entries.is_empty();
    let mut level: Vec<Id<Region>> = regions.ids().filter(|id| regions[*id].parent.is_none()).filter(used).collect();
    while let [alone] = level.as_slice() {
        level = regions[*alone].children.iter().copied().filter(used).collect();
    }
    let all = level.iter().map(|id| {
        let region = &regions[*id];
        (region.name.as_str(), cx.plan.addresses.region(*id), counted(cx, region.entries.iter().copied()))
    });
    rank(cx, "regions", all, Some("/regions/"))
}

/// The largest first, in the list's own order where they are equal; nothing where all are the same or there is one only.
fn rank<'c>(
    cx: &Cx<'_>,
    key: &'static str,
    all: impl Iterator<Item = (&'c str, &'c str, usize)>,
    overview: Option<&str>,
) -> Option<RankView> {
    let mut all: Vec<(&str, &str, usize)> = all.filter(|(.., count)| *count > 0).collect();
    all.sort_by_key(|(.., count)| Reverse(*count));
    let (most, least) = (all.first()?.2 as u64, all.last()?.2 as u64);
    if most == least {
        return None;
    }
    let tenth = all.get(BARS - 1).map_or(0, |(.., count)| *count);
    let shown = all.iter().take_while(|(.., count)| *count >= tenth).count();
    // A long row of equals at the end says nothing, and half of it would be unjust.
    let shown = if shown <= MOST_BARS { shown } else { all.iter().take_while(|(.., count)| *count > tenth).count() };
    let words = cx.config.language.script();
    let row = |(title, path, count): &(&str, &str, usize)| RankRow {
        title: (*title).to_string(),
        url: cx.href(path),
        value: number(*count as u64, words),
        length: share(*count as u64, most),
    };
    let rows: Vec<RankRow> = all.iter().take(shown).map(row).collect();
    let left_out = all.len() - rows.len();
    (!rows.is_empty()).then(|| RankView { key, rows, left_out, url: overview.map(|path| cx.href(path)) })
}

/// How many entries took place or will.
fn counted(cx: &Cx<'_>, entries: impl Iterator<Item = Entry>) -> usize {
    let site = cx.archive();
    let counts = |entry: &Entry| match entry {
        Entry::Event(id) => site.is_listed(*entry) && site.events[*id].status.takes_place(),
        Entry::Report(_) | Entry::Case(_) => site.is_listed(*entry),
    };
    entries.filter(counts).count()
}

/// Where somebody appeared at a gathering that counts: a session, or an event as a whole.
fn appearance(cx: &Cx<'_>, occasion: Occasion) -> Option<(bool, usize)> {
    let site = cx.archive();
    let (event, place) = match occasion {
        Occasion::Event(id, _) => (id, (false, id.index())),
        Occasion::Session(id, _) if site.sessions[id].status.takes_place() => (site.sessions[id].event, (true, id.index())),
        Occasion::Session(..) | Occasion::Report(..) | Occasion::Case(..) => return None,
    };
    let counts = site.is_listed(Entry::Event(event)) && site.events[event].status.takes_place();
    counts.then_some(place)
}

/// How many people a text such as `近300人` speaks of, if it is one number and no rate or sum of years.
fn heads(text: &str) -> Option<u64> {
    if text.contains(['每', '累', '%', '％']) {
        return None;
    }
    let plain: String = text.chars().map(half_width).filter(|c| !c.is_whitespace()).collect();
    let start = plain.find(|c: char| c.is_ascii_digit())?;
    let rest = plain.get(start..)?;
    let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.')).unwrap_or(rest.len());
    let (digits, after) = rest.split_at(end);
    let digits = digits.trim_end_matches([',', '.']);
    // A second number may be other people, or the end of a range.
    if after.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let after = after.trim_start_matches(['余', '餘', '多', '来', '來']);
    let unit = if after.starts_with(['万', '萬']) { 10_000 } else { 1 };
    let after = after.trim_start_matches(['万', '萬']).trim_start_matches(['余', '餘', '多']);
    // Rather 3 classes than 3 people, where Chinese words follow.
    let others = plain.chars().any(is_han) && !after.is_empty() && !after.starts_with(['人', '名', '位', '，', '（', '(']);
    if others {
        return None;
    }
    read(digits, unit)
}

/// `3,120` or, in ten thousands, `1.2`.
fn read(digits: &str, unit: u64) -> Option<u64> {
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let tenths: u64 = if part.is_empty() { 0 } else { part.parse().ok()? };
    let scale = 10_u64.checked_pow(u32::try_from(part.len()).ok()?)?;
    if rest.iter().any(|group| group.len() != 3) || !unit.is_multiple_of(scale) {
        return None;
    }
    let whole: u64 = (first.to_string() + &rest.concat()).parse().ok()?;
    whole.checked_mul(unit)?.checked_add(tenths * (unit / scale))
}

fn half_width(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::heads;

    #[test]
    fn one_number_of_people_counts() {
        let sure = [
            ("近300人", 300),
            ("约 90 人", 90),
            ("200余名党务干部", 200),
            ("１２０人", 120),
            ("3,120人次", 3120),
            ("1.2万人次", 12_000),
            ("2万余人", 20_000),
            ("2000多人", 2000),
            ("120", 120),
            ("about 1,500 people", 1500),
            ("300人（含线上）", 300),
        ];
        for (text, n) in sure {
            assert_eq!(heads(text), Some(n), "{text}");
        }
    }

    #[test]
    fn what_may_mean_something_else_does_not() {
        let unsure = [
            "全市党务干部",
            "三百人",
            "党支部书记2000余名；专题培训3120人次",
            "每年支部书记4000余人次",
            "累计3000余人次",
            "200—300人",
            "3个班",
            "覆盖95%的支部",
            "1,2人",
            "1.25人",
            "99999999999999999999人",
            "2024年",
            "",
        ];
        for text in unsure {
            assert_eq!(heads(text), None, "{text}");
        }
    }
}
