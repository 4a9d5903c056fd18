//! Keys of other programs, and everyday words, that ask for something to stay unpublished.

use crate::tree::Tree;

/// What belongs there, with the keys that ask for it.
const KEYS: &[(&str, &str)] = &[
    (
        "embargo_until",
        "embargo embargoed embargo_date publish_at publish_on publish_date publishdate release_date release_at go_live 发布时间 \
         发布日期 定时发布 上线时间 公开时间 公开日期 解禁时间 發布時間 發布日期",
    ),
    ("visibility: hidden", "hidden hide private secret internal 隐藏 隱藏 不公开 不公開 不发布 不發布 保密 内部"),
    ("visibility: unlisted", "unlisted 不列出 不列入"),
    ("draft: true", "unpublished 未发布 未發布"),
];

/// Keys that ask for it by a `false` behind them.
const OPPOSITES: &[(&str, &str)] = &[("draft: true", "published publish public 发布 公开 發布 公開"), ("visibility: unlisted", "listed")];

/// What belongs in the place of a key that asks for something to be withheld, in a document that knows of it.
pub(super) fn withholding(key: &str, said: &Tree, known: &[&str]) -> Option<&'static str> {
    let key = key.trim().to_lowercase();
    let of = |table: &[(&'static str, &str)]| {
        table.iter().find(|(_, words)| words.split_whitespace().any(|word| word == key)).map(|(instead, _)| *instead)
    };
    let instead = of(if is_no(said) { OPPOSITES } else { KEYS })?;
    let own = instead.split(':').next().unwrap_or(instead);
    known.contains(&own).then_some(instead)
}

fn is_no(said: &Tree) -> bool {
    match said {
        Tree::Bool(said) => !said,
        Tree::Text(said) => matches!(said.trim().to_lowercase().as_str(), "no" | "off" | "false" | "否" | "不" | "不是"),
        Tree::Null | Tree::Number(_) | Tree::List(_) | Tree::Map(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_asks_for_silence_is_known() {
        let known = ["title", "embargo_until", "visibility", "draft"];
        let instead = |key: &str, said: Tree| withholding(key, &said, &known);
        assert_eq!(instead("embargo", Tree::Text("2034-01-01".into())), Some("embargo_until"));
        assert_eq!(instead("发布时间", Tree::Text("2034-01-01".into())), Some("embargo_until"));
        assert_eq!(instead("hidden", Tree::Bool(true)), Some("visibility: hidden"));
        assert_eq!(instead("published", Tree::Bool(false)), Some("draft: true"));
        assert_eq!(instead("hidden", Tree::Bool(false)), None);
        assert_eq!(instead("published", Tree::Bool(true)), None);
        assert_eq!(instead("天气", Tree::Text("晴".into())), None);
        assert_eq!(withholding("hidden", &Tree::Bool(true), &["title"]), None);
    }
}
