//! Speaker, organisation, series: `Person`, `Organization`, `EventSeries`.

use std::collections::BTreeSet;

use super::Page;
use super::node::{Node, Value, keywords, region, said, time};
use crate::view::pages::{OccasionView, OrganisationView, SeriesView, SpeakerView};
use crate::view::parts::{Link, Listing};

impl Page<'_> {
    /// The person, and the page that shows the person.
    pub(super) fn speaker(&self, speaker: &SpeakerView) -> Vec<Value> {
        let person = self.here("person");
        let articles = speaker.reports.iter().chain(&speaker.cases);
        let affiliation = speaker.organisation.as_ref().and_then(|one| self.affiliation(one));
        let description = said(speaker.summary.as_deref()).or(said(Some(&self.page.description)));
        let elsewhere = speaker.links.iter().map(|link| link.url.trim()).filter(|url| url.starts_with("http"));
        let node = Node::new("Person")
            .id(person.clone())
            .words("name", &speaker.name)
            .all("alternateName", speaker.alternate_names.iter().filter_map(|name| said(Some(name))).map(Value::from))
            .text("jobTitle", said(speaker.job_title.as_deref()))
            .one("affiliation", affiliation)
            .text("description", description)
            .all("image", speaker.photo.iter().filter_map(|photo| self.image(photo)))
            .text("url", Some(&self.page.canonical))
            .all("sameAs", elsewhere.map(Value::from))
            .all("performerIn", self.occasions(speaker.sessions.iter(), "event"))
            .all("subjectOf", self.occasions(articles, "article"));
        let profile = self.web_page("ProfilePage").one("mainEntity", Some(Value::reference(person)));
        vec![profile.done(), node.done()]
    }

    pub(super) fn organisation(&self, organisation: &OrganisationView) -> Value {
        let Some(first) = self.first_part(&organisation.list, "organisation") else {
            return self.later_part(&organisation.list, "organisation");
        };
        let series = organisation.series.iter().filter_map(|link| self.reference(&link.url, "series"));
        let events = organisation.list.cards.iter().filter(|card| card.kind == "event");
        let events = events.filter_map(|card| self.reference(&card.url, "event"));
        Node::new("Organization")
            .id(first)
            .words("name", &organisation.name)
            .all("alternateName", organisation.aliases.iter().filter_map(|name| said(Some(name))).map(Value::from))
            .text("description", said(organisation.summary.as_deref()))
            .text("url", Some(&self.page.canonical))
            .text("sameAs", organisation.url.as_deref().and_then(|url| self.absolute(url)).as_deref())
            .one("parentOrganization", organisation.parent.as_ref().and_then(|link| self.held_by(link)))
            .all("subOrganization", self.all_held_by(&organisation.children))
            .all("event", series.chain(events))
            .done()
    }

    pub(super) fn series(&self, series: &SeriesView) -> Value {
        let Some(first) = self.first_part(&series.list, "series") else {
            return self.later_part(&series.list, "series");
        };
        Node::new("EventSeries")
            .id(first)
            .words("name", &series.name)
            .text("description", said(series.summary.as_deref()))
            .text("url", Some(&self.page.canonical))
            .text("inLanguage", Some(&self.page.lang))
            .text("startDate", series.start.as_ref().map(time).as_deref())
            .one("location", region(&series.region))
            .all("organizer", self.all_held_by(&series.organisers))
            .all("keywords", keywords(&series.topics))
            .all("subEvent", series.list.cards.iter().filter_map(|card| self.reference(&card.url, "event")))
            .done()
    }

    /// A thing that another page describes, with its name.
    pub(super) fn named(&self, kind: &str, link: &Link, fragment: &str) -> Option<Value> {
        let url = self.absolute(&link.url)?;
        Some(Node::new(kind).id(format!("{url}#{fragment}")).words("name", &link.title).text("url", Some(&url)).done())
    }

    /// The `@id` of what the list belongs to, on the first page of the list.
    fn first_part(&self, list: &Listing, fragment: &str) -> Option<String> {
        list.pager.as_ref().is_none_or(|pager| pager.number == 1).then(|| self.here(fragment))
    }

    /// The later pages of a list are about what the first one describes.
    fn later_part(&self, list: &Listing, fragment: &str) -> Value {
        let first = list.pager.as_ref().and_then(|pager| pager.pages.first());
        let about = first.and_then(|first| self.reference(&first.url, fragment));
        self.card_collection(&list.cards).one("about", about).done()
    }

    /// References to occasions that have pages, each once.
    fn occasions<'b>(&self, occasions: impl Iterator<Item = &'b OccasionView>, fragment: &str) -> Vec<Value> {
        let mut seen = BTreeSet::new();
        let urls = occasions.filter_map(|one| one.url.as_deref()).filter(|url| seen.insert(*url));
        urls.filter_map(|url| self.reference(url, fragment)).collect()
    }
}
