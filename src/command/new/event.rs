//! `huikan new event`: an event's folder, with the index.md in it.

use super::desk::{Place, content};
use super::form::{Field, Form};
use super::names::{event_kind, event_kinds, name_of, reference, references, slug, split};
use super::times::{Around, in_full};
use super::write::Change;
use super::{Desk, Stop, Voice, starter, tell_next};
use crate::date::{Period, Style, period_words};
use crate::diag::ReferenceKind;
use crate::messages::Arguments;
use crate::model::EventKind;
use crate::parse::{Line, compose};
use crate::text::pinyin::title_slug;
use crate::tree::Tree;

/// What `huikan new event` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The title
    #[arg(long)]
    title: Option<String>,
    /// When it begins, or from when to when it lasts
    #[arg(long, value_name = "DATE")]
    start: Option<String>,
    /// When it ends; may leave out what is as in --start
    #[arg(long, value_name = "DATE")]
    end: Option<String>,
    /// What sort of gathering it is: course, lecture, conference, workshop, seminar, ceremony
    #[arg(long)]
    kind: Option<String>,
    /// Where it takes place: the name, or the id in venues.yaml
    #[arg(long, alias = "place", value_name = "NAME")]
    venue: Option<String>,
    /// Who holds it; may be given several times
    #[arg(long, value_name = "NAME")]
    organiser: Vec<String>,
    /// The series it is an edition of
    #[arg(long, value_name = "NAME")]
    series: Option<String>,
    /// A sentence or two for lists and for the top of its page
    #[arg(long, value_name = "TEXT")]
    summary: Option<String>,
    /// A topic; may be given several times
    #[arg(long, value_name = "NAME")]
    topic: Vec<String>,
    /// The region, from the widest to the narrowest: 湖北/荆州
    #[arg(long)]
    region: Option<String>,
    /// The name of its folder, and so the last part of its address [default: the year and the title in Latin letters]
    #[arg(long, value_name = "NAME")]
    slug: Option<String>,
    #[command(flatten)]
    place: Place,
}

pub(super) fn run(args: &Args, voice: Voice) -> Result<(), Stop> {
    let desk = Desk::open(&args.place, voice)?;
    let event = Form::filled(voice, args.title.is_some() && args.start.is_some(), |form| ask(args, &desk, form))?;
    if let Some(other) = desk.survey.known(ReferenceKind::Event).iter().find(|known| known.name == event.title) {
        let arguments = Arguments::new().with("title", event.title.as_str()).with("event", other.id.as_str());
        voice.mention("new-same-title", &arguments)?;
    }
    desk.write(vec![Change::new(content(&format!("events/{}/index.md", event.slug)), event.text(&desk))])?;
    tell_next(&desk, "new-event-next", &Arguments::new().with("event", event.slug))
}

fn ask(args: &Args, desk: &Desk, form: &mut Form) -> Result<Option<Event>, Stop> {
    let title = form.text(&Field { id: "new-title", flag: "--title", given: args.title.as_deref(), required: true, ..Field::default() })?;
    let period = period(args, desk, form)?;
    let kind = Field { id: "new-kind", flag: "--kind", given: args.kind.as_deref(), ..Field::default() };
    let kind = form.choose(&kind, &event_kinds(desk.tongue()), EventKind::Course, event_kind)?;
    let venue = Field { id: "new-venue", flag: "--venue", given: args.venue.as_deref(), ..Field::default() };
    let venue = reference(form, desk, venue, ReferenceKind::Venue)?;
    let organisers = args.organiser.join("、");
    let organisers = Field { id: "new-organisers", flag: "--organiser", given: Some(organisers.as_str()), ..Field::default() };
    let organisers = references(form, desk, organisers, ReferenceKind::Organisation)?;
    let series = Field { id: "new-series", flag: "--series", given: args.series.as_deref(), ..Field::default() };
    let series = reference(form, desk, series, ReferenceKind::Series)?;
    let summary = form.text(&Field { id: "new-summary", flag: "--summary", given: args.summary.as_deref(), ..Field::default() })?;
    let wish = match (&title, &period) {
        (Some(title), Some(period)) => slug_of_event(title, period),
        // What they would be made of is missing, which is told already.
        _ => "x".to_string(),
    };
    let taken = |slug: &str| desk.has(&format!("content/events/{slug}")) || desk.has(&format!("content/events/{slug}.md"));
    let slug = slug(form, desk, args.slug.as_deref(), &wish, taken)?;
    let (Some(title), Some(period), Some(slug)) = (title, period, slug) else { return Ok(None) };
    let topics = args.topic.iter().flat_map(|topic| split(topic)).collect();
    Ok(Some(Event { slug, title, period, kind, venue, organisers, series, summary, topics, region: args.region.clone() }))
}

