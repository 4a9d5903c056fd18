//! A build that remembers equals one that does not, whatever happened in between.
//!
//! `HUIKAN_SEED` is the seed of the first sequence, `HUIKAN_SEQUENCES` how many there are: a failure
//! names its seed, and `HUIKAN_SEED=that HUIKAN_SEQUENCES=1` brings it back.

#[path = "support/folder.rs"]
#[allow(dead_code, reason = "each test program uses a part of the helpers")]
#[allow(unreachable_pub, reason = "a module of a test program has no outside")]
mod folder;
#[path = "support/random.rs"]
#[allow(unreachable_pub, reason = "a module of a test program has no outside")]
mod random;
#[path = "support/rich.rs"]
#[allow(unreachable_pub, reason = "a module of a test program has no outside")]
mod rich;
#[path = "support/steps.rs"]
#[allow(unreachable_pub, reason = "a module of a test program has no outside")]
mod steps;
mod support;

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread;

use folder::{Age, Folder};
use huikan::config::Outside;
use huikan::diag::human;
use huikan::media::Darkroom;
use huikan::messages::Tongue;
use huikan::pipeline::{Outcome, Unwatched, build};
use random::Random;
use steps::Work;
use support::pictures::{SECRET, photo};
use support::tree;

/// Sequences of a run that nobody asked more of.
const SEQUENCES: u64 = 300;

/// How a build ended: what it said, and whether it published; or how the disk failed.
type Ending = Result<(String, bool), String>;

/// What the sequences of a run did, so that a test that tests nothing is seen.
#[derive(Default)]
struct Tally {
    steps: AtomicUsize,
    published: AtomicUsize,
    warned: AtomicUsize,
    pages: AtomicUsize,
    rendered: AtomicUsize,
    files: AtomicUsize,
    parsed: AtomicUsize,
}

fn number(name: &str) -> Option<u64> {
    let text = env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name} is not a number: {text}")))
}

#[test]
fn a_warm_build_equals_a_cold_one_after_any_sequence_of_steps() {
    let first = number("HUIKAN_SEED").unwrap_or(1);
    let count = number("HUIKAN_SEQUENCES").unwrap_or(SEQUENCES);
    let next = AtomicU64::new(first);
    let tally = Tally::default();
    let run = || {
        // One thread to a sequence, and as many sequences at once as there are processors: less waiting.
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool");
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= first + count {
                break;
            }
            pool.install(|| sequence(seed, &tally));
        }
    };
    let workers = thread::available_parallelism().map_or(2, usize::from).clamp(2, 8);
    thread::scope(|scope| (0..workers).for_each(|_| drop(scope.spawn(run))));
    let of = |counter: &AtomicUsize| counter.load(Ordering::Relaxed);
    #[allow(clippy::print_stdout, reason = "what a long run did is read by people, with --nocapture")]
    {
        println!(
            "{} steps, {} published, {} with warnings; {} of {} pages rendered, {} of {} files parsed",
            of(&tally.steps),
            of(&tally.published),
            of(&tally.warned),
            of(&tally.rendered),
            of(&tally.pages),
            of(&tally.parsed),
            of(&tally.files),
        );
    }
    if count >= 100 {
        assert!(of(&tally.published) * 2 > of(&tally.steps), "most steps should leave a site that is published");
        assert!(of(&tally.rendered) * 2 < of(&tally.pages), "a warm build should leave most pages alone");
        assert!(of(&tally.parsed) * 4 < of(&tally.files), "a warm build should leave most files alone");
    }
}

/// A folder in memory where there is such a thing: thousands of sites are written here.
fn temporary() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.expect("a temporary folder")
}

/// Some steps, after each of which a warm build must equal a cold one.
fn sequence(seed: u64, tally: &Tally) {
    let temp = temporary();
    let output = temp.path().join("warm-public");
    let files = rich::site().files();
    let mut cold = Folder::new(&temp.path().join("cold"), files.clone());
    let mut work = Work::new(Folder::new(&temp.path().join("warm"), files), &output);
    let mut random = Random::new(seed);
    let mut story = vec!["the site as it was".to_string()];
    build(&work.folder.root, &output, &work.outside, &Unwatched).expect("a site that can be built");
    for _ in 0..3 + random.below(6).min(random.below(6)) {
        story.push(work.step(&mut random));
        cold.become_like(&work.folder.files, Age::Settled);
        if let Err(difference) = compare(&mut work, &cold, &temp.path().join("cold-public"), tally) {
            panic!("HUIKAN_SEED={seed} HUIKAN_SEQUENCES=1\n{}\n\n{difference}", story.join("\n"));
        }
    }
}

