//! What a page gets on top of what a build writes: the script, marks, problems.
//!
//! All of it stands between two comments at the end of the page, so that what
//! stands outside of them is the page as it will be published.

use std::collections::BTreeMap;

use serde::Serialize;

use super::words;
use crate::messages::Tongue;
use crate::model::Unpublished;

/// Before what is put on top.
const OPEN: &str = "<!--huikan serve-->";
/// After it.
const CLOSE: &str = "<!--/huikan serve-->";

/// Where the script is.
pub(super) const SCRIPT: &str = "/__huikan/live.js";
/// Where word of changes is.
pub(super) const LIVE: &str = "/__huikan/live";
/// The script itself.
pub(super) const SCRIPT_TEXT: &str = include_str!("live.js");
/// How problems and marks look.
const STYLE: &str = include_str!("live.css");

/// What an open page has to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct State {
    /// Which run of the server it is.
    pub(super) run: String,
    /// The number of the moment.
    pub(super) version: u64,
    /// What the page is made of.
    pub(super) page: String,
    /// What is shown on top of it.
    pub(super) overlay: String,
    /// Pages that readers do not see yet, and the badge for links to them.
    pub(super) marks: BTreeMap<String, String>,
    /// Files that changed since the server began, and in which moment.
    pub(super) moved: BTreeMap<String, u64>,
}

/// The problems and the mark of a page, as HTML; empty if there are none.
pub(super) fn overlay(tongue: Tongue, problems: Option<(&str, &str)>, mark: Option<Unpublished>) -> String {
    let mut html = String::new();
    if let Some(why) = mark {
        html.push_str(&format!("<p class=\"mark\" lang=\"{}\">{}</p>", words::lang(tongue), words::mark(tongue, why)));
    }
    if let Some((title, text)) = problems {
        html.push_str(&format!(
            "<section class=\"problems\" role=\"alert\"><h2 lang=\"{}\">{}</h2><button type=\"button\">{}</button><pre>{}</pre></section>",
            words::lang(tongue),
            escape(title),
            words::close(tongue),
            escape(text.trim_end()),
        ));
    }
    if html.is_empty() { html } else { format!("<style>{STYLE}</style>{html}") }
}

/// A page with everything that goes on top of it.
pub(super) fn dressed(page: &[u8], state: &State) -> Vec<u8> {
    let json = serde_json::to_string(state).expect("plain values always have a form").replace('<', "\\u003c");
    let overlay = &state.overlay;
    let top = format!(
        "{OPEN}<div id=\"huikan-serve\"><template shadowrootmode=\"open\">{overlay}</template></div>\
         <script type=\"application/json\" id=\"huikan-state\">{json}</script><script src=\"{SCRIPT}\" defer></script>{CLOSE}"
    );
    let end = b"</body>";
    let at = page.windows(end.len()).rposition(|window| window.eq_ignore_ascii_case(end)).unwrap_or(page.len());
    [&page[..at], top.as_bytes(), &page[at..]].concat()
}

/// A page of the server's own.
pub(super) fn bare(tongue: Tongue, said: &str) -> Vec<u8> {
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>huikan</title>\n</head>\n<body>\n<main><p>{}</p></main>\n</body>\n</html>\n",
        words::lang(tongue),
        escape(said)
    )
    .into_bytes()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_itself_stays_as_it_is() {
        let state = State {
            run: "r".to_string(),
            version: 1,
            page: "p".to_string(),
            overlay: String::new(),
            marks: BTreeMap::new(),
            moved: [("</script>".to_string(), 1)].into(),
        };
        for page in ["<html><body>甲</body></html>\n", "<html><BODY>甲</BODY>", "甲", ""] {
            let dressed = String::from_utf8(dressed(page.as_bytes(), &state)).expect("text");
            let (before, rest) = dressed.split_once(OPEN).expect("dressed");
            let (top, after) = rest.split_once(CLOSE).expect("closed");
            assert_eq!(format!("{before}{after}"), page);
            assert_eq!(top.matches("</script>").count(), 2, "an address cannot end the script");
        }
    }

    #[test]
    fn problems_are_text() {
        let html = overlay(Tongue::Zh, Some(("两处", "a.md:1: <script>\"&\n")), None);
        assert!(html.contains("<pre>a.md:1: &lt;script&gt;&quot;&amp;</pre>"), "{html}");
        assert_eq!(overlay(Tongue::Zh, None, None), "");
    }
}
