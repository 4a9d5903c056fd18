//! Addresses as they are seen from the page they stand on, for a site that is opened from a disk.
//!
//! In: a finished page, and where in the output it lies. Out: the same page, byte for byte, but for the addresses of the
//! site in it: `/archive/events/a/` on `/archive/reports/b/` becomes `../../events/a/index.html`. Views and templates
//! know nothing of it, so that every theme works, and a site that does not ask for it pays nothing.
//!
//! What is absolute stays so, as canonical addresses and those in structured data have to. Only what lies on another host
//! because a variant of the site does is taken for what it is in the output: a folder beside the others.
//!
//! | file | what is in it |
//! |---|---|
//! | `html` | which parts of a page are addresses: the only file that knows the HTML parser |
//! | `leads` | what was met on a page |
//! | `lists` | addresses among other words: `srcset`, `url()` |

mod html;
mod leads;
mod lists;
#[cfg(test)]
mod tests;

pub(super) use html::leads;
pub(super) use leads::{Inline, Leads, SECOND};

use crate::config::{BaseUrl, Config};
use crate::plan::OutPath;
use crate::slug::encode;

/// Where everything of a site lies: by its addresses, and in the output.
#[derive(Debug, Hash)]
pub(super) struct Relative {
    /// The host of the pages.
    origin: String,
    /// Their folder in the output; empty for the site itself.
    folder: String,
    /// The site and its variants, those deepest in a host first.
    places: Vec<Place>,
}

/// One of them.
#[derive(Debug, Hash, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    origin: String,
    /// With slashes at both ends.
    path: String,
    /// Empty, or with a slash at its end.
    folder: String,
}

impl Place {
    fn new(base: &BaseUrl, folder: &str) -> Place {
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        Place { origin: base.origin().to_string(), path: base.path().to_string(), folder }
    }
}

impl Relative {
    /// For the pages of a site or a variant of it; `None` where addresses stay as they are.
    pub(super) fn new(config: &Config) -> Option<Relative> {
        config.relative_urls.then(|| Relative::of(config))
    }

    /// Where everything lies as its pages see it, whether or not they say so.
    pub(super) fn of(config: &Config) -> Relative {
        let mut places: Vec<Place> = config.sides.iter().map(|side| Place::new(&side.base, &side.folder)).collect();
        places.push(Place::new(&config.root, ""));
        places.sort_by(|a, b| b.path.len().cmp(&a.path.len()).then_with(|| a.cmp(b)));
        places.dedup();
        let own = config.sides.iter().find(|side| side.base == config.base);
        let folder = own.map(|side| side.folder.clone()).unwrap_or_default();
        Relative { origin: config.base.origin().to_string(), folder, places }
    }

    /// The file in the output that an address leads to, percent-encoded like it: one that begins with a slash or is absolute.
    pub(super) fn file(&self, address: &str) -> Option<String> {
        self.in_output(address.strip_prefix(self.origin.as_str()).filter(|rest| rest.starts_with('/')).unwrap_or(address), Use::Link)
    }

    /// A page with its addresses as seen from the file it is written to.
    pub(super) fn page(&self, out: &OutPath, page: Vec<u8>) -> Vec<u8> {
        let here = self.here(out);
        html::rewritten(page, &|address, use_| self.address(&here, address, use_))
    }

    /// An absolute address of this site, as seen from a file of it.
    pub(super) fn address_of(&self, out: &OutPath, address: &str) -> Option<String> {
        let path = address.strip_prefix(self.origin.as_str())?;
        self.address(&self.here(out), path, Use::Link)
    }

    /// A file of a rendition in the whole output, as addresses write it.
    fn here(&self, out: &OutPath) -> String {
        encode(out.below(&self.folder).as_str()).into_owned()
    }

    /// What to write in place of an address on a page; `None` where it stays.
    fn address(&self, here: &str, address: &str, use_: Use) -> Option<String> {
        let address = address.trim_ascii();
        let (path, rest) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
        if path.is_empty() {
            // The page itself, or a part of it.
            return None;
        }
        if let Some(target) = self.in_output(path, use_) {
            return Some(seen_from(here, &target) + rest);
        }
        let is_elsewhere = path.starts_with('/') || has_scheme(path);
        let is_folder = matches!(path.rsplit('/').next(), Some("" | "." | ".."));
        (use_ != Use::Data && !is_elsewhere && is_folder).then(|| format!("{}{rest}", first_page(path)))
    }

    /// The file in the output that an address leads to, percent-encoded like it.
    fn in_output(&self, path: &str, use_: Use) -> Option<String> {
        if path.starts_with("//") {
            // Another host, in the scheme of the page (RFC 3986, 4.2).
            return None;
        }
        let is_here = path.starts_with('/');
        let inside = |place: &Place| {
            let path = if is_here { path } else { path.strip_prefix(place.origin.as_str())? };
            let inside = match path.strip_prefix(place.path.as_str()) {
                Some(inside) => inside,
                // A site may be called by its folder's name alone.
                None if place.path.trim_end_matches('/') == path && !path.is_empty() => "",
                None => return None,
            };
            Some(format!("{}{inside}", place.folder))
        };
        let known = |place: &&Place| if is_here { place.origin == self.origin } else { use_ != Use::Name && place.origin != self.origin };
        let target = self.places.iter().filter(known).find_map(inside)?;
        let is_file = target.rsplit('/').next().is_some_and(|name| name.contains('.'));
        // A script puts what it likes behind the address of a folder.
        (use_ != Use::Data || is_file).then(|| first_page(&target))
    }
}

/// What an address on a page is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// It is followed, or loaded.
    Link,
    /// It says where the page stands on the web: absolute, it stays.
    Name,
    /// A script makes something of it.
    Data,
}

/// A folder's first page, which no server is there to look for; a file is itself.
pub(in crate::render) fn first_page(path: &str) -> String {
    match path.rsplit('/').next() {
        None | Some("") => format!("{path}index.html"),
        Some("." | "..") => format!("{path}/index.html"),
        Some(_) => path.to_string(),
    }
}

/// Whether an address begins with `https:`, `mailto:` or the like (RFC 3986, 3.1).
pub(super) fn has_scheme(address: &str) -> bool {
    let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme);
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(fits)
}

/// A file of the output, as seen from another.
fn seen_from(here: &str, target: &str) -> String {
    let shared = here.bytes().zip(target.bytes()).take_while(|(a, b)| a == b).count();
    let shared = target.as_bytes()[..shared].iter().rposition(|byte| *byte == b'/').map_or(0, |at| at + 1);
    let up = here.as_bytes()[shared..].iter().filter(|byte| **byte == b'/').count();
    let rest = &target[shared..];
    // What looks like a scheme is none behind a dot.
    let dot = if up == 0 && rest.split('/').next().is_some_and(|first| first.contains(':')) { "./" } else { "" };
    format!("{dot}{}{rest}", "../".repeat(up))
}
