//! The event that something new belongs to.

use super::form::{Field, Form};
use super::names::name_and_id;
use super::{Desk, Stop};

/// The event that was given; otherwise one is chosen, the latest first. `None` where it has been told of as missing or wrong.
pub(super) fn choose(form: &mut Form, desk: &Desk, known: &Result<Option<String>, String>) -> Result<Option<String>, Stop> {
    match known {
        Ok(Some(folder)) => return Ok(Some(folder.clone())),
        Err(why) => {
            form.refuse(why.clone());
            return Ok(None);
        }
        Ok(None) => {}
    }
    if !form.asks() {
        form.miss("cli-event");
        return Ok(None);
    }
    let folders = desk.events();
    if folders.is_empty() {
        return Err(Stop::Usage(vec![crate::messages::words(desk.tongue(), "new-no-events")]));
    }
    let names: Vec<(usize, String)> = folders.iter().map(|(folder, title)| name_and_id(desk.tongue(), title, folder)).enumerate().collect();
    let field = Field { id: "new-which-event", flag: "cli-event", ..Field::default() };
    let chosen = form.choose(&field, &names, 0, |_| None)?;
    Ok(chosen.and_then(|n| folders.into_iter().nth(n)).map(|(folder, _)| folder))
}