fn period(args: &Args, desk: &Desk, form: &mut Form) -> Result<Option<Period>, Stop> {
    let around = Around { year: None, day: None, timezone: desk.survey.config.timezone.clone(), tongue: desk.tongue() };
    let start = Field { id: "new-event-start", flag: "--start", given: args.start.as_deref(), required: true, ..Field::default() };
    let mut period = form.ask(&start, |given| around.start(given))?;
    if let Some(period) = period.as_mut().filter(|period| period.end.is_none()) {
        let end = Field { id: "new-event-end", flag: "--end", given: args.end.as_deref(), ..Field::default() };
        let start = period.start;
        period.end = form.ask(&end, |given| around.end(given, &start))?;
    } else if let Some(why) = period.and_then(|period| around.other_end(&period, "--end", args.end.as_deref())) {
        form.refuse(why);
    }
    Ok(period)
}

/// `2027-xiang-cun-tu-shu-guan`: the year, and the title without it.
fn slug_of_event(title: &str, period: &Period) -> String {
    let year = period.start.year();
    let bare = title.trim().strip_prefix(&year.to_string()).map(|rest| rest.trim_start_matches(['年', '度', ' ']));
    let title = title_slug(bare.unwrap_or(title));
    if title.is_empty() { title } else { format!("{year}-{title}") }
}

/// What an event's file says.
struct Event {
    slug: String,
    title: String,
    period: Period,
    kind: Option<EventKind>,
    venue: Option<String>,
    organisers: Vec<String>,
    series: Option<String>,
    summary: Option<String>,
    topics: Vec<String>,
    region: Option<String>,
}

impl Event {
    fn text(&self, desk: &Desk) -> String {
        let words = desk.words();
        let list = |names: &[String]| Tree::List(names.iter().cloned().map(Tree::Text).collect());
        let optional = [
            ("kind", self.kind.map(|kind| Tree::Text(kind.word().to_string())), "new-file-kind"),
            ("series", self.series.clone().map(Tree::Text), "new-file-series"),
            ("venue", self.venue.clone().map(Tree::Text), "new-file-venue"),
            ("organisers", Some(list(&self.organisers)).filter(|_| !self.organisers.is_empty()), "new-file-organisers"),
            ("summary", self.summary.clone().map(Tree::Text), "new-file-summary"),
            ("topics", Some(list(&self.topics)).filter(|_| !self.topics.is_empty()), "new-file-topics"),
            ("region", self.region.clone().map(Tree::Text), "new-file-region"),
        ];
        let mut lines = vec![Line::text("title", &self.title), Line::Pair("start".to_string(), in_full(&self.period.start, words))];
        lines.extend(self.period.end.map(|end| Line::Pair("end".to_string(), in_full(&end, words))));
        let (said, open): (Vec<_>, Vec<_>) = optional.into_iter().partition(|(_, value, _)| value.is_some());
        lines.extend(said.into_iter().map(|(key, value, _)| Line::Pair(key.to_string(), value.unwrap_or_default())));
        if !open.is_empty() {
            lines.push(desk.comment("new-file-open"));
            lines.extend(open.into_iter().map(|(_, _, comment)| desk.comment(comment)));
        }
        // Without a word about it the event would stand in lists as a bare title.
        let venue = self.venue.as_ref().map(|venue| name_of(desk, ReferenceKind::Venue, venue));
        let when = period_words(&self.period.start, self.period.end.as_ref(), words, Style::Date);
        let body =
            if self.summary.is_some() { String::new() } else { format!("\n{}\n", starter::takes_place(words, &when, venue.as_deref())) };
        format!("---\n{}---\n{body}", compose(&lines))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::date::When;

    #[test]
    fn the_year_stands_once_in_the_name_of_a_folder() {
        let period = Period { start: When::Day(date(2027, 5, 8)), end: None };
        for (title, slug) in [
            ("乡村图书馆馆长培训班", "2027-xiang-cun-tu-shu-guan-guan-zhang"),
            ("2027年度党务干部集训", "2027-dang-wu-gan-bu-ji-xun"),
            ("2027 Spring Course", "2027-spring-course"),
            ("2026年总结会", "2027-2026-nian-zong-jie-hui"),
            ("Москва", ""),
        ] {
            assert_eq!(slug_of_event(title, &period), slug, "{title}");
        }
    }
}
