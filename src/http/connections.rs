//! Connections: how many there are, how slow they may be, and what is on them.
//!
//! One thread waits for all of them; answers are made on a few others. There
//! are never more than [`MOST`] connections: when another comes, the one that
//! has been idle longest goes, so that whoever holds many cannot keep others out.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::net::TcpListener;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use http_body_util::channel::{Channel, Sender};
use http_body_util::{BodyExt, Full, combinators::BoxBody};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, HOST, HeaderValue, IF_RANGE, RANGE};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::runtime::{self, Runtime};
use tokio::sync::oneshot;
use tokio::task::{AbortHandle, spawn_blocking};
use tokio_io_timeout::TimeoutStream;

use super::{Answer, Answering, Asked, Body, Live, Reply};

/// Connections at a time.
const MOST: usize = 256;
/// How long a request may take to come, and a connection to say nothing.
const HEADERS: Duration = Duration::from_secs(15);
/// How long a visitor may take to accept more bytes.
const WRITING: Duration = Duration::from_secs(30);
/// Threads on which answers are made and files are read.
const MAKERS: usize = 8;
/// Bytes of a file that are read at once.
const CHUNK: usize = 64 * 1024;

type Sent = Response<BoxBody<Bytes, io::Error>>;

/// Somebody who is connected.
struct Guest {
    number: usize,
    /// How many requests of theirs are being answered.
    busy: Arc<AtomicBool>,
    task: AbortHandle,
}

/// Everybody who is, in the order in which they came.
#[derive(Default)]
struct Guests(Mutex<VecDeque<Guest>>);

/// Serves until the process ends.
///
/// # Errors
/// When the network fails for good.
pub fn serve(listener: TcpListener, answering: Answering) -> io::Result<()> {
    let runtime = runtime()?;
    let listener = waiting(&runtime, listener)?;
    runtime.block_on(welcome_all(listener, answering))
}

/// Serves while `work` is done.
///
/// # Errors
/// When the network fails for good before it has begun.
pub fn serve_while<T>(listener: TcpListener, answering: Answering, work: impl FnOnce() -> T) -> io::Result<T> {
    let runtime = runtime()?;
    let listener = waiting(&runtime, listener)?;
    let (over, is_over) = oneshot::channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            runtime.block_on(async {
                tokio::select! {
                    _ = welcome_all(listener, answering) => {}
                    _ = is_over => {}
                }
            });
        });
        let done = work();
        drop(over);
        Ok(done)
    })
}

fn runtime() -> io::Result<Runtime> {
    runtime::Builder::new_current_thread().enable_all().max_blocking_threads(MAKERS).build()
}

fn waiting(runtime: &Runtime, listener: TcpListener) -> io::Result<tokio::net::TcpListener> {
    listener.set_nonblocking(true)?;
    let _inside = runtime.enter();
    tokio::net::TcpListener::from_std(listener)
}

/// Lets in whoever comes.
async fn welcome_all(listener: tokio::net::TcpListener, answering: Answering) -> io::Result<()> {
    let guests = Arc::new(Guests::default());
    let mut number = 0;
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                number += 1;
                guests.welcome(number, stream, &answering);
            }
            // The system is out of something, or the visitor is gone already: others may do better in a moment.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

impl Guests {
    fn welcome(self: &Arc<Self>, number: usize, stream: TcpStream, answering: &Answering) {
        let busy = Arc::new(AtomicBool::new(false));
        let (guests, answering, own_busy) = (Arc::clone(self), Arc::clone(answering), Arc::clone(&busy));
        let mut list = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if list.len() >= MOST {
            let idle = list.iter().position(|guest| !guest.busy.load(Ordering::Relaxed)).unwrap_or(0);
            if let Some(guest) = list.remove(idle) {
                guest.task.abort();
            }
        }
        let task = tokio::spawn(async move {
            attend(stream, answering, own_busy).await;
            guests.leave(number);
        });
        list.push_back(Guest { number, busy, task: task.abort_handle() });
    }

    fn leave(&self, number: usize) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|guest| guest.number != number);
    }
}

