//! A browser of this machine: which one, and how it is run.
//!
//! It runs without a window, with a profile of its own in a folder that goes
//! when the work is done, and in a process group of its own, so that it and
//! all it started end together: in time, or when somebody presses Ctrl-C.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{self, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tokio::io::AsyncReadExt;
use tokio::process::{Child, Command};

use super::Trouble;

/// What Chromium and its like are called where programs are looked for by name.
const NAMES: [&str; 8] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
];

/// Where they are on macOS, in the applications of all or of one user.
const APPS: [&str; 3] = [
    "Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "Applications/Chromium.app/Contents/MacOS/Chromium",
    "Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/// Where they are on Windows, below any of the folders for programs.
const PROGRAMS: [&str; 3] =
    ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe", "Chromium/Application/chrome.exe"];

/// How long a browser that has ended is still listened to.
const LAST_WORDS: Duration = Duration::from_millis(300);

/// What a browser says is kept up to here, for a message.
const SAID: usize = 4000;

/// Where a browser is looked for.
pub struct Surroundings<'a> {
    /// The value of an environment variable.
    pub variable: &'a dyn Fn(&str) -> Option<OsString>,
    /// Whether there is a file at a place.
    pub is_file: &'a dyn Fn(&Path) -> bool,
}

impl Surroundings<'_> {
    /// Those of this process.
    #[must_use]
    pub fn own() -> Surroundings<'static> {
        Surroundings { variable: &|name| env::var_os(name), is_file: &Path::is_file }
    }
}

/// The browser that is asked for, by a path or a name, otherwise the first that is there.
///
/// # Errors
/// What was asked for, if that is not there; nothing, if nothing is.
pub fn find(asked: Option<&OsStr>, surroundings: &Surroundings<'_>) -> Result<PathBuf, Option<OsString>> {
    let asked = asked.map(OsStr::to_os_string).or_else(|| (surroundings.variable)("HUIKAN_BROWSER").filter(|value| !value.is_empty()));
    if let Some(asked) = asked {
        let is_name = Path::new(&asked).components().count() == 1;
        let found = if is_name { on_path(&asked, surroundings) } else { None };
        let found = found.or_else(|| Some(PathBuf::from(&asked)).filter(|path| (surroundings.is_file)(path)));
        return found.ok_or(Some(asked));
    }
    let named = NAMES.iter().find_map(|name| on_path(OsStr::new(name), surroundings));
    named.or_else(|| usual_places(surroundings).into_iter().find(|path| (surroundings.is_file)(path))).ok_or(None)
}

fn on_path(name: &OsStr, surroundings: &Surroundings<'_>) -> Option<PathBuf> {
    let path = (surroundings.variable)("PATH")?;
    let with_ending = |folder: PathBuf| {
        let plain = folder.join(name);
        let mut exe = plain.clone().into_os_string();
        exe.push(".exe");
        if cfg!(windows) { vec![PathBuf::from(exe), plain] } else { vec![plain] }
    };
    env::split_paths(&path).flat_map(with_ending).find(|path| (surroundings.is_file)(path))
}

fn usual_places(surroundings: &Surroundings<'_>) -> Vec<PathBuf> {
    let folder = |name: &str| (surroundings.variable)(name).map(PathBuf::from);
    let mut places = Vec::new();
    if cfg!(target_os = "macos") {
        for root in [Some(PathBuf::from("/")), folder("HOME")].into_iter().flatten() {
            places.extend(APPS.iter().map(|app| root.join(app)));
        }
    }
    if cfg!(windows) {
        for root in ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"].into_iter().filter_map(folder) {
            places.extend(PROGRAMS.iter().map(|program| root.join(program)));
        }
    }
    places
}

/// A folder for one run, which goes with it.
pub(super) struct Scratch(PathBuf);

