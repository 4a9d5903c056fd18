//! `huikan serve` as a process, and a visitor that speaks just enough HTTP.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// Longer than anything takes on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A server of one site; it ends with the test.
#[derive(Debug)]
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    said: Receiver<String>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    /// By name in lower case.
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Server {
    /// Starts one on any port and waits until it is there.
    pub fn start(root: &Path, options: &[&str]) -> Server {
        let mut command = Command::new(env!("CARGO_BIN_EXE_huikan"));
        command.arg("serve").arg("--root").arg(root).args(["--today", "2024-10-01"]).env("HUIKAN_LANG", "en");
        if !options.contains(&"--port") {
            command.args(["--port", "0"]);
        }
        command.args(options);
        Server::of(command)
    }

    /// Starts one with a command of one's own and waits until it is there.
    pub fn of(mut command: Command) -> Server {
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("huikan starts");
        let stderr = child.stderr.take().expect("a pipe");
        let (sender, said) = channel();
        thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(std::io::Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        let mut before = Vec::new();
        let address = loop {
            let line = said.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("the server does not start: {before:#?}"));
            let found = line.split_once("http://").and_then(|(_, rest)| rest.split('/').next()?.parse().ok());
            before.push(line);
            if let Some(address) = found {
                break address;
            }
        };
        Server { child, address, said }
    }

    /// What it said since this was asked last.
    pub fn said(&self) -> Vec<String> {
        self.said.try_iter().collect()
    }

    /// A page as a browser asks for it.
    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }

    /// A request with more headers.
    pub fn ask(&self, method: &str, target: &str, headers: &[&str]) -> Answer {
        let host = format!("Host: {}", self.address);
        let own_host = headers.iter().any(|header| header.to_lowercase().starts_with("host:"));
        let host = if own_host { Vec::new() } else { vec![host.as_str()] };
        let lines: Vec<&str> = host.into_iter().chain(headers.iter().copied()).collect();
        self.raw(&format!("{method} {target} HTTP/1.1\r\n{}\r\nConnection: close\r\n\r\n", lines.join("\r\n")))
    }

    /// Whatever comes back for these bytes.
    pub fn raw(&self, request: &str) -> Answer {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).expect("a listening server");
        let mut bytes = Vec::new();
        // A server that is done may close while we still have something to say.
        let _ = stream.read_to_end(&mut bytes);
        Answer::parse(&bytes)
    }

    /// A connection that says nothing yet.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect_timeout(&self.address, PATIENCE).expect("a listening server");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        stream
    }

    /// Whether it still runs.
    pub fn is_alive(&mut self) -> bool {
        self.child.try_wait().expect("a child").is_none()
    }

    /// Its id, for looking at it from outside.
    pub fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    fn parse(bytes: &[u8]) -> Answer {
        let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") else {
            return Answer { status: 0, headers: BTreeMap::new(), body: bytes.to_vec() };
        };
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).unwrap_or(0);
        let header = |line: &str| line.split_once(':').map(|(name, value)| (name.to_lowercase(), value.trim().to_string()));
        Answer { status, headers: lines.filter_map(header).collect(), body: bytes[end + 4..].to_vec() }
    }

    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The page as a build writes it: without what the server puts on top.
    pub fn page(&self) -> Vec<u8> {
        let text = self.text();
        let Some((before, rest)) = text.split_once("<!--huikan serve-->") else { return self.body.clone() };
        let (_, after) = rest.split_once("<!--/huikan serve-->").expect("what is put on top has an end");
        format!("{before}{after}").into_bytes()
    }

    /// Whether errors lie on top of the page.
    pub fn has_problems(&self) -> bool {
        self.text().contains("<section class=\"problems\"")
    }
}

/// Waits until something is so; tells what is not otherwise.
#[track_caller]
pub fn wait_until(mut what: impl FnMut() -> Result<(), String>) {
    let start = Instant::now();
    loop {
        match what() {
            Ok(()) => return,
            Err(why) if start.elapsed() > PATIENCE => panic!("it did not come about: {why}"),
            Err(_) => thread::sleep(Duration::from_millis(10)),
        }
    }
}
