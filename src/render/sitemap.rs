//! Sitemaps (protocol 0.9) and robots.txt.

use super::xml::Xml;
use crate::config::BaseUrl;
use crate::plan::{SITEMAP_BYTES, SITEMAP_ENTRIES};
use crate::view::Alternate;
use crate::view::sitemap::SitemapEntry;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
/// Of links to the same page in other languages.
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// How much one file may hold.
#[derive(Clone, Copy)]
struct Limits {
    entries: usize,
    bytes: usize,
}

/// The sitemap's files by name: one, or where that would be too large several and an index of them, which then is `sitemap.xml`.
pub(crate) fn sitemaps(entries: &[SitemapEntry], base: &BaseUrl) -> Vec<(String, String)> {
    within(entries, base, Limits { entries: SITEMAP_ENTRIES, bytes: SITEMAP_BYTES })
}

fn within(entries: &[SitemapEntry], base: &BaseUrl, limits: Limits) -> Vec<(String, String)> {
    let parts = parts(entries, limits);
    if parts.len() < 2 {
        return vec![("sitemap.xml".to_string(), url_set(entries))];
    }
    let names: Vec<String> = (1..=parts.len()).map(|n| format!("sitemap-{n}.xml")).collect();
    let mut files = vec![("sitemap.xml".to_string(), index(&names, base))];
    files.extend(names.into_iter().zip(parts.into_iter().map(url_set)));
    files
}

/// The entries in runs that each fit into one file.
fn parts(entries: &[SitemapEntry], limits: Limits) -> Vec<&[SitemapEntry]> {
    let mut parts = Vec::new();
    let (mut from, mut bytes) = (0, 0);
    for (n, entry) in entries.iter().enumerate() {
        let more = weight(entry);
        if n > from && (n - from == limits.entries || bytes + more > limits.bytes) {
            parts.push(&entries[from..n]);
            (from, bytes) = (n, 0);
        }
        bytes += more;
    }
    parts.push(&entries[from..]);
    parts
}

/// At most how many bytes an entry takes: the address with every `&` escaped, and its elements.
fn weight(entry: &SitemapEntry) -> usize {
    let escaped = |url: &str| url.len() + 4 * url.matches('&').count();
    let alternates = entry.alternates.iter().map(|one| escaped(&one.url) + one.lang.len() + 60);
    escaped(&entry.loc) + 120 + alternates.sum::<usize>()
}

fn url_set(entries: &[SitemapEntry]) -> String {
    let mut xml = Xml::new();
    let several = entries.iter().any(|entry| !entry.alternates.is_empty());
    let namespaces: &[_] = if several { &[("xmlns", NAMESPACE), ("xmlns:xhtml", XHTML)] } else { &[("xmlns", NAMESPACE)] };
    xml.open("urlset", namespaces);
    for entry in entries {
        xml.open("url", &[]);
        xml.text("loc", &[], &entry.loc);
        if let Some(lastmod) = &entry.lastmod {
            xml.text("lastmod", &[], lastmod);
        }
        for Alternate { lang, url } in &entry.alternates {
            xml.empty("xhtml:link", &[("rel", "alternate"), ("hreflang", lang), ("href", url)]);
        }
        xml.close("url");
    }
    xml.close("urlset");
    xml.finish()
}

fn index(names: &[String], base: &BaseUrl) -> String {
    let mut xml = Xml::new();
    xml.open("sitemapindex", &[("xmlns", NAMESPACE)]);
    for name in names {
        xml.open("sitemap", &[]);
        xml.text("loc", &[], &base.absolute(&format!("/{name}")));
        xml.close("sitemap");
    }
    xml.close("sitemapindex");
    xml.finish()
}

/// Everything may be read by everybody; unlisted pages say so themselves. With the sitemap of each rendition on this host.
pub(crate) fn robots<'b>(bases: impl Iterator<Item = &'b BaseUrl>) -> String {
    let sitemaps: String = bases.map(|base| format!("Sitemap: {}\n", base.absolute("/sitemap.xml"))).collect();
    format!("User-agent: *\nDisallow:\n\n{sitemaps}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(count: usize) -> Vec<SitemapEntry> {
        let entry = |n| SitemapEntry {
            loc: format!("https://example.org/a/{n}/"),
            lastmod: (n == 0).then(|| "2024-09-04".to_string()),
            alternates: Vec::new(),
        };
        (0..count).map(entry).collect()
    }

    fn split(count: usize, limits: Limits) -> Vec<(String, String)> {
        within(&entries(count), &BaseUrl::parse("https://example.org/a").expect("an address"), limits)
    }

    #[test]
    fn what_fits_is_one_file() {
        for count in [0, 1, 3] {
            let files = split(count, Limits { entries: 3, bytes: 10_000 });
            assert_eq!(files.len(), 1);
            assert_eq!(files[0].0, "sitemap.xml");
            assert_eq!(files[0].1.matches("<loc>").count(), count);
            assert_eq!(files[0].1.matches("<lastmod>2024-09-04</lastmod>").count(), count.min(1));
        }
    }

    #[test]
    fn what_does_not_fit_is_split_and_listed() {
        let files = split(7, Limits { entries: 3, bytes: 10_000 });
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]);
        assert!(files[0].1.contains("<loc>https://example.org/a/sitemap-3.xml</loc>"), "{}", files[0].1);
        let counts: Vec<usize> = files[1..].iter().map(|(_, text)| text.matches("<url>").count()).collect();
        assert_eq!(counts, [3, 3, 1]);
    }

    #[test]
    fn long_addresses_fill_a_file_before_its_number_does() {
        let files = split(4, Limits { entries: 100, bytes: 300 });
        assert_eq!(files.len(), 3, "an index and two entries a file");
    }
}
