//! A terminal with the program on it: what is typed, and what then stands on the screen.

use std::fs::File;
use std::io::{Read, Write};
use std::num::NonZero;
use std::os::fd::OwnedFd;
use std::process::{Child, Command};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

/// How long anything may take before it is given up: far longer than it ever does.
const PATIENCE: Duration = Duration::from_secs(60);

const ROWS: NonZero<u16> = NonZero::new(40).expect("some");
const COLUMNS: NonZero<u16> = NonZero::new(100).expect("some");

/// A program on a terminal of its own.
pub struct Terminal {
    child: Child,
    keyboard: File,
    screen: Arc<Mutex<vt100::Parser>>,
    reader: JoinHandle<()>,
}

impl Terminal {
    /// Starts a program.
    pub fn run(command: &mut Command) -> Terminal {
        let owner: OwnedFd = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
        grantpt(&owner).and_then(|()| unlockpt(&owner)).expect("a terminal");
        let name = ptsname(&owner, Vec::new()).expect("its name").into_string().expect("ASCII");
        let open = || File::options().read(true).write(true).open(&name).expect("a terminal");
        tcsetwinsize(&owner, Winsize { ws_row: ROWS.get(), ws_col: COLUMNS.get(), ws_xpixel: 0, ws_ypixel: 0 }).expect("a size");
        let child = command.env("TERM", "xterm-256color").stdin(open()).stdout(open()).stderr(open()).spawn().expect("the program runs");
        let keyboard = File::from(owner);
        let screen = Arc::new(Mutex::new(vt100::Parser::new(ROWS, COLUMNS, 1000)));
        let (mut output, shown) = (keyboard.try_clone().expect("a terminal"), Arc::clone(&screen));
        let reader = thread::spawn(move || {
            let mut bytes = [0; 4096];
            // The last program to leave a terminal ends it, which is an error on Linux.
            while let Ok(n @ 1..) = output.read(&mut bytes) {
                shown.lock().unwrap_or_else(PoisonError::into_inner).process(&bytes[..n]);
            }
        });
        Terminal { child, keyboard, screen, reader }
    }

    /// What stands on the screen.
    pub fn screen(&self) -> String {
        self.screen.lock().unwrap_or_else(PoisonError::into_inner).screen().contents()
    }

    /// Where the cursor is, in columns from 0.
    pub fn column(&self) -> u16 {
        self.screen.lock().unwrap_or_else(PoisonError::into_inner).screen().cursor_position().1
    }

    /// Waits until something stands on the screen.
    #[track_caller]
    pub fn sees(&self, text: &str) -> &Terminal {
        self.until(|| self.screen().contains(text), text)
    }

    /// Waits until something no longer does.
    #[track_caller]
    pub fn sees_no(&self, text: &str) -> &Terminal {
        self.until(|| !self.screen().contains(text), &format!("no {text}"))
    }

    /// Waits for anything.
    #[track_caller]
    pub fn until(&self, is: impl Fn() -> bool, what: &str) -> &Terminal {
        let start = Instant::now();
        while !is() {
            assert!(start.elapsed() < PATIENCE, "waited for {what}, and the screen shows\n{}", self.screen());
            thread::sleep(Duration::from_millis(5));
        }
        self
    }

    /// Types, as an input method does: all at once.
    pub fn types(&self, text: &str) -> &Terminal {
        (&self.keyboard).write_all(text.as_bytes()).expect("a terminal");
        self
    }

    /// Types and ends with the Enter key.
    pub fn enters(&self, text: &str) -> &Terminal {
        self.types(text).types("\r")
    }

    /// Waits for the end; gives the exit code and what stands on the screen.
    #[track_caller]
    pub fn ends(mut self) -> (i32, String) {
        let start = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("a child") {
                break status;
            }
            if start.elapsed() > PATIENCE {
                let _ = self.child.kill();
                panic!("it does not end, and the screen shows\n{}", self.screen());
            }
            thread::sleep(Duration::from_millis(5));
        };
        // What was written last is still on its way to the screen.
        while !self.reader.is_finished() && start.elapsed() < PATIENCE {
            thread::sleep(Duration::from_millis(5));
        }
        (status.code().unwrap_or(-1), self.screen())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if self.child.try_wait().is_ok_and(|ended| ended.is_none()) {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}
