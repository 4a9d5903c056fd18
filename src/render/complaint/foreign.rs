//! Filters and functions of other template languages, each with what there is here.
//!
//! In: a name that the engine does not know. Knows nothing of the engine.

use crate::diag::{TemplateRule, TemplateSlip};

/// What there is for something of another language.
enum Way {
    /// This, as written.
    Write(&'static str),
    /// A time, which comes in words.
    Time,
    /// Nothing: no page knows when it is made.
    NoClock,
    /// The text of a page, which comes as HTML.
    Html,
    /// The address that comes with everything which has a page.
    Address,
    /// Nothing: a page has what it is offered.
    NoOther,
}

/// Filters.
const FILTERS: &[(&[&str], Way)] = &[
    (&["upcase", "uppercase", "toupper", "to_upper"], Way::Write("| upper")),
    (&["downcase", "lowercase", "tolower", "to_lower"], Way::Write("| lower")),
    (&["titlecase", "title_case"], Way::Write("| title")),
    (&["size", "count", "len"], Way::Write("| length")),
    (&["strip", "lstrip", "rstrip"], Way::Write("| trim")),
    (&["nl2br", "newline_to_br", "linebreaks", "linebreaksbr"], Way::Write("| newlines_to_br")),
    (&["url_encode", "urlescape", "uri_escape", "encode_uri"], Way::Write("| urlencode")),
    (&["sort_by", "sort_natural", "dictsort"], Way::Write("| sort(attribute=\"…\")")),
    (&["groupby", "group"], Way::Write("| group_by(attribute=\"…\")")),
    (&["uniq"], Way::Write("| unique")),
    (&["d", "default_if_none"], Way::Write("or")),
    (&["truncatewords", "truncatechars", "truncate_words", "ellipsis"], Way::Write("| truncate(length=…)")),
    (&["raw", "html", "htmlsafe", "html_safe", "safehtml"], Way::Write("| safe")),
    (&["where", "selectattr", "select", "rejectattr", "reject", "filter"], Way::Write("[one for one in … if one.…]")),
    (&["map", "pluck"], Way::Write("[one.… for one in …]")),
    (&["limit", "slice", "take"], Way::Write("[:3]")),
    (&["append", "prepend", "concat"], Way::Write("~")),
    (&["plus", "add"], Way::Write("+")),
    (&["minus"], Way::Write("-")),
    (&["times"], Way::Write("*")),
    (&["divided_by"], Way::Write("/")),
    (&["modulo"], Way::Write("%")),
    (&["t", "trans", "translate", "i18n", "gettext"], Way::Write("t[\"…\"]")),
    (&["asset", "asset_url", "static", "fingerprint"], Way::Write("{{ site.assets }}…")),
    (&["date", "strftime", "time", "datetime", "date_format", "format_date", "dateformat", "date_to_string", "timeago"], Way::Time),
    (&["markdown", "markdownify", "md"], Way::Html),
    (&["url", "absolute_url", "relative_url", "absurl", "relurl", "url_for", "permalink"], Way::Address),
];

/// Functions.
const FUNCTIONS: &[(&[&str], Way)] = &[
    (&["now", "today", "current_time"], Way::NoClock),
    (&["date", "strftime", "format_date", "date_format"], Way::Time),
    (&["markdown", "markdownify"], Way::Html),
    (&["url_for", "url", "get_url", "relurl", "absurl", "relref", "ref", "link_to", "route", "path"], Way::Address),
    (&["asset", "asset_url", "assets", "static", "resource", "get_asset"], Way::Write("{{ site.assets }}…")),
    (&["t", "trans", "translate", "i18n", "gettext", "_", "__"], Way::Write("t[\"…\"]")),
    (&["len", "length", "count", "size"], Way::Write("| length")),
    (&["int", "str", "float"], Way::Write("| int")),
    (&["include", "partial", "render"], Way::Write("{% include \"…\" %}")),
    (&["block"], Way::Write("{% block … %}")),
    (&["parent"], Way::Write("super()")),
    (&["join"], Way::Write("| join(sep=\"…\")")),
    (
        &["get_page", "get_section", "get_taxonomy", "load_data", "getpage", "query", "site", "page", "load", "fetch", "get_env"],
        Way::NoOther,
    ),
];

/// What there is for the name that the engine does not know.
pub(super) fn foreign(slip: &TemplateSlip) -> Option<TemplateRule> {
    let (written, way) = match slip {
        TemplateSlip::Filter { name } => (format!("| {name}"), way(FILTERS, name)?),
        TemplateSlip::Function { name } => (format!("{name}(…)"), way(FUNCTIONS, name)?),
        TemplateSlip::Variable { name } if name == "super" => (name.clone(), &Way::Write("super()")),
        _ => return None,
    };
    Some(match way {
        Way::Write(instead) => TemplateRule::Instead { written, instead: (*instead).to_string() },
        Way::Time => TemplateRule::Time { written },
        Way::NoClock => TemplateRule::NoClock { written },
        Way::Html => TemplateRule::Html { written },
        Way::Address => TemplateRule::Address { written },
        Way::NoOther => TemplateRule::NoOther { written },
    })
}

fn way<'w>(table: &'w [(&[&str], Way)], name: &str) -> Option<&'w Way> {
    let name = name.to_ascii_lowercase();
    table.iter().find(|(names, _)| names.contains(&name.as_str())).map(|(_, way)| way)
}

#[cfg(test)]
mod tests {
    use super::super::known;
    use super::*;

    #[test]
    fn no_filter_of_the_engine_is_among_those_of_others() {
        for (names, way) in FILTERS {
            assert!(names.iter().all(|name| !known::FILTERS.contains(name)), "{names:?}");
            if let Way::Write(instead) = way
                && let Some(filter) = instead.strip_prefix("| ")
            {
                assert!(known::FILTERS.contains(&filter.split('(').next().unwrap_or_default()), "{filter}");
            }
        }
    }
}
