//! `huikan new report` and `huikan new case`: articles, as drafts until their text is written.

use jiff::Zoned;

use super::desk::{Place, content};
use super::form::{Field, Form, Understood};
use super::names::{reference, slug};
use super::times::{Around, in_full};
use super::write::Change;
use super::{Desk, Stop, Voice, events, starter, tell_next};
use crate::date::{Style, When, words};
use crate::diag::ReferenceKind;
use crate::messages::{Arguments, text};
use crate::model::Shared;
use crate::parse::{Line, compose, event_folder};
use crate::text::pinyin::title_slug;
use crate::tree::Tree;

/// What `huikan new report` takes.
#[derive(Debug, clap::Args)]
pub(super) struct ReportArgs {
    #[command(flatten)]
    article: Args,
    /// When it is published [default: today]
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
}

/// What `huikan new case` takes.
#[derive(Debug, clap::Args)]
pub(super) struct CaseArgs {
    #[command(flatten)]
    article: Args,
    /// Whose practice it is: the name, or the id in organisations.yaml
    #[arg(long, value_name = "NAME")]
    organisation: Option<String>,
}

/// What both take.
#[derive(Debug, clap::Args)]
struct Args {
    /// The event: the name of its folder in content/events/, or its title [default: the one whose folder this is]
    #[arg(value_name = "EVENT", conflicts_with = "standalone")]
    event: Option<String>,
    /// It belongs to no event
    #[arg(long)]
    standalone: bool,
    /// The title
    #[arg(long)]
    title: Option<String>,
    /// A sentence or two for lists and for the top of its page
    #[arg(long, value_name = "TEXT")]
    summary: Option<String>,
    /// The last part of its address [default: made of the title in Latin letters]
    #[arg(long, value_name = "NAME")]
    slug: Option<String>,
    #[command(flatten)]
    place: Place,
}

pub(super) fn report(args: &ReportArgs, voice: Voice) -> Result<(), Stop> {
    let (desk, event) = args.article.open(voice)?;
    let report = Form::filled(voice, args.article.is_given(&event), |form| ask_report(args, &desk, form, &event))?;
    let Report { path, title, date, summary, twins } = report;
    tell_of_twin(&desk, &title, &twins)?;
    let mut lines = vec![Line::text("title", &title), Line::Pair("date".to_string(), in_full(&date, desk.words()))];
    lines.push(or_comment(&desk, summary.as_deref()));
    let roles = &desk.survey.config.required_sign_off;
    if roles.is_empty() {
        lines.push(desk.comment("new-file-sign-off"));
    } else {
        let roles = roles.iter().map(|role| (role.clone(), Tree::Null)).collect();
        lines.push(Line::Pair("sign_off".to_string(), Tree::Map(roles)));
    }
    write(&desk, &path, lines, "")
}

/// What a report begins with.
struct Report {
    path: String,
    title: String,
    date: When,
    summary: Option<String>,
    twins: Vec<Twin>,
}

fn ask_report(args: &ReportArgs, desk: &Desk, form: &mut Form, event: &GivenEvent) -> Result<Option<Report>, Stop> {
    let event = args.article.event(form, desk, event)?;
    let twins = reports(desk, event.as_ref());
    let title = args.article.title(form, &twins)?;
    let today = Zoned::now().date();
    let timezone = desk.survey.config.timezone.clone();
    let around = Around { year: Some(today.year()), day: None, timezone, tongue: desk.tongue() };
    let proposal = words(&When::Day(today), desk.tongue().words(), Style::Date);
    let date = Field { id: "new-date", flag: "--date", given: args.date.as_deref(), required: true, proposal, ..Field::default() };
    let date = form.ask(&date, |given| around.start(given))?.map(|period| period.start);
    let summary = summary(form, &args.article)?;
    let Some(folder) = event else { return Ok(None) };
    let wish = match (&title, date) {
        (Some(title), Some(date)) if folder.is_none() => dated(title, &date),
        (Some(title), _) => title_slug(title),
        (None, _) => "x".to_string(),
    };
    let path = report_path(form, desk, folder.as_deref(), args.article.slug.as_deref(), &wish)?;
    let (Some(title), Some(date), Some(path)) = (title, date, path) else { return Ok(None) };
    Ok(Some(Report { path, title, date, summary, twins }))
}

