//! The order of the manual: codes that somebody meets together stand together.

use crate::messages::Tongue;

/// Codes that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// Its name in addresses.
    pub id: &'static str,
    /// Its name in Chinese.
    pub chinese: &'static str,
    /// Its name in English.
    pub english: &'static str,
    /// Its codes, the more common ones first.
    pub codes: &'static [&'static str],
}

impl Group {
    /// Its name in a language.
    #[must_use]
    pub fn name(&self, tongue: Tongue) -> &'static str {
        match tongue {
            Tongue::Zh => self.chinese,
            Tongue::En => self.english,
        }
    }
}

/// All groups.
pub const GROUPS: &[Group] = &[
    Group {
        id: "data",
        chinese: "文件头和设置",
        english: "Front matter and settings",
        codes: &[
            "full-width-colon",
            "missing-space",
            "yaml-syntax",
            "yaml-unclosed",
            "tab-indent",
            "duplicate-key",
            "text-cut-off",
            "front-matter-unclosed",
            "front-matter-missing",
            "missing-key",
            "misspelt-key",
            "unknown-key",
            "unknown-value",
            "bad-value",
            "wrong-type",
            "data-too-large",
            "toml-syntax",
        ],
    },
    Group {
        id: "times",
        chinese: "日期和时间",
        english: "Dates and times",
        codes: &[
            "not-a-date",
            "no-such-month",
            "no-such-day",
            "no-such-time",
            "wrong-weekday",
            "year-missing",
            "day-missing",
            "end-before-start",
            "range-backwards",
            "end-without-start",
            "two-ends",
            "not-a-duration",
        ],
    },
    Group {
        id: "agendas",
        chinese: "议程",
        english: "Agendas",
        codes: &[
            "room-clash",
            "speaker-clash",
            "change-too-short",
            "outside-event",
            "outside-day",
            "small-hours",
            "no-meal-break",
            "over-capacity",
            "title-weekday",
            "unreleased-change",
            "never-released",
        ],
    },
    Group {
        id: "sheets",
        chinese: "用表格写的议程",
        english: "Agendas in spreadsheets",
        codes: &[
            "no-header",
            "misspelt-column",
            "unknown-column",
            "duplicate-column",
            "column-of-nobody",
            "stray-cell",
            "row-unclear",
            "row-without-title",
            "row-below-table",
            "ambiguous-time",
            "not-a-time",
            "days-missing",
            "time-left-blank",
            "people-mismatch",
            "speakers-unclear",
            "speaker-as-written",
            "extra-line",
            "merged-over-some-rooms",
            "status-elsewhere",
            "ambiguous-status",
            "status-of-row",
            "cell-error",
            "agenda-twice",
            "unlisted-spreadsheet",
            "workbook-broken",
            "workbook-encrypted",
            "workbook-empty",
            "workbook-too-large",
        ],
    },
    Group {
        id: "references",
        chinese: "人、单位、地点、活动",
        english: "People, organisations, venues, events",
        codes: &[
            "unknown-speaker",
            "unknown-organisation",
            "unknown-venue",
            "unknown-series",
            "unknown-event",
            "ambiguous-name",
            "same-name",
            "duplicate-id",
            "sign-off-incomplete",
            "event-missing",
        ],
    },
    Group {
        id: "links",
        chinese: "链接和图片",
        english: "Links and pictures",
        codes: &[
            "missing-file",
            "missing-image",
            "broken-picture",
            "missing-page",
            "missing-anchor",
            "link-to-withheld",
            "no-page",
            "outside-site",
            "bad-address",
            "literal-link",
            "unsafe-link",
        ],
    },
    Group {
        id: "texts",
        chinese: "正文",
        english: "Texts",
        codes: &["literal-emphasis", "missing-alt", "undefined-footnote", "unused-footnote", "duplicate-anchor", "unknown-check"],
    },
    Group {
        id: "words",
        chinese: "文字和标点",
        english: "Words and marks",
        codes: &[
            "id-number",
            "mobile-number",
            "garbled-text",
            "wrong-word",
            "name-variant",
            "job-title",
            "house-word",
            "unwanted-word",
            "word-rule",
            "unpaired-mark",
            "half-width-punctuation",
            "makeshift-punctuation",
            "repeated-mark",
            "repeated-character",
            "heading-number",
            "mixed-script",
            "pinyin-gloss",
            "text-weekday",
            "impossible-date",
            "day-count",
            "literal-marker",
        ],
    },
    Group {
        id: "archive",
        chinese: "只有 check 才查的",
        english: "What only check looks for",
        codes: &["no-summary", "large-picture", "remote-picture", "unused-speaker", "orphan-page", "unused-file", "dead-link-online"],
    },
    Group { id: "scripts", chinese: "简体和繁体", english: "Both scripts", codes: &["names-in-one-script", "unsure-names"] },
    Group {
        id: "translations",
        chinese: "译文",
        english: "Translations",
        codes: &["translation-without-original", "translation-in-same-language", "unknown-language"],
    },
    Group { id: "addresses", chinese: "网址", english: "Addresses", codes: &["duplicate-url", "bad-slug"] },
    Group {
        id: "files",
        chinese: "文件夹和文件",
        english: "Folders and files",
        codes: &["no-site-toml", "not-utf8", "misspelt-file", "name-not-utf8", "symlink-outside", "foreign-output", "output-over-sources"],
    },
    Group {
        id: "themes",
        chinese: "主题",
        english: "Themes",
        codes: &["template-error", "template-syntax", "unknown-field", "no-theme", "no-template", "theme-cycle"],
    },
];
