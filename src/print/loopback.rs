//! The files of a site over HTTP, on the loopback, for one browser and as long as it prints.
//!
//! What it gives is what will be published anyway. Every path is looked up under exactly its name.

use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;

use super::Trouble;
use crate::http::{self, Answer, Asked, Reply};

/// A file of the site.
#[derive(Debug)]
pub struct Served {
    /// Its media type.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Serves files by their addresses while `work` is done, which gets the origin they have.
pub(super) fn serve_while<T>(
    files: impl Fn(&str) -> Option<Served> + Send + Sync + 'static,
    work: impl FnOnce(&str) -> Result<T, Trouble>,
) -> Result<T, Trouble> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let origin = format!("http://{}", listener.local_addr()?);
    let answering = Arc::new(move |asked: &Asked| Reply::Whole(answer(asked, &files)));
    http::serve_while(listener, answering, || work(&origin))?
}

fn answer(asked: &Asked, files: &dyn Fn(&str) -> Option<Served>) -> Answer {
    http::read_only(&asked.method, String::new).unwrap_or_else(|| match files(&asked.path) {
        Some(Served { media_type, bytes }) => http::in_memory(media_type, Arc::new(bytes), asked.range.as_deref()),
        None => http::plain(404, ""),
    })
}

#[cfg(test)]
mod tests {
    use std::io::{self, Read, Write};
    use std::net::TcpStream;
    use std::sync::{Mutex, PoisonError};

    use super::*;

    /// What comes back for requests that are sent over one connection, which the last of them ends.
    fn sent(origin: &str, requests: &[&str]) -> io::Result<String> {
        let mut stream = TcpStream::connect(origin.trim_start_matches("http://"))?;
        for (n, request) in requests.iter().enumerate() {
            let connection = if n + 1 == requests.len() { "close" } else { "keep-alive" };
            write!(stream, "{}", request.replacen('\n', &format!(" HTTP/1.1\r\nHost: x\r\nConnection: {connection}\r\n"), 1))?;
            write!(stream, "\r\n")?;
        }
        let mut answers = String::new();
        stream.read_to_string(&mut answers)?;
        Ok(answers)
    }

    #[test]
    fn a_browser_gets_what_it_asks_for_while_the_work_is_done() {
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let seen = Arc::clone(&asked);
        let files = move |path: &str| {
            seen.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_string());
            (path == "/a/%E4%BC%9A.html").then(|| Served { media_type: "text/html".to_string(), bytes: "会议日程".as_bytes().to_vec() })
        };
        let mut port = String::new();
        let said = serve_while(files, |origin| {
            port = origin.to_string();
            let page = "/a/%E4%BC%9A.html";
            Ok([
                // One connection, more than one request: all of it, its length only, a part, a part that is not there.
                sent(
                    origin,
                    &[
                        &format!("GET {page}?x=1\n"),
                        &format!("HEAD {page}\n"),
                        &format!("GET {page}\nRange: bytes=3-5\r\n"),
                        &format!("GET {page}\nRange: bytes=12-\r\n"),
                    ],
                )?,
                // Nothing outside the site, and nothing but reading.
                sent(origin, &["GET /a/../../etc/passwd\n", "GET /b\n", &format!("POST {page}\n")])?,
            ])
        });
        let [pages, refused] = said.expect("a loopback");
        let [whole, head, part, none] = answers(&pages);
        assert!(
            whole.starts_with("200 ") && whole.contains("content-type: text/html\r\n") && whole.ends_with("\r\n\r\n会议日程"),
            "{pages}"
        );
        assert!(head.starts_with("200 ") && head.contains("content-length: 12\r\n") && head.ends_with("\r\n\r\n"), "{pages}");
        assert!(part.starts_with("206 ") && part.contains("content-range: bytes 3-5/12\r\n") && part.ends_with("\r\n\r\n议"), "{pages}");
        assert!(none.starts_with("416 ") && none.contains("content-range: bytes */12\r\n"), "{pages}");
        let [outside, nothing, post] = answers(&refused);
        assert!(outside.starts_with("404 ") && nothing.starts_with("404 "), "{refused}");
        assert!(post.starts_with("405 ") && post.contains("allow: GET, HEAD\r\n"), "{refused}");
        assert_eq!(asked.lock().unwrap_or_else(PoisonError::into_inner)[4..], ["/a/../../etc/passwd", "/b"]);
        assert!(sent(&port, &["GET /b\n"]).is_err(), "nobody answers when the work is done");
    }

    fn answers<const N: usize>(all: &str) -> [&str; N] {
        let answers: Vec<&str> = all.split("HTTP/1.1 ").skip(1).collect();
        answers.try_into().unwrap_or_else(|found: Vec<&str>| panic!("{} answers: {all}", found.len()))
    }
}
