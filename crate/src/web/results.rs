//! What is left of runs, as the page shows it.

use js_sys::{Array, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

use super::convert::{set, to_js, trace_to_js};
use crate::lab::{Breakdown, Model, Run, Span, Trace, points};
use crate::machine::{ProcessReport, RunReport, ScriptError};

/// The page's `RunResult`, without its trace and what was printed. Times are seconds.
#[derive(Serialize)]
struct Summary<'r> {
    status: i32,
    error: &'r Option<ScriptError>,
    stopped: bool,
    elapsed: f64,
    measured: f64,
    breakdown: Breakdown,
}

/// The summary of a live run, from what its processes reported; `elapsed` is nanoseconds.
///
/// # Errors
/// When a report is not one.
#[wasm_bindgen]
pub fn summarise(
    reports: Vec<Uint8Array>,
    elapsed: f64,
    stopped: bool,
) -> Result<JsValue, JsError> {
    summary(&read(&reports, elapsed, stopped)?)
}

/// The page's `Summary` of a run.
///
/// # Errors
/// When it has something that JavaScript lacks.
pub fn summary(report: &RunReport) -> Result<JsValue, JsError> {
    let object = to_js(&Summary {
        status: report.status,
        error: &report.error,
        stopped: report.stopped,
        elapsed: seconds(report.elapsed),
        measured: seconds(report.measured),
        breakdown: Breakdown::of(&report.threads, span(report)),
    })?;
    set(
        &object,
        "trace",
        trace_to_js(&Trace::merge(&report.threads))?,
    );
    Ok(object)
}

fn read(reports: &[Uint8Array], elapsed: f64, stopped: bool) -> Result<RunReport, JsError> {
    let parse = |bytes: &Uint8Array| serde_json::from_slice(&bytes.to_vec());
    let processes: Vec<ProcessReport> = reports.iter().map(parse).collect::<Result<_, _>>()?;
    Ok(RunReport::of(processes, elapsed as u64, stopped))
}

fn span(report: &RunReport) -> Span {
    Span {
        begin: 0,
        end: report.elapsed,
    }
}

fn seconds(nanos: u64) -> f64 {
    nanos as f64 / 1e9
}

/// The runs of a sweep.
#[wasm_bindgen]
#[derive(Default)]
pub struct Sweep {
    runs: Vec<Run>,
}

#[wasm_bindgen]
impl Sweep {
    /// A sweep without runs.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Sweep {
        Sweep::default()
    }

    /// Adds a live run, from what its processes reported; `elapsed` is nanoseconds. One that ended with an error is not
    /// added: it is returned, else null.
    ///
    /// # Errors
    /// When a report is not one, or there is no such model.
    pub fn add_live(
        &mut self,
        model: &str,
        workers: u32,
        reports: Vec<Uint8Array>,
        elapsed: f64,
    ) -> Result<JsValue, JsError> {
        let model = Model::named(model).ok_or_else(|| JsError::new("no such model"))?;
        let report = read(&reports, elapsed, false)?;
        if let Some(error) = &report.error {
            return to_js(error);
        }
        self.add(model, workers, report);
        Ok(JsValue::NULL)
    }

    /// The page's `Point`s of all runs.
    ///
    /// # Errors
    /// When they have something that JavaScript lacks.
    pub fn points(&self) -> Result<Array, JsError> {
        points(&self.runs).into_iter().map(point_to_js).collect()
    }
}

impl Sweep {
    /// Adds a run that ended well.
    pub fn add(&mut self, model: Model, workers: u32, report: RunReport) {
        self.runs.push(Run {
            model,
            workers,
            seconds: seconds(report.measured),
            span: span(&report),
            threads: report.threads,
        });
    }
}

fn point_to_js(mut point: crate::lab::Point) -> Result<JsValue, JsError> {
    let trace = trace_to_js(&std::mem::take(&mut point.trace))?;
    let object = to_js(&point)?;
    set(&object, "trace", trace);
    Ok(object)
}
