//! Which hosts and paths are let in.
//!
//! A page of any site in the author's browser can send requests here, and a
//! name it owns can be made to lead to this machine (DNS rebinding). What it
//! cannot do is send them under another name than its own.

use std::net::IpAddr;

/// Who is let in.
#[derive(Debug, Clone)]
pub(super) struct Gate {
    /// The name the user gave for this machine.
    name: String,
    /// Whether others than this machine may come.
    open: bool,
}

impl Gate {
    /// For a server that was asked to be `host`, and is at `address`.
    pub(super) fn new(host: &str, address: IpAddr) -> Gate {
        Gate { name: host.trim_end_matches('.').to_lowercase(), open: !address.is_loopback() }
    }

    /// Whether a request under this host, as it stands in its header, is meant for us.
    ///
    /// Addresses cannot be rebound, so they are let in where others may come at all.
    pub(super) fn lets_in(&self, host: &str) -> bool {
        let Some(name) = name_of(host) else { return false };
        let name = name.trim_end_matches('.').to_lowercase();
        if name == "localhost" || name.ends_with(".localhost") || name == self.name {
            return true;
        }
        match name.trim_matches(['[', ']']).parse::<IpAddr>() {
            Ok(address) => self.open || address.is_loopback(),
            Err(_) => false,
        }
    }
}

/// The name in `name:port`, `name` or `[::1]:port`.
fn name_of(host: &str) -> Option<&str> {
    let host = host.trim();
    let (name, port) = if host.starts_with('[') {
        let end = host.find(']')? + 1;
        (&host[..end], &host[end..])
    } else {
        host.split_at(host.find(':').unwrap_or(host.len()))
    };
    let port_is_fine = port.is_empty() || port.strip_prefix(':').is_some_and(|port| port.bytes().all(|byte| byte.is_ascii_digit()));
    Some(name).filter(|name| !name.is_empty() && port_is_fine)
}

/// The path inside the site of a request's path, not encoded; `None` if it lies outside, or is no path.
///
/// Nothing is made out of `..`: what is not planned under exactly this name is not there.
pub(super) fn inside(base: &str, path: &str) -> Option<String> {
    let decoded = percent_encoding_free(path)?;
    let rest = decoded.strip_prefix(base.strip_suffix('/').unwrap_or(base))?;
    let clean = rest.starts_with('/')
        && !rest.contains("//")
        && !rest.contains(['\\', '\0'])
        && rest.split('/').all(|part| !matches!(part, "." | ".."));
    clean.then(|| rest.to_string())
}

/// A path decoded; `None` where that is no text.
fn percent_encoding_free(path: &str) -> Option<String> {
    let decoded = crate::slug::decode(path);
    (!decoded.contains('\u{fffd}')).then_some(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_meant() {
        let gate = Gate::new("127.0.0.1", IpAddr::from([127, 0, 0, 1]));
        for host in ["127.0.0.1:4000", "localhost", "LOCALHOST:4000", "localhost.", "[::1]:4000", "127.9.9.9", "a.localhost:1"] {
            assert!(gate.lets_in(host), "{host}");
        }
        let foreign = [
            "",
            ":4000",
            "evil.example",
            "evil.example:4000",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "192.168.1.7",
            "[fe80::1]",
            "localhost:4000@evil.example",
            "localhost evil",
            "[::1",
            "127.0.0.1:x",
            "0x7f.1",
            "2130706433",
        ];
        for host in foreign {
            assert!(!gate.lets_in(host), "{host}");
        }
    }

    #[test]
    fn an_open_server_lets_addresses_in_but_no_names() {
        let gate = Gate::new("0.0.0.0", IpAddr::from([0, 0, 0, 0]));
        assert!(gate.lets_in("192.168.1.7:4000") && gate.lets_in("[fe80::1]:4000") && gate.lets_in("localhost:4000"));
        assert!(!gate.lets_in("evil.example"));
        let named = Gate::new("desk.lan", IpAddr::from([192, 168, 1, 7]));
        assert!(named.lets_in("desk.lan:4000") && !named.lets_in("other.lan"));
    }

    #[test]
    fn no_path_leads_out() {
        assert_eq!(inside("/archive/", "/archive/events/%E7%94%B2/").as_deref(), Some("/events/甲/"));
        assert_eq!(inside("/archive/", "/archive/").as_deref(), Some("/"));
        assert_eq!(inside("/", "/a.css").as_deref(), Some("/a.css"));
        let outside = [
            "/archive",
            "/",
            "/archives/",
            "/archive/../site.toml",
            "/archive/%2e%2e/site.toml",
            "/archive/..%2fsite.toml",
            "/archive//evil.example/",
            "/archive/a%00.css",
            "/archive/..%5csite.toml",
            "/archive/%ff",
            "/archive/./a",
            "http://localhost/archive/",
        ];
        for path in outside {
            assert_eq!(inside("/archive/", path), None, "{path}");
        }
    }
}