async fn attend(stream: TcpStream, answering: Answering, busy: Arc<AtomicBool>) {
    // A page goes out in one piece; waiting for more would only cost time.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(WRITING));
    let service = service_fn(|request| {
        let (answering, busy) = (Arc::clone(&answering), Arc::clone(&busy));
        async move {
            busy.store(true, Ordering::Relaxed);
            let sent = reply(request, answering).await;
            busy.store(sent.headers().get(CONTENT_TYPE).is_some_and(|kind| kind == EVENTS), Ordering::Relaxed);
            Ok::<Sent, Infallible>(sent)
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS)
        .serve_connection(TokioIo::new(Box::pin(stream)), service);
    // Whatever breaks a connection concerns its visitor only.
    let _ = connection.await;
}

const EVENTS: &str = "text/event-stream";

async fn reply(request: Request<Incoming>, answering: Answering) -> Sent {
    let is_head = request.method() == Method::HEAD;
    let asked = asked(&request);
    let reply = spawn_blocking(move || answering(&asked)).await;
    let mut sent = match reply {
        Ok(Reply::Whole(answer)) => send(answer, is_head),
        Ok(Reply::Live(news)) if !is_head => live(news),
        Ok(Reply::Live(_)) => Response::new(bytes(Bytes::new())),
        // An answer that fails with a bug must not take the others along.
        Err(_) => status(StatusCode::INTERNAL_SERVER_ERROR),
    };
    let headers = sent.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert("x-content-type-options", HeaderValue::from_static("nosniff"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    sent
}

fn asked(request: &Request<Incoming>) -> Asked {
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let header = |name| request.headers().get(name).map(text);
    let mut hosts: Vec<String> = request.headers().get_all(HOST).iter().map(text).collect();
    // An address that was given whole counts as well as the header (RFC 9112, 3.2.2).
    hosts.extend(request.uri().authority().map(ToString::to_string));
    Asked {
        method: request.method().to_string(),
        hosts,
        path: request.uri().path().to_string(),
        query: request.uri().query().map(str::to_string),
        range: header(RANGE).filter(|_| header(IF_RANGE).is_none()),
    }
}

fn send(answer: Answer, is_head: bool) -> Sent {
    let length = match &answer.body {
        Body::Bytes(bytes) => bytes.len() as u64,
        Body::Part { length, .. } => *length,
    };
    let body = match answer.body {
        _ if is_head => bytes(Bytes::new()),
        Body::Bytes(whole) => bytes(Bytes::copy_from_slice(&whole)),
        Body::Part { file, start, length } => stretch(file, start, length),
    };
    let mut sent = Response::new(body);
    *sent.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in answer.headers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            sent.headers_mut().insert(name, value);
        }
    }
    sent.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
    sent
}

fn status(status: StatusCode) -> Sent {
    let mut sent = Response::new(bytes(Bytes::new()));
    *sent.status_mut() = status;
    sent
}

fn bytes(bytes: Bytes) -> BoxBody<Bytes, io::Error> {
    Full::new(bytes).map_err(|never| match never {}).boxed()
}

/// A stretch of a file, read as fast as it is taken.
fn stretch(file: File, start: u64, length: u64) -> BoxBody<Bytes, io::Error> {
    let (mut sender, body) = Channel::<Bytes, io::Error>::new(2);
    tokio::spawn(async move {
        let (mut file, mut at, end) = (file, start, start.saturating_add(length));
        while at < end {
            let most = usize::try_from(end - at).unwrap_or(CHUNK).min(CHUNK);
            let read = spawn_blocking(move || read_part(&mut file, at, most).map(|bytes| (file, bytes))).await;
            match read {
                Ok(Ok((back, bytes))) if !bytes.is_empty() => {
                    at += bytes.len() as u64;
                    file = back;
                    if sender.send_data(Bytes::from(bytes)).await.is_err() {
                        return;
                    }
                }
                // The file became shorter, or cannot be read: the visitor must not take a part for the whole.
                _ => return sender.abort(io::ErrorKind::UnexpectedEof.into()),
            }
        }
    });
    body.boxed()
}

/// A part of a file, at most so long.
fn read_part(file: &mut File, start: u64, most: usize) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(start))?;
    let mut bytes = Vec::with_capacity(most);
    file.take(most as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Word of changes (HTML, 9.2: server-sent events): the state now, and whenever it is another.
fn live(news: Live) -> Sent {
    let (sender, body) = Channel::<Bytes, io::Error>::new(4);
    tokio::spawn(tell(news, sender));
    let mut sent = Response::new(body.boxed());
    sent.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(EVENTS));
    sent
}

async fn tell(Live { mut versions, state }: Live, mut sender: Sender<Bytes, io::Error>) {
    loop {
        versions.borrow_and_update();
        let state = Arc::clone(&state);
        let Ok(state) = spawn_blocking(move || state()).await else { return };
        let message = format!("retry: 500\ndata: {state}\n\n");
        if sender.send_data(Bytes::from(message)).await.is_err() || versions.changed().await.is_err() {
            return;
        }
    }
}
