//! Report, case study and plain page: `NewsArticle`, `Article`, `WebPage`.

use super::Page;
use super::node::{Node, Value, keywords, region, said, time};
use crate::view::pages::{CaseView, PlainView, ReportView};
use crate::view::parts::{AppearanceView, CorrectionView, ImageView, Link, SignOffView, SourceView};

/// Editors' roles that say no more than the property `editor` does.
const PLAIN_EDITORS: &[&str] = &["编辑", "編輯", "editor", "edited by"];

/// What reports and cases have in common.
struct Parts<'a> {
    title: &'a str,
    subtitle: Option<&'a str>,
    summary: Option<&'a str>,
    sign_off: &'a [SignOffView],
    source: Option<&'a SourceView>,
    region: &'a [Link],
    topics: &'a [Link],
    photos: &'a [ImageView],
    speakers: &'a [AppearanceView],
}

impl Page<'_> {
    pub(super) fn report(&self, report: &ReportView) -> Value {
        let parts = Parts {
            title: &report.title,
            subtitle: report.subtitle.as_deref(),
            summary: report.summary.as_deref(),
            sign_off: &report.sign_off,
            source: report.source.as_ref(),
            region: &report.region,
            topics: &report.topics,
            photos: &report.photos,
            speakers: &report.speakers,
        };
        self.article("NewsArticle", &parts)
            .text("datePublished", Some(&time(&report.date)))
            .text("dateModified", report.updated.as_ref().map(time).as_deref())
            .text("dateline", said(report.dateline.as_deref()))
            .all("about", report.event.iter().filter_map(|card| self.reference(&card.url, "event")))
            .all("correction", report.corrections.iter().filter_map(correction))
            .done()
    }

    pub(super) fn case(&self, case: &CaseView) -> Value {
        let parts = Parts {
            title: &case.title,
            subtitle: case.subtitle.as_deref(),
            summary: case.summary.as_deref(),
            sign_off: &case.sign_off,
            source: case.source.as_ref(),
            region: &case.region,
            topics: &case.topics,
            photos: &case.photos,
            speakers: &case.speakers,
        };
        let owner = case.organisation.iter().filter_map(|link| self.held_by(link));
        let event = case.event.iter().filter_map(|card| self.reference(&card.url, "event"));
        self.article("Article", &parts)
            .text("datePublished", case.date.as_ref().map(time).as_deref())
            .text("dateModified", case.updated.as_ref().map(time).as_deref())
            .all("about", owner.chain(event))
            .done()
    }

    pub(super) fn plain(&self, plain: &PlainView) -> Value {
        let children = plain.children.iter().filter_map(|link| self.reference(&link.url, "page"));
        self.web_page("WebPage").one("translationOfWork", self.original("page")).all("hasPart", children).done()
    }

    fn article(&self, kind: &str, parts: &Parts<'_>) -> Node {
        let node = Node::new(kind)
            .id(self.here("article"))
            .words("headline", parts.title)
            .text("alternativeHeadline", said(parts.subtitle))
            .text("description", said(parts.summary))
            .text("url", Some(&self.page.canonical))
            .text("mainEntityOfPage", Some(&self.page.canonical))
            .text("inLanguage", Some(&self.page.lang))
            .one("translationOfWork", self.original("article"))
            .all("image", parts.photos.iter().filter_map(|photo| self.image(photo)));
        signed(node, parts.sign_off)
            .one("publisher", self.publisher())
            .one("isBasedOn", parts.source.and_then(|source| self.source(source)))
            .one("contentLocation", region(parts.region))
            .all("keywords", keywords(parts.topics))
            .all("mentions", parts.speakers.iter().filter_map(|who| self.mentioned(who)))
            .one("isPartOf", Some(self.website_reference()))
    }

    /// Where the text was first published.
    fn source(&self, source: &SourceView) -> Option<Value> {
        let publisher = Node::new("Organization").words("name", said(Some(&source.name))?).done();
        let issue = said(source.issue.as_deref()).map(|issue| Node::new("PublicationIssue").words("name", issue).done());
        let node = Node::new("CreativeWork")
            .text("url", source.url.as_deref().and_then(|url| self.absolute(url)).as_deref())
            .text("datePublished", source.date.as_ref().map(time).as_deref())
            .one("publisher", Some(publisher))
            .one("isPartOf", issue);
        Some(node.done())
    }
}

/// The sign-off: authors and editors by their properties, everybody else as a contributor in a role.
fn signed(node: Node, steps: &[SignOffView]) -> Node {
    let of = |part: &str, property: &'static str| -> Vec<Value> {
        steps.iter().filter(|step| step.part == part).flat_map(|step| in_role(step, property)).collect()
    };
    node.all("author", of("author", "author")).all("editor", of("editor", "editor")).all("contributor", of("other", "contributor"))
}

/// The people of one step. A role that says more than the property wraps them, as schema.org does it:
/// the `Role` stands in the property and repeats it inside.
fn in_role(step: &SignOffView, property: &'static str) -> Vec<Value> {
    let names = step.names.iter().filter_map(|name| said(Some(name)));
    let people: Vec<Value> = names.map(|name| Node::new("Person").words("name", name).done()).collect();
    let role = step.role.trim();
    // Readers of bylines look for plain persons in `author`.
    if property == "author" || PLAIN_EDITORS.contains(&role.to_lowercase().as_str()) || role.is_empty() {
        return people;
    }
    people.into_iter().map(|person| Node::new("Role").words("roleName", role).one(property, Some(person)).done()).collect()
}

fn correction(correction: &CorrectionView) -> Option<Value> {
    let text = said(Some(&correction.text))?;
    let date = correction.date.as_ref().map(|date| Value::from(time(date)));
    Some(Node::new("CorrectionComment").words("text", text).one("datePublished", date).done())
}
