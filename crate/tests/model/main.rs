//! The GIL, parking and pipes under a model checker: their own source, compiled over `sync.rs` beside this file,
//! whose threads are shuttle's. Shuttle runs a scenario thousands of times, each time with other switches between
//! its threads, and fails when an assertion fails, when all threads are blocked (a lost wake-up), or when a scenario
//! doesn't end within a million steps. It prints a schedule that `shuttle::replay` repeats.

mod sync;

#[allow(dead_code, unused_imports, reason = "the scenarios use a part of it")]
#[path = "../../src/gil/mod.rs"]
mod gil;

#[allow(dead_code, reason = "the scenarios use a part of it")]
#[path = "../../src/process"]
mod process {
    pub mod pipe;
    pub mod ring;
}

mod gil_protocol;
mod parking;
mod pipes;

/// Runs a scenario under random schedules, and under PCT's, which find what needs a few switches at exact places.
fn check(scenario: impl Fn() + Send + Sync + 'static) {
    let scenario = std::sync::Arc::new(scenario);
    let again = scenario.clone();
    shuttle::check_random(move || scenario(), 1_500);
    shuttle::check_pct(move || again(), 1_500, 3);
}
