//! Language tags, and which of the interface's three vocabularies a tag asks for.
//!
//! In: the tag an author wrote. Out: the same tag, known to be well formed (BCP 47, RFC 5646),
//! and what follows from it. It is never rewritten: `zh-hans` stays `zh-hans` in `lang="…"`.
//! Holds no translated text; that is the themes' `i18n/<key>.toml`.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A BCP 47 tag as the author wrote it, such as `zh-Hans`, `zh-Hant-HK` or `en`.
///
/// Checked for its shape (a primary subtag of two or three letters, then subtags of one to eight
/// letters or digits, joined by hyphens), not against the registry of languages.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Lang(Arc<str>);

/// Which of the three vocabularies the interface speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Words {
    /// Chinese in simplified characters.
    Hans,
    /// Chinese in traditional characters.
    Hant,
    /// English, and the fallback for every language that is not Chinese.
    En,
}

/// The languages of ISO 639-1, and those of three letters that Chinese is also tagged with.
const KNOWN: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo \
    es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko \
    kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt \
    qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa \
    wo xh yi yo za zh zu cmn yue nan hak wuu lzh";

/// What speakers of a language call it, for those that a Chinese site is most likely to be in.
const NAMES: &[(&str, &str)] = &[
    ("ar", "العربية"),
    ("bo", "བོད་ཡིག"),
    ("de", "Deutsch"),
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
    ("id", "Bahasa Indonesia"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("kk", "Қазақша"),
    ("ko", "한국어"),
    ("mn", "Монгол"),
    ("ms", "Bahasa Melayu"),
    ("my", "မြန်မာ"),
    ("pt", "Português"),
    ("ru", "Русский"),
    ("th", "ไทย"),
    ("ug", "ئۇيغۇرچە"),
    ("uk", "Українська"),
    ("vi", "Tiếng Việt"),
];

impl Lang {
    /// Whether there is such a language, as far as two letters go.
    pub(crate) fn is_known(&self) -> bool {
        let primary = self.primary();
        KNOWN.split_ascii_whitespace().any(|known| known.eq_ignore_ascii_case(primary))
    }

    /// What it is called in itself; the tag where that is not known.
    pub(crate) fn own_name(&self) -> &str {
        let known = NAMES.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(self.primary()));
        known.map_or(self.as_str(), |(_, name)| name)
    }

    /// Whether it is the same language, in the same script where it is Chinese.
    pub(crate) fn is_like(&self, other: &Lang) -> bool {
        self.primary().eq_ignore_ascii_case(other.primary()) && self.script() == other.script()
    }

    /// The tag in `text`, or `None` when it does not have the shape of one.
    pub fn parse(text: &str) -> Option<Lang> {
        let mut subtags = text.split('-');
        let primary = subtags.next()?;
        let primary_is_right = matches!(primary.len(), 2 | 3) && primary.bytes().all(|b| b.is_ascii_alphabetic());
        let rest_is_right = subtags.all(|subtag| matches!(subtag.len(), 1..=8) && subtag.bytes().all(|b| b.is_ascii_alphanumeric()));
        (primary_is_right && rest_is_right).then(|| Lang(text.into()))
    }

    /// The tag, exactly as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The vocabulary for this language: the script decides where it is written, else the region.
    pub fn script(&self) -> Words {
        if !self.is_chinese() {
            return Words::En;
        }
        if self.subtags().any(|subtag| subtag.eq_ignore_ascii_case("Hant")) {
            return Words::Hant;
        }
        if self.subtags().any(|subtag| subtag.eq_ignore_ascii_case("Hans")) {
            return Words::Hans;
        }
        match self.region().as_deref() {
            Some("HK" | "TW" | "MO") => Words::Hant,
            _ => Words::Hans,
        }
    }

    /// Whether it is Chinese, in whichever script.
    pub fn is_chinese(&self) -> bool {
        self.primary().eq_ignore_ascii_case("zh")
    }

    /// The `language_TERRITORY` form that Open Graph's `og:locale` asks for.
    ///
    /// A tag without a region gets the one its readers would expect: `zh_CN`, `zh_TW`, `en_US`.
    pub fn open_graph(&self) -> String {
        let language = self.primary().to_ascii_lowercase();
        let region = self.region().unwrap_or_else(|| match language.as_str() {
            "zh" if self.script() == Words::Hant => "TW".to_owned(),
            "zh" => "CN".to_owned(),
            "en" => "US".to_owned(),
            "ja" => "JP".to_owned(),
            "ko" => "KR".to_owned(),
            "vi" => "VN".to_owned(),
            "uk" => "UA".to_owned(),
            // Right for most of the rest: fr_FR, de_DE, ru_RU.
            other => other.to_ascii_uppercase(),
        });
        format!("{language}_{region}")
    }

    fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// The subtags after the primary one, up to the first extension (`-u-…`, `-x-…`).
    fn subtags(&self) -> impl Iterator<Item = &str> {
        self.0.split('-').skip(1).take_while(|subtag| subtag.len() > 1)
    }

    /// The region it is written for, in capitals.
    pub(crate) fn region(&self) -> Option<String> {
        self.subtags().find(|subtag| subtag.len() == 2).map(str::to_ascii_uppercase)
    }
}

