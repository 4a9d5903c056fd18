//! What is said of an event that a command line names and the site does not have.

use crate::messages::{Arguments, Tongue, text};
use crate::pipeline::Known;

/// That there is no such event, and which ones may be meant; or that several have this title.
pub(super) fn no_such_event<'k>(given: &str, near: impl IntoIterator<Item = &'k Known>, tongue: Tongue) -> String {
    let near: Vec<&Known> = near.into_iter().collect();
    if near.len() > 1 && near.iter().all(|event| event.name == given.trim()) {
        let ids: Vec<String> = near.iter().map(|event| format!("`{}`", event.id)).collect();
        return text(tongue, "several-such-events", &Arguments::new().with("event", given.trim()).with("ids", tongue.join(&ids)));
    }
    let near: Vec<String> = near.into_iter().map(|event| told(event, tongue)).collect();
    let arguments = Arguments::new().with("event", given.trim()).with("n", near.len()).with("near", tongue.join(&near));
    text(tongue, "no-such-event", &arguments)
}

/// Something by its id, with its name.
pub(super) fn told(known: &Known, tongue: Tongue) -> String {
    text(tongue, "id-and-name", &Arguments::new().with("id", known.id.as_str()).with("name", known.name.as_str()))
}
