//! What the steps of a sign-off are: writing, editing or something else.
//!
//! Publicity departments have many words for few things, often with more in
//! front (`本报记者`, `责任编辑`), so the end of the role decides.

use crate::model::SignOff;
use crate::view::parts::SignOffView;

const AUTHORS: &str = "记者 記者 通讯员 通訊員 作者 撰稿 撰稿人 撰文 采写 採寫 执笔 執筆 文字 供稿 author writer reporter by";

const EDITORS: &str = "编辑 編輯 责编 責編 美编 美編 主编 主編 编审 編審 editor";

/// The sign-off chain, in printed order.
pub(super) fn sign_off(steps: &[SignOff]) -> Vec<SignOffView> {
    steps.iter().map(|step| SignOffView { role: step.role.clone(), part: part(&step.role), names: step.names.clone() }).collect()
}

/// Who wrote the text, each once.
pub(super) fn authors(steps: &[SignOff]) -> Vec<String> {
    let mut authors: Vec<String> = Vec::new();
    for name in steps.iter().filter(|step| part(&step.role) == "author").flat_map(|step| &step.names) {
        if !authors.contains(name) {
            authors.push(name.clone());
        }
    }
    authors
}

/// `author`, `editor` or `other`, as in [`SignOffView::part`]. Of a double role such as `文/图` the more responsible one counts.
fn part(role: &str) -> &'static str {
    let role = role.to_lowercase();
    let roles: Vec<&str> = role.split(['/', '／', '、', '，', '·', '&']).map(str::trim).collect();
    let is = |words: &str| roles.iter().any(|role| words.split(' ').any(|word| role.ends_with(word)));
    if is(AUTHORS) || roles.contains(&"文") {
        "author"
    } else if is(EDITORS) {
        "editor"
    } else {
        "other"
    }
}

#[cfg(test)]
mod tests {
    use super::part;

    #[test]
    fn roles_are_known_in_both_scripts_and_with_words_in_front() {
        for (role, expected) in [
            ("记者", "author"),
            ("本报记者", "author"),
            ("通訊員", "author"),
            ("记者、通讯员", "author"),
            ("文/图", "author"),
            ("编辑", "editor"),
            ("責任編輯", "editor"),
            ("美编", "editor"),
            ("一审", "other"),
            ("编辑部审核", "other"),
            ("签发", "other"),
            ("摄影", "other"),
            ("图文", "other"),
        ] {
            assert_eq!(part(role), expected, "{role}");
        }
    }
}