impl Words {
    /// The name of the vocabulary's file in a theme: `i18n/<key>.toml`.
    pub fn key(self) -> &'static str {
        match self {
            Words::Hans => "zh-Hans",
            Words::Hant => "zh-Hant",
            Words::En => "en",
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Lang {
    type Error = String;

    fn try_from(text: String) -> Result<Lang, String> {
        Lang::parse(&text).ok_or_else(|| format!("`{text}` is not a language tag"))
    }
}

impl From<Lang> for String {
    fn from(lang: Lang) -> String {
        lang.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, Words};

    #[test]
    fn a_tag_chooses_vocabulary_and_locale() {
        for (tag, words, locale) in [
            ("zh", Words::Hans, "zh_CN"),
            ("zh-Hans", Words::Hans, "zh_CN"),
            ("zh-CN", Words::Hans, "zh_CN"),
            ("zh-SG", Words::Hans, "zh_SG"),
            ("zh-Hans-HK", Words::Hans, "zh_HK"),
            ("zh-Hant", Words::Hant, "zh_TW"),
            ("zh-hant-hk", Words::Hant, "zh_HK"),
            ("zh-TW", Words::Hant, "zh_TW"),
            ("zh-MO", Words::Hant, "zh_MO"),
            ("zh-u-rg-hk", Words::Hans, "zh_CN"),
            ("en", Words::En, "en_US"),
            ("en-GB", Words::En, "en_GB"),
            ("ja", Words::En, "ja_JP"),
            ("fr", Words::En, "fr_FR"),
        ] {
            let lang = Lang::parse(tag).expect(tag);
            assert_eq!((lang.as_str(), lang.script()), (tag, words));
            assert_eq!(lang.open_graph(), locale, "{tag}");
        }
    }

    #[test]
    fn what_is_not_a_tag_is_refused() {
        for text in ["", "z", "chinese", "zh_CN", "zh-", "-zh", "zh--CN", "中文", "zh Hans", "z1", "en-abcdefghi"] {
            assert_eq!(Lang::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_tag_travels_as_a_string() {
        let lang: Lang = serde_json::from_str("\"zh-Hant-HK\"").expect("a good tag");
        assert_eq!(serde_json::to_string(&lang).expect("a string"), "\"zh-Hant-HK\"");
        assert!(serde_json::from_str::<Lang>("\"zh_CN\"").is_err());
    }

    #[test]
    fn keys_are_the_names_of_the_i18n_files() {
        assert_eq!([Words::Hans, Words::Hant, Words::En].map(Words::key), ["zh-Hans", "zh-Hant", "en"]);
    }
}
