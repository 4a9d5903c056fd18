//! Translations: `report.en.md` is `report.md` in English, by its name alone.

use super::place::CONTENT;
use crate::language::Lang;
use crate::source::SitePath;

/// What is written for a language and is none, or is another one than is meant, with the tag that is.
const MEANT: &[(&str, &str)] = &[
    ("cn", "zh-Hans"),
    ("chs", "zh-Hans"),
    ("sc", "zh-Hans"),
    ("tw", "zh-Hant-TW"),
    ("hk", "zh-Hant-HK"),
    ("cht", "zh-Hant"),
    ("tc", "zh-Hant"),
    ("eng", "en"),
    ("us", "en-US"),
    ("jp", "ja"),
    ("jap", "ja"),
    ("kr", "ko"),
    ("kor", "ko"),
];

/// A file whose name ends with a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// The file that it translates, there or not.
    pub original: SitePath,
    /// The language it is in.
    pub lang: Lang,
}

/// The translation that a Markdown file of the content is by its name, if it is one.
#[must_use]
pub fn translation_of(path: &SitePath) -> Option<Translation> {
    let (original, tag) = named(path)?;
    let lang = Lang::parse(tag).filter(|lang| lang.is_known() && meant(tag).is_none())?;
    Some(Translation { original, lang })
}

/// What a file name ends with that looks like a language and is none, with the file it may belong to and the tag that may be meant.
#[must_use]
pub fn unknown_language(path: &SitePath) -> Option<(SitePath, &str, Option<&'static str>)> {
    let (original, tag) = named(path)?;
    let written = tag.replace('_', "-");
    let lang = Lang::parse(&written)?;
    let right = meant(tag);
    (right.is_some() || !lang.is_known() || written != tag).then_some((original, tag, right))
}

/// `report.en.md`: `report.md` and `en`.
fn named(path: &SitePath) -> Option<(SitePath, &str)> {
    let (stem, tag) = path.as_str().strip_suffix(".md")?.rsplit_once('.')?;
    let is_name = !stem.is_empty() && !stem.ends_with('/') && path.as_str().starts_with(CONTENT) && !tag.contains('/');
    is_name.then(|| SitePath::new(&format!("{stem}.md"))).flatten().map(|original| (original, tag))
}

fn meant(tag: &str) -> Option<&'static str> {
    MEANT.iter().find(|(written, _)| tag.eq_ignore_ascii_case(written)).map(|(_, meant)| *meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> SitePath {
        SitePath::new(text).expect("clean")
    }

    #[test]
    fn a_name_that_ends_with_a_language_is_a_translation() {
        let of = |text: &str| translation_of(&path(text)).map(|one| (one.original.to_string(), one.lang.to_string()));
        let pair = |original: &str, lang: &str| Some((original.to_string(), lang.to_string()));
        assert_eq!(of("content/events/a/report.en.md"), pair("content/events/a/report.md", "en"));
        assert_eq!(of("content/index.zh-Hant-HK.md"), pair("content/index.md", "zh-Hant-HK"));
        assert_eq!(of("content/reports/2024.09.en.md"), pair("content/reports/2024.09.md", "en"));
        for other in [
            "content/a.md",
            "content/v1.2.md",
            "content/a.old.md",
            "content/a.cn.md",
            "content/.en.md",
            "content/b.en/a.md",
            "themes/x/a.en.md",
            "content/a.en.jpg",
        ] {
            assert_eq!(of(other), None, "{other}");
        }
    }

    #[test]
    fn what_looks_like_a_language_is_told_with_the_one_that_is_meant() {
        let of = |text: &str| unknown_language(&path(text)).map(|(_, tag, meant)| (tag.to_string(), meant));
        assert_eq!(of("content/a.cn.md"), Some(("cn".to_string(), Some("zh-Hans"))));
        assert_eq!(of("content/a.zh_Hant.md"), Some(("zh_Hant".to_string(), None)));
        assert_eq!(of("content/a.xx.md"), Some(("xx".to_string(), None)));
        for other in ["content/a.en.md", "content/a.md", "content/v1.2.md"] {
            assert_eq!(of(other), None, "{other}");
        }
    }
}
