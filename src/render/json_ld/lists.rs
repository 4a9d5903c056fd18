//! Lists, terms and the archive: `CollectionPage` with what this page of the list shows.

use super::Page;
use super::node::{Node, Value, region};
use crate::view::pages::{ArchiveView, IndexView, SpeakersView, TermView, TermsView};
use crate::view::parts::{Card, Link};

impl Page<'_> {
    pub(super) fn index(&self, index: &IndexView) -> Value {
        self.card_collection(&index.list.cards).done()
    }

    pub(super) fn speakers(&self, speakers: &SpeakersView) -> Value {
        self.collection(speakers.cards.iter().map(|card| (card.name.as_str(), card.url.as_str()))).done()
    }

    pub(super) fn term(&self, term: &TermView) -> Value {
        let node = self.card_collection(&term.list.cards);
        let named = |url: &str| Link { title: term.name.clone(), url: url.to_string() };
        match term.kind {
            "topic" => node.one("about", Some(Node::new("DefinedTerm").words("name", &term.name).done())),
            "region" => node.one("about", region(&term.parent.iter().cloned().chain([named("")]).collect::<Vec<_>>())),
            _ => node.words("temporalCoverage", &term.name),
        }
        .done()
    }

    pub(super) fn terms(&self, terms: &TermsView) -> Value {
        self.collection(terms.terms.iter().map(|term| (term.title.as_str(), term.url.as_str()))).done()
    }

    pub(super) fn archive(&self, archive: &ArchiveView) -> Value {
        self.collection(archive.years.iter().map(|year| (year.title.as_str(), year.url.as_str()))).done()
    }

    pub(super) fn card_collection(&self, cards: &[Card]) -> Node {
        self.collection(cards.iter().map(|card| (card.title.as_str(), card.url.as_str())))
    }

    /// A page that lists others: their titles and addresses.
    fn collection<'b>(&self, entries: impl Iterator<Item = (&'b str, &'b str)>) -> Node {
        let item = |(n, (title, url)): (usize, (&str, &str))| {
            Node::new("ListItem")
                .one("position", Some(Value::from(n + 1)))
                .words("name", title)
                .text("url", self.absolute(url).as_deref())
                .done()
        };
        let items: Vec<Value> = entries.enumerate().map(item).collect();
        let node = self.web_page("CollectionPage");
        if items.is_empty() {
            return node;
        }
        let count = items.len();
        let list = Node::new("ItemList").one("numberOfItems", Some(Value::from(count))).one("itemListElement", Some(Value::List(items)));
        node.one("mainEntity", Some(list.done()))
    }
}
