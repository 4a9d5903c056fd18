//! `huikan new series`: a file in content/series/.

use super::desk::{Place, content, ids};
use super::form::{Field, Form, Understood};
use super::names::{references, slug};
use super::write::Change;
use super::{Desk, Stop, Voice, tell_next};
use crate::diag::ReferenceKind;
use crate::messages::{Arguments, text};
use crate::parse::{Line, compose};
use crate::text::pinyin::title_slug;
use crate::tree::Tree;

/// What `huikan new series` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The name
    #[arg(long)]
    name: Option<String>,
    /// Who holds it; may be given several times
    #[arg(long, value_name = "NAME")]
    organiser: Vec<String>,
    /// How often, in words
    #[arg(long, value_name = "TEXT")]
    cadence: Option<String>,
    /// A sentence or two for lists and for the top of its page
    #[arg(long, value_name = "TEXT")]
    summary: Option<String>,
    /// The id, and so the last part of the address [default: the name in Latin letters]
    #[arg(long, alias = "id", value_name = "NAME")]
    slug: Option<String>,
    #[command(flatten)]
    place: Place,
}

pub(super) fn run(args: &Args, voice: Voice) -> Result<(), Stop> {
    let desk = Desk::open(&args.place, voice)?;
    let (slug, lines) = Form::filled(voice, args.name.is_some(), |form| ask(args, &desk, form))?;
    let file = |lines: &[Line]| Ok(Change::new(content(&format!("series/{slug}.md")), format!("---\n{}---\n", compose(lines))));
    let (change, moved) = desk.entered(&lines, file)?;
    desk.write(vec![change])?;
    desk.tell_of_aliases(&moved, &format!("/series/{slug}/"))?;
    tell_next(&desk, "new-series-next", &Arguments::new().with("id", slug))
}

/// The id, and what is to be said of the series.
fn ask(args: &Args, desk: &Desk, form: &mut Form) -> Result<Option<(String, Vec<Line>)>, Stop> {
    let known = desk.survey.known(ReferenceKind::Series);
    let field = Field { id: "new-series-name", flag: "--name", given: args.name.as_deref(), required: true, ..Field::default() };
    let name = form.ask(&field, |name| match known.iter().find(|known| known.name == name) {
        Some(other) => Err(text(desk.tongue(), "new-series-is-there", &Arguments::new().with("id", other.id.as_str()))),
        None => Ok(Understood { value: name.to_string(), shown: name.to_string() }),
    })?;
    let organisers = args.organiser.join("、");
    let organisers = Field { id: "new-organisers", flag: "--organiser", given: Some(organisers.as_str()), ..Field::default() };
    let organisers = references(form, desk, organisers, ReferenceKind::Organisation)?;
    let cadence = form.text(&Field { id: "new-cadence", flag: "--cadence", given: args.cadence.as_deref(), ..Field::default() })?;
    let summary = form.text(&Field { id: "new-summary", flag: "--summary", given: args.summary.as_deref(), ..Field::default() })?;
    let taken = |slug: &str| ids(&known).contains(slug) || desk.has(&format!("content/series/{slug}.md"));
    let wish = name.as_deref().map_or_else(|| "x".to_string(), title_slug);
    let slug = slug(form, desk, args.slug.as_deref(), &wish, taken)?;
    let (Some(name), Some(slug)) = (name, slug) else { return Ok(None) };
    let mut lines = vec![Line::text("name", &name)];
    if !organisers.is_empty() {
        lines.push(Line::Pair("organisers".to_string(), Tree::List(organisers.into_iter().map(Tree::Text).collect())));
    }
    let said = [("cadence", &cadence), ("summary", &summary)];
    lines.extend(said.into_iter().filter_map(|(key, value)| Some(Line::text(key, value.as_ref()?))));
    Ok(Some((slug, lines)))
}
