//! `huikan new session`: one more item in the agenda of an event, wherever that is written.

use super::desk::{Place, content};
use super::form::{Field, Form, Understood};
use super::names::{reference, session_kinds, slug};
use super::people::{Person, appearances, speakers, tell_of_new};
use super::times::{Around, end_in_agenda, in_agenda};
use super::write::Change;
use super::{Desk, Stop, Voice, events, tell_next};
use crate::date::{Period, Style, When, period_words};
use crate::diag::ReferenceKind;
use crate::messages::{Arguments, text};
use crate::model::{Event, SessionKind, Word};
use crate::parse::{Line, Place as Kind, Spacing, compose, place_of, session_kind_of_title, with_entry, with_entry_in_front_matter};
use crate::source::SitePath;
use crate::text::pinyin::title_slug;
use crate::tree::Tree;

/// What `huikan new session` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The event: the name of its folder in content/events/, or its title [default: the one whose folder this is]
    #[arg(value_name = "EVENT")]
    event: Option<String>,
    /// The title
    #[arg(long)]
    title: Option<String>,
    /// What happens in it: lecture, discussion, break, … or 讲座, 讨论, 休息, …
    #[arg(long, value_name = "TYPE")]
    r#type: Option<String>,
    /// When it begins, or from when to when it lasts; the year may be left out, and the day at an event of one day
    #[arg(long, value_name = "TIME")]
    start: Option<String>,
    /// When it ends
    #[arg(long, value_name = "TIME", conflicts_with = "duration")]
    end: Option<String>,
    /// How long it takes: 90m, 1h30m, 一个半小时
    #[arg(long, value_name = "TIME")]
    duration: Option<String>,
    /// The room
    #[arg(long, value_name = "NAME")]
    room: Option<String>,
    /// The venue, where it is not the event's
    #[arg(long, value_name = "NAME")]
    venue: Option<String>,
    /// The track
    #[arg(long, value_name = "NAME")]
    track: Option<String>,
    /// Who speaks: an id or a name; may be given several times
    #[arg(long, value_name = "NAME")]
    speaker: Vec<String>,
    /// A sentence about it
    #[arg(long, value_name = "TEXT")]
    summary: Option<String>,
    /// The last part of its address [default: the title in Latin letters]
    #[arg(long, alias = "id", value_name = "NAME")]
    slug: Option<String>,
    /// Give it a file of its own in sessions/, for a text of some length
    #[arg(long)]
    file: bool,
    #[command(flatten)]
    place: Place,
}

pub(super) fn run(args: &Args, voice: Voice) -> Result<(), Stop> {
    let desk = Desk::open(&args.place, voice)?;
    let event = desk.event(args.event.as_deref());
    if let (Ok(Some(folder)), false) = (&event, args.file) {
        // Nobody answers questions for nothing.
        Home::of(&desk, folder)?;
    }
    let given = args.title.is_some() && !matches!(event, Ok(None));
    let session = Form::filled(voice, given, |form| ask(args, &desk, form, &event))?;
    let home = if args.file { Home::Files } else { Home::of(&desk, &session.event)? };
    desk.write(vec![home.with(&desk, &session)?])?;
    tell_of_new(&desk, &session.speakers)?;
    tell_next(&desk, "new-session-next", &Arguments::new())
}