/// Where a report goes: the first one of an event has no name of its own.
fn report_path(form: &mut Form, desk: &Desk, folder: Option<&str>, given: Option<&str>, wish: &str) -> Result<Option<String>, Stop> {
    if let (Some(folder), None) = (folder.filter(|folder| is_first(desk, folder)), given) {
        return Ok(Some(format!("events/{folder}/report.md")));
    }
    let path = |slug: &str| match folder {
        Some(folder) => format!("events/{folder}/report-{slug}.md"),
        None => format!("reports/{slug}.md"),
    };
    let address = |slug: &str| folder.map_or_else(|| slug.to_string(), |folder| format!("{folder}-{slug}"));
    let known = |slug: &str| desk.survey.site.reports.iter().any(|(_, one)| one.shared.slug == address(slug));
    let taken = |slug: &str| desk.has(&format!("content/{}", path(slug))) || known(slug);
    Ok(slug(form, desk, given, wish, taken)?.map(|slug| path(&slug)))
}

pub(super) fn case(args: &CaseArgs, voice: Voice) -> Result<(), Stop> {
    let (desk, event) = args.article.open(voice)?;
    let case = Form::filled(voice, args.article.is_given(&event), |form| ask_case(args, &desk, form, &event))?;
    tell_of_twin(&desk, &case.title, &case.twins)?;
    let mut lines = vec![Line::text("title", &case.title), or_comment(&desk, case.summary.as_deref())];
    lines.push(match &case.organisation {
        Some(organisation) => Line::text("organisation", organisation),
        None => desk.comment("new-file-organisation"),
    });
    lines.push(desk.comment("new-file-outcomes"));
    write(&desk, &case.path, lines, starter::case_parts(desk.words()))
}

/// What a case study begins with.
struct Case {
    path: String,
    title: String,
    organisation: Option<String>,
    summary: Option<String>,
    twins: Vec<Twin>,
}

fn ask_case(args: &CaseArgs, desk: &Desk, form: &mut Form, event: &GivenEvent) -> Result<Option<Case>, Stop> {
    let event = args.article.event(form, desk, event)?;
    let twins = cases(desk, event.as_ref());
    let title = args.article.title(form, &twins)?;
    let organisation =
        Field { id: "new-case-organisation", flag: "--organisation", given: args.organisation.as_deref(), ..Field::default() };
    let organisation = reference(form, desk, organisation, ReferenceKind::Organisation)?;
    let summary = summary(form, &args.article)?;
    let Some(folder) = event else { return Ok(None) };
    let path = |slug: &str| match &folder {
        Some(folder) => format!("events/{folder}/cases/{slug}.md"),
        None => format!("cases/{slug}.md"),
    };
    // All cases stand in one place, whatever their event.
    let known = |slug: &str| desk.survey.site.cases.iter().any(|(_, one)| one.shared.slug == slug);
    let taken = |slug: &str| desk.has(&format!("content/{}", path(slug))) || known(slug);
    let wish = title.as_deref().map_or_else(|| "x".to_string(), title_slug);
    let slug = slug(form, desk, args.article.slug.as_deref(), &wish, taken)?;
    let (Some(title), Some(slug)) = (title, slug) else { return Ok(None) };
    Ok(Some(Case { path: path(&slug), title, organisation, summary, twins }))
}

/// The event that the command line names, if it names one; otherwise what is wrong with the name.
type GivenEvent = Result<Option<String>, String>;

impl Args {
    fn open(&self, voice: Voice) -> Result<(Desk, GivenEvent), Stop> {
        let desk = Desk::open(&self.place, voice)?;
        let event = if self.standalone { Ok(None) } else { desk.event(self.event.as_deref()) };
        Ok((desk, event))
    }

    /// Whether all that is needed is there.
    fn is_given(&self, event: &GivenEvent) -> bool {
        self.title.is_some() && (self.standalone || !matches!(event, Ok(None)))
    }

