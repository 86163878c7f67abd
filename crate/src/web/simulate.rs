//! Runs on the simulated machine.

use std::collections::VecDeque;
use std::mem;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

use super::convert::{from_js, to_js};
use super::results::{Sweep, summary};
use super::scenario::{Lab, script};
use crate::lab::Model;
use crate::machine::simulated::{CPYTHON_3_11, MAX_CORES, Options, run};
use crate::machine::{RunReport, Script, ScriptError};
use crate::vm::Stream;

/// What the page sets to 1 to stop the simulations that are running, where it can see this memory.
static STOP: AtomicBool = AtomicBool::new(false);

/// Bytes of output after which a single run passes it on.
const FLUSH: usize = 16_384;
/// Bytes of output that are kept of a run of a sweep.
const KEPT: usize = 1 << 20;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = gilLabOutput)]
    fn output(stderr: bool, text: &str);
}

/// `Simulation` in `www/engine/protocol.ts`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Simulation {
    source: String,
    lab: Lab,
    cores: u32,
}

/// A run that can begin.
struct Planned {
    script: Script,
    options: Options,
    model: Model,
    workers: u32,
}

/// `Simulated` in `www/engine/protocol.ts`.
#[derive(Serialize)]
struct Simulated {
    output: VecDeque<Printed>,
    dropped: usize,
    error: Option<ScriptError>,
    stopped: bool,
}

/// A piece of output.
#[derive(Default, Serialize)]
struct Printed {
    stderr: bool,
    text: String,
}

/// Where in this memory the byte is that stops simulations.
#[wasm_bindgen]
#[must_use]
pub fn stop_byte() -> u32 {
    (&raw const STOP) as u32
}

/// Runs once, passing output on as it comes, and returns the page's `Summary`.
///
/// # Errors
/// When `simulation` is not a `Simulation`.
#[wasm_bindgen]
pub fn simulate(simulation: JsValue) -> Result<JsValue, JsError> {
    let Planned {
        script, options, ..
    } = plan(simulation)?;
    STOP.store(false, Ordering::Relaxed);
    let pending = Arc::new(Mutex::new(Printed::default()));
    let console = {
        let pending = Arc::clone(&pending);
        move |stream: Stream, text: &str| lock(&pending).pass(stream == Stream::Stderr, text)
    };
    let report = run(&script, &options, &console, &STOP);
    lock(&pending).flush();
    summary(&report)
}

impl Printed {
    /// Adds text, passing on what waits when there is enough of it.
    fn pass(&mut self, stderr: bool, text: &str) {
        if self.stderr != stderr || self.text.len() + text.len() > FLUSH {
            self.flush();
        }
        self.stderr = stderr;
        self.text.push_str(text);
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            output(self.stderr, &mem::take(&mut self.text));
        }
    }
}

#[wasm_bindgen]
impl Sweep {
    /// Runs side by side, adds what ended well, and returns a `Simulated` for each.
    ///
    /// # Errors
    /// When one of them is not a `Simulation`.
    pub fn add_simulated(&mut self, simulations: Vec<JsValue>) -> Result<JsValue, JsError> {
        let planned: Vec<Planned> = simulations
            .into_iter()
            .map(plan)
            .collect::<Result<_, _>>()?;
        STOP.store(false, Ordering::Relaxed);
        // One alone does not need the pool, which a page without isolation lacks.
        let reports: Vec<(RunReport, Tail)> = match planned.as_slice() {
            [planned] => vec![planned.run()],
            many => many.par_iter().map(Planned::run).collect(),
        };
        let mut results = Vec::new();
        for (planned, (report, tail)) in planned.iter().zip(reports) {
            results.push(Simulated {
                output: tail.printed,
                dropped: tail.dropped,
                error: report.error.clone(),
                stopped: report.stopped,
            });
            if report.error.is_none() && !report.stopped {
                self.add(planned.model, planned.workers, report);
            }
        }
        to_js(&results)
    }
}

impl Planned {
    fn run(&self) -> (RunReport, Tail) {
        let tail = Arc::new(Mutex::new(Tail::default()));
        let console = {
            let tail = Arc::clone(&tail);
            move |stream: Stream, text: &str| lock(&tail).add(stream == Stream::Stderr, text)
        };
        let report = run(&self.script, &self.options, &console, &STOP);
        let tail = mem::take(&mut *lock(&tail));
        (report, tail)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The newest part of what a run printed.
#[derive(Default)]
struct Tail {
    printed: VecDeque<Printed>,
    bytes: usize,
    /// Characters that are gone.
    dropped: usize,
}

impl Tail {
    fn add(&mut self, stderr: bool, text: &str) {
        self.bytes += text.len();
        match self.printed.back_mut() {
            Some(last) if last.stderr == stderr && last.text.len() < FLUSH => {
                last.text.push_str(text);
            }
            _ => self.printed.push_back(Printed {
                stderr,
                text: text.to_owned(),
            }),
        }
        while self.bytes > KEPT && self.printed.len() > 1 {
            if let Some(oldest) = self.printed.pop_front() {
                self.bytes -= oldest.text.len();
                self.dropped += oldest.text.chars().count();
            }
        }
    }
}

fn plan(simulation: JsValue) -> Result<Planned, JsError> {
    let simulation: Simulation = from_js(simulation)?;
    let lab = &simulation.lab;
    Ok(Planned {
        model: Model::named(&lab.model).ok_or_else(|| JsError::new("no such model"))?,
        workers: lab.workers,
        script: script(simulation.source, lab)?,
        options: Options {
            cores: simulation.cores.clamp(1, MAX_CORES),
            profile: &CPYTHON_3_11,
        },
    })
}
