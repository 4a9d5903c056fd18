//! The files of a site over HTTP, on the loopback, for one browser and as long as it prints.
//!
//! Answers `GET` and nothing else, one request to a connection. What it gives
//! is what will be published anyway.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use super::Trouble;

/// The longest request line and headers that are read.
const MOST: u64 = 16 * 1024;
/// How long a request may take to come, and an answer to go.
const PATIENCE: Duration = Duration::from_secs(10);

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
    files: &(dyn Fn(&str) -> Option<Served> + Sync),
    work: impl FnOnce(&str) -> Result<T, Trouble>,
) -> Result<T, Trouble> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = listener.local_addr()?;
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            for stream in listener.incoming() {
                if over.load(Ordering::Acquire) {
                    break;
                }
                if let Ok(stream) = stream {
                    // A browser that hangs up gets nothing; there is nobody else to tell.
                    scope.spawn(move || answer(&stream, files));
                }
            }
        });
        let done = work(&format!("http://{address}"));
        over.store(true, Ordering::Release);
        // Wakes the listener, so that it sees that it is over.
        drop(TcpStream::connect(address));
        done
    })
}

fn answer(mut stream: &TcpStream, files: &(dyn Fn(&str) -> Option<Served> + Sync)) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut request = BufReader::new(stream.take(MOST));
    let mut first = String::new();
    request.read_line(&mut first)?;
    let mut line = String::new();
    while request.read_line(&mut line)? > 2 {
        line.clear();
    }
    let mut words = first.split(' ');
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let file = if method == "GET" { files(path) } else { None };
    let (status, Served { media_type, bytes }) = match file {
        Some(file) => ("200 OK", file),
        None => ("404 Not Found", Served { media_type: "text/plain".to_string(), bytes: Vec::new() }),
    };
    let length = bytes.len();
    write!(stream, "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n")?;
    stream.write_all(&bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_there_while_the_work_is_done() {
        let files = |path: &str| {
            (path == "/a/%E4%BC%9A.html").then(|| Served { media_type: "text/html".to_string(), bytes: "会议".as_bytes().to_vec() })
        };
        let said = serve_while(&files, |origin| {
            let ask = |line: &str| -> io::Result<String> {
                let mut stream = TcpStream::connect(origin.trim_start_matches("http://"))?;
                write!(stream, "{line} HTTP/1.1\r\nHost: localhost\r\n\r\n")?;
                let mut answer = String::new();
                stream.read_to_string(&mut answer)?;
                Ok(answer)
            };
            Ok([ask("GET /a/%E4%BC%9A.html?x=1")?, ask("GET /b")?, ask("POST /a/%E4%BC%9A.html")?])
        });
        let [page, nothing, refused] = said.expect("a loopback");
        assert!(page.starts_with("HTTP/1.1 200 ") && page.ends_with("\r\n\r\n会议"), "{page}");
        assert!(nothing.starts_with("HTTP/1.1 404 ") && refused.starts_with("HTTP/1.1 404 "), "{nothing}{refused}");
    }
}
