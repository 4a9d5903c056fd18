//! Who has to have signed a report off, and who did.

use crate::config::Config;
use crate::diag::{At, Diagnostic, Problem};
use crate::parse::nearest;
use crate::parse::raw::{RawArticle, RawSignOff};
use crate::source::FileId;
use crate::text::cjk::is_han;
use crate::text::pinyin::sound_alike;
use crate::text::plain::plain;

/// The required roles that nobody has. One that seems to be there under another spelling is told there, each by itself.
pub(super) fn lacking(config: &Config, file: FileId, raw: &RawArticle) -> Vec<Diagnostic> {
    let has = |role: &String| raw.sign_off.iter().any(|own| own.role == *role && !own.names.is_empty());
    let others: Vec<&RawSignOff> = raw.sign_off.iter().filter(|own| !config.required_sign_off.contains(&own.role)).collect();
    let note =
        |at: At, roles: Vec<String>, written: Option<String>| Diagnostic::new(file, at, Problem::SignOffIncomplete { roles, written });
    let (mut notes, mut roles) = (Vec::new(), Vec::new());
    for role in config.required_sign_off.iter().filter(|role| !has(role)) {
        match others.iter().find(|other| !other.names.is_empty() && may_be(&other.role, role)) {
            Some(other) => notes.push(note(other.at.clone(), vec![role.clone()], Some(other.role.clone()))),
            None => roles.push(role.clone()),
        }
    }
    if !roles.is_empty() {
        notes.push(note(raw.sign_off_trail.clone().map_or(At::File, At::Key), roles, None));
    }
    notes
}

/// Whether one role may be another, misspelt. Chinese ones often differ in a character, and then in more than spelling (`初审`, `终审`).
fn may_be(written: &str, role: &str) -> bool {
    let (written, role) = (plain(written), plain(role));
    let sorted = |text: &str| {
        let mut all: Vec<char> = text.chars().collect();
        all.sort_unstable();
        all
    };
    if role.chars().any(is_han) {
        return sorted(&written) == sorted(&role) || sound_alike(&written, &role);
    }
    written == role || nearest(&written, std::iter::once(role.as_str())).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_role_is_not_taken_for_a_misspelt_one() {
        for (written, role) in
            [("编缉", "编辑"), ("审合", "审核"), ("核审", "审核"), ("编 辑", "编辑"), ("责任编缉", "责任编辑"), ("Edtior", "editor")]
        {
            assert!(may_be(written, role), "{written} {role}");
        }
        for (written, role) in
            [("一审", "二审"), ("初审人", "终审人"), ("记录", "记者"), ("审稿", "审核"), ("摄像", "摄影"), ("author", "editor")]
        {
            assert!(!may_be(written, role), "{written} {role}");
        }
    }
}
