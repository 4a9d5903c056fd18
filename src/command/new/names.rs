//! Names: the last part of an address, kinds and types by their names, references to what a site knows.

use super::super::events::told;
use super::desk::ids;
use super::form::{Field, Form, Understood};
use super::{Desk, Stop};
use crate::diag::ReferenceKind;
use crate::messages::{Arguments, Tongue, text, words};
use crate::model::{EventKind, SessionKind, Word};
use crate::parse::nearest;
use crate::pipeline::Known;
use crate::slug::{is_id, is_usable, slug_of};

/// The last part of an address: what is given, otherwise `wish`, which may be changed; numbered if `taken`.
pub(super) fn slug(
    form: &mut Form,
    desk: &Desk,
    given: Option<&str>,
    wish: &str,
    taken: impl Fn(&str) -> bool,
) -> Result<Option<String>, Stop> {
    let tongue = form.tongue();
    if wish.is_empty() && given.is_none() && form.is_script() {
        form.refuse(words(tongue, "new-slug-needed"));
        return Ok(None);
    }
    let proposal = desk.free(wish, &taken);
    let field = Field { id: "new-slug", flag: "--slug", given, required: true, proposal, ..Field::default() };
    let read = |slug: &str| {
        let slug = slug.trim_end_matches('/');
        if !is_usable(slug) {
            let suggestion = slug_of(slug);
            let has_suggestion = if suggestion.is_empty() { "no" } else { "yes" };
            let arguments = Arguments::new().with("slug", slug).with("suggestion", suggestion).with("has-suggestion", has_suggestion);
            return Err(text(tongue, "new-bad-slug", &arguments));
        }
        if taken(slug) {
            let arguments = Arguments::new().with("slug", slug).with("suggestion", desk.free(slug, &taken));
            return Err(text(tongue, "new-taken-slug", &arguments));
        }
        Ok(Understood { value: slug.to_string(), shown: slug.to_string() })
    };
    form.ask(&field, read)
}

/// Something that the site knows, by its id or name, or a new name.
pub(super) fn reference(form: &mut Form, desk: &Desk, field: Field<'_>, kind: ReferenceKind) -> Result<Option<String>, Stop> {
    let tongue = form.tongue();
    form.ask(&field.with_names(desk, kind), |given| {
        unknown_id(desk, kind, given, tongue)?;
        Ok(Understood { value: given.to_string(), shown: given.to_string() })
    })
}

/// Several of them, with `、` between them.
pub(super) fn references(form: &mut Form, desk: &Desk, field: Field<'_>, kind: ReferenceKind) -> Result<Vec<String>, Stop> {
    let tongue = form.tongue();
    let read = |given: &str| {
        let names = split(given);
        names.iter().try_for_each(|name| unknown_id(desk, kind, name, tongue))?;
        Ok(Understood { shown: tongue.join(&names), value: names })
    };
    Ok(form.ask(&field.with_names(desk, kind), read)?.unwrap_or_default())
}

/// What is wrong with a reference: an id that nobody has. Any other text is a name, and a name may be new.
fn unknown_id(desk: &Desk, kind: ReferenceKind, given: &str, tongue: Tongue) -> Result<(), String> {
    let known = desk.survey.known(kind);
    let is_known = !is_id(given) || known.iter().any(|known| known.id == given || known.name == given);
    if is_known { Ok(()) } else { Err(no_such_id(&known, given, tongue)) }
}

/// That nobody has an id, and who may be meant.
pub(super) fn no_such_id(known: &[Known], given: &str, tongue: Tongue) -> String {
    let near = nearest(given, ids(known).into_iter());
    let near = near.and_then(|id| known.iter().find(|known| known.id == id));
    let near = near.map_or_else(String::new, |known| told(known, tongue));
    let has_near = if near.is_empty() { "no" } else { "yes" };
    text(tongue, "new-unknown-id", &Arguments::new().with("id", given).with("near", near).with("has-near", has_near))
}

/// Names as people write several in one.
pub(super) fn split(given: &str) -> Vec<String> {
    given.split(['、', '，', '；', ';', ',']).map(str::trim).filter(|name| !name.is_empty()).map(str::to_string).collect()
}

/// Something by its name, with its id.
pub(super) fn name_and_id(tongue: Tongue, name: &str, id: &str) -> String {
    text(tongue, "new-name-and-id", &Arguments::new().with("name", name).with("id", id))
}

/// The name of a thing that is known by an id, and of anything else the text itself.
pub(super) fn name_of(desk: &Desk, kind: ReferenceKind, reference: &str) -> String {
    let known = desk.survey.known(kind).into_iter().find(|known| known.id == reference);
    known.map(|known| known.name).filter(|name| !name.is_empty()).unwrap_or_else(|| reference.to_string())
}

/// The kinds of events, each with its word and its name.
pub(super) fn event_kinds(tongue: Tongue) -> Vec<(EventKind, String)> {
    let name = |kind| match kind {
        EventKind::Course => "new-kind-course",
        EventKind::Lecture => "new-kind-lecture",
        EventKind::Conference => "new-kind-conference",
        EventKind::Workshop => "new-kind-workshop",
        EventKind::Seminar => "new-kind-seminar",
        EventKind::Ceremony => "new-kind-ceremony",
    };
    EventKind::ALL.iter().map(|(kind, _)| (*kind, words(tongue, name(*kind)))).collect()
}

/// The kind of event that a word or a name means, in either language.
pub(super) fn event_kind(given: &str) -> Option<EventKind> {
    let named = |tongue| event_kinds(tongue).into_iter().find(|(_, name)| name == given.trim()).map(|(kind, _)| kind);
    EventKind::parse(given).or_else(|| Tongue::ALL.into_iter().find_map(named))
}

/// The types of sessions, each with its name.
pub(super) fn session_kinds(tongue: Tongue) -> Vec<(SessionKind, String)> {
    let name = |kind| match kind {
        SessionKind::Opening => "new-type-opening",
        SessionKind::Lecture => "new-type-lecture",
        SessionKind::CaseSharing => "new-type-case-sharing",
        SessionKind::Discussion => "new-type-discussion",
        SessionKind::SiteVisit => "new-type-site-visit",
        SessionKind::SelfStudy => "new-type-self-study",
        SessionKind::Ceremony => "new-type-ceremony",
        SessionKind::Closing => "new-type-closing",
        SessionKind::Break => "new-type-break",
        SessionKind::Social => "new-type-social",
    };
    SessionKind::ALL.iter().map(|(kind, _)| (*kind, words(tongue, name(*kind)))).collect()
}