fn compare(work: &mut Work, cold: &Folder, cold_output: &Path, tally: &Tally) -> Result<(), String> {
    remove(&cold.root.join(".huikan"));
    remove(cold_output);
    let before = tree(&work.output);
    let (warm_ending, outcome) = ending(&work.folder.root, &work.output, &work.outside);
    let (cold_ending, _) = ending(&cold.root, cold_output, &work.outside);
    if warm_ending != cold_ending {
        return Err(format!("the warm build ended with\n{warm_ending:#?}\nand the cold one with\n{cold_ending:#?}"));
    }
    let published = matches!(warm_ending, Ok((_, true)));
    differing(&tree(&work.output), if published { tree(cold_output) } else { before })?;
    work.broken = !published;
    if published {
        work.good.clone_from(&work.folder.files);
    }
    let add = |counter: &AtomicUsize, n: usize| {
        counter.fetch_add(n, Ordering::Relaxed);
    };
    add(&tally.steps, 1);
    add(&tally.published, usize::from(published));
    add(&tally.warned, usize::from(matches!(&warm_ending, Ok((said, true)) if !said.is_empty())));
    if let Some(outcome) = outcome {
        add(&tally.pages, outcome.work.pages);
        add(&tally.rendered, outcome.work.rendered);
        add(&tally.parsed, outcome.work.parsed);
        add(&tally.files, work.folder.files.len());
    }
    Ok(())
}

fn ending(root: &Path, output: &Path, outside: &Outside) -> (Ending, Option<Outcome>) {
    let place = |text: String| text.replace(&output.display().to_string(), "OUTPUT").replace(&root.display().to_string(), "ROOT");
    match build(root, output, outside, &Unwatched) {
        Ok(outcome) => {
            let said = place(human(Tongue::En, &outcome.notes, &outcome.sources, false));
            (Ok((said, outcome.written.is_some())), Some(outcome))
        }
        Err(error) => (Err(place(error.to_string())), None),
    }
}

/// Two outputs must have the same files with the same bytes.
fn differing(warm: &BTreeMap<String, Vec<u8>>, cold: BTreeMap<String, Vec<u8>>) -> Result<(), String> {
    if *warm == cold {
        return Ok(());
    }
    let show = |bytes: Option<&Vec<u8>>| bytes.map_or("(not there)".to_string(), |bytes| String::from_utf8_lossy(bytes).into_owned());
    let paths: std::collections::BTreeSet<&String> = warm.keys().chain(cold.keys()).collect();
    let other: Vec<&String> = paths.into_iter().filter(|path| warm.get(*path) != cold.get(*path)).collect();
    let first = other[0];
    let other: Vec<&&String> = other.iter().filter(|path| !path.starts_with('.')).collect();
    Err(format!("these differ: {other:#?}\n\nwarm {first}:\n{}\n\ncold {first}:\n{}", show(warm.get(first)), show(cold.get(first))))
}

fn remove(folder: &Path) {
    if folder.exists() {
        fs::remove_dir_all(folder).expect("a folder of the test");
    }
}

// ---- Damage.

/// A site that was built, with the bytes of every file that is kept for the next build.
struct Kept {
    temp: tempfile::TempDir,
    site: BTreeMap<String, Vec<u8>>,
    memo: BTreeMap<String, Vec<u8>>,
}

/// What is kept of the search index: nobody is told when it is of no use, for then it is just made anew.
const QUIET: &str = "search";

/// The ways to say that what was kept is of no use.
const DAMAGED: &str = ".huikan/ is damaged: everything was made anew.";
const LOST: &str = ".huikan/ is missing: everything was made anew.";
const OTHER: &str = ".huikan/ is another version's: everything was made anew.";

impl Kept {
    fn new() -> Kept {
        let temp = temporary();
        Folder::new(&temp.path().join("site"), rich::site().files());
        let mut kept = Kept { temp, site: BTreeMap::new(), memo: BTreeMap::new() };
        assert_eq!(kept.build(), [""; 0]);
        kept.site = tree(&kept.temp.path().join("public"));
        kept.memo = tree(&kept.folder());
        // Pictures are kept each by itself, and show whether they are whole.
        kept.memo.retain(|name, _| !name.starts_with("pictures/"));
        assert!(!kept.memo.is_empty());
        kept
    }

    fn folder(&self) -> std::path::PathBuf {
        self.temp.path().join("site/.huikan")
    }

    /// Runs the program; gives the lines it says before the last.
    fn build(&self) -> Vec<String> {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_huikan"));
        command.args(["build", "--today", "2024-10-01", "--root"]).arg(self.temp.path().join("site")).env("HUIKAN_LANG", "en");
        let output = command.arg("--output").arg(self.temp.path().join("public")).output().expect("the program runs");
        let mut said: Vec<String> = String::from_utf8(output.stderr).expect("UTF-8").lines().map(str::to_string).collect();
        assert!(output.status.success(), "{said:#?}");
        assert!(said.pop().is_some_and(|last| last.starts_with("Built ")), "{said:#?}");
        said
    }

