//! XML as text: the only file that knows the XML library.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A document on the way.
pub(crate) struct Xml(Writer<Vec<u8>>);

/// Names and values of attributes.
type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// An empty document.
    pub(crate) fn new() -> Xml {
        let mut xml = Xml(Writer::new_with_indent(Vec::new(), b' ', 2));
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        xml
    }

    /// Begins an element that holds others.
    pub(crate) fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        let start = start(name, attributes);
        self.write(Event::Start(start));
    }

    /// Ends the element that was begun last.
    pub(crate) fn close(&mut self, name: &str) {
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element with text.
    pub(crate) fn text(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.open(name, attributes);
        self.write(Event::Text(BytesText::new(&printable(text))));
        self.close(name);
    }

    /// An element without content.
    pub(crate) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        let start = start(name, attributes);
        self.write(Event::Empty(start));
    }

    /// The document.
    pub(crate) fn finish(self) -> String {
        let mut text = String::from_utf8(self.0.into_inner()).expect("only text was written");
        text.push('\n');
        text
    }

    fn write(&mut self, event: Event<'_>) {
        self.0.write_event(event).expect("memory takes every byte");
    }
}

/// The text without the characters that XML 1.0 has no form for: a pasted U+0008 would make the whole file unreadable.
pub(crate) fn printable(text: &str) -> String {
    let allowed = |c: &char| matches!(*c, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(allowed).collect()
}

fn start<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, printable(value).as_str()));
    }
    start
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn what_an_author_typed_cannot_break_the_document() {
        let mut xml = Xml::new();
        xml.open("a", &[("href", "/?q=1&r=\"2\"\u{1}")]);
        xml.text("b", &[], "学]]>完 <script>\u{8}\u{b}\u{fffe} & 用🎓");
        xml.close("a");
        let text = xml.finish();
        assert!(text.contains("/?q=1&amp;r=&quot;2&quot;\""), "{text}");
        assert!(text.contains("<b>学]]&gt;完 &lt;script&gt; &amp; 用🎓</b>"), "{text}");
    }
}
