//! A site in a browser while it is written: `huikan serve`.
//!
//! In: a [`Session`], the pipeline with its memory kept. Out: every file of
//! the site over HTTP, made when somebody asks for it, and word to open pages
//! when theirs has changed. Nothing is written to an output folder.
//!
//! | file | what is in it |
//! |---|---|
//! | `watch` | what the system says of changed files: hints |
//! | `keeper` | when to look at the files, and when to believe what was seen |
//! | `board` | the site as visitors see it at a moment |
//! | `shelf` | finished pages, the last good ones too |
//! | `desk` | a request into a reply |
//! | `gate` | which hosts and paths are let in |
//! | `dress` | what a page gets on top: the script, marks, problems |
//!
//! The order of things: a change is looked at as soon as the first hint comes.
//! Good news is shown at once; bad news (an error, a file that is gone) has
//! to last a moment, because editors save in several steps. When it is quiet
//! the whole folder is looked at once more, so that lost hints cost time only.

mod board;
mod desk;
mod dress;
mod gate;
mod keeper;
mod shelf;
mod watch;
mod words;

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener, ToSocketAddrs};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread;

use crate::config::Outside;
use crate::diag::Located;
use crate::http;
use crate::messages::Tongue;
use crate::pipeline::{Preview, Session};

use board::Board;
use desk::Desk;
use gate::Gate;
use keeper::Keeper;
use watch::Watching;

/// How many ports are tried after the one that was asked for.
const PORTS: u16 = 100;

/// Something to tell the person at the terminal.
#[derive(Debug)]
pub enum News<'a> {
    /// The site was looked at again: what moved, how long it took in seconds, and what there is to say now.
    Changed {
        /// The files.
        paths: Vec<String>,
        /// The time it took.
        seconds: f64,
        /// What there is to say of it.
        findings: Findings<'a>,
    },
    /// A page was asked for, and its template failed.
    Broken {
        /// What was not said before.
        new: Vec<Located>,
        /// The site, for showing it.
        site: &'a Preview,
    },
    /// The folder could not be looked at.
    Failed(&'a io::Error),
    /// The system does not tell of changes, so every visit looks for them itself.
    Unwatched(Unwatched),
}

/// What there is to say of a site by now.
#[derive(Debug)]
pub struct Findings<'a> {
    /// What was not said before.
    pub new: Vec<Located>,
    /// How much of what was said before is gone.
    pub gone: usize,
    /// All of it.
    pub all: &'a [Located],
    /// The site, for showing it.
    pub site: &'a Preview,
}

/// Why the system does not tell of changes.
#[derive(Debug)]
pub enum Unwatched {
    /// It watches as many files as it may.
    Limit,
    /// It failed.
    Failed(io::Error),
}

/// Whoever is told the news.
pub type Tell = Box<dyn Fn(News<'_>) + Send>;

/// A socket that is ours.
#[derive(Debug)]
pub struct Stand {
    listener: TcpListener,
    /// Where it is.
    pub address: SocketAddr,
    gate: Gate,
}

impl Stand {
    /// Takes `port` of `host`, or the next one that is free.
    ///
    /// # Errors
    /// When the host is not one of this machine, or none of the ports is free.
    pub fn take(host: &str, port: u16) -> io::Result<Stand> {
        let mut last = io::Error::from(io::ErrorKind::AddrNotAvailable);
        let ports = if port == 0 { 0..=0 } else { port..=port.saturating_add(PORTS) };
        for port in ports {
            let addresses = (host.trim_matches(['[', ']']), port).to_socket_addrs()?;
            for address in addresses {
                match TcpListener::bind(address) {
                    Ok(listener) => {
                        let address = listener.local_addr()?;
                        return Ok(Stand { listener, address, gate: Gate::new(host, address.ip()) });
                    }
                    Err(error) if error.kind() == io::ErrorKind::AddrInUse => last = error,
                    Err(error) => return Err(error),
                }
            }
        }
        Err(last)
    }

    /// Its address for a browser on this machine.
    #[must_use]
    pub fn url(&self, site: &Preview) -> String {
        let ip = match self.address.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => "127.0.0.1".to_string(),
            IpAddr::V4(ip) => ip.to_string(),
            IpAddr::V6(ip) if ip.is_unspecified() => "[::1]".to_string(),
            IpAddr::V6(ip) => format!("[{ip}]"),
        };
        format!("http://{ip}:{}{}", self.address.port(), site.base().path())
    }
}

/// Serves until the process ends; `outside` gives what comes from outside the folder, now.
///
/// # Errors
/// When the network fails for good.
pub fn serve(
    tongue: Tongue,
    root: &Path,
    session: Session,
    stand: Stand,
    outside: impl Fn() -> Outside + Send + Sync + 'static,
    tell: Tell,
) -> io::Result<()> {
    let (hints, news) = mpsc::channel();
    let board = Arc::new(Board::new(tongue, Arc::clone(session.site()), hints.clone()));
    let outside = Arc::new(outside);
    let watching = Watching::start(root, hints);
    let keeper = Keeper::new(session, Arc::clone(&board), watching, Arc::clone(&outside), tell);
    // What changed between the first reading and the watching is seen by the first look.
    thread::Builder::new().name("keeper".to_string()).spawn(move || keeper.run(&news))?;
    let today = move || outside().today;
    let desk = Arc::new(Desk::new(root, board, stand.gate, Box::new(today)));
    http::serve(stand.listener, Arc::new(move |asked| desk.answer(asked)))
}
