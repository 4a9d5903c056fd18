//! Looking on while a site is built: progress on a terminal, and the time each stage takes.

use std::fmt::Write as _;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::voice::Voice;
use crate::pipeline::{Stage, Watch};
use crate::plan::OutPath;

/// A build that is short needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// Somebody at a terminal.
pub(super) struct Watcher {
    start: Instant,
    stages: Mutex<Vec<(Stage, Instant)>>,
    bar: ProgressBar,
    voice: Voice,
    /// The page to look out for, and whether it was made anew.
    wanted: Option<OutPath>,
    made: AtomicBool,
}

/// How long each stage took.
pub(super) struct Timings {
    stages: Vec<(Stage, f64)>,
    total: f64,
    /// Whether the page to look out for was made anew.
    pub(super) made: bool,
}

impl Watcher {
    /// Begins to look on, out for one page above all.
    pub(super) fn new(wanted: Option<OutPath>, voice: Voice) -> Watcher {
        let bar = ProgressBar::hidden();
        if let Ok(style) = ProgressStyle::with_template("{pos}/{len} pages {wide_bar} {eta}") {
            bar.set_style(style);
        }
        Watcher { start: Instant::now(), stages: Mutex::default(), bar, voice, wanted, made: AtomicBool::new(false) }
    }

    /// Stops, and gives the times.
    pub(super) fn finish(self) -> Timings {
        self.bar.finish_and_clear();
        let total = self.start.elapsed().as_secs_f64();
        let begun = self.stages.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        let ends = begun.iter().skip(1).map(|(_, at)| *at).chain([Instant::now()]);
        let stages = begun.iter().zip(ends).map(|((stage, from), to)| (*stage, (to - *from).as_secs_f64())).collect();
        Timings { stages, total, made: self.made.into_inner() }
    }
}

impl Watch for Watcher {
    fn stage(&self, stage: Stage) {
        self.stages.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((stage, Instant::now()));
    }

    fn page(&self, page: &OutPath, made: bool, total: usize) {
        if made && self.wanted.as_ref() == Some(page) {
            self.made.store(true, Ordering::Relaxed);
        }
        self.bar.inc(1);
        if !self.voice.quiet && self.bar.is_hidden() && self.bar.position().is_multiple_of(64) && self.start.elapsed() > PATIENCE {
            self.bar.set_length(total as u64);
            // Draws nothing where standard error is no terminal.
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    fn wait(&self, holder: Option<u32>) {
        let holder = holder.map_or(String::new(), |id| format!(" (process {id})"));
        // Whoever does not listen waits all the same.
        let _ = self.voice.mention(&format!("Waiting for another build into the same folder{holder} to end.\n"));
    }
}

impl Timings {
    /// Seconds in all.
    pub(super) fn total(&self) -> f64 {
        self.total
    }

    /// A line for each stage.
    pub(super) fn table(&self) -> String {
        let mut table = String::new();
        for (stage, seconds) in &self.stages {
            let name = match stage {
                Stage::Read => "read",
                Stage::Parse => "parse",
                Stage::Resolve => "resolve",
                Stage::Plan => "plan",
                Stage::Render => "render",
                Stage::Emit => "emit",
            };
            // Writing to a String does not fail.
            let _ = writeln!(table, "{name:8} {:8.1} ms", seconds * 1000.0);
        }
        let _ = writeln!(table, "{:8} {:8.1} ms", "all", self.total * 1000.0);
        table
    }
}
