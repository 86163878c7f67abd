//! `gil-lab sweep`: every model with every number of workers, compared.

use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use super::CliError;
use super::arguments::{Machine, Options};
use super::execute::{self, Loaded, execute, load};
use crate::lab::{Model, Point, Run, Span, points};
use crate::machine::{RunReport, ScriptError};

/// Runs of each point on the live machine, where times vary.
const LIVE_REPEATS: u32 = 5;

/// What `--json` prints: the page's `SweepResult`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Report {
    machine: &'static str,
    cores: u32,
    points: Vec<Point>,
    error: Option<ScriptError>,
}

/// One run to make.
#[derive(Clone, Copy)]
struct Job {
    model: Model,
    workers: u32,
}

/// Sweeps. A script that fails ends it, with the status of that run; the points before it are shown.
pub(super) fn sweep(options: &Options) -> Result<i32, CliError> {
    let loaded = load(options)?;
    if !loaded.scenario.sweeps && options.models.is_none() && options.workers.is_none() {
        return Err(CliError::Usage(format!(
            "{} has no header to sweep; name --models and --workers",
            options.file
        )));
    }
    let jobs = jobs(&loaded, options);
    let (runs, failed) = measure(&loaded, options, &jobs)?;
    let report = Report {
        machine: match options.machine {
            Machine::Live => "live",
            Machine::Simulated => "simulated",
        },
        cores: match options.machine {
            Machine::Live => crate::machine::live::native::cores(),
            Machine::Simulated => options.cores,
        },
        points: points(&runs),
        error: failed.as_ref().and_then(|report| report.error.clone()),
    };
    if options.json {
        let json = serde_json::to_string(&report).expect("points are plain data");
        println!("{json}");
    } else {
        print_table(&report.points);
    }
    Ok(failed.map_or(0, |report| report.status))
}

/// All runs in their order: point after point, and that again, so that a busy minute of the device spoils no point
/// alone.
fn jobs(loaded: &Loaded, options: &Options) -> Vec<Job> {
    let models = options.models.as_ref().unwrap_or(&loaded.scenario.models);
    let workers = options.workers.as_ref().unwrap_or(&loaded.scenario.workers);
    let mut round = Vec::new();
    for &model in models {
        let counts = if model == Model::Serial {
            &[1]
        } else {
            &workers[..]
        };
        round.extend(counts.iter().map(|&workers| Job { model, workers }));
    }
    let repeats = options.repeats.unwrap_or(match options.machine {
        Machine::Live => LIVE_REPEATS,
        Machine::Simulated => 1,
    });
    round.repeat(repeats as usize)
}

/// Runs them until one fails. Simulated ones do not disturb each other, so they run side by side.
fn measure(
    loaded: &Loaded,
    options: &Options,
    jobs: &[Job],
) -> Result<(Vec<Run>, Option<RunReport>), CliError> {
    let one = |job: &Job| one(loaded, options, *job);
    let mut reports: Box<dyn Iterator<Item = Result<RunReport, CliError>>> = match options.machine {
        Machine::Live => Box::new(jobs.iter().map(one)),
        Machine::Simulated => {
            let side_by_side: Vec<_> = jobs.par_iter().map(one).collect();
            Box::new(side_by_side.into_iter())
        }
    };
    let mut runs = Vec::new();
    for (index, job) in jobs.iter().enumerate() {
        let Some(report) = reports.next().transpose()? else {
            break;
        };
        if report.status != 0 {
            return Ok((runs, Some(report)));
        }
        let seconds = report.measured as f64 / 1e9;
        eprintln!(
            "{}/{}  {:<9} {:>4}  {seconds:.4} s",
            index + 1,
            jobs.len(),
            job.model.name(),
            job.workers
        );
        runs.push(Run {
            model: job.model,
            workers: job.workers,
            seconds,
            span: Span {
                begin: 0,
                end: report.elapsed,
            },
            threads: report.threads,
        });
    }
    Ok((runs, None))
}

/// One run, of whose output only the errors are shown.
fn one(loaded: &Loaded, options: &Options, job: Job) -> Result<RunReport, CliError> {
    let settings = execute::settings(loaded, options, Some(job.model), Some(job.workers));
    let script = execute::script(loaded, options, settings);
    let console = Arc::new(|stream, text: &str| {
        if stream == crate::vm::Stream::Stderr {
            eprint!("{text}");
        }
    });
    execute(options, script, console)
}

fn print_table(points: &[Point]) {
    println!(
        "{:<10} {:>7} {:>10} {:>23} {:>8} {:>10}",
        "model", "workers", "median", "95 % interval", "speedup", "efficiency"
    );
    for point in points {
        let number =
            |value: Option<f64>| value.map_or(String::new(), |value| format!("{value:.2}"));
        println!(
            "{:<10} {:>7} {:>8.4} s {:>10.4} – {:>8.4} s {:>8} {:>10}",
            point.model.name(),
            point.workers,
            point.estimate.median,
            point.estimate.low,
            point.estimate.high,
            number(point.speedup),
            number(point.efficiency),
        );
    }
}
