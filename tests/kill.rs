//! `kill -9` at any moment: every file of the site stays whole, old or new, and the next build repairs the rest.
//!
//! `HUIKAN_KILLS=1000` kills more often, `HUIKAN_SEED=N` repeats a run as far as the machine allows.

#![cfg(unix)]
#![allow(clippy::print_stdout, reason = "the seed, and where the kills hit")]

mod support;

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use support::tree;
use tempfile::TempDir;

type Files = BTreeMap<String, Vec<u8>>;

/// How many builds are killed, unless `HUIKAN_KILLS` says otherwise.
const KILLS: u32 = 200;

/// The least share of kills that must hit the move into place, in percent: otherwise the test shows little.
const IN_COMMIT: u32 = 10;

/// A build that lasts longer than this hangs.
const PATIENCE: Duration = Duration::from_secs(60);

/// The content of a site, in one of two versions: a third of the pages differ, others come and go, and files become folders.
fn content(version: char) -> Files {
    let mut files = Files::new();
    let mut add = |path: &str, text: String| drop(files.insert(path.to_string(), text.into_bytes()));
    add("site.toml", "title = \"培训档案\"\nbase_url = \"https://example.org/\"\ntheme = \"plain\"\n".to_string());
    for n in 0..130 {
        let text = if n % 3 == 0 { format!("第 {version} 版。").repeat(20 + n % 40) } else { "不变。".repeat(n) };
        if n % 10 != 7 || (n % 20 == 7) == (version == 'A') {
            add(&format!("content/p{n}.md"), format!("---\ntitle: 第{n}页\n---\n{text}\n"));
        }
    }
    for n in 0..4 {
        let agenda: String = (0..3).fold(String::new(), |mut agenda, k| {
            let _ = write!(agenda, "  - title: 第{k}讲（{version}）\n    start: 2024-09-0{}\n    speakers: [讲师{}]\n", k + 1, n + k);
            agenda
        });
        let event = format!("---\ntitle: 培训班{n}\nstart: 2024-09-01\nend: 2024-09-05\nagenda:\n{agenda}---\n正文。\n");
        add(&format!("content/events/e{n}/index.md"), event);
    }
    for n in 0..6 {
        let path = if version == 'A' { format!("content/files/f{n}") } else { format!("content/files/f{n}/below/{n}.txt") };
        add(&path, format!("{version}{n}"));
        let path = if version == 'B' { format!("content/files/g{n}") } else { format!("content/files/g{n}/below/{n}.txt") };
        add(&path, format!("{version}{n}").repeat(1000));
        add(&format!("content/files/large{n}.bin"), version.to_string().repeat(200_000));
    }
    files
}

/// A version of the content and everything that is made of it.
struct Version {
    content: Files,
    site: Files,
}

/// Where a kill hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hit {
    /// Nothing of the site had been moved yet.
    Before,
    /// The journal was there.
    InCommit,
    /// All was moved.
    After,
}

/// Small, seeded, good enough (xorshift64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.next().is_multiple_of(n)
    }

    fn part_of(&mut self, whole: Duration) -> Duration {
        let millionths = u32::try_from(self.next() % 1_000_000).expect("below a million");
        whole * millionths / 1_000_000
    }
}

struct Bench {
    folder: TempDir,
    versions: [Version; 2],
    /// How long a build takes that nobody kills, and the move into place in it: what kills are aimed by.
    whole: Duration,
    commit: Duration,
}

