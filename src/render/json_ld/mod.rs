//! Structured data: what a page says, once more in the words of schema.org (release 30).
//!
//! In: a page's view, the site's, and the theme's words. Out: the text of one
//! `<script type="application/ld+json">` with one `@graph`. A thing has the
//! same absolute `@id` on every page that names it: its own page's address and
//! `#event`, `#person`, `#article`, `#organisation` or `#series`. What the view
//! does not say is left out: there are no empty values and no placeholders, and
//! a time is as exact as its author knows it.

mod articles;
mod events;
mod lists;
mod node;
mod people;

use crate::config::BaseUrl;
use crate::view::{Content, Crumb, PageView, SiteView, View};

use node::{Node, Value, said};

/// The structured data of a page, ready to stand in a script element; empty for the page for dead links.
///
/// `words` gives the theme's words in the page's language: titles that are
/// empty in the view come from there.
pub(crate) fn json_ld(view: &View, site: &SiteView, base: &BaseUrl, words: &dyn Fn(&str) -> String) -> String {
    let page = Page { page: &view.page, site, base, words };
    let mut graph = match &view.content {
        Content::Home(_) => page.website(),
        Content::Event(event) => vec![page.event(event)],
        Content::Agenda(agenda) => vec![page.agenda(agenda)],
        Content::Room(room) => vec![page.part_of_agenda(&room.event)],
        Content::Track(track) => vec![page.part_of_agenda(&track.event)],
        Content::Door(_) | Content::Now(_) | Content::Booklet(_) => Vec::new(),
        Content::Changes(changes) => vec![page.changes(changes)],
        Content::Session(session) => vec![page.session(session)],
        Content::Speaker(speaker) => page.speaker(speaker),
        Content::Speakers(speakers) => vec![page.speakers(speakers)],
        Content::Report(report) => vec![page.report(report)],
        Content::Case(case) => vec![page.case(case)],
        Content::Index(index) => vec![page.index(index)],
        Content::Series(series) => vec![page.series(series)],
        Content::Organisation(organisation) => vec![page.organisation(organisation)],
        Content::Term(term) => vec![page.term(term)],
        Content::Terms(terms) => vec![page.terms(terms)],
        Content::Archive(archive) => vec![page.archive(archive)],
        Content::Statistics(_) => vec![page.web_page("WebPage").done()],
        Content::Search(_) => vec![page.web_page("SearchResultsPage").done()],
        Content::Plain(plain) => vec![page.plain(plain)],
        Content::NotFound(_) => return String::new(),
    };
    graph.extend(page.breadcrumbs());
    // Inside a script element only `<` can end the script or open a comment.
    text(graph).replace('<', "\\u003c")
}

/// The graph as text.
fn text(graph: Vec<Value>) -> String {
    let root = Value::Node(vec![("@context", Value::from("https://schema.org")), ("@graph", Value::List(graph))]);
    serde_json::to_string(&root).expect("a tree of texts has a form in JSON")
}

/// A page on its way to structured data.
struct Page<'a> {
    page: &'a PageView,
    site: &'a SiteView,
    base: &'a BaseUrl,
    words: &'a dyn Fn(&str) -> String,
}

impl Page<'_> {
    /// The front page: the site itself and who publishes it.
    fn website(&self) -> Vec<Value> {
        let website = Node::new("WebSite")
            .id(self.website_id())
            .text("url", Some(&self.page.canonical))
            .words("name", &self.site.title)
            .text("description", said(self.site.description.as_deref()))
            .text("inLanguage", Some(&self.site.language))
            .one("publisher", self.publisher());
        vec![website.done()]
    }

    /// The way from the front page to this one; the front page itself has none.
    fn breadcrumbs(&self) -> Option<Value> {
        if self.page.breadcrumbs.is_empty() {
            return None;
        }
        let mut items: Vec<Value> = self.page.breadcrumbs.iter().enumerate().map(|(n, crumb)| self.crumb(n + 1, crumb)).collect();
        items.push(Node::new("ListItem").one("position", Some(Value::from(items.len() + 1))).words("name", &self.own_crumb()).done());
        Some(Node::new("BreadcrumbList").id(self.here("breadcrumb")).one("itemListElement", Some(Value::List(items))).done())
    }

    fn crumb(&self, position: usize, crumb: &Crumb) -> Value {
        let name = self.or_words(&crumb.title, crumb.key);
        Node::new("ListItem")
            .one("position", Some(Value::from(position)))
            .words("name", &name)
            .text("item", self.absolute(&crumb.url).as_deref())
            .done()
    }

    /// What the page itself is called in its breadcrumbs.
    fn own_crumb(&self) -> String {
        // An agenda and its changes have their event's title, which stands in the crumb before them.
        let title = if matches!(self.page.kind, "agenda" | "changes") { "" } else { &self.page.title };
        self.or_words(title, self.page.kind)
    }

    /// The title of the page, from the theme where the view leaves it open.
    fn title(&self) -> String {
        self.or_words(&self.page.title, self.page.kind)
    }

    fn or_words(&self, title: &str, key: &'static str) -> String {
        let title = if title.trim().is_empty() { (self.words)(key) } else { title.to_string() };
        // A theme without the word still gives a sound list.
        if title.trim().is_empty() { key.to_string() } else { title }
    }

    /// What all kinds of web page have: address, name, language, place in the site.
    fn web_page(&self, kind: &str) -> Node {
        Node::new(kind)
            .id(self.here("page"))
            .text("url", Some(&self.page.canonical))
            .words("name", &self.title())
            .text("description", said(Some(&self.page.description)))
            .text("inLanguage", Some(&self.page.lang))
            .text("dateModified", self.page.updated.as_ref().map(node::time).as_deref())
            .one("isPartOf", Some(self.website_reference()))
    }

    fn publisher(&self) -> Option<Value> {
        let publisher = self.site.organisation.as_ref()?;
        let home = self.base.absolute("/");
        let url = publisher.url.as_deref().and_then(|url| self.absolute(url)).unwrap_or_else(|| home.clone());
        Some(Node::new("Organization").id(format!("{home}#organisation")).words("name", &publisher.name).text("url", Some(&url)).done())
    }

    fn website_id(&self) -> String {
        format!("{}#website", self.base.absolute("/"))
    }

    fn website_reference(&self) -> Value {
        Value::reference(self.website_id())
    }

    /// The `@id` of a thing whose page this is.
    fn here(&self, fragment: &str) -> String {
        format!("{}#{fragment}", self.page.canonical)
    }

    /// The `@id` of a thing by the address of its page.
    fn id_of(&self, url: &str, fragment: &str) -> Option<String> {
        Some(format!("{}#{fragment}", self.absolute(url)?))
    }

    /// What a page in another language is a translation of.
    fn original(&self, fragment: &str) -> Option<Value> {
        self.page.translation_of.as_ref().map(|url| Value::reference(format!("{url}#{fragment}")))
    }

    fn reference(&self, url: &str, fragment: &str) -> Option<Value> {
        Some(Value::reference(self.id_of(url, fragment)?))
    }

    /// An address as it reads from anywhere; nothing for what is no web address.
    fn absolute(&self, url: &str) -> Option<String> {
        let url = url.trim();
        if url.starts_with("https://") || url.starts_with("http://") {
            return Some(url.to_string());
        }
        (url.starts_with('/') && !url.starts_with("//")).then(|| self.base.absolute_href(url))
    }
}

#[cfg(test)]
mod tests;
