//! `huikan check --online`, through the program itself, against a server on this machine.

mod support;

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use support::Site;
use tempfile::TempDir;

/// A server that has `/here` and nothing else; gives its port and how often it was asked.
fn server() -> (u16, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("it is bound").port();
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let mut reader = BufReader::new(&stream);
            let mut first = String::new();
            let _ = reader.read_line(&mut first);
            let mut line = String::new();
            while reader.read_line(&mut line).unwrap_or(0) > 2 {
                line.clear();
            }
            count.fetch_add(1, Ordering::SeqCst);
            let status = if first.contains(" /here ") { "200 OK" } else { "404 Not Found" };
            let _ = write!(&stream, "HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        }
    });
    (port, asked)
}

fn site(port: u16) -> TempDir {
    let page = format!(
        "---\ntitle: 关于\n---\n[在](http://127.0.0.1:{port}/here#top)，[不在](http://127.0.0.1:{port}/gone)，[样例](https://example.org/x)。\n"
    );
    let folder = tempfile::tempdir().expect("a temporary folder");
    Site::default().with("content/about.md", page).write_to(folder.path());
    folder
}

fn run(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_huikan"));
    command.args(args).current_dir(folder).env("HUIKAN_LANG", "en").stdin(Stdio::null());
    for name in ["ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY", "all_proxy", "https_proxy", "http_proxy", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    let Output { status, stderr, .. } = command.output().expect("the program runs");
    (status.code(), String::from_utf8(stderr).expect("UTF-8"))
}

#[test]
fn nobody_is_asked_unless_that_is_asked_for() {
    let (port, asked) = server();
    let folder = site(port);
    for command in ["check", "build"] {
        let (code, said) = run(folder.path(), &[command]);
        assert_eq!(code, Some(0), "{said}");
    }
    assert_eq!(asked.load(Ordering::SeqCst), 0);
    assert!(!folder.path().join(".huikan/links").exists());
}

#[test]
fn dead_links_are_told_with_their_places_and_what_opened_is_remembered() {
    let (port, asked) = server();
    let folder = site(port);
    let (code, said) = run(folder.path(), &["check", "--online"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.starts_with("Trying 2 addresses on 1 server …\n"), "{said}");
    let expected = format!("warning[dead-link-online]: http://127.0.0.1:{port}/gone does not open\n --> content/about.md:4:");
    assert!(said.contains(&expected), "{said}");
    assert!(said.contains("the server answers 404: there is no such page"), "{said}");
    assert_eq!(said.matches("[dead-link-online]").count(), 1, "{said}");
    // Once for what is there, with and without a body for what is not.
    assert_eq!(asked.load(Ordering::SeqCst), 3);
    let (_, said) = run(folder.path(), &["check", "--online"]);
    assert!(said.starts_with("Trying 1 address on 1 server …\n"), "{said}");
    assert_eq!(asked.load(Ordering::SeqCst), 5);
}

#[test]
fn a_site_says_how_bad_a_dead_link_is() {
    let (port, _) = server();
    let folder = site(port);
    let toml = format!("{}\n[checks]\ndead-link-online = \"error\"\n", support::SITE_TOML);
    std::fs::write(folder.path().join("site.toml"), toml).expect("a writable folder");
    let (code, said) = run(folder.path(), &["check", "--online"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("error[dead-link-online]"), "{said}");
}

#[test]
fn where_no_server_can_be_found_it_is_the_network_that_is_missing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    // Names that a resolver can refuse without asking anybody.
    let link = |n: usize| format!("[{n}](http://{}.x{n}/) ", "a".repeat(70));
    let page = format!("---\ntitle: 关于\n---\n{}\n", (0..3).map(link).collect::<String>());
    Site::default().with("content/about.md", page).write_to(folder.path());
    let (code, said) = run(folder.path(), &["check", "--online"]);
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("there seems to be no network"), "{said}");
    assert!(!said.contains("dead-link-online"), "{said}");
}
