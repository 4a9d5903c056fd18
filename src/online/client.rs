//! Asking one address over HTTP: the only file that knows the HTTP client.
//!
//! The certificates are those that the system trusts, so that an organisation's own count too; proxies are those of
//! `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use ureq::config::ConfigBuilder;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::typestate::AgentScope;
use ureq::{Agent, Error};

use crate::diag::Trouble;

/// How long an answer may take, a redirect beginning anew.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often an address may lead to another one.
const REDIRECTS: u32 = 10;

/// Says who asks, and why.
const NAME: &str = concat!("Mozilla/5.0 (compatible; huikan/", env!("CARGO_PKG_VERSION"), "; link check)");

/// Somebody who asks.
pub struct Client {
    agent: Agent,
    patience: Duration,
}

impl Default for Client {
    fn default() -> Client {
        Client::of(config(PATIENCE), PATIENCE)
    }
}

impl Client {
    fn of(config: ConfigBuilder<AgentScope>, patience: Duration) -> Client {
        Client { agent: config.build().into(), patience }
    }

    /// One that asks directly, whatever the environment says of proxies.
    #[cfg(test)]
    pub(super) fn direct(patience: Duration) -> Client {
        Client::of(config(patience).proxy(None), patience)
    }

    /// Whether an address opens: its head is asked for first, and the whole only where that does not help.
    pub(super) fn ask(&self, address: &str, host: &str) -> Result<(), Trouble> {
        let head = self.agent.head(address).call().map(|answer| answer.status().as_u16());
        match self.judge(head, host) {
            // Many servers have never been asked for a head.
            Err(Trouble::Gone { .. } | Trouble::Status { .. } | Trouble::NoConnection | Trouble::NoAnswer { .. }) => {
                // What follows the status is not read.
                let whole = self.agent.get(address).call().map(|answer| answer.status().as_u16());
                self.judge(whole, host)
            }
            judged => judged,
        }
    }

    fn judge(&self, answer: Result<u16, Error>, host: &str) -> Result<(), Trouble> {
        let error = match answer {
            // Those who let no program in, or not so often, have something to show to people.
            Ok(..=399 | 401 | 403 | 405 | 406 | 407 | 412 | 416 | 429 | 999) => return Ok(()),
            Ok(status @ (404 | 410)) => return Err(Trouble::Gone { status }),
            Ok(status) => return Err(Trouble::Status { status }),
            Err(error) => error,
        };
        Err(match error {
            Error::HostNotFound => Trouble::NoHost { host: host.to_string() },
            Error::Io(error) => self.judge_io(&error, host),
            Error::Timeout(_) => Trouble::NoAnswer { seconds: self.patience.as_secs() },
            Error::Rustls(reason) => Trouble::Insecure { reason: reason.to_string() },
            Error::Tls(reason) => Trouble::Insecure { reason: reason.to_string() },
            Error::TooManyRedirects | Error::RedirectFailed => Trouble::Redirects,
            Error::BadUri(_) | Error::Http(_) => Trouble::Malformed,
            _ => Trouble::NoConnection,
        })
    }

    fn judge_io(&self, error: &io::Error, host: &str) -> Trouble {
        if let Some(reason) = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
            return Trouble::Insecure { reason: reason.to_string() };
        }
        if error.kind() == io::ErrorKind::TimedOut {
            return Trouble::NoAnswer { seconds: self.patience.as_secs() };
        }
        // The system's resolver has no kind of error of its own: it says so in words, or on Windows by its numbers.
        let unknown = error.to_string().contains("lookup address information") || matches!(error.raw_os_error(), Some(11_001..=11_004));
        if unknown { Trouble::NoHost { host: host.to_string() } } else { Trouble::NoConnection }
    }
}

fn config(patience: Duration) -> ConfigBuilder<AgentScope> {
    // What of the system's store cannot be read is not trusted; without any of it, every certificate is told of.
    let trusted = rustls_native_certs::load_native_certs().certs;
    let trusted: Vec<Certificate<'static>> = trusted.iter().map(|one| Certificate::from_der(one).to_owned()).collect();
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::from(trusted))
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build();
    Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(REDIRECTS)
        .timeout_per_call(Some(patience))
        .timeout_global(Some(patience * 3))
        .user_agent(NAME)
        .accept("text/html,*/*;q=0.8")
        .tls_config(tls)
}
