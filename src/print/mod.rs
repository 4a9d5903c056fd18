//! A page of a site onto paper, by a browser of this machine.
//!
//! In: the files of a site, by their addresses, and the address of a page.
//! Out: the bytes of a PDF, and what can be read in it. The browser gets the
//! page over the loopback, from us alone, with a profile that is thrown away.
//! Which page of the paper an entry of the contents leads to shows only when
//! it is printed, so it is printed again, with the numbers, until they hold.
//!
//! | file | what is in it |
//! |---|---|
//! | `browser` | which browser, and how it is run |
//! | `loopback` | the files of the site for it |
//! | `paper` | what a PDF says of its pages and letters |

mod browser;
mod loopback;
mod paper;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use browser::Scratch;
pub use browser::{Surroundings, find};
pub use loopback::Served;
use paper::Paper;

/// How often a page is printed at most until the numbers of its contents hold.
const PASSES: usize = 4;

/// What came of printing.
#[derive(Debug)]
pub struct Printed {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// How many pages it has; `None` if it cannot be read, and so its contents have no numbers and nobody knows of its letters.
    pub pages: Option<usize>,
    /// Chinese characters of the page that no font had; may name some that are on the page and not on paper.
    pub missing: Vec<char>,
    /// Whether most Chinese characters are missing.
    pub boxes: bool,
}

/// Why nothing was printed.
#[derive(Debug)]
pub enum Trouble {
    /// The browser ended without a PDF; the last it said.
    Failed(String),
    /// The browser did not end in time.
    TooLong,
    /// Somebody pressed Ctrl-C.
    Interrupted,
    /// The system refused something.
    System(io::Error),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Trouble {
        Trouble::System(error)
    }
}

/// What is known of the page that is printed.
#[derive(Debug, Default)]
struct Contents {
    /// The numbers that its contents have.
    numbers: BTreeMap<String, usize>,
    /// What there is to read on it.
    words: String,
}

/// Prints the page at an address; `files` gives every file of the site.
///
/// # Errors
/// When the browser fails, does not end within `limit`, or the system refuses something.
pub fn print(
    browser: &Path,
    page: &str,
    limit: Duration,
    files: impl Fn(&str) -> Option<Served> + Send + Sync + 'static,
) -> Result<Printed, Trouble> {
    let scratch = Scratch::new()?;
    let state: Arc<Mutex<Contents>> = Arc::default();
    let locked = || state.lock().unwrap_or_else(PoisonError::into_inner);
    let (served, own) = (Arc::clone(&state), page.to_string());
    let serve = move |path: &str| {
        let mut file = files(path)?;
        if path == own {
            let html = String::from_utf8_lossy(&file.bytes).into_owned();
            let mut contents = served.lock().unwrap_or_else(PoisonError::into_inner);
            file.bytes = numbered(&html, &contents.numbers).into_bytes();
            contents.words = printed_words(&html);
        }
        Some(file)
    };
    loopback::serve_while(serve, |origin| {
        let mut last = None;
        for pass in 0..=PASSES {
            let bytes = browser::print(browser, &format!("{origin}{page}"), &scratch, limit)?;
            let Some(paper) = Paper::read(&bytes) else {
                return Ok(Printed { bytes, pages: None, missing: Vec::new(), boxes: false });
            };
            let places = paper.places.clone();
            last = Some((bytes, paper));
            if places == locked().numbers {
                break;
            }
            // Numbers that never hold are worse than none.
            locked().numbers = if pass + 1 == PASSES { BTreeMap::new() } else { places };
            if pass == PASSES {
                break;
            }
        }
        let (bytes, paper) = last.expect("there is at least one pass");
        let (missing, boxes) = paper.lacks(&locked().words);
        Ok(Printed { bytes, pages: Some(paper.pages), missing, boxes })
    })
}

/// A page with the numbers of the pages its own links lead to, for `content: var(--page)`.
fn numbered(html: &str, numbers: &BTreeMap<String, usize>) -> String {
    let mut style = String::new();
    for (id, number) in numbers {
        let id = id.replace('\\', "\\\\").replace('"', "\\\"").replace('<', "\\3c ");
        let _ = write!(style, "a[href=\"#{id}\"] {{ --page: \"{number}\" }}");
    }
    match html.find("</head>") {
        Some(at) if !style.is_empty() => format!("{}<style>{style}</style>{}", &html[..at], &html[at..]),
        _ => html.to_string(),
    }
}

/// What stands between the tags of the page's main part; of the whole page, where it has none.
fn printed_words(html: &str) -> String {
    let start = html.find("<main").or_else(|| html.find("<body")).unwrap_or(0);
    let end = html.rfind("</main>").unwrap_or(html.len()).max(start);
    let mut in_tag = false;
    html[start..end]
        .chars()
        .filter(|c| {
            let shown = !in_tag && *c != '<';
            in_tag = *c == '<' || in_tag && *c != '>';
            shown && *c != '>'
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contents_get_their_numbers() {
        let numbers = [("bk-agenda".to_string(), 3), ("a\"<".to_string(), 12)].into();
        let page = numbered("<head></head><a href=\"#bk-agenda\">议程</a>", &numbers);
        assert_eq!(
            page,
            "<head><style>a[href=\"#a\\\"\\3c \"] { --page: \"12\" }a[href=\"#bk-agenda\"] { --page: \"3\" }</style></head><a href=\"#bk-agenda\">议程</a>"
        );
        assert_eq!(numbered("<p>", &BTreeMap::new()), "<p>");
    }

    #[test]
    fn words_are_those_between_tags() {
        assert_eq!(printed_words("<title>标题</title><main id=\"x\">会<b title=\"藏\">议</b></main><footer>脚</footer>"), "会议");
    }
}
