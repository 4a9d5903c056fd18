//! `huikan new speaker`: an entry in speakers.yaml, or a file in content/speakers/.

use super::desk::{Place, content, ids};
use super::form::{Field, Form, Understood};
use super::names::{reference, slug};
use super::write::Change;
use super::{Desk, Stop, Voice, tell_next};
use crate::diag::ReferenceKind;
use crate::messages::{Arguments, text};
use crate::parse::{self, Line, Named, Place as Kind, Spacing, compose, place_of, with_entry};
use crate::source::SitePath;
use crate::text::pinyin::name_slug;

/// What `huikan new speaker` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The name
    #[arg(long)]
    name: Option<String>,
    /// The job title held now
    #[arg(long, alias = "title", value_name = "TITLE")]
    job_title: Option<String>,
    /// The organisation: the name, or the id in organisations.yaml
    #[arg(long, value_name = "NAME")]
    organisation: Option<String>,
    /// A sentence for lists and for the top of the page
    #[arg(long, value_name = "TEXT")]
    summary: Option<String>,
    /// The id, and so the last part of the address [default: the name in Latin letters, as zhang-youbin]
    #[arg(long, alias = "id", value_name = "NAME")]
    slug: Option<String>,
    /// A file of its own, for a text about the speaker
    #[arg(long)]
    file: bool,
    #[command(flatten)]
    place: Place,
}

pub(super) fn run(args: &Args, voice: Voice) -> Result<(), Stop> {
    let desk = Desk::open(&args.place, voice)?;
    let (slug, mut lines) = Form::filled(voice, args.name.is_some(), |form| ask(args, &desk, form))?;
    let list = if args.file { None } else { list(&desk) };
    if list.is_some() {
        lines.insert(0, Line::text("id", &slug));
    }
    let (change, moved) = desk.entered(&lines, |lines| match &list {
        Some(path) => desk.added(path, lines, |text, entry| with_entry(text, entry, Spacing::Close)),
        None => Ok(Change::new(content(&format!("speakers/{slug}.md")), format!("---\n{}---\n", compose(lines)))),
    })?;
    let known = desk.survey.known(ReferenceKind::Speaker);
    if let Some(other) = known.iter().find(|known| lines.contains(&Line::text("name", &known.name))) {
        let arguments = Arguments::new().with("name", other.name.as_str()).with("id", other.id.as_str());
        voice.mention("new-same-name", &arguments)?;
    }
    desk.write(vec![change])?;
    desk.tell_of_aliases(&moved, &format!("/speakers/{slug}/"))?;
    tell_next(&desk, "new-speaker-next", &Arguments::new().with("id", slug))
}

/// The id, and what is to be said of the speaker.
fn ask(args: &Args, desk: &Desk, form: &mut Form) -> Result<Option<(String, Vec<Line>)>, Stop> {
    let name = Field { id: "new-name", flag: "--name", given: args.name.as_deref(), required: true, ..Field::default() };
    let said = form.ask(&name, |given| one(desk, given, [args.job_title.as_ref(), args.organisation.as_ref()]))?.unwrap_or_default();
    let name = Some(said.name).filter(|name| !name.is_empty());
    // What stands behind the name need not be asked for.
    let job_title = args.job_title.as_deref().or(said.job_title.as_deref());
    let job_title = form.text(&Field { id: "new-job-title", flag: "--job-title", given: job_title, ..Field::default() })?;
    let organisation = args.organisation.as_deref().or(said.organisation.as_deref());
    let organisation = Field { id: "new-organisation", flag: "--organisation", given: organisation, ..Field::default() };
    let organisation = reference(form, desk, organisation, ReferenceKind::Organisation)?;
    let known = desk.survey.known(ReferenceKind::Speaker);
    let taken = |slug: &str| ids(&known).contains(slug) || desk.has(&format!("content/speakers/{slug}.md"));
    let wish = name.as_deref().map_or_else(|| "x".to_string(), name_slug);
    let slug = slug(form, desk, args.slug.as_deref(), &wish, taken)?;
    let (Some(name), Some(slug)) = (name, slug) else { return Ok(None) };
    let held = [("job_title", &job_title), ("organisation", &organisation), ("summary", &args.summary)];
    let held = held.into_iter().filter_map(|(key, value)| Some(Line::text(key, value.as_ref()?)));
    Ok(Some((slug, std::iter::once(Line::text("name", &name)).chain(held).collect())))
}

/// One person, with what stands behind the name; a remark that is neither title nor organisation is part of the name.
fn one(desk: &Desk, given: &str, flags: [Option<&String>; 2]) -> Result<Understood<Named>, String> {
    let unclear = |id: &str| text(desk.tongue(), id, &Arguments::new().with("text", given));
    let people = parse::people(given).map_err(|_| unclear("new-people-unclear"))?;
    let [named] = people.as_slice() else { return Err(unclear("new-one-person")) };
    let named = match named.note {
        Some(_) => Named { name: given.to_string(), ..Named::default() },
        None => named.clone(),
    };
    let held = [&named.job_title, &named.organisation].into_iter().flatten();
    if held.clone().count() > 0 && flags.iter().any(Option::is_some) {
        return Err(unclear("new-title-twice"));
    }
    let shown = std::iter::once(&named.name).chain(held).cloned().collect::<Vec<_>>();
    Ok(Understood { shown: desk.tongue().join(&shown), value: named })
}

/// The list that speakers are in: the one the site has, or a new one where it has no files either.
fn list(desk: &Desk) -> Option<SitePath> {
    let find = |kind: &Kind| desk.survey.sources.iter().map(|(_, source)| &source.path).find(|path| place_of(path) == *kind).cloned();
    find(&Kind::Speakers).or_else(|| find(&Kind::Speaker).is_none().then(|| content("speakers.yaml")))
}