impl Scratch {
    pub(super) fn new() -> io::Result<Scratch> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("huikan-pdf-{}-{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = env::temp_dir().join(name);
        fs::create_dir(&folder)?;
        Ok(Scratch(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed now, the system removes with its other temporary files.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Has a browser print a page; the bytes of the PDF.
pub(super) fn print(browser: &Path, url: &str, scratch: &Scratch, limit: Duration) -> Result<Vec<u8>, Trouble> {
    let pdf = scratch.0.join("page.pdf");
    let _ = fs::remove_file(&pdf);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let said = runtime.block_on(run(browser, url, scratch, &pdf, limit))?;
    match fs::read(&pdf) {
        Ok(bytes) if bytes.starts_with(b"%PDF-") => Ok(bytes),
        _ => Err(Trouble::Failed(said)),
    }
}

async fn run(browser: &Path, url: &str, scratch: &Scratch, pdf: &Path, limit: Duration) -> Result<String, Trouble> {
    let mut command = Command::new(browser);
    command.args(["--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions"]);
    command.args(["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-pdf-header-footer"]);
    if is_root() {
        // Chromium refuses to run as root with its sandbox; the page is our own.
        command.arg("--no-sandbox");
    }
    command.arg(flag("--user-data-dir=", &scratch.0.join("profile"))).arg(flag("--print-to-pdf=", pdf)).arg(url);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).kill_on_drop(true);
    #[cfg(unix)]
    command.process_group(0);
    let mut child = command.spawn()?;
    let group = child.id();
    let errors = child.stderr.take();
    let mut said = Vec::new();
    let ended = tokio::select! {
        ended = told(&mut child, errors, &mut said) => ended,
        () = tokio::time::sleep(limit) => Err(Trouble::TooLong),
        asked = tokio::signal::ctrl_c() => Err(asked.map_or_else(Trouble::System, |()| Trouble::Interrupted)),
    };
    if ended.is_err() {
        end_all(group);
        let _ = child.kill().await;
    }
    ended?;
    let from = said.len().saturating_sub(SAID);
    Ok(String::from_utf8_lossy(&said[from..]).trim().to_string())
}

/// Waits for the browser, and takes what it says meanwhile.
async fn told(child: &mut Child, errors: Option<tokio::process::ChildStderr>, said: &mut Vec<u8>) -> Result<(), Trouble> {
    let listen = async {
        if let Some(mut errors) = errors {
            let mut chunk = [0; 1024];
            while let Ok(n @ 1..) = errors.read(&mut chunk).await {
                said.extend_from_slice(&chunk[..n]);
                let more = said.len().saturating_sub(2 * SAID);
                said.drain(..more);
            }
        }
    };
    tokio::pin!(listen);
    tokio::select! {
        ended = child.wait() => {
            // The last words are still in the pipe; what a browser started may outlive it and hold the other end.
            let _ = tokio::time::timeout(LAST_WORDS, &mut listen).await;
            ended.map(drop).map_err(Trouble::System)
        }
        () = &mut listen => child.wait().await.map(drop).map_err(Trouble::System),
    }
}

/// Ends a process group, which is the browser and all it started.
fn end_all(group: Option<u32>) {
    let Some(group) = group else { return };
    let mut command = if cfg!(windows) {
        let mut command = process::Command::new("taskkill");
        command.args(["/F", "/T", "/PID", &group.to_string()]);
        command
    } else {
        let mut command = process::Command::new("kill");
        command.args(["-KILL", "--", &format!("-{group}")]);
        command
    };
    // What is gone already cannot be ended.
    let _ = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
}

fn flag(name: &str, path: &Path) -> OsString {
    let mut flag = OsString::from(name);
    flag.push(path);
    flag
}

/// Whether this process runs as root, where the system tells.
fn is_root() -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
    }
    #[cfg(not(unix))]
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(asked: Option<&str>, variables: &[(&str, &str)], files: &[&str]) -> Result<String, Option<String>> {
        let variable = |name: &str| variables.iter().find(|(own, _)| *own == name).map(|(_, value)| OsString::from(value));
        let is_file = |path: &Path| files.iter().any(|file| Path::new(file) == path);
        let found = find(asked.map(OsStr::new), &Surroundings { variable: &variable, is_file: &is_file });
        let text = |asked: OsString| asked.to_string_lossy().into_owned();
        found.map(|path| text(path.into_os_string())).map_err(|asked| asked.map(text))
    }

    #[cfg(unix)]
    #[test]
    fn what_is_asked_for_comes_before_what_is_there() {
        let path = ("PATH", "/bin:/usr/bin");
        let files = ["/usr/bin/google-chrome", "/bin/msedge", "/opt/chromium", "/bin/own"];
        assert_eq!(found(None, &[path], &files).as_deref(), Ok("/usr/bin/google-chrome"));
        assert_eq!(found(None, &[path, ("HUIKAN_BROWSER", "/opt/chromium")], &files).as_deref(), Ok("/opt/chromium"));
        assert_eq!(found(Some("own"), &[path, ("HUIKAN_BROWSER", "/opt/chromium")], &files).as_deref(), Ok("/bin/own"));
        assert_eq!(found(Some("/opt/none"), &[path], &files), Err(Some("/opt/none".to_string())));
        assert_eq!(found(None, &[path, ("HUIKAN_BROWSER", "")], &[]), Err(None));
        assert_eq!(found(None, &[], &files), Err(None));
    }
}
