//! Addresses on finished pages that lead to nothing of the site.
//!
//! In: every file of the site as it is made, then what it was made of. Out: a note for each address, at the template that
//! writes it where that can be told. What is on other sites is not looked at. Only checks ask for it; a build reads no page.
//!
//! | file | what it does |
//! |---|---|
//! | `flaws` | what is wrong with pages beside their addresses |
//! | `origin` | which template writes an address |
//! | `judge` | which addresses are dead, and what may be meant |
//! | `marks` | what the page of the search lacks for its script |

mod flaws;
mod judge;
mod marks;
mod origin;

pub use judge::Made;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::{Mutex, PoisonError};

use super::relative::{self, Inline, Leads, SECOND};
use crate::emit::{Sink, Stamp};
use crate::memo::Digest;
use crate::plan::OutPath;
use crate::slug::decode;

/// Takes everything, keeps none of it, and remembers where its pages lead.
#[derive(Debug, Default)]
pub struct Looked(Mutex<Met>);

/// What was met on finished pages.
#[derive(Debug, Default)]
struct Met {
    /// Every file.
    files: BTreeSet<String>,
    /// What can be led to on each page, in order.
    ids: BTreeMap<String, Vec<String>>,
    /// Where pages lead; with the first page that does, and the address as it stands there.
    leads: BTreeMap<Lead, (String, String)>,
    /// What scripts may look for on the pages of the search.
    marks: BTreeMap<String, BTreeSet<String>>,
    /// The ids that are twice on a page, with the first such page.
    twice: BTreeMap<String, String>,
    /// What runs or styles by itself, with the first page that has it.
    inline: BTreeMap<Inline, String>,
    /// Second parts of lists that something leads to: files, or ends of addresses.
    further: BTreeSet<String>,
    /// The elements that have an empty address somewhere.
    empty: BTreeSet<String>,
}

/// The field for a question, beside what scripts look for by name.
pub(super) const SEARCH_FIELD: &str = r#"<input type="search">"#;

/// What a host shows where there is nothing.
const NOT_FOUND: &str = "404.html";

/// Where an address leads, as far as its page alone tells.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Lead {
    to: To,
    /// The part of the page; empty for its beginning.
    anchor: String,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum To {
    /// A file, by its path in the output.
    File(String),
    /// A path on the page's own host.
    Host(String),
    /// An absolute address.
    Whole(String),
}

impl Met {
    fn page(&mut self, page: &str, leads: Leads) {
        let Leads { addresses, mut ids, has_base, marks, twice, inline, empty, further } = leads;
        first(&mut self.twice, twice, page);
        first(&mut self.inline, inline, page);
        self.empty.extend(empty);
        // What a page says of itself leads nobody to it.
        let further = further.iter().filter(|_| !page.strip_suffix("index.html").is_some_and(|page| page.ends_with(SECOND)));
        self.further.extend(further.filter_map(|address| Some(decode(Lead::of(page, address)?.path()))));
        if page.ends_with("search/index.html") {
            self.marks.insert(page.to_string(), marks.into_iter().collect());
        }
        ids.sort_unstable();
        self.ids.insert(page.to_string(), ids);
        for address in addresses.into_iter().filter(|_| !has_base) {
            let Some(lead) = Lead::of(page, &address) else { continue };
            let first = self.leads.entry(lead).or_insert_with(|| (page.to_string(), address.clone()));
            // The page for addresses that lead nowhere is looked at last.
            if (page == NOT_FOUND, page) < (first.0 == NOT_FOUND, first.0.as_str()) {
                *first = (page.to_string(), address);
            }
        }
    }
}

/// Keeps the first page that has something.
fn first<T: Ord>(known: &mut BTreeMap<T, String>, met: BTreeSet<T>, page: &str) {
    for one in met {
        let first = known.entry(one).or_insert_with(|| page.to_string());
        if page < first.as_str() {
            *first = page.to_string();
        }
    }
}

impl Lead {
    /// Whether it leads to the end of a path.
    fn is_to(&self, path: &str) -> bool {
        self.path().ends_with(path)
    }