    /// Damages what is kept, and builds over a site that is old in part; the site must come out right, and the next build find nothing to do.
    #[track_caller]
    fn after(&self, what: &str, damage: impl FnOnce(), says: &[&str]) {
        remove(&self.folder());
        fs::create_dir_all(self.folder()).expect("a writable folder");
        for (name, bytes) in &self.memo {
            fs::write(self.folder().join(name), bytes).expect("a writable folder");
        }
        damage();
        fs::remove_file(self.temp.path().join("public/reports/jia/index.html")).expect("a page");
        assert_eq!(self.build(), says, "{what}");
        assert!(tree(&self.temp.path().join("public")) == self.site, "{what}: the site is another");
        let names: Vec<String> = tree(&self.folder()).into_keys().filter(|name| !name.starts_with("pictures/")).collect();
        assert_eq!(names, self.memo.keys().cloned().collect::<Vec<_>>(), "{what}: nothing else is left behind");
    }
}

#[test]
fn no_damage_to_what_is_kept_changes_the_site() {
    let kept = Kept::new();
    kept.after("nothing", || (), &[]);
    for (name, bytes) in &kept.memo {
        let file = kept.folder().join(name);
        let write = |bytes: &[u8]| fs::write(&file, bytes).expect("a writable file");
        let said = |says: &'static str| if name == QUIET { Vec::new() } else { vec![says] };
        let lengths = [0, 1, 13, 14, 15, 29, 30, 45, 46, 47, 54, bytes.len() / 3, bytes.len() / 2, bytes.len() - 1];
        for length in lengths {
            kept.after(&format!("{name} cut to {length}"), || write(&bytes[..length]), &said(DAMAGED));
        }
        // The program's digest stands behind the first line; to another program's memo nothing is wrong but that.
        let program = 14..30;
        for at in (0..bytes.len()).step_by(bytes.len() / 20).chain([13, 14, 29, 30, 46, bytes.len() - 1]) {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << (at % 8);
            let says = if program.contains(&at) { OTHER } else { DAMAGED };
            kept.after(&format!("{name} flipped at {at}"), || write(&flipped), &said(says));
        }
        kept.after(&format!("{name} as garbage"), || write("会刊".repeat(10_000).as_bytes()), &said(DAMAGED));
        kept.after(&format!("{name} with more behind it"), || write(&[bytes.as_slice(), b"more"].concat()), &said(DAMAGED));
        kept.after(&format!("{name} of another format"), || write(&[b"huikan none 0\n", &bytes[14..]].concat()), &said(DAMAGED));
        let delete = || fs::remove_file(&file).expect("a file");
        kept.after(&format!("{name} deleted"), delete, &said(LOST));
        let folder = || {
            delete();
            fs::create_dir(&file).expect("a writable folder");
        };
        kept.after(&format!("{name} as a folder"), folder, &said(DAMAGED));
    }
}

#[test]
fn pictures_are_made_once_and_only_where_they_are_published() {
    let temp = temporary();
    let mut folder = Folder::new(&temp.path().join("site"), rich::site().files());
    let page = "---\ntitle: 图\n---\n![大图](photos/big.jpg)\n";
    folder.write("content/pictures.md", page, Age::Settled);
    folder.write("content/photos/big.jpg", photo(1000, 700), Age::Settled);
    let output = temp.path().join("public");
    let root = folder.root.clone();
    let again = || build(&root, &output, &support::outside(), &Unwatched).expect("a disk that works");
    let first = again();
    let files = tree(&output);
    let mut sizes: Vec<&str> =
        files.keys().filter_map(|path| path.strip_prefix("pictures/")?.split_once('-').map(|(_, size)| size)).collect();
    sizes.sort_unstable();
    assert_eq!(sizes, ["1000.webp", "480.jpg", "480.webp", "960.jpg", "960.webp"]);
    let told = files.iter().filter(|(path, bytes)| !path.ends_with(".html") && bytes.windows(18).any(|window| window == SECRET));
    assert_eq!(told.count(), 0, "where a photo was taken is nobody's business");
    let html = String::from_utf8_lossy(&files["pictures/index.html"]).into_owned();
    assert!(html.contains(r#"width="1000" height="700" alt="大图" loading="lazy" decoding="async"></picture>"#), "{html}");
    assert_eq!(again().written.map(|written| written.written), Some(0));
    // The output is thrown away: what was kept is taken, nothing is decoded.
    let (path, _) = files.iter().find(|(path, _)| path.ends_with("-960.jpg")).expect("a size");
    Darkroom::of(&root).keep(first.memos.1.pages[path].key.content, b"kept");
    fs::remove_dir_all(&output).expect("removable");
    again();
    assert_eq!(fs::read(output.join(path)).expect("a size"), b"kept");
    // Another picture under the same name.
    let kept = || fs::read_dir(root.join(".huikan/pictures")).expect("a folder").count();
    assert_eq!(kept(), 7);
    folder.write("content/photos/big.jpg", photo(600, 700), Age::Settled);
    folder.write("content/broken.md", "---\ntitle: 图\n---\n[无](none.md)\n", Age::Settled);
    assert!(again().written.is_none());
    assert_eq!(kept(), 7, "pictures of a site with errors wait until it can be published");
    folder.remove("content/broken.md");
    again();
    assert!(!output.join(path).exists() && kept() == 5);
}
