//! Results: what the threads of a run did, and the points of a speedup curve.

use serde::Serialize;

use super::scenario::Model;
use super::stats::{Estimate, efficiency, karp_flatt, speedup};
use super::trace::{ThreadTrace, Trace, seconds};
use crate::trace::State;

/// Seconds that all threads of a run spent, by what they did.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Breakdown {
    /// Running bytecode or native code.
    pub computing: f64,
    /// Waiting for the GIL.
    pub waiting_for_gil: f64,
    /// Asked for, not running yet.
    pub starting: f64,
    /// Pickling and unpickling.
    pub pickling: f64,
    /// Sending and receiving on pipes.
    pub messaging: f64,
    /// Sleeping, waiting on locks, files and network.
    pub blocked: f64,
}

/// A part of a run, in nanoseconds since it began.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    /// Where it begins.
    pub begin: u64,
    /// Where it ends.
    pub end: u64,
}

/// One measured run of one point.
#[derive(Clone, Debug)]
pub struct Run {
    /// How the work was spread.
    pub model: Model,
    /// Over how many workers; 1 for [`Model::Serial`].
    pub workers: u32,
    /// Measured seconds: those inside `lab.Executor` blocks.
    pub seconds: f64,
    /// The whole run.
    pub span: Span,
    /// What its threads did.
    pub threads: Vec<ThreadTrace>,
}

/// One place on the chart: a model with a number of workers.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Point {
    /// How the work was spread.
    pub model: Model,
    /// Over how many workers.
    pub workers: u32,
    /// Measured seconds, in the order of the runs.
    pub times: Vec<f64>,
    /// Median of them, with its 95 % confidence interval.
    #[serde(flatten)]
    pub estimate: Estimate,
    /// Serial median over this median; none without a serial point.
    pub speedup: Option<f64>,
    /// Speedup per worker.
    pub efficiency: Option<f64>,
    /// Experimentally determined serial fraction; none for one worker.
    pub karp_flatt: Option<f64>,
    /// Of the run nearest to the median.
    pub breakdown: Breakdown,
    /// Of that run too.
    pub trace: Trace,
    /// 1-based number of that run.
    pub trace_run: u32,
}

impl Breakdown {
    /// Adds up what the threads did within `span`. Their last state lasts until its end.
    pub fn of(threads: &[ThreadTrace], span: Span) -> Breakdown {
        let mut breakdown = Breakdown::default();
        for ThreadTrace { events, .. } in threads {
            let ends = events.iter().skip(1).map(|event| event.time);
            for (event, end) in events.iter().zip(ends.chain([span.end])) {
                let begin = event.time.max(span.begin);
                breakdown.add(event.state, end.min(span.end).saturating_sub(begin));
            }
        }
        breakdown
    }

    fn add(&mut self, state: State, nanos: u64) {
        let part = match state {
            State::Running | State::Native => &mut self.computing,
            State::WaitingForGil => &mut self.waiting_for_gil,
            State::Starting => &mut self.starting,
            State::Pickling => &mut self.pickling,
            State::Sending | State::Receiving => &mut self.messaging,
            State::Blocked | State::Sleeping | State::InputOutput => &mut self.blocked,
            State::Exited => return,
        };
        *part += seconds(nanos);
    }
}

/// The points of a sweep: runs of the same model and number of workers together, in the order in which they first
/// occur.
pub fn points(runs: &[Run]) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for run in runs {
        let known = (points.iter()).any(|p| (p.model, p.workers) == (run.model, run.workers));
        if !known {
            let same = |other: &&Run| (other.model, other.workers) == (run.model, run.workers);
            let repeats: Vec<&Run> = runs.iter().filter(same).collect();
            points.extend(Point::of(&repeats));
        }
    }
    let serial = (points.iter())
        .find(|point| point.model == Model::Serial)
        .map(|point| point.estimate.median);
    for point in &mut points {
        point.compare_with(serial);
    }
    points
}

impl Point {
    fn of(repeats: &[&Run]) -> Option<Point> {
        let first = repeats.first()?;
        let times: Vec<f64> = repeats.iter().map(|run| run.seconds).collect();
        let estimate = Estimate::of(&times)?;
        let distance = |index: &usize| (times[*index] - estimate.median).abs();
        let nearest = (0..times.len()).min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
        let run = repeats[nearest];
        Some(Point {
            model: first.model,
            workers: first.workers,
            estimate,
            speedup: None,
            efficiency: None,
            karp_flatt: None,
            breakdown: Breakdown::of(&run.threads, run.span),
            trace: Trace::merge(&run.threads),
            trace_run: nearest as u32 + 1,
            times,
        })
    }

    fn compare_with(&mut self, serial: Option<f64>) {
        self.speedup = serial.map(|serial| speedup(serial, self.estimate.median));
        self.efficiency = (self.speedup).map(|speedup| efficiency(speedup, self.workers));
        self.karp_flatt = (self.speedup).and_then(|speedup| karp_flatt(speedup, self.workers));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::Event;

    const SECOND: u64 = 1_000_000_000;

    fn thread(states: &[(u64, State)]) -> ThreadTrace {
        let event = |&(time, state)| Event {
            time: time * SECOND,
            state,
            line: 0,
            bytes: 0,
        };
        ThreadTrace {
            events: states.iter().map(event).collect(),
            ..ThreadTrace::default()
        }
    }

    fn run(model: Model, workers: u32, seconds: f64) -> Run {
        Run {
            model,
            workers,
            seconds,
            span: Span { begin: 0, end: 0 },
            threads: Vec::new(),
        }
    }

    #[test]
    fn breakdown_adds_up() {
        let threads = [
            thread(&[
                (0, State::Running),
                (2, State::WaitingForGil),
                (5, State::Running),
            ]),
            thread(&[
                (1, State::Starting),
                (2, State::Sleeping),
                (4, State::Exited),
            ]),
        ];
        let span = Span {
            begin: 0,
            end: 6 * SECOND,
        };
        let breakdown = Breakdown::of(&threads, span);
        assert_eq!(breakdown.computing, 3.0);
        assert_eq!(breakdown.waiting_for_gil, 3.0);
        assert_eq!(breakdown.starting, 1.0);
        assert_eq!(breakdown.blocked, 2.0);
        assert_eq!(breakdown.pickling + breakdown.messaging, 0.0);
    }

    #[test]
    fn breakdown_is_clipped() {
        let threads = [thread(&[(0, State::Running), (4, State::Pickling)])];
        let span = Span {
            begin: 3 * SECOND,
            end: 5 * SECOND,
        };
        let breakdown = Breakdown::of(&threads, span);
        assert_eq!((breakdown.computing, breakdown.pickling), (1.0, 1.0));
    }

    #[test]
    fn points_compare_with_serial() {
        let runs = [
            run(Model::Serial, 1, 8.0),
            run(Model::Processes, 4, 3.0),
            run(Model::Processes, 4, 1.0),
            run(Model::Processes, 4, 2.0),
        ];
        let points = points(&runs);
        assert_eq!(points.len(), 2);
        assert_eq!(points[0].speedup, Some(1.0));
        assert_eq!(points[0].karp_flatt, None);
        assert_eq!(points[1].estimate.median, 2.0);
        assert_eq!(points[1].trace_run, 3);
        assert_eq!(points[1].efficiency, Some(1.0));
        assert_eq!(points[1].karp_flatt, Some(0.0));
    }

    #[test]
    fn without_serial_there_is_no_speedup() {
        let points = points(&[run(Model::Threads, 2, 1.0)]);
        assert_eq!(points[0].speedup, None);
        assert_eq!(points[0].efficiency, None);
    }
}