impl Bench {
    fn new() -> Bench {
        // In memory where that can be had: a kill is the same there, and a build is faster.
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a temporary folder");
        let top = folder.path();
        let versions = ['A', 'B'].map(|version| {
            let (root, clean) = (top.join(format!("site{version}")), top.join(format!("clean{version}")));
            let content = content(version);
            edit(&root, &Files::new(), &content);
            finish(start(&root, &clean));
            Version { content, site: tree(&clean) }
        });
        let mut bench = Bench { folder, versions, whole: Duration::ZERO, commit: Duration::ZERO };
        edit(&bench.root(), &Files::new(), &bench.versions[0].content);
        finish(bench.start(0));
        let (mut wholes, mut commits): (Vec<_>, Vec<_>) = (1..10).map(|round| bench.time(round % 2)).unzip();
        wholes.sort();
        commits.sort();
        // Looking on from outside misses some commits, so the middle would be too short.
        (bench.whole, bench.commit) = (wholes[4], commits[6]);
        bench
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// Edits the content to be of a version, and begins to build it.
    fn start(&self, version: usize) -> Child {
        edit(&self.root(), &self.versions[1 - version].content, &self.versions[version].content);
        start(&self.root(), &self.output())
    }

    /// A whole build, and the move into place in it.
    fn time(&self, version: usize) -> (Duration, Duration) {
        let mut child = self.start(version);
        let begun = Instant::now();
        wait_for(&mut child, || self.journal().exists());
        let in_commit = Instant::now();
        wait_for(&mut child, || !self.journal().exists());
        let commit = in_commit.elapsed();
        finish(child);
        (begun.elapsed(), commit)
    }

    /// The version that the output has; any, if it has none.
    fn at(&self) -> usize {
        let manifest = fs::read(self.output().join(".huikan-manifest")).ok();
        usize::from(manifest.as_ref() == self.versions[1].site.get(".huikan-manifest"))
    }

    fn output(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    fn journal(&self) -> PathBuf {
        self.folder.path().join(".out.huikan/journal")
    }

    /// Builds a version and kills it: anywhere, or within what the commit usually takes.
    fn kill(&self, version: usize, random: &mut Random) -> Hit {
        let mut child = self.start(version);
        if random.one_in(2) {
            std::thread::sleep(random.part_of(self.whole));
        } else {
            wait_for(&mut child, || self.journal().exists());
            let moment = Instant::now() + random.part_of(self.commit);
            // Sleeping is too coarse for this.
            while Instant::now() < moment {
                std::hint::spin_loop();
            }
        }
        child.kill().expect("our child");
        child.wait().expect("our child");
        match fs::read(self.output().join(".huikan-manifest")).ok() {
            _ if self.journal().exists() => Hit::InCommit,
            Some(manifest) if manifest == self.versions[version].site[".huikan-manifest"] => Hit::After,
            _ => Hit::Before,
        }
    }

    /// Every file is whole and of one version or the other; those that both have are there.
    fn check(&self, what: &str) {
        let [a, b] = &self.versions;
        let now = tree(&self.output());
        for (path, bytes) in &now {
            let known = a.site.get(path) == Some(bytes) || b.site.get(path) == Some(bytes);
            assert!(known, "{what}: {path} is neither old nor new, with {} bytes", bytes.len());
        }
        for path in a.site.keys().filter(|path| b.site.contains_key(*path)) {
            assert!(now.contains_key(path), "{what}: {path} is gone");
        }
    }
}

/// Makes content of one version into that of another; what they share is not touched.
fn edit(root: &Path, from: &Files, to: &Files) {
    for path in from.keys().filter(|path| !to.contains_key(*path)) {
        let path = root.join(path);
        // Gone already if the content is of that version.
        let _ = fs::remove_file(&path);
        let _ = path.ancestors().skip(1).map(fs::remove_dir).find(Result::is_err);
    }
    for (path, bytes) in to.iter().filter(|(path, bytes)| from.get(*path) != Some(bytes)) {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
        fs::write(path, bytes).expect("writable");
    }
}

fn start(root: &Path, output: &Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_huikan"));
    command.args(["build", "--today", "2024-10-01", "--root"]).arg(root).arg("--output").arg(output);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().expect("the program runs")
}

fn finish(mut child: Child) {
    let status = child.wait().expect("our child");
    assert!(status.success(), "a build that nobody killed ended with {status}");
}

/// Waits for something that a build does, or for its end.
fn wait_for(child: &mut Child, done: impl Fn() -> bool) {
    let begun = Instant::now();
    while !done() && child.try_wait().expect("our child").is_none() {
        assert!(begun.elapsed() < PATIENCE, "a build hangs");
        std::hint::spin_loop();
    }
}

fn number(name: &str) -> Option<u64> {
    env::var(name).ok().map(|value| value.parse().unwrap_or_else(|_| panic!("{name} is no number: {value}")))
}

fn seed() -> u64 {
    let clock = || SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(1, |time| time.as_secs());
    number("HUIKAN_SEED").unwrap_or_else(clock).max(1)
}

#[test]
fn a_kill_at_any_moment_leaves_every_file_whole_and_the_next_build_repairs_the_rest() {
    let kills = number("HUIKAN_KILLS").map_or(KILLS, |kills| u32::try_from(kills).expect("a sensible number"));
    let seed = seed();
    let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let bench = Bench::new();
    println!("seed {seed}; a build takes {:?}, its commit {:?}", bench.whole, bench.commit);
    let mut hits = [0; 3];
    let mut repaired = 0;
    // What the next build will find, once it has finished what the one before may have begun.
    let mut at = bench.at();
    // A busy machine hits the commit less often; then a few more kills make up for it.
    let enough = |hits: &[u32; 3]| hits[Hit::InCommit as usize] * 100 >= kills * IN_COMMIT && hits[Hit::Before as usize] > 0;
    let mut n = 0;
    while n < kills || (n < 4 * kills && !enough(&hits)) {
        n += 1;
        let fresh = random.one_in(10);
        if fresh {
            let _ = fs::remove_dir_all(bench.output());
            let _ = fs::remove_dir_all(bench.folder.path().join(".out.huikan"));
        }
        let version = 1 - at;
        // What is remembered of earlier builds makes a build warm; without it, it is a cold one.
        if random.one_in(2) {
            let _ = fs::remove_dir_all(bench.root().join(".huikan"));
        }
        let what = format!("seed {seed}, kill {n}");
        let hit = bench.kill(version, &mut random);
        hits[hit as usize] += 1;
        at = if hit == Hit::InCommit { 1 - at } else { bench.at() };
        if bench.output().exists() || !fresh {
            bench.check(&format!("{what}, {hit:?}"));
        }
        // Often the next build is killed too, while it repairs.
        if fresh || random.one_in(2) {
            at = usize::from(random.one_in(2));
            finish(bench.start(at));
            let version = &bench.versions[at];
            let now = tree(&bench.output());
            let differing: Vec<_> =
                version.site.iter().filter(|(path, bytes)| now.get(*path) != Some(bytes)).map(|(path, _)| path).collect();
            assert!(differing.is_empty(), "{what}: after a whole build these differ: {differing:?}");
            assert_eq!(now.len(), version.site.len(), "{what}: files too many: {:?}", now.keys());
            assert!(!bench.folder.path().join(".out.huikan").exists(), "{what}: the work folder is left");
            repaired += 1;
        }
    }
    let [before, in_commit, after] = hits;
    println!("{n} kills: {before} before the commit, {in_commit} in it, {after} after; {repaired} whole builds in between");
    assert!(enough(&hits), "too few of {n} kills hit the commit, or the time before it");
}