    /// The event's folder, or none for an article of its own; nothing at all if that has been told of as missing or wrong.
    #[allow(clippy::option_option, reason = "no event is an answer, and no answer is something else")]
    fn event(&self, form: &mut Form, desk: &Desk, event: &GivenEvent) -> Result<Option<Option<String>>, Stop> {
        if self.standalone { Ok(Some(None)) } else { Ok(events::choose(form, desk, event)?.map(Some)) }
    }

    /// The title. One that another article of the event has is a command given twice, unless `--slug` says that it is meant.
    fn title(&self, form: &mut Form, others: &[Twin]) -> Result<Option<String>, Stop> {
        let tongue = form.tongue();
        let field = Field { id: "new-title", flag: "--title", given: self.title.as_deref(), required: true, ..Field::default() };
        form.ask(&field, |title| match others.iter().find(|other| other.title == title) {
            Some(other) if !self.standalone && self.slug.is_none() => {
                Err(text(tongue, "new-article-is-there", &Arguments::new().with("path", other.path.as_str())))
            }
            _ => Ok(Understood { value: title.to_string(), shown: title.to_string() }),
        })
    }
}

/// An article that is there already.
struct Twin {
    title: String,
    path: String,
}

/// The reports of an event, or those that belong to none.
fn reports(desk: &Desk, event: Option<&Option<String>>) -> Vec<Twin> {
    among(desk, event, desk.survey.site.reports.iter().map(|(_, report)| &report.shared))
}

/// The case studies of an event, or those that belong to none.
fn cases(desk: &Desk, event: Option<&Option<String>>) -> Vec<Twin> {
    among(desk, event, desk.survey.site.cases.iter().map(|(_, case)| &case.shared))
}

fn among<'s>(desk: &Desk, event: Option<&Option<String>>, articles: impl Iterator<Item = &'s Shared>) -> Vec<Twin> {
    let Some(event) = event else { return Vec::new() };
    let twin = |shared: &Shared| {
        let path = &desk.survey.sources.get(shared.origin.file()).path;
        (event_folder(path) == event.as_deref()).then(|| Twin { title: shared.title.clone(), path: path.to_string() })
    };
    articles.filter_map(twin).collect()
}

/// Says that there is an article of the same title.
fn tell_of_twin(desk: &Desk, title: &str, others: &[Twin]) -> Result<(), Stop> {
    match others.iter().find(|other| other.title == title) {
        Some(other) => {
            let arguments = Arguments::new().with("title", title).with("path", other.path.as_str());
            Ok(desk.voice.mention("new-same-article", &arguments)?)
        }
        None => Ok(()),
    }
}

fn summary(form: &mut Form, args: &Args) -> Result<Option<String>, Stop> {
    form.text(&Field { id: "new-summary", flag: "--summary", given: args.summary.as_deref(), ..Field::default() })
}

fn is_first(desk: &Desk, folder: &str) -> bool {
    let path = format!("content/events/{folder}/report.md");
    let known = desk.survey.site.reports.iter().any(|(_, report)| report.shared.slug == folder);
    !desk.has(&path) && !known
}

/// `2027-san-tian-ji-xun`: reports of many years lie in one folder.
fn dated(title: &str, date: &When) -> String {
    let title = title_slug(title);
    if title.is_empty() { title } else { format!("{}-{title}", date.year()) }
}

fn or_comment(desk: &Desk, summary: Option<&str>) -> Line {
    summary.map_or_else(|| desk.comment("new-file-summary"), |summary| Line::text("summary", summary))
}

/// Writes an article as a draft.
fn write(desk: &Desk, path: &str, mut lines: Vec<Line>, body: &str) -> Result<(), Stop> {
    lines.push(desk.comment("new-file-draft"));
    lines.push(Line::Pair("draft".to_string(), Tree::Bool(true)));
    desk.write(vec![Change::new(content(path), format!("---\n{}---\n\n{body}", compose(&lines)))])?;
    tell_next(desk, "new-article-next", &Arguments::new())
}
