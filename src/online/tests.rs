//! What is asked, how politely, and what is made of the answers: on this machine only.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::*;

/// A server that knows a few paths, and what it was asked.
struct Server {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
    most_at_once: Arc<AtomicUsize>,
}

impl Server {
    fn new() -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("it is bound").port();
        let server = Server { port, asked: Arc::default(), most_at_once: Arc::default() };
        let (asked, most) = (Arc::clone(&server.asked), Arc::clone(&server.most_at_once));
        let now = Arc::new(AtomicUsize::new(0));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (asked, most, now) = (Arc::clone(&asked), Arc::clone(&most), Arc::clone(&now));
                thread::spawn(move || serve(&stream, &asked, &most, &now));
            }
        });
        server
    }

    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("nobody panics").clone()
    }
}

fn serve(stream: &TcpStream, asked: &Mutex<Vec<String>>, most: &AtomicUsize, now: &AtomicUsize) {
    let mut reader = BufReader::new(stream);
    loop {
        let mut first = String::new();
        if reader.read_line(&mut first).unwrap_or(0) == 0 {
            return;
        }
        let mut line = String::new();
        while reader.read_line(&mut line).unwrap_or(0) > 2 {
            line.clear();
        }
        most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        let asks = first.trim_end().trim_end_matches(" HTTP/1.1").to_string();
        asked.lock().expect("nobody panics").push(asks.clone());
        let (method, path) = asks.split_once(' ').expect("a request");
        let answer = match path {
            "/" | "/new" | "/%E7%94%B2" => "200 OK\r\n",
            "/get-only" if method == "GET" => "200 OK\r\n",
            "/get-only" => "404 Not Found\r\n",
            "/members" => "403 Forbidden\r\n",
            "/broken" => "500 Internal Server Error\r\n",
            "/moved" => "301 Moved Permanently\r\nLocation: /new\r\n",
            "/moved-away" => "301 Moved Permanently\r\nLocation: /gone\r\n",
            "/round" => "302 Found\r\nLocation: /round\r\n",
            "/silent" => {
                thread::sleep(Duration::from_secs(3));
                ""
            }
            "/hangs-up" => "",
            _ => "404 Not Found\r\n",
        };
        now.fetch_sub(1, Ordering::SeqCst);
        if answer.is_empty() || write!(&*stream, "HTTP/1.1 {answer}Content-Length: 0\r\n\r\n").is_err() {
            return;
        }
    }
}

fn ask(written: &[&str]) -> Answers {
    Questions::new(written.iter().copied(), &LinkMemo::default(), 0).ask(&Client::direct(Duration::from_millis(700)))
}

fn trouble(server: &Server, path: &str) -> Option<Trouble> {
    let url = server.url(path);
    ask(&[&url]).troubles.remove(&url)
}

#[test]
fn what_opens_for_readers_is_no_trouble() {
    let server = Server::new();
    for path in ["/", "/get-only", "/members", "/moved", "/甲#乙"] {
        assert_eq!(trouble(&server, path), None, "{path}");
    }
    assert_eq!(
        server.asked(),
        ["HEAD /", "HEAD /get-only", "GET /get-only", "HEAD /members", "HEAD /moved", "HEAD /new", "HEAD /%E7%94%B2"]
    );
}

#[test]
fn every_trouble_has_its_name() {
    let server = Server::new();
    assert_eq!(trouble(&server, "/gone"), Some(Trouble::Gone { status: 404 }));
    assert_eq!(trouble(&server, "/moved-away"), Some(Trouble::Gone { status: 404 }));
    assert_eq!(trouble(&server, "/broken"), Some(Trouble::Status { status: 500 }));
    assert_eq!(trouble(&server, "/round"), Some(Trouble::Redirects));
    assert_eq!(trouble(&server, "/silent"), Some(Trouble::NoAnswer { seconds: 0 }));
    assert_eq!(trouble(&server, "/hangs-up"), Some(Trouble::NoConnection));
    // Its certificate is none at all.
    let tls = format!("https://127.0.0.1:{}/", server.port);
    assert!(matches!(ask(&[&tls]).troubles.get(&tls), Some(Trouble::Insecure { .. } | Trouble::NoConnection)));
    assert_eq!(ask(&["https://[1/"]).troubles.get("https://[1/"), Some(&Trouble::Malformed));
    let nobody = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port that is free again");
    let nobody = format!("http://{nobody}/");
    assert_eq!(ask(&[&nobody]).troubles.get(&nobody), Some(&Trouble::NoConnection));
}

#[test]
fn a_host_is_asked_one_thing_at_a_time_and_each_once() {
    let server = Server::new();
    let urls: Vec<String> = ["/", "/#a", "/new", "/members", "/1", "/1#b"].iter().map(|path| server.url(path)).collect();
    let answers = ask(&urls.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(server.most_at_once.load(Ordering::SeqCst), 1);
    assert_eq!(server.asked(), ["HEAD /", "HEAD /1", "GET /1", "HEAD /members", "HEAD /new"]);
    // Every way in which authors wrote it is told of.
    let expected: BTreeMap<String, Trouble> = urls[4..].iter().map(|url| (url.clone(), Trouble::Gone { status: 404 })).collect();
    assert_eq!(answers.troubles, expected);
    assert_eq!(answers.opened.len(), 3);
}

#[test]
fn who_keeps_silent_is_not_asked_on_and_on() {
    let server = Server::new();
    let urls: Vec<String> = (0..9).map(|n| server.url(&format!("/silent?{n}"))).collect();
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port where nobody answers");
    let silent: Vec<String> = (0..9).map(|n| format!("http://{}/{n}", listener.local_addr().expect("bound"))).collect();
    let answers = ask(&silent.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(answers.troubles.len(), 9);
    assert!(answers.troubles.values().all(|trouble| *trouble == Trouble::NoAnswer { seconds: 0 }));
    // A path that is not known is an answer, so all of these are asked.
    assert_eq!(ask(&urls.iter().map(String::as_str).collect::<Vec<_>>()).troubles.len(), 9);
    assert_eq!(server.asked().len(), 18);
}

#[test]
fn what_opened_today_and_what_is_nobodys_is_not_asked() {
    let known = LinkMemo::default().with(["http://a.cn/".to_string()], 1000);
    let count = |now: u64| Questions::new(["http://a.cn/#x", "http://example.org/a", "http://a.test/"], &known, now).count();
    assert_eq!((count(1001), count(1000 + 86_400)), (0, 1));
}
