//! Looking on while a site is built: progress on a terminal, and the time each stage takes.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::columns::padded;
use super::voice::Voice;
use crate::messages::{Arguments, Tongue, text, words};
use crate::pipeline::{Stage, Watch};
use crate::plan::OutPath;

/// How wide the name of a stage is at most.
const NAME: usize = 8;

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
        let counter = text(voice.tongue(), "progress", &Arguments::new().with("done", "{pos}").with("all", "{len}"));
        if let Ok(style) = ProgressStyle::with_template(&format!("{counter} {{wide_bar}} {{eta}}")) {
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
        // Whoever does not listen waits all the same.
        let _ = self.voice.mention("build-waits", &Arguments::new().with("process", holder.unwrap_or(0)));
    }
}

impl Timings {
    /// Seconds in all.
    pub(super) fn total(&self) -> f64 {
        self.total
    }

    /// A line for each stage.
    pub(super) fn table(&self, tongue: Tongue) -> String {
        let stages = self.stages.iter().map(|(stage, seconds)| (id(*stage), *seconds));
        let lines = stages.chain([("stage-all", self.total)]).map(|(id, seconds)| {
            let name = words(tongue, id);
            format!("{} {:8.1} ms\n", padded(&name, NAME), seconds * 1000.0)
        });
        lines.collect()
    }
}

fn id(stage: Stage) -> &'static str {
    match stage {
        Stage::Read => "stage-read",
        Stage::Parse => "stage-parse",
        Stage::Resolve => "stage-resolve",
        Stage::Plan => "stage-plan",
        Stage::Render => "stage-render",
        Stage::Emit => "stage-emit",
    }
}
