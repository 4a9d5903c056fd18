//! Speakers as a new session names them: by id with the title they hold now, or by a name that may be new.

use super::form::{Field, Form, Understood};
use super::names::{name_and_id, no_such_id};
use super::{Desk, Stop};
use crate::diag::ReferenceKind;
use crate::messages::{Arguments, text};
use crate::model::Speaker;
use crate::parse::{self, Named, nearest};
use crate::pipeline::Known;
use crate::slug::is_id;
use crate::tree::Tree;

/// Somebody who is to appear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    /// Who.
    who: Who,
    /// What was said of them.
    said: Named,
}

/// Who appears.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Who {
    /// Somebody with a file or an entry, by the id.
    Known(String),
    /// Anybody else, by name.
    Named(String),
}

/// The speakers of a session.
pub(super) fn speakers(form: &mut Form, desk: &Desk, given: &[String]) -> Result<Vec<Person>, Stop> {
    let joined = given.join("、");
    let field = Field { id: "new-speakers", flag: "--speaker", given: (!given.is_empty()).then_some(joined.as_str()), ..Field::default() };
    let read = |given: &str| {
        let unclear = |piece: String| text(desk.tongue(), "new-people-unclear", &Arguments::new().with("text", piece));
        let all = parse::people(given).map_err(unclear)?;
        let people: Vec<Person> = all.into_iter().map(|said| person(desk, said)).collect::<Result<_, String>>()?;
        Ok(Understood { shown: form_of(desk, &people), value: people })
    };
    Ok(form.ask(&field.with_names(desk, ReferenceKind::Speaker), read)?.unwrap_or_default())
}

/// Who is meant: an id must be known, and a name may not mean two.
fn person(desk: &Desk, said: Named) -> Result<Person, String> {
    let known = desk.survey.known(ReferenceKind::Speaker);
    let given = said.name.as_str();
    if known.iter().any(|known| known.id == given) {
        return Ok(Person { who: Who::Known(given.to_string()), said });
    }
    let bearers: Vec<&Known> = known.iter().filter(|known| known.name == given).collect();
    match bearers.as_slice() {
        [one] => Ok(Person { who: Who::Known(one.id.clone()), said }),
        [] if is_id(given) => Err(no_such_id(&known, given, desk.tongue())),
        [] => Ok(Person { who: Who::Named(given.to_string()), said }),
        several => {
            let ids: Vec<String> = several.iter().map(|known| format!("`{}`", known.id)).collect();
            let arguments = Arguments::new().with("name", given).with("ids", desk.tongue().join(&ids));
            Err(text(desk.tongue(), "new-ambiguous", &arguments))
        }
    }
}

fn form_of(desk: &Desk, people: &[Person]) -> String {
    let known = desk.survey.known(ReferenceKind::Speaker);
    let name = |person: &Person| match &person.who {
        Who::Known(id) => {
            known.iter().find(|known| known.id == *id).map_or_else(|| id.clone(), |known| name_and_id(desk.tongue(), &known.name, id))
        }
        Who::Named(name) => name.clone(),
    };
    desk.tongue().join(&people.iter().map(name).collect::<Vec<_>>())
}

/// Tells of names that the site meets for the first time: they may be misspelt.
pub(super) fn tell_of_new(desk: &Desk, people: &[Person]) -> Result<(), Stop> {
    let met: Vec<&str> = desk.survey.site.speakers.iter().map(|(_, speaker)| speaker.shared.title.as_str()).collect();
    for person in people {
        let Who::Named(name) = &person.who else { continue };
        if met.contains(&name.as_str()) {
            continue;
        }
        let near = nearest_name(name, &met).unwrap_or_default();
        let has_near = if near.is_empty() { "no" } else { "yes" };
        let arguments = Arguments::new().with("name", name.as_str()).with("near", near).with("has-near", has_near);
        desk.voice.mention("new-new-name", &arguments)?;
    }
    Ok(())
}

/// A name of as many characters of which one is another, or one that is near in Latin letters.
fn nearest_name(name: &str, met: &[&str]) -> Option<String> {
    let length = name.chars().count();
    let differs = |other: &&&str| other.chars().count() == length && name.chars().zip(other.chars()).filter(|(a, b)| a != b).count() == 1;
    let one_off = met.iter().filter(|_| length > 2).find(differs).map(|other| (*other).to_string());
    one_off.or_else(|| nearest(name, met.iter().copied()).filter(|_| length > 3))
}

/// The speakers as an agenda has them: with what was said of them, otherwise with the title of now, which a later change
/// of their own entry leaves alone.
pub(super) fn appearances(desk: &Desk, people: &[Person]) -> Tree {
    let site = &desk.survey.site;
    let one = |Person { who, said }: &Person| {
        let (key, name, speaker) = match who {
            Who::Named(name) => ("name", name, None),
            Who::Known(id) => ("id", id, site.speakers.iter().map(|(_, speaker)| speaker).find(|one: &&Speaker| one.shared.slug == *id)),
        };
        let speaker = speaker.filter(|_| said.job_title.is_none() && said.organisation.is_none());
        let organisation = speaker.and_then(|speaker| speaker.organisation).map(|id| site.organisations[id].shared.title.clone());
        let job_title = speaker.and_then(|speaker| speaker.job_title.clone());
        let held = [
            ("job_title", said.job_title.clone().or(job_title)),
            ("organisation", said.organisation.clone().or(organisation)),
            ("note", said.note.clone()),
        ];
        let held: Vec<(String, Tree)> = held.into_iter().filter_map(|(key, value)| Some((key.to_string(), Tree::Text(value?)))).collect();
        if held.is_empty() {
            return Tree::Text(name.clone());
        }
        Tree::Map(std::iter::once((key.to_string(), Tree::Text(name.clone()))).chain(held).collect())
    };
    Tree::List(people.iter().map(one).collect())
}
