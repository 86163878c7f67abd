//! Scripts on the simulated machine: what they print, and when.

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};

use super::{CPYTHON_3_11, Options, run};
use crate::gil::PYTHON_3_12;
use crate::machine::{RunReport, Script};
use crate::trace::State;
use crate::vm::LabSettings;

fn simulate(source: &str, model: &str, workers: u32, cores: u32) -> (RunReport, String) {
    let lab = LabSettings {
        model: model.to_owned(),
        workers,
        ..LabSettings::default()
    };
    let script = Script {
        source: source.into(),
        filename: "test.py".to_owned(),
        argv: vec!["test.py".to_owned()],
        lab,
        gil: PYTHON_3_12,
        suspend_everywhere: false,
    };
    let output = Arc::new(Mutex::new(String::new()));
    let sink = Arc::clone(&output);
    let console = move |_, text: &str| sink.lock().expect("no test panics with it").push_str(text);
    let options = Options {
        cores,
        profile: &CPYTHON_3_11,
    };
    let report = run(&script, &options, &console, &AtomicBool::new(false));
    let output = output.lock().expect("no test panics with it").clone();
    (report, output)
}

const COUNTDOWN: &str = "
import lab

def countdown(n):
    while n > 0:
        n -= 1
    return n

if __name__ == '__main__':
    with lab.Executor() as executor:
        print(list(executor.map(countdown, lab.split(2_000_000, lab.workers))))
";

#[test]
fn threads_take_turns() {
    let (serial, _) = simulate(COUNTDOWN, "serial", 1, 4);
    let (threads, output) = simulate(COUNTDOWN, "threads", 4, 4);
    assert_eq!(output, "[0, 0, 0, 0]\n");
    assert_eq!(threads.status, 0);
    let ratio = threads.measured as f64 / serial.measured as f64;
    assert!(
        (0.98..1.2).contains(&ratio),
        "4 threads take {ratio} of the serial time"
    );
    let mut holding: Vec<(u64, u64)> = Vec::new();
    for thread in &threads.threads {
        for pair in thread.events.windows(2) {
            if matches!(pair[0].state, State::Running | State::Pickling) {
                holding.push((pair[0].time, pair[1].time));
            }
        }
    }
    holding.sort_unstable();
    assert!(holding.len() > 10, "they hand over: {}", holding.len());
    assert!(
        holding.windows(2).all(|pair| pair[0].1 <= pair[1].0),
        "two hold the GIL at once: {holding:?}"
    );
}

#[test]
fn processes_run_side_by_side() {
    let source = COUNTDOWN.replace("2_000_000", "20_000_000");
    let (serial, _) = simulate(&source, "serial", 1, 4);
    let (processes, output) = simulate(&source, "processes", 4, 4);
    assert_eq!(output, "[0, 0, 0, 0]\n");
    let speedup = serial.measured as f64 / processes.measured as f64;
    assert!(
        (2.0..4.0).contains(&speedup),
        "4 processes are {speedup} times faster"
    );
    let (one_core, _) = simulate(&source, "processes", 4, 1);
    assert!(
        one_core.measured > serial.measured,
        "one core gains nothing"
    );
}

#[test]
fn the_same_seed_gives_the_same_trace() {
    let (first, _) = simulate(COUNTDOWN, "processes", 3, 2);
    let (second, _) = simulate(COUNTDOWN, "processes", 3, 2);
    assert_eq!(first.elapsed, second.elapsed);
    for (one, other) in first.threads.iter().zip(&second.threads) {
        assert_eq!(one.thread, other.thread);
        assert_eq!(one.events, other.events);
    }
}

#[test]
fn sleep_takes_virtual_time() {
    let (report, output) = simulate(
        "import time\nbegin = time.perf_counter()\ntime.sleep(3600)\nprint(round(time.perf_counter() - begin))\n",
        "serial",
        1,
        1,
    );
    assert_eq!(output, "3600\n");
    assert!(report.elapsed >= 3_600_000_000_000);
}

#[test]
fn a_deadlock_is_told() {
    let (report, output) = simulate(
        "import _thread\nlock = _thread.allocate_lock()\nlock.acquire()\nlock.acquire()\n",
        "serial",
        1,
        1,
    );
    assert_eq!(report.status, 1);
    assert!(
        output.contains(
            "Deadlock: nothing can run again: MainThread of MainProcess waits for a lock at line 4"
        ),
        "{output}"
    );
}

#[test]
fn memory_has_a_limit() {
    let source = "
held = []
try:
    while True:
        held.append([0] * 100_000)
except MemoryError:
    count = len(held)
    held = None
    print(count > 100, count < 200)
";
    let (report, output) = simulate(source, "serial", 1, 1);
    assert_eq!((report.status, output.as_str()), (0, "True True\n"));
}