    /// Its path, or the whole of its address.
    fn path(&self) -> &str {
        let (To::File(to) | To::Host(to) | To::Whole(to)) = &self.to;
        to
    }

    /// Where an address leads from a page; `None` where it is of no page or file.
    fn of(page: &str, address: &str) -> Option<Lead> {
        let address = address.trim_ascii();
        let (path, anchor) = address.split_once('#').unwrap_or((address, ""));
        let path = path.split('?').next().unwrap_or_default();
        let is_web = || ["http://", "https://"].iter().any(|web| path.starts_with(web));
        let to = if path.is_empty() {
            To::File(page.to_string())
        } else if path.starts_with("//") {
            return None;
        } else if path.starts_with('/') {
            To::Host(path.to_string())
        } else if relative::has_scheme(path) {
            To::Whole(Some(path).filter(|_| is_web())?.to_string())
        } else {
            To::File(beside(page, path))
        };
        Some(Lead { to, anchor: decode(anchor) })
    }
}

/// The file that a relative address leads to.
fn beside(page: &str, path: &str) -> String {
    let mut steps: Vec<&str> = page.split('/').collect();
    steps.pop();
    let is_folder = matches!(path.rsplit('/').next(), Some("" | "." | ".."));
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    if is_folder {
        steps.push("index.html");
    }
    decode(&steps.join("/"))
}

/// A page as readers know it.
fn address_of(page: &str) -> String {
    format!("/{}", page.strip_suffix("index.html").unwrap_or(page))
}

impl Sink for Looked {
    fn put(&self, path: &OutPath, bytes: &[u8]) -> io::Result<Stamp> {
        let leads = path.as_str().ends_with(".html").then(|| relative::leads(bytes));
        let mut met = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        met.files.insert(path.to_string());
        if let Some(leads) = leads {
            met.page(path.as_str(), leads);
        }
        drop(met);
        Ok(Stamp::of(bytes))
    }

    /// Always: what is published as it is need not be read. Of pages it is not asked, as long as nothing is remembered of them.
    fn has(&self, path: &OutPath, _: Stamp) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).files.insert(path.to_string());
        true
    }

    fn stands(&self, _: Digest) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_from_their_page() {
        let file = |path: &str| To::File(path.to_string());
        let check =
            |address: &str, to: Option<To>| assert_eq!(Lead::of("events/a/index.html", address).map(|lead| lead.to), to, "{address}");
        check("#x", Some(file("events/a/index.html")));
        check("?q=1", Some(file("events/a/index.html")));
        check("b.pdf?v=1", Some(file("events/a/b.pdf")));
        check("../", Some(file("events/index.html")));
        check("../../%E7%94%B2/#s", Some(file("甲/index.html")));
        check("../../../../x", Some(file("x")));
        check(" /a/?b#c ", Some(To::Host("/a/".to_string())));
        check("https://e.org/a/#c", Some(To::Whole("https://e.org/a/".to_string())));
        for other in ["//e.org/a/", "mailto:a@e.org", "data:image/png;base64,/a/", "webcal://e.org/a.ics", "javascript:f()"] {
            check(other, None);
        }
    }

    #[test]
    fn the_first_page_is_named_whichever_is_made_first() {
        for pages in [["a.html", "b.html"], ["b.html", "a.html"]] {
            let looked = Looked::default();
            for page in pages {
                looked
                    .put(&OutPath::of(page), b"<a href=\"/x/\"><p id=\"s\"><noscript><a href='/x/' name=t></noscript>")
                    .expect("nothing is written");
            }
            let met = looked.0.into_inner().expect("nothing panicked");
            assert_eq!(met.leads.into_values().collect::<Vec<_>>(), [("a.html".to_string(), "/x/".to_string())]);
            assert_eq!(met.ids["b.html"], ["s", "t"]);
        }
    }

    #[test]
    fn what_a_script_makes_of_an_attribute_leads_nowhere() {
        let page = "<p data-src=\"/x/\" data-action=\"y\"><script>'<a href=\"/x/\">'</script><style>p { background: url(/z.png) }</style>";
        assert_eq!(relative::leads(page.as_bytes()).addresses, ["/z.png"]);
    }
}
