//! What there is to ask for: an address without its anchor, in the form that travels.

use url::Url;

/// An address that can be asked for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Address {
    text: String,
    host: String,
}

/// Names that nobody owns (RFC 2606), which guides and samples are full of.
const RESERVED: &[&str] = &["example.com", "example.net", "example.org", "example", "invalid", "test"];

/// What an author wrote, made ready: names in other scripts and spaces are encoded, the anchor stays behind.
pub(super) fn address(written: &str) -> Option<Address> {
    let written = written.trim();
    let whole = if written.starts_with("//") { format!("https:{written}") } else { written.to_string() };
    let mut url = Url::parse(&whole).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    url.set_fragment(None);
    let host = url.host_str()?.to_string();
    Some(Address { text: url.into(), host })
}

impl Address {
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    pub(super) fn host(&self) -> &str {
        &self.host
    }

    pub(super) fn is_reserved(&self) -> bool {
        let below = |name: &str| self.host.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
        RESERVED.iter().any(|name| below(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_travel_in_ascii_and_without_their_anchors() {
        let form = |written: &str| address(written).map(|address| address.text);
        assert_eq!(
            form("https://例子.中国/甲 乙?问=答#三").as_deref(),
            Some("https://xn--fsqu00a.xn--fiqs8s/%E7%94%B2%20%E4%B9%99?%E9%97%AE=%E7%AD%94")
        );
        assert_eq!(form(" HTTP://A.cn:80 ").as_deref(), Some("http://a.cn/"));
        assert_eq!(form("//a.cn/b").as_deref(), Some("https://a.cn/b"));
        for none in ["https://", "http://a b/", "mailto:a@b.cn", "/a", "https://[1/", "http://:80/"] {
            assert_eq!(form(none), None, "{none}");
        }
    }

    #[test]
    fn names_for_examples_are_nobodys() {
        let reserved = |written: &str| address(written).is_some_and(|address| address.is_reserved());
        for name in ["http://example.org/a", "https://www.example.com", "http://a.test/"] {
            assert!(reserved(name), "{name}");
        }
        for name in ["http://myexample.org/", "http://example.cn/", "http://latest/", "http://127.0.0.1/"] {
            assert!(!reserved(name), "{name}");
        }
    }
}