/// What a session's entry says.
struct Session {
    event: String,
    slug: String,
    title: String,
    kind: Option<SessionKind>,
    period: Option<Period>,
    year: i16,
    places: [(&'static str, Option<String>); 3],
    speakers: Vec<Person>,
    summary: Option<String>,
}

fn ask(args: &Args, desk: &Desk, form: &mut Form, event: &Result<Option<String>, String>) -> Result<Option<Session>, Stop> {
    let site = &desk.survey.site;
    let Some(folder) = events::choose(form, desk, event)? else {
        if args.title.is_none() {
            form.miss("--title");
        }
        return Ok(None);
    };
    let event = &site.events[desk.survey.event(&folder).expect("the folder of an event that was found")];
    let title = form.text(&Field { id: "new-title", flag: "--title", given: args.title.as_deref(), required: true, ..Field::default() })?;
    let likely = title.as_deref().and_then(session_kind_of_title);
    let kind = Field { id: "new-type", flag: "--type", given: args.r#type.as_deref(), ..Field::default() };
    let kind = form.choose(&kind, &session_kinds(desk.tongue()), likely.unwrap_or(SessionKind::Lecture), SessionKind::parse)?.or(likely);
    let period = period(args, desk, form, event)?;
    let rooms = event.rooms.iter().map(|room| room.name.clone()).collect();
    let room = form.text(&Field { id: "new-room", flag: "--room", given: args.room.as_deref(), names: rooms, ..Field::default() })?;
    // What few sessions have is not asked for.
    let venue = match &args.venue {
        Some(given) => {
            reference(form, desk, Field { flag: "--venue", given: Some(given.as_str()), ..Field::default() }, ReferenceKind::Venue)?
        }
        None => None,
    };
    let speakers = speakers(form, desk, &args.speaker)?;
    let wish = title.as_deref().map_or_else(|| "x".to_string(), title_slug);
    let slugs: Vec<&str> = event.sessions.iter().map(|id| site.sessions[*id].shared.slug.as_str()).collect();
    let taken = |slug: &str| slugs.contains(&slug) || desk.has(&format!("content/events/{folder}/sessions/{slug}.md"));
    let slug = slug(form, desk, args.slug.as_deref(), &wish, taken)?;
    let (Some(title), Some(slug)) = (title, slug) else { return Ok(None) };
    let places = [("venue", venue), ("room", room), ("track", args.track.clone())];
    Ok(Some(Session {
        event: folder,
        slug,
        title,
        kind,
        period,
        year: event.period.start.year(),
        places,
        speakers,
        summary: args.summary.clone(),
    }))
}

/// When it takes place: inside the event, with what is left out taken from there.
fn period(args: &Args, desk: &Desk, form: &mut Form, event: &Event) -> Result<Option<Period>, Stop> {
    let whole = event.period;
    let day = (whole.days() == 1).then(|| whole.first_day());
    let timezone = desk.survey.config.timezone.clone();
    let around = Around { year: Some(whole.start.year()), day, timezone, tongue: desk.tongue() };
    let inside = |read: Understood<Period>| {
        if !read.value.certainly_outside(&whole) {
            return Ok(read);
        }
        let period = period_words(&whole.start, whole.end.as_ref(), desk.tongue().words(), Style::Date);
        Err(text(desk.tongue(), "new-outside-event", &Arguments::new().with("time", read.shown).with("event-time", period)))
    };
    let start = Field { id: "new-session-start", flag: "--start", given: args.start.as_deref(), ..Field::default() };
    let mut period = form.ask(&start, |given| inside(around.start(given)?))?;
    if let Some(period) = period.as_mut().filter(|period| period.end.is_none()) {
        let start = period.start;
        let (flag, given) = match &args.duration {
            Some(duration) => ("--duration", Some(duration.as_str())),
            None => ("--end", args.end.as_deref()),
        };
        // After a day or a part of one, nobody asks for the minute at which it ends.
        if given.is_some() || matches!(start, When::Minute(_)) {
            let end = Field { id: "new-session-end", flag, given, ..Field::default() };
            period.end = form.ask(&end, |given| match flag {
                "--duration" => around.duration(given, &start),
                _ => around.end_or_duration(given, &start),
            })?;
        }
    } else if let Some(whole) = &period {
        for (flag, given) in [("--end", &args.end), ("--duration", &args.duration)] {
            around.other_end(whole, flag, given.as_deref()).into_iter().for_each(|why| form.refuse(why));
        }
    } else if args.start.is_none() {
        for (flag, given) in [("--end", &args.end), ("--duration", &args.duration)] {
            if given.is_some() {
                form.refuse(text(desk.tongue(), "new-end-without-start", &Arguments::new().with("flag", flag)));
            }
        }
    }
    Ok(period)
}

impl Session {
    fn lines(&self, desk: &Desk, with_id: bool) -> Vec<Line> {
        let words = desk.words();
        let mut lines = vec![Line::text("title", &self.title)];
        if with_id {
            lines.push(Line::text("id", &self.slug));
        }
        lines.extend(self.kind.map(|kind| Line::text("type", kind.word())));
        if let Some(Period { start, end }) = self.period {
            lines.push(Line::Pair("start".to_string(), in_agenda(&start, self.year, words)));
            lines.extend(end.map(|end| Line::Pair("end".to_string(), end_in_agenda(&end, &start, self.year, words))));
        }
        lines.extend(self.places.iter().filter_map(|(key, place)| Some(Line::text(key, place.as_ref()?))));
        if !self.speakers.is_empty() {
            lines.push(Line::Pair("speakers".to_string(), appearances(desk, &self.speakers)));
        }
        lines.extend(self.summary.iter().map(|summary| Line::Pair("summary".to_string(), Tree::Text(summary.clone()))));
        lines
    }
}

/// Where the sessions of an event are written.
enum Home {
    /// In a list of their own.
    List(SitePath),
    /// In the front matter of the event.
    FrontMatter(SitePath),
    /// Each in a file of its own.
    Files,
}

impl Home {
    fn of(desk: &Desk, folder: &str) -> Result<Home, Stop> {
        let paths: Vec<&SitePath> = desk.survey.sources.iter().map(|(_, source)| &source.path).collect();
        let find = |kind: Kind| paths.iter().find(|path| place_of(path) == kind).map(|path| (*path).clone());
        if let Some(book) = find(Kind::Workbook(folder.to_string())) {
            let arguments = Arguments::new().with("path", book.as_str()).with("event", folder);
            return Err(Stop::Usage(vec![text(desk.tongue(), "new-agenda-is-a-book", &arguments)]));
        }
        if let Some(list) = find(Kind::Agenda(folder.to_string())) {
            return Ok(Home::List(list));
        }
        if let (true, Some(event)) = (desk.survey.has_inline_agenda(folder), find(Kind::Event(folder.to_string()))) {
            return Ok(Home::FrontMatter(event));
        }
        let has_files = find(Kind::Session(folder.to_string())).is_some();
        Ok(if has_files { Home::Files } else { Home::List(content(&format!("events/{folder}/agenda.yaml"))) })
    }

    /// The file with one session more.
    fn with(&self, desk: &Desk, session: &Session) -> Result<Change, Stop> {
        match self {
            Home::Files => {
                let path = content(&format!("events/{}/sessions/{}.md", session.event, session.slug));
                Ok(Change::new(path, format!("---\n{}---\n", compose(&session.lines(desk, false)))))
            }
            Home::List(path) => desk.added(path, &session.lines(desk, true), |text, entry| with_entry(text, entry, Spacing::Apart)),
            Home::FrontMatter(path) => desk
                .added(path, &session.lines(desk, true), |text, entry| with_entry_in_front_matter(text, "agenda", entry, Spacing::Close)),
        }
    }
}
