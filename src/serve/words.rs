//! What the server itself says on pages, to whoever writes the site.

use crate::messages::{Arguments, Tongue, text, words};
use crate::model::Unpublished;

/// For `lang=`.
pub(super) fn lang(tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::Zh => "zh-Hans",
        Tongue::En => "en",
    }
}

/// Above the errors of the site; `good` if an earlier page is shown below.
pub(super) fn problems(tongue: Tongue, count: usize, good: bool) -> String {
    text(tongue, "serve-problems", &Arguments::new().with("n", count).with("good", yes_or_no(good)))
}

/// Above the errors of the page's template.
pub(super) fn template(tongue: Tongue, good: bool) -> String {
    text(tongue, "serve-template", &Arguments::new().with("good", yes_or_no(good)))
}

/// On a page that readers do not see yet.
pub(super) fn mark(tongue: Tongue, why: Unpublished) -> String {
    text(tongue, "serve-mark", &Arguments::new().with("why", name(why)))
}

/// Beside a link to such a page.
pub(super) fn badge(tongue: Tongue, why: Unpublished) -> String {
    text(tongue, "serve-badge", &Arguments::new().with("why", name(why)))
}

/// To close the list of errors.
pub(super) fn close(tongue: Tongue) -> String {
    words(tongue, "serve-close")
}

/// Where nothing is.
pub(super) fn nothing_here(tongue: Tongue, home: &str) -> String {
    text(tongue, "serve-nothing-here", &Arguments::new().with("home", home))
}

/// For a page whose files change faster than they can be read.
pub(super) fn in_motion(tongue: Tongue) -> String {
    words(tongue, "serve-in-motion")
}

/// Why a request is not answered.
pub(super) fn refusal(tongue: Tongue, why: &str) -> String {
    words(tongue, why)
}

fn yes_or_no(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

fn name(why: Unpublished) -> &'static str {
    match why {
        Unpublished::Draft => "draft",
        Unpublished::Embargo => "embargo",
        Unpublished::Hidden => "hidden",
    }
}
